#!/usr/bin/perl
# gnuplot's figure is the same as ours, for every golden figure: the script's panels, limits, ticks and
# data are those of the dump; drawn, its panels lie within half a pixel and its states within one; and
# gnuplot has nothing to say of it.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Tap;
use File::Temp 'tempdir';

my $gdplot = $ENV{GDPLOT} // 'build/gdplot';
my $pixels = ($ENV{BUILD} // 'build') . '/tests/pixels';
my $dir = tempdir(CLEANUP => 1);
$ENV{LC_ALL} = 'C.UTF-8';

sub slurp {
    open my $file, '<', shift or return '';
    local $/;
    return scalar <$file> // '';
}

# A figure's size, and its panels: box, axes with limits and ticks, marks with their vertices.
sub read_dump {
    my (@panels, $axis, $mark);
    my ($width, $height);
    for (split /\n/, shift) {
        ($width, $height) = ($1, $2) if /^figure (\S+) (\S+)/;
        push @panels, {box => [$1, $2, $3, $4], marks => []} if /^panel (\S+) (\S+) (\S+) (\S+)/;
        $axis = $panels[-1]{$1} = {low => $2, high => $3, log => !!$4, labelled => !!$5, ticks => []}
            if /^  axis (\w) (\S+) (\S+)( logarithmic)?( labelled)?/;
        push @{$axis->{ticks}}, [$1, $2] if /^    tick (\S+)(?: \([^)]*\))?: (.*)/;
        push @{$panels[-1]{marks}}, $mark = {kind => $1, role => $2, vertices => [], cased => !!$3}
            if /^  mark (\w+) (\w+(?: \d+)?) \d+(?: thin)?( cased)?$/;
        push @{$mark->{cells}}, [map { /^(.*) (\d+)$/ ? ($1) x $2 : () } split /, /, $1]
            if /^    row (.*)/;
        push @{$mark->{vertices}}, [$2, $3, $1] if /^    (move|line) (\S+) (\S+)/;
    }
    return ($width, $height, @panels);
}

sub unquote {
    my $text = shift;
    return substr $text, 1, -1 if $text =~ /^'/;
    $text = substr $text, 1, -1;
    $text =~ s/\\([0-7]{3})/chr oct $1/ge;
    return $text;
}

# The panels of a script: limits, ticks, and the rows and manners of its plots.
sub read_script {
    my ($script) = @_;
    my (%blocks, @panels);
    $blocks{$1} = $2 while $script =~ /^(\$\w+) << END\n(.*?)\nEND$/msg;
    my ($head, @sections) = split /^# ---- Panel .*\n/m, $script;
    for (@sections) {
        my %panel = (plots => []);
        for my $axis ('x', 'y') {
            my ($low, $high) = /^set ${axis}range \[(.*?):(.*?)\]$/m;
            my ($list) = /^set ${axis}tics \((.*)\)$/m ? $1 : /^unset ${axis}tics$/m ? '' : 'none';
            my @ticks;
            push @ticks, [$2, unquote($1)] while $list =~ /('[^']*'|"[^"]*") (\S+?)(?:, |$)/g;
            $panel{$axis} = {low => $low, high => $high, log => !!/^set logscale $axis$/m, ticks => \@ticks};
        }
        push @{$panel{plots}}, [$blocks{$1}, $2, $3] while /^(?:plot|    ) (\$\w+) with (\w+) (.*?)(?:, \\)?$/mg;
        unshift @{$panel{plots}}, [$blocks{$1}, $2, $3] if /^plot (\$\w+) matrix .*? with (image)(.*?)(?:, \\)?$/m;
        push @panels, \%panel;
    }
    return @panels;
}

