# What figures of logs say in their alternative texts and captions, against a second implementation: logs are made up, and
# every number, step and "rises from" is computed of them again.
#   check GDPLOT, LOGS    makes so many; returns how many sentences there were, of these the turns, and what is wrong
package LogOracle;

use strict;
use warnings;
use utf8;
use Tap 'put';

my @SHAPES = (
    sub { my ($t) = @_; return 2 * exp(-4 * $t) + 0.1 },                  # falls
    sub { my ($t) = @_; return ($t - 0.4)**2 * 3 + 0.2 },                 # turns
    sub { my ($t) = @_; return ($t - 0.97)**2 + 0.3 },                    # turns at its end
    sub { return 0.5 },                                                   # is level
    sub { my ($t) = @_; return 0.2 + $t },                                # grows
    sub { my ($t) = @_; return $t < 0.5 ? 1 - $t : 0.5 },                 # falls, then is level
);
my @NOISE = (0, 0.001, 0.02, 0.2);
my %GOAL = (loss => 'least', val_loss => 'least', acc => 'greatest', 'eval/map50' => 'greatest', top_error => 'least', width => '');

# Rows of [step, {metric => value}], with blanks, nan and, at times, a step that goes back.
sub made {
    my @names = grep { rand() < 0.4 } sort keys %GOAL;
    @names = ('loss') unless @names;
    splice @names, 3; # what is longer is cut off
    my $count = 1 + int rand 60;
    my %of = map { $_ => [$SHAPES[rand @SHAPES], $NOISE[rand @NOISE]] } @names;
    my @rows;
    for my $i (0 .. $count - 1) {
        my %row = map {
            my ($shape, $noise) = @{$of{$_}};
            my $value = sprintf '%.6g', $shape->($i / $count) + $noise * (rand(2) - 1);
            $value = 1 - $value if $GOAL{$_} eq 'greatest';
            ($_ => rand() < 0.03 ? 'nan' : rand() < 0.05 ? '' : $value)
        } @names;
        push @rows, [5 + 10 * $i, \%row];
    }
    if ($count > 20 && rand() < 0.3) {
        my $back = 2 + int rand($count - 4);
        push @rows, map { [$_->[0], {map { $_ => sprintf '%.6g', rand() } @names}] } @rows[$back .. $#rows];
    }
    return {names => \@names, rows => \@rows};
}

# What stands of a metric: the values behind a step that goes back replace those from it on.
sub points {
    my ($log, $name) = @_;
    my (@points, $resumed, $last);
    for my $row (@{$log->{rows}}) {
        my ($step, $value) = ($row->[0], $row->[1]{$name});
        if (defined $last && $step <= $last) {
            $resumed //= $step;
            @points = grep { $_->[0] < $step } @points;
        }
        $last = $step;
        push @points, [$step, $value] if $value ne '';
    }
    return ($resumed, @points);
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2;
}

# Where it turns: undef where it does not.
sub turn {
    my ($goal, @points) = @_;
    my @y = map { $goal eq 'greatest' ? -$_->[1] : $_->[1] } @points;
    my $best = 0;
    $y[$_] <= $y[$best] and $best = $_ for 0 .. $#y;
    my $behind = $#y - $best;
    return if $behind < 3;
    my ($later) = sort { $a <=> $b } @y[$best + 1 + int($behind / 2) .. $#y];
    my ($first, $end) = ($best > 10 ? $best - 10 : 0, $best + 10 < $#y ? $best + 10 : $#y);
    my $noise = 2 * median(map { abs($y[$_ + 1] - $y[$_]) } $first .. $end - 1);
    my $near = median(@y[($best > 3 ? $best - 3 : 0) .. ($best + 3 < $#y ? $best + 3 : $#y)]);
    my $worse = median(@y[$best + 1 + int($behind / 2) .. $#y]) - $near;
    return $later - $y[$best] > $noise && $worse > $noise ? $points[$best][0] : undef;
}

sub extreme {
    my ($most, @points) = @_;
    my $found = $points[0];
    for (@points) { $found = $_ if $most ? $_->[1] > $found->[1] : $_->[1] < $found->[1] }
    return $found;
}

sub at { my ($point) = @_; return [$point->[1], $point->[0]] }

# The sentence as a list: texts that must stand there, and [value, step].
sub sentence {
    my ($log, $name) = @_;
    my ($resumed, @points) = points($log, $name);
    my @finite = grep { $_->[1] ne 'nan' } @points;
    my @not = grep { $_->[1] eq 'nan' } @points;
    my $goal = $GOAL{$name};
    return ("$name is never finite") unless @finite;
    my @said = ("$name ", at($finite[0]));
    if (@points > 1) {
        push @said, ', last ', at($finite[-1]);
        push @said, ", best ($goal) ", at(extreme($goal eq 'greatest', @finite)) if $goal;
        push @said, ', least ', at(extreme(0, @finite)), ', greatest ', at(extreme(1, @finite)) unless $goal;
    }
    my $turn = $goal ? turn($goal, @finite) : undef;
    push @said, ', ' . ($goal eq 'greatest' ? 'falls' : 'rises') . " from step $turn" if defined $turn;
    my @told = map { $_->[0] } @not[0 .. ($#not < 2 ? $#not : 2)];
    my $more = @not - @told;
    my $last = !$more && @told > 1 ? ' and ' . pop @told : $more ? " and $more more" : '';
    push @said, ', not finite at step ' . join(', ', @told) . $last if @not;
    push @said, ", resumed at step $resumed" if defined $resumed;
    return @said;
}

# Whether the text begins so; what is left of it.
sub take {
    my ($text, @said) = @_;
    for my $part (@said) {
        if (!ref $part) {
            return unless $text =~ s/^\Q$part\E//;
            next;
        }
        my ($value, $step) = @$part;
        return unless $text =~ s/^(\S+) at step (\d+)//;
        my ($shown, $where) = ($1, $2);
        $shown =~ s/\x{2212}/-/;
        $shown =~ s/·10(\S+)/e$1/ and $shown =~ tr/⁻⁰¹²³⁴⁵⁶⁷⁸⁹/-0123456789/;
        return if $where != $step || abs($shown - $value) > 0.000501 * abs $value;
    }
    return $text;
}

sub plain { return join '', map { ref $_ ? "$_->[0] at step $_->[1]" : $_ } @_ }

# The alternative text of the figure of these runs, as gdplot writes it.
sub drawn {
    my ($gdplot, $metrics, @runs) = @_;
    for my $k (0 .. $#runs) {
        my @names = @{$runs[$k]{names}};
        put("run$k.csv", join "\n", join(',', 'step', @names), map({ my $row = $_; join ',', $row->[0], @{$row->[1]}{@names} } @{$runs[$k]{rows}}), '');
    }
    unlink 'log.svg';
    system $gdplot, 'history', '-q', (map { "run$_.csv" } 0 .. $#runs), '--metric', $metrics, '-o', 'log.svg';
    open my $file, '<:utf8', 'log.svg' or return '';
    my ($text) = join('', <$file>) =~ /<desc[^>]*>Metrics against steps\. (.*?)<\/desc>/s;
    close $file;
    return $text // '';
}

# The run with the best value of the metric, of equals the first, where several have one.
sub best {
    my ($name, @runs) = @_;
    my $most = $GOAL{$name} eq 'greatest';
    my @best;
    for my $k (grep { my $run = $runs[$_]; grep { $_ eq $name } @{$run->{names}} } 0 .. $#runs) {
        my (undef, @points) = points($runs[$k], $name);
        my @finite = grep { $_->[1] ne 'nan' } @points or next;
        push @best, [extreme($most, @finite), $k];
    }
    return if @best < 2;
    return (sort { ($most ? $b->[0][1] <=> $a->[0][1] : $a->[0][1] <=> $b->[0][1]) || $a->[1] <=> $b->[1] } @best)[0];
}

sub check {
    my ($gdplot, $logs) = @_;
    my ($sentences, $turns, @wrong) = (0, 0);
    my $expect = sub {
        my ($said, @wanted) = @_;
        my $rest = take($said, @wanted);
        $sentences++;
        $turns++ if plain(@wanted) =~ /(?:rises|falls) from/;
        push @wrong, "'$said' is not '" . plain(@wanted) . "'" unless defined $rest && $rest eq '';
    };
    for (1 .. $logs) {
        my @runs = map { made() } 1 .. 1 + int rand 2;
        my %shown = map { $_ => 1 } map { @{$_->{names}} } @runs;
        my $text = drawn($gdplot, join(',', sort keys %shown), @runs);
        my %said;
        $said{$1} = $2 while $text =~ s/ The (?:least|greatest) (\S+) is that of (run\d, \S+ at step \d+)\.$//;
        for my $k (0 .. $#runs) {
            my ($of) = $text =~ /(?:^|\. )run$k: (.*?)\.(?: run\d: |$)/;
            my %of = map { /^(\S+)/ ? ($1 => $_) : () } split /; /, $of // '';
            for my $name (@{$runs[$k]{names}}) {
                $expect->($of{$name} // '', sentence($runs[$k], $name)) if (points($runs[$k], $name))[1];
            }
        }
        for my $name (grep { $GOAL{$_} } sort keys %shown) {
            my $best = best($name, @runs) or next;
            $expect->($said{$name} // '', "run$best->[1], ", at($best->[0]));
        }
    }
    return ($sentences, $turns, @wrong);
}

1;
