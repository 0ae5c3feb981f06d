/* Logs: history has a panel for each metric, with all runs in it; compare a column for each run. */
#include "kinds/log_figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/page.h"
#include "kinds/log_bands.h"
#include "kinds/log_curves.h"
#include "kinds/log_metric.h"
#include "kinds/log_notes.h"
#include "kinds/log_words.h"
#include "kinds/loss_axis.h"
#include "kinds/study_page.h"
#include "study/result_logs.h"

#define CELL_WIDTH    330.0 /* of a panel among others, with its labels */
#define CELL_HEIGHT   230.0
#define HEADER_HEIGHT 110.0
#define ABOVE_CELL    26.0
#define COLUMN_GAP    26.0
#define ROW_GAP       30.0

enum { MOST_METRICS = 100, MOST_COLUMNS = 3 };

struct log_figure {
    const struct study *study;
    const struct log *log;
    struct log_smooth smooth;
    struct page page;
    struct log_metric *metrics; /* owned; with --overlay one, of all of them */
    size_t count;
    bool by_run; /* a column for each run */
    bool overlay;
    bool marked;
    bool headed;  /* panels have headings */
    size_t cells; /* of the page's block */
};

/* Where --range says what is shown, nobody has to be told what is not. */
static struct log_unseen unseen(const struct log_figure *f)
{
    struct log_unseen unseen = {0, 0};

    for (size_t i = 0; i < f->count; i++) {
        if (log_metric_is_logarithmic(&f->metrics[i], f->study->spec))
            unseen.not_positive += f->metrics[i].not_positive;
        unseen.beyond += f->metrics[i].beyond;
    }
    if (spec_given(f->study->spec, &f->study->spec->range))
        unseen.beyond = 0;
    return unseen;
}

/* A band that reaches 0 has no place on a logarithmic axis. */
static int check_bands(const struct log_figure *f, size_t metric, struct err *err)
{
    int result = 0;

    if (!log_metric_is_logarithmic(&f->metrics[metric], f->study->spec))
        return 0;
    for (size_t i = 0; !result && i < f->log->metric_count; i++)
        if (f->metrics[metric].all || i == metric)
            result = log_band_check(f->log, f->log->metrics[i], f->study->spec, err);
    return result;
}

static int make_metrics(struct log_figure *f, struct err *err)
{
    f->count = f->overlay ? 1 : f->log->metric_count;
    if (f->count > MOST_METRICS)
        return err_set(err, STATUS_LIMIT,
                       "%d metrics at most have a panel, not %zu; --metric "
                       "chooses",
                       MOST_METRICS, f->count);
    f->metrics = mem_zeroed(f->count, sizeof *f->metrics);
    for (size_t i = 0; i < f->count; i++) {
        f->metrics[i].all = f->overlay;
        f->metrics[i].is_loss =
            f->overlay ? log_metrics_are_losses(f->log) : log_is_loss(f->log->metrics[i]);
        f->metrics[i].name = !f->overlay || f->log->metric_count == 1 ? f->log->metrics[i]
                             : f->metrics[i].is_loss                  ? "loss"
                                                                      : "value";
        if (log_metric_cover(&f->metrics[i], f->log, err) || check_bands(f, i, err))
            return -1;
    }
    return 0;
}

/* Panels that count alike show the same, unless most of it would be empty in one of them. */
static struct interval x_of(const struct log_figure *f, const struct log_metric *metric)
{
    struct interval all = metric->x;

    for (size_t i = 0; i < f->count; i++)
        if (!strcmp(f->metrics[i].x_name, metric->x_name)) {
            all.low = fmin(all.low, f->metrics[i].x.low);
            all.high = fmax(all.high, f->metrics[i].x.high);
        }
    return 2 * (metric->x.high - metric->x.low) >= all.high - all.low ? all : metric->x;
}

static struct log_metric *metric_at(const struct log_figure *f, const struct page_place *place)
{
    return &f->metrics[f->by_run ? place->number / f->page.cols : place->number];
}

