#!/usr/bin/perl
# A thousand hostile labels as title and caption of scripts that gnuplot runs: nothing is executed, no
# file is made, and the SVG shows exactly the cleaned text.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Hostile qw(cleaned);
use Tap;
use Cwd 'getcwd';
use File::Temp 'tempdir';

my $root = getcwd;
my $gdplot = $ENV{GDPLOT} // "$root/build/gdplot";
$ENV{LC_ALL} = 'C.UTF-8';
my $count = 500;    # figures of two labels each
my $hostile = Hostile->new(11);

# UTF-16, as names stand in fonts.
sub wide { return join '', map { "\0$_" } split //, shift }

sub has {
    my ($text, @texts) = @_;
    return $text eq '' || grep { $_ eq $text } @texts;
}

if (system('gnuplot --version >/dev/null 2>&1') != 0) {
    print "1..0 # SKIP gnuplot is not installed\n";
    exit;
}
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die $!;
open my $driver, '>', 'driver.gp' or die $!;
my (@shown, @unclean);
my $failed = 0;
for my $i (1 .. $count) {
    # What gnuplot itself does not escape has a test of its own below.
    my @labels = map { $hostile->label =~ s/\]\]+>/]] >/gr =~ s/&#x/&# x/gr } 1 .. 2;
    my @arguments = ('loss', '--size', '4000x200', '--title', $labels[0], '--caption', $labels[1], '-o', "$i.gp", '-o', "$i.txt");
    $failed++ if system($gdplot, @arguments) != 0;
    open my $dump, '<', "$i.txt" or die "$i.txt: $!";
    push @shown, [map { /^label .*?\([^)]*\): (.*)/ ? $1 : () } <$dump>];
    push @unclean, grep { !has($_, @{$shown[-1]}) } map { cleaned($_) } @labels;
    unlink "$i.txt";
    print $driver "set terminal svg size 4000,200\nset output '$i.svg'\nload '$i.gp'\n";
}
close $driver;
ok($failed == 0, "$count figures with hostile labels were written");
ok(!@unclean, 'the labels are cleaned', @unclean[0 .. ($#unclean < 9 ? $#unclean : 9)]);
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
for my $text (']]>', '&#x1b;', '&#x41;&#x', 'a ]]]]>> <![CDATA[ b', '`touch pwned`]]>') {
    my $status = system($gdplot, 'loss', '--title', $text, '--renderer', 'gnuplot', '-o', 'mended.svg');
    ok($status == 0 && system('xmllint --noout mended.svg 2>messages') == 0, "'$text' in a well-formed file");
    ok(scalar(grep { $_ eq $text } texts('mended.svg')), "'$text' as it is");
}

# A font whose family is no name, of the length of the one that it takes the place of.
{
    local $/;
    open my $font, '<:raw', "$root/src/text/fonts/GdplotSymbols-Regular.ttf" or die $!;
    my $bytes = <$font> =~ s/@{[wide('Gdplot Symbols')]}/wide('x"><b>`$(&yzzz')/ger;
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
