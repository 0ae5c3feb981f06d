/* The states that the tables of a document have shown, so that none is shown twice. */
#ifndef GDPLOT_REPORT_STATES_SEEN_H
#define GDPLOT_REPORT_STATES_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/trajectory.h"

enum { STATES_SEEN_SLOTS = 1 << 14 };

/* A zeroed struct has seen none. Runs are borrowed. */
struct states_seen {
    struct seen_state {
        const struct run *run;
        size_t k;      /* number k of its states */
        size_t figure; /* the number of the figure whose table has it */
        size_t before; /* the one seen last before it in the same slot: numbers from 1; 0: none */
    } * at;            /* owned */
    size_t count, capacity;
    size_t *last; /* owned: a table of STATES_SEEN_SLOTS, the one seen last in each slot */
};

void states_seen_release(struct states_seen *seen);

void states_seen_add(struct states_seen *seen, const struct run *run, size_t k, size_t figure);

/* The number of the figure that has shown a state of the same rate, rule, iteration, parameters,
 * loss and slope, to the last bit; 0: none has. */
size_t states_seen_at(const struct states_seen *seen, const struct run *run, size_t k);

#endif
