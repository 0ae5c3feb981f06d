/* Expressions, parsed and evaluated, one point at a time and many at once. */
#include "fuzz.h"

#include <math.h>

#include "math/expr.h"
#include "math/lanes.h"

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void evaluate(const struct expr *expr, double x)
{
    const double at[] = {x, 0}, along[] = {1, 0}, across[] = {1, 1};
    struct dual a = expr_at(expr, x), b = expr_along(expr, at, along);

    require(same(a.value, b.value) && same(a.slope, b.slope) && same(a.curvature, b.curvature),
            "at %g: %g, %g, %g, but along x %g, %g, %g", x, a.value, a.slope, a.curvature, b.value,
            b.slope, b.curvature);
    expr_along(expr, at, across);
}

/* In lanes, all at once or alone, values, slopes or curvatures are those of one point at a time. */
static void check_lanes(const struct expr *expr, enum lanes_result result, const double *xs,
                        size_t count)
{
    static const double along[][2] = {[LANES_VALUE] = {1, 0},
                                      [LANES_SLOPE] = {1, 0},
                                      [LANES_SLOPE_Y] = {0, 1},
                                      [LANES_CURVATURE] = {1, 0}};
    struct lanes *lanes = lanes_compile(expr, result);
    bool two = expr_variables(expr) == 2;
    double x[2 * LANES] = {0},
                 *workspace; /* y, where there is one, is x from the last to the first */
    const double *got;

    if (!lanes)
        return;
    for (size_t i = 0; i < count; i++) {
        x[i] = xs[i];
        x[LANES + i] = xs[count - 1 - i];
    }
    workspace = mem_zeroed(lanes_workspace(lanes) + 1, sizeof *workspace);
    got = lanes_at(lanes, LANES, x, workspace);
    for (size_t i = 0; i < count; i++) {
        const double at[] = {x[i], x[LANES + i]};
        struct dual f = two ? expr_along(expr, at, along[result]) : expr_at(expr, xs[i]);
        double wanted = result == LANES_VALUE       ? f.value
                        : result == LANES_CURVATURE ? f.curvature
                                                    : f.slope;
        double alone = two ? wanted : lanes_at_one(lanes, xs[i]);

        require(same(got[i], wanted) && same(alone, wanted) &&
                    (result != LANES_VALUE || signbit(got[i]) == signbit(wanted) || isnan(wanted)),
                "at %g: %.17g, but in lanes %.17g, alone %.17g", xs[i], wanted, got[i], alone);
    }
    free(workspace);
    lanes_free(lanes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const double xs[] = {0, -0.0, 1, -2.5, 7, 1e-310, 1e308, -INFINITY, NAN};
    struct buf text = input_text(bytes, size);
    struct err err = {0};
    struct expr *expr = expr_parse(text.data, "function", &err);

    check_err(!expr, &err);
    if (expr) {
        require(expr_nodes(expr) && expr_nodes(expr) <= strlen(text.data), "%zu nodes",
                expr_nodes(expr));
        require(expr_degree(expr) >= -1 && expr_degree(expr) <= 1000, "of degree %d",
                expr_degree(expr));
        for (size_t i = 0; i < sizeof xs / sizeof *xs; i++)
            evaluate(expr, xs[i]);
        check_lanes(expr, LANES_VALUE, xs, sizeof xs / sizeof *xs);
        check_lanes(expr, LANES_SLOPE, xs, sizeof xs / sizeof *xs);
        check_lanes(expr, LANES_CURVATURE, xs, sizeof xs / sizeof *xs);
        if (expr_variables(expr) == 2)
            check_lanes(expr, LANES_SLOPE_Y, xs, sizeof xs / sizeof *xs);
    }
    expr_free(expr);
    buf_release(&text);
    return 0;
}
