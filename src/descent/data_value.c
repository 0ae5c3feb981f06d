#include "descent/data_value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"

#define TRUE_MINUS "\xE2\x88\x92" /* U+2212 */

enum { SHOWN = 40, USUAL = 64 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Without the blanks that a quoted cell may have inside. */
static struct data_cell trimmed(const struct data_cell *cell)
{
    struct data_cell bare = *cell;

    while (bare.length && (*bare.text == ' ' || *bare.text == '\t')) {
        bare.text++;
        bare.length--;
    }
    while (bare.length && (bare.text[bare.length - 1] == ' ' || bare.text[bare.length - 1] == '\t'))
        bare.length--;
    return bare;
}

/* The bytes of the sign at the start. */
static size_t sign_length(const struct data_cell *cell)
{
    if (cell->length >= 3 && !memcmp(cell->text, TRUE_MINUS, 3))
        return 3;
    return cell->length && (*cell->text == '-' || *cell->text == '+');
}

/* Whether the text from `at` on is an exponent, or nothing. */
static bool is_exponent(const char *at, const char *end)
{
    if (at == end)
        return true;
    if (*at != 'e' && *at != 'E')
        return false;
    at++;
    at += at < end && (*at == '-' || *at == '+');
    if (at == end)
        return false;
    while (at < end && is_digit(*at))
        at++;
    return at == end;
}

/*
 * Whether the digits at `at` stand in groups with `mark` between them: one to three, not beginning
 * with 0, then three each. `behind` is set to where they end.
 */
static bool in_groups(const char *at, const char *end, char mark, const char **behind)
{
    const char *start = at;
    size_t groups = 0;

    if (at < end && *at == '0')
        return false;
    for (;;) {
        size_t digits = 0;

        while (at < end && is_digit(*at)) {
            digits++;
            at++;
        }
        if (groups++ ? digits != 3 : digits < 1 || digits > 3)
            return false;
        *behind = at;
        if (at == end || *at != mark)
            return groups > 1 && at > start;
        at++;
    }
}

bool data_value_has_thousands(const struct data_cell *given, bool decimal_comma)
{
    const struct data_cell cell = trimmed(given);
    const char *at = cell.text + sign_length(&cell), *end = cell.text + cell.length;
    const char mark = decimal_comma ? '.' : ',', point = decimal_comma ? ',' : '.';

    if (!in_groups(at, end, mark, &at))
        return false;
    if (at < end && *at == point)
        at++;
    while (at < end && is_digit(*at))
        at++;
    return is_exponent(at, end);
}

/* The cell as number_parse takes it, in `out`, which has as much room. Returns its length. */
static size_t write_plainly(const struct data_cell *cell, bool decimal_comma, char *out)
{
    size_t sign = sign_length(cell), length = 0;

    if (sign == 3)
        out[length++] = '-';
    for (size_t i = sign == 3 ? 3 : 0; i < cell->length; i++) {
        char c = cell->text[i];

        if (decimal_comma && c == '.')
            continue;
        out[length++] = (char)(decimal_comma && c == ',' ? '.' : c);
    }
    return length;
}

bool data_value_number(const struct data_cell *given, bool decimal_comma, double *value)
{
    const struct data_cell cell = trimmed(given);
    char usual[USUAL] = "", *plain;
    size_t length;
    bool result;

    if (!decimal_comma && sign_length(&cell) < 3)
        return number_parse(cell.text, cell.length, value);
    if (decimal_comma && memchr(cell.text, '.', cell.length) &&
        !data_value_has_thousands(&cell, true))
        return false;
    plain = cell.length <= sizeof usual ? usual : mem_resize(NULL, cell.length, 1);
    length = write_plainly(&cell, decimal_comma, plain);
    result = number_parse(plain, length, value);
    if (plain != usual)
        free(plain);
    return result;
}

static bool is_one_of(const struct data_cell *cell, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cell->length == strlen(words[i]) && !strncasecmp(cell->text, words[i], cell->length))
            return true;
    return false;
}

bool data_value_is_missing(const struct data_cell *given)
{
    static const char *const words[] = {
        "",     "NA",  "N/A",  "#N/A", "<NA>", "NaN", "-NaN", "NaT",
        "null", "nil", "none", "?",    "-",    "--",  ".",    "missing",
    };
    const struct data_cell cell = trimmed(given);

    return is_one_of(&cell, words, sizeof words / sizeof *words);
}

bool data_value_is_numeric(const struct data_cell *given)
{
    const struct data_cell cell = trimmed(given);
    const char *at = cell.text + sign_length(&cell), *end = cell.text + cell.length;
    size_t digits = 0;

    for (; at < end && (is_digit(*at) || *at == '.' || *at == ','); at++)
        digits += is_digit(*at);
    return digits && is_exponent(at, end);
}

