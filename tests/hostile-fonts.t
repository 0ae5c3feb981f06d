#!/usr/bin/perl
# Fonts that were damaged, or made to do harm: drawn as what they are, or refused by name, in every format alike; and
# nothing of them but outlines and widths gets into a PDF.
use strict;
use warnings;
use utf8;
use Cwd 'abs_path';
use Encode 'encode_utf8';
use File::Basename 'dirname';
use File::Temp 'tempdir';

my $root;
BEGIN { $root = abs_path(dirname(__FILE__) . '/..') }
use lib "$root/tests";
use Font;
use Tap;

my $gdplot = $ENV{GDPLOT} || "$root/build/gdplot";
chdir tempdir(CLEANUP => 1) or die;
$ENV{LC_ALL} = 'C';
delete $ENV{SOURCE_DATE_EPOCH};

sub write_file {
    my ($name, $bytes) = @_;
    open my $file, '>:raw', $name or die "$name: $!";
    print $file $bytes;
    close $file or die;
    return;
}

sub read_file {
    my ($name) = @_;
    open my $file, '<:raw', $name or return '';
    local $/ = undef;
    return <$file>;
}

# Draws with the font; what is printed, and the exit status or 128 + signal. A run that would not end is ended.
sub draw {
    my ($out, @options) = @_;
    my $pid = open my $pipe, '-|';
    if (!$pid) {
        open STDERR, '>&', \*STDOUT or die;
        exec 'sh', '-c', 'ulimit -c 0; ulimit -t 30; exec "$@"', 'sh', $gdplot, 'history', '-q', '--size', '200x150', '--caption', '', '--font', 'font',
            @options, '-o', $out or die;
    }
    local $/ = undef;
    my $printed = <$pipe> // '';
    close $pipe;
    return ($printed, $? & 127 ? 128 + ($? & 127) : $? >> 8);
}

my @formats = ([qw(a.png)], [qw(a.svg)], [qw(a.svg --svg-font embed)], [qw(a.svg --svg-font outline)], [qw(a.pdf)], [qw(a.txt)]);

# refused NAME, FONT, PATTERN: in every format, in one line that names the file
sub refused {
    my ($name, $font, $pattern) = @_;
    write_file('font', $font);
    for my $format (@formats) {
        my ($printed, $status) = draw(@{$format});
        ok($status == 3 && $printed =~ /^gdplot: --font: font: $pattern.*; .*\n\z/, "$name: refused for @{$format}",
            "status $status", $printed);
    }
    return;
}

# drawn NAME, FONT: in every format, and without a message
sub drawn {
    my ($name, $font, @options) = @_;
    write_file('font', $font);
    for my $format (@formats) {
        my ($printed, $status) = draw(@{$format}, @options);
        ok($status == 0 && $printed eq '', "$name: drawn as @{$format}", "status $status", $printed);
    }
    return;
}

my $sound = truetype();
drawn('a sound font', $sound);
my $reference = do { draw('a.png'); read_file('a.png') };

# ---- Not to be drawn from

refused('no font', 'text', 'not a font');
refused('an empty file', '', 'not a font');
for my $size (28, length($sound) / 2, length($sound) - 200, length($sound) - 4) {
    refused("a font cut to $size bytes", substr($sound, 0, $size), 'a font that is cut short or damaged');
}
refused('text as long as a font', 'text ' x 200, 'not a font');
for my $kind (
    ["wOFF\0\1\0\0", 'a WOFF font'],
    ["wOF2\0\1\0\0", 'a WOFF2 font'],
    ["\x80\1\0\0\0\0%!PS-AdobeFont-1.0", 'a Type 1 font'],
    ['%!PS-AdobeFont-1.0: CMR10', 'a Type 1 font'],
    ["\1fcp", 'a bitmap font'],
    ["STARTFONT 2.1\n", 'a bitmap font'],
    ["\x1f\x8b\x08", 'this is compressed by gzip'],
    )
{
    refused("what it is: $kind->[1]", $kind->[0] . 'x' x 100, $kind->[1]);
}
refused('no outlines', truetype(tables => {glyf => undef, loca => undef}), 'a font without a character');
refused('empty outlines', truetype(tables => {glyf => ''}), 'a font without a character');
refused('no characters', truetype(tables => {cmap => undef}), 'a font without a character');
refused('characters that have no outline', truetype(glyphs => ['', '']), 'a font without a character');
refused('a bare directory', substr($sound, 0, 12), 'not a font');
for my $field (4, 20, 24) {
    my $broken = $sound;
    substr $broken, $field, 2, "\xff\xff";
    write_file('font', $broken);
    my @results = map { [draw(@{$_})] } @formats;
    ok(!(grep { $_->[1] != 3 || $_->[0] ne $results[0][0] } @results), "a directory with 0xffff at $field: refused alike everywhere",
        map { "$_->[1] $_->[0]" } @results);
}

