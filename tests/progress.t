#!/usr/bin/perl
# Work that lasts shows on a terminal what it is, how much is done and how long it takes still, in a line that is
# taken away again; in a file, in a pipe and with -q nothing of it appears. The clock runs fast here, so that small
# work seems to last.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin;
use Cwd 'abs_path';
use File::Copy 'copy';
use File::Temp 'tempdir';
use POSIX 'mkfifo';
use Tap qw(ok done_testing slurp);

my $root = abs_path("$Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} || "$root/build/gdplot");
my $scratch = tempdir(CLEANUP => 1);
chdir $scratch or die;
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C', HOME => $scratch, TERM => 'xterm');
copy("$root/data/$_", $_) for 'pizza.txt', 'learning-rates.yaml';
# The library itself: the program faketime names what it shares by its process's number, and fails where another one,
# which was killed, has left that there.
my $fast = q{env LD_PRELOAD='/usr/$LIB/faketime/libfaketime.so.1' FAKETIME='+0 x100000'};
my $erase = "\e[K";
$SIG{INT} = 'DEFAULT'; # jobs in the background may have been started with it ignored, and gdplot leaves that so

sub write_file {
    my ($name, $text) = @_;
    open my $file, '>', $name or die "$name: $!";
    print $file $text;
    close $file;
}

# What a terminal gets of a shell's command.
sub on_terminal {
    my ($command) = @_;
    write_file('command', "$command\n");
    my $got = qx{script -qec 'sh command' /dev/null </dev/null 2>&1};
    $got =~ s/\r\n/\n/g;
    return ($? >> 8, $got);
}

# The command draws lines that begin so, and in the end takes the last of them away.
sub shows {
    my ($arguments, @works) = @_;
    my ($status, $got) = on_terminal("exec $fast '$gdplot' $arguments");
    ok($status == 0, "$arguments: status 0", $got);
    for my $work (@works) {
        ok(scalar($got =~ /\r(?:[^\r]*; )?$work: \d+ %, \d+ (?:s|min|h) left\Q$erase\E/), "$arguments: $work",
           split /\r/, $got);
    }
    # Each piece is a line of progress, which another one or nothing but its end may follow, or such an end.
    my @pieces = grep { length } split /\r/, $got;
    my @left = grep { $pieces[$_] =~ /^[^\e]/ && ($pieces[$_] !~ /\Q$erase\E\z/ || $_ == $#pieces) } 0 .. $#pieces;
    ok(!@left && @pieces, "$arguments: each line is taken away before anything else comes", @pieces[@left]);
    return;
}

my $complaint = qx{$fast '$gdplot' --version 2>&1 >/dev/null};
if ($? != 0 || $complaint ne '') {
    ok(1, 'progress # SKIP faketime does not run this build');
    done_testing();
    exit;
}
write_file('one.yaml', "function: x^2\nstart: 1\nlr: 0.1\nkeep: log\niterations: 30000\nfigures: [{kind: history}]\n");
write_file('data.txt', join '', map { $_ % 100 / 10 . ' ' . $_ % 7 . "\n" } 1 .. 200000);
shows('train --iterations 30000 -o run.csv >printed', 'training 30000 iterations', 'writing run 1 of 1');
shows('train --lr 0.1,0.2 --iterations 30000 --keep log -o runs.csv >printed', 'training 2 runs of 30000 iterations');
shows('history run.csv -o history.svg', 'reading \d+ MB');
shows('train -d data.txt --lr 0.001 --summary summary.md >printed', 'reading \d+ MB');
shows('fit -d data.txt --lr 0.001 -o fit.svg', 'reading \d+ MB');
shows('loss -f "x^2+y^2" --start 1,2 --lr 0.1 --iterations 3000 --path -o loss.svg', 'training 3000 iterations');
shows('sweep --lr 0.001:1:20000 --jobs 2 -o sweep.svg', 'sweeping 20000 learning rates');
shows('sweep --lr 0.001:1:200 -f "x^2+y^2+2^x" --start 1,2 -o sweep.svg', 'sweeping 200 learning rates');
shows('map -f "tan(x)+x^2" --over lr=0.001:1:100 --over start=-1:1:90 --show minimum --jobs 2 -o map.svg',
    'descending in 9000 cells', 'finding the minima that 9000 runs reach');
shows('map -f "x^2+2^x" --over lr=0.001:1:50 --over start=-1:1:40 -o map.svg', 'descending in 2000 cells');
shows('contour -o contour.svg', 'sampling contours', 'tracing contours');
shows('grid --rows 10 --cols 10 -o grid.svg', 'drawing 100 panels');
shows('loss --path --jobs 1 -o walk.gif', 'drawing 9 frames');
shows('report learning-rates.yaml -o report --jobs 1', 'composing \d+ figures', 'drawing \d+ figures');
shows("report one.yaml -o one --jobs 1", "composing 1 figure; training 30000 iterations");
shows('redo --check grid.svg contour.svg', 'checking 2 files');

# Nobody sees it.
for my $row (['-q', 'train -q --iterations 30000 -o run.csv'],
             ['into a file', 'train --iterations 30000 -o run.csv >printed 2>messages'],
             ['into a pipe', 'train --iterations 30000 -o run.csv 2>&1 >printed | cat'],
             ['report -q', 'report -q --jobs 1 learning-rates.yaml -o report']) {
    my ($name, $arguments) = @$row;
    my ($status, $got) = on_terminal("$fast '$gdplot' $arguments");
    ok($status == 0 && $got eq '' && !-s 'messages', "$name: nothing", split /\r/, $got);
}
for my $terminal ('dumb', '') {
    my ($status, $got) = on_terminal("TERM=$terminal $fast '$gdplot' train --iterations 30000 -o run.csv >printed");
    ok($status == 0 && $got eq '', "a terminal '$terminal' cannot take a line back: nothing", split /\r/, $got);
}

# Of several processes one tells; at the true clock, since they remove each other's files where those look old.
my ($status, $got) = on_terminal("'$gdplot' report learning-rates.yaml -o report --jobs 2");
ok($status == 0 && $got !~ /panel/, 'processes that draw side by side show nothing', split /\r/, $got);

# Messages.
($status, $got) = on_terminal("$fast '$gdplot' train -d nothere.txt --lr 1");
ok($status == 4 && $got eq "gdplot: nothere.txt: cannot read: No such file or directory\n", 'a message alone', $got);
write_file('bad.txt', join('', ("1 2\n") x 200000) . "3 x\n");
($status, $got) = on_terminal("$fast '$gdplot' train -d bad.txt --lr 0.001");
ok($status == 3 && $got =~ /\r[^\r]+ left\Q$erase\E\r\Q$erase\Egdplot: bad\.txt:200001:3: [^\r]*\n\z/,
   'a message after some work has a line of its own', split /\r/, $got);
($status, $got) = on_terminal("$fast '$gdplot' grid --rows 10 --cols 10 -o nowhere/grid.svg");
ok($status == 4 && $got =~ /(?:\A|\r\Q$erase\E)gdplot: nowhere\/grid\.svg: cannot write: [^\r]*\n\z/,
   'so has one of an output', split /\r/, $got);

# A line is cut where the terminal ends, and never wraps.
($status, $got) = on_terminal("stty cols 30; $fast '$gdplot' sweep --lr 0.001:1:20000 -o sweep.svg");
my @lines = map { s/\Q$erase\E.*//sr } split /\r/, $got;
ok($got =~ /sweeping 20000 learning rates/ && !(grep { length > 29 } @lines), 'no line is wider than the terminal', @lines);

# What is no file tells no end; and a signal takes the line away, too.
mkfifo('pipe', 0600) or die;
($status, $got) = on_terminal(<<"END");
'$gdplot' train -d - --lr 0.001 <pipe &
job=\$!
exec 3>pipe
for part in 1 2 3 4 5 6; do
    cat data.txt >&3
    sleep 0.3
done
kill -TERM \$job
wait \$job
END
ok(scalar($got =~ /\rreading: \d+ MB\Q$erase\E/), 'of a pipe, how much has been read', split /\r/, $got);
ok(scalar($got =~ /MB\Q$erase\E\r\Q$erase\E[^\r]*\z/), 'a signal takes the line away', split /\r/, $got);

# Ctrl-C in a map, once its line is there: the line goes, nothing is written, and the status tells.
write_file('command', "echo \$\$ >pid\nexec $fast '$gdplot' map -f 'tan(x)' --over lr=1e-6:2e-6:1500 --over start=0.1:0.2:1500"
        . " --iterations 100 -o map.csv -o map.svg\n");
open my $pipe, '-|', "script -qec 'sh command' /dev/null </dev/null 2>&1" or die;
$got = '';
while (sysread $pipe, my $part, 4096) {
    my $waited = $got =~ /descending/;
    $got .= $part;
    next if $waited || $got !~ /descending/;
    open my $file, '<', 'pid' or die;
    kill INT => <$file>;
}
close $pipe;
my $status_of_map = $? >> 8;
unlink map { "/dev/shm/$_" . slurp('pid') =~ s/\n//r } 'faketime_shm_', 'sem.faketime_sem_'; # which a signal leaves
ok($status_of_map == 130, 'Ctrl-C in a map: status 130', $status_of_map);
ok(scalar($got =~ /descending in 2250000 cells: \d+ %, [^\r]*\Q$erase\E\r\Q$erase\E[^\r]*\z/), 'the line goes', split /\r/, $got);
ok(!(grep { -e } 'map.csv', glob('map.csv*'), glob('.map*')), 'and nothing is left', glob('map.csv* .map* .gdplot*'));
done_testing();
