/* Judges the last states of a run by the steps between them, where distances are not known. */
#include <math.h>

#include "descent/bounds.h"
#include "descent/rest.h"
#include "descent/rule.h"
#include "descent/window_rules.h"

#define SAME   REST_SMALL
#define NEARLY 1e-6 /* fewer digits than are shown */
#define SLOW   0.01 /* steps that grow by less each time are not asked to grow on */
#define ALIKE  1.5  /* the largest factor between the last ratios of a run that settles late */

enum { LONGEST_CYCLE = 4, LATE = 5 };

static double length(const double vector[PARAMETERS_MAX])
{
    return vector[1] == 0 ? fabs(vector[0]) : hypot(vector[0], vector[1]);
}

/* A step, but for its sign and for a factor that all steps share. */
struct way {
    double along[PARAMETERS_MAX], factor;
};

/*
 * The step from a position, by the slope there if the rule lets it: that tells it to more digits
 * than the states do.
 */
static struct way way_from(const struct position *position, const struct space *space)
{
    const double *at = position->at, *next = position[1].at;

    if (space->optimizer.rule->by_slope)
        return (struct way){{position->slope[0], position->slope[1]}, space->lr};
    return (struct way){{at[0] - next[0], at[1] - next[1]}, 1};
}

/* The cosine of the angle between two steps, however small they are. */
static double cosine(const struct way *a, const struct way *b)
{
    double sizes[] = {length(a->along), length(b->along)};

    return a->along[0] / sizes[0] * (b->along[0] / sizes[1]) +
           a->along[1] / sizes[0] * (b->along[1] / sizes[1]);
}

struct steps {
    double size[VERDICT_WINDOW];
    size_t count;
    bool alternate; /* every step turns back */
    bool one_way;   /* no step turns back */
    bool shrink;    /* every step is shorter than the one before; if they alternate, than the one
                       before that */
    bool grow;      /* longer, in the same sense */
    bool falls;     /* the loss falls at each step */
    bool rises;     /* the loss rises at some step */
};

static double size_of(const struct way *way, const struct space *space)
{
    return way->factor *
           (space->dimensions == 2 ? hypot(way->along[0], way->along[1]) : fabs(way->along[0]));
}

/* Measures the last `count` steps. */
static struct steps steps_of(const struct window *window, const struct space *space, size_t count)
{
    const size_t first = window->count - 1 - count;
    struct steps steps = {.count = count,
                          .alternate = true,
                          .one_way = true,
                          .shrink = true,
                          .grow = true,
                          .falls = true};
    struct way before = {{0}, 0};
    size_t apart;

    for (size_t k = 0; k < steps.count; k++) {
        const struct way way = way_from(&window->position[first + k], space);

        steps.size[k] = size_of(&way, space);
        steps.falls = steps.falls && window->loss[first + k + 1] < window->loss[first + k];
        steps.rises = steps.rises || window->loss[first + k + 1] > window->loss[first + k];
        if (k) {
            double turn = cosine(&way, &before);

            steps.alternate = steps.alternate && turn < 0;
            steps.one_way = steps.one_way && turn > 0;
        }
        before = way;
    }
    /* Steps that cross a valley are compared with the last but one: its two sides may be unlike. */
    apart = steps.alternate && steps.count > 2 ? 2 : 1;
    for (size_t k = apart; k < steps.count; k++) {
        steps.shrink = steps.shrink && steps.size[k] < steps.size[k - apart] * (1 - SAME * 1e-3);
        steps.grow = steps.grow && steps.size[k] > steps.size[k - apart] * (1 + SAME);
    }
    return steps;
}

static double distance(const struct position *a, const struct position *b)
{
    return length((const double[]){a->at[0] - b->at[0], a->at[1] - b->at[1]});
}

/*
 * Whether the last states go twice round a cycle of this period. Once suffices if they come back to
 * the last bit: then all later steps repeat.
 */
static bool is_cycle(const struct window *window, size_t period, double size, double same)
{
    const struct position *last = window_last(window);

    if (period < window->count && distance(last, last - period) <= 0)
        return true;
    for (size_t j = 0; j < period && 2 * period <= window->count; j++)
        if (!(distance(last - j, last - j - period) <= same * size))
            return false;
    return 2 * period <= window->count;
}

/*
 * Whether the steps shrink for more reason than that the run came from where it is less steep: the
 * rate is below the stability limit of the level point that they turn about or, if they are few and
 * go one way, at the last.
 */
static bool are_stable(const struct window *window, const struct space *space,
                       const struct steps *steps)
{
    const struct position *last = window_last(window);

    if (steps->alternate)
        return bounds_are_stable(space, last - 2, last - 1);
    return window->count == VERDICT_WINDOW || bounds_are_stable(space, last, last);
}

/*
 * The period of the cycle that the last states go round; 0: none. Steps that turn about a level
 * point beyond its stability limit cannot come to rest there: if they hardly change, they are all
 * but in a cycle.
 */
