/*
 * Data files: the first two columns, the same two the other way round, and two by name, in the
 * format that the last byte tells; and the same file with other line ends.
 */
#include "fuzz.h"

#include <math.h>

#include "descent/data.h"

/* By the bits of a byte. */
static struct data_format some_format(uint8_t bits)
{
    static const enum data_header headers[] = {DATA_HEADER_BY_RULE, DATA_HEADER_BY_RULE,
                                               DATA_HEADER_YES, DATA_HEADER_NO};

    return (struct data_format){
        .header = headers[bits & 3], .decimal_comma = bits & 4, .skip_missing = bits & 8};
}

/* Whether there are points. */
static bool read_points(const char *path, const struct data_format *format,
                        struct data_points *points)
{
    struct data_source source = {.columns = NULL};
    struct err err = {0};
    int result = data_read_points(path, format, points, &source, &err);

    check_err(result != 0, &err);
    free(source.columns);
    for (size_t i = 0; !result && i < points->count; i++)
        require(isfinite(points->x[i]) && isfinite(points->y[i]), "%g %g", points->x[i],
                points->y[i]);
    require(result || points->count, "no points, and no error");
    require(result || format->skip_missing || !source.skipped, "%ld rows skipped", source.skipped);
    return !result;
}

static void check_same(const struct data_points *points, const double *x, const double *y,
                       size_t count)
{
    require(points->count == count, "%zu points are %zu", points->count, count);
    require(!memcmp(points->x, x, count * sizeof *x) && !memcmp(points->y, y, count * sizeof *y),
            "other points");
}

static void check_swapped(const char *path, const struct data_format *format,
                          const struct data_points *points)
{
    struct data_format other = *format;
    struct data_points swapped = {0};

    other.columns = "2,1";
    require(read_points(path, &other, &swapped), "nothing is read of columns 2,1");
    check_same(&swapped, points->y, points->x, points->count);
    data_points_release(&swapped);
}

/* What is read does not depend on how lines end; a # or a BOM is what it is in either. */
static void check_line_ends(const uint8_t *bytes, size_t size, const struct data_format *format,
                            const struct data_points *points)
{
    static const char *const ends[] = {"\r", "\r\n", "\r\r\n"};

    if (memchr(bytes, '\r', size))
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct data_points again = {0};
        struct buf text = BUF_INIT;

        for (size_t k = 0; k < size; k++)
            if (bytes[k] == '\n')
                buf_puts(&text, ends[i]);
            else
                buf_add(&text, (const char *)&bytes[k], 1);
        require(read_points(input_file((const uint8_t *)text.data, text.length), format, &again),
                "nothing is read with line ends %zu", i);
        check_same(&again, points->x, points->y, points->count);
        data_points_release(&again);
        buf_release(&text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *path = input_file(bytes, size);
    struct data_format format = some_format(size ? bytes[size - 1] : 0);
    struct data_points points = {0}, named = {0};
    bool read = read_points(path, &format, &points);

    if (read)
        check_swapped(path, &format, &points);
    format.columns = size % 2 ? "x,y" : "\"x, 1\",\" \"\"y\"";
    read_points(path, &format, &named);
    format.columns = NULL;
    if (read)
        check_line_ends(bytes, size, &format, &points);
    data_points_release(&points);
    data_points_release(&named);
    return 0;
}
