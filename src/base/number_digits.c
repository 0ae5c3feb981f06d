#include "base/number_digits.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"

static double rounded(double value, int digits)
{
    char text[NUMBER_SIZE];

    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

/* Whether the two look the same, or one of them is rounded by more than their difference. */
static bool look_alike(double a, double b, int digits)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    bool alike;

    number_add_display(&first, a, digits);
    number_add_display(&second, b, digits);
    alike = !strcmp(first.data, second.data) || fabs(rounded(a, digits) - a) > fabs(a - b) ||
            fabs(rounded(b, digits) - b) > fabs(a - b);
    buf_release(&first);
    buf_release(&second);
    return alike;
}

int number_digits_of(double value, int fewest, int most)
{
    for (int digits = fewest; digits <= most; digits++)
        if (rounded(value, digits) == value)
            return digits;
    return fewest;
}

int number_digits_apart(double a, double b, int fewest, int most)
{
    int digits = fewest;

    /* A quick answer for most pairs: they differ in their first digits. */
    if (a == b || isnan(a) || isnan(b) ||
        fabs(a - b) > pow(10, 1 - fewest) * fmax(fabs(a), fabs(b)))
        return fewest;
    while (digits <= most && look_alike(a, b, digits))
        digits++;
    return digits <= most ? digits : fewest;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int number_digits_apart_all(const double *values, size_t count, int fewest, int most)
{
    double *sorted = mem_zeroed(count, sizeof *sorted);
    int digits = fewest;

    memcpy(sorted, values, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, ascending);
    for (size_t i = 1; i < count; i++) {
        int apart = number_digits_apart(sorted[i - 1], sorted[i], fewest, most);

        digits = apart > digits ? apart : digits;
    }
    free(sorted);
    return digits;
}
