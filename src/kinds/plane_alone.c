#include "kinds/plane_alone.h"

#include <math.h>

#define REACH 1.3  /* how much farther than what must be seen */
#define BOX   10.0 /* half the side of the box that is searched */

enum { SIDE = 40, MANY = 16, MOST_HALVINGS = 8 };

struct search {
    const struct objective *objective;
    struct interval box[PARAMETERS_MAX];
    bool given[PARAMETERS_MAX]; /* its limits stay */
    struct minima found;
};

static double lattice(const struct interval *side, int i)
{
    return side->low + (side->high - side->low) * ((double)i / SIDE);
}

static double middle(const struct interval *side)
{
    return side->low / 2 + side->high / 2;
}

/* The lowest point of a lattice in the box. */
static void find_lowest(const struct search *search, double lowest[PARAMETERS_MAX])
{
    double least = INFINITY;

    lowest[0] = middle(&search->box[0]);
    lowest[1] = middle(&search->box[1]);
    for (int row = 0; row <= SIDE; row++)
        for (int column = 0; column <= SIDE; column++) {
            const double at[] = {lattice(&search->box[0], column), lattice(&search->box[1], row)};
            double loss = objective_loss(search->objective, at);

            if (loss < least) {
                least = loss;
                lowest[0] = at[0];
                lowest[1] = at[1];
            }
        }
}

static void look(struct search *search)
{
    const struct interval *box = search->box;
    const double low[] = {box[0].low, box[1].low}, high[] = {box[0].high, box[1].high};
    const double across = hypot(high[0] - low[0], high[1] - low[1]);
    double from[PARAMETERS_MAX];
    struct minimum downhill;

    find_lowest(search, from);
    downhill = minimum_near_both(search->objective, from, across);
    if (!downhill.found) { /* a saddle on the lattice is level, and no way leads down from it */
        from[0] += (high[0] - low[0]) / (3 * SIDE);
        from[1] += (high[1] - low[1]) / (5 * SIDE);
        downhill = minimum_near_both(search->objective, from, across);
    }
    search->found = minima_in_view(search->objective, low, high, &downhill);
}

static struct minimum lowest_of(const struct minima *minima)
{
    struct minimum lowest = {0};

    for (size_t i = 0; i < minima->count; i++)
        if (!lowest.found || minima->at[i].loss < lowest.loss)
            lowest = minima->at[i];
    return lowest;
}

/* Halves what may be halved of the box; returns whether that was anything. */
static bool halve(struct search *search)
{
    const struct minimum lowest = lowest_of(&search->found);
    const double at[] = {lowest.parameter, lowest.second};

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        struct interval *side = &search->box[i];
        double quarter = (side->high - side->low) / 4;
        double centre = lowest.found ? at[i] : middle(side);

        if (!search->given[i])
            *side = (struct interval){centre - quarter, centre + quarter};
    }
    return !search->given[0] || !search->given[1];
}

static bool are_many(const struct minima *minima)
{
    return minima->known == MINIMA_ONE_OF_MORE || minima->count > MANY;
}

static struct search search_of(const struct objective *objective, const struct spec *spec)
{
    const struct interval *asked[] = {&spec->domain, &spec->range};
    struct search search = {.objective = objective};

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        search.given[i] = spec_given(spec, asked[i]);
        search.box[i] = search.given[i] ? *asked[i] : (struct interval){-BOX, BOX};
    }
    look(&search);
    for (int i = 0; i < MOST_HALVINGS && are_many(&search.found) && halve(&search); i++)
        look(&search);
    return search;
}

static void cover(struct interval *hull, double value)
{
    hull->low = fmin(hull->low, value);
    hull->high = fmax(hull->high, value);
}

/* Around one minimum there is no telling how far; 0 is of interest. */
static double half_width(const struct interval hull[PARAMETERS_MAX])
{
    double longer = fmax(hull[0].high - hull[0].low, hull[1].high - hull[1].low) / 2;

    if (longer > 0)
        return REACH * longer;
    return REACH * fmax(1, fmax(fabs(hull[0].low), fabs(hull[1].low)));
}

static void around_minima(const struct search *search, struct interval limits[PARAMETERS_MAX])
{
    const struct minima *found = &search->found;
    struct interval hull[] = {{INFINITY, -INFINITY}, {INFINITY, -INFINITY}};
    double half;

    for (size_t i = 0; i < found->count; i++) {
        cover(&hull[0], found->at[i].parameter);
        cover(&hull[1], found->at[i].second);
    }
    half = half_width(hull);
    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        const struct interval *box = &search->box[i];

        limits[i] = (struct interval){middle(&hull[i]) - half, middle(&hull[i]) + half};
        if (found->count == 1)
            continue;
        limits[i].low = fmin(fmax(limits[i].low, box->low), hull[i].low);
        limits[i].high = fmax(fmin(limits[i].high, box->high), hull[i].high);
    }
}

/* With the Hessian (a, m; m, c) the diagonal of its inverse is in proportion to c and a. */
static void around_fit(const struct objective *objective, const struct minimum *minimum,
                       struct interval limits[PARAMETERS_MAX])
{
    const double at[] = {minimum->parameter, minimum->second};
    struct evaluation there = objective_at(objective, at);
    const double roots[] = {sqrt(there.second), sqrt(there.curvature)};
    double times = fmax(fabs(at[0]) / roots[0], fabs(at[1]) / roots[1]);

    if (times == 0)
        times = 1 / roots[0];
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        limits[i] =
            (struct interval){at[i] - REACH * times * roots[i], at[i] + REACH * times * roots[i]};
}

struct minimum plane_alone_limits(const struct objective *objective, const struct spec *spec,
                                  struct interval limits[PARAMETERS_MAX])
{
    const struct search search = search_of(objective, spec);
    struct minimum minimum = lowest_of(&search.found);

    if (!minimum.found) {
        limits[0] = search.box[0];
        limits[1] = search.box[1];
    } else if (objective_is_data(objective)) {
        around_fit(objective, &minimum, limits);
    } else {
        around_minima(&search, limits);
    }
    return minimum;
}
