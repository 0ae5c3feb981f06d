#include "base/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Turns a byte of a line that holds line ends into the line and column that an editor shows. */
static void find_place(const char *text, long *number, size_t *column)
{
    const char *newline;

    while ((newline = memchr(text, '\n', *column - 1))) {
        *column -= (size_t)(newline + 1 - text);
        text = newline + 1;
        ++*number;
    }
}

int lines_fail(const struct lines *lines, struct err *err, size_t column, const char *format, ...)
{
    char message[512];
    long number = lines->number;
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (lines->more)
        find_place(lines->text, &number, &column);
    return err_set(err, STATUS_INPUT, "%s:%ld:%zu: %s", lines->name, number, column, message);
}

void lines_begin_block(struct lines *lines)
{
    lines->at = 0;
    lines->number += lines->more;
    lines->more = 0;
}

int lines_next_block(struct lines *lines, struct blocks *blocks, struct err *err)
{
    lines_begin_block(lines);
    return blocks_next(blocks, &lines->block, err);
}

static bool begins_file(const struct lines *lines)
{
    return lines->block.first && lines->text == lines->block.text;
}

/* Removes a byte order mark, and the CR of a CRLF; some programs write CR CR LF. */
static void strip(struct lines *lines)
{
    if (begins_file(lines) && !strncmp(lines->text, "\xEF\xBB\xBF", 3)) {
        lines->text += 3;
        lines->length -= 3;
    }
    while (lines->length && lines->text[lines->length - 1] == '\r')
        lines->text[--lines->length] = '\0';
}

char *lines_rest(const struct lines *lines, size_t *length)
{
    *length = lines->block.length - lines->at;
    return *length ? lines->block.text + lines->at : NULL;
}

void lines_take(struct lines *lines, size_t length, long more)
{
    size_t left;

    lines->number += 1 + lines->more;
    lines->more = more;
    lines->text = lines_rest(lines, &left);
    lines->length = length;
    lines->at += length + (length < left);
    lines->text[length] = '\0';
    if (length <= LINE_LONGEST)
        strip(lines);
}

bool lines_step(struct lines *lines)
{
    size_t left;
    const char *text = lines_rest(lines, &left), *newline;

    if (!text)
        return false;
    newline = memchr(text, '\n', left);
    lines_take(lines, newline ? (size_t)(newline - text) : left, 0);
    return true;
}

int lines_check(const struct lines *lines, struct err *err)
{
    const char *nul;

    if (lines->length > LINE_LONGEST)
        return err_set(err, STATUS_LIMIT, "%s:%ld:1: a line of over 1 MiB; is this a text file?",
                       lines->name, lines->number);
    nul = memchr(lines->text, '\0', lines->length);
    if (nul)
        return lines_fail(lines, err, (size_t)(nul - lines->text) + 1,
                          "a NUL byte; this is not a text file, or one in UTF-32, or in UTF-16 "
                          "without a mark: save it as UTF-8");
    return 0;
}

int lines_next(struct lines *lines, struct blocks *blocks, struct err *err)
{
    while (!lines_step(lines)) {
        int more = lines_next_block(lines, blocks, err);

        if (more != 1)
            return more;
    }
    return lines_check(lines, err) ? -1 : 1;
}

void lines_release(struct lines *lines)
{
    block_release(&lines->block);
}
