/*
 * The comparison: a column a learning rate. Above, the curve with the states of the run, joined,
 * and the minimum, or of two parameters the contours with the path of the run; below, its learning
 * curve before those of the others, in grey. All columns have the same axes, and the same levels.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "kinds/captions.h"
#include "kinds/contour_panel.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/learning.h"
#include "kinds/minima_marks.h"
#include "kinds/plot.h"
#include "kinds/run_names.h"
#include "study/result_runs.h"

#define COLUMN_WIDTH   320.0 /* of the default size */
#define NARROWEST      480.0
#define BLOCK_HEIGHT   524.0
#define HEADER_HEIGHT  66.0
#define COLUMN_GAP     38.0
#define RIGHT_MARGIN   30.0
#define NAME_SIZE      16.0
#define NAME_BASELINE  24.0 /* from the top of the block */
#define VERDICT_BELOW  19.0 /* baselines apart */
#define VERDICT_LINE   17.0
#define PANEL_BELOW    11.0
#define LABELS_HEIGHT  26.0 /* below a panel: tick labels, */
#define TITLE_HEIGHT   17.0 /* and the axis title */
#define HEADING_HEIGHT 39.0 /* above the lower panel */
#define BLOCK_GAP      13.0
#define TWO_LINES_HOLD 1.75  /* line widths of text, whatever its words */
#define UPPER_PART     0.575 /* of the height of both panels */

enum { MOST_COLUMNS = 4, MOST_RUNS = THEME_RUNS };

struct compare {
    struct plot plot;
    struct levels levels; /* of two parameters */
    struct figure *figure;
    struct learning learning;
    size_t count, cols, rows;
    int loss_digits; /* of the last losses */
    char **verdicts;
    enum layout_level level;
    bool two_lines;          /* of verdict, in every column */
    struct box upper, lower; /* of the first column */
    double dx, dy;           /* from column to column, from row to row */
};

static bool has_headings(const struct compare *c)
{
    return c->level < LAYOUT_NO_HEADINGS;
}

/* What stands below a panel at the current level. */
static double below_panel(const struct compare *c, bool title)
{
    double height = c->level < LAYOUT_NO_TICK_LABELS ? LABELS_HEIGHT : LAYOUT_MARGIN / 2;

    return title ? height + TITLE_HEIGHT : height;
}

static double above_upper(const struct compare *c)
{
    if (!has_headings(c))
        return NAME_BASELINE + PANEL_BELOW;
    return NAME_BASELINE + VERDICT_BELOW + (c->two_lines ? VERDICT_LINE : 0) + PANEL_BELOW;
}

/* All that there is to say, or where two lines are too little the verdict's name alone. */
static const char *verdict_for(const struct compare *c, size_t i, double width)
{
    const struct text_style style = {LAYOUT_HEADING, false};

    if (text_width(c->plot.fonts, c->verdicts[i], style) <= TWO_LINES_HOLD * width)
        return c->verdicts[i];
    return verdict_name(c->plot.runs[i].verdict.kind);
}

static bool needs_two_lines(const struct compare *c, double width)
{
    for (size_t i = 0; i < c->count; i++)
        if (text_width(c->plot.fonts, verdict_for(c, i, width),
                       (struct text_style){LAYOUT_HEADING, false}) > width)
            return true;
    return false;
}

static void lay_out_level(struct compare *c)
{
    struct figure *figure = c->figure;
    bool x_title = plot_has_x_title(&c->plot, c->level);
    double cols = (double)c->cols, rows = (double)c->rows;
    double overhang = c->level < LAYOUT_NO_TICK_LABELS ? plot_x_labels_width(&c->plot) / 2 : 0;
    double gap = fmax(c->level == LAYOUT_ALL ? COLUMN_GAP : LAYOUT_MARGIN, 2 * overhang + 10);
    double right = fmax(c->level == LAYOUT_ALL ? RIGHT_MARGIN : 0, overhang + LAYOUT_MARGIN);
    double left = fmax(plot_left_margin(&c->plot, c->level),
                       learning_left_margin(&c->learning, c->plot.fonts, c->level, 140)),
           width, top, block, panels;

    width = floor((figure->width - left - right - gap * (cols - 1)) / cols);
    c->two_lines = has_headings(c) && needs_two_lines(c, width);
    top = layout_header(figure, c->plot.fonts, c->level, left, figure->width - right, NULL, 0);
    block = floor((figure->height - top - BLOCK_GAP / 2) / rows);
    panels = block - above_upper(c) - below_panel(c, x_title) -
             (has_headings(c) ? HEADING_HEIGHT : LAYOUT_MARGIN) -
             below_panel(c, learning_has_x_title(&c->learning, c->level)) - BLOCK_GAP;
    c->upper = (struct box){left, ceil(top + above_upper(c)), width, floor(UPPER_PART * panels)};
    c->lower = c->upper;
    c->lower.height = floor(panels - c->upper.height);
    c->lower.y += c->upper.height + below_panel(c, x_title) +
                  (has_headings(c) ? HEADING_HEIGHT : LAYOUT_MARGIN);
    c->dx = width + ceil(gap);
    c->dy = block;
}

