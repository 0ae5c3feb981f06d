#!/usr/bin/perl
# No output is an input, nor another output, whatever the names: each kind of input with each kind of output of
# each command, through the same name, .., //, symbolic and hard links. Each pair is refused with status 2 and one
# line, and leaves every file as it was. The inputs and outputs are the options whose help has FILE or FOLDER, and
# the operands: a new one fails here until it has a row below.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put);
use Cwd 'abs_path';
use File::Temp 'tempdir';

my $root = abs_path("$FindBin::Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
%ENV = (PATH => $ENV{PATH}, LC_ALL => 'C', HOME => $dir);
chdir $dir or die "$dir: $!";

# Runs the program, standard input and output redirected to files where they are given: its status and messages.
sub run {
    my ($arguments, %to) = @_;
    my $pid = fork;
    defined $pid or die "fork: $!";
    if (!$pid) {
        open STDERR, '>', "$dir/.messages";
        open STDOUT, '>>', $to{out} // '/dev/null';
        open STDIN, '<', $to{in} // '/dev/null';
        exec {$gdplot} 'gdplot', @$arguments;
    }
    waitpid $pid, 0;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, slurp("$dir/.messages"));
}

# What there is to be read, and what each command needs besides to read it.
my ($font) = grep { -e } map { "$_/DejaVuSans.ttf" } '/usr/share/fonts/truetype/dejavu', "$root/src/text/fonts";
put('points', "1 2\n2 3\n3 5\n");
put('mine', "# {{title}}{{> part}}\n{{#recipe}}# {{.}}\n{{/recipe}}");
put('half', "# part\n");
run(['train', '-q', '--iterations', 8, '--lr', 0.1, '-o', 'run.csv']);
run(['fit', '-q', '-d', 'points', '--lr', 0.01, '--iterations', 9, '-o', 'fit.png']);
run(['grid', '-q', '-o', 'grid.png', '-o', 'grid.pdf']);
my %content = (
    data => slurp('points'),
    font => slurp($font),
    template => slurp('mine'),
    partial => slurp('half'),
    trajectory => slurp('run.csv'),
    log => "epoch,loss\n0,2\n1,1\n",
    figure => slurp('grid.png'),
    'another figure' => slurp('fit.png'),
    part => slurp('points'),
);

# How an input kind is given on the command line of a figure, of redo and of diff: %s is its name.
my %given = (
    data => ['-d', '%s', '--lr', '0.01'],
    font => ['--font', '%s'],
    template => ['--template', '%s', '-o', 'other.gp'],
    partial => ['--template', 'outer.mustache', '-o', 'other.gp'],
    trajectory => ['%s'],
    log => ['%s'],
);

# The options that name files, and what they are; the metavariables of the others.
my %reads = (data => ['data'], font => ['font'], template => ['template', 'partial']);
my %writes = (output => ['figure', 'companion', 'standard output'], summary => ['summary']);
my %plain = map { $_ => 1 } split ' ', 'A sd|se|minmax|quartiles|gsd PATTERN,... NAME,... yes|no loss|zone|minimum|iterations point|comma fail|skip C EPS EXPR K K,K,... MS KIND FIELD=LO:HI:N LO:HI N NAME NAME[:KEY=VALUE],... R RATE,... RATE,RATE,... RULE S SECONDS SIZE T
    TEXT VALUE VERDICT V[,V] WHAT,... WxH X,Y';
my %operands = ('' => [], '[TRAJECTORY]' => ['trajectory'], '[TRAJECTORY | [NAME=]LOG...]' => ['trajectory', 'log'], 'SPEC.yaml' => ['spec'], FIGURE => ['figure'], 'KIND|FIGURE' => ['figure'],
    'A B' => ['figure', 'another figure'], '[FILE...]' => ['part']);

