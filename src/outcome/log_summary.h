/* The summary of logs: a row for each metric of each run. */
#ifndef GDPLOT_OUTCOME_LOG_SUMMARY_H
#define GDPLOT_OUTCOME_LOG_SUMMARY_H

#include "outcome/outcomes.h"
#include "outcome/table.h"

/*
 * The table, for people, or with `exact` numbers that read back to the same double: how many values
 * there are, of which some may have been replaced when the run was resumed and some are not finite;
 * and of those that stand and are finite the first, the last, the least and the greatest, each with
 * its x. What several logs have alike is there once. The caller releases it.
 */
struct table log_summary_table(const struct outcomes *outcomes, bool exact);

#endif
