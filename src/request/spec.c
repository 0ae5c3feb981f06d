#include "request/spec.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "request/fields.h"

void texts_add(struct texts *texts, const char *text)
{
    texts->at = mem_resize(texts->at, texts->count + 1, sizeof *texts->at);
    texts->at[texts->count++] = mem_text(text);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool texts_have(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (!strcmp(texts->at[i], text))
            return true;
    return false;
}

void texts_sort(struct texts *texts)
{
    if (texts->count)
        qsort(texts->at, texts->count, sizeof *texts->at, compare_texts);
}

void texts_release(struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        free(texts->at[i]);
    free(texts->at);
    *texts = (struct texts){0};
}

void spec_init(struct spec *spec)
{
    struct err err = {0};

    memset(spec, 0, sizeof *spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].initial)
            field_set(spec, &fields[i], fields[i].initial, "", STATUS_USAGE, &err);
    assert(err.status == STATUS_OK);
    spec->tolerance = -1; /* none: LIMIT_0_OR_MORE keeps users from giving this */
    memset(spec->given, 0, sizeof spec->given);
}

void spec_release(struct spec *spec)
{
    for (size_t i = 0; i < fields_count; i++)
        field_release(spec, &fields[i]);
    free(spec->trajectory);
    free(spec->told_by);
    free(spec->points_file);
    free(spec->redone);
    texts_release(&spec->operands);
    texts_release(&spec->data_files);
    texts_release(&spec->data_lists);
    texts_release(&spec->judged);
    texts_release(&spec->log_operands);
    memset(spec, 0, sizeof *spec);
}

void spec_take_trajectory(struct spec *spec)
{
    if (spec->operands.count && !spec->trajectory)
        spec->trajectory = mem_text(spec->operands.at[0]);
}

void spec_take_logs(struct spec *spec)
{
    texts_release(&spec->log_operands);
    spec->log_operands = spec->operands;
    spec->operands = (struct texts){0};
}

bool spec_has_logs(const struct spec *spec)
{
    return spec->log_operands.count > 0 || spec->logs;
}

static size_t place_of(const struct spec *spec, const void *member)
{
    size_t offset = (size_t)((const char *)member - (const char *)spec);
    size_t i = 0;

    while (i < fields_count && fields[i].offset != offset)
        i++;
    assert(i < fields_count);
    return i;
}

bool spec_given(const struct spec *spec, const void *member)
{
    return spec->given[place_of(spec, member)];
}

void spec_set_given(struct spec *spec, const void *member)
{
    spec->given[place_of(spec, member)] = true;
}

void spec_set_numbers(struct spec *spec, struct numbers *numbers, const double *values,
                      size_t count)
{
    numbers->at = mem_resize(numbers->at, count, sizeof *numbers->at);
    memcpy(numbers->at, values, count * sizeof *values);
    numbers->count = count;
    free(numbers->range);
    numbers->range = NULL;
    spec_set_given(spec, numbers);
}

struct data_format spec_format(const struct spec *spec)
{
    return (struct data_format){
        .columns = spec->columns,
        .header = !spec->header                  ? DATA_HEADER_BY_RULE
                  : !strcmp(spec->header, "yes") ? DATA_HEADER_YES
                                                 : DATA_HEADER_NO,
        .decimal_comma = !strcmp(spec->decimal, "comma"),
        .skip_missing = !strcmp(spec->missing, "skip"),
    };
}

void spec_set_source(struct spec *spec, const struct data_source *source)
{
    free(spec->sha256);
    free(spec->column_names);
    spec->sha256 = mem_text(source->sha256);
    spec->column_names = mem_text(source->columns);
    spec_set_given(spec, &spec->sha256);
    spec->given[place_of(spec, &spec->column_names)] = source->columns != NULL;
    spec->given[place_of(spec, &spec->moments.skipped)] = source->skipped > 0;
}

const char *spec_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}