my (%takes, %operand);
my $help = qx($gdplot --help);
my ($list) = $help =~ /^Commands:\n(.*?)\n\n/ms;
my @commands = $list =~ /^  (\w+) /mg;
for my $command (@commands) {
    my $text = qx($gdplot help $command);
    my ($usage) = $text =~ /^Usage: gdplot \w+ \[OPTIONS\] ?(.*)$/m;
    ok(defined $usage && $operands{$usage}, "the operands of $command are known here", $usage // $text);
    $operand{$command} = $operands{$usage // ''} // [];
    my @unknown;
    while ($text =~ /^  (?:-\w, |    )--([a-z0-9-]+)(?: (\S+))?/mg) {
        my ($option, $argument) = ($1, $2 // '');
        next if $text =~ /^  (?:-\w, |    )--\Q$option\E  /m || $plain{$argument};
        $takes{$command}{$option} = 1 if $argument =~ /^(?:FILE|FOLDER)$/;
        push @unknown, "--$option $argument" unless $takes{$command}{$option} && ($reads{$option} || $writes{$option});
    }
    ok(!@unknown, "the files that $command names are known here", "unknown: @unknown");
}

# How one file may have two names: from the name in the one place to that in the other.
my @spellings = (
    ['the same name', sub { return $_[0] }],
    ['..', sub { return "sub/../$_[0]" }],
    ['//', sub { return ".//sub//..//$_[0]" }],
    ['a symbolic link', sub { symlink $_[0], "symbolic-$_[0]" or die "symlink: $!"; return "symbolic-$_[0]" }],
    ['a hard link', sub { link $_[0], "hard-$_[0]" or die "link: $!"; return "hard-$_[0]" }],
);

# Every file of the folder, with its content and what it is.
sub everything {
    my %all;
    for my $path (glob '* .* sub/*') {
        next if -d $path && !-l $path;
        $all{$path} = -l $path ? '-> ' . readlink $path : (stat $path)[1] . ' ' . slurp($path);
    }
    return \%all;
}

sub differences {
    my ($before, $after) = @_;
    my %names = (%$before, %$after);
    return grep { ($before->{$_} // '') ne ($after->{$_} // '') } sort keys %names;
}

my ($pairs, $destroyed, $number) = (0, 0, 0);
my @wrong;

# Runs a pair in a folder of its own, where `set` puts the files and gives the arguments.
sub pair {
    my ($name, $set) = @_;
    $number++;
    (mkdir("$dir/$number") && chdir("$dir/$number") && mkdir('sub')) or die "$dir/$number: $!";
    my ($arguments, %to) = $set->();
    my $before = everything();
    my ($status, $messages) = run($arguments, %to);
    my @changed = differences($before, everything());
    $pairs++;
    $destroyed++ if @changed;
    push @wrong, "$name: gdplot @$arguments: status $status, changed: @changed; $messages"
        if @changed || $status != 2 || $messages !~ /\Agdplot: [^\n]* (?:which is read|written twice)[^\n]*\n\z/;
    chdir $dir;
    system 'rm', '-rf', "$dir/$number";
    return;
}

# The input of a kind under `name`, and what has to be there besides.
sub put_input {
    my ($kind, $name) = @_;
    put($name, $content{$kind});
    if ($kind eq 'partial') {
        link $name, 'part.mustache' or die "link: $!";
        put('outer.mustache', $content{template});
    } elsif ($kind eq 'template') {
        put('part.mustache', $content{partial});
    }
    return;
}

# A file that is read is called after what is to be written over it: x-inc.pdf, for one, which -o x.tex writes. %s
# is its other name, with `option` in place of its end.
my %output = (
    figure => {end => '.svg', arguments => ['-o', '%s']},
    trajectory => {end => '.csv', arguments => ['-o', '%s']},
    script => {end => '.gp', arguments => ['-o', '%s']},
    sums => {end => '.sums', arguments => ['-o', '%s']},
    difference => {end => '.png', arguments => ['-o', '%s']},
    page => {end => '.json', arguments => ['-o', '%s']},
    'page printed' => {end => '.json', arguments => ['-o', '-', '--format', 'json'], out => 1},
    companion => {end => '-inc.pdf', arguments => ['-o', '%s'], option => '.tex'},
    summary => {end => '.csv', arguments => ['--summary', '%s']},
    'standard output' => {end => '.csv', arguments => ['-o', '-', '--format', 'csv'], out => 1},
    'what is printed' => {end => '.log', arguments => [], out => 1},
);
my %kinds = map { $_ => 1 } $list =~ /^  (grid|loss|history|compare|contour|fit|sweep|map|cobweb) /mg;

sub outputs_of {
    my $command = shift;
    return qw(difference) if $command eq 'diff';
    return qw(sums) if $command eq 'sums';
    return ('page', 'page printed') if $command eq 'page';
    return () if $command eq 'recipe';
    return qw(trajectory summary), 'standard output' if $command eq 'train';
    return (qw(figure script companion), 'standard output', $takes{$command}{summary} ? 'summary' : ());
}

for my $command (grep { $_ ne 'report' } @commands) {
    my @inputs = map { @{$reads{$_}} } grep { $takes{$command}{$_} } sort keys %reads;
    my @before = $command eq 'redo' ? ('kept.png') : ();
    push @inputs, grep { $command ne 'redo' } @{$operand{$command}};
    for my $input (@inputs) {
        next if $command =~ /^(?:sweep|map)$/ && $input eq 'trajectory';
        next if $command eq 'page' && $input =~ /^(?:template|partial)$/; # a page takes none
        @before = $input eq 'figure' ? () : ('grid') if $command eq 'page';
        for my $output (outputs_of($command), 'what is printed') {
            my %o = %{$output{$output}};
            next if $command eq 'redo' && $o{end} eq '.csv' && $output ne 'standard output';
            # Logs have no states to be written.
            $o{arguments} = ['-o', '-', '--format', 'svg'] if $input eq 'log' && $output eq 'standard output';
            my @needed = $command eq 'loss' ? ('--path') : ();
            # All kinds of figures run through one file: one of them takes all names, the others one each.
            my @names = $command =~ /^(?:grid|train|redo|diff)$/ ? @spellings : $spellings[$number % @spellings];
            for my $spelling (@names) {
                pair("$command, $input, $output, $spelling->[0]", sub {
                    my $name = "x$o{end}";
                    put_input($input, $name);
                    put('kept.png', $content{figure});
                    my $other = $spelling->[1]->($name);
                    my $typed = $o{option} ? $other =~ s/\Q$o{end}\E$/$o{option}/r : $other;
                    my @given = map { s/%s/$name/r } @{$given{$input} // ['%s']};
                    @given = ('--pixels', $input eq 'figure' ? ($name, 'kept.png') : ('kept.png', $name))
                        if $command eq 'diff';
                    @given = ('-d', $name, '-d', 'kept.png') if $command eq 'sums' && $input eq 'data';
                    my @how = map { s/%s/$typed/r } @{$o{arguments}};
                    return ([$command, @before, @given, @needed, @how], $o{out} ? (out => $other) : ());
                });
            }
        }
    }
}

# Standard input, redo's figure as the companion, and a trajectory whose recipe names the data that fit reads.
for my $spelling (@spellings) {
    pair("standard input, $spelling->[0]", sub {
        put('x.csv', $content{data});
        return (['train', '-q', '-d', '-', '--lr', '0.01', '-o', $spelling->[1]->('x.csv')], in => 'x.csv');
    });
    pair("a recipe's data, $spelling->[0]", sub {
        put('x.csv', $content{data});
        run(['train', '-q', '-d', 'x.csv', '--lr', '0.01', '-o', 'run.csv']);
        return (['fit', 'run.csv', '-o', 'fit.svg', '-o', $spelling->[1]->('x.csv')]);
    });
    pair("a recipe's data elsewhere, $spelling->[0]", sub {
        put('x.csv', $content{data});
        run(['train', '-q', '-d', 'x.csv', '--lr', '0.01', '-o', 'sub/run.csv']);
        my $other = $spelling->[1]->('x.csv');
        rename 'x.csv', 'sub/x.csv' or die "rename: $!";
        symlink 'sub/x.csv', 'x.csv' or die "symlink: $!";
        return (['fit', 'sub/run.csv', '-o', 'fit.svg', '-o', $other]);
    });
    pair("redo's figure as a companion, $spelling->[0]", sub {
        put('x-inc.pdf', slurp("$dir/grid.pdf"));
        return (['redo', 'x-inc.pdf', '-o', $spelling->[1]->('x-inc.pdf') =~ s/-inc\.pdf$/.tex/r]);
    });
}

# Two outputs that are one file, which is there or not.
for my $there (0, 1) {
    for my $spelling (@spellings) {
        next if !$there && $spelling->[0] eq 'a hard link';
        for my $two (['x.csv', '-o', '-o'], ['x.csv', '-o', '--summary'], ['x-inc.pdf', '-o', '-o']) {
            my ($name, $first, $second) = @$two;
            pair("two outputs, $name, $second, $spelling->[0]", sub {
                put($name, 'old') if $there;
                my $other = $spelling->[1]->($name) =~ s/-inc\.pdf$/.tex/r;
                return (['grid', '-q', $first, $name, $second, $other]);
            });
        }
    }
}

# A report: each file that it makes, against each that it reads; --replace overwrites nothing of these. Some inputs
# have a name of their own, which is then a link to the file.
my %made = (
    figure => 'x.svg', trajectory => 'x.csv', script => 'x.gp', tex => 'x.tex', companion => 'x-inc.pdf',
    snippet => 'x-figure.tex', html => 'spec.html', markdown => 'spec.md', latex => 'spec.tex', page => 'spec.rst',
    list => '.gdplot-files', summary => 'sum.csv', printed => 'log',
);
my %own_name = (partial => 'part.mustache', 'page partial' => 'part.mustache', spec => 'spec.yaml',
    'page template' => 'own.rst.mustache');
for my $input (qw(data font template), sort keys %own_name) {
    my $fixed = $own_name{$input};
    for my $file (sort keys %made) {
        for my $spelling ($fixed ? @spellings[3, 4] : @spellings) {
            pair("report, $input, $file, $spelling->[0]", sub {
                my ($name, $page) = ($made{$file}, $input eq 'page partial' ? 'outer.rst.mustache' : 'own.rst.mustache');
                my $key = $input eq 'partial' ? 'template: outer.mustache' : '';
                my $content = $content{$input =~ s/^page //r};
                put('own.rst.mustache', '{{title}}') if $input ne 'page template';
                put($_, $content{template}) for 'outer.mustache', 'outer.rst.mustache';
                put('part.mustache', '') if $input eq 'template' || $input eq 'page template';
                put($name, $content) if $input ne 'spec';
                if (!$fixed) {
                    $key = "$input: " . $spelling->[1]->($name);
                } elsif ($input ne 'spec') {
                    rename $spelling->[1]->($name), $fixed or die "rename: $!";
                }
                put($input eq 'spec' ? $name : 'spec.yaml',
                    "output: .\nformats: [svg, csv, gp, tex]\ndocuments: [html, markdown, latex]\ntemplate: $page\n"
                    . "lr: 0.01\nfigures:\n  - kind: grid\n    name: x\n" . ($key && "    $key\n"));
                rename $spelling->[1]->($name), $fixed or die "rename: $!" if $input eq 'spec';
                return (['report', '--replace', 'spec.yaml', '--summary', 'sum.csv'],
                    $file eq 'printed' ? (out => 'log') : ());
            });
        }
    }
}

ok(!@wrong, "pairs of an input or output and an output: $pairs, destroyed: $destroyed", @wrong[0 .. ($#wrong < 30 ? $#wrong : 30)]);
print "# pairs: $pairs, destroyed: $destroyed, not refused as they should be: ", scalar @wrong, "\n";

# What is to work.
sub works {
    my ($name, $arguments, %to) = @_;
    my ($status, $messages) = run($arguments, %to);
    ok($status == 0, "$name works", "status $status: $messages");
    return;
}
chdir $dir;
put('redo.png', $content{figure});
link 'redo.png', 'hard.png' or die "link: $!";
symlink 'redo.png', 'symbolic.png' or die "symlink: $!";
works('redo of its own figure', ['redo', 'redo.png', '--theme', 'dark']);
works('redo with -o of its own figure', ['redo', 'redo.png', '-o', './redo.png']);
works('redo over a symbolic link', ['redo', 'redo.png', '-o', 'symbolic.png']);
works('redo of a symbolic link', ['redo', 'symbolic.png']);
ok(-l 'symbolic.png', 'which stays one');
works('redo over a hard link', ['redo', 'redo.png', '-o', 'hard.png', '-o', 'redo.svg']);
works('/dev/null as input and output', ['train', '-q', '-o', '/dev/null', '--format', 'csv', '-o', '/dev/null']);
works('an output that is standard output', ['grid', '-q', '-o', '/dev/stdout', '--format', 'svg'], out => 'stdout.svg');
works('data on standard input', ['train', '-q', '-d', '-', '--lr', '0.01', '-o', 'out.csv'], in => 'points');
works('the same data twice', ['grid', '-q', '-d', 'points', '--lr', '0.01', '--font', $font, '-o', 'out.svg']);
works('outputs of one folder', ['grid', '-q', '-o', 'a.svg', '-o', 'b.svg', '-o', 'sub.svg', '--summary', 'c.csv']);
done_testing();
