/* The reader of data files: what it takes, and what it says of what it does not. */
#include "testing.h"

#include "base/buf.h"
#include "descent/data.h"
#include "descent/moments.h"

/* Bytes that may hold a NUL: the text of a literal and its length. */
#define BYTES(literal) literal, sizeof(literal) - 1

/* The rows that came out, as "x y|x y|". */
static void list_row(void *context, double x, double y)
{
    buf_printf(context, "%g %g|", x, y);
}

static void reads_tables(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *columns, *rows;
    } rows[] = {
        /* separators */
        {BYTES("1,2\n3,4\n"), NULL, "1 2|3 4|"},
        {BYTES("1;2\n3;4\n"), NULL, "1 2|3 4|"},
        {BYTES("1\t2\n3\t4\n"), NULL, "1 2|3 4|"},
        {BYTES("1 2\n3 4\n"), NULL, "1 2|3 4|"},
        {BYTES("  1   2  \n\t3 \t 4\n"), NULL, "1 2|3 4|"},
        {BYTES("1, 2\n3 ,4\n"), NULL, "1 2|3 4|"},
        {BYTES(" 1 ; 2 \n"), NULL, "1 2|"},
        /* line ends */
        {BYTES("1 2"), NULL, "1 2|"},
        {BYTES("1,2\r\n3,4\r\n"), NULL, "1 2|3 4|"},
        {BYTES("1 2\r\n3 4"), NULL, "1 2|3 4|"},
        {BYTES("1 2\r\n3 4\n5 6\r\n"), NULL, "1 2|3 4|5 6|"},
        {BYTES("\xEF\xBB\xBF"
               "1 2\n3 4\n"),
         NULL, "1 2|3 4|"},
        {BYTES("\xEF\xBB\xBFx,y\r\n3,4\r\n"), NULL, "3 4|"},
        /* headers, comments, blank lines */
        {BYTES("x y\n1 2\n"), NULL, "1 2|"},
        {BYTES("x,y\n1,2\n"), NULL, "1 2|"},
        {BYTES("\"x\",\"y\"\n1,2\n"), NULL, "1 2|"},
        {BYTES("\"a, b\",\"c\"\n1,2\n"), NULL, "1 2|"},
        {BYTES("\"a b\" c\n1 2\n"), NULL, "1 2|"},
        {BYTES("\"1\",\"2\"\n"), NULL, "1 2|"},
        {BYTES("area (m\xC2\xB2);price\n1;2\n"), NULL, "1 2|"},
        {BYTES("# made by hand\n1 2\n# between\n3 4\n#"), NULL, "1 2|3 4|"},
        {BYTES("#x y\n1 2\n"), NULL, "1 2|"},
        {BYTES("\n\n1 2\n\n  \t\n3 4\n\n"), NULL, "1 2|3 4|"},
        {BYTES("\r\n1 2\r\n\r\n"), NULL, "1 2|"},
        {BYTES("# c\n\nx y\n\n1 2\n"), NULL, "1 2|"},
        /* columns */
        {BYTES("1 2 9\n3 4 9\n"), NULL, "1 2|3 4|"},
        {BYTES("1,2,\n3,4,\n"), NULL, "1 2|3 4|"},
        {BYTES("1,2,text\n3,4,\n"), NULL, "1 2|3 4|"},
        {BYTES("1 2 9\n3 4 8\n"), "3,1", "9 1|8 3|"},
        {BYTES("1 2\n"), "2,2", "2 2|"},
        {BYTES("a b c\n1 2 9\n"), "c,a", "9 1|"},
        {BYTES("a,b,c\n1,2,9\n"), "b,3", "2 9|"},
        {BYTES("\"the x\",b,c\n1,2,9\n"), "the x,c", "1 9|"},
        {BYTES("city,a,b\nOslo,1,2\nRome,3,4\n"), "a,b", "1 2|3 4|"},
        {BYTES("city,a,b\nOslo,1,2\n"), "2,3", "1 2|"},
        {BYTES("Oslo,1,2\n"), "2,3", "1 2|"},
        /* numbers */
        {BYTES("1e3 -2.5E-1\n"), NULL, "1000 -0.25|"},
        {BYTES("+1 .5\n2. 007\n"), NULL, "1 0.5|2 7|"},
        {BYTES("-0 1e-400\n"), NULL, "-0 0|"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_file(rows[i].bytes, rows[i].length);
        struct buf got = BUF_INIT;
        struct err err = {0};
        int result = data_read(path, rows[i].columns, list_row, &got, NULL, &err);

        check(result == 0 && !strcmp(got.data, rows[i].rows), "row %zu: %s, '%s'", i, got.data,
              err.message);
        buf_release(&got);
        remove_file(path);
    }
}

