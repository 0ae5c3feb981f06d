#include "kinds/captions.h"

#include <string.h>

#include "base/number.h"
#include "descent/rule.h"
#include "kinds/display.h"
#include "kinds/run_names.h"

void caption_loss(struct buf *out, const struct objective *objective, double loss, int digits)
{
    buf_printf(out, ", %s%s", display_loss_name(objective), objective->kind->words.is);
    number_add_display(out, loss, digits);
}

/* "adam, learning rate 0.1" */
static void add_run(struct buf *out, const struct run *run)
{
    const struct rule *rule = run->optimizer.rule;
    bool listed = rule_is_listed(rule);

    if (listed)
        optimizer_add_words(out, &run->optimizer);
    if (rule->without_lr)
        return;
    buf_puts(out, listed ? ", learning rate " : "learning rate ");
    display_rate(out, run->lr, DISPLAY_DIGITS);
    if (!listed && rule->words)
        buf_printf(out, ", %s", rule->words);
}

void caption_run(struct buf *out, const struct objective *objective, const struct run *run)
{
    const char *names[PARAMETERS_MAX] = {objective_name(objective, 0),
                                         objective_name(objective, 1)};

    if (!objective_is_data(objective)) {
        buf_puts(out, "from ");
        display_start(out, names, run_state(run, 0).parameter,
                      objective_whole(objective)->parameters);
        buf_puts(out, ", ");
    }
    add_run(out, run);
    buf_puts(out, ": ");
    verdict_describe(&run->verdict, run, objective, true, out);
}

void caption_study(struct buf *out, const struct study *study)
{
    if (objective_is_known(&study->objective))
        objective_describe(&study->objective, out);
    else
        buf_puts(out, spec_base_name(study->spec->trajectory));
}

/* " near x = 2", where there may be several minima. */
static void add_near(struct buf *out, const struct objective *objective,
                     const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    if (objective->is_quadratic)
        return;
    buf_puts(out, " near ");
    display_parameters(out, objective->names, at, objective->parameters, DISPLAY_DIGITS);
}

/* Whether an earlier run has the same optimiser. */
static bool is_again(const struct trajectory *trajectory, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (optimizer_is_same(&trajectory->runs[j].optimizer, &trajectory->runs[i].optimizer))
            return true;
    return false;
}

/* "0.1, one-sided below 0.05", or where runs differ in it "0.1 (gd, one-sided below 0.05)". */
static void add_limit(struct buf *out, const struct objective *objective,
                      const struct minimum *minimum, const struct run_names *names, size_t i)
{
    const struct optimizer *optimizer = &names->trajectory->runs[i].optimizer;
    double limit = minimum_stability_limit(minimum, optimizer);

    number_add_display(out, limit, DISPLAY_MINIMUM_DIGITS);
    if (names->optimizers) {
        buf_puts(out, " (");
        run_names_add_optimizer(out, names, i);
    }
    if (objective->is_quadratic && optimizer->rule->by_slope) {
        buf_puts(out, ", one-sided below ");
        number_add_display(out, limit / 2, DISPLAY_MINIMUM_DIGITS);
    }
    buf_puts(out, names->optimizers ? ")" : "");
}

/* Of runs on standardised columns, after the limits of others. */
static void add_standardised(struct buf *out, const struct minimum *minimum,
                             const struct optimizer *optimizer)
{
    double limit = minimum_stability_limit(minimum, optimizer);

    buf_printf(out, "; %s, below ", optimizer->rule->words);
    display_number(out, limit);
    buf_puts(out, " and ");
    display_number(out, limit / 2);
}

/*
 * Adds below which rates the runs are stable, of each optimiser that has a limit. Of a slice that
 * is not known: descent leaves it.
 */