static void set_scales(const struct page_place *place, struct scale *x, struct scale *y,
                       void *context)
{
    const struct log_figure *f = context;
    const struct spec *spec = f->study->spec;
    const struct log_metric *metric = metric_at(f, place);
    const struct interval span = x_of(f, metric);

    x->name = metric->x_name;
    x->kind = metric->whole ? SCALE_WHOLE : SCALE_LINEAR;
    x->low = span.low;
    x->high = span.high;
    x->exact = span.high > span.low;
    y->name = f->headed && !f->by_run ? "" : metric->name;
    y->shortens = true;
    loss_axis_set(y, &metric->hull, log_metric_is_logarithmic(metric, spec));
    study_page_ask(x, spec, &spec->domain);
    study_page_ask(y, spec, &spec->range);
}

/* Names come from outside, and may be longer than their panel is wide. */
static void add_heading(const struct log_figure *f, struct panel *panel, const char *name)
{
    struct label label = {
        .x = panel->box.x,
        .y = panel->box.y - 8,
        .role = ROLE_TEXT,
        .size = LAYOUT_HEADING,
        .bold = true,
    };

    label.text = layout_shorten(f->page.fonts, name, (struct text_style){label.size, label.bold},
                                panel->box.width);
    panel_add_label(panel, &label);
    free(label.text);
}

/* Where all metrics share a panel, validation is dashed and all else is not. */
static enum role role_of(const struct log_figure *f, const char *metric, enum role run)
{
    if (!f->overlay || f->log->metric_count == 1)
        return run;
    return log_is_validation(metric) ? role_dashed(run) : role_solid(run);
}

static void add_run(const struct log_figure *f, struct panel *panel,
                    const struct log_metric *metric, size_t run, bool context)
{
    for (size_t k = 0; k < f->log->runs[run].count; k++) {
        const struct log_series *series = &f->log->runs[run].series[k];
        const struct log_curve curve = {
            .series = series,
            .role = context ? ROLE_CONTEXT : role_of(f, series->metric, role_of_run(run)),
            .run = role_of_run(run),
            .smooth = &f->smooth,
            .marked = f->marked && !context,
            .bare = context,
        };
        struct log_gaps gaps;

        if (!log_metric_shows(metric, series))
            continue;
        gaps = log_curve_add(&curve, panel);
        if (!context)
            log_note_drop(panel, f->page.fonts, series, curve.run);
        for (size_t i = 0; gaps.count <= LOG_GAPS_NAMED && i < gaps.count; i++)
            log_note_gap(panel, f->page.fonts, &gaps.at[i], curve.run);
    }
}

static void add_bands(const struct log_figure *f, struct panel *panel,
                      const struct log_metric *metric, size_t run)
{
    for (size_t k = 0; k < f->log->runs[run].count; k++)
        if (log_metric_shows(metric, &f->log->runs[run].series[k]))
            log_band_add(&f->log->runs[run].series[k], role_of_run(run), panel);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct log_figure *f = context;
    const struct log_metric *metric = metric_at(f, place);
    size_t column = place->number % f->page.cols;

    for (size_t i = 0; i < f->log->count; i++)
        if (f->by_run && i != column)
            add_run(f, panel, metric, i, true);
    for (size_t i = 0; i < f->log->count; i++)
        if (!f->by_run || i == column)
            add_bands(f, panel, metric, i);
    for (size_t i = 0; i < f->log->count; i++)
        if (!f->by_run || i == column)
            add_run(f, panel, metric, i, false);
    if (!f->headed || f->page.level >= PAGE_NO_HEADINGS)
        return;
    if (!f->by_run)
        add_heading(f, panel, metric->name);
    else if (place->number < f->page.cols)
        add_heading(f, panel, f->log->runs[column].name);
}

static void prepare(struct page *page, void *context)
{
    const struct log_figure *f = context;

    if (f->cells > 1) {
        page->column_gap = page_column_gap(page, COLUMN_GAP);
        page->row_gap = page->own_axes && page_has_labels(page) ? ROW_GAP : 8;
        page->tiers[0].above = f->headed && page->level < PAGE_NO_HEADINGS ? ABOVE_CELL : 12;
    }
}

static void add_legend(struct log_figure *f)
{
    const struct log *log = f->log;
    bool together = f->overlay && log->metric_count > 1;
    enum mark_kind kind = f->marked ? MARK_CIRCLE : MARK_LINE;

    for (size_t i = 0; log->count > 1 && !f->by_run && i < log->count; i++)
        page_add_legend(&f->page, kind, together ? role_solid(role_of_run(i)) : role_of_run(i),
                        log->runs[i].name)
            ->marked = f->marked;
    for (size_t i = 0; together && (log->count == 1 || f->by_run) && i < log->metric_count; i++)
        page_add_legend(&f->page, MARK_LINE, role_of(f, log->metrics[i], role_of_run(0)),
                        log->metrics[i]);
    f->page.needs_legend = f->page.legend_count > 0;
}

