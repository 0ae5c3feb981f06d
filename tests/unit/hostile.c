/*
 * How much work small hostile files can make: of each 1 MiB (or as far as its kind goes) the work
 * is counted, in the units of its limit, and never timed.
 */
#include "testing.h"

#include <fcntl.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "descent/moments.h"
#include "descent/trajectory.h"
#include "render/extract.h"
#include "report/report_yaml.h"
#include "request/yaml_work.h"
#include "template/escape.h"
#include "template/template.h"

enum { MIB = 1 << 20 };

#ifdef __SANITIZE_ADDRESS__
/* It measures the rest of the text at each strstr: a MiB at each tag of a template takes minutes.
 */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "intercept_strstr=0";
}
#endif

/* `before`, then `piece` as often as there is room for in 1 MiB, with %zu in it a number, then
 * `after`. */
static void repeat(struct buf *out, const char *before, const char *piece, const char *after)
{
    size_t room = MIB - strlen(after) - 64;

    buf_puts(out, before);
    for (size_t i = 0; out->length < room; i++) {
        const char *number = strstr(piece, "%zu"),
                   *second = number ? strstr(number + 1, "%zu") : NULL;

        if (!number)
            buf_puts(out, piece);
        else if (!second)
            buf_printf(out, "%.*s%zu%s", (int)(number - piece), piece, i, number + 3);
        else
            buf_printf(out, "%.*s%zu%.*s%zu%s", (int)(number - piece), piece, i,
                       (int)(second - number) - 3, number + 3, i, second + 3);
    }
    buf_puts(out, after);
}

static void yaml_is_counted_before_it_is_read(void **state)
{
    static const struct {
        const char *before, *piece, *after;
        enum status status;
    } rows[] = {
        {"title: ", "[", "\n", STATUS_LIMIT},
        {"title: ", "{a: ", "\n", STATUS_LIMIT},
        {"title:\n", "- ", "a\n", STATUS_LIMIT},
        {"", "- ", "a\n", STATUS_LIMIT},
        {"", "? ", "a\n", STATUS_LIMIT},
        {"title: [", "&a%zu x,*a%zu ,", "a]\n", STATUS_LIMIT},
        {"title: [&a x,", "*a ,", "a]\n", STATUS_LIMIT},
        {"", "%%TAG !a%zu! tag:x,2000:%zu\n", "---\na: 1\n", STATUS_INPUT},
        {"", "%TAG !a%zu! tag:x,2000:%zu\n", "---\na: 1\n", STATUS_LIMIT},
        {"", "k%zu: 1\n", "", STATUS_INPUT},
        {"{", "k%zu: 1,", "}", STATUS_INPUT},
        {"", "#\n", "a: 1\n", STATUS_OK},
        {"title: \"", "\\x41", "\"\n", STATUS_OK},
        {"title: ", "a\n ", "\n", STATUS_OK},
        {"figures: [", "{},", "]", STATUS_OK},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;
        struct err err = {0};
        struct yaml yaml;
        char *path;
        long work;

        repeat(&text, rows[i].before, rows[i].piece, rows[i].after);
        work = yaml_work(text.data, text.length);
        check(work <= 2 * YAML_MOST_WORK, "row %zu: %ld", i, work);
        check((work > YAML_MOST_WORK) == (rows[i].status == STATUS_LIMIT), "row %zu: %ld", i, work);
        path = make_file(text.data, text.length);
        if (!yaml_open(&yaml, path, &err))
            yaml_close(&yaml);
        check(rows[i].status == STATUS_INPUT || err.status == rows[i].status, "row %zu: %d %s", i,
              err.status, err.message);
        remove_file(path);
        buf_release(&text);
    }
}

/* A map as a report's is: lists in lists, names, a long text. */
static struct value *make_map(const char *text)
{
    struct value *map = value_new(), *list, *inner;

    for (int i = 0; i < 20; i++)
        value_add_word(map, "word", "1");
    value_add_text(map, "text", text);
    list = value_add_list(map, "list");
    for (int i = 0; i < 10; i++) {
        inner = value_append(list);
        value_add_word(inner, "a", "1");
        value_add_list(inner, "none");
    }
    return map;
}

