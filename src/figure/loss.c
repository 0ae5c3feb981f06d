/* The loss over the parameter: the curve, the states on it, the uphill arrow, the minimum. */
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "figure/curve.h"
#include "figure/kinds.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "figure/plot.h"
#include "figure/words.h"

#define WIDTH        720.0
#define HEIGHT       480.0
#define ABOVE_PANEL  20.0
#define BELOW_PANEL  58.0
#define BELOW_LABELS 18.0 /* of BELOW_PANEL, for the axis title */
#define RIGHT_MARGIN 36.0
#define SHORTEST     14.0 /* arrow that is drawn at all */
#define ARROW_PART   6.0  /* the arrow is this part of the panel's width long */
#define LEADER_FROM  24.0 /* pixels: labels farther from their mark get a leader */
#define MARKER       7.0

struct loss {
    struct plot plot;
    struct figure *figure;
    struct placement placement;
    bool trained;
    bool path;
    bool gradient;
    size_t k;                    /* the state of the gradient */
    struct legend_entry *legend; /* of several runs; NULL for one */
};

static const enum side around_minimum[] = {ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT,
                                           RIGHT, LEFT,  SIDE_END};
static const enum side around_state[] = {RIGHT,      ABOVE_RIGHT, LEFT,  ABOVE_LEFT, BELOW_RIGHT,
                                         BELOW_LEFT, ABOVE,       BELOW, SIDE_END};

struct experiment_needs loss_needs(const struct spec *spec)
{
    return (struct experiment_needs){.trains = spec->path || spec_given(spec, &spec->gradient),
                                     .iterations = -1};
}

static const struct state *state_of(const struct loss *loss, size_t k)
{
    return &loss->plot.runs[0].states[k];
}

static double nearest(double value, double low, double size)
{
    return fmax(low, fmin(low + size, value));
}

/* From the mark at (x, y) to its label, in pixels. */
static void add_leader(const struct loss *loss, struct panel *panel, const struct label *label,
                       double x, double y)
{
    struct box box = label_box(loss->plot.fonts, label);
    double to_x = nearest(x, box.x, box.width), to_y = nearest(y, box.y - 2, box.height + 4);
    double length = hypot(to_x - x, to_y - y), clear = (MARKER + 3) / length;
    struct mark *leader;

    if (length < LEADER_FROM)
        return;
    leader =
        panel_add_mark(panel, MARK_LINE, label->role == ROLE_MINIMUM ? ROLE_LEADER : ROLE_AXIS);
    curve_segment(panel, leader, panel_data_x(panel, x + clear * (to_x - x)),
                  panel_data_y(panel, y + clear * (to_y - y)), panel_data_x(panel, to_x),
                  panel_data_y(panel, to_y));
}

/* Places a label near a point given in pixels, with a leader where it ends up far from it. */
static void add_label(struct loss *loss, struct panel *panel, const char *text, enum role role,
                      double x, double y, const enum side *sides)
{
    struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};

    if (placement_find(&loss->placement, loss->plot.fonts, &label, x, y, sides) < 0)
        return;
    panel_add_label(panel, &label);
    add_leader(loss, panel, &label, x, y);
}

/* "state 3: w = −0.5, loss 12.3" */
static void add_state_label(struct loss *loss, struct panel *panel, size_t k)
{
    const struct objective *objective = &loss->plot.experiment->objective;
    const struct state *state = state_of(loss, k);
    struct buf text = BUF_INIT;

    if (!panel_contains(panel, state->parameter[0], state->loss))
        return;
    buf_printf(&text, "state %zu: %s = ", k, objective->names[0]);
    words_number(&text, state->parameter[0]);
    buf_printf(&text, ", %s%s", words_loss(objective), objective_is_data(objective) ? " " : " = ");
    words_number(&text, state->loss);
    add_label(loss, panel, text.data, ROLE_STATE, panel_x(panel, state->parameter[0]),
              panel_y(panel, state->loss), around_state);
    buf_release(&text);
}

static enum role role_of(const struct loss *loss, size_t run)
{
    return loss->plot.run_count == 1 ? ROLE_STATE : role_of_run(run);
}

/* What the arrows at the edge stand for. */
static void add_outside_labels(struct loss *loss, struct panel *panel, size_t run,
                               const struct plot_outside *outside, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf text = BUF_INIT;

        plot_describe_outside(&outside[i], &loss->plot.runs[run],
                              loss->plot.experiment->objective.names[0], &text);
        add_label(loss, panel, text.data, role_of(loss, run), outside[i].tip[0], outside[i].tip[1],
                  around_state);
        buf_release(&text);
    }
}

