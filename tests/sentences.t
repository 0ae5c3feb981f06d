#!/usr/bin/perl
# What gdplot says of runs, against a second implementation: every number of every sentence (subtitles, captions,
# alternative texts, headings, summaries) of random quadratics in one and two parameters and of other functions, at
# rates across and near their limits. Every fifth of them; SENTENCES=all takes all.
use strict;
use warnings;
use utf8;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use lib abs_path(dirname(__FILE__));
use LogOracle;
use Oracle;
use Tap;

binmode STDOUT, ':utf8';
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $every = ($ENV{SENTENCES} // '') eq 'all' ? 1 : 5;
chdir tempdir(CLEANUP => 1) or die;
srand 20;

my ($sentences, @wrong);
my %said = (quadratics => 0, of => 0);

sub between { my ($low, $high) = @_; return $low + rand($high - $low) }
sub one_of { return $_[int rand @_] }
sub signed { my ($x) = @_; return $x < 0 ? "- " . -$x : "+ $x" }
sub rounded { my ($x) = @_; return 0 + sprintf '%.3g', $x }

# Rates as parts of the stability limit.
my @PARTS = (1e-8, 1e-4, 0.01, 0.1, 0.3, 0.45, 0.499, 0.501, 0.55, 0.7, 0.9, 0.98, 0.999, 1.001, 1.02, 1.1, 1.5, 2.5);
my @ITERATIONS = (1, 2, 3, 5, 8, 9, 20, 60, 200, 1000);

sub rates_below {
    my ($limit) = @_;
    my %rates = map { rounded($limit * one_of(@PARTS)) => 1 } 1 .. 3;
    return sort { $a <=> $b } keys %rates;
}

sub slurp {
    my ($path) = @_;
    open my $file, '<:utf8', $path or return '';
    local $/;
    return <$file>;
}

sub read_states {
    my ($path, $dimensions) = @_;
    my @runs;
    for (split /\n/, slurp($path)) {
        next if /^[#r]/;
        my ($run, $lr, undef, @cells) = split /,/;
        my @memory = @cells[2 * $dimensions + 2 .. $#cells];
        s/^(-?)inf(inity)?$/${1}9**9**9/i for @cells;
        @cells = @cells[0 .. 2 * $dimensions];
        my @numbers = map { /9\*\*/ ? (/^-/ ? -9**9**9 : 9**9**9) : /nan/i ? -sin(9**9**9) : $_ + 0 } @cells;
        $runs[$run - 1]{lr} = $lr;
        push @{$runs[$run - 1]{states}},
            {at => [@numbers[0 .. $dimensions - 1]], loss => $numbers[$dimensions], slope => [@numbers[$dimensions + 1 .. 2 * $dimensions]],
                memory => [map { [@memory[$_ * $dimensions .. ($_ + 1) * $dimensions - 1]] } 0 .. @memory / $dimensions - 1]};
    }
    return @runs;
}

sub wrong {
    my ($case, $where, @what) = @_;
    $sentences++;
    push @wrong, map { "$where of $case->{text} from " . join(',', @{$case->{start}}) . ", lr $case->{lr}, " . ($case->{optimizer} // 'gd') . ", $case->{iterations}: $_" } @what;
    return;
}

sub line_of { my ($dump, $key) = @_; return $dump =~ /^$key: (.*)$/m ? $1 : '' }

# The summary is what the trajectory's last states are; its verdicts are those of the runs.
sub check_summary {
    my ($case, $oracle) = @_;
    my ($header, @rows) = map { [split /,/] } split /\n/, slurp('s.csv');
    my @verdicts;
    for my $i (0 .. $#rows) {
        my %row;
        @row{@$header} = @{$rows[$i]};
        my $run = $oracle->{runs}[$i];
        my $last = $run->{states}[-1];
        my @is = (@{$last->{at}}, $last->{loss}, @{$last->{slope}});
        my @slopes = @{$case->{names}} == 1 ? ('slope') : map { "slope_$_" } @{$case->{names}};
        my @says = @row{@{$case->{names}}, 'loss', @slopes};
        my @bad = grep { $is[$_] * 0 == 0 && $says[$_] ne '' && $says[$_] + 0 != $is[$_] } 0 .. $#is;
        wrong($case, 'summary', $row{iterations} != $#{$run->{states}} ? 'other iterations' : (), @bad ? 'other numbers' : (),
            $oracle->misjudged($run, $row{verdict}) ? "$row{verdict}, but " . $oracle->misjudged($run, $row{verdict}) : ());
        push @verdicts, $row{verdict};
    }
    return @verdicts;
}

# Headings of compare, each the clause of its run in the alternative text, on several lines, or the verdict alone.
sub check_headings {
    my ($case, $oracle, $dump, @verdicts) = @_;
    my $alt = line_of($dump, 'alt');
    my @headings = $dump =~ /^label run \d+ [^\n]*: [^\n]*lr = [^\n]*\n((?:label muted [^\n]*\n)*)/mg;
    for my $i (0 .. $#headings) {
        my $text = join ' ', $headings[$i] =~ /^label muted [^\n]*\): (.*)$/mg;
        $text =~ s/…$//;
        $text =~ s/\Q$$_[0]\E/$$_[1]/g for ['𝑥', 'x'], ['𝑦', 'y'], ['𝑤', 'w'], ['𝑏', 'b'];
        wrong($case, 'heading', index($alt, $text) >= 0 || $text eq $verdicts[$i] ? () : "'$text'");
    }
    return;
}

# Sentences with full stops inside of numbers only.
sub split_alt { my ($alt) = @_; $alt =~ s/\.$//; return split /\. (?=[lLAMFmnar])/, $alt }

sub check_alt {
    my ($case, $oracle, $dump, $where, $run, @verdicts) = @_;
    my $caption = line_of($dump, 'caption') =~ s/; (?:steps: −lr · slope|arrows: steps)$//r;
    for my $sentence (split_alt(line_of($dump, 'alt'))) {
        if ($sentence =~ /^f\(x(?:, y)?\) over (.*?)(?:, as contours(?: from (\S+(?: × \S+)?) to (\S+(?: × \S+)?))?(?:, with the path of descent)?)?: (.*)$/) {
            my ($axes, $rest) = ($1, $4);
            wrong($case, "$where, alt", "'$rest' is not the caption") if $rest ne $caption;
            wrong($case, "$where, alt", axes_said($axes, $dump));
        } elsif ($sentence =~ /^(Minimum|Local minimum|Lowest of the slice|Low of the slice) at (.*)$/) {
            wrong($case, "$where, alt", $oracle->minimum_said($2));
        } elsif ($sentence =~ /^Also in view: (.*)$/) {
            my @others = split /; /, $1;
            pop @others if $others[-1] =~ /^and \d+ more$/;
            wrong($case, "$where, alt", /^(?:local )?minimum at (.*)$/ ? $oracle->minimum_said($1) : "'$_' is unknown") for @others;
        } elsif ($sentence =~ /^More than 32 minima are in view$/) {
            wrong($case, "$where, alt", 'one minimum of many is not said') if line_of($dump, 'alt') !~ /Minimum at/i;
        } elsif ($sentence =~ /^First steps?: (.*)$/) {
            wrong($case, "$where, alt", $oracle->first_steps($1));
        } elsif ($sentence =~ /^(?:lr|momentum|nesterov|adagrad|rmsprop|adam)\b/) {
            wrong($case, "$where, alt", $oracle->each_run($sentence, @verdicts));
        } elsif ($sentence ne $caption) {
            wrong($case, "$where, alt", "'$sentence' is unknown");
        }
    }
    return;
}

# Those of the axes, or the curve's, which end 4 % before those of the axis.
sub axes_said {
    my ($text, $dump) = @_;
    my @axes = $dump =~ /^  axis [xy] (\S+) (\S+)/mg;
    my @said = map { Oracle::number($_) } $text =~ /(?:from|to) (\S+(?: × 10\S+)?)/g;
    my @width = map { abs($axes[$_ | 1] - $axes[$_ & ~1]) } 0 .. $#axes;
    my @bad = grep {
        my $margin = $width[$_] && ($said[$_] - $axes[$_]) * ($_ % 2 ? -1 : 1) / $width[$_];
        !Oracle::near($said[$_], $axes[$_]) && ($margin < 0.0399 || $margin > 0.045)
    } 0 .. $#said;
    return @bad || !@said ? "'$text' are not the axes" : ();
}

sub check {
    my ($case) = @_;
    my $oracle = Oracle->new(%$case);
    my @options = ('-q', "--function= $case->{text}", '--start=' . join(',', @{$case->{start}}), "--iterations=$case->{iterations}");
    push @options, "--optimizer=$case->{optimizer}" if $case->{optimizer};
    my $figure = @{$case->{names}} == 2 ? 'contour' : 'loss';
    unlink 'r.csv', 's.csv', 'c.txt', 'f.txt';
    system $gdplot, 'train', @options, "--lr=$case->{lr}", '-o', 'r.csv', '--summary', 's.csv';
    my @runs = read_states('r.csv', scalar @{$case->{names}});
    return wrong($case, 'train', 'no trajectory') if !@runs;
    $oracle->add_run($_->{lr}, $_->{states}) for @runs;
    my @verdicts = check_summary($case, $oracle);
    system $gdplot, 'compare', @options, "--lr=$case->{lr}", '-o', 'c.txt';
    my $dump = slurp('c.txt');
    wrong($case, 'compare, caption', $oracle->caption(line_of($dump, 'caption')));
    check_alt($case, $oracle, $dump, 'compare', undef, @verdicts);
    check_headings($case, $oracle, $dump, @verdicts);
    count_said($case, $oracle, line_of($dump, 'alt')) if $case->{matrix} && !$case->{rule};
    my $one = int rand @runs;
    system $gdplot, $figure, @options, "--lr=$runs[$one]{lr}", $figure eq 'loss' ? '--path' : (), '-o', 'f.txt';
    $dump = slurp('f.txt');
    $oracle->{runs} = [$oracle->{runs}[$one]];
    wrong($case, "$figure, caption", $oracle->caption(line_of($dump, 'caption'), $oracle->{runs}[0]));
    check_alt($case, $oracle, $dump, $figure, $oracle->{runs}[0], $verdicts[$one]);
    check_alone($case, $oracle, $figure);
    return;
}

# The same figure without descent, --start or not: its caption sums up the minima, and each is in view.
sub check_alone {
    my ($case, $oracle, $figure) = @_;
    unlink 'f.txt';
    system $gdplot, $figure, '-q', "--function= $case->{text}", '-o', 'f.txt';
    my $dump = slurp('f.txt');
    my ($caption, $alt) = (line_of($dump, 'caption'), line_of($dump, 'alt'));
    my ($marked) = $dump =~ /^  mark plus minimum (\d+)/m;
    wrong($case, "$figure alone, caption", $oracle->minima_summed_up($caption, $marked // 0, split /; /, ($alt =~ /Also in view: (.*)\.$/)[0] // ''));
    wrong($case, "$figure alone, alt", $alt =~ /descent|path/ ? 'descent is said' : ());
    check_alt($case, $oracle, $dump, "$figure alone");
    return;
}

# Of a quadratic with a minimum the part of the distance and the limit are said, unless a run is over.
sub count_said {
    my ($case, $oracle, $alt) = @_;
    my @clauses = $alt =~ /lr [^:;]*: (.*?)(?=; lr |\.$)/g;
    for my $clause (@clauses) {
        next if $clause =~ /converged at|not finite|lost to rounding|too short to change|a single state/;
        $said{of}++;
        $said{quadratics}++ if $clause =~ /of the distance|times the distance|cycling/ && $oracle->{limit_said};
    }
    return;
}

my @cases;

sub quadratic_one {
    my $a = rounded(10**between(-3, 4));
    my $h = one_of(0, rounded(between(-9, 9)), rounded(between(-9, 9) * 10**between(-3, 3)));
    my $c = one_of(0, rounded(between(-9, 9)));
    my ($b, $e) = (-2 * $a * $h, $a * $h * $h + $c);
    my $text = one_of("$a*(x - ($h))^2 + ($c)", "($b)*x + $a*x^2 + ($e)");
    my $start = rounded($h + one_of(-1, 1) * 10**between(-2, 2));
    return quadratic_one() if $start == $h;
    my $value = sub { $a * ($_[0] - $h)**2 + $c };
    my $slope = sub { 2 * $a * ($_[0] - $h) };
    return {text => $text, names => ['x'], start => [$start], lr => join(',', rates_below(1 / $a)),
        value => $value, slope => $slope, matrix => [2 * $a], minimum => [$h], iterations => one_of(@ITERATIONS)};
}

sub quadratic_two {
    my ($large, $small) = sort { $b <=> $a } map { rounded(10**between(-2, 3)) } 1, 2;
    my ($a, $b, $c) = ($large, 0, $small);
    if (rand() < 0.6) {
        my ($s, $t) = (sin(between(0, 3.14)), 0);
        $t = sqrt(1 - $s * $s);
        ($a, $b, $c) = map { rounded($_) } ($large * $s * $s + $small * $t * $t, ($large - $small) * $s * $t, $large * $t * $t + $small * $s * $s);
        return quadratic_two() if $a * $c - $b * $b <= 1e-3 * $a * $c;
    } elsif (rand() < 0.5) {
        ($a, $c) = ($c, $a);
    }
    my ($h, $k) = rand() < 0.5 ? (0, 0) : map { rounded(between(-9, 9)) } 1, 2;
    my @matrix = (2 * $a, 2 * $b, 2 * $b, 2 * $c);
    my $limit = 2 / (Oracle::eigen(@matrix))[0][0];
    my $value = sub { my ($x, $y) = ($_[0] - $h, $_[1] - $k); $a * $x * $x + 2 * $b * $x * $y + $c * $y * $y };
    my $slope = sub { my ($x, $y) = ($_[0] - $h, $_[1] - $k); (2 * ($a * $x + $b * $y), 2 * ($b * $x + $c * $y)) };
    my $twice = 2 * $b;
    my $text = "$a*(x - ($h))^2 + ($twice)*(x - ($h))*(y - ($k)) + $c*(y - ($k))^2";
    return {text => $text, names => ['x', 'y'], start => [map { rounded($_ + one_of(-1, 1) * 10**between(-2, 2)) } $h, $k],
        lr => join(',', rates_below($limit)), value => $value, slope => $slope, matrix => \@matrix, minimum => [$h, $k],
        iterations => one_of(@ITERATIONS)};
}

# Text, value, slope, and of some what they are: none, without a minimum; kinks, where no curvature is.
my $e = exp 1;
my @OTHERS = (
    ['x^4', sub { $_[0]**4 }, sub { 4 * $_[0]**3 }, kinks => 1],
    ['(x - 0.3)^4', sub { ($_[0] - 0.3)**4 }, sub { 4 * ($_[0] - 0.3)**3 }, kinks => 1],
    ['x^4 - 3*x^3 + 2', sub { $_[0]**4 - 3 * $_[0]**3 + 2 }, sub { 4 * $_[0]**3 - 9 * $_[0]**2 }],
    ['x^4 - 2*x^2 + x/2', sub { $_[0]**4 - 2 * $_[0]**2 + $_[0] / 2 }, sub { 4 * $_[0]**3 - 4 * $_[0] + 0.5 }],
    ['(x^2 - 4)^2', sub { ($_[0]**2 - 4)**2 }, sub { 4 * $_[0] * ($_[0]**2 - 4) }],
    ['sin(x) + x^2/10', sub { sin($_[0]) + $_[0]**2 / 10 }, sub { cos($_[0]) + $_[0] / 5 }],
    ['cos(x)', sub { cos $_[0] }, sub { -sin $_[0] }],
    ['log(1 + x^2)', sub { log(1 + $_[0]**2) }, sub { 2 * $_[0] / (1 + $_[0]**2) }],
    ['sqrt(1 + x^2)', sub { sqrt(1 + $_[0]**2) }, sub { $_[0] / sqrt(1 + $_[0]**2) }],
    ['exp(x) - 2*x', sub { exp($_[0]) - 2 * $_[0] }, sub { exp($_[0]) - 2 }],
    ['exp(x) + exp(-2*x)', sub { exp($_[0]) + exp(-2 * $_[0]) }, sub { exp($_[0]) - 2 * exp(-2 * $_[0]) }],
    ['exp(x)', sub { exp $_[0] }, sub { exp $_[0] }, none => 1],
    ['-exp(-x^2)', sub { -exp(-$_[0]**2) }, sub { 2 * $_[0] * exp(-$_[0]**2) }],
    ['x', sub { $_[0] }, sub { 1 }, none => 1],
    ['-x^2', sub { -$_[0]**2 }, sub { -2 * $_[0] }, none => 1],
    ['abs(x)', sub { abs $_[0] }, sub { $_[0] <=> 0 }, kinks => 1],
    ['abs(x) + x^2', sub { abs($_[0]) + $_[0]**2 }, sub { ($_[0] <=> 0) + 2 * $_[0] }, kinks => 1],
    ['x - log(x)', sub { $_[0] > 0 ? $_[0] - log $_[0] : 0 }, sub { 1 - 1 / ($_[0] || 1e-300) }, positive => 1],
    ['log(x)^2', sub { $_[0] > 0 ? log($_[0])**2 : 0 }, sub { $_[0] > 0 ? 2 * log($_[0]) / $_[0] : 0 }, positive => 1],
    ['x^2*y^2 + x^2 + y^2', sub { $_[0]**2 * $_[1]**2 + $_[0]**2 + $_[1]**2 }, sub { (2 * $_[0] * ($_[1]**2 + 1), 2 * $_[1] * ($_[0]**2 + 1)) }],
    ['x*y', sub { $_[0] * $_[1] }, sub { ($_[1], $_[0]) }, none => 1],
    ['x^2 - y^2', sub { $_[0]**2 - $_[1]**2 }, sub { (2 * $_[0], -2 * $_[1]) }, none => 1],
    ['exp(-x) + y^2', sub { exp(-$_[0]) + $_[1]**2 }, sub { (-exp(-$_[0]), 2 * $_[1]) }, none => 1],
    ['(1 - x)^2 + 100*(y - x^2)^2', sub { (1 - $_[0])**2 + 100 * ($_[1] - $_[0]**2)**2 },
        sub { (-2 * (1 - $_[0]) - 400 * $_[0] * ($_[1] - $_[0]**2), 200 * ($_[1] - $_[0]**2)) }],
    ['(x^2 + y - 11)^2 + (x + y^2 - 7)^2', sub { ($_[0]**2 + $_[1] - 11)**2 + ($_[0] + $_[1]**2 - 7)**2 },
        sub { my ($u, $v) = ($_[0]**2 + $_[1] - 11, $_[0] + $_[1]**2 - 7); (4 * $_[0] * $u + 2 * $v, 2 * $u + 4 * $_[1] * $v) }],
    ['1 - cos(x)*cos(y)', sub { 1 - cos($_[0]) * cos($_[1]) }, sub { (sin($_[0]) * cos($_[1]), cos($_[0]) * sin($_[1])) }],
    ['x^4 + y^4', sub { $_[0]**4 + $_[1]**4 }, sub { (4 * $_[0]**3, 4 * $_[1]**3) }, kinks => 1],
);

sub other {
    my ($text, $value, $slope, %more) = @{one_of(@OTHERS)};
    my @names = $text =~ /y/ ? ('x', 'y') : ('x');
    my @start = map { rounded(between(-3, 3) || 1) } @names;
    @start = map { abs } @start if $more{positive};
    return {text => $text, names => \@names, start => \@start, value => $value, slope => $slope, %more,
        lr => join(',', sort { $a <=> $b } keys %{{map { rounded(10**between(-4, 0.8)) => 1 } 1 .. 3}}), iterations => one_of(@ITERATIONS)};
}

# A quadratic by another rule: at rates across its limit, or across that of plain descent where it has none.
sub quadratic_by_rule {
    my $case = rand() < 0.5 ? quadratic_one() : quadratic_two();
    my $rule = one_of('momentum', 'momentum', 'momentum', 'nesterov', 'nesterov', 'adagrad', 'rmsprop', 'adam');
    my $limit = 2 / (Oracle::eigen(@{$case->{matrix}}))[0][0];
    my $beta = rounded(one_of(between(0.05, 0.95), 0.9));
    @$case{'rule', 'optimizer', 'said_rule'} = ($rule, $rule, "$rule, ");
    if ($rule =~ /^(?:momentum|nesterov)$/) {
        $case->{beta} = $beta;
        $case->{optimizer} = "$rule:beta=$beta";
        $case->{said_rule} .= "beta $beta, " if $beta != 0.9;
        $limit *= (1 + $beta) / (1 + ($rule eq 'nesterov' ? 2 * $beta : 0));
    }
    $case->{lr} = join ',', rates_below($limit);
    return $case;
}

# Other functions by such rules: far below what shrinks, and far beyond, where runs are in chaos or in long cycles.
sub other_by_rule {
    my $case = other();
    @$case{'rule', 'optimizer'} = (one_of('momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam')) x 2;
    $case->{said_rule} = "$case->{rule}, ";
    if ($case->{rule} =~ /^(?:momentum|nesterov)$/) {
        $case->{beta} = rounded(one_of(between(0.05, 0.95), 0.9));
        $case->{optimizer} .= ":beta=$case->{beta}";
        $case->{said_rule} .= "beta $case->{beta}, " if $case->{beta} != 0.9;
    }
    $case->{lr} = join ',', sort { $a <=> $b } keys %{{map { rounded(10**between(@$_)) => 1 } [-3, 0], [-1, 1], [0, 2]}};
    $case->{iterations} = one_of(9, 20, 60, 200, 1000);
    return $case;
}

for my $kind ([500, \&quadratic_one, 'quadratics in one parameter'], [500, \&quadratic_two, 'quadratics in two parameters'], [300, \&other, 'other functions'], [300, \&quadratic_by_rule, 'quadratics by rules with memory'],
    [500, \&other_by_rule, 'other functions by rules with memory', 6]) {
    my ($count, $make, $name, $fewer) = @$kind;
    my $before = @wrong;
    for my $i (0 .. $count - 1) {
        my $case = $make->();
        check($case) if $i % ($every * ($every > 1 && $fewer || 1)) == 0;
    }
    my @some = @wrong[$before .. $#wrong];
    my $show = $ENV{SHOW} // 12;
    ok(!@some, "what is said of $name", @some > $show ? (@some[0 .. $show - 1], '… and ' . (@some - $show) . ' more') : @some);
}
ok($said{quadratics} >= 0.95 * $said{of}, "and it is said: of $said{quadratics} of $said{of} runs of quadratics that go on");
{
    srand 28;
    my ($told, $turns, @of_logs) = LogOracle::check($gdplot, 300 / $every);
    ok(!@of_logs, 'what is said of logs', @of_logs[0 .. ($#of_logs < 11 ? $#of_logs : 11)]);
    ok($told > 200 / $every && $turns > 50 / $every, "and it is said: $told sentences, $turns of them of curves that get worse");
    $sentences += $told;
    push @wrong, @of_logs;
}
print "# $sentences sentences, ", scalar(@wrong), " wrong\n";
done_testing();
