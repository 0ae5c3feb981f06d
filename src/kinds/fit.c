/* The fit: the data as points, and the line of the model at some states, first to last. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_names.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/ticks.h"
#include "kinds/fit_lines.h"
#include "kinds/kinds.h"
#include "kinds/plot.h"
#include "kinds/words.h"
#include "study/result_points.h"
#include "study/result_runs.h"

#define MARGIN   0.04 /* of the points' extent, around them */
#define FARTHEST 0.5  /* extents that a line may lead out of the points */

enum { MOST_LINES = THEME_RUNS, BY_DEFAULT = 5 };

struct fit {
    const struct study *study;
    struct fonts *fonts;
    struct figure *figure;
    const struct run *run;
    size_t states[MOST_LINES]; /* to draw */
    size_t count;
    struct fit_line lines[MOST_LINES];          /* of these */
    struct legend_entry legend[MOST_LINES + 1]; /* the points, then the states */
    struct scale x, y;
    struct buf x_unit, y_unit; /* what the tick labels leave to the axis titles */
};

/* To one significant digit. */
static double rounded(double value)
{
    double unit = pow(10, floor(log10(fmax(value, 1))));

    return round(value / unit) * unit;
}

/* First and last, and between them a power of the last each, as a round number. */
static void choose_by_default(struct fit *fit, size_t last)
{
    for (int i = 0; i < BY_DEFAULT; i++) {
        double part = (double)i / (BY_DEFAULT - 1);
        size_t k = i == 0               ? 0
                   : i + 1 < BY_DEFAULT ? (size_t)rounded(pow((double)last, part))
                                        : last;

        if (!fit->count || (k > fit->states[fit->count - 1] && k <= last))
            fit->states[fit->count++] = k;
    }
}

static int choose_states(struct fit *fit, struct err *err)
{
    const struct integers *asked = &fit->study->spec->states;
    size_t last = fit->run->count - 1;

    size_t count = asked->all ? last + 1 : asked->count;

    if (count > MOST_LINES)
        return err_set(err, STATUS_LIMIT, "--states: fit draws %d lines at most, not %zu",
                       MOST_LINES, count);
    for (size_t k = 0; asked->all && k < count; k++)
        fit->states[fit->count++] = k;
    if (!count)
        choose_by_default(fit, last);
    for (size_t i = 0; i < asked->count; i++) {
        if ((size_t)asked->at[i] > last)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %zu",
                           asked->at[i], last);
        fit->states[fit->count++] = (size_t)asked->at[i];
    }
    return 0;
}

static struct fit_line line_at(const struct fit *fit, size_t k, enum role role)
{
    const struct objective *objective = &fit->study->objective;
    const struct state state = run_state(fit->run, k);

    return (struct fit_line){k, state.parameter[0],
                             objective->parameters == 2 ? state.parameter[1] : objective->bias,
                             role};
}

/* The lines, and what tells which is which. */
static void make_lines(struct fit *fit)
{
    fit->legend[0] = (struct legend_entry){
        .kind = MARK_CIRCLE, .role = ROLE_MUTED, .label.text = mem_text("data")};
    for (size_t i = 0; i < fit->count; i++) {
        struct buf name = BUF_INIT;

        fit->lines[i] = line_at(fit, fit->states[i], role_of_run(i));
        buf_printf(&name, "state %zu%s", fit->states[i],
                   fit_line_is_finite(&fit->lines[i]) ? "" : ": not finite");
        fit->legend[i + 1] = (struct legend_entry){
            .kind = MARK_LINE, .role = role_of_run(i), .label.text = buf_detach(&name)};
    }
}

static void cover(struct interval *hull, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hull->low = fmin(hull->low, values[i]);
        hull->high = fmax(hull->high, values[i]);
    }
}

/* The ends of the lines, unless they are too far off for the points to be seen beside them. */
static void cover_lines(const struct fit *fit, struct interval *hull)
{
    double span = hull->high - hull->low;
    const struct interval most = {hull->low - FARTHEST * span, hull->high + FARTHEST * span};

    for (size_t i = 0; i < fit->count; i++) {
        const struct fit_line *line = &fit->lines[i];
        const double ends[] = {line->w * fit->x.low + line->b, line->w * fit->x.high + line->b};

        for (int j = 0; j < 2; j++)
            if (ends[j] >= most.low && ends[j] <= most.high)
                cover(hull, &ends[j], 1);
    }
}

