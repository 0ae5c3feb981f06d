#!/usr/bin/perl
# Bands over several runs: every kind against a second implementation, where runs have values and where not, what is said of
# them and what is refused.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put);
use Cwd 'abs_path';
use File::Temp 'tempdir';
use List::Util qw(sum min max);

binmode STDOUT, ':utf8';
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
chdir tempdir(CLEANUP => 1) or die;
srand 12;

sub run {
    my $status = system("$gdplot @_ >out 2>err");
    return ($status >> 8, slurp('out'), slurp('err'));
}

sub log_of {
    my ($path, %points) = @_;
    put($path, join "\n", 'step,loss', map({ "$_,$points{$_}" } sort { $a <=> $b } keys %points), '');
}

sub quantile {
    my ($part, @sorted) = @_;
    my $place = $part * $#sorted;
    my $below = int $place;
    return $sorted[$below] + ($place - $below) * ($sorted[$below < $#sorted ? $below + 1 : $below] - $sorted[$below]);
}

sub deviation {
    my @values = @_;
    my $mean = sum(@values) / @values;
    return ($mean, @values > 1 ? sqrt(sum(map { ($_ - $mean)**2 } @values) / (@values - 1)) : undef);
}

# Middle, low and high of a list; undef where there is no band.
my %KINDS = (
    sd => sub { my ($m, $s) = deviation(@_); return ($m, defined $s ? ($m - $s, $m + $s) : (undef, undef)) },
    se => sub { my ($m, $s) = deviation(@_); return ($m, defined $s ? ($m - $s / sqrt @_, $m + $s / sqrt @_) : (undef, undef)) },
    minmax => sub { return (sum(@_) / @_, min(@_), max(@_)) },
    quartiles => sub { my @sorted = sort { $a <=> $b } @_; return map { quantile($_, @sorted) } 0.5, 0.25, 0.75 },
    gsd => sub { my ($m, $s) = deviation(map { log } @_); return (exp $m, defined $s ? (exp($m - $s), exp($m + $s)) : (undef, undef)) },
);

sub near { my ($a, $b) = @_; return $a eq '' ? !defined $b : defined $b && abs($a - $b) <= 1e-12 * max(abs $b, 1e-3) }

# Rows [step, middle, low, high, n] of the CSV.
sub banded {
    my ($status, $out, $err) = run('history -q', @_, '-o - --format csv');
    return map { my @cells = split /,/, $_, -1; [@cells[1 .. $#cells]] } grep { !/^(?:#|run,)/ } split /\n/, $out;
}

sub differ {
    my ($rows, $wanted) = @_;
    return 'rows ' . @$rows . ' not ' . @$wanted unless @$rows == @$wanted;
    for my $i (0 .. $#$rows) {
        my ($row, $want) = ($rows->[$i], $wanted->[$i]);
        return "'@$row' is not '@{[map { $_ // 'none' } @$want]}'" if grep { !near($row->[$_], $want->[$_]) } 0 .. 4;
    }
    return;
}

# Runs of other lengths, with blanks, of which one has a value at every step.
my @wrong;
my $drops = 0;
for my $i (1 .. 40) {
    my ($runs, $steps, $scale) = (2 + int rand 6, 1 + int rand 40, (1e-6, 1, 1e9)[rand 3]);
    my @runs = map {
        my $run = $_;
        my $end = $run ? 1 + int rand $steps : $steps;
        +{map { (10 * $_ => sprintf '%.9g', $scale * (0.1 + rand)) } grep { !$run || rand > 0.1 } 0 .. $end - 1}
    } 0 .. $runs - 1;
    $runs[-1]{0} = 'nan' if rand() < 0.2 && $steps > 1;
    $_->{0} //= $scale for @runs;
    log_of("r$_.csv", %{$runs[$_]}) for 0 .. $#runs;
    for my $kind (sort keys %KINDS) {
        my @wanted = map {
            my $step = $_;
            my @here = grep { defined && $_ ne 'nan' } map { $_->{$step} } @runs;
            $drops++ if @here < @runs;
            [$step, $KINDS{$kind}->(@here), scalar @here]
        } map { 10 * $_ } 0 .. $steps - 1;
        my @rows = banded("--band $kind", map { "x=r$_.csv" } 0 .. $#runs);
        my $how = differ(\@rows, \@wanted);
        push @wrong, "$kind of $runs runs, $steps steps: $how" if $how;
    }
}
ok(!@wrong, 'all kinds are those of a second implementation', @wrong[0 .. min(11, $#wrong)]);
ok($drops > 100, "with fewer runs at $drops steps");

# By name: seeds 1 and 100.
log_of('one.csv', 0 => 1, 10 => 1);
log_of('hundred.csv', 0 => 100, 10 => 100, 20 => 5);
my @row = @{(banded('--band sd s=one.csv s=hundred.csv'))[0]};
ok("@row" =~ /^0 50\.5 -19\.50357133746\S* 120\.50357133746\S* 2$/, '50.5 ± 70.0', "@row");
@row = @{(banded('--band gsd s=one.csv s=hundred.csv'))[0]};
ok(abs($row[1] - 10) < 1e-13 && abs($row[2] - 0.3853) < 5e-5 && abs($row[3] - 259.5455) < 5e-5, '10 with 0.3853…259.5455', "@row");

# Aligned: every run is a straight line, so that values between its steps are known.
my @lines = ([0, 50, 7], [5, 60, 3], [0, 60, 20]);
my @values = ([2, 1], [10, -1], [4, 0.5]);
for my $k (0 .. 2) {
    my ($from, $to, $by) = @{$lines[$k]};
    my %points;
    for (my $x = $from; $x <= $to; $x += $by) { $points{$x} = $values[$k][0] + $values[$k][1] * $x }
    log_of("line$k.csv", %points);
    $lines[$k][1] = max(keys %points);
}
my %steps = map { $_ => 1 } map { my ($from, $to, $by) = @$_; map { $from + $by * $_ } 0 .. ($to - $from) / $by } @lines;
my @wanted = map {
    my $x = $_;
    my @here = map { $values[$_][0] + $values[$_][1] * $x } grep { $x >= $lines[$_][0] && $x <= $lines[$_][1] } 0 .. 2;
    [$x, $KINDS{sd}->(@here), scalar @here]
} sort { $a <=> $b } keys %steps;
my @rows = banded("--band sd --align --group 'line*' line0.csv line1.csv line2.csv");
my $how = differ(\@rows, \@wanted);
ok(!$how, '--align interpolates each run from its first to its last step, and no farther', $how // '');

# Groups by pattern, a run that is in none, and runs that are smoothed.
my @all = run("history -q --band minmax --group 'o*,h*' one.csv one=one.csv h1=hundred.csv h2=hundred.csv line0.csv -o - --format csv");
my %groups = map { /^([^#,]+),/ ? ($1 => 1) : () } grep { !/^run,/ } split /\n/, $all[1];
ok($all[0] == 0 && join(' ', sort keys %groups) eq 'h* line0 o*', 'groups by pattern', join(' ', sort keys %groups), $all[2]);
@rows = banded('--band minmax --smooth 0.5 s=one.csv s=hundred.csv');
ok($rows[2][0] == 20 && abs($rows[2][1] - (25 + 12.5 + 0.5 * 5) / 0.875) < 1e-12, 'runs are smoothed first', "@{$rows[2]}");

# What is said: the definition, how many runs, and where they get fewer.
my %said = (
    sd => 'mean ± standard deviation (n − 1) of 2 runs',
    se => 'mean ± standard error (deviation/√n) of 2 runs',
    minmax => 'mean, and least to greatest value of 2 runs',
    quartiles => 'median, and lower to upper quartile of 2 runs',
    gsd => 'geometric mean ×÷ geometric standard deviation (n − 1) of 2 runs',
);
for my $kind (sort keys %said) {
    my ($status) = run("history -q --band $kind --linear s=one.csv s=hundred.csv -o band.svg -o band.txt");
    my $text = slurp('band.txt');
    utf8::decode($text);
    my ($caption) = $text =~ /^caption: (.*)$/m;
    ok($status == 0 && index($caption // '', $said{$kind} . '; n falls to 1 at step 20') >= 0, "$kind is defined, and where n falls", $caption // 'none');
    ok($text =~ /area/ && $text =~ /n = 1/, "$kind is drawn, and n noted");
    my ($again) = run('redo -q band.svg -o again.svg');
    ok($again == 0 && slurp('again.svg') eq slurp('band.svg'), "$kind is drawn again");
}
my $alt = (run("history -q --band sd --linear s=one.csv s=hundred.csv -o - --format txt"))[1];
utf8::decode($alt);
ok($alt =~ /^alt: .*s: loss 50\.5 at step 0, last 5 at step 20, best \(least\) 5 at step 20\./m, 'a middle without a band is told alone', $alt =~ /^alt: (.*)$/m);

run("history -q one.csv hundred.csv --linear -o bare.svg");
run("history -q one.csv hundred.csv --linear --band sd --group '*' -o banded.svg");
my ($redone) = run("redo -q bare.svg --band sd --group '*' -o redone.svg");
ok($redone == 0 && slurp('redone.svg') eq slurp('banded.svg'), 'redo has the runs of a figure be one');

# Areas stay within the panel where a part is asked for.
run("history -q --band sd s=one.csv s=hundred.csv --domain 2:8 --range 0:60 -o band.txt");
my ($inside, $outside) = (0, 0);
my $area = 0;
for (split /\n/, slurp('band.txt')) {
    $area = /^  mark area/ if /^  mark/;
    next unless $area && /^    (?:move|line) (\S+) (\S+)/;
    ($1 >= 2 && $1 <= 8 && $2 >= 0 && $2 <= 60) ? $inside++ : $outside++;
}
ok(!$outside && $inside >= 4, 'areas stay within the panel', "$outside of " . ($inside + $outside));

# What is refused, with its status and the way out.
log_of('zero.csv', 0 => 0, 10 => 1);
put('back.csv', "step,loss\n0,1\n10,2\n20,3\n10,4\n5,2\n");
for (
    [2, 'has no place on a logarithmic axis: give --linear, or --band gsd, quartiles or minmax', '--band sd --log s=one.csv s=hundred.csv'],
    [3, 'loss is 0 at step 0; gsd takes values above 0 alone', '--band gsd s=one.csv s=zero.csv'],
    [3, 'line0 has loss at step 0, where the longest run has none; --align interpolates', "--band sd --group 'line*' line0.csv line1.csv"],
    [2, 'no two runs are one; give them one name', '--band sd one.csv hundred.csv'],
    [2, "no run matches 'x*'; runs are called one, s, o", "--band sd --group 'o*,x*' one.csv s=one.csv o=hundred.csv"],
    [2, '--group is of use with --band', "--group 'o*' one.csv hundred.csv"],
    [2, '--align is of use with --band', '--align one.csv hundred.csv'],
    [2, "--band: 'sdd'", '--band sdd one.csv hundred.csv'],
    [2, '--band is of use with logs only', '--band sd'],
) {
    my ($wanted, $message, $arguments) = @$_;
    my ($status, $out, $err) = run('history -q', $arguments, '-o refused.svg');
    ok($status == $wanted && index($err, $message) >= 0 && !-e 'refused.svg', "$arguments: $wanted", "$status: $err");
}
@all = run('history -q --band sd s=one.csv s=hundred.csv -o chosen.txt');
ok($all[0] == 0, 'an axis that nobody asked to be logarithmic is not, where the band reaches 0', @all);
my ($gsd) = run('history -q --band gsd --log s=one.csv s=hundred.csv -o logs.svg');
ok($gsd == 0, 'the way out leads there');
done_testing();
