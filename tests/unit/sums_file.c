/* Files of sums: what is written is read back to the bit, and nothing else is read. */
#include "unit/testing.h"

#include "base/sha256.h"
#include "descent/moments.h"
#include "descent/sums_file.h"

static void add_row(struct data_sums *sums, double x, double y)
{
    struct exact_column a = exact_sum_add_all(&sums->of[SUM_X], &x, 1);
    struct exact_column b = exact_sum_add_all(&sums->of[SUM_Y], &y, 1);

    exact_sum_add_products(&sums->of[SUM_XX], &a, &a, 1);
    exact_sum_add_products(&sums->of[SUM_XY], &a, &b, 1);
    exact_sum_add_products(&sums->of[SUM_YY], &b, &b, 1);
    sums->n++;
}

/* Few rows of any size: the largest and the smallest doubles, too. */
static void make_sums(struct data_sums *sums, uint64_t *seed)
{
    size_t rows = next_random(seed) % 5;

    *sums = (struct data_sums){0};
    for (size_t i = 0; i < rows; i++) {
        double at[2];

        for (int k = 0; k < 2; k++) {
            uint64_t bits = next_random(seed);

            memcpy(&at[k], &bits, sizeof bits);
            at[k] = isfinite(at[k]) ? at[k] : (double)(bits % 100);
        }
        add_row(sums, at[0], at[1]);
    }
    data_sums_join(sums, &(struct data_sums){0});
}

static int read_text(struct data_sums *sums, struct data_source *source, const struct buf *text,
                     struct err *err)
{
    char *path = make_file(text->data, text->length);
    int result = sums_file_read(sums, source, path, err);

    remove_file(path);
    return result;
}

static void is_read_back(void **state)
{
    static struct data_sums sums, again;
    uint64_t seed = 21;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct data_source source = {.columns = i % 2 ? "a,\"b, c\"" : NULL, .skipped = i % 7};
        struct data_source read;
        struct buf text = BUF_INIT;
        struct err err = {0};
        bool same;

        make_sums(&sums, &seed);
        sums_file_write(&sums, &source, &text);
        check(!read_text(&again, &read, &text, &err), "%d: %s", i, err.message);
        same = again.n == sums.n;
        for (size_t k = 0; k < DATA_SUMS; k++)
            same = same && !memcmp(again.of[k].digit, sums.of[k].digit, sizeof sums.of[k].digit);
        check(same && read.skipped == source.skipped &&
                  !strcmp(read.columns ? read.columns : "", source.columns ? source.columns : ""),
              "%d: other sums, from %s", i, text.data);
        free(read.columns);
        buf_release(&text);
    }
}

/* A new last line, so that it is not this alone that refuses a change. */
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

static void mutate(struct buf *text, uint64_t *seed)
{
    static const char bytes[] = "0123456789abcdef p-*\n,\"\\x\0\xff";
    size_t changes = 1 + next_random(seed) % 3;

    for (size_t i = 0; i < changes; i++) {
        size_t at = next_random(seed) % text->length, end = next_random(seed) % text->length;

        if (next_random(seed) % 4) {
            text->data[at] = bytes[next_random(seed) % (sizeof bytes - 1)];
        } else if (at < end && text->length - (end - at) > 1) {
            memmove(text->data + at, text->data + end, text->length - end);
            buf_truncate(text, text->length - (end - at));
        }
    }
}

/* It is refused, or it is how gdplot would write what it says; figures of it then have numbers. */
static void nothing_else_is_read(void **state)
{
    static struct data_sums sums;
    uint64_t seed = 23;
    int taken = 0;

    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct data_source source = {.columns = "a,b"};
        struct buf text = BUF_INIT, again = BUF_INIT;
        struct err err = {0};

        make_sums(&sums, &seed);
        sums_file_write(&sums, &source, &text);
        mutate(&text, &seed);
        seal(&text);
        if (!read_text(&sums, &source, &text, &err)) {
            taken++;
            sums_file_write(&sums, &source, &again);
            check(!strcmp(text.data, again.data), "%d: %s is taken", i, text.data);
        } else {
            check(err.status == STATUS_INPUT, "%d: status %d", i, err.status);
        }
        free(source.columns);
        buf_release(&text);
        buf_release(&again);
    }
    check(taken > 400 && taken < 3000, "%d were taken", taken);
}

/* Their names are told apart again where columns are chosen. */
static void columns_have_two_names(void **state)
{
    static const char *const names[] = {"a", "a,b,c", "\"a,b", ""};

    (void)state;
    for (size_t i = 0; i < LENGTH(names); i++) {
        static struct data_sums sums;
        struct data_source source = {.columns = strdup(names[i])};
        struct buf text = BUF_INIT;
        struct err err = {0};

        sums = (struct data_sums){0};
        sums_file_write(&sums, &source, &text);
        free(source.columns);
        check(read_text(&sums, &source, &text, &err) == -1 && err.status == STATUS_INPUT,
              "'%s' is taken", names[i]);
        free(source.columns);
        buf_release(&text);
    }
}

/* Sums that no rows have, and sums of any size, as data. */
static void data_of_mutated_sums_have_numbers(void **state)
{
    static struct data_sums sums;
    uint64_t seed = 29;
    int fine = 0;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct data_source source = {.columns = "a,b"};
        struct buf text = BUF_INIT, name = BUF_INIT;
        struct err err = {0};
        struct moments m;
        struct data_files files;
        const char *path;
        char *made;

        make_sums(&sums, &seed);
        sums_file_write(&sums, &source, &text);
        mutate(&text, &seed);
        seal(&text);
        made = make_file(text.data, text.length);
        buf_printf(&name, "%s.sums", made);
        rename(made, name.data);
        path = name.data;
        files = (struct data_files){&path, 1};
        if (!moments_read_files(&m, &source, &files, NULL, &err)) {
            fine++;
            check(m.n > 0 && m.sxx >= 0 && m.residual >= 0 && isfinite(m.w.hi), "%d: %s", i,
                  text.data);
        }
        unlink(name.data);
        free(made);
        free(source.columns);
        buf_release(&text);
        buf_release(&name);
    }
    check(fine > 5, "%d are data", fine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(is_read_back),
        TEST(nothing_else_is_read),
        TEST(columns_have_two_names),
        TEST(data_of_mutated_sums_have_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
