#include "base/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

int lines_next_block(struct lines *lines, struct blocks *blocks, struct err *err)
{
    lines->at = 0;
    return blocks_next(blocks, &lines->block, err);
}

static bool begins_file(const struct lines *lines)
{
    return lines->block.first && lines->text == lines->block.text;
}

/* Takes a byte order mark and the CR of a CRLF away. */
static void strip(struct lines *lines)
{
    if (begins_file(lines) && !strncmp(lines->text, "\xEF\xBB\xBF", 3)) {
        lines->text += 3;
        lines->length -= 3;
    }
    if (lines->length && lines->text[lines->length - 1] == '\r')
        lines->text[--lines->length] = '\0';
}

bool lines_step(struct lines *lines)
{
    size_t left = lines->block.length - lines->at;
    char *newline;

    if (left == 0)
        return false;
    lines->number++;
    lines->text = lines->block.text + lines->at;
    newline = memchr(lines->text, '\n', left);
    lines->length = newline ? (size_t)(newline - lines->text) : left;
    lines->at += lines->length + (newline != NULL);
    lines->text[lines->length] = '\0';
    if (lines->length <= LINE_LONGEST)
        strip(lines);
    return true;
}

int lines_check(const struct lines *lines, struct err *err)
{
    const char *nul;

    if (lines->length > LINE_LONGEST)
        return err_set(err, STATUS_LIMIT, "%s:%ld:1: a line of over 1 MiB; is this a text file?",
                       lines->name, lines->number);
    if (begins_file(lines) &&
        (!strncmp(lines->text, "\xFF\xFE", 2) || !strncmp(lines->text, "\xFE\xFF", 2)))
        return lines_fail(lines, err, 1, "this is UTF-16; save the file as UTF-8");
    nul = memchr(lines->text, '\0', lines->length);
    if (nul)
        return lines_fail(lines, err, (size_t)(nul - lines->text) + 1,
                          "a NUL byte; this is not a text file");
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
