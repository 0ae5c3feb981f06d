#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* The decimal d.ddd · 10^exponent: its digits, the point being behind the first. */
struct decimal {
    char digits[24];
    int exponent;
};

/* The decimal with `count` digits that is nearest to a positive value. */
static struct decimal nearest_decimal(double value, int count)
{
    struct decimal decimal;
    char text[40];

    snprintf(text, sizeof text, "%.*e", count - 1, value);
    decimal.exponent = atoi(strchr(text, 'e') + 1);
    decimal.digits[0] = text[0];
    memcpy(decimal.digits + 1, text + 2, (size_t)count - 1);
    decimal.digits[count] = '\0';
    return decimal;
}

static double decimal_value(const struct decimal *decimal)
{
    char text[48];

    snprintf(text, sizeof text, "%c.%se%d", decimal->digits[0], decimal->digits + 1,
             decimal->exponent);
    return strtod(text, NULL);
}

/*
 * The decimal with the fewest digits that reads back to a positive value. Above a power of two
 * doubles lie twice as far apart as below it, so there the nearest decimal of a length may be too
 * low to read back where the next higher one does.
 */
static struct decimal shortest_decimal(double value)
{
    /*
     * Fifteen digits always survive a normal double, so the search for the shortest begins there.
     */
    int count = value < DBL_MIN ? 1 : 15;

    for (;; count++) {
        struct decimal decimal = nearest_decimal(value, count);

        if (count == 17 || decimal_value(&decimal) == value)
            return decimal;
        if (decimal.digits[count - 1] < '9') {
            decimal.digits[count - 1]++;
            if (decimal_value(&decimal) == value)
                return decimal;
        }
    }
}

/* The zeros at the end, but for the first digit. Returns how many digits are left. */
static int strip_zeros(struct decimal *decimal)
{
    int count = (int)strlen(decimal->digits);

    while (count > 1 && decimal->digits[count - 1] == '0')
        count--;
    decimal->digits[count] = '\0';
    return count;
}

/* Writes a decimal without a power of ten: 1234.5, 0.00012. */
static void write_plain(char *out, const struct decimal *decimal, int count)
{
    int whole = decimal->exponent + 1; /* digits before the point */

    if (whole <= 0) {
        memcpy(out, "0.", 2);
        memset(out + 2, '0', (size_t)-whole);
        strcpy(out + 2 - whole, decimal->digits);
    } else if (count <= whole) {
        memset(out, '0', (size_t)whole);
        memcpy(out, decimal->digits, (size_t)count);
        out[whole] = '\0';
    } else {
        memcpy(out, decimal->digits, (size_t)whole);
        out[whole] = '.';
        strcpy(out + whole + 1, decimal->digits + whole);
    }
}

/* Writes a decimal as people do: 1234.5, 0.00012, 1e-5, 1.5e20. */
static void write_decimal(char *out, struct decimal *decimal)
{
    int count = strip_zeros(decimal);

    if (decimal->exponent < -4 || decimal->exponent > 16)
        snprintf(out, NUMBER_SIZE, "%c%s%se%d", decimal->digits[0], count > 1 ? "." : "",
                 decimal->digits + 1, decimal->exponent);
    else
        write_plain(out, decimal, count);
}

char *number_exact(char out[NUMBER_SIZE], double value)
{
    struct decimal decimal;
    size_t sign = signbit(value) ? 1 : 0;

    if (isnan(value))
        return strcpy(out, "nan");
    out[0] = '-';
    if (isinf(value) || value == 0) {
        strcpy(out + sign, value == 0 ? "0" : "inf");
        return out;
    }
    decimal = shortest_decimal(fabs(value));
    write_decimal(out + sign, &decimal);
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

enum { LARGEST_WRITTEN = 15, LONG_MANTISSA = 6 /* digits: "1.23456" */ };

/*
 * Whether a number of 10⁶ or more is shorter without a power of ten: it has many digits and none of
 * them would be rounded away.
 */
static bool reads_better_plain(const struct decimal *decimal, int count, int digits)
{
    return decimal->exponent >= 6 && decimal->exponent < LARGEST_WRITTEN &&
           decimal->exponent < digits && count >= LONG_MANTISSA;
}

void number_add_display(struct buf *buf, double value, int digits)
{
    char text[NUMBER_SIZE];
    struct decimal decimal;
    int count;

    if (isnan(value)) {
        buf_puts(buf, "undefined");
        return;
    }
    if (value < 0)
        buf_puts(buf, NUMBER_MINUS);
    value = fabs(value);
    if (isinf(value)) {
        buf_puts(buf, "∞");
        return;
    }
    /* Rounded first, so that 9.9999e-5 is shown as 0.0001 and not as 10 × 10⁻⁵. */
    decimal = nearest_decimal(value, digits);
    count = strip_zeros(&decimal);
    if ((decimal.exponent >= -4 && decimal.exponent < 6) ||
        reads_better_plain(&decimal, count, digits)) {
        if (decimal.exponent < digits)
            write_plain(text, &decimal, count);
        else
            snprintf(text, sizeof text, "%.0f", value);
        buf_puts(buf, text);
        return;
    }
    if (count > 1)
        buf_printf(buf, "%c.%s × ", decimal.digits[0], decimal.digits + 1);
    else if (decimal.digits[0] != '1')
        buf_printf(buf, "%c × ", decimal.digits[0]);
    number_add_power_of_ten(buf, decimal.exponent);
}

void number_add_decimals(struct buf *buf, double value, int decimals)
{
    char text[400];

    snprintf(text, sizeof text, "%.*f", decimals, fabs(value));
    if (value < 0 && strspn(text, "0.") != strlen(text))
        buf_puts(buf, NUMBER_MINUS);
    buf_puts(buf, text);
}

/* Slow, but right for ties, too: printf sees all the digits of the value. */
static const char *fixed_slowly(char text[NUMBER_FIXED_SIZE], double value)
{
    snprintf(text, NUMBER_FIXED_SIZE, "%.2f", value);
    strip_trailing_zeros(text);
    return !strcmp(text, "-0") ? "0" : text;
}

/* Writes hundredths as a decimal, from its end to its start. Returns the start, within `text`. */
static char *write_hundredths(char text[NUMBER_SIZE], unsigned long hundredths)
{
    char *at = text + NUMBER_SIZE - 1;
    unsigned long whole = hundredths / 100;

    *at = '\0';
    if (hundredths % 10)
        *--at = (char)('0' + hundredths % 10);
    if (hundredths % 100) {
        *--at = (char)('0' + hundredths / 10 % 10);
        *--at = '.';
    }
    do
        *--at = (char)('0' + whole % 10);
    while (whole /= 10);
    return at;
}

/*
 * Without printf where that is safe: an SVG consists of such numbers, and printf took a fifth of
 * the time of writing one.
 */
const char *number_fixed(char text[NUMBER_FIXED_SIZE], double value)
{
    double scaled = fabs(value) * 100, hundredths = rint(scaled);
    char *at;

    /* The rounding error of the product can change the result only near a tie. */
    if (!(scaled < 1e9) || fabs(scaled - hundredths) > 0.499)
        return fixed_slowly(text, value);
    at = write_hundredths(text, (unsigned long)hundredths);
    if (value < 0 && hundredths > 0)
        *--at = '-';
    return at;
}
