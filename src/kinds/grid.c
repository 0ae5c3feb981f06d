/*
 * The grid of tangent lines: one panel a state, all with the same axes. Several runs are blocks of
 * panels side by side, three in a row, or one below the other.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/grid_panel.h"
#include "kinds/grid_states.h"
#include "kinds/grid_words.h"
#include "kinds/heading.h"
#include "kinds/heading_slopes.h"
#include "kinds/kinds.h"
#include "kinds/run_names.h"
#include "kinds/study_page.h"
#include "kinds/view.h"
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
#define NAME_GAP         12.0
#define SHORTEST_VERDICT 60.0 /* pixels for one that is worth the reading */

enum { BLOCKS_A_ROW = 3 };

struct grid {
    struct view view;
    struct page page;
    struct grid_states states;
    struct grid_step *steps; /* of each of them; owned */
    enum heading_style style;
    size_t most_in_row; /* of blocks */
};

/* The fullest style that fits in all panels: they are to look alike. A brief one takes less
 * height. */
static enum heading_style choose_style(const struct grid *grid, double width, bool brief)
{
    enum heading_style style = heading_fullest(grid->page.figure->theme);

    if (brief && style == ONE_LINE)
        style = BRIEF;

    for (size_t i = 0; i < grid->states.fitted; i++)
        while (!heading_fits(grid->page.fonts, &grid->states.at[i].heading, style, width))
            style = heading_shorter(style);
    return style;
}

static bool fits_verdict(const struct page *page, const struct buf *verdict, double room)
{
    return text_width(page->fonts, verdict->data, (struct text_style){LAYOUT_HEADING, false}) <=
           room;
}

/* The name of the run, and its verdict; one that has no room is named: cut off within a number it
 * would say another. */
static void head(const struct page *page, size_t run, struct box first, void *context)
{
    const struct study *study = ((const struct grid *)context)->view.study;
    double room = page->dx * (double)(page->cols - 1) + first.width, width;
    double baseline = first.y - page->tiers[0].above - BLOCK_TITLE / 4;
    struct label label = {.y = baseline, .role = ROLE_MUTED, .size = LAYOUT_HEADING};
    struct buf verdict = BUF_INIT;

    if (page->block_above == 0)
        return;
    width = run_names_add_title(page, study, run, first.x, baseline, room) + NAME_GAP;
    if (room - width < SHORTEST_VERDICT)
        return;
    caption_verdict(&verdict, study, &study->trajectory.runs[run]);
    label.x = first.x + width;
    if (!fits_verdict(page, &verdict, room - width)) {
        buf_clear(&verdict);
        buf_puts(&verdict, verdict_name(study->trajectory.runs[run].verdict.kind));
    }
    label.text = layout_shorten(page->fonts, verdict.data, (struct text_style){label.size, false},
                                room - width);
    figure_add_label(page->figure, &label);
    free(label.text);
    buf_release(&verdict);
}

/* Puts as many blocks into a row as there is room for, and chooses the fullest headings; brief ones
 * before something else is given up. */
static void prepare(struct page *page, void *context)
{
    struct grid *grid = context;
    bool all = page->level == PAGE_ALL, headings = page->level < PAGE_NO_HEADINGS;
    size_t most = grid->most_in_row - (size_t)(page->attempt / 2);

    page->block_cols = page->blocks < most ? page->blocks : most;
    page->block_above = page->blocks > 1 && headings ? BLOCK_TITLE : 0;
    page->own_axes = page->figure->theme->own_axes && page->level < PAGE_NO_AXIS_TITLES;
    page->right = all ? RIGHT_MARGIN : LAYOUT_MARGIN;
    page->column_gap = ceil(page_column_gap(page, COLUMN_GAP));
    grid->style =
        headings ? choose_style(grid, page_panel_width(page), page->attempt % 2) : NO_HEADING;
    page->row_gap = page->own_axes && page_has_labels(page)      ? ROW_GAP + OWN_LABELS
                    : headings && !heading_is_brief(grid->style) ? ROW_GAP
                                                                 : LAYOUT_MARGIN;
    page->tiers[0].above = heading_height(grid->style);
}

static void add_slopes(const struct grid *grid)
{
    const struct heading **headings = mem_zeroed(grid->states.count, sizeof *headings);

    for (size_t i = 0; i < grid->states.count; i++)
        headings[i] = &grid->states.at[i].heading;
    heading_slopes_add(grid->page.figure, grid->page.fonts, headings, grid->style);
    free(headings);
}

