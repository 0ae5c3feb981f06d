#include "base/number.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#define MINUS "\xE2\x88\x92"

static size_t skip_digits(const char *text, size_t length, size_t at)
{
    while (at < length && text[at] >= '0' && text[at] <= '9')
        at++;
    return at;
}

static size_t skip_sign(const char *text, size_t length, size_t at)
{
    return at < length && (text[at] == '+' || text[at] == '-') ? at + 1 : at;
}

/* sign? (digits ('.' digits?)? | '.' digits) ([eE] sign? digits)? */
static bool is_decimal(const char *text, size_t length)
{
    size_t start = skip_sign(text, length, 0);
    size_t at = skip_digits(text, length, start);
    size_t digits = at - start;

    if (at < length && text[at] == '.') {
        size_t after = skip_digits(text, length, at + 1);

        digits += after - at - 1;
        at = after;
    }
    if (digits == 0)
        return false;
    if (at < length && (text[at] == 'e' || text[at] == 'E')) {
        start = skip_sign(text, length, at + 1);
        at = skip_digits(text, length, start);
        if (at == start)
            return false;
    }
    return at == length;
}

bool number_parse(const char *text, size_t length, double *value)
{
    char small[64];
    char *copy = small;

    if (!is_decimal(text, length))
        return false;
    /* strtod wants a terminator, and `text` may be a slice of a longer line. */
    if (length >= sizeof small) {
        copy = malloc(length + 1);
        if (!copy)
            return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    *value = strtod(copy, NULL);
    if (copy != small)
        free(copy);
    return isfinite(*value);
}

bool number_parse_any(const char *text, size_t length, double *value)
{
    static const struct {
        const char *text;
        double value;
    } special[] = {{"nan", NAN}, {"inf", INFINITY}, {"-inf", -INFINITY}};

    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (length == strlen(special[i].text) && !memcmp(text, special[i].text, length)) {
            *value = special[i].value;
            return true;
        }
    return number_parse(text, length, value);
}

bool number_parse_whole(const char *text, long low, long high, long *value)
{
    size_t start = skip_sign(text, strlen(text), 0);
    char *end;

    if (text[start] < '0' || text[start] > '9')
        return false;
    errno = 0;
    *value = strtol(text, &end, 10);
    return *end == '\0' && errno == 0 && *value >= low && *value <= high;
}

/* "1.5e-05" → "1.5e-5", "1e+20" → "1e20", as the shortest text wants it. */
static void shorten_exponent(char *text)
{
    char *e = strchr(text, 'e');
    char *from, *to;

    if (!e)
        return;
    to = e + 1;
    from = to;
    if (*from == '-')
        to++;
    from++;
    while (*from == '0' && from[1])
        from++;
    memmove(to, from, strlen(from) + 1);
}

char *number_exact(char out[NUMBER_SIZE], double value)
{
    /* Fifteen digits always survive a normal double, so its shortest form is found from there. */
    int digits = fabs(value) < DBL_MIN ? 1 : 15;

    if (isnan(value))
        return strcpy(out, "nan");
    if (isinf(value))
        return strcpy(out, value < 0 ? "-inf" : "inf");
    do
        snprintf(out, NUMBER_SIZE, "%.*g", digits, value);
    while (strtod(out, NULL) != value && digits++ < 17);
    shorten_exponent(out);
    return out;
}

void number_add_exact(struct buf *buf, double value)
{
    char text[NUMBER_SIZE];

    buf_puts(buf, number_exact(text, value));
}

static void strip_trailing_zeros(char *text)
{
    char *end = text + strlen(text);

    if (!strchr(text, '.'))
        return;
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        *--end = '\0';
}

void number_add_power_of_ten(struct buf *buf, int exponent)
{
    static const char *const superscript[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char digits[16];

    snprintf(digits, sizeof digits, "%d", abs(exponent));
    buf_puts(buf, exponent < 0 ? "10⁻" : "10");
    for (const char *d = digits; *d; d++)
        buf_puts(buf, superscript[*d - '0']);
}

void number_add_display(struct buf *buf, double value, int digits)
{
    char text[400];
    int exponent;

    if (isnan(value)) {
        buf_puts(buf, "undefined");
        return;
    }
    if (value < 0)
        buf_puts(buf, MINUS);
    value = fabs(value);
    if (isinf(value)) {
        buf_puts(buf, "∞");
        return;
    }
    /* Rounded first, so that 9.9999e-5 is shown as 0.0001 and not as 10 × 10⁻⁵. */
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    exponent = atoi(strchr(text, 'e') + 1);
    if (value == 0 || (exponent >= -4 && exponent < 6)) {
        int decimals = digits - 1 - exponent;

        snprintf(text, sizeof text, "%.*f", decimals > 0 ? decimals : 0, value);
        strip_trailing_zeros(text);
        buf_puts(buf, text);
        return;
    }
    *strchr(text, 'e') = '\0';
    strip_trailing_zeros(text);
    if (strcmp(text, "1"))
        buf_printf(buf, "%s × ", text);
    number_add_power_of_ten(buf, exponent);
}

void number_add_decimals(struct buf *buf, double value, int decimals)
{
    char text[400];

    snprintf(text, sizeof text, "%.*f", decimals, fabs(value));
    if (value < 0 && strspn(text, "0.") != strlen(text))
        buf_puts(buf, MINUS);
    buf_puts(buf, text);
}

void number_add_fixed(struct buf *buf, double value)
{
    char text[400];

    snprintf(text, sizeof text, "%.2f", value);
    strip_trailing_zeros(text);
    buf_puts(buf, !strcmp(text, "-0") ? "0" : text);
}
