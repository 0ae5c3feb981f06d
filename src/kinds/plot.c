#include "kinds/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "kinds/display.h"

#define LEADER_FROM  24.0 /* pixels: labels farther from their mark get a leader, */
#define LEADER_CLEAR 10.0 /* which begins this far from it */
#define ARROW        16.0 /* the length of an edge arrow */

enum { SEARCH = 400 };

static double best_sample(const struct objective *objective, double low, double high)
{
    double best = low, lowest = INFINITY;

    for (int i = 0; i <= SEARCH; i++) {
        double x = low + (high - low) * ((double)i / SEARCH);
        double loss = objective_loss(objective, (const double[PARAMETERS_MAX]){x});

        if (loss < lowest) {
            lowest = loss;
            best = x;
        }
    }
    return best;
}

static struct minimum find_minimum(const struct plot *plot)
{
    const struct objective *objective = &plot->study->objective;
    const struct spec *spec = plot->study->spec;
    double low = -10, high = 10;

    if (plot->run_count)
        return minimum_of_runs(objective, plot->runs, plot->run_count, plot->last);
    if (spec_given(spec, &spec->domain)) {
        low = spec->domain.low;
        high = spec->domain.high;
    }
    return minimum_near(objective, best_sample(objective, low, high), high - low);
}

static void resolve_x(struct plot *plot, const struct shown *shown, double width)
{
    const struct spec *spec = plot->study->spec;
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
    const struct spec *spec = plot->study->spec;
    struct scale *y = &plot->y;

    if (spec_given(spec, &spec->range)) {
        y->low = spec->range.low;
        y->high = spec->range.high;
        ticks_widen(&y->low, &y->high);
        y->step = ticks_step(y->low, y->high, layout_rows(height));
        return;
    }
    limits_range(&plot->study->objective, shown, &plot->minimum, plot->x.low, plot->x.high, &y->low,
                 &y->high);
    ticks_widen(&y->low, &y->high);
    y->step = ticks_step(y->low, y->high, layout_rows(height));
    if (plot->room_below)
        y->low -= ticks_size(y->step);
    ticks_outward(y->step, &y->low, &y->high);
}

/* A panel with the ticks of one scale on its x axis, to be measured; the unit of their labels. */
static void add_scratch_ticks(struct figure *scratch, const struct scale *scale, struct buf *unit)
{
    figure_init(scratch, 0, 0, NULL);
    ticks_fill(&figure_add_panel(scratch, (struct box){0, 0, 1, 1})->x, scale->low, scale->high,
               scale->step, unit);
}

/* The widest tick label of one axis, all of them shown. */
static double labels_width(const struct plot *plot, const struct scale *scale)
{
    struct figure scratch;
    struct buf unit = BUF_INIT;
    double width;

    add_scratch_ticks(&scratch, scale, &unit);
    width = layout_ticks_width(plot->fonts, &scratch.panels[0].x);
    buf_release(&unit);
    figure_release(&scratch);
    return width;
}

static bool has_unit(const struct scale *scale)
{
    struct figure scratch;
    struct buf unit = BUF_INIT;
    bool result;

    add_scratch_ticks(&scratch, scale, &unit);
    result = unit.length > 0;
    buf_release(&unit);
    figure_release(&scratch);
    return result;
}

void plot_find_units(struct plot *plot)
{
    plot->x_unit = has_unit(&plot->x);
    plot->y_unit = has_unit(&plot->y);
}

void plot_resolve(struct plot *plot, double width, double height)
{
    const struct shown none = {NULL, 0, 1};
    const struct shown shown = {plot->runs, plot->run_count, plot->last + 1};

    plot->minimum = find_minimum(plot);
    resolve_x(plot, &shown, width);
    resolve_y(plot, plot->draws_states ? &shown : &none, height);
    plot->minima =
        minima_in_view(&plot->study->objective, (const double[PARAMETERS_MAX]){plot->x.low},
                       (const double[PARAMETERS_MAX]){plot->x.high}, &plot->minimum);
    plot_find_units(plot);
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
        buf_printf(x_title, "%s%s", plot->study->objective.names[0], x_unit.data);
    if (y_title)
        buf_printf(y_title, "%s%s",
                   plot->y_name ? plot->y_name : objective_loss_name(&plot->study->objective),
                   y_unit.data);
    buf_release(&x_unit);
    buf_release(&y_unit);
}

double plot_x_labels_width(const struct plot *plot)
{
    return labels_width(plot, &plot->x);
}

double plot_y_labels_width(const struct plot *plot)
{
    return labels_width(plot, &plot->y);
}

bool plot_has_x_title(const struct plot *plot, enum layout_level level)
{
    return level < (plot->x_unit ? LAYOUT_NO_TICK_LABELS : LAYOUT_NO_AXIS_TITLES);
}

bool plot_has_y_title(const struct plot *plot, enum layout_level level)
{
    return level < (plot->y_unit ? LAYOUT_NO_TICK_LABELS : LAYOUT_NO_AXIS_TITLES);
}

double plot_left_margin(const struct plot *plot, enum layout_level level)
{
    double width = LAYOUT_MARGIN;

    if (plot_has_y_title(plot, level))
        width += LAYOUT_AXIS_TITLE;
    if (level < LAYOUT_NO_TICK_LABELS)
        width += plot_y_labels_width(plot) + TICK_LABEL_GAP;
    return ceil(width);
}

static double loss_at(const void *context, double x)
{
    return objective_loss(context, (const double[PARAMETERS_MAX]){x});
}

void plot_add_curve(const struct plot *plot, struct panel *panel, enum role role,
                    const struct state *state)
{
    struct objective curve = plot->study->objective;

    if (state && curve.whole && state_is_finite(state, PARAMETERS_MAX))
        curve = objective_move_slice(&curve, state->parameter);
    curve_sample(panel, panel_add_mark(panel, MARK_LINE, role), loss_at, &curve);
}

