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

/* Takes up a failure to read; others tell that what is looked for is not there. */
static int take_failure(struct err *problem, struct err *err)
{
    if (problem->status != STATUS_IO)
        return 0;
    err_gather(err, problem);
    return -1;
}

static int find_recipe(const char *path, bool *found, struct err *err)
{
    struct buf recipe = BUF_INIT;
    struct err problem = {0};
    const struct format *format;

    *found = can_have_recipe(path) && !made_find(path, &recipe, &format, &problem);
    buf_release(&recipe);
    return take_failure(&problem, err);
}

static int find_line(const char *path, bool *found, struct err *err)
{
    struct buf content = BUF_INIT;
    struct err problem = {0};

    *found = !file_read(path, FILE_REGULAR, RENDER_LARGEST_FILE, &content, &problem) &&
             has_line(content.data);
    buf_release(&content);
    return take_failure(&problem, err);
}

int signature_find(const char *path, bool *found, struct err *err)
{
    if (find_recipe(path, found, err))
        return -1;
    return *found ? 0 : find_line(path, found, err);
}
