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
    buf_puts(out, "learning rate ");
    display_rate(out, run->lr, DISPLAY_DIGITS);
    optimizer_add_words(out, &run->optimizer);
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

/* Adds below which rates the runs are stable. Of a slice that is not known: descent leaves it. */
static void add_limits(struct buf *out, const struct study *study, size_t longest)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct optimizer *first = &trajectory->runs[0].optimizer;
    const struct optimizer *last = &trajectory->runs[trajectory->count - 1].optimizer;
    struct minimum minimum;
    double limit;

    if (!objective_is_known(&study->objective) || study->objective.whole)
        return;
    minimum = minimum_of_runs(&study->objective, trajectory->runs, trajectory->count, longest - 1);
    limit = minimum_stability_limit(&minimum, first);
    if (limit <= 0)
        return;
    buf_puts(out, "; ");
    caption_limit(out, &study->objective, &minimum, first);
    if (study->objective.is_quadratic && !first->rule->memory) {
        buf_puts(out, ", one-sided below ");
        number_add_display(out, limit / 2, DISPLAY_MINIMUM_DIGITS);
    }
    limit = minimum_stability_limit(&minimum, last);
    if (optimizer_is_same(first, last) || limit <= 0)
        return;
    buf_printf(out, "; %s, below ", last->rule->words);
    display_number(out, limit);
    buf_puts(out, " and ");
    display_number(out, limit / 2);
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
    int digits = run_names_digits(trajectory->runs, trajectory->count);

    for (size_t i = 0; i < trajectory->count; i++) {
        buf_puts(out, i ? "; " : "");
        run_names_add(out, " ", &trajectory->runs[i], digits);
        buf_puts(out, ": ");
        caption_verdict(out, study, &trajectory->runs[i]);
    }
    buf_puts(out, ".");
}

void caption_limit(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum, const struct optimizer *optimizer)
{
    const double at[] = {minimum->parameter, minimum->second};

    buf_puts(out, "stable below lr ");
    number_add_display(out, minimum_stability_limit(minimum, optimizer), DISPLAY_MINIMUM_DIGITS);
    if (objective->is_quadratic)
        return;
    buf_puts(out, " near ");
    display_parameters(out, objective->names, at, objective->parameters, DISPLAY_DIGITS);
}

void caption_minimum(struct buf *out, const struct objective *objective,
                     const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    display_parameters(out, objective->names, at, objective->parameters, DISPLAY_MINIMUM_DIGITS);
    caption_loss(out, objective, minimum->loss, DISPLAY_MINIMUM_DIGITS);
}