/* Once all panels have their marks: slopes, and labels clear of them. */
static void add_labels(const struct grid *grid)
{
    struct figure *figure = grid->page.figure;

    add_slopes(grid);
    for (size_t i = 0; i < grid->states.count; i++)
        grid_panel_add_labels(&grid->view, &figure->panels[i], figure, grid->page.fonts,
                              &grid->states.at[i], &grid->steps[i]);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct grid *grid = context;
    const struct grid_state *shown = &grid->states.at[place->number];
    const struct panel *first = grid->page.figure->panels;

    for (size_t run = 0; run < place->block; run++)
        shown += grid->states.panels[run];
    grid->steps[shown - grid->states.at] =
        grid_panel_add_marks(&grid->view, panel, shown, first == panel ? NULL : first);
    heading_add(grid->page.fonts, panel, &shown->heading, grid->style);
    if (grid->page.figure->panel_count == grid->states.count)
        add_labels(grid);
}

/* Themes whose panels have a legend each need none of all. */
static void add_legend(struct grid *grid)
{
    struct page *page = &grid->page;

    if (page->figure->theme->point_titles)
        return;
    page_add_legend(page, MARK_LINE, ROLE_CURVE, display_loss_name(&grid->view.study->objective));
    page_add_legend(page, MARK_LINE, ROLE_TANGENT, "tangent");
    page_add_legend(page, MARK_CROSS, ROLE_STATE, "state");
    if (grid->view.last > 0)
        page_add_legend(page, MARK_CIRCLE, ROLE_EARLIER, "earlier");
}

/* Scales for about the size that panels will have. */
static void make_scales(struct grid *grid)
{
    struct page *page = &grid->page;
    double block_rows = ceil((double)page->blocks / (double)grid->most_in_row);
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

    page->rows = grid->states.rows;
    page->cols = grid->states.cols;
    page->blocks = grid->view.run_count;
    page->block_cols = grid->most_in_row;
    page->cells = grid->states.panels;
    page->own_axes = page->figure->theme->own_axes;
    page->header_right = 0;
    page->block_gap = BLOCK_GAP;
    page->below.labels = BELOW_PANEL;
    page->below.title = BELOW_LABELS;
    page->headed = true;
    page->context = grid;
    page->attempts = 2 * (int)grid->most_in_row;
    page->prepare = prepare;
    page->head = head;
    page->fill = fill;
}

/* A page of so many blocks in a row, which grows with the panels. */
static struct box page_for(const struct grid *grid, size_t row_blocks)
{
    size_t runs = grid->view.run_count;
    double cols = (double)(grid->states.cols * row_blocks);
    double blocks = ceil((double)runs / (double)row_blocks);
    double height = AROUND_ROWS + blocks * ROW_HEIGHT * (double)grid->states.rows +
                    (runs > 1 ? blocks * BLOCK_TITLE : 0) +
                    (blocks - 1) * (BELOW_PANEL + BELOW_LABELS);

    return (struct box){.width = fmin(LARGEST, fmax(NARROWEST, COLUMN_WIDTH * cols)),
                        .height = fmin(LARGEST, height)};
}

static double far_from_square(struct box box)
{
    return fmax(box.width / box.height, box.height / box.width);
}

/* Blocks stand side by side; one below the other where nobody asked for a size, and that page is
 * nearer to a square. */
static struct box choose_page(struct grid *grid)
{
    size_t runs = grid->view.run_count;
    size_t most = runs < BLOCKS_A_ROW ? runs : BLOCKS_A_ROW;
    struct box beside = page_for(grid, most), below = page_for(grid, 1);
    const struct spec *spec = grid->view.study->spec;
    bool stacked =
        !spec_given(spec, &spec->size) && far_from_square(below) < far_from_square(beside);

    grid->most_in_row = stacked ? 1 : most;
    return stacked ? below : beside;
}

static int draw(struct grid *grid, struct fonts *fonts, struct figure *figure, struct err *err)
{
    struct box size = choose_page(grid);
    struct buf panels = BUF_INIT;
    int result;

    study_page_init(&grid->page, grid->view.study, fonts, figure, size.width, size.height);
    set_up_page(grid);
    add_legend(grid);
    make_scales(grid);
    grid_words(&grid->view, &grid->states, &grid->page);
    buf_printf(&panels, "%zu × %zu panels", grid->states.rows, grid->states.cols);
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

    if (grid_states_choose(&grid.states, study, err)) {
        grid_states_release(&grid.states);
        return -1;
    }
    grid.view.draws_states = true;
    grid.view.last = grid.states.last;
    grid.steps = mem_zeroed(grid.states.count, sizeof *grid.steps);
    result = draw(&grid, fonts, figure, err);
    free(grid.steps);
    grid_states_release(&grid.states);
    return result;
}

const struct kind grid_kind = {
    .name = "grid",
    .aliases = "plot draw panels tangent tangents steps",
    .summary = "a grid of tangent lines, one panel a state",
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_STATES | GROUP_GRID | GROUP_STEP,
    .reads_trajectory = true,
    .parameters = KIND_SLICES,
    .needs = {.results = {&result_runs}, .iterations = grid_states_iterations},
    .compose = grid_compose,
    .step = grid_states_step,
    .step_spec = grid_states_step_spec,
};
