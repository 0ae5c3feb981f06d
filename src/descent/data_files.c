#include "descent/data_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/printable.h"
#include "base/processors.h"
#include "base/sha256.h"
#include "descent/data_names.h"
#include "descent/sums_file.h"

/* More would wait for the one that reads and hashes. */
enum { MOST_THREADS = 8 };

long data_files_threads(void)
{
    long threads = processors_count();

    return threads < MOST_THREADS ? threads : MOST_THREADS;
}

bool data_files_are_rows(const struct data_files *files)
{
    return files->count == 1 && !sums_file_is_named(files->path[0]);
}

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

static int read_one(struct data_sums *sums, struct data_source *source, const char *path,
                    const struct data_format *format, long threads, struct err *err)
{
    *sums = (struct data_sums){0};
    if (!sums_file_is_named(path))
        return data_sums_read(sums, source, path, format, threads, err);
    if (sums_file_read(sums, source, path, err))
        return -1;
    return format && format->columns ? choose(sums, source, path, format->columns, err) : 0;
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

/* `named` is the file that the columns of all are from. */
static int merge(struct data_sums *sums, struct data_source *source, const char **named,
                 const struct data_sums *more, struct data_source *other, const char *path,
                 struct err *err)
{
    if (source->columns && other->columns && !same_names(source->columns, other->columns))
        return err_set(err, STATUS_INPUT,
                       "%.200s: its columns are %.200s, where %.200s has %.200s; --columns says "
                       "which are meant",
                       path, other->columns, *named, source->columns);
    if (!source->columns && other->columns) {
        source->columns = other->columns;
        other->columns = NULL;
        *named = path;
    }
    data_sums_join(sums, more);
    source->skipped += other->skipped;
    if (sums->n > DATA_SUMS_MOST_ROWS || source->skipped > DATA_SUMS_MOST_ROWS)
        return err_set(err, STATUS_LIMIT, "%.200s: more rows in all than can be counted", path);
    return 0;
}

static int read_all(struct data_sums *sums, struct data_source *source,
                    const struct data_files *files, const struct data_format *format, long threads,
                    struct err *err)
{
    const char *named = NULL;
    int result = 0;

    for (size_t i = 0; !result && i < files->count; i++) {
        struct data_source other;
        struct data_sums more;

        result = read_one(&more, &other, files->path[i], format, threads, err);
        if (!result)
            result = merge(sums, source, &named, &more, &other, files->path[i], err);
        free(other.columns);
    }
    return result;
}

static void identify(const struct data_sums *sums, struct data_source *source)
{
    struct buf text = BUF_INIT;

    sums_file_write(sums, source, &text);
    sha256_text(text.data, text.length, source->sha256);
    buf_release(&text);
}

/* Of files of sums, which may say anything. */
static int check(const struct data_sums *sums, const struct data_files *files, struct err *err)
{
    if (sums->n == 0)
        return err_set(err, STATUS_INPUT, "%s: no rows", files->path[0]);
    if (!data_sums_are_of_rows(sums))
        return err_set(err, STATUS_INPUT, "%s: no rows have such sums", files->path[0]);
    return 0;
}

int data_files_read(struct data_sums *sums, struct data_source *source,
                    const struct data_files *files, const struct data_format *format, long threads,
                    struct err *err)
{
    *sums = (struct data_sums){0};
    *source = (struct data_source){0};
    if (data_files_are_rows(files))
        return data_sums_read(sums, source, files->path[0], format, threads, err);
    if (read_all(sums, source, files, format, threads, err) || check(sums, files, err))
        return -1;
    identify(sums, source);
    return 0;
}
