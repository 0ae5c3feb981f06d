#!/usr/bin/perl
# The README tells the truth: each of its gdplot commands runs as it stands, prints what is shown below
# it, and its options and pictures exist.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use Cwd 'getcwd';
use File::Temp 'tempdir';

my $root = getcwd;
my $gdplot = $ENV{GDPLOT} // "$root/build/gdplot";

open my $file, '<', 'README.md' or die "README.md: $!";
my @lines = <$file>;
chomp @lines;

# Commands, each with the output shown below it where it is typed behind a $.
my @commands;
for my $i (0 .. $#lines) {
    next unless $lines[$i] =~ /^    (\$ )?gdplot (.*)/;
    my ($prompt, $arguments, @shown) = ($1, $2);
    for my $line (@lines[$i + 1 .. $#lines]) {
        last unless $prompt && $line =~ /^    (?!\$ )(.*)|^$/;
        push @shown, $1 // '';
    }
    pop @shown while @shown && $shown[-1] eq '';
    push @commands, [$arguments, $prompt ? \@shown : undef];
}

# Shown lines, in order, with "..." for any that are left out.
sub matches {
    my ($printed, $shown) = @_;
    my $pattern = join '', map { $_ eq '...' ? '(?:.*\n)*?' : "\Q$_\E\n" } @$shown;
    return $printed =~ /\A$pattern\z/;
}

my $dir = tempdir(CLEANUP => 1);
system('cp', '-r', 'data', $dir) == 0 or die 'cannot copy data/';
chdir $dir or die $!;
for my $command (@commands) {
    my ($arguments, $shown) = @$command;
    my $printed = `'$gdplot' $arguments`;
    ok($? == 0, "gdplot $arguments", "status $?");
    ok(matches($printed, $shown), "gdplot $arguments prints what is shown", split /\n/, $printed)
        if $shown;
}
my ($spec) = "@{[map { \"$_\n\" } @lines]}" =~ /^ ?## Reports\n(.*?)^ ?\w/ms;
$spec =~ s/^ {1,5}//mg;
open my $yaml, '>', 'readme.yaml' or die $!;
print $yaml $spec;
close $yaml;
ok(system("'$gdplot' report -q readme.yaml") == 0, 'the spec under Reports is one');
ok(@commands >= 15, scalar(@commands) . ' commands were run');
chdir $root or die $!;

my $text = join "\n", @lines;
my @blocks = $text =~ /^```yaml\n(.*?)^```/msg;
for my $block (@blocks) {
    my ($name) = $block =~ /^# (\S+)/;
    open my $job, '>', "$dir/job.yaml" or die $!;
    print $job $block;
    close $job;
    my $said = `'$gdplot' report --list '$dir/job.yaml' 2>&1`;
    ok($said !~ /not YAML/, "$name is YAML", $said);
    my ($arguments, $summary) = $block =~ /build\/gdplot (report .* --summary (\S+).*)/;
    ok(system("cd '$dir' && cp readme.yaml figures.yaml && '$gdplot' $arguments >/dev/null 2>&1") == 0, "$name: $arguments");
    ok(!!($block =~ /(cat|junit:) \Q$summary\E\b/ && -s "$dir/$summary"), "$name uses the summary");
}
ok(@blocks == 2, 'two jobs');
my $help = join '', map { `'$gdplot' $_ --help` } qw(grid loss compare history contour train report redo diff);
my ($section) = $text =~ /^## Options\n(.*?)^Without an objective/ms;
my %named = map { $_ => 1 } $section =~ /(--[a-z-]+)/g;
my %known = map { $_ => 1 } $help =~ /^\s+(?:-\w, )?(--[a-z-]+)/mg;
ok($known{$_}, "$_ is an option") for sort keys %named;
ok($named{$_}, "$_ is in the README") for sort keys %known;
ok(-s $_, "$_ is there") for $text =~ /\]\((doc\/[^)]+)\)/g;
my %targets = map { /^([a-z-]+)/ ? ($1 => 1) : () } `make -s help`;
ok($targets{$_}, "make $_ is a target") for $text =~ /^    make ([a-z-]+)/mg;
done_testing();
