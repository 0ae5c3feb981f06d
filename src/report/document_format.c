#include "report/document_format.h"

#include <string.h>
#include <strings.h>

#include "template/escape.h"

/* Formats without a name stand behind the others, where document_format_name ends. */
static const struct document_format formats[] = {
    {
        .name = "html",
        .extension = "html",
        .escape = escape_xml,
        .template = "report-html",
        .drawings = true,
    },
    {
        .name = "markdown",
        .extension = "md",
        .escape = escape_markdown,
        .template = "report-markdown",
        .picture = "svg",
    },
    {
        .name = "latex",
        .extension = "tex",
        .escape = escape_latex,
        .escape_formula = escape_latex_formula,
        .template = "report-latex",
        .snippet = "report-figure",
        .picture = "pdf",
        .paper = true,
    },
    {.extension = "xml", .escape = escape_xml},
    {.extension = "svg", .escape = escape_xml},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *document_format_name(size_t i)
{
    return i < FORMATS ? formats[i].name : NULL;
}

const struct document_format *document_format_find(const char *name)
{
    for (size_t i = 0; document_format_name(i); i++)
        if (!strcmp(formats[i].name, name))
            return &formats[i];
    return NULL;
}

const struct document_format *document_format_of(const char *extension)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (!strcasecmp(formats[i].extension, extension))
            return &formats[i];
    return NULL;
}
