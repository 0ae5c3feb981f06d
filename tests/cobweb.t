#!/usr/bin/perl
# The cobweb: its web is the run, its curve the map, its axes are equal, and every number it says is that of the
# trajectory. The dump is read; the runs are those that train writes.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put run);
use Cwd 'abs_path';
use File::Temp 'tempdir';
use List::Util qw(max min);

my $root = abs_path("$FindBin::Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C', HOME => $dir);
chdir $dir or die "$dir: $!";

my $minus = "\xE2\x88\x92";
my $pizza = "$root/data/pizza.txt";

# The panels of a figure: limits, box, and marks as {kind, role, vertices [x, y, pen down]}.
sub dump_of {
    my ($status, $text) = run($gdplot, 'cobweb', '-q', @_, '-o', '-', '--format', 'txt');
    # Variables are set in italics: U+1D44E is a, and U+1D467 z; bytes are read.
    $text =~ s/\xF0\x9D\x91([\x8E-\xA7])/chr(ord($1) - 0x8E + ord 'a')/ge;
    my %figure = (status => $status, text => $text, panels => []);
    for (split /\n/, $text) {
        my $panel = $figure{panels}[-1];
        $figure{alt} = $1 if /^alt: (.*)/;
        push @{$figure{panels}}, {box => [$1, $2, $3, $4], marks => []} if /^panel (\S+) (\S+) (\S+) (\S+)/;
        $panel->{$1} = [$2, $3] if /^  axis ([xy]) (\S+) (\S+)/;
        push @{$panel->{marks}}, {kind => $1, role => $2, at => []} if /^  mark (\S+) (.*?) \d+(?: thin)?$/;
        push @{$panel->{marks}[-1]{at}}, [$2, $3, $1 eq 'line'] if /^    (move|line) (\S+) (\S+)$/;
        push @{$panel->{labels}}, $1 if /^  label .*?\): (.*)/;
    }
    return \%figure;
}

sub marks {
    my ($panel, $kind, $role) = @_;
    return grep { $_->{kind} eq $kind && $_->{role} =~ /^$role$/ } @{$panel->{marks}};
}

# The runs, each a list of parameters by column.
sub runs_of {
    my ($column, @arguments) = @_;
    my ($status, $text) = run($gdplot, 'train', '-q', @arguments, '-o', '-', '--format', 'csv');
    my @runs;
    for (grep { /^\d/ } split /\n/, $text) {
        my @cells = split /,/;
        push @{$runs[$cells[0] - 1]}, $cells[$column];
    }
    return @runs;
}

