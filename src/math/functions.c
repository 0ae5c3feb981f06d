#include "math/functions.h"

#include <math.h>
#include <string.h>

#include "math/trig.h"

#define LN2     0.693147180559945309417232121458
#define LN10    2.302585092994045684017991454684
#define SQRT_PI 1.772453850905516027298167483341

static void set(double g[3], double value, double first, double second)
{
    g[0] = value;
    g[1] = first;
    g[2] = second;
}

static double sign_of(double u)
{
    return u > 0 ? 1 : u < 0 ? -1 : u;
}

static double positive_part(double u)
{
    return u > 0 || isnan(u) ? u : 0;
}

static void derive_abs(double u, double g[3])
{
    set(g, fabs(u), sign_of(u), 0);
}

static void derive_acos(double u, double g[3])
{
    double cosine = (1 - u) * (1 + u);

    set(g, acos(u), -1 / sqrt(cosine), -u / (cosine * sqrt(cosine)));
}

static void derive_asin(double u, double g[3])
{
    double cosine = (1 - u) * (1 + u);

    set(g, asin(u), 1 / sqrt(cosine), u / (cosine * sqrt(cosine)));
}

static void derive_atan(double u, double g[3])
{
    double first = 1 / (1 + u * u);

    set(g, atan(u), first, -2 * u * first * first);
}

static void derive_cbrt(double u, double g[3])
{
    double root = cbrt(u);
    double first = 1 / (3 * root * root);

    set(g, root, first, -2 * first / (3 * u));
}

static void derive_cos(double u, double g[3])
{
    double value = trig_cos(u);

    set(g, value, -trig_sin(u), -value);
}

static void derive_cosh(double u, double g[3])
{
    set(g, cosh(u), sinh(u), cosh(u));
}

static void derive_erf(double u, double g[3])
{
    double first = 2 / SQRT_PI * exp(-u * u);

    set(g, erf(u), first, -2 * u * first);
}

static void derive_exp(double u, double g[3])
{
    double value = exp(u);

    set(g, value, value, value);
}

/*
 * Sets a logarithm and its derivatives; `base` is the natural logarithm of its base. Below 0 the
 * derivatives are undefined, as the value is.
 */
static void set_logarithm(double g[3], double value, double u, double base)
{
    set(g, value, u < 0 ? NAN : 1 / (u * base), u < 0 ? NAN : -1 / (u * u * base));
}

static void derive_log(double u, double g[3])
{
    set_logarithm(g, log(u), u, 1);
}

static void derive_log10(double u, double g[3])
{
    set_logarithm(g, log10(u), u, LN10);
}

static void derive_log2(double u, double g[3])
{
    set_logarithm(g, log2(u), u, LN2);
}

static void derive_relu(double u, double g[3])
{
    set(g, positive_part(u), u > 0, 0);
}

/* 1/(1 + e^-u) without overflow on either side. */
static double sigmoid(double u)
{
    double e = exp(-fabs(u));

    return u >= 0 ? 1 / (1 + e) : e / (1 + e);
}

static void derive_sigmoid(double u, double g[3])
{
    double value = sigmoid(u), rest = sigmoid(-u);

    set(g, value, value * rest, value * rest * (rest - value));
}

static void derive_sign(double u, double g[3])
{
    set(g, sign_of(u), 0, 0);
}

static void derive_sin(double u, double g[3])
{
    double value = trig_sin(u);

    set(g, value, trig_cos(u), -value);
}

static void derive_sinh(double u, double g[3])
{
    set(g, sinh(u), cosh(u), sinh(u));
}

static void derive_softplus(double u, double g[3])
{
    double value = positive_part(u) + log1p(exp(-fabs(u)));

    set(g, value, sigmoid(u), sigmoid(u) * sigmoid(-u));
}

static void derive_sqrt(double u, double g[3])
{
    double root = sqrt(u);

    set(g, root, 0.5 / root, -0.25 / (u * root));
}

static void derive_tan(double u, double g[3])
{
    double value = tan(u), first = 1 + value * value;

    set(g, value, first, 2 * value * first);
}

static void derive_tanh(double u, double g[3])
{
    double value = tanh(u), first = 1 / (cosh(u) * cosh(u));

    set(g, value, first, -2 * value * first);
}

