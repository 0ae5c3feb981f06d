#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "math/exact.h"

enum { DIGIT_BITS = 32, HEX_BITS = 4 };

/* All digits, the highest without zeros before it. */
static void add_digits(struct buf *out, const struct exact *number)
{
    buf_printf(out, "%x", (unsigned)number->digit[number->count - 1]);
    for (size_t i = number->count - 1; i-- > 0;)
        buf_printf(out, "%08x", (unsigned)number->digit[i]);
}

void exact_add_text(struct buf *out, const struct exact *number)
{
    int exponent = DIGIT_BITS * number->place;

    if (!number->sign) {
        buf_puts(out, "0");
        return;
    }
    buf_puts(out, number->sign < 0 ? "-" : "");
    add_digits(out, number);
    for (; out->data[out->length - 1] == '0'; exponent += HEX_BITS)
        buf_truncate(out, out->length - 1);
    if (exponent)
        buf_printf(out, "p%d", exponent);
}

/* "" is the exponent 0. */
static bool read_exponent(const char *text, int *exponent)
{
    char *end;

    *exponent = 0;
    if (!*text)
        return true;
    *exponent = (int)strtol(text + 1, &end, 10);
    return *text == 'p' && !*end && strlen(text) < sizeof "p-1234";
}

bool exact_read_text(struct exact_sum *sum, const char *text)
{
    static const char digits[] = "0123456789abcdef";
    int sign = *text == '-' ? -1 : 1, exponent;
    size_t count;

    text += *text == '-';
    count = strspn(text, digits);
    if (count == 0 || !read_exponent(text + count, &exponent) ||
        exponent < DIGIT_BITS * EXACT_LOWEST ||
        exponent + HEX_BITS * (double)count > DIGIT_BITS * EXACT_HIGHEST)
        return false;
    for (size_t i = 0; i < count; i++)
        exact_sum_add_integer(sum, sign * (strchr(digits, text[count - 1 - i]) - digits),
                              exponent + HEX_BITS * (int)i);
    exact_sum_settle(sum);
    return true;
}
