#include "descent/ends_since.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"
#include "descent/ends_alone.h"
#include "descent/rest.h"
#include "descent/rest_lanes.h"
#include "descent/rule.h"

struct since {
    struct block *block;
    const struct space *space;
    size_t run[LANES]; /* whose each lane is */
    size_t count;
    row x, low, high;
    struct rate_rows rates;
    row unused; /* memory of rules that have none */
    row before, slope, curvature, rests;
    row steepest, steepest_rests; /* of the part of the run that rest_from looks at at once, */
    row moving;                   /* and one more than the number of its last state not at rest */
    row since;
};

/* A run that descent leads away, where there is a limit, is at rest by more than the last step. */
static bool is_simple(const struct since *s, double lr)
{
    return !s->space->has_distance ||
           lr <= optimizer_limit(&s->space->optimizer, s->space->bend.curvature[0]);
}

static void add_run(struct since *s, size_t lane, size_t run)
{
    const struct setting *setting = &s->block->settings[run];
    size_t i = s->count++;

    s->run[i] = run;
    s->x[i] = setting->start[0];
    s->rates.lr[i] = setting->lr;
    s->low[i] = s->block->low[0][lane];
    s->high[i] = s->block->high[0][lane];
    s->before[i] = NAN;
    s->since[i] = 0;
}

/* Lanes beyond the last run have its numbers, too. */
static void fill_up(struct since *s)
{
    row *const rows[] = {&s->x, &s->rates.lr, &s->low, &s->high, &s->before, &s->since};

    for (size_t i = s->count; i < block_lanes(s->count); i++)
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
            (*rows[r])[i] = (*rows[r])[s->count - 1];
}

static void look(struct since *s, size_t lanes)
{
    struct block *block = s->block;
    const struct rest_lanes at = {s->x,        s->slope, s->curvature, s->before,
                                  s->rates.lr, s->low,   s->high};

    memcpy(s->slope, objective_lanes_slopes(block->lanes, 0, lanes, s->x, block->workspace),
           lanes * sizeof(double));
    if (!s->space->has_distance)
        memcpy(s->curvature,
               objective_lanes_curvatures(block->lanes, lanes, s->x, block->workspace),
               lanes * sizeof(double));
    rest_lanes(lanes, &at, s->rests);
}

static void begin_part(struct since *s, size_t lanes)
{
    for (size_t i = 0; i < lanes; i++)
        s->steepest[i] = -1;
}

WIDE(note,
     (size_t count, double next, const double *slope, const double *rests, double *steepest,
      double *steepest_rests, double *moving),
     (count, next, slope, rests, steepest, steepest_rests, moving))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        bool steeper = fabs(slope[i]) > steepest[i];

        steepest[i] = steeper ? fabs(slope[i]) : steepest[i];
        steepest_rests[i] = steeper ? rests[i] : steepest_rests[i];
        moving[i] = rests[i] != 0 ? moving[i] : next;
    }
}

/* If the steepest state of a part is at rest, its others are taken to be. */
static void end_part(struct since *s, size_t lanes)
{
    for (size_t i = 0; i < lanes; i++)
        if (s->steepest_rests[i] == 0)
            s->since[i] = s->moving[i];
}

static void descend(struct since *s, size_t lanes, long last)
{
    for (long k = 0; k <= last; k++) {
        if (k == 0 || (last + 1 - k) % REST_PART == 0)
            begin_part(s, lanes);
        look(s, lanes);
        note(lanes, (double)(k + 1), s->slope, s->rests, s->steepest, s->steepest_rests, s->moving);
        if (k == last || (last - k) % REST_PART == 0)
            end_part(s, lanes);
        memcpy(s->before, s->x, lanes * sizeof(double));
        s->block->descent->optimizer.rule->step_lanes(lanes, s->x, s->slope, &s->rates, s->unused,
                                                      s->unused);
    }
}

void ends_tell_since(struct block *block, size_t count, const struct space *space,
                     struct run_end *ends)
{
    struct since *s = mem_aligned(1, sizeof *s);

    s->block = block;
    s->space = space;
    s->count = 0;
    s->rates.alike = NULL;
    for (size_t lane = 0; lane < count; lane++) {
        size_t run = block->run[lane];

        if (ends[run].kind != VERDICT_CONVERGED || ends[run].rest >= 0)
            continue;
        if (is_simple(s, block->settings[run].lr))
            add_run(s, lane, run);
        else
            ends[run] = ends_train_alone(block, &block->settings[run]);
    }
    for (size_t i = 0; i < LANES; i++)
        s->curvature[i] = space->bend.curvature[0];
    if (s->count) {
        fill_up(s);
        descend(s, block_lanes(s->count), block->descent->iterations);
    }
    for (size_t i = 0; i < s->count; i++)
        ends[s->run[i]].rest = (int)s->since[i];
    free(s);
}
