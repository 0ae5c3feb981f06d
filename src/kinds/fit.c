/* The fit: the data as points, and the line of the model at some states, first to last. */
#include <math.h>

#include "base/italic.h"
#include "descent/data_names.h"
#include "figure/page.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/fit_alone.h"
#include "kinds/fit_lines.h"
#include "kinds/fit_points.h"
#include "kinds/kinds.h"
#include "kinds/study_page.h"
#include "study/result_points.h"
#include "study/result_runs.h"

#define FARTHEST 0.5 /* extents that a line may lead out of the points */

struct fit {
    const struct study *study;
    struct page page;
    const struct run *run; /* NULL: the data alone */
    struct fit_lines lines;
    struct data_names names; /* of the columns */
};

/* What tells which line is which. */
static void add_legend(struct fit *fit)
{
    const struct data_points *points = study_points(fit->study);

    if (fit->run || !fit_points_are_few(points))
        fit_points_add_legend(points, &fit->page);
    for (size_t i = 0; i < fit->lines.count; i++) {
        const struct fit_line *line = &fit->lines.at[i];
        struct buf name = BUF_INIT;

        buf_printf(&name, "state %zu%s", line->state,
                   fit_line_is_finite(line) ? "" : ": not finite");
        page_add_legend(&fit->page, MARK_LINE, line->role, name.data);
        buf_release(&name);
    }
    fit->page.needs_legend = fit->lines.count > 0;
}

/* Widens the hull to the ends of the lines, but for those so far off that the points could no
 * longer be told apart. */
static void cover_lines(const struct fit *fit, const struct scale *x, struct interval *hull)
{
    double span = hull->high - hull->low;
    const struct interval most = {hull->low - FARTHEST * span, hull->high + FARTHEST * span};

    for (size_t i = 0; i < fit->lines.count; i++) {
        const struct fit_line *line = &fit->lines.at[i];
        const double ends[] = {line->w * x->low + line->b, line->w * x->high + line->b};

        for (int j = 0; j < 2; j++)
            if (ends[j] >= most.low && ends[j] <= most.high)
                fit_points_cover(hull, &ends[j], 1);
    }
}

/* A scale around the hull, or as the user asked. */
static void make_scale(const struct interval *hull, const struct spec *spec,
                       const struct interval *asked, struct scale *scale)
{
    scale->low = hull->low;
    scale->high = hull->high;
    study_page_ask(scale, spec, asked);
}

static void make_scales(struct fit *fit, struct page_tier *tier)
{
    const struct spec *spec = fit->study->spec;
    const struct data_points *points = study_points(fit->study);
    struct interval x = {INFINITY, -INFINITY}, y = {INFINITY, -INFINITY};

    fit_points_cover(&x, points->x, points->count);
    tier->x.length = fit->page.figure->width - 100;
    tier->x.margin = MARGIN_LIMITS;
    make_scale(&x, spec, &spec->domain, &tier->x);
    scale_settle(&tier->x);
    fit_points_cover(&y, points->y, points->count);
    cover_lines(fit, &tier->x, &y);
    make_scale(&y, spec, &spec->range, &tier->y);
    scale_settle(&tier->y);
}

/* The line whose errors are drawn: that of --upto, or the last that is finite; NULL: none are. */
static const struct fit_line *line_of_errors(const struct fit *fit)
{
    if (!fit->study->spec->residuals || !fit_points_are_few(study_points(fit->study)))
        return NULL;
    if (fit->lines.walks)
        return fit_line_is_finite(&fit->lines.current) ? &fit->lines.current : NULL;
    for (size_t i = fit->lines.count; i-- > 0;)
        if (fit_line_is_finite(&fit->lines.at[i]))
            return &fit->lines.at[i];
    return NULL;
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct fit *fit = context;
    const struct fit_line *errors = line_of_errors(fit);

    (void)place;
    if (errors)
        fit_points_add_errors(study_points(fit->study), errors, panel);
    fit_points_add(study_points(fit->study), panel);
    fit_lines_add(&fit->lines, panel, fit->page.fonts,
                  errors ? fit->run->loss[errors->state] : NAN);
}

