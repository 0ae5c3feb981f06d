/* Files of sums, their last line made right: what is read is what is written, and can be drawn. */
#include "fuzz.h"

#include <math.h>

#include "base/sha256.h"
#include "descent/moments.h"
#include "descent/sums_file.h"

/* So that it is not the check alone that refuses a change. */
static void seal(struct buf *text)
{
    char *line = strstr(text->data, "\ncheck ");
    char digits[SHA256_TEXT + 1];

    if (!line)
        return;
    buf_truncate(text, (size_t)(line + 1 - text->data));
    sha256_text(text->data, text->length, digits);
    buf_printf(text, "check %.16s\n", digits);
}

static bool read_sums(const struct buf *text, struct data_sums *sums, struct data_source *source)
{
    struct err err = {0};
    int result =
        sums_file_read(sums, source, input_file((const uint8_t *)text->data, text->length), &err);

    check_err(result != 0, &err);
    return !result;
}

static void check_written(const struct buf *text, const struct data_sums *sums,
                          const struct data_source *source)
{
    struct buf again = BUF_INIT;

    sums_file_write(sums, source, &again);
    require(again.length == text->length && !memcmp(again.data, text->data, text->length),
            "read of\n%sand written as\n%s", text->data, again.data);
    buf_release(&again);
}

/* Columns that are turned twice are as they were. */
static void check_turned(const struct data_sums *sums, const struct buf *text,
                         const struct data_source *source)
{
    size_t place[DATA_MOST_COLUMNS];
    struct data_sums turned = {0};

    data_sums_join(&turned, sums);
    for (size_t i = 0; i < sums->columns; i++)
        place[i] = sums->columns - 1 - i;
    data_sums_choose(&turned, place, sums->columns);
    data_sums_choose(&turned, place, sums->columns);
    check_written(text, &turned, source);
    data_sums_release(&turned);
}

static void check_moments(const struct data_sums *sums)
{
    struct moments m;

    if (sums->n == 0 || !data_sums_are_of_rows(sums))
        return;
    moments_from_sums(&m, sums);
    require(m.sxx >= 0 && m.residual >= 0 && !isnan(m.x.hi + m.y.hi + m.w.hi), "Sxx %g, R %g",
            m.sxx, m.residual);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf text = input_text(bytes, size);
    struct data_sums sums;
    struct data_source source;

    seal(&text);
    if (read_sums(&text, &sums, &source)) {
        require(sums.n >= 0 && sums.n <= DATA_SUMS_MOST_ROWS && source.skipped >= 0,
                "%ld rows, %ld left out", sums.n, source.skipped);
        check_written(&text, &sums, &source);
        check_moments(&sums);
        check_turned(&sums, &text, &source);
    }
    data_sums_release(&sums);
    free(source.columns);
    buf_release(&text);
    return 0;
}
