/*
 * The cobweb: descent as a map from each state to the next, beside the diagonal, and the web of the
 * run; a panel a learning rate. Both axes of all panels are the same.
 */
#include <math.h>

#include "base/buf.h"
#include "descent/rule.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/ticks.h"
#include "kinds/cobweb_panel.h"
#include "kinds/cobweb_words.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/run_heads.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

#define SIDE          300.0 /* of a panel of the default size, */
#define SIDE_ALONE    440.0 /* and where there is one alone */
#define BESIDE_COLUMN 44.0  /* what a column takes besides the panel, about, */
#define BESIDE_PAGE   60.0  /* all of them together, */
#define ABOVE_ROW     120.0 /* a row, */
#define ABOVE_PAGE    90.0  /* and all rows */
#define MARGIN        0.06  /* of what the states cover, around it */
#define LEAST_SIDE    60.0  /* which panels have once small pages give up what stands around them */
#define NARROWEST     480.0
#define BEHIND_NAME   14.0 /* between the name of a run and what follows it */
#define WIDE          1.25 /* a page, to its height */
#define BESIDE_PANEL  28.0 /* from a panel to a head right of it */
#define BELOW_NAME    20.0 /* from a name's baseline to that of a multiplier below it */

enum { ROUND = 40 }; /* limits are whole multiples of a step that so many of cross a panel */

struct cobweb {
    const struct study *study;
    struct page page;
    struct cobweb_panel panel;
    struct run_heads heads;
    struct buf x_name, y_name;
};

static const struct objective *objective_of(const struct cobweb *cobweb)
{
    return &cobweb->study->objective;
}

/* Only what depends on the state and the rate alone is a map of the state. */
static int check_rules(const struct study *study, struct err *err)
{
    for (size_t i = 0; i < study->trajectory.count; i++) {
        const struct rule *rule = study->trajectory.runs[i].optimizer.rule;

        if (rule->memory)
            return err_set(err, STATUS_USAGE,
                           "cobweb draws rules whose steps follow from the state alone, not %s",
                           rule->name);
    }
    if (spec_given(study->spec, &study->spec->range))
        return err_set(err, STATUS_USAGE, "--range: both axes of a cobweb are those of --domain");
    return 0;
}

/* The side of panels in so many columns. */
static double side_of(const struct figure *figure, size_t count, size_t cols)
{
    size_t rows = (count + cols - 1) / cols;

    return fmin((figure->width - BESIDE_PAGE) / (double)cols - BESIDE_COLUMN,
                (figure->height - ABOVE_PAGE) / (double)rows - ABOVE_ROW);
}

/* In how many columns panels are largest; of those that are equal, the most. */
static size_t choose_columns(const struct figure *figure, size_t count)
{
    size_t best = count;

    for (size_t cols = count; cols > 0; cols--)
        if (side_of(figure, count, cols) > side_of(figure, count, best))
            best = cols;
    return best;
}

/* Of the default size: three side by side, else about as many columns as rows. */
static void default_size(size_t count, double *width, double *height)
{
    double cols = count == 3 ? 3 : ceil(sqrt((double)count)), rows = ceil((double)count / cols);
    double side = count == 1 ? SIDE_ALONE : SIDE;

    *width = fmax(NARROWEST, BESIDE_PAGE + cols * (BESIDE_COLUMN + side));
    *height = ABOVE_PAGE + rows * (ABOVE_ROW + side);
}

/* Whether the head of a panel alone, which is square, stands right of it. */
static bool has_head_beside(const struct page *page)
{
    return page->blocks == 1 && page->figure->width >= WIDE * page->figure->height;
}

static void prepare(struct page *page, void *context)
{
    struct cobweb *cobweb = context;

    page->right = page->level == PAGE_ALL ? PAGE_RIGHT : LAYOUT_MARGIN;
    page->column_gap = page_column_gap(page, 38);
    page->tiers[0].above =
        has_head_beside(page) ? LAYOUT_MARGIN : run_heads_above(&cobweb->heads, page);
}

/* "1 − lr·f″ = 0.8", or the number alone, as there is room. */
static void add_multiplier(const struct page *page, const struct cobweb_map *map, double x,
                           double y, double end)
{
    struct label label = {
        .x = x, .y = y, .role = ROLE_MINIMUM, .size = LAYOUT_HEADING, .bold = true};

    for (int words = 1; words >= 0; words--) {
        struct buf text = BUF_INIT;
        bool fits;

        if (words)
            cobweb_panel_name_multiplier(map, &text);
        buf_puts(&text, words ? " = " : "");
        cobweb_panel_add_multiplier(map, &text);
        label.text = text.data;
        fits = label.x + layout_width(page->fonts, &label) <= end;
        if (fits)
            figure_add_label(page->figure, &label);
        buf_release(&text);
        if (fits)
            return;
    }
}

/* Right of the panel: the name, the multiplier below it, and below that the verdict. */
static void add_head_beside(const struct cobweb *cobweb, const struct page *page, struct box panel)
{
    const struct cobweb_map *map = &cobweb->panel.maps[0];
    struct run_heads heads = cobweb->heads;
    double x = panel.x + page->first.width + BESIDE_PANEL, y = panel.y + heads.name / 2;
    double end = panel.x + page_panel_width(page);

    if (!isnan(map->multiplier)) {
        add_multiplier(page, map, x, y + BELOW_NAME, end);
        heads.verdict += BELOW_NAME;
    }
    run_heads_add_at(&heads, page, 0, x, y, end - x);
}