/* From state k along the tangent, uphill, in pixels a sixth of the panel's width long. */
static bool add_arrow(struct loss *loss, struct panel *panel, double tip[2])
{
    const struct state *state = state_of(loss, loss->k);
    double per_x = (panel->x.high - panel->x.low) / panel->box.width;
    double per_y = (panel->y.high - panel->y.low) / panel->box.height;
    double rise = fabs(state->slope[0]) * per_x / per_y; /* of the tangent, in pixels */
    double run = panel->box.width / ARROW_PART / hypot(1, rise);
    double dx = copysign(run * per_x, state->slope[0]), dy = run * rise * per_y;
    double x = state->parameter[0], y = state->loss, part = 1;
    struct mark *arrow;

    if (state->slope[0] == 0 || !state_is_finite(state, 1) || !panel_contains(panel, x, y))
        return false;
    part = fmin(part, ((dx > 0 ? panel->x.high : panel->x.low) - x) / dx);
    part = fmin(part, (panel->y.high - y) / dy);
    if (part * hypot(dx / per_x, dy / per_y) < SHORTEST)
        return false;
    arrow = panel_add_mark(panel, MARK_ARROW, ROLE_GRADIENT);
    mark_add(arrow, x, y, true);
    mark_add(arrow, x + part * dx, y + part * dy, false);
    tip[0] = panel_x(panel, x + part * dx);
    tip[1] = panel_y(panel, y + part * dy);
    return true;
}

/* At the arrow's tip, or at the state where there is none. */
static void add_gradient_label(struct loss *loss, struct panel *panel, bool arrow,
                               const double tip[2])
{
    const struct state *state = state_of(loss, loss->k);
    struct buf text = BUF_INIT;

    buf_puts(&text, "gradient ");
    words_number(&text, state->slope[0]);
    buf_puts(&text, arrow ? ", uphill" : "");
    if (arrow)
        add_label(loss, panel, text.data, ROLE_GRADIENT, tip[0], tip[1], around_state);
    else if (panel_contains(panel, state->parameter[0], state->loss))
        add_label(loss, panel, text.data, ROLE_GRADIENT, panel_x(panel, state->parameter[0]),
                  panel_y(panel, state->loss), around_state);
    buf_release(&text);
}

static bool minimum_in_sight(const struct loss *loss, const struct panel *panel)
{
    const struct minimum *minimum = &loss->plot.minimum;

    return minimum->found && panel_contains(panel, minimum->parameter, minimum->loss);
}

static void add_minimum_label(struct loss *loss, struct panel *panel)
{
    const struct minimum *minimum = &loss->plot.minimum;
    struct buf text = BUF_INIT;

    buf_puts(&text, "minimum: ");
    words_minimum(&text, &loss->plot.experiment->objective, minimum);
    add_label(loss, panel, text.data, ROLE_MINIMUM, panel_x(panel, minimum->parameter),
              panel_y(panel, minimum->loss), around_minimum);
    buf_release(&text);
}

