#!/usr/bin/perl
# From the dumps of every golden contour: each line lies on its level, to a fifth of a pixel; each point
# of the panel has the band of its loss; the path's vertices are states, and none is left out that can
# be told from the one before it. The functions are written out here once more, apart from the program's.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use File::Temp 'tempdir';

my $gdplot = $ENV{GDPLOT} // 'build/gdplot';
my $dir = tempdir(CLEANUP => 1);

my $ellipse = sub { $_[0]**2 + 10 * $_[1]**2 };
my %objective = (
    'contour-default' => $ellipse, 'contour-cycling' => $ellipse, 'contour-diverging' => $ellipse,
    'contour-five' => $ellipse, 'contour-range' => $ellipse, 'contour-tiny-page' => $ellipse,
    'contour' => sub { (1 - $_[0])**2 + 100 * ($_[1] - $_[0]**2)**2 },
    'contour-pizza' => pizza(), 'contour-alone-pizza' => pizza(),
    'contour-alone' => sub { ($_[0]**2 + $_[1] - 11)**2 + ($_[0] + $_[1]**2 - 7)**2 },
    'contour-saddle' => sub { $_[0]**2 - $_[1]**2 },
    'contour-plane' => sub { $_[0] + 2 * $_[1] },
    'contour-constant' => sub { 3 },
    'contour-hole' => sub { my $d = $_[0]**2 + $_[1]**2 - 1; $d < 0 ? 'nan' : sqrt $d },
);

# The mean squared error of y = w·x + b, straight from the rows.
sub pizza {
    open my $file, '<', 'data/pizza.txt' or die "data/pizza.txt: $!";
    my @rows = map { [split] } grep { /^\s*\d/ } <$file>;
    return sub {
        my ($w, $b) = @_;
        my $sum = 0;
        $sum += ($w * $_->[0] + $b - $_->[1])**2 for @rows;
        return $sum / @rows;
    };
}

# The panels of a dump: box, limits, labels, and marks as [kind, role, [x, y, move]...].
sub panels {
    my $path = shift;
    my @panels;
    open my $file, '<', $path or die "$path: $!";
    while (<$file>) {
        if (/^panel (\S+) (\S+) (\S+) (\S+)/) { push @panels, {box => [$1, $2, $3, $4], marks => [], labels => []} }
        elsif (/^  axis (\w) (\S+) (\S+)/) { $panels[-1]{$1} = [$2, $3] }
        elsif (/^  label \w+ .*\((\S+) (\S+) (\S+) (\S+)\): (.*)/) { push @{$panels[-1]{labels}}, $5; push @{$panels[-1]{texts}}, [$1, $2, $3, $4, $5] }
        elsif (/^  mark (\w+) (\w+(?: \d+)?) \d+/) { push @{$panels[-1]{marks}}, [$1, $2] }
        elsif (/^    (move|line) (\S+) (\S+)/) { push @{$panels[-1]{marks}[-1]}, [$2, $3, $1 eq 'move'] }
    }
    return @panels;
}

# One pixel of the panel in each direction, in data.
sub pixel {
    my $panel = shift;
    return (($panel->{x}[1] - $panel->{x}[0]) / $panel->{box}[2], ($panel->{y}[1] - $panel->{y}[0]) / $panel->{box}[3]);
}

# How much the loss changes in a pixel.
sub steepness {
    my ($f, $panel, $x, $y) = @_;
    my ($dx, $dy) = map { $_ / 10 } pixel($panel);
    return 5 * sqrt(($f->($x + $dx, $y) - $f->($x - $dx, $y))**2 + ($f->($x, $y + $dy) - $f->($x, $y - $dy))**2);
}

# The number that a label tells.
sub number {
    my $text = shift;
    $text =~ s/\xE2\x88\x92/-/g;    # the minus sign
    return $text =~ /^-?[\d.]+$/ ? $text : undef;
}

# Whether a point lies within a polygon of a mark that may have several.
sub within {
    my ($x, $y, @v) = @_;
    my ($inside, $first) = (0, 0);
    for my $i (0 .. $#v) {
        $first = $i if $v[$i][2];
        my $to = $i == $#v || $v[$i + 1][2] ? $v[$first] : $v[$i + 1];
        my ($a, $b) = ($v[$i], $to);
        $inside = !$inside
            if ($a->[1] > $y) != ($b->[1] > $y)
            && $x < ($b->[0] - $a->[0]) * ($y - $a->[1]) / ($b->[1] - $a->[1]) + $a->[0];
    }
    return $inside;
}