/* The names of the columns, "x" and "y" where they have none. */
static void name_axes(struct fit *fit)
{
    struct page_tier *tier = &fit->page.tiers[0];
    const char *columns = fit->study->spec->column_names;
    bool named = columns && data_names_read(&fit->names, columns) && fit->names.count == 2;

    tier->x.name = named && *fit->names.name[0] ? fit->names.name[0] : italic_name("x");
    tier->y.name = named && *fit->names.name[1] ? fit->names.name[1] : italic_name("y");
    tier->x.shortens = tier->y.shortens = true;
}

/* "; vertical: the errors at state 100, mean square 69.12"; of a walk both stand at the line. */
static void add_errors(const struct fit *fit, struct buf *out)
{
    const struct data_points *points = study_points(fit->study);
    const struct fit_line *line = line_of_errors(fit);

    if (fit->study->spec->residuals && fit->lines.walks && fit_points_are_few(points)) {
        buf_puts(out, "; vertical: the errors at the state named");
    } else if (line) {
        buf_printf(out, "; vertical: the errors at state %zu, mean square ", line->state);
        display_number(out, fit->run->loss[line->state]);
    } else if (fit->study->spec->residuals && !fit_points_are_few(points)) {
        buf_printf(out, "; too many rows to draw their errors: %zu", points->count);
    }
}

static void write_texts(struct fit *fit)
{
    const struct objective *objective = &fit->study->objective;
    struct page *page = &fit->page;
    const struct fit_line last = fit_line_at(fit->study, fit->run->count - 1);

    buf_puts(&page->title, "The fit of ");
    objective_describe(objective, &page->title);
    caption_run(&page->caption, objective, fit->run);
    buf_printf(&page->caption, "; at state %zu ", last.state);
    fit_line_add_equation(&last, &page->caption);
    buf_puts(&page->caption, ", loss ");
    display_number(&page->caption, fit->run->loss[last.state]);
    objective_describe_left_out(objective, "; ", "", &page->caption);
    add_errors(fit, &page->caption);
    fit_points_describe(study_points(fit->study), &page->alt);
    buf_puts(&page->alt, ", and the line of the model:");
    for (size_t i = 0; i < fit->lines.count; i++) {
        buf_printf(&page->alt, "%s at state %zu ", i ? ";" : "", fit->lines.at[i].state);
        fit_line_add_equation(&fit->lines.at[i], &page->alt);
    }
    buf_printf(&page->alt, ". %s.", page->caption.data);
}

static int fit_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                       struct err *err)
{
    struct fit fit = {.study = study, .run = study->trajectory.runs};
    int result;

    if (fit.run ? fit_lines_choose(&fit.lines, study, err) : fit_alone_check(study, err))
        return -1;
    study_page_init(&fit.page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    fit.page.context = &fit;
    fit.page.fill = fill;
    add_legend(&fit);
    make_scales(&fit, &fit.page.tiers[0]);
    name_axes(&fit);
    if (fit.run)
        write_texts(&fit);
    else
        fit_alone_write_texts(study, &fit.page);
    result = study_page_compose(&fit.page, study, err);
    data_names_release(&fit.names);
    page_release(&fit.page);
    return result;
}

const struct kind fit_kind = {
    .name = "fit",
    .aliases = "regression scatter line",
    .summary = "the data, and the model's line at some states",
    .details = "Of --data without an option of the descent, the data are drawn without a line.",
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_STATES | GROUP_FIT,
    .reads_trajectory = true,
    .most_runs = 1,
    .needs = {.results = {&result_points, &result_runs},
              .trains = study_descent_asked,
              .train_with = "give --lr"},
    .compose = fit_compose,
};
