/*
 * The comparison: a column a run. Above, the curve with the states of the run, joined,
 * and the minimum, or of two parameters the contours with the path of the run; below, its learning
 * curve before those of the others, in grey. All columns have the same axes, and the same levels.
 */
#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "base/number_digits.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/compare_panel.h"
#include "kinds/compare_plane.h"
#include "kinds/contour_panel.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/learning.h"
#include "kinds/log_figure.h"
#include "kinds/run_heads.h"
#include "kinds/run_names.h"
#include "kinds/step_path.h"
#include "kinds/step_words.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

#define COLUMN_WIDTH  320.0 /* of the default size */
#define NARROWEST     480.0
#define BLOCK_HEIGHT  524.0
#define HEADER_HEIGHT 66.0
#define COLUMN_GAP    42.0
#define RIGHT_MARGIN  30.0
#define UPPER_PART    0.575 /* of the height of both panels */
#define LOW_BLOCK     300.0 /* which has no room for all that belongs to it */
#define NARROW_COLUMN 130.0
#define BARE_BLOCK                                                                                 \
    226.0                  /* which loses verdicts and tick labels: columns side by side that have \
                            */
#define LEAST_COLUMN 74.0  /* this width are better, */
#define LEAST_NAME   57.0  /* if names have this room */
#define LOWER_HEIGHT 140.0 /* of a lower panel, about */

/* Distances in a block, from its top to its bottom. */
struct distances {
    double name, verdict, panel; /* of the heads (kinds/run_heads.h) */
    double heading;              /* above the lower panel */
    double below;                /* below a panel, with tick labels */
    double block;                /* below the block */
    double holds;                /* of the heads */
};
static const struct distances usual = {24, 19, 11, 39, 26, 13, 1.75};
static const struct distances tight = {20, 16, 8, 27, 22, 4, 1};

enum { MOST_COLUMNS = 4, MOST_RUNS = THEME_RUNS };

struct compare {
    struct view view;
    struct page page;
    struct compare_panel panel;
    struct learning learning;
    size_t count, rows;               /* of columns, and of rows of them */
    int loss_digits, few_loss_digits; /* of the last losses */
    struct run_heads heads;
};

/* Leaves room for the names of the runs, and for as many lines as their verdicts need. Before
 * verdicts and losses are given up, they move together. */
static void prepare(struct page *page, void *context)
{
    struct compare *c = context;
    bool all = page->level == PAGE_ALL, headings = run_heads_have_verdicts(page);
    const struct distances *d =
        page->level == PAGE_NO_AXIS_TITLES && page->attempt > 0 ? &tight : &usual;

    c->heads.name = d->name;
    c->heads.verdict = d->verdict;
    c->heads.panel = d->panel;
    c->heads.holds = d->holds;
    page->below.labels = d->below;
    page->block_below = d->block;
    page->bottom = d->block / 2;

    page->right = all ? RIGHT_MARGIN : LAYOUT_MARGIN;
    page->column_gap = page_column_gap(page, COLUMN_GAP);
    page->tiers[0].above = run_heads_above(&c->heads, page);
    page->tiers[1].above = headings ? d->heading : LAYOUT_MARGIN;
}

static void make_scales(struct compare *c)
{
    const struct figure *figure = c->page.figure;
    struct page_tier *upper = &c->page.tiers[0], *lower = &c->page.tiers[1];

    upper->x.length = (figure->width - 100) / (double)c->page.block_cols - COLUMN_GAP;
    upper->y.length = (figure->height - HEADER_HEIGHT) / (double)c->rows / 3;
    lower->x.length = upper->x.length;
    lower->y.length = LOWER_HEIGHT;
    lower->y.upright = true;
    learning_scales(&c->learning, lower);
    c->panel.iterations = &lower->x;
    if (view_is_plane(&c->view))
        compare_plane_resolve(&c->view, &c->page);
    else
        view_resolve(&c->view, upper);
}

static void fit_plane(struct page *page, void *context)
{
    struct compare *c = context;

    compare_plane_fit(&c->view, page);
    c->panel.levels = contour_levels(&c->view, &page->tiers[0]);
}

