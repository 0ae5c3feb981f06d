#!/usr/bin/perl
# One sign has one meaning, in every golden dump of a figure: × is the state that a run has come to, + a minimum, a
# hollow marker an earlier state, a disc what is given; and × lies over +, and + over the hollow ones.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing);

my $run = qr/(?:run|solid|dashed|ramp) \d+/;
my %meaning = (
    cross => qr/^(?:state|$run)$/,
    plus => qr/^minimum$/,
    circle => qr/^(?:earlier|text|$run)$/,    # text: a start that all runs share
    (map { $_ => qr/^$run$/ } 'square', 'triangle', 'diamond', 'triangle_down', 'pentagon'),
    disc => qr/^(?:muted|curve)$/,    # data, and the ends of the runs of a sweep
);
my %layer = (circle => 1, square => 1, triangle => 1, diamond => 1, triangle_down => 1, pentagon => 1, plus => 2, cross => 3);

# What is wrong with the signs of a dump: those of other roles, and of several in a panel the first that is too low.
sub problems {
    my ($layer, @found) = (0);
    for (@_) {
        $layer = 0 if /^panel/;
        my ($kind, $role) = /^  mark (\w+) (\w+(?: \d+)?) \d+(?: thin)?(?: cased)?$/ ? ($1, $2)
            : /^legend (\w+) (\w+(?: \d+)?) \S+ \S+ \(/ ? ($1, $2) : next;
        my $meaning = $meaning{$kind} or next;
        push @found, "$kind is $role" if $role !~ $meaning;
        next if /^legend/ || !$layer{$kind};
        # Runs that share a panel are drawn one after the other.
        push @found, "$kind $role lies over what it should lie under" if $layer{$kind} < $layer;
        $layer = $layer{$kind};
    }
    return @found;
}

ok(problems("panel 1\n", "  mark cross minimum 1\n") == 1, 'a × that is no state is found');
ok(problems("panel 1\n", "  mark plus minimum 1\n", "  mark circle earlier 2\n") == 1, 'a state over a minimum is found');
ok(problems("panel 1\n", "  mark circle run 2 2\n", "  mark plus minimum 1\n", "  mark cross run 2 2\n", "panel 2\n", "  mark circle text 1\n") == 0,
    'the order is found right in each panel');
my %seen;
for my $path (sort glob 'tests/golden/*.txt') {
    open my $file, '<', $path or die "$path: $!";
    my @dump = <$file>;
    /^  mark (\w+) / && $seen{$1}++ for @dump;
    my @found = problems(@dump);
    ok(!@found, $path, @found);
}
ok(!(grep { !$seen{$_} } keys %meaning), 'every sign was seen', grep { !$seen{$_} } keys %meaning);

# Paths over one parameter have arrowheads as those over two have.
my $gdplot = $ENV{GDPLOT} // 'build/gdplot';
for (['step', 'loss', '--lr', 0.9, '--path'], ['path', 'loss', '--lr', 0.9, '--path', '--no-step'], ['run 1', 'compare', '--lr', 0.9, '--no-step'],
    ['earlier', 'contour', '--lr', 0.09], ['run 1', 'compare', '-f', 'x^2+10*y^2', '--start', '9,4', '--lr', 0.09])
{
    my ($role, @arguments) = @$_;
    my @heads = grep { /^  mark arrow $role 2/ } `'$gdplot' @{[join ' ', map { "'$_'" } @arguments]} -o - --format txt`;
    ok(@heads >= 2 && @heads <= 10, "@arguments: a path with arrowheads", scalar @heads);
}
done_testing();
