#!/usr/bin/perl
# No text overlaps another or leaves the page: in every golden dump, and in 560 figures with random
# functions or data, rates, states, sizes, themes, titles and units. The seed is fixed.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use File::Basename;
use File::Temp 'tempdir';

my $gdplot = $ENV{GDPLOT} // 'build/gdplot';
my $slack = 0.5;    # pixels that boxes may share
my $seed = 20;

# A whole number below n; a small generator of our own, the same with every perl.
sub random {
    $seed = ($seed * 1103515245 + 12345) % 2147483648;
    return int($seed / 65536) % shift;
}

sub any { return $_[random(scalar @_)] }

# The size of the page and the boxes of all texts: [x, y, width, height, text].
sub boxes {
    my (@boxes, @page);
    for (@_) {
        @page = ($1, $2) if /^figure (\S+) (\S+)/;
        push @boxes, [$1, $2, $3, $4, $5]
            if /^ *(?:label|tick|legend) [^:(]*\((\S+) (\S+) (\S+) (\S+)\): (.+)/;
    }
    return (\@page, \@boxes);
}

sub overlap {
    my ($a, $b) = @_;
    return $a->[0] + $slack < $b->[0] + $b->[2] && $b->[0] + $slack < $a->[0] + $a->[2]
        && $a->[1] + $slack < $b->[1] + $b->[3] && $b->[1] + $slack < $a->[1] + $a->[3];
}

# What is wrong with the texts of a dump.
sub problems {
    my ($page, $boxes) = boxes(@_);
    my @found;
    push @found, 'no page' unless @$page;
    for my $i (0 .. $#$boxes) {
        my $box = $boxes->[$i];
        push @found, "'$box->[4]' leaves the page"
            if $box->[0] < -$slack || $box->[1] < -$slack
            || $box->[0] + $box->[2] > $page->[0] + $slack
            || $box->[1] + $box->[3] > $page->[1] + $slack;
        push @found, map { "'$box->[4]' overlaps '$_->[4]'" }
            grep { overlap($box, $_) } @$boxes[$i + 1 .. $#$boxes];
    }
    return @found;
}

# What any figure may have: a theme, a size, perhaps a title and a caption.
sub page {
    my @page = ('--theme', any('light', 'dark', 'print', 'classic'), '--size', (240 + random(900)) . 'x' . (180 + random(800)));
    push @page, '--title', any('', 'T', 'A title that is rather longer than the page will be wide, ' x 2)
        if random(4) == 0;
    push @page, '--letters' if random(4) == 0;
    push @page, '--caption', any('', 'word ' x 60) if random(5) == 0;
    return @page;
}

sub contour_arguments {
    my @objective = any(
        [], ['--lr', '0.1'], ['--lr', '0.11'], ['--lr', '0.01,0.05,0.09,0.11,0.5'],
        ['-f', '(1-x)^2 + 100*(y-x^2)^2', '--start', '-1.2,1', '--lr', '0.001,0.002,0.01', '--iterations', 200],
        ['-f', 'x^2 - y^2', '--start', '2,0.01', '--lr', 0.1, '--iterations', 20],
        ['-f', 'x + 2*y', '--start', '2,1', '--lr', 0.1], ['-f', '0*x*y + 3', '--start', '2,1', '--lr', 0.1],
        ['-f', 'log(x) + y^2', '--start', '2,1', '--lr', 0.1, '--domain', '-3:3'],
        ['-f', 'sin(x)*cos(y)', '--start', '2,1', '--lr', 0.3, '--domain', '-8:8', '--range', '-6:6'],
        ['-f', '1e9*x^2 + 1e8*y^2 + 1e12', '--start', '7,-300', '--lr', '1e-10,1e-9'],
        ['-f', '1e-9*(x-123456)^2 + y^2', '--start', '7,1e-5', '--lr', 0.3],
        ['-d', 'data/pizza.txt', '--bias', 'train', '--lr', any('0.001', '0.0001,0.001,0.004', '0.005')]);
    # Without an objective, or with a rate alone, compare would draw one parameter.
    return ('compare', page(), @{$objective[0]}) if "@{$objective[0]}" =~ /^-/ && "@{$objective[0]}" !~ /^--lr/ && random(3) == 0;
    return ('contour', page(), @{$objective[0]}, any([], [], ['--equal'])->@*);
}

sub sweep_arguments {
    return ('sweep', page(), @{any(
        [], ['--lr', '0.001:1.2:50log', '--iterations', any(1, 2, 5, 1000)], ['--lr', '0.3:0.9:30'], ['--lr', '0.45,0.5'],
        ['--lr', '1e-9:1e-3:40log'], ['--lr', '0.2,0.3,0.4,0.9,1.1'], ['--lr', '2:9:20'],
        ['-f', 'x^4 - 3*x^3 + 2', '--start', 4, '--lr', '0.001:0.1:90', '--iterations', 30],
        ['-f', 'sin(x) + x^2/10', '--start', 6, '--lr', '0.01:6:200log'],
        ['-f', '1e9*x^2 + 1e12', '--start', 7], ['-f', '1e-9*x^2', '--start', 7],
        ['-f', 'log(x)', '--start', 0.5, '--lr', '0.01:1:50log'], ['-f', '3', '--start', 0.5, '--lr', '0.1:1:5'],
        ['-f', 'x^2 + 10*y^2', '--start', '9,1'], ['-d', 'data/pizza.txt'],
        ['-d', 'data/pizza.txt', '--bias', 'train', '--domain', '0.0001:0.003'])});
}

sub cobweb_arguments {
    return ('cobweb', page(), @{any(
        [], ['--lr', '0.9'], ['--lr', '0.1,0.3,0.5,0.7,0.9,0.99,1,1.01,1.1'], ['--lr', '3,0.1'],
        ['-f', 'x^4 - 3*x^3 + 2', '--start', 1, '--lr', any('0.13', '0.01,0.11,0.13'), '--iterations', any(8, 2000)],
        ['-f', 'x^2+0.1*cos(2*pi*x)', '--start', 2, '--lr', '0.85,0.9', '--iterations', 200],
        ['-f', 'abs(x)', '--start', 3.3, '--lr', 0.5], ['-f', 'log(x)', '--start', 0.5, '--lr', 0.1],
        ['-f', '-x^2', '--start', 1, '--lr', '0.1,0.5'], ['-f', '3', '--start', 1, '--lr', 1],
        ['-f', '1e9*x^2 + 1e12', '--start', 7, '--lr', '1e-10,1e-9'], ['-f', '(x-123456)^2/1000', '--start', 123400, '--lr', 90],
        ['-f', 'x^2+10*y^2', '--start', '9,1', '--lr', '0.09,0.11', '--along', any('x', 'y')],
        ['-d', 'data/pizza.txt', '--lr', '0.001,0.0045'],
        ['-d', 'data/pizza.txt', '--bias', 'train', '--lr', 0.001, '--normalize', 0.4])});
}

# A map without descent, or data without a line.
sub alone_arguments {
    return ('fit', page(), @{any([], ['--columns', '2,1'], ['--xlabel', 'An axis with a rather long name ' x 3])}, '-d', 'data/pizza.txt')
        if random(3) == 0;
    return ('contour', page(), @{any([], [], ['--equal'], ['--domain', '-3:3'], ['--range', '-1:4'])}, @{any(
        ['-f', '(1-x)^2 + 100*(y-x^2)^2'], ['-f', '(x^2+y-11)^2 + (x+y^2-7)^2'], ['-f', 'x^2 - y^2'], ['-f', 'x + 2*y'], ['-f', '0*x*y + 3'],
        ['-f', 'log(x) + y^2'], ['-f', 'sin(x)*cos(y)'], ['-f', '1e9*x^2 + 1e8*y^2 + 1e12'], ['-f', '1e-9*(x-123456)^2 + y^2'],
        ['-f', '20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)'], ['-d', 'data/pizza.txt', '--bias', 'train'])});
}

sub arguments {
    my @arguments = page();
    my @objective = any(
        [], ['-f', 'x^4 - 3*x^3 + 2', '--start', 4, '--lr', 0.01],
        ['-f', 'sin(x) + x^2/10', '--start', 6, '--lr', 0.3],
        ['-f', 'abs(x)', '--start', 3.3, '--lr', 0.5],
        ['-f', 'log(x)', '--start', 0.5, '--lr', 0.1],
        ['-f', '1/x', '--start', 0.5, '--lr', 0.1],
        ['-f', '1e9*x^2 + 1e12', '--start', 7, '--lr', 1e-10],
        ['-f', '1e-9*x^2', '--start', 7, '--lr', 1e8],
        ['-f', '(x-123456)^2/1000', '--start', 123400, '--lr', 90],
        ['-f', '-exp(-x^2)', '--start', 2, '--lr', 0.1],
        ['-d', 'data/pizza.txt', '--lr', any(0.0001, 0.001, 0.004, 0.005, 0.1)],
        ['-d', 'data/pizza.txt', '--bias', -1234.5, '--lr', 0.001]);
    push @arguments, @{$objective[0]};
    push @arguments, '--lr', any('0.1,0.3', '0.001,0.01,0.1,0.5,0.9', '0.5,1,1.1', '0.3')
        if "@{$objective[0]}" eq '' && random(2);
    return (any('compare', 'history'), @arguments) if random(3) == 0;
    return ('fit', @arguments) if $objective[0][0] && $objective[0][0] eq '-d' && random(3) == 0;
    return ('loss', @arguments, "@arguments" =~ /--lr \S+,/ ? '--path' : any(['--path'], ['--path', '--gradient', random(3)], [])->@*)
        if random(2);
    return ('grid', @arguments,
        any([], ['--rows', 1 + random(4)], ['--rows', 1 + random(3), '--cols', 1 + random(5)])->@*);
}

for my $path (sort glob 'tests/golden/*.txt') {
    open my $file, '<', $path or die "$path: $!";
    my @found = problems(<$file>);
    ok(!@found, $path, @found);
}

# The check itself sees what it is to see.
my @page = ("figure 100 100 light\n", "label text 1 1 1 start (10 10 20 10): a\n");
ok(problems(@page, "  label text 1 1 1 end (25 15 20 10): b\n") == 1, 'an overlap is found');
ok(problems(@page, "    tick 1 (95 50 20 10): b\n") == 1, 'a text that leaves the page is found');
ok(problems(@page, "legend line curve 1 2 (31 15 20 10): b\n") == 0, 'neighbours are fine');

my ($dir, $drawn, $measured) = (tempdir(CLEANUP => 1), 0, 0);
for my $number (1 .. 560) {
    my @arguments =
        $number <= 200 ? arguments() : $number <= 300 ? contour_arguments() : $number <= 400 ? sweep_arguments()
        : $number <= 480 ? cobweb_arguments() : alone_arguments();
    my $status = system($gdplot, @arguments, '-o', "$dir/f.txt");
    my @found;
    if ($status == 0) {
        open my $file, '<', "$dir/f.txt" or die $!;
        my @dump = <$file>;
        @found = problems(@dump);
        $measured += @{(boxes(@dump))[1]};
        $drawn++;
    }
    ok($status == 0 && !@found, "figure $number", "gdplot @arguments", "status $status", @found);
}
ok($drawn == 560, 'all of them were drawn');

# Columns and files with long names, in every kind of data and down to the smallest pages.
my @names = ('Floor area of the whole dwelling including garage and cellar ' x 3, 'W' x 300, 'm,""²"" ' x 90, "ﬁ\n" x 99);
my $file = "$dir/" . 'a rather long name, ' x 10 . '.csv';
for my $kind ('fit', 'grid', 'loss', 'compare', 'history', 'contour', 'sweep', 'cobweb') {
    for my $size ('120x90', '160x200', '240x180', '400x120', '300x600', '720x480', '1500x1000') {
        my @arguments = ($kind, '-d', $file, $kind eq 'contour' ? ('--bias', 'train') : (), '--lr', $kind eq 'sweep' ? '0.01,0.02' : '0.01');
        my ($x, $y) = (any(@names), any(@names));
        my @found;
        open my $out, '>', $file or die $!;
        print $out qq("$x","$y"\n1,2e9\n2,2.1e9\n5,3e9\n);
        close $out;
        unlink "$dir/f.txt";
        my $status = system(qq('$gdplot' @{[map { "'$_'" } @arguments]} --size $size -o '$dir/f.txt' 2>'$dir/err')) >> 8;
        if (open my $dump, '<', "$dir/f.txt") {
            @found = problems(<$dump>);
        }
        # Several panels find no room on the smallest pages, and say so.
        ok(($status == 0 || ($status == 2 && $size =~ /x(90|120)$/)) && !@found, "long names in $kind, $size", "status $status", @found);
    }
}

# On a paper's column, across a page, on a screen and on a slide: text as large as these need, and no overlap.
my %least = ('8x8cm' => 6.5 * 96 / 72, '8x6cm' => 6.5 * 96 / 72, '17x8cm' => 6.5 * 96 / 72, '900x900' => 12, '1920x1080' => 24);
my @kinds = (['grid'], ['loss', '--path', '--gradient', 0], ['compare'], ['history'], ['contour'], ['sweep'], ['cobweb'],
    ['fit', '-d', 'data/pizza.txt', '--lr', 0.001], ['fit', '-d', 'data/pizza.txt'], ['contour', '-f', 'x^4+x*y+y^4'],
    ['contour', '-d', 'data/pizza.txt', '--bias', 'train'], ['map', '--over', 'lr=0.1:1.3:60', '--over', 'start=-3:3:40'],
    map { [$_, map { "data/logs/$_.csv" } qw(small wide deep)] } qw(history compare));
for my $size (sort keys %least) {
    for my $theme ('light', 'dark', 'print', 'classic') {
        for my $kind (@kinds) {
            my $status = system($gdplot, @$kind, '--theme', $theme, '--size', $size, '-o', "$dir/f.txt");
            open my $file, '<', "$dir/f.txt" or die $!;
            my @dump = <$file>;
            my @found = problems(@dump);
            my $boxes = (boxes(@dump))[1];
            my ($smallest) = sort { $a <=> $b } map { /^ *label \w[\w ]*? \S+ \S+ ([0-9.]+) (?:start|middle|end)/ ? $1 : () } @dump;
            push @found, "text of $smallest pixels" if defined $smallest && $smallest < $least{$size} - 1e-9;
            my @low = grep { defined && $_ < 0.98 * $least{$size} - 1e-9 } map { /^ *(?:tick|legend) [^:(]*\(\S+ \S+ \S+ (\S+)\): ./ ? $1 : undef } @dump;
            push @found, "ticks or legends $low[0] pixels high" if @low;
            push @found, 'not what it has to say'
                if ($kind->[0] eq 'grid' && ($theme ne 'classic' || $size ne '8x6cm') && ($theme ne 'classic' || $size ne '17x8cm') && grep({ /: (?:slope |Slope = )\S+$|^  label tangent .*: \S+$/ } @dump) != 9)
                || ("@$kind" eq 'compare' && (grep({ /^ *label text .*: (?:\S+\(\S+\) .*\d.*|[\d.]+)$/ } @dump) != 3 || grep({ /: (?:converging|cycling|each step .*)$/ } @dump) < 3));
            ok($status == 0 && !@found && @$boxes > 5, "@$kind of $size in $theme", @found);
        }
    }
}
ok($measured > 6000, "$measured texts were measured");
done_testing();
