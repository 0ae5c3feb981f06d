/*
 * The grid of tangent lines: one panel a state, all with the same axes. Several runs are blocks of
 * panels side by side, three in a row.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/grid_panel.h"
#include "kinds/kinds.h"
#include "kinds/plot.h"
#include "kinds/run_names.h"
#include "study/result_runs.h"

#define COLUMN_WIDTH     300.0 /* of the default size */
#define NARROWEST        480.0
#define ROW_HEIGHT       257.0
#define AROUND_ROWS      129.0
#define LARGEST          8000.0
#define COLUMN_GAP       32.0 /* between panels, at least */
#define ROW_GAP          22.0 /* between a panel and the heading below it */
#define OWN_LABELS       14.0 /* more of it where every panel has its own tick labels */
#define BOTTOM           54.0 /* below the last panel: tick labels and axis title */
#define BELOW_LABELS     18.0 /* of BOTTOM, for the axis title */
#define RIGHT_MARGIN     28.0
#define BLOCK_GAP        24.0 /* more of it between blocks */
#define BLOCK_TITLE      30.0 /* height of the line above a block */
#define BLOCK_NAME       16.0 /* size of its text */
#define NAME_GAP         12.0
#define SHORTEST_VERDICT 60.0 /* pixels for one that is worth the reading */

enum { MOST_TOLD = 16, BLOCKS_A_ROW = 3 };

/* One panel: which state of which run. */
struct cell {
    size_t run, k;
    size_t place; /* in its block, row by row */
    struct heading heading;
};

struct grid {
    struct plot plot;
    struct figure *figure;
    size_t rows, cols;             /* of a block */
    size_t block_rows, block_cols; /* of blocks */
    struct cell *cells;            /* run by run */
    size_t count;
    size_t *panels; /* of each run */
    enum layout_level level;
    enum heading_form form;
    struct box first;          /* the first panel */
    double dx, dy;             /* from panel to panel */
    double block_dx, block_dy; /* from block to block */
    double title;              /* the height of a block's title; 0 without */
};

/* As far as the last state that is to be shown. */
static long grid_iterations(const struct spec *spec)
{
    bool many = spec->rows > SPEC_MOST_PANELS || spec->cols > SPEC_MOST_PANELS;
    long last = 0;

    if (!spec->states.count)
        return many ? SPEC_MOST_PANELS : spec->rows * spec->cols - 1;
    for (size_t i = 0; i < spec->states.count; i++)
        if (spec->states.at[i] > last)
            last = spec->states.at[i];
    return last;
}

static void add_cell(struct grid *grid, size_t run, size_t k)
{
    struct cell *cell = &grid->cells[grid->count++];

    *cell = (struct cell){.run = run, .k = k, .place = grid->panels[run]++};
    if (k > grid->plot.last)
        grid->plot.last = k;
}

/* The state of a cell of this run; false where there is no such cell. */
static bool state_of(const struct grid *grid, size_t i, size_t run, struct state *state)
{
    if (i >= grid->count || grid->cells[i].run != run)
        return false;
    *state = run_state(&grid->plot.runs[run], grid->cells[i].k);
    return true;
}

/* Once all cells are there: what a heading tells differs from what its neighbours do, and is no
 * less exact than what those before it told. */
static void make_headings(struct grid *grid)
{
    struct display_digits digits = {0, 0, 0};

    for (size_t i = 0; i < grid->count; i++) {
        struct cell *cell = &grid->cells[i];
        struct state before, state = run_state(&grid->plot.runs[cell->run], cell->k), after;
        bool first = i == 0 || !state_of(grid, i - 1, cell->run, &before);
        bool last = !state_of(grid, i + 1, cell->run, &after);
        const struct display_digits needed =
            display_digits_of_state(&state, first ? NULL : &before, last ? NULL : &after);

        digits = first ? needed : display_digits_of_both(&digits, &needed);
        cell->heading = heading_make(&state, cell->k, &digits);
    }
}

/* State number `i` of those shown of a run: the states asked for, as far as the run goes; without
 * any, the first ones. False past the last. */