static void head(const struct page *page, size_t i, struct box upper, void *context)
{
    const struct compare *c = context;

    run_heads_add(&c->heads, page, i, upper);
}

/* "f(x) at iteration 8: 1.379", or as much of it as has room above the panel: "f(x) = 1.379", the
 * same with fewer digits, or these alone, in the end smaller. */
static void add_last_loss(const struct compare *c, struct panel *panel, const struct run *run)
{
    const double width = panel->box.width;
    const double word_room = run_heads_word_room(&c->page, run_heads_width(&c->page));
    const struct {
        bool word, iteration;
        int digits;
        double size, room;
    } ways[] = {{true, true, c->loss_digits, LAYOUT_HEADING, width},
                {true, false, c->loss_digits, LAYOUT_HEADING, width},
                {true, false, c->few_loss_digits, LAYOUT_HEADING, width},
                {false, false, c->few_loss_digits, LAYOUT_HEADING, width},
                {false, false, c->few_loss_digits, LAYOUT_NOTE, word_room}};
    const struct objective *objective = &c->view.study->objective;
    const struct state last = run_last_state(run);
    struct label label = {.x = panel->box.x, .y = panel->box.y - c->heads.panel, .role = ROLE_TEXT};
    struct buf text = BUF_INIT;

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        buf_clear(&text);
        if (ways[i].iteration)
            buf_printf(&text, "%s at iteration %zu: ", display_loss_name(objective),
                       run->count - 1);
        else if (ways[i].word)
            buf_printf(&text, "%s%s", display_loss_name(objective), objective_is(objective));
        if (isfinite(last.loss))
            number_add_display(&text, last.loss, ways[i].digits);
        else
            buf_puts(&text, "not finite");
        label.text = text.data;
        label.size = ways[i].size;
        if (layout_width(c->page.fonts, &label) > ways[i].room)
            continue;
        panel_add_label(panel, &label);
        break;
    }
    buf_release(&text);
}

/* Where the labels of an upper panel may stand: in half of the gaps to its neighbours, too, unless
 * tick labels or frames stand there. */
static struct box labels_beside(const struct compare *c, const struct page_place *place,
                                const struct panel *panel)
{
    bool open = !c->page.own_axes && !c->page.figure->theme->frame;
    double beside = open ? c->page.column_gap / 2 : 0;
    double left = place->block % c->page.block_cols ? beside : 0;

    return (struct box){panel->box.x - left, panel->box.y, panel->box.width + left + beside,
                        panel->box.height};
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct compare *c = context;
    struct run shown;

    if (place->tier == 0) {
        compare_panel_add_objective(&c->panel, panel, place->block, labels_beside(c, place, panel));
        return;
    }
    compare_panel_add_learning(&c->panel, panel, place->block);
    shown = study_shown(c->view.study, &c->view.runs[place->block]);
    if (run_heads_have_verdicts(&c->page))
        add_last_loss(c, panel, &shown);
}

/* What there are several of. */
static const char *counted(const struct run_names *names)
{
    return !names->optimizers ? "learning rate" : names->rates ? "run" : "optimiser";
}

static void tell_steps(struct compare *c)
{
    struct step_words words = {.drawn = false};

    for (size_t i = 0; i < c->count && !c->view.study->spec->no_step; i++)
        if (c->view.runs[i].count > 1)
            step_words_take(&words, &c->view.runs[i], 0, &c->page.tiers[0].x);
    if (!view_is_plane(&c->view))
        step_words_add(&words, &c->page.aside);
}

static void write_texts(struct compare *c)
{
    static const char *const numbers[] = {"No",   "One",    "Two",   "Three", "Four",
                                          "Five", "Six",    "Seven", "Eight", "Nine",
                                          "Ten",  "Eleven", "Twelve"};
    const struct run_names names = run_names_of(&c->view.study->trajectory);
    struct page *page = &c->page;

    buf_printf(&page->title, "%s %s%s on ", numbers[c->count], counted(&names),
               c->count == 1 ? "" : "s");
    caption_study(&page->title, c->view.study);
    caption_runs(&page->caption, c->view.study);
    learning_describe(&c->learning, &page->caption);
    buf_puts(&page->caption, c->count > 1 ? "; the same axes in every column" : "");
    tell_steps(c);
    buf_printf(&page->alt, "%s. ", page->caption.data);
    caption_each_run(&page->alt, c->view.study);
    if (!view_is_plane(&c->view) && !c->view.study->spec->no_step)
        step_path_describe(c->view.runs, c->count, &page->alt);
}

