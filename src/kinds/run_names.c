#include "kinds/run_names.h"
#include "kinds/run_roles.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/display.h"

/* A name alone on a line, where it has room, and where it has not: ways[0] is the best. */
static const struct way {
    double size;
    const char *between; /* lr and its value */
} ways[] = {{16, " = "}, {LAYOUT_HEADING, " = "}, {LAYOUT_HEADING, " "}};

enum { WAYS = sizeof ways / sizeof *ways };

int run_names_digits(const struct run *runs, size_t count)
{
    double *rates = mem_zeroed(count, sizeof *rates);
    int digits;

    for (size_t i = 0; i < count; i++)
        rates[i] = runs[i].lr;
    digits = number_digits_apart_all(rates, count, DISPLAY_DIGITS, NUMBER_MOST_TOLD);
    free(rates);
    return digits;
}

static bool rates_differ(const struct trajectory *trajectory)
{
    const struct run *first = NULL;

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];

        if (run->optimizer.rule->without_lr)
            continue;
        if (first && run->lr != first->lr)
            return true;
        first = run;
    }
    return false;
}

struct run_names run_names_of(const struct trajectory *trajectory)
{
    const struct run *runs = trajectory->runs;
    struct run_names names = {.trajectory = trajectory,
                              .rates = true,
                              .digits = run_names_digits(runs, trajectory->count)};

    if (!trajectory_has_optimizers(trajectory))
        return names;
    names.rules = names.optimizers = trajectory->count == 1;
    for (size_t i = 1; i < trajectory->count; i++) {
        names.rules = names.rules || runs[i].optimizer.rule != runs[0].optimizer.rule;
        names.optimizers =
            names.optimizers || !optimizer_is_same(&runs[i].optimizer, &runs[0].optimizer);
    }
    names.rates = trajectory->count == 1 || !names.optimizers || rates_differ(trajectory);
    return names;
}

/* Whether the runs of a rule have several values of a hyperparameter. */
static bool setting_differs(const struct run_names *names, const struct optimizer *optimizer,
                            size_t hyper)
{
    for (size_t i = 0; i < names->trajectory->count; i++) {
        const struct optimizer *other = &names->trajectory->runs[i].optimizer;

        if (other->rule == optimizer->rule && other->hyper[hyper] != optimizer->hyper[hyper])
            return true;
    }
    return false;
}

static void add_part(struct buf *out, size_t begin)
{
    buf_puts(out, out->length > begin ? ", " : "");
}

/* Appends the hyperparameters that differ, or those that do not and are not at their defaults. */
static void add_settings(struct buf *out, size_t begin, const struct run_names *names,
                         const struct optimizer *optimizer, bool differing, bool shared)
{
    for (size_t h = 0; h < rule_hypers(optimizer->rule); h++) {
        bool differs = setting_differs(names, optimizer, h);
        bool told = optimizer->hyper[h] != optimizer->rule->hyper[h].value;

        if (!(differs ? differing : shared && told))
            continue;
        add_part(out, begin);
        optimizer_add_setting(out, optimizer, h);
    }
}

void run_names_add_optimizer(struct buf *out, const struct run_names *names, size_t i)
{
    const struct optimizer *optimizer = &names->trajectory->runs[i].optimizer;
    const struct rule *rule = optimizer->rule;
    size_t begin = out->length;

    if (names->rules)
        buf_puts(out, rule->words ? rule->words : rule->name);
    if (names->optimizers)
        add_settings(out, begin, names, optimizer, true, names->rules);
}

static void add_rate(struct buf *out, const struct run_names *names, double lr, const char *between)
{
    buf_printf(out, "%s", between);
    display_rate(out, lr, names->digits);
}

