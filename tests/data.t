#!/usr/bin/perl
# Data files as people have them: what is read of each, to the sums, and what is said of what is not.
#
# The numbers are computed apart: from the points that stand beside each file here, in fractions.
use strict;
use warnings;
use lib 'tests';
use Cwd 'abs_path';
use Encode 'encode';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use Math::BigRat;
use Tap;

my $gdplot = $ENV{GDPLOT} || abs_path(dirname($0) . '/..') . '/build/gdplot';
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die;
$ENV{LC_ALL} = 'C';

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or return '';
    local $/;
    my $text = <$in>;
    return defined $text ? $text : '';
}

sub spill {
    my ($path, $bytes) = @_;
    open my $out, '>:raw', $path or die "$path: $!";
    print $out $bytes;
    close $out;
    return;
}

# Runs gdplot: its status, and what it printed and said.
sub run {
    my (@arguments) = @_;
    my $pid = fork;
    if (!$pid) {
        open STDOUT, '>', '.out' or die;
        open STDERR, '>', '.err' or die;
        exec $gdplot, @arguments or die;
    }
    waitpid $pid, 0;
    return ($? >> 8, slurp('.out'), slurp('.err'));
}

sub recipe_of {
    my ($path) = @_;
    my %recipe;
    my ($status, $text) = run('recipe', $path);
    $recipe{$1} = $2 while $text =~ /^(\w+): (.*)$/mg;
    return \%recipe;
}

# A double of the recipe, or two that are added, as a fraction.
sub fraction {
    my ($text) = @_;
    my $sum = Math::BigRat->new(0);
    $sum += Math::BigRat->new($_) for split /,/, $text;
    return $sum;
}

sub near {
    my ($got, $wanted) = @_;
    my $error = (fraction(defined $got ? $got : 'NaN') - $wanted)->babs;
    return $error <= $wanted->copy->babs * Math::BigRat->new('1e-15');
}

# The double nearest to a decimal, as a fraction.
sub double {
    my ($decimal) = @_;
    return Math::BigRat->new(sprintf '%.80f', $decimal);
}

# The centred sums of points, in fractions.
sub sums {
    my (@points) = @_;
    my $n = Math::BigRat->new(scalar @points);
    my ($x, $y, $xx, $xy, $yy) = map { Math::BigRat->new(0) } 1 .. 5;
    for (@points) {
        my ($u, $v) = map { double($_) } @$_;
        $x += $u;
        $y += $v;
        $xx += $u * $u;
        $xy += $u * $v;
        $yy += $v * $v;
    }
    my ($sxx, $sxy, $syy) = ($xx - $x * $x / $n, $xy - $x * $y / $n, $yy - $y * $y / $n);
    my $w = $sxx ? $sxy / $sxx : Math::BigRat->new(0);
    return {n => $n, mean_x => $x / $n, mean_y => $y / $n, sxx => $sxx, least_squares_w => $w,
            residual => $syy - $w * $sxy};
}

# "1,2 3,4.5": the points.
sub points {
    my ($text) = @_;
    return map { [split /,/] } split / /, $text;
}

sub check_read {
    my ($name, $points, $names, $said, $got, $err) = @_;
    my $wanted = sums(points($points));
    my @wrong = grep { !near($got->{$_}, $wanted->{$_}) } sort keys %$wanted;
    ok(!@wrong, "$name: sums", map { "$_ is " . ($got->{$_} || 'not there') . ", not $wanted->{$_}" } @wrong);
    my $columns = defined $got->{column_names} ? $got->{column_names} : '';
    ok($columns eq $names, "$name: names", "got: $columns", "wanted: $names");
    my $as_wanted = $said ? index($err, $said) >= 0 && $err =~ /^gdplot: warning: [^\n]*\n\z/ : $err eq '';
    ok($as_wanted, "$name: what is said", "got: $err", "wanted: $said");
    return;
}

my %rows_of;

sub train {
    my ($name, $bytes, $options) = @_;
    unlink 'o.csv';
    spill('d.csv', $bytes);
    $rows_of{$name}++;
    return run('train', '-q', '-d', 'd.csv', @$options, '--lr', '1e-9', '--iterations', '1', '-o', 'o.csv');
}

# A file that is read: NAME, BYTES, OPTIONS, POINTS, the recipe's column names, what is said of it.
sub reads {
    my ($name, $bytes, $options, $points, $names, $said) = @_;
    my ($status, $out, $err) = train($name, $bytes, $options);
    ok($status == 0, "$name: status", "got $status: $err");
    check_read($name, $points, defined $names ? qq("$names") : '', $said || '', recipe_of('o.csv'), $err)
        if $status == 0;
    return;
}

# One that is not: NAME, BYTES, OPTIONS, STATUS, MESSAGE behind "gdplot: ".
sub refuses {
    my ($name, $bytes, $options, $wanted, $message) = @_;
    my ($status, $out, $err) = train($name, $bytes, $options);
    ok($status == $wanted, "$name: status", "got $status, wanted $wanted", $err);
    ok($err eq "gdplot: $message\n", "$name: message", "got: $err", "wanted: gdplot: $message");
    ok(!-e 'o.csv' && $out eq '', "$name: nothing is made");
    return;
}

my $years = "country,2019,2020\nA,1,2\nB,2,4\nC,3,6\n";
my $doses = "station,0.5,1.0\nA,1,2\nB,2,4\n";
my $line = '1,2 2,4 3,6';
my $taken = "d.csv:1: taken as a header, since";
my $as_row = 'is no number; --header no reads it as a row';
my $choose = '--columns chooses columns of numbers';

