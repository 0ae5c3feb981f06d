# What the tests in Perl share: TAP.
#   ok PASSED, NAME, DETAILS...    the details, a line each, are printed where it did not pass
#   done_testing                   prints the plan; the last line of every test
# and, where they are asked for:
#   slurp PATH                     the text of a file; '' where there is none
#   put PATH, TEXT                 writes one
#   run COMMAND...                 its exit status, and what it prints, its messages too
package Tap;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT = ('ok', 'done_testing');
our @EXPORT_OK = ('slurp', 'put', 'run');
my $tests = 0;

sub ok($$@) {
    my ($passed, $name, @details) = @_;
    $tests++;
    print $passed ? '' : 'not ', "ok $tests - $name\n";
    print map { "# $_\n" } @details unless $passed;
    return $passed;
}

sub done_testing {
    print "1..$tests\n";
    return;
}

sub slurp {
    my $path = shift;
    open my $file, '<', $path or return '';
    local $/;
    return scalar <$file>;
}

sub put {
    my ($path, $text) = @_;
    open my $file, '>', $path or die "$path: $!";
    print $file $text;
    close $file or die "$path: $!";
    return;
}

sub run {
    my @command = @_;
    my $pid = open my $pipe, '-|';
    defined $pid or die "fork: $!";
    if (!$pid) {
        open STDERR, '>&', \*STDOUT;
        exec {$command[0]} @command or die "$command[0]: $!";
    }
    my $out = do { local $/; <$pipe> } // '';
    close $pipe;
    return ($? >> 8, $out);
}

1;
