#include "kinds/contour_states.h"

#include "kinds/contour_path.h"

#define SEEN       16.0 /* pixels of a step, at least */
#define SAME_PLACE 1.0  /* pixels apart, at most: one marker for both */

static double pixels_between(const struct panel *panel, const struct run *plane, size_t a, size_t b)
{
    const double *x = plane->parameter[0], *y = plane->loss;

    return figure_distance(panel_x(panel, x[a]) - panel_x(panel, x[b]),
                           panel_y(panel, y[a]) - panel_y(panel, y[b]));
}

/* Infinite and undefined distances are no steps that are seen. */
static bool stands_apart(const struct panel *panel, const struct run *plane, size_t k)
{
    double to_last = pixels_between(panel, plane, k, plane->count - 1);
    bool hides = k + 1 < plane->count && to_last > SAME_PLACE && to_last < MARKER_APART;

    return plane->count > 1 && !hides &&
           panel_contains(panel, plane->parameter[0][k], plane->loss[k]) &&
           pixels_between(panel, plane, k ? k - 1 : 1, k) >= SEEN;
}

struct run contour_states(const struct panel *panel, const struct run *run, size_t first,
                          size_t last)
{
    const struct run plane = plane_run(run);
    struct run states = {.lr = run->lr, .optimizer = run->optimizer, .parameters = 1};

    for (size_t k = first; k <= last; k++) {
        const struct state state = run_state(&plane, k);

        if (stands_apart(panel, &plane, k))
            run_add_later(&states, &state, run_iteration(run, k));
    }
    return states;
}