static void shape_page(struct log_figure *f)
{
    struct page *page = &f->page;
    size_t cols = f->count <= MOST_COLUMNS ? f->count : f->count == 4 ? 2 : MOST_COLUMNS;

    page->cols = f->by_run ? f->log->count : cols;
    page->rows = f->by_run ? f->count : (f->count + cols - 1) / cols;
    f->cells = f->by_run ? page->cols * page->rows : f->count;
    page->cells = &f->cells;
    page->own_axes = !f->by_run && f->cells > 1;
    page->own_titles = page->own_axes && !log_metrics_count_alike(f->metrics, f->count);
    f->headed = f->cells > 1;
}

static void choose_size(const struct log_figure *f, double *width, double *height)
{
    size_t cols = f->by_run                 ? f->log->count
                  : f->count == 4           ? 2
                  : f->count < MOST_COLUMNS ? f->count
                                            : MOST_COLUMNS;
    size_t rows = f->by_run ? f->count : (f->count + cols - 1) / cols;

    *width = STUDY_PAGE_WIDTH;
    *height = STUDY_PAGE_HEIGHT;
    if (cols > 1)
        *width = fmax(*width, CELL_WIDTH * (double)cols + 40);
    if (cols * rows > 1)
        *height = fmax(360, CELL_HEIGHT * (double)rows + HEADER_HEIGHT);
}

static int compose(struct log_figure *f, struct fonts *fonts, struct figure *figure,
                   struct err *err)
{
    double width, height;
    size_t most = 0;
    int result;

    choose_size(f, &width, &height);
    study_page_init(&f->page, f->study, fonts, figure, width, height);
    shape_page(f);
    for (size_t i = 0; i < f->count; i++)
        most = f->metrics[i].points > most ? f->metrics[i].points : most;
    f->marked = (double)(most * f->page.cols) * MARKER_APART <= figure->width - 100 &&
                f->log->count <= 6 && !f->overlay && !f->study->spec->band &&
                log_smooth_is_none(&f->smooth);
    f->page.context = f;
    f->page.scales = set_scales;
    f->page.prepare = prepare;
    f->page.fill = fill;
    add_legend(f);
    log_words_write(f->study, f->by_run, f->overlay, unseen(f), &f->page);
    result = study_page_compose(&f->page, f->study, err);
    page_release(&f->page);
    return result;
}

static int draw(const struct study *study, bool by_run, struct fonts *fonts, struct figure *figure,
                struct err *err)
{
    struct log_figure f = {
        .study = study,
        .log = study_drawn_log(study),
        .smooth = study_smooth(study),
        .by_run = by_run,
        .overlay = study->spec->overlay,
    };
    size_t most = f.overlay && !by_run ? THEME_HUES : THEME_RUNS;
    int result;

    if (f.log->count > most)
        return err_set(err, STATUS_LIMIT,
                       "%zu runs of logs at most are drawn%s, not %zu; --summary and -o FILE.csv "
                       "alone take all",
                       most, most < THEME_RUNS ? " with --overlay" : "", f.log->count);
    if (loss_axis_check(study->spec, err))
        return -1;
    if (study->spec->below_minimum)
        return err_set(err, STATUS_USAGE, "--below-minimum: no minimum is known of what a log has");
    result = make_metrics(&f, err) ? -1 : compose(&f, fonts, figure, err);
    free(f.metrics);
    return result;
}

static int history_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    return draw(study, false, fonts, figure, err);
}

static int compare_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    return draw(study, true, fonts, figure, err);
}

const struct kind log_history_kind = {
    .name = "history",
    .groups = GROUP_RUNS | GROUP_KEEP | GROUP_LOGS | GROUP_LOSS_AXIS | GROUP_LEARNING,
    .rows_alone = true,
    .needs = {.results = {&result_logs}, .no_objective = true},
    .compose = history_compose,
};

const struct kind log_compare_kind = {
    .name = "compare",
    .groups = GROUP_RUNS | GROUP_LOGS | GROUP_LOSS_AXIS | GROUP_LEARNING,
    .rows_alone = true,
    .needs = {.results = {&result_logs}, .no_objective = true},
    .compose = compare_compose,
};