void run_names_add(struct buf *out, const struct run_names *names, size_t i, const char *between)
{
    const struct run *run = &names->trajectory->runs[i];
    const struct rule *rule = run->optimizer.rule;
    bool standardised = rule->coordinates;
    size_t begin = out->length;

    if (!standardised)
        run_names_add_optimizer(out, names, i);
    if (!rule->without_lr && (names->rates || standardised)) {
        add_part(out, begin);
        buf_puts(out, "lr");
        add_rate(out, names, run->lr, between);
    }
    if (standardised)
        buf_printf(out, ", %s", rule->words);
}

void run_names_add_shared(struct buf *out, const struct run_names *names)
{
    const struct run *run = &names->trajectory->runs[0];

    if (!trajectory_has_optimizers(names->trajectory) || names->trajectory->count == 1)
        return;
    if (!names->rules) {
        buf_printf(out, ", %s", run->optimizer.rule->words);
        add_settings(out, 0, names, &run->optimizer, false, true);
    }
    while (run->optimizer.rule->without_lr)
        run++;
    if (!names->rates) {
        buf_puts(out, ", learning rate");
        add_rate(out, names, run->lr, " ");
    }
}

/* How many optimisers the runs have; those of one stand side by side. */
static size_t count_optimizers(const struct trajectory *trajectory)
{
    size_t count = 1;

    for (size_t i = 1; i < trajectory->count; i++)
        count +=
            !optimizer_is_same(&trajectory->runs[i].optimizer, &trajectory->runs[i - 1].optimizer);
    return count;
}

void run_names_add_method(struct buf *out, const struct trajectory *trajectory)
{
    size_t count = count_optimizers(trajectory);

    if (!trajectory_has_optimizers(trajectory))
        buf_puts(out, "Gradient descent");
    else if (count > 1)
        buf_printf(out, "Steps of %zu optimisers", count);
    else
        buf_printf(out, "Steps of %s", trajectory->runs[0].optimizer.rule->words);
}

void run_names_add_legend(struct page *page, const struct study *study, enum run_sample sample)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct run_names names = run_names_of(trajectory);

    page->needs_legend = trajectory->count > 1;
    for (size_t i = 0; i < trajectory->count; i++) {
        struct buf name = BUF_INIT;

        run_names_add(&name, &names, i, " ");
        page_add_legend(page, sample == RUN_LINE ? MARK_LINE : marker_of_run(i), run_role(study, i),
                        name.data)
            ->marked = sample == RUN_MARKED_LINE;
        buf_release(&name);
    }
}

static struct text_style style_of(const struct way *way)
{
    return (struct text_style){way->size, true};
}

static double widest(struct fonts *fonts, const struct study *study, const struct way *way)
{
    const struct run_names names = run_names_of(&study->trajectory);
    double width = 0;

    for (size_t i = 0; i < study->trajectory.count; i++) {
        struct buf name = BUF_INIT;

        run_names_add(&name, &names, i, way->between);
        width = fmax(width, text_width(fonts, name.data, style_of(way)));
        buf_release(&name);
    }
    return width;
}

double run_names_least_width(struct fonts *fonts, const struct study *study)
{
    return widest(fonts, study, &ways[WAYS - 1]);
}

/* The best way that all names have room in, or the last. */
static const struct way *choose_way(const struct page *page, const struct study *study, double room)
{
    size_t way = 0;

    while (way < WAYS - 1 && widest(page->fonts, study, &ways[way]) > room)
        way++;
    return &ways[way];
}

double run_names_add_title(const struct page *page, const struct study *study, size_t i, double x,
                           double y, double room)
{
    const struct way *way = choose_way(page, study, room);
    struct label label = {
        .x = x, .y = y, .role = run_role(study, i), .size = way->size, .bold = true};
    const struct run_names names = run_names_of(&study->trajectory);
    struct buf name = BUF_INIT;
    double width;

    run_names_add(&name, &names, i, way->between);
    label.text = layout_shorten(page->fonts, name.data, style_of(way), room);
    figure_add_label(page->figure, &label);
    width = layout_width(page->fonts, &label);
    free(label.text);
    buf_release(&name);
    return width;
}
