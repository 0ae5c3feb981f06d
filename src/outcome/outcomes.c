#include "outcome/outcomes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/italic.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "kinds/captions.h"
#include "study/result_logs.h"

static char *make_label(const struct study *study)
{
    struct buf words = BUF_INIT, plain = BUF_INIT, label = BUF_INIT;

    caption_study(&words, study);
    italic_add_plain(&plain, words.data);
    utf8_clean_label(&label, plain.data);
    buf_release(&words);
    buf_release(&plain);
    return buf_detach(&label);
}

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

/* Two with the same label tell the first thing in which they differ. */
static void tell_objectives_apart(struct outcome_objective *a, struct outcome_objective *b)
{
    const struct spec *first = a->study->spec, *second = b->study->spec;

    if (differ(first->data, second->data))
        a->tells_file = b->tells_file = true;
    else if (differ(first->column_names, second->column_names) ||
             differ(first->columns, second->columns))
        a->tells_columns = b->tells_columns = true;
    else
        b->number = a->number ? a->number + 1 : 2;
}

/* Finds the study's objective, or adds it where it is new. */
static const struct outcome_objective *find_objective(struct outcomes *outcomes,
                                                      const struct study *study)
{
    struct outcome_objective *added = mem_zeroed(1, sizeof *added), *known;

    *added = (struct outcome_objective){.study = study, .label = make_label(study)};
    for (size_t i = 0; i < outcomes->objective_count; i++) {
        known = outcomes->objectives[i];
        if (!strcmp(known->label, added->label) &&
            objective_is_same(&known->study->objective, &study->objective)) {
            free(added->label);
            free(added);
            return known;
        }
    }
    for (size_t i = 0; i < outcomes->objective_count; i++)
        if (!strcmp(outcomes->objectives[i]->label, added->label))
            tell_objectives_apart(outcomes->objectives[i], added);
    outcomes->objectives = mem_resize(outcomes->objectives, outcomes->objective_count + 1,
                                      sizeof(struct outcome_objective *));
    outcomes->objectives[outcomes->objective_count++] = added;
    return added;
}

static bool same_state(const struct run *a, size_t i, const struct run *b, size_t j)
{
    const struct state first = run_state(a, i), second = run_state(b, j);

    return !memcmp(&first, &second, sizeof first);
}

static bool same_name(const struct outcome *a, const struct outcome *b)
{
    return a->run->lr == b->run->lr && optimizer_is_same(&a->run->optimizer, &b->run->optimizer) &&
           a->objective == b->objective;
}

/* Whether two with the same name are the same run. */
static bool same_run(const struct outcome *a, const struct outcome *b)
{
    return run_updates(a->run) == run_updates(b->run) && a->verdict.kind == b->verdict.kind &&
           same_state(a->run, 0, b->run, 0) &&
           same_state(a->run, a->run->count - 1, b->run, b->run->count - 1);
}

/* Two with the same name tell the first thing in which they differ. */
static void tell_apart(struct outcome *a, struct outcome *b)
{
    if (!same_state(a->run, 0, b->run, 0))
        a->tells_start = b->tells_start = true;
    else if (run_updates(a->run) != run_updates(b->run))
        a->tells_iterations = b->tells_iterations = true;
    else
        a->tells_tolerance = b->tells_tolerance = true;
}

/* The rate's slot in `last`: the high bits of a product spread rates that are near each other. */
static size_t *slot_of(struct outcomes *outcomes, double lr)
{
    uint64_t bits;

    if (!outcomes->last)
        outcomes->last = mem_zeroed(OUTCOME_SLOTS, sizeof *outcomes->last);
    memcpy(&bits, &lr, sizeof bits);
    return &outcomes->last[(bits * 0x9E3779B97F4A7C15u) >> 48];
}

