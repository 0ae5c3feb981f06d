#include "kinds/plane.h"

#include <math.h>

#include "base/mem.h"

#define FINEST 0.5 /* pixels from state to state of a path */

static void resolve_scale(const struct plot *plot, size_t axis, const struct interval *asked,
                          int intervals, struct scale *scale)
{
    const struct shown shown = {plot->runs, plot->run_count, plot->last + 1};

    if (asked) {
        scale->low = asked->low;
        scale->high = asked->high;
    } else {
        limits_plane(&shown, &plot->minimum, axis, &scale->low, &scale->high);
    }
    ticks_widen(&scale->low, &scale->high);
    scale->step = ticks_step(scale->low, scale->high, intervals);
    if (!asked)
        ticks_outward(scale->step, &scale->low, &scale->high);
}

static void widen(struct scale *scale, double span, int intervals)
{
    double middle = scale->low / 2 + scale->high / 2;

    /* What is cut off here the box loses, too. */
    scale->low = limits_bring_within(middle - span / 2);
    scale->high = limits_bring_within(middle + span / 2);
    scale->step = ticks_step(scale->low, scale->high, intervals);
}

static void make_equal(struct plot *plot, double width, double height)
{
    const struct spec *spec = plot->study->spec;
    double across = (plot->x.high - plot->x.low) / width; /* of one pixel */
    double upward = (plot->y.high - plot->y.low) / height;

    if (across < upward && !spec_given(spec, &spec->domain))
        widen(&plot->x, upward * width, layout_columns(width));
    if (upward < across && !spec_given(spec, &spec->range))
        widen(&plot->y, across * height, layout_rows(height));
}

void plane_resolve(struct plot *plot, double width, double height)
{
    const struct spec *spec = plot->study->spec;
    const struct objective *objective = &plot->study->objective;

    plot->minimum = minimum_of_runs(objective, plot->runs, plot->run_count, plot->last);
    plot->y_name = objective->names[1];
    resolve_scale(plot, 0, spec_given(spec, &spec->domain) ? &spec->domain : NULL,
                  layout_columns(width), &plot->x);
    resolve_scale(plot, 1, spec_given(spec, &spec->range) ? &spec->range : NULL,
                  layout_rows(height), &plot->y);
    if (spec->equal)
        make_equal(plot, width, height);
    plot->minima = minima_in_view(objective, (const double[]){plot->x.low, plot->y.low},
                                  (const double[]){plot->x.high, plot->y.high}, &plot->minimum);
    plot_find_units(plot);
}

struct box plane_box(const struct plot *plot, struct box box)
{
    double aspect = (plot->x.high - plot->x.low) / (plot->y.high - plot->y.low);

    if (!plot->study->spec->equal || box.height <= 0)
        return box;
    if (box.width > aspect * box.height)
        box.width = aspect * box.height;
    else
        box.height = box.width / aspect;
    return box;
}

struct run plane_run(const struct run *run)
{
    return (struct run){.lr = run->lr,
                        .parameters = 1,
                        .parameter = {run->parameter[0]},
                        .loss = run->parameter[1],
                        .count = run->count,
                        .verdict = run->verdict};
}

static double pixels_between(const struct panel *panel, const struct state *a,
                             const struct state *b)
{
    return figure_distance(panel_x(panel, a->parameter[0]) - panel_x(panel, b->parameter[0]),
                           panel_y(panel, a->loss) - panel_y(panel, b->loss));
}

struct run plane_path(const struct run *run, const struct panel *panel)
{
    const struct run plane = plane_run(run);
    struct run path = {.lr = run->lr, .parameters = 1, .verdict = run->verdict};
    struct state last;

    for (size_t k = 0; k < run->count; k++) {
        struct state state = run_state(&plane, k);

        if (!state_is_finite(&state, 1))
            break;
        if (k > 0 && k + 1 < run->count && pixels_between(panel, &last, &state) < FINEST)
            continue;
        run_add_state(&path, &state);
        last = state;
    }
    return path;
}
