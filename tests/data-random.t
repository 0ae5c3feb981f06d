#!/usr/bin/perl
# Random tables, written in random ways: what was written is what is read, to the sums. The seed is fixed; another
# one and how many: data-random.t SEED COUNT.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin";
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Tap;

my $gdplot = $ENV{GDPLOT} || abs_path("$FindBin::Bin/..") . '/build/gdplot';
my $seed = shift // 4180;
my $count = shift // 300;
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die;

sub random {
    $seed = ($seed * 1103515245 + 12345) % 2147483648;
    return int($seed / 65536) % shift;
}

sub any { return $_[random(scalar @_)] }

# A number with three decimals at most; its text in the table.
sub number { return (random(2) ? '' : '-') . random(any(10, 1000, 30000)) . any('', '', '.' . (1 + random(9)), '.' . (100 + random(900))) }

sub written {
    my ($number, $table) = @_;
    $number =~ s/^-/\xE2\x88\x92/ if $table->{minus};
    if ($table->{comma}) {
        $number =~ tr/./,/;
        $number =~ s/(\d)(\d{3})(?!\d)/$1.$2/ if $table->{groups} && $number =~ /^\D*[1-9]\d{3,5}(,|$)/;
    }
    return $number;
}

my @texts = ('', 'a', 'Oslo', 'New York', 'a, b', 'x;y', "two\nlines", 'the "net"', '5" pipe', '"', '""', "tab\there", '1,2', '# no comment',
    "three\n\nlines\n", '; ,"' . "\n" . '",', 'R' . "\xC3\xA9", '3,5;7');

