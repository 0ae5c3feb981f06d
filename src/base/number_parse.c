/* Reading numbers; base/number.c writes them. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/number_scan.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t skip_digits(const char *text, size_t length, size_t at)
{
    while (at < length && is_digit(text[at]))
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

size_t number_sign_length(const char *text)
{
    if (*text == '+' || *text == '-')
        return 1;
    return strncmp(text, NUMBER_MINUS, strlen(NUMBER_MINUS)) ? 0 : strlen(NUMBER_MINUS);
}

/*
 * Copies a slice and terminates it, with '-' for each NUMBER_MINUS. Returns the length of the copy.
 */
static size_t copy_number(char *out, const char *text, size_t length)
{
    static const size_t minus = sizeof NUMBER_MINUS - 1;
    size_t count = 0;

    for (size_t i = 0; i < length;)
        if (length - i >= minus && !memcmp(text + i, NUMBER_MINUS, minus)) {
            out[count++] = '-';
            i += minus;
        } else {
            out[count++] = text[i++];
        }
    out[count] = '\0';
    return count;
}

bool number_parse(const char *text, size_t length, double *value)
{
    char small[64];
    char *copy = small;

    /* number_scan and strtod need a terminator, which a slice of a line has not. */
    if (length >= sizeof small)
        copy = mem_resize(NULL, length + 1, 1);
    length = copy_number(copy, text, length);
    if (number_scan(copy, value) != copy + length)
        *value = is_decimal(copy, length) ? strtod(copy, NULL) : NAN;
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

bool number_parse_integer(const char *text, long low, long high, long *value)
{
    size_t start = skip_sign(text, strlen(text), 0);
    char *end;

    if (text[start] < '0' || text[start] > '9')
        return false;
    errno = 0;
    *value = strtol(text, &end, 10);
    return *end == '\0' && errno == 0 && *value >= low && *value <= high;
}

bool number_parse_count(const char *text, size_t length, long low, long high, long *value)
{
    double number;
    char digits[24];

    if (length < sizeof digits) {
        copy_number(digits, text, length);
        if (number_parse_integer(digits, low, high, value))
            return true;
    }
    /*
     * Plain digits have been tried above. What is left is a number with a point or an exponent;
     * more digits than a long holds must not get here, since a double would round them.
     */
    if (!memchr(text, 'e', length) && !memchr(text, 'E', length) && !memchr(text, '.', length))
        return false;
    if (!number_parse(text, length, &number) || number != floor(number) || number < (double)low ||
        number > (double)high || fabs(number) >= 0x1p63)
        return false;
    *value = (long)number;
    return true;
}