# headers
reads('years by number', $years, ['--columns', '2,3'], $line, '2019,2020', "$taken 'country' $as_row");
reads('years by name', $years, ['--columns', '2019,2020'], $line, '2019,2020');
reads('years by name, swapped', $years, ['--columns', '2020,2019'], '2,1 4,2 6,3', '2020,2019');
reads('years by name and number', $years, ['--columns', '2019,3'], $line, '2019,2020');
refuses('years, the first two', $years, [], 3, "d.csv:2:1: 'A' is text, not a number; $choose");
reads('doses by number', $doses, ['--columns', '2,3'], '1,2 2,4', '0.5,1.0', "$taken 'station' $as_row");
reads('doses by name', $doses, ['--columns', '0.5,1.0'], '1,2 2,4', '0.5,1.0');
reads('doses, row 1 is a row', $doses, ['--columns', '2,3', '--header', 'no'], '0.5,1 1,2 2,4');
reads('rows that look like doses', "a,1,2\nb,2,4\nc,3,5\n", ['--columns', '2,3'], '2,4 3,5', '1,2', "$taken 'a' $as_row");
reads('the same, --header no', "a,1,2\nb,2,4\nc,3,5\n", ['--columns', '2,3', '--header', 'no'], '1,2 2,4 3,5');
reads('the same, --header yes', "a,1,2\nb,2,4\nc,3,5\n", ['--columns', '2,3', '--header', 'yes'], '2,4 3,5', '1,2');
reads('the same, split by blanks', "a 1 2\nb 2 4\nc 3 5\n", ['--columns', '2,3'], '1,2 2,4 3,5');
reads('the same, split by tabs', "a\t1\t2\nb\t2\t4\n", ['--columns', '2,3'], '2,4', '1,2', "$taken 'a' $as_row");
reads('the same, split by semicolons', "a;1;2\nb;2;4\n", ['--columns', '2,3'], '2,4', '1,2', "$taken 'a' $as_row");
reads('no header', "1,2,3\n4,5,6\n", [], '1,2 4,5');
reads('no header, --header yes', "1,2,3\n4,5,6\n7,8,9\n", ['--header', 'yes'], '4,5 7,8', '1,2');
reads('a header, --header yes', "x,y\n1,2\n", ['--header', 'yes'], '1,2', 'x,y');
refuses('a header, --header no', "x,y\n1,2\n", ['--header', 'no'], 3, "d.csv:1:1: 'x' is text, not a number; $choose");
reads('text behind the numbers of row 1', "1,2,good\n3,4,bad\n", [], '3,4', '1,2', "$taken 'good' $as_row");
reads('one name of two', "time,2\n3,4\n", [], '3,4', 'time,2', "$taken 'time' $as_row");
reads('one name of two, behind', "1 y\n3 4\n", [], '3,4', '1,y', "$taken 'y' $as_row");
reads('a name with digits first', "2m,10m\n3,4\n", [], '3,4', '2m,10m');
reads('empty cells are no names', "1,2,\n3,4,\n", [], '1,2 3,4');
reads('missing values are no names', "1,2,NA\n3,4,5\n", [], '1,2 3,4');
refuses('a first row of NaN is none', "nan,nan\n1,2\n", [], 3,
        "d.csv:1:1: 'nan' is not a finite number; --missing skip leaves its row out");
refuses('nor one of too large numbers', "1e999,1e999\n1,2\n", [], 3, "d.csv:1:1: '1e999' is not a finite number");
refuses('no such name', $years, ['--columns', '2019,2021'], 2, '--columns: there is no column 2021; d.csv has 3');
refuses('names with --header no', "x,y\n1,2\n", ['--columns', 'x,y', '--header', 'no'], 2,
        "--columns: 'x' is a name, and with --header no there are none; write the numbers of the columns");
refuses('a header alone', "a,1,2\n", ['--columns', '2,3'], 3, 'd.csv: only a header; rows of numbers are needed below it');
refuses('--header maybe', "x,y\n1,2\n", ['--header', 'maybe'], 2, "--header: 'maybe' is none of yes|no");

# quoting
reads('commas in quotes in the header', qq("area, sq ft","price, USD"\n1,2\n2,4.1\n3,5.9\n), [], '1,2 2,4.1 3,5.9',
      '\\"area, sq ft\\",\\"price, USD\\"');
reads('the same by name', qq("area, sq ft","price, USD"\n1,2\n2,4.1\n3,5.9\n), ['--columns', '"price, USD","area, sq ft"'],
      '2,1 4.1,2 5.9,3', '\\"price, USD\\",\\"area, sq ft\\"');