/* How a run looks: alone in the colours of states, among others in its own. */
static void add_run(struct loss *loss, struct panel *panel, size_t i)
{
    const struct run *run = &loss->plot.runs[i];
    size_t last = run->count - 1;

    if (loss->plot.run_count == 1) {
        plot_add_path(panel, run, last, ROLE_PATH);
        plot_add_states(panel, run, 0, last, MARK_CIRCLE, ROLE_EARLIER);
        return;
    }
    plot_add_path(panel, run, last, role_of_run(i));
    panel->marks[panel->mark_count - 1].thin = true;
    plot_add_states(panel, run, 0, last, marker_of_run(i), role_of_run(i));
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(struct loss *loss, struct panel *panel, struct plot_outside *outside,
                        size_t *directions)
{
    for (size_t i = 0; i < loss->plot.run_count; i++) {
        const struct run *run = &loss->plot.runs[i];
        size_t first = loss->path ? 0 : loss->k, last = loss->path ? run->count - 1 : loss->k;

        directions[i] = plot_add_outside(panel, run, first, last, role_of(loss, i),
                                         &outside[i * PLOT_DIRECTIONS]);
    }
}

/* All marks, so that labels know what to keep clear of; then labels, the most important first. */
static void fill(struct loss *loss, struct panel *panel)
{
    size_t count = loss->plot.run_count, marks;
    struct plot_outside *outside = mem_zeroed(count * PLOT_DIRECTIONS, sizeof *outside);
    size_t *directions = mem_zeroed(count, sizeof *directions);
    double tip[2];
    bool arrow = false;

    plot_add_curve(&loss->plot, panel, ROLE_CURVE);
    if (loss->gradient)
        arrow = add_arrow(loss, panel, tip);
    for (size_t i = 0; loss->path && i < count; i++)
        add_run(loss, panel, i);
    if (loss->gradient && !loss->path)
        plot_add_states(panel, loss->plot.runs, loss->k, loss->k, MARK_CIRCLE, ROLE_EARLIER);
    if (loss->path || loss->gradient)
        add_outside(loss, panel, outside, directions);
    if (minimum_in_sight(loss, panel))
        mark_add(panel_add_mark(panel, MARK_CROSS, ROLE_MINIMUM), loss->plot.minimum.parameter,
                 loss->plot.minimum.loss, true);
    marks = panel->mark_count;
    for (size_t i = 0; i < marks; i++)
        placement_avoid_mark(&loss->placement, panel, &panel->marks[i]);
    if (minimum_in_sight(loss, panel))
        add_minimum_label(loss, panel);
    for (size_t i = 0; i < count; i++)
        add_outside_labels(loss, panel, i, &outside[i * PLOT_DIRECTIONS], directions[i]);
    if (loss->gradient)
        add_gradient_label(loss, panel, arrow, tip);
    if (loss->path || loss->gradient)
        add_state_label(loss, panel, loss->gradient ? loss->k : 0);
    free(outside);
    free(directions);
}

static void write_caption(const struct loss *loss, struct buf *out)
{
    const struct experiment *e = loss->plot.experiment;

    words_data(out, &e->objective);
    if (loss->plot.run_count > 1) {
        buf_clear(out);
        words_runs(out, e);
    } else if (loss->trained) {
        buf_puts(out, out->length ? "; " : "");
        words_run(out, &e->objective, loss->plot.runs, e->spec->tolerance);
    } else if (!objective_is_data(&e->objective)) {
        buf_puts(out, loss->plot.minimum.found ? "its minimum: " : "no minimum found");
        if (loss->plot.minimum.found)
            words_minimum(out, &e->objective, &loss->plot.minimum);
    }
}

static void write_texts(const struct loss *loss)
{
    const struct experiment *e = loss->plot.experiment;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, objective_is_data(&e->objective) ? "Loss of " : "The curve of ");
    words_objective(&title, &e->objective);
    write_caption(loss, &caption);
    buf_printf(&alt, "%s over %s from ", words_loss(&e->objective), e->objective.names[0]);
    words_number(&alt, loss->plot.x.low);
    buf_puts(&alt, " to ");
    words_number(&alt, loss->plot.x.high);
    buf_printf(&alt, ": %s.", caption.data);
    if (loss->plot.minimum.found && (loss->trained || objective_is_data(&e->objective))) {
        buf_puts(&alt, " Minimum at ");
        words_minimum(&alt, &e->objective, &loss->plot.minimum);
        buf_puts(&alt, ".");
    }
    loss->figure->title = plot_text(e->spec->title, &title);
    loss->figure->caption = plot_text(e->spec->caption, &caption);
    loss->figure->alt = plot_text(NULL, &alt);
}

/* The panel's box at a level of the layout, below the header. */
static struct box lay_out(struct loss *loss, enum layout_level level)
{
    struct figure *figure = loss->figure;
    double overhang = plot_x_labels_width(&loss->plot) / 2 + LAYOUT_MARGIN;
    double right = level < LAYOUT_NO_TICK_LABELS ? fmax(RIGHT_MARGIN, overhang) : LAYOUT_MARGIN;
    double below = plot_has_x_title(&loss->plot, level) ? BELOW_PANEL
                   : level < LAYOUT_NO_TICK_LABELS      ? BELOW_PANEL - BELOW_LABELS
                                                        : LAYOUT_MARGIN;
    struct box box = {.x = plot_left_margin(&loss->plot, level)};

    box.width = floor(figure->width - right - box.x);
    box.y = ceil(layout_header(figure, loss->plot.fonts, level, box.x, box.x + box.width,
                               loss->legend, loss->legend ? loss->plot.run_count : 0) +
                 ABOVE_PANEL);
    box.height = floor(figure->height - below - box.y);
    return box;
}

