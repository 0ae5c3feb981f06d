/* Files read in parts: wherever they are cut, the parts make up the whole. */
#include "unit/testing.h"

#include "base/buf.h"
#include "descent/data_range.h"
#include "descent/data_sums.h"

enum { MOST_PARTS = 9 };

static struct data_sums read_whole(const char *path, off_t size, const struct data_format *format,
                                   long *lines)
{
    struct data_sums sums = {0}, same = {0};
    struct data_range all = {.to = size};
    struct err err = {0};

    check(!data_sums_read(&sums, NULL, path, format, 2, &err), "%s", err.message);
    check(!data_sums_read_range(&same, NULL, path, format, &all, 2, &err), "%s", err.message);
    check(all.rows == sums.n && all.ended == size, "%ld rows, not %ld", all.rows, sums.n);
    data_sums_release(&same);
    *lines = all.lines;
    return sums;
}

/* Reads the part where it seems to begin and, where that is wrong, once more. */
static bool read_part(struct data_sums *sums, struct data_range *range, off_t before,
                      const char *path, const struct data_format *format, struct err *err)
{
    struct data_sums part = {0};
    bool again, failed = data_sums_read_range(&part, NULL, path, format, range, 2, err);

    again = range->from > 0 && range->begun != before;
    if (again) {
        *err = (struct err){0};
        data_sums_release(&part);
        range->from = before;
        range->known = true;
        failed = data_sums_read_range(&part, NULL, path, format, range, 1, err);
    }
    check(!failed, "%s", err->message);
    data_sums_join(sums, &part);
    data_sums_release(&part);
    return again;
}

/* Returns how many parts began at the wrong place. */
static int check_parts(const char *path, off_t size, const struct data_format *format,
                       uint64_t *seed)
{
    long all;
    struct data_sums whole = read_whole(path, size, format, &all), sums = {0};
    size_t count = 1 + next_random(seed) % MOST_PARTS;
    off_t at = 0, ended = 0;
    long lines = 0;
    int wrong = 0;

    for (size_t i = 0; i < count; i++) {
        off_t left = size - at;
        off_t to = i + 1 == count ? size : at + (off_t)(next_random(seed) % (uint64_t)(left + 1));
        struct data_range range = {.from = at, .to = to, .lines_before = lines};
        struct err err = {0};

        if (to == at)
            continue;
        wrong += read_part(&sums, &range, ended, path, format, &err);
        ended = range.ended;
        lines += range.lines;
        at = to;
    }
    check(ended == size, "%lld of %lld bytes", (long long)ended, (long long)size);
    check(sums.n == whole.n, "%ld rows, not %ld", sums.n, whole.n);
    for (size_t k = 0; k < data_sums_count(whole.columns); k++)
        check(sums.columns == whole.columns &&
                  !memcmp(sums.of[k].digit, whole.of[k].digit, sizeof whole.of[k].digit),
              "sum %zu of %zu parts", k, count);
    check(lines == all, "%ld lines, not %ld", lines, all);
    data_sums_release(&sums);
    data_sums_release(&whole);
    return wrong;
}

static void check_file(const struct buf *text, const char *columns, uint64_t *seed, int *wrong)
{
    const struct data_format format = {.columns = columns, .many = true};
    char *path = make_file(text->data, text->length);

    for (int i = 0; i < 60; i++)
        *wrong += check_parts(path, (off_t)text->length, &format, seed);
    remove_file(path);
}

static double some_number(uint64_t *seed)
{
    return (double)(next_random(seed) % 2000001 - 1000000) / 1000;
}

static void plain_rows_begin_where_they_seem_to(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    uint64_t seed = 31;

    (void)state;
    for (size_t end = 0; end < LENGTH(ends); end++)
        for (int rows = 3; rows < 60000; rows *= 30) {
            struct buf text = BUF_INIT;
            int wrong = 0;

            buf_printf(&text, "# a comment%sx,y%s", ends[end], ends[end]);
            for (int i = 0; i < rows; i++)
                buf_printf(&text, "%g,%g%s", some_number(&seed), some_number(&seed),
                           i + 1 < rows ? ends[end] : "");
            check_file(&text, NULL, &seed, &wrong);
            check(rows < 1000 || wrong < 10, "%d parts of %d rows began at the wrong place", wrong,
                  rows);
            buf_release(&text);
        }
}

/* Most line ends stand in quotes. */
static void parts_that_begin_in_quotes_are_found_out(void **state)
{
    uint64_t seed = 37;
    int wrong = 0;

    (void)state;
    for (int rows = 3; rows < 6000; rows *= 30) {
        struct buf text = BUF_INIT;

        buf_puts(&text, "\xEF\xBB\xBFx,\"a\nnote\",y\n");
        for (int i = 0; i < rows; i++) {
            buf_printf(&text, "%g,\"", some_number(&seed));
            for (uint64_t lines = i % 2000 == 777 ? 60000 : next_random(&seed) % 5; lines; lines--)
                buf_puts(&text, next_random(&seed) % 3 ? "1,2,3\n" : "a \"\"b\"\"\r\n");
            buf_printf(&text, "\",%g%s", some_number(&seed), i % 3 ? "\n" : "\r\n");
        }
        check_file(&text, "x,y", &seed, &wrong);
        buf_release(&text);
    }
    check(wrong > 100, "%d parts began at the wrong place", wrong);
}

/* The line that is told is that of the file. */
static void errors_name_lines_of_the_file(void **state)
{
    char *path = make_text_file("x,y\n1,2\n2,3\n3,4\n4,z\n");
    struct data_range range = {.from = 12, .to = 20, .lines_before = 3};
    struct data_sums sums = {0};
    struct err err = {0};

    (void)state;
    assert_int_equal(data_sums_read_range(&sums, NULL, path, NULL, &range, 1, &err), -1);
    check(contains(err.message, ":5:3: 'z'"), "%s", err.message);
    data_sums_release(&sums);
    remove_file(path);
}

/* Where its parts begin cannot be told from the bytes before. */
static void utf16_has_no_parts(void **state)
{
    static const char text[] = "\xFF\xFEx\0,\0y\0\n\0001\0,\0002\0\n\0003\0,\0004\0\n";
    char *path = make_file(text, sizeof text);

    (void)state;
    for (off_t from = 0; from <= 12; from += 12) {
        struct data_range range = {.from = from, .to = 20};
        struct data_sums sums = {0};
        struct err err = {0};

        assert_int_equal(data_sums_read_range(&sums, NULL, path, NULL, &range, 1, &err), -1);
        check(err.status == STATUS_INPUT && contains(err.message, "UTF-16"), "%d, '%s'", err.status,
              err.message);
        data_sums_release(&sums);
    }
    remove_file(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plain_rows_begin_where_they_seem_to),
        TEST(parts_that_begin_in_quotes_are_found_out),
        TEST(errors_name_lines_of_the_file),
        TEST(utf16_has_no_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
