#!/usr/bin/perl
# The steps of templates/ci, run as the services run them: each script as it stands in its file, with the inputs in its
# environment; gdplot is fetched from a file, kept in the cache, and gates a log.
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
chdir $dir or die;
mkdir $_ for qw(bin home temp work);

# curl -fsSL -o FILE ADDRESS, of files alone; it notes that it was called.
put('bin/curl', "#!/bin/sh\necho \"\$4\" >>'$dir/fetched'\ncp \"\${4#file://}\" \"\$3\"\n");
chmod 0755, 'bin/curl';
my ($sha256) = `sha256sum '$gdplot'` =~ /^(\w+)/;
put('work/good.csv', "epoch,loss,val_loss\n0,2,3\n1,1,2\n2,0.5,1\n");
put('work/bad.csv', "epoch,loss,val_loss\n0,2,3\n1,nan,2\n2,0.5,4\n");

# The block of text behind a line of this pattern, without its indentation.
sub block {
    my ($file, $from, $key) = @_;
    my $text = slurp("$root/templates/ci/$file");
    $text =~ /$from.*?\n( *)$key\n((?:\1 +[^\n]*\n|\n)+)/s or die "$file: no $from";
    my $block = $2;
    my ($blanks) = $block =~ /^( +)/;
    $block =~ s/^$blanks//gm;
    return $block;
}

sub run_script {
    my ($shell, $script, %environment) = @_;
    put("$dir/script", $script);
    local %ENV = (PATH => "$dir/bin:$ENV{PATH}", HOME => "$dir/home", RUNNER_TEMP => "$dir/temp",
        GITHUB_PATH => "$dir/path", GITHUB_STEP_SUMMARY => "$dir/page", GDPLOT_FROM => "file://$gdplot",
        GDPLOT_SHA256 => $sha256, GATE_FOLDER => 'gate', GATE_OPTIONS => '', %environment);
    my $status = system("cd '$dir/work' && $shell '$dir/script' >'$dir/out' 2>'$dir/err'");
    return ($status >> 8, slurp("$dir/out"), slurp("$dir/err"));
}

# What stands below `runs` is a shell's as GitHub starts it.
my $bash = 'bash --noprofile --norc -eo pipefail';
my $install = block('action.yml', 'name: install', 'run: \|');
my $gate = block('action.yml', 'name: gate\n      shell', 'run: \|');
my @all = run_script($bash, $install);
ok($all[0] == 0 && slurp('path') eq "$dir/temp/gdplot\n" && -x 'temp/gdplot/gdplot', 'GitHub: gdplot is installed', @all);
@all = run_script($bash, $install);
ok($all[0] == 0 && slurp('fetched') eq "file://$gdplot\n", 'and fetched once', @all, slurp('fetched'));
@all = run_script($bash, $install, GDPLOT_SHA256 => '0' x 64);
ok($all[0] != 0, 'what is not the file is refused', @all);
my $path = "$dir/temp/gdplot:$dir/bin:$ENV{PATH}";
@all = run_script($bash, $gate, PATH => $path, GATE_LOGS => '*.csv', GATE_EXPECT => "good=val_loss.last <= 1\n\nloss.last < 3\n");
ok($all[0] == 0 && $all[1] eq '', 'GitHub: what is as expected passes', @all);
ok(!(grep { !-s "work/gate/$_" } qw(history.svg history.png runs.md runs.xml badge.svg)) && slurp('page') eq slurp('work/gate/runs.md'),
    'with its figures, and the table on the page');
@all = run_script($bash, $gate, PATH => $path, GATE_LOGS => '*.csv', GATE_EXPECT => "val_loss.last <= 1\nloss.finite\n");
ok($all[0] == 1 && (() = $all[1] =~ /^::error /mg) == 2, 'what is not fails, and is annotated', @all);
ok(slurp('work/gate/runs.xml') =~ /failures="2"/ && -s 'work/gate/history.png', 'with its figures');
@all = run_script($bash, $gate, PATH => $path, GATE_LOGS => 'gone.csv', GATE_EXPECT => 'loss.finite');
ok($all[0] == 4, 'a log that is missing', @all);
ok(!-e 'work/gate/history.png' && !-e 'work/gate/runs.md', 'has no figures of the run before');

# A log's name is not taken for an option: it begins with a dash, and a pattern finds it.
put('work/--output=stolen.svg', slurp('work/good.csv'));
run_script($bash, $gate, PATH => $path, GATE_LOGS => '*.csv --output=*', GATE_EXPECT => 'loss.finite');
ok(!-e 'work/stolen.svg', 'GitHub: no name of a log is an option');

my $prepare = block('gitlab.yml', 'before_script:', '- \|');
my $script = block('gitlab.yml', '\n  script:', '- \|');
unlink 'fetched';
for my $time (1, 2) {
    @all = run_script('sh -e', "$prepare$script", GATE_LOGS => 'good.csv', GATE_EXPECT => 'val_loss.last <= 1, loss.finite');
    ok($all[0] == 0 && slurp('work/gate/gl-code-quality.json') =~ /^\[\s*\]$/, "GitLab: what is as expected passes, time $time", @all);
}
ok(slurp('fetched') eq "file://$gdplot\n", 'and gdplot is fetched once', slurp('fetched'));
@all = run_script('sh -e', "$prepare$script", GATE_LOGS => 'good.csv bad.csv', GATE_EXPECT => 'val_loss.last <= 1, loss.finite',
    GATE_OPTIONS => '--linear');
ok($all[0] == 1 && (() = slurp('work/gate/gl-code-quality.json') =~ /"fingerprint"/g) == 2, 'what is not fails, in the report of code quality', @all);
ok(!(grep { !-s "work/gate/$_" } qw(history.svg history.png runs.md runs.xml badge.svg)), 'with its figures');
run_script('sh -e', "$prepare$script", GATE_LOGS => 'good.csv --output=*', GATE_EXPECT => 'loss.finite');
ok(!-e 'work/stolen.svg', 'GitLab: no name of a log is an option');
@all = run_script('sh -e', $prepare, GDPLOT_SHA256 => '1' x 64);
ok($all[0] != 0, 'what is not the file is refused', @all);
run_script('sh -e', "$prepare$script", GATE_LOGS => 'gone.csv', GATE_EXPECT => 'loss.finite');
ok(!-e 'work/gate/history.png' && !-e 'work/gate/runs.md', 'nor has a log that is missing figures of the run before');

# Images have no lists of packages, in which apt-get finds what a package needs.
put('bin/apt-get', "#!/bin/sh\necho \"\$*\" >>'$dir/apt'\n");
put('bin/sudo', "#!/bin/sh\nexec \"\$@\"\n");
chmod 0755, 'bin/apt-get', 'bin/sudo';
put('gdplot.deb', 'a package');
my ($of_package) = `sha256sum '$dir/gdplot.deb'` =~ /^(\w+)/;
for my $job (['GitHub', $bash, $install, qr{/}], ['GitLab', 'sh -e', $prepare, qr{\./}]) {
    my ($name, $shell, $steps, $where) = @{$job};
    unlink 'apt';
    @all = run_script($shell, $steps, GDPLOT_FROM => "file://$dir/gdplot.deb", GDPLOT_SHA256 => $of_package);
    ok($all[0] == 0 && slurp('apt') =~ /\Aupdate -q\ninstall -y --no-install-recommends $where.*\.deb\n\z/,
        "$name: a package is installed, by lists of today", @all, slurp('apt'));
}
done_testing();
