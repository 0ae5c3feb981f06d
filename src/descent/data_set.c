#include "descent/data_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/printable.h"
#include "descent/data_names.h"
#include "descent/sums_file.h"

/* The column of the sums that the name or number means: 0 or 1, or -1. */
static int find_column(const struct data_pair *names, const char *wanted, bool quoted)
{
    long number;

    for (int i = 0; i < 2; i++)
        if (names->name[i] && !strcmp(names->name[i], wanted))
            return i;
    return !quoted && number_parse_integer(wanted, 1, 2, &number) ? (int)number - 1 : -1;
}

static enum data_sum product_of(int a, int b)
{
    return a != b ? SUM_XY : a ? SUM_YY : SUM_XX;
}

static void take_columns(struct data_sums *sums, int x, int y)
{
    const struct data_sums all = *sums;

    sums->of[SUM_X] = all.of[x ? SUM_Y : SUM_X];
    sums->of[SUM_Y] = all.of[y ? SUM_Y : SUM_X];
    sums->of[SUM_XX] = all.of[product_of(x, x)];
    sums->of[SUM_XY] = all.of[product_of(x, y)];
    sums->of[SUM_YY] = all.of[product_of(y, y)];
}

static void take_names(struct data_source *source, const struct data_pair *names, int x, int y)
{
    struct buf text = BUF_INIT;

    if (!source->columns)
        return;
    data_pair_add_name(&text, names->name[x]);
    buf_puts(&text, ",");
    data_pair_add_name(&text, names->name[y]);
    free(source->columns);
    source->columns = buf_detach(&text);
}

/* The columns that were asked for, in that order. */
static int choose(struct data_sums *sums, struct data_source *source, const char *path,
                  const char *columns, struct err *err)
{
    struct data_pair names = {0}, wanted = {0};
    int at[2] = {-1, -1}, result = 0;

    if (source->columns)
        data_pair_read(&names, source->columns);
    if (!data_pair_read(&wanted, columns))
        result = err_set(err, STATUS_USAGE, "--columns takes two names or numbers, X,Y");
    for (int i = 0; !result && i < 2; i++) {
        at[i] = find_column(&names, wanted.name[i], wanted.quoted[i]);
        if (at[i] < 0)
            result =
                err_set(err, STATUS_USAGE, "--columns: %.200s has no column '%.80s'; it has %s",
                        path, wanted.name[i], source->columns ? source->columns : "1 and 2");
    }
    if (!result) {
        take_columns(sums, at[0], at[1]);
        take_names(source, &names, at[0], at[1]);
    }
    data_pair_release(&names);
    data_pair_release(&wanted);
    return result;
}

int data_set_read(struct data_set *set, const char *path, const struct data_format *format,
                  long threads, struct err *err)
{
    set->named = path;
    if (!sums_file_is_named(path))
        return data_sums_read(&set->sums, &set->source, path, format, threads, err);
    if (sums_file_read(&set->sums, &set->source, path, err))
        return -1;
    return format && format->columns ? choose(&set->sums, &set->source, path, format->columns, err)
                                     : 0;
}

/* As they are written: sums have them so. */
static bool same_names(const char *a, const char *b)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    bool same;

    printable_add(&first, a);
    printable_add(&second, b);
    same = !strcmp(first.data, second.data);
    buf_release(&first);
    buf_release(&second);
    return same;
}

int data_set_merge(struct data_set *set, const struct data_set *more, struct err *err)
{
    struct data_source *source = &set->source;
    const char *columns = more->source.columns;

    if (source->columns && columns && !same_names(source->columns, columns))
        return err_set(err, STATUS_INPUT,
                       "%.200s: its columns are %.200s, where %.200s has %.200s; --columns says "
                       "which are meant",
                       more->named, columns, set->named, source->columns);
    if (!source->columns && columns) {
        source->columns = mem_text(columns);
        set->named = more->named;
    }
    data_sums_join(&set->sums, &more->sums);
    source->skipped += more->source.skipped;
    if (set->sums.n > DATA_SUMS_MOST_ROWS || source->skipped > DATA_SUMS_MOST_ROWS)
        return err_set(err, STATUS_LIMIT, "%.200s: more rows in all than can be counted",
                       more->named);
    return 0;
}

void data_set_release(struct data_set *set)
{
    free(set->source.columns);
    *set = (struct data_set){0};
}