static void refuses_what_is_no_table(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *place; /* after the file's name: ":LINE:COLUMN: ", or ": " for the whole file */
        const char *piece;
    } rows[] = {
        {BYTES(""), ": ", "no data"},
        {BYTES("\n \n"), ": ", "no data"},
        {BYTES("# a comment\n"), ": ", "no data"},
        {BYTES("\xEF\xBB\xBF"), ": ", "no data"},
        {BYTES("x y\n"), ": ", "only a header"},
        {BYTES("x,y"), ": ", "only a header"},
        {BYTES("1\n2\n"), ":1:1: ", "one column"},
        {BYTES("\n\nx\n1\n"), ":3:1: ", "one column"},
        /* ragged */
        {BYTES("1 2\n3\n"), ":2:1: ", "1 columns where the first line has 2"},
        {BYTES("1 2\n3 4 5\n"), ":2:1: ", "3 columns where the first line has 2"},
        {BYTES("x,y\n1,2\n\n1,2,3\n"), ":4:1: ", "3 columns where the first line has 2"},
        {BYTES("x y z\n1 2\n"), ":2:1: ", "2 columns where the first line has 3"},
        {BYTES("1,2\n3 4\n"), ":2:1: ", "1 columns where the first line has 2"},
        /* not finite numbers */
        {BYTES("1 2\n3 nan\n"), ":2:3: ", "'nan' is not a finite number"},
        {BYTES("1 2\nNaN 4\n"), ":2:1: ", "'NaN' is not a finite number"},
        {BYTES("1,2\n3,inf\n"), ":2:3: ", "'inf' is not a finite number"},
        {BYTES("1,2\n-Infinity,3\n"), ":2:1: ", "'-Infinity' is not a finite number"},
        {BYTES("1 2\n3 1e999\n"), ":2:3: ", "'1e999' is not a finite number"},
        {BYTES("1 2\n0x10 3\n"), ":2:1: ", "'0x10' is not a finite number"},
        {BYTES("1,2\n3,\n"), ":2:3: ", "an empty cell"},
        {BYTES("1,2\n,4\n"), ":2:1: ", "an empty cell"},
        {BYTES("1,2\n3,   x y\n"), ":2:6: ", "'x y' is not a finite number"},
        {BYTES("1 2\n3 \"4 5\"\n"), ":2:4: ", "'4 5' is not a finite number"},
        {BYTES("x y\nx y\n1 2\n"), ":2:1: ", "'x' is not a finite number"},
        {BYTES("1 y\n1 2\n"), ":1:3: ", "'y' is not a finite number"},
        {BYTES("x 2\n1 2\n"), ":1:1: ", "'x' is not a finite number"},
        {BYTES("1 2\n3 4%\n"), ":2:3: ", "'4%' is not a finite number"},
        {BYTES("1 2\r3 4\r"), ":1:3: ", "is not a finite number"},
        {BYTES("1 2\n3 \xE2\x88\x92"
               "4\n"),
         ":2:3: ", "is not a finite number"},
        /* A first row of bad numbers is no header: it would be lost without a word. */
        {BYTES("nan nan\n1 2\n"), ":1:1: ", "'nan' is not a finite number"},
        {BYTES("inf,-inf\n1,2\n"), ":1:1: ", "'inf' is not a finite number"},
        {BYTES("0x1 0x2\n1 2\n"), ":1:1: ", "'0x1' is not a finite number"},
        {BYTES("1e999 1e999\n1 2\n"), ":1:1: ", "'1e999' is not a finite number"},
        /* decimal commas */
        {BYTES("1;2\n3;4,5\n"), ":2:3: ", "'4,5' has a decimal comma"},
        {BYTES("1\t2\n3,5\t4\n"), ":2:1: ", "'3,5' has a decimal comma"},
        {BYTES("1 2\n3,5 4\n"), ":2:1: ", "'3,5' has a decimal comma"},
        {BYTES("x;y\n1,5;2,5\n"), ":2:1: ", "'1,5' has a decimal comma"},
        {BYTES("1,5;2,5\n3,5;4,5\n"), ":1:1: ", "'1,5' has a decimal comma"},
        {BYTES("1,5;2,5\n3;4\n"), ":1:1: ", "'1,5' has a decimal comma"},
        /* no text at all */
        {BYTES("1 2\n3 \0 4\n"), ":2:3: ", "a NUL byte"},
        {BYTES("\0"), ":1:1: ", "a NUL byte"},
        {BYTES("1\0 \0002\0\n\0"), ":1:2: ", "a NUL byte"},
        {BYTES("\xFF\xFE"
               "1\0 \0002\0\n\0"),
         ":1:1: ", "UTF-16"},
        {BYTES("\xFE\xFF\0001\0 \0002\0\n"), ":1:1: ", "UTF-16"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_file(rows[i].bytes, rows[i].length);
        struct buf got = BUF_INIT, start = BUF_INIT;
        struct err err = {0};
        int result = data_read(path, NULL, list_row, &got, NULL, &err);

        buf_printf(&start, "%s%s", path, rows[i].place);
        check(result == -1 && err.status == STATUS_INPUT &&
                  !strncmp(err.message, start.data, start.length) &&
                  contains(err.message, rows[i].piece),
              "row %zu (%s %s): %d, status %d, '%s'", i, rows[i].place, rows[i].piece, result,
              err.status, err.message);
        buf_release(&got);
        buf_release(&start);
        remove_file(path);
    }
}

