/* Files of sums: what is written is read back to the bit, and nothing else is read. */
#include "unit/testing.h"

#include "base/sha256.h"
#include "descent/moments.h"
#include "descent/sums_file.h"

enum { MOST_COLUMNS = 5 };

static const char *const list_of[MOST_COLUMNS + 1] = {
    [2] = "a,\"b, c\"", [3] = "a,\"b, c\",d", [4] = "1,2,3,4", [5] = "a,b,c,d,\"\""};

/* Few rows of any size: the largest and the smallest doubles, too; of two columns or more. */
static void make_sums(struct data_sums *sums, uint64_t *seed)
{
    size_t rows = next_random(seed) % 5, columns = 2 + next_random(seed) % (MOST_COLUMNS - 1);

    data_sums_release(sums);
    data_sums_init(sums, columns);
    for (size_t i = 0; i < rows; i++) {
        double at[MOST_COLUMNS];
        const double *column[MOST_COLUMNS];

        for (size_t k = 0; k < columns; k++) {
            uint64_t bits = next_random(seed);

            memcpy(&at[k], &bits, sizeof bits);
            at[k] = isfinite(at[k]) ? at[k] : (double)(bits % 100);
            column[k] = &at[k];
        }
        data_sums_add(sums, &(struct data_batch){column, columns, 1});
    }
    for (size_t i = 0; i < data_sums_count(columns); i++)
        exact_sum_settle(&sums->of[i]);
}

static int read_text(struct data_sums *sums, struct data_source *source, const struct buf *text,
                     struct err *err)
{
    char *path = make_file(text->data, text->length);
    int result;

    data_sums_release(sums);
    result = sums_file_read(sums, source, path, err);
    remove_file(path);
    return result;
}

static void is_read_back(void **state)
{
    static struct data_sums sums, again;
    uint64_t seed = 21;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct data_source source = {.skipped = i % 7}, read;
        struct buf text = BUF_INIT;
        struct err err = {0};
        bool same;

        make_sums(&sums, &seed);
        source.columns = i % 2 ? strdup(list_of[sums.columns]) : NULL;
        sums_file_write(&sums, &source, &text);
        check(!read_text(&again, &read, &text, &err), "%d: %s", i, err.message);
        same = again.n == sums.n && again.columns == sums.columns;
        for (size_t k = 0; same && k < data_sums_count(sums.columns); k++)
            same = same && !memcmp(again.of[k].digit, sums.of[k].digit, sizeof sums.of[k].digit);
        check(same && read.skipped == source.skipped &&
                  !strcmp(read.columns ? read.columns : "", source.columns ? source.columns : ""),
              "%d: other sums, from %s", i, text.data);
        free(read.columns);
        free(source.columns);
        buf_release(&text);
    }
    data_sums_release(&sums);
    data_sums_release(&again);
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
        struct data_source source = {0};
        struct buf text = BUF_INIT, again = BUF_INIT;
        struct err err = {0};

        make_sums(&sums, &seed);
        source.columns = strdup(list_of[sums.columns]);
        sums_file_write(&sums, &source, &text);
        free(source.columns);
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
    data_sums_release(&sums);
}

/* Names are told apart again where columns are chosen. */
static void columns_have_a_name_each(void **state)
{
    static const char *const names[] = {"a", "a,b,c", "\"a,b", ""};

    (void)state;
    for (size_t i = 0; i < LENGTH(names); i++) {
        static struct data_sums sums;
        struct data_source source = {.columns = strdup(names[i])};
        struct buf text = BUF_INIT;
        struct err err = {0};

        data_sums_init(&sums, 2);
        sums_file_write(&sums, &source, &text);
        free(source.columns);
        check(read_text(&sums, &source, &text, &err) == -1 && err.status == STATUS_INPUT,
              "'%s' is taken", names[i]);
        free(source.columns);
        data_sums_release(&sums);
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
        struct data_source source = {0};
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
    data_sums_release(&sums);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(is_read_back),
        TEST(nothing_else_is_read),
        TEST(columns_have_a_name_each),
        TEST(data_of_mutated_sums_have_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
