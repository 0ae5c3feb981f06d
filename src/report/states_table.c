#include "report/states_table.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "kinds/run_names.h"

enum { MOST_ROWS = 20, DIGITS = 6, MOST_DIGITS = 12 };

/* The states that have rows. */
struct table_states {
    struct kind_step *at; /* owned */
    size_t count, capacity;
};

static void show(struct table_states *list, size_t run, size_t k)
{
    list->at = mem_grow(list->at, list->count, &list->capacity, sizeof *list->at);
    list->at[list->count++] = (struct kind_step){run, k};
}

/* The name of the run, or where the names have learning rates alone, that. */
static void add_run(struct table *table, const struct run_names *names, size_t i)
{
    const struct run *run = &names->trajectory->runs[i];
    struct buf text = BUF_INIT;

    if (trajectory_has_optimizers(names->trajectory)) {
        run_names_add(&text, names, i, " ");
    } else {
        number_add_display(&text, run->lr, names->digits);
        buf_printf(&text, "%s%s", run->optimizer.rule->words ? ", " : "",
                   run->optimizer.rule->words ? run->optimizer.rule->words : "");
    }
    table_add(table, buf_detach(&text));
}

/*
 * Adds the number that `column` has in row `i`, in as many digits as tell apart each two neighbours
 * among the run's rows up to the next one: digits grow down the table, and do not shrink again.
 */
static void add_number(struct table *table, const struct table_states *list, size_t i,
                       const double *column)
{
    size_t run = list->at[i].run, last = i + 1 < list->count ? i + 1 : i;
    int digits = DIGITS;

    for (size_t j = last; j > 0 && (list->at[j - 1].run == run || j > i); j--) {
        int apart = list->at[j].run == run && list->at[j - 1].run == run
                        ? number_digits_apart(column[list->at[j - 1].k], column[list->at[j].k],
                                              DIGITS, MOST_DIGITS)
                        : DIGITS;

        digits = apart > digits ? apart : digits;
    }
    table_add_number(table, column[list->at[i].k], digits);
}

static void add_row(struct table *table, const struct trajectory *trajectory,
                    const struct table_states *list, size_t i, const struct run_names *names)
{
    const struct run *run = &trajectory->runs[list->at[i].run];

    if (trajectory->count > 1)
        add_run(table, names, list->at[i].run);
    table_add_whole(table, run_iteration(run, list->at[i].k));
    for (size_t p = 0; p < trajectory->parameters; p++)
        add_number(table, list, i, run->parameter[p]);
    add_number(table, list, i, run->loss);
    for (size_t p = 0; p < trajectory->parameters; p++)
        add_number(table, list, i, run->slope[p]);
}

static void add_header(struct table *table, const struct trajectory *trajectory)
{
    if (trajectory->count > 1)
        table_add_text(table, trajectory_has_optimizers(trajectory) ? "run" : "lr");
    table_add_text(table, "iteration");
    for (size_t i = 0; i < trajectory->parameters; i++)
        table_add_text(table, trajectory->names[i]);
    table_add_text(table, "loss");
    for (size_t i = 0; i < trajectory->parameters; i++)
        table_add(table, trajectory_slope_name(trajectory, i));
}

/* The iteration to show after iteration k: the next, or the next of 1, 2, 5, 10, 20, 50, …. */
static size_t next_shown(size_t k, bool all)
{
    size_t ten = 1;

    if (all || k < 2)
        return k + 1;
    while (ten * 10 <= k)
        ten *= 10;
    return k < 2 * ten ? 2 * ten : k < 5 * ten ? 5 * ten : 10 * ten;
}

static void show_run(struct table_states *list, const struct trajectory *trajectory, size_t run)
{
    const struct run *states = &trajectory->runs[run];
    size_t last = states->count - 1, wanted = 0;

    for (size_t k = 0; k < last; k++) {
        if (run_iteration(states, k) < wanted)
            continue;
        show(list, run, k);
        wanted = next_shown(run_iteration(states, k), states->count <= MOST_ROWS);
    }
    show(list, run, last);
}

static void list_states(struct table_states *list, const struct composed *composed)
{
    const struct trajectory *trajectory = &composed->picture.study.trajectory;
    const struct kind *kind = composed->wanted->kind;
    struct kind_step step;

    if (kind->step)
        for (size_t i = 0; kind->step(&composed->picture.study, i, &step); i++)
            show(list, step.run, step.k);
    else
        for (size_t run = 0; run < trajectory->count; run++)
            show_run(list, trajectory, run);
}

/* Whether each of the states from `first` on that are of its run stands in an earlier table;
 * `*end` is the first that is of another. */
static bool all_seen(const struct table_states *list, size_t first,
                     const struct trajectory *trajectory, const struct states_seen *seen,
                     size_t *end)
{
    const struct run *run = &trajectory->runs[list->at[first].run];
    bool all = true;

    for (*end = first; *end < list->count && list->at[*end].run == list->at[first].run; (*end)++)
        all = all && states_seen_at(seen, run, list->at[*end].k);
    return all;
}

/* Leaves out the runs that earlier tables have, and notes which these are. */
static void leave_out_seen(struct table_states *list, const struct trajectory *trajectory,
                           const struct states_seen *seen, bool *elsewhere)
{
    size_t kept = 0, end;

    for (size_t first = 0; first < list->count; first = end) {
        bool all = all_seen(list, first, trajectory, seen, &end);

        for (size_t i = first; i < end; i++)
            if (all)
                elsewhere[states_seen_at(seen, &trajectory->runs[list->at[i].run], list->at[i].k)] =
                    true;
            else
                list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

struct table states_table(const struct composed *composed, size_t figure, struct states_seen *seen,
                          bool *elsewhere)
{
    const struct trajectory *trajectory = &composed->picture.study.trajectory;
    struct table table = {.columns = (trajectory->count > 1) + 2 + 2 * trajectory->parameters};
    struct table_states list = {0};
    struct run_names names;

    if (!trajectory->count)
        return (struct table){0};
    names = run_names_of(trajectory);
    names.digits = names.digits > DIGITS ? names.digits : DIGITS;
    add_header(&table, trajectory);
    list_states(&list, composed);
    leave_out_seen(&list, trajectory, seen, elsewhere);
    for (size_t i = 0; i < list.count; i++) {
        add_row(&table, trajectory, &list, i, &names);
        states_seen_add(seen, &trajectory->runs[list.at[i].run], list.at[i].k, figure);
    }
    free(list.at);
    return table;
}
