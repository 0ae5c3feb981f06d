#include "cli/diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "picture/made.h"
#include "picture/picture.h"
#include "request/fields.h"
#include "request/recipe.h"

/* What is compared: states, or an objective alone. */
struct side {
    struct spec spec;
    struct picture picture; /* without its figure */
};

static void side_release(struct side *side)
{
    picture_release(&side->picture);
    spec_release(&side->spec);
}

/* A trajectory has its states in itself. */
static int open_trajectory(struct side *side, const char *path, struct err *err)
{
    const struct picture_sources from = {.any_objective = true};

    texts_add(&side->spec.operands, path);
    spec_take_trajectory(&side->spec);
    return picture_prepare(&side->picture, NULL, &side->spec, &from, err);
}

static int open_figure(struct side *side, const struct made *file, struct err *err)
{
    const struct picture_sources from = {0};

    spec_release(&side->spec);
    if (made_spec(file, NULL, &side->spec, err))
        return -1;
    return picture_prepare(&side->picture, file->kind, &side->spec, &from, err);
}

static bool is_csv(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot && !strcasecmp(dot, ".csv");
}

static int side_open(struct side *side, const char *path, struct err *err)
{
    struct made file;
    struct err none = {0};
    int result;

    *side = (struct side){0};
    spec_init(&side->spec);
    /* A trajectory may have no recipe. */
    result = made_open(&file, path, is_csv(path) ? &none : err);
    if (is_csv(path) && (result || !file.kind))
        result = open_trajectory(side, path, err);
    else if (!result)
        result = file.kind ? open_figure(side, &file, err) : open_trajectory(side, path, err);
    made_release(&file);
    return result;
}

static bool same(double a, double b, double within)
{
    return a == b || (isnan(a) && isnan(b)) || fabs(a - b) <= within;
}

struct comparison {
    const char *before; /* in front of every message */
    double within;
    struct err *err;
};

static int fail_number(const struct comparison *c, const struct run *run, size_t k,
                       const char *name, double a, double b)
{
    char lr[NUMBER_SIZE], first[NUMBER_SIZE], second[NUMBER_SIZE];

    return err_set(c->err, STATUS_FAILED, "%srun lr=%s, iteration %zu: %s %s and %s", c->before,
                   number_exact(lr, run->lr), k, name, number_exact(first, a),
                   number_exact(second, b));
}

static int compare_state(const struct comparison *c, const struct trajectory *trajectory,
                         const struct run *a, const struct run *b, size_t i, size_t j)
{
    const struct state first = run_state(a, i), second = run_state(b, j);
    size_t k = run_iteration(a, i);

    for (size_t p = 0; p < trajectory->parameters; p++)
        if (!same(first.parameter[p], second.parameter[p], c->within))
            return fail_number(c, a, k, trajectory->names[p], first.parameter[p],
                               second.parameter[p]);
    if (!same(first.loss, second.loss, c->within))
        return fail_number(c, a, k, "loss", first.loss, second.loss);
    for (size_t p = 0; p < trajectory->parameters; p++)
        if (!same(first.slope[p], second.slope[p], c->within))
            return fail_number(c, a, k, "slope", first.slope[p], second.slope[p]);
    return 0;
}

/* The states of the iterations that both have kept. */
static int compare_states(const struct comparison *c, const struct trajectory *trajectory,
                          const struct run *a, const struct run *b)
{
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        size_t first = run_iteration(a, i), second = run_iteration(b, j);

        if (first == second && compare_state(c, trajectory, a, b, i, j))
            return -1;
        i += first <= second;
        j += second <= first;
    }
    return 0;
}

static int compare_runs(const struct comparison *c, const struct trajectory *trajectory,
                        const struct run *a, const struct run *b)
{
    char lr[NUMBER_SIZE], other[NUMBER_SIZE];

    number_exact(lr, a->lr);
    if (a->lr != b->lr)
        return err_set(c->err, STATUS_FAILED, "%slearning rates %s and %s", c->before, lr,
                       number_exact(other, b->lr));
    if (compare_states(c, trajectory, a, b))
        return -1;
    if (run_updates(a) != run_updates(b))
        return err_set(c->err, STATUS_FAILED, "%srun lr=%s: %zu and %zu iterations", c->before, lr,
                       run_updates(a), run_updates(b));
    return 0;
}