# Whether each cell of the dump has a number of its role, row by row from the bottom.
sub same_cells {
    my ($rows, $cells) = @_;
    my (%number, %role);
    my @rows = reverse split /\n/, $rows;
    return 0 if @rows != @$cells;
    for my $row (0 .. $#rows) {
        my @numbers = split / /, $rows[$row];
        return 0 if @numbers != @{$cells->[$row]};
        for my $i (0 .. $#numbers) {
            my $role = $cells->[$row][$i];
            return 0 if ($number{$role} //= $numbers[$i]) ne $numbers[$i] || ($role{$numbers[$i]} //= $role) ne $role;
        }
    }
    return 1;
}

# The rows that a mark of the dump is to have.
sub rows_of {
    my ($mark) = @_;
    my @v = @{$mark->{vertices}};
    return join ' ', @{$v[0]}[0, 1], $v[1][0] - $v[0][0], $v[1][1] - $v[0][1] if $mark->{kind} eq 'arrow';
    my $rows = '';
    for my $i (0 .. $#v) {
        $rows .= $v[$i][2] eq 'move' && $mark->{kind} =~ /line|area/ ? "\n\n" : "\n" if $i;
        $rows .= "$v[$i][0] $v[$i][1]";
    }
    return $rows;
}

# Numbers as Perl computes them may differ from ours in the last digit.
sub same_rows {
    my ($rows, $wanted) = @_;
    return 1 if $rows eq $wanted;
    return 0 if ($rows =~ s/\n\n//gr) =~ tr/\n// != ($wanted =~ s/\n\n//gr) =~ tr/\n//;    # pieces
    my @a = split /\s+/, $rows;
    my @b = split /\s+/, $wanted;
    return @a == @b && !grep { abs($a[$_] - $b[$_]) > 1e-12 * (abs($a[$_]) + abs($b[$_])) } 0 .. $#a;
}

# What differs between the marks that are cased and the casings that are plotted: the same, and in the same order, an
# arrow's for its shaft and for its head, and each before the mark itself.
sub casing_differences {
    my ($marks, $plots) = @_;
    my (@wanted, @casings, @found);
    push @wanted, ($_) x ($_->{kind} eq 'arrow' ? 2 : 1) for grep { $_->{cased} } @$marks;
    my ($drawn, $cased) = (0, 0);    # marks so far, and casings
    for my $plot (@$plots) {
        if ($plot->[2] =~ /linecolor rgb background linewidth/) {
            push @casings, $plot;
            next;
        }
        next if $plot->[2] =~ /linecolor rgb background/;
        my $mark = $marks->[$drawn++] // {};
        $cased += $mark->{kind} eq 'arrow' ? 2 : 1 if $mark->{cased};
        push @found, "mark $drawn comes before its casing" if $cased > @casings;
    }
    push @found, @wanted . ' casings, not ' . @casings if @wanted != @casings;
    for my $i (0 .. ($#wanted < $#casings ? $#wanted : $#casings)) {
        my $wanted = rows_of($wanted[$i]) =~ s/\n+/\n/gr;
        push @found, "casing $i: other rows" unless same_rows($casings[$i][0] =~ s/\n+/\n/gr, $wanted);
    }
    return @found;
}

# What differs between the axes and the marks of a panel and those of its section in the script.
sub differences {
    my ($panel, $section) = @_;
    my @found;
    for my $name ('x', 'y') {
        my ($a, $b) = ($panel->{$name}, $section->{$name});
        push @found, "limits of $name: $a->{low} $a->{high}, $b->{low} $b->{high}"
            if $a->{low} ne $b->{low} || $a->{high} ne $b->{high} || $a->{log} != $b->{log};
        my $ours = join '|', map { "$_->[0]=" . ($a->{labelled} ? $_->[1] : '') } @{$a->{ticks}};
        my $theirs = join '|', map { "$_->[0]=$_->[1]" } @{$b->{ticks}};
        push @found, "ticks of $name: $ours, $theirs" if $ours ne $theirs;
    }
    my @plots = grep { $_->[2] !~ /linecolor rgb background/ } @{$section->{plots}};    # without what fills markers, and casings
    my @marks = grep { @{$_->{vertices}} } @{$panel->{marks}};
    push @found, casing_differences(\@marks, $section->{plots});
    push @found, @marks . ' marks, ' . @plots . ' plots' if @marks != @plots;
    for my $i (0 .. ($#marks < $#plots ? $#marks : $#plots)) {
        my ($mark, $plot) = ($marks[$i], $plots[$i]);
        if ($mark->{kind} eq 'cells') {
            push @found, "mark $i: other cells" unless $plot->[1] eq 'image' && same_cells($plot->[0], $mark->{cells});
            next;
        }
        my $manner = {area => 'filledcurves', line => 'lines', arrow => 'vectors'}->{$mark->{kind}} // 'points';
        my $style = $mark->{role} =~ s/ //r;
        my ($rows, $wanted) = ($plot->[0], rows_of($mark));
        ($rows, $wanted) = map { s/\n+/\n/gr } $rows, $wanted if $manner eq 'points';
        push @found, "mark $i, $mark->{kind} $mark->{role}: $plot->[1] $plot->[2]"
            if $plot->[1] ne $manner || $plot->[2] !~ /linestyle $style\b/
            || ($manner eq 'points' && $plot->[2] !~ /pointtype $mark->{kind}\b/);
        push @found, "mark $i, $mark->{kind} $mark->{role}: other rows" unless same_rows($rows, $wanted);
    }
    return @found;
}

sub part {
    my ($axis, $value) = @_;
    return ($value - $axis->{low}) / ($axis->{high} - $axis->{low}) unless $axis->{log};
    return (log($value) - log($axis->{low})) / (log($axis->{high}) - log($axis->{low}));
}

# Runs gnuplot on the script, which is to print each panel's box and limits as gnuplot knows them.
sub measure {
    my ($script, $width, $height) = @_;
    my $print = 'print GPVAL_TERM_XMIN, GPVAL_TERM_XMAX, GPVAL_TERM_YMIN, GPVAL_TERM_YMAX, '
        . 'GPVAL_X_MIN, GPVAL_X_MAX, GPVAL_Y_MIN, GPVAL_Y_MAX';
    $script =~ s/^(unset label; unset arrow; unset object)$/$print\n$1/mg;
    open my $file, '>', "$dir/measure.gp" or die $!;
    print $file "set print '-'\nset terminal pngcairo size @{[int($width + 0.5)]},@{[int($height + 0.5)]}\nset output '$dir/measure.png'\n$script";
    close $file;
    my @lines = split /\n/, `gnuplot -d '$dir/measure.gp' 2>'$dir/messages'`;
    return ($?, slurp("$dir/messages"), map { [split] } @lines);
}

# How far gnuplot's panel is from ours, and its states: the largest distances, in pixels.
sub distances {
    my ($panel, $height, $measured) = @_;
    my ($x0, $x1, $y0, $y1, @limits) = @$measured;
    my ($left, $top, $wide, $high) = @{$panel->{box}};
    my @theirs = ($x0 + 0.5, $x1 + 0.5, $height - 0.5 - $y1, $height - 0.5 - $y0);    # dots have their number in their middle
    my @ours = ($left, $left + $wide, $top, $top + $high);
    my ($box) = sort { $b <=> $a } map { abs($theirs[$_] - $ours[$_]) } 0 .. 3;
    my %x = (%{$panel->{x}}, low => $limits[0], high => $limits[1]);
    my %y = (%{$panel->{y}}, low => $limits[2], high => $limits[3]);
    my $state = 0;
    for my $vertex (map { @{$_->{vertices}} } grep { $_->{kind} !~ /area|line|arrow/ } @{$panel->{marks}}) {
        my $dx = $theirs[0] + part(\%x, $vertex->[0]) * ($theirs[1] - $theirs[0]) - $left
            - part($panel->{x}, $vertex->[0]) * $wide;
        my $dy = $theirs[3] + part(\%y, $vertex->[1]) * ($theirs[2] - $theirs[3]) - $top - $high
            + part($panel->{y}, $vertex->[1]) * $high;
        my $distance = sqrt($dx**2 + $dy**2);
        $state = $distance if $distance > $state;
    }
    return ($box, $state);
}

if (system('gnuplot --version >/dev/null 2>&1') != 0) {
    print "1..0 # SKIP gnuplot is not installed\n";
    exit;
}

my ($panels, $states) = (0, 0);
my %seen;
for (split /\n/, `sh tests/golden-files list`) {
    my ($file, $arguments) = split / /, $_, 2;
    $arguments =~ s/ --renderer gnuplot\b//;
    next if $file !~ m{^tests/golden/} || $seen{$arguments}++;
    my @arguments = split / /, $arguments;
    my $status = system($gdplot, @arguments, '-o', "$dir/f.txt", '-o', "$dir/f.gp");
    my ($width, $height, @ours) = read_dump(slurp("$dir/f.txt"));
    my $script = slurp("$dir/f.gp");
    my @theirs = read_script($script);
    my @found = $status ? "status $status" : ();
    push @found, @ours . ' panels, ' . @theirs . ' sections' if @ours != @theirs;
    push @found, map { differences($ours[$_], $theirs[$_]) } 0 .. $#ours unless @found;
    ok(!@found, "$arguments: the script has what the dump has", @found);

    my ($ended, $messages, @measured) = measure($script, $width, $height);
    ok($ended == 0 && $messages eq '' && @measured == @ours, "$arguments: gnuplot draws it", $ended, $messages);
    my ($most_box, $most_state) = (0, 0);
    for my $i (0 .. $#measured) {
        my ($box, $state) = distances($ours[$i], $height, $measured[$i]);
        $most_box = $box if $box > $most_box;
        $most_state = $state if $state > $most_state;
        $panels++;
        $states += map { @{$_->{vertices}} } grep { $_->{kind} !~ /area|line|arrow/ } @{$ours[$i]{marks}};
    }
    ok($most_box < 0.5, "$arguments: panels within half a pixel", "$most_box pixels");
    ok($most_state < 1, "$arguments: states within a pixel", "$most_state pixels");
}
ok($panels > 250 && $states > 1000, "$panels panels and $states states were measured");

# And in the pictures themselves, where a mark stands alone: its centre, by its colour.
my $window = 8;
for (['cross state', 'b04a00', 'grid --rows 1'], ['cross state', 'e00000', 'grid --rows 1 --theme classic'],
    ['cross state', 'ff9a5c', 'grid --theme dark --rows 1 --size 700x400'],
    ['plus minimum', '007a59', 'loss -d data/pizza.txt --domain -1:4'], ['plus minimum', '007a59', 'compare'], ['plus minimum', '007a59', 'compare --lr 0.3,1 --size 700x500'],
    ['cross state', 'b04a00', 'grid --rows 1 --scale 2'])
{
    my ($mark, $colour, $arguments) = @$_;
    my $scale = $arguments =~ /--scale 2/ ? 2 : 1;
    my @arguments = split / /, $arguments;
    system($gdplot, @arguments, '-o', "$dir/ours.png", '-o', "$dir/ours.txt");
    system($gdplot, @arguments, '--renderer', 'gnuplot', '-o', "$dir/theirs.png");
    my ($width, $height, $panel) = read_dump(slurp("$dir/ours.txt"));
    my ($found) = grep { "$_->{kind} $_->{role}" eq $mark } @{$panel->{marks}};
    my $x = $panel->{box}[0] + part($panel->{x}, $found->{vertices}[0][0]) * $panel->{box}[2];
    my $y = $panel->{box}[1] + (1 - part($panel->{y}, $found->{vertices}[0][1])) * $panel->{box}[3];
    my @centres = map {
        [split ' ', `$pixels centre $dir/$_.png @{[int(($x - $window) * $scale)]} @{[int(($y - $window) * $scale)]} @{[2 * $window * $scale]} @{[2 * $window * $scale]} $colour`]
    } 'ours', 'theirs';
    my $distance = @{$centres[0]} && @{$centres[1]}
        ? sqrt(($centres[0][0] - $centres[1][0])**2 + ($centres[0][1] - $centres[1][1])**2) / $scale : 99;
    ok($distance < 1, "$arguments: the $mark is in the same place", "@{$centres[0]}, @{$centres[1]}");
}
done_testing();
