# A second implementation of what gdplot says of runs, from the rules in src/descent/verdict.h and
# rest.h and not from their code: it takes the states from the trajectory, evaluates the function
# itself, and recomputes every number of a sentence.
#
#   my $oracle = Oracle->new(%case);     names, value, slope (code), minimum, matrix of a quadratic
#   $oracle->add_run(lr, [states]);      a state is {at => [...], loss, slope => [...]}
#   my @wrong = $oracle->sentence($text, $run);   what is wrong or cannot be attributed
package Oracle;

use strict;
use warnings;
use utf8;

my $NUMBER = qr/−?[0-9][0-9.]*(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|−?∞/;
my $WITHIN = 0.01;

sub number {
    my ($text) = @_;
    $text =~ s/−/-/;
    return 9**9**9 * ($text =~ /-/ ? -1 : 1) if $text =~ /∞/;
    my $exponent = '';
    if ($text =~ s/(?: × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$//) {
        $exponent = $1;
        $exponent =~ tr/⁻⁰¹²³⁴⁵⁶⁷⁸⁹/-0123456789/;
        $exponent = "e$exponent";
        $text .= '1' if $text !~ /[0-9]/;
    }
    return "$text$exponent" + 0;
}

# What a verdict's clause says of a ratio: how much, and how far that may be from what is so.
my $RATIO = qr/$NUMBER|all but $NUMBER|1 \+ $NUMBER|nearly all/;

sub part {
    my ($text) = @_;
    return (1 - 5e-15, 7e-15) if $text eq 'nearly all';
    return (1 - number($1), 0.06 * number($1) + 1e-15) if $text =~ /^all but (.*)/;
    return (1 + number($1), 0.06 * number($1) + 1e-15) if $text =~ /^1 \+ (.*)/;
    return (number($text));
}

sub near {
    my ($said, $true, $scale) = @_;
    return abs($said - $true) <= $WITHIN * abs($true) + 1e-9 * ($scale // 0);
}

sub new {
    my ($class, %case) = @_;
    return bless {%case, runs => [], dimensions => scalar @{$case{names}}}, $class;
}

sub add_run {
    my ($self, $lr, $states) = @_;
    push @{$self->{runs}}, {lr => $lr, states => $states, rule => $self->{rule} // 'gd', beta => $self->{beta} // 0};
    return;
}

sub finite {
    my ($state) = @_;
    return !grep { $_ * 0 != 0 } @{$state->{at}}, $state->{loss}, @{$state->{slope}};
}

sub norm { my $sum = 0; $sum += $_ * $_ for @_; return sqrt $sum }

# Second derivatives by differences of the slopes, which the case has code for.
sub curvature {
    my ($self, @at) = @_;
    my (@rows, @steps);
    return @{$self->{matrix}} if $self->{matrix};
    for my $i (0 .. $#at) {
        my $step = 1e-5 * (abs($at[$i]) > 1e-3 ? abs $at[$i] : 1e-3);
        my (@up, @down) = ();
        @up = @down = @at;
        $up[$i] += $step;
        $down[$i] -= $step;
        my @a = $self->{slope}->(@up);
        my @b = $self->{slope}->(@down);
        push @rows, map { ($a[$_] - $b[$_]) / (2 * $step) } 0 .. $#at;
    }
    return @rows;    # a, or a b b c
}

# Eigenvalues, the larger first, and eigenvectors.
sub eigen {
    my @m = @_;
    return ([$m[0], [1]]) if @m == 1;
    my ($xx, $xy, $yy) = ($m[0], ($m[1] + $m[2]) / 2, $m[3]);
    my $radius = norm(($xx - $yy) / 2, $xy);
    my $angle = atan2(2 * $xy, $xx - $yy) / 2;
    my @first = $xy == 0 ? ($xx >= $yy ? (1, 0) : (0, 1)) : (cos $angle, sin $angle);
    my ($large, $small) = (($xx + $yy) / 2 + $radius, ($xx + $yy) / 2 - $radius);
    $small = ($xx * $yy - $xy * $xy) / $large if $large > 0 && $small > 0;
    return ([$large, \@first], [$small, [-$first[1], $first[0]]]);
}

sub dot { my ($a, $b) = @_; my $sum = 0; $sum += $a->[$_] * $b->[$_] for 0 .. $#$a; return $sum }

# The Newton step's length; infinite where a curvature is not above 0.
sub newton {
    my ($self, $state) = @_;
    my $sum = 0;
    if ($self->{matrix}) {
        return norm(map { $state->{at}[$_] - $self->{minimum}[$_] } 0 .. $self->{dimensions} - 1);
    }
    for my $e (eigen($self->curvature(@{$state->{at}}))) {
        my $slope = dot($state->{slope}, $e->[1]);
        next if $slope == 0;
        return 9**9**9 if $e->[0] <= 0;
        $sum += ($slope / $e->[0])**2;
    }
    return sqrt $sum;
}

sub reach {
    my ($self, $run) = @_;
    my $reach = 0;
    my @states = grep { finite($_) } @{$run->{states}};
    for my $i (0 .. $self->{dimensions} - 1) {
        my @values = sort { $a <=> $b } map { $_->{at}[$i] } @states;
        $reach = $values[-1] - $values[0] if $values[-1] - $values[0] > $reach;
    }
    for my $state (@states) {
        my $far = norm(map { $state->{at}[$_] - $states[0]{at}[$_] } 0 .. $self->{dimensions} - 1);
        $reach = $far if $far > $reach;
    }
    return $reach;
}

sub same_place {
    my ($a, $b, $within) = @_;
    return !grep { abs($a->{at}[$_] - $b->{at}[$_]) > $within * abs $a->{at}[$_] } 0 .. $#{$a->{at}};
}

# At rest, with some play for derivatives that are differences.
sub at_rest {
    my ($self, $run, $k, $play) = @_;
    my ($state, $before) = ($run->{states}[$k], $k ? $run->{states}[$k - 1] : undef);
    my $reach = $self->reach($run);
    return 0 if $run->{rule} ne 'gd' && !($before && step_size($before, $state) <= 4e-12 * $reach * $play);
    return 1 if !grep { $_ } @{$state->{slope}};
    my $newton = $self->newton($state);
    my $size = norm(@{$state->{at}});
    return 1 if $newton <= 1e-12 * $reach * $play;
    return 0 if !$before;
    $size = $reach if $reach > $size;
    return 1 if same_place($state, $before, 0) && $newton <= 1e-9 * $size * $play;
    return same_place($state, $before, 9e-16 * $play) && $newton <= 9e-16 * $size * $play;
}

# The last nine states, or fewer.
sub window {
    my ($run) = @_;
    my @states = @{$run->{states}};
    return @states > 9 ? @states[-9 .. -1] : @states;
}

sub distances {
    my ($self, $run) = @_;
    return map { $self->newton($_) } window($run);
}

sub steps {
    my ($self, $run) = @_;
    my @states = window($run);
    return map { step_size(@states[$_, $_ + 1]) } 0 .. $#states - 1 if $run->{rule} ne 'gd';
    return map { $run->{lr} * norm(@{$states[$_]{slope}}) } 0 .. $#states - 1;
}

# A step, or, where rounding leaves less of it, the slope that makes it.
sub way {
    my ($run, $from, $to) = @_;
    return $run->{rule} eq 'gd' ? $from->{slope} : [map { $from->{at}[$_] - $to->{at}[$_] } 0 .. $#{$to->{at}}];
}

sub step_size { my ($a, $b) = @_; return norm(map { $b->{at}[$_] - $a->{at}[$_] } 0 .. $#{$a->{at}}) }

# The factor of a step on a quadratic of this curvature: the larger root of z² − (1 + β − lr·λ)·z + β, or of
# z² − (1 + β)(1 − lr·λ)·z + β·(1 − lr·λ).
sub factor {
    my ($run, $curvature) = @_;
    my $kept = 1 - $run->{lr} * $curvature;
    my ($half, $product) = $run->{rule} eq 'nesterov' ? ((1 + $run->{beta}) * $kept / 2, $run->{beta} * $kept)
        : $run->{rule} eq 'momentum' ? (($run->{beta} + $kept) / 2, $run->{beta}) : ($kept / 2, 0);
    my $square = $half**2 - $product;
    return $square < 0 ? sqrt $product : abs($half) + sqrt $square;
}

# The steps among the last 1,025 states, and the parameter in which they are largest.
sub moves {
    my ($run) = @_;
    my @states = @{$run->{states}};
    @states = @states[-1025 .. -1] if @states > 1025;
    return map { my $k = $_; [map { $states[$k]{at}[$_] - $states[$k - 1]{at}[$_] } 0 .. $#{$states[0]{at}}] } 1 .. $#states;
}

# The parameter in which the steps are largest, where one counts a hundredth less with each step that follows it.
sub largest_of {
    my @moves = @_;
    my @largest = (0) x @{$moves[0]};
    for my $move (@moves) {
        for my $i (0 .. $#largest) {
            my ($faded, $size) = (0.99 * $largest[$i], abs $move->[$i]);
            $largest[$i] = $size > $faded ? $size : $faded;
        }
    }
    return @largest > 1 && $largest[1] > $largest[0] ? 1 : 0;
}

# Whether two steps go opposite ways, however small they are.
sub turn { my ($a, $b) = @_; return ($a <=> 0) * ($b <=> 0) < 0 }

# What the largest step does, from the states alone: in the fewest last steps, of a power of 2, in which the run turns
# twice along the parameter in which it steps most, and as many before them; undefined where there are too few.
sub turns {
    my ($run) = @_;
    my @moves = moves($run);
    my $along = largest_of(@moves);
    for (my $length = 4; 2 * $length <= @moves; $length *= 2) {
        my @last = @moves[-$length .. -1];
        my @before = @moves[-2 * $length .. -$length - 1];
        next if grep { my $some = $_; 2 > grep { turn($some->[$_][$along], $some->[$_ - 1][$along]) } 1 .. $#$some } \@last, \@before;
        my ($now, $then) = map { my $some = $_; (sort { $b <=> $a } map { norm(@$_) } @$some)[0] } \@last, \@before;
        return wantarray ? ($then, $now, $length) : ($now / $then)**(1 / $length);
    }
    return;
}

# The state, as far as an update needs it, after update number $t, from 1: by the formulas of the help.
sub update {
    my ($self, $run, $state, $t) = @_;
    my ($rule, $beta) = @$run{'rule', 'beta'};
    my @slope = $self->{slope}->(@{$state->{at}});
    my (@at, @first, @second);
    for my $i (0 .. $#slope) {
        my ($g, $m, $s) = ($slope[$i], $state->{memory}[0][$i] // 0, $state->{memory}[1][$i] // 0);
        my ($lr, $step) = ($run->{lr}, $run->{lr} * $g);
        if ($rule eq 'momentum' || $rule eq 'nesterov') {
            $m = $beta * $m + $g;
            $step = $lr * ($rule eq 'momentum' ? $m : $g + $beta * $m);
        } elsif ($rule eq 'adagrad') {
            $m += $g * $g;
            $step = $lr * $g / (sqrt($m) + 1e-10);
        } elsif ($rule eq 'rmsprop') {
            $m = 0.99 * $m + (1 - 0.99) * ($g * $g);
            $step = $lr * $g / (sqrt($m) + 1e-8);
        } elsif ($rule eq 'adam') {
            ($m, $s) = (0.9 * $m + (1 - 0.9) * $g, 0.999 * $s + (1 - 0.999) * ($g * $g));
            $step = $lr * ($m / (1 - 0.9**$t)) / (sqrt($s / (1 - 0.999**$t)) + 1e-8);
        }
        push @at, $state->{at}[$i] - $step;
        push @first, $m;
        push @second, $s;
    }
    return {at => \@at, memory => [\@first, \@second]};
}

# Whether steps of a rule with memory go on to shrink: none is longer than those that were compared, until they are much
# smaller, or smaller in the end.
sub shrinks_on {
    my ($self, $run, $verdict) = @_;
    my ($state, $t) = ($run->{states}[-1], $#{$run->{states}});
    my ($then, $now, $length) = turns($run);
    my @sizes = map { norm(@$_) } moves($run);
    if (!defined $then || $now >= $then || $verdict eq 'converging') {
        @sizes = @sizes > 5 ? @sizes[-5 .. -1] : @sizes;
        ($then, $now, $length) = ((sort { $b <=> $a } @sizes)[0], $sizes[-1] > ($sizes[-2] // 0) ? $sizes[-1] : $sizes[-2] // 0, 4);
    }
    my @last;
    for (1 .. ($t < 64 ? 64 : $t > 1024 ? 1024 : $t)) {
        my $next = $self->update($run, $state, ++$t);
        my $size = step_size($state, $next);
        return 0 if !($size <= $then * (1 + 1e-6));
        $state = $next;
        push @last, $size;
        shift @last if @last > 2 * $length;
        return 1 if @last == 2 * $length && !grep { $_ > 0.26 * $now } @last;
    }
    return (sort { $b <=> $a } @last)[0] <= $now * ($verdict eq 'converging' ? 1 : 0.999);
}

# Whether it went to and fro at all, along the parameter in which it steps most.
sub has_turned_most {
    my ($run) = @_;
    my @moves = moves($run);
    my $along = largest_of(@moves);
    return !!grep { turn($moves[$_][$along], $moves[$_ - 1][$along]) } 1 .. $#moves;
}

# Whether the run went past the minimum along a direction of the curvature.
sub has_passed {
    my ($self, $run) = @_;
    for my $e (eigen(@{$self->{matrix}})) {
        my @offset = map { my $s = $_; dot([map { $s->{at}[$_] - $self->{minimum}[$_] } 0 .. $#{$e->[1]}], $e->[1]) } @{$run->{states}};
        return 1 if grep { $offset[$_] * $offset[$_ - 1] <= 0 } 1 .. $#offset;
    }
    return 0;
}

sub ratios { my @sizes = @_; return map { $sizes[$_] / $sizes[$_ - 1] } 1 .. $#sizes }

sub agree {
    my @ratios = sort { $a <=> $b } @_;
    return $ratios[-1] <= 1.011 * $ratios[0];
}

sub mean { my @sizes = @_; return ($sizes[-1] / $sizes[0])**(1 / $#sizes) }

# A ratio as it is said: to 1 %, on the right side of 1, and to its last digit where it is close to that.
sub ratio_is {
    my ($text, $true) = @_;
    my ($said, $within) = part($text);
    return abs($said - $true) <= $within && ($said > 1) == ($true > 1) if defined $within;
    my ($decimals) = $said =~ /\.(\d+)/;
    return 0 if !near($said, $true) || ($said > 1 && $true < 1) || ($said < 1 && $true > 1);
    return abs($said - 1) > 0.01 || abs($said - $true) <= 0.6 * 10**-length($decimals // '') + 2e-16;
}

# The parts of the distance along the eigenvectors, in the window: [factor, alternates, last part].
sub parts {
    my ($self, $run) = @_;
    my @states = window($run);
    my @parts;
    for my $e (eigen(@{$self->{matrix}})) {
        my @offset = map { my $s = $_; dot([map { $s->{at}[$_] - $self->{minimum}[$_] } 0 .. $#{$e->[1]}], $e->[1]) } @states;
        my $turns = !grep { $offset[$_] * $offset[$_ - 1] >= 0 } 1 .. $#offset;
        push @parts, {curvature => $e->[0], direction => $e->[1], turns => $turns, offset => \@offset,
            factor => factor($run, $e->[0])};
    }
    return @parts;
}

sub part_called {
    my ($self, $run, $name) = @_;
    my @parts = $self->parts($run);
    return $parts[0] if $name eq 'in the steepest direction';
    $name =~ s/^along //;
    my ($i) = grep { $self->{names}[$_] eq $name } 0 .. $#{$self->{names}};
    return (grep { abs(abs($_->{direction}[$i]) - 1) < 1e-12 } @parts)[0];
}

sub falls {
    my ($run) = @_;
    my @states = window($run);
    return !grep { $states[$_]{loss} >= $states[$_ - 1]{loss} } 1 .. $#states;
}

# Goes on by itself, to see whether a run stays where it is: within so many times its reach.
sub grows {
    my ($self, $run, $times) = @_;
    my $last = $run->{states}[-1];
    my @at = @{$last->{at}};
    my $reach = $self->reach($run) + norm(@at) + 1e-300;
    my ($state, $t) = ($last, $#{$run->{states}});
    for (1 .. 3000) {
        if ($run->{rule} ne 'gd') {
            $state = $self->update($run, $state, ++$t);
            return 1 if grep { $_ * 0 != 0 || abs > $times * $reach } @{$state->{at}};
            next;
        }
        my @slope = $self->{slope}->(@at);
        $at[$_] -= $run->{lr} * $slope[$_] for 0 .. $#at;
        return 1 if grep { $_ * 0 != 0 || abs > $times * $reach } @at;
    }
    return 0;
}

# What is wrong with a verdict's clause; the verdict's name may go before it.
my @CLAUSES = (
    [qr/a single state/, sub { my ($o, $r) = @_; return @{$r->{states}} == 1 }],
    [qr/a single step/, sub { my ($o, $r) = @_; return @{$r->{states}} == 2 && (!$o->{matrix} || $r->{rule} ne 'gd') }],
    [qr/converged (?:to a (maximum|saddle) )?at iteration (\d+)/, sub {
        my ($o, $r, $level, $k) = @_;
        my @up = $level ? grep { $_->[0] > 0 } eigen($o->curvature(@{$r->{states}[-1]{at}})) : ();
        return 0 if $level && ($o->{matrix} || @up != ($level eq 'saddle' ? 1 : 0));
        return 0 if $k >= @{$r->{states}} || ($k > 0 && $o->at_rest($r, $k - 1, 0.98));
        return !grep { !$o->at_rest($r, $_, 1.02) } $k, $#{$r->{states}};
    }],
    [qr/undefined at the start/, sub { my ($o, $r) = @_; return @{$r->{states}} == 1 && !finite($r->{states}[0]) }],
    [qr/(?:undefined|diverging: not finite) from iteration (\d+)/, sub {
        my ($o, $r, $k) = @_;
        return $k == $#{$r->{states}} && $k > 0 && !finite($r->{states}[$k]) && finite($r->{states}[$k - 1]);
    }],
    [qr/descending: the steps are lost to rounding/, sub {
        my ($o, $r) = @_;
        return same_place($r->{states}[-1], $r->{states}[-2], 3e-16) && !$o->at_rest($r, $#{$r->{states}}, 0.98);
    }],
    [qr/descending: some steps are too short to change the loss/, sub {
        my ($o, $r) = @_;
        my @states = window($r);
        return !falls($r) && !grep { $states[$_]{loss} > $states[$_ - 1]{loss} } 1 .. $#states;
    }],
    [qr/descending: the steps do not shrink/, sub {
        my ($o, $r) = @_;
        return falls($r) && !grep { $_ < 1 - 1e-9 } ratios($o->steps($r));
    }],
    [qr/descending: the loss falls at each step/, sub { my ($o, $r) = @_; return falls($r) }],
    [qr/wandering: the steps do not settle, nor does the loss keep falling/, sub { my ($o, $r) = @_; return !falls($r) }],
    [qr/wandering: the steps turn back and forth without settling/, sub { my ($o, $r) = @_; return !falls($r) }],
    [qr/cycling between ($NUMBER) and ($NUMBER), no progress/, sub {
        my ($o, $r, $high, $low) = @_;
        my ($last, $before) = @{$r->{states}}[-1, -2];
        for my $i (0 .. $o->{dimensions} - 1) {
            my ($x, $y) = sort { $b <=> $a } $last->{at}[$i], $before->{at}[$i];
            return 1 if near(number($high), $x) && near(number($low), $y)
                && (@{$r->{states}} < 3 || abs($r->{states}[-3]{at}[$i] - $last->{at}[$i]) <= 1.1e-6 * ($x - $y));
        }
        return 0;
    }],
    [qr/cycling through (\d+) states, no progress/, sub {
        my ($o, $r, $p) = @_;
        return same_place($r->{states}[-1], $r->{states}[-1 - $p], 1e-9)
            && !grep { same_place($r->{states}[-1], $r->{states}[-1 - $_], 1e-9) } 1 .. $p - 1;
    }],
    [qr/cycling (along \w+|in the steepest direction), no progress there/, sub {
        my ($o, $r, $name) = @_;
        my $part = $o->part_called($r, $name) or return 0;
        return $part->{turns} && abs($part->{offset}[-1] / $part->{offset}[0]) > 1 - 1e-10
            && abs($part->{offset}[-1] / $part->{offset}[0]) < 1 + 1e-10;
    }],
    [qr/each step keeps ($RATIO) of the distance(?: to the minimum)?/, sub {
        my ($o, $r, $rho) = @_;
        my @d = $o->distances($r);
        return $o->{matrix} && agree(ratios(@d)) && ratio_is($rho, mean(@d)) && !grep { $_->{crosses} } $o->moving($r);
    }],
    [qr/the steps keep ($RATIO) of the distance(?: to the minimum)? on average/, sub {
        my ($o, $r, $rho) = @_;
        return $o->{matrix} && ratio_is($rho, mean($o->distances($r))) && !grep { $_->{crosses} } $o->moving($r);
    }],
    [qr/each step crosses the minimum and keeps ($RATIO) of the distance/, sub {
        my ($o, $r, $rho) = @_;
        my @d = $o->distances($r);
        return $o->{matrix} && agree(ratios(@d)) && ratio_is($rho, mean(@d)) && !grep { !$_->{crosses} } $o->moving($r);
    }],
    [qr/each step crosses the minimum, keeping ($RATIO) of the distance on average/, sub {
        my ($o, $r, $rho) = @_;
        return $o->{matrix} && ratio_is($rho, mean($o->distances($r))) && !grep { !$_->{crosses} } $o->moving($r);
    }],
    [qr/each step keeps ($RATIO) of the distance, crossing the minimum (along \w+|in the steepest direction)/, sub {
        my ($o, $r, $rho, $name) = @_;
        my @d = $o->distances($r);
        my $part = $o->part_called($r, $name) or return 0;
        return agree(ratios(@d)) && ratio_is($rho, mean(@d)) && $part->{turns};
    }],
    [qr/the steps keep ($RATIO) of the distance on average, crossing the minimum (along \w+|in the steepest direction)/, sub {
        my ($o, $r, $rho, $name) = @_;
        my $part = $o->part_called($r, $name) or return 0;
        return ratio_is($rho, mean($o->distances($r))) && $part->{turns};
    }],
    [qr/diverging: each step leaves ($RATIO) times the distance/, sub {
        my ($o, $r, $rho) = @_;
        my @d = $o->distances($r);
        return $o->{matrix} && agree(ratios(@d)) && (part($rho))[0] >= 1 && ratio_is($rho, mean(@d));
    }],
    [qr/diverging: the steps leave ($RATIO) times the distance on average/, sub {
        my ($o, $r, $rho) = @_;
        return $o->{matrix} && (part($rho))[0] >= 1 && ratio_is($rho, mean($o->distances($r)));
    }],
    [qr/diverging: (along \w+|in the steepest direction) each step leaves ($RATIO) times the distance/, sub {
        my ($o, $r, $name, $rho) = @_;
        my $part = $o->part_called($r, $name) or return 0;
        return $part->{turns} && (part($rho))[0] >= 1
            && ratio_is($rho, (abs($part->{offset}[-1] / $part->{offset}[0]))**(1 / $#{$part->{offset}}));
    }],
    [qr/each step is ($RATIO) of the last/, sub {
        my ($o, $r, $rho) = @_;
        return $o->has_ratio($r, $rho, 1);
    }],
    [qr/the steps shrink, to ($RATIO) of the last on average/, sub {
        my ($o, $r, $rho) = @_;
        return $o->has_ratio($r, $rho, 0);
    }],
    [qr/each step turns back and is ($RATIO) of the last( on average)?/, sub {
        my ($o, $r, $rho, $average) = @_;
        my @states = window($r);
        @states = @states[-6 .. -1] if @states > 6;
        my @ways = map { way($r, @states[$_ - 1, $_]) } 1 .. $#states;
        return 0 if grep { dot(@ways[$_ - 1, $_]) >= 0 } 1 .. $#ways;
        return $o->has_ratio($r, $rho, !$average);
    }],
    [qr/turning to and fro, its largest steps shrinking to ($RATIO) a step/, sub {
        my ($o, $r, $rho) = @_;
        my $is = turns($r);
        return defined $is && $is < 1 && ratio_is($rho, $is);
    }],
    [qr/diverging: turning to and fro, its largest steps growing to ($RATIO) a step/, sub {
        my ($o, $r, $rho) = @_;
        my $is = turns($r);
        return defined $is && $is > 1 && ratio_is($rho, $is);
    }],
    [qr/turning to and fro, below the stability limit/, sub {
        my ($o, $r) = @_;
        return $o->{matrix} && has_turned_most($r) && $r->{lr} < $o->limit_at(@{$o->{minimum}});
    }],
    [qr/overshooting the minimum, below the stability limit/, sub {
        my ($o, $r) = @_;
        return $o->{matrix} && $r->{lr} < $o->limit_at(@{$o->{minimum}}) && !has_turned_most($r) && $o->has_passed($r);
    }],
    [qr/diverging: beyond the stability limit/, sub {
        my ($o, $r) = @_;
        return $o->{matrix} && $r->{lr} > $o->limit_at(@{$o->{minimum}});
    }],
    [qr/it has turned too seldom to be judged/, sub { my ($o, $r) = @_; return !defined turns($r) }],
    [qr/diverging: each step is ($RATIO) (?:times|of) the last( on average)?/, sub {
        my ($o, $r, $rho, $average) = @_;
        return (part($rho))[0] > 1 && $o->has_ratio($r, $rho, !$average);
    }],
);

# The parts that are not at rest, and which of them cross.
sub moving {
    my ($self, $run) = @_;
    my $reach = $self->reach($run);
    my @parts = grep { abs($_->{offset}[-1]) > 2e-12 * $reach && abs($_->{offset}[-1]) > 1e-14 * norm(@{$run->{states}[-1]{at}}, @{$self->{minimum}}) } $self->parts($run);
    $_->{crosses} = $_->{turns} for @parts;
    return @parts;
}

# Of all steps in the window, or of the last five where a run has settled late.
sub has_ratio {
    my ($self, $run, $rho, $each) = @_;
    my @steps = $self->steps($run);
    for my $from (0, @steps > 5 ? @steps - 5 : ()) {
        my @some = @steps[$from .. $#steps];
        return 1 if @some > 1 && ratio_is($rho, mean(@some)) && (!$each || agree(ratios(@some)));
    }
    return 0;
}

# Verdicts that are wrong, whatever is said of them.
sub misjudged {
    my ($self, $run, $verdict) = @_;
    my $last = $run->{states}[-1];
    return if !finite($last);
    my $limited = $run->{rule} =~ /^(?:gd|momentum|nesterov)$/;
    return if $verdict eq 'undecided';
    return 'its steps do not go on to shrink'
        if $run->{rule} ne 'gd' && !($self->{matrix} && $limited) && $verdict =~ /^(?:converging|oscillating)$/ && !$self->shrinks_on($run, $verdict);
    return 'its steps are bounded' if !$limited && $verdict eq 'diverging';
    return if !$limited;
    if ($self->{matrix}) {
        my @grow = grep { $_->{factor} > 1 + 1e-9 && abs($_->{offset}[-1]) > 1e-13 * norm(@{$last->{at}}, @{$self->{minimum}}) } $self->parts($run);
        return 'it grows' if @grow && @{$run->{states}} > 1 && $verdict ne 'diverging';
        return 'it does not grow' if !@grow && $verdict eq 'diverging';
        return;
    }
    return 'it stays bounded' if $verdict eq 'diverging' && !$self->grows($run, $run->{rule} eq 'gd' ? 1e6 : 900);
    return 'it grows without bound' if $verdict =~ /^(converg|oscill|cycl)/ && $self->grows($run, 1e6);
    return 'there is no minimum' if $self->{none} && $verdict =~ /^(converg|oscill)/ && grep { abs > 1e-300 } @{$last->{slope}};
    return 'its loss falls at each step' if $verdict eq 'wandering' && falls($run);
    return;
}

# A verdict and its clause, as words: what is wrong.
sub clause {
    my ($self, $text, $run, $verdict) = @_;
    my $whole = $text;
    my ($name) = $text =~ /^(converged|converging|oscillating|cycling|wandering|descending|diverging|undefined|undecided)/;
    $text =~ s/^(converging|oscillating|undecided): //;
    for my $row (@CLAUSES) {
        my ($pattern, $check) = @$row;
        if (my @numbers = $text =~ /^$pattern$/) {
            @numbers = () if $pattern !~ /\((?!\?)/;
            return "'$whole' is not so" if !$check->($self, $run, @numbers);
            return "'$whole' is no $verdict" if defined $verdict && $name && $name ne $verdict;
            return;
        }
    }
    return "'$whole' is unknown";
}

sub limit_at {
    my ($self, @at) = @_;
    my @eigen = eigen($self->curvature(@at));
    return 9**9**9 if $eigen[0][0] <= 0;
    my ($rule, $beta) = ($self->{rule} // 'gd', $self->{beta} // 0);
    return 2 * (1 + $beta) / (1 + ($rule eq 'nesterov' ? 2 * $beta : 0)) / $eigen[0][0];
}

# A stationary point to the digits that are said, from which Newton's steps move no further.
sub is_minimum {
    my ($self, @at) = @_;
    my @from = @at;
    my $scale = norm(@at) + 1e-3 * ($self->{scale} // 1);
    return norm(map { $at[$_] - $self->{minimum}[$_] } 0 .. $#at) <= 1e-3 * $scale if $self->{minimum};
    return 0 if $self->{none};
    for (1 .. 60) {
        my @slope = $self->{slope}->(@at);
        my @eigen = eigen($self->curvature(@at));
        my @next = @at;
        for my $e (@eigen) {
            my $step = dot(\@slope, $e->[1]);
            next if $step == 0;
            return $self->is_low(@from) if $e->[0] <= 0;
            $next[$_] -= $step / $e->[0] * $e->[1][$_] for 0 .. $#at;
        }
        @at = @next;
    }
    return norm(map { $at[$_] - $from[$_] } 0 .. $#at) <= 2e-3 * $scale && $self->is_low(@at);
}

# Whether the values around are no lower.
sub is_low {
    my ($self, @at) = @_;
    my $low = $self->{value}->(@at);
    my $far = 1e-3 * (norm(@at) + 1e-2 * ($self->{scale} // 1));
    for my $angle (map { $_ * 0.7 } 0 .. 8) {
        my @way = @at == 1 ? ($angle < 3 ? 1 : -1) : (cos $angle, sin $angle);
        return 0 if $self->{value}->(map { $at[$_] + $far * $way[$_] } 0 .. $#at) < $low - 1e-6 * abs $low - 1e-12 * $far;
    }
    return 1;
}

sub values_of {
    my ($self, $text) = @_;
    my @values;
    for my $name (@{$self->{names}}) {
        $text =~ s/^(?:, )?\Q$name\E = ($NUMBER)// or return;
        push @values, number($1);
    }
    return $text eq '' ? @values : ();
}

# "−0.1 · 14 = −1.4; …": the first step of each run, or of a step that rounding changes the change alone.
sub first_steps {
    my ($self, $text) = @_;
    my @said = split /; /, $text;
    return "'$text' of other runs" if @said != @{$self->{runs}};
    for my $i (0 .. $#said) {
        my ($from, $to) = @{$self->{runs}[$i]{states}};
        my @is = (-$self->{runs}[$i]{lr}, $from->{slope}[0], $to->{at}[0] - $from->{at}[0]);
        my @says = map { tr/()+//dr } split / · | = /, $said[$i];
        @is = $is[2] if @says == 1;
        return "'$said[$i]' is not the step" if grep { abs(number($says[$_]) - $is[$_]) > 6e-4 * abs $is[$_] } 0 .. $#is;
    }
    return;
}

# Whether the first steps are −lr·slope, all of them if that is said, not all if it is not.
sub steps_named {
    my ($self, $text, $products) = @_;
    my $others = 0;
    for my $run (@{$self->{runs}}) {
        my ($from, $to) = @{$run->{states}};
        return "'$text': a run without steps" if !$to;
        my $product = -$run->{lr} * $from->{slope}[0];
        $others++ if abs($to->{at}[0] - $from->{at}[0] - $product) > 1e-4 * abs($product) + 1e-15 * abs $from->{at}[0];
    }
    return ($products ? $others : !$others && !$self->{said_rule}) ? "'$text': $others other steps" : ();
}

sub has_start {
    my ($self, $text) = @_;
    my @values = $self->values_of($text);
    return @values && !grep { !near($values[$_], $self->{start}[$_]) } 0 .. $#values;
}

# "x = 1, f(x) = 3" of a minimum.
sub minimum_said {
    my ($self, $text) = @_;
    my ($where, $value) = $text =~ /^(.*), f\(x(?:, y)?\) = ($NUMBER)$/ or return "'$text' is unknown";
    my @at = $self->values_of($where);
    return "'$text': nothing is there" if !@at || !$self->is_minimum(@at);
    my $true = $self->{value}->(@at);
    my $aside = 1e-3 * norm(@at) + 1e-300;
    my @eigen = eigen($self->curvature(@at));
    my $rounding = abs($eigen[0][0]) * ($aside * 0.1)**2;
    return abs(number($value) - $true) <= 0.01 * abs($true) + $rounding + 1e-12 ? () : "'$text': it is $true";
}

# What a caption says: a list between semicolons. $run where it is of a single one.
# The caption of a figure without descent, the number of minima marked in it, and the others that its alternative
# text tells.
sub minima_summed_up {
    my ($self, $text, $marked, @others) = @_;
    my ($count, $how, $lowest) = $text =~ /^(\d+) minima in view, (lowest|none lower than) at (.*)$/;
    if ($text eq 'no minimum found') {
        return $marked || $self->{matrix} || !($self->{none} || $self->{kinks}) ? "'$text', but there is one" : ();
    }
    return "'$text', but there is none" if $self->{none};
    return $marked == 1 ? $self->minimum_said($1) : "'$text', but $marked marked" if $text =~ /^its (?:local )?minimum: (.*)$/;
    return "'$text' is unknown" if !defined $count;
    my $least = number(($lowest =~ / = (\S+(?: × 10\S+)?)$/)[0]);
    my @lower = grep { / = (\S+(?: × 10\S+)?)$/ && number($1) < $least } @others;
    my @alike = grep { / = (\S+(?: × 10\S+)?)$/ && number($1) == $least } @others;
    return ($self->minimum_said($lowest), $marked == $count ? () : "'$text', but $marked marked", @lower ? "'$text', but @lower" : (),
        $how eq 'lowest' && @alike ? "'$text', but @alike" : ());
}

sub caption {
    my ($self, $text, $run) = @_;
    my @wrong;
    for my $part (split /; /, $text) {
        my $rule = $self->{said_rule} // '';
        if ($part =~ /^(?:from (.*), )?\Q$rule\Elearning rate ($NUMBER): (.*)$/) {
            push @wrong, "'$part': another start" if !$self->has_start($1);
            push @wrong, "'$part': another rate" if !near(number($2), $run->{lr});
            push @wrong, $self->clause($3, $run);
        } elsif ($part =~ /^from (.*?)(?:, states 0 to (\d+))?(?:, (\d+) learning rates)?$/) {
            my ($last) = sort { $b <=> $a } map { $#{$_->{states}} } @{$self->{runs}};
            my ($start, $states) = ($1, $2);
            push @wrong, "'$part': the rule is not said" if @{$self->{runs}} > 1 && $rule && !($start =~ s/, \Q$rule\E$// || "$start, " =~ /\Q$rule\E$/);
            $start =~ s/(?:, )?\Q@{[$rule =~ s{, $}{}r]}\E$// if $rule;
            push @wrong, "'$part': another start" if !$self->has_start($start);
            push @wrong, "'$part': other states" if defined $states && $states != $last;
        } elsif ($part =~ /^stable below lr ($NUMBER)(?: \((\w+)[^()]*\))?(?:, one-sided below ($NUMBER))?(?: near (.*))?$/) {
            push @wrong, "'$part': another rule" if defined $2 && $2 ne ($self->{rule} // 'gd');
            push @wrong, $self->limit_said($part, number($1), defined $3 ? number($3) : undef, $4);
        } elsif ($part =~ /^(?:(steps: −lr · slope)|arrows: steps)$/) {
            push @wrong, $self->steps_named($part, defined $1);
        } elsif ($part ne 'the same axes in every column') {
            push @wrong, "'$part' is unknown";
        }
    }
    return @wrong;
}

# A part of a whole, as captions of maps say it.
sub share {
    my ($part, $whole) = @_;
    return $part ? '100 %' : '0 %' if $part == 0 || $part == $whole;
    my $share = 100 * $part / $whole;
    return $share < 0.1 ? 'under 0.1 %' : $share > 99.9 ? 'over 99.9 %' : sprintf '%.1f %%', $share;
}

# What the caption of a map of zones or losses says, given the rows of its CSV.
sub map_caption {
    my ($self, $text, %map) = @_;
    my ($runs, @parts) = split /; /, $text;
    my (%count, @wrong);
    $count{$_->{zone}}++ for @{$map{cells}};
    my @shares = map { [$count{$_}, share($count{$_}, scalar @{$map{cells}}) . " $_"] } keys %count;
    my ($before, $told) = $runs =~ /^(.*?): (.*)$/ or return "'$runs' is unknown";
    push @wrong, "'$before': others" if $before ne "$map{columns} × $map{rows} runs of $map{iterations} iterations";
    my %wanted = map { $_->[1] => $_->[0] } @shares;
    my @told = split /, /, $told;
    push @wrong, "'$told': other shares" if join(',', sort @told) ne join(',', sort keys %wanted);
    push @wrong, "'$told': not the largest first" if grep { $wanted{$told[$_]} > $wanted{$told[$_ - 1]} } 1 .. $#told;
    $self->{runs} = [map { {lr => $_->{lr}, states => [{at => [$_->{start}], loss => 0, slope => [0]}, {at => [$_->{x}], loss => 0, slope => [0]}]} }
            grep { $_->{zone} =~ /^(converging|oscillating)$/ } @{$map{cells}}];
    for my $part (@parts) {
        my ($limit, $half, $near) = $part =~ /^stable below lr ($NUMBER)(?:, one-sided below ($NUMBER))?(?: near (.*))?$/;
        push @wrong, defined $limit ? $self->limit_said($part, number($limit), defined $half ? number($half) : undef, $near) : "'$part' is unknown";
    }
    return @wrong;
}

sub limit_said {
    my ($self, $part, $limit, $half, $near) = @_;
    my @at = defined $near ? $self->values_of($near) : @{$self->{minimum} // []};
    $self->{limit_said} = 1;
    return "'$part': nowhere" if !@at || !$self->is_minimum(@at);
    return "'$part': no one curvature is there" if $self->{kinks} || !near($limit, $self->limit_at(@at));
    return "'$part': the half is another" if defined $half && !near($half, $limit / 2);
    return "'$part': no run ends there" if !grep { $self->leads_to($_, @at) } @{$self->{runs}};
    return;
}

# Whether it is all downhill from the end of the run, or of one that leaves from its start.
sub leads_to {
    my ($self, $run, @at) = @_;
    return 1 if @at > 1;
    for my $from ($run->{states}[-1], $run->{states}[0], map { $_ } @{$run->{states}}) {
        next if !finite($from);
        my $x = $from->{at}[0];
        my $turned = grep {
            my ($slope) = $self->{slope}->($at[0] + ($x - $at[0]) * $_ / 50);
            $slope * ($x - $at[0]) < 0
        } 3 .. 49;
        return 1 if !$turned;
    }
    return 0;
}

# "lr 0.1: converging: each step …; lr 0.3: …." against the runs in their order.
sub each_run {
    my ($self, $text, @verdicts) = @_;
    my @wrong;
    my @parts = split /; (?=lr )/, $text;
    return "'$text' is of other runs" if @parts != @{$self->{runs}};
    for my $i (0 .. $#parts) {
        my $rule = @parts == 1 ? $self->{said_rule} // '' : '';
        my ($lr, $clause) = $parts[$i] =~ /^\Q$rule\Elr ($NUMBER): (.*)$/ or return "'$parts[$i]' is unknown";
        push @wrong, "'$parts[$i]': another rate" if !near(number($lr), $self->{runs}[$i]{lr});
        push @wrong, $self->clause($clause, $self->{runs}[$i], $verdicts[$i]);
    }
    return @wrong;
}

1;
