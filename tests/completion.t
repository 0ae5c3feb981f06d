#!/usr/bin/perl
# Completion, in the shells themselves: lines are typed on a pseudo-terminal, a tab behind each, and what the shell
# makes of them is run.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Tap;

my $root = abs_path("$Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} || "$root/build/gdplot");
my $scratch = tempdir(CLEANUP => 1);
chdir $scratch or die;
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C.UTF-8', HOME => $scratch, TERM => 'dumb', DOC => "$root/doc", REAL => $gdplot);

sub write_file {
    my ($name, $text) = @_;
    open my $file, '>', $name or die "$name: $!";
    print $file $text;
    close $file;
}
write_file('flats.csv', "district,rooms,price\n1,2,3\n4,5,6\n");
write_file('plain.csv', "1,2\n3,4\n");
write_file('hostile.csv', "a\$(touch ran),a`touch ran`,b;touch ran,c\n1,2,3,4\n");
write_file('quoted.csv', qq("area, sq ft","price, USD",district\n1,2,3\n));
write_file('a b.csv', "width;height\n1;2\n");
mkdir 'folder';

# What is typed before the tab, and the arguments that gdplot then gets. Where several words begin so, the shell types
# what they have in common.
my @rows = (
    ['gdplot gr', 'grid'],
    ['gdplot con', 'contour'],
    ['gdplot help verd', 'help verdicts'],
    ['gdplot help swe', 'help sweep'],
    ['gdplot manual z', 'manual zsh'],
    ['gdplot page his', 'page history'],
    ['gdplot page fla', 'page flats.csv'],
    ['gdplot loss --grad', 'loss --gradient'],
    ['gdplot grid --theme cl', 'grid --theme classic'],
    ['gdplot grid --theme=cl', 'grid --theme=classic'],
    ['gdplot report --init d', 'report --init data'],
    ['gdplot grid --svg-font o', 'grid --svg-font outline'],
    ['gdplot grid --renderer gn', 'grid --renderer gnuplot'],
    ['gdplot grid --format sv', 'grid --format svg'],
    ['gdplot train --keep a', 'train --keep all'],
    ['gdplot train --keep ev', 'train --keep every:'],
    ['gdplot train --bias t', 'train --bias train'],
    ['gdplot grid --states a', 'grid --states all'],
    ['gdplot train --annotate gith', 'train --annotate github'],
    ['gdplot train --annotate gitl', 'train --annotate gitlab'],
    ['gdplot train --expect div', 'train --expect diverging'],
    ['gdplot train --expect conv', 'train --expect converg'],
    ['gdplot train --expect 0.1=cyc', 'train --expect 0.1=cycling'],
    ['gdplot train --expect=0.1=cyc', 'train --expect=0.1=cycling'],
    ['gdplot train --expect 0.1=cycling,0.3=osc', 'train --expect 0.1=cycling,0.3=oscillating'],
    ['gdplot train --expect cycling\\|osc', 'train --expect cycling|oscillating'],
    ['gdplot train -d flats.csv --columns di', 'train -d flats.csv --columns district'],
    ['gdplot train --data=flats.csv --columns di', 'train --data=flats.csv --columns district'],
    ['gdplot train --data flats.csv --columns district,pr', 'train --data flats.csv --columns district,price'],
    ['gdplot train -d plain.csv --columns pr', 'train -d plain.csv --columns pr'],
    ['gdplot train -d nothere.csv --columns pr', 'train -d nothere.csv --columns pr'],
    ['gdplot train -d a\\ b.csv --columns wi', 'train -d a b.csv --columns width'],
    ['gdplot train -da\\ b.csv --columns width,h', 'train -da b.csv --columns width,height'],
    ['gdplot train --header n', 'train --header no'],
    ['gdplot train --missing s', 'train --missing skip'],
    ['gdplot train -d quoted.csv --columns dis', 'train -d quoted.csv --columns district'],
    ['gdplot train -d fla', 'train -d flats.csv'],
    ['gdplot history fla', 'history flats.csv'],
    ['gdplot history run=fla', 'history run=flats.csv'],
    ['gdplot compare plain.csv first=fla', 'compare plain.csv first=flats.csv'],
    ['gdplot train --data fla', 'train --data flats.csv'],
    ['gdplot train -d hostile.csv --columns c', 'train -d hostile.csv --columns c'],
    ['gdplot train -d hostile.csv --columns b', 'train -d hostile.csv --columns b;touch ran'],
    ['gdplot train -d hostile.csv --columns ', undef],
);

# In place of the program a function says with what it was called, but for what completion itself asks it.
my $says = 'gdplot() { if [ "$1" = manual ] && [ "$2" = columns ]; then "$REAL" "$@"; else printf "<%s>\n" "$*"; fi; }';
my %shells = (
    bash => ['bash --norc --noprofile -i', "set +H; bind 'set bell-style none'", ". '$root/doc/gdplot.bash'"],
    zsh => ['zsh -f -i', 'unsetopt banghist beep list_beep', "fpath=('$root/doc' \$fpath); autoload -Uz compinit; compinit -u -D"],
);

for my $shell (sort keys %shells) {
    my ($command, @begin) = @{$shells{$shell}};
    my @typed = map { "$_->[0]\t\n" } @rows;
    write_file('typed', join '', (map { "$_\n" } @begin, $says), @typed, "exit\n");
    my $got = qx{timeout 60 script -qec '$command' /dev/null <typed 2>&1};
    my @called = $got =~ /^<(.*)>\r?$/mg;
    for my $i (0 .. $#rows) {
        my ($line, $wanted) = @{$rows[$i]};
        next unless defined $wanted;
        ok(defined $called[$i] && $called[$i] eq $wanted, "$shell: $line", 'got: ' . ($called[$i] // 'nothing'));
    }
    ok(!-e 'ran', "$shell runs nothing that stands in a file");
}
done_testing();
