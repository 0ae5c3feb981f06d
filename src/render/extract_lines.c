#include <string.h>

#include "render/extract.h"

static const char *next_line(const char *line, const char *end)
{
    const char *newline = memchr(line, '\n', (size_t)(end - line));

    return newline ? newline + 1 : end;
}

static bool begins(const char *line, const char *end, const char *text, size_t length)
{
    return (size_t)(end - line) >= length && !memcmp(line, text, length);
}

bool extract_lines(const struct buf *content, const char *start, const char *before,
                   struct buf *recipe)
{
    static const char first[] = "gdplot: ", last[] = "check: ";
    const char *line = content->data, *end = content->data + content->length;
    size_t length = strlen(before);

    if (!begins(line, end, start, strlen(start)))
        return false;
    while (line < end && !(begins(line, end, before, length) &&
                           begins(line + length, end, first, sizeof first - 1)))
        line = next_line(line, end);
    if (line == end)
        return false;
    while (line < end && begins(line, end, before, length) && recipe->length < RECIPE_LONGEST) {
        const char *next = next_line(line, end);

        buf_add(recipe, line + length, (size_t)(next - line) - length);
        if (begins(line + length, end, last, sizeof last - 1))
            break;
        line = next;
    }
    return true;
}