/* "0x" and no more than what hexadecimal numbers are made of. */
static bool is_hexadecimal(const struct data_cell *cell)
{
    if (cell->length < 3 || cell->text[0] != '0' || (cell->text[1] != 'x' && cell->text[1] != 'X'))
        return false;
    for (size_t i = 2; i < cell->length; i++)
        if (!cell->text[i] || !strchr("0123456789abcdefABCDEF.pP+-", cell->text[i]))
            return false;
    return true;
}

/* Infinity, or a hexadecimal number. */
static bool is_foreign_number(const struct data_cell *cell)
{
    static const char *const infinities[] = {"inf", "infinity"};
    size_t sign = sign_length(cell);
    const struct data_cell rest = {.text = cell->text + sign, .length = cell->length - sign};

    return is_hexadecimal(&rest) ||
           is_one_of(&rest, infinities, sizeof infinities / sizeof *infinities);
}

bool data_value_is_name(const struct data_cell *given)
{
    const struct data_cell cell = trimmed(given);

    return !data_value_is_missing(&cell) && !data_value_is_numeric(&cell) &&
           !is_foreign_number(&cell);
}

/* Whether the cell begins as the pattern has it: 9 stands for a digit, others for themselves. */
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
} moments_of_time[] = {
    {"9999-99", "a date"}, {"9999/9", "a date"},  {"9999.99.99", "a date"}, {"99/99/", "a date"},
    {"9/99/", "a date"},   {"99/9/", "a date"},   {"9/9/", "a date"},       {"99.99.99", "a date"},
    {"9.99.99", "a date"}, {"99.9.99", "a date"}, {"9.9.99", "a date"},     {"99-99-", "a date"},
    {"9-99-", "a date"},   {"99:99", "a time"},   {"9:99", "a time"},
};

static const char *date_or_time(const struct data_cell *cell)
{
    for (size_t i = 0; i < sizeof moments_of_time / sizeof *moments_of_time; i++)
        if (begins_like(cell, moments_of_time[i].pattern))
            return moments_of_time[i].what;
    return NULL;
}

/* The bytes of the number that the cell begins with, or 0. */
static size_t number_length(const struct data_cell *cell)
{
    size_t most = cell->length < USUAL ? cell->length : USUAL;
    double value;

    while (most > 0 && !number_parse(cell->text, most, &value))
        most--;
    return most;
}

/* Whether --decimal comma would read it, and --decimal point does not. */
static bool has_decimal_comma(const struct data_cell *cell)
{
    double value;

    return memchr(cell->text, ',', cell->length) && data_value_number(cell, true, &value);
}

/* A cell of digits, points and commas that is no number nevertheless. */
static void explain_numeric(const struct data_cell *cell, bool decimal_comma, bool thousands,
                            struct buf *out)
{
    bool between_thousands = data_value_has_thousands(cell, false);

    if (decimal_comma && memchr(cell->text, '.', cell->length))
        buf_puts(out, " has a decimal point, and --decimal comma was given");
    else if (decimal_comma)
        buf_puts(out, " is not a finite number");
    else if (between_thousands && (thousands || !has_decimal_comma(cell)))
        buf_puts(out, " has commas between thousands; write the number without them");
    else if (has_decimal_comma(cell))
        buf_puts(out, " has a decimal comma; give --decimal comma");
    else
        buf_puts(out, " is not a finite number");
}

/* What is neither missing nor numeric. */
static void explain_text(const struct data_cell *cell, struct buf *out)
{
    const char *time = date_or_time(cell);
    size_t number = number_length(cell);

    if (time) {
        buf_printf(out, " looks like %s, not a number; --columns chooses columns of numbers", time);
        return;
    }
    buf_puts(out, " is not a finite number");
    if (is_foreign_number(cell))
        return;
    if (number)
        buf_puts(out, ": there is more than a number in it; leave the number alone, or choose "
                      "columns with --columns");
    else
        buf_puts(out, "; --columns chooses columns of numbers");
}

void data_value_explain(const struct data_cell *given, bool decimal_comma, bool thousands,
                        struct buf *out)
{
    const struct data_cell cell = trimmed(given);
    int shown = cell.length > SHOWN ? SHOWN : (int)cell.length;

    if (cell.length == 0) {
        buf_puts(out, "an empty cell, where a number should stand; --missing skip leaves its row "
                      "out");
        return;
    }
    buf_printf(out, "'%.*s'", shown, cell.text);
    if (data_value_is_missing(&cell))
        buf_puts(out, " is not a finite number; --missing skip leaves its row out");
    else if (data_value_is_numeric(&cell) && !date_or_time(&cell))
        explain_numeric(&cell, decimal_comma, thousands, out);
    else
        explain_text(&cell, out);
}
