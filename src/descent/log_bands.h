/* Several runs of logs as one, with a band (descent/band.h) around the middle of their values. */
#ifndef GDPLOT_DESCENT_LOG_BANDS_H
#define GDPLOT_DESCENT_LOG_BANDS_H

#include "descent/band.h"
#include "descent/log.h"
#include "descent/log_smooth.h"

struct log_bands_wish {
    const struct band_kind *kind;
    const char *const *groups;       /* patterns of names: the runs of each are one */
    size_t group_count;              /* 0: runs of one name are one */
    bool align;                      /* values between those of a run are interpolated */
    const struct log_smooth *smooth; /* each run is smoothed first */
};

/*
 * Makes a log of which each run is a group: those of the patterns, each run in the first that it
 * matches, and by itself any other. A series has a value at each step at which some run of the
 * group has one, and there its middle, the band, and of how many runs' finite values they are made
 * (struct log_series): the steps are those of the longest run, and others may lack some. With
 * `align` they are those of all runs, and each counts from its first to its last step, linearly
 * between two of its values.
 *
 * Errors, after which the log is empty: STATUS_USAGE where no group has two runs, or a pattern no
 * run; STATUS_INPUT for a run that has a step that the longest has not, steps that do not grow, and
 * a value of 0 or less where the kind takes none.
 */
int log_bands_make(struct log *bands, const struct log *log, const struct log_bands_wish *wish,
                   struct err *err);

#endif
