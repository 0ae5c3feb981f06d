#!/usr/bin/perl
# Where each option stands. The options are those that the help of any command lists; each needs a row below,
# so a new one fails here until it has one. All stand in the man page, in both completions for each command
# that takes them, in doc/options.md and, where 0.1 had none of that name, in CHANGES.md. An option that decides
# what a figure shows is kept in the figure's recipe, is drawn again and changed by redo, and is a key of a
# report's spec, whose documents print it; the others say something about one call alone, and no recipe holds
# them.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put run);
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $root = abs_path("$FindBin::Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C', HOME => $dir);

# Of a figure: the kind, the options that go before, a value that is not the default ('' of a flag), and the
# form of the file where SVG is not what it is about. `redo` is no where a recipe alone cannot be changed so:
# another objective needs other values besides.
my %shown = (
    function => {kind => 'grid', before => '--start 2 --lr 0.1', value => 'x^4', redo => 'no'},
    data => {kind => 'grid', before => '--lr 0.001', value => 'three.csv', redo => 'no'},
    columns => {kind => 'grid', before => '-d three.csv --lr 0.001', value => '1,3', redo => 'no'},
    header => {kind => 'grid', before => '-d three.csv --lr 0.001', value => 'yes', redo => 'no'},
    decimal => {kind => 'grid', before => '-d three.csv --lr 0.001', value => 'comma', redo => 'no'},
    missing => {kind => 'grid', before => '-d three.csv --lr 0.001', value => 'skip', redo => 'no'},
    bias => {kind => 'grid', before => '-d three.csv --lr 0.001', value => '2'},
    start => {kind => 'grid', value => '6'},
    lr => {kind => 'grid', value => '0.3'},
    optimizer => {kind => 'history', value => 'momentum:beta=0.5,adam'},
    iterations => {kind => 'history', value => '12'},
    log => {kind => 'history', before => '--iterations 4', value => ''},
    linear => {kind => 'history', value => ''},
    'below-minimum' => {kind => 'history', value => ''},
    normalize => {kind => 'history', before => '-d three.csv --bias train --lr 0.001', value => '0.3'},
    tolerance => {kind => 'history', value => '0.5'},
    keep => {kind => 'history', before => '--iterations 40', value => 'last:10'},
    rows => {kind => 'grid', before => '--iterations 8', value => '2'},
    cols => {kind => 'grid', before => '--iterations 8', value => '2'},
    states => {kind => 'grid', before => '--iterations 8', value => '0,2,4'},
    path => {kind => 'loss', before => '--function x^2 --start 7 --lr 0.1', value => ''},
    gradient => {kind => 'loss', before => '--function x^2 --start 7 --lr 0.1', value => '1'},
    over => {kind => 'map', value => 'lr=0.01:1:20,start=-5:5:10'},
    show => {kind => 'map', before => '--over lr=0.01:1:20,start=-5:5:10', value => 'loss'},
    'no-step' => {kind => 'grid', value => ''},
    animate => {kind => 'history', value => ''},
    frames => {kind => 'history', value => '0,3,8', form => 'gif'},
    delay => {kind => 'history', value => '90', form => 'gif'},
    loop => {kind => 'history', value => '2', form => 'gif'},
    upto => {kind => 'history', value => '4'},
    residuals => {kind => 'fit', before => '-d three.csv --lr 0.001', value => ''},
    equal => {kind => 'contour', value => ''},
    metric => {kind => 'history', logs => 'keras.csv', value => 'acc'},
    x => {kind => 'history', logs => 'keras.csv', value => 'row'},
    smooth => {kind => 'history', logs => 'keras.csv', value => '0.6'},
    band => {kind => 'history', logs => 'seeds.csv', value => 'sd', before => '--group run*', redo => 'no'},
    group => {kind => 'history', logs => 'seeds.csv', before => '--band sd', value => 'run*', redo => 'no'},
    align => {kind => 'history', logs => 'seeds.csv', before => '--band sd --group run*', value => ''},
    overlay => {kind => 'history', logs => 'keras.csv', value => ''},
    domain => {kind => 'grid', value => '-9:9'},
    range => {kind => 'grid', value => '-9:99'},
    along => {kind => 'grid', before => '--function x^2+y^2 --start 3,2 --lr 0.1', value => 'y'},
    size => {kind => 'grid', value => '500x500'},
    'text-size' => {kind => 'grid', value => '9pt'},
    scale => {kind => 'grid', value => '2', form => 'png'},
    theme => {kind => 'grid', value => 'dark'},
    font => {kind => 'grid', value => 'Font.ttf'},
    'svg-font' => {kind => 'grid', value => 'outline'},
    template => {kind => 'grid', value => 'mine.mustache', form => 'gp', redo => 'no'},
    terminal => {kind => 'grid', value => 'dumb', form => 'gp'},
    title => {kind => 'grid', value => 'another title'},
    xlabel => {kind => 'grid', value => 'weight'},
    ylabel => {kind => 'grid', value => 'cost of it'},
    letters => {kind => 'grid', value => ''},
    caption => {kind => 'grid', value => 'another caption'},
    renderer => {kind => 'grid', value => 'cairo'},
);

# Of one call: where results go, how much is printed, what is asked of them.
my %said = map { $_ => 1 } qw(output format timeout init list only replace live jobs check within floor pixels summary expect annotate
    quiet help version);

# What 0.1 had: these need no line in CHANGES.md.
my %old = map { $_ => 1 } qw(function data columns bias start lr iterations normalize tolerance keep rows cols states
    path gradient equal domain range along size scale theme font svg-font template terminal title caption output format
    renderer timeout init list only jobs check within floor pixels summary expect annotate quiet help version);

sub gdplot { return run($gdplot, @_) }

# The options of each command.
my (%takes, %options);
my ($status, $help) = gdplot('--help');
my ($list) = $help =~ /^Commands:\n(.*?)\n\n/ms;
my @commands = $list =~ /^  (\w+) /mg;
ok(@commands >= 12, 'the help lists the commands', $help);
for my $command (@commands) {
    my ($failed, $text) = gdplot('help', $command);
    $takes{$command} = {map { $_ => 1 } $text =~ /^  (?:-\w, |    )--([a-z0-9-]+)/mg};
    $options{$_} = 1 for keys %{$takes{$command}};
    ok(!$failed && $takes{$command}{quiet}, "the help of $command lists its options", $text);
}
my @options = sort keys %options;
my @unknown = grep { !$shown{$_} && !$said{$_} } @options;
ok(!@unknown, 'each option has a row in this test', "none: @unknown");
my @gone = grep { !$options{$_} } (keys %shown, keys %said);
ok(!@gone, 'each row is of an option', "no option: @gone");

# Documents. In roff a dash is \-.
my $man = slurp("$root/doc/gdplot.1") =~ s/\\-/-/gr;
my $page = slurp("$root/doc/options.md");
my $changes = slurp("$root/CHANGES.md");
my %completion = (bash => slurp("$root/doc/gdplot.bash"), zsh => slurp("$root/doc/_gdplot"));
for my $option (@options) {
    ok(scalar $man =~ /^(?:\\fB-\w\\fR, )?\\fB--\Q$option\E\\fR/m, "--$option is in the man page");
    ok(scalar $page =~ /^ {4}.*--\Q$option\E(?![a-z0-9-])/m, "--$option is in doc/options.md");
    ok(scalar($old{$option} || $changes =~ /--\Q$option\E\b/), "--$option is in CHANGES.md");
}
for my $shell (sort keys %completion) {
    for my $command (@commands) {
        my ($part) = $completion{$shell} =~ /^ {4}\Q$command\E\)(.*?);;/ms;
        my @missing = grep { ($part // '') !~ /--\Q$_\E(?![a-z0-9-])/ } sort keys %{$takes{$command}};
        ok(!@missing, "$shell completes the options of $command", "missing: @missing");
    }
}

chdir $dir or die "$dir: $!";
put('three.csv', "size,rooms,price\n1,2,3\n2,3,5\n4,3,6\n6,5,9\n");
put('seeds.csv', "run,step,loss\nrun1,0,2\nrun1,10,1\nrun2,0,3\nrun2,10,2\n");
put('keras.csv', "epoch,acc,loss,val_loss\n0,0.1,2.5,2.6\n1,0.5,1.5,1.9\n2,0.8,0.7,2.1\n");
put('mine.mustache', "# {{title}}\n{{#recipe}}# {{.}}\n{{/recipe}}");
put('Font.ttf', slurp("$root/src/text/fonts/GdplotSymbols-Regular.ttf"));

# The arguments of a row, without or with its option.
sub arguments {
    my ($option, $with) = @_;
    my $row = $shown{$option};
    my @value = $row->{value} eq '' ? () : ($row->{value});
    return ($row->{kind}, $row->{logs} // (), split(' ', $row->{before} // ''), $with ? ("--$option", @value) : ());
}

sub recipe_line {
    my ($path, $option) = @_;
    my ($failed, $text) = gdplot('recipe', $path);
    my ($line) = $text =~ /^(\Q$option\E: .*)$/m;
    return $failed ? undef : $line;
}

for my $option (grep { $shown{$_} && $options{$_} } @options) {
    my $row = $shown{$option};
    my $form = $row->{form} // 'svg';
    my ($file, $plain, $again, $changed) = map { "$option-$_.$form" } qw(with without again changed);
    my ($failed, $text) = gdplot(arguments($option, 1), '-q', '-o', $file);
    ok(!$failed && -s $file, "--$option is taken", $text);
    if ($option ne 'template') {
        ok(defined recipe_line($file, $option), "--$option is in the recipe");
        ($failed, $text) = gdplot('redo', '-q', $file, '-o', $again);
        ok(!$failed && slurp($again) eq slurp($file), "redo draws --$option again", $text);
    }
    if (!$row->{redo}) {
        gdplot(arguments($option, 0), '-q', '-o', $plain);
        ok(slurp($plain) ne slurp($file), "--$option changes the figure");
        ($failed, $text) = gdplot('redo', '-q', $plain, (arguments($option, 1))[-($row->{value} eq '' ? 1 : 2) .. -1],
            '-o', $changed);
        ok(!$failed && slurp($changed) eq slurp($file), "redo --$option changes it to the same", $text);
    }

    # A report's spec takes it as a key, and its page prints it.
    my @told = arguments($option, 0);
    splice @told, 1, 1, 'logs', $row->{logs} if $row->{logs};
    my %key = ('kind', @told, @{[$option]}, $row->{value} eq '' ? 'true' : $row->{value});
    my %named = (d => 'data');
    my $spec = join '', map { my $name = s/^-+//r; '    ' . ($named{$name} // $name) . ": '$key{$_}'\n" } sort keys %key;
    put("$option.yaml", "formats: [$form]\ndocuments: [markdown]\nfigures:\n  -\n$spec");
    ($failed, $text) = gdplot('report', '-q', "$option.yaml", '-o', "$option-report");
    ok(!$failed, "$option is a key of a report", $text);
    ok(scalar slurp("$option-report/$option.md") =~ /gdplot.* --\Q$option\E\b/, "--$option stands in its page");
}

# An option of one call is in no recipe.
my ($failed, $recipe) = gdplot(qw(grid -q --format svg --summary s.txt --expect converging -o call));
ok(!$failed, 'options of a call are taken', $recipe);
(undef, $recipe) = gdplot('recipe', 'call');
# (The key "check" is the recipe's own last line.)
my @kept = grep { $_ ne 'check' && $recipe =~ /^\Q$_\E:/m } keys %said;
ok(!@kept, 'and are in no recipe', "kept: @kept");
done_testing();