static size_t cycle_of(const struct window *window, const struct space *space,
                       const struct steps *steps)
{
    const struct position *last = window_last(window), *before = last - 1;
    /* The size of the last step as rounding left it. */
    double size = distance(last, before);

    for (size_t period = 2; period <= LONGEST_CYCLE; period++)
        if (is_cycle(window, period, size, SAME))
            return period;
    return steps->alternate && is_cycle(window, 2, size, NEARLY) &&
                   !are_stable(window, space, steps)
               ? 2
               : 0;
}

/*
 * Whether the steps grow by less and less, so that their growth may end; true also where too few
 * steps are known. Where there are enough, steps in the same direction are compared.
 */
static bool growth_slows(const struct steps *steps)
{
    size_t apart = steps->count > 4 ? 2 : 1;

    for (size_t k = 2 * apart; k < steps->count; k++)
        if (!(steps->size[k] / steps->size[k - apart] <
              steps->size[k - apart] / steps->size[k - 2 * apart] * (1 - SAME)))
            return false;
    return true;
}

/*
 * Whether steps that turn back and shrink lead to a level point, at least from one side of the
 * valley. In one parameter there is one between the two states before the last.
 */
static bool has_level(const struct window *window, const struct space *space)
{
    const struct position *last = window_last(window);

    return space->dimensions == 1 || window->ahead || bounds_are_ahead(space, last) ||
           bounds_are_ahead(space, last - 1);
}

/* Whether the steps grow without bound; where they grow fast, more of them must show it. */
static bool are_boundless(const struct window *window, const struct space *space,
                          const struct steps *steps, double reach)
{
    double slow = steps->size[0] * (1 + SLOW * (double)(steps->count - 1));
    const struct position *last = window_last(window);

    return !bounds_lead_back(space, last->at, reach) &&
           (steps->size[steps->count - 1] <= slow || onward_outgrows(space, &window->end, reach));
}

static enum verdict_kind kind_of_steps(const struct window *window, const struct space *space,
                                       const struct steps *steps, double reach)
{
    const struct position *last = window_last(window);

    if (steps->alternate && steps->shrink && has_level(window, space) &&
        are_stable(window, space, steps))
        return VERDICT_OSCILLATING;
    if (steps->shrink && (steps->one_way || steps->falls) &&
        (window->ahead || bounds_are_ahead(space, last)) && are_stable(window, space, steps))
        return VERDICT_CONVERGING;
    if (steps->falls || (steps->one_way && !steps->rises))
        return VERDICT_DESCENDING;
    if (steps->grow && window->loss[window->count - 1] > window->first_loss &&
        !growth_slows(steps) && are_boundless(window, space, steps, reach))
        return VERDICT_DIVERGING;
    return VERDICT_WANDERING;
}

static bool never_shrinks(const struct steps *steps)
{
    for (size_t k = 1; k < steps->count; k++)
        if (steps->size[k] < steps->size[k - 1])
            return false;
    return true;
}

static bool is_settling(enum verdict_kind kind)
{
    return kind == VERDICT_OSCILLATING || kind == VERDICT_CONVERGING;
}

/* Judges the last LATE steps by themselves: a run may settle after a wild beginning. */
static bool settles_late(const struct window *window, const struct space *space, double reach,
                         struct verdict *verdict)
{
    struct steps steps;
    double least = INFINITY, most = 0;
    enum verdict_kind kind;

    if (window->count - 1 <= LATE)
        return false;
    steps = steps_of(window, space, LATE);
    kind = kind_of_steps(window, space, &steps, reach);
    for (size_t k = 1; k < LATE; k++) {
        least = fmin(least, steps.size[k] / steps.size[k - 1]);
        most = fmax(most, steps.size[k] / steps.size[k - 1]);
    }
    if (!is_settling(kind) || !(most <= ALIKE * least))
        return false;
    verdict->kind = kind;
    if (!window->kind_alone)
        verdict->rho = window_ratio(steps.size, LATE, &verdict->mean);
    return true;
}

struct verdict window_judge_steps(const struct window *window, const struct space *space,
                                  double reach)
{
    struct steps steps = steps_of(window, space, window->count - 1);
    struct verdict verdict = {.measure = VERDICT_OF_STEPS};

    if (steps.count < 2)
        return (struct verdict){.kind = VERDICT_UNDECIDED};
    if (!window->kind_alone)
        verdict.rho = window_ratio(steps.size, steps.count, &verdict.mean);
    verdict.period = cycle_of(window, space, &steps);
    if (verdict.period) {
        verdict.kind = VERDICT_CYCLING;
        verdict.rho = 1;
        return verdict;
    }
    verdict.kind = kind_of_steps(window, space, &steps, reach);
    if (verdict.kind != VERDICT_DESCENDING && verdict.kind != VERDICT_WANDERING)
        return verdict;
    if (!settles_late(window, space, reach, &verdict) && verdict.kind == VERDICT_DESCENDING)
        verdict.reason = !steps.falls            ? VERDICT_LEVEL
                         : never_shrinks(&steps) ? VERDICT_NOT_SHRINKING
                                                 : VERDICT_FALLING;
    return verdict;
}
