#include "descent/objective.h"

#include <math.h>
#include <string.h>

#include "base/italic.h"
#include "descent/seen.h"

static const struct evaluation nowhere = {NAN, {NAN, NAN}, NAN, NAN, NAN};

struct objective objective_slice(const struct objective *objective, const double at[PARAMETERS_MAX],
                                 size_t along)
{
    struct objective slice = *objective;

    slice.parameters = 1;
    slice.names[0] = objective->names[along];
    slice.names[1] = NULL;
    slice.whole = objective;
    slice.along = along;
    memcpy(slice.held, at, sizeof slice.held);
    return slice;
}

struct objective objective_move_slice(const struct objective *slice,
                                      const double point[PARAMETERS_MAX])
{
    struct objective moved = *slice;

    moved.held[slice->along] = point[0];
    moved.held[1 - slice->along] = point[1];
    return moved;
}

void objective_release(struct objective *objective)
{
    if (objective->kind && objective->kind->release)
        objective->kind->release(objective);
    *objective = (struct objective){0};
}

/* The point of a slice at which its parameter is `value`. */
static void point_of(const struct objective *slice, double value, double at[PARAMETERS_MAX])
{
    memcpy(at, slice->held, sizeof slice->held);
    at[slice->along] = value;
}

/* The whole, or what it is known to be there; the second number of `at` is 0 where it has none. */
static struct evaluation look_up(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    struct evaluation there;

    if (seen_find(objective->seen, at, &there))
        return there;
    there = objective->kind->evaluate(objective_whole(objective), at);
    seen_add(objective->seen, at, &there);
    return there;
}

static double look_up_loss(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    double loss;

    if (seen_find_loss(objective->seen, at, &loss))
        return loss;
    loss = objective->kind->loss(objective_whole(objective), at);
    seen_add_loss(objective->seen, at, loss);
    return loss;
}

static struct evaluation evaluate_slice(const struct objective *slice, double value)
{
    double at[PARAMETERS_MAX];
    struct evaluation there;

    point_of(slice, value, at);
    there = look_up(slice, at);
    return (struct evaluation){.loss = there.loss,
                               .slope = {there.slope[slice->along]},
                               .curvature = slice->along ? there.second : there.curvature};
}

/* Of what is no slice: without a second parameter that of the array may be anything. */
static void copy_point(const struct objective *objective, const double parameter[PARAMETERS_MAX],
                       double at[PARAMETERS_MAX])
{
    at[0] = parameter[0];
    at[1] = objective->parameters == 2 ? parameter[1] : 0;
}

struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX])
{
    double at[PARAMETERS_MAX];

    if (!work_add(objective->work, (double)objective->cost))
        return nowhere;
    if (objective->whole)
        return evaluate_slice(objective, parameter[0]);
    if (!objective->seen)
        return objective->kind->evaluate(objective, parameter);
    copy_point(objective, parameter, at);
    return look_up(objective, at);
}

double objective_loss(const struct objective *objective, const double parameter[PARAMETERS_MAX])
{
    double at[PARAMETERS_MAX];

    if (!objective->kind->loss)
        return objective_at(objective, parameter).loss;
    if (!work_add(objective->work, (double)objective->loss_cost))
        return NAN;
    if (objective->whole)
        point_of(objective, parameter[0], at);
    else if (objective->seen)
        copy_point(objective, parameter, at);
    else
        return objective->kind->loss(objective, parameter);
    return look_up_loss(objective, at);
}

struct evaluation objective_along(const struct objective *objective, double first)
{
    const double parameter[PARAMETERS_MAX] = {first};

    return objective_at(objective, parameter);
}

const struct objective *objective_whole(const struct objective *objective)
{
    return objective->whole ? objective->whole : objective;
}

bool objective_has_two(const struct objective *objective)
{
    return objective_whole(objective)->parameters == 2;
}

const char *objective_name(const struct objective *objective, size_t i)
{
    return objective_whole(objective)->names[i != objective->along];
}

void objective_add_slope_name(const struct objective *objective, struct buf *out)
{
    bool partial = objective->kind->of_data || objective_has_two(objective);

    buf_puts(out, partial ? "∂" : "");
    buf_puts(out, italic_name(objective->kind->words.loss));
    buf_puts(out, partial ? "/∂" : "′(");
    buf_puts(out, italic_name(objective_name(objective, 0)));
    buf_puts(out, partial ? "" : ")");
}

const char *objective_loss_name(const struct objective *objective)
{
    return objective_is_known(objective) ? objective->loss : "loss";
}

const char *objective_is(const struct objective *objective)
{
    return objective_is_known(objective) ? objective->kind->words.is : " ";
}

bool objective_is_known(const struct objective *objective)
{
    return objective->kind;
}

bool objective_is_data(const struct objective *objective)
{
    return objective->kind && objective->kind->of_data;
}

bool objective_is_same(const struct objective *a, const struct objective *b)
{
    return a->kind == b->kind && !memcmp(&a->bias, &b->bias, sizeof a->bias) &&
           !memcmp(&a->moments, &b->moments, sizeof a->moments);
}

void objective_describe(const struct objective *objective, struct buf *out)
{
    objective->kind->describe(objective_whole(objective), out);
}

void objective_describe_data(const struct objective *objective, struct buf *out)
{
    if (objective->kind && objective->kind->describe_data)
        objective->kind->describe_data(objective_whole(objective), out);
}

void objective_describe_left_out(const struct objective *objective, const char *before,
                                 const char *after, struct buf *out)
{
    long rows = objective->moments.skipped;

    if (rows)
        buf_printf(out, "%s%ld row%s left out%s", before, rows, rows == 1 ? "" : "s", after);
}
