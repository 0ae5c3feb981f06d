/* The contour figure: the loss over two parameters from above, and the paths of the runs. */
#include <math.h>

#include "base/buf.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/contour_panel.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/minima_marks.h"
#include "kinds/run_names.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

#define WIDTH        720.0
#define HEIGHT       600.0
#define AROUND_WIDTH 170.0 /* beside the panel, about */

struct contour {
    struct view view;
    struct page page;
    struct contour_panel panel;
    struct levels levels; /* told without an offset */
};

static void write_caption(const struct view *view, struct buf *out)
{
    if (view->run_count > 1) {
        caption_runs(out, view->study);
        return;
    }
    objective_describe_data(&view->study->objective, out);
    if (view->run_count) {
        buf_puts(out, out->length ? "; " : "");
        caption_run(out, &view->study->objective, view->runs);
    } else if (minima_are_summed_up(view)) {
        minima_sum_up(view, out);
    }
}

static void add_interval(struct buf *out, const struct scale *scale)
{
    buf_printf(out, "%s ", scale->name);
    display_interval(out, scale->low, scale->high);
}

static void write_alt(struct contour *contour)
{
    const struct study *study = contour->view.study;
    const struct levels *levels = &contour->levels;
    struct buf *out = &contour->page.alt;
    size_t runs = contour->view.run_count;

    buf_printf(out, "%s over ", display_loss_name(&study->objective));
    add_interval(out, &contour->page.tiers[0].x);
    buf_puts(out, " and ");
    add_interval(out, &contour->page.tiers[0].y);
    buf_puts(out, ", as contours");
    if (levels->count > 1) {
        buf_puts(out, " ");
        display_interval(out, levels->at[0], levels->at[levels->count - 1]);
    }
    buf_printf(out, "%s: %s.", runs ? ", with the path of descent" : "",
               contour->page.caption.data);
    if (runs > 1) {
        buf_puts(out, " ");
        caption_each_run(out, study);
    }
    minima_describe(&contour->view, !minima_are_summed_up(&contour->view), out);
}

static void write_texts(struct contour *contour)
{
    const struct objective *objective = &contour->view.study->objective;

    buf_puts(&contour->page.title, objective->kind->words.contours);
    objective_describe(objective, &contour->page.title);
    write_caption(&contour->view, &contour->page.caption);
    write_alt(contour);
}

/* The bar's title tells what the labels count from. */
static void prepare(struct page *page, void *context)
{
    struct contour *contour = context;

    contour->panel.levels = contour->levels;
    if (page_has_bar(page))
        levels_find_offset(&contour->panel.levels);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct contour *contour = context;

    (void)place;
    contour_panel_fill(&contour->panel, panel);
}

static void set_up_page(struct contour *contour)
{
    struct page *page = &contour->page;

    page->tiers[0].x.length = fmax(1, page->figure->width - AROUND_WIDTH);
    page->right = LAYOUT_MARGIN;
    page->bar = (struct colour_bar){display_loss_name(&contour->view.study->objective),
                                    &contour->panel.levels};
    page->context = contour;
    page->prepare = prepare;
    page->fill = fill;
}

static int contour_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct contour contour = {.view = view_of(study)};
    struct page_tier *tier = &contour.page.tiers[0];
    int result;

    study_page_init(&contour.page, study, fonts, figure, WIDTH, HEIGHT);
    set_up_page(&contour);
    if (trajectory->count > 1)
        run_names_add_legend(&contour.page, study, RUN_LINE);
    contour.view.may_be_equal = true;
    view_resolve_plane(&contour.view, tier);
    contour.page.longest = VIEW_LONGEST_BOX;
    if (contour.view.equal)
        contour.page.aspect = (tier->x.high - tier->x.low) / (tier->y.high - tier->y.low);
    contour.levels = contour_levels(&contour.view, tier);
    contour.panel = (struct contour_panel){&contour.view, fonts, contour.levels, false, 0};
    write_texts(&contour);
    result = study_page_compose(&contour.page, study, err);
    page_release(&contour.page);
    return result;
}

const struct kind contour_kind = {
    .name = "contour",
    .aliases = "surface heatmap levels landscape",
    .summary = "the loss over two parameters from above, and the paths of the runs",
    .details =
        "Of --function or --data without an option of the descent, the loss alone is drawn,\n"
        "around its minima.",
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_CONTOUR,
    .reads_trajectory = true,
    .most_runs = THEME_RUNS,
    .parameters = KIND_TWO_PARAMETERS,
    .needs = {.results = {&result_runs},
              .trains = study_descent_asked,
              .train_with = "give --lr, and --start for a function",
              .example = &example_valley},
    .compose = contour_compose,
};
