/* The reader of data files: what it takes, and what it says of what it does not. */
#include "testing.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include "base/buf.h"
#include "descent/data.h"
#include "descent/data_heading.h"
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
        /* the minus of print */
        {BYTES("1 \xE2\x88\x92"
               "2.5\n"),
         NULL, "1 -2.5|"},
        {BYTES("1,2\n\xE2\x88\x92"
               "3e\xE2\x88\x92"
               "1,4\n"),
         NULL, "1 2|-0.3 4|"},
        {BYTES("1,2\r\n3,4\r\n"), NULL, "1 2|3 4|"},
        {BYTES("1 2\r\n3 4"), NULL, "1 2|3 4|"},
        {BYTES("1 2\r\n3 4\n5 6\r\n"), NULL, "1 2|3 4|5 6|"},
        {BYTES("1 2\r3 4\r"), NULL, "1 2|3 4|"},
        {BYTES("1 2\r3 4\n5 6\r\n7 8\r\r\n\r9 9"), NULL, "1 2|3 4|5 6|7 8|9 9|"},
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
        {BYTES("1,2,text\n3,4,\n"), NULL, "3 4|"},
        {BYTES("1 2 text\n3 4 more\n"), NULL, "1 2|3 4|"},
        {BYTES("1 2 9\n3 4 8\n"), "3,1", "9 1|8 3|"},
        {BYTES("1 2\n"), "2,2", "2 2|"},
        {BYTES("a b c\n1 2 9\n"), "c,a", "9 1|"},
        {BYTES("a,b,c\n1,2,9\n"), "b,3", "2 9|"},
        {BYTES("\"the x\",b,c\n1,2,9\n"), "the x,c", "1 9|"},
        {BYTES("city,a,b\nOslo,1,2\nRome,3,4\n"), "a,b", "1 2|3 4|"},
        {BYTES("city,a,b\nOslo,1,2\n"), "2,3", "1 2|"},
        {BYTES("Oslo 1 2\n"), "2,3", "1 2|"},
        {BYTES("1 y\n1 2\n"), NULL, "1 2|"},
        {BYTES("x 2\n1 2\n"), NULL, "1 2|"},
        /* numbers */
        {BYTES("1e3 -2.5E-1\n"), NULL, "1000 -0.25|"},
        {BYTES("+1 .5\n2. 007\n"), NULL, "1 0.5|2 7|"},
        {BYTES("-0 1e-400\n"), NULL, "-0 0|"},
        {BYTES("1 2\n3 \xE2\x88\x92"
               "4\n"),
         NULL, "1 2|3 -4|"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_file(rows[i].bytes, rows[i].length);
        struct buf got = BUF_INIT;
        struct err err = {0};
        const struct data_format format = {.columns = rows[i].columns};
        int result = data_read(path, &format, list_row, &got, NULL, &err);

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
        {BYTES("1 2\n3\n"), ":2:1: ", "1 column where the first line has 2"},
        {BYTES("1 2\n3 4 5\n"), ":2:1: ", "3 columns where the first line has 2"},
        {BYTES("x,y\n1,2\n\n1,2,3\n"), ":4:1: ", "3 columns where the first line has 2"},
        {BYTES("x y z\n1 2\n"), ":2:1: ", "2 columns where the first line has 3"},
        {BYTES("1,2\n3 4\n"), ":2:1: ", "1 column where the first line has 2"},
        /* not finite numbers */
        {BYTES("1 2\n3 nan\n"), ":2:3: ", "'nan' is not a finite number"},
        {BYTES("1 2\nNaN 4\n"), ":2:1: ", "'NaN' is not a finite number"},
        {BYTES("1,2\n3,inf\n"), ":2:3: ", "'inf' is not a finite number"},
        {BYTES("1,2\n-Infinity,3\n"), ":2:1: ", "'-Infinity' is not a finite number"},
        {BYTES("1 2\n3 1e999\n"), ":2:3: ", "'1e999' is not a finite number"},
        {BYTES("1 2\n0x10 3\n"), ":2:1: ", "'0x10' is hexadecimal"},
        {BYTES("1,2\n3,\n"), ":2:3: ", "an empty cell"},
        {BYTES("1,2\n,4\n"), ":2:1: ", "an empty cell"},
        {BYTES("1,2\n3,   x y\n"), ":2:6: ", "'x y' is text, not a number"},
        {BYTES("1 2\n3 \"4 5\"\n"), ":2:4: ", "'4 5' has more than a number in it"},
        {BYTES("x y\nx y\n1 2\n"), ":2:1: ", "'x' is text, not a number"},
        {BYTES("1 2\n3 4%\n"), ":2:3: ", "'4%' has more than a number in it"},
        {BYTES("1 2\n3 \xE2\x80\x93"
               "4\n"),
         ":2:3: ", "has more than a number in it"},
        /* A first row of bad numbers is no header: it would be lost without a word. */
        {BYTES("nan nan\n1 2\n"), ":1:1: ", "'nan' is not a finite number"},
        {BYTES("inf,-inf\n1,2\n"), ":1:1: ", "'inf' is not a finite number"},
        {BYTES("0x1 0x2\n1 2\n"), ":1:1: ", "'0x1' is hexadecimal"},
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
        {BYTES("\xFF\xFE\0\0001\0\0\0 \0\0\0002\0\0\0"), ":1:1: ", "UTF-32"},
        {BYTES("\xFE\xFF\0001\0 \0002\0\n\0003\0 \0n\0o"), ":2:3: ", "'no' is text"},
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
        {"Pizzas,Reservations\n1,2\n", "Pizzas,price",
         "no column named 'price'; row 1 has Pizzas, Reservations"},
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
        const struct data_format format = {.columns = rows[i].columns};
        int result = data_read(path, &format, list_row, &got, NULL, &err);

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

static void add_unit(struct buf *out, unsigned unit, bool big)
{
    const char bytes[] = {(char)(unit >> 8), (char)unit, (char)(unit >> 8)};

    buf_add(out, bytes + !big, 2);
}

/* Appends the text, in which each '~' stands for U+1F600, which takes two units. */
static void add_utf16(struct buf *out, const char *text, bool big)
{
    for (; *text; text++)
        if (*text == '~') {
            add_unit(out, 0xD83D, big);
            add_unit(out, 0xDE00, big);
        } else {
            add_unit(out, (unsigned char)*text, big);
        }
}

/* Of both orders, with characters that straddle the reader's chunks, wherever those may end. */
static void reads_utf16(void **state)
{
    static const char long_line[] = "#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";

    (void)state;
    for (int variant = 0; variant < 8; variant++) {
        bool big = variant & 1;
        struct buf text = BUF_INIT, wanted = BUF_INIT, got = BUF_INIT;
        struct err err = {0};
        char *path;

        add_unit(&text, 0xFEFF, big);
        add_utf16(&text, "####" + variant / 2, big);
        add_utf16(&text, variant & 2 ? "\r\n\"x\n~\",y\r\n" : "\rx~,y\r", big);
        for (int row = 0; row < 4000; row++) {
            struct buf line = BUF_INIT;

            buf_printf(&line, "%s\n%d,%d\r\n", long_line, row, 2 * row);
            add_utf16(&text, line.data, big);
            buf_printf(&wanted, "%d %d|", row, 2 * row);
            buf_release(&line);
        }
        path = make_file(text.data, text.length);
        check(!data_read(path, NULL, list_row, &got, NULL, &err), "variant %d: %s", variant,
              err.message);
        check(!strcmp(got.data, wanted.data), "variant %d: other rows", variant);
        remove_file(path);
        buf_release(&text);
        buf_release(&wanted);
        buf_release(&got);
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
    const struct data_format by_name = {.columns = "Reservations,Pizzas"};
    struct moments wanted, m;
    struct err err = {0};

    (void)state;
    assert_int_equal(moments_read(&wanted, NULL, "data/pizza.txt", NULL, &err), 0);
    assert_int_equal(wanted.n, 30);
    for (int form = 0; form < 8; form++) {
        char *path = make_pizza(form & 1, form & 2, form & 4);

        memset(&m, 0, sizeof m);
        check(!moments_read(&m, NULL, path, &by_name, &err), "'%s'", err.message);
        check(m.n == wanted.n && m.x.hi == wanted.x.hi && m.y.hi == wanted.y.hi &&
                  m.sxx == wanted.sxx && m.w.hi == wanted.w.hi && m.residual == wanted.residual,
              "form %d", form);
        remove_file(path);
    }
}

/* Cells and separators of which lines are made at random, and what may be mistaken for them. */
static const char *const cell_pieces[] = {
    "1",      "-2.5",    "+.5",        "7.",     "1e3",  "12345678901234567890",
    "1e22",   "1e-400",  "x",          "#",      "#1",   "",
    "nan",    "\"3",     ".",          "\"3\"",  "1e",   "--1",
    "3\r",    "\"a,b\"", "\"1\"\"2\"", "\"1\"x", "\"\"", "\"1,5\"",
    "\" 1\"", "5\""};
static const char *const separator_pieces[] = {",", ";", "\t", " ", "  ", " \t", " ,", ", ", ""};

static void add_pieces(struct buf *text, char separator, uint64_t *seed)
{
    size_t count = 2 + next_random(seed) % 8 / 3;

    for (size_t i = 0; i < count; i++) {
        if (i && next_random(seed) % 4)
            buf_add(text, &separator, 1);
        else if (i || next_random(seed) % 4 == 0)
            buf_puts(text, separator_pieces[next_random(seed) % LENGTH(separator_pieces)]);
        buf_puts(text, cell_pieces[next_random(seed) % LENGTH(cell_pieces)]);
    }
    buf_puts(text, next_random(seed) % 4 ? "\n" : next_random(seed) % 2 ? " \r\n" : "\r\n");
}

/* A table in which the shape is known and the line is still to be read. */
static void set_line(struct data_table *table, const struct data_shape *shape,
                     const struct buf *line)
{
    struct block block = {.text = malloc(line->length + 1), .length = line->length};

    block.capacity = block.length + 1;
    memcpy(block.text, line->data, block.capacity);
    *table = (struct data_table){.lines.name = "lines", .lines.block = block, .shape = *shape};
}

static void check_line(const struct data_shape *shape, const struct buf *line, size_t *plain)
{
    struct data_table table, careful;
    double got[3], wanted[3];
    double *const column[] = {&got[0], &got[1], &got[2]};
    struct err err = {0};

    set_line(&table, shape, line);
    if (data_table_plain_rows(&table, column, 0, 1) == 1) {
        set_line(&careful, shape, line);
        check(lines_step(&careful.lines) && data_table_row(&careful, wanted, &err) == 1,
              "'%s' is none: %s", line->data, err.message);
        for (size_t i = 0; i < shape->columns; i++)
            check(same_double(got[i], wanted[i]), "'%s': %g is %g", line->data, wanted[i], got[i]);
        check(table.lines.at == careful.lines.at && table.lines.number == 1, "'%s' ends elsewhere",
              line->data);
        data_table_release(&careful);
        ++*plain;
    } else {
        check(table.lines.at == 0 && table.lines.number == 0, "'%s' is lost", line->data);
    }
    data_table_release(&table);
}

/* Whatever is taken for a plain row is one to the careful reader, too, with the same numbers. */
static void reads_plain_rows_as_others(void **state)
{
    static const char *const firsts[] = {"1,2\n",   "1;2\n",   "1\t2\n",  "1 2\n",    "a,1,b,2\n",
                                         "1 a 2\n", "1 2 a\n", "1,2,3\n", "1 2 a 3\n"};
    static const char *const columns[] = {NULL,  NULL, NULL,    NULL,   "4,2",
                                          "1,3", NULL, "3,1,2", "4,1,2"};
    uint64_t seed = 12345;
    size_t plain = 0;

    (void)state;
    for (size_t i = 0; i < LENGTH(firsts); i++) {
        char *path = make_text_file(firsts[i]);
        const struct data_format format = {.columns = columns[i], .many = true};
        struct data_dialect dialect = {0};
        struct data_heading heading;
        struct data_table table = {0};
        struct blocks blocks;
        struct err err = {0};

        assert_int_equal(blocks_open(&blocks, path, &err), 0);
        blocks.find_end = data_dialect_find_end;
        blocks.find_end_context = &dialect;
        assert_int_equal(data_heading_read(&table, &blocks, &format, &dialect, &heading, &err), 0);
        data_heading_release(&heading);
        for (int k = 0; k < 20000; k++) {
            struct buf line = BUF_INIT;

            add_pieces(&line, table.shape.separator, &seed);
            check_line(&table.shape, &line, &plain);
            buf_release(&line);
        }
        data_table_release(&table);
        blocks_close(&blocks);
        remove_file(path);
    }
    check(plain > 2000, "only %zu lines were plain", plain);
}

/* Of 53 bits, between 1e-9 and 1e3: sums of such squares cannot be exact. */
static double random_number(uint64_t *seed)
{
    double value = (double)(next_random(seed) >> 11) * 0x1p-53;

    return ldexp(1000 * value - 300, -(int)(next_random(seed) % 30));
}

/* Some 3 MB, in a dozen blocks: plain rows, and some that are not. */
static void write_many_rows(struct buf *text)
{
    uint64_t seed = 7;

    buf_puts(text, "x,y\n");
    for (int i = 0; i < 100000; i++) {
        double x = random_number(&seed), y = 3 * x - 10 + random_number(&seed) / 100;

        if (i % 1000 == 0)
            buf_printf(text, "# row %d\n\n\"%.17g\", %.17g\r\n", i, x, y);
        else
            buf_printf(text, i % 3 ? "%.6f,%.9f\n" : "%.17g,%.17g\n", x, y);
    }
}

static bool same_dd(struct dd a, struct dd b)
{
    return same_double(a.hi, b.hi) && same_double(a.lo, b.lo);
}

static bool same_moments(const struct moments *a, const struct moments *b)
{
    return a->n == b->n && same_dd(a->x, b->x) && same_dd(a->y, b->y) &&
           same_double(a->sxx, b->sxx) && same_dd(a->w, b->w) &&
           same_double(a->residual, b->residual);
}

/* Σx, Σy, Σx², Σxy and Σy², row by row. */
struct plain_sums {
    long n;
    struct dd x, y, xx, xy, yy;
};

static void add_plainly(void *context, double x, double y)
{
    struct plain_sums *sums = context;

    sums->n++;
    sums->x = dd_add(sums->x, dd_from(x));
    sums->y = dd_add(sums->y, dd_from(y));
    sums->xx = dd_add(sums->xx, dd_product(x, x));
    sums->xy = dd_add(sums->xy, dd_product(x, y));
    sums->yy = dd_add(sums->yy, dd_product(y, y));
}

static struct dd centre_plainly(const struct plain_sums *sums, struct dd ab, struct dd a,
                                struct dd b)
{
    return dd_subtract(ab, dd_divide(dd_multiply(a, b), dd_from((double)sums->n)));
}

static bool near_dd(struct dd got, struct dd wanted)
{
    return fabs(dd_subtract(got, wanted).hi) <= 1e-28 * fabs(wanted.hi);
}

static void check_against_plain_sums(const struct moments *m, const char *path)
{
    struct plain_sums sums = {0};
    struct err err = {0};
    struct dd sxx, sxy, syy, n, w, residual;

    assert_int_equal(data_read(path, NULL, add_plainly, &sums, NULL, &err), 0);
    n = dd_from((double)sums.n);
    sxx = centre_plainly(&sums, sums.xx, sums.x, sums.x);
    sxy = centre_plainly(&sums, sums.xy, sums.x, sums.y);
    syy = centre_plainly(&sums, sums.yy, sums.y, sums.y);
    w = dd_divide(sxy, sxx);
    residual = dd_subtract(syy, dd_multiply(w, sxy));
    check(m->n == 100000 && near_dd(m->x, dd_divide(sums.x, n)) &&
              near_dd(m->y, dd_divide(sums.y, n)),
          "%ld rows, means %.17g%+g and %.17g%+g", m->n, m->x.hi, m->x.lo, m->y.hi, m->y.lo);
    check(near(m->sxx, sxx.hi, 1e-15 * sxx.hi) && near_dd(m->w, w) &&
              near(m->residual, residual.hi, 1e-15 * residual.hi + 1e-28 * syy.hi),
          "Sxx %.17g, not %.17g; w %.17g%+g, not %.17g%+g; R %.17g, not %.17g", m->sxx, sxx.hi,
          m->w.hi, m->w.lo, w.hi, w.lo, m->residual, residual.hi);
}

static void sums_up_the_same_with_any_number_of_threads(void **state)
{
    static const long threads[] = {1, 2, 3, 7};
    struct moments wanted;
    struct data_source source[2];
    struct buf text = BUF_INIT;
    struct err err = {0};
    char *path;

    (void)state;
    write_many_rows(&text);
    path = make_file(text.data, text.length);
    assert_int_equal(moments_read_threads(&wanted, &source[0], path, NULL, 1, &err), 0);
    check_against_plain_sums(&wanted, path);
    for (size_t i = 0; i < LENGTH(threads); i++) {
        struct moments m;

        assert_int_equal(moments_read_threads(&m, &source[1], path, NULL, threads[i], &err), 0);
        check(same_moments(&m, &wanted), "with %ld threads: Sxx %.17g, not %.17g", threads[i],
              m.sxx, wanted.sxx);
        check(!strcmp(source[1].sha256, source[0].sha256), "%s", source[1].sha256);
        free(source[1].columns);
    }
    free(source[0].columns);
    remove_file(path);
    buf_release(&text);
}

/* The same rows without notes and with them: some have rows in them, a few are longer than a block.
 */
static void write_rows_with_notes(struct buf *plain, struct buf *noted)
{
    uint64_t seed = 11;

    buf_puts(plain, "x,y\n");
    buf_puts(noted, "x,note,y\n");
    for (int i = 0; i < 60000; i++) {
        double x = random_number(&seed), y = random_number(&seed);

        buf_printf(plain, "%.17g,%.17g\n", x, y);
        buf_printf(noted, "%.17g,\"", x);
        for (uint64_t lines = i % 20000 == 777 ? 40000 : next_random(&seed) % 4; lines > 0; lines--)
            buf_puts(noted, next_random(&seed) % 3 ? "1,2,3\n" : "a \"\"b\"\"\r\n");
        buf_printf(noted, "\",%.17g%s", y, i % 5 ? "\n" : i % 7 ? "\r\n" : "\r");
    }
}

/* Blocks end where records do, wherever their quotes and line ends stand. */
static void sums_up_the_same_with_line_ends_in_cells(void **state)
{
    const struct data_format format = {.columns = "x,y"};
    struct buf plain = BUF_INIT, noted = BUF_INIT;
    struct moments wanted, m[3];
    struct err err = {0};
    char *path;

    (void)state;
    write_rows_with_notes(&plain, &noted);
    path = make_file(plain.data, plain.length);
    check(!moments_read(&wanted, NULL, path, NULL, &err), "%s", err.message);
    remove_file(path);
    path = make_file(noted.data, noted.length);
    for (int i = 0; i < 3; i++)
        check(!moments_read_threads(&m[i], NULL, path, &format, 1 + 3 * i, &err) &&
                  same_moments(&m[i], &m[0]),
              "%d threads: '%s'", 1 + 3 * i, err.message);
    check(m[0].n == wanted.n && near(m[0].x.hi, wanted.x.hi, 1e-12) &&
              near(m[0].y.hi, wanted.y.hi, 1e-12) && near(m[0].w.hi, wanted.w.hi, 1e-12) &&
              near(m[0].sxx, wanted.sxx, 1e-12 * wanted.sxx),
          "%ld rows, means %.17g and %.17g", m[0].n, m[0].x.hi, m[0].y.hi);
    remove_file(path);
    buf_release(&plain);
    buf_release(&noted);
}

/* Writes to a pipe what does not fill it, then what does, in pieces of many lengths. */
static void write_in_pieces(const char *pipe, const struct buf *text)
{
    FILE *out = fopen(pipe, "wb");
    size_t at = 0, length = 1;

    while (out && at < text->length) {
        size_t left = text->length - at;

        at += fwrite(text->data + at, 1, length < left ? length : left, out);
        fflush(out);
        length = length * 3 % 70001;
    }
    _exit(!out || fclose(out));
}

static void sums_up_the_same_from_a_pipe(void **state)
{
    struct moments wanted, m;
    struct buf text = BUF_INIT;
    struct err err = {0};
    char *path, *pipe;
    pid_t writer;

    (void)state;
    write_many_rows(&text);
    path = make_file(text.data, text.length);
    pipe = make_text_file("");
    assert_int_equal(unlink(pipe) || mkfifo(pipe, 0600), 0);
    assert_int_equal(moments_read(&wanted, NULL, path, NULL, &err), 0);
    writer = fork();
    if (writer == 0)
        write_in_pieces(pipe, &text);
    check(!moments_read_threads(&m, NULL, pipe, NULL, 3, &err) && same_moments(&m, &wanted), "%s",
          err.message);
    waitpid(writer, NULL, 0);
    remove_file(path);
    remove_file(pipe);
    buf_release(&text);
}

/* Of several lines that are wrong, in several blocks, the first in the file is told of. */
static void tells_of_the_first_bad_line(void **state)
{
    static const struct {
        const char *lines[4]; /* after 80,001, 80,002, 150,002 and 200,002 good ones */
        const char *place, *piece;
    } rows[] = {
        {{"1,x", "", "2", "3,nan"}, ":80002:3: ", "'x' is text, not a number"},
        {{"", "\"1\",2", "2", "3,nan"}, ":150005:1: ", "1 column where the first line has 2"},
        {{"", "", "#",
          "\xEF\xBB\xBF"
          "3,4"},
         ":200006:1: ",
         "has more than a number in it"},
        {{"", "", "", "1,2\r\r3"}, ":200008:1: ", "1 column where"},
        {{"", "1,\"2\n\n3\"", "", ""}, ":80004:4: ", "has more than a number in it"},
        {{"1.5,\"2.25\"\r2.5,3", "1,\"2", "", ""}, ":80005:1: ", "a cell in quotes of over 1 MiB"},
        {{"", "#\xFF", "1,1,5", ""}, ":150005:1: ", "3 columns"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        static const int at[] = {80001, 80002, 150002, 200002};
        struct buf text = BUF_INIT, start = BUF_INIT;
        char *path;
        int line = 0;

        for (size_t k = 0; k < LENGTH(at); k++) {
            for (; line < at[k]; line++)
                buf_puts(&text, "1.5,2.25\r\n");
            buf_printf(&text, "%s\n", rows[i].lines[k]);
        }
        path = make_file(text.data, text.length);
        buf_printf(&start, "%s%s", path, rows[i].place);
        for (long threads = 1; threads <= 5; threads += 2) {
            struct err err = {0};
            struct moments m;

            check(moments_read_threads(&m, NULL, path, NULL, threads, &err) == -1 &&
                      !strncmp(err.message, start.data, start.length) &&
                      contains(err.message, rows[i].piece),
                  "row %zu, %ld threads: '%s'", i, threads, err.message);
        }
        remove_file(path);
        buf_release(&text);
        buf_release(&start);
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
        TEST(reads_utf16),
        TEST(reads_long_files),
        TEST(reads_every_form_of_pizza),
        TEST(reads_plain_rows_as_others),
        TEST(sums_up_the_same_with_any_number_of_threads),
        TEST(sums_up_the_same_with_line_ends_in_cells),
        TEST(sums_up_the_same_from_a_pipe),
        TEST(tells_of_the_first_bad_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