static void add_panel(struct loss *loss, struct box box, enum layout_level level)
{
    struct panel *panel = figure_add_panel(loss->figure, box);
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;

    plot_add_axes(&loss->plot, panel, &x_title, &y_title);
    panel->x.labelled = panel->y.labelled = level < LAYOUT_NO_TICK_LABELS;
    placement_init(&loss->placement, box);
    fill(loss, panel);
    placement_release(&loss->placement);
    if (plot_has_x_title(&loss->plot, level))
        layout_add_x_title(panel, x_title.data);
    if (plot_has_y_title(&loss->plot, level))
        layout_add_y_title(loss->plot.fonts, panel, y_title.data);
    buf_release(&x_title);
    buf_release(&y_title);
}

static int draw(struct loss *loss, struct err *err)
{
    struct figure *figure = loss->figure;

    plot_resolve(&loss->plot, figure->width - 2 * RIGHT_MARGIN - 40, figure->height - 150);
    write_texts(loss);
    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++) {
        struct box box = lay_out(loss, level);

        if (!layout_is_good(box.width, box.height, level))
            continue;
        add_panel(loss, box, level);
        return 0;
    }
    return err_set(err, STATUS_USAGE,
                   "--size: %g×%g pixels leave no room for a panel; make it larger", figure->width,
                   figure->height);
}

static int choose_gradient(struct loss *loss, const struct spec *spec, struct err *err)
{
    loss->gradient = spec_given(spec, &spec->gradient);
    if (!loss->gradient)
        return 0;
    loss->k = (size_t)spec->gradient;
    if (loss->k > loss->plot.last)
        return err_set(err, STATUS_USAGE, "--gradient: there is no state %ld; the last is %zu",
                       spec->gradient, loss->plot.last);
    return 0;
}

/* "lr 0.1", of each run. */
static struct legend_entry *make_legend(const struct trajectory *trajectory)
{
    struct legend_entry *entries = mem_zeroed(trajectory->count, sizeof *entries);

    for (size_t i = 0; i < trajectory->count; i++) {
        struct buf name = BUF_INIT;

        buf_puts(&name, "lr ");
        words_number(&name, trajectory->runs[i].lr);
        entries[i] = (struct legend_entry){
            .kind = marker_of_run(i), .role = role_of_run(i), .label.text = buf_detach(&name)};
    }
    return entries;
}

static void free_legend(struct legend_entry *entries, size_t count)
{
    for (size_t i = 0; entries && i < count; i++)
        free(entries[i].label.text);
    free(entries);
}

/* The states that were trained. */
static void take_runs(struct loss *loss, const struct trajectory *trajectory)
{
    loss->trained = true;
    loss->plot.runs = trajectory->runs;
    loss->plot.run_count = trajectory->count;
    for (size_t i = 0; i < trajectory->count; i++)
        if (trajectory->runs[i].count > loss->plot.last + 1)
            loss->plot.last = trajectory->runs[i].count - 1;
    loss->plot.draws_states = loss_needs(loss->plot.experiment->spec).trains;
    if (trajectory->count > 1 && loss->path)
        loss->legend = make_legend(trajectory);
}

int loss_compose(const struct experiment *experiment, struct fonts *fonts, struct figure *figure,
                 struct err *err)
{
    const struct spec *spec = experiment->spec;
    struct loss loss = {.plot = {.experiment = experiment, .fonts = fonts}, .figure = figure};
    struct size size = plot_size(spec, WIDTH, HEIGHT);
    struct state start_state;
    struct run start = {.states = &start_state, .count = 1};
    int result;

    figure->width = size.width;
    figure->height = size.height;
    loss.path = spec->path;
    if (experiment->trajectory.count > 1 && spec_given(spec, &spec->gradient))
        return err_set(err, STATUS_USAGE, "--gradient is for one learning rate, not %zu",
                       experiment->trajectory.count);
    if (experiment->trajectory.count) {
        take_runs(&loss, &experiment->trajectory);
    } else if (spec->start.count || spec->data) {
        double at[PARAMETERS_MAX] = {spec->start.count ? spec->start.at[0] : 0};
        struct evaluation value = objective_at(&experiment->objective, at);

        start_state = (struct state){{at[0]}, value.loss, {value.slope[0]}};
        loss.plot.runs = &start;
        loss.plot.run_count = 1;
    }
    result = choose_gradient(&loss, spec, err) ? -1 : draw(&loss, err);
    free_legend(loss.legend, experiment->trajectory.count);
    return result;
}
