/* The bands of groups of runs (descent/log_bands.h): as areas, and in words. */
#ifndef GDPLOT_KINDS_LOG_BANDS_H
#define GDPLOT_KINDS_LOG_BANDS_H

#include "base/buf.h"
#include "base/err.h"
#include "descent/log.h"
#include "figure/figure.h"
#include "kinds/loss_hull.h"
#include "request/spec.h"

/* Adds the area of the series' band, in the pale role of that of its run, and its edges as thin
 * lines; of a series without a band nothing. */
void log_band_add(const struct log_series *series, enum role role, struct panel *panel);

/* Covers the band, too. */
void log_band_cover(struct loss_hull *hull, const struct log_series *series);

/* Where a band reaches 0 or below: refuses a logarithmic axis for it, with the ways out. Errors:
 * STATUS_USAGE. */
int log_band_check(const struct log *log, const char *metric, const struct spec *spec,
                   struct err *err);

/* The first value that is made of fewer runs than the group has: its number; or facts.count. */
size_t log_band_first_drop(const struct log_series *series);

/* Appends "mean ± standard deviation (n − 1) of 6 runs", and where n first falls. */
void log_band_describe(struct buf *out, const struct log *log, const struct spec *spec);

/* Appends the band behind the last value: " (0.31 to 0.45)". */
void log_band_add_last(struct buf *out, const struct log_series *series);

#endif
