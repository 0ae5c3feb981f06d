#include "picture/moving.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "descent/seen.h"
#include "request/fields.h"

#define IN_ALL   6000.0 /* milliseconds that all frames take, about, */
#define AT_LAST  1500   /* and the last of them, at least */
#define ROUNDING 10     /* milliseconds that a GIF counts in */

enum { CHEAP = 100 }; /* units of work of a loss that is computed about as fast as it is found */

/* The spec of the whole, for frames: all that decides what a figure shows, but for the motion. */
static void copy_spec(struct moving *moving)
{
    spec_init(&moving->spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_RECIPE)
            field_copy(&moving->spec, moving->whole->spec, &fields[i]);
    if (moving->whole->spec->trajectory)
        moving->spec.trajectory = mem_text(moving->whole->spec->trajectory);
}

static int compose(const struct frames *frames, size_t i, struct figure *figure, struct err *err)
{
    struct moving *moving = (struct moving *)frames;
    const struct picture *whole = moving->whole;
    struct study study = whole->study;
    struct err problem = {0};
    int result;

    moving->spec.upto = moving->states[i];
    spec_set_given(&moving->spec, &moving->spec.upto);
    study.spec = &moving->spec;
    study.objective.seen = moving->seen;
    *figure = (struct figure){0};
    result = kind_compose(whole->kind, &study, whole->fonts, figure, &problem);
    if (result)
        err_set(err, problem.status, "%s", problem.message);
    free(problem.more);
    return result;
}

/* The last state of any run, or that of --upto. */
static long last_state(const struct picture *whole)
{
    const struct trajectory *trajectory = &whole->study.trajectory;
    size_t last = 0;

    for (size_t i = 0; i < trajectory->count; i++)
        if (run_updates(&trajectory->runs[i]) > last)
            last = run_updates(&trajectory->runs[i]);
    if (study_is_cut(&whole->study) && (size_t)whole->spec->upto < last)
        last = (size_t)whole->spec->upto;
    return (long)last;
}

/* All states, or of many the first, the last, and some between them, closer together at first. */
static void choose(struct moving *moving, long last)
{
    size_t count = last < MOVING_MOST_FRAMES ? (size_t)last + 1 : MOVING_MOST_FRAMES;
    long before = -1;

    moving->states = mem_zeroed(count, sizeof *moving->states);
    moving->frames.count = count;
    for (size_t i = 0; i < count; i++) {
        long state = lround(pow((double)last + 1, (double)i / (double)(count - 1))) - 1;

        if (last < MOVING_MOST_FRAMES)
            state = (long)i;
        moving->states[i] = before = state > before ? state : before + 1;
    }
}

static int take_asked(struct moving *moving, const struct integers *asked, long last,
                      struct err *err)
{
    size_t count = asked->all ? (size_t)last + 1 : asked->count;

    if (count > SPEC_MOST_PANELS)
        return err_set(err, STATUS_LIMIT, "--frames: %zu frames; there may be %d at most", count,
                       SPEC_MOST_PANELS);
    for (size_t i = 0; i < asked->count; i++)
        if (asked->at[i] > last)
            return err_set(err, STATUS_USAGE, "--frames: there is no state %ld; the last is %ld",
                           asked->at[i], last);
    moving->states = mem_zeroed(count, sizeof *moving->states);
    moving->frames.count = count;
    for (size_t i = 0; i < count; i++)
        moving->states[i] = asked->all ? (long)i : asked->at[i];
    return 0;
}

static int choose_times(struct moving *moving, const struct spec *spec, struct err *err)
{
    struct frames *frames = &moving->frames;
    double between = (IN_ALL - AT_LAST) / (double)(frames->count > 1 ? frames->count - 1 : 1);

    if (spec_given(spec, &spec->delay) &&
        (spec->delay < MOVING_SHORTEST || spec->delay > MOVING_LONGEST))
        return err_set(err, STATUS_USAGE, "--delay: %ld: a frame is shown for %d to %d ms",
                       spec->delay, MOVING_SHORTEST, MOVING_LONGEST);
    if (spec->loop > MOVING_MOST_LOOPS)
        return err_set(err, STATUS_USAGE, "--loop: %ld: %d at most, or 0 for ever", spec->loop,
                       MOVING_MOST_LOOPS);
    frames->delay = (long)fmax(MOVING_SHORTEST, ROUNDING * round(between / ROUNDING));
    if (spec_given(spec, &spec->delay))
        frames->delay = spec->delay;
    frames->last_delay = frames->delay > AT_LAST ? frames->delay : AT_LAST;
    frames->loops = spec->loop;
    return 0;
}

/* The last frame stands for all: where nothing moves, it is seen, and its texts say what happens.
 */
static int compose_last(struct moving *moving, struct err *err)
{
    const struct figure *whole = &moving->whole->figure;
    const struct frames *frames = &moving->frames;
    struct buf alt = BUF_INIT;

    if (compose(frames, frames->count - 1, &moving->last, err))
        return -1;
    buf_printf(&alt, "State by state, from %ld to %ld, in %zu frame%s; at last: %s",
               moving->states[0], moving->states[frames->count - 1], frames->count,
               frames->count == 1 ? "" : "s", moving->last.alt);
    free(moving->last.alt);
    moving->last.alt = buf_detach(&alt);
    free(moving->last.recipe);
    moving->last.recipe = mem_text(whole->recipe);
    return 0;
}

int moving_open(struct moving *moving, const struct picture *whole, struct err *err)
{
    const struct spec *spec = whole->spec;
    long last = last_state(whole);
    int result = 0;

    *moving = (struct moving){.frames.compose = compose, .whole = whole};
    copy_spec(moving);
    if (whole->study.objective.loss_cost > CHEAP)
        moving->seen = seen_new();
    if (spec->frames.count || spec->frames.all)
        result = take_asked(moving, &spec->frames, last, err);
    else
        choose(moving, last);
    if (!result)
        result = choose_times(moving, spec, err);
    if (!result)
        result = compose_last(moving, err);
    if (result)
        moving_release(moving);
    return result;
}

void moving_release(struct moving *moving)
{
    figure_release(&moving->last);
    spec_release(&moving->spec);
    free(moving->states);
    seen_free(moving->seen);
    moving->seen = NULL;
    moving->states = NULL;
}
