#include "descent/data_value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"

enum { USUAL = 64 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct data_cell data_value_trimmed(const struct data_cell *cell)
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

/* Marks that may stand between thousands. */
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
 * The end of the groups of digits at `at`, with `mark` between them: one to three digits, not
 * beginning with 0, then three each. NULL where the text does not begin so.
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

/*
 * Whether the cell is a number with `mark` between thousands; its decimals, if any, stand behind
 * one of the characters of `points`.
 */
static bool has_groups(const struct data_cell *cell, const char *mark, const char *points)
{
    const char *end = cell->text + cell->length;
    const char *at = groups_end(cell->text + sign_length(cell), end, mark);

    if (!at)
        return false;
    if (at < end && *at && strchr(points, *at))
        at++;
    while (at < end && is_digit(*at))
        at++;
    return is_exponent(at, end);
}

const char *data_value_thousands(const struct data_cell *given)
{
    const struct data_cell cell = data_value_trimmed(given);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (has_groups(&cell, marks[i].mark, ".,"))
            return marks[i].name;
    return NULL;
}

/*
 * Copies the cell to `out`, dropping its points and turning its comma into a point. Returns the
 * length.
 */
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
    const struct data_cell cell = data_value_trimmed(given);
    char usual[USUAL] = "", *plain;
    size_t length;
    bool result;

    if (!decimal_comma)
        return number_parse(cell.text, cell.length, value);
    if (memchr(cell.text, '.', cell.length) && !has_groups(&cell, ".", ","))
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
    const struct data_cell cell = data_value_trimmed(given);

    return is_one_of(&cell, words, sizeof words / sizeof *words);
}

bool data_value_is_numeric(const struct data_cell *given)
{
    const struct data_cell cell = data_value_trimmed(given);
    const char *at = cell.text + sign_length(&cell), *end = cell.text + cell.length;
    size_t digits = 0;

    for (; at < end && (is_digit(*at) || *at == '.' || *at == ','); at++)
        digits += is_digit(*at);
    return digits && is_exponent(at, end);
}

/* Whether the cell is "0x" and then only characters that hexadecimal numbers have. */
static bool is_hexadecimal(const struct data_cell *cell)
{
    if (cell->length < 3 || cell->text[0] != '0' || (cell->text[1] != 'x' && cell->text[1] != 'X'))
        return false;
    for (size_t i = 2; i < cell->length; i++)
        if (!cell->text[i] || !strchr("0123456789abcdefABCDEF.pP+-", cell->text[i]))
            return false;
    return true;
}

bool data_value_is_foreign(const struct data_cell *cell)
{
    static const char *const infinities[] = {"inf", "infinity"};
    size_t sign = sign_length(cell);
    const struct data_cell rest = {.text = cell->text + sign, .length = cell->length - sign};

    return is_hexadecimal(&rest) ||
           is_one_of(&rest, infinities, sizeof infinities / sizeof *infinities);
}

bool data_value_is_name(const struct data_cell *given)
{
    const struct data_cell cell = data_value_trimmed(given);

    return !data_value_is_missing(&cell) && !data_value_is_numeric(&cell) &&
           !data_value_is_foreign(&cell);
}
