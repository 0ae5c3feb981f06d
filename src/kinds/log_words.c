#include "kinds/log_words.h"

#include <math.h>

#include "base/number.h"
#include "kinds/display.h"
#include "kinds/log_curves.h"
#include "study/result_logs.h"

enum { MOST_NAMED = 3, MOST_TOLD = 24 };

#define LARGEST_WHOLE 1e15

/* Between the parts of a caption. */
static void begin_part(struct buf *out)
{
    if (out->length)
        buf_puts(out, "; ");
}

/* Steps are told whole. */
static void add_x(struct buf *out, double x)
{
    if (x == floor(x) && fabs(x) < LARGEST_WHOLE)
        number_add_decimals(out, x, 0);
    else
        display_number(out, x);
}

static void add_at(struct buf *out, double value, const char *x_name, double x)
{
    display_number(out, value);
    buf_printf(out, " at %s ", x_name);
    add_x(out, x);
}

static void add_smooth(struct buf *out, const struct log_smooth *smooth)
{
    if (log_smooth_is_none(smooth))
        return;
    begin_part(out);
    if (smooth->median) {
        buf_printf(out, "each line is the median of %zu values", smooth->median);
    } else {
        buf_puts(out, "each line is an exponential mean of weight ");
        display_number(out, smooth->weight);
    }
    buf_puts(out, ", pale behind it the values");
}

/* The step from which on a run was resumed first. */
static double resumed_at(const struct log_series *series)
{
    double x = NAN, y;

    for (size_t row = series->pieces[1].first; row < series->pieces[1].end; row++)
        if (log_series_point(series, row, &x, &y))
            break;
    return x;
}

/* The first series of a run that was resumed, or NULL. */
static const struct log_series *resumed(const struct log_run *run)
{
    for (size_t k = 0; k < run->count; k++)
        if (run->series[k].piece_count > 1)
            return &run->series[k];
    return NULL;
}

static void add_resumed(struct buf *out, const struct log *log)
{
    size_t runs = 0, replaced = 0;
    const struct log_run *first = NULL;

    for (size_t i = 0; i < log->count; i++) {
        const struct log_series *series = resumed(&log->runs[i]);

        if (!series)
            continue;
        runs++;
        first = first ? first : &log->runs[i];
        for (size_t k = 0; k < log->runs[i].count; k++)
            replaced += log->runs[i].series[k].facts.replaced;
    }
    if (!runs)
        return;
    begin_part(out);
    if (runs == 1 && resumed(first)->piece_count == 2) {
        buf_printf(out, "%s%sresumed at %s ", log->count > 1 ? first->name : "",
                   log->count > 1 ? " was " : "", resumed(first)->x_name);
        add_x(out, resumed_at(resumed(first)));
    } else {
        buf_printf(out, "%zu run%s resumed", runs, runs == 1 ? " was" : "s were");
    }
    buf_printf(out, ", %zu value%s replaced (pale)", replaced, replaced == 1 ? "" : "s");
}

static bool is_never_finite(const struct log_series *series)
{
    return series->facts.not_finite == series->facts.count;
}

/* A △ stands where there are finite values beside them; series without any are told by name. */
static void add_not_finite(struct buf *out, const struct log *log)
{
    const struct log_series *never = NULL;
    size_t count = 0, series = 0;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *one = &log->runs[i].series[k];

            series += is_never_finite(one);
            count += is_never_finite(one) ? 0 : one->facts.not_finite;
            never = !never && is_never_finite(one) ? one : never;
        }
    if (count) {
        begin_part(out);
        buf_printf(out, "%zu value%s not finite (△)", count, count == 1 ? " is" : "s are");
    }
    if (series) {
        begin_part(out);
        buf_printf(out, "no value of %s%s", never->metric, series > 1 ? "" : " is finite");
    }
    if (series > 1)
        buf_printf(out, " and %zu more curve%s is finite", series - 1, series == 2 ? "" : "s");
}

static void add_unseen(struct buf *out, struct log_unseen unseen)
{
    if (unseen.not_positive) {
        begin_part(out);
        buf_printf(out, "%zu value%s of 0 or less %s not drawn", unseen.not_positive,
                   unseen.not_positive == 1 ? "" : "s", unseen.not_positive == 1 ? "is" : "are");
    }
    if (unseen.beyond) {
        begin_part(out);
        buf_printf(out, "%zu value%s too large to be drawn", unseen.beyond,
                   unseen.beyond == 1 ? " is" : "s are");
    }
}

static bool counts_rows(const struct log *log)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++)
            if (!log->runs[i].series[k].x)
                return true;
    return false;
}

static void add_series(struct buf *out, const struct log_series *series)
{
    const struct log_facts facts = series->facts;

    buf_printf(out, "%s ", series->metric);
    if (isnan(facts.first)) {
        buf_puts(out, "is never finite");
        return;
    }
    add_at(out, facts.first, series->x_name, facts.first_x);
    if (facts.count == 1)
        return;
    buf_puts(out, ", ");
    add_at(out, facts.last, series->x_name, facts.last_x);
    buf_puts(out, ", at its least ");
    add_at(out, facts.low, series->x_name, facts.low_x);
}

/* What each series begins, ends and is least with; of many, how many more there are. */
static void add_alt(struct buf *out, const struct log *log)
{
    size_t told = 0, more = 0;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            if (told == MOST_TOLD) {
                more++;
                continue;
            }
            if (k == 0 || told == 0)
                buf_printf(out, "%s%s: ", told ? " " : "", log->runs[i].name);
            add_series(out, &log->runs[i].series[k]);
            buf_puts(out, k + 1 < log->runs[i].count && told + 1 < MOST_TOLD ? "; " : ".");
            told++;
        }
    if (more)
        buf_printf(out, " And %zu more.", more);
}

static void add_metrics(struct buf *out, const struct log *log)
{
    for (size_t i = 0; i < log->metric_count && i < MOST_NAMED; i++)
        buf_printf(out, "%s%s", i ? ", " : "", log->metrics[i]);
    if (log->metric_count > MOST_NAMED)
        buf_printf(out, " and %zu more", log->metric_count - MOST_NAMED);
}

void log_words_write(const struct study *study, bool by_run, bool overlay, struct log_unseen unseen,
                     struct page *page)
{
    const struct log *log = study_log(study);
    const struct log_smooth smooth = study_smooth(study);

    if (log->count == 1)
        buf_printf(&page->title, "Learning curves of %s", log->runs[0].name);
    else
        buf_printf(&page->title, by_run ? "%zu runs side by side" : "Learning curves of %zu runs",
                   log->count);
    add_metrics(&page->caption, log);
    if (overlay && log->metric_count > 1) {
        begin_part(&page->caption);
        buf_puts(&page->caption, "dashed: of validation");
    }
    if (counts_rows(log)) {
        begin_part(&page->caption);
        buf_puts(&page->caption, "x counts rows");
    }
    add_smooth(&page->caption, &smooth);
    add_resumed(&page->caption, log);
    add_not_finite(&page->caption, log);
    add_unseen(&page->caption, unseen);
    if (by_run && log->count > 1)
        buf_puts(&page->caption, "; the same axes in every column");
    buf_puts(&page->alt, "Metrics against steps. ");
    add_alt(&page->alt, log);
}
