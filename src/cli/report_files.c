#include "cli/report_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/printable.h"
#include "render/render.h"
#include "request/fields.h"

/* "FOLDER/NAMEending" */
static char *path_of(const struct report *report, const char *name, const char *ending)
{
    struct buf file = BUF_INIT;
    char *path;

    buf_printf(&file, "%s%s", name, ending);
    path = folder_join(report->folder, file.data);
    buf_release(&file);
    return path;
}

static struct report_file *add(struct report_files *files, char *path)
{
    struct report_file *file;

    files->at = mem_grow(files->at, files->count, &files->capacity, sizeof *files->at);
    file = &files->at[files->count++];
    *file = (struct report_file){.path = path};
    return file;
}

static struct report_file *add_document(struct report_files *files, char *path,
                                        const char *extension)
{
    struct report_file *file = add(files, path);

    snprintf(file->extension, sizeof file->extension, "%s", extension);
    files->documents = true;
    return file;
}

static bool has_format(const struct report_figure *figure, const char *format)
{
    for (size_t i = 0; i < figure->formats.count; i++)
        if (!strcmp(figure->formats.at[i], format))
            return true;
    return false;
}

/* A page that shows SVG shows PNG as well. */
static bool serves(const struct report_figure *figure, const char *format)
{
    return has_format(figure, format) || (!strcmp(format, "svg") && has_format(figure, "png"));
}

/* Adds the formats that the documents need. */
static void complete_formats(struct report *report)
{
    for (size_t d = 0; d < report->documents.count; d++) {
        const char *needed = document_find(report->documents.at[d])->needs;

        for (size_t i = 0; needed && i < report->count; i++) {
            struct texts *formats = &report->figures[i].formats;

            if (serves(&report->figures[i], needed))
                continue;
            texts_add(formats, needed);
        }
    }
}

/* Whether the name is asked for. */
static bool is_wanted(const struct texts *only, const char *name)
{
    for (size_t i = 0; i < only->count; i++)
        if (!strcmp(only->at[i], name))
            return true;
    return only->count == 0;
}

/* The second file of a format that has two. */
static void add_companion(struct report_files *files, const struct report *report, size_t number,
                          const char *format)
{
    const struct renderer *renderer = renderer_find(format, NULL);

    if (renderer && renderer->companion)
        add(files, path_of(report, report->figures[number].name, renderer->companion))->figure =
            number;
}

static void add_figure(struct report_files *files, struct report *report, size_t number)
{
    struct report_figure *figure = &report->figures[number];
    const struct field *output = field_find("output", GROUP_OUTPUT);

    for (size_t i = 0; i < figure->formats.count; i++) {
        struct buf ending = BUF_INIT;
        struct err err = {0};
        struct report_file *file;

        buf_printf(&ending, ".%s", figure->formats.at[i]);
        file = add(files, path_of(report, figure->name, ending.data));
        file->figure = number;
        field_set(&figure->spec, output, file->path, "", STATUS_INPUT, &err);
        add_companion(files, report, number, figure->formats.at[i]);
        buf_release(&ending);
    }
}

static void add_built_in(struct report_files *files, const struct report *report,
                         const struct document_form *form)
{
    struct buf ending = BUF_INIT;
    struct report_file *file;

    buf_printf(&ending, ".%s", form->extension);
    file = add_document(files, path_of(report, report->name, ending.data), form->extension);
    file->template_name = form->template;
    buf_clear(&ending);
    buf_printf(&ending, "-figure.%s", form->extension);
    for (size_t i = 0; form->snippet && i < report->count; i++) {
        file = add_document(files, path_of(report, report->figures[i].name, ending.data),
                            form->extension);
        file->template_name = form->snippet;
        file->snippet = true;
        file->figure = i;
    }
    files->drawings = files->drawings || !strcmp(form->name, "html");
    buf_release(&ending);
}

static void add_own(struct report_files *files, const struct report *report)
{
    char *extension = document_extension(report->template_file);
    struct buf ending = BUF_INIT;

    buf_printf(&ending, "%s%s", *extension ? "." : "", extension);
    add_document(files, path_of(report, report->name, ending.data), extension)->template_file =
        report->template_file;
    files->drawings = true;
    buf_release(&ending);
    free(extension);
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
    complete_formats(report);
    for (size_t i = 0; i < report->count; i++)
        if (is_wanted(only, report->figures[i].name))
            add_figure(files, report, i);
    for (size_t i = 0; i < report->documents.count; i++)
        if (is_wanted(only, report->documents.at[i]))
            add_built_in(files, report, document_find(report->documents.at[i]));
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

bool report_file_is_document(const struct report_file *file)
{
    return file->template_name || file->template_file;
}

bool report_files_has(const struct report_files *files, size_t i)
{
    for (size_t j = 0; j < files->count; j++)
        if (!report_file_is_document(&files->at[j]) && files->at[j].figure == i)
            return true;
    return false;
}

int report_files_check_links(const struct report_files *files, struct err *err)
{
    for (size_t i = 0; i < files->count; i++) {
        struct stat there;

        if (!lstat(files->at[i].path, &there) && !S_ISREG(there.st_mode))
            return err_set(err, STATUS_IO, "%s: is there and no plain file; remove it",
                           files->at[i].path);
    }
    return 0;
}

int report_files_check_folder(const char *folder, struct err *err)
{
    char *part = mem_text(folder);
    int result = 0;

    for (size_t i = 1; !result && part[i - 1]; i++) {
        char end = part[i];
        struct stat there;

        if (end && end != '/')
            continue;
        part[i] = '\0';
        if (!lstat(part, &there) && S_ISLNK(there.st_mode))
            result =
                err_set(err, STATUS_IO, "%s: is a link, which a spec may not follow; -o may", part);
        part[i] = end;
    }
    free(part);
    return result;
}

static void print_path(const char *before, const char *path, FILE *stream)
{
    struct buf shown = BUF_INIT;

    printable_add(&shown, path);
    fprintf(stream, "%s%s\n", before, shown.data);
    buf_release(&shown);
}

void report_files_print(const struct report_files *files, FILE *stream)
{
    for (size_t i = 0; i < files->count; i++)
        print_path("", files->at[i].path, stream);
}

/* Whether a report could have made a file of this name. */
static bool could_be_ours(const char *name)
{
    const char *dot = strrchr(name, '.');

    if (!dot || *name == '.')
        return false;
    for (size_t i = 0; i < document_forms_count; i++)
        if (!strcasecmp(document_forms[i].extension, dot + 1))
            return true;
    return renderer_find(dot + 1, NULL) != NULL || !strcasecmp(dot + 1, "csv");
}

static bool is_listed(const struct report_files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(files->at[i].path, path))
            return true;
    return files->summary && folder_same_file(path, files->summary);
}

void report_files_print_others(const struct report_files *files, const char *folder, FILE *stream)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;
    struct texts others = {0};

    while (entries && (entry = readdir(entries))) {
        char *path = folder_join(folder, entry->d_name);

        if (could_be_ours(entry->d_name) && !is_listed(files, path))
            texts_add(&others, path);
        free(path);
    }
    if (entries)
        closedir(entries);
    texts_sort(&others);
    for (size_t i = 0; i < others.count; i++)
        print_path("gdplot: left alone, not of this report: ", others.at[i], stream);
    texts_release(&others);
}