static bool has_two_parameters(const struct compare *c)
{
    return c->plot.study->objective.parameters == 2;
}

/* For upper panels of about this size. */
static void resolve(struct compare *c, double width, double height)
{
    struct contour contour;

    if (!has_two_parameters(c)) {
        plot_resolve(&c->plot, width, height);
        return;
    }
    plane_resolve(&c->plot, width, height);
    contour = (struct contour){.plot = c->plot};
    contour_choose_levels(&contour);
    c->levels = contour.levels;
}

static int lay_out(struct compare *c, struct err *err)
{
    const struct figure *figure = c->figure;

    resolve(c, (figure->width - 100) / (double)c->cols - COLUMN_GAP,
            (figure->height - HEADER_HEIGHT) / (double)c->rows / 2.7);
    for (c->level = LAYOUT_ALL; c->level <= LAYOUT_BAREST; c->level++) {
        lay_out_level(c);
        if (layout_is_good(c->upper.width, fmin(c->upper.height, c->lower.height), c->level))
            return 0;
    }
    return err_set(err, STATUS_USAGE,
                   "--size: %g×%g pixels leave no room for %zu columns; make it larger",
                   figure->width, figure->height, c->count);
}

static struct box place(const struct compare *c, struct box box, size_t i)
{
    box.x += (double)(i % c->cols) * c->dx;
    box.y += (double)(i / c->cols) * c->dy;
    return box;
}

static void add_name(const struct compare *c, const struct box *upper, size_t i)
{
    struct buf name = BUF_INIT;
    struct label label = {.x = upper->x,
                          .y = upper->y - above_upper(c) + NAME_BASELINE,
                          .role = role_of_run(i),
                          .size = NAME_SIZE,
                          .bold = true};

    run_names_add(&name, " = ", &c->plot.runs[i], run_names_digits(c->plot.runs, c->count));
    label.text = layout_shorten(c->plot.fonts, name.data, (struct text_style){NAME_SIZE, true},
                                upper->width);
    figure_add_label(c->figure, &label);
    free(label.text);
    buf_release(&name);
    label = (struct label){.text = (char *)verdict_for(c, i, upper->width),
                           .x = upper->x,
                           .y = label.y + VERDICT_BELOW,
                           .role = ROLE_MUTED,
                           .size = LAYOUT_HEADING};
    if (has_headings(c))
        layout_add_lines(c->figure, c->plot.fonts, &label, upper->width);
}

/* Labels of edge arrows, each near its tip. */
static void add_note(const struct compare *c, struct panel *panel, struct placement *placement,
                     const char *text, enum role role, const double tip[2])
{
    static const enum side around[] = {BELOW_LEFT,  BELOW_RIGHT, LEFT,  RIGHT,   ABOVE_LEFT,
                                       ABOVE_RIGHT, BELOW,       ABOVE, SIDE_END};
    struct label label = {.text = (char *)text, .role = role, .size = LAYOUT_NOTE, .halo = true};

    if (placement_find(placement, c->plot.fonts, &label, tip[0], tip[1], around) < 0)
        return;
    panel_add_label(panel, &label);
    plot_add_leader(panel, c->plot.fonts, &label, tip[0], tip[1]);
}