static void add_limits(struct buf *out, const struct study *study, size_t longest)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct run_names names = run_names_of(trajectory);
    struct minimum minimum;
    size_t told = 0;

    if (!objective_is_known(&study->objective) || study->objective.whole)
        return;
    minimum = minimum_of_runs(&study->objective, trajectory->runs, trajectory->count, longest - 1);
    for (size_t i = 0; i < trajectory->count; i++) {
        const struct optimizer *optimizer = &trajectory->runs[i].optimizer;

        if (is_again(trajectory, i) || !(minimum_stability_limit(&minimum, optimizer) > 0))
            continue;
        if (optimizer->rule->coordinates) {
            add_standardised(out, &minimum, optimizer);
            continue;
        }
        buf_puts(out, told++ ? ", " : "; stable below lr ");
        add_limit(out, &study->objective, &minimum, &names, i);
    }
    if (told)
        add_near(out, &study->objective, &minimum);
}

/* "1st", "2nd", "11th" */
static void add_ordinal(struct buf *out, long number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    long ones = number % 10;

    if (ones > 3 || number / 10 % 10 == 1)
        ones = 0;
    buf_printf(out, "%ld%s", number, endings[ones]);
}

void caption_kept(struct buf *out, const struct trajectory *trajectory)
{
    const struct keep *keep = &trajectory->keep;

    if (!trajectory_is_thinned(trajectory))
        return;
    if (keep->rule == KEEP_EVERY) {
        buf_puts(out, ", every ");
        add_ordinal(out, keep->number);
        buf_puts(out, " drawn");
    } else if (keep->rule == KEEP_LAST) {
        buf_printf(out, ", the last %ld drawn",
                   keep->number < VERDICT_WINDOW ? VERDICT_WINDOW : keep->number);
    } else {
        buf_printf(out, ", %d a decade drawn", KEEP_LOG_A_DECADE);
    }
}

void caption_runs(struct buf *out, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct run_names names = run_names_of(trajectory);
    size_t longest = 0, updates = 0;

    for (size_t i = 0; i < trajectory->count; i++) {
        if (trajectory->runs[i].count > longest)
            longest = trajectory->runs[i].count;
        if (run_updates(&trajectory->runs[i]) > updates)
            updates = run_updates(&trajectory->runs[i]);
    }
    objective_describe_data(&study->objective, out);
    buf_puts(out, out->length ? "; from " : "from ");
    display_start(out, (const char *const *)trajectory->names,
                  run_state(&trajectory->runs[0], 0).parameter, trajectory->parameters);
    run_names_add_shared(out, &names);
    if (longest > 1)
        buf_printf(out, ", states 0 to %zu", updates);
    caption_kept(out, trajectory);
    add_limits(out, study, longest);
}

void caption_verdict(struct buf *out, const struct study *study, const struct run *run)
{
    const char *name = verdict_name(run->verdict.kind);
    struct buf clause = BUF_INIT;

    verdict_describe(&run->verdict, run, &study->objective, false, &clause);
    if (strncmp(clause.data, name, strlen(name)))
        buf_printf(out, "%s: ", name);
    buf_puts(out, clause.data);
    buf_release(&clause);
}

void caption_each_run(struct buf *out, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct run_names names = run_names_of(trajectory);

    for (size_t i = 0; i < trajectory->count; i++) {
        buf_puts(out, i ? "; " : "");
        run_names_add(out, &names, i, " ");
        buf_puts(out, ": ");
        caption_verdict(out, study, &trajectory->runs[i]);
    }
    buf_puts(out, ".");
}

void caption_limit(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum, const struct optimizer *optimizer)
{
    buf_puts(out, "stable below lr ");
    number_add_display(out, minimum_stability_limit(minimum, optimizer), DISPLAY_MINIMUM_DIGITS);
    add_near(out, objective, minimum);
}

void caption_minimum(struct buf *out, const struct objective *objective,
                     const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    display_parameters(out, objective->names, at, objective->parameters, DISPLAY_MINIMUM_DIGITS);
    caption_loss(out, objective, minimum->loss, DISPLAY_MINIMUM_DIGITS);
}