static void templates_are_counted_as_they_are_filled(void **state)
{
    static const struct {
        const char *before, *piece, *after;
        enum status status;
    } rows[] = {
        {"", "{{text}}", "", STATUS_LIMIT},
        {"", "{{{text}}}", "", STATUS_LIMIT},
        {"{{#list}}{{#list}}{{#list}}{{#list}}{{#list}}{{#list}}{{#list}}", "{{q}}",
         "{{/list}}{{/list}}{{/list}}{{/list}}{{/list}}{{/list}}{{/list}}", STATUS_LIMIT},
        {"{{#list}}", "{{a}}", "{{/list}}", STATUS_OK},
        {"", "{{q}}", "", STATUS_OK},
        {"{{", "a.", "a}}", STATUS_OK},
        {"", "{{#list}}", "", STATUS_LIMIT},
        {"", "{", "", STATUS_INPUT},
        {"", "{{!}} ", "", STATUS_OK},
        {"", "{{={{ }}=}}", "", STATUS_OK},
    };
    struct buf text = BUF_INIT;
    struct value *map;

    (void)state;
    repeat(&text, "", "x _ ", "");
    map = make_map(text.data);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf content = BUF_INIT, out = BUF_INIT;
        struct template_request request = {.map = map, .escape = escape_latex};
        size_t steps = 0;
        struct err err = {0};
        char *path;

        repeat(&content, rows[i].before, rows[i].piece, rows[i].after);
        path = make_file(content.data, content.length);
        request.file = path;
        request.steps = &steps;
        template_render(&request, &out, &err);
        check(err.status == rows[i].status, "row %zu: %d %s", i, err.status, err.message);
        check(steps <= TEMPLATE_MOST_STEPS + 8 * text.length, "row %zu: %zu", i, steps);
        remove_file(path);
        buf_release(&content);
        buf_release(&out);
    }
    value_free(map);
    buf_release(&text);
}

/* The zlib stream of `start` and as many `byte` as make it `length` long. */
static void add_compressed(struct buf *out, const char *start, char byte, size_t length)
{
    struct buf text = BUF_INIT;
    uLongf size = compressBound(length);
    Bytef *packed = malloc(size);

    buf_puts(&text, start);
    while (text.length < length)
        buf_add(&text, &byte, 1);
    assert_int_equal(compress2(packed, &size, (const Bytef *)text.data, text.length, 9), Z_OK);
    buf_add(out, (const char *)packed, size);
    free(packed);
    buf_release(&text);
}

static void add_chunk(struct buf *out, const char *type, const struct buf *data)
{
    char length[4] = {(char)(data->length >> 24), (char)(data->length >> 16),
                      (char)(data->length >> 8), (char)data->length};

    buf_add(out, length, 4);
    buf_add(out, type, 4);
    buf_add(out, data->data, data->length);
    buf_add(out, "CRC.", 4);
}

static void little_is_inflated_of_a_png(void **state)
{
    static const struct {
        const char *type, *head;
        size_t head_length;
        const char *start;
        size_t length, most; /* of each stream, and what may be inflated of all */
    } rows[] = {
        {"zTXt", "gdplot\0\0", 8, "x", MIB, 100 * 1024},
        {"iTXt", "gdplot\0\1\0\0\0", 11, "x", MIB, 100 * 1024},
        {"zTXt", "gdplot\0\0", 8, "gdplo", 200000, 2 * MIB},
        {"zTXt", "gdplot\0\0", 8, "gdplot:", 2 * MIB, 20 * MIB},
        {"zTXt", "other\0\0\0", 8, "gdplot:", MIB, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf png = BUF_INIT, data = BUF_INIT, recipe = BUF_INIT;
        struct inflating inflating = {0};

        buf_add(&data, rows[i].head, rows[i].head_length);
        add_compressed(&data, rows[i].start, 'x', rows[i].length);
        buf_add(&png, "\x89PNG\r\n\x1a\n", 8);
        while (png.length + data.length + 12 < MIB)
            add_chunk(&png, rows[i].type, &data);
        check(!extract_png_counting(&png, &recipe, &inflating), "row %zu: a recipe", i);
        check(inflating.bytes <= rows[i].most, "row %zu: %zu bytes", i, inflating.bytes);
        check(inflating.streams <= INFLATE_MOST_STREAMS, "row %zu: %zu", i, inflating.streams);
        buf_release(&png);
        buf_release(&data);
        buf_release(&recipe);
    }
}

static void little_is_inflated_of_a_pdf(void **state)
{
    static const size_t lengths[] = {0, 100, 100000, 8 * MIB};

    (void)state;
    for (size_t i = 0; i <= LENGTH(lengths); i++) {
        struct buf pdf = BUF_INIT, stream = BUF_INIT, recipe = BUF_INIT;
        struct inflating inflating = {0};

        if (i < LENGTH(lengths))
            add_compressed(&stream, "", '\0', lengths[i]);
        else /* stored blocks of nothing, that have no end */
            for (buf_add(&stream, "\x78\x01", 2); stream.length < MIB / 2;)
                buf_add(&stream, "\0\0\0\xff\xff", 5);
        buf_puts(&pdf, "%PDF-1.5\n");
        while (pdf.length + 30 < MIB / 2)
            buf_puts(&pdf, "/ObjStm stream\n");
        while (pdf.length + stream.length + 30 < 2 * MIB) {
            buf_puts(&pdf, "/ObjStm stream\n");
            buf_add(&pdf, stream.data, stream.length);
        }
        check(!extract_pdf_counting(&pdf, &recipe, &inflating), "row %zu: a recipe", i);
        check(inflating.bytes <= INFLATE_MOST_BYTES + 2 * MIB, "row %zu: %zu bytes", i,
              inflating.bytes);
        check(inflating.streams <= INFLATE_MOST_STREAMS, "row %zu: %zu", i, inflating.streams);
        buf_release(&pdf);
        buf_release(&stream);
        buf_release(&recipe);
    }
}

static void entities_of_an_svg_are_not_read(void **state)
{
    static const char *const rows[] = {
        "<!DOCTYPE svg [<!ENTITY a 'gdplot: 2'>]><svg><metadata>&a;</metadata></svg>",
        "<!DOCTYPE svg [<!ENTITY % a 'x'>]><svg><metadata>gdplot: 2</metadata></svg>",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM '/etc/hostname'>]><svg><metadata>gdplot: "
        "&a;</metadata></svg>",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf svg = BUF_INIT, recipe = BUF_INIT;

        buf_puts(&svg, rows[i]);
        check(!extract_svg(&svg, &recipe), "row %zu: %s", i, recipe.data);
        buf_release(&svg);
        buf_release(&recipe);
    }
}

