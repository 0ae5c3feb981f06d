#!/usr/bin/perl
# diff --floor: runs of logs against baselines, with each verdict, step and ratio computed a second time.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put);
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
chdir tempdir(CLEANUP => 1) or die;
srand 6;

sub run {
    my $status = system("$gdplot @_ >out 2>err");
    return ($status >> 8, slurp('out'), slurp('err'));
}

sub near { my ($a, $b) = @_; return abs($a - $b) <= 0.000501 * abs $b }

sub log_of {
    my ($path, @y) = @_;
    put($path, join "\n", 'step,loss', map({ 10 * $_ . ",$y[$_]" } 0 .. $#y), '');
}

# The first step at which it leaves, with the ratio; or the greatest ratio and its step.
sub judged {
    my ($most, $candidate, @baselines) = @_;
    my ($noise, @farthest) = (0, 0, undef);
    for my $k (0 .. $#$candidate) {
        my @here = sort { $a <=> $b } map { $_->[$k] } @baselines;
        $noise = $here[-1] - $here[0] if $here[-1] - $here[0] > $noise;
        my ($away) = sort { $a <=> $b } map { abs($_ - $candidate->[$k]) } @here;
        return (1, 10 * $k, $noise ? $away / $noise : 'inf') if $away > $most * $noise;
        my $ratio = $away ? $away / $noise : 0;
        @farthest = ($ratio, 10 * $k) if $ratio > $farthest[0];
    }
    return (0, $farthest[1], $farthest[0]);
}

# Runs that fall with noise; the candidate drifts away from some step on, faster or not at all.
sub made {
    my ($count, $noise, $from, $drift) = @_;
    return map { sprintf '%.6g', exp(-$_ / 20) + $noise * rand() + ($_ > $from ? $drift * ($_ - $from) : 0) } 0 .. $count - 1;
}
my (@wrong, %seen);
for my $i (1 .. 60) {
    my ($count, $noise) = (2 + int rand 120, (0.001, 0.02, 0.3)[rand 3]);
    my @baselines = map { [made($count, $noise, 0, 0)] } 1 .. 2 + rand 4;
    my @candidate = made($count, $noise, rand $count, (0, 0.0001, 0.01)[rand 3]);
    my $most = (0.5, 1, 2, 5)[rand 4];
    log_of("base$_.csv", @{$baselines[$_]}) for 0 .. $#baselines;
    log_of('new.csv', @candidate);
    my ($status, $out, $err) = run('diff --floor', $most, map({ "base$_.csv" } 0 .. $#baselines), '-- new.csv --metric loss');
    my ($wanted, $step, $ratio) = judged($most, \@candidate, @baselines);
    $seen{$wanted}++;
    my $right = $status == $wanted && ($wanted
        ? $out eq '' && $err =~ /^gdplot: new: loss leaves the baselines at step (\d+): \S+ is \S+ from the nearest, base\d, (?:(\S+) times|and they do not differ)/
            && $1 == $step && (defined $2 ? near($2, $ratio) : $ratio eq 'inf')
        : $err eq '' && $out =~ /^new: loss stays: (\S+) times the spread of the baselines at most(?:, at step (\d+))?$/
            && near($1, $ratio) && ($2 // '') eq ($step // ''));
    push @wrong, "$most times: $wanted at " . ($step // 'none') . ", $ratio: $status$out$err" unless $right;
}
ok(!@wrong, 'verdict, step and ratio are those of a second implementation', @wrong);
ok(($seen{0} // 0) > 8 && ($seen{1} // 0) > 8, "both are among them: $seen{0} and $seen{1}");

# Equal runs pass at any factor, though nothing is the spread.
my @same = made(50, 0.1, 0, 0);
log_of($_, @same) for qw(one.csv two.csv three.csv);
my @all = run('diff --floor 1e-300 one.csv two.csv -- three.csv');
ok("@all" =~ /^0 three: loss stays: 0 times the spread of the baselines at most\n $/, 'equal runs pass', @all);
log_of('four.csv', @same[0 .. 48], $same[49] + 1e-9);
@all = run('diff -q --floor 1e300 one.csv two.csv -- four.csv');
ok("@all" =~ /^1  gdplot: four: loss leaves the baselines at step 490: \S+ is 1e?\S+ from the nearest, one, and they do not differ until there\n$/,
    'where baselines do not differ, any difference is too much', @all);

# The spread is that until there: a wide place behind it does not count.
log_of('wide1.csv', 1, 1, 1, 9);
log_of('wide2.csv', 2, 2, 2, 2);
log_of('out.csv', 2, 2, 5, 5);
log_of('late.csv', 2, 2, 2, 22);
@all = run('diff --floor 2 wide1.csv wide2.csv -- out.csv late.csv');
ok("@all" =~ /^1 late: loss stays: 1.857 times the spread of the baselines at most, at step 30\n gdplot: out: loss leaves the baselines at step 20: 5 is 3 from the nearest, wide2, 3 times their spread until there, 1; 2 times were allowed\n$/,
    'several candidates are judged each by itself', @all);
@all = run('diff --floor 2 wide1.csv wide2.csv late.csv');
ok($all[0] == 0, 'without -- the last one is the candidate', @all);

# Values that are not finite.
log_of('nan1.csv', 1, 'nan', 2);
log_of('nan2.csv', 2, 'inf', 1);
log_of('nan3.csv', 1.5, 'nan', 1);
@all = run('diff -q --floor 2 nan1.csv nan2.csv -- nan3.csv');
ok($all[0] == 0, 'is as a baseline that is no number', @all);
log_of('nan4.csv', 1.5, 1.5, 1);
@all = run('diff -q --floor 2 nan1.csv nan2.csv -- nan4.csv');
ok("@all" =~ /^1  gdplot: nan4: loss leaves the baselines at step 10: 1\.5, where no baseline is so\n$/, 'and another is not', @all);

# Files of one name are told apart, whichever side they stand on.
mkdir $_ for qw(old-1 old-2 fresh);
log_of('old-1/metrics.csv', 1, 1, 1);
log_of('old-2/metrics.csv', 1.1, 1.1, 1.1);
log_of('fresh/metrics.csv', 1, 1, 9);
@all = run('diff -q --floor 2 old-1/metrics.csv old-2/metrics.csv -- fresh/metrics.csv');
ok("@all" =~ /^1  gdplot: fresh: loss leaves the baselines at step 20: 9 is 7\.9 from the nearest, old-2, /, 'files of one name have names of their own', @all);

# What is refused, with its status.
log_of('short.csv', @same[0 .. 48]);
put('shifted.csv', join "\n", 'step,loss', map({ 10 * $_ + 5 . ",$same[$_]" } 0 .. $#same), '');
put('other.csv', "step,reward\n0,1\n10,2\n");
put('both.csv', join "\n", 'step,loss,val_loss', map({ 10 * $_ . ",$same[$_],1" } 0 .. $#same), '');
put('bad.csv', "step,loss\n0,1\n10,abc\n");
for (
    [3, 'short has 49 values of loss, and one has 50; only runs of one length are compared', '--floor 2 one.csv two.csv -- short.csv'],
    [3, 'short has 49 values of loss, and one has 50', '--floor 2 one.csv short.csv -- two.csv'],
    [3, 'value 1 of loss stands at step 5 in shifted, and at 0 in one', '--floor 2 one.csv two.csv -- shifted.csv'],
    [3, 'other', '--floor 2 one.csv two.csv -- other.csv --metric loss'],
    [3, 'one has no val_loss, which both has', '--floor 2 one.csv two.csv -- both.csv'],
    [3, 'three has no val_loss, which the baselines have', '--floor 2 both.csv one.csv -- three.csv'],
    [3, 'bad.csv:3: \'abc\' is no number', '--floor 2 one.csv bad.csv -- two.csv'],
    [4, 'gone.csv: cannot open', '--floor 2 one.csv two.csv -- gone.csv'],
    [2, 'two baselines at least', '--floor 2 one.csv -- two.csv'],
    [2, 'baselines and a candidate', '--floor 2 -- two.csv'],
    [2, 'baselines and a candidate', '--floor 2 one.csv two.csv --'],
    [2, '--floor: \'0\' must be above 0', '--floor 0 one.csv two.csv -- three.csv'],
    [2, '--floor is of logs', '--floor 2 --within 1 one.csv two.csv -- three.csv'],
    [2, '--metric is of use with logs only', 'one.csv two.csv --metric loss'],
    [2, 'diff needs two files or folders', 'one.csv two.csv three.csv'],
) {
    my ($wanted, $message, $arguments) = @$_;
    my ($status, $out, $err) = run('diff', $arguments);
    ok($status == $wanted && $out eq '' && index($err, $message) >= 0, "diff $arguments: $wanted", "$status: $out$err");
}
done_testing();
