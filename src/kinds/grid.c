/*
 * The grid of tangent lines: one panel a state, all with the same axes. Several runs are blocks of
 * panels side by side, three in a row.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/grid_panel.h"
#include "kinds/heading.h"
#include "kinds/kinds.h"
#include "kinds/run_names.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

#define COLUMN_WIDTH     300.0 /* of the default size */
#define NARROWEST        480.0
#define ROW_HEIGHT       257.0
#define AROUND_ROWS      129.0
#define LARGEST          8000.0
#define AROUND_WIDTH     88.0 /* beside the panels, about */
#define COLUMN_GAP       32.0 /* between panels, at least */
#define ROW_GAP          22.0 /* between a panel and the heading below it */
#define OWN_LABELS       14.0 /* more of it where every panel has its own tick labels */
#define BELOW_PANEL      36.0 /* below the last panel: tick labels, */
#define BELOW_LABELS     18.0 /* and below these the axis title */
#define RIGHT_MARGIN     28.0
#define BLOCK_GAP        24.0 /* more of it between blocks */
#define BLOCK_TITLE      30.0 /* height of the line above a block */
#define BLOCK_NAME       16.0 /* size of its text */
#define NAME_GAP         12.0
#define SHORTEST_VERDICT 60.0 /* pixels for one that is worth the reading */

enum { MOST_TOLD = 16, BLOCKS_A_ROW = 3 };

/* What a panel shows: which state of which run. */
struct shown_state {
    size_t run, k;
    struct heading heading;
};

