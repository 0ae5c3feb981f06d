#!/usr/bin/perl
# The README and the pages of doc/ tell the truth: each of their gdplot commands runs as it stands, prints what is shown
# below it, and makes files of the size said beside it; their options, targets, links and pictures exist.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use Cwd 'getcwd';
use File::Basename 'dirname';
use File::Temp 'tempdir';

my $root = getcwd;
my $gdplot = $ENV{GDPLOT} // "$root/build/gdplot";
my @pages = ('README.md', 'CONTRIBUTING.md', grep { !/FONTS|LICENSES/ } glob 'doc/*.md');
my %text = map { $_ => slurp($_) } @pages;

sub slurp {
    my ($path) = @_;
    open my $file, '<', $path or die "$path: $!";
    local $/;
    return scalar <$file>;
}

# Commands, each with the output shown below it where it is typed behind a $, or the size of its file.
sub commands {
    my @lines = split /\n/, shift;
    my @commands;
    for my $i (0 .. $#lines) {
        next unless $lines[$i] =~ /^    (\$ )?gdplot (.*)/;
        my ($prompt, $arguments, @shown) = ($1, $2);
        for my $j ($i + 1 .. $#lines) {
            last unless $prompt && $lines[$j] =~ /^    (?!\$ )(.*)|^$/;
            push @shown, $1 // '';
        }
        pop @shown while @shown && $shown[-1] eq '';
        for (my $j = $i + 1; $arguments =~ /\\$/; $j++) {
            $arguments =~ s/\\$/$lines[$j]/;
        }
        push @commands, [$arguments, $prompt ? \@shown : undef];
    }
    return @commands;
}

# Shown lines, in order, with "..." for any that are left out.
sub matches {
    my ($printed, $shown) = @_;
    my $pattern = join '', map { $_ eq '...' ? '(?:.*\n)*?' : "\Q$_\E\n" } @$shown;
    return scalar $printed =~ /\A$pattern\z/;
}

my $dir = tempdir(CLEANUP => 1);
system('cp', '-r', 'data', $dir) == 0 or die 'cannot copy data/';
chdir $dir or die $!;
mkdir 'program' or die $!;
for my $part ("\0asm", '') {
    open my $file, '>', $part ? 'program/gdplot.wasm' : 'program/gdplot.js' or die $!;
    print $file $part;
    close $file;
}
$ENV{GDPLOT_WASM} = "$dir/program"; # in the place of the program that live pages have in them
# What doc/cluster.md takes to be there.
mkdir 'sums' or die $!;
system('cp', 'data/pizza.txt', 'part-17.csv') == 0 or die 'cannot copy data/pizza.txt';
my $run = 0;
for my $page (@pages) {
    for my $command (commands($text{$page})) {
        my ($arguments, $shown) = @$command;
        my $printed = `'$gdplot' $arguments`;
        $run++;
        ok($? == 0, "$page: gdplot $arguments", "status $?");
        ok(matches($printed, $shown), "$page: gdplot $arguments prints what is shown", split /\n/, $printed)
            if $shown;
        next unless $arguments =~ /-o (\S+) .*# .* (\d+) KB$/;
        my $kilobytes = (-s $1) / 1000;
        ok(abs($kilobytes - $2) < 1, "$page: $1 is as large as it says", $kilobytes);
    }
}
ok($run >= 60, "$run commands were run");
my ($spec) = $text{'doc/guide.md'} =~ /^## Reports\n(.*?)^\w/ms;
$spec =~ s/^ {1,4}//mg;
open my $yaml, '>', 'figures.yaml' or die $!;
print $yaml $spec;
close $yaml;
ok(system("'$gdplot' report -q figures.yaml") == 0, 'the spec under Reports is one');

my $jobs = 0;
for my $block ($text{'doc/ci.md'} =~ /^```yaml\n(.*?)^```/msg) {
    my $name = $block =~ /^# (\S+)/ ? $1 : 'a job';
    open my $job, '>', 'job.yaml' or die $!;
    print $job $block;
    close $job;
    my $said = `'$gdplot' report --list job.yaml 2>&1`;
    ok($said !~ /not YAML/, "$name is YAML", $said);
    my ($arguments, $summary) = $block =~ /build\/gdplot (report .* --summary (\S+).*)/ or next;
    $jobs++;
    ok(system("'$gdplot' $arguments >/dev/null 2>&1") == 0, "$name: $arguments");
    ok($block =~ /(cat|junit:) \Q$summary\E\b/, "$name uses the summary");
    ok(-s $summary, "$name has made it");
}
ok($jobs == 2, 'two jobs make reports');
chdir $root or die $!;

my $help = join '', map { `'$gdplot' $_ --help` } qw(grid loss compare history contour train report redo diff);
my ($section) = $text{'doc/options.md'} =~ /^## Options\n(.*?)^Without an objective/ms;
my %named = map { $_ => 1 } $section =~ /(--[a-z-]+)/g;
my %known = map { $_ => 1 } $help =~ /^\s+(?:-\w, )?(--[a-z-]+)/mg;
ok($known{$_}, "$_ is an option") for sort keys %named;
ok($named{$_}, "$_ is in doc/options.md") for sort keys %known;
my %targets = map { /^([a-z-]+)/ ? ($1 => 1) : () } `make -s help`;
for my $page (@pages) {
    ok($targets{$_}, "$page: make $_ is a target") for $text{$page} =~ /^    make ([a-z-]+)/mg;
    for my $link ($text{$page} =~ /\]\(<?([^)#>]+)[^)]*\)/g, $text{$page} =~ /<img src="([^"]+)"/g) {
        ok(-s dirname($page) . "/$link", "$page: $link is there") unless $link =~ /:/;
    }
    ok(index($text{'README.md'}, "]($page)") >= 0, "README.md leads to $page") unless $page eq 'README.md';
}
my @words = split ' ', $text{'README.md'};
ok(@words <= 900, 'README.md is short', scalar @words);
done_testing();
