#include "descent/sums_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/foreign.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "descent/data_names.h"
#include "math/exact.h"

enum { CHECK_DIGITS = 16, MOST_BYTES = 8 * 1024 * 1024 };

static const char first_line[] = "gdplot sums 1\n", magic[] = "gdplot sums ",
                  columns_key[] = "columns ";

bool sums_file_is_named(const char *path)
{
    size_t length = strlen(path), tail = sizeof SUMS_FILE_EXTENSION - 1;

    return length > tail && !strcmp(path + length - tail, SUMS_FILE_EXTENSION);
}

/* The end of a line. */
static void add_sum(struct buf *out, const struct exact_sum *sum)
{
    struct exact number;

    exact_from_sum(&number, sum);
    exact_add_text(out, &number);
    buf_puts(out, "\n");
}

void sums_file_write(const struct data_sums *sums, const struct data_source *source,
                     struct buf *out)
{
    size_t start = out->length;
    char check[SHA256_TEXT + 1];

    buf_printf(out, "%s%s%zu\n", first_line, columns_key, sums->columns);
    if (source->columns) {
        buf_puts(out, "column_names ");
        printable_add(out, source->columns);
        buf_puts(out, "\n");
    }
    buf_printf(out, "rows %ld\nrows_left_out %ld\n", sums->n, source->skipped);
    for (size_t i = 0; i < sums->columns; i++) {
        buf_printf(out, "%zu ", i + 1);
        add_sum(out, &sums->of[i]);
    }
    for (size_t i = 0; i < sums->columns; i++)
        for (size_t k = i; k < sums->columns; k++) {
            buf_printf(out, "%zu*%zu ", i + 1, k + 1);
            add_sum(out, &sums->of[data_sums_product(sums->columns, i, k)]);
        }
    sha256_text(out->data + start, out->length - start, check);
    buf_printf(out, "check %.*s\n", CHECK_DIGITS, check);
}

/* The sum that is called 3 or 3*4; NULL where there is none. */
static struct exact_sum *find_sum(const struct data_sums *sums, const char *key)
{
    char *end;
    size_t first = strtoul(key, &end, 10), second = *end == '*' ? strtoul(end + 1, NULL, 10) : 1;

    if (first - 1 >= sums->columns || second - 1 >= sums->columns)
        return NULL;
    return &sums->of[*end == '*' ? data_sums_product(sums->columns, first - 1, second - 1)
                                 : first - 1];
}

static void read_count(const char *text, long *count)
{
    long value;

    if (number_parse_integer(text, 0, DATA_SUMS_MOST_ROWS, &value))
        *count = value;
}

/* Takes what a line says, as far as it can be read: what cannot be will not be written alike. */
static void take_line(struct data_sums *sums, struct data_source *source, const char *key,
                      const char *value)
{
    struct exact_sum *sum = find_sum(sums, key);

    if (!strcmp(key, "rows"))
        read_count(value, &sums->n);
    else if (!strcmp(key, "rows_left_out"))
        read_count(value, &source->skipped);
    else if (!strcmp(key, "column_names") && !source->columns)
        source->columns = mem_text(value);
    if (sum) {
        *sum = (struct exact_sum){.digit = {0}};
        exact_read_text(sum, value);
    }
}

/* Cuts the text into its lines. */
static void take_lines(struct data_sums *sums, struct data_source *source, char *at)
{
    while (*at) {
        char *line = at, *value;
        size_t length = strcspn(at, "\n");

        at += length + (at[length] == '\n');
        line[length] = '\0';
        value = strchr(line, ' ');
        if (!value)
            continue;
        *value = '\0';
        take_line(sums, source, line, value + 1);
    }
}

static int fail(const char *path, const char *text, struct err *err)
{
    long version;
    char *end;

    if (strncmp(text, magic, sizeof magic - 1))
        return err_set(err, STATUS_INPUT,
                       "%s: no sums that gdplot wrote: '%.*s' should stand first; files of rows "
                       "have other names than *%s",
                       path, (int)sizeof magic, first_line, SUMS_FILE_EXTENSION);
    version = strtol(text + sizeof magic - 1, &end, 10);
    if (version != 1)
        return err_set(err, STATUS_INPUT,
                       "%s: sums of a version that is not known; a newer gdplot wrote them", path);
    return err_set(err, STATUS_INPUT,
                   "%s: not as gdplot wrote it: it is damaged or was changed; make it anew", path);
}

static bool names_all(const struct data_sums *sums, const char *columns)
{
    struct data_names names = {0};
    bool all = !columns || (data_names_read(&names, columns) && names.count == sums->columns);

    data_names_release(&names);
    return all;
}

/* How many columns the text says there are; 0 where it does not, or too many. */
static size_t read_columns(const char *text)
{
    size_t before = sizeof first_line - 1, key = sizeof columns_key - 1;
    unsigned long columns;

    if (strncmp(text, first_line, before) || strncmp(text + before, columns_key, key))
        return 0;
    columns = strtoul(text + before + key, NULL, 10);
    return columns >= 2 && columns <= DATA_MOST_COLUMNS ? columns : 0;
}

/* The text is right if it is what would be written of what was read. */
static int read_text(struct data_sums *sums, struct data_source *source, const char *path,
                     const struct buf *text, struct err *err)
{
    struct buf again = BUF_INIT;
    char *copy = mem_text(text->data);
    int result = 0;

    data_sums_init(sums, read_columns(text->data));
    take_lines(sums, source, copy);
    sums_file_write(sums, source, &again);
    if (!sums->columns || !names_all(sums, source->columns) || again.length != text->length ||
        memcmp(again.data, text->data, text->length))
        result = fail(path, text->data, err);
    sha256_text(text->data, text->length, source->sha256);
    buf_release(&again);
    free(copy);
    return result;
}

int sums_file_read(struct data_sums *sums, struct data_source *source, const char *path,
                   struct err *err)
{
    struct buf text = BUF_INIT;
    int result;

    *sums = (struct data_sums){0};
    *source = (struct data_source){0};
    result = file_read(path, FILE_ANY, MOST_BYTES, &text, err);
    if (!result)
        result = foreign_refuse_packed(path, text.data, text.length, NULL, err);
    if (!result)
        result = read_text(sums, source, path, &text, err);
    buf_release(&text);
    return result;
}
