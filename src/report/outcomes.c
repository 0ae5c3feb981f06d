#include "report/outcomes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "figure/words.h"

static bool same_objective(const struct experiment *a, const struct experiment *b)
{
    const struct objective *first = &a->objective, *second = &b->objective;

    if (!first->text || !second->text)
        return first->text == second->text;
    return !strcmp(first->text, second->text) &&
           objective_is_data(first) == objective_is_data(second) &&
           !memcmp(&first->bias, &second->bias, sizeof first->bias) &&
           !memcmp(&first->moments, &second->moments, sizeof first->moments);
}

static bool same_state(const struct run *a, size_t i, const struct run *b, size_t j)
{
    const struct state first = run_state(a, i), second = run_state(b, j);

    return !memcmp(&first, &second, sizeof first);
}

static bool same_name(const struct outcome *a, const struct outcome *b)
{
    return a->run->lr == b->run->lr && a->run->normalised == b->run->normalised &&
           same_objective(a->experiment, b->experiment);
}

/* Of two with the same name. */
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

/* Where the rate has its place in `last`: the high bits of a product spread rates that are near. */
static size_t *place_of(struct outcomes *outcomes, double lr)
{
    uint64_t bits;

    if (!outcomes->last)
        outcomes->last = mem_zeroed(OUTCOME_PLACES, sizeof *outcomes->last);
    memcpy(&bits, &lr, sizeof bits);
    return &outcomes->last[(bits * 0x9E3779B97F4A7C15u) >> 48];
}

static void add_run(struct outcomes *outcomes, const struct experiment *experiment,
                    const struct run *run)
{
    size_t *last = place_of(outcomes, run->lr);
    struct outcome added = {
        .experiment = experiment, .run = run, .verdict = run->verdict, .before = *last};

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

void outcomes_add(struct outcomes *outcomes, const struct experiment *experiment)
{
    for (size_t i = 0; i < experiment->trajectory.count; i++)
        add_run(outcomes, experiment, &experiment->trajectory.runs[i]);
}

bool outcomes_share_objective(const struct outcomes *outcomes)
{
    for (size_t i = 1; i < outcomes->count; i++)
        if (!same_objective(outcomes->at[0].experiment, outcomes->at[i].experiment))
            return false;
    return true;
}

void outcome_add_objective(struct buf *out, const struct outcome *outcome)
{
    struct buf words = BUF_INIT;

    words_experiment(&words, outcome->experiment);
    utf8_clean_label(out, words.data);
    buf_release(&words);
}

static void add_start(struct buf *out, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->experiment->trajectory.parameters; i++) {
        buf_puts(out, i ? "," : ", start ");
        number_add_exact(out, outcome->run->parameter[i][0]);
    }
}

void outcome_add_rate(struct buf *out, const struct outcome *outcome)
{
    double tolerance = outcome->experiment->spec->tolerance;

    buf_puts(out, "lr ");
    number_add_exact(out, outcome->run->lr);
    buf_puts(out, outcome->run->normalised ? ", normalised" : "");
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
    free(outcomes->at);
    free(outcomes->last);
    *outcomes = (struct outcomes){0};
}