/* How many digits, `least` or more, tell the runs' last losses apart. */
static int choose_loss_digits(const struct compare *c, int least)
{
    double losses[MOST_RUNS];

    for (size_t i = 0; i < c->count; i++)
        losses[i] = run_last_state(&c->view.runs[i]).loss;
    return number_digits_apart_all(losses, c->count, least, DISPLAY_MOST_DIGITS);
}

static size_t divide(size_t count, size_t parts)
{
    return (count + parts - 1) / parts;
}

/* Fewer rows than on a page of the default shape, where they would be low, and as long as columns
 * are not too narrow. */
static size_t fit_rows(const struct compare *c, struct fonts *fonts, const struct figure *figure,
                       size_t rows)
{
    bool brief = run_names_least_width(fonts, c->view.study) <= LEAST_NAME;

    while (rows > 1 && figure->height < LOW_BLOCK * (double)rows) {
        double column = figure->width / (double)divide(c->count, rows - 1);
        bool is_better = brief && column >= LEAST_COLUMN &&
                         figure->height < BARE_BLOCK * (double)rows &&
                         figure->height >= BARE_BLOCK * (double)(rows - 1);

        if (column < NARROW_COLUMN && !is_better)
            break;
        rows--;
    }
    return rows;
}

/* Columns side by side, four at most or what a flat page has room for, in rows as even as can be;
 * each is a block of one cell. */
static void set_up_page(struct compare *c, struct fonts *fonts, struct figure *figure)
{
    struct page *page = &c->page;
    size_t rows = divide(c->count, MOST_COLUMNS), cols = divide(c->count, rows);

    study_page_init(page, c->view.study, fonts, figure,
                    fmax(NARROWEST, COLUMN_WIDTH * (double)cols),
                    HEADER_HEIGHT + BLOCK_HEIGHT * (double)rows);
    c->rows = fit_rows(c, fonts, figure, rows);
    page->blocks = c->count;
    page->block_cols = divide(c->count, c->rows);
    page->tier_count = 2;
    page->tiers[0].share = UPPER_PART;
    page->header_right = 0;
    page->attempts = 2;
    page->headed = true;
    page->below.title = 17;
    page->below.bare = LAYOUT_MARGIN / 2;
    page->context = c;
    page->prepare = prepare;
    page->fit = view_is_plane(&c->view) ? fit_plane : NULL;
    page->head = head;
    page->fill = fill;
}

static int compare_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    struct compare c = {.view = view_of(study), .count = study->trajectory.count};
    struct buf columns = BUF_INIT;
    int result;

    if (learning_init(&c.learning, study, display_loss_name(&study->objective), err))
        return -1;
    c.view.draws_states = true;
    c.panel.view = &c.view;
    c.panel.learning = &c.learning;
    c.panel.fonts = fonts;
    c.loss_digits = choose_loss_digits(&c, DISPLAY_DIGITS);
    c.few_loss_digits = choose_loss_digits(&c, DISPLAY_FEW_DIGITS);
    run_heads_init(&c.heads, study);
    set_up_page(&c, fonts, figure);
    make_scales(&c);
    write_texts(&c);
    buf_printf(&columns, "%zu columns", c.count);
    c.page.content = columns.data;
    result = study_page_compose(&c.page, study, err);
    run_heads_release(&c.heads);
    buf_release(&columns);
    page_release(&c.page);
    learning_release(&c.learning);
    return result;
}

const struct kind compare_kind = {
    .name = "compare",
    .aliases = "side-by-side",
    .summary = "the runs of several learning rates or optimisers side by side",
    .details = LOG_FIGURE_DETAILS,
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_LOGS | GROUP_STEP | GROUP_LOSS_AXIS |
              GROUP_LEARNING,
    .reads_trajectory = true,
    .most_runs = MOST_RUNS,
    .needs = {.results = {&result_runs}, .example = &example_rates},
    .compose = compare_compose,
    .of_logs = &log_compare_kind,
};