static void refuses_columns_that_are_not_there(void **state)
{
    static const struct {
        const char *text, *columns, *piece;
    } rows[] = {
        {"Pizzas,Reservations\n1,2\n", "Pizas,Reservations",
         "no column named 'Pizas'; did you mean 'Pizzas'?"},
        {"Pizzas,Reservations\n1,2\n", "Pizzas,Reservation", "did you mean 'Reservations'?"},
        {"Pizzas,Reservations\n1,2\n", "Pizzas,price", "no column named 'price'"},
        {"Pizzas,Reservations\n1,2\n", "pizzas,2", "did you mean 'Pizzas'?"},
        {"1 2\n", "x,y", "no column named 'x'"},
        {"1 2\n", "1,3", "there is no column 3"},
        {"1 2\n", "99,1", "there is no column 99"},
        {"1 2\n", "0,1", "'0'"},
        {"1 2\n", "-1,1", "'-1'"},
        {"1 2\n", "1", "'1' is not two columns; write X,Y"},
        {"1 2\n", "", "'' is not two columns"},
        {"1 2\n", "1,2,3", "'1,2,3' is not two columns"},
        {"1 2\n", "1,", "''"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_text_file(rows[i].text);
        struct buf got = BUF_INIT;
        struct err err = {0};
        int result = data_read(path, rows[i].columns, list_row, &got, NULL, &err);

        check(result == -1 && err.status == STATUS_USAGE && contains(err.message, "--columns") &&
                  contains(err.message, rows[i].piece),
              "'%s': %d, status %d, '%s'", rows[i].columns, result, err.status, err.message);
        buf_release(&got);
        remove_file(path);
    }
}

static void refuses_files_that_cannot_be_read(void **state)
{
    static const char *const paths[] = {"/nowhere/at/all.csv", "data"};

    (void)state;
    for (size_t i = 0; i < LENGTH(paths); i++) {
        struct err err = {0};

        check(data_read(paths[i], NULL, list_row, NULL, NULL, &err) == -1 &&
                  err.status == STATUS_IO && contains(err.message, paths[i]) &&
                  contains(err.message, "cannot read"),
              "status %d, '%s'", err.status, err.message);
    }
}

/* A good row, then a row of `length` bytes that blanks fill up. */
static char *make_long_line(size_t length, const char *end)
{
    struct buf text = BUF_INIT;
    char *path;

    buf_puts(&text, "1 2\n3 4");
    while (text.length < length + 4)
        buf_puts(&text, " ");
    buf_puts(&text, end);
    path = make_file(text.data, text.length);
    buf_release(&text);
    return path;
}

static void limits_lines_to_a_mebibyte(void **state)
{
    static const struct {
        size_t length;
        const char *end;
        enum status status;
    } rows[] = {
        {60000, "\n", STATUS_OK},      {200000, "\n", STATUS_OK},     {1048576, "\n", STATUS_OK},
        {1048576, "", STATUS_OK},      {1048577, "\n", STATUS_LIMIT}, {1048577, "", STATUS_LIMIT},
        {2000000, "\n", STATUS_LIMIT}, {2000000, "", STATUS_LIMIT},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_long_line(rows[i].length, rows[i].end);
        struct buf got = BUF_INIT;
        struct err err = {0};

        data_read(path, NULL, list_row, &got, NULL, &err);
        check(err.status == rows[i].status, "row %zu: status %d, '%s'", i, err.status, err.message);
        check(err.status ? contains(err.message, ":2:1: ") && contains(err.message, "1 MiB")
                         : !strcmp(got.data, "1 2|3 4|"),
              "row %zu: %s, '%s'", i, got.data, err.message);
        buf_release(&got);
        remove_file(path);
    }
}

/* Rows that straddle the reader's chunks, wherever those may end. */
static void reads_long_files(void **state)
{
    struct buf text = BUF_INIT;
    struct err err = {0};
    struct moments m;
    char *path;

    (void)state;
    for (int i = 0; i < 60000; i++)
        buf_printf(&text, "%d,%d%s", i, 2 * i + 1, i % 3 ? "\n" : "\r\n");
    path = make_file(text.data, text.length);
    assert_int_equal(moments_read(&m, NULL, path, NULL, &err), 0);
    check(m.n == 60000 && m.x.hi == 29999.5 && m.y.hi == 60000 && m.w.hi == 2 && m.residual == 0,
          "%ld, %g, %g, %g, %g", m.n, m.x.hi, m.y.hi, m.w.hi, m.residual);
    remove_file(path);
    buf_release(&text);
}

/* data/pizza.txt in one of the forms in which copies of it go round. */
static char *make_pizza(bool commas, bool crlf, bool final_newline)
{
    FILE *in = fopen("data/pizza.txt", "r");
    struct buf text = BUF_INIT;
    char x[64], y[64], *path;

    assert_non_null(in);
    while (fscanf(in, "%63s %63s", x, y) == 2)
        buf_printf(&text, "%s%s%s%s", x, commas ? "," : "   ", y, crlf ? "\r\n" : "\n");
    fclose(in);
    path = make_file(text.data, text.length - (final_newline ? 0 : crlf ? 2 : 1));
    buf_release(&text);
    return path;
}

static void reads_every_form_of_pizza(void **state)
{
    struct moments wanted, m;
    struct err err = {0};

    (void)state;
    assert_int_equal(moments_read(&wanted, NULL, "data/pizza.txt", NULL, &err), 0);
    assert_int_equal(wanted.n, 30);
    for (int form = 0; form < 8; form++) {
        char *path = make_pizza(form & 1, form & 2, form & 4);

        memset(&m, 0, sizeof m);
        check(!moments_read(&m, NULL, path, "Reservations,Pizzas", &err), "'%s'", err.message);
        check(m.n == wanted.n && m.x.hi == wanted.x.hi && m.y.hi == wanted.y.hi &&
                  m.sxx == wanted.sxx && m.w.hi == wanted.w.hi && m.residual == wanted.residual,
              "form %d", form);
        remove_file(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_tables),
        TEST(refuses_what_is_no_table),
        TEST(refuses_columns_that_are_not_there),
        TEST(refuses_files_that_cannot_be_read),
        TEST(limits_lines_to_a_mebibyte),
        TEST(reads_long_files),
        TEST(reads_every_form_of_pizza),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