static bool shown_state(const struct spec *spec, const struct run *run, size_t i, size_t *k)
{
    size_t panels = (size_t)(spec->rows * spec->cols);

    *k = i;
    if (spec->states.all)
        return i < run->count;
    if (!spec->states.count)
        return i < panels && i < run->count;
    for (size_t j = 0; j < spec->states.count; j++) {
        *k = (size_t)spec->states.at[j];
        if (*k < run->count && i-- == 0)
            return true;
    }
    return false;
}

static bool grid_step(const struct study *study, size_t i, struct kind_step *step)
{
    const struct trajectory *trajectory = &study->trajectory;

    for (step->run = 0; step->run < trajectory->count; step->run++) {
        const struct run *run = &trajectory->runs[step->run];
        size_t shown = 0;

        while (shown_state(study->spec, run, shown, &step->k)) {
            if (shown == i)
                return true;
            shown++;
        }
        i -= shown;
    }
    return false;
}

static int choose_states(struct grid *grid, size_t run, struct err *err)
{
    const struct spec *spec = grid->plot.study->spec;
    size_t k;

    for (size_t i = 0; i < spec->states.count; i++)
        if (spec->states.at[i] > spec->iterations)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %ld",
                           spec->states.at[i], spec->iterations);
    for (size_t i = 0; shown_state(spec, &grid->plot.runs[run], i, &k); i++)
        add_cell(grid, run, k);
    if (grid->panels[run] == 0)
        return err_set(err, STATUS_USAGE,
                       "--states: the run ends at state %zu, before all of these",
                       grid->plot.runs[run].count - 1);
    return 0;
}

static void set_block_cols(struct grid *grid, size_t cols)
{
    grid->block_cols = grid->plot.run_count < cols ? grid->plot.run_count : cols;
    grid->block_rows = (grid->plot.run_count + cols - 1) / cols;
}

/* As many rows and columns as asked, but no empty ones unless they were asked for. */
static int choose_shape(struct grid *grid, struct err *err)
{
    const struct spec *spec = grid->plot.study->spec;
    bool rows_asked = spec_given(spec, &spec->rows), cols_asked = spec_given(spec, &spec->cols);
    size_t most = 0;

    for (size_t i = 0; i < grid->plot.run_count; i++)
        most = grid->panels[i] > most ? grid->panels[i] : most;
    grid->rows = (size_t)spec->rows;
    grid->cols = (size_t)spec->cols;
    if (!cols_asked && rows_asked && (spec->states.count || spec->states.all))
        grid->cols = (most + grid->rows - 1) / grid->rows;
    if (!cols_asked && grid->cols > most)
        grid->cols = most;
    if (!rows_asked)
        grid->rows = (most + grid->cols - 1) / grid->cols;
    set_block_cols(grid, BLOCKS_A_ROW);
    if (most > grid->rows * grid->cols)
        return err_set(err, STATUS_USAGE,
                       "%zu states do not fit %zu × %zu panels; raise --rows or --cols", most,
                       grid->rows, grid->cols);
    return 0;
}

/* How many panels a run may have. */
static size_t most_panels(const struct study *study)
{
    const struct spec *spec = study->spec;
    size_t most = 0;

    for (size_t i = 0; spec->states.all && i < study->trajectory.count; i++)
        if (study->trajectory.runs[i].count > most)
            most = study->trajectory.runs[i].count;
    if (spec->states.all)
        return most;
    return spec->states.count ? spec->states.count : (size_t)(spec->rows * spec->cols);
}

static int check_limits(const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    size_t panels = SPEC_MOST_PANELS + 1;

    if (spec->rows <= SPEC_MOST_PANELS && spec->cols <= SPEC_MOST_PANELS)
        panels = most_panels(study);
    if (panels <= SPEC_MOST_PANELS && panels * study->trajectory.count <= SPEC_MOST_PANELS)
        return 0;
    return err_set(err, STATUS_LIMIT, "more than %d panels; lower --rows, --cols, --states or --lr",
                   SPEC_MOST_PANELS);
}

/* The fullest form that fits in all panels: they are to look alike. */
static enum heading_form choose_form(const struct grid *grid, double width)
{
    enum heading_form form = ONE_LINE;

