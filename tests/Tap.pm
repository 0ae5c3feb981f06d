# What the tests in Perl share: TAP.
#   ok PASSED, NAME, DETAILS...    the details, a line each, are printed where it did not pass
#   done_testing                   prints the plan; the last line of every test
package Tap;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT = ('ok', 'done_testing');
my $run = 0;

sub ok {
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

1;
