#!/usr/bin/perl
# Hostile labels through every format and document but the browser's: exactly the cleaned text is shown, nothing
# is run, and no other file is made.
#
#   LABELS=1000 FOLDER=build/injection perl tests/injection/documents.t
#
# leaves the reports in the folder, and in texts.json what each of their pages should show.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Hostile qw(cleaned);
use Tap;
use Cwd qw(abs_path getcwd);
use File::Find 'find';
use File::Path qw(make_path remove_tree);
use JSON::PP ();

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $folder = $ENV{FOLDER} // 'build/injection';
my $count = $ENV{LABELS} // 1000;
my $figures = 25;    # of a report, with a title and a caption each
my $hostile = Hostile->new(7);
my $json = JSON::PP->new->utf8->canonical;
$ENV{LC_ALL} = 'C.UTF-8';
remove_tree($folder);
make_path($folder);
chdir $folder or die "$folder: $!";

sub read_file {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!";
    local $/;
    return <$file>;
}

sub write_file {
    my ($path, @content) = @_;
    open my $file, '>:raw', $path or die "$path: $!";
    print $file @content;
    close $file or die "$path: $!";
}

sub has_program { return system("command -v $_[0] >/dev/null 2>&1") == 0 }

# Passes where there are no complaints, of which some are printed.
sub none {
    my ($name, @complaints) = @_;
    return ok(!@complaints, $name, @complaints[0 .. ($#complaints < 5 ? $#complaints : 5)]);
}

# As pages and typesetters have it: blanks are one.
sub squeezed { return $_[0] =~ s/[ \t\n]+/ /gr =~ s/^ | $//gr }

# A text that is seen: an empty one would be no title.
sub visible_text {
    my $text = $hostile->text;
    return squeezed(cleaned($text)) eq '' ? "L$text" : $text;
}

sub quoted {
    utf8::decode(my $text = shift);
    return '"' . ($text =~ s/([^ !#-\[\]-~])/sprintf '\\U%08x', ord $1/ger) . '"';
}

# ---- The reports

my @reports;
for my $number (1 .. int(($count + 2 * $figures - 1) / (2 * $figures))) {
    my @labels = map { [visible_text(), visible_text()] } 1 .. $figures;
    my ($title, $description) = (visible_text(), visible_text());
    push @reports, {name => "r$number", title => $title, labels => \@labels};
    write_file("r$number.yaml", 'title: ', quoted($title), "\ndescription: ", quoted($description),
        "\ndocuments: [html, markdown, latex]\nformats: [svg, txt]\nsize: 4000x200\nfigures:\n",
        map { "- {kind: loss, name: f$_, title: " . quoted($labels[$_ - 1][0]) . ', caption: '
                . quoted($labels[$_ - 1][1]) . "}\n" } 1 .. $figures);
}
my @failed = grep { system($gdplot, 'report', '-q', "$_->{name}.yaml") != 0 } @reports;
none(@reports . ' reports of ' . 2 * $figures . ' labels', map { $_->{name} } @failed);

# Calls `look` with each figure's files, without extension, and its title and caption.
sub each_figure {
    my ($look) = @_;
    for my $report (@reports) {
        $look->("$report->{name}/f$_", @{$report->{labels}[$_ - 1]}) for 1 .. $figures;
    }
}

sub unescaped { return $_[0] =~ s/&lt;/</gr =~ s/&gt;/>/gr =~ s/&quot;/"/gr =~ s/&#39;/'/gr =~ s/&amp;/&/gr }

my (@dumps, @pictures, $shown);
each_figure(sub {
    my ($path, @labels) = @_;
    my %dumped = map { $_ => 1 } read_file("$path.txt") =~ /^label .*?\([^)]*\): (.*)/mg;
    my $svg = read_file("$path.svg");
    my %drawn = map { unescaped(s/<[^>]*>//gr) => 1 } $svg =~ m{<text[^>]*>(.*?)</text>}gs;
    my ($title) = $svg =~ m{<title>(.*?)</title>}s;
    push @dumps, grep { !$dumped{$_} } map { cleaned($_) } @labels;
    push @pictures, grep { !$drawn{$_} } map { cleaned($_) } @labels;
    push @pictures, "<title>$title" if unescaped($title) ne cleaned($labels[0]);
    $shown += @labels;
});
none("$shown labels in dumps", @dumps);
none("$shown labels in SVG", @pictures);
none('every SVG is well-formed', grep { system("xmllint --noout $_->{name}/*.svg 2>messages") != 0 } @reports);

# ---- The recipe is YAML, and the command in a page is one of a shell

my $recipes = <<'END';
import glob, json, subprocess, sys, yaml
for path in sorted(glob.glob("r*/f*.svg")):
    text = subprocess.run([sys.argv[1], "recipe", path], capture_output=True, check=True).stdout
    recipe = yaml.safe_load(text.decode())
    print(json.dumps([path[:-4], recipe["title"], recipe["caption"]]))
END
SKIP: {
    if (system('python3 -c "import yaml" 2>/dev/null') != 0) {
        print "# SKIP python3-yaml is not installed: recipes are not read by another reader\n";
        last SKIP;
    }
    write_file('recipes.py', $recipes);
    my %read = map { my ($path, @texts) = @{$json->decode($_)}; ($path => \@texts) }
        split /\n/, `python3 recipes.py '$gdplot'`;
    my @wrong;
    each_figure(sub {
        my ($path, @labels) = @_;
        utf8::decode($_) for @labels;
        push @wrong, $path if "@{$read{$path} // []}" ne "@labels";
    });
    none('recipes are read as YAML: the labels as they were given', @wrong);
}

mkdir 'bin';
write_file('bin/gdplot', "#!/bin/sh\nfor argument; do printf '%s\\0' \"\$argument\"; done\nprintf '\\n'\n");
chmod 0755, 'bin/gdplot';
my @commands;
for my $report (@reports) {
    write_file('commands', map { "$_\n" } read_file("$report->{name}/$report->{name}.md") =~ /^    (gdplot .*)$/mg);
    my @runs = split /\0\n/, `PATH="\$PWD/bin:\$PATH" sh commands 2>&1`;
    for my $i (0 .. $figures - 1) {
        my %options = map { split /\0/, $_, 2 } ($runs[$i] // '') =~ /(--(?:title|caption)\0[^\0]*)/g;
        my @got = map { $_ // '' } @options{qw(--title --caption)};
        push @commands, "$report->{name}: command $i" if "@got" ne join ' ', map { cleaned($_) } @{$report->{labels}[$i]};
    }
}
none('a shell reads the commands in pages: the cleaned labels', @commands);

# ---- Markdown

# The texts of a tree of Pandoc's; what is more than text is told.
sub pandoc_text {
    my ($inlines, $others) = @_;
    return join '', map {
        my ($type, $content) = ($_->{t}, $_->{c});
        push @$others, $type if $type !~ /^(Str|Space|SoftBreak)$/;
        $type eq 'Str' ? $content : ' ';
    } @$inlines;
}

sub read_markdown {
    my ($report, $form) = @_;
    my $tree = $json->decode(scalar `pandoc -f $form -t json $report->{name}/$report->{name}.md`);
    my (@titles, @captions, @others);
    my @blocks = @{$tree->{blocks}};
    for my $i (0 .. $#blocks) {
        next if $blocks[$i]{t} ne 'Header' || $blocks[$i]{c}[0] != 2;
        my $title = pandoc_text($blocks[$i]{c}[2], \my @strange);
        next if $title !~ s/^Figure \d+: //;
        push @titles, $title;
        push @captions, pandoc_text($blocks[$i + 2]{c}, \@strange);
        push @others, @strange;
    }
    my $raw = $json->encode($tree);
    push @others, $1 while $raw =~ /"t":"(Raw\w+|Math|Note|Div|Span)"/g;
    push @others, grep { !/^f\d+(-figure)?\.(svg|txt|pdf|png)$/ || !-e "$report->{name}/$_" } $raw =~ /"t":"(?:Link|Image)"/ ? links($tree->{blocks}) : ();
    return (\@titles, \@captions, @others);
}

# Where all links and images lead.
sub links {
    my ($node) = @_;
    return map { links($_) } @$node if ref $node eq 'ARRAY';
    return () if ref $node ne 'HASH';
    my @own = ($node->{t} // '') =~ /^(Link|Image)$/ ? ($node->{c}[2][0]) : ();
    return (@own, map { links($_) } values %$node);
}

if (has_program('pandoc')) {
    for my $form ('gfm', 'markdown-smart') {
        my (@wrong, @others);
        for my $report (@reports) {
            my ($titles, $captions, @more) = read_markdown($report, $form);
            push @others, map { "$report->{name}: $_" } @more;
            for my $i (0 .. $figures - 1) {
                my @wanted = map { squeezed(cleaned($_)) } @{$report->{labels}[$i]};
                utf8::decode($_) for @wanted;
                my @got = map { squeezed($_->[$i] // '') } $titles, $captions;
                push @wrong, map { $json->encode(["$report->{name} $i", $wanted[$_], $got[$_]]) }
                    grep { $wanted[$_] ne $got[$_] } 0, 1;
            }
        }
        none("Markdown, as Pandoc's $form: the labels", @wrong);
        none("Markdown, as Pandoc's $form: nothing but text, and links to the report's own files", @others);
    }
} else {
    print "# SKIP pandoc is not installed: Markdown is not read\n";
}

# ---- LaTeX

# Letters and digits alone: lines are broken, and fonts have other quotes.
sub bare { return $_[0] =~ s/[^A-Za-z0-9]//gr }

if (has_program('pdflatex') && has_program('pdftotext')) {
    my (@broken, @missing);
    for my $report (@reports) {
        my $name = $report->{name};
        if (system("cd $name && pdflatex -interaction=nonstopmode -halt-on-error $name.tex >../messages 2>&1") != 0) {
            push @broken, $name;
            next;
        }
        my $page = bare(scalar `pdftotext -raw $name/$name.pdf -`);
        push @missing, grep { index($page, bare($_)) < 0 } map { cleaned($_) } map { @$_ } @{$report->{labels}};
    }
    none('pdflatex compiles every report', @broken);
    none('their pages show the labels', @missing);
} else {
    print "# SKIP pdflatex or pdftotext is not installed: LaTeX is not compiled\n";
}

# ---- Names of data files and of columns, in all that names them

my @names;
my %seen;
while (@names < $count / 10) {
    my $name = visible_text() =~ s{/}{|}gr;
    push @names, "$name.txt" if length $name < 200 && $name !~ /^\.|\n#/ && !$seen{$name}++;
}
my @columns = map { 'c' . cleaned(visible_text()) =~ s/[\s,;"]//gr } @names;
mkdir 'data';
write_file("data/$names[$_]", "$columns[$_],y\n1,2\n3,", 4 + $_, "\n") for 0 .. $#names;
write_file('data/names.yaml', "documents: [html, markdown, latex]\nformats: svg\nsize: 4000x200\n",
    "lr: 0.01\niterations: 3\nexpect: cycling\nfigures:\n",
    map { "- {kind: loss, path: true, name: d$_, data: " . quoted($names[$_]) . "}\n" } 0 .. $#names);
my $annotations = '';
for my $form ('csv', 'xml', 'md', 'txt') {
    $annotations = `'$gdplot' report -q data/names.yaml -o names --summary names.$form --annotate github 2>messages`;
    ok($? >> 8 == 1, "a report of hostile file names, and a summary as $form", $?, split /\n/, read_file('messages'));
}
my @objectives = map { 'ŷ = w·x on ' . cleaned($_) } @names;
write_file('rows.py', <<'END');
import csv, sys
for row in list(csv.reader(open("names.csv", newline="", encoding="utf-8")))[1:]:
    sys.stdout.buffer.write(row[0].encode() + b"\0")
END
my @rows = split /\0/, `python3 rows.py`;
none('CSV: the names', grep { ($rows[$_] // '') ne $objectives[$_] } 0 .. $#names);
my @classes = map { unescaped($_) } read_file('names.xml') =~ /<testcase classname="([^"]*)"/g;
none('JUnit XML: the names', map { $classes[$_] // '' } grep { ($classes[$_] // '') ne $objectives[$_] } 0 .. $#names);
ok(system('xmllint --noout names.xml') == 0, 'JUnit XML is well-formed');
my @lines = split /\n/, $annotations;
none('annotations: a line each', grep { !/^::error file=data\/names.yaml,title=[^:]*::/ } @lines);
ok(@lines == @names, 'and no more');
my @messages = map { (split /::/, $_, 3)[2] =~ s/: [a-z]+ after [^:]*$//r =~ s/%25/%/gr } @lines;
none('annotations: the names', grep { $messages[$_] ne $objectives[$_] } 0 .. $#names);
my @axes;
for my $i (0 .. $#names) {
    my %drawn = map { unescaped(s/<[^>]*>//gr) => 1 } read_file("names/d$i.svg") =~ m{<text[^>]*>(.*?)</text>}gs;
    push @axes, $names[$i] unless grep { index($_, cleaned($names[$i])) >= 0 } keys %drawn;
}
none('SVG: the names', @axes);
none('every SVG is well-formed', grep { system("xmllint --noout names/*.svg 2>messages") != 0 } 1);

# ---- What is left

my $ours = qr{^\./(data/|names/|r\d+/|(r\d+\.yaml|names\.\w+|messages|commands|(recipes|rows)\.py|bin/gdplot)$)};
my @strange;
find({no_chdir => 1, wanted => sub { push @strange, $_ if -f && (!/$ours/ || m{^\./(?!data/).*/?pwned[^/]*$}) }}, '.');
none('no other file was made', @strange);
write_file('texts.json', $json->encode([map { my $report = $_; {
    page => "$report->{name}/$report->{name}.html",
    texts => [map { my @texts = map { cleaned($_) } @$_; utf8::decode($_) for @texts; \@texts } @{$report->{labels}}],
} } @reports]));
done_testing();