struct grid {
    struct view view;
    struct page page;
    struct shown_state *states; /* run by run */
    size_t count;
    size_t *panels;    /* of each run */
    size_t rows, cols; /* of the panels of a run */
    enum heading_form form;
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

static void add_state(struct grid *grid, size_t run, size_t k)
{
    grid->states[grid->count++] = (struct shown_state){.run = run, .k = k};
    grid->panels[run]++;
    if (k > grid->view.last)
        grid->view.last = k;
}

/* State number `i` of those shown, if it is one of this run. */
static bool state_of(const struct grid *grid, size_t i, size_t run, struct state *state)
{
    if (i >= grid->count || grid->states[i].run != run)
        return false;
    *state = run_state(&grid->view.runs[run], grid->states[i].k);
    return true;
}

/* Once all states are there: what a heading tells differs from what its neighbours do, and is no
 * less exact than what those before it told. */
static void make_headings(struct grid *grid)
{
    struct display_digits digits = {0, 0, 0};

    for (size_t i = 0; i < grid->count; i++) {
        struct shown_state *shown = &grid->states[i];
        struct state before, state = run_state(&grid->view.runs[shown->run], shown->k), after;
        bool first = i == 0 || !state_of(grid, i - 1, shown->run, &before);
        bool last = !state_of(grid, i + 1, shown->run, &after);
        const struct display_digits needed =
            display_digits_of_state(&state, first ? NULL : &before, last ? NULL : &after);

        digits = first ? needed : display_digits_of_both(&digits, &needed);
        shown->heading = heading_make(&state, shown->k, &digits);
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
    const struct spec *spec = grid->view.study->spec;
    size_t k;

    for (size_t i = 0; i < spec->states.count; i++)
        if (spec->states.at[i] > spec->iterations)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %ld",
                           spec->states.at[i], spec->iterations);
    for (size_t i = 0; shown_state(spec, &grid->view.runs[run], i, &k); i++)
        add_state(grid, run, k);
    if (grid->panels[run] == 0)
        return err_set(err, STATUS_USAGE,
                       "--states: the run ends at state %zu, before all of these",
                       grid->view.runs[run].count - 1);
    return 0;
}

/* As many rows and columns as asked, but no empty ones unless they were asked for. */
static int choose_shape(struct grid *grid, struct err *err)
{
    const struct spec *spec = grid->view.study->spec;
    bool rows_asked = spec_given(spec, &spec->rows), cols_asked = spec_given(spec, &spec->cols);
    size_t most = 0;

    for (size_t i = 0; i < grid->view.run_count; i++)
        most = grid->panels[i] > most ? grid->panels[i] : most;
    grid->rows = (size_t)spec->rows;
    grid->cols = (size_t)spec->cols;
    if (!cols_asked && rows_asked && (spec->states.count || spec->states.all))
        grid->cols = (most + grid->rows - 1) / grid->rows;
    if (!cols_asked && grid->cols > most)
        grid->cols = most;
    if (!rows_asked)
        grid->rows = (most + grid->cols - 1) / grid->cols;
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
    enum heading_form form = heading_fullest(grid->page.figure->theme);

    for (size_t i = 0; i < grid->count; i++)
        while (!heading_fits(grid->page.fonts, &grid->states[i].heading, form, width))
            form++;
    return form;
}

/* Returns the label's width. */
static double add_shortened(const struct page *page, struct label *label, const char *text,
                            double room)
{
    const struct text_style style = {label->size, label->bold};
    double width;

    label->text = layout_shorten(page->fonts, text, style, room);
    figure_add_label(page->figure, label);
    width = layout_width(page->fonts, label);
    free(label->text);
    return width;
}

/* "lr = 0.1" in the run's colour, and its verdict as far as there is room. */
static void head(const struct page *page, size_t run, struct box first, void *context)
{
    const struct view *view = &((const struct grid *)context)->view;
    struct buf name = BUF_INIT, verdict = BUF_INIT;
    double room = page->dx * (double)(page->cols - 1) + first.width, width;
    struct label label = {.x = first.x,
                          .y = first.y - page->tiers[0].above - BLOCK_TITLE / 4,
                          .role = role_of_run(run),
                          .size = BLOCK_NAME,
                          .bold = true};

    if (page->block_above == 0)
        return;
    run_names_add(&name, " = ", &view->runs[run], run_names_digits(view->runs, view->run_count));
    caption_verdict(&verdict, view->study, &view->runs[run]);
    width = add_shortened(page, &label, name.data, room) + NAME_GAP;
    label = (struct label){
        .x = first.x + width, .y = label.y, .role = ROLE_MUTED, .size = LAYOUT_HEADING};
    if (room - width >= SHORTEST_VERDICT)
        add_shortened(page, &label, verdict.data, room - width);
    buf_release(&name);
    buf_release(&verdict);
}

/* As many blocks in a row as there is room for, and the fullest headings. */
static void prepare(struct page *page, void *context)
{
    struct grid *grid = context;
    bool all = page->level == PAGE_ALL, headings = page->level < PAGE_NO_HEADINGS;
    size_t most = BLOCKS_A_ROW - (size_t)page->attempt;

    page->block_cols = page->blocks < most ? page->blocks : most;
    page->block_above = page->blocks > 1 && page->level < PAGE_NO_TITLE ? BLOCK_TITLE : 0;
    page->right = all ? RIGHT_MARGIN : LAYOUT_MARGIN;
    page->column_gap = ceil(page_column_gap(page, COLUMN_GAP));
    page->row_gap = page->own_axes && page_has_labels(page) ? ROW_GAP + OWN_LABELS
                    : headings                              ? ROW_GAP
                                                            : LAYOUT_MARGIN;
    grid->form = headings ? choose_form(grid, page_panel_width(page)) : NO_HEADING;
    page->tiers[0].above = heading_height(grid->form);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct grid *grid = context;
    const struct shown_state *shown = &grid->states[place->number];

    for (size_t run = 0; run < place->block; run++)
        shown += grid->panels[run];
    grid_panel_add_marks(&grid->view, panel, &grid->view.runs[shown->run], shown->k);
    heading_add(grid->page.figure, grid->page.fonts, panel, &shown->heading, grid->form);
}

static void write_caption(const struct view *view, struct buf *out)
{
    const struct objective *objective = &view->study->objective;

    if (view->run_count == 1) {
        caption_run(out, objective, view->runs);
        objective_describe_left_out(objective, "; ", "", out);
    } else {
        caption_runs(out, view->study);
    }
    if (objective->whole)
        buf_printf(out, "; curves along %s, with %s as it is at each state",
                   objective_name(objective, 0), objective_name(objective, 1));
}

static void write_texts(struct grid *grid)
{
    const struct objective *objective = &grid->view.study->objective;
    struct buf *alt = &grid->page.alt;

    buf_puts(&grid->page.title, "Gradient descent on ");
    objective_describe(objective, &grid->page.title);
    write_caption(&grid->view, &grid->page.caption);
    buf_printf(alt, "%zu panel%s, each with the curve of ", grid->count,
               grid->count == 1 ? "" : "s");
    objective_describe(objective, alt);
    buf_puts(alt, " and its tangent at one state of gradient descent");
    for (size_t i = 0; i < grid->count && i < MOST_TOLD; i++) {
        const struct heading *heading = &grid->states[i].heading;

        buf_printf(alt, "%s %s at %s%s%s", i ? ";" : ".", heading->state, heading->point,
                   *heading->slope ? ", " : "", heading->slope);
    }
    buf_puts(alt, grid->count > MOST_TOLD ? "; and so on." : ".");
}

/* Themes whose panels have a legend each need none of all. */
static void add_legend(struct grid *grid)
{
    struct page *page = &grid->page;

    if (page->figure->theme->point_titles)
        return;
    page_add_legend(page, MARK_LINE, ROLE_CURVE, objective_loss_name(&grid->view.study->objective));
    page_add_legend(page, MARK_LINE, ROLE_TANGENT, "tangent");
    page_add_legend(page, MARK_CROSS, ROLE_STATE, "state");
    if (grid->view.last > 0)
        page_add_legend(page, MARK_CIRCLE, ROLE_EARLIER, "earlier");
}

/* Scales for about the size that panels will have. */
static void make_scales(struct grid *grid)
{
    struct page *page = &grid->page;
    double block_rows = ceil((double)page->blocks / BLOCKS_A_ROW);
    double cols = (double)(page->cols * page->block_cols);
    double gaps = COLUMN_GAP * (cols - 1) + BLOCK_GAP * (double)(page->block_cols - 1);
    struct page_tier *tier = &page->tiers[0];

    tier->x.length = floor((page->figure->width - AROUND_WIDTH - gaps) / cols);
    tier->y.length = (page->figure->height - AROUND_ROWS) / ((double)page->rows * block_rows) -
                     2 * HEADING_ABOVE;
    tier->y.room_below = 1;
    view_resolve(&grid->view, tier);
}

static void set_up_page(struct grid *grid)
{
    struct page *page = &grid->page;

    page->rows = grid->rows;
    page->cols = grid->cols;
    page->blocks = grid->view.run_count;
    page->block_cols = page->blocks < BLOCKS_A_ROW ? page->blocks : BLOCKS_A_ROW;
    page->cells = grid->panels;
    page->own_axes = page->figure->theme->own_axes;
    page->header_right = 0;
    page->block_gap = BLOCK_GAP;
    page->below.labels = BELOW_PANEL;
    page->below.title = BELOW_LABELS;
    page->context = grid;
    page->attempts = BLOCKS_A_ROW;
    page->prepare = prepare;
    page->head = head;
    page->fill = fill;
}

static int choose_panels(struct grid *grid, struct err *err)
{
    const struct study *study = grid->view.study;

    if (check_limits(study, err))
        return -1;
    grid->states = mem_zeroed(SPEC_MOST_PANELS, sizeof *grid->states);
    grid->panels = mem_zeroed(grid->view.run_count, sizeof *grid->panels);
    grid->view.last = 0;
    for (size_t run = 0; run < grid->view.run_count; run++)
        if (choose_states(grid, run, err))
            return -1;
    make_headings(grid);
    return choose_shape(grid, err);
}

/* On a page of a default size that grows with the panels. */
static int draw(struct grid *grid, struct fonts *fonts, struct figure *figure, struct err *err)
{
    size_t runs = grid->view.run_count;
    double cols = (double)(grid->cols * (runs < BLOCKS_A_ROW ? runs : BLOCKS_A_ROW));
    double blocks = ceil((double)runs / BLOCKS_A_ROW);
    double height = AROUND_ROWS + blocks * ROW_HEIGHT * (double)grid->rows +
                    (runs > 1 ? blocks * BLOCK_TITLE : 0) +
                    (blocks - 1) * (BELOW_PANEL + BELOW_LABELS);
    struct buf panels = BUF_INIT;
    int result;

    study_page_init(&grid->page, grid->view.study, fonts, figure,
                    fmin(LARGEST, fmax(NARROWEST, COLUMN_WIDTH * cols)), fmin(LARGEST, height));
    set_up_page(grid);
    add_legend(grid);
    make_scales(grid);
    write_texts(grid);
    buf_printf(&panels, "%zu × %zu panels", grid->rows, grid->cols);
    grid->page.content = panels.data;
    result = study_page_compose(&grid->page, grid->view.study, err);
    buf_release(&panels);
    page_release(&grid->page);
    return result;
}

static int grid_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                        struct err *err)
{
    struct grid grid = {.view = view_of(study)};
    int result;

    grid.view.draws_states = true;
    result = choose_panels(&grid, err) ? -1 : draw(&grid, fonts, figure, err);
    for (size_t i = 0; i < grid.count; i++)
        heading_release(&grid.states[i].heading);
    free(grid.states);
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
