/*
 * Which states a grid shows: a panel each, run by run, as many as --states, --rows and --cols say.
 * With --upto each run has one panel, of that state, or of its last.
 */
#ifndef GDPLOT_KINDS_GRID_STATES_H
#define GDPLOT_KINDS_GRID_STATES_H

#include "base/err.h"
#include "kinds/heading.h"
#include "kinds/kinds.h"
#include "study/study.h"

struct grid_state {
    size_t run, k; /* number k of that run */
    struct heading heading;
};

struct grid_states {
    struct grid_state *at; /* owned, run by run */
    size_t count;
    size_t fitted;  /* entries in all: of a grid up to a state, headings of others follow, for which
                       there must be room, too */
    size_t *panels; /* owned: how many of each run */
    size_t rows, cols; /* of the panels of a run */
    size_t last;       /* the highest number of a state, shown or not */
};

/*
 * The caller releases them in any case. Errors: STATUS_USAGE for states that are not there, or do
 * not fit into the rows and columns; STATUS_LIMIT for too many of them.
 */
int grid_states_choose(struct grid_states *states, const struct study *study, struct err *err);
void grid_states_release(struct grid_states *states);

/* For the row of the grid (kinds/kinds.h). How many iterations it takes to the last state shown: */
long grid_states_iterations(const struct spec *spec);

/* The state number `i` of those shown; false past the last: */
bool grid_states_step(const struct study *study, size_t i, struct kind_step *step);

/* A grid of that state alone: */
void grid_states_step_spec(const struct kind_step *step, const struct figure *whole,
                           struct spec *spec);

#endif
