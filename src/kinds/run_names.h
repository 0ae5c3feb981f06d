/* The runs of a figure by name: "lr 0.1", as labels and as a legend. */
#ifndef GDPLOT_KINDS_RUN_NAMES_H
#define GDPLOT_KINDS_RUN_NAMES_H

#include "descent/trajectory.h"
#include "figure/figure.h"

/* How the samples of a legend look. */
enum run_sample { RUN_LINE, RUN_MARKER, RUN_MARKED_LINE };

/* An entry for each run, its name in label.text; the caller frees them with run_names_free. */
struct legend_entry *run_names(const struct trajectory *trajectory, enum run_sample sample);
void run_names_free(struct legend_entry *entries, size_t count);

#endif