static void add_contours(const struct compare *c, struct panel *panel, size_t i)
{
    const struct contour contour = {
        .plot = c->plot, .figure = c->figure, .levels = c->levels, .column = true, .run = i};

    contour_panel_fill(&contour, panel);
}

/* The curve and the run on it. */
static void add_run(struct compare *c, struct panel *panel, size_t i)
{
    const struct run *run = &c->plot.runs[i];
    struct plot_outside outside[PLOT_DIRECTIONS];
    struct placement placement;
    size_t directions;

    plot_add_curve(&c->plot, panel, ROLE_BACKDROP, NULL);
    minima_add_marks(&c->plot, panel, MARK_PLUS);
    plot_add_path(panel, run, run->count - 1, role_of_run(i));
    panel->marks[panel->mark_count - 1].thin = true;
    plot_add_states(panel, run, 0, run->count - 1, marker_of_run(i), role_of_run(i));
    directions = plot_add_outside(panel, run, 0, run->count - 1, role_of_run(i), outside);
    placement_init_panel(&placement, panel);
    for (size_t d = 0; d < directions; d++) {
        struct buf text = BUF_INIT;

        plot_describe_outside(&outside[d], run, c->plot.study->objective.names[0], &text);
        add_note(c, panel, &placement, text.data, role_of_run(i), outside[d].tip);
        buf_release(&text);
    }
    placement_release(&placement);
}

static void add_upper(struct compare *c, size_t i)
{
    struct panel *panel = figure_add_panel(c->figure, place(c, c->upper, i));
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;

    plot_add_axes(&c->plot, panel, &x_title, &y_title);
    panel->x.labelled = c->level < LAYOUT_NO_TICK_LABELS;
    panel->y.labelled = panel->x.labelled && i % c->cols == 0;
    if (has_two_parameters(c))
        add_contours(c, panel, i);
    else
        add_run(c, panel, i);
    if (plot_has_x_title(&c->plot, c->level))
        layout_add_x_title(panel, x_title.data);
    if (i % c->cols == 0 && plot_has_y_title(&c->plot, c->level))
        layout_add_y_title(c->plot.fonts, panel, y_title.data);
    buf_release(&x_title);
    buf_release(&y_title);
}

/* "loss at iteration 8: 1.379", or where that is too wide "loss 1.379", or nothing. */
static void add_last_loss(const struct compare *c, struct panel *panel, const struct run *run)
{
    const struct state last = run_last_state(run);
    struct buf text = BUF_INIT, value = BUF_INIT;
    struct label label = {.x = panel->box.x,
                          .y = panel->box.y - PANEL_BELOW,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_HEADING};

    if (isfinite(last.loss))
        number_add_display(&value, last.loss, c->loss_digits);
    else
        buf_puts(&value, "not finite");
    buf_printf(&text, "loss at iteration %zu: %s", run->count - 1, value.data);
    label.text = text.data;
    if (layout_width(c->plot.fonts, &label) > panel->box.width) {
        buf_clear(&text);
        buf_printf(&text, "loss %s", value.data);
        label.text = text.data;
    }
    if (has_headings(c) && layout_width(c->plot.fonts, &label) <= panel->box.width)
        panel_add_label(panel, &label);
    buf_release(&text);
    buf_release(&value);
}

static void add_lower(struct compare *c, size_t i)
{
    struct panel *panel = figure_add_panel(c->figure, place(c, c->lower, i));
    struct buf iterations = BUF_INIT, unit = BUF_INIT, note = BUF_INIT, title = BUF_INIT;
    struct placement placement;
    double tip[2];

    learning_add_axes(&c->learning, c->plot.fonts, panel, &iterations, &unit);
    panel->x.labelled = c->level < LAYOUT_NO_TICK_LABELS;
    panel->y.labelled = panel->x.labelled && i % c->cols == 0;
    for (size_t other = 0; other < c->count; other++)
        if (other != i)
            learning_add_run(&c->learning, panel, other, ROLE_CONTEXT, false);
    learning_add_run(&c->learning, panel, i, role_of_run(i),
                     learning_has_markers(&c->learning, panel->box.width));
    if (learning_add_event(&c->learning, panel, i, role_of_run(i), tip, &note)) {
        placement_init_panel(&placement, panel);
        add_note(c, panel, &placement, note.data, role_of_run(i), tip);
        placement_release(&placement);
    }
    add_last_loss(c, panel, &c->plot.runs[i]);
    buf_printf(&title, "loss%s", unit.data);
    if (learning_has_x_title(&c->learning, c->level))
        layout_add_x_title(panel, iterations.data);
    if (learning_has_y_title(c->level, &unit) && i % c->cols == 0)
        layout_add_y_title(c->plot.fonts, panel, title.data);
    buf_release(&iterations);
    buf_release(&unit);
    buf_release(&note);
    buf_release(&title);
}