static bool is_shown(const struct panel *panel, const struct run *run, size_t k)
{
    return panel_contains(panel, run->parameter[0][k], run->loss[k]);
}

static size_t column_of(const struct panel *panel, const struct run *run, size_t k)
{
    return (size_t)(panel_x(panel, run->parameter[0][k]) - panel->box.x);
}

/* Whether the last state in a column of pixels covers another one there. */
static bool is_hidden(const struct panel *panel, const struct run *run, size_t k, size_t last)
{
    return k != last &&
           fabs(panel_y(panel, run->loss[k]) - panel_y(panel, run->loss[last])) < MARKER_RADIUS;
}

void plot_add_states(struct panel *panel, const struct run *run, size_t first, size_t last,
                     enum mark_kind marker, enum role role)
{
    size_t columns = (size_t)panel->box.width + 1;
    size_t *state_at = mem_zeroed(columns, sizeof *state_at); /* the state plus 1; 0: none */
    struct mark *mark = panel_add_mark(panel, marker, role);

    for (size_t k = first; k <= last; k++)
        if (is_shown(panel, run, k))
            state_at[column_of(panel, run, k)] = k + 1;
    for (size_t k = first; k <= last; k++)
        if (is_shown(panel, run, k) &&
            !is_hidden(panel, run, k, state_at[column_of(panel, run, k)] - 1))
            mark_add(mark, run->parameter[0][k], run->loss[k], true);
    free(state_at);
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

void plot_add_path(struct panel *panel, const struct run *run, size_t last, enum role role)
{
    struct mark *path = panel_add_mark(panel, MARK_LINE, role);
    size_t drawn = 0; /* the end of the last segment that was */

    for (size_t k = 1; k <= last; k++) {
        const struct state to = run_state(run, k);

        if (!state_is_finite(&to, 1) || (drawn && same_segment(panel, run, drawn, k)))
            continue;
        curve_segment(panel, path, run->parameter[0][k - 1], run->loss[k - 1], to.parameter[0],
                      to.loss);
        drawn = k;
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
    struct mark *arrow = panel_add_mark(panel, MARK_ARROW, role);

    mark_add(arrow, panel_data_x(panel, panel_x(panel, to_x) - dx * length),
             panel_data_y(panel, panel_y(panel, to_y) + dy * length), true);
    mark_add(arrow, to_x, to_y, false);
    if (tip) {
        tip[0] = panel_x(panel, to_x);
        tip[1] = panel_y(panel, to_y);
    }
}

size_t plot_add_outside(struct panel *panel, const struct run *run, size_t first, size_t last,
                        enum role role, struct plot_outside outside[PLOT_DIRECTIONS])
{
    size_t place_of[3][3], count = 0; /* the place in `outside`, plus 1; 0: none yet */

    memset(place_of, 0, sizeof place_of);
    for (size_t k = first; k <= last; k++) {
        const struct state state = run_state(run, k);
        double x = state.parameter[0];
        size_t *place = &place_of[side_of(x, &panel->x) + 1][side_of(state.loss, &panel->y) + 1];

        if (!state_is_finite(&state, 1) || is_shown(panel, run, k))
            continue;
        if (!*place) {
            *place = ++count;
            outside[count - 1] = (struct plot_outside){.first = k};
            plot_add_edge_arrow(panel, role, x, state.loss, outside[count - 1].tip);
        }
        outside[*place - 1].count++;
    }
    return count;
}

void plot_describe_outside(const struct plot_outside *outside, const struct run *run,
                           const char *parameter, struct buf *out)
{
    buf_printf(out, "%s = ", parameter);
    display_number(out, run->parameter[0][outside->first]);
    if (outside->count > 1)
        buf_printf(out, ", and %zu more", outside->count - 1);
}

static double nearest(double value, double low, double size)
{
    return fmax(low, fmin(low + size, value));
}

void plot_add_leader(struct panel *panel, struct fonts *fonts, const struct label *label, double x,
                     double y)
{
    struct box box = label_box(fonts, label);
    double to_x = nearest(x, box.x, box.width), to_y = nearest(y, box.y - 2, box.height + 4);
    double length = hypot(to_x - x, to_y - y), clear = LEADER_CLEAR / length;
    struct mark *leader;

    if (length < LEADER_FROM)
        return;
    leader =
        panel_add_mark(panel, MARK_LINE, label->role == ROLE_MINIMUM ? ROLE_LEADER : ROLE_AXIS);
    curve_segment(panel, leader, panel_data_x(panel, x + clear * (to_x - x)),
                  panel_data_y(panel, y + clear * (to_y - y)), panel_data_x(panel, to_x),
                  panel_data_y(panel, to_y));
}

bool plot_add_label(const struct plot *plot, struct panel *panel, struct placement *placement,
                    const char *text, enum role role, const double at[2], const enum side *sides)
{
    struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};

    if (placement_find(placement, plot->fonts, &label, at[0], at[1], sides) < 0)
        return false;
    panel_add_label(panel, &label);
    plot_add_leader(panel, plot->fonts, &label, at[0], at[1]);
    return true;
}

struct size plot_size(const struct spec *spec, double width, double height)
{
    struct size size = {width, height};

    if (!spec_given(spec, &spec->size))
        return size;
    if (spec->size.height > 0)
        return spec->size;
    return (struct size){spec->size.width, round(spec->size.width * height / width)};
}

char *plot_text(const char *asked, struct buf *made)
{
    struct buf clean = BUF_INIT;

    utf8_clean_label(&clean, asked ? asked : made->data);
    buf_release(made);
    return buf_detach(&clean);
}
