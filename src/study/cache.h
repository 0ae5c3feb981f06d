/*
 * Data sets that were read and runs that were trained, kept for several studies that share them
 * (the figures of a report): each is read or trained once.
 */
#ifndef GDPLOT_STUDY_CACHE_H
#define GDPLOT_STUDY_CACHE_H

#include "descent/descent.h"
#include "request/spec.h"

struct cache {
    struct cache_entry *entries; /* owned, with all that they hold */
    size_t count, capacity;
    size_t states; /* of all runs that were copied into trajectories */
};

/* Frees the entries. A zeroed cache is valid and empty. */
void cache_release(struct cache *cache);

/*
 * Sets spec->moments to the moments of spec->data, read now or before, and notes what identifies
 * the file (spec_set_source). Errors: those of moments_read.
 */
int cache_moments(struct cache *cache, struct spec *spec, struct err *err);

/*
 * As descent_train, but runs that are in the cache are copied, and others put there. `spec` is the
 * one that the objective and the descent were made from. The caller releases the trajectory, after
 * errors, too. Errors: those of descent_train, and STATUS_LIMIT past 10⁷ states in all trajectories
 * together.
 */
int cache_descent(struct cache *cache, const struct spec *spec, const struct descent *descent,
                  const struct objective *objective, struct trajectory *trajectory,
                  struct err *err);

#endif
