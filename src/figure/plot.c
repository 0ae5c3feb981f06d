#include "figure/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/words.h"

#define X_TITLE 35.0 /* from the axis to the baseline of its title */
#define ARROW   16.0 /* the length of an edge arrow */

enum { SEARCH = 400 };

/* The state with the lowest loss, from which the minimum is looked for. */
static double best_state(const struct plot *plot)
{
    const struct state *best = &plot->runs[0].states[0];

    for (size_t i = 0; i < plot->run_count; i++)
        for (size_t k = 0; k <= plot->last && k < plot->runs[i].count; k++)
            if (plot->runs[i].states[k].loss < best->loss)
                best = &plot->runs[i].states[k];
    return best->parameter[0];
}

static double best_sample(const struct objective *objective, double low, double high)
{
    double best = low, lowest = INFINITY;

    for (int i = 0; i <= SEARCH; i++) {
        double x = low + (high - low) * i / SEARCH;
        double loss = objective_along(objective, x).loss;

        if (loss < lowest) {
            lowest = loss;
            best = x;
        }
    }
    return best;
}

static struct minimum find_minimum(const struct plot *plot)
{
    const struct objective *objective = &plot->experiment->objective;
    const struct spec *spec = plot->experiment->spec;
    double low = -10, high = 10;

    if (plot->run_count)
        return minimum_near(objective, best_state(plot));
    if (spec_given(spec, &spec->domain)) {
        low = spec->domain.low;
        high = spec->domain.high;
    }
    return minimum_near(objective, best_sample(objective, low, high));
}

static void resolve_x(struct plot *plot, const struct shown *shown, double width)
{
    const struct spec *spec = plot->experiment->spec;
    struct scale *x = &plot->x;

    if (spec_given(spec, &spec->domain)) {
        x->low = spec->domain.low;
        x->high = spec->domain.high;
        ticks_widen(&x->low, &x->high);
        x->step = ticks_step(x->low, x->high, layout_columns(width));
        return;
    }
    limits_domain(shown, &plot->minimum, &x->low, &x->high);
    ticks_widen(&x->low, &x->high);
    x->step = ticks_step(x->low, x->high, layout_columns(width));
    ticks_outward(x->step, &x->low, &x->high);
}

static void resolve_y(struct plot *plot, const struct shown *shown, double height)
{
    const struct spec *spec = plot->experiment->spec;
    struct scale *y = &plot->y;

    if (spec_given(spec, &spec->range)) {
        y->low = spec->range.low;
        y->high = spec->range.high;
        ticks_widen(&y->low, &y->high);
        y->step = ticks_step(y->low, y->high, layout_rows(height));
        return;
    }
    limits_range(&plot->experiment->objective, shown, &plot->minimum, plot->x.low, plot->x.high,
                 &y->low, &y->high);
    ticks_widen(&y->low, &y->high);
    y->step = ticks_step(y->low, y->high, layout_rows(height));
    if (plot->room_below)
        y->low -= ticks_size(y->step);
    ticks_outward(y->step, &y->low, &y->high);
}

void plot_resolve(struct plot *plot, double width, double height)
{
    const struct shown none = {NULL, 0, 1, -1};
    const struct shown shown = {plot->runs, plot->run_count, plot->last + 1,
                                plot->experiment->spec->tolerance};

    plot->minimum = find_minimum(plot);
    resolve_x(plot, &shown, width);
    resolve_y(plot, plot->draws_states ? &shown : &none, height);
}

void plot_add_axes(const struct plot *plot, struct panel *panel, struct buf *x_title,
                   struct buf *y_title)
{
    struct buf x_unit = BUF_INIT, y_unit = BUF_INIT;

    ticks_fill(&panel->x, plot->x.low, plot->x.high, plot->x.step, &x_unit);
    ticks_fill(&panel->y, plot->y.low, plot->y.high, plot->y.step, &y_unit);
    layout_thin_x_ticks(plot->fonts, &panel->x, panel->box.width);
    layout_thin_y_ticks(&panel->y, panel->box.height);
    if (x_title)
        buf_printf(x_title, "%s%s", plot->experiment->objective.names[0], x_unit.data);
    if (y_title)
        buf_printf(y_title, "%s%s", words_loss(&plot->experiment->objective), y_unit.data);
    buf_release(&x_unit);
    buf_release(&y_unit);
}

/* The widest tick label of one axis, all of them shown. */
static double labels_width(const struct plot *plot, const struct scale *scale)
{
    struct figure scratch;
    struct buf unit = BUF_INIT;
    struct panel *panel;
    double width;

    figure_init(&scratch, 0, 0, NULL);
    panel = figure_add_panel(&scratch, (struct box){0, 0, 1, 1});
    ticks_fill(&panel->x, scale->low, scale->high, scale->step, &unit);
    width = layout_ticks_width(plot->fonts, &panel->x);
    buf_release(&unit);
    figure_release(&scratch);
    return width;
}

double plot_x_labels_width(const struct plot *plot)
{
    return labels_width(plot, &plot->x);
}

double plot_y_labels_width(const struct plot *plot)
{
    return labels_width(plot, &plot->y);
}

double plot_left_margin(const struct plot *plot, enum layout_level level)
{
    double width = LAYOUT_MARGIN;

    if (level < LAYOUT_NO_AXIS_TITLES)
        width += LAYOUT_AXIS_TITLE;
    if (level < LAYOUT_NO_TICK_LABELS)
        width += plot_y_labels_width(plot) + TICK_LABEL_GAP;
    return ceil(width);
}

