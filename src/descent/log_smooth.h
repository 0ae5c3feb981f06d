/* Smoothing of a curve, each value from those before it or around it. */
#ifndef GDPLOT_DESCENT_LOG_SMOOTH_H
#define GDPLOT_DESCENT_LOG_SMOOTH_H

#include <stdbool.h>
#include <stddef.h>

/* What was asked for; zeroed, nothing was. */
struct log_smooth {
    double weight; /* of the exponential mean so far, in (0, 1) */
    size_t median; /* of so many values, odd */
};

/* Reads "0.6" or "median:5". */
bool log_smooth_read(struct log_smooth *smooth, const char *text);

static inline bool log_smooth_is_none(const struct log_smooth *smooth)
{
    return !(smooth->weight > 0) && !smooth->median;
}

/*
 * Writes `count` smoothed values. The exponential mean is that of Kingma and Ba 2015 (Adam, §3),
 * without its bias to 0: m = a·m + (1 − a)·y, divided by 1 − aⁿ behind n values. A median is that
 * of the values around, as many as there are at the ends. A value that is not finite stays, and is
 * none of those that others are made of.
 */
void log_smooth_apply(const struct log_smooth *smooth, const double *values, size_t count,
                      double *out);

#endif
