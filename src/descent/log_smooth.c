#include "descent/log_smooth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

enum { WIDEST_MEDIAN = 999 };

bool log_smooth_read(struct log_smooth *smooth, const char *text)
{
    static const char median[] = "median:";
    size_t length = sizeof median - 1;
    long width;

    *smooth = (struct log_smooth){0};
    if (strncmp(text, median, length))
        return number_parse(text, strlen(text), &smooth->weight) && smooth->weight > 0 &&
               smooth->weight < 1;
    if (!number_parse_integer(text + length, 3, WIDEST_MEDIAN, &width) || width % 2 == 0)
        return false;
    smooth->median = (size_t)width;
    return true;
}

static void apply_mean(double weight, const double *values, size_t count, double *out)
{
    double mean = 0, left = 1;

    for (size_t i = 0; i < count; i++) {
        out[i] = values[i];
        if (!isfinite(values[i]))
            continue;
        mean = weight * mean + (1 - weight) * values[i];
        left *= weight;
        out[i] = mean / (1 - left);
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median of values[first..end), those that are finite; their count is not 0. */
static double median_of(const double *values, size_t first, size_t end, double *sorted)
{
    size_t count = 0;

    for (size_t i = first; i < end; i++)
        if (isfinite(values[i]))
            sorted[count++] = values[i];
    qsort(sorted, count, sizeof *sorted, by_value);
    return count % 2 ? sorted[count / 2] : sorted[count / 2 - 1] / 2 + sorted[count / 2] / 2;
}

static void apply_median(size_t width, const double *values, size_t count, double *out)
{
    double *sorted = mem_zeroed(width, sizeof *sorted);
    size_t half = width / 2;

    for (size_t i = 0; i < count; i++) {
        size_t first = i > half ? i - half : 0, end = i + half < count ? i + half + 1 : count;

        out[i] = isfinite(values[i]) ? median_of(values, first, end, sorted) : values[i];
    }
    free(sorted);
}

void log_smooth_apply(const struct log_smooth *smooth, const double *values, size_t count,
                      double *out)
{
    if (smooth->median)
        apply_median(smooth->median, values, count, out);
    else
        apply_mean(smooth->weight, values, count, out);
}
