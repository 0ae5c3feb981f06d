#include "request/data_list.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/foreign.h"
#include "base/mem.h"
#include "base/place.h"
#include "descent/data_record.h"
#include "descent/sums_file.h"

enum { MOST_BYTES = 16 * 1024 * 1024 }; /* of a list */

static int add(struct texts *files, size_t *capacity, const char *path, struct err *err)
{
    if (files->count == DATA_LIST_MOST)
        return err_set(err, STATUS_LIMIT, "--data: more than %d files; merge some with gdplot sums",
                       DATA_LIST_MOST);
    files->at = mem_grow(files->at, files->count, capacity, sizeof *files->at);
    files->at[files->count++] = mem_text(path);
    return 0;
}

/* One that was not typed. */
static int add_found(struct texts *files, size_t *capacity, const char *path, struct err *err)
{
    return file_check(path, FILE_REGULAR, err) ? -1 : add(files, capacity, path, err);
}

static int add_pattern(struct texts *files, size_t *capacity, const char *pattern, struct err *err)
{
    glob_t found;
    int result = 0;

    if (glob(pattern, 0, NULL, &found))
        return err_set(err, STATUS_IO, "--data: no file is called %.200s", pattern);
    for (size_t i = 0; !result && i < found.gl_pathc; i++)
        result = add_found(files, capacity, found.gl_pathv[i], err);
    globfree(&found);
    return result;
}

/* In a list, - is a file like others. */
static int add_line(struct texts *files, size_t *capacity, char *line, struct err *err)
{
    size_t length = strcspn(line, "\r\n");

    line[length] = '\0';
    if (!length)
        return 0;
    return add_found(files, capacity, strcmp(line, "-") ? line : "./-", err);
}

static int add_list(struct texts *files, size_t *capacity, const char *list, struct err *err)
{
    struct buf text = BUF_INIT;
    int result = file_read(list, FILE_ANY, MOST_BYTES, &text, err);
    size_t before = files->count;

    if (!result)
        result = foreign_refuse(list, text.data, text.length, NULL, err);
    if (!result && foreign_is_binary(text.data, text.length))
        result =
            err_set(err, STATUS_INPUT,
                    "%.200s: no text; a list names a file in each line, in ASCII or UTF-8", list);
    for (char *line = text.data + data_mark(text.data, text.length), *next;
         !result && line && *line; line = next) {
        next = strchr(line, '\n');
        next = next ? next + 1 : NULL;
        result = add_line(files, capacity, line, err);
    }
    if (!result && files->count == before)
        result = err_set(err, STATUS_INPUT, "%.200s: no file in this list", list);
    buf_release(&text);
    return result;
}

static int add_typed(struct texts *files, size_t *capacity, struct texts *lists, const char *typed,
                     struct err *err)
{
    bool is_file = !access(typed, F_OK);

    if (!is_file && *typed == '@' && typed[1]) {
        texts_add(lists, typed + 1);
        return add_list(files, capacity, typed + 1, err);
    }
    if (!is_file && strpbrk(typed, "*?["))
        return add_pattern(files, capacity, typed, err);
    return add(files, capacity, typed, err);
}

struct file {
    const char *path; /* borrowed */
    struct place place;
};

static int compare(const void *a, const void *b)
{
    const struct file *first = a, *second = b;

    return place_compare(&first->place, &second->place);
}

static int check_twice(const struct texts *files, struct err *err)
{
    struct file *sorted = mem_zeroed(files->count, sizeof *sorted);
    int result = 0;

    for (size_t i = 0; i < files->count; i++)
        sorted[i] = (struct file){files->at[i], place_of(files->at[i])};
    qsort(sorted, files->count, sizeof *sorted, compare);
    for (size_t i = 1; !result && i < files->count; i++)
        if (S_ISREG(sorted[i].place.type) && !compare(&sorted[i - 1], &sorted[i]))
            result = err_set(err, STATUS_USAGE,
                             "--data: %.200s is given twice (%.200s); its rows would count twice",
                             sorted[i].path, sorted[i - 1].path);
    for (size_t i = 0; i < files->count; i++)
        place_release(&sorted[i].place);
    free(sorted);
    return result;
}

/* What labels and recipes call them. */
static void set_name(struct spec *spec)
{
    const struct texts *files = &spec->data_files;
    struct buf name = BUF_INIT;

    buf_puts(&name, files->at[0]);
    if (files->count > 1)
        buf_printf(&name, " and %zu more", files->count - 1);
    free(spec->data);
    spec->data = buf_detach(&name);
    if (files->count == 1)
        texts_release(&spec->data_files);
}

/* Whether there are files, and none has rows. */
static bool have_sums(const struct texts *files)
{
    for (size_t i = 0; i < files->count; i++)
        if (!sums_file_is_named(files->at[i]))
            return false;
    return files->count > 0;
}

/* Options that tell how rows are read have nothing to do where all files have sums. */
static int check_rows(const struct spec *spec, const struct texts *files, struct err *err)
{
    const struct {
        const void *member;
        const char *option;
    } of_rows[] = {
        {&spec->header, "header"}, {&spec->decimal, "decimal"}, {&spec->missing, "missing"}};

    if (!have_sums(files))
        return 0;
    for (size_t i = 0; i < sizeof of_rows / sizeof *of_rows; i++)
        if (spec_given(spec, of_rows[i].member))
            return err_set(
                err, STATUS_USAGE,
                "--%s is of use with rows only; %.200s has sums, in which it was decided",
                of_rows[i].option, files->at[0]);
    return 0;
}

int data_list_expand(struct spec *spec, struct err *err)
{
    struct texts files = {0};
    size_t capacity = 0;
    int result;

    if (!spec->data)
        return 0;
    result = add_typed(&files, &capacity, &spec->data_lists, spec->data, err);
    for (size_t i = 0; !result && i < spec->data_files.count; i++)
        result = add_typed(&files, &capacity, &spec->data_lists, spec->data_files.at[i], err);
    if (!result)
        result = check_twice(&files, err);
    if (!result)
        result = check_rows(spec, &files, err);
    texts_release(&spec->data_files);
    spec->data_files = files;
    if (!result && spec->data_files.count)
        set_name(spec);
    return result;
}

struct data_files data_list_of(const struct spec *spec)
{
    if (!spec->data_files.count)
        return (struct data_files){(const char *const *)&spec->data, 1};
    return (struct data_files){(const char *const *)spec->data_files.at, spec->data_files.count};
}
