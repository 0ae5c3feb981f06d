/* The table of the states that a figure shows. */
#ifndef GDPLOT_REPORT_STATES_TABLE_H
#define GDPLOT_REPORT_STATES_TABLE_H

#include "outcome/table.h"
#include "report/composed.h"
#include "report/states_seen.h"

/*
 * A row a state: the rate where there are several runs, the iteration, the parameters, the loss and
 * the slopes. Of a figure with a panel a state, those states; of others all, or of a run with more
 * than 20 states 0, 1, 2, 5, 10, 20, 50, … and the last. No rows where nothing is trained. The
 * caller releases it.
 *
 * A run all of whose states earlier tables have is left out; the numbers of the figures that have
 * them are set in `elsewhere`, which has room for them. What is shown is added to `seen` as that of
 * this figure.
 */
struct table states_table(const struct composed *composed, size_t figure, struct states_seen *seen,
                          bool *elsewhere);

#endif
