#include "report/document.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "request/spec.h"
#include "template/escape.h"

#define TEMPLATE_EXTENSION ".mustache"

const struct document_form document_forms[] = {
    {"html", "html", "report-html", NULL, NULL},
    {"markdown", "md", "report-markdown", NULL, "svg"},
    {"latex", "tex", "report-latex", "report-figure", "pdf"},
};
const size_t document_forms_count = sizeof document_forms / sizeof *document_forms;

static const struct {
    const char *extension;
    template_escape *escape;
} escapes[] = {
    {"html", escape_xml},  {"xml", escape_xml},     {"svg", escape_xml},
    {"tex", escape_latex}, {"md", escape_markdown},
};

const struct document_form *document_find(const char *name)
{
    for (size_t i = 0; i < document_forms_count; i++)
        if (!strcmp(document_forms[i].name, name))
            return &document_forms[i];
    return NULL;
}

char *document_extension(const char *template_file)
{
    char *name = mem_text(spec_base_name(template_file));
    size_t length = strlen(name), ending = strlen(TEMPLATE_EXTENSION);
    const char *dot;

    if (length > ending && !strcmp(name + length - ending, TEMPLATE_EXTENSION))
        name[length - ending] = '\0';
    dot = strrchr(name, '.');
    memmove(name, dot ? dot + 1 : "", dot ? strlen(dot + 1) + 1 : 1);
    return name;
}

template_escape *document_escape(const char *extension)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (!strcasecmp(escapes[i].extension, extension))
            return escapes[i].escape;
    return NULL;
}
