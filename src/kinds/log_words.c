#include "kinds/log_words.h"

#include "descent/log_course.h"
#include "kinds/display.h"
#include "kinds/log_alt.h"
#include "kinds/log_bands.h"
#include "kinds/log_curves.h"
#include "study/result_logs.h"

enum { MOST_NAMED = 3, MOST_TURNS = 2 };

/* Between the parts of a caption. */
static void begin_part(struct buf *out)
{
    if (out->length)
        buf_puts(out, "; ");
}

static void add_smooth(struct buf *out, const struct study *study)
{
    struct log_smooth smooth;

    if (!study->spec->smooth || !log_smooth_read(&smooth, study->spec->smooth))
        return;
    begin_part(out);
    buf_puts(out, study->spec->band ? "each run is first smoothed, by " : "each line is ");
    if (smooth.median) {
        buf_printf(out, "the median of %zu values", smooth.median);
    } else {
        buf_puts(out, "an exponential mean of weight ");
        display_number(out, smooth.weight);
    }
    buf_puts(out, study->spec->band ? "" : ", pale behind it the values");
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
        log_alt_add_x(out, log_course_resumed(resumed(first)));
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

/* Whose metric turns: the first two by name, of more how many. */
static void add_turns(struct buf *out, const struct log *log)
{
    struct buf named = BUF_INIT;
    size_t count = 0;
    double x;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *series = &log->runs[i].series[k];

            if (!log_course_turns(series, &x) || ++count > MOST_TURNS)
                continue;
            begin_part(&named);
            buf_printf(&named, "%s%s%s %s from %s ", series->metric, log->count > 1 ? " of " : "",
                       log->count > 1 ? log->runs[i].name : "", log_alt_turn(series->metric),
                       series->x_name);
            log_alt_add_x(&named, x);
        }
    if (count) {
        begin_part(out);
        if (count <= MOST_TURNS)
            buf_puts(out, named.data);
        else
            buf_printf(out, "%zu curves get worse behind their best", count);
    }
    buf_release(&named);
}

/* Of validation, where there is one. */
static const char *metric_to_compare(const struct log *log)
{
    for (size_t i = 0; i < log->metric_count; i++)
        if (log_is_validation(log->metrics[i]) && log_goal_of(log->metrics[i]) != LOG_GOAL_UNKNOWN)
            return log->metrics[i];
    return log->metrics[0];
}

static void add_best(struct buf *out, const struct log *log)
{
    size_t run, runs;
    const struct log_series *best = log_alt_best(log, metric_to_compare(log), &run, &runs);
    bool most = best && log_goal_of(best->metric) == LOG_GOAL_MOST;

    if (!best || (log->count > 1 ? runs < 2 : !log_is_validation(best->metric)))
        return;
    begin_part(out);
    buf_printf(out, "%s %s: ", log_alt_word(best->metric), best->metric);
    if (log->count > 1)
        buf_printf(out, "%s, ", log->runs[run].name);
    log_alt_add_at(out, most ? best->facts.high : best->facts.low, best->x_name,
                   most ? best->facts.high_x : best->facts.low_x);
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
    const struct log *log = study_drawn_log(study);

    if (log->count == 1)
        buf_printf(&page->title, "Learning curves of %s", log->runs[0].name);
    else
        buf_printf(&page->title, by_run ? "%zu %s side by side" : "Learning curves of %zu %s",
                   log->count, study->spec->band ? "groups of runs" : "runs");
    add_metrics(&page->caption, log);
    if (overlay && log->metric_count > 1) {
        begin_part(&page->caption);
        buf_puts(&page->caption, "dashed: of validation");
    }
    if (counts_rows(log)) {
        begin_part(&page->caption);
        buf_puts(&page->caption, "x counts rows");
    }
    log_band_describe(&page->caption, log, study->spec);
    add_smooth(&page->caption, study);
    add_best(&page->caption, log);
    add_turns(&page->caption, log);
    add_resumed(&page->caption, log);
    add_not_finite(&page->caption, log);
    add_unseen(&page->caption, unseen);
    if (by_run && log->count > 1)
        buf_puts(&page->caption, "; the same axes in every column");
    buf_puts(&page->alt, "Metrics against steps. ");
    log_alt_add(&page->alt, log);
}
