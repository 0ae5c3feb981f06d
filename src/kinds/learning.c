#include "kinds/learning.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "descent/verdict.h"
#include "figure/notes.h"
#include "figure/polyline.h"
#include "figure/spacing.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/loss_axis.h"
#include "math/minmax.h"
#include "request/spec.h"

enum { FIRST_STATES = 4 }; /* of diverging runs, where a linear axis must do */

/* The iterations of a run's states, owned; NULL: they are 0, 1, 2, …. */
static double *iterations_of(const struct run *run)
{
    double *iterations = run->iterations ? mem_zeroed(run->count, sizeof *iterations) : NULL;

    for (size_t k = 0; iterations && k < run->count; k++)
        iterations[k] = (double)run->iterations[k];
    return iterations;
}

/* The first of the run's states from an iteration on. */
static size_t state_from(const struct run *run, double iteration)
{
    size_t k = 0;

    while (k + 1 < run->count && (double)run_iteration(run, k) < iteration)
        k++;
    return k;
}

/*
 * Covers the losses from an iteration on: of bounded runs all, of each diverging one the first
 * `states`. Returns whether any run is bounded.
 */
static bool cover_runs(struct loss_hull *hull, const struct trajectory *trajectory, double from,
                       size_t states)
{
    bool any = false;

    *hull = LOSS_HULL_INIT;
    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        bool bounded = verdict_is_bounded(&run->verdict);
        size_t first = state_from(run, from), most = run->count - first;

        any = any || bounded;
        loss_hull_cover_all(hull, run->loss + first, bounded || most < states ? most : states);
    }
    return any;
}

/* The iterations of the states to draw: all, or of the last states, before which some are missing,
 * these alone; no line may lead over the gap. */
static struct interval span_of(const struct trajectory *trajectory)
{
    struct interval span = {INFINITY, 1};

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        size_t first = trajectory->keep.rule == KEEP_LAST ? run->count - 1 : 0;

        while (first > 0 && run_iteration(run, first) == run_iteration(run, first - 1) + 1)
            first--;
        span.low = fmin(span.low, (double)run_iteration(run, first));
        span.high = fmax(span.high, (double)run_updates(run));
    }
    return span;
}

/* Whether the curves of all bounded runs are an L. */
static bool all_l(const struct trajectory *trajectory, const struct interval *span)
{
    bool any = false;

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        double *iterations;

        if (!verdict_is_bounded(&run->verdict))
            continue;
        iterations = iterations_of(run);
        any = loss_axis_is_l(iterations, run->loss, run->count, span->low, span->high);
        free(iterations);
        if (!any)
            return false;
    }
    return any;
}

void learning_scales(const struct learning *learning, struct page_tier *tier)
{
    const struct trajectory *trajectory = &learning->drawn;
    const struct spec *spec = learning->study->spec;
    struct interval span = span_of(trajectory);
    struct loss_hull hull;

    if (!cover_runs(&hull, trajectory, span.low, 1)) {
        cover_runs(&hull, trajectory, span.low, SIZE_MAX);
        if (!loss_axis_is_logarithmic(spec, &hull, false))
            cover_runs(&hull, trajectory, span.low, FIRST_STATES);
    }
    tier->x.name = "iteration";
    tier->x.kind = SCALE_WHOLE;
    tier->x.exact = true;
    tier->x.low = span.low;
    tier->x.high = span.high;
    tier->y.name = learning->name;
    loss_axis_set(&tier->y, &hull, loss_axis_is_logarithmic(spec, &hull, all_l(trajectory, &span)));
}

/* Markers at the states of a run, as far as these stand apart. */
static void add_markers(struct panel *panel, const struct run *run, enum mark_kind kind,
                        enum role role)
{
    struct mark *markers = panel_add_mark(panel, kind, role);
    struct spacing spacing;

    spacing_init(&spacing, panel->box, MARKER_APART);
    for (size_t k = 0; k < run->count; k++) {
        double x = (double)run_iteration(run, k), y = run->loss[k];

        if (panel_contains(panel, x, y) &&
            spacing_take(&spacing, panel_x(panel, x), panel_y(panel, y)))
            mark_add(markers, x, y, true);
    }
    spacing_release(&spacing);
}

