#!/usr/bin/perl
# A thousand hostile labels as title and caption of scripts that gnuplot runs: nothing is executed, no
# file is made, and the SVG shows exactly the cleaned text.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use Cwd 'getcwd';
use File::Temp 'tempdir';

my $root = getcwd;
my $gdplot = $ENV{GDPLOT} // "$root/build/gdplot";
$ENV{LC_ALL} = 'C.UTF-8';
my $count = 500;    # figures of two labels each
my $seed = 11;

sub random {
    $seed = ($seed * 1103515245 + 12345) % 2147483648;
    return int($seed / 65536) % shift;
}

# What labels are made of: each piece does something somewhere.
my @pieces = (
    '`touch pwned`', '$(touch pwned)', "'", '"', "''", '""', "\\'", '\\"', "\n", "\r\n", "\t", '@macro', '@', 'EOD', 'END',
    "\nEND\n", "\n!touch pwned\n", '! touch pwned', ']] >', '<![CDATA[', '&amp;', '<b>', '</text>', "\x01", "\x1b[31m", "\x7f",
    "\xe2\x80\xae", "\xe2\x80\x8f", "\xe2\x81\xa6", '{/Symbol a}', '{/*9', '}', '{', '^2', '_i', '\\input{x}', '\\', '\\\\', '\\101',
    '\\140touch pwned\\140', '%s', '%d%n', '%', '#', '# x', ';', '; quit', "'; system 'touch pwned", '"; system "touch pwned',
    'a', 'word', ' ', '  ', "\xff", "\xc3", "\xc3\xa9", "\xe2\x88\x92", "x\xc2\xb2", '$', '$HOME', '~', '|touch pwned',
    '< touch pwned', '[', ']', '(', ')', ',', ':', '*', '=', 'plot x', 'set output "pwned"', "\\\n", '0', '7');

# UTF-16, as names stand in fonts.
sub wide { return join '', map { "\0$_" } split //, shift }

sub label {
    return join '', map { $pieces[random(scalar @pieces)] } 1 .. 1 + random(6);
}

if (system('gnuplot --version >/dev/null 2>&1') != 0) {
    print "1..0 # SKIP gnuplot is not installed\n";
    exit;
}
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die $!;
open my $driver, '>', 'driver.gp' or die $!;
my @shown;
my $failed = 0;
for my $i (1 .. $count) {
    my @arguments = ('loss', '--size', '4000x200', '--title', label(), '--caption', label(), '-o', "$i.gp", '-o', "$i.txt");
    $failed++ if system($gdplot, @arguments) != 0;
    open my $dump, '<', "$i.txt" or die "$i.txt: $!";
    push @shown, [map { /^label .*?\([^)]*\): (.*)/ ? $1 : () } <$dump>];
    unlink "$i.txt";
    print $driver "set terminal svg size 4000,200\nset output '$i.svg'\nload '$i.gp'\n";
}
close $driver;
ok($failed == 0, "$count figures with hostile labels were written");
my $said = `gnuplot -d driver.gp 2>&1`;
ok($? == 0 && $said eq '', 'gnuplot runs all of them without a word', split /\n/, $said);
ok(system("xmllint --noout *.svg 2>messages") == 0, 'every SVG is well-formed');

# The texts of an SVG file, as its reader shows them.
sub texts {
    open my $svg, '<', shift or return;
    local $/;
    return map { s{<tspan[^>]*>|</tspan>}{}gr =~ s/&lt;/</gr =~ s/&gt;/>/gr =~ s/&quot;/"/gr =~ s/&amp;/&/gr }
        <$svg> =~ m{<text[^>]*>(.*?)</text>}gs;
}

my ($texts, @wrong) = (0);
for my $i (1 .. $count) {
    my %there = map { $_ => 1 } texts("$i.svg");
    $texts += @{$shown[$i - 1]};
    push @wrong, map { "$i: $_" } grep { !$there{$_} } @{$shown[$i - 1]};
}
ok($texts > 1.8 * $count && !@wrong, "$texts texts are shown as they are", @wrong[0 .. ($#wrong < 9 ? $#wrong : 9)]);

# What gnuplot itself does not escape: mended in the files that it makes for us.
for my $text (']]>', 'a ]]]]>> <![CDATA[ b', '`touch pwned`]]>') {
    my $status = system($gdplot, 'loss', '--title', $text, '--renderer', 'gnuplot', '-o', 'mended.svg');
    ok($status == 0 && system('xmllint --noout mended.svg 2>messages') == 0, "'$text' in a well-formed file");
    ok(scalar(grep { $_ eq $text } texts('mended.svg')), "'$text' as it is");
}

# A font whose family is no name, of the length of the one that it takes the place of.
{
    local $/;
    open my $font, '<:raw', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' or die $!;
    my $bytes = <$font> =~ s/@{[wide('DejaVu Sans')]}/wide('x"><b>`$(&y')/ger;
    open my $hostile, '>:raw', 'hostile.ttf' or die $!;
    print $hostile $bytes;
}
my $status = system($gdplot, 'loss', '--font', 'hostile.ttf', '--renderer', 'gnuplot', '-o', 'mended.svg', '-o', 'family.gp');
ok($status == 0 && system('xmllint --noout mended.svg 2>messages') == 0, 'a hostile family: a well-formed file');
ok(system(q{grep -qx "typeface = 'Lato'" family.gp}) == 0, 'which does not name it');
unlink 'mended.svg', 'family.gp', 'hostile.ttf';
my @strange = grep { !/^(\d+\.(gp|svg)|driver\.gp|messages)$/ } glob '*';
ok(!@strange, 'no other file was made', @strange);
done_testing();
