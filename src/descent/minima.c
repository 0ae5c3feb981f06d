/* Finds all minima in a view. */
#include <math.h>

#include "descent/minimum.h"

#define SAME      1e-6  /* fraction of the view: two minima that are nearer are one */
#define MOST_WORK 2e7   /* about a tenth of a second; a search that takes longer is given up */
#define LOWER     1e-9  /* a loss is lower than another if by more than this fraction of that */
#define ROUNDING  1e-14 /* plus this fraction of the range of losses in view */

enum { POINTS = 4096, AROUND = 512, SIDE = 48, MOST_TRIES = 96 };

struct search {
    const struct objective *objective;
    const double *low, *high;
    struct minima *found;
    size_t count;       /* how many were found; MINIMA_MOST at most are kept */
    double least, most; /* of the losses in the view and around it */
};

static double span(const struct search *search, size_t i)
{
    return search->high[i] - search->low[i];
}

static bool is_in_view(const struct search *search, const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    for (size_t i = 0; i < search->objective->parameters; i++)
        if (!(at[i] >= search->low[i] && at[i] <= search->high[i]))
            return false;
    return true;
}

static bool is_same(const struct search *search, const struct minimum *a, const struct minimum *b)
{
    return fabs(a->parameter - b->parameter) <= SAME * span(search, 0) &&
           (search->objective->parameters == 1 ||
            fabs(a->second - b->second) <= SAME * span(search, 1));
}

static void cover(struct search *search, double loss)
{
    if (!isfinite(loss))
        return;
    search->least = fmin(search->least, loss);
    search->most = fmax(search->most, loss);
}

static void add(struct search *search, const struct minimum *minimum)
{
    if (!minimum->found || !is_in_view(search, minimum))
        return;
    cover(search, minimum->loss);
    for (size_t i = 0; i < search->found->count; i++)
        if (is_same(search, minimum, &search->found->at[i]))
            return;
    search->count++;
    if (search->found->count < MINIMA_MOST)
        search->found->at[search->found->count++] = *minimum;
}

/* Searches where the slope turns from − to + between two neighbouring points. */
static void search_line(struct search *search)
{
    double before = NAN, step = span(search, 0) / POINTS;

    for (int i = 0; i <= POINTS && search->count <= MINIMA_MOST; i++) {
        double x = i < POINTS ? search->low[0] + step * i : search->high[0];
        struct evaluation at = objective_along(search->objective, x);

        cover(search, at.loss);
        if (before < 0 && at.slope[0] >= 0) {
            struct minimum minimum = minimum_near(search->objective, x - step, step);

            add(search, &minimum);
        }
        before = at.slope[0];
    }
}

/* Looks at losses in the view and as far again on every side of it. */
static void look_around(struct search *search)
{
    bool plane = search->objective->parameters == 2;
    int points = plane ? SIDE : AROUND;

    for (int i = 0; i <= points; i++)
        for (int j = 0; j <= (plane ? points : 0); j++) {
            double at[PARAMETERS_MAX] = {search->low[0] + span(search, 0) * (3.0 * i / points - 1)};

            if (plane)
                at[1] = search->low[1] + span(search, 1) * (3.0 * j / points - 1);
            cover(search, objective_at(search->objective, at).loss);
        }
}

static double loss_on_plane(const struct search *search, int column, int row)
{
    const double at[] = {search->low[0] + span(search, 0) * column / SIDE,
                         search->low[1] + span(search, 1) * row / SIDE};

    return objective_at(search->objective, at).loss;
}

/* Whether none of the eight points around is lower. */
static bool is_low(double losses[SIDE + 1][SIDE + 1], int column, int row)
{
    if (!isfinite(losses[row][column]))
        return false;
    for (int r = row - 1; r <= row + 1; r++)
        for (int c = column - 1; c <= column + 1; c++)
            if (r >= 0 && r <= SIDE && c >= 0 && c <= SIDE && losses[r][c] < losses[row][column])
                return false;
    return true;
}

/* Searches downhill from each point of a lattice that is lower than those around it. */
static void search_plane(struct search *search)
{
    double losses[SIDE + 1][SIDE + 1];
    double cell = hypot(span(search, 0), span(search, 1)) / SIDE;
    int tries = 0;

    for (int row = 0; row <= SIDE; row++)
        for (int column = 0; column <= SIDE; column++)
            cover(search, losses[row][column] = loss_on_plane(search, column, row));
    for (int row = 0; row <= SIDE; row++)
        for (int column = 0; column <= SIDE && tries < MOST_TRIES; column++) {
            const double from[] = {search->low[0] + span(search, 0) * column / SIDE,
                                   search->low[1] + span(search, 1) * row / SIDE};
            struct minimum minimum;

            if (!is_low(losses, column, row))
                continue;
            tries++;
            minimum = minimum_near_both(search->objective, from, cell);
            add(search, &minimum);
        }
}

static void find_others(struct search *search)
{
    size_t marked = search->found->count;

    if (search->objective->parameters == 1)
        search_line(search);
    else
        search_plane(search);
    if (search->count <= MINIMA_MOST)
        return;
    search->found->count = marked;
    search->found->known = MINIMA_ONE_OF_MORE;
}

/* Whether a loss was found that is lower than this minimum by more than rounding. */
static bool is_undercut(const struct search *search, const struct minimum *minimum)
{
    double rounding = LOWER * fabs(minimum->loss);

    if (search->most > search->least)
        rounding += ROUNDING * (search->most - search->least);
    return search->least < minimum->loss - rounding;
}

struct minima minima_in_view(const struct objective *objective, const double low[PARAMETERS_MAX],
                             const double high[PARAMETERS_MAX], const struct minimum *marked)
{
    struct minima minima = {{*marked}, marked->found, MINIMA_ALL};
    struct work work = {0, MOST_WORK, false};
    struct objective counted = *objective;
    struct search search = {&counted, low, high, &minima, minima.count, INFINITY, -INFINITY};

    if (objective->is_quadratic)
        return minima;
    counted.work = &work;
    find_others(&search);
    look_around(&search);
    work_add(objective->work, work.done);
    if (work.refused) {
        minima.count = marked->found;
        minima.known = MINIMA_UNSEARCHED;
    }
    for (size_t i = 0; i < minima.count; i++)
        minima.at[i].local = is_undercut(&search, &minima.at[i]);
    return minima;
}
