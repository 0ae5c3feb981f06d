#!/usr/bin/perl
# gdplot page and report --live, but for what runs in a browser (tests/browser/live.t): what is written, its policy, what
# it tells of each figure, and what is refused. In the place of the program stands a small file, which nothing here runs.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap qw(ok done_testing slurp put run);
use Cwd 'abs_path';
use Digest::SHA 'sha256_base64';
use File::Temp 'tempdir';
use JSON::PP ();
use MIME::Base64 'decode_base64';

my $root = abs_path("$FindBin::Bin/..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die "$dir: $!";
mkdir 'program' or die $!;
put('program/gdplot.wasm', "\0asm\1\0\0\0");
put('program/gdplot.js', "function gdplotRun() {}\n");
put('pizza.txt', slurp("$root/data/pizza.txt"));
put('pizza', "no figure\n");
$ENV{GDPLOT_WASM} = "$dir/program";

sub gdplot { return run($gdplot, @_) }

sub is {
    my ($name, $found, $wanted) = @_;
    return ok($found eq $wanted, $name, "found:  $found", "wanted: $wanted");
}

my $json = JSON::PP->new->utf8->allow_nonref;
sub json {
    my ($status, $out) = gdplot('page', @_, '-q', '-o', '-', '--format', 'json');
    return $status ? {failed => $out} : $json->decode($out);
}

# The bytes of base85, as src/base/base85.h has it.
sub base85 {
    my ($text) = @_;
    my @digits = grep { !/["&'<>\\`{}]/ } map { chr } 33 .. 126;
    my %value = map { $digits[$_] => $_ } 0 .. $#digits;
    my $bytes = '';
    for my $five ($text =~ /(.{1,5})/g) {
        my $number = 0;
        $number = $number * 85 + ($value{$_} // 84) for (split //, $five), (' ') x (5 - length $five);
        $bytes .= substr pack('N', $number), 0, length($five) - 1;
    }
    return $bytes;
}

# Without the program.
{
    local $ENV{GDPLOT_WASM} = '/nowhere';
    my $how = "gdplot: a live page has gdplot in it as WebAssembly, and gdplot.wasm is not here; make deps-wasm wasm builds it, "
        . "make install and make deb take it along, GDPLOT_WASM names its folder\n";
    is('without the program a page says how to get it', join(' ', gdplot(qw(page grid -o lesson.html))), "5 $how");
    put('spec.yaml', "documents: html\nfigures: [{kind: grid}]\n");
    is('and a live report, too', join(' ', gdplot(qw(report spec.yaml --live))), "5 $how");
    ok(!-e 'lesson.html' && !-e 'spec', 'nothing is written');
    ok(json('grid')->{drawing}, 'what a page shows needs no program');
}

# What a page consists of.
is('a page is named after its kind', join(' ', gdplot(qw(page grid))), "0 grid.html\n");
my $page = slurp('grid.html');
my ($policy) = $page =~ /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
my ($script) = $page =~ m{<script>(.*?)</script>}s;
is('its policy allows its script alone, no network and no forms', $policy, "default-src 'none'; script-src 'sha256-" . sha256_base64($script)
    . "=' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'");
my @scripts = $page =~ /<script([^>]*)>/g;
is('other scripts are data', join('|', map { s/^ type="([^"]*)".*/$1/r } @scripts),
    'application/json|application/json|application/octet-stream|application/octet-stream|');
ok(!(grep { !m{^http://www.w3.org/} } $page =~ m{(https?://[^"'\s<]*)}g), 'it names no address');
my $still = $page =~ s{<script.*?</script>}{}gsr;
ok($still =~ /<figure>.*<svg .*<\/svg>.*<\/figure>/s && $still !~ /<(?:button|input type="range")/,
    'without scripts it has its figure, and no control that does nothing');
my ($packed) = $page =~ m{id="gdplot-program">([^<]*)<};
put('packed.gz', base85($packed));
is('the program is in it, compressed', `gzip -dc packed.gz`, slurp('program/gdplot.wasm'));

# Of each kind: the drawing is the one of its command, and each option that decides what is seen is a setting.
my %not = map { $_ => 1 } qw(data columns header decimal missing bias normalize font template svg-font scale terminal renderer animate frames
    delay loop metric x smooth band group align overlay);
my %own = map { $_ => 1 } qw(output format timeout jobs summary expect annotate quiet help version);
my (undef, $help) = gdplot('--help');
my @kinds = grep { (gdplot('help', $_))[1] =~ /--theme/ } grep { !/^(?:report|page|redo)$/ } $help =~ /^  (\w+) {2,}/mg;
ok(@kinds >= 9, 'there are kinds', "@kinds");
for my $kind (grep { $_ ne 'fit' } @kinds) {
    my @args = $kind eq 'map' ? ('map', '--over', 'lr=0.01:1:12,start=-5:5:10', '-f', 'x^2') : ($kind);
    my $shown = json(@args);
    my ($status, $svg) = gdplot(@args, '-q', '-o', '-', '--format', 'svg');
    ok(!$shown->{failed} && !$status && $json->encode($shown->{drawing}) eq $json->encode($json->decode($json->encode(decode($svg)))),
        "$kind: the drawing is that of the command", $shown->{failed} // '');
    my $command = $shown->{command} =~ s/^gdplot /'$gdplot' /r;
    system "$command -q" and print "# $command failed\n";
    ok(slurp("$kind.svg") eq $svg, "$kind: and that of the command that the page shows", $command);
    my %takes = map { $_ => 1 } (gdplot('help', $kind))[1] =~ /^  (?:-\w, |    )--([a-z0-9-]+)/mg;
    my @wanted = grep { !$not{$_} && !$own{$_} } sort keys %takes;
    is("$kind: its settings are its options", join(' ', sort map { $_->{name} } @{$shown->{fields}}), "@wanted");
    ok(!(grep { !length $_->{help} || !length $_->{label} || !length $_->{type} } @{$shown->{fields}}), "$kind: each is explained");
}

sub decode { my ($text) = @_; utf8::decode($text); return $text; }
sub field { my ($shown, $name) = @_; return (grep { $_->{name} eq $name } @{$shown->{fields}})[0]; }

my $rates = json('history', '--lr', '0.1,0.3');
is('a learning rate is turned on a logarithmic scale, up to twice the limit', $json->canonical->encode(field($rates, 'lr')->{turns}),
    '[{"high":2,"log":true,"low":0.002,"mark":1,"whole":false}]');
is('the limit is that of the optimiser', field(json(qw(grid --optimizer momentum:beta=0.5)), 'lr')->{turns}[0]{mark}, 1.5);
ok(!defined field(json(qw(grid --optimizer adam)), 'lr')->{turns}[0]{mark}, 'and none where there is none');
is('what was asked for is told from what was chosen', join(' ', map { $_->{name} } grep { $_->{asked} } @{$rates->{fields}}), 'lr');
is('a verdict is a word and a sentence', $json->canonical->encode($rates->{runs}[1]),
    '{"name":"lr 0.3","verdict":"converging","words":"converging: each step keeps 0.4 of the distance"}');
is('panels know their parameters', $json->canonical->encode([map { [$_->{x}{parameter}, $_->{y}{parameter}] } @{json('contour')->{panels}}]), '[[0,1]]');
is('a slice its own', $json->encode(json(split ' ', 'loss -f x^2+y^2 --start 1,2 --lr 0.1 --along y')->{panels}[0]{x}{parameter}), 1);
is('and what is over iterations has none', scalar @{$rates->{panels}}, 0);

# Data: the page gives the program their sums in a recipe, and to fit the points.
sub source {
    my ($file) = @_;
    return $json->decode((slurp($file) =~ m{class="source">([^<]*)<})[0]);
}

gdplot(qw(page history -d pizza.txt --lr 0.001 -o history.html));
my $source = source('history.html');
ok(!$source->{points} && $source->{recipe} =~ /^sxx: /m, 'of data a page has the sums');
ok(!(grep { $_->{name} eq 'fit' } @{$source->{kinds}}), 'and offers no kind that needs the rows');
mkdir 'bare' or die $!;
for my $kind (qw(history grid)) {
    my $recipe = $source->{recipe} =~ s/^command: .*/command: $kind/mr =~ s/^check: .*\n//mr;
    put('bare/figure.gp', $recipe =~ s/^/# /gmr);
    chdir 'bare';
    my $shown = json('figure.gp', '--lr=0.0005');
    chdir '..';
    my (undef, $svg) = gdplot($kind, qw(-d pizza.txt --lr 0.0005 -q -o - --format svg));
    ok(($shown->{drawing} // '') eq decode($svg), "$kind: of the sums alone the same bytes", $shown->{failed} // '');
    is("$kind: by the command", $shown->{command} =~ s/ --(?:start|iterations) \S+//gr, "gdplot $kind --data pizza.txt --lr 0.0005 -o $kind.svg");
}
gdplot(qw(page fit -d pizza.txt --lr 0.001 -o fit.html));
my $points = source('fit.html')->{points};
ok($points->{file} eq 'pizza.txt' && decode_base64($points->{bytes}) eq slurp('pizza.txt'), 'of fit it has the file');
put('large.txt', join '', "x y\n", map { "$_ $_\n" } 1 .. 30000);
is('unless that is large', (gdplot(qw(page fit -d large.txt --lr 1e-9 -o large.html)))[0], 6);

# A figure's file becomes a page; a report's figures come to life.
gdplot(qw(grid --lr 0.3 -q -o mine.svg));
my ($status) = gdplot(qw(page mine.svg --theme print -q -o mine.html));
my $mine = $json->decode((slurp('mine.html') =~ m{class="settings">([^<]*)<})[0]);
is('a page of a figure', "$status $mine->{kind} " . field($mine, 'lr')->{value} . ' ' . field($mine, 'theme')->{value}, '0 grid 0.3 print');
put('spec.yaml', "documents: html\nformats: svg\nfunction: x^4\nfigures: [{kind: grid, start: 2, lr: 0.01}, {kind: loss, start: 1}]\n");
is('a live report', (gdplot(qw(report spec.yaml --live -q)))[0], 0);
is('has settings of each figure, and the program once', join(' ', scalar(() = slurp('spec/spec.html') =~ /class="settings"/g),
    scalar(() = slurp('spec/spec.html') =~ /id="gdplot-program"/g)), '2 1');
is('and is checked', join(' ', gdplot(qw(report spec.yaml --live --check -q))), '0 ');
is('without --live it is another', (gdplot(qw(report spec.yaml --check -q)))[0], 1);

# Hostile texts stay texts.
my $hostile = q{</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&};
gdplot('page', 'grid', '--title', $hostile, '--caption', $hostile, '--xlabel', $hostile, '-o', 'hostile.html');
my $text = slurp('hostile.html');
is('a title adds no script', scalar(() = $text =~ /<script/g), 5);
is('nor an element', scalar(() = $text =~ /<img/g), 0);
is('and is what it is', $json->decode(($text =~ m{class="settings">([^<]*)<})[0])->{title}, $hostile);

# What is refused, in a line.
put('run.csv', "step,loss\n0,3\n1,2\n");
gdplot(qw(history run.csv -q -o log.svg));
for my $row (
    [2, 'page needs a kind of figure: gdplot page grid', 'page'],
    [2, q{page: 'gird' is neither a kind of figure nor a file; did you mean 'grid'?}, qw(page gird)],
    [3, 'pizza: no recipe in it; is it a figure that gdplot made?', qw(page pizza)],
    [4, 'none.svg: cannot read: No such file or directory', qw(page none.svg)],
    [2, '--path: grid does not take it; see gdplot grid --help', qw(page grid --path)],
    [2, '--animate: of no use for a page, which draws its figure itself', qw(page grid --animate)],
    [2, '--output: a.png: not a format that a page can have; use .html, or .json for what it shows', qw(page grid -o a.png)],
    [2, '--output: -: not a format that a page can have; use .html, or .json for what it shows; -o - needs --format', qw(page grid -o -)],
    [2, '-o is given twice; a page is one file', qw(page grid -o a.html -o b.html)],
    [2, q{page has no option '--summary'; see gdplot page --help}, qw(page grid --summary -)],
    [2, q{page: nothing can be turned in this figure; one of a function or of data can be drawn anew, in gdplot's own fonts, and none of a trajectory or of logs},
        qw(page log.svg -o log.html)],
    [2, '--live: plain.yaml has no HTML document; add documents: html', qw(report plain.yaml --live)],
    ) {
    my ($wanted, $message, @command) = @$row;
    put('plain.yaml', "documents: markdown\nfigures: [{kind: grid}]\n");
    is("@command", join(' ', gdplot(@command)), "$wanted gdplot: $message\n");
}
put('data.html', slurp('pizza.txt'));
($status) = gdplot(qw(page history -d data.html --lr 0.001 -o data.html));
ok($status == 2 && slurp('data.html') eq slurp('pizza.txt'), 'a page does not take the place of its data');
done_testing();
