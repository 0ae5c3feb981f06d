#!/usr/bin/perl
# From the dumps of every golden grid: each tangent touches its curve at its state and has slope f'.
# The functions and their derivatives are written out here once more, apart from the program's.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;

my $x2 = [sub { $_[0]**2 }, sub { 2 * $_[0] }];
my @bowl = (sub { $_[0]**2 + 10 * $_[1]**2 }, sub { (2 * $_[0], 20 * $_[1]) });
my %objective = (
    'grid' => $x2, 'grid-lr-0.3' => $x2, 'grid-lr-1' => $x2, 'grid-diverging' => $x2,
    'grid-overflow' => $x2, 'grid-2x5' => $x2, 'grid-seven' => $x2, 'grid-small' => $x2, 'grid-three-runs' => $x2,
    'grid-classic' => $x2, 'grid-tiny-page' => $x2, 'grid-upto' => $x2,
    'grid-pizza' => pizza(0), 'grid-pizza-bias' => pizza(13),
    'grid-quartic' => [sub { $_[0]**4 - 3 * $_[0]**3 + 2 }, sub { 4 * $_[0]**3 - 9 * $_[0]**2 }],
    'grid-abs' => [sub { abs $_[0] }, sub { $_[0] <=> 0 }],
    'grid-reciprocal' => [sub { 1 / $_[0] }, sub { -1 / $_[0]**2 }],
    'grid-pole' => [sub { 1 / $_[0] }, sub { -1 / $_[0]**2 }],
    'grid-constant' => [sub { 3 }, sub { 0 }],
    'grid-tiny' => [sub { 1e-9 * $_[0]**2 }, sub { 2e-9 * $_[0] }],
    'grid-both' => slices(@bowl, 0, [9, 1], [0.09], 0 .. 8),
    'grid-both-y' => slices(@bowl, 1, [9, 1], [0.09, 0.1, 0.11], 0 .. 2),
    'grid-saddle' => slices(sub { $_[0]**2 - $_[1]**2 }, sub { (2 * $_[0], -2 * $_[1]) }, 0, [3, 0.1], [0.1], 0 .. 8),
    'grid-normalised' => pizza_both([0.001, standardised(0.4)], 0 .. 2),
    'grid-pizza-both' => pizza_both([0.001], 0, 1, 2, 10, 100, 1000, 2000, 5000, 20000),
    'grid-huge' => [sub { 1e9 * $_[0]**2 + 1e12 }, sub { 2e9 * $_[0] }],
);

# Of two parameters: the slice through the state of panel number n, from descent done here once more.
# slope: the partial derivatives at (p, q). states: those of the panels, run after run. A rate may also be what
# gives the point of state k itself.
sub slices {
    my ($loss, $slope, $along, $start, $rates, @states) = @_;
    my @points;
    for my $lr (@$rates) {
        my ($k, @at) = (0, @$start);
        for my $state (@states) {
            push(@points, [$lr->($state)]), next if ref $lr;
            for (; $k < $state; $k++) {
                my @down = $slope->(@at);
                $at[$_] -= $lr * $down[$_] for 0, 1;
            }
            push @points, [@at];
        }
    }
    return sub {
        my @at = @{$points[shift]};
        my $point = sub { my @moved = @at; $moved[$along] = shift; @moved };
        return [sub { $loss->($point->(shift)) }, sub { ($slope->($point->(shift)))[$along] }];
    };
}

# Descent from 0 on the standardised columns of pizza.txt: their loss is as steep in every direction, so that each
# step leaves 1 - 2·lr of the way to the minimum, in any units.
sub standardised {
    my $lr = shift;
    my $w = (30 * 12102 - 380 * 806) / (30 * 6564 - 380**2);
    my @minimum = ($w, (806 - $w * 380) / 30);
    return sub {
        my $done = 1 - (1 - 2 * $lr)**shift;
        return map { $_ * $done } @minimum;
    };
}

# The same of pizza.txt, w and b trained, by its sums.
sub pizza_both {
    my ($rates, @states) = @_;
    my ($n, $sx, $sy, $sxx, $sxy, $syy) = (30, 380, 806, 6564, 12102, 24386);
    my $loss = sub {
        my ($w, $b) = @_;
        return ($syy - 2 * $w * $sxy - 2 * $b * $sy + $w**2 * $sxx + 2 * $w * $b * $sx + $n * $b**2) / $n;
    };
    my $slope = sub {
        my ($w, $b) = @_;
        return (2 / $n * ($w * $sxx + $b * $sx - $sxy), 2 / $n * ($w * $sx + $b * $n - $sy));
    };
    return slices($loss, $slope, 0, [0, 0], $rates, @states);
}

# The mean squared error of y = w·x + b and its slope in w, straight from the rows.
sub pizza {
    my $b = shift;
    open my $file, '<', 'data/pizza.txt' or die "data/pizza.txt: $!";
    my @rows = map { [split] } grep { /^\s*\d/ } <$file>;
    my $mean = sub {
        my $sum = 0;
        $sum += $_ for @_;
        return $sum / @rows;
    };
    return [
        sub { my $w = shift; $mean->(map { ($w * $_->[0] + $b - $_->[1])**2 } @rows) },
        sub { my $w = shift; $mean->(map { 2 * $_->[0] * ($w * $_->[0] + $b - $_->[1]) } @rows) },
    ];
}

# The panels of a dump: limits, and the vertices of each kind of mark.
sub panels {
    my $path = shift;
    my (@panels, $vertices);
    open my $file, '<', $path or die "$path: $!";
    while (<$file>) {
        if (/^panel/) { push @panels, {} }
        elsif (/^  axis (\w) (\S+) (\S+)/) { $panels[-1]{$1} = [$2, $3] }
        elsif (/^  mark (\w+) (\w+)/) { $vertices = $panels[-1]{"$1 $2"} = [] }
        elsif (/^    (?:move|line) (\S+) (\S+)/) { push @$vertices, [$1, $2] }
    }
    return @panels;
}

my $tangents = 0;

for my $path (sort glob 'tests/golden/grid*.txt') {
    my ($name) = $path =~ m{([^/]+)\.txt$};
    my $known = $objective{$name};
    ok($known, "$name: its function is known here");
    next unless $known;
    my $number = 0;
    for my $panel (panels($path)) {
        my ($f, $slope) = @{ref $known eq 'CODE' ? $known->($number) : $known};
        my $where = "$name, panel " . $number++;
        my ($state) = @{$panel->{'cross state'} || []};
        my ($from, $to) = @{$panel->{'line tangent'} || []};
        next unless $state;
        ok(defined $from, "$where: it has a tangent");
        next unless $from;
        my ($x, $y) = @$state;
        my $height = $panel->{y}[1] - $panel->{y}[0];
        my $scale = $height / ($panel->{x}[1] - $panel->{x}[0]);
        my $rise = ($to->[1] - $from->[1]) / ($to->[0] - $from->[0]);
        my $there = $from->[1] + $rise * ($x - $from->[0]);
        ok(abs($y - $f->($x)) <= 1e-12 * $height, "$where: the state lies on the curve");
        ok(abs($there - $f->($x)) <= 1e-12 * $height, "$where: the tangent touches it there");
        ok(abs($rise - $slope->($x)) <= 1e-12 * ($scale + abs $rise), "$where: and has its slope");
        $tangents++;
    }
}
ok($tangents >= 70, "$tangents tangents were looked at");
done_testing();