static void write_texts(struct compare *c)
{
    static const char *const numbers[] = {"No",   "One",    "Two",   "Three", "Four",
                                          "Five", "Six",    "Seven", "Eight", "Nine",
                                          "Ten",  "Eleven", "Twelve"};
    const struct study *study = c->plot.study;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_printf(&title, "%s learning rate%s on ", numbers[c->count], c->count == 1 ? "" : "s");
    caption_study(&title, study);
    caption_runs(&caption, study);
    buf_puts(&caption, c->count > 1 ? "; the same axes in every column" : "");
    buf_printf(&alt, "%s. ", caption.data);
    caption_each_run(&alt, study);
    c->figure->title = plot_text(study->spec->title, &title);
    c->figure->caption = plot_text(study->spec->caption, &caption);
    c->figure->alt = plot_text(NULL, &alt);
}

/* Columns side by side, four at most, in rows as even as can be. */
static void choose_shape(struct compare *c)
{
    c->rows = (c->count + MOST_COLUMNS - 1) / MOST_COLUMNS;
    c->cols = (c->count + c->rows - 1) / c->rows;
}

/* How many digits tell the runs' last losses apart. */
static int choose_loss_digits(const struct compare *c)
{
    double losses[MOST_RUNS];

    for (size_t i = 0; i < c->count; i++)
        losses[i] = run_last_state(&c->plot.runs[i]).loss;
    return number_digits_apart_all(losses, c->count, DISPLAY_DIGITS, DISPLAY_MOST_DIGITS);
}

static int compose(struct compare *c, struct err *err)
{
    const struct study *study = c->plot.study;
    struct size size;

    if (c->count > MOST_RUNS)
        return err_set(err, STATUS_LIMIT, "compare draws %d learning rates at most, not %zu",
                       MOST_RUNS, c->count);
    choose_shape(c);
    c->loss_digits = choose_loss_digits(c);
    size = plot_size(study->spec, fmax(NARROWEST, COLUMN_WIDTH * (double)c->cols),
                     HEADER_HEIGHT + BLOCK_HEIGHT * (double)c->rows);
    c->figure->width = size.width;
    c->figure->height = size.height;
    c->verdicts = mem_zeroed(c->count, sizeof *c->verdicts);
    for (size_t i = 0; i < c->count; i++) {
        struct buf verdict = BUF_INIT;

        if (c->plot.runs[i].count > c->plot.last + 1)
            c->plot.last = c->plot.runs[i].count - 1;
        caption_verdict(&verdict, study, &c->plot.runs[i]);
        c->verdicts[i] = buf_detach(&verdict);
    }
    learning_init(&c->learning, &study->trajectory);
    write_texts(c);
    if (lay_out(c, err))
        return -1;
    for (size_t i = 0; i < c->count; i++) {
        struct box upper = place(c, c->upper, i);

        add_name(c, &upper, i);
        add_upper(c, i);
        add_lower(c, i);
    }
    return 0;
}

static int compare_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    struct compare c = {
        .plot = {.study = study,
                 .fonts = fonts,
                 .runs = study->trajectory.runs,
                 .run_count = study->trajectory.count,
                 .draws_states = true},
        .figure = figure,
        .count = study->trajectory.count,
    };
    int result = compose(&c, err);

    for (size_t i = 0; c.verdicts && i < c.count; i++)
        free(c.verdicts[i]);
    free(c.verdicts);
    return result;
}

const struct kind compare_kind = {
    .name = "compare",
    .aliases = "side-by-side",
    .summary = "the runs of several learning rates side by side",
    .groups = GROUP_RUNS,
    .reads_trajectory = true,
    .needs = {.results = {&result_runs}, .example = &example_rates},
    .compose = compare_compose,
};