# The band painted last at a point; 0: none.
sub painted {
    my ($panel, $x, $y) = @_;
    my $band = 0;
    for my $mark (grep { $_->[0] eq 'area' } @{$panel->{marks}}) {
        my ($kind, $role, @v) = @$mark;
        $band = $role =~ /band (\d+)/ ? $1 : 0 if within($x, $y, @v);
    }
    return $band;
}

sub check_lines {
    my ($name, $f, $panel, @levels) = @_;
    my @lines = reverse grep { $_->[0] eq 'line' && $_->[1] eq 'level' } @{$panel->{marks}};
    ok(@lines == @levels, "$name: a line for each level of the bar", @lines . ' lines', "levels @levels") if @levels;
    my ($worst, $vertices) = (0, 0);
    for my $i (0 .. $#levels) {
        my ($kind, $role, @v) = @{$lines[$i] // []};
        for (@v) {
            my $steep = steepness($f, $panel, $_->[0], $_->[1]);
            my $value = $f->($_->[0], $_->[1]);
            next unless $steep > 0 && $value == $value;
            my $off = abs($value - $levels[$i]) / $steep;
            $worst = $off if $off > $worst;
            $vertices++;
        }
    }
    ok($worst < 0.2, "$name: lines lie on their levels", "$worst pixels");
    return $vertices;
}

sub check_bands {
    my ($name, $f, $panel, @levels) = @_;
    my (@wrong, %role, $points);
    for my $i (1 .. 23) {
        for my $j (1 .. 19) {
            my $x = $panel->{x}[0] + ($panel->{x}[1] - $panel->{x}[0]) * $i / 24.3;
            my $y = $panel->{y}[0] + ($panel->{y}[1] - $panel->{y}[0]) * $j / 20.7;
            my $value = $f->($x, $y);
            next if grep { abs($value - $_) < steepness($f, $panel, $x, $y) } @levels;
            my $band = $value == $value ? 1 + grep { $_ <= $value } @levels : 0;
            my $painted = painted($panel, $x, $y);
            $role{$band} //= $painted;
            push @wrong, "($x, $y) has band $painted, not $role{$band}" if $painted != $role{$band};
            $points++;
        }
    }
    my @bands = sort { $a <=> $b } keys %role;
    push @wrong, 'bands in another order' if grep { $role{$bands[$_]} <= $role{$bands[$_ - 1]} } 1 .. $#bands;
    push @wrong, 'the undefined is painted' if $role{0};
    ok(!@wrong, "$name: every point has the band of its loss", @wrong);
    return $points;
}

# The states of the runs, [x, y] each, from the trajectory.
sub states {
    my @arguments = @_;
    system($gdplot, @arguments, '-o', "$dir/t.csv") == 0 or return;
    open my $file, '<', "$dir/t.csv" or die $!;
    my %runs;
    for (grep { /^\d/ } <$file>) {
        my ($run, $lr, $k, $x, $y) = split /,/;
        push @{$runs{$run}}, [$x, $y];
    }
    return map { $runs{$_} } sort { $a <=> $b } keys %runs;
}

# Arrowheads lie on the path of their run and point to its next state; those that point beyond an edge end there.
my $heads = 0;

sub check_heads {
    my ($name, $panel, $px, $py, @paths) = @_;
    my @wrong;
    for my $path (@paths) {
        my ($kind, $role, @v) = @$path;
        for my $arrow (grep { $_->[0] eq 'arrow' && $_->[1] eq $role } @{$panel->{marks}}) {
            my ($tail, $tip) = @$arrow[2, 3];
            next if grep { $tip->[0] == $_ } @{$panel->{x}}[0, 1] or grep { $tip->[1] == $_ } @{$panel->{y}}[0, 1];
            my ($least, $ahead) = (1e9, 0);
            for my $i (1 .. $#v) {
                my ($a, $b) = @v[$i - 1, $i];
                my ($dx, $dy) = (($b->[0] - $a->[0]) / $px, ($b->[1] - $a->[1]) / $py);
                my ($ex, $ey) = (($tip->[0] - $a->[0]) / $px, ($tip->[1] - $a->[1]) / $py);
                my $length = $dx**2 + $dy**2;
                my $part = $length > 0 ? ($dx * $ex + $dy * $ey) / $length : 0;
                $part = $part < 0 ? 0 : $part > 1 ? 1 : $part;
                my $away = sqrt(($ex - $part * $dx)**2 + ($ey - $part * $dy)**2);
                my $way = ($tip->[0] - $tail->[0]) / $px * $dx + ($tip->[1] - $tail->[1]) / $py * $dy;
                ($least, $ahead) = ($away, $way) if $away < $least - 1e-6 || ($away < $least + 1e-6 && $way > $ahead);
            }
            $heads++;
            push @wrong, "an arrowhead at @$tip is $least pixels from the path" if $least > 1e-6;
            push @wrong, "an arrowhead at @$tip points back" if $ahead <= 0;
        }
    }
    ok(!@wrong, "$name: arrowheads point along the path", @wrong);
    return;
}

sub check_paths {
    my ($name, $panel, @runs) = @_;
    my @paths = grep { $_->[0] eq 'line' && $_->[1] =~ /earlier|run|ramp/ } @{$panel->{marks}};
    my ($px, $py) = pixel($panel);
    my @wrong;
    push @wrong, @paths . ' paths of ' . @runs . ' runs' if @paths != @runs;
    for my $i (0 .. $#paths) {
        my ($kind, $role, @v) = @{$paths[$i]};
        my %is_state = map { ("$_->[0] $_->[1]" => 1) } @{$runs[$i]};
        my %is_vertex = map { ("$_->[0] $_->[1]" => 1) } @v;
        my $inside = sub { $_[0] > $panel->{x}[0] && $_[0] < $panel->{x}[1] && $_[1] > $panel->{y}[0] && $_[1] < $panel->{y}[1] };
        my $last;
        for (@v) {
            push @wrong, "vertex $_->[0] $_->[1] is no state" if $inside->(@$_) && !$is_state{"$_->[0] $_->[1]"};
        }
        for (@{$runs[$i]}) {
            $last = $_ if $is_vertex{"$_->[0] $_->[1]"};
            next unless $inside->(@$_) && !$is_vertex{"$_->[0] $_->[1]"};
            my $away = $last ? sqrt((($_->[0] - $last->[0]) / $px)**2 + (($_->[1] - $last->[1]) / $py)**2) : 99;
            push @wrong, "state $_->[0] $_->[1] is left out, $away pixels from the last" if $away > 0.5;
        }
    }
    @wrong = @wrong[0 .. 9] if @wrong > 10;
    ok(!@wrong, "$name: the path goes from state to state", @wrong);
    check_heads($name, $panel, $px, $py, @paths);
    return;
}

my ($vertices, $points, $seen) = (0, 0, 0);
for (split /\n/, `sh tests/golden-files list`) {
    my ($path, $arguments) = split / /, $_, 2;
    next unless $path =~ m{^tests/golden/(contour[^/]*)\.txt$};
    my $name = $1;
    my $f = $objective{$name};
    ok($f, "$name: its function is known here") or next;
    my ($panel, $bar) = panels($path);
    my @levels = $bar ? grep { defined } map { number($_) } @{$bar->{labels}} : ();
    my ($across, $upward) = pixel($panel);
    ok(abs($across - $upward) < 1e-9 * $across, "$name: both axes have the same scale") if $arguments =~ /--equal/;
    $vertices += check_lines($name, $f, $panel, @levels);
    $points += check_bands($name, $f, $panel, @levels) if $bar || $name eq 'contour-constant';
    check_paths($name, $panel, $name =~ /-alone/ ? () : states(split / /, $arguments)) unless $name eq 'contour-constant';
    $seen++;
}

# Maps alone lie around their minima: those that there are are in view, not at an edge, and the box is as large as they ask for.
for my $row (
    ['x^2+y^2', '0 0'], ['(x-1000)^2+(y+30)^2', '1000 -30'], ['(1-x)^2+100*(y-x^2)^2', '1 1'], ['(x^2-64)^2+y^2', '-8 0', '8 0'],
    ['(x^2+y-11)^2+(x+y^2-7)^2', '-3.779 -3.283', '-2.805 3.131', '3 2', '3.584 -1.848'], ['x^2-y^2'], ['x+y'],
    ['20+x^2-10*cos(2*pi*x)+y^2-10*cos(2*pi*y)', map { my $x = $_; map { sprintf '%.4g %.4g', 0.99496 * $x, 0.99496 * $_ } -1 .. 1 } -1 .. 1]) {
    my ($f, @expected) = @$row;
    system $gdplot, 'contour', '-f', $f, '-o', "$dir/alone.txt";
    my ($panel) = panels("$dir/alone.txt");
    my @found = map { sprintf '%.4g %.4g', map { abs() < 1e-9 ? 0 : $_ } @$_[0, 1] } map { @$_[2 .. $#$_] } grep { $_->[0] eq 'plus' } @{$panel->{marks}};
    my ($x, $y) = @$panel{'x', 'y'};
    my @near = grep { my ($at, $up) = split; $at - $x->[0] < 0.05 * ($x->[1] - $x->[0]) || $x->[1] - $at < 0.05 * ($x->[1] - $x->[0])
        || $up - $y->[0] < 0.05 * ($y->[1] - $y->[0]) || $y->[1] - $up < 0.05 * ($y->[1] - $y->[0]) } @found;
    ok("@{[sort @found]}" eq "@{[sort @expected]}", "$f alone: its minima", @found);
    ok(!@near, "$f alone: none is at an edge", @near);
    my @sides = map { my $i = $_; my @at = sort { $a <=> $b } map { (split)[$i] } @expected; @at ? ($at[-1] - $at[0]) / 2 : () } 0, 1;
    my ($need) = sort { $b <=> $a } @expected == 1 ? (1, map { abs } split / /, $expected[0]) : @sides;
    my $high = $y->[1] - $y->[0];
    ok(!@found || ($high >= 2 * $need && $high <= 2 * 1.3 * $need * 1.5 && (@expected == 1 || $y->[1] <= 10)), "$f alone: as far as asks for it", "$high, of @{[$need // 'any']}");
    ok(@found || "@$x" eq '-12.2222222222222 12.2222222222222' || "@$y" eq '-10 10', "$f alone: without a minimum the axes are those of a curve", "@$x @$y");
}
# Of very many minima so many are in view that each can be marked: there sin(5x) sin(5y) is −1.
system $gdplot, 'contour', '-f', 'sin(5*x)*sin(5*y)', '-o', "$dir/alone.txt";
my @marked = map { @$_[2 .. $#$_] } grep { $_->[0] eq 'plus' } @{(panels("$dir/alone.txt"))[0]{marks}};
ok(@marked >= 4 && @marked <= 32 && !grep({ abs(sin(5 * $_->[0]) * sin(5 * $_->[1]) + 1) > 1e-9 } @marked), 'some of very many minima', scalar @marked);
for my $asked ('--domain 0:2', '--range 0:2') {
    system $gdplot, 'contour', '-f', 'x^2+y^2', split(/ /, $asked), '-o', "$dir/alone.txt";
    my ($panel) = panels("$dir/alone.txt");
    ok("@{$panel->{$asked =~ /domain/ ? 'x' : 'y'}}[0, 1]" eq '0 2', "$asked decides");
}

# A comparison: in each column the same levels, which are round, and the path of its run.
my ($arguments) = map { /^\S+compare-both\.txt (.*)/ ? $1 : () } split /\n/, `sh tests/golden-files list`;
my @columns = grep { grep { $_->[0] eq 'area' } @{$_->{marks}} } panels('tests/golden/compare-both.txt');
my @runs = states(split / /, $arguments);
ok(@columns == 3 && @runs == 3, 'a column a run');
for my $i (0 .. $#columns) {
    my @lines = reverse grep { $_->[0] eq 'line' && $_->[1] eq 'level' } @{$columns[$i]{marks}};
    my @levels = map { sprintf '%.2g', $ellipse->(@{$_->[2]}[0, 1]) } @lines;
    ok(@levels > 3, "column $i: levels @levels");
    $vertices += check_lines("column $i", $ellipse, $columns[$i], @levels);
    $points += check_bands("column $i", $ellipse, $columns[$i], @levels);
    check_paths("column $i", $columns[$i], $runs[$i]);
}
ok($heads > 30, "$heads arrowheads were looked at");

# The largest distance of a step's ends from another step, in pixels.
sub beside {
    my ($px, $py, $step, $other) = @_;
    my ($from, $way) = ($other->[0], [($other->[1][0] - $other->[0][0]) / $px, ($other->[1][1] - $other->[0][1]) / $py]);
    my $most = 0;
    for (@$step) {
        my @to = (($_->[0] - $from->[0]) / $px, ($_->[1] - $from->[1]) / $py);
        my $part = ($to[0] * $way->[0] + $to[1] * $way->[1]) / ($way->[0]**2 + $way->[1]**2);
        $part = $part < 0 ? 0 : $part > 1 ? 1 : $part;
        my $away = sqrt(($to[0] - $part * $way->[0])**2 + ($to[1] - $part * $way->[1])**2);
        $most = $away if $away > $most;
    }
    return $most;
}

# A run that crosses a valley a hundred times: steps that are drawn keep their distance, and what is not drawn lies beside them.
for my $row ([split / /, '-d data/pizza.txt --bias train --lr 0.0045'], [split / /, '-f x^2+30*y^2 --start 9,1 --lr 0.0332 --iterations 100']) {
    my ($states) = states('contour', @$row);
    system $gdplot, 'contour', @$row, '-o', "$dir/crossings.txt";
    my ($panel) = panels("$dir/crossings.txt");
    my ($path) = grep { $_->[0] eq 'line' && $_->[1] eq 'earlier' } @{$panel->{marks}};
    my ($px, $py) = pixel($panel);
    my @v = @$path[2 .. $#$path];
    my @drawn = map { [@v[$_ - 1, $_]] } grep { !$v[$_][2] } 1 .. $#v;
    my @close = grep { beside($px, $py, @drawn[$_, $_ - 1]) < 8 } 1 .. $#drawn - 1;
    my @lost = grep { my $step = [@$states[$_ - 1, $_]]; !grep { beside($px, $py, $step, $_) < 8 } @drawn } 1 .. $#$states;
    ok(@drawn > 8 && @drawn < 60, "@$row: of 100 steps some are drawn", scalar @drawn);
    ok(!@close, "@$row: eight pixels from the one before", @close);
    ok(!@lost, "@$row: all others lie beside one that is", @lost);
    ok("@{$drawn[0][0]}[0, 1] @{$drawn[-1][1]}[0, 1]" eq "@{$states->[0]} @{$states->[-1]}", "@$row: the first and the last step are");
}
# On small pages states, and those beyond an edge, are named near their places and not on the path.
for my $row ('-f x^2+10*y^2 --start 9,3 --lr 0.11', '-f (x^2+y-11)^2+(x+y^2-7)^2 --start 0,0 --lr 0.01',
    '-f (1-x)^2+100*(y-x^2)^2 --start -1.2,1 --lr 0.001 --iterations 2000', '-d data/pizza.txt --bias train --lr 0.005') {
    system $gdplot, 'contour', '-q', split(/ /, $row), '--size', '80mm', '-o', "$dir/labels.txt";
    my ($panel) = panels("$dir/labels.txt");
    my ($px, $py) = pixel($panel);
    my ($left, $top) = @{$panel->{box}};
    my ($path) = grep { $_->[0] eq 'line' && $_->[1] eq 'earlier' } @{$panel->{marks}};
    my @v = map { [$left + ($_->[0] - $panel->{x}[0]) / $px, $top + ($panel->{y}[1] - $_->[1]) / $py, $_->[2]] } @$path[2 .. $#$path];
    my @on = grep {
        my ($x, $y, $w, $h) = @$_;
        grep { my $i = $_; !$v[$i][2] && grep {
            my $part = $_ / 50;
            my ($cx, $cy) = map { $v[$i - 1][$_] + $part * ($v[$i][$_] - $v[$i - 1][$_]) } 0, 1;
            $cx > $x && $cx < $x + $w && $cy > $y && $cy < $y + $h
        } 0 .. 50 } 1 .. $#v
    } grep { $_->[4] =~ /^(?:state|start)/ } @{$panel->{texts}};
    my @leaders = grep { $_->[0] eq 'line' && $_->[1] eq 'axis' && sqrt((($_->[2][0] - $_->[3][0]) / $px)**2 + (($_->[2][1] - $_->[3][1]) / $py)**2) > 60 } @{$panel->{marks}};
    ok(!@on, "$row, small: no state is named on the path", map { $_->[4] } @on);
    ok(!@leaders, "$row, small: none far away") if $row !~ /pizza/;    # where five labels have no room near
}
ok($seen >= 10 && $vertices > 3000 && $points > 3000, "$seen figures, $vertices vertices and $points points were looked at");
done_testing();
