#include "report/outcomes.h"

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

static bool same_run(const struct outcome *outcome, const struct experiment *experiment,
                     const struct run *run)
{
    size_t last = run->count - 1;

    return outcome->run->lr == run->lr && outcome->run->normalised == run->normalised &&
           outcome->run->count == run->count && outcome->verdict.kind == run->verdict.kind &&
           !memcmp(&outcome->run->states[0], &run->states[0], sizeof *run->states) &&
           !memcmp(&outcome->run->states[last], &run->states[last], sizeof *run->states) &&
           same_objective(outcome->experiment, experiment);
}

static void add_run(struct outcomes *outcomes, const struct experiment *experiment,
                    const struct run *run)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (same_run(&outcomes->at[i], experiment, run))
            return;
    outcomes->at =
        mem_grow(outcomes->at, outcomes->count, &outcomes->capacity, sizeof *outcomes->at);
    outcomes->at[outcomes->count++] = (struct outcome){experiment, run, run->verdict};
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

void outcome_add_rate(struct buf *out, const struct outcome *outcome)
{
    buf_puts(out, "lr ");
    number_add_exact(out, outcome->run->lr);
    buf_puts(out, outcome->run->normalised ? ", normalised" : "");
}

void outcome_add_end(struct buf *out, const struct outcome *outcome)
{
    size_t iterations = outcome->run->count - 1;

    buf_printf(out, "%s after %zu iteration%s, loss ", verdict_name(outcome->verdict.kind),
               iterations, iterations == 1 ? "" : "s");
    number_add_display(out, outcome->run->states[iterations].loss, OUTCOME_DIGITS);
}

void outcomes_release(struct outcomes *outcomes)
{
    free(outcomes->at);
    *outcomes = (struct outcomes){0};
}
