#include "report/report_names.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/printable.h"

bool report_names_one_file(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-.";

    return *name && *name != '.' && *name != '-' && strlen(name) <= 100 &&
           !name[strspn(name, letters)];
}

/* Whether no part of the path leads upwards. */
static bool goes_down(const char *path)
{
    for (;;) {
        size_t length = strcspn(path, "/");

        if (length == 2 && !strncmp(path, "..", 2))
            return false;
        if (!path[length])
            return true;
        path += length + 1;
    }
}

bool report_names_folder_below(const char *path)
{
    return *path && *path != '/' && goes_down(path);
}

bool report_path_is_plain(const char *path)
{
    struct buf shown = BUF_INIT;
    bool same;

    printable_add(&shown, path);
    same = !strcmp(shown.data, path);
    buf_release(&shown);
    return same && *path != ':' && *path != ' ';
}

char *report_documents_name(const char *path)
{
    char *name = mem_text(strcmp(path, "-") ? spec_base_name(path) : "report");
    char *dot = strrchr(name, '.');

    if (dot && dot != name)
        *dot = '\0';
    return name;
}

static bool is_taken(const struct report *report, const char *name)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->figures[i].name && !strcmp(report->figures[i].name, name))
            return true;
    return false;
}

void report_name_figures(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        struct report_figure *figure = &report->figures[i];
        struct buf name = BUF_INIT;

        if (figure->name)
            continue;
        buf_puts(&name, figure->kind->name);
        for (size_t number = 2; is_taken(report, name.data); number++) {
            buf_clear(&name);
            buf_printf(&name, "%s-%zu", figure->kind->name, number);
        }
        figure->name = buf_detach(&name);
    }
}
