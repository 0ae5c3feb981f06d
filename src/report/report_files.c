#include "report/report_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "picture/output.h"
#include "report/document_format.h"
#include "request/fields.h"

static struct report_file *add(struct report_files *files, char *path)
{
    struct report_file *file;

    files->at = mem_grow(files->at, files->count, &files->capacity, sizeof *files->at);
    file = &files->at[files->count++];
    *file = (struct report_file){.path = path};
    return file;
}

/* "FOLDER/NAMEsuffix.EXTENSION" */
static struct report_file *add_named(struct report_files *files, const struct report *report,
                                     const char *name, const char *suffix, const char *extension)
{
    struct buf file = BUF_INIT;
    char *path;

    buf_printf(&file, "%s%s%s%s", name, suffix, *extension ? "." : "", extension);
    path = folder_join(report->folder, file.data);
    buf_release(&file);
    return add(files, path);
}

/* Whether the name is asked for. */
static bool is_wanted(const struct texts *only, const char *name)
{
    return !only->count || texts_have(only, name);
}

static void add_figure(struct report_files *files, struct report *report, size_t number)
{
    struct report_figure *figure = &report->figures[number];

    for (size_t i = 0; i < figure->formats.count; i++) {
        struct report_file *file =
            add_named(files, report, figure->name, "", figure->formats.at[i]);
        char *companion = output_companion(output_format(&figure->spec, file->path), file->path);

        file->figure = number;
        field_set_known(&figure->spec, "output", file->path);
        if (companion)
            add(files, companion)->figure = number;
    }
}

/* A built-in template, or one of a file that is named later; the format is NULL for text that
 * stands as it is. */
static struct template_request template_of(const struct document_format *format, const char *name)
{
    if (!format)
        return (struct template_request){.name = name};
    return (struct template_request){
        .name = name, .escape = format->escape, .escape_formula = format->escape_formula};
}

/* What a document has of one figure. */
static void add_parts(struct report_files *files, const struct report *report,
                      const struct document_format *format, size_t figure)
{
    const char *name = report->figures[figure].name;
    struct report_file *file;

    if (format->snippet) {
        file = add_named(files, report, name, "-figure", format->extension);
        file->is = REPORT_SNIPPET;
        file->figure = figure;
        file->template = template_of(format, format->snippet);
    }
    if (format->picture) {
        file = add_named(files, report, name, "-figure", format->picture);
        file->is = REPORT_PICTURE;
        file->figure = figure;
        file->document = format;
    }
}

static void add_built_in(struct report_files *files, const struct report *report,
                         const struct document_format *format)
{
    struct report_file *file = add_named(files, report, report->name, "", format->extension);

    file->is = REPORT_DOCUMENT;
    file->template = template_of(format, format->template);
    for (size_t i = 0; i < report->count; i++)
        add_parts(files, report, format, i);
    files->documents = true;
    files->drawings = files->drawings || format->drawings;
    files->paper = files->paper || format->paper;
}

/* The extension of what a template file makes: "rst" for notes.rst.mustache; "" where it has none.
 * `name` is the template's, and is cut. */
static const char *made_extension(char *name)
{
    static const char ending[] = ".mustache";
    size_t length = strlen(name), cut = sizeof ending - 1;
    const char *dot;

    if (length > cut && !strcmp(name + length - cut, ending))
        name[length - cut] = '\0';
    dot = strrchr(name, '.');
    return dot ? dot + 1 : "";
}

static void add_own(struct report_files *files, const struct report *report)
{
    char *name = mem_text(spec_base_name(report->template_file));
    const char *extension = made_extension(name);
    const struct document_format *format = document_format_of(extension);
    struct report_file *file = add_named(files, report, report->name, "", extension);

    file->is = REPORT_DOCUMENT;
    file->template = template_of(format, NULL);
    file->template.file = report->template_file;
    files->documents = true;
    files->drawings = true;
    free(name);
}

/* Every name that --only has must be one of the report's. */
static int check_only(const struct report *report, const struct texts *only, struct err *err)
{
    for (size_t i = 0; i < only->count; i++) {
        struct nearest nearest;
        char hint[NEAREST_HINT];
        bool known = false;

        nearest_init(&nearest, only->at[i]);
        for (size_t j = 0; j < report->count + report->documents.count; j++) {
            const char *name = j < report->count ? report->figures[j].name
                                                 : report->documents.at[j - report->count];

            known = known || !strcmp(name, only->at[i]);
            nearest_offer(&nearest, name);
        }
        if (!known)
            return err_set(err, STATUS_USAGE, "--only: %s has no figure or document '%.80s'%s",
                           report->path, only->at[i], nearest_hint(&nearest, "", hint));
    }
    return 0;
}

static int compare_paths(const void *a, const void *b)
{
    const struct report_file *const *first = a, *const *second = b;

    return strcmp((*first)->path, (*second)->path);
}

/* No two files may have the same name. */
static int check_names(const struct report_files *files, const struct report *report,
                       struct err *err)
{
    const struct report_file **sorted = mem_zeroed(files->count, sizeof *sorted);
    int result = 0;

    for (size_t i = 0; i < files->count; i++)
        sorted[i] = &files->at[i];
    qsort(sorted, files->count, sizeof *sorted, compare_paths);
    for (size_t i = 1; i < files->count && !result; i++)
        if (!strcmp(sorted[i - 1]->path, sorted[i]->path))
            result = err_set(err, STATUS_INPUT, "%s: %s would be written twice; rename a figure",
                             report->path, sorted[i]->path);
    free(sorted);
    return result;
}

int report_files_list(struct report_files *files, struct report *report, const struct texts *only,
                      struct err *err)
{
    if (check_only(report, only, err))
        return -1;
    for (size_t i = 0; i < report->count; i++)
        if (is_wanted(only, report->figures[i].name))
            add_figure(files, report, i);
    for (size_t i = 0; i < report->documents.count; i++)
        if (is_wanted(only, report->documents.at[i]))
            add_built_in(files, report, document_format_find(report->documents.at[i]));
    if (report->template_file && !only->count)
        add_own(files, report);
    return check_names(files, report, err);
}

void report_files_release(struct report_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->at[i].path);
    free(files->at);
    *files = (struct report_files){0};
}

bool report_file_is_of(const struct report_files *files, size_t j, size_t i)
{
    return files->at[j].is == REPORT_FIGURE && files->at[j].figure == i;
}

bool report_files_has(const struct report_files *files, size_t i)
{
    for (size_t j = 0; j < files->count; j++)
        if (report_file_is_of(files, j, i))
            return true;
    return false;
}

/* Whether a report could have made a file of this name. */
static bool could_be_made(const char *name)
{
    const char *dot = strrchr(name, '.');
    const struct document_format *document = dot ? document_format_of(dot + 1) : NULL;

    return dot && *name != '.' && ((document && document->name) || format_of_name(name));
}

static bool is_listed(const struct report_files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(files->at[i].path, path))
            return true;
    return false;
}

static bool is_among(const struct texts *paths, const char *path)
{
    for (size_t i = 0; i < paths->count; i++)
        if (folder_same_file(path, paths->at[i]))
            return true;
    return false;
}

void report_files_others(const struct report_files *files, const char *folder,
                         const struct texts *besides, struct texts *others)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries))) {
        char *path = folder_join(folder, entry->d_name);

        if (could_be_made(entry->d_name) && !is_listed(files, path) && !is_among(besides, path))
            texts_add(others, path);
        free(path);
    }
    if (entries)
        closedir(entries);
    texts_sort(others);
}
