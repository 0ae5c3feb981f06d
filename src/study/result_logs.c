#include "study/result_logs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/log_bands.h"
#include "descent/log_write.h"
#include "request/fields.h"
#include "study/differ.h"
#include "study/log_files.h"
#include "study/log_wish.h"

struct logs {
    struct log log;
    struct log apart; /* with the metrics that are judged, where some of them are not drawn */
    bool is_apart;
    struct log bands; /* with --band: groups of runs */
    struct log_smooth smooth;
};

/* A log has its own runs; nothing descends. */
static int check(const struct spec *spec, struct err *err)
{
    const unsigned groups = GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP;
    struct log_smooth smooth;

    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups))
            return err_set(err, STATUS_USAGE, "--%s is of descent, and logs have their own runs",
                           fields[i].name);
    if (spec->smooth && !log_smooth_read(&smooth, spec->smooth))
        return err_set(err, STATUS_USAGE,
                       "--smooth: '%.40s' is neither a weight above 0 and below 1 nor median:N, N "
                       "odd and 3 to 999",
                       spec->smooth);
    if (!spec->band && (spec->group || spec->align))
        return err_set(err, STATUS_USAGE, "--%s is of use with --band",
                       spec->group ? "group" : "align");
    return 0;
}

static int find_sources(const struct spec *spec, struct log_sources *sources, struct err *err)
{
    if (spec->log_operands.count)
        return log_files_open(sources, &spec->log_operands, err);
    return log_files_find(sources, spec->logs, spec->told_by ? spec->told_by : "-",
                          spec->points_file, err);
}

static void note_files(struct spec *spec, const struct log_sources *sources)
{
    struct buf text = BUF_INIT;

    log_files_write(sources, &text);
    free(spec->logs);
    spec->logs = buf_detach(&text);
    spec_set_given(spec, &spec->logs);
}

static int read(const struct spec *spec, struct log *log, struct log_sources *sources,
                struct err *err)
{
    struct log_wanted wanted = log_wanted_of(spec);
    int result = log_read(log, sources, &wanted.wish, err);

    log_wanted_release(&wanted);
    return result;
}

static bool has_all(const struct log *log, const struct texts *metrics)
{
    for (size_t i = 0; i < metrics->count; i++) {
        size_t k = 0;

        while (k < log->metric_count && strcmp(log->metrics[k], metrics->at[i]))
            k++;
        if (k == log->metric_count)
            return false;
    }
    return true;
}

/*
 * What is expected of a run may be of metrics that are not drawn. They are read apart, as more rows
 * would change the figure where x counts rows; rows without the x of the figure are judged, too.
 */
static int read_judged(const struct spec *spec, struct logs *logs, struct log_sources *sources,
                       struct err *err)
{
    const struct log_wish wish = {.metrics = (const char *const *)spec->judged.at,
                                  .metric_count = spec->judged.count,
                                  .may_lack = true};

    logs->is_apart = spec->judged.count && (spec->x || !has_all(&logs->log, &spec->judged));
    return logs->is_apart ? log_read(&logs->apart, sources, &wish, err) : 0;
}

static int make_bands(const struct spec *spec, struct logs *logs, struct err *err)
{
    struct log_patterns groups = log_patterns_of(spec->group);
    const struct log_bands_wish wish = {.kind = band_kind_find(spec->band),
                                        .groups = groups.at,
                                        .group_count = groups.count,
                                        .align = spec->align,
                                        .smooth = &logs->smooth};
    int result = log_bands_make(&logs->bands, &logs->log, &wish, err);

    log_patterns_release(&groups);
    return result;
}

static int make(struct study *study, void **made, struct err *err)
{
    struct logs *logs = *made = mem_zeroed(1, sizeof *logs);
    struct spec *spec = study->spec;
    struct log_sources sources = {0};
    int result = find_sources(spec, &sources, err);

    if (!result)
        result = read(spec, &logs->log, &sources, err);
    if (!result)
        note_files(spec, &sources);
    if (!result)
        result = read_judged(spec, logs, &sources, err);
    if (spec->smooth)
        log_smooth_read(&logs->smooth, spec->smooth);
    if (!result && spec->band)
        result = make_bands(spec, logs, err);
    log_sources_release(&sources);
    return result;
}

static void release(void *made)
{
    struct logs *logs = made;

    log_release(&logs->log);
    log_release(&logs->apart);
    log_release(&logs->bands);
    free(logs);
}

static int series_differ(const struct log_run *run, const struct log_series *a,
                         const struct log_series *b, double within, struct err *err)
{
    const struct log_facts x = a->facts, y = b ? b->facts : x;
    size_t rows = a->pieces[a->piece_count - 1].end;

    if (!b || x.count != y.count || x.replaced != y.replaced || a->piece_count != b->piece_count)
        return err_set(err, STATUS_FAILED, "run '%.60s': %.60s is not the same", run->name,
                       a->metric);
    for (size_t i = a->pieces[0].first; i < rows; i++) {
        double at[2][2] = {{0, 0}, {0, 0}};
        size_t other = i - a->pieces[0].first + b->pieces[0].first;
        bool there = log_series_point(a, i, &at[0][0], &at[0][1]);

        if (there != log_series_point(b, other, &at[1][0], &at[1][1]) ||
            (there &&
             !(differ_same(at[0][0], at[1][0], within) && differ_same(at[0][1], at[1][1], within))))
            return err_set(err, STATUS_FAILED, "run '%.60s': %.60s differs at %s %.9g", run->name,
                           a->metric, a->x_name, at[0][0]);
    }
    return 0;
}

static int differ(const struct study *a, const struct study *b, double within, struct err *err)
{
    const struct log *x = study_log(a), *y = study_log(b);

    if (x->count != y->count)
        return err_set(err, STATUS_FAILED, "%zu and %zu runs", x->count, y->count);
    for (size_t i = 0; i < x->count; i++)
        for (size_t k = 0; k < x->runs[i].count; k++) {
            const struct log_series *series = &x->runs[i].series[k];

            if (series_differ(&x->runs[i], series, log_run_series(&y->runs[i], series->metric),
                              within, err))
                return -1;
        }
    return 0;
}

static void write(const struct study *study, const char *recipe, FILE *stream)
{
    const struct log_smooth smooth = study_smooth(study);

    log_write(study_drawn_log(study), &smooth, recipe, stream);
}

const struct result result_logs = {
    .check = check,
    .make = make,
    .release = release,
    .write = write,
    .command = "history",
    .groups = GROUP_LOGS,
    .differ = differ,
};

static const struct logs *made_of(const struct study *study)
{
    return study_made(study, &result_logs);
}

const struct log *study_log(const struct study *study)
{
    const struct logs *logs = made_of(study);

    return logs ? &logs->log : NULL;
}

const struct log *study_judged_log(const struct study *study)
{
    const struct logs *logs = made_of(study);

    return !logs ? NULL : logs->is_apart ? &logs->apart : &logs->log;
}

const struct log *study_drawn_log(const struct study *study)
{
    const struct logs *logs = made_of(study);

    return study->spec->band ? &logs->bands : &logs->log;
}

struct log_smooth study_smooth(const struct study *study)
{
    const struct log_smooth none = {0, 0};

    return study->spec->band ? none : made_of(study)->smooth;
}