# ---- Tables that lead out of themselves: names, for one, which Cairo copies into a PDF.

for my $place ([40, 30], [40, 200], [100, 1000], [127, 40000], [65535, 65535]) {
    my $records = join '', map { pack 'n6', 1, 0, 0, $_, @{$place} } 4, 6;
    write_file('font', truetype(tables => {name => pack('n3', 0, 2, 6 + length $records) . $records}));
    my ($printed, $status) = draw('a.pdf');
    my @names = read_file('a.pdf') =~ m{/BaseFont /(\S+)}g;
    ok($status == 0 && @names && !(grep { !/^[A-Z]{6}\+(Font|Gdplot[A-Za-z]*)(-|$)/ } @names),
        "names of @{$place} bytes that are not there: none in the PDF", "status $status", $printed, @names);
}

# ---- More work than any font is worth, and points beyond all bounds.

sub chain {
    my (@parts) = @_;
    return ['', square(0, 0, 500, 700), map { my $n = $_; composite(map { [$n, 10, 10, $_] } @parts) } 1 .. 40];
}
for my $case (
    ['a glyph of 2^40 parts', glyphs => chain(1, 1), chars => {map { $_ => 41 } 33 .. 126}],
    ['a glyph that grows 2^40 times', glyphs => chain(1.9), chars => {map { $_ => 41 } 33 .. 126}],
    ['a glyph that is a part of itself', glyphs => ['', composite([1, 0, 0]), square(0, 0, 9, 9)], chars => {65 => 2, map { $_ => 1 } 66 .. 126}],
    ['points at the ends of the numbers', glyphs => ['', square(-32768, -32768, 32767, 32767)]],
    ['widths of 65535', advance => 65535],
    ['a em of 16 units', units => 16],
) {
    my ($name, @of) = @{$case};
    write_file('font', truetype(@of));
    for my $format (@formats) {
        my ($printed, $status) = draw(@{$format});
        ok($status == 0 || ($status == 3 || $status == 6) && $printed =~ /^gdplot: [^\n]*\n\z/, "$name: an end for @{$format}",
            "status $status", substr $printed, 0, 300);
    }
}

# Lines across each other, which take long to fill: what is drawn of them is counted. A PDF has each glyph once.
my ($points, @moves) = (60000);
push @moves, ($_ % 2 ? 1 : -1) * (500 + $_ % 37), ($_ % 3 - 1) * 300 for 0 .. $points - 1;
my $tangle = pack('n*', 1, 0, 0, 1000, 1000, $points - 1, 0) . "\1" x $points
    . pack('n*', map { $moves[2 * $_] & 0xffff } 0 .. $points - 1) . pack('n*', map { $moves[2 * $_ + 1] & 0xffff } 0 .. $points - 1);
write_file('font', truetype(glyphs => ['', $tangle]));
for my $case (['a.svg', 6], ['a.pdf', 0]) {
    my ($file, $wanted) = @{$case};
    my ($printed, $status) = draw($file, $file eq 'a.svg' ? ('--svg-font', 'outline') : ());
    ok($status == $wanted && $printed =~ ($wanted ? qr/^gdplot: --font: its letters have too many points.*; use another font\n\z/ : qr/^\z/),
        "a letter of $points points: status $wanted for $file", "status $status", $printed);
}

# ---- Damage at random, the same each time: every format gives the same answer.

my $state = 4242;
sub random { $state = ($state * 1103515245 + 12345) % 2147483648; return ($state >> 8) % $_[0] }
my @installed = ('/usr/share/texmf/fonts/opentype/public/lm/lmroman10-regular.otf',
    '/usr/share/fonts/truetype/lohit-devanagari/Lohit-Devanagari.ttf');
