/* The loss over the parameter: the curve, the states on it, the uphill arrow, the minimum. */
#include <math.h>

#include "base/buf.h"
#include "figure/layout.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/loss_panel.h"
#include "kinds/minima_marks.h"
#include "kinds/run_names.h"
#include "study/result_runs.h"

static bool loss_draws_states(const struct spec *spec)
{
    return spec->path || spec_given(spec, &spec->gradient);
}

/* Whether the caption is about the minima, where nothing else is said. */
static bool sums_up(const struct loss *loss)
{
    return !loss->trained && !loss->plot.study->objective.kind->describe_data;
}

static void write_caption(const struct loss *loss, struct buf *out)
{
    const struct study *study = loss->plot.study;

    objective_describe_data(&study->objective, out);
    if (loss->plot.run_count > 1) {
        buf_clear(out);
        caption_runs(out, study);
    } else if (loss->trained) {
        buf_puts(out, out->length ? "; " : "");
        caption_run(out, &study->objective, loss->plot.runs);
    } else if (sums_up(loss)) {
        minima_sum_up(&loss->plot, out);
    }
}

/* The curve is the one at the last state; earlier states have another. */
static void write_slice(const struct objective *objective, bool states, struct buf *out)
{
    if (!objective->whole)
        return;
    buf_printf(out, "%sthe curve at %s = ", out->length ? "; " : "", objective_name(objective, 1));
    display_number(out, objective->held[1 - objective->along]);
    if (states)
        buf_puts(out, ", earlier states at their own");
}

static void write_texts(const struct loss *loss)
{
    const struct study *study = loss->plot.study;
    const struct objective_words *words = &study->objective.kind->words;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, study->objective.whole ? words->slice : words->curve);
    objective_describe(&study->objective, &title);
    write_caption(loss, &caption);
    write_slice(&study->objective, loss->trained, &caption);
    buf_printf(&alt, "%s over %s ", objective_loss_name(&study->objective),
               study->objective.names[0]);
    display_interval(&alt, loss->plot.x.low, loss->plot.x.high);
    buf_printf(&alt, ": %s.", caption.data);
    minima_describe(&loss->plot, !sums_up(loss), &alt);
    loss->figure->title = plot_text(study->spec->title, &title);
    loss->figure->caption = plot_text(study->spec->caption, &caption);
    loss->figure->alt = plot_text(NULL, &alt);
}

/* The panel's box at a level of the layout, below the header. */
static struct box lay_out(struct loss *loss, enum layout_level level)
{
    double overhang = plot_x_labels_width(&loss->plot) / 2 + LAYOUT_MARGIN;
    bool ticks = level < LAYOUT_NO_TICK_LABELS;
    struct layout_single single = {
        .level = level,
        .left = plot_left_margin(&loss->plot, level),
        .right = ticks ? fmax(LAYOUT_SINGLE_RIGHT, overhang) : LAYOUT_MARGIN,
        .x_title = plot_has_x_title(&loss->plot, level),
        .entries = loss->legend,
        .count = loss->legend ? loss->plot.run_count : 0,
    };

    return layout_single(loss->figure, loss->plot.fonts, &single);
}

static void add_panel(struct loss *loss, struct box box, enum layout_level level)
{
    struct panel *panel = figure_add_panel(loss->figure, box);
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;

    plot_add_axes(&loss->plot, panel, &x_title, &y_title);
    panel->x.labelled = panel->y.labelled = level < LAYOUT_NO_TICK_LABELS;
    loss_panel_fill(loss, panel);
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

    plot_resolve(&loss->plot, figure->width - 2 * LAYOUT_SINGLE_RIGHT - 40, figure->height - 150);
    write_texts(loss);
    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++) {
        struct box box = lay_out(loss, level);

        if (!layout_is_good(box.width, box.height, level))
            continue;
        add_panel(loss, box, level);
        return 0;
    }
    return layout_no_room(figure, err);
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

/* The states that were trained. */
static void take_runs(struct loss *loss, const struct trajectory *trajectory)
{
    loss->trained = true;
    loss->plot.runs = trajectory->runs;
    loss->plot.run_count = trajectory->count;
    for (size_t i = 0; i < trajectory->count; i++)
        if (trajectory->runs[i].count > loss->plot.last + 1)
            loss->plot.last = trajectory->runs[i].count - 1;
    loss->plot.draws_states = loss_draws_states(loss->plot.study->spec);
    if (trajectory->count > 1 && loss->path)
        loss->legend = run_names(trajectory, RUN_MARKER);
}

/* Where descent would begin, along the parameter that is drawn. */
static double start_of(const struct study *study)
{
    const struct objective *objective = &study->objective;
    const struct numbers *start = &study->spec->start;

    if (objective->whole)
        return objective->held[objective->along];
    return start->count ? start->at[0] : 0;
}

/* The place where descent would begin, as a run of a single state. */
static void take_start(struct loss *loss, struct run *run, struct state *state)
{
    const struct study *study = loss->plot.study;
    const double at[PARAMETERS_MAX] = {start_of(study)};
    struct evaluation there = objective_at(&study->objective, at);

    *state = (struct state){{at[0]}, there.loss, {there.slope[0]}};
    *run = (struct run){.parameters = 1,
                        .parameter = {state->parameter},
                        .loss = &state->loss,
                        .slope = {state->slope},
                        .count = 1};
    loss->plot.runs = run;
    loss->plot.run_count = 1;
}

static int loss_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                        struct err *err)
{
    const struct spec *spec = study->spec;
    struct loss loss = {.plot = {.study = study, .fonts = fonts}, .figure = figure};
    struct size size = plot_size(spec, LAYOUT_SINGLE_WIDTH, LAYOUT_SINGLE_HEIGHT);
    struct state start_state;
    struct run start;
    int result;

    figure->width = size.width;
    figure->height = size.height;
    loss.path = spec->path;
    if (study->trajectory.count > THEME_RUNS)
        return err_set(err, STATUS_LIMIT, "loss draws %d learning rates at most, not %zu",
                       THEME_RUNS, study->trajectory.count);
    if (study->trajectory.count > 1 && spec_given(spec, &spec->gradient))
        return err_set(err, STATUS_USAGE, "--gradient is for one learning rate, not %zu",
                       study->trajectory.count);
    if (study->trajectory.count) {
        take_runs(&loss, &study->trajectory);
    } else if (spec->start.count || spec->data) {
        take_start(&loss, &start, &start_state);
    }
    result = choose_gradient(&loss, spec, err) ? -1 : draw(&loss, err);
    run_names_free(loss.legend, study->trajectory.count);
    return result;
}

const struct kind loss_kind = {
    .name = "loss",
    .aliases = "curve function cost",
    .summary = "the loss over the parameter, its minimum under a green cross",
    .groups = GROUP_RUNS | GROUP_LOSS,
    .reads_trajectory = true,
    .parameters = KIND_SLICES,
    .needs = {.results = {&result_runs}, .wanted = loss_draws_states},
    .compose = loss_compose,
};
