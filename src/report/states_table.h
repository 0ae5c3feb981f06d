/* The table of the states that a figure shows. */
#ifndef GDPLOT_REPORT_STATES_TABLE_H
#define GDPLOT_REPORT_STATES_TABLE_H

#include "outcome/table.h"
#include "report/composed.h"

/*
 * A row a state: the rate where there are several runs, the iteration, the parameters, the loss and
 * the slopes. Of a figure with a panel a state, those states; of others all, or of a run with more
 * than 20 states 0, 1, 2, 5, 10, 20, 50, … and the last. No rows where nothing is trained. The
 * caller releases it.
 */
struct table states_table(const struct composed *composed);

#endif