# A text as a cell of the table: in quotes where it needs them, or where the table has them everywhere.
sub cell {
    my ($text, $table) = @_;
    my $special = $table->{separator} eq ' ' ? qr/[ \t"\n]|^$|^#/ : qr/[\Q$table->{separator}\E"\n#]|^ | $/;
    return $text if $text !~ $special && !$table->{quotes} && random(8);
    my $doubled = $text =~ s/"/""/gr;
    $doubled =~ s/\n/$table->{end}/g;
    return qq("$doubled");
}

sub record {
    my ($table, @cells) = @_;
    my $between = $table->{separator};
    my $join = sub { $between eq ' ' ? any(' ', '  ', "\t") : $between . ($table->{blanks} ? any('', ' ') : '') };
    my $line = shift @cells;
    $line .= $join->() . $_ for @cells;
    return $line . $table->{end};
}

sub names {
    my ($table) = @_;
    my @names = map { my $text = any('x', 'y', 'time', 'area, sq ft', 'speed; m/s', 'the "net"', 'two lines', "Gr\xC3\xB6\xC3\x9Fe", '2019'); "$text $_" } 0 .. $table->{width} - 1;
    return @names;
}

sub quoted_name {
    my ($name) = @_;
    return '"' . ($name =~ s/"/""/gr) . '"';
}

sub table {
    my %table = (separator => any(',', ',', ';', "\t", ' '), end => any("\n", "\n", "\r\n", "\r", "\r\r\n"), quotes => !random(4),
        blanks => !random(3), width => 2 + random(5), header => random(3) > 0, skip => !random(3), groups => random(2), minus => !random(6));
    $table{comma} = !random(3) && ($table{separator} ne ',' || $table{quotes});
    my ($x, $y) = (random($table{width}), random($table{width}));
    $y = ($x + 1) % $table{width} if $x == $y;
    @table{'x', 'y'} = ($x, $y);
    # What the other columns hold; text would make a header of row 1 where there is none.
    my @kind = map { $table{header} || $table{separator} eq ' ' ? any('text', 'number') : 'number' } 1 .. $table{width};
    my @names = names(\%table);
    my $bytes = random(8) ? '' : "\xEF\xBB\xBF";
    $bytes .= any('', '', "# made by hand, \"once\"$table{end}", $table{end});
    $bytes .= record(\%table, map { cell($_, \%table) } @names) if $table{header};
    my (@points, $left_out);
    $left_out = 0;
    for my $row (0 .. 3 + random(30)) {
        my @values = map { $kind[$_] eq 'number' || $_ == $x || $_ == $y ? number() : any(@texts) } 0 .. $table{width} - 1;
        my @cells = map { $kind[$_] eq 'number' || $_ == $x || $_ == $y ? cell(written($values[$_], \%table), \%table) : cell($values[$_], \%table) } 0 .. $table{width} - 1;
        if ($table{skip} && $row > 1 && !random(5)) {
            $cells[any($x, $y)] = cell(any('NA', '?', $table{separator} eq ' ' ? 'n/a' : '', 'missing', 'nan'), \%table);
            $left_out++;
        } else {
            push @points, [@values[$x, $y]];
        }
        $bytes .= $table{end} if !random(9);
        $bytes .= "# a \"note$table{end}" if !random(9);
        $bytes .= record(\%table, @cells);
    }
    $bytes =~ s/[\r\n]+\z// if !random(4);
    my $by_name = $table{header} && random(2);
    my @options = ('--columns', $by_name ? join(',', map { quoted_name($names[$_]) } $x, $y) : $x + 1 . ',' . ($y + 1));
    push @options, '--decimal', 'comma' if $table{comma};
    push @options, '--missing', 'skip' if $table{skip};
    push @options, '--header', $table{header} ? 'yes' : 'no' if !random(4);
    my $wanted_names = $table{header} ? [map { $names[$_] } $x, $y] : undef;
    return ($bytes, \@options, \@points, $left_out, $wanted_names);
}

# Sums of differences from the first point: none is larger than the doubles that hold it can be off by 1e-9.
sub sums {
    my (@points) = @_;
    my ($n, $x0, $y0) = (scalar @points, @{$points[0]});
    my ($u, $v, $uu, $uv) = (0, 0, 0, 0);
    for (@points) {
        my ($a, $b) = ($_->[0] - $x0, $_->[1] - $y0);
        $u += $a;
        $v += $b;
        $uu += $a * $a;
        $uv += $a * $b;
    }
    my ($sxx, $sxy) = ($uu - $u * $u / $n, $uv - $u * $v / $n);
    return (n => $n, mean_x => $x0 + $u / $n, mean_y => $y0 + $v / $n, sxx => $sxx, least_squares_w => $sxx > 1e-6 ? $sxy / $sxx : undef);
}

sub near {
    my ($got, $wanted) = @_;
    return !defined $wanted || (defined $got && abs($got - $wanted) <= 1e-9 * (1 + abs $wanted));
}

for my $number (1 .. $count) {
    my ($bytes, $options, $points, $left_out, $names) = table();
    open my $out, '>:raw', 'd.csv' or die;
    print $out $bytes;
    close $out;
    unlink 'o.csv';
    my @command = ($gdplot, 'train', '-q', '-d', 'd.csv', @$options, '--lr', '1e-12', '--iterations', '1', '-o', 'o.csv');
    my $pid = fork;
    if (!$pid) {
        open STDERR, '>', 'err';
        exec @command;
    }
    waitpid $pid, 0;
    my $status = $?;
    my %recipe;
    if (open my $in, '<', 'o.csv') {
        while (<$in>) {
            $recipe{$1} = $2 if /^# (\w+): ([^,\n]*)/;
        }
    }
    my %sums = sums(@$points);
    my @wrong = grep { !near($recipe{$_}, $sums{$_}) } sort keys %sums;
    push @wrong, 'rows_left_out' if ($recipe{rows_left_out} // 0) != $left_out;
    push @wrong, 'column_names' if defined $names != exists $recipe{column_names};
    my $error = do { open my $in, '<', 'err'; local $/; <$in> // '' };
    ok($status == 0 && !@wrong, "table $number", "status $status, $error", "@$options", "wrong: @wrong", split /\n/, $bytes =~ s/\r/\\r/gr);
}
done_testing();
