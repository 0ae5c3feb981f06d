#include "cli/report_mark.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"
#include "picture/made.h"
#include "request/spec.h"

/* What begins a line of a page; '#' is a number with any dots in it, '$' the end of the line. */
static const char *const marks[] = {
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

static bool begins_with_mark(const char *line, const char *mark)
{
    for (; *mark; mark++) {
        if (*mark == '#') {
            const char *end = skip_number(line);

            if (end == line)
                return false;
            line = end;
        } else if (*mark == '$') {
            return !*line || *line == '\n' || *line == '\r';
        } else if (*line++ != *mark) {
            return false;
        }
    }
    return true;
}

static bool has_line(const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += line != text;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (begins_with_mark(line, marks[i]))
                return true;
    }
    return false;
}

/* Whether the name is that of a figure or a trajectory: a page may well quote a recipe. */
static bool can_have_recipe(const char *path)
{
    const char *dot = strrchr(spec_base_name(path), '.');

    return dot && (renderer_find(dot + 1, NULL) || !strcasecmp(dot + 1, "csv"));
}

static bool has_recipe(const char *path)
{
    struct buf recipe = BUF_INIT;
    struct err none = {0};
    const char *form;
    bool found = can_have_recipe(path) && !made_find(path, &recipe, &form, &none);

    buf_release(&recipe);
    return found;
}

bool report_mark_in(const char *path)
{
    struct buf content = BUF_INIT;
    struct err none = {0};
    bool found =
        has_recipe(path) || (!file_read(path, FILE_REGULAR, RENDER_LARGEST_FILE, &content, &none) &&
                             has_line(content.data));

    buf_release(&content);
    return found;
}
