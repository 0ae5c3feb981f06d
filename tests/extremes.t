#!/usr/bin/perl
# Losses of any span, and none: every kind draws functions with the largest and the smallest numbers there
# are, or says in one line why not. RUNS=2000 SEED=7 tries others.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
my $runs = $ENV{RUNS} // 150;
srand($ENV{SEED} // 1);
chdir $dir or die "$dir: $!";

# What a run did that it never may; '' if nothing.
sub complaint {
    my @command = @_;
    my $process = fork // die "fork: $!";
    if (!$process) {
        open STDOUT, '>', 'out' or die "out: $!";
        open STDERR, '>', 'err' or die "err: $!";
        alarm 600; # what never ends fails
        exec $gdplot, @command or die "$gdplot: $!";
    }
    waitpid $process, 0;
    my $status = $?;
    open my $file, '<', 'err' or die "err: $!";
    my @said = <$file>;
    return 'signal ' . ($status & 127) . ": @said" if $status & 127;
    return 'status ' . ($status >> 8) . ": @said" if !grep { $status >> 8 == $_ } 0, 2, 3, 6;
    return "said: @said" if $status && (@said < 1 || @said > 3 || $said[0] !~ /^gdplot: /);
    return '';
}

sub try {
    my $complaint = complaint(@_);
    return ok(!$complaint, join(' ', map { /^[\w.,:+\/-]+$/ ? $_ : "'$_'" } @_), split /\n/, $complaint);
}

# Losses of more than 132 decades; of a single level; of none.
my @known = (
    ['(1-x)^2+100*(y-x^255)^2', '-1,2', 0.001], ['x^2+1e10*y^300', '1,2', 0.001],
    ['exp(50*(x^2+y^2))', '1,2', 0.001], ['(x*y)^300', '100,-100', 1e-10], ['exp(-1e5*(x^2+y^2))', '3,1', 1],
    ['1e-300*(x^2+y^2)', '1e-10,1', 1e299], ['1/(x*y)^20', '1e-8,1e-8', 1e-9], ['5e-324*x+0*y', '1,1', 1],
);
for my $known (@known) {
    my ($function, $start, $lr) = @$known;
    my @descent = ('-f', $function, '--start', $start, '--lr', $lr);
    try($_, @descent, '-o', "$_.png") for qw(contour compare grid loss history cobweb);
    try('sweep', '-f', $function, '--start', $start, '-o', 'sweep.svg');
}
try('redo', 'contour.png', '-o', 'again.svg');
open my $spec, '>', 'report.yaml' or die "report.yaml: $!";
print $spec "formats: txt\nfigures:\n",
    map { "  - {kind: contour, function: \"$_->[0]\", start: [$_->[1]], lr: $_->[2]}\n" } @known;
close $spec or die "report.yaml: $!";
try('report', '-q', 'report.yaml', '-o', 'report');
try('contour', '-f', 'y^4', '--start=5e-324,3', '--lr', 2, '--range=-1.7e308:1e300', '--equal', '-o', 'equal.gp');

my @numbers = qw(0 1 -1 2 0.5 3 1e-300 5e-324 1e300 1.7e308 -1.7e308 1e308 1e-308 1e16 1e-16 1e9 1e150 1e-150 1000000.000001);
my @exponents = qw(0.5 2 3 4 255 300 301 1000 -1 -2 -300 1e9 0);
my @functions = qw(abs exp log sqrt sin tan tanh cosh atan sign relu log10 softplus erf cbrt);

sub one_of { return $_[int rand @_] }

sub function {
    my $depth = shift;
    return one_of('x', 'y', 'x', one_of(@numbers)) if $depth <= 0;
    my ($a, $b) = (function($depth - 1), function($depth - 1));
    return one_of("($a + $b)", "($a - $b)", "($a * $b)", "($a / $b)", "($a)^" . one_of(@exponents),
        one_of(@numbers) . " * $a", one_of(@functions) . "($a)");
}

sub interval {
    my ($low, $high) = sort { $a <=> $b } one_of(@numbers), one_of(@numbers);
    return "$low:$high";
}

for (1 .. $runs) {
    my $function = function(1 + int rand 3);
    my $kind = $function =~ /y/ ? one_of(qw(contour contour compare grid loss sweep cobweb)) : one_of(qw(grid loss history compare sweep cobweb));
    my @command = ($kind, '-f', $function);
    push @command, '--start=' . join ',', map { one_of(@numbers) } 1 .. ($function =~ /y/ ? 2 : 1);
    push @command, '--lr=' . one_of(grep { !/^-|^0$/ } @numbers) if $kind ne 'sweep';
    push @command, '--lr=1e-300:1e300:50log' if $kind eq 'sweep' && rand() < 0.5;
    push @command, '--domain=' . interval() if rand() < 0.4;
    push @command, '--range=' . interval() if $kind ne 'cobweb' && rand() < 0.4;
    push @command, '--equal' if $kind eq 'contour' && rand() < 0.3;
    push @command, '--path', '--gradient=0' if $kind eq 'loss' && rand() < 0.5;
    push @command, '--iterations=' . int rand 400 if rand() < 0.3;
    push @command, '--size=' . (20 + int rand 900) . 'x' . (20 + int rand 900) if rand() < 0.3;
    try(@command, '-o', 'any.' . one_of(qw(png svg pdf txt gp)));
}

done_testing();
