#include "descent/data_value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"

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
    if (cell->length >= 3 && !memcmp(cell->text, NUMBER_MINUS, 3))
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

/* What may stand between thousands. */
static const struct {
    const char *mark, *name;
} marks[] = {
    {",", "commas"},
    {".", "points"},
    {" ", "blanks"},
    {"\xC2\xA0", "blanks"},
    {"\xE2\x80\xAF", "blanks"}, /* no-break spaces, wide and narrow */
    {"'", "apostrophes"},
    {"\xE2\x80\x99", "apostrophes"},
};

static bool begins(const char *at, const char *end, const char *piece)
{
    size_t length = strlen(piece);

    return (size_t)(end - at) >= length && !memcmp(at, piece, length);
}

/*
 * The end of the digits at `at` that stand in groups with `mark` between them: one to three, not
 * beginning with 0, then three each. NULL where they do not.
 */
static const char *groups_end(const char *at, const char *end, const char *mark)
{
    size_t groups = 0;

    if (at < end && *at == '0')
        return NULL;
    for (;; at += strlen(mark)) {
        const char *start = at;

        while (at < end && is_digit(*at))
            at++;
        if (groups++ ? at - start != 3 : at - start < 1 || at - start > 3)
            return NULL;
        if (!begins(at, end, mark))
            return groups > 1 ? at : NULL;
    }
}

/* Whether the cell is a number with `mark` between thousands, and `point` before the decimals. */
static bool has_groups(const struct data_cell *cell, const char *mark, char point)
{
    const char *end = cell->text + cell->length;
    const char *at = groups_end(cell->text + sign_length(cell), end, mark);

    if (!at)
        return false;
    if (at < end && *at == point)
        at++;
    while (at < end && is_digit(*at))
        at++;
    return is_exponent(at, end);
}

const char *data_value_thousands(const struct data_cell *given, bool decimal_comma)
{
    const struct data_cell cell = trimmed(given);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (has_groups(&cell, marks[i].mark, decimal_comma ? ',' : '.'))
            return marks[i].name;
    return NULL;
}

/* The cell with a point before its decimals and none elsewhere, in `out`. Returns its length. */
static size_t write_with_point(const struct data_cell *cell, char *out)
{
    size_t length = 0;

    for (size_t i = 0; i < cell->length; i++)
        if (cell->text[i] != '.')
            out[length++] = (char)(cell->text[i] == ',' ? '.' : cell->text[i]);
    return length;
}

bool data_value_number(const struct data_cell *given, bool decimal_comma, double *value)
{
    const struct data_cell cell = trimmed(given);
    char usual[USUAL] = "", *plain;
    size_t length;
    bool result;

    if (!decimal_comma)
        return number_parse(cell.text, cell.length, value);
    if (memchr(cell.text, '.', cell.length) && !has_groups(&cell, ".", ','))
        return false;
    plain = cell.length <= sizeof usual ? usual : mem_resize(NULL, cell.length, 1);
    length = write_with_point(&cell, plain);
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

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a month stands in it, by its first three letters, as in 3-Jan-2020 or Jan 3. */
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
    for (size_t i = 0; i < sizeof moments_of_time / sizeof *moments_of_time; i++)
        if (begins_like(cell, moments_of_time[i].pattern))
            return moments_of_time[i].what;
    return has_month(cell) ? "a date" : NULL;
}

/* Whether it begins with digits, perhaps behind a sign of a currency or the like. */
static bool has_digits_first(const struct data_cell *cell)
{
    size_t at = 0;

    while (at < cell->length && at < 4 && !is_letter(cell->text[at]) && !is_digit(cell->text[at]))
        at++;
    return at < cell->length && is_digit(cell->text[at]);
}

/* Whether --decimal comma would read it, and --decimal point does not. */
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

/* Numbers in groups of three digits; `marks` is what stands between them. */
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
    buf_puts(out, " is not a finite number");
    if (is_foreign_number(cell))
        return;
    if (has_digits_first(cell))
        buf_puts(out, ": there is more than a number in it; leave the number alone, or choose "
                      "columns with --columns");
    else
        buf_puts(out, "; --columns chooses columns of numbers");
}

void data_value_explain(const struct data_cell *given, bool decimal_comma, bool thousands,
                        struct buf *out)
{
    const struct data_cell cell = trimmed(given);
    const char *grouped = data_value_thousands(&cell, decimal_comma);
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
