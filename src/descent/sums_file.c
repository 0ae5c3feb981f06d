#include "descent/sums_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "descent/data_names.h"
#include "math/exact.h"

enum { CHECK_DIGITS = 16, MOST_BYTES = 8 * 1024 * 1024 };

static const char first_line[] = "gdplot sums 1\ncolumns 2\n", magic[] = "gdplot sums ";

static const char *const keys[DATA_SUMS] = {
    [SUM_X] = "1", [SUM_Y] = "2", [SUM_XX] = "1*1", [SUM_XY] = "1*2", [SUM_YY] = "2*2",
};

bool sums_file_is_named(const char *path)
{
    size_t length = strlen(path), tail = sizeof SUMS_FILE_EXTENSION - 1;

    return length > tail && !strcmp(path + length - tail, SUMS_FILE_EXTENSION);
}

void sums_file_write(const struct data_sums *sums, const struct data_source *source,
                     struct buf *out)
{
    size_t start = out->length;
    char check[SHA256_TEXT + 1];

    buf_puts(out, first_line);
    if (source->columns) {
        buf_puts(out, "column_names ");
        printable_add(out, source->columns);
        buf_puts(out, "\n");
    }
    buf_printf(out, "rows %ld\nrows_left_out %ld\n", sums->n, source->skipped);
    for (size_t i = 0; i < DATA_SUMS; i++) {
        struct exact number;

        exact_from_sum(&number, &sums->of[i]);
        buf_printf(out, "%s ", keys[i]);
        exact_add_text(out, &number);
        buf_puts(out, "\n");
    }
    sha256_text(out->data + start, out->length - start, check);
    buf_printf(out, "check %.*s\n", CHECK_DIGITS, check);
}

/* Takes what a line says, as far as it can be read: what cannot be will not be written alike. */
static void take_line(struct data_sums *sums, struct data_source *source, const char *key,
                      const char *value)
{
    if (!strcmp(key, "rows"))
        number_parse_integer(value, 0, DATA_SUMS_MOST_ROWS, &sums->n);
    else if (!strcmp(key, "rows_left_out"))
        number_parse_integer(value, 0, DATA_SUMS_MOST_ROWS, &source->skipped);
    else if (!strcmp(key, "column_names") && !source->columns)
        source->columns = mem_text(value);
    for (size_t i = 0; i < DATA_SUMS; i++)
        if (!strcmp(key, keys[i])) {
            sums->of[i] = (struct exact_sum){.digit = {0}};
            exact_read_text(&sums->of[i], value);
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
    if (!strstr(text, "\ncolumns 2"))
        return err_set(err, STATUS_INPUT, "%s: not the sums of two columns", path);
    return err_set(err, STATUS_INPUT,
                   "%s: not as gdplot wrote it: it is damaged or was changed; make it anew", path);
}

static bool names_two(const char *columns)
{
    struct data_pair pair = {0};
    bool two = !columns || data_pair_read(&pair, columns);

    data_pair_release(&pair);
    return two;
}

/* The text is right if it is what would be written of what was read. */
static int read_text(struct data_sums *sums, struct data_source *source, const char *path,
                     const struct buf *text, struct err *err)
{
    struct buf again = BUF_INIT;
    char *copy = mem_text(text->data);
    int result = 0;

    take_lines(sums, source, copy);
    sums_file_write(sums, source, &again);
    if (!names_two(source->columns) || again.length != text->length ||
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
        result = read_text(sums, source, path, &text, err);
    buf_release(&text);
    return result;
}
