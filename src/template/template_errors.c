#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "template/template_nodes.h"

enum { NAME_SHOWN = 60 };

long template_line(const struct template *template, const char *at)
{
    long line = 1;

    for (const char *c = template->text; c < at; c++)
        line += *c == '\n';
    return line;
}

int template_fail(const struct template *template, const char *at, struct err *err,
                  enum status status, const char *format, ...)
{
    const char *line_start = at;
    char message[sizeof err->message];
    va_list args;

    while (line_start > template->text && line_start[-1] != '\n')
        line_start--;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return err_set(err, status, "%s:%ld:%ld: %s", template->name, template_line(template, at),
                   (long)(at - line_start) + 1, message);
}

int slice_shown(struct slice slice)
{
    size_t length = slice.length < NAME_SHOWN ? slice.length : NAME_SHOWN;

    while (length && length < slice.length && utf8_is_continuation(slice.start[length]))
        length--;
    return (int)length;
}
