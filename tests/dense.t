#!/usr/bin/perl
# Dense things are drawn as what they are: rows as points, dots or a density, markers that keep their distance,
# paths that end where they have left, few arrowheads; and the errors of a fit are those that its loss averages.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put run);
use Cwd 'abs_path';
use File::Temp 'tempdir';
use List::Util qw(max min sum);

my $root = abs_path("$FindBin::Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C', HOME => $dir);
chdir $dir or die "$dir: $!";
my $pizza = "$root/data/pizza.txt";

# The panels of a figure: limits, box, and marks as {kind, role, vertices, rows of cells}.
sub dump_of {
    my ($status, $text) = run($gdplot, @_, '-q', '-o', '-', '--format', 'txt');
    my %figure = (text => $text, panels => []);
    for (split /\n/, $text) {
        my $panel = $figure{panels}[-1];
        $figure{alt} = $1 if /^alt: (.*)/;
        $figure{caption} = $1 if /^caption: (.*)/;
        push @{$figure{panels}}, {box => [$1, $2, $3, $4], marks => []} if /^panel (\S+) (\S+) (\S+) (\S+)/;
        $panel->{$1} = [$2, $3, $4] if /^  axis ([xy]) (\S+) (\S+)( logarithmic)?/;
        push @{$panel->{marks}}, {kind => $1, role => $2, at => [], rows => []} if /^  mark (\S+) (.*?) \d+(?: \D*)?$/;
        push @{$panel->{marks}[-1]{at}}, [$2, $3, $1 eq 'line'] if /^    (move|line) (\S+) (\S+)$/;
        push @{$panel->{marks}[-1]{rows}}, [map { /^(.*) (\d+)$/ ? ($1) x $2 : () } split /,? (?=\w+ (?:\d+ )?\d+)|, /, $1] if /^    row (.*)/;
    }
    return \%figure;
}

sub marks {
    my ($panel, $kind, $role) = @_;
    return grep { $_->{kind} =~ /^(?:$kind)$/ && $_->{role} =~ /^(?:$role)$/ } @{$panel->{marks}};
}

# A value as a part of an axis.
sub part {
    my ($axis, $value) = @_;
    my ($low, $high, $logarithmic) = @$axis;
    return $logarithmic ? log($value / $low) / log($high / $low) : ($value - $low) / ($high - $low);
}

sub pixel {
    my ($panel, $x, $y) = @_;
    my ($left, $top, $width, $height) = @{$panel->{box}};
    return ($left + $width * part($panel->{x}, $x), $top + $height * (1 - part($panel->{y}, $y)));
}

# The two of the points that are nearest to each other.
sub nearest {
    my ($panel, @points) = @_;
    my @at = map { [pixel($panel, @$_[0, 1])] } @points;
    my $least = 1e9;
    for my $i (1 .. $#at) {
        $least = min($least, sqrt(($at[$i][0] - $at[$_][0])**2 + ($at[$i][1] - $at[$_][1])**2)) for 0 .. $i - 1;
    }
    return $least;
}

# Rows around a line, the same for the same number.
my $seed = 1;
sub number {
    $seed = $seed * 16807 % 2147483647;
    return $seed / 2147483647;
}

sub rows {
    my $count = shift;
    my @rows = map { my $x = 20 * number(); sprintf '%.6f,%.6f', $x, 2 * $x + 5 + 10 * (number() + number() - 1) } 1 .. $count;
    put("rows$count.csv", join "\n", 'x,y', @rows, '');
    return [map { [split /,/] } @rows];
}

# The rows that a figure shows.
sub in_panel {
    my ($panel, $rows) = @_;
    return grep { $_->[0] >= $panel->{x}[0] && $_->[0] <= $panel->{x}[1] && $_->[1] >= $panel->{y}[0] && $_->[1] <= $panel->{y}[1] } @$rows;
}

my @fit = ('--bias', 'train', '--lr', '0.005', '--iterations', '50');
for my $row ([500, 'disc', 1], [501, 'dot', 2], [5000, 'dot', 2], [5001, 'cells', 3]) {
    my ($count, $kind, $cell) = @$row;
    my $rows = rows($count);
    my $figure = dump_of('fit', '-d', "rows$count.csv", @fit);
    my $panel = $figure->{panels}[0];
    my @marks = marks($panel, 'disc|dot|cells', '.*');
    my @apart = $kind eq 'cells' ? map { @{$_->{at}} } grep { $_->{kind} eq 'dot' } @marks : ();
    @marks = grep { $_->{kind} eq 'cells' } @marks if $kind eq 'cells';
    ok(@marks && !grep({ $_->{kind} ne $kind } @marks), "$count rows are drawn as $kind", map { $_->{kind} } @marks);
    my @shown = in_panel($panel, $rows);
    my ($left, $top, $width, $height) = @{$panel->{box}};
    my %cells;
    my ($columns, $lines) = $kind eq 'cells' ? (scalar @{$marks[0]{rows}[0]}, scalar @{$marks[0]{rows}}) : (POSIX_ceil($width / $cell), POSIX_ceil($height / $cell));
    for (@shown) {
        my ($x, $y) = pixel($panel, @$_);
        $cells{int(($x - $left) / $width * $columns) . ' ' . int(($y - $top) / $height * $lines)}++;
    }
    if ($kind eq 'cells') {
        my @wrong = grep { my ($i, $j) = split / /; $marks[0]{rows}[$j][$i] eq 'blank' } keys %cells;
        my $filled = sum(map { scalar grep { $_ ne 'blank' } @$_ } @{$marks[0]{rows}});
        ok(!@wrong && $filled == keys %cells, 'its cells are where rows are', "$filled filled, " . keys(%cells) . ' with rows', @wrong[0 .. min(3, $#wrong)]);
        my %dots = map { my ($x, $y) = pixel($panel, @$_[0, 1]); (int(($x - $left) / $width * $columns) . ' ' . int(($y - $top) / $height * $lines), 1) } @apart;
        my @alone = grep { my ($i, $j) = split / /; !grep { $cells{$_} } map { my $i = $_; map { "$i $_" } $j - 1 .. $j + 1 } $i - 1, $i + 1 and !$cells{"$i " . ($j - 1)} && !$cells{"$i " . ($j + 1)} } keys %cells;
        ok(@alone && @apart == @alone && !grep({ !$dots{$_} } @alone), 'what lies apart is a dot, too', @apart . ' dots, ' . @alone);
        my %role;
        for my $key (keys %cells) {
            my ($i, $j) = split / /, $key;
            my ($band) = $marks[0]{rows}[$j][$i] =~ /(\d+)/;
            push @{$role{$cells{$key}}}, $band;
        }
        my @counts = sort { $a <=> $b } keys %role;
        my @unlike = grep { min(@{$role{$_}}) != max(@{$role{$_}}) } @counts;
        ok(@counts > 3 && !@unlike && $role{$counts[0]}[0] < $role{$counts[-1]}[0], 'darker where denser', "@counts; @unlike");
    } else {
        my $drawn = sum(map { scalar @{$_->{at}} } @marks);
        my %known = map { sprintf('%.6f %.6f', @$_) => 1 } @shown;
        my @strange = grep { !$known{sprintf '%.6f %.6f', @$_[0, 1]} } map { @{$_->{at}} } @marks;
        ok($drawn == keys %cells && !@strange, 'one for the rows of each ' . $cell . ' pixels', "$drawn drawn, " . keys %cells);
    }
    my $word = {disc => "$count points, and", dot => "$count points as dots, and", cells => "$count points as a density, and"}->{$kind};
    ok(index($figure->{alt}, $word) == 0, 'and called so', $figure->{alt});
}

sub POSIX_ceil {
    my $value = shift;
    return int($value) + ($value > int $value);
}
# Dots are two pixels wide, in few paths.
system($gdplot, 'fit', '-q', '-d', 'rows5000.csv', @fit, '-o', 'dots.svg', '-o', 'dots.gp', '-o', 'dots.png');
my $svg = slurp('dots.svg');
my $squares = () = $svg =~ /M[\d.]+ [\d.]+h2v2h-2z/g;
my $dots = sum(map { scalar @{$_->{at}} } marks(dump_of('fit', '-d', 'rows5000.csv', @fit)->{panels}[0], 'dot', '.*'));
ok($squares > 500 && abs($squares - $dots) <= 1, 'dots are two pixels wide', "$squares in SVG, $dots");
ok(length $svg < 200_000 && system('xmllint', '--noout', 'dots.svg') == 0, '5,000 rows take ' . length($svg) . ' bytes of SVG');
ok(slurp('dots.gp') =~ /filled_square/, 'and in gnuplot');
rows(100000);
system($gdplot, 'fit', '-q', '-d', 'rows100000.csv', @fit, '-o', 'many.svg', '-o', 'many.png', '-o', 'many.pdf', '-o', 'many.gp');
ok(-s 'many.svg' && -s 'many.svg' <= 200_000, '100,000 rows take ' . (-s 'many.svg') . ' bytes of SVG');
ok(-s 'many.png' && -s 'many.pdf' && -s 'many.gp', 'in all formats');

# Errors: from each row to the line at the last of the states, and what their squares average to.
my $rows = [map { [split] } grep { /^\s*\d/ } split /\n/, slurp($pizza)];
for my $case (['--states 100', 100], ['--states 0,2', 2], ['--states 0', 0], ['--upto 3', 3]) {
    my ($states, $k) = @$case;
    my @arguments = ('-d', $pizza, '--lr', '0.001', '--bias', '3');
    my ($status, $text) = run($gdplot, 'train', '-q', @arguments, '-o', '-', '--format', 'csv');
    my ($state) = $text =~ /^1,0\.001,$k,(.*)$/m;
    my ($w, $loss) = split /,/, $state;
    my $figure = dump_of('fit', @arguments, '--residuals', split / /, $states);
    my $panel = $figure->{panels}[0];
    my ($errors) = grep { @{$_->{at}} == 2 * @$rows } marks($panel, 'line', 'run \d+.*|ramp \d+|solid \d+|dashed \d+|state');
    ok($errors, "$states: a line for each row", map { "$_->{kind} $_->{role} " . @{$_->{at}} } @{$panel->{marks}});
    my @ends = $errors ? @{$errors->{at}} : ();
    my ($squares, @wrong) = (0);
    for my $i (0 .. $#$rows) {
        my ($from, $to) = @ends[2 * $i, 2 * $i + 1];
        push @wrong, $i if !$to || $from->[0] != $rows->[$i][0] || $to->[0] != $from->[0] || $from->[1] != $rows->[$i][1]
            || abs($to->[1] - ($w * $from->[0] + 3)) > 1e-12 * 100;
        $squares += ($to->[1] - $from->[1])**2 if $to;
    }
    ok(!@wrong, 'upright from the row to the line', "@wrong");
    ok(abs($squares / @$rows - $loss) < 1e-9 * $loss, 'their squares average to the loss', $squares / @$rows, $loss);
    my $told = sprintf '%.4g', $loss;
    my $said = $states =~ /upto/ ? $figure->{caption} =~ /; vertical: the errors at the state named$/ && $figure->{text} =~ /: state $k: .*, mean square \Q$told\E$/m
        : $figure->{caption} =~ /; vertical: the errors at state $k, mean square \Q$told\E$/;
    ok($said && $figure->{alt} =~ /vertical: the errors/, 'which is said',
        $figure->{caption});
}
my $dense = dump_of('fit', '-d', 'rows501.csv', @fit, '--residuals');
ok($dense->{caption} =~ /; too many rows to draw their errors: 501$/, 'of many rows they are not drawn, which is said', $dense->{caption});
ok(!grep({ @{$_->{at}} > 100 } marks($dense->{panels}[0], 'line', '.*')), 'nor drawn');
system($gdplot, 'sums', '-q', '-d', $pizza, '-o', 'pizza.sums');
my ($status, $text) = run($gdplot, 'fit', '-d', 'pizza.sums', '--lr', '0.001', '--residuals');
ok($status == 2 && $text =~ /\Agdplot: --data: pizza\.sums: points are drawn from the rows[^\n]*\n\z/, 'sums have none', $text);

# Markers stand 12 pixels apart, in proportion to the text; the first state and the last have one.
my @marked = (
    ['loss', '--path', '--lr', '0.01', '--iterations', 1000], ['loss', '--path', '--lr', '0.01,0.99', '--iterations', 1000],
    ['compare', '--lr', '0.001,0.1,0.95', '--iterations', 1000], ['compare', '--lr', '0.1,0.3', '--size', '360x360'],
    ['history', '--iterations', 50], ['history', '--iterations', 300], ['sweep', '--lr', '0.01:0.9:50', '--size', '400x300'],
    ['grid', '--lr', '0.01', '--iterations', 1000, '--states', '0,10,1000'], ['cobweb', '--lr', '0.1,0.99', '--iterations', 200],
    ['contour', '--lr', '0.01,0.09', '--iterations', 300], ['loss', '--path', '--lr', '0.01', '--iterations', 100, '--text-size', '26px', '--size', '1440x960'],
);
for my $arguments (@marked) {
    my $figure = dump_of(@$arguments);
    # Tick labels are 13 pixels high, of which their boxes have 98 %, or as the size of the text is.
    my ($height) = $figure->{text} =~ /^    tick \S+ \(\S+ \S+ \S+ (\S+)\)/m;
    my $least = 12 * $height / 12.74;
    my @near;
    for my $panel (@{$figure->{panels}}) {
        for my $mark (marks($panel, 'circle|square|triangle|diamond|triangle_down|pentagon|disc', '.*')) {
            push @near, nearest($panel, @{$mark->{at}}) if @{$mark->{at}} > 1 && nearest($panel, @{$mark->{at}}) < $least - 1e-6;
        }
    }
    $least = sprintf '%.4g', $least;
    ok(@{$figure->{panels}} && !@near, "@$arguments: markers stand $least pixels apart", @near);
}
my $worm = dump_of('loss', '--path', '--lr', '0.01', '--iterations', 150);
my ($states) = marks($worm->{panels}[0], 'circle', 'earlier');
my ($come) = marks($worm->{panels}[0], 'cross', 'state');
ok($states->{at}[0][0] == 7 && abs($come->{at}[0][0] - 7 * 0.98**150) < 1e-9, 'the first state has one, and the last');

# Contours: the path ends two states after it has left for good, and has eight arrowheads at most, 40 pixels apart.
for my $row ([['-d', $pizza, '--bias', 'train', '--lr', '0.005'], 1], [['--lr', '0.11', '--iterations', 60], 1], [['--lr', '0.0999', '--iterations', 1000], 0],
    [['-f', '(1-x)^2+100*(y-x^2)^2', '--start', '-1.2,1', '--lr', '0.001', '--iterations', 2000], 0]) {
    my ($arguments, $leaves) = @$row;
    my $figure = dump_of('contour', @$arguments);
    my $panel = $figure->{panels}[0];
    my ($status, $text) = run($gdplot, 'train', '-q', grep({ 1 } @$arguments), ("@$arguments" =~ /-f|-d/ ? () : ('-f', 'x^2+10*y^2', '--start', '9,1')), '-o', '-',
        '--format', 'csv');
    my @states = map { [(split /,/)[3, 4]] } grep { /^\d/ } split /\n/, $text;
    my @inside = grep { my $s = $states[$_]; $s->[0] >= $panel->{x}[0] && $s->[0] <= $panel->{x}[1] && $s->[1] >= $panel->{y}[0] && $s->[1] <= $panel->{y}[1] } 0 .. $#states;
    my ($path) = marks($panel, 'line', 'earlier');
    my $segments = grep { $_->[2] } @{$path->{at}};
    ok($segments > 0 && (!$leaves || ($inside[-1] + 2 < $#states && $segments <= $inside[-1] + 2)), "@$arguments: the path ends",
        "$segments segments, last inside $inside[-1] of $#states");
    my @heads = grep { my @at = @{$_->{at}}; nearest($panel, @at) < 12 } marks($panel, 'arrow', 'earlier');
    ok(@heads > 1 && @heads <= 8 && nearest($panel, map { $_->{at}[1] } @heads) >= 40 - 1e-6, 'its arrowheads', scalar(@heads) . ' heads, '
            . nearest($panel, map { $_->{at}[1] } @heads) . ' apart');
}
done_testing();