static void add_run(struct outcomes *outcomes, const struct study *study,
                    const struct outcome_objective *objective, const struct run *run)
{
    size_t *last = slot_of(outcomes, run->lr);
    struct outcome added = {.type = &outcome_trained,
                            .study = study,
                            .objective = objective,
                            .run = run,
                            .verdict = run->verdict,
                            .before = *last};

    for (size_t i = *last; i; i = outcomes->at[i - 1].before)
        if (same_name(&outcomes->at[i - 1], &added) && same_run(&outcomes->at[i - 1], &added))
            return;
    for (size_t i = *last; i; i = outcomes->at[i - 1].before)
        if (same_name(&outcomes->at[i - 1], &added))
            tell_apart(&outcomes->at[i - 1], &added);
    outcomes->at =
        mem_grow(outcomes->at, outcomes->count, &outcomes->capacity, sizeof *outcomes->at);
    outcomes->at[outcomes->count++] = added;
    *last = outcomes->count;
}

/* Several figures of a report may show the same logs. */
static bool has_logs(const struct outcomes *outcomes, const struct study *study)
{
    for (size_t i = 0; i < outcomes->log_count; i++)
        if (!strcmp(outcomes->logs[i]->spec->logs, study->spec->logs))
            return true;
    return false;
}

static void add_logged(struct outcomes *outcomes, const struct study *study,
                       const struct log_run *judged, const char *name)
{
    outcomes->logged = mem_grow(outcomes->logged, outcomes->logged_count,
                                &outcomes->logged_capacity, sizeof *outcomes->logged);
    outcomes->logged[outcomes->logged_count++] =
        (struct outcome){.type = &outcome_logged, .study = study, .name = name, .logged = judged};
}

/* Some runs may have metrics that are drawn, some only such as are judged. */
static void add_logs(struct outcomes *outcomes, const struct study *study)
{
    const struct log *drawn = study_log(study), *judged = study_judged_log(study);

    if (!has_logs(outcomes, study)) {
        for (size_t i = 0; i < drawn->count; i++)
            add_logged(outcomes, study, log_same_run(drawn, i, judged), drawn->runs[i].name);
        for (size_t i = 0; i < judged->count; i++)
            if (!log_same_run(judged, i, drawn))
                add_logged(outcomes, study, &judged->runs[i], judged->runs[i].name);
    }
    outcomes->logs = mem_resize((void *)outcomes->logs, outcomes->log_count + 1, sizeof study);
    outcomes->logs[outcomes->log_count++] = study;
}

void outcomes_add(struct outcomes *outcomes, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct outcome_objective *objective =
        trajectory->count ? find_objective(outcomes, study) : NULL;

    for (size_t i = 0; i < trajectory->count; i++)
        add_run(outcomes, study, objective, &trajectory->runs[i]);
    if (study_log(study))
        add_logs(outcomes, study);
}

bool outcomes_share_objective(const struct outcomes *outcomes)
{
    return outcomes->objective_count <= 1;
}

const struct outcome *outcomes_run(const struct outcomes *outcomes, size_t i)
{
    return i < outcomes->count ? &outcomes->at[i] : &outcomes->logged[i - outcomes->count];
}

size_t outcomes_runs(const struct outcomes *outcomes)
{
    return outcomes->count + outcomes->logged_count;
}

void outcome_add_objective(struct buf *out, const struct outcome *outcome)
{
    outcome->type->add_objective(out, outcome);
}

void outcome_add_name(struct buf *out, const struct outcome *outcome)
{
    outcome->type->add_name(out, outcome);
}

void outcome_add_state(struct buf *out, const struct outcome *outcome)
{
    outcome->type->add_state(out, outcome);
}

void outcome_add_end(struct buf *out, const struct outcome *outcome, const char *metric)
{
    outcome->type->add_end(out, outcome, metric);
}

void outcomes_release(struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->objective_count; i++) {
        free(outcomes->objectives[i]->label);
        free(outcomes->objectives[i]);
    }
    free(outcomes->objectives);
    free(outcomes->at);
    free(outcomes->last);
    free(outcomes->logged);
    free((void *)outcomes->logs);
    *outcomes = (struct outcomes){0};
}