void plot_add_x_title(struct panel *panel, const char *title)
{
    panel_add_label(panel, &(struct label){
                               .text = (char *)title,
                               .x = panel->box.x + panel->box.width / 2,
                               .y = panel->box.y + panel->box.height + X_TITLE,
                               .anchor = ANCHOR_MIDDLE,
                               .role = ROLE_MUTED,
                               .size = TICK_LABEL_SIZE,
                           });
}

void plot_add_y_title(const struct plot *plot, struct panel *panel, const char *title)
{
    panel_add_label(panel, &(struct label){
                               .text = (char *)title,
                               .x = panel->box.x - TICK_LABEL_GAP -
                                    layout_ticks_width(plot->fonts, &panel->y) - 11,
                               .y = panel->box.y + panel->box.height / 2,
                               .anchor = ANCHOR_MIDDLE,
                               .role = ROLE_MUTED,
                               .size = TICK_LABEL_SIZE,
                               .upward = true,
                           });
}

static double loss_at(const void *context, double x)
{
    return objective_along(context, x).loss;
}

void plot_add_curve(const struct plot *plot, struct panel *panel)
{
    curve_sample(panel, panel_add_mark(panel, MARK_LINE, ROLE_CURVE), loss_at,
                 &plot->experiment->objective);
}

static bool is_shown(const struct panel *panel, const struct state *state)
{
    return panel_contains(panel, state->parameter[0], state->loss);
}

static size_t column_of(const struct panel *panel, const struct state *state)
{
    return (size_t)(panel_x(panel, state->parameter[0]) - panel->box.x);
}

void plot_add_states(struct panel *panel, const struct run *run, size_t first, size_t last,
                     enum mark_kind marker, enum role role)
{
    size_t columns = (size_t)panel->box.width + 1;
    size_t *state_at = mem_zeroed(columns, sizeof *state_at); /* the state plus 1; 0: none */
    struct mark *mark = panel_add_mark(panel, marker, role);

    for (size_t k = first; k <= last; k++)
        if (is_shown(panel, &run->states[k]))
            state_at[column_of(panel, &run->states[k])] = k + 1;
    for (size_t k = first; k <= last; k++)
        if (is_shown(panel, &run->states[k]) &&
            state_at[column_of(panel, &run->states[k])] == k + 1)
            mark_add(mark, run->states[k].parameter[0], run->states[k].loss, true);
    free(state_at);
}

void plot_add_path(struct panel *panel, const struct run *run, size_t last, enum role role)
{
    struct mark *path = panel_add_mark(panel, MARK_LINE, role);

    for (size_t k = 1; k <= last; k++) {
        const struct state *from = &run->states[k - 1], *to = &run->states[k];

        if (state_is_finite(to, 1))
            curve_segment(panel, path, from->parameter[0], from->loss, to->parameter[0], to->loss);
    }
}

/* −1, 0 or 1: below the axis, on it, beyond it. */
static int side_of(double value, const struct axis *axis)
{
    return value < axis->low ? -1 : value > axis->high ? 1 : 0;
}

void plot_add_edge_arrow(struct panel *panel, enum role role, double x, double y, double tip[2])
{
    int dx = side_of(x, &panel->x), dy = side_of(y, &panel->y);
    double length = ARROW / hypot(dx, dy);
    double to_x = fmax(panel->x.low, fmin(panel->x.high, x));
    double to_y = fmax(panel->y.low, fmin(panel->y.high, y));
    double per_x = (panel->x.high - panel->x.low) / panel->box.width;
    double per_y = (panel->y.high - panel->y.low) / panel->box.height;
    struct mark *arrow = panel_add_mark(panel, MARK_ARROW, role);

    mark_add(arrow, to_x - dx * length * per_x, to_y - dy * length * per_y, true);
    mark_add(arrow, to_x, to_y, false);
    if (tip) {
        tip[0] = panel_x(panel, to_x);
        tip[1] = panel_y(panel, to_y);
    }
}

void plot_add_outside(struct panel *panel, const struct run *run, size_t last, enum role role,
                      struct plot_outside outside[2])
{
    double middle = panel->x.low + (panel->x.high - panel->x.low) / 2;

    memset(outside, 0, 2 * sizeof *outside);
    for (size_t k = 0; k <= last; k++) {
        const struct state *state = &run->states[k];
        struct plot_outside *side = &outside[state->parameter[0] > middle];

        if (state_is_finite(state, 1) && !is_shown(panel, state) && side->count++ == 0)
            side->first = k;
    }
    for (int side = 0; side < 2; side++) {
        const struct state *state = &run->states[outside[side].first];

        if (outside[side].count)
            plot_add_edge_arrow(panel, role, state->parameter[0], state->loss, outside[side].tip);
    }
}

void plot_describe_outside(const struct plot_outside *outside, const struct run *run,
                           const char *parameter, struct buf *out)
{
    buf_printf(out, "state %zu: %s = ", outside->first, parameter);
    words_number(out, run->states[outside->first].parameter[0]);
    if (outside->count > 1)
        buf_printf(out, ", and %zu more", outside->count - 1);
}

struct size plot_size(const struct spec *spec, double width, double height)
{
    return spec_given(spec, &spec->size) ? spec->size : (struct size){width, height};
}

char *plot_text(const char *asked, struct buf *made)
{
    struct buf clean = BUF_INIT;

    utf8_clean_label(&clean, asked ? asked : made->data);
    buf_release(made);
    return buf_detach(&clean);
}
