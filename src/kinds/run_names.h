/* The runs of a figure by name: "lr 0.1", as labels and as a legend. */
#ifndef GDPLOT_KINDS_RUN_NAMES_H
#define GDPLOT_KINDS_RUN_NAMES_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/page.h"

/* How many digits tell all rates of these runs apart: DISPLAY_DIGITS, or as many as it takes. */
int run_names_digits(const struct run *runs, size_t count);

/* "lr 0.1", or with another text than a space between them, to so many digits. */
void run_names_add(struct buf *out, const char *between, const struct run *run, int digits);

/* How the samples of a legend look. */
enum run_sample { RUN_LINE, RUN_MARKER, RUN_MARKED_LINE };

/* Adds an entry for each run to a page's legend. */
void run_names_add_legend(struct page *page, const struct trajectory *trajectory,
                          enum run_sample sample);

/*
 * Writes the name of run number `i` on the page in its colour, "lr = 0.1", as far as there is room.
 * Returns how wide it is.
 */
double run_names_add_title(const struct page *page, const struct trajectory *trajectory, size_t i,
                           double x, double y, double room);

#endif
