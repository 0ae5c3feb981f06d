#!/usr/bin/perl
# Figures up to a state: of every kind that shows runs, the page, the axes and the texts around are those of the figure
# of all states, each state is drawn from when it is reached, and the last figure is the whole one.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing put);
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $pizza = abs_path("$FindBin::Bin/../data/pizza.txt");
chdir tempdir(CLEANUP => 1) or die;

sub dump_of {
    open my $pipe, '-|:utf8', $gdplot, @_, '-q', '--format', 'txt', '-o', '-' or die;
    my @lines = <$pipe>;
    return close($pipe) ? @lines : ();
}

# What must not move: the size, titles, panels and axes; labels and legends that stand outside of panels.
sub frame {
    my @kept = grep { /^(figure|title|caption|legend|panel)|^  axis|^    tick/ } @_;
    return join '', @kept;
}

# Vertices and circles of marks that show runs, told by their roles.
sub drawn {
    my ($roles, $count) = (shift, 0);
    my $inside = 0;
    for (@_) {
        $inside = /^  mark \w+ (?:$roles)\b/ if /^  mark /;
        $inside = 0 if /^\S|^  (?!mark)\S/;
        $count++ if $inside && /^    /;
    }
    return $count;
}

my %kinds = (
    loss => {args => [split ' ', 'loss --path -f x^4-3*x^3+2 --start 4 --lr 0.01 --iterations 20'], roles => 'path|earlier'},
    'loss, two rates' => {args => [split(' ', 'loss --path --lr 0.1,0.45 --iterations 20')], roles => 'run \d+', whole => 1},
    contour => {args => [qw(contour --iterations 20)], roles => 'earlier', whole => 1},
    'contour, two rates' => {args => [split(' ', 'contour -f x^2+10*y^2 --start 9,1 --lr 0.02,0.09')], roles => 'run \d+', whole => 1},
    history => {args => [qw(history --iterations 20)], roles => 'run \d+', whole => 1},
    'history, diverging' => {args => [split(' ', 'history --lr 0.1,1.1,3 --iterations 400')], roles => 'run \d+', whole => 1},
    'history, thinned' => {args => [qw(history --iterations 300 --keep every:7)], roles => 'run \d+', whole => 1},
    compare => {args => [qw(compare --iterations 20)], roles => 'run \d+', whole => 1},
    'compare, two parameters' => {args => [split(' ', 'compare -f x^2+10*y^2 --start 9,1 --lr 0.02,0.09')], roles => 'run \d+', whole => 1},
    cobweb => {args => [split(' ', 'cobweb --iterations 20 --lr 0.9,1.02')], roles => 'run \d+', whole => 1},
    fit => {args => ['fit', '-d', $pizza, qw(--lr 0.001 --iterations 20)], roles => 'state|ramp \d+'},
    grid => {args => [split(' ', 'grid --lr 0.1,0.3,1 --iterations 20')], roles => 'earlier'},
    'grid, two parameters' => {args => [split(' ', 'grid -f x^2+10*y^2 --start 9,1 --lr 0.02,0.09 --along y')], roles => 'earlier'},
);

for my $name (sort keys %kinds) {
    my $kind = $kinds{$name};
    my ($last) = join(' ', @{$kind->{args}}) =~ /--iterations (\d+)/;
    $last //= 8;
    my @at = (0, 1, 2, int($last / 2), $last - 1, $last);
    my @dumps = map { [dump_of(@{$kind->{args}}, '--upto', $_)] } @at;
    my $frame = frame(@{$dumps[0]});
    ok(!(grep { !@$_ } @dumps), "$name is drawn up to each state");
    my @moved = grep { frame(@{$dumps[$_]}) ne $frame } 1 .. $#at;
    ok(!@moved, "$name: page, axes and texts stay", "not at: @at[@moved]");
    my @counts = map { drawn($kind->{roles}, @$_) } @dumps;
    my @fewer = grep { $counts[$_] < $counts[0] } 1 .. $#at;
    ok(!@fewer && $counts[-1] > $counts[0], "$name: there is more to be seen at later states", "counts: @counts");
    my @whole = dump_of(@{$kind->{args}});
    ok(frame(@whole) eq $frame, "$name: page, axes and texts are those of all states") if $name !~ /^grid/;
    next if !$kind->{whole};
    s/ Drawn up to state \d+ of \d+\.$// for @{$dumps[-1]};
    my ($up, $all) = map { join '', grep { !/^  (upto|check): / } @$_ } $dumps[-1], \@whole;
    ok($up eq $all, "$name: up to the last state it is the whole figure");
}

# What happens at the state: in a curve with its path, in each panel of a grid.
my @loss = dump_of(qw(loss --path --lr 0.1 --upto 3));
ok((grep { /^  mark line tangent/ } @loss) && (grep { /^  mark arrow step/ } @loss), 'a curve has the tangent and the step there');
my $told = join '|', map { /^  label state .*: (state|\d.*|𝑥 =|𝑓\(𝑥\) =) *$/ ? $1 : () } @loss;
ok($told =~ /^state\|𝑥 =\|𝑓\(𝑥\) =\|3\|3\.58\|12\.8/, 'and says which state it is', $told);
my @grid = dump_of(split(' ', 'grid --lr 0.1,0.3,1 --upto 3'));
ok((grep { /^panel/ } @grid) == 3, 'a grid has a panel a rate');
ok((grep { /: State 3$/ } @grid) == 3, 'each of that state');
my @short = dump_of(split(' ', 'grid --lr 0.1,0.3 --tolerance 0.5 --iterations 30 --upto 30'));
ok(!@short, 'a state that no run gets to is refused');
@short = dump_of(split(' ', 'grid --lr 0.1,0.3 --tolerance 0.5 --iterations 30 --upto 10'));
ok((grep { /: State 10$/ } @short) == 1 && (grep { /: State 4$/ } @short) == 1, 'a run that ended stays at its last state',
    join '', grep { /State/ } @short);
my @alt = grep { /^alt:/ } @grid;
ok((grep { /Drawn up to state 3 of 8\.$/ } @alt) == 1, 'the alternative text says up to where', "@alt");
done_testing();
