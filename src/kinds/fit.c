/* The fit: the data as points, and the line of the model at some states, first to last. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_names.h"
#include "figure/page.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/fit_lines.h"
#include "kinds/kinds.h"
#include "kinds/study_page.h"
#include "study/result_points.h"
#include "study/result_runs.h"

#define MARGIN   0.04 /* of the points' extent, around them */
#define FARTHEST 0.5  /* extents that a line may lead out of the points */

enum { MOST_LINES = THEME_RUNS, BY_DEFAULT = 5 };

struct fit {
    const struct study *study;
    struct page page;
    const struct run *run;
    size_t states[MOST_LINES]; /* to draw */
    size_t count;
    struct fit_line lines[MOST_LINES]; /* of these */
    struct data_pair names;            /* of the columns */
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
    page_add_legend(&fit->page, MARK_CIRCLE, ROLE_MUTED, "data");
    for (size_t i = 0; i < fit->count; i++) {
        struct buf name = BUF_INIT;

        fit->lines[i] = line_at(fit, fit->states[i], role_of_run(i));
        buf_printf(&name, "state %zu%s", fit->states[i],
                   fit_line_is_finite(&fit->lines[i]) ? "" : ": not finite");
        page_add_legend(&fit->page, MARK_LINE, role_of_run(i), name.data);
        buf_release(&name);
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
static void cover_lines(const struct fit *fit, const struct scale *x, struct interval *hull)
{
    double span = hull->high - hull->low;
    const struct interval most = {hull->low - FARTHEST * span, hull->high + FARTHEST * span};

    for (size_t i = 0; i < fit->count; i++) {
        const struct fit_line *line = &fit->lines[i];
        const double ends[] = {line->w * x->low + line->b, line->w * x->high + line->b};

        for (int j = 0; j < 2; j++)
            if (ends[j] >= most.low && ends[j] <= most.high)
                cover(hull, &ends[j], 1);
    }
}

/* Around the hull, or as asked. */
static void make_scale(const struct interval *hull, const struct spec *spec,
                       const struct interval *asked, struct scale *scale)
{
    double margin = MARGIN * (hull->high - hull->low);

    scale->low = hull->low >= 0 ? fmax(0, hull->low - margin) : hull->low - margin;
    scale->high = hull->high + margin;
    study_page_ask(scale, spec, asked);
    scale_settle(scale);
}

static void make_scales(struct fit *fit, struct page_tier *tier)
{
    const struct spec *spec = fit->study->spec;
    const struct data_points *points = study_points(fit->study);
    struct interval x = {INFINITY, -INFINITY}, y = {INFINITY, -INFINITY};

    cover(&x, points->x, points->count);
    tier->x.length = fit->page.figure->width - 100;
    make_scale(&x, spec, &spec->domain, &tier->x);
    cover(&y, points->y, points->count);
    cover_lines(fit, &tier->x, &y);
    make_scale(&y, spec, &spec->range, &tier->y);
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

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct fit *fit = context;

    (void)place;
    add_points(fit, panel);
    fit_lines_add(panel, fit->page.fonts, fit->lines, fit->count);
}

/* The names of the columns, "x" and "y" where they have none. */
static void name_axes(struct fit *fit)
{
    struct page_tier *tier = &fit->page.tiers[0];
    const char *columns = fit->study->spec->column_names;
    bool named = columns && data_pair_read(&fit->names, columns);

    tier->x.name = named && *fit->names.name[0] ? fit->names.name[0] : "x";
    tier->y.name = named && *fit->names.name[1] ? fit->names.name[1] : "y";
    tier->x.shortens = tier->y.shortens = true;
}

static void add_line_words(const struct fit *fit, size_t k, struct buf *out)
{
    const struct fit_line line = line_at(fit, k, ROLE_TEXT);

    fit_line_add_words(&line, out);
}

static void write_texts(struct fit *fit)
{
    const struct objective *objective = &fit->study->objective;
    struct page *page = &fit->page;
    size_t last = fit->run->count - 1;

    buf_puts(&page->title, "The fit of ");
    objective_describe(objective, &page->title);
    caption_run(&page->caption, objective, fit->run);
    buf_printf(&page->caption, "; at state %zu ", last);
    add_line_words(fit, last, &page->caption);
    buf_puts(&page->caption, ", loss ");
    display_number(&page->caption, fit->run->loss[last]);
    objective_describe_left_out(objective, "; ", "", &page->caption);
    buf_printf(&page->alt, "%ld point%s, and the line of the model:", objective->moments.n,
               objective->moments.n == 1 ? "" : "s");
    for (size_t i = 0; i < fit->count; i++) {
        buf_printf(&page->alt, "%s at state %zu ", i ? ";" : "", fit->states[i]);
        add_line_words(fit, fit->states[i], &page->alt);
    }
    buf_printf(&page->alt, ". %s.", page->caption.data);
}

static int fit_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                       struct err *err)
{
    struct fit fit = {.study = study, .run = study->trajectory.runs};
    int result;

    if (choose_states(&fit, err))
        return -1;
    study_page_init(&fit.page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    fit.page.context = &fit;
    fit.page.fill = fill;
    make_lines(&fit);
    make_scales(&fit, &fit.page.tiers[0]);
    name_axes(&fit);
    write_texts(&fit);
    result = study_page_compose(&fit.page, study, err);
    data_pair_release(&fit.names);
    page_release(&fit.page);
    return result;
}

const struct kind fit_kind = {
    .name = "fit",
    .aliases = "regression scatter line",
    .summary = "the data, and the model's line at some states",
    .groups = GROUP_RUNS | GROUP_STATES,
    .reads_trajectory = true,
    .most_runs = 1,
    .needs = {.results = {&result_points, &result_runs}},
    .compose = fit_compose,
};