for my $file (grep { -e } @installed) {
    my %tables = tables(read_file($file));
    my @aims = $tables{'CFF '} ? ('CFF ') x 4 : ('glyf', 'loca', 'hmtx', 'maxp');
    my @wrong;
    for (1 .. 60) {
        my $tag = $aims[random(4)];
        my %damaged = %tables;
        substr $damaged{$tag}, random($_ % 2 ? 600 : 60) % length $damaged{$tag}, 1, chr random(256);
        write_file('font', sfnt(%damaged));
        my @status = map { my ($printed, $status) = draw($_); $status == 0 || $status == 3 ? $status : "$status $printed" } 'a.png', 'a.pdf';
        push @wrong, "@status" if $status[0] ne $status[1];
    }
    ok(!@wrong, "$file, damaged: as a picture and as a page alike", @wrong);
}

# ---- Names, in strings of CSS inside attributes of XML, in scripts and in documents.

sub unescaped {
    my ($string) = @_;
    return $string =~ s/\\(.)/$1/gr;
}

# The families that an attribute font-family names, or () where it is not a list of names.
sub families {
    my ($list) = @_;
    my @families;
    for ($list) {
        s/&quot;/"/g, s/&#39;/'/g, s/&lt;/</g, s/&gt;/>/g, s/&amp;/&/g;
        while (1) {
            if (/\G\s*'((?:[^'\\\n]|\\.)*)'\s*/gc) { push @families, unescaped($1) }
            elsif (/\G\s*([\w-]+)\s*/gc) { push @families, $1 }
            else { return }
            return @families if /\G\z/gc;
            return unless /\G,/gc;
        }
    }
}

for my $case (
    ["O'Neill", "O'Neill"], ['"quoted"', '"quoted"'], ['back\\slash', 'back\\slash'], ["\\'", "\\'"], ['ends in \\', 'ends in \\'],
    ['<b>&amp;', '<b>&amp;'], ["', monospace; x: '", "', monospace; x: '"], ["a\x{202e}b\x{2066}", 'ab'], ["a\nb\tc", 'a b c'],
    ["\x01\x1b[31m", '\\x01\\x1b[31m'], ['Größe 梯度', 'Größe 梯度'], ['" onload="alert(1)', '" onload="alert(1)'],
    ['"><script>alert(1)</script>', '"><script>alert(1)</script>'], [']]>', ']]>'], ['*/ {} @import', '*/ {} @import'], ['', undef],
) {
    my ($name, $wanted) = map { defined ? encode_utf8($_) : undef } @{$case};
    my $shown = join '', map { /[ -~]/ ? $_ : sprintf '\\u%04x', ord } split //, $case->[0];
    write_file('font', truetype(family => $case->[0]));
    for my $mode ('name', 'embed', 'outline') {
        my ($printed, $status) = draw('a.svg', '--svg-font', $mode);
        my ($list) = read_file('a.svg') =~ / font-family="([^"]*)"/;
        my @families = grep { !/^gdplot-[0-9a-f]{16}$/ } families($list // '');
        my @expected = $mode eq 'outline' ? () : (defined $wanted ? $wanted : (), 'Lato', 'DejaVu Sans', 'sans-serif');
        ok($status == 0 && "@families" eq "@expected" && !system('xmllint --noout a.svg'), "a family called $shown: $mode",
            $printed, $list // 'no list', @families);
    }
    my ($printed, $status) = draw('a.pdf');
    my @names = read_file('a.pdf') =~ m{/BaseFont /([^\s/]+)}g;
    ok($status == 0 && @names && !(grep { !/^[A-Z]{6}\+[A-Za-z0-9-]+$/ } @names), "a family called $shown: PDF", $printed, @names);
    draw('a.gp');
    my @set = read_file('a.gp') =~ /^typeface = '(.*)'$/mg;
    ok(@set && !(grep { !/^(Lato|[A-Za-z0-9 _-]*)$/ } @set), "a family called $shown: script", @set);
}

write_file('font', truetype(family => "x'" x 16000));
my ($printed, $status) = draw('a.svg');
my ($list) = read_file('a.svg') =~ / font-family="([^"]*)"/;
ok($status == 0 && (families($list))[0] =~ /^(x')+x?$/ && length $list < 5000, 'a name of 64 KB is cut', length $list);

# ---- What the font draws is what it drew.

write_file('font', $sound);
draw('a.png');
ok(read_file('a.png') eq $reference, 'a sound font draws the same after all that');
done_testing;