    for (size_t i = 0; i < grid->count; i++)
        while (!heading_fits(grid->plot.fonts, &grid->cells[i].heading, form, width))
            form++;
    return form;
}

/* The upper left corner of the first panel of a block. */
static struct box block_box(const struct grid *grid, size_t block)
{
    struct box box = grid->first;

    box.x += (double)(block % grid->block_cols) * grid->block_dx;
    box.y += (double)(block / grid->block_cols) * grid->block_dy;
    return box;
}

/* "lr = 0.1" in the run's colour, and its verdict as far as there is room. */
static void add_block_title(const struct grid *grid, size_t run)
{
    struct box box = block_box(grid, run);
    struct buf name = BUF_INIT, verdict = BUF_INIT;
    double width = grid->dx * (double)(grid->cols - 1) + box.width;
    struct label label = {.x = box.x,
                          .y = box.y - heading_height(grid->form) - BLOCK_TITLE / 4,
                          .role = role_of_run(run),
                          .size = BLOCK_NAME,
                          .bold = true};

    run_names_add(&name, " = ", &grid->plot.runs[run],
                  run_names_digits(grid->plot.runs, grid->plot.run_count));
    caption_verdict(&verdict, grid->plot.study, &grid->plot.runs[run]);
    label.text = layout_shorten(grid->plot.fonts, name.data,
                                (struct text_style){label.size, label.bold}, width);
    figure_add_label(grid->figure, &label);
    label.x += layout_width(grid->plot.fonts, &label) + NAME_GAP;
    width -= label.x - box.x;
    free(label.text);
    if (width >= SHORTEST_VERDICT) {
        label =
            (struct label){.x = label.x, .y = label.y, .role = ROLE_MUTED, .size = LAYOUT_HEADING};
        label.text = layout_shorten(grid->plot.fonts, verdict.data,
                                    (struct text_style){label.size, label.bold}, width);
        figure_add_label(grid->figure, &label);
        free(label.text);
    }
    buf_release(&name);
    buf_release(&verdict);
}

static void add_panel(struct grid *grid, const struct cell *cell)
{
    size_t column = cell->place % grid->cols, row = cell->place / grid->cols;
    bool left = column == 0 && cell->run % grid->block_cols == 0;
    bool lowest = cell->place + grid->cols >= grid->panels[cell->run];
    bool own_axes = grid->figure->theme->own_axes, ticks = grid->level < LAYOUT_NO_TICK_LABELS;
    struct box box = block_box(grid, cell->run);
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;
    struct panel *panel;

    box.x += (double)column * grid->dx;
    box.y += (double)row * grid->dy;
    panel = figure_add_panel(grid->figure, box);
    plot_add_axes(&grid->plot, panel, &x_title, &y_title);
    panel->y.labelled = (left || own_axes) && ticks;
    panel->x.labelled = (lowest || own_axes) && ticks;
    grid_panel_add_marks(&grid->plot, panel, &grid->plot.runs[cell->run], cell->k);
    grid_panel_add_heading(grid->figure, grid->plot.fonts, panel, &cell->heading, grid->form);
    if (lowest && plot_has_x_title(&grid->plot, grid->level))
        layout_add_x_title(panel, x_title.data);
    if (left && plot_has_y_title(&grid->plot, grid->level))
        layout_add_y_title(grid->plot.fonts, panel, y_title.data);
    buf_release(&x_title);
    buf_release(&y_title);
}

/* Space between panels, wide enough for the outermost tick labels to stand side by side. */
static double column_gap(const struct grid *grid)
{
    double labels = plot_x_labels_width(&grid->plot);

    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    if (grid->figure->theme->own_axes)
        return ceil(plot_y_labels_width(&grid->plot) + TICK_LABEL_GAP + labels / 2 + LAYOUT_MARGIN);
    return ceil(fmax(grid->level == LAYOUT_ALL ? COLUMN_GAP : LAYOUT_MARGIN, labels + 10));
}

