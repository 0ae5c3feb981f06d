#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/printable.h"
#include "base/utf8.h"

enum { EXCERPT_COLUMNS = 72 };

static void set_message(struct err *err, enum status status, const char *prefix, const char *format,
                        va_list args)
{
    char raw[sizeof err->message];
    int used = snprintf(raw, sizeof raw, "%s", prefix);

    if (used >= 0 && (size_t)used < sizeof raw)
        vsnprintf(raw + used, sizeof raw - (size_t)used, format, args);
    err->status = status;
    printable_copy(err->message, sizeof err->message, raw);
    if (status != STATUS_FAILED)
        *err->warning = '\0';
}

int err_set(struct err *err, enum status status, const char *format, ...)
{
    va_list args;

    if (err->status != STATUS_OK)
        return -1;
    va_start(args, format);
    set_message(err, status, "", format, args);
    va_end(args);
    return -1;
}

/* Grows `more` in place: there may be thousands of lines. */
static void add_line(struct err *err, const char *line)
{
    size_t length = strlen(line), end = err->more_length + length + 1;

    err->more = mem_grow(err->more, end, &err->more_capacity, 1);
    if (err->more_length)
        err->more[err->more_length++] = '\n';
    memcpy(err->more + err->more_length, line, length + 1);
    err->more_length += length;
}

int err_add(struct err *err, enum status status, const char *format, ...)
{
    struct err line = {0};
    va_list args;

    va_start(args, format);
    set_message(&line, status, "", format, args);
    va_end(args);
    if (err->status == STATUS_OK)
        return err_set(err, status, "%s", line.message);
    if (err->status != status)
        return -1;
    add_line(err, line.message);
    return -1;
}

void err_gather(struct err *err, struct err *problem)
{
    if (err->status == STATUS_OK)
        memcpy(err->message, problem->message, sizeof err->message);
    else
        add_line(err, problem->message);
    if (problem->more)
        add_line(err, problem->more);
    if (problem->status > err->status)
        err->status = problem->status;
    err_warn_too(err, problem);
    free(problem->more);
    problem->more = NULL;
}

/* Whether `line` is one of the lines. */
static bool has_line(const char *lines, const char *line)
{
    size_t length = strlen(line);

    while (*lines) {
        size_t end = strcspn(lines, "\n");

        if (end == length && !memcmp(lines, line, length))
            return true;
        lines += end + (lines[end] == '\n');
    }
    return false;
}

void err_warn(struct err *err, const char *format, ...)
{
    char raw[sizeof err->warning], line[sizeof err->warning];
    size_t used = strlen(err->warning), length;
    va_list args;

    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    printable_copy(line, sizeof line, raw);
    length = strlen(line);
    if (has_line(err->warning, line) || used + 1 + length >= sizeof err->warning)
        return;
    if (used)
        err->warning[used++] = '\n';
    memcpy(err->warning + used, line, length + 1);
}

void err_warn_too(struct err *err, const struct err *other)
{
    const char *line = other->warning;

    while (*line) {
        size_t length = strcspn(line, "\n");

        err_warn(err, "%.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

/* Where the excerpt begins: at a character, so that the caret stands in its 72 columns. */
static size_t excerpt_start(const char *text, size_t at)
{
    size_t first = at > EXCERPT_COLUMNS - 12 ? at - (EXCERPT_COLUMNS - 12) : 0;

    while (first > 0 && utf8_is_continuation(text[first]))
        first++;
    return first;
}

/*
 * Makes the excerpt of `text` around `column`, and the line with the caret below it. A character
 * that may not be printed as it is becomes '?', so that the caret stays below its column.
 */
static void set_detail(struct err *err, const char *text, long column)
{
    size_t length = strlen(text);
    size_t at = column < 1 ? 0 : (size_t)column - 1;
    char excerpt[4 * EXCERPT_COLUMNS + 1], piece[PRINTABLE_PIECE];
    size_t used = 0, columns = 0, caret = 0, size;

    if (at > length)
        at = length;
    for (size_t i = excerpt_start(text, at); i < length && columns < EXCERPT_COLUMNS; columns++) {
        size_t width = printable_next(text + i, length - i, piece, &size);

        if (size > width)
            *piece = '?';
        size = size > width ? 1 : size;
        memcpy(excerpt + used, piece, size);
        used += size;
        caret = i <= at ? columns : caret;
        i += width;
        caret = i <= at ? columns + 1 : caret;
    }
    excerpt[used] = '\0';
    snprintf(err->detail, sizeof err->detail, "%s\n%*s^", excerpt, (int)caret, "");
}

int err_set_at(struct err *err, enum status status, const char *name, const char *text, long column,
               const char *format, ...)
{
    char prefix[300];
    va_list args;

    if (err->status != STATUS_OK)
        return -1;
    snprintf(prefix, sizeof prefix, "%.256s:1:%ld: ", name, column);
    va_start(args, format);
    set_message(err, status, prefix, format, args);
    va_end(args);
    set_detail(err, text, column);
    return -1;
}
