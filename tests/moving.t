#!/usr/bin/perl
# Figures that move: frame k is, pixel for pixel, the figure that --upto k draws; other programs find the frames, the
# times and the loops that were asked for; recipes are inside, and give the same bytes; bad input ends in one line.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put);
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $reader = "/usr/bin/python3 -B $FindBin::Bin/read-frames";
my $pizza = abs_path("$FindBin::Bin/../data/pizza.txt");
chdir tempdir(CLEANUP => 1) or die;

sub run {
    my $out = `$gdplot @_ 2>&1`;
    return ($? >> 8, $out);
}

# Every kind that shows runs. The largest error of a colour that the palette of a GIF may leave.
my @kinds = (
    ['loss --path --size 300x200', 8],
    ['grid --lr 0.1,0.3,1 --size 450x220', 8],
    ['compare --lr 0.1,1 --size 400x300', 8],
    ['contour --size 300x260', 8],
    ["fit -d $pizza --lr 0.001 --iterations 8 --size 300x200", 8],
    ['history --size 300x200 --theme dark', 8],
    ['cobweb --lr 0.9 --size 260x280', 8],
    # A function that is looked at once for all frames.
    ["loss --path -f '" . join('+', map { "sin($_*x+y)/$_" } 1 .. 40) . "' --start 1,0.5 --lr 0.01 --size 300x200", 8],
);
for my $row (@kinds) {
    my ($args, $last) = @$row;
    my ($kind) = $args =~ /^(\w+)/;
    my ($failed, $text) = run("$args -q -o m.gif -o m.apng -o m.webp");
    ok(!$failed, "$kind moves", $text);
    my @stills = map { "still-$_.png" } 0 .. $last;
    run("$args -q --upto $_ -o $stills[$_]") for 0 .. $last;
    for my $form (qw(apng webp gif)) {
        my @frames = split /\n/, `$reader m.$form @stills`;
        my @others = grep { $_ ne 'same' } @frames;
        ok(@frames == @stills, "$kind, $form: a frame a state", scalar @frames);
        ok(!@others, "$kind, $form: each frame is the figure up to its state", "@others") if $form ne 'gif';
        ok(!(grep { (split ' ')[1] > 44 } @others), "$kind, $form: each is, but for its palette", "@others") if $form eq 'gif';
    }
}

