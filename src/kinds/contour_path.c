#include "kinds/contour_path.h"

#include <math.h>
#include <stdlib.h>

#include "kinds/path_crossings.h"
#include "kinds/path_heads.h"
#include "kinds/run_marks.h"

#define FINEST 0.5 /* pixels from state to state of a path */

enum { BEYOND = 2 }; /* states that are drawn of a path that does not come back */

struct run plane_run(const struct run *run)
{
    return (struct run){.lr = run->lr,
                        .optimizer = run->optimizer,
                        .parameters = 1,
                        .parameter = {run->parameter[0]},
                        .loss = run->parameter[1],
                        .iterations = run->iterations,
                        .count = run->count,
                        .verdict = run->verdict};
}

static double pixels_between(const struct panel *panel, const struct state *a,
                             const struct state *b)
{
    return figure_distance(panel_x(panel, a->parameter[0]) - panel_x(panel, b->parameter[0]),
                           panel_y(panel, a->loss) - panel_y(panel, b->loss));
}

/* How many states there are up to where the run has left the panel for good, and a little beyond.
 */
static size_t count_states(const struct run *plane, const struct panel *panel)
{
    size_t count = plane->count;

    while (count > 0 &&
           !panel_contains(panel, plane->parameter[0][count - 1], plane->loss[count - 1]))
        count--;
    return count + BEYOND < plane->count ? count + BEYOND : plane->count;
}

/*
 * The run on the plane, as far as it stays or comes back, without states that lie within half a
 * pixel of the one before, but with the last: a long path is drawn no finer than it can be seen.
 * The caller releases it.
 */
static struct run plane_path(const struct run *run, const struct panel *panel)
{
    const struct run plane = plane_run(run);
    size_t count = count_states(&plane, panel);
    struct run path = {
        .lr = run->lr, .optimizer = run->optimizer, .parameters = 1, .verdict = run->verdict};
    struct state last;

    for (size_t k = 0; k < count; k++) {
        struct state state = run_state(&plane, k);

        if (!state_is_finite(&state, 1))
            break;
        if (k > 0 && k + 1 < count && pixels_between(panel, &last, &state) < FINEST)
            continue;
        run_add_state(&path, &state);
        last = state;
    }
    return path;
}

void contour_path_add(struct panel *panel, const struct run *run, enum role role)
{
    struct run path = plane_path(run, panel);

    if (path.count) {
        bool *left_out = path_crossings_leave_out(panel, &path);

        run_marks_add_path(panel, &path, path.count - 1, role, left_out);
        path_heads_add(panel, panel->mark_count - 1, 0);
        free(left_out);
    }
    run_release(&path);
}
