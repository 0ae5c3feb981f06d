#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
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
    utf8_escape(err->message, sizeof err->message, raw);
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

/* In place: there may be thousands. */
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

void err_warn(struct err *err, const char *format, ...)
{
    char raw[sizeof err->warning];
    va_list args;

    if (*err->warning)
        return;
    va_start(args, format);
    vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    utf8_escape(err->warning, sizeof err->warning, raw);
}

/* The bytes of `text` shown around `column`: whole characters, control bytes as one '?' each. */
static void set_detail(struct err *err, const char *text, long column)
{
    size_t length = strlen(text);
    size_t at = column < 1 ? 0 : (size_t)column - 1;
    size_t first = 0;
    char excerpt[4 * EXCERPT_COLUMNS + 1];
    size_t n = 0, columns = 0, caret = 0;

    if (at > length)
        at = length;
    if (at > EXCERPT_COLUMNS - 12)
        first = at - (EXCERPT_COLUMNS - 12);
    while (first > 0 && first < length && utf8_is_continuation(text[first]))
        first++;
    for (size_t i = first; i < length && columns < EXCERPT_COLUMNS;) {
        uint32_t code;
        size_t width = utf8_next(text + i, length - i, &code);

        if (i <= at)
            caret = columns;
        if (code == UTF8_INVALID || utf8_is_control(code))
            excerpt[n++] = '?';
        else
            for (size_t k = 0; k < width; k++)
                excerpt[n++] = text[i + k];
        i += width;
        columns++;
        if (i <= at)
            caret = columns;
    }
    excerpt[n] = '\0';
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
