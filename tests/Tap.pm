# What the tests in Perl share: TAP.
#   ok PASSED, NAME, DETAILS...    the details, a line each, are printed where it did not pass
#   done_testing                   prints the plan; the last line of every test
# and, where they are asked for:
#   slurp PATH                     the text of a file; '' where there is none
#   put PATH, TEXT                 writes one
package Tap;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT = ('ok', 'done_testing');
our @EXPORT_OK = ('slurp', 'put');
my $run = 0;

sub ok($$@) {
    my ($passed, $name, @details) = @_;
    $run++;
    print $passed ? '' : 'not ', "ok $run - $name\n";
    print map { "# $_\n" } @details unless $passed;
    return $passed;
}

sub done_testing {
    print "1..$run\n";
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

1;
