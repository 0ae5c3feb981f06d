#include "descent/data_columns.h"

#include <stdlib.h>

#include "base/buf.h"
#include "descent/data_heading.h"
#include "descent/data_names.h"
#include "descent/data_record.h"
#include "descent/sums_file.h"

static void give(const struct data_cell *cell, void (*each)(void *context, const char *name),
                 void *context)
{
    struct buf quoted = BUF_INIT;
    char *name = data_name(cell, NULL);

    data_pair_add_name(&quoted, name);
    if (*name)
        each(context, quoted.data);
    free(name);
    buf_release(&quoted);
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
        give(&table.cells[i], each, context);
    if (heading.is_header)
        *err = (struct err){0};
    result = heading.is_header ? 0 : result;
    data_heading_release(&heading);
    data_table_release(&table);
    return result;
}

/* Sums have two, which are written as --columns takes them. */
static int read_sums(const char *path, void (*each)(void *context, const char *name), void *context,
                     struct err *err)
{
    struct data_source source = {0};
    struct data_pair pair = {0};
    struct data_sums sums;
    int result = sums_file_read(&sums, &source, path, err);

    for (int i = 0; !result && source.columns && i < 2; i++) {
        struct buf quoted = BUF_INIT;

        if (i == 0)
            data_pair_read(&pair, source.columns);
        data_pair_add_name(&quoted, pair.name[i]);
        each(context, quoted.data);
        buf_release(&quoted);
    }
    data_pair_release(&pair);
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