static double row_gap(const struct grid *grid)
{
    bool labels = grid->figure->theme->own_axes && grid->level < LAYOUT_NO_TICK_LABELS;

    return labels                             ? ROW_GAP + OWN_LABELS
           : grid->level < LAYOUT_NO_HEADINGS ? ROW_GAP
                                              : LAYOUT_MARGIN;
}

static double bottom_margin(const struct grid *grid)
{
    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    return plot_has_x_title(&grid->plot, grid->level) ? BOTTOM : BOTTOM - BELOW_LABELS;
}

static double right_margin(const struct grid *grid)
{
    double overhang = plot_x_labels_width(&grid->plot) / 2;

    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    return ceil(fmax(grid->level == LAYOUT_ALL ? RIGHT_MARGIN : 0, overhang + LAYOUT_MARGIN));
}

static double panel_width(const struct grid *grid, double left, double right, double gap)
{
    double panels = (double)(grid->cols * grid->block_cols);
    double gaps = gap * (panels - 1) + BLOCK_GAP * (double)(grid->block_cols - 1);

    return floor((grid->figure->width - left - right - gaps) / panels);
}

static double add_header(struct grid *grid, double left, double right)
{
    const struct objective *objective = &grid->plot.study->objective;
    const struct legend_entry entries[] = {
        {.kind = MARK_LINE,
         .role = ROLE_CURVE,
         .label.text = (char *)objective_loss_name(objective)},
        {.kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = "tangent"},
        {.kind = MARK_CROSS, .role = ROLE_STATE, .label.text = "state"},
        {.kind = MARK_CIRCLE, .role = ROLE_EARLIER, .label.text = "earlier"},
    };
    size_t count = grid->plot.last > 0 ? 4 : 3;

    if (grid->figure->theme->point_titles)
        count = 0;
    return layout_header(grid->figure, grid->plot.fonts, grid->level, left, right, entries, count);
}

/* All distances at the current level, from the scales and the texts. */
static void lay_out_level(struct grid *grid)
{
    struct figure *figure = grid->figure;
    double rows = (double)grid->rows, blocks = (double)grid->block_rows;
    double left = plot_left_margin(&grid->plot, grid->level), right = right_margin(grid);
    double gap = column_gap(grid), width = panel_width(grid, left, right, gap);
    double top, around, between;

    grid->form = grid->level < LAYOUT_NO_HEADINGS ? choose_form(grid, width) : NO_HEADING;
    if (figure->theme->point_titles && grid->form < STATE_ALONE)
        grid->form = STATE_ALONE;
    grid->title = grid->plot.run_count > 1 && grid->level < LAYOUT_NO_TITLE ? BLOCK_TITLE : 0;
    top = ceil(add_header(grid, left, figure->width - right));
    around = grid->title + heading_height(grid->form) + bottom_margin(grid);
    between = row_gap(grid) + heading_height(grid->form);
    grid->first =
        (struct box){left, ceil(top + grid->title + heading_height(grid->form)), width, 0};
    grid->first.height =
        floor(((figure->height - top) / blocks - around - (rows - 1) * between) / rows);
    grid->dx = width + gap;
    grid->dy = grid->first.height + between;
    grid->block_dx = (double)grid->cols * grid->dx + BLOCK_GAP;
    grid->block_dy = around + rows * grid->first.height + (rows - 1) * between;
}

/*
 * Scales first, from about the size that panels will have; then as few parts less, and as many
 * blocks in a row, as it takes.
 */
static int lay_out(struct grid *grid, struct err *err)
{
    const struct figure *figure = grid->figure;

    plot_resolve(&grid->plot, panel_width(grid, 60, RIGHT_MARGIN, COLUMN_GAP),
                 (figure->height - AROUND_ROWS) / (double)(grid->rows * grid->block_rows) -
                     2 * HEADING_ABOVE);
    for (grid->level = LAYOUT_ALL; grid->level <= LAYOUT_BAREST; grid->level++)
        for (size_t cols = BLOCKS_A_ROW; cols > 0; cols--) {
            set_block_cols(grid, cols);
            lay_out_level(grid);
            if (layout_is_good(grid->first.width, grid->first.height, grid->level))
                return 0;
        }
    return err_set(err, STATUS_USAGE,
                   "--size: %g×%g pixels leave no room for %zu × %zu panels; make it larger",
                   figure->width, figure->height, grid->rows, grid->cols);
}