reads('doubled quotes in the header', qq("size ""net""",y\n1,2\n2,4\n), [], '1,2 2,4', 'size \\"net\\",y');
reads('the same by name', qq("size ""net""",y\n1,2\n2,4\n), ['--columns', 'size "net",y'], '1,2 2,4', 'size \\"net\\",y');
reads('the same, quoted', qq("size ""net""",y\n1,2\n2,4\n), ['--columns', '"size ""net""",y'], '1,2 2,4', 'size \\"net\\",y');
reads('line breaks in quotes', qq(id,note,x,y\n1,"two\nlines",2,3\n2,b,4,5\n), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('CRLF in quotes', qq(id,note,x,y\r\n1,"two\r\nlines",2,3\r\n2,b,4,5\r\n), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('CR in quotes', qq(id,note,x,y\r1,"two\rlines",2,3\r2,b,4,5\r), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('rows in quotes', qq(note,x,y\n"1,2,3\n4,5,6\n",2,3\nb,4,5\n), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('a # in quotes', qq(note,x,y\n"a\n# b",2,3\nb,4,5\n), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('quotes in a comment', qq(x,y\n# "open\n1,2\n# also "\n3,4\n), [], '1,2 3,4', 'x,y');
reads('line breaks in the header', qq("the\nx","the\r\ny"\n1,2\n), ['--columns', 'the x,the y'], '1,2', 'the x,the y');
reads('semicolons in quotes', qq("speed; m/s","y"\n1,2\n2,4\n), [], '1,2 2,4', 'speed; m/s,y');
reads('semicolons without quotes', "speed; m/s,y\n1,2\n2,4\n", [], '1,2 2,4', 'speed; m/s,y');
reads('tabs in quotes', qq("a\tb",y\n1,2\n), [], '1,2', 'a b,y');
reads('inches', qq(id,name,x,y\n1,5" pipe,2,3\n2,7" pipe,4,5\n), ['--columns', 'x,y'], '2,3 4,5', 'x,y');
reads('inches behind blanks', qq(1 5" 2 3\n2 7" 4 5\n), ['--columns', '3,4'], '2,3 4,5');
reads('numbers in quotes', qq("1","2"\n"2","4"\n), [], '1,2 2,4');
reads('blanks in quotes', qq(" 1 ","2 "\n"2"," 4"\n), [], '1,2 2,4');
reads('blanks around quotes', qq(x , "y"\n 1 , "2"\n"2" ,4\n), [], '1,2 2,4', 'x,y');
reads('quotes split by blanks', qq("the x" "the y"\n1 2\n2 "4"\n), [], '1,2 2,4', 'the x,the y');
reads('quotes split by tabs', qq("the\tx"\t"y"\n1\t"2"\n), [], '1,2', 'the x,y');
reads('an empty cell in quotes', qq(a,x,y\n"",1,2\n"""",3,4\n), ['--columns', 'x,y'], '1,2 3,4', 'x,y');
reads('text behind a closing quote', qq(a,x,y\n"b"c,1,2\n"d" e,3,4\n), ['--columns', 'x,y'], '1,2 3,4', 'x,y');
reads('R writes row names', qq("","x","y"\n"1",1,2\n"2",2,4\n), ['--columns', 'x,y'], '1,2 2,4', 'x,y');
reads('a quoted number is a name', "2,1\n3,4\n", ['--columns', '"2","1"'], '3,4', '2,1');
reads('blanks in --columns', "x,y\n1,2\n", ['--columns', ' y , x '], '2,1', 'y,x');
refuses('names with commas, unquoted', qq("area, sq ft","price, USD"\n1,2\n), ['--columns', 'area, sq ft,price, USD'], 2,
        "--columns: 'area, sq ft,price, USD' is not two columns; write X,Y, and a name with a comma in double quotes");
refuses('a quote that stays open', qq(x,y\n1,"2\n3,4\n5,6\n), [], 3,
        'd.csv:2:3: a quote that is never closed; close it, or write it twice in a quoted cell');
refuses('one in the header', qq("x,y\n1,2\n), [], 3, 'd.csv:1:1: a quote that is never closed');
refuses('lines are counted through quotes', qq(x,y,note\n1,2,"a\nb\nc"\n3,four,d\n), [], 3,
        "d.csv:5:3: 'four' is text, not a number; $choose");
refuses('so are columns', qq(note,x,y\n"a\nb",1,two\n), ['--columns', 'x,y'], 3,
        "d.csv:3:6: 'two' is text, not a number; $choose");

# separators
my $mpg = join '', map { "$_\n" } qq(18.0   8   307.0      130.0      3504.      12.0   70  1\t"my car one"),
    qq(15.0   8   350.0      165.0      3693.      11.5   70  1\t"my car two"),
    qq(25.0   4   98.00      ?          2046.      19.0   71  1\t"my car three");
reads('blanks, and a tab before the name', $mpg, ['--columns', '3,1'], '307,18 350,15 98,25');
reads('a single line of that', "1 2  3\t\"a b\"\n", [], '1,2');
refuses('tabs, and units behind blanks', "1\t2 m\n3\t4 m\n", [], 3,
        "d.csv:2:3: '4 m' has more than a number in it; write the number alone, or choose columns of numbers with --columns");
reads('blanks in names', "area of it,price now\n1,2\n", [], '1,2', 'area of it,price now');
reads('blanks in cells', "New York,1,2\nLos Angeles,3,4\n", ['--columns', '2,3', '--header', 'no'], '1,2 3,4');
reads('dates and times behind', "x,y,when\n1,2,2020-01-01 10:00\n3,4,2020-01-02 11:00\n", [], '1,2 3,4', 'x,y');
reads('tabs and empty cells', "a\tx\ty\n\t1\t2\n\t3\t4\n", ['--columns', 'x,y'], '1,2 3,4', 'x,y');
reads('comments first', "# 1;2;3\n#\n\n1,2\n3,4\n", [], '1,2 3,4');
reads('a comma behind every number but the last', "1, 2\n3, 4\n", [], '1,2 3,4');
refuses('columns split by |', "x|y\n1|2\n", [], 3,
        'd.csv:1:1: one column; two columns of numbers are needed, split by commas, semicolons, tabs or blanks');
refuses('a title', "My experiment\nx,y\n1,2\n3,4\n", [], 3,
        'd.csv:2:1: 1 column where the first line has 2; if that is a title, begin it with #');
reads('a title behind #', "# My experiment\nx,y\n1,2\n3,4\n", [], '1,2 3,4', 'x,y');
refuses('ragged', "x,y\n1,2\n3,4,5,6\n", [], 3, 'd.csv:3:1: 4 columns where the first line has 2; if its commas are decimal, split the cells by semicolons');
refuses('separators at line ends', "x,y\n1,2,\n", [], 3, 'd.csv:2:1: 3 columns where the first line has 2; it ends with a separator');
refuses('row names without a heading', "x y\na 1 2\nb 3 4\n", [], 3,
        'd.csv:2:1: 3 columns where the first line has 2; if row names stand before the columns, give them a heading, too');

# line ends
reads('CR', "x,y\r1,2\r2,4.1\r3,5.9\r", [], '1,2 2,4.1 3,5.9', 'x,y');
reads('CR, the last one missing', "x,y\r1,2\r3,4", [], '1,2 3,4', 'x,y');
reads('CR and blank lines', "\r\rx y\r\r1 2\r \r3 4\r\r", [], '1,2 3,4', 'x,y');
reads('CR CR LF', "x,y\r\r\n1,2\r\r\n3,4\r\r\n", [], '1,2 3,4', 'x,y');
reads('all line ends at once', "x,y\n1,2\r\n3,4\r5,6\r\r\n7,8", [], '1,2 3,4 5,6 7,8', 'x,y');
reads('a byte order mark', "\xEF\xBB\xBFx,y\r\n1,2\r\n", ['--columns', 'x,y'], '1,2', 'x,y');
reads('a byte order mark and a quote', qq(\xEF\xBB\xBF"the, x",y\n1,2\n), [], '1,2', '\\"the, x\\",y');
reads('a byte order mark and a comment', qq(\xEF\xBB\xBF# "\n1,2\n), [], '1,2');
refuses('CR: the line is told', "x,y\r1,2\r3,four\r", [], 3, "d.csv:3:3: 'four' is text, not a number; $choose");
refuses('CR CR LF: the line is told', "x,y\r\r\n1,2\r\r\n3,four\r\r\n", [], 3, "d.csv:3:3: 'four' is text, not a number; $choose");

# decimals
my @comma = ('--decimal', 'comma');
reads('German', "x;y\n1.234,5;2\n2.000,5;4\n", \@comma, '1234.5,2 2000.5,4', 'x,y');
refuses('German, unsaid', "x;y\n1.234,5;2\n2.000,5;4\n", [], 3, "d.csv:2:1: '1.234,5' has a decimal comma; give --decimal comma");
reads('decimal commas and tabs', "1,5\t2,25\n-0,5\t1e1\n", \@comma, '1.5,2.25 -0.5,10');
reads('decimal commas and blanks', "1,5 2,25\n3,5 4\n", \@comma, '1.5,2.25 3.5,4');
reads('decimal commas in quotes', qq("x","y"\n"1,5","2,5"\n"3,5","4"\n), \@comma, '1.5,2.5 3.5,4', 'x,y');
reads('points between thousands', "1.000;2\n1.234.567,5;4\n", \@comma, '1000,2 1234567.5,4');
reads('an exponent', "1,5e3;2\n2,5E-1;4\n", \@comma, '1500,2 0.25,4');
reads('--decimal point', "1.5;2\n2.5;4\n", ['--decimal', 'point'], '1.5,2 2.5,4');
reads('a true minus sign', "1,\xE2\x88\x922\n\xE2\x88\x923.5,4\n", [], '1,-2 -3.5,4');
reads('a true minus sign before a comma', "1;\xE2\x88\x922,5\n", \@comma, '1,-2.5');
refuses('a decimal comma', "x;y\n1,5;2\n2,5;4\n", [], 3, "d.csv:2:1: '1,5' has a decimal comma; give --decimal comma");
refuses('decimal commas and blanks, unsaid', "1,5 2,25\n3,5 4\n", [], 3, "d.csv:1:1: '1,5' has a decimal comma; give --decimal comma");
refuses('a decimal comma of three digits', "x;y\n1,250;2\n2,5;4\n", [], 3, "d.csv:2:1: '1,250' has a decimal comma; give --decimal comma");
refuses('a decimal comma behind 0', "x;y\n0,125;2\n", [], 3, "d.csv:2:1: '0,125' has a decimal comma; give --decimal comma");
refuses('thousands', qq("area","price"\n"1,200","2,000"\n"2,100","4,100"\n), [], 3,
        "d.csv:2:2: '1,200' has commas between thousands; write the number without them");
refuses('thousands and decimals', "x;y\n1,234.5;2\n", [], 3,
        "d.csv:2:1: '1,234.5' has commas between thousands; write the number without them");
refuses('millions', "x;y\n1,234,567;2\n", [], 3, "d.csv:2:1: '1,234,567' has commas between thousands; write the number without them");
refuses('text with a comma', qq(x,y\n"Oslo, Norway",2\n), [], 3, "d.csv:2:2: 'Oslo, Norway' is text, not a number; $choose");
refuses('points between thousands', "x;y\n1.234.567;2\n", [], 3, "d.csv:2:1: '1.234.567' has points between thousands; give --decimal comma");
refuses('blanks between thousands', "x;y\n1 234 567.5;2\n", [], 3, "d.csv:2:1: '1 234 567.5' has blanks between thousands; write the number without them");
refuses('no-break spaces', "x;y\n1\xC2\xA0234,5;2\n", \@comma, 3, "d.csv:2:1: '1\xC2\xA0234,5' has blanks between thousands; write the number without them");
refuses('apostrophes', "x;y\n-1'234;2\n", [], 3, "d.csv:2:1: '-1'234' has apostrophes between thousands; write the number without them");
refuses('commas between thousands, with --decimal comma', "x;y\n1,234,567;2\n", \@comma, 3,
        "d.csv:2:1: '1,234,567' has commas between thousands; write the number without them");
refuses('a currency', qq(x,y\n"\$1.50",2\n), [], 3,
        "d.csv:2:2: '\$1.50' has more than a number in it; write the number alone, or choose columns of numbers with --columns");
reads('what tells Excel the separator', "sep=;\r\nx;y\r\n1;2\r\n", [], '1,2', 'x,y');
reads('no quote of it', "\xEF\xBB\xBFSEP=,\n\"x\",y\n1,2\n", [], '1,2', 'x,y');
refuses('a list', qq(x,y\n"1,2,3",2\n), [], 3, "d.csv:2:2: '1,2,3' is not a finite number");
refuses('a point, with --decimal comma', "x;y\n1.5;2\n", \@comma, 3, "d.csv:2:1: '1.5' has a decimal point, and --decimal comma was given");
refuses('points that split no thousands', "x;y\n12.34,5;2\n", \@comma, 3,
        "d.csv:2:1: '12.34,5' has a decimal point, and --decimal comma was given");
refuses('--decimal dot', "1 2\n", ['--decimal', 'dot'], 2, "--decimal: 'dot' is none of point|comma");

# missing values
my @skip = ('--missing', 'skip');
for my $word ('', 'NA', 'N/A', 'nan', 'NaN', 'null', 'None', '?', '-', '.', '<NA>', 'inf', '1e999', 'bad', '5%', '2020-01-01') {
    reads("skips '$word'", "x,y\n1,2\n$word,3\n2,4\n4,$word\n", \@skip, '1,2 2,4', 'x,y', 'd.csv: 2 of 4 rows left out, which lack a number');
}
reads('skips what UCI has', $mpg, ['--columns', '4,1', @skip], '130,18 165,15', undef, 'd.csv: 1 of 3 rows left out, which lack a number');
reads('skips nothing', "x,y\n1,2\n", \@skip, '1,2', 'x,y');
reads('skips in columns that are read', "x,y,z\n1,2,\n3,4,NA\n", \@skip, '1,2 3,4', 'x,y');
reads('skips an empty cell in quotes', qq(x,y\n1,2\n"",3\n), \@skip, '1,2', 'x,y', 'd.csv: 1 of 2 rows left out');
reads('skips with decimal commas', "x;y\n1,5;2\n;3\n", [@skip, @comma], '1.5,2', 'x,y', 'd.csv: 1 of 2 rows left out');
reads('--missing fail', "x,y\n1,2\n", ['--missing', 'fail'], '1,2', 'x,y');
refuses('an empty cell', "x,y\n1,2\n3,\n", [], 3, 'd.csv:3:3: an empty cell, where a number should stand; --missing skip leaves its row out');
refuses('a missing value', "x,y\n1,2\n?,4\n", [], 3, "d.csv:3:1: '?' is not a finite number; --missing skip leaves its row out");
refuses('skips no decimal commas', "x;y\n1;2\n3,5;4\n", \@skip, 3, "d.csv:3:1: '3,5' has a decimal comma; give --decimal comma");
refuses('skips no thousands', "x;y\n1;2\n1,234,567;4\n", \@skip, 3,
        "d.csv:3:1: '1,234,567' has commas between thousands; write the number without them");
refuses('skips no thousands with a point, with --decimal comma', "x;y\n1;2\n1,234.5;4\n", [@skip, @comma], 3,
        "d.csv:3:1: '1,234.5' has commas between thousands; write the number without them");
for my $number ("1\xC2\xA0234,5", "1'234,5", '1 234,5') {
    my $marks = $number =~ /'/ ? 'apostrophes' : 'blanks';
    refuses("skips no $number", "x;y\n1;2\n$number;4\n", \@skip, 3,
            "d.csv:3:1: '$number' has $marks between thousands; write the number without them");
}
refuses('skips no ragged rows', "x,y\n1,2\n3\n", \@skip, 3, 'd.csv:3:1: 1 column where the first line has 2');
refuses('skips all', "x,y\n,2\n3,\n", \@skip, 3, 'd.csv: no row has all its numbers; --missing skip leaves out all 2');
refuses('--missing drop', "1 2\n", ['--missing', 'drop'], 2, "--missing: 'drop' is none of fail|skip");

# what the matter is
my $index = 'column 1 has no name, as the row numbers of a data frame; say which columns are meant, such as --columns';
refuses('an index', ",x,y\n0,1,2\n1,2,4.1\n", [], 3, "d.csv:1:1: $index 'x,y'");
refuses('an index that R writes', qq("","x","the, y"\n"1",1,2\n), [], 3, qq(d.csv:1:1: $index 'x,"the, y"'));
refuses('an index that pandas names', "Unnamed: 0,x,y\n0,1,2\n", [], 3, "d.csv:1:1: $index 'x,y'");
refuses('an index and one column', ",x\n0,1\n", [], 3, "d.csv:1:1: $index '1,2'");
reads('an index that is meant', ",x,y\n0,1,2\n1,2,4.1\n", ['--columns', '1,3'], '0,2 1,4.1', '\\"\\",y');
my $json = 'd.csv: this is JSON; data are a table: columns split by commas, semicolons, tabs or blanks';
refuses('JSON Lines', qq({"x":1,"y":2}\n{"x":2,"y":4}\n), [], 3, $json);
refuses('JSON records', qq([\n  {"x": 1, "y": 2}\n]\n), [], 3, $json);
refuses('JSON rows', "[[1,2],\n [3,4]]\n", [], 3, $json);
refuses('a JSON array', "[1, 2, 3]\n", [], 3, $json);
reads('no JSON', "[m],[s]\n1,2\n", [], '1,2', '[m],[s]');
reads('no JSON either', "{x},{y}\n1,2\n", [], '1,2', '{x},{y}');
my $html = 'd.csv: this is HTML or XML, perhaps the page of a download; data are a table as text';
refuses('HTML', "<!DOCTYPE html>\n<html><body>404</body></html>\n", [], 3, $html);
refuses('HTML, indented', "\n  <html>\n", [], 3, $html);
refuses('XML', "<?xml version='1.0'?>\n<a/>\n", [], 3, $html);
for my $date ('2020-01-31', '2020/1/31', '31.01.2020', '1/31/2020', '2020-01-31T10:00:00Z', '2020-01', '31-Jan-20', '3 Jan 2020') {
    refuses("a date, $date", "when,y\n$date,2\n", [], 3, "d.csv:2:1: '$date' looks like a date, not a number; $choose");
}
refuses('a date in words', qq(when,y\n"Jan 31, 2020",2\n), [], 3, "d.csv:2:2: 'Jan 31, 2020' looks like a date, not a number; $choose");
refuses('a time', "when,y\n10:30,2\n", [], 3, "d.csv:2:1: '10:30' looks like a time, not a number; $choose");
my $more = 'has more than a number in it; write the number alone, or choose columns of numbers with --columns';
refuses('a unit', "x,y\n5 kg,2\n", [], 3, "d.csv:2:1: '5 kg' $more");
refuses('per cent', "x,y\n1,2%\n", [], 3, "d.csv:2:3: '2%' $more");
refuses('hexadecimal', "x,y\n0x10,2\n", [], 3, "d.csv:2:1: '0x10' is hexadecimal; write it in decimal");
my %magic = ("\x1F\x8B\x08\0" => 'compressed by gzip; pipe it: gzip -dc d.csv', "\x28\xB5\x2F\xFD\x04" => 'compressed by zstd; pipe it: zstd -dc d.csv',
             'BZh91AY&SY' => 'compressed by bzip2; pipe it: bzip2 -dc d.csv', "\xFD7zXZ\0" => 'compressed by xz; pipe it: xz -dc d.csv',
             "]\0\0\x80\0" => 'compressed by lzma; pipe it: xz -dc d.csv', ('a' x 257) . 'ustar' => 'a tar archive; pipe it: tar -xOf d.csv',
             "PK\x03\x04\x14\0" => 'a zip archive; pipe it: unzip -p d.csv');
refuses("magic: $magic{$_}", $_, [], 3, "d.csv: this is $magic{$_} | gdplot ... --data -") for sort keys %magic;
refuses('NumPy', "PK\x03\x04\x14\0\0\0loss.npy", [], 3, 'd.csv: this is an archive of NumPy arrays; save or export it as CSV');
refuses('a pickle', "\x80\4\x95\3\0", [], 3, 'd.csv: this is a pickle of Python; save or export it as CSV');
refuses('neither text nor known', "1 2\n" . join('', map { chr } 1 .. 60), [], 3, 'd.csv: this is no text; data are a table as text');
refuses('Excel', "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml", [], 3, 'd.csv: this is an Excel workbook; save it as CSV');
refuses('Parquet', "PAR1\x15\x04", [], 3, 'd.csv: this is a Parquet file; save or export it as CSV');
reads('no Parquet', "PAR1,PAR2\n1,2\n", [], '1,2', 'PAR1,PAR2');
my @utf16 = map { encode($_, "x\N{U+20AC},y\n1,2\n") } 'UTF-16LE', 'UTF-16BE';
reads('UTF-16', "\xFF\xFE$utf16[0]", [], '1,2', "x\xE2\x82\xAC,y");
reads('UTF-16, big-endian', "\xFE\xFF$utf16[1]", [], '1,2', "x\xE2\x82\xAC,y");
reads('UTF-16 without its mark', encode('UTF-16LE', "x,y\n1,2\n"), [], '1,2', 'x,y');
refuses('UTF-16 cut short', "\xFF\xFEx\0,\0y\0\n\0001\0,", [], 3, 'd.csv:2:1: 1 column where the first line has 2');
refuses('UTF-32', encode('UTF-32LE', "x,y\n1,2\n"), [], 3,
    'd.csv:1:2: a NUL byte; this is not a text file, or one in UTF-32, or in UTF-16 without a mark: save it as UTF-8');
refuses('no rows', '', [], 3, 'd.csv: no data; two columns of numbers are needed');

# Latin-1
my $latin = 'd.csv:1: the header is not UTF-8; read as Latin-1 (Windows-1252)';
reads('Latin-1', "R\xE9serv,Gr\xF6\xDFe\n1,2\n", [], '1,2', "R\xC3\xA9serv,Gr\xC3\xB6\xC3\x9Fe", $latin);
reads('Latin-1, named in UTF-8', "R\xE9serv,y\n1,2\n", ['--columns', "y,R\xC3\xA9serv"], '2,1', "y,R\xC3\xA9serv", $latin);
reads('Latin-1, named in Latin-1', "R\xE9serv,y\n1,2\n", ['--columns', "y,R\xE9serv"], '2,1', "y,R\xC3\xA9serv", $latin);
reads('Windows-1252', "price (\x80),y\n1,2\n", [], '1,2', "price (\xE2\x82\xAC),y", $latin);
reads('Latin-1 in other columns', "x,y,R\xE9serv\n1,2,3\n", [], '1,2', 'x,y');
reads('UTF-8', "R\xC3\xA9serv,y\n1,2\n", [], '1,2', "R\xC3\xA9serv,y");
refuses('Latin-1: the name that was meant', "R\xE9serv,y\n1,2\n", ['--columns', 'Reserv,y'], 2,
        "--columns: d.csv has no column named 'Reserv'; did you mean 'R\xC3\xA9serv'?");
refuses('a name with a comma is told as it is typed', qq(x,y,"price, USD"\n1,2,3\n), ['--columns', 'x,cost'], 2,
        q(--columns: d.csv has no column named 'cost'; row 1 has x, y, "price, USD"));

# what figures, their recipes and reports keep of all that
sub fine {
    my ($name, @command) = @_;
    my ($status, $out, $err) = run(@command);
    return ok($status == 0, $name, "status $status: $err");
}

sub label {
    my ($path, $text) = @_;
    return scalar grep { /^ *label .*: \Q$text\E$/ } split /\n/, slurp($path);
}

spill('homes.csv', qq("area, sq ft","price ""net"""\n1,2\n2,4.1\n3,5.9\n));
my @fit = ('fit', '-q', '-d', 'homes.csv', '--bias', 'train', '--lr', '0.01');
fine('fit with commas in names', @fit, '-o', 'fit.txt', '-o', 'fit.svg');
ok(label('fit.txt', 'area, sq ft') && label('fit.txt', 'price "net"'), 'are the axis titles', slurp('fit.txt'));
fine('fit by such names', @fit, '--columns', '"price ""net""","area, sq ft"', '-o', 'turned.txt', '-o', 'turned.svg');
ok(scalar(slurp('turned.txt') =~ /: price "net"\n.*: area, sq ft\n/s), 'turns the axes', slurp('turned.txt'));
for my $figure ('fit.svg', 'turned.svg') {
    fine("$figure: redo", 'redo', '-q', $figure, '-o', 'again.svg');
    ok(slurp('again.svg') eq slurp($figure), "$figure: the same bytes");
    fine("$figure: redo with its data", 'redo', '-q', '-d', 'homes.csv', $figure, '-o', 'again.svg');
    ok(slurp('again.svg') eq slurp($figure), "$figure: the same bytes again");
    fine("$figure: redo --check", 'redo', '--check', '-d', 'homes.csv', $figure);
}

spill('german.csv', "Land;x;y\nA;1.234,5;2\nB;;3\nC;2.000,5;4\nD;3.100;k. A.\n");
my @german = ('-d', 'german.csv', '--columns', 'x,y', '--decimal', 'comma', '--missing', 'skip');
my $counted = 'mean squared error over 2 examples (2 rows left out), b = 0';
for my $kind ('loss', 'grid', 'compare', 'history', 'contour', 'sweep', 'cobweb', 'fit') {
    my @more = $kind eq 'contour' ? ('--bias', 'train', '--lr', '1e-8') : ('--lr', $kind eq 'sweep' ? '1e-8,2e-8' : '1e-8');
    fine("$kind with rows left out", $kind, '-q', @german, @more, '-o', 'g.svg', '-o', 'g.txt');
    my ($caption) = slurp('g.txt') =~ /^caption: (.*)$/m;
    ok(scalar($caption =~ /\b2 rows left out\b/), "$kind: the caption counts them", $caption);
    fine("$kind: redo without the data", 'redo', '-q', 'g.svg', '-o', 'again.svg') if $kind ne 'fit';
    ok(slurp('again.svg') eq slurp('g.svg'), "$kind: the same bytes") if $kind ne 'fit';
    fine("$kind: redo with the data", 'redo', '-q', '-d', 'german.csv', 'g.svg', '-o', 'again.svg');
    ok(slurp('again.svg') eq slurp('g.svg'), "$kind: the same bytes again");
    my ($status, $out, $err) = run('redo', '--check', '-d', 'german.csv', 'g.svg', 'g.txt');
    ok($status == 0 && $err eq "gdplot: warning: german.csv: 2 of 4 rows left out, which lack a number\n",
        "$kind: redo --check with the data", $err);
}
fine('a figure of it', 'loss', '-q', @german, '--lr', '1e-8', '-o', 'g.svg');
ok(scalar(slurp('g.svg') =~ /\Q$counted\E/), 'its caption', slurp('g.svg'));
my $recipe = recipe_of('g.svg');
ok("$recipe->{decimal} $recipe->{missing} $recipe->{rows_left_out} $recipe->{n}" eq 'comma skip 2 2', 'its recipe');
fine('a trajectory of it', 'train', '-q', @german, '--lr', '1e-8', '-o', 'g.csv');
fine('is drawn without the data', 'loss', '-q', 'g.csv', '--path', '-o', 'again.svg');
ok(scalar(slurp('again.svg') =~ /\Q$counted\E/), 'and counts them, too');
spill('german.csv', "Land;x;y\nA;1.234,5;2\nB;1;3\nC;2.000,5;4\nD;3.100;k. A.\n");
my ($failed, $out, $said) = run('redo', '--check', '-d', 'german.csv', 'g.svg');
ok(scalar($failed == 1 && $said =~ /german\.csv has 3 rows, where its recipe says 2\n\z/), 'other data: redo --check says so', $said);
fine('redo with other data reads them alike', 'redo', '-q', '-d', 'german.csv', 'g.svg', '-o', 'again.svg');
ok(recipe_of('again.svg')->{n} == 3 && recipe_of('again.svg')->{rows_left_out} == 1, 'and counts what is left out of them');
fine('redo with other data and another format', 'redo', '-q', '-d', 'homes.csv', '--columns', '1,2', '--decimal', 'point',
    '--missing', 'fail', 'g.svg', '-o', 'again.svg');
ok(recipe_of('again.svg')->{n} == 3 && !defined recipe_of('again.svg')->{rows_left_out}, 'reads them so');

spill('years.csv', $years);
fine('a figure without its header', 'loss', '-q', '-d', 'years.csv', '--columns', '2,3', '--header', 'no', '--lr', '1e-8', '-o', 'y.svg');
ok(recipe_of('y.svg')->{header} eq 'no' && recipe_of('y.svg')->{n} == 4, 'keeps that');
($failed, $out, $said) = run('redo', '--check', '-d', 'years.csv', 'y.svg');
ok($failed == 0 && $said eq '', 'redo --check reads it so', $said);

spill('page.yaml', <<'YAML');
data: homes.csv
lr: 0.01
figures:
  - {kind: fit, name: list, columns: ['price "net"', 'area, sq ft']}
  - {kind: fit, name: text, columns: '"price ""net""","area, sq ft"'}
  - {kind: fit, name: numbers, columns: [2, 1]}
  - {kind: loss, name: german, data: german.csv, columns: [x, y], decimal: comma, missing: skip, header: yes, lr: 1e-8}
YAML
my ($made, $printed, $warned) = run('report', '-q', 'page.yaml', '-o', 'page');
ok($made == 0 && $warned eq "gdplot: warning: german.csv: 1 of 4 rows left out, which lack a number\n", 'a report of such data', $warned);
for my $name ('list', 'text', 'numbers') {
    ok(recipe_of("page/$name.svg")->{column_names} eq '"\"price \"\"net\"\"\",\"area, sq ft\""'
        || recipe_of("page/$name.svg")->{column_names} eq '"price \"net\",\"area, sq ft\""', "$name: the columns", recipe_of("page/$name.svg")->{column_names});
}

# what is no trajectory
my %trajectory = (
    "epoch,loss,val_loss\n1,2,3\n" => "not a trajectory but, by its column 'epoch', the log of another trainer; gdplot history FILE draws its curves, of a regular file",
    "Step\tValue\n1\t2\n" => "not a trajectory but, by its column 'Step', the log of another trainer; gdplot history FILE draws its curves, of a regular file",
    "Wall time,train/box_loss\n1,2\n" => "not a trajectory but, by its column 'train/box_loss', the log of another trainer; gdplot history FILE draws its curves, of a regular file",
    qq({"loss": 1}\n) => 'not a trajectory but JSON; gdplot train -o FILE.csv writes trajectories',
    "1 2\n3 4\n" => 'not a trajectory but numbers without a header; give data with --data FILE',
    "x,y\n1,2\n" => 'not a trajectory: its header is run,lr,iteration,PARAMETER,loss,slope; give data with --data FILE',
    "\x89PNG\r\n\x1A\n" => 'not a trajectory but a picture; gdplot redo FILE draws a figure of its own again',
    "<!DOCTYPE html>\n<html>\n" => 'not a trajectory but HTML or XML, perhaps the page of a download; gdplot train -o FILE.csv writes trajectories',
    "run,lr,iteration,x,loss\n" => 'not a trajectory: its header is run,lr,iteration,PARAMETER,loss,slope',
    qq(<svg xmlns="http://www.w3.org/2000/svg"/>\n) => 'not a trajectory but a picture; gdplot redo FILE draws a figure of its own again',
);
for my $bytes (sort keys %trajectory) {
    spill('t.csv', $bytes);
    my ($status, $printed, $err) = run('grid', 't.csv');
    $rows_of{$bytes}++;
    ok($status == 3 && $err eq "gdplot: t.csv:1:1: $trajectory{$bytes}\n", "given as a trajectory: $trajectory{$bytes}", $err);
}

for my $bytes (sort grep { $magic{$_} =~ /pipe it/ } keys %magic) {
    my $what = $magic{$bytes} =~ s/d\.csv/t.csv/r;

    spill('t.csv', $bytes);
    my ($status, $printed, $err) = run('grid', 't.csv');
    ok($status == 3 && $err eq "gdplot: t.csv: this is $what | gdplot ... -\n", "given as a trajectory: $what", $err);
}

ok(keys %rows_of >= 150, 'rows: ' . keys %rows_of);
done_testing();
