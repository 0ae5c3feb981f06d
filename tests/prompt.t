#!/usr/bin/perl
# What newcomers type: what can be read is, to the same result as its plain form; of the rest one line says what to type.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin;
use Cwd 'abs_path';
use File::Copy 'copy';
use File::Temp 'tempdir';
use Tap;

my $root = abs_path("$Bin/..");
my $gdplot = $ENV{GDPLOT} || "$root/build/gdplot";
my $scratch = tempdir(CLEANUP => 1);
$ENV{LC_ALL} = 'C';
chdir $scratch or die;
copy("$root/data/pizza.txt", 'pizza.txt');
for my $key ('learning_rate: 0.1', 'epochs: 5', 'function: x^2', 'lr: "0,1"') {
    open my $file, '>', $key =~ s/\W.*/.yaml/r or die;
    print $file "figures:\n  - {kind: grid, $key}\n";
}

# Work that grew with the square of a list's length would end by the signal.
sub gdplot_runs {
    my ($arguments) = @_;
    my $out = qx{timeout 30 '$gdplot' $arguments 2>said </dev/null};
    my $status = $? >> 8;
    open my $file, '<', 'said' or die;
    local $/ = undef;
    my $said = <$file>;
    return ($status, $out, $said);
}

# What stands on the left gives, to the byte, what stands on the right.
my @read = (
    # expressions
    ['train -f "|x|" --start -3 --lr 0.1', 'train -f "abs(x)" --start -3 --lr 0.1'],
    ['train -f "|x-1|*|x|" --start -3 --lr 0.1', 'train -f "abs(x-1)*abs(x)" --start -3 --lr 0.1'],
    ['train -f "||x|-5|" --start 7 --lr 0.1', 'train -f "abs(abs(x)-5)" --start 7 --lr 0.1'],
    ['train -f "√x" --start 7 --lr 0.1', 'train -f "sqrt(x)" --start 7 --lr 0.1'],
    ['train -f "√(x^2+1)" --start 7 --lr 0.1', 'train -f "sqrt(x^2+1)" --start 7 --lr 0.1'],
    ['train -f "√2*x^2" --start 7 --lr 0.1', 'train -f "sqrt(2)*x^2" --start 7 --lr 0.1'],
    ['train -f "−x" --start 7 --lr 0.1', 'train -f "-x" --start 7 --lr 0.1'],
    ['train -f "x^2 − 2*x" --start 7 --lr 0.1', 'train -f "x^2 - 2*x" --start 7 --lr 0.1'],
    # the minus of print in values
    ['train --start −7 -f x^2 --lr 0.1', 'train --start -7 -f x^2 --lr 0.1'],
    ['train --lr 1e−1', 'train --lr 1e-1'],
    ['train -f x*y --start 1,−2 --lr 0.1', 'train -f x*y --start 1,-2 --lr 0.1'],
    ['loss --domain −1:4 -o - --format txt', 'loss --domain -1:4 -o - --format txt'],
    ['train -d pizza.txt --bias −3 --lr 0.001', 'train -d pizza.txt --bias -3 --lr 0.001'],
    ['train -q --expect 1e−1=converging --summary -', 'train -q --expect 0.1=converging --summary -'],
    # counts
    ['train --iterations 1e3', 'train --iterations 1000'],
    ['train --iterations 1.5e1', 'train --iterations 15'],
    ['train --iterations 20.0', 'train --iterations 20'],
    ['grid --rows 1e0 -o - --format txt', 'grid --rows 1 -o - --format txt'],
    ['grid --states 0,1e1 -o - --format txt', 'grid --states 0,10 -o - --format txt'],
    ['train --iterations 5000 --keep last:1e2', 'train --iterations 5000 --keep last:100'],
    ['train --iterations 5000 --keep "every: 1e3"', 'train --iterations 5000 --keep every:1000'],
    ['sweep --lr 0.1:1:1e1log -o - --format txt', 'sweep --lr 0.1:1:10log -o - --format txt'],
    # blanks in lists
    ['train --lr "0.1, 0.3"', 'train --lr 0.1,0.3'],
    ['train --lr " 0.1 ,0.3 "', 'train --lr 0.1,0.3'],
    ['train -f x*y --start "1, 2" --lr 0.1', 'train -f x*y --start 1,2 --lr 0.1'],
    ['grid --states "0, 1, 2" -o - --format txt', 'grid --states 0,1,2 -o - --format txt'],
    ['loss --domain "-1 : 4" -o - --format txt', 'loss --domain -1:4 -o - --format txt'],
    ['sweep --lr "0.1 : 1 : 10 log" -o - --format txt', 'sweep --lr 0.1:1:10log -o - --format txt'],
    ['sweep --lr "0.1 : 1 : 10" -o - --format csv', 'sweep --lr 0.1:1:10 -o - --format csv'],
    ['train -q --lr 0.1,1 --expect "0.1 = converging, 1 = cycling" --summary -',
     'train -q --lr 0.1,1 --expect 0.1=converging,1=cycling --summary -'],
    ['train -d pizza.txt --bias " train" --lr 0.001', 'train -d pizza.txt --bias train --lr 0.001'],
    # a list that is given more than once goes on
    ['train --lr 0.1 --lr 0.3', 'train --lr 0.1,0.3'],
    ['train --iterations 0 $(seq -f "--lr %.0f" 10000)', 'train --iterations 0 --lr $(seq -s, 10000)'],
    ['grid --states 0 --states 2-4 --states 6', 'grid --states 0,2-4,6'],
    ['grid --states 0 --states 3-4 -o - --format txt', 'grid --states 0,3,4 -o - --format txt'],
    ['train -q -q --summary -', 'train -q --summary -'],
    # states
    ['grid --states 0-8 -o - --format txt', 'grid --states 0,1,2,3,4,5,6,7,8 -o - --format txt'],
    ['grid --states 0,2,4-6 -o - --format txt', 'grid --states 0,2,4,5,6 -o - --format txt'],
    ['grid --states "2 - 4" -o - --format txt', 'grid --states 2,3,4 -o - --format txt'],
    ['grid --states 3-3 -o - --format txt', 'grid --states 3 -o - --format txt'],
    ['fit -d pizza.txt --lr 0.001 --states 0-3 -o - --format txt',
     'fit -d pizza.txt --lr 0.001 --states 0,1,2,3 -o - --format txt'],
    # sizes
    ['grid --size 800×600 -o - --format svg', 'grid --size 800x600 -o - --format svg'],
    ['grid --size "800 x 600" -o - --format svg', 'grid --size 800x600 -o - --format svg'],
    ['grid --size 800X600px -o - --format svg', 'grid --size 800x600 -o - --format svg'],
    ['loss --size "8.5 x 6 cm" -o - --format svg', 'loss --size 8.5x6cm -o - --format svg'],
    ['loss --size "8.5 cm × 60 mm" -o - --format svg', 'loss --size 8.5cmx60mm -o - --format svg'],
    ['loss --size 16X10CM -o - --format svg', 'loss --size 16x10cm -o - --format svg'],
    ['loss --size paper -o - --format svg', 'loss --size 8.5x6cm -o - --format svg'],
    ['loss --size wide -o - --format svg', 'loss --size 17x8cm -o - --format svg'],
    ['loss --size slide -o - --format svg', 'loss --size 1920x1080 -o - --format svg'],
    ['loss --size square -o - --format svg', 'loss --size 900x900 -o - --format svg'],
    # sizes of text
    ['loss --text-size 13 -o - --format png', 'loss --text-size 13px -o - --format png'],
    ['loss --text-size " 12 pt " -o - --format svg', 'loss --text-size 16px -o - --format svg'],
    ['loss --size slide --text-size page -o - --format svg', 'loss --size slide -o - --format svg'],
    # formats, version
    ['grid -o - --format .svg', 'grid -o - --format svg'],
    ['grid -o - --format SVG', 'grid -o - --format svg'],
    ['version', '--version'],
    ['-V', '--version'],
    ['grid -V', '--version'],
    ['--help grid', 'grid --help'],
);

