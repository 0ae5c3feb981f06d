#include "math/dual.h"

#include <math.h>

enum { LARGEST_MULTIPLIED_EXPONENT = 8 };

struct dual dual_divide(struct dual a, struct dual b)
{
    /* From a = q·b: a' = q'b + qb' and a'' = q''b + 2q'b' + qb''. */
    double value = a.value / b.value;
    double slope = (a.slope - dual_term(b.slope, value)) / b.value;
    double bend = a.curvature - 2 * dual_term(b.slope, slope) - dual_term(b.curvature, value);

    return (struct dual){value, slope, bend / b.value};
}

struct dual dual_chain(struct dual u, double value, double first, double second)
{
    return (struct dual){
        value,
        dual_term(u.slope, first),
        dual_term(u.slope * u.slope, second) + dual_term(u.curvature, first),
    };
}

static struct dual integer_power(struct dual a, int exponent)
{
    struct dual result = a;

    for (int i = 1; i < exponent; i++)
        result = dual_multiply(result, a);
    return result;
}

bool dual_multiplies_out(double exponent)
{
    return fabs(exponent) <= LARGEST_MULTIPLIED_EXPONENT && exponent == floor(exponent);
}

static struct dual constant_power(struct dual a, double p)
{
    if (p == 0)
        return dual_constant(1);
    if (dual_multiplies_out(p)) {
        struct dual power = integer_power(a, (int)fabs(p));

        return p > 0 ? power : dual_divide(dual_constant(1), power);
    }
    return dual_chain(a, pow(a.value, p), p * pow(a.value, p - 1),
                      dual_term(p * (p - 1), pow(a.value, p - 2)));
}

static bool is_constant(struct dual a)
{
    return a.slope == 0 && a.curvature == 0;
}

struct dual dual_power(struct dual a, struct dual b)
{
    double value, log_base;
    struct dual exponent;

    if (is_constant(b))
        return constant_power(a, b.value);
    /* a^b = exp(b·log a) for the derivatives; pow() for the better value. */
    value = pow(a.value, b.value);
    log_base = log(a.value);
    exponent = dual_multiply(b, dual_chain(a, log_base, 1 / a.value, -1 / (a.value * a.value)));
    return dual_chain(exponent, value, value, value);
}
