#include "descent/data_columns.h"

#include <stdlib.h>

#include "base/buf.h"
#include "descent/data_heading.h"
#include "descent/data_names.h"
#include "descent/data_record.h"
#include "descent/sums_file.h"

/* Calls `each` with the name as --columns takes it. */
static void give(const char *name, void (*each)(void *context, const char *name), void *context)
{
    struct buf quoted = BUF_INIT;

    data_names_add(&quoted, name);
    each(context, quoted.data);
    buf_release(&quoted);
}

static void give_cell(const struct data_cell *cell, void (*each)(void *context, const char *name),
                      void *context)
{
    char *name = data_name(cell, NULL);

    if (*name)
        give(name, each, context);
    free(name);
}

/*
 * Errors about the columns do not count once a header is found: completion is for choosing others
 * than the first two.
 */
static int read_opened(struct blocks *blocks, void (*each)(void *context, const char *name),
                       void *context, struct err *err)
{
    static const struct data_format format = {0};
    struct data_dialect dialect = {0};
    struct data_table table = {0};
    struct data_heading heading;
    int result;

    blocks->find_end = data_dialect_find_end;
    blocks->find_end_context = &dialect;
    result = data_heading_read(&table, blocks, &format, &dialect, &heading, err);
    for (size_t i = 0; heading.is_header && i < table.count; i++)
        give_cell(&table.cells[i], each, context);
    if (heading.is_header)
        *err = (struct err){0};
    result = heading.is_header ? 0 : result;
    data_heading_release(&heading);
    data_table_release(&table);
    return result;
}

static int read_sums(const char *path, void (*each)(void *context, const char *name), void *context,
                     struct err *err)
{
    struct data_source source = {0};
    struct data_names names = {0};
    struct data_sums sums;
    int result = sums_file_read(&sums, &source, path, err);

    if (!result && source.columns)
        data_names_read(&names, source.columns);
    for (size_t i = 0; i < names.count; i++)
        give(names.name[i], each, context);
    data_names_release(&names);
    data_sums_release(&sums);
    free(source.columns);
    return result;
}

int data_columns(const char *path, void (*each)(void *context, const char *name), void *context,
                 struct err *err)
{
    struct blocks blocks;
    int result = -1;

    if (sums_file_is_named(path))
        return read_sums(path, each, context, err);
    if (!blocks_open(&blocks, path, err))
        result = read_opened(&blocks, each, context, err);
    blocks_close(&blocks);
    return result;
}
