#include "kinds/line_alone.h"

#include <math.h>

#define SEEN   0.25 /* of what is shown */
#define UNSEEN 0.05

static const double beside[] = {0.5, 0.3, 0.2, 0.1}; /* the minima: parts of their hull's width */

enum { SAMPLES = 128 };

/* The least and the greatest loss on low..high. */
struct span {
    double low, high;
};

static struct span span_of(const struct objective *objective, double low, double high)
{
    struct span span = {INFINITY, -INFINITY};

    for (int i = 0; i <= SAMPLES; i++) {
        const double at[PARAMETERS_MAX] = {low + (high - low) * ((double)i / SAMPLES)};
        double loss = objective_loss(objective, at);

        span.low = fmin(span.low, loss);
        span.high = fmax(span.high, loss);
    }
    return span;
}

/* The part of what is shown on low..high that the curve rises by between minima. */
static double part_seen(const struct objective *objective, const struct span *between, double low,
                        double high)
{
    const struct span shown = span_of(objective, low, high);

    return (between->high - between->low) / (shown.high - shown.low);
}

void line_alone_limits(const struct objective *objective, const struct minimum *minimum,
                       double *low, double *high)
{
    const struct minima minima = minima_in_view(objective, (const double[PARAMETERS_MAX]){*low},
                                                (const double[PARAMETERS_MAX]){*high}, minimum);
    double first = INFINITY, last = -INFINITY, from, to;
    struct span between;

    for (size_t i = 0; i < minima.count; i++) {
        first = fmin(first, minima.at[i].parameter);
        last = fmax(last, minima.at[i].parameter);
    }
    if (minima.known != MINIMA_ALL || !(first < last))
        return;
    between = span_of(objective, first, last);
    if (!(part_seen(objective, &between, *low, *high) < UNSEEN))
        return;
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        from = fmax(*low, first - beside[i] * (last - first));
        to = fmin(*high, last + beside[i] * (last - first));
        if (part_seen(objective, &between, from, to) >= SEEN)
            break;
    }
    *low = from;
    *high = to;
}