static void write_texts(struct grid *grid)
{
    const struct study *study = grid->plot.study;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, "Gradient descent on ");
    objective_describe(&study->objective, &title);
    if (grid->plot.run_count == 1) {
        caption_run(&caption, &study->objective, grid->plot.runs);
        objective_describe_left_out(&study->objective, "; ", "", &caption);
    } else {
        caption_runs(&caption, study);
    }
    if (study->objective.whole)
        buf_printf(&caption, "; curves along %s, with %s as it is at each state",
                   objective_name(&study->objective, 0), objective_name(&study->objective, 1));
    buf_printf(&alt, "%zu panel%s, each with the curve of ", grid->count,
               grid->count == 1 ? "" : "s");
    objective_describe(&study->objective, &alt);
    buf_puts(&alt, " and its tangent at one state of gradient descent");
    for (size_t i = 0; i < grid->count && i < MOST_TOLD; i++) {
        const struct heading *heading = &grid->cells[i].heading;

        buf_printf(&alt, "%s %s at %s%s%s", i ? ";" : ".", heading->state, heading->point,
                   *heading->slope ? ", " : "", heading->slope);
    }
    buf_puts(&alt, grid->count > MOST_TOLD ? "; and so on." : ".");
    grid->figure->title = plot_text(study->spec->title, &title);
    grid->figure->caption = plot_text(study->spec->caption, &caption);
    grid->figure->alt = plot_text(NULL, &alt);
}

static struct size default_size(const struct grid *grid)
{
    double cols = (double)(grid->cols * grid->block_cols), blocks = (double)grid->block_rows;
    double titles = grid->plot.run_count > 1 ? blocks * BLOCK_TITLE : 0;

    return (struct size){fmin(LARGEST, fmax(NARROWEST, COLUMN_WIDTH * cols)),
                         fmin(LARGEST, AROUND_ROWS + blocks * ROW_HEIGHT * (double)grid->rows +
                                           titles + (blocks - 1) * BOTTOM)};
}

static int compose(struct grid *grid, struct err *err)
{
    const struct study *study = grid->plot.study;
    struct size size;

    if (check_limits(study, err))
        return -1;
    grid->cells = mem_zeroed(SPEC_MOST_PANELS, sizeof *grid->cells);
    grid->panels = mem_zeroed(grid->plot.run_count, sizeof *grid->panels);
    for (size_t run = 0; run < grid->plot.run_count; run++)
        if (choose_states(grid, run, err))
            return -1;
    make_headings(grid);
    if (choose_shape(grid, err))
        return -1;
    size = default_size(grid);
    size = plot_size(study->spec, size.width, size.height);
    grid->figure->width = size.width;
    grid->figure->height = size.height;
    write_texts(grid);
    if (lay_out(grid, err))
        return -1;
    for (size_t run = 0; grid->title > 0 && run < grid->plot.run_count; run++)
        add_block_title(grid, run);
    for (size_t i = 0; i < grid->count; i++)
        add_panel(grid, &grid->cells[i]);
    return 0;
}

static int grid_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                        struct err *err)
{
    struct grid grid = {
        .plot = {.study = study,
                 .fonts = fonts,
                 .runs = study->trajectory.runs,
                 .run_count = study->trajectory.count,
                 .draws_states = true,
                 .room_below = true},
        .figure = figure,
    };
    int result = compose(&grid, err);

    for (size_t i = 0; i < grid.count; i++)
        heading_release(&grid.cells[i].heading);
    free(grid.cells);
    free(grid.panels);
    return result;
}

const struct kind grid_kind = {
    .name = "grid",
    .aliases = "plot draw panels tangent tangents steps",
    .summary = "a grid of tangent lines, one panel a state",
    .groups = GROUP_RUNS | GROUP_STATES | GROUP_GRID,
    .reads_trajectory = true,
    .parameters = KIND_SLICES,
    .needs = {.results = {&result_runs}, .iterations = grid_iterations},
    .compose = grid_compose,
    .step = grid_step,
};
