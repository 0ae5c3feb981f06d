/*
 * Data files, in the format that the last byte tells: the first two columns, and then the same two
 * the other way round, two by name, or the first two of a file with other line ends.
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

/* What is read does not depend on how lines end. */
static void check_line_ends(const uint8_t *bytes, size_t size, const char *end,
                            const struct data_format *format, const struct data_points *points)
{
    struct data_points again = {0};
    struct buf text = BUF_INIT;

    if (memchr(bytes, '\r', size))
        return;
    for (size_t k = 0; k < size; k++)
        if (bytes[k] == '\n')
            buf_puts(&text, end);
        else
            buf_add(&text, (const char *)&bytes[k], 1);
    require(read_points(input_file((const uint8_t *)text.data, text.length), format, &again),
            "nothing is read with other line ends");
    check_same(&again, points->x, points->y, points->count);
    data_points_release(&again);
    buf_release(&text);
}

static void read_by_name(const char *path, const struct data_format *format)
{
    struct data_format other = *format;
    struct data_points named = {0};

    other.columns = "\"x, 1\",y";
    read_points(path, &other, &named);
    data_points_release(&named);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const ends[] = {"\r", "\r\n", "\r\r\n"};
    const char *path = input_file(bytes, size);
    uint8_t bits = size ? bytes[size - 1] : 0;
    struct data_format format = some_format(bits);
    struct data_points points = {0};
    bool read = read_points(path, &format, &points);

    if (!read || size % 4 == 0)
        read_by_name(path, &format);
    else if (size % 4 == 1)
        check_swapped(path, &format, &points);
    else
        check_line_ends(bytes, size, ends[bits % 3], &format, &points);
    data_points_release(&points);
    return 0;
}