/* "x", or "x and y" */
static void add_names(struct buf *out, const struct trajectory *trajectory)
{
    for (size_t p = 0; p < trajectory->parameters; p++)
        buf_printf(out, "%s%s", p ? " and " : "", trajectory->names[p]);
}

static int compare_names(const struct comparison *c, const struct trajectory *a,
                         const struct trajectory *b)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    int result = 0;

    add_names(&first, a);
    add_names(&second, b);
    if (strcmp(first.data, second.data))
        result = err_set(c->err, STATUS_FAILED, "%sparameters: %s, where the other has %s",
                         c->before, first.data, second.data);
    buf_release(&first);
    buf_release(&second);
    return result;
}

static int compare_trajectories(const struct comparison *c, const struct trajectory *a,
                                const struct trajectory *b)
{
    if (compare_names(c, a, b))
        return -1;
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (compare_runs(c, a, &a->runs[i], &b->runs[i]))
            return -1;
    if (a->count != b->count)
        return err_set(c->err, STATUS_FAILED, "%s%zu and %zu runs", c->before, a->count, b->count);
    return 0;
}

static int compare_ends(const struct comparison *c, double lr, const struct sweep_end *a,
                        const struct sweep_end *b)
{
    char rate[NUMBER_SIZE], first[NUMBER_SIZE], second[NUMBER_SIZE];

    if (!same(a->loss, b->loss, c->within))
        return err_set(c->err, STATUS_FAILED, "%slr=%s: loss %s and %s", c->before,
                       number_exact(rate, lr), number_exact(first, a->loss),
                       number_exact(second, b->loss));
    if (a->kind != b->kind)
        return err_set(c->err, STATUS_FAILED, "%slr=%s: %s and %s", c->before,
                       number_exact(rate, lr), verdict_name(a->kind), verdict_name(b->kind));
    return 0;
}

static int compare_sweeps(const struct comparison *c, const struct sweep *a, const struct sweep *b)
{
    char first[NUMBER_SIZE], second[NUMBER_SIZE];

    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (a->lr[i] != b->lr[i])
            return err_set(c->err, STATUS_FAILED, "%slearning rates %s and %s", c->before,
                           number_exact(first, a->lr[i]), number_exact(second, b->lr[i]));
        if (compare_ends(c, a->lr[i], &a->ends[i], &b->ends[i]))
            return -1;
    }
    if (a->count != b->count)
        return err_set(c->err, STATUS_FAILED, "%s%zu and %zu learning rates", c->before, a->count,
                       b->count);
    return 0;
}

/* Figures in which nothing is trained: what they say of the objective. */
static int compare_objectives(const struct comparison *c, const struct spec *a,
                              const struct spec *b)
{
    for (size_t i = 0; i < fields_count; i++) {
        struct buf first = BUF_INIT, second = BUF_INIT;
        int result = 0;

        if (!(fields[i].group & (GROUP_OBJECTIVE | GROUP_MOMENTS)))
            continue;
        if (a->given[i])
            field_get(a, &fields[i], &first);
        if (b->given[i])
            field_get(b, &fields[i], &second);
        if (strcmp(first.data, second.data))
            result = err_set(c->err, STATUS_FAILED, "%s%s '%.200s' and '%.200s'", c->before,
                             fields[i].name, first.data, second.data);
        buf_release(&first);
        buf_release(&second);
        if (result)
            return -1;
    }
    return 0;
}

static int compare(const struct comparison *c, const struct side *a, const struct side *b)
{
    const struct trajectory *first = &a->picture.study.trajectory,
                            *second = &b->picture.study.trajectory;

    if (a->picture.study.sweep.ends && b->picture.study.sweep.ends)
        return compare_sweeps(c, &a->picture.study.sweep, &b->picture.study.sweep);
    if (!first->count && !second->count)
        return compare_objectives(c, &a->spec, &b->spec);
    if (!first->count || !second->count)
        return err_set(c->err, STATUS_FAILED, "%sonly one of them has states", c->before);
    return compare_trajectories(c, first, second);
}

int diff_files(const char *a, const char *b, double within, const char *before, struct err *err)
{
    const struct comparison comparison = {before, within, err};
    struct side first, second = {0};
    int result = side_open(&first, a, err);

    if (!result)
        result = side_open(&second, b, err);
    if (!result)
        result = compare(&comparison, &first, &second);
    side_release(&first);
    side_release(&second);
    return result;
}