/*
 * From r² = a² + b²: r r' = a a' + b b'; differentiated again: r'² + r r'' = a'² + a a'' + b'² + b
 * b''. At r = 0 the slope is 0, as that of abs.
 */
static struct dual combine_hypot(struct dual a, struct dual b)
{
    double r = hypot(a.value, b.value);
    double slope, curvature;

    if (r == 0)
        return dual_constant(r);
    slope = a.value / r * a.slope + b.value / r * b.slope;
    curvature = (a.slope * a.slope + b.slope * b.slope - slope * slope) / r +
                a.value / r * a.curvature + b.value / r * b.curvature;
    return (struct dual){r, slope, curvature};
}

static struct dual combine_max(struct dual a, struct dual b)
{
    return isnan(a.value) || a.value >= b.value ? a : b;
}

static struct dual combine_min(struct dual a, struct dual b)
{
    return isnan(a.value) || a.value <= b.value ? a : b;
}

static void negate_rows(size_t count, double *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = -out[i];
}

static void sin_rows(size_t count, const double *u, int order, double *out)
{
    (order == 1 ? trig_cos_rows : trig_sin_rows)(count, u, out);
    if (order == 2)
        negate_rows(count, out);
}

static void cos_rows(size_t count, const double *u, int order, double *out)
{
    (order == 1 ? trig_sin_rows : trig_cos_rows)(count, u, out);
    if (order > 0)
        negate_rows(count, out);
}

/* In alphabetical order. */
const struct function functions[] = {
    {"abs", 1, .notation = BY_BARS, .derivatives = derive_abs},
    {"acos", 1, .latex = "\\arccos", .derivatives = derive_acos, .partial = true},
    {"asin", 1, .latex = "\\arcsin", .derivatives = derive_asin, .partial = true},
    {"atan", 1, .latex = "\\arctan", .derivatives = derive_atan},
    {"cbrt", 1, .derivatives = derive_cbrt, .partial = true},
    {"cos", 1, .latex = "\\cos", .derivatives = derive_cos, .rows = cos_rows},
    {"cosh", 1, .latex = "\\cosh", .derivatives = derive_cosh},
    {"erf", 1, .derivatives = derive_erf},
    {"exp", 1, .notation = AS_POWER_OF_E, .derivatives = derive_exp},
    {"hypot", 2, .combine = combine_hypot},
    {"log", 1, .latex = "\\log", .derivatives = derive_log, .partial = true,
     .hint = "; the logarithm to base 2 is log2, to base 10 log10"},
    {"log10", 1, .latex = "\\log_{10}", .derivatives = derive_log10, .partial = true},
    {"log2", 1, .latex = "\\log_2", .derivatives = derive_log2, .partial = true},
    {"max", 2, .latex = "\\max", .combine = combine_max},
    {"min", 2, .latex = "\\min", .combine = combine_min},
    {"pow", 2, .notation = AS_POWER, .combine = dual_power, .partial = true, .power = true},
    {"relu", 1, .derivatives = derive_relu},
    {"sigmoid", 1, .derivatives = derive_sigmoid},
    {"sign", 1, .derivatives = derive_sign},
    {"sin", 1, .latex = "\\sin", .derivatives = derive_sin, .rows = sin_rows},
    {"sinh", 1, .latex = "\\sinh", .derivatives = derive_sinh},
    {"softplus", 1, .derivatives = derive_softplus},
    {"sqrt", 1, .notation = BY_ROOT, .derivatives = derive_sqrt, .partial = true},
    {"tan", 1, .latex = "\\tan", .derivatives = derive_tan, .partial = true},
    {"tanh", 1, .latex = "\\tanh", .derivatives = derive_tanh},
};
const size_t functions_count = sizeof functions / sizeof *functions;

const struct function *function_find(const char *name, size_t length)
{
    for (size_t i = 0; i < functions_count; i++)
        if (strlen(functions[i].name) == length && !memcmp(functions[i].name, name, length))
            return &functions[i];
    return NULL;
}

struct dual function_apply(const struct function *function, struct dual a, struct dual b)
{
    double g[3];

    if (function->arity == 2)
        return function->combine(a, b);
    function->derivatives(a.value, g);
    return dual_chain(a, g[0], g[1], g[2]);
}
