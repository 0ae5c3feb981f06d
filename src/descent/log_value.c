#include "descent/log_value.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/number_long.h"

bool log_value_is_blank(const char *text, size_t length)
{
    static const char *const words[] = {"None", "null", "NA", "N/A", "<NA>"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (length == strlen(words[i]) && !strncasecmp(text, words[i], length))
            return true;
    return length == 0;
}

static bool read_special(const char *text, size_t length, double *value)
{
    static const struct {
        const char *word;
        double value;
    } special[] = {{"nan", NAN}, {"inf", INFINITY}, {"infinity", INFINITY}};
    bool negative = length && *text == '-';
    size_t sign = negative || (length && *text == '+');

    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (length - sign == strlen(special[i].word) &&
            !strncasecmp(text + sign, special[i].word, length - sign)) {
            *value = negative ? -special[i].value : special[i].value;
            return true;
        }
    return false;
}

/* Two or three groups of digits split by colons, the last perhaps with decimals. */
static bool read_clock(const char *text, size_t length, double *value)
{
    const char *end = text + length;
    double sum = 0, group;

    for (int groups = 0; groups < 3; groups++) {
        const char *colon = memchr(text, ':', (size_t)(end - text));
        const char *stop = colon ? colon : end;

        if (text == stop || *text < '0' || *text > '9' ||
            !number_parse(text, (size_t)(stop - text), &group))
            return false;
        sum = 60 * sum + group;
        if (!colon) {
            *value = sum;
            return groups > 0;
        }
        text = colon + 1;
    }
    return false;
}

bool log_value_read(const char *text, size_t length, double *value)
{
    const char *end = text + length;

    if (number_long(text, end, value) == end)
        return true;
    if (length > 1 && text[length - 1] == '%')
        return number_parse(text, length - 1, value);
    if (number_parse(text, length, value) || isinf(*value)) /* 1e400 is more than any double */
        return true;
    return read_special(text, length, value) || read_clock(text, length, value);
}

bool log_value_read_comma(const char *text, size_t length, double *value)
{
    char copy[64];
    char *comma;

    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    comma = strchr(copy, ',');
    if (comma)
        *comma = '.';
    return log_value_read(copy, length, value);
}

bool log_value_read_cell(const char *text, size_t length, char separator, double *value)
{
    if (separator != ',' && length < 40 && memchr(text, ',', length) &&
        log_value_read_comma(text, length, value))
        return true;
    return log_value_read(text, length, value);
}
