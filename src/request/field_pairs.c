#include "request/field_pairs.h"

#include <float.h>
#include <string.h>

#include "base/number.h"
#include "math/dd.h"
#include "math/resolution.h"
#include "request/list.h"

/* Two numbers with `separator` between them. */
static bool read_two(const char *text, char separator, double *first, double *second)
{
    const char *middle = strchr(text, separator);
    struct trimmed one, two;

    if (!middle)
        return false;
    one = text_trim(text, (size_t)(middle - text));
    two = text_trim(middle + 1, strlen(middle + 1));
    return number_parse(one.text, one.length, first) && number_parse(two.text, two.length, second);
}

const char *pair_read_interval(const struct field *field, void *value, const char *text)
{
    struct interval *interval = value;

    (void)field;
    if (!read_two(text, ':', &interval->low, &interval->high))
        return "is not LO:HI, such as -1:4";
    if (!(interval->low < interval->high))
        return "must begin below its end";
    if (interval->high - interval->low > DBL_MAX)
        return "is too wide";
    if (interval->high - interval->low < resolution_least(interval->low, interval->high))
        return "is narrower than an axis can show: 1e-10 of its larger end, or 1e-290";
    return NULL;
}

const char *pair_read_precise(const struct field *field, void *value, const char *text)
{
    struct dd *dd = value;

    (void)field;
    return read_two(text, ',', &dd->hi, &dd->lo) ? NULL : "is not two numbers";
}

static void write_two(double first, const char *separator, double second, struct buf *out)
{
    number_add_exact(out, first);
    buf_puts(out, separator);
    number_add_exact(out, second);
}

void pair_write_interval(const void *value, struct buf *out)
{
    const struct interval *interval = value;

    write_two(interval->low, ":", interval->high, out);
}

void pair_write_precise(const void *value, struct buf *out)
{
    const struct dd *dd = value;

    write_two(dd->hi, ",", dd->lo, out);
}
