#include "request/range.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "math/dd.h"
#include "request/list.h"

#define WIDEST 1e280 /* the largest HI/LO: beyond it double-double products overflow */

static struct dd power(struct dd base, long exponent)
{
    struct dd result = dd_from(1);

    for (; exponent; exponent /= 2) {
        if (exponent % 2)
            result = dd_multiply(result, base);
        base = dd_multiply(base, base);
    }
    return result;
}

/*
 * The n-th root of q. The math library's result is not the same on every machine in its last bits,
 * so three of Newton's steps, r ← r + r/n·(q/rⁿ − 1), improve it beyond these.
 */
static struct dd root(double q, long n)
{
    struct dd r = dd_from(exp(log(q) / (double)n));

    for (int i = 0; i < 3; i++) {
        struct dd excess = dd_subtract(dd_divide(dd_from(q), power(r, n)), dd_from(1));

        r = dd_add(r, dd_divide(dd_multiply(r, excess), dd_from((double)n)));
    }
    return r;
}

void range_fill(const struct range *range, double *at)
{
    long steps = range->count - 1;
    struct dd rate = dd_from(range->low);
    struct dd factor = dd_from(1);

    if (range->logarithmic)
        factor = root(range->high / range->low, steps);
    for (long i = 0; i < steps; i++) {
        at[i] = range->logarithmic
                    ? rate.hi
                    : range->low + (range->high - range->low) * ((double)i / (double)steps);
        rate = dd_multiply(rate, factor);
    }
    at[steps] = range->high;
}

/* "COUNT" or "COUNTlog" */
static bool read_count(struct trimmed text, struct range *range)
{
    range->logarithmic = text.length > 3 && !memcmp(text.text + text.length - 3, "log", 3);
    if (range->logarithmic)
        text = text_trim(text.text, text.length - 3);
    return number_parse_count(text.text, text.length, 2, LONG_MAX, &range->count);
}

static bool read_end(const char *from, const char *to, double *value)
{
    struct trimmed trimmed = text_trim(from, (size_t)(to - from));

    return number_parse(trimmed.text, trimmed.length, value);
}

/* Appends the text up to `end` without blanks and with plain minus signs. */
static void add_plain(struct buf *out, const char *text, const char *end)
{
    while (text < end) {
        size_t sign = number_sign_length(text);

        if (sign > 1)
            buf_puts(out, "-");
        else if (*text != ' ' && !(*text >= '\t' && *text <= '\r'))
            buf_add(out, text, 1);
        text += sign > 1 ? sign : 1;
    }
}

const char *range_read(struct range *range, const char *text, struct buf *plain)
{
    const char *second = strchr(text, ':'), *third = second ? strchr(second + 1, ':') : NULL;

    if (!third || !read_end(text, second, &range->low) ||
        !read_end(second + 1, third, &range->high) ||
        !read_count(text_trim(third + 1, strlen(third + 1)), range))
        return "is not LO:HI:COUNT or LO:HI:COUNTlog, such as 0.001:1.2:400log";
    add_plain(plain, text, third);
    buf_printf(plain, ":%ld%s", range->count, range->logarithmic ? "log" : "");
    return NULL;
}

const char *range_check(const struct range *range)
{
    if (range->logarithmic && !(range->low > 0))
        return "must begin above 0, where it goes by factors";
    if (!(range->low < range->high))
        return "must begin below its end";
    if (!isfinite(range->high - range->low) ||
        (range->logarithmic && range->high / range->low > WIDEST))
        return "is too wide";
    return NULL;
}