/* An axis around the hull, or as asked. */
static struct scale make_scale(const struct interval *hull, const struct interval *asked,
                               int intervals)
{
    double margin = MARGIN * (hull->high - hull->low);
    struct scale scale = {hull->low - margin, hull->high + margin, {0, 0}};

    if (hull->low >= 0 && scale.low < 0)
        scale.low = 0;
    if (asked) {
        scale.low = asked->low;
        scale.high = asked->high;
    }
    ticks_widen(&scale.low, &scale.high);
    scale.step = ticks_step(scale.low, scale.high, intervals);
    if (!asked)
        ticks_outward(scale.step, &scale.low, &scale.high);
    return scale;
}

static void resolve(struct fit *fit)
{
    const struct spec *spec = fit->study->spec;
    const struct data_points *points = study_points(fit->study);
    struct interval x = {INFINITY, -INFINITY}, y = {INFINITY, -INFINITY};

    cover(&x, points->x, points->count);
    fit->x = make_scale(&x, spec_given(spec, &spec->domain) ? &spec->domain : NULL,
                        layout_columns(fit->figure->width - 100));
    cover(&y, points->y, points->count);
    cover_lines(fit, &y);
    fit->y = make_scale(&y, spec_given(spec, &spec->range) ? &spec->range : NULL,
                        layout_rows(fit->figure->height - 150));
}

static void add_axes(struct fit *fit, struct panel *panel)
{
    buf_clear(&fit->x_unit);
    buf_clear(&fit->y_unit);
    ticks_fill(&panel->x, fit->x.low, fit->x.high, fit->x.step, &fit->x_unit);
    ticks_fill(&panel->y, fit->y.low, fit->y.high, fit->y.step, &fit->y_unit);
}

/* The points that can be told apart: of those in one pixel, the first. */
static void add_points(const struct fit *fit, struct panel *panel)
{
    const struct data_points *points = study_points(fit->study);
    size_t columns = (size_t)panel->box.width + 1, rows = (size_t)panel->box.height + 1;
    unsigned char *taken = mem_zeroed(columns * rows, 1);
    struct mark *mark = panel_add_mark(panel, MARK_CIRCLE, ROLE_MUTED);

    for (size_t i = 0; i < points->count; i++) {
        size_t column, row;

        if (!panel_contains(panel, points->x[i], points->y[i]))
            continue;
        column = (size_t)(panel_x(panel, points->x[i]) - panel->box.x);
        row = (size_t)(panel_y(panel, points->y[i]) - panel->box.y);
        if (taken[row * columns + column]++ == 0)
            mark_add(mark, points->x[i], points->y[i], true);
        else
            taken[row * columns + column] = 1;
    }
    free(taken);
}

static void fill(const struct fit *fit, struct panel *panel)
{
    add_points(fit, panel);
    fit_lines_add(panel, fit->fonts, fit->lines, fit->count);
}

/* The names of the columns, "x" and "y" where they have none; the caller frees them. */
static void axis_names(const struct fit *fit, char *name[2])
{
    static const char *const unnamed[] = {"x", "y"};
    const char *columns = fit->study->spec->column_names;
    struct data_pair pair = {0};
    bool named = columns && data_pair_read(&pair, columns);

    for (int i = 0; i < 2; i++)
        name[i] = mem_text(named && *pair.name[i] ? pair.name[i] : unnamed[i]);
    data_pair_release(&pair);
}

static void add_axis_titles(const struct fit *fit, struct panel *panel, enum layout_level level)
{
    char *name[2], *x, *y;

    if (level >= LAYOUT_NO_AXIS_TITLES)
        return;
    axis_names(fit, name);
    x = layout_axis_title(fit->fonts, name[0], fit->x_unit.data, panel->box.width);
    y = layout_axis_title(fit->fonts, name[1], fit->y_unit.data, panel->box.height);
    layout_add_x_title(panel, x);
    layout_add_y_title(fit->fonts, panel, y);
    free(x);
    free(y);
    free(name[0]);
    free(name[1]);
}

