#include "base/lines.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { CHUNK = 64 * 1024, LONGEST = 1024 * 1024 };

int lines_open(struct lines *lines, const char *path, struct err *err)
{
    int is_stdin = !strcmp(path, "-");

    *lines = (struct lines){.name = is_stdin ? "stdin" : path, .line = BUF_INIT};
    lines->stream = is_stdin ? stdin : fopen(path, "rb");
    if (!lines->stream)
        return err_set(err, STATUS_IO, "%s: cannot read: %s", path, strerror(errno));
    lines->chunk = mem_resize(NULL, CHUNK, 1);
    return 0;
}

int lines_fail(const struct lines *lines, struct err *err, size_t column, const char *format, ...)
{
    char message[512];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return err_set(err, STATUS_INPUT, "%s:%ld:%zu: %s", lines->name, lines->number, column,
                   message);
}

static int refill(struct lines *lines, struct err *err)
{
    errno = 0;
    lines->at = 0;
    lines->end = fread(lines->chunk, 1, CHUNK, lines->stream);
    if (lines->end == 0 && ferror(lines->stream))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", lines->name,
                       strerror(errno ? errno : EIO));
    if (lines->tap)
        lines->tap(lines->tap_context, lines->chunk, lines->end);
    return 0;
}

/* Appends bytes up to the next line end; 1 when it was reached, 0 when the chunk ran out. */
static int take_until_newline(struct lines *lines)
{
    char *start = lines->chunk + lines->at;
    char *newline = memchr(start, '\n', lines->end - lines->at);
    size_t length = newline ? (size_t)(newline - start) : lines->end - lines->at;

    buf_add(&lines->line, start, length);
    lines->at += length + (newline != NULL);
    return newline != NULL;
}

static int check_line(struct lines *lines, struct err *err)
{
    struct buf *line = &lines->line;
    char *nul;

    if (lines->number == 1 &&
        (!strncmp(line->data, "\xFF\xFE", 2) || !strncmp(line->data, "\xFE\xFF", 2)))
        return lines_fail(lines, err, 1, "this is UTF-16; save the file as UTF-8");
    if (lines->number == 1 && !strncmp(line->data, "\xEF\xBB\xBF", 3)) {
        line->length -= 3;
        memmove(line->data, line->data + 3, line->length + 1);
    }
    if (line->length && line->data[line->length - 1] == '\r')
        line->data[--line->length] = '\0';
    nul = memchr(line->data, '\0', line->length);
    if (nul)
        return lines_fail(lines, err, (size_t)(nul - line->data) + 1,
                          "a NUL byte; this is not a text file");
    return 1;
}

int lines_next(struct lines *lines, struct err *err)
{
    buf_clear(&lines->line);
    lines->number++;
    for (int complete = 0; !complete;) {
        if (lines->at == lines->end && refill(lines, err))
            return -1;
        if (lines->end == 0 && lines->line.length == 0)
            return 0;
        complete = lines->end == 0 || take_until_newline(lines);
        if (lines->line.length > LONGEST)
            return err_set(err, STATUS_LIMIT,
                           "%s:%ld:1: a line of over 1 MiB; is this a text file?", lines->name,
                           lines->number);
    }
    return check_line(lines, err);
}

void lines_close(struct lines *lines)
{
    if (lines->stream && lines->stream != stdin)
        fclose(lines->stream);
    lines->stream = NULL;
    free(lines->chunk);
    lines->chunk = NULL;
    buf_release(&lines->line);
}
