#include "picture/apart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/mem.h"
#include "base/place.h"
#include "picture/output.h"
#include "request/fields.h"
#include "study/log_files.h"
#include "template/template.h"

static const char printed[] = "standard output";

struct apart_file {
    enum apart_role role;
    char as[24]; /* what messages call it: "--data" */
    char *path;  /* owned */
    struct place place;
    size_t number; /* in the order of adding */
};

static bool is_written(const struct apart_file *file)
{
    return file->role >= APART_OUTPUT;
}

/* Whether the file is compared with others: where it could be lost, and where it is "-", which is
 * written once, whatever standard output is. */
static bool is_compared(const struct apart_file *file)
{
    if (!file->place.type)
        return false;
    if (is_written(file) && output_is_stdout(file->path))
        return true;
    return S_ISREG(file->place.type) || (is_written(file) && S_ISFIFO(file->place.type));
}

void apart_add(struct apart *apart, enum apart_role role, const char *as, const char *path)
{
    struct apart_file file = {.role = role, .number = apart->count};

    if (!path)
        return;
    file.path = mem_text(path);
    snprintf(file.as, sizeof file.as, "%s", as);
    file.place = !output_is_stdout(path) ? place_of(path)
                 : is_written(&file)     ? place_of_open(STDOUT_FILENO)
                                         : place_of_open(STDIN_FILENO);
    apart->at = mem_grow(apart->at, apart->count, &apart->capacity, sizeof *apart->at);
    apart->at[apart->count++] = file;
}

/* For add_file: what the files of a template are added to, and what messages call them. */
struct addition {
    struct apart *apart;
    const char *as;
};

static void add_file(void *context, const char *path)
{
    const struct addition *addition = context;

    apart_add(addition->apart, APART_READ, addition->as, path);
}

void apart_add_template(struct apart *apart, const char *as, const char *path)
{
    struct addition addition = {apart, as};

    if (path)
        template_each_file(path, add_file, &addition);
}

static const char *text_of(const struct spec *spec, const struct field *field)
{
    return *(char *const *)((const char *)spec + field->offset);
}

/* Data that a recipe names lie beside the file that has the recipe. */
static void add_data(struct apart *apart, const struct spec *spec, const char *as)
{
    char *beside = spec->told_by && spec->data ? folder_beside(spec->told_by, spec->data) : NULL;

    for (size_t i = 0; i < spec->data_files.count; i++)
        apart_add(apart, APART_READ, as, spec->data_files.at[i]);
    for (size_t i = 0; i < spec->data_lists.count; i++)
        apart_add(apart, APART_READ, "the list", spec->data_lists.at[i]);
    if (!spec->data_files.count)
        apart_add(apart, APART_READ, as, beside ? beside : spec->data);
    free(beside);
}

static void add_logs(struct apart *apart, const struct spec *spec)
{
    struct log_sources sources = {0};

    log_files_list(&sources, spec);
    for (size_t i = 0; i < sources.count; i++)
        for (size_t k = 0; k < sources.at[i].count; k++)
            if (*sources.at[i].parts[k].path)
                apart_add(apart, APART_READ, "the log", sources.at[i].parts[k].path);
    log_sources_release(&sources);
}

void apart_add_inputs(struct apart *apart, const struct spec *spec, const char *dashes)
{
    for (size_t i = 0; i < fields_count; i++) {
        char as[32];

        if (fields[i].type != FIELD_INPUT)
            continue;
        snprintf(as, sizeof as, "%s%s", dashes, fields[i].name);
        if (fields[i].traits & TRAIT_TEMPLATE)
            apart_add_template(apart, as, text_of(spec, &fields[i]));
        else if (fields[i].traits & TRAIT_DATA_SET)
            add_data(apart, spec, as);
        else
            apart_add(apart, APART_READ, as, text_of(spec, &fields[i]));
    }
    apart_add(apart, APART_READ, "the trajectory", spec->trajectory);
    add_logs(apart, spec);
    apart_add(apart, APART_REDONE, "the figure", spec->redone);
}

static void add_output(struct apart *apart, const struct spec *spec, const struct field *field,
                       const char *path)
{
    char as[32], *companion = output_companion(output_format(spec, path), path);

    snprintf(as, sizeof as, "--%s", field->name);
    apart_add(apart, APART_OUTPUT, as, path);
    apart_add(apart, APART_WRITTEN, as, companion);
    free(companion);
}