# Times and loops, as others read them.
my ($failed, $text) = run('loss --path --size 300x200 -q --delay 200 --loop 3 --frames 0,2,5-7 -o t.gif -o t.apng -o t.webp');
ok(!$failed, 'times, loops and frames are taken', $text);
ok(`$reader t.$_` =~ /^5 3 200 200 200 200 1500$/, "$_: five frames, three times", `$reader t.$_`) for qw(apng webp);
ok(`$reader t.gif` =~ /^5 2 200 200 200 200 1500$/, 'gif: repeated twice', `$reader t.gif`);
ok(scalar(`gifsicle --info t.gif 2>&1` =~ /5 images/), 'gifsicle finds them', `gifsicle --info t.gif 2>&1`);
ok(scalar(`webpinfo -summary t.webp` =~ /Loop count\s*:\s*3.*No error detected/s), 'webpinfo finds no error');
ok(scalar(`identify t.gif` =~ /t\.gif\[4\] GIF/), 'identify finds them');
run('loss --path --size 300x200 -q --loop 1 -o once.gif');
ok(scalar(`$reader once.gif` =~ /^9 none /), 'a GIF shown once has no loop', `$reader once.gif`);
my @all = split ' ', `$reader m.gif`;
my $sum = 0;
$sum += $_ for @all[2 .. $#all];
ok(abs($sum - 6000) <= 100 && $all[-1] == 1500, 'by default about six seconds, the last frame one and a half', "@all");
run('history --iterations 100000 --lr 0.001 --size 300x200 -q -o long.gif');
ok(scalar(`$reader long.gif` =~ /^100 /), 'of many states a hundred are chosen');

# PDF and SVG.
run('loss --path --size 300x200 -q --animate -o m.pdf -o m.svg -o m.png');
ok(scalar(`pdfinfo m.pdf` =~ /^Pages:\s+9$/m), 'a PDF has a page a frame');
run('loss --path --size 300x200 -q --upto 4 -o 4.pdf');
ok(`pdftotext -f 5 -l 5 m.pdf -` eq `pdftotext 4.pdf -`, 'the fifth is that of state 4');
my $svg = slurp('m.svg');
ok(!system('xmllint --noout m.svg'), 'an SVG is well-formed');
ok($svg =~ /\@media \(prefers-reduced-motion:no-preference\)/ && $svg !~ /<script|<animate/, 'it moves by style rules alone');
run('loss --path --size 300x200 -q --upto 8 -o 8.svg');
system('rsvg-convert m.svg -o m-svg.png && rsvg-convert 8.svg -o 8-svg.png');
ok(slurp('m-svg.png') eq slurp('8-svg.png'), 'without motion one sees the last frame');
ok(`$reader m.png` =~ /^9 /, 'a PNG with --animate moves', `$reader m.png`);

# Recipes.
run('grid --lr 0.1,1 -q --delay 90 -o r.gif -o r.apng -o r.webp -o r.csv');
run('grid --lr 0.1,1 -q --delay 90 --animate -o r.png -o r.svg -o r.pdf');
for my $file (map { "r.$_" } qw(gif apng webp png svg pdf)) {
    ($failed, $text) = run("redo --check $file");
    ok(!$failed, "$file is what its recipe gives", $text);
    my $before = slurp($file);
    ($failed, $text) = run("redo -q $file");
    ok(!$failed && slurp($file) eq $before, "redo $file gives the same bytes", $text);
    ok(!(run("diff $file r.csv"))[0], "$file has the states of its trajectory", (run("diff $file r.csv"))[1]);
    ($failed, $text) = run("redo -q $file -o still.txt");
    ok(!$failed && slurp('still.txt') =~ /^figure/, "$file gives a still figure, too", $text);
}
ok(slurp('still.txt') !~ /delay|animate/, 'whose recipe says nothing of motion');
put('cut.gif', substr slurp('r.gif'), 0, 200);
ok((run('redo cut.gif'))[0] == 3, 'of half a recipe nothing is redone');
ok((run('redo --check r.gif r.webp'))[1] =~ /r\.webp/, 'several are checked');

# A report.
put('report.yaml', "formats: [gif]\ndocuments: [html, markdown]\nfigures:\n  - kind: history\n");
($failed, $text) = run('report -q report.yaml -o report');
ok(!$failed && -s 'report/history.gif', 'a report has figures that move', $text);
ok(scalar(slurp('report/report.html') =~ /<img src="history\.gif" alt="./), 'its page shows them');
ok(scalar(slurp('report/report.md') =~ /!\[.*\(<history\.gif>\)/), 'and its Markdown');

# Sizes, of sixty frames of 600 by 400; what grows stands once.
run('loss --path --iterations 59 --size 600x400 -q -o s.gif -o s.webp -o s.apng');
run('loss --path --iterations 59 --size 600x400 -q --animate -o s.svg');
my %most = (gif => 100, webp => 120, apng => 135, svg => 30);
ok(-s "s.$_" <= 1024 * $most{$_}, "$_: at most $most{$_} KB", -s "s.$_") for sort keys %most;
run('history --lr 0.3 --iterations 99 -q --animate -o grown.svg');
ok(-s 'grown.svg' < 20_000, 'a line that grows for a hundred frames stands once', -s 'grown.svg');

# However many processes draw.
for my $jobs (1 .. 3) {
    my @files = map { "jobs-$jobs.$_" } qw(gif apng webp);
    run("loss --path --size 300x200 -q --jobs $jobs", map { "-o $_" } @files);
    ok(!(grep { slurp($_) ne slurp($_ =~ s/-$jobs\./-1./r) } @files), "$jobs processes draw the same bytes");
}

# A FIFO has no length.
system('mkfifo fifo.webp');
($failed, $text) = run('loss --path -o fifo.webp');
ok($failed == 2 && $text =~ /^gdplot: --output: fifo.webp: a FIFO, .*\n\z/, 'a FIFO gets no WebP', $text);

# Bad input.
my @bad = (
    [2, 'loss --path --delay 0 -o x.gif', "--delay: '0' must be 1 or more"],
    [2, 'loss --path --delay 5 -o x.gif', '--delay: 5: a frame is shown for 20 to 60000 ms'],
    [2, 'loss --path --delay 70000 -o x.gif', '--delay: 70000'],
    [2, 'loss --path --loop 70000 -o x.gif', '--loop: 70000: 65535 at most'],
    [6, 'history --frames 0-1000000 --iterations 1000000 -o x.gif', '400'],
    [6, 'history --frames all --iterations 1000 -o x.gif', '--frames: 1001 frames; there may be 400 at most'],
    [2, 'history --frames 9 -o x.gif', '--frames: there is no state 9; the last is 8'],
    [2, 'loss -o x.gif', 'there are no states here; add --path'],
    [2, 'sweep -o x.gif', 'sweep has no states to show'],
    [2, 'history --animate -o x.txt', '--animate is of use with figures that move'],
    [2, 'history --delay 100 -o x.png', '--delay is of use with figures that move'],
    [2, 'history --renderer gnuplot -o x.gif', '--renderer: gnuplot makes no .gif that moves; cairo does'],
    [2, 'history --renderer gnuplot --animate -o x.svg', '--renderer: gnuplot makes no .svg that moves; svg does'],
    [6, 'history --scale 40 -o x.webp', 'pixels are more than a'],
    [6, 'history --size 900x600 --scale 19 -o x.webp', 'pixels are more than a'],
    [2, 'grid --states 1,2 -o x.gif', 'leave out --states'],
);
for my $row (@bad) {
    my ($status, $args, $message) = @$row;
    ($failed, $text) = run($args);
    ok($failed == $status && index($text, $message) >= 0 && ($text =~ tr/\n//) == 1, "status $status: $args", "$failed: $text");
}
ok(!(grep { /^x\./ } glob '*'), 'and no file is left');
done_testing();