static void strange_shapes_of_data_end(void **state)
{
    static const struct {
        const char *before, *piece, *after;
        enum status status;
    } rows[] = {
        {"", "1,", "1\n", STATUS_OK},        {"", "a%zu,", "b\n", STATUS_INPUT},
        {"", "\n", "1 2\n2 3\n", STATUS_OK}, {"", "#\n", "1 2\n2 3\n", STATUS_OK},
        {"", "\"", "\n", STATUS_INPUT},      {"", "\"1\" \"2\"\n", "", STATUS_OK},
        {"1.", "1", " 2\n", STATUS_OK},      {"", "1", " 2\n", STATUS_INPUT},
        {"", " ", "1 2\n", STATUS_OK},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;
        struct data_source source;
        struct moments moments;
        struct err err = {0};
        char *path;

        repeat(&text, rows[i].before, rows[i].piece, rows[i].after);
        path = make_file(text.data, text.length);
        moments_read(&moments, &source, path, NULL, &err);
        check(err.status == rows[i].status, "row %zu: %d %s", i, err.status, err.message);
        free(source.columns);
        remove_file(path);
        buf_release(&text);
    }
}

#define HEADER "run,lr,iteration,x,loss,slope\n"
#define ROW    "1,0.1,0,7,49,14\n"

static void strange_shapes_of_trajectories_end(void **state)
{
    static const struct {
        const char *before, *piece, *after;
        int times; /* that 1 MiB of it is there */
        enum status status;
    } rows[] = {
        {"", "# x\n", HEADER ROW, 1, STATUS_OK},
        {"", "# xxxxxx\n", HEADER ROW, 2, STATUS_LIMIT},
        {HEADER, "1,1,%zu,7,49,14\n", "", 1, STATUS_OK},
        {HEADER, ",", "\n", 1, STATUS_INPUT},
        {"", ",", "\n", 1, STATUS_INPUT},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT, all = BUF_INIT, recipe = BUF_INIT;
        struct trajectory trajectory;
        struct err err = {0};
        char *path;

        repeat(&text, rows[i].before, rows[i].piece, "");
        for (int t = 0; t < rows[i].times; t++)
            buf_add(&all, text.data, text.length);
        buf_puts(&all, rows[i].after);
        path = make_file(all.data, all.length);
        if (!trajectory_read(&trajectory, &recipe, path, &err))
            trajectory_release(&trajectory);
        check(err.status == rows[i].status, "row %zu: %d %s", i, err.status, err.message);
        check(recipe.length <= MIB + 100, "row %zu: %zu bytes of recipe", i, recipe.length);
        remove_file(path);
        buf_release(&text);
        buf_release(&all);
        buf_release(&recipe);
    }
}

/* Files of the kernel are empty, and may have nothing to be read for ever: what reads them must not
 * wait. */
static void an_empty_file_is_not_waited_for(void **state)
{
    static const char *const texts[] = {"", "x"};

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        char *path = make_text_file(texts[i]);
        struct err err = {0};
        FILE *file = file_open(path, FILE_ANY, &err);

        assert_non_null(file);
        check(!(fcntl(fileno(file), F_GETFL) & O_NONBLOCK) == (i > 0), "'%s'", texts[i]);
        file_close(file);
        remove_file(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(yaml_is_counted_before_it_is_read),  TEST(templates_are_counted_as_they_are_filled),
        TEST(little_is_inflated_of_a_png),        TEST(little_is_inflated_of_a_pdf),
        TEST(entities_of_an_svg_are_not_read),    TEST(strange_shapes_of_data_end),
        TEST(strange_shapes_of_trajectories_end), TEST(an_empty_file_is_not_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
