#include "report/signature.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "picture/formats.h"
#include "picture/made.h"
#include "request/spec.h"

/* What begins a line of a page; '#' is a number with any dots in it, '$' the end of the line. */
static const char *const lines[] = {
    "<meta name=\"generator\" content=\"gdplot #\">$",
    "Made by gdplot #.$",
    "% Made by gdplot #. To typeset it: ",
    "% Figure #, made by gdplot, to be \\input. ",
    "% Figure #, to be \\input. It needs \\usepackage{graphicx}, and ", /* of 0.1 */
};

static const char *skip_number(const char *text)
{
    while (isdigit((unsigned char)*text) || (*text == '.' && isdigit((unsigned char)text[1])))
        text++;
    return text;
}

static bool matches(const char *line, const char *pattern)
{
    for (; *pattern; pattern++) {
        if (*pattern == '#') {
            const char *end = skip_number(line);

            if (end == line)
                return false;
            line = end;
        } else if (*pattern == '$') {
            return !*line || *line == '\n' || *line == '\r';
        } else if (*line++ != *pattern) {
            return false;
        }
    }
    return true;
}

static bool has_line(const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += line != text;
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
            if (matches(line, lines[i]))
                return true;
    }
    return false;
}

/* Whether the name is that of a figure or a trajectory: a page may well quote a recipe. */
static bool can_have_recipe(const char *path)
{
    return format_of_name(spec_base_name(path)) != NULL;
}

static bool has_recipe(const char *path)
{
    struct buf recipe = BUF_INIT;
    struct err none = {0};
    const struct format *format;
    bool found = can_have_recipe(path) && !made_find(path, &recipe, &format, &none);

    buf_release(&recipe);
    return found;
}

bool signature_in(const char *path)
{
    struct buf content = BUF_INIT;
    struct err none = {0};
    bool found =
        has_recipe(path) || (!file_read(path, FILE_REGULAR, RENDER_LARGEST_FILE, &content, &none) &&
                             has_line(content.data));

    buf_release(&content);
    return found;
}
