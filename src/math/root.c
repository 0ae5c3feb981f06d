#include "math/root.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_STEPS = 4000 }; /* halving from the largest to the smallest double takes 2,100 */

static double middle(double a, double b)
{
    return (a < 0 && b > 0) || (a > 0 && b < 0) ? 0 : a + (b - a) / 2;
}

static bool between(double x, double a, double b)
{
    return (x > a && x < b) || (x > b && x < a);
}

double root_between(root_function *g, const void *context, double negative, double positive)
{
    double x = middle(negative, positive);
    double step = fabs(positive - negative);

    for (int i = 0; i < MOST_STEPS; i++) {
        struct root_value at = g(context, x);
        double newton = x - at.value / at.slope;
        double next;

        if (at.value == 0 || newton == x)
            break;
        if (at.value < 0)
            negative = x;
        else
            positive = x;
        if (between(newton, negative, positive) && fabs(newton - x) < step / 2)
            next = newton;
        else
            next = middle(negative, positive);
        if (next == negative || next == positive)
            break;
        step = fabs(next - x);
        x = next;
    }
    return x;
}
