# Hostile labels, and what is to be shown of them.
#   my $hostile = Hostile->new($seed);
#   $hostile->label       the next one, in bytes: the same ones for the same seed
#   $hostile->text        the next one that is UTF-8, for files that have to be
#   cleaned($label)       what every format shows of it (DESIGN: labels are cleaned once), in bytes
package Hostile;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT_OK = ('cleaned');

# What labels are made of: each piece does something somewhere.
my @pieces = (
    '`touch pwned`', '$(touch pwned)', "'", '"', "''", '""', "\\'", '\\"', "\n", "\r\n", "\t", '@macro', '@', 'EOD', 'END',
    "\nEND\n", "\n!touch pwned\n", '! touch pwned', ']] >', '<![CDATA[', '&amp;', '<b>', '</text>', "\x01", "\x1b[31m", "\x7f",
    "\xe2\x80\xae", "\xe2\x80\x8f", "\xe2\x81\xa6", '{/Symbol a}', '{/*9', '}', '{', '^2', '_i', '\\input{x}', '\\', '\\\\', '\\101',
    '\\140touch pwned\\140', '%s', '%d%n', '%', '#', '# x', ';', '; quit', "'; system 'touch pwned", '"; system "touch pwned',
    'a', 'word', ' ', '  ', "\xff", "\xc3", "\xc3\xa9", "\xe2\x88\x92", "x\xc2\xb2", '$', '$HOME', '~', '|touch pwned',
    '< touch pwned', '[', ']', '(', ')', ',', ':', '*', '=', 'plot x', 'set output "pwned"', "\\\n", '0', '7',
    '<script>document.pwned = 1</script>', '<img src=x onerror="document.pwned = 1">', '"><svg onload="document.pwned = 1">',
    '</title>', '</metadata>', '-->', '<!--', ']]>', '</style>', '&#0;', '&#x1b;', '[a](javascript:document.pwned=1)',
    '![a](http://127.0.0.1:1/x)', '<http://127.0.0.1:1/>', 'http://127.0.0.1:1/', '{{title}}', '{{{', '}}', '\\write18{touch pwned}',
    '\\immediate\\openout1=pwned ', '\\end{document}', '^^5c', '$$', '\\(', '| --- |', '- x', '1. x', '> x', '***', '```', '=1+1',
    '::error ::x', '%0A', "\xc2\x9b", "\xe2\x80\xa8", "\xef\xbb\xbf", '- {', ': ', ' #', '!!x', '&a ', '*a', '---');

# A character of UTF-8, of which every other sequence of bytes is none.
my $tail = qr/[\x80-\xbf]/;
my $character = qr/[\x00-\x7f] | [\xc2-\xdf]$tail | \xe0[\xa0-\xbf]$tail | [\xe1-\xec\xee\xef]$tail{2}
    | \xed[\x80-\x9f]$tail | \xf0[\x90-\xbf]$tail{2} | [\xf1-\xf3]$tail{3} | \xf4[\x80-\x8f]$tail{2}/x;

sub new {
    my ($class, $seed) = @_;
    return bless {seed => $seed}, $class;
}

sub random {
    my ($self, $below) = @_;
    $self->{seed} = ($self->{seed} * 1103515245 + 12345) % 2147483648;
    return int($self->{seed} / 65536) % $below;
}

sub label {
    my ($self) = @_;
    return join '', map { $pieces[$self->random(scalar @pieces)] } 1 .. 1 + $self->random(6);
}

sub text {
    my ($self) = @_;
    return $self->label =~ s/\G($character*)[^\x00-\x7f]?/$1/gr;
}

sub escaped { return join '', map { sprintf '\\x%02x', ord } split //, shift }

sub shown {
    my ($bytes) = @_;
    return escaped($bytes) if $bytes !~ /^$character\z/;
    utf8::decode(my $decoded = $bytes);
    my $code = ord $decoded;
    return ' ' if ($code >= 0x09 && $code <= 0x0d) || $code == 0x85 || $code == 0x2028 || $code == 0x2029;
    return escaped($bytes) if $code < 0x20 || ($code >= 0x7f && $code < 0xa0);
    return '' if chr($code) =~ /[\x{61c}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{feff}]/;
    return $bytes;
}

sub cleaned {
    my ($label) = @_;
    return join '', map { shown($_) } $label =~ /($character|.)/gs;
}

1;
