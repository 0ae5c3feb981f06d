#include "outcome/outcomes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/italic.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "descent/rule.h"
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
    struct outcome added = {.study = study,
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

void outcomes_add(struct outcomes *outcomes, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct outcome_objective *objective =
        trajectory->count ? find_objective(outcomes, study) : NULL;

    for (size_t i = 0; i < trajectory->count; i++)
        add_run(outcomes, study, objective, &trajectory->runs[i]);
    if (!study_log(study))
        return;
    outcomes->logs = mem_resize((void *)outcomes->logs, outcomes->log_count + 1, sizeof study);
    outcomes->logs[outcomes->log_count++] = study;
}

bool outcomes_share_objective(const struct outcomes *outcomes)
{
    return outcomes->objective_count <= 1;
}

void outcome_add_objective(struct buf *out, const struct outcome *outcome)
{
    const struct outcome_objective *objective = outcome->objective;
    const struct spec *spec = objective->study->spec;
    struct buf words = BUF_INIT;

    buf_puts(&words, objective->label);
    if (objective->tells_file)
        buf_printf(&words, " (%s)", spec->data);
    if (objective->tells_columns)
        buf_printf(&words, " (columns %s)", spec->columns ? spec->columns : spec->column_names);
    if (objective->number)
        buf_printf(&words, " (%zu)", objective->number);
    utf8_clean_label(out, words.data);
    buf_release(&words);
}

static void add_start(struct buf *out, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->study->trajectory.parameters; i++) {
        buf_puts(out, i ? "," : ", start ");
        number_add_exact(out, outcome->run->parameter[i][0]);
    }
}

void outcome_add_rate(struct buf *out, const struct outcome *outcome)
{
    double tolerance = outcome->study->spec->tolerance;

    optimizer_add_run(out, &outcome->run->optimizer, outcome->run->lr, " ");
    if (outcome->tells_start)
        add_start(out, outcome);
    if (outcome->tells_iterations)
        buf_printf(out, ", iterations %zu", run_updates(outcome->run));
    if (outcome->tells_tolerance && tolerance >= 0) {
        buf_puts(out, ", tolerance ");
        number_add_exact(out, tolerance);
    }
}

void outcome_add_end(struct buf *out, const struct outcome *outcome)
{
    const struct run *run = outcome->run;
    size_t iterations = run_updates(run);

    buf_printf(out, "%s after %zu iteration%s, loss ", verdict_name(outcome->verdict.kind),
               iterations, iterations == 1 ? "" : "s");
    number_add_display(out, run->loss[run->count - 1], OUTCOME_DIGITS);
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
    free((void *)outcomes->logs);
    *outcomes = (struct outcomes){0};
}
