#!/usr/bin/perl
# What a map says of its cells: that of 1,000 of them, taken at random, is what train says of each; and the numbers in
# captions are those of the CSV, counted here.
use strict;
use warnings;
use utf8;
use Cwd 'abs_path';
use FindBin;
use lib "$FindBin::Bin";
use File::Temp 'tempdir';
use Oracle;
use Tap qw(ok done_testing);

binmode STDOUT, ':utf8';
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
chdir tempdir(CLEANUP => 1) or die;
$ENV{LC_ALL} = 'C.UTF-8';
srand 22;

my %zone = (
    converged => 'converging', converging => 'converging', descending => 'descending', oscillating => 'oscillating',
    cycling => 'not settling', wandering => 'not settling', diverging => 'diverging', undefined => 'undefined',
    undecided => 'undecided',
);

sub slurp {
    my ($path) = @_;
    open my $file, '<:utf8', $path or return '';
    local $/;
    return <$file> // '';
}

# The rows of a CSV, each by the names of the columns.
sub rows_of {
    my ($path) = @_;
    my ($header, @rows) = map { [split /,/, $_, -1] } grep { !/^#/ } split /\n/, slurp($path);
    return map {
        my %row;
        @row{@$header} = @$_;
        \%row
    } @rows;
}

sub run {
    my @command = @_;
    system($gdplot, @command) == 0 or die "gdplot @command: $?";
    return;
}

# Cells of a map over the start and the learning rate: those of one start are trained in one call.
my ($compared, @wrong, %seen) = (0);
my @maps = (
    ['x^2', 'lr=0.01:1.3:61', 'start=-3:3:25', 20],
    ['x^4-3*x^3+2', 'lr=0.001:0.12:60', 'start=-1:4:50', 100],
    ['x^2+0.1*cos(2*pi*x)', 'lr=0.1:1.3:80log', 'start=-3:3:40', 60],
    ['sin(x)+x^2/10', 'lr=0.1:6:50', 'start=-9:9:45', 100],
    ['log(x)+x^2/3', 'lr=0.01:2:40', 'start=-1:5:40', 30],
    ['abs(x)-x/3', 'lr=0.01:2:40', 'start=-1:5:40', 30],
    ['exp(-x)', 'lr=0.01:9:40', 'start=-1:5:40', 100],
);
for my $map (@maps) {
    my ($function, $rates, $starts, $iterations) = @$map;
    my %by_start;
    run('map', '-q', '-f', $function, '--over', $rates, '--over', $starts, '--iterations', $iterations, '-o', 'map.csv');
    push @{$by_start{$_->{start}}}, $_ for rows_of('map.csv');
    my @starts = sort keys %by_start;
    for (1 .. 8) {
        my $start = $starts[rand @starts];
        my @row = @{$by_start{$start}};
        my @cells = sort { $a->{lr} <=> $b->{lr} } map { splice @row, rand @row, 1 } 1 .. 18;
        run('train', '-q', '-f', $function, "--start=$start", '--lr', join(',', map { $_->{lr} } @cells), '--iterations',
            $iterations, '--summary', 'runs.csv');
        my @runs = rows_of('runs.csv');
        for my $i (0 .. $#cells) {
            $compared++;
            $seen{$cells[$i]{zone}}++;
            push @wrong, "$function from $start at $cells[$i]{lr}: $cells[$i]{verdict} ($cells[$i]{zone}), not $runs[$i]{verdict}"
                if $cells[$i]{verdict} ne $runs[$i]{verdict} || $cells[$i]{zone} ne $zone{$runs[$i]{verdict}};
        }
    }
}
for my $function ('(x^2+y-11)^2+(x+y^2-7)^2', 'x^2+10*y^2', 'x*y') {
    run('map', '-q', '-f', $function, '--over', 'start.x=-5:5:40', '--over', 'start.y=-5:5:41', '--lr', 0.02, '-o', 'map.csv');
    my @cells = rows_of('map.csv');
    for (1 .. 20) {
        my $cell = $cells[rand @cells];
        run('train', '-q', '-f', $function, "--start=$cell->{'start.x'},$cell->{'start.y'}", '--lr', 0.02, '--iterations', 100,
            '--summary', 'runs.csv');
        my ($run) = rows_of('runs.csv');
        $compared++;
        push @wrong, "$function: $cell->{verdict}, not $run->{verdict}" if $cell->{verdict} ne $run->{verdict};
    }
}
ok($compared >= 1000, "cells are compared: $compared");
ok(!@wrong, 'each is what train says of it', join "\n", @wrong[0 .. ($#wrong < 5 ? $#wrong : 5)]);
ok(keys %seen >= 6, 'in all kinds of zones', join ', ', sort keys %seen);

sub caption_of {
    my @options = @_;
    run('map', '-q', @options, '-o', 'map.csv', '-o', 'map.txt');
    my ($caption) = slurp('map.txt') =~ /^caption: (.*)$/m;
    return $caption;
}

# Every number of a caption, by a second implementation.
my @functions = (
    ['x^2', sub { $_[0]**2 }, sub { 2 * $_[0] }, minimum => [0]],
    ['x^4-3*x^3+2', sub { $_[0]**4 - 3 * $_[0]**3 + 2 }, sub { 4 * $_[0]**3 - 9 * $_[0]**2 }],
    ['sin(x)+x^2/10', sub { sin($_[0]) + $_[0]**2 / 10 }, sub { cos($_[0]) + $_[0] / 5 }],
    ['exp(x)-2*x', sub { exp($_[0]) - 2 * $_[0] }, sub { exp($_[0]) - 2 }],
    ['(x-0.3)^4', sub { ($_[0] - 0.3)**4 }, sub { 4 * ($_[0] - 0.3)**3 }, kinks => 1],
    ['x', sub { $_[0] }, sub { 1 }, none => 1],
);
for my $row (@functions) {
    my ($text, $value, $slope, %more) = @$row;
    my $oracle = Oracle->new(names => ['x'], value => $value, slope => $slope, scale => 5, %more);
    my $said = caption_of('-f', $text, '--over', 'lr=0.002:1.1:43', '--over', 'start=-4:4:31', '--iterations', 60);
    my @bad = $oracle->map_caption($said, columns => 43, rows => 31, iterations => 60, cells => [rows_of('map.csv')]);
    ok(!@bad, "$text: all that the caption says", $said, @bad);
    ok($said =~ /stable below/ || $more{none} || $more{kinks}, "$text: a limit is said, where there is one", $said);
}

my @quartic = ('-f', 'x^4-3*x^3+2', '--over', 'lr=0.001:0.12:60', '--over', 'start=-1:4:40');
for my $show ('zone', 'loss') {
    my $caption = caption_of(@quartic, '--show', $show);
    my %count;
    $count{$_->{zone}}++ for rows_of('map.csv');
    my @wanted = map { Oracle::share($count{$_}, 2400) . " $_" } keys %count;
    ok(!(grep { index($caption, $_) < 0 } @wanted), "$show: the shares of zones", "$caption\n@wanted");
    my @told = $caption =~ /(\d[\d.]*) %/g;
    ok("@told" eq join(' ', sort { $b <=> $a } @told), "$show: the largest first", $caption);
    # f'' = 12x² − 18x is 20.25 at the minimum, x = 9/4.
    ok(scalar $caption =~ /stable below lr 0\.098765 near x = 2\.25$/, "$show: the limit", $caption);
}
my $caption = caption_of(@quartic, '--show', 'iterations');
my @rests = sort { $a <=> $b } grep { $_ ne '' } map { $_->{iterations} } rows_of('map.csv');
my $wanted = Oracle::share(scalar @rests, 2400) . " come to rest, half of them by state $rests[$#rests / 2];";
ok(index($caption, $wanted) >= 0, 'iterations: how many come to rest, and when', "$caption\n$wanted");

$caption = caption_of(@quartic, '--show', 'minimum');
my $reached = grep { $_->{'minimum.x'} ne '' } rows_of('map.csv');
$wanted = Oracle::share($reached, 2400) . ' reach or near x = 2.25, ' . Oracle::share(2400 - $reached, 2400) . ' none';
ok(index($caption, $wanted) >= 0, 'minimum: how many reach it', "$caption\n$wanted");

# The minima of this one: (3, 2), (−2.805118, 3.131313), (−3.779310, −3.283186), (3.584428, −1.848127).
$caption = caption_of('-f', '(x^2+y-11)^2+(x+y^2-7)^2', '--over', 'start.x=-5:5:60', '--over', 'start.y=-5:5:60', '--lr', 0.01,
    '--show', 'minimum');
my (%basin, @far);
for my $row (rows_of('map.csv')) {
    $basin{sprintf '(%.2f, %.2f)', $row->{'minimum.x'} || 0, $row->{'minimum.y'} || 0}++;
    next if $row->{'minimum.x'} eq '';
    push @far, $row if $row->{verdict} eq 'converged' && abs($row->{x} - $row->{'minimum.x'}) + abs($row->{y} - $row->{'minimum.y'}) > 1e-6;
}
my @names = sort grep { $_ ne '(0.00, 0.00)' } keys %basin;
ok("@names" eq '(-2.81, 3.13) (-3.78, -3.28) (3.00, 2.00) (3.58, -1.85)', 'basins: four minima', "@names");
ok(!@far, 'basins: what has converged is there', scalar @far);
ok(!(grep { index($caption, Oracle::share($basin{$_}, 3600)) < 0 } @names), 'basins: the shares', $caption);
my $legend = () = slurp('map.txt') =~ /^legend cells cell \d .*: \(/mg;
ok($legend == 4, 'basins: a colour each', $legend);

done_testing();