/* What is printed goes to standard output; where an output is "-" that has been added already. */
static void add_standard_output(struct apart *apart)
{
    for (size_t i = 0; i < apart->count; i++)
        if (is_written(&apart->at[i]) && output_is_stdout(apart->at[i].path))
            return;
    apart_add(apart, APART_PRINTED, printed, "-");
}

void apart_add_outputs(struct apart *apart, const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        add_output(apart, spec, field_find("output", GROUP_OUTPUT), spec->outputs.at[i]);
    for (size_t i = 0; i < spec->summaries.count; i++)
        apart_add(apart, APART_WRITTEN, "--summary", spec->summaries.at[i]);
    for (size_t i = 0; i < fields_count; i++) {
        char as[32];

        if (fields[i].type != FIELD_OUTPUT)
            continue;
        snprintf(as, sizeof as, "--%s", fields[i].name);
        apart_add(apart, APART_WRITTEN, as, text_of(spec, &fields[i]));
    }
    add_standard_output(apart);
}

static int compare(const void *a, const void *b)
{
    const struct apart_file *const *first = a, *const *second = b;
    int order = place_compare(&(*first)->place, &(*second)->place);

    if (order)
        return order;
    return ((*first)->number > (*second)->number) - ((*first)->number < (*second)->number);
}

static int fail(const struct apart_file *file, const struct apart_file *other, struct err *err)
{
    const char *shown = strcmp(file->as, printed) ? file->path : "what is printed";

    if (!is_written(other))
        return err_set(err, STATUS_USAGE,
                       "%s: %.200s would overwrite %s %.200s, which is read; name another file",
                       file->as, shown, other->as, other->path);
    if (!strcmp(file->path, other->path))
        return err_set(err, STATUS_USAGE, "%s: %.200s would be written twice", file->as, shown);
    return err_set(err, STATUS_USAGE, "%s: %.200s would be written twice: it is %.200s", file->as,
                   shown, output_is_stdout(other->path) ? printed : other->path);
}

/* An output, and what was added before it and is the same file. */
struct conflict {
    const struct apart_file *file, *other;
};

/* Of one file, under all names that were added for it, in that order: keeps the conflict of the
 * first output that has one, if it was added before the output kept so far. */
static void look_for_conflict(struct apart_file *const *group, size_t count,
                              struct conflict *conflict)
{
    const struct apart_file *read = NULL, *written = NULL;
    bool redone = false;

    for (size_t i = 0; i < count; i++) {
        const struct apart_file *file = group[i], *other;

        redone = redone || file->role == APART_REDONE;
        if (!is_written(file)) {
            read = read ? read : file;
            continue;
        }
        other = read && !(redone && file->role == APART_OUTPUT) ? read
                : file->role == APART_PRINTED                   ? NULL
                                                                : written;
        if (other && (!conflict->file || file->number < conflict->file->number))
            *conflict = (struct conflict){file, other};
        written = written ? written : file;
    }
}

int apart_check(const struct apart *apart, struct err *err)
{
    struct apart_file **sorted = mem_zeroed(apart->count + 1, sizeof *sorted);
    struct conflict conflict = {0};
    size_t count = 0;

    for (size_t i = 0; i < apart->count; i++)
        if (is_compared(&apart->at[i]))
            sorted[count++] = &apart->at[i];
    qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count; next++)
            if (place_compare(&sorted[i]->place, &sorted[next]->place))
                break;
        look_for_conflict(&sorted[i], next - i, &conflict);
    }
    free(sorted);
    return conflict.file ? fail(conflict.file, conflict.other, err) : 0;
}

void apart_release(struct apart *apart)
{
    for (size_t i = 0; i < apart->count; i++) {
        free(apart->at[i].path);
        place_release(&apart->at[i].place);
    }
    free(apart->at);
    *apart = (struct apart){0};
}

int apart_check_operands(const struct spec *spec, struct err *err)
{
    struct apart apart = {0};
    int result;

    apart_add_inputs(&apart, spec, "--");
    for (size_t i = 0; i < spec->operands.count; i++)
        apart_add(&apart, APART_READ, "the file", spec->operands.at[i]);
    apart_add_outputs(&apart, spec);
    result = apart_check(&apart, err);
    apart_release(&apart);
    return result;
}

int apart_check_spec(const struct spec *spec, struct err *err)
{
    struct apart apart = {0};
    int result;

    apart_add_inputs(&apart, spec, "--");
    apart_add_outputs(&apart, spec);
    result = apart_check(&apart, err);
    apart_release(&apart);
    return result;
}
