#!/usr/bin/perl
# Steps as figures draw them, against the states that train records: an arrow begins at a state and ends at the next
# parameter, its label is the product that it says, the numbers beside a place are of states that are there, and no
# label stands on an arrow. Random quadratics at rates across their limits, and functions of other shapes.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin";
use Oracle;
use Tap;
use Cwd 'abs_path';
use File::Temp 'tempdir';

binmode STDOUT, ':utf8';
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $pizza = abs_path("$FindBin::Bin/../data/pizza.txt");
chdir tempdir(CLEANUP => 1) or die;
srand 24;

my %seen = (arrows => 0, leaving => 0, products => 0, alone => 0, numbers => 0, visits => 0, stays => 0);

sub lines_of {
    my $path = shift;
    open my $file, '<:utf8', $path or return ();
    my @lines = <$file>;
    # Italic letters of formulas are those they stand for.
    s/([\x{1D434}-\x{1D467}])/chr((ord($1) - 0x1D434) % 26 + (ord($1) < 0x1D44E ? 65 : 97))/ge for @lines;
    return @lines;
}

# Whether a number of four digits or more is that value.
sub reads { my ($text, $value) = @_; $text =~ tr/()+//d; return abs(Oracle::number($text) - $value) <= 6e-4 * abs $value }

# The panels of a dump: box, axes, arrows, lines to the next state, and labels with their boxes.
my $scale = 1;    # of the figure that was read last

sub panels {
    my (@panels, $mark);
    for (@_) {
        $scale = $1 / 13 if /^ *label \S+ \S+ \S+ (\S+) .*: iteration$/;
        if (/^panel (\S+) (\S+) (\S+) (\S+)/) { push @panels, {box => [$1, $2, $3, $4], map { $_ => [] } 'arrows', 'lines', 'drops', 'labels'} }
        elsif (/^  axis (\w) (\S+) (\S+)/) { $panels[-1]{$1} = [$2, $3] }
        elsif (/^  mark (arrow|line) (step|solid \d+|drop) /) {
            ($mark, my $role) = ($2 eq 'drop' ? 'drops' : "$1s", $2);
            push @{$panels[-1]{$mark}}, {role => $role, at => []};
        } elsif (/^  mark /) { $mark = '' }
        elsif (/^    (?:move|line) (\S+) (\S+)/ && $mark) { push @{$panels[-1]{$mark}[-1]{at}}, [$1, $2] }
        elsif (/^  label (?:step|state|name \d+) .*\((\S+) (\S+) (\S+) (\S+)\): ([−+]?\d.*|step .*|to .*)$/) {
            push @{$panels[-1]{labels}}, [$1, $2, $3, $4, $5];
        }
    }
    return @panels;
}

sub pixels {
    my ($panel, $x, $y) = @_;
    my ($box, $h, $v) = @$panel{'box', 'x', 'y'};
    return ($box->[0] + ($x - $h->[0]) / ($h->[1] - $h->[0]) * $box->[2], $box->[1] + ($v->[1] - $y) / ($v->[1] - $v->[0]) * $box->[3]);
}

sub states {
    my @states;
    for (lines_of('r.csv')) {
        my ($run, $lr, $k, $x, $loss, $slope) = split /,/;
        push @{$states[$run - 1]}, {lr => $lr, x => $x, loss => $loss, slope => $slope} if /^\d/;
    }
    return @states;
}

sub clamp { my ($x, $axis) = @_; return $x < $axis->[0] ? $axis->[0] : $x > $axis->[1] ? $axis->[1] : $x }

# What is wrong with an arrow from state k.
sub arrow_problems {
    my ($panel, $arrow, $state, $next, $beside) = @_;
    my ($from, $to) = @{$arrow->{at}};
    my $width = $panel->{x}[1] - $panel->{x}[0];
    my $inside = $next->{x} == clamp($next->{x}, $panel->{x});
    my @found;
    push @found, "begins at $from->[0], not at $state->{x}" if $from->[0] != $state->{x};
    push @found, "begins at a loss of $from->[1], not $state->{loss}"
        if $from->[1] != $state->{loss} && abs((pixels($panel, @$from))[1] - (pixels($panel, @$state{'x', 'loss'}))[1]) > $beside + 1e-6;
    push @found, "is not level" if $from->[1] != $to->[1];
    push @found, "ends at $to->[0], not at $next->{x}" if abs($to->[0] - clamp($next->{x}, $panel->{x})) > 1e-12 * $width;
    $seen{arrows}++;
    $seen{leaving}++ if !$inside;
    return @found;
}

sub label_problems {
    my ($panel, $text, $state, $next) = @_;
    my $parameter = $text =~ s/,? ?to [xyw\x{1d465}\x{1d466}\x{1d464}] = (.*)$// ? $1 : undef;
    my @found;
    push @found, "'to $parameter'" if defined $parameter && !reads($parameter, $next->{x});
    $text =~ s/^step //;
    if ($text =~ /^(.*?) · (.*?) = (.*)$/) {
        my ($rate, $slope, $change) = ($1, $2, $3);
        $seen{products}++;
        push @found, "'$text' of lr $state->{lr}, slope $state->{slope}"
            if !reads($rate, -$state->{lr}) || !reads($slope, $state->{slope}) || !reads($change, -$state->{lr} * $state->{slope});
    } elsif ($text ne '') {
        $seen{alone}++;
        push @found, "'$text' is not the step" if !reads($text, $next->{x} - $state->{x});
    }
    return @found;
}

# "0, 2, 4, …": states in one place, to which the run comes at these times and, before …, at no other; "4–8" of one
# that stays.
sub number_problems {
    my ($panel, $text, $states, $last) = @_;
    my $more = $text =~ s/, …$//;
    my @ends = map { /–(\d+)$/ ? $1 : $_ } split /, /, $text;
    my @numbers = map { s/–.*//r } split /, /, $text;
    my @at = pixels($panel, @{$states->[$numbers[0]]}{'x', 'loss'});
    $seen{numbers}++;
    $seen{visits}++ if @numbers > 1;
    # What lies a pixel away is there, or not: pixels are those of the page, and of its text, up to 2.4 times as large.
    my $far = sub { my @p = pixels($panel, @{$states->[shift()]}{'x', 'loss'}); return abs($p[0] - $at[0]) + abs($p[1] - $at[1]) };
    my @found;
    for my $within (1.5, 0.6) {
        my @there = map { $far->($_) < $within } 0 .. $last;
        my @visits = grep { $there[$_] && ($_ == $numbers[0] || !$there[$_ - 1]) && $_ >= $numbers[0] } 0 .. $last;
        my @stays = grep { my $i = $_; !grep { $far->($_) > 3.5 } $numbers[$i] .. $ends[$i] } 0 .. $#ends;
        $seen{stays}++ if "@ends" ne "@numbers";
        return () if @stays == @ends && @visits >= @numbers && "@visits[0 .. $#numbers]" eq "@numbers" && !!$more == (@visits > @numbers);
        push @found, "visits @visits";
    }
    return "numbers '$text', but " . join ' or ', @found;
}

sub overlaps {
    my ($panel, $label) = @_;
    my ($x, $y, $width, $height, $text) = @$label;
    for my $arrow (@{$panel->{arrows}}) {
        my @from = pixels($panel, @{$arrow->{at}[0]});
        my @to = pixels($panel, @{$arrow->{at}[1]});
        my ($low, $high) = sort { $a <=> $b } $from[0], $to[0];
        return "'$text' stands on an arrow" if $x < $high && $low < $x + $width && $y < $from[1] && $from[1] < $y + $height;
    }
    return ();
}

# A grid whose panels show the states 0, 1, 2, …, run by run; of the last of each run the step is that of plain descent.
sub grid_problems {
    my ($lines, @runs) = @_;
    my @panels = panels(@$lines);
    my ($alt) = map { /^alt: (.*)/ ? $1 : () } @$lines;
    my @said = $alt =~ /; State|\. State/ ? split(/(?:; |\. )(?=State )/, $alt) : ();
    my @found;
    shift @said;
    s/; and so on\.$// for @said;
    pop @said if @said && $said[-1] =~ /…$/;
    for my $run (@runs) {
        for my $k (0 .. $#$run) {
            my ($panel, $state, $said) = (shift @panels, $run->[$k], shift @said);
            my $next = $run->[$k + 1] // {x => $state->{x} - $state->{lr} * $state->{slope}};
            last if !$panel;
            push @found, map { "panel $k: $_" }
                (map { arrow_problems($panel, $_, $state, $next, 0) } @{$panel->{arrows}}),
                (map { overlaps($panel, $_) } @{$panel->{labels}}),
                map { $_->[4] =~ /^\d+(, |–|$)/ && $_->[4] !~ / · | = / ? number_problems($panel, $_->[4], $run, $k) : label_problems($panel, $_->[4], $state, $next) }
                @{$panel->{labels}};
            push @found, "panel $k: no step is said: $said"
                if $said && $said !~ /, step (.*?)\.?$/ && $next->{x} * 0 == 0 && $state->{slope} * 0 == 0 && $next->{x} ne $state->{x};
            push @found, "panel $k: " . join ' ', label_problems($panel, $1, $state, $next)
                if $said && $said =~ /, step (.*?)\.?$/ && $1 ne '0' && label_problems($panel, $1, $state, $next);
        }
    }
    return @found;
}

# A panel with the whole way of a run: each arrow is one of its steps, each label of one of them, or numbers.
sub way_problems {
    my ($panel, $run) = @_;
    my @found = map { overlaps($panel, $_) } @{$panel->{labels}};
    for my $arrow (@{$panel->{arrows}}) {
        my @of = grep { $run->[$_]{x} == $arrow->{at}[0][0] } 0 .. $#$run - 1;
        my @least = ('is of no state');
        for my $k (@of) {
            my @problems = arrow_problems($panel, $arrow, $run->[$k], $run->[$k + 1], 5 * $scale);
            @least = @problems if !@problems || $least[0] eq 'is of no state';
        }
        push @found, map { "an arrow $_" } @least;
    }
    for my $drop (@{$panel->{drops}}) {
        my ($x, $y) = @{$drop->{at}[1]};
        push @found, "a line to ($x, $y), where no state is"
            if !grep { abs($_->{x} - $x) <= 1e-12 * abs $x && clamp($_->{loss}, $panel->{y}) == $y } @$run;
    }
    for my $text (map { $_->[4] } @{$panel->{labels}}) {
        if ($text =~ /^\d+(, |–|$)/) { push @found, number_problems($panel, $text, $run, $#$run) }
        elsif ($text =~ / · /) { push @found, label_problems($panel, $text, @$run[0, 1]) }
        else { push @found, "'$text' is no step" if !grep { !label_problems($panel, $text, @$run[$_, $_ + 1]) } 0 .. $#$run - 1 }
    }
    return @found;
}

my @functions = (
    ['x^2', 7, 0.1, 0.3, 0.5, 0.9, 0.99, 1, 1.01, 1.1], ['(x-3)^2/4', -5, 0.5, 1.9, 3.9, 4, 4.4], ['x^4-3*x^3+2', 4, 0.01, 0.03, 0.05],
    ['abs(x)', 3.3, 0.5, 2], ['-x', 1, 0.3], ['sin(x)+x^2/10', 6, 0.3, 1.5], ['1e9*x^2+1e12', 7, 1e-10, 9e-10], ['1e-9*x^2', 7, 1e8],
    ['x^4', 1, 0.3], ['log(x)', 0.5, 0.1], ['(x-123456)^2/1000', 123400, 90, 900], ['3', 1, 0.1]);

for my $function (@functions) {
    my ($text, $start, @rates) = @$function;
    for my $size (('8x8cm', '17x8cm', '900x900', '1920x1080') x 3) {
        my @options = ("--function= $text", "--start=$start", '--iterations=8');
        my $rates = join ',', sort { $a <=> $b } keys %{{map { $rates[rand @rates] => 1 } 1 .. 1 + rand 3}};
        unlink 'r.csv', 'f.txt';
        system $gdplot, 'train', '-q', @options, "--lr=$rates", '-o', 'r.csv';
        my $status = system "'$gdplot' grid -q '@{[join q(' '), @options]}' --lr=$rates --size $size -o f.txt 2>/dev/null";
        my @found = $status ? () : grid_problems([lines_of('f.txt')], states());
        ok(($status == 0 || $status >> 8 == 2) && !@found, "grid of $text, lr $rates, $size", @found);

        my @runs = states();
        system "'$gdplot' compare -q '@{[join q(' '), @options]}' --lr=$rates --size $size -o f.txt 2>/dev/null";
        my @lines = lines_of('f.txt');
        my @columns = (panels(@lines))[grep { $_ % 2 == 0 } 0 .. 2 * @runs - 1];
        @found = map { my $run = $_; map { "run $run: $_" } way_problems($columns[$run], $runs[$run]) } 0 .. $#runs;
        ok(!@found, "compare of $text, lr $rates, $size", @found);

        # Frame k of what moves shows the steps from the states before k, and in a walk that from k.
        my $k = int rand 9;
        system "'$gdplot' compare -q '@{[join q(' '), @options]}' --lr=$rates --size $size --upto $k -o f.txt 2>/dev/null";
        @columns = (panels(lines_of('f.txt')))[grep { $_ % 2 == 0 } 0 .. 2 * @runs - 1];
        @found = map { my ($run, $to) = ($_, $k < $#{$runs[$_]} ? $k : $#{$runs[$_]}); map { "run $run: $_" } way_problems($columns[$run], [@{$runs[$run]}[0 .. $to]]) } 0 .. $#runs;
        ok(!@found, "compare of $text, lr $rates, $size, up to $k", @found);
        system "'$gdplot' loss -q --path '@{[join q(' '), @options]}' --lr=$runs[0][0]{lr} --size $size --upto $k -o f.txt 2>/dev/null";
        my $next = $k < $#{$runs[0]} ? $k + 1 : $#{$runs[0]};
        my ($walk) = panels(lines_of('f.txt'));
        $walk->{labels} = [];    # they stand in columns
        @found = way_problems($walk, [@{$runs[0]}[0 .. $next]]);
        ok(!@found, "loss of $text, lr $runs[0][0]{lr}, $size, up to $k", @found);

        system "'$gdplot' loss -q --path '@{[join q(' '), @options]}' --lr=$runs[0][0]{lr} --size $size -o f.txt 2>/dev/null";
        @found = way_problems((panels(lines_of('f.txt')))[0], $runs[0]);
        ok(!@found, "loss of $text, lr $runs[0][0]{lr}, $size", @found);
    }
}

# Runs from one state have arrows of their first steps, side by side, each to its next parameter; of the other steps
# there are none.
sub beside_problems {
    my ($panel, @runs) = @_;
    my @found = map { overlaps($panel, $_) } @{$panel->{labels}};
    my $per_x = $panel->{box}[2] / ($panel->{x}[1] - $panel->{x}[0]);
    my @taken;
    for my $run (@runs) {
        my ($state, $next) = @$run;
        my @its = grep { abs($_->{at}[1][0] - clamp($next->{x}, $panel->{x})) <= 1e-12 * ($panel->{x}[1] - $panel->{x}[0]) } @{$panel->{arrows}};
        my $long = abs($next->{x} - $state->{x}) * $per_x >= 9 * $scale;
        push @found, @its . " arrows of lr $state->{lr}" if $long != @its;
        push @found, map { "an arrow $_" } map { arrow_problems($panel, $_, $state, $next, 21 * $scale) } @its;
        push @taken, map { (pixels($panel, @{$_->{at}[0]}))[1] } @its;
    }
    push @found, @{$panel->{arrows}} - @taken . ' more arrows' if @taken != @{$panel->{arrows}};
    my @heights = sort { $a <=> $b } @taken;
    push @found, map { "$heights[$_] and $heights[$_ + 1] meet" } grep { $heights[$_ + 1] - $heights[$_] < 8 * $scale } 0 .. $#heights - 1;
    return @found;
}

for my $several (['x^2', 7, 0.1, 0.3, 0.95, 1.1], ['x^2', 7, 0.1, 1], ['(x-3)^2/4', -5, 0.5, 1.9, 3.9], ['x^4-3*x^3+2', 4, 0.001, 0.01, 0.02], ['-x', 1, 1e-6, 0.3]) {
    my ($text, $start, @rates) = @$several;
    my @options = ("--function= $text", "--start=$start", '--iterations=6', '--lr=' . join(',', @rates));
    unlink 'r.csv';
    system $gdplot, 'train', '-q', @options, '-o', 'r.csv';
    for my $size ('600x400', '17x9cm', '1920x1080') {
        my $dump = dump_of('loss', '--path', @options, '--size', $size);
        my ($panel) = panels(split /^/m, $dump);
        $scale = $dump =~ /^ *label muted \S+ \S+ (\S+) .*: x$/m ? $1 / 13 : die 'no size of text';
        my @found = beside_problems($panel, states());
        ok(!@found, "first steps of $text, lr @rates, $size", @found);
    }
}
ok(dump_of('loss', '--path', '--lr', '0.1,0.3') =~ /^caption: .*; first steps: −lr · slope$/m, 'whose caption says so');
ok(dump_of('loss', '--path', '--lr', '0.1,0.3', '--no-step') !~ /^  mark arrow solid|first steps/m, 'unless --no-step leaves them out');
my $leaves = dump_of('compare', '--lr', '0.97,1.01,1.1', '--iterations', 60);
ok($leaves !~ /^  label name 2 .*: x = /m, 'what lies beyond the edge is not named amid the steps, as one of which it would be read');
ok(scalar $leaves =~ /^  label name 3 .*: x = −12\.1, and 28 more$/m, 'but near the arrow that points there');
my $crowded = dump_of('compare', '-d', $pizza, '--lr', '0.0045,0.001');
ok(scalar $crowded =~ /^  mark line pale 1 \d+ thin$/m, 'among arrows that leave no room for more, states are joined by a pale line');
ok(scalar $crowded =~ /^  mark line run 2 \d+ thin$/m, 'and by a strong one where there is none without room');

# A run that rests, whose step is another than the product, or unknown: what is said is what is so.
sub dump_of {
    my @arguments = @_;
    unlink 'f.txt';
    system $gdplot, @arguments, '-o', 'f.txt';
    return join '', lines_of('f.txt');
}

sub steps_said { my $dump = shift; return join '|', map { /^  label step .*\): (.*)$/m ? $1 =~ /^\d+(, |–|$)/ ? () : $1 : () } split /^(?=  label)/m, $dump }

my @labels = map { steps_said($_) } split /^(?=panel)/m, dump_of('grid', '-d', $pizza, '--bias', 'train', '--lr', 0.001, '--normalize', 0.4, '--rows', 1, '--cols', 2, '--size', '1900x500');
ok("$labels[1] $labels[3]" =~ /^−0\.001 · \(−806\.8\) = \+0\.8068 \+[0-9.]+$/ || 0, 'of a rule that is not −lr·slope the step alone is told', @labels);
ok(steps_said(dump_of('grid', '--optimizer', 'momentum', '--rows', 1)) !~ / · /, 'nor is a product told of a rule with memory');
ok(scalar dump_of('grid', '-f', 'x^2', '--start', 0, '--lr', 0.1, '--rows', 1, '--cols', 1) =~ /slope 0, step 0\.$/m, 'at the minimum the step is 0');
ok(steps_said(dump_of('grid', '-d', $pizza, '--lr', 0.001, '--states', 100, '--rows', 1)) eq '', 'a step that is lost to rounding is not told');
ok(dump_of('grid', '--no-step') !~ /^  mark arrow| · |, step /m, '--no-step leaves out arrows and products');
open my $foreign, '>', 'adam.csv' or die $!;
print $foreign "run,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n1,0.1,1,6.9,47.61,13.8\n1,0.1,2,6.8,46.24,13.6\n";
close $foreign;
my $adam = dump_of('grid', 'adam.csv', '-f', 'x^2', '--rows', 1);
ok(scalar $adam =~ /State 0[^;]*, step −0\.1;.*State 2 [^;]*, slope 13\.6\.$/m, 'of other trainers the steps they took, and none that they did not', $adam =~ /^alt: (.*)/m);


# Of the gradient at a state: its arrow goes uphill along the tangent, as long as the slope is steep; the step goes the
# other way; the sides of the minimum are where the slope has the sign that they say.
sub marks_of {
    my ($dump, $mark) = @_;
    my @marks;
    while ($dump =~ /^  mark \Q$mark\E \d+.*\n((?:    .*\n)+)/mg) { push @marks, [map { [(split)[1, 2]] } split /\n/, $1] }
    return @marks;
}

sub length_of {
    my ($panel, $from, $to) = @_;
    my @a = pixels($panel, @$from);
    my @b = pixels($panel, @$to);
    return sqrt(($a[0] - $b[0])**2 + ($a[1] - $b[1])**2);
}

my @hikers = (
    ['x^2', 7, 0.1, sub { 2 * shift }, 'f′(x)'], ['(x-3)^2/4', -5, 0.5, sub { (shift() - 3) / 2 }, 'f′(x)'],
    ['x^4-3*x^3+2', 3.2, 0.01, sub { my $x = shift; 4 * $x**3 - 9 * $x**2 }, 'f′(x)'], ['abs(x)', 3.3, 0.5, sub { shift() <=> 0 }, 'f′(x)'],
    ['sin(x)+x^2/10', 6, 0.3, sub { my $x = shift; cos($x) + $x / 5 }, 'f′(x)'], ['1/x', 0.5, 0.1, sub { -1 / shift()**2 }, 'f′(x)']);
for my $hiker (@hikers) {
    my ($text, $start, $lr, $slope, $name) = @$hiker;
    my ($steepest, @lengths, @found);
    for my $k (0, 1, 3, 30) {
        my $dump = dump_of('loss', "--function= $text", "--start=$start", '--lr', $lr, '--iterations', 40, '--gradient', $k);
        my ($panel) = panels(split /^/m, $dump);
        my ($gradient) = marks_of($dump, 'arrow gradient');
        my ($step) = marks_of($dump, 'arrow step');
        my ($number) = $dump =~ /: gradient (\S+(?: × \S+)?), uphill$/m;
        push @found, "state $k: no arrow" if !$gradient;
        next if !$gradient;
        my ($from, $to) = @$gradient;
        my $there = $slope->($from->[0]);
        my $length = length_of($panel, @$gradient);
        push @lengths, [$length, abs $there] if $to->[1] < $panel->{y}[1] && $to->[0] > $panel->{x}[0] && $to->[0] < $panel->{x}[1];
        push @found, "state $k: gradient $number of slope $there" if defined $number && !reads($number =~ s/,$//r, $there);
        push @found, "state $k: not along the tangent" if abs(($to->[1] - $from->[1]) - $there * ($to->[0] - $from->[0])) > 1e-9 * abs($to->[1] - $from->[1]);
        push @found, "state $k: not uphill" if $to->[1] <= $from->[1];
        push @found, "state $k: $length pixels of $panel->{box}[2]" if $length < 14 - 1e-6 || $length > $panel->{box}[2] / 6 + 1e-6;
        push @found, "state $k: the step is not −lr·slope" if $step && abs($step->[1][0] - clamp($from->[0] - $lr * $there, $panel->{x})) > 1e-12 * ($panel->{x}[1] - $panel->{x}[0]);
        for my $role ('falling', 'rising') {
            for my $area (marks_of($dump, "area $role")) {
                my ($low, $high) = ($area->[0][0], $area->[1][0]);
                my @bad = grep { ($slope->($low + ($high - $low) * $_) < 0) != ($role eq 'falling') } map { $_ / 50 } 1 .. 49;
                push @found, "state $k: a side from $low to $high that is not $role" if @bad;
                my ($way) = $role eq 'falling' ? ' < 0: go right' : ' > 0: go left';
                push @found, "state $k: no '$name$way'" if length_of($panel, @$area[0, 1]) > 200 && $dump !~ /: \Q$name$way\E$/m;
                $seen{sides}++;
            }
        }
        $seen{gradients}++;
    }
    my ($longest) = sort { $b->[0] <=> $a->[0] } @lengths;
    push @found, map { "$_->[0] pixels of slope $_->[1]" }
        grep { $_->[0] > 14 + 1e-6 && $_->[0] < $longest->[0] - 1e-6 && abs($_->[0] / $longest->[0] - $_->[1] / $longest->[1]) > 1e-6 } @lengths;
    ok(!@found, "the gradient of $text", @found);
}
my $level = dump_of('loss', '-f', 'x^2', '--start', 7, '--lr', 0.1, '--gradient', 0);
ok(scalar $level =~ /: f′\(x\) = 0: x = 0, f\(x\) = 0$/m, 'at a minimum the slope is 0');
ok(scalar $level =~ /^alt: .* At state 0 the gradient is 14, uphill to the right, and the step −0\.1 · 14 = −1\.4\.$/m, 'and the alternative text says where is up');
ok(scalar dump_of('loss', '-f', 'abs(x)', '--start', 7, '--lr', 0.1, '--gradient', 0) =~ /: minimum: x = 0, f\(x\) = 0$/m, 'but not at a kink');
ok(scalar dump_of('loss', '-d', $pizza, '--lr', 0.001, '--gradient', 0) =~ /: ∂L\/∂w = 0: w = 1\.8437, loss 69\.121$/m, 'of data it is that of the loss');
ok(dump_of('loss', '-f', 'sin(9*x)', '--start', 1, '--lr', 0.01, '--gradient', 0, '--domain', '-5:5') !~ /^  mark area/m, 'more than five sides are not told');

# What captions say of arrows: [what it is of, whether products are said, 0: nothing is, options]
sub caption_of { my ($caption) = $_[0] =~ /^caption: (.*)$/m; return $caption }
my $named = 'steps: −lr · slope';
my $other = 'arrows: steps';
for my $case (['a grid', $named, 'grid'], ['a path', $named, 'loss', '--path'], ['columns', $named, 'compare', '--lr', '0.1,0.9'],
    ['momentum', $other, 'grid', '--optimizer', 'momentum'], ['momentum beside gd', $other, 'compare', '--optimizer', 'gd,momentum:beta=0.5', '--lr', '0.1'],
    ['columns of adam', $other, 'compare', '--optimizer', 'adam', '--lr', '1,2'], ['a state', undef, 'loss', '--path', '--iterations', 0],
    ['no steps', undef, 'grid', '--no-step'], ['a path without steps', undef, 'loss', '--path', '--no-step'], ['columns without steps', undef, 'compare', '--no-step'],
    ['five paths', undef, 'loss', '--path', '--lr', '0.1,0.2,0.3,0.4,0.9'], ['steps too short for arrows', undef, 'compare', '--lr', '1e-6,2e-6'],
    ['a grid of such steps', undef, 'grid', '--lr', '1e-6'], ['a plane', undef, 'compare', '-f', 'x^2+y^2', '--start', '3,2', '--lr', '0.1,0.2'])
{
    my ($of, $product, @options) = @$case;
    my $dump = dump_of(@options);
    my ($told) = caption_of($dump) =~ /(?:^|; )(\Q$named\E|\Q$other\E)$/;
    my $arrows = () = $dump =~ /^  mark arrow (?:step|solid \d+) /mg;
    ok(defined $product ? defined $told && $told eq $product && $arrows : !defined $told, "the caption of $of: " . ($product // 'no steps'), caption_of($dump));
    ok($arrows == 0, "$of: no arrows of steps", $arrows) if !defined $product && $of ne 'a plane';
}
ok(scalar dump_of('loss', '--path') =~ /^label muted .*: .*\Q$named\E/m, 'that stands in the figure');
my $small = dump_of('loss', '--path', '--size', '8x6cm');
ok($small !~ /^label .*(?:steps:|…)/m && $small =~ /^caption: .*\Q$named\E/m, 'where there is room', $small =~ /^(label muted.*|caption.*)/mg);
ok(dump_of('loss', '--path', '--caption', 'Own.') !~ /\Q$named\E/, "a caption of one's own stays alone");
my $ways = 'the gradient points uphill, the step the other way';
ok(scalar dump_of('loss', '--gradient', 0) =~ /^caption: .*; $ways$/m, 'of a gradient both ways are said');
ok(dump_of('loss', '--gradient', 0, '--optimizer', 'momentum', '--path') !~ /$ways/ && dump_of('loss', '--gradient', 0, '--no-step') !~ /$ways/
    && dump_of('loss', '-f', 'x^2', '--start', 0, '--lr', 0.1, '--gradient', 0) !~ /$ways/, 'where it is so');

ok($seen{$_} > 3, "$seen{$_} $_ were looked at") for sort keys %seen;
done_testing();