for my $row (@read) {
    my ($typed, $plain) = @$row;
    my @got = gdplot_runs($typed);
    my @wanted = gdplot_runs($plain);
    my $same = $got[0] == 0 && "@got" eq "@wanted" && length $got[1];
    ok($same, "$typed: is $plain", "status $got[0]", split /\n/, "$got[2]");
}

# STATUS | what the one line holds | what is typed
my @refused;
while (my $line = <DATA>) {
    next if $line =~ /^(#|$)/;
    my ($status, $piece, $typed) = $line =~ /^(\d) \| (.*?) +\| (.*)$/ or die "bad row: $line";
    $piece =~ s/\\\|/|/g;
    push @refused, [$status, $piece, $typed];
}

for my $row (@refused) {
    my ($wanted, $piece, $typed) = @$row;
    my ($status, $out, $said) = gdplot_runs($typed);
    my @lines = split /\n/, $said;
    ok($status == $wanted && $said =~ /^gdplot: / && index($lines[0], $piece) >= 0 && $out eq '' &&
           (@lines == 1 || @lines == 3), "$typed: $piece", "status $status", @lines);
}
my $rows = @read + @refused;
ok($rows >= 150, "$rows rows");

# Sizes: a width alone leaves the height to the figure's shape, and redo keeps both.
for my $row (['grid', 900, 900], ['loss', 720, 480], ['contour', 720, 600], ['compare', 960, 590],
             ['grid --cols 1', 480, 923]) {
    my ($command, $width, $height) = @$row;
    my ($status, $text) = gdplot_runs("$command --size 600 -o - --format txt");
    my ($w, $h) = $text =~ /^figure (\S+) (\S+)/;
    my ($own_status, $own_text) = gdplot_runs("$command -o - --format txt");
    my ($own_w, $own_h) = $own_text =~ /^figure (\S+) (\S+)/;
    ok($status == 0 && $w == 600 && abs($h - 600 * $own_h / $own_w) <= 0.5,
       "$command --size 600 is as high as its shape has it", "$w $h, alone $own_w $own_h");
}
my ($status, $text) = gdplot_runs('loss --size 8cm -o 8.svg -o 8.txt');
ok($status == 0 && scalar(`cat 8.txt` =~ /^figure 302\.36\d* 202 /m), '--size 8cm is 8 cm wide');
($status, $text) = gdplot_runs('redo 8.svg -o again.svg');
ok($status == 0 && `cat 8.svg` eq `cat again.svg`, 'redo keeps it');

# All states, however many a run has.
($status, $text) = gdplot_runs('grid --states all --iterations 4 -o all.svg -o all.txt');
my $panels = () = `cat all.txt` =~ /^panel /mg;
ok($status == 0 && $panels == 5, '--states all draws every state', "$panels panels");
($status, $text) = gdplot_runs('grid --states all --iterations 30 --cols 10 -o - --format txt');
$panels = () = $text =~ /^panel /mg;
ok($panels == 31, '--states all has as many rows as that takes', "$panels panels");
($status, $text) = gdplot_runs('redo all.svg --iterations 6 -o - --format txt');
$panels = () = $text =~ /^panel /mg;
ok($panels == 7, 'and its recipe says all, not which', "$panels panels");
($status, $text) = gdplot_runs('fit -d pizza.txt --lr 0.001 --iterations 7 --states all -o - --format txt');
ok(scalar($text =~ /state 7\b/), 'fit --states all draws every line');

# Without -o the format gives the file its extension.
for my $form ('svg', 'pdf', 'txt', 'csv', 'gp') {
    my ($code, $printed) = gdplot_runs("grid --format $form");
    ok($code == 0 && $printed eq "grid.$form\n" && -s "grid.$form", "--format $form writes grid.$form");
}
# A recipe keeps a range as a plain one.
($status, $text) = gdplot_runs('sweep --lr "1e−2 : 1 : 1e1 log" -o sweep.svg');
ok(scalar(`'$gdplot' recipe sweep.svg` =~ /^lr: 1e-2:1:10log$/m), 'a range in a recipe has no blanks and plain signs');
done_testing();

__DATA__
# expressions
3 | function:1:1: unknown name 'ln'; the natural logarithm is log | train -f 'ln(x)' --start 1 --lr 1
3 | function:1:3: unknown name 'arcsin'; it is called asin | train -f '1+arcsin(x)' --start 1 --lr 1
3 | function:1:2: an operator is missing here; write 2*x rather than 2x | train -f 2x --start 1 --lr 1
3 | function:1:2: an expression has no '='; write x^2 rather than y = x^2 | train -f 'y=x^2' --start 1 --lr 1
3 | function:1:6: an expression has no '='           | train -f 'f(x) = x^2' --start 1 --lr 1
3 | function:1:1: unknown name 'X'; did you mean 'x'? | train -f 'X^2' --start 1 --lr 1
3 | sin needs parentheses: write sin(x)              | train -f 'sin x' --start 1 --lr 1
3 | unknown name 'sinx'; write sin(x)                | train -f 'sinx' --start 1 --lr 1
3 | unknown name 'xy'; write x*y                     | train -f 'xy' --start 1,1 --lr 1
3 | unknown name 'np'; leave out np. before a name   | train -f 'np.sin(x)' --start 1 --lr 1
3 | write ^2 for ²                                   | train -f 'x²' --start 1 --lr 1
3 | write * for ×                                    | train -f '2 × x' --start 1 --lr 1
3 | write - for –                                    | train -f 'x – 1' --start 1 --lr 1
3 | write √(x^2) or (√x)^2, whichever is meant       | train -f '√x^2' --start 1 --lr 1
3 | missing '\|' for the '\|' at column 1            | train -f '|x' --start 1 --lr 1
3 | write 2*\|x\| rather than 2\|x\|                 | train -f '2|x|' --start 1 --lr 1
3 | the decimal sign is a point                      | train -f '1,5*x' --start 1 --lr 1
# numbers
2 | --lr: '0,1' must be above 0; a comma splits a list, and the decimal sign is a point: 0.1 | grid --lr 0,1
2 | the decimal sign is a point: 0.1                 | grid --lr 0,05,0,1
2 | --lr: '0.1,' is not a finite decimal number; there is a comma too many | grid --lr 0.1, 0.3
2 | a list is split by commas                        | grid --lr '0.1 0.3'
2 | a list is split by commas                        | grid --lr '0.1;0.3'
2 | write 1e-3 for 10^-3                             | grid --lr 10^-3
2 | write 0.5 for 1/2                                | grid --lr 1/2
2 | write 0.5 for 50%                                | grid --lr 50%
2 | write 1000 for 1,000                             | train --iterations 1,000
2 | write 1000 for 1_000                             | train --iterations 1_000
2 | write 1e-3 for 10**-3                            | train --tolerance 10**-3
2 | write - for –                                    | train --start –7
2 | --iterations: '99999999999999999999' is too large | train --iterations 99999999999999999999
2 | --iterations: '1e30' is too large                | train --iterations 1e30
2 | --iterations: '1.5' is not a whole number        | train --iterations 1.5
2 | --iterations: '1e-3' is not a whole number       | train --iterations 1e-3
2 | '0,01' is not a finite decimal number; the decimal sign is a point | grid --tolerance 0,01
2 | '1,5' is not a finite decimal number; the decimal sign is a point | grid --scale 1,5
2 | --start takes one value here: x, not 2; the decimal sign is a point | grid --start 7,5
2 | '0,5:1' is not LO:HI, such as -1:4; the decimal sign is a point | loss --domain 0,5:1
2 | '-1,4' is not LO:HI, such as -1:4                | loss --domain -1,4
2 | --domain: '0:1e-300' is narrower than an axis can show | loss --domain 0:1e-300
2 | --domain: '0:5e-324' is narrower than an axis can show | grid --domain 0:5e-324
2 | --domain: '1:1.00000000000001' is narrower than an axis can show | history --domain 1:1.00000000000001
2 | --range: '-1e-295:1e-295' is narrower than an axis can show | contour --range -1e-295:1e-295
2 | --range: '1e300:1.000000000001e300' is narrower than an axis can show | compare --range 1e300:1.000000000001e300
2 | --domain: '1e16:10000000000000002' is narrower than an axis can show | fit -d pizza.txt --lr 0.001 --domain 1e16:10000000000000002
2 | '8,5cm' is not WxH, such as 900x600, 16x10cm or 6x4in, nor a width; the decimal sign is a point | grid --size 8,5cm
2 | --size: '800,600' is not WxH                     | grid --size 800,600
2 | --size: '800x' is not WxH                        | grid --size 800x
2 | --size: '800x0' must be 120x90 pixels, 3.2x2.4 cm, or more    | grid --size 800x0
2 | --size: '8' must be 120x90 pixels, 3.2x2.4 cm, or more        | grid --size 8
2 | --size: '8cm6cm' is not WxH                      | grid --size 8cm6cm
2 | --states: '8-0' has a range that begins above its end | grid --states 8-0
2 | --states: '-1' must be 0 or more                 | grid --states -1
2 | --states: '0-' is not a list of whole numbers, such as 0,2,4-8, or all | grid --states 0-
2 | --states: 'all,3' is not a list                  | grid --states all,3
2 | --states: 'some' is not a list                   | grid --states some
6 | --states: more than 400 of them                  | grid --states 0-400
6 | --states: more than 400 of them                  | grid --states 0-1e18
6 | more than 400 panels                             | grid --states all --iterations 1000
6 | fit draws 12 lines at most, not 101              | fit -d pizza.txt --lr 0.001 --states all
6 | --keep log, with up to 199999999 iterations      | train --iterations 1e9
6 | --keep log, with up to                           | history --iterations 1000000000
6 | lower --iterations to 199999999                  | train --iterations 1e9 --keep log
6 | states are more than 10000000; keep fewer, as with --keep log | train --iterations 1e9 --keep every:2
# what is missing is asked for at once
2 | --function needs --start, where descent begins, and --lr, the learning rate | grid -f x^2
2 | --function needs --start, where descent begins, and --lr, the learning rate | train -f x^2
2 | --function needs --start, where descent begins, and --lr, the learning rate | loss -f x^2 --path
2 | --function needs --start X,Y, where descent begins, and --lr, the learning rate | grid -f x*y
2 | --function needs x and y here, and --start X,Y, where descent begins, and --lr, | contour -f x^2 --iterations 9
2 | --function needs --lr, the learning rate         | compare -f x^2 --start 1
2 | --function needs --start, where descent begins   | sweep -f x^2
2 | --data needs --lr, the learning rate             | history -d pizza.txt
2 | --data needs --bias train here, and --lr, the learning rate | contour -d pizza.txt --iterations 9
2 | give --data FILE                                 | fit
# given twice
2 | --theme is given twice; give it once             | grid --theme dark --theme light
2 | --function is given twice; give it once          | grid -f x^2 --function x
2 | --title is given twice                           | grid --title=a --title b
2 | --iterations is given twice                      | train --iterations 3 --iterations 3
2 | --start is given twice                           | train --start 1 --start 2
2 | --lr is given twice                              | train --lr 1 --lr 2 --lr 1:2:9
2 | --lr: '-2' must be above 0                       | train --lr 1 --lr -2 --unknown
2 | --states: '0,all' is not a list                  | grid --states 0 --states all
2 | --domain is given twice                          | loss --domain 0:1 --domain 0:2
2 | --lr is given twice                              | sweep --lr 0.1:1:9 --lr 3
2 | --format is given twice                          | grid --format svg --format png
2 | --output is given twice                          | report -o a -o b spec.yaml
# other names of options
2 | grid has no option '--learning-rate'; did you mean '--lr'? | grid --learning-rate 0.1
2 | did you mean '--lr'?                             | grid --learning_rate 0.1
2 | did you mean '--lr'?                             | train --alpha 0.1
2 | did you mean '--lr'?                             | grid -lr 0.1
2 | did you mean '--iterations'?                     | train --epochs 3
2 | did you mean '--iterations'?                     | train --steps 3
2 | did you mean '--iterations'?                     | train --n_iter 3
2 | did you mean '--iterations'?                     | train --max-iter=3
2 | did you mean '--start'?                          | train --x0 3
2 | did you mean '--tolerance'?                      | train --tol 3
2 | did you mean '--within'?                         | diff --tol 3 a b
2 | --text-size: 'big' is not a size of text, such as 13px or 7pt, nor page | grid --text-size big
2 | --text-size: '7ptt' is not a size of text        | grid --text-size 7ptt
2 | --text-size: '3px' must be from 4 to 400 pixels  | grid --text-size 3px
2 | --text-size: '401' must be from 4 to 400 pixels  | grid --text-size 401
2 | did you mean '--text-size'?                      | grid --fontsize 8
2 | did you mean '--size'?                           | grid --figsize 8,6
2 | did you mean '--scale'?                          | grid --dpi 300
2 | did you mean '--domain'?                         | loss --xlim 0:1
2 | did you mean '--theme'?                          | loss --style dark
2 | did you mean '--jobs'?                           | sweep --threads 2
2 | did you mean '--output'?                         | grid -output a.svg
2 | did you mean '--function'?                       | grid -function x^2
2 | did you mean '--version'?                        | grid -v
2 | an option begins with one or two plain dashes    | grid –lr 0.1
2 | --format: doc: not a format that can be written here | grid --format doc
2 | --format is of use with outputs without an extension only | grid --format svg -o a.png
2 | only: give -o FILE, or -o -                      | train --format csv
2 | -o=a.svg: a short option takes its value without '=': -o a.svg | grid -o=a.svg
2 | did you mean '--start'?                          | grid -s 7
2 | did you mean '--lr'?                             | grid -l 7
2 | a range is LO:HI:COUNT, such as 0.001:0.1:100    | sweep --lr 0.001..0.1
2 | a range is LO:HI:COUNT, such as 0.001:0.1:100    | sweep --lr 0.001-0.1
2 | write the values alone, such as 1,2              | contour -f 'x*y' --start '(1,2)' --lr 0.1
2 | a list is split by commas                        | contour -f 'x*y' --start 1:2 --lr 0.1
# the same in a spec
3 | unknown key 'learning_rate'; did you mean 'lr'?  | report learning_rate.yaml
3 | unknown key 'epochs'; did you mean 'iterations'? | report epochs.yaml
3 | --function needs --start, where descent begins, and --lr, the learning rate | report function.yaml
3 | lr: '0,1' must be above 0; a comma splits a list, and the decimal sign is a point | report lr.yaml
# operands and commands
4 | lr=0.1: cannot read: No such file or directory; an option begins with two dashes: --lr=0.1 | train lr=0.1
2 | an option begins with two dashes: --lr=0.1       | train start=7 lr=0.1
4 | Pizzas: cannot read: No such file or directory; --columns takes two names, X,Y | train -d pizza.txt --columns Reservations Pizzas --lr 0.001
4 | x^2: cannot read: No such file or directory; a function is given as -f 'x^2' | grid x^2
2 | unexpected argument 'x^2'; sweep takes none; a function is given as -f 'x^2' | sweep x^2
2 | a data file is given as -d FILE                  | sweep pizza.txt
4 | a list has commas and no blanks, or stands in quotes | grid --lr 0.1 0.3
4 | 0.3: cannot read: No such file or directory; a list has commas and no blanks | compare --lr 0.1 0.3 1
4 | x.svg: cannot read: No such file or directory; a figure is written by -o x.svg | history -f x^2 --start 1 --lr 0.1 x.svg
4 | x.pdf: cannot read: No such file or directory; a figure is written by -o x.pdf | loss x.pdf
2 | no command and no topic is called 'expression'; did you mean 'help expressions'? | help expression
2 | no command and no topic is called 'expect'; did you mean 'help ci'? | help expect
2 | did you mean 'manual bash'?                      | completions
2 | --init prints a spec, and writes no file; take what it prints: gdplot report --init data >x.yaml | report --init data -o x.yaml
2 | gdplot report --init function >x.yaml            | report --init function x.yaml
2 | unknown command 'grdi'; did you mean 'grid'?     | help grdi
2 | unknown command 'x^2'; a function is given as -f 'x^2' | x^2
2 | unknown command 'pizza.txt'; a data file is given as -d FILE | pizza.txt
2 | unknown command '-f'; a command stands first: gdplot grid -f | -f x^2
2 | unknown command 'plot'; did you mean 'grid'?     | plot
2 | unknown command '-v'; did you mean '--version'?  | -v
4 | --help prints the options                        | grid help
