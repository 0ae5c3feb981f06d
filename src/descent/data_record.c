#include "descent/data_record.h"

#include <string.h>
#include <strings.h>

/* A blank that separates no cells. */
static bool is_blank(char c, char separator)
{
    return (c == ' ' || c == '\t') && c != separator;
}

static bool ends_cell(char c, char separator)
{
    return c == separator || (separator == ' ' && c == '\t');
}

/* What follows the quote that closes the one at `quote`; NULL where none does. */
static const char *quote_end(const char *quote, const char *end)
{
    const char *at = quote + 1;

    while ((at = memchr(at, '"', (size_t)(end - at)))) {
        if (at + 1 == end || at[1] != '"')
            return at + 1;
        at += 2;
    }
    return NULL;
}

struct data_cells data_cells_of(const char *record, size_t length, char separator)
{
    return (struct data_cells){record, record + length, separator};
}

static void skip_separators(struct data_cells *cells)
{
    while (cells->at < cells->end && ends_cell(*cells->at, ' '))
        cells->at++;
    if (cells->at == cells->end)
        cells->at = NULL;
}

/* Leaves the quotes off where the cell has nothing else. */
static void unquote(struct data_cell *cell, const char *closed)
{
    if (!closed || closed != cell->text + cell->length)
        return;
    cell->quoted = true;
    cell->text++;
    cell->length -= 2;
}

bool data_cells_next(struct data_cells *cells, struct data_cell *cell)
{
    const char *at, *end = cells->end, *closed = NULL;
    char separator = cells->separator;

    if (separator == ' ' && cells->at)
        skip_separators(cells);
    if (!cells->at)
        return false;
    for (at = cells->at; at < end && separator != ' ' && is_blank(*at, separator);)
        at++;
    *cell = (struct data_cell){.text = at};
    if (at < end && *at == '"') {
        closed = quote_end(at, end);
        cell->open = !closed;
        at = closed ? closed : end;
    }
    while (at < end && !ends_cell(*at, separator))
        at++;
    cells->at = at < end ? at + 1 : NULL;
    while (at > cell->text && at != closed && is_blank(at[-1], separator))
        at--;
    cell->length = (size_t)(at - cell->text);
    unquote(cell, closed);
    return true;
}

bool data_record_is_empty(const char *record, size_t length)
{
    if (length && *record == '#')
        return true;
    while (length && record[length - 1] == '\r')
        length--;
    if (length == 5 && !strncasecmp(record, "sep=", 4) && strchr(",;\t| ", record[4]))
        return true;
    while (length && (*record == ' ' || *record == '\t')) {
        record++;
        length--;
    }
    return length == 0;
}

/*
 * Whether the quote begins a cell: before it stand only blanks, and before these a separator or the
 * start of the record. Looks back to `from` at most; `is_start`: that is the start of the record.
 */
static bool opens_cell(const char *from, bool is_start, const char *quote, char separator)
{
    while (quote > from && is_blank(quote[-1], separator) && separator != ' ')
        quote--;
    return quote == from ? is_start : ends_cell(quote[-1], separator);
}

/* The end of the line that `at` is in. */
static const char *line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));

    return newline ? newline : end;
}

static long count_newlines(const char *at, const char *end)
{
    long count = 0;

    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        at++;
        count++;
    }
    return count;
}

size_t data_record_length(const char *text, size_t length, char separator, long *more)
{
    const char *end = text + length, *from = text, *stop = line_end(text, end), *quote;

    if (more)
        *more = 0;
    if (length && *text == '#')
        return (size_t)(stop - text);
    while ((quote = memchr(from, '"', (size_t)(stop - from)))) {
        const char *closed = quote + 1;

        if (opens_cell(from, from == text, quote, separator))
            closed = quote_end(quote, end);
        if (!closed)
            closed = end;
        if (closed > stop) {
            if (more)
                *more += count_newlines(stop, closed);
            stop = line_end(closed, end);
        }
        from = closed;
    }
    return (size_t)(stop - text);
}

size_t data_records_end(const char *text, size_t length, char separator)
{
    size_t done = 0;

    if (!memchr(text, '"', length)) {
        for (done = length; done > 0 && text[done - 1] != '\n';)
            done--;
        return done;
    }
    for (;;) {
        size_t next = data_record_length(text + done, length - done, separator, NULL);

        if (done + next == length)
            return done;
        done += next + 1;
    }
}

size_t data_records_from(const char *text, size_t length, char separator, size_t least)
{
    size_t whole = 0;

    do {
        whole += data_record_length(text + whole, length - whole, separator, NULL);
        if (whole == length)
            return 0;
    } while (++whole < least);
    return whole;
}

size_t data_mark(const char *text, size_t length)
{
    return length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

bool data_record_step(struct lines *lines, char separator)
{
    size_t left, mark, length;
    const char *text = lines_rest(lines, &left);
    long more = 0;

    if (!text)
        return false;
    mark = lines->block.first && lines->at == 0 ? data_mark(text, left) : 0;
    length = data_record_length(text + mark, left - mark, separator, &more);
    lines_take(lines, mark + length, more);
    return true;
}