/* The space left of the panel: tick labels, and the axis title. */
static double left_margin(const struct fit *fit, enum layout_level level)
{
    struct panel probe = {.box = {0, 0, 100, 100}};
    struct buf unit = BUF_INIT;
    double width;

    ticks_fill(&probe.y, fit->y.low, fit->y.high, fit->y.step, &unit);
    width = layout_ticks_width(fit->fonts, &probe.y);
    for (size_t i = 0; i < probe.y.count; i++)
        free(probe.y.ticks[i].text);
    free(probe.y.ticks);
    buf_release(&unit);
    if (level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    return ceil(LAYOUT_MARGIN + width + TICK_LABEL_GAP +
                (level < LAYOUT_NO_AXIS_TITLES ? LAYOUT_AXIS_TITLE : 0));
}

static int draw(struct fit *fit, struct err *err)
{
    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++) {
        struct layout_single single = {
            .level = level,
            .left = left_margin(fit, level),
            .right = level < LAYOUT_NO_TICK_LABELS ? LAYOUT_SINGLE_RIGHT : LAYOUT_MARGIN,
            .x_title = level < LAYOUT_NO_AXIS_TITLES,
            .entries = fit->legend,
            .count = fit->count + 1,
        };
        struct box box = layout_single(fit->figure, fit->fonts, &single);
        struct panel *panel;

        if (!layout_is_good(box.width, box.height, level))
            continue;
        panel = figure_add_panel(fit->figure, box);
        add_axes(fit, panel);
        panel->x.labelled = panel->y.labelled = level < LAYOUT_NO_TICK_LABELS;
        layout_thin_x_ticks(fit->fonts, &panel->x, box.width);
        layout_thin_y_ticks(&panel->y, box.height);
        fill(fit, panel);
        add_axis_titles(fit, panel, level);
        return 0;
    }
    return layout_no_room(fit->figure, err);
}

static void add_line_words(const struct fit *fit, size_t k, struct buf *out)
{
    const struct fit_line line = line_at(fit, k, ROLE_TEXT);

    fit_line_add_words(&line, out);
}

static void write_texts(struct fit *fit)
{
    const struct study *study = fit->study;
    size_t last = fit->run->count - 1;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, "The fit of ");
    objective_describe(&study->objective, &title);
    words_run(&caption, &study->objective, fit->run);
    buf_printf(&caption, "; at state %zu ", last);
    add_line_words(fit, last, &caption);
    buf_puts(&caption, ", loss ");
    words_number(&caption, fit->run->loss[last]);
    objective_describe_left_out(&study->objective, "; ", "", &caption);
    buf_printf(&alt, "%ld point%s, and the line of the model:", study->objective.moments.n,
               study->objective.moments.n == 1 ? "" : "s");
    for (size_t i = 0; i < fit->count; i++) {
        buf_printf(&alt, "%s at state %zu ", i ? ";" : "", fit->states[i]);
        add_line_words(fit, fit->states[i], &alt);
    }
    buf_printf(&alt, ". %s.", caption.data);
    fit->figure->title = plot_text(study->spec->title, &title);
    fit->figure->caption = plot_text(study->spec->caption, &caption);
    fit->figure->alt = plot_text(NULL, &alt);
}

static int fit_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                       struct err *err)
{
    struct size size = plot_size(study->spec, LAYOUT_SINGLE_WIDTH, LAYOUT_SINGLE_HEIGHT);
    struct fit fit = {.study = study,
                      .fonts = fonts,
                      .figure = figure,
                      .run = study->trajectory.runs,
                      .x_unit = BUF_INIT,
                      .y_unit = BUF_INIT};
    int result;

    if (study->trajectory.count > 1)
        return err_set(err, STATUS_USAGE, "fit draws one learning rate, not %zu",
                       study->trajectory.count);
    figure->width = size.width;
    figure->height = size.height;
    if (choose_states(&fit, err))
        return -1;
    make_lines(&fit);
    resolve(&fit);
    write_texts(&fit);
    result = draw(&fit, err);
    for (size_t i = 0; i <= fit.count; i++)
        free(fit.legend[i].label.text);
    buf_release(&fit.x_unit);
    buf_release(&fit.y_unit);
    return result;
}

const struct kind fit_kind = {
    .name = "fit",
    .aliases = "regression scatter line",
    .summary = "the data, and the model's line at some states",
    .groups = GROUP_RUNS | GROUP_STATES,
    .reads_trajectory = true,
    .needs = {.results = {&result_points, &result_runs}},
    .compose = fit_compose,
};
