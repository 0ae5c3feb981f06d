/*
 * The runs of a figure by name, as labels and as a legend. A name says what differs between the
 * runs, and no more: "lr 0.1"; "adam" where the optimisers differ alone; "adam, lr 0.1" where the
 * rates differ, too, and of a single run; "beta 0.5" of runs of one optimiser that differ in that;
 * "newton", whatever the others are called, as it has no rate. What all runs share is said once.
 */
#ifndef GDPLOT_KINDS_RUN_NAMES_H
#define GDPLOT_KINDS_RUN_NAMES_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/page.h"
#include "study/study.h"

/* What the names of the runs of a trajectory consist of. */
struct run_names {
    const struct trajectory *trajectory; /* borrowed */
    bool optimizers, rules, rates; /* told: the optimiser, by the name of its rule; the rate */
    int digits;                    /* that tell all rates apart */
};

struct run_names run_names_of(const struct trajectory *trajectory);

/* How many digits tell all rates of these runs apart: DISPLAY_DIGITS, or as many as it takes. */
int run_names_digits(const struct run *runs, size_t count);

/* "lr 0.1", or with another text than a space between them. */
void run_names_add(struct buf *out, const struct run_names *names, size_t i, const char *between);

/* The part of the name that tells the optimiser, where names do. */
void run_names_add_optimizer(struct buf *out, const struct run_names *names, size_t i);

/* What no name tells, since all runs share it: ", momentum", ", learning rate 0.1"; or nothing. */
void run_names_add_shared(struct buf *out, const struct run_names *names);

/*
 * What the runs do: "Gradient descent", "Steps of adam", or "Steps of 3 optimisers".
 */
void run_names_add_method(struct buf *out, const struct trajectory *trajectory);

/* How the samples of a legend look. */
enum run_sample { RUN_LINE, RUN_MARKER, RUN_MARKED_LINE };

/* Adds an entry for each run to a page's legend. */
void run_names_add_legend(struct page *page, const struct study *study, enum run_sample sample);

/*
 * Writes the name of run number `i` on the page in its colour, "lr = 0.1"; all names smaller, or as
 * "lr 0.1", where one of them has no room else, and cut off where it has none then. Returns how
 * wide it is.
 */
double run_names_add_title(const struct page *page, const struct study *study, size_t i, double x,
                           double y, double room);

/* How much room the widest name takes that way. */
double run_names_least_width(struct fonts *fonts, const struct study *study);

#endif
