/* Explains in messages what a cell is that is no number. */
#include <string.h>
#include <strings.h>

#include "descent/data_value.h"

enum { SHOWN = 40 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the cell begins with the pattern, in which a 9 stands for any digit. */
static bool begins_like(const struct data_cell *cell, const char *pattern)
{
    size_t length = strlen(pattern);

    if (cell->length < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == '9' ? !is_digit(cell->text[i]) : cell->text[i] != pattern[i])
            return false;
    return true;
}

/* Ways in which a date or a time of day begins. */
static const struct {
    const char *pattern, *what;
} times[] = {
    {"9999-99", "a date"}, {"9999/9", "a date"},  {"9999.99.99", "a date"}, {"99/99/", "a date"},
    {"9/99/", "a date"},   {"99/9/", "a date"},   {"9/9/", "a date"},       {"99.99.99", "a date"},
    {"9.99.99", "a date"}, {"99.9.99", "a date"}, {"9.9.99", "a date"},     {"99-99-", "a date"},
    {"9-99-", "a date"},   {"99:99", "a time"},   {"9:99", "a time"},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Whether the cell has digits and the name of a month in three letters, as in 3-Jan-2020 or Jan 3.
 */
static bool has_month(const struct data_cell *cell)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    bool digits = false, found = false;

    for (size_t i = 0; i < cell->length; i++) {
        digits = digits || is_digit(cell->text[i]);
        if (!is_letter(cell->text[i]) || (i && is_letter(cell->text[i - 1])))
            continue;
        for (size_t k = 0; i + 3 <= cell->length && k < 12; k++)
            found = found || (!strncasecmp(cell->text + i, months[k], 3) &&
                              (i + 3 == cell->length || !is_letter(cell->text[i + 3])));
    }
    return digits && found;
}

static const char *date_or_time(const struct data_cell *cell)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (begins_like(cell, times[i].pattern))
            return times[i].what;
    return has_month(cell) ? "a date" : NULL;
}

/* Whether the cell begins with a digit, perhaps behind the sign of a currency. */
static bool has_digits_first(const struct data_cell *cell)
{
    size_t at = 0;

    while (at < cell->length && at < 4 && !is_letter(cell->text[at]) && !is_digit(cell->text[at]))
        at++;
    return at < cell->length && is_digit(cell->text[at]);
}

/* Whether --decimal comma would read the cell, which has a comma. */
static bool has_decimal_comma(const struct data_cell *cell)
{
    double value;

    return memchr(cell->text, ',', cell->length) && data_value_number(cell, true, &value);
}

/* A cell of digits, points and commas that is no number nevertheless. */
static void explain_numeric(const struct data_cell *cell, bool decimal_comma, struct buf *out)
{
    if (decimal_comma && memchr(cell->text, '.', cell->length))
        buf_puts(out, " has a decimal point, and --decimal comma was given");
    else if (!decimal_comma && has_decimal_comma(cell))
        buf_puts(out, " has a decimal comma; give --decimal comma");
    else
        buf_puts(out, " is not a finite number");
}

/* Explains numbers in groups of three digits; `marks_name` says what stands between these. */
static void explain_thousands(const struct data_cell *cell, const char *marks_name,
                              bool decimal_comma, struct buf *out)
{
    double value;

    buf_printf(out, " has %s between thousands; ", marks_name);
    if (!decimal_comma && !memchr(cell->text, ',', cell->length) &&
        data_value_number(cell, true, &value))
        buf_puts(out, "give --decimal comma");
    else
        buf_puts(out, "write the number without them");
}

/* What is neither missing nor numeric. */
static void explain_text(const struct data_cell *cell, struct buf *out)
{
    const char *time = date_or_time(cell);

    if (time) {
        buf_printf(out, " looks like %s, not a number; --columns chooses columns of numbers", time);
        return;
    }
    if (data_value_is_foreign(cell))
        buf_puts(out, memchr(cell->text, '0', cell->length) ? " is hexadecimal; write it in decimal"
                                                            : " is not a finite number");
    else if (has_digits_first(cell))
        buf_puts(out, " has more than a number in it; write the number alone, or choose columns of "
                      "numbers with --columns");
    else
        buf_puts(out, " is text, not a number; --columns chooses columns of numbers");
}

void data_value_explain(const struct data_cell *given, bool decimal_comma, bool thousands,
                        struct buf *out)
{
    const struct data_cell cell = data_value_trimmed(given);
    const char *grouped = data_value_thousands(&cell);
    int shown = cell.length > SHOWN ? SHOWN : (int)cell.length;

    if (cell.length == 0) {
        buf_puts(out, "an empty cell, where a number should stand; --missing skip leaves its row "
                      "out");
        return;
    }
    buf_printf(out, "'%.*s'", shown, cell.text);
    if (data_value_is_missing(&cell))
        buf_puts(out, " is not a finite number; --missing skip leaves its row out");
    else if (grouped && (decimal_comma || thousands || !has_decimal_comma(&cell)))
        explain_thousands(&cell, grouped, decimal_comma, out);
    else if (data_value_is_numeric(&cell) && !date_or_time(&cell))
        explain_numeric(&cell, decimal_comma, out);
    else
        explain_text(&cell, out);
}
