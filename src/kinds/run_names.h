/* The runs of a figure by name: "lr 0.1", as labels and as a legend. */
#ifndef GDPLOT_KINDS_RUN_NAMES_H
#define GDPLOT_KINDS_RUN_NAMES_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/figure.h"

/* How many digits tell all rates of these runs apart: DISPLAY_DIGITS, or as many as it takes. */
int run_names_digits(const struct run *runs, size_t count);

/* "lr 0.1", or with another text than a space between them, to so many digits. */
void run_names_add(struct buf *out, const char *between, const struct run *run, int digits);

/* How the samples of a legend look. */
enum run_sample { RUN_LINE, RUN_MARKER, RUN_MARKED_LINE };

/* An entry for each run, its name in label.text; the caller frees them with run_names_free. */
struct legend_entry *run_names(const struct trajectory *trajectory, enum run_sample sample);
void run_names_free(struct legend_entry *entries, size_t count);

#endif
