#include "descent/data_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/printable.h"
#include "descent/data_names.h"
#include "descent/sums_file.h"

/* The column of the sums that the name or number means, from 0, or -1. */
static long find_column(const struct data_sums *sums, const struct data_names *names,
                        const char *wanted, bool quoted)
{
    long number;

    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->name[i], wanted))
            return (long)i;
    if (!quoted && number_parse_integer(wanted, 1, (long)sums->columns, &number))
        return number - 1;
    return -1;
}

static int fail_name(const struct data_set *set, const char *name, struct err *err)
{
    if (set->source.columns)
        return err_set(err, STATUS_USAGE, "--columns: %.200s has no column '%.80s'; it has %.200s",
                       set->named, name, set->source.columns);
    return err_set(err, STATUS_USAGE, "--columns: %.200s has no column '%.80s'; it has 1 to %zu",
                   set->named, name, set->sums.columns);
}

static void choose(struct data_set *set, const struct data_names *names, const size_t *place,
                   size_t count)
{
    struct buf text = BUF_INIT;

    data_sums_choose(&set->sums, place, count);
    if (!names->name)
        return;
    for (size_t i = 0; i < count; i++)
        data_names_add(&text, names->name[place[i]]);
    free(set->source.columns);
    set->source.columns = buf_detach(&text);
}

/* The columns that were asked for, in that order. */
static int choose_named(struct data_set *set, const struct data_names *names,
                        const struct data_format *format, struct err *err)
{
    size_t place[DATA_MOST_COLUMNS];
    struct data_names wanted;
    int result = data_names_choose(&wanted, format, err);

    for (size_t i = 0; !result && i < wanted.count; i++) {
        long found = find_column(&set->sums, names, wanted.name[i], wanted.quoted[i]);

        place[i] = (size_t)found;
        if (found < 0)
            result = fail_name(set, wanted.name[i], err);
    }
    if (!result)
        choose(set, names, place, wanted.count);
    data_names_release(&wanted);
    return result;
}

/* Leaves the columns that the format chooses: all, where there may be many and none is named. */
static int choose_columns(struct data_set *set, const struct data_format *format, struct err *err)
{
    static const size_t first_two[] = {0, 1};
    struct data_names names = {0};
    int result = 0;

    if (set->source.columns)
        data_names_read(&names, set->source.columns);
    if (format->columns)
        result = choose_named(set, &names, format, err);
    else if (!format->many && set->sums.columns > 2)
        choose(set, &names, first_two, 2);
    data_names_release(&names);
    return result;
}

int data_set_read(struct data_set *set, const char *path, const struct data_format *format,
                  long threads, struct err *err)
{
    static const struct data_format nothing_said = {0};

    set->named = path;
    if (!sums_file_is_named(path))
        return data_sums_read(&set->sums, &set->source, path, format, threads, err);
    if (sums_file_read(&set->sums, &set->source, path, err))
        return -1;
    return choose_columns(set, format ? format : &nothing_said, err);
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

static int check_columns(const struct data_set *set, const struct data_set *more, struct err *err)
{
    const char *columns = set->source.columns, *others = more->source.columns;

    if (columns && others && !same_names(columns, others))
        return err_set(err, STATUS_INPUT,
                       "%.200s: its columns are %.200s, where %.200s has %.200s; --columns says "
                       "which are meant",
                       more->named, others, set->named, columns);
    if (set->sums.columns && more->sums.columns && set->sums.columns != more->sums.columns)
        return err_set(err, STATUS_INPUT,
                       "%.200s: %zu columns, where %.200s has %zu; --columns says which are meant",
                       more->named, more->sums.columns, set->named, set->sums.columns);
    return 0;
}

int data_set_merge(struct data_set *set, const struct data_set *more, struct err *err)
{
    struct data_source *source = &set->source;
    const char *columns = more->source.columns;

    if (check_columns(set, more, err))
        return -1;
    if (!set->sums.columns || (!source->columns && columns))
        set->named = more->named;
    if (!source->columns)
        source->columns = mem_text(columns);
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
    data_sums_release(&set->sums);
    *set = (struct data_set){0};
}
