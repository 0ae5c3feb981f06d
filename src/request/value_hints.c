#include "request/value_hints.h"

#include <string.h>

#include "request/list.h"

static bool is_list(const struct field *field)
{
    return field->type == FIELD_NUMBERS || field->type == FIELD_RATES ||
           field->type == FIELD_INTEGERS;
}

static bool has_empty_item(const char *text)
{
    while (text)
        if (list_next(&text).length == 0)
            return true;
    return false;
}

/* "0,1" or "0,05": a rate cannot be 0, so the comma was meant as a decimal sign. */
static bool has_decimal_comma(const char *text)
{
    while (text) {
        struct trimmed item = list_next(&text);

        if (item.length == 1 && *item.text == '0' && text && *text >= '0' && *text <= '9')
            return true;
    }
    return false;
}

/* "0.001..0.1" or "0.001-0.1" */
static bool is_range(const char *text)
{
    const char *dash = strchr(text, '-');

    return strstr(text, "..") || (dash && dash > text && dash[-1] >= '0' && dash[-1] <= '9');
}

static const char *list_hint(const struct field *field, const char *text)
{
    if (!*text)
        return "";
    if (strchr(text, ';') || (field->type == FIELD_NUMBERS && strchr(text, ':')))
        return "; a list is split by commas";
    if (field->type == FIELD_RATES && is_range(text))
        return "; a range is LO:HI:COUNT, such as 0.001:0.1:100";
    if (has_empty_item(text))
        return "; there is a comma too many, or a list with blanks that is not in quotes";
    if (field->type == FIELD_RATES && has_decimal_comma(text))
        return "; a comma splits a list, and the decimal sign is a point: 0.1";
    if (!strchr(text, ',') && strpbrk(text, " \t"))
        return "; a list is split by commas";
    return "";
}

/* Signs that no number has. */
static const struct {
    const char *sign, *hint;
} signs[] = {
    {"–", "; write - for –"},
    {"—", "; write - for —"},
    {"^", "; write 1e-3 for 10^-3"},
    {"**", "; write 1e-3 for 10**-3"},
    {"×", "; write 1e-3 for 1×10⁻³"},
    {"/", "; write 0.5 for 1/2"},
    {"%", "; write 0.5 for 50%"},
    {"_", "; write 1000 for 1_000"},
    {"'", "; write 1000 for 1'000"},
    {"=", "; write the value alone"},
    {"(", "; write the values alone, such as 1,2"},
    {"[", "; write the values alone, such as 1,2"},
    {"½", "; write 0.5 for ½"},
};

static const char *comma_hint(const struct field *field, const char *text)
{
    bool pair = field->type == FIELD_INTERVAL || field->type == FIELD_RATES;

    if (!strchr(text, ',') || (pair && !strchr(text, ':')))
        return "";
    switch (field->type) {
    case FIELD_INTEGER:
        return "; write 1000 for 1,000";
    case FIELD_SIZE:
        return "; the decimal sign is a point, and an x stands between width and height";
    case FIELD_NUMBER:
    case FIELD_HELD:
    case FIELD_INTERVAL:
    case FIELD_RATES:
        return "; the decimal sign is a point";
    default:
        return "";
    }
}

const char *value_hint(const struct field *field, const char *text)
{
    bool numbers = is_list(field) || field->type == FIELD_NUMBER || field->type == FIELD_INTEGER ||
                   field->type == FIELD_HELD;
    const char *hint = comma_hint(field, text);

    for (size_t i = 0; numbers && i < sizeof signs / sizeof *signs; i++)
        if (strstr(text, signs[i].sign))
            return signs[i].hint;
    return !*hint && is_list(field) ? list_hint(field, text) : hint;
}

bool value_may_have_comma(const char *text)
{
    static const char digits[] = "0123456789";
    size_t whole = strspn(text, digits);
    size_t rest = text[whole] == ',' ? strspn(text + whole + 1, digits) : 0;

    return whole && rest && !text[whole + 1 + rest];
}
