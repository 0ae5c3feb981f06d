/* The objective that is the mean squared error of ŷ = w·x + b on a data set, by its moments. */
#include <math.h>

#include "base/number.h"
#include "descent/objective.h"

enum { DIGITS = 4 };

/*
 * loss = Sxx/n·(w−ŵ)² + offset² + R/n, so ∂w = 2(Sxx/n·(w−ŵ) + x̄·offset), ∂b = 2·offset and
 * ∂²w = 2(Sxx/n + x̄²).
 */
static struct evaluation evaluate(const struct objective *objective,
                                  const double parameter[PARAMETERS_MAX])
{
    const struct moments *m = &objective->moments;
    double b = objective->parameters == 2 ? parameter[1] : objective->bias;
    double spread = m->sxx / (double)m->n;
    double excess = moments_excess(m, parameter[0]);
    double offset = moments_offset(m, parameter[0], b);

    return (struct evaluation){
        .loss = spread * excess * excess + offset * offset + m->residual / (double)m->n,
        .slope = {2 * (spread * excess + m->x.hi * offset), 2 * offset},
        .curvature = 2 * (spread + m->x.hi * m->x.hi),
        .mixed = 2 * m->x.hi,
        .second = 2,
    };
}

/* With b held: w = (Sxx/n·ŵ + x̄(ȳ − b)) / (Sxx/n + x̄²). */
static bool best_w(const struct moments *m, double b, double *w)
{
    struct dd spread = dd_divide(dd_from(m->sxx), dd_from((double)m->n));
    struct dd pull = dd_multiply(m->x, dd_subtract(m->y, dd_from(b)));
    struct dd top = dd_add(dd_multiply(spread, m->w), pull);
    struct dd bottom = dd_add(spread, dd_multiply(m->x, m->x));

    *w = dd_divide(top, bottom).hi;
    return bottom.hi > 0;
}

/* With w held: b = ȳ − w·x̄; with neither: w = ŵ and b = ȳ − ŵ·x̄. */
static bool minimum(const struct objective *objective, double at[PARAMETERS_MAX])
{
    const struct moments *m = &objective->moments;

    if (objective->parameters == 2) {
        at[0] = m->w.hi + m->w.lo;
        at[1] = dd_subtract(m->y, dd_multiply(m->w, m->x)).hi;
        return m->sxx > 0;
    }
    if (!objective->whole || objective->along == 0)
        return best_w(m, objective->whole ? objective->held[1] : objective->bias, &at[0]);
    at[0] = -moments_offset(m, objective->held[0], 0);
    return true;
}

static double determinant(const struct objective *objective)
{
    return 4 * objective->moments.sxx / (double)objective->moments.n;
}

static void distance(const struct objective *objective, const double parameter[PARAMETERS_MAX],
                     double way[PARAMETERS_MAX])
{
    const struct moments *m = &objective->moments;

    way[0] = moments_excess(m, parameter[0]);
    way[1] = moments_offset(m, parameter[0], parameter[1]) - m->x.hi * way[0];
}

static void describe(const struct objective *objective, struct buf *out)
{
    double b = objective->bias;

    buf_puts(out, "𝑦\u0302 = 𝑤·𝑥");
    if (objective->parameters == 2) {
        buf_puts(out, " + 𝑏");
    } else if (b != 0) {
        buf_puts(out, b < 0 ? " − " : " + ");
        number_add_display(out, fabs(b), DIGITS);
    }
    buf_printf(out, " on %s", objective->text);
}

static void describe_data(const struct objective *objective, struct buf *out)
{
    long rows = objective->moments.n;

    buf_printf(out, "mean squared error over %ld example%s", rows, rows == 1 ? "" : "s");
    objective_describe_left_out(objective, " (", ")", out);
    buf_puts(out, objective->parameters == 2 ? ", 𝑏 trained" : ", 𝑏 = ");
    if (objective->parameters == 1)
        number_add_display(out, objective->bias, DIGITS);
}

void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias)
{
    bool both = isnan(bias);

    *objective = (struct objective){
        .kind = &objective_mse,
        .parameters = both ? 2 : 1,
        .names = {"w", both ? "b" : NULL},
        .loss = "loss",
        .text = name,
        .is_quadratic = true,
        .is_total = true,
        .cost = 1,
        .slope_cost = 1,
        .loss_cost = 1,
        .moments = *moments,
        .bias = bias,
    };
}

const struct objective_kind objective_mse = {
    .name = "mse",
    .of_data = true,
    .evaluate = evaluate,
    .minimum = minimum,
    .determinant = determinant,
    .distance = distance,
    .describe = describe,
    .describe_data = describe_data,
    .words =
        {
            .curve = "Loss of ",
            .slice = "Loss of ",
            .contours = "Loss of ",
            .loss = "L",
            .is = " ",
        },
};
