/* The figures of a report: all are composed first, and then drawn by several workers at once. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/progress.h"
#include "base/workers.h"
#include "outcome/expectations.h"
#include "picture/output.h"
#include "report/making.h"

/* Sets the error of a figure, with its line in the spec; if the error shows an excerpt of the
 * expression, with the line of that. What is wrong usage on a command line is bad input here. */
static int fail_figure(const struct making *m, const struct report_figure *figure,
                       const struct err *problem, struct err *err)
{
    bool excerpt = *problem->detail && figure->function_line;

    if (err->status != STATUS_OK)
        return -1;
    memcpy(err->detail, problem->detail, sizeof err->detail);
    return err_set(err, problem->status == STATUS_USAGE ? STATUS_INPUT : problem->status,
                   "%s:%ld: figure '%s': %s", m->report->path,
                   excerpt ? figure->function_line : figure->line, figure->name, problem->message);
}

static int compose_one(struct making *m, struct report_figure *figure, struct err *err)
{
    const struct picture_sources from = {.cache = &m->cache};
    struct composed *composed = &m->composed[m->count];

    composed->wanted = figure;
    memcpy(composed->asked, figure->spec.given, sizeof composed->asked);
    figure->spec.quiet = m->options->quiet;
    expectations_note_metrics(m->options->expect, &figure->spec.judged);
    if (outputs_check(figure->kind, &figure->spec, err) ||
        picture_make(&composed->picture, figure->kind, &figure->spec, &from, err))
        return -1;
    m->count++;
    outcomes_add(&m->outcomes, &composed->picture.study);
    return 0;
}

/* Composes all figures that are asked for, or that a document shows. */
static int compose_each(struct making *m, struct progress *progress, struct err *err)
{
    for (size_t i = 0; i < m->report->count; i++) {
        struct report_figure *figure = &m->report->figures[i];
        struct err problem = {0};
        int result;

        progress_at(progress, (double)i);
        if (!m->files->documents && !report_files_has(m->files, i))
            continue;
        result = compose_one(m, figure, &problem);
        err_warn_too(err, &problem);
        if (result)
            return fail_figure(m, figure, &problem, err);
    }
    return 0;
}

int making_compose_figures(struct making *m, struct err *err)
{
    struct progress progress;
    size_t count = m->report->count;
    int result;

    m->composed = mem_zeroed(count, sizeof *m->composed);
    progress_begin(&progress, (double)count, "composing %zu figure%s", count,
                   count == 1 ? "" : "s");
    result = compose_each(m, &progress, err);
    progress_end(&progress);
    return result;
}

struct drawing_job {
    const struct making *making;
    struct progress progress;
};

/* Notes in the ledger what was written of a figure. */
static int note(const struct making *m, const struct report_figure *figure, struct err *err)
{
    for (size_t j = 0; j < m->files->count; j++)
        if (report_file_is_of(m->files, j, (size_t)(figure - m->report->figures)) &&
            ledger_note(&m->ledger, m->files->at[j].path, err))
            return -1;
    return 0;
}

static int draw_one(void *context, size_t i, struct err *err)
{
    const struct making *m = ((const struct drawing_job *)context)->making;
    const struct report_figure *figure = m->composed[i].wanted;
    const struct picture *picture = &m->composed[i].picture;
    struct err problem = {0};
    struct buf before = BUF_INIT;

    if (picture_save(picture, &problem) || note(m, figure, &problem))
        return fail_figure(m, figure, &problem, err);
    buf_printf(&before, "figure '%s': ", figure->name);
    if (*problem.warning)
        err_warn(err, "%s%s", before.data, problem.warning);
    picture_warn_boxes(picture, before.data, "", err);
    buf_release(&before);
    return 0;
}

static void show_progress(void *context, size_t done)
{
    struct drawing_job *drawing = context;

    progress_at(&drawing->progress, (double)done);
}

/* Each figure that moves has its share of the processes for its frames. */
static void share_jobs(const struct making *m, long jobs)
{
    for (size_t i = 0; i < m->count; i++) {
        struct spec *spec = m->composed[i].picture.spec;

        spec->jobs = (size_t)jobs > m->count ? jobs / (long)m->count : 1;
        spec_set_given(spec, &spec->jobs);
    }
}

struct drawn_size {
    size_t i;
    double area;
};

static int larger_first(const void *a, const void *b)
{
    const struct drawn_size *first = a, *second = b;

    if (first->area != second->area)
        return first->area > second->area ? -1 : 1;
    return first->i < second->i ? -1 : first->i > second->i;
}

/* The figures, the largest first: so no process waits for another that began a large one last. The
 * caller frees them. */
static size_t *drawing_order(const struct making *m)
{
    struct drawn_size *sizes = mem_zeroed(m->count, sizeof *sizes);
    size_t *order = mem_zeroed(m->count, sizeof *order);

    for (size_t i = 0; i < m->count; i++) {
        const struct figure *figure = &m->composed[i].picture.figure;

        sizes[i] = (struct drawn_size){i, figure->width * figure->height};
    }
    qsort(sizes, m->count, sizeof *sizes, larger_first);
    for (size_t i = 0; i < m->count; i++)
        order[i] = sizes[i].i;
    free(sizes);
    return order;
}

int making_draw_figures(struct making *m, struct err *err)
{
    struct drawing_job drawing = {.making = m};
    size_t *order = drawing_order(m);
    struct workers workers = {
        .count = m->count,
        .jobs = making_jobs(m),
        .work = draw_one,
        .order = order,
        .context = &drawing,
    };
    int result;

    progress_begin(&drawing.progress, (double)m->count, "drawing %zu figure%s", m->count,
                   m->count == 1 ? "" : "s");
    if (progress_is_shown(&drawing.progress))
        workers.progress = show_progress;
    share_jobs(m, workers.jobs);
    result = workers_run(&workers, err);
    progress_end(&drawing.progress);
    free(order);
    return result;
}
