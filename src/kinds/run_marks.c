#include "kinds/run_marks.h"

#include <math.h>
#include <string.h>

#include "figure/curve.h"
#include "figure/notes.h"
#include "kinds/display.h"
#include "kinds/run_names.h"

static bool is_shown(const struct panel *panel, const struct run *run, size_t k)
{
    return panel_contains(panel, run->parameter[0][k], run->loss[k]);
}

/* Takes the place of a state if it lies in the panel and no other marker is near. */
static bool take(struct spacing *spacing, const struct panel *panel, const struct run *run,
                 size_t k)
{
    return is_shown(panel, run, k) && spacing_take(spacing, panel_x(panel, run->parameter[0][k]),
                                                   panel_y(panel, run->loss[k]));
}

struct spacing run_marks_space(const struct panel *panel, const struct run *run, size_t first,
                               size_t last)
{
    struct spacing spacing;

    spacing_init(&spacing, panel->box, MARKER_APART);
    take(&spacing, panel, run, last);
    for (size_t k = first; k < last; k++)
        take(&spacing, panel, run, k);
    return spacing;
}

static void add_marker(struct mark *mark, const struct run *run, size_t k)
{
    mark_add(mark, run->parameter[0][k], run->loss[k], true);
}

/* The same markers, that at the last state only if asked for. */
static void add_markers(struct panel *panel, const struct run *run, size_t first, size_t last,
                        bool with_last, struct mark *mark)
{
    struct spacing spacing;
    bool ends;

    spacing_init(&spacing, panel->box, MARKER_APART);
    ends = take(&spacing, panel, run, last);
    for (size_t k = first; k < last; k++)
        if (take(&spacing, panel, run, k))
            add_marker(mark, run, k);
    if (ends && with_last)
        add_marker(mark, run, last);
    spacing_release(&spacing);
}

void run_marks_add_states(struct panel *panel, const struct run *run, size_t first, size_t last,
                          enum mark_kind marker, enum role role)
{
    add_markers(panel, run, first, last, true, panel_add_mark(panel, marker, role));
}

void run_marks_add_earlier(struct panel *panel, const struct run *run, size_t k,
                           enum mark_kind marker, enum role role)
{
    add_markers(panel, run, 0, k, false, panel_add_mark(panel, marker, role));
}

void run_marks_add_state(struct panel *panel, const struct run *run, size_t k, enum role role)
{
    if (is_shown(panel, run, k))
        mark_add(panel_add_mark(panel, MARK_CROSS, role), run->parameter[0][k], run->loss[k], true);
}

static bool is_close(const struct panel *panel, const struct run *run, size_t a, size_t b)
{
    const double close = 0.05; /* pixels */
    const double *x = run->parameter[0], *y = run->loss;

    return fabs(panel_x(panel, x[a]) - panel_x(panel, x[b])) < close &&
           fabs(panel_y(panel, y[a]) - panel_y(panel, y[b])) < close;
}

/* Whether the segments that end at two states would be drawn over each other, in either direction.
 */
static bool same_segment(const struct panel *panel, const struct run *run, size_t a, size_t b)
{
    return (is_close(panel, run, a - 1, b - 1) && is_close(panel, run, a, b)) ||
           (is_close(panel, run, a - 1, b) && is_close(panel, run, a, b - 1));
}

struct mark *run_marks_add_path(struct panel *panel, const struct run *run, size_t last,
                                enum role role, const bool *apart)
{
    struct mark *path = panel_add_mark(panel, MARK_LINE, role);
    size_t drawn = 0; /* the end of the last segment that was */

    for (size_t k = 1; k <= last; k++) {
        const struct state to = run_state(run, k);

        if ((apart && apart[k - 1]) || !state_is_finite(&to, 1) ||
            (drawn && same_segment(panel, run, drawn, k)))
            continue;
        curve_segment(panel, path, run->parameter[0][k - 1], run->loss[k - 1], to.parameter[0],
                      to.loss);
        drawn = k;
    }
    return path;
}

size_t run_marks_add_outside(struct panel *panel, const struct run *run, size_t first, size_t last,
                             enum role role, struct run_outside outside[RUN_DIRECTIONS])
{
    size_t place_of[3][3], count = 0; /* the place in `outside`, plus 1; 0: none yet */

    memset(place_of, 0, sizeof place_of);
    for (size_t k = first; k <= last; k++) {
        const struct state state = run_state(run, k);
        double x = state.parameter[0];
        size_t *place =
            &place_of[note_side(x, &panel->x) + 1][note_side(state.loss, &panel->y) + 1];

        if (!state_is_finite(&state, 1) || is_shown(panel, run, k))
            continue;
        if (!*place) {
            *place = ++count;
            outside[count - 1] = (struct run_outside){.first = k};
            note_add_edge_arrow(panel, role, x, state.loss, outside[count - 1].tip);
        }
        outside[*place - 1].count++;
    }
    return count;
}

void run_marks_add_more(const struct run_outside *outside, struct buf *out)
{
    if (outside->count > 1)
        buf_printf(out, ", and %zu more", outside->count - 1);
}

void run_marks_describe_outside(const struct run_outside *outside, const struct run *run,
                                const char *parameter, struct buf *out)
{
    buf_printf(out, "%s = ", parameter);
    display_number(out, run->parameter[0][outside->first]);
    run_marks_add_more(outside, out);
}
