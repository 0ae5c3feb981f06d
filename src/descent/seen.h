/*
 * Values of an objective that were computed before, by the point: for figures of one objective that
 * are composed again and again, as the frames of an animation are. What is found is what would be
 * computed, to the last bit. One thread at a time may use them.
 */
#ifndef GDPLOT_DESCENT_SEEN_H
#define GDPLOT_DESCENT_SEEN_H

#include <stdbool.h>

#include "descent/objective.h"

struct seen;

/* Empty; it keeps some hundred thousand points, and no more of further ones. */
struct seen *seen_new(void);
void seen_free(struct seen *seen); /* or NULL */

/*
 * Whether the values at the point are there; sets them if so. `at` has two numbers, the second 0 of
 * an objective in one parameter. Nothing is there, and nothing is added, where `seen` is NULL.
 */
bool seen_find(const struct seen *seen, const double at[PARAMETERS_MAX], struct evaluation *there);
bool seen_find_loss(const struct seen *seen, const double at[PARAMETERS_MAX], double *loss);

void seen_add(struct seen *seen, const double at[PARAMETERS_MAX], const struct evaluation *there);
void seen_add_loss(struct seen *seen, const double at[PARAMETERS_MAX], double loss);

#endif