sub near {
    my ($a, $b, $within) = @_;
    return abs($a - $b) <= ($within // 1e-12) * max(1, abs $a, abs $b);
}

# Whether the value lies within the limits of an axis.
sub shown {
    my ($panel, $value) = @_;
    return $value >= $panel->{x}[0] && $value <= $panel->{x}[1];
}

# Which steps of a run the web does not lead along, as far as they lie in the panel; each is drawn once.
sub missing {
    my ($panel, $x) = @_;
    my %drawn;
    for my $mark (marks($panel, 'line', '(?:solid|pale) \d+')) {
        my $last;
        for (@{$mark->{at}}) {
            $drawn{sprintf '%.10g %.10g %.10g %.10g', @$last[0, 1], @$_[0, 1]} = 1 if $_->[2];
            $last = $_;
        }
    }
    my @missing;
    for my $k (0 .. $#$x - 1) {
        my ($a, $b) = @$x[$k, $k + 1];
        next if !shown($panel, $a) || !shown($panel, $b);
        push @missing, "up from state $k" if $a != $b && !$drawn{sprintf '%.10g %.10g %.10g %.10g', $a, $a, $a, $b};
        push @missing, "across to state " . ($k + 1) if $a != $b && !$drawn{sprintf '%.10g %.10g %.10g %.10g', $a, $b, $b, $b};
    }
    return @missing;
}

# Of each: what it is called, its map by hand, its arguments.
my @cases = (
    ['x²', sub { my ($x, $lr) = @_; $x - $lr * 2 * $x }, [0.1, 0.9, 1, 1.1], '-f', 'x^2', '--start', 7],
    ['the quartic', sub { my ($x, $lr) = @_; $x - $lr * (4 * $x**3 - 9 * $x**2) }, [0.01, 0.11], '-f', 'x^4-3*x^3+2', '--start', 1],
    ['a wave', sub { my ($x, $lr) = @_; $x - $lr * (2 * $x + cos $x) }, [0.3, 1.2], '-f', 'x^2+sin(x)', '--start', 2],
    ['|x|', sub { my ($x, $lr) = @_; $x - $lr * ($x <=> 0) }, [0.5], '-f', 'abs(x)', '--start', 3.3],
);
for my $case (@cases) {
    my ($name, $map, $rates, @objective) = @$case;
    my @arguments = (@objective, '--lr', join(',', @$rates));
    my $figure = dump_of(@arguments);
    my @runs = runs_of(3, @arguments);
    ok(@{$figure->{panels}} == @$rates, "$name: a panel a rate", $figure->{text});
    for my $i (0 .. $#$rates) {
        my ($panel, $x) = ($figure->{panels}[$i], $runs[$i]);
        my @missing = missing($panel, $x);
        ok(!@missing, "$name at $rates->[$i]: the web is the run", @missing);
        my ($curve) = marks($panel, 'line', 'backdrop');
        my @off = grep { !near($map->($_->[0], $rates->[$i]), $_->[1], 1e-9) && $_->[1] > $panel->{y}[0] && $_->[1] < $panel->{y}[1] }
            @{$curve->{at}};
        ok(@{$curve->{at}} > 10 && !@off, "$name at $rates->[$i]: the curve is the map", map { "@$_" } @off[0 .. min(3, $#off)]);
        my $box = $panel->{box};
        ok(near($box->[2], $box->[3]) && "@{$panel->{x}}" eq "@{$panel->{y}}", "$name at $rates->[$i]: equal scales",
            "@$box; @{$panel->{x}}; @{$panel->{y}}");
        my ($rest) = marks($panel, 'plus', 'minimum');
        ok($rest && near($map->($rest->{at}[0][0], $rates->[$i]), $rest->{at}[0][1], 1e-9), "$name at $rates->[$i]: it rests at the +");
        my @heads = marks($panel, 'arrow', 'solid \d+');
        ok(@heads <= 8, "$name at $rates->[$i]: eight arrowheads at most");
    }
}

# A jump of the map is none of its lines, where the function has a corner at 0, too.
my $corner = dump_of('-f', 'abs(x)', '--start', 3.3, '--lr', '0.5,2');
for my $panel (@{$corner->{panels}}) {
    my ($curve) = marks($panel, 'line', 'backdrop');
    my @upright = grep { $curve->{at}[$_][2] && abs($curve->{at}[$_][0] - $curve->{at}[$_ - 1][0]) < 1e-6
            && abs($curve->{at}[$_][1] - $curve->{at}[$_ - 1][1]) > 0.1 } 1 .. $#{$curve->{at}};
    ok(!@upright, 'no line leads over a jump');
}

# The slope at rest: 1 − lr·f″, and what steps make of a small distance.
for my $row (['0.01', 'x^4-3*x^3+2', 1, 2.25, 20.25], ['0.11', 'x^4-3*x^3+2', 1, 2.25, 20.25], ['0.3', 'x^2+cos(x)', 2, 0, 1], ['0.9', 'x^2', 7, 0, 2]) {
    my ($lr, $function, $start, $rest, $curvature) = @$row;
    my $figure = dump_of('-f', $function, '--start', $start, '--lr', $lr);
    my $wanted = sprintf('%.4g', 1 - $lr * $curvature) =~ s/-/$minus/r;
    ok($figure->{text} =~ /: 1 ${minus} lr·f″ = \Q$wanted\E$/m, "the slope of $function at lr $lr", $figure->{text} =~ /^label minimum.*/mg);
    ok($figure->{alt} =~ /\Qlr $lr: $wanted at x = $rest\E\./, 'and in the alt text', $figure->{alt});
    my ($near) = runs_of(3, '-f', $function, '--start', $rest + 1e-6, '--lr', $lr, '--iterations', 1);
    ok(near(($near->[1] - $rest) / ($near->[0] - $rest), 1 - $lr * $curvature, 1e-4), 'as a step from close by has it');
}
ok(dump_of('-f', 'x^2', '--start', 7, '--lr', '0.999999999')->{text} =~ /lr·f″ = ${minus}0\.999999998$/m, 'a slope is not rounded to −1');
ok(dump_of('-f', 'x^4', '--start', 1, '--lr', 0.1)->{text} !~ /lr·f″/, 'none where f″ is 0');
ok(dump_of('-f', 'abs(x)', '--start', 1, '--lr', 0.3)->{text} !~ /lr·f″/, 'nor at a corner');

# A cycle is drawn once, a run at rest no more than it can be seen.
for my $row ([8, 1], [1001, 1], [400, 0.9]) {
    my ($iterations, $lr) = @$row;
    my $figure = dump_of('-f', 'x^2', '--start', 7, '--lr', $lr, '--iterations', $iterations);
    my $drawn = 0;
    $drawn += @{$_->{at}} for marks($figure->{panels}[0], 'line', '(?:solid|pale) 1');
    ok($drawn >= 5 && $drawn <= 160, "$iterations steps at lr $lr take $drawn points");
}

# Divergence: an arrow at the edge for each side, with the first state there and how many there are.
my $leaving = dump_of('-f', 'x^2', '--start', 7, '--lr', 1.1, '--iterations', 300);
my ($x) = runs_of(3, '-f', 'x^2', '--start', 7, '--lr', 1.1, '--iterations', 300);
my $panel = $leaving->{panels}[0];
for my $below (1, 0) {
    my @outside = grep { $below ? $_ < $panel->{y}[0] : $_ > $panel->{y}[1] } @$x;
    my ($k) = grep { $_ && shown($panel, $x->[$_ - 1]) && ($below ? $x->[$_] < $panel->{y}[0] : $x->[$_] > $panel->{y}[1]) } 0 .. $#$x;
    my ($label) = grep { /^x = / } @{$panel->{labels}};
    next if !defined $k;
    my $wanted = sprintf("x = %.4g, and %d more", $x->[$k], @outside - 1) =~ s/-/$minus/r;
    ok($label eq $wanted, 'where it leaves', $label, $wanted);
    my ($arrow) = marks($panel, 'arrow', 'run 1');
    ok(near($arrow->{at}[1][0], $x->[$k - 1]) && near($arrow->{at}[1][1], $panel->{y}[$below ? 0 : 1]), 'the arrow stands there');
}
my $undefined = dump_of('-f', 'log(x)', '--start', 0.5, '--lr', 0.1);
ok(grep({ /^state 2: f\(x\) not finite$/ } @{$undefined->{panels}[0]{labels}}), 'where it is not defined');

# A web of very many states is all that is seen: in the column of each state a line over its step.
my @chaos = ('-f', 'x^2+0.1*cos(2*pi*x)', '--start', 2, '--lr', 0.9, '--iterations', 20000);
my $dense = dump_of(@chaos)->{panels}[0];
my (%column, %row);
my $pixel = ($dense->{x}[1] - $dense->{x}[0]) / $dense->{box}[2];
for my $mark (marks($dense, 'line', '(?:solid|pale) 1')) {
    for my $i (1 .. $#{$mark->{at}}) {
        my ($a, $b) = @{$mark->{at}}[$i - 1, $i];
        next if !$b->[2];
        push @{$column{int(($a->[0] - $dense->{x}[0]) / $pixel)}}, [$a->[1], $b->[1]] if $a->[0] == $b->[0];
        push @{$row{int(($a->[1] - $dense->{y}[0]) / $pixel)}}, [$a->[0], $b->[0]] if $a->[1] == $b->[1];
    }
}
sub covered {
    my ($lines, $at, @to) = @_;
    my @ends = map { @$_ } map { @{$lines->{$_} // []} } $at - 1 .. $at + 1;
    return @ends && min(@ends) - $pixel <= min(@to) && max(@ends) + $pixel >= max(@to);
}
my ($states) = runs_of(3, @chaos);
my @unseen = grep {
    my ($from, $to) = @$states[$_, $_ + 1];
    !covered(\%column, int(($from - $dense->{x}[0]) / $pixel), $from, $to)
        || !covered(\%row, int(($to - $dense->{y}[0]) / $pixel), $from, $to)
} 0 .. $#$states - 1;
ok(@$states == 20001 && !@unseen, 'all steps of 20,000 are seen', scalar(@unseen) . ' are not');
system($gdplot, 'cobweb', '-q', @chaos[0 .. 5], '--iterations', 1000000, '-o', 'long.svg');
ok(-s 'long.svg' && -s 'long.svg' < 200_000, 'a million states take ' . (-s 'long.svg') . ' bytes');

# Slices: the states are those of the run; the map is at the other parameter's value, which is said.
for my $along (['x', 3, 2], ['y', 4, 20]) {
    my ($name, $number, $curvature) = @$along;
    my @arguments = ('-f', 'x^2+10*y^2+x*y', '--start', '9,1', '--lr', 0.09);
    my $figure = dump_of(@arguments, '--along', $name);
    my ($x) = runs_of($number, @arguments);
    my ($other) = runs_of(7 - $number, @arguments);
    my ($curve) = marks($figure->{panels}[0], 'line', 'backdrop');
    my $held = $other->[-1];
    my @off = grep { !near($_->[0] - 0.09 * ($curvature * $_->[0] + $held), $_->[1], 1e-9) } @{$curve->{at}};
    ok(!missing($figure->{panels}[0], $x), "along $name: the web is the run", missing($figure->{panels}[0], $x));
    ok(!@off, "along $name: the map at the other's last value");
    my $told = sprintf('%.4g', $held) =~ s/-/$minus/r;
    ok($figure->{text} =~ /the map at [xy] = \Q$told\E, states at their own/, 'which is said', $figure->{text} =~ /^caption.*/mg);
}

# Normalised descent is a map, too: w goes to w − 2·lr·(w − ŵ).
my $both = dump_of('-d', $pizza, '--bias', 'train', '--lr', 0.001, '--normalize', 0.4);
my ($curve) = marks($both->{panels}[1], 'line', 'backdrop');
my ($a, $b) = @{$curve->{at}}[0, -1];
ok(near(($b->[1] - $a->[1]) / ($b->[0] - $a->[0]), 0.2, 1e-9), 'normalised: the slope is 1 − 2·lr');
ok($both->{text} =~ /: slope = 0\.2$/m, 'and said');

# What it does not draw, and every format.
for my $row (['--range: both axes of a cobweb are those of --domain', '--range', '0:1'], ["cobweb has no option '--keep'", '--keep', 'log'],
    ['cobweb draws 12 learning rates at most', '--lr', '0.1:0.2:13']) {
    my ($message, @arguments) = @$row;
    my ($status, $text) = run($gdplot, 'cobweb', @arguments);
    ok($status && $text =~ /^gdplot: \Q$message\E[^\n]*\n\z/, "@arguments", $text);
}
my @files = map { "a.$_" } qw(png svg pdf gp txt csv tex);
my ($status, $text) = run($gdplot, 'cobweb', '-q', '--lr', '0.9,1.1', map { ('-o', $_) } @files);
ok($status == 0 && !grep({ !-s } @files), 'all formats', $text);
($status, $text) = run($gdplot, 'redo', '--check', @files);
ok($status == 0, 'redo --check', $text);
($status, $text) = run($gdplot, 'cobweb', 'a.csv', '-o', 'b.svg');
ok($status == 0 && slurp('b.svg') =~ /cobweb of descent/, 'of a trajectory', $text);
($status, $text) = run($gdplot, 'diff', 'a.svg', 'b.svg');
ok($status == 0, 'which is the same', $text);
put('report.yaml', "formats: [svg]\nfigures:\n  - {kind: cobweb, function: x^2, start: 7, lr: [0.1, 1]}\n");
($status, $text) = run($gdplot, 'report', '-q', 'report.yaml', '-o', 'made');
ok($status == 0 && -s 'made/cobweb.svg', 'in a report', $text);
done_testing();
