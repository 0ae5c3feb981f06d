/*
 * What has been read and trained already: several studies that share a data set or a run, such
 * as the figures of a report, read and train it once.
 */
#ifndef GDPLOT_STUDY_CACHE_H
#define GDPLOT_STUDY_CACHE_H

#include "descent/descent.h"
#include "request/spec.h"

struct cache {
    struct cache_entry *entries; /* owned, as is what they hold */
    size_t count, capacity;
    size_t states; /* given to trajectories, all together */
};

/* A zeroed struct is empty. */
void cache_release(struct cache *cache);

/*
 * The centred sums of spec->data, read now or before, in spec->moments; the file they are of is
 * noted. Errors: those of moments_read.
 */
int cache_moments(struct cache *cache, struct spec *spec, struct err *err);

/*
 * Trains as descent_train does, but copies the runs that are there already; `spec` is what the
 * objective and the descent were made from. Errors: those of descent_train, and STATUS_LIMIT past
 * 10⁷ states in all trajectories together.
 */
int cache_descent(struct cache *cache, const struct spec *spec, const struct descent *descent,
                  const struct objective *objective, struct trajectory *trajectory,
                  struct err *err);

#endif
