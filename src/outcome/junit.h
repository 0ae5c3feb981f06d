/*
 * JUnit XML, as CI services read it: a test suite with a test case for each run and each verdict
 * expected of it. The same runs give the same bytes: it has no times and no names of machines.
 *
 *     <testsuite name="gdplot" tests="2" failures="1">
 *       <testcase classname="f(x) = x²" name="lr 0.1: converging"/>
 *       <testcase classname="f(x) = x²" name="lr 1 is diverging">
 *         <failure message="cycling, where diverging was expected">cycling after …</failure>
 *       </testcase>
 *     </testsuite>
 */
#ifndef GDPLOT_OUTCOME_JUNIT_H
#define GDPLOT_OUTCOME_JUNIT_H

#include <stdio.h>

#include "outcome/expectations.h"

void junit_write(const struct expectations *expectations, FILE *stream);

#endif