bool learning_has_markers(const struct scale *iterations, double length)
{
    return (iterations->high - iterations->low) * MARKER_APART <= length;
}

void learning_add_run(const struct learning *learning, struct panel *panel, size_t i,
                      enum role role, bool marked)
{
    const struct trajectory *trajectory = &learning->drawn;
    const struct run shown = study_shown(learning->study, &trajectory->runs[i]), *run = &shown;
    double *iterations = iterations_of(run);
    const struct polyline line = {
        .x = iterations,
        .y = run->loss,
        .count = run->count,
        .least = panel->y.logarithmic ? 0 : -INFINITY,
        .reach = trajectory->keep.rule == KEEP_LAST ? 1 : INFINITY,
        .dots = !marked,
    };

    polyline_add(&line, panel, panel_add_mark(panel, MARK_LINE, role));
    free(iterations);
    if (marked)
        add_markers(panel, run, marker_of_run(i), role);
}

static enum learning_event event_of(const struct panel *panel, double loss)
{
    if (!isfinite(loss))
        return LEARNING_NOT_FINITE;
    if (panel->y.logarithmic && loss <= 0)
        return LEARNING_ZERO;
    return loss > panel->y.high || loss < panel->y.low ? LEARNING_BEYOND : LEARNING_NOTHING;
}

/* The first of the states from `k` on that event_of says something of; past the last without. */
static size_t next_event(const struct panel *panel, const struct run *run, size_t k)
{
    return k + minmax_leave(run->loss + k, run->count - k, panel->y.low, panel->y.high);
}

/* The first of the states from `k` on, to the last, whose losses are all 0; past the last without.
 */
static size_t zero_from(const struct run *run, size_t k)
{
    size_t first = run->count;

    while (first > k && run->loss[first - 1] == 0)
        first--;
    return first;
}

/* Whether states are left out after the one before state `k`. */
static bool has_gap(const struct run *run, size_t k)
{
    size_t before = k > 0 ? k - 1 : 0;

    return run_updates(run) - run_iteration(run, before) > run->count - 1 - before;
}

/* Appends what there is to say of a run that leaves the panel at state k: if it comes back, its
 * loss at state k; else where it ends. */
static void describe(const struct panel *panel, const struct learning *learning,
                     const struct run *run, size_t k, struct buf *text)
{
    const char *name = learning->name, *is = objective_is(&learning->study->objective);
    size_t last = run->count - 1, zero = zero_from(run, k);
    double end = run->loss[last];

    if (!isfinite(end)) {
        buf_printf(text, "not finite from iteration %zu", run_updates(run));
    } else if (panel->y.logarithmic && zero <= last) {
        buf_printf(text, "%s%s0 %s iteration %zu", name, is, has_gap(run, zero) ? "by" : "from",
                   run_iteration(run, zero));
    } else {
        size_t told = event_of(panel, end) == LEARNING_NOTHING ? k : last;

        buf_printf(text, "%s%s", name, is);
        display_number(text, run->loss[told]);
        buf_printf(text, " at iteration %zu", run_iteration(run, told));
    }
}

enum learning_event learning_add_event(const struct learning *learning, size_t i,
                                       struct panel *panel, enum role role, double tip[2],
                                       struct buf *text)
{
    const struct run shown = study_shown(learning->study, &learning->drawn.runs[i]), *run = &shown;

    for (size_t k = next_event(panel, run, 0); k < run->count; k = next_event(panel, run, k + 1)) {
        double loss = run->loss[k], iteration = (double)run_iteration(run, k);
        enum learning_event event = event_of(panel, loss);

        if (iteration < panel->x.low)
            continue;
        note_add_edge_arrow(panel, role, iteration, event == LEARNING_NOT_FINITE ? INFINITY : loss,
                            tip);
        describe(panel, learning, run, k, text);
        return event;
    }
    return LEARNING_NOTHING;
}