static void head(const struct page *page, size_t i, struct box first, void *context)
{
    const struct cobweb *cobweb = context;
    const struct cobweb_map *map = &cobweb->panel.maps[i];
    struct run_heads_end end;

    if (has_head_beside(page)) {
        add_head_beside(cobweb, page, first);
        return;
    }
    end = run_heads_add(&cobweb->heads, page, i, first);
    if (!isnan(map->multiplier))
        add_multiplier(page, map, end.x + BEHIND_NAME, end.y, first.x + run_heads_width(page));
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct cobweb *cobweb = context;

    cobweb_panel_fill(&cobweb->panel, panel, place->block);
}

/* What the panels must cover, a little more than that, in round numbers. */
static struct interval limits_of(const struct cobweb *cobweb)
{
    struct interval limits = cobweb_panel_hull(&cobweb->panel);
    double margin;

    limits.low = scale_bring_within(limits.low);
    limits.high = scale_bring_within(limits.high);
    margin = MARGIN * (limits.high - limits.low);
    if (margin == 0)
        margin = fmax(fabs(limits.low), 1);
    limits.low -= margin;
    limits.high += margin;
    ticks_outward(ticks_step(limits.low, limits.high, ROUND), &limits.low, &limits.high);
    return limits;
}

/* One scale for both axes; the shorter of its names has the parameter alone. */
static void make_scales(struct cobweb *cobweb, double side)
{
    struct interval hull = limits_of(cobweb);
    const struct spec *spec = cobweb->study->spec;
    const char *name = display_name(objective_of(cobweb), 0);
    struct scale *x = &cobweb->page.tiers[0].x, *y = &cobweb->page.tiers[0].y;

    buf_printf(&cobweb->x_name, "%s at state 𝑘", name);
    buf_printf(&cobweb->y_name, "%s at state 𝑘 + 1", name);
    *x = (struct scale){.name = cobweb->x_name.data,
                        .brief = name,
                        .low = hull.low,
                        .high = hull.high,
                        .exact = true,
                        .margin = MARGIN_LIMITS,
                        .length = fmax(LEAST_SIDE, side)};
    study_page_ask(x, spec, &spec->domain);
    scale_settle(x);
    *y = *x;
    y->name = cobweb->y_name.data;
    y->brief = "next";
    y->upright = true;
}

static bool has_rest(const struct cobweb *cobweb)
{
    for (size_t i = 0; i < cobweb->study->trajectory.count; i++)
        if (cobweb->panel.maps[i].rest.found)
            return true;
    return false;
}

static void add_legend(struct cobweb *cobweb)
{
    struct buf map = BUF_INIT;

    cobweb_words_map(&cobweb->panel, &map);
    page_add_legend(&cobweb->page, MARK_LINE, ROLE_BACKDROP, map.data);
    page_add_legend(&cobweb->page, MARK_LINE, ROLE_CONTEXT, "no step");
    if (has_rest(cobweb))
        page_add_legend(&cobweb->page, MARK_PLUS, ROLE_MINIMUM,
                        objective_of(cobweb)->whole ? "at rest" : "minimum");
    buf_release(&map);
}

static void write_texts(struct cobweb *cobweb)
{
    struct page *page = &cobweb->page;

    buf_puts(&page->title, objective_of(cobweb)->whole ? "A cobweb of descent on a slice of "
                                                       : "The cobweb of descent on ");
    objective_describe(objective_of(cobweb), &page->title);
    cobweb_words_caption(&cobweb->panel, &page->caption);
    cobweb_words_alt(&cobweb->panel, &page->tiers[0].x, page->caption.data, &page->alt);
}

static void set_up_page(struct cobweb *cobweb, struct fonts *fonts, struct figure *figure)
{
    struct page *page = &cobweb->page;
    size_t count = cobweb->study->trajectory.count;
    double width, height;

    default_size(count, &width, &height);
    study_page_init(page, cobweb->study, fonts, figure, width, height);
    page->blocks = count;
    page->block_cols = choose_columns(figure, count);
    page->aspect = 1;
    page->headed = true;
    page->below.labels = 26;
    page->below.title = 17;
    page->below.bare = LAYOUT_MARGIN / 2;
    page->block_below = LAYOUT_MARGIN;
    page->context = cobweb;
    page->prepare = prepare;
    page->head = head;
    page->fill = fill;
}

static int cobweb_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                          struct err *err)
{
    struct cobweb cobweb = {.study = study, .x_name = BUF_INIT, .y_name = BUF_INIT};
    int result;

    if (check_rules(study, err))
        return -1;
    cobweb_panel_init(&cobweb.panel, study, fonts);
    run_heads_init(&cobweb.heads, study);
    cobweb.heads.name = 24;
    cobweb.heads.verdict = 19;
    cobweb.heads.panel = 11;
    cobweb.heads.holds = 1.75;
    set_up_page(&cobweb, fonts, figure);
    make_scales(&cobweb, side_of(figure, study->trajectory.count, cobweb.page.block_cols));
    add_legend(&cobweb);
    write_texts(&cobweb);
    result = study_page_compose(&cobweb.page, study, err);
    page_release(&cobweb.page);
    run_heads_release(&cobweb.heads);
    buf_release(&cobweb.x_name);
    buf_release(&cobweb.y_name);
    return result;
}

const struct kind cobweb_kind = {
    .name = "cobweb",
    .aliases = "web staircase iteration bifurcation",
    .summary = "descent as a map from state to state, and the web of the run",
    .details =
        "From the diagonal up or down to the map is a step, across to the diagonal the next\n"
        "state. Each learning rate has a panel; of two parameters --along is drawn.",
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS,
    .reads_trajectory = true,
    .most_runs = THEME_RUNS,
    .parameters = KIND_SLICES,
    .needs = {.results = {&result_runs}, .example = &example_web},
    .compose = cobweb_compose,
};
