/* Recipes in files of each format, as other tools leave them, and what is no recipe. */
#include "testing.h"

#include <zlib.h>

#include "base/buf.h"
#include "picture/formats.h"
#include "render/extract.h"

typedef bool recipe_reader(const struct buf *content, struct buf *recipe);

/* Bytes that may have a NUL among them. */
struct bytes {
    const char *at;
    size_t length;
};

#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof literal - 1                                                                \
    }

/* In a block that is no longer than the bytes and a terminator, for the sanitizers to watch. */
static void check_read(recipe_reader *read, struct bytes bytes, const char *recipe, size_t row)
{
    struct buf content = {malloc(bytes.length + 1), bytes.length, bytes.length + 1};
    struct buf found = BUF_INIT;
    bool is_found;

    memcpy(content.data, bytes.at, bytes.length);
    content.data[bytes.length] = '\0';
    is_found = read(&content, &found);
    check(is_found == (recipe != NULL), "row %zu: %d", row, is_found);
    check(!is_found || !recipe || !strcmp(found.data, recipe), "row %zu: '%s'", row, found.data);
    buf_release(&content);
    buf_release(&found);
}

#define PNG "\x89PNG\r\n\x1a\n"
#define CRC "CRC."

static void reads_png(void **state)
{
    static const struct {
        struct bytes bytes;
        const char *recipe;
    } rows[] = {
        {BYTES(PNG "\0\0\0\x15iTXtgdplot\0\0\0en\0key\0gdplot:" CRC), NULL}, /* one byte short */
        {BYTES(PNG "\0\0\0\x17iTXtgdplot\0\0\0en\0key\0gdplot:" CRC), "gdplot:"},
        {BYTES(PNG "\0\0\0\x17iTXtgdplot\0\0\0en\0key\0gdplot:" CRC "rest"), "gdplot:"},
        {BYTES(PNG "\0\0\0\2tIMEab" CRC "\0\0\0\x17iTXtgdplot\0\0\0en\0key\0gdplot:" CRC),
         "gdplot:"},
        {BYTES(PNG "\0\0\0\x10tEXtgdplot\0gdplot:\xfc\xdf" CRC), "gdplot:\xc3\xbc\xc3\x9f"},
        /* the first that is a recipe */
        {BYTES(PNG "\0\0\0\x08tEXtgdplot\0a" CRC "\0\0\0\x0etEXtgdplot\0gdplot:" CRC), "gdplot:"},
        {BYTES(PNG "\0\0\0\x0btEXtgdplots\0abc" CRC), NULL},
        /* texts that end too soon */
        {BYTES(PNG "\0\0\0\x07tEXtgdplot\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x0biTXtgdplot\0\0\0\0\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x07iTXtgdplot\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x08iTXtgdplot\0\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x09iTXtgdplot\0\0\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x0biTXtgdplot\0\0\0en" CRC), NULL},
        {BYTES(PNG "\0\0\0\x0ciTXtgdplot\0\0\0en\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x07zTXtgdplot\0" CRC), NULL},
        {BYTES(PNG "\0\0\0\x0czTXtgdplot\0\0zlib" CRC), NULL},
        /* chunks that end too soon */
        {BYTES(PNG "\xff\xff\xff\xfftEXtgdplot\0gdplot:" CRC), NULL},
        {BYTES(PNG "\0\0\0\x0etEXtgdplot\0gdplot:"), NULL},
        {BYTES(PNG "\0\0\0"), NULL},
        {BYTES(PNG), NULL},
        {BYTES("\x89PNG"), NULL},
        {BYTES(""), NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_read(extract_png, rows[i].bytes, rows[i].recipe, i);
}

/* `before`, what `text` is compressed to, and `after`. */
static struct bytes compressed(struct bytes before, const char *text, struct bytes after,
                               char out[400])
{
    uLongf length = 400 - (uLongf)(before.length + after.length);

    memcpy(out, before.at, before.length);
    assert_int_equal(
        compress((Bytef *)out + before.length, &length, (const Bytef *)text, (uLong)strlen(text)),
        Z_OK);
    memcpy(out + before.length + length, after.at, after.length);
    return (struct bytes){out, before.length + length + after.length};
}

static void reads_compressed(void **state)
{
    static const struct {
        recipe_reader *read;
        struct bytes before, after;
        const char *text, *recipe;
        bool is_png;
    } rows[] = {
        {extract_png, BYTES(PNG "\0\0\0\0zTXtgdplot\0\0"), BYTES(CRC), "gdplot:\xfc",
         "gdplot:\xc3\xbc", true},
        {extract_png, BYTES(PNG "\0\0\0\0iTXtgdplot\0\1\0\0\0"), BYTES(CRC), "gdplot:\xc3\xbc",
         "gdplot:\xc3\xbc", true},
        {extract_png, BYTES(PNG "\0\0\0\0zTXtgdplot\0\0"), BYTES(CRC), "other", NULL, true},
        {extract_pdf, BYTES("%PDF-1.5 /ObjStm>>stream\r\n"), BYTES("endstream"),
         "<</Keywords (gdplot: 1)>>", "gdplot: 1", false},
        {extract_pdf, BYTES("%PDF-1.5 /ObjStm>>stream\n"), BYTES(""),
         "<</Keywords<6764706C6F743A>>>", "gdplot:", false},
        {extract_pdf, BYTES("%PDF-1.5 /ObjStm stream x /ObjStm stream\n"), BYTES(""),
         "/Keywords(gdplot:)", "gdplot:", false},
        {extract_pdf, BYTES("%PDF-1.5 /ObjStm>>stream\n"), BYTES(""), "/Keywords(gdplot:", NULL,
         false},
    };
    char content[400];

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct bytes bytes = compressed(rows[i].before, rows[i].text, rows[i].after, content);

        if (rows[i].is_png) /* the chunk's length, in one byte: behind it its type, and the CRC */
            content[sizeof PNG - 1 + 3] = (char)(bytes.length - (sizeof PNG - 1) - 12);
        check_read(rows[i].read, bytes, rows[i].recipe, i);
    }
}

static void reads_pdf(void **state)
{
    static const struct {
        struct bytes bytes;
        const char *recipe;
    } rows[] = {
        {BYTES("%PDF-1.4\n/Keywords (gdplot: 1)"), "gdplot: 1"},
        {BYTES("%PDF-1.4\n/Keywords(gdplot: (a(b)) c)"), "gdplot: (a(b)) c"},
        {BYTES("%PDF-1.4\n/Keywords(gdplot:\\n\\r\\t\\b\\f\\(\\)\\\\\\q)"),
         "gdplot:\n\r\t\b\f()\\q"},
        {BYTES("%PDF-1.4\n/Keywords(gdplot:\\101\\60\\0609\\\nA)"), "gdplot:A009A"},
        {BYTES("%PDF-1.4\n/Keywords(\\147dplot:\\501)"),
         "gdplot:A"}, /* what is above a byte is cut */
        {BYTES("%PDF-1.4\n/Keywords\r\n<67 64 70 6c\n6F743A41>"), "gdplot:A"},
        {BYTES("%PDF-1.4\n/Keywords<6764706c6f743A4>"), "gdplot:"},
        /* the first that is a recipe */
        {BYTES("%PDF-1.4\n/Keywords(other) /Keywords 7 /Keywords(gdplot: 1)"), "gdplot: 1"},
        /* UTF-16: two, three and four bytes of UTF-8, and halves of pairs */
        {BYTES("%PDF-1.4\n/Keywords<FEFF006700640070006C006F0074003A00FC2212D83DDE00>"),
         "gdplot:\xc3\xbc\xe2\x88\x92\xf0\x9f\x98\x80"},
        {BYTES("%PDF-1.4\n/Keywords<FEFF006700640070006C006F0074003A0000>"), "gdplot:"},
        {BYTES("%PDF-1.4\n/Keywords<FEFF006700640070006C006F0074003A00>"), "gdplot:"},
        {BYTES("%PDF-1.4\n/Keywords(\xFE\xFF\0g\0d\0p\0l\0o\0t\0:\0)"), "gdplot:"},
        /* strings that do not end, and none */
        {BYTES("%PDF-1.4\n/Keywords(gdplot: (1)"), NULL},
        {BYTES("%PDF-1.4\n/Keywords(gdplot:\\"), NULL},
        {BYTES("%PDF-1.4\n/Keywords(gdplot:\\1"), NULL},
        {BYTES("%PDF-1.4\n/Keywords<6764706c6f743A"), NULL},
        {BYTES("%PDF-1.4\n/Keywords"), NULL},
        {BYTES("%PDF-1.4\n/Keywords  "), NULL},
        {BYTES("%PDF-1.4\n/Keywords()"), NULL},
        {BYTES("%PDF-1.4\n/Keywords<>"), NULL},
        {BYTES("%PDF-1.4\n/Keywords<FEFF>"), NULL},
        {BYTES("%PDF-1.5 /ObjStm"), NULL},
        {BYTES("%PDF-1.5 /ObjStm stream"), NULL},
        {BYTES("%PDF-1.5 /ObjStm stream\nnot compressed"), NULL},
        {BYTES("/Keywords(gdplot: 1)"), NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_read(extract_pdf, rows[i].bytes, rows[i].recipe, i);
}

static void reads_text(void **state)
{
    static const struct {
        const char *extension, *text, *recipe;
    } rows[] = {
        {"svg", "<svg><metadata>\n gdplot: 1\nlr: 1 \n</metadata></svg>", "gdplot: 1\nlr: 1\n"},
        {"svg", "<s:svg xmlns:s='a'><s:metadata>gdplot:&lt;<![CDATA[&]]></s:metadata></s:svg>",
         "gdplot:<&\n"},
        {"svg", "<svg><g><metadata>gdplot:<a>b</a></metadata></g><metadata/></svg>", "gdplot:b\n"},
        {"svg", "<svg><metadata>gdplot: 1</metadata>", NULL},
        {"svg", "<svg><metadata>other</metadata></svg>", NULL},
        {"svg", "<svg><metadata> </metadata></svg>", NULL},
        {"svg", "<svg/>", NULL},
        {"svg", "<svg", NULL},
        {"svg", "<metadata>gdplot: 1</metadata>", NULL},
        {"gp", "# a\n# gdplot: 1\n# lr: 1\n# check: 2\n# lr: 2\n", "gdplot: 1\nlr: 1\ncheck: 2\n"},
        {"gp", "# gdplot: 1\n# lr: 1\nset\n# lr: 2\n", "gdplot: 1\nlr: 1\n"},
        {"gp", "# gdplot: 1", "gdplot: 1"},
        {"gp", "# gdplot:", NULL},
        {"gp", "# other\n", NULL},
        {"gp", "#", NULL},
        {"gp", "gdplot: 1\n", NULL},
        {"tex", "% gdplot: 1\n% check: 2\n", "gdplot: 1\ncheck: 2\n"},
        {"tex", "# gdplot: 1\n", NULL},
        {"txt", "figure 1\n  gdplot: 1\n  check: 2\n", "gdplot: 1\ncheck: 2\n"},
        {"txt", "figure 1\n", NULL},
        {"csv", "# gdplot: 2\n# check: 2\nrun\n", "gdplot: 2\ncheck: 2\n"},
        {"csv", "# a\n# gdplot: 2\n# check: 2\n", NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_read(format_find(rows[i].extension, NULL)->read,
                   (struct bytes){rows[i].text, strlen(rows[i].text)}, rows[i].recipe, i);
}

/* No more than is asked for is made of a small file, and of a recipe no more than any has. */
static void keeps_to_limits(void **state)
{
    size_t length = 8 * RECIPE_LONGEST;
    char *zeros = calloc(length, 1), *stream = malloc(length);
    uLongf size = length;
    struct buf out = BUF_INIT;

    (void)state;
    assert_int_equal(compress((Bytef *)stream, &size, (const Bytef *)zeros, length), Z_OK);
    check(!inflate_add(&(struct inflating){0}, stream, size, "", 100000, &out), "it has ended");
    check(out.length > 100000 && out.length < 200000, "%zu bytes", out.length);
    buf_clear(&out);
    check(inflate_add(&(struct inflating){0}, stream, size, "", length, &out) &&
              out.length == length,
          "%zu bytes", out.length);
    buf_clear(&out);
    check(!inflate_add(&(struct inflating){0}, stream, size - 1, "", length, &out), "no end");
    buf_clear(&out);
    check(!inflate_add(&(struct inflating){0}, stream, size, "gdplot:", length, &out), "not ours");
    check(out.length <= 7, "%zu bytes of what is not ours", out.length);
    buf_release(&out);
    free(zeros);
    free(stream);
}

/* A PDF with `count` streams of 4 MiB before that with the recipe. */
static void check_streams(int count, const char *recipe)
{
    static const char begin[] = "/ObjStm stream\n", last[] = "/Keywords(gdplot:)";
    size_t length = 4 << 20;
    char *slashes = malloc(length);
    uLongf size = length, last_size = 100;
    Bytef *stream = malloc(length), last_stream[100];
    struct buf content = BUF_INIT;

    memset(slashes, '/', length);
    assert_int_equal(compress(stream, &size, (const Bytef *)slashes, length), Z_OK);
    assert_int_equal(compress(last_stream, &last_size, (const Bytef *)last, sizeof last - 1), Z_OK);
    buf_puts(&content, "%PDF-1.5\n");
    for (int i = 0; i < count; i++) {
        buf_puts(&content, begin);
        buf_add(&content, (const char *)stream, size);
    }
    buf_puts(&content, begin);
    buf_add(&content, (const char *)last_stream, last_size);
    check_read(extract_pdf, (struct bytes){content.data, content.length}, recipe, (size_t)count);
    buf_release(&content);
    free(slashes);
    free(stream);
}

/* A small file does not have much inflated. */
static void reads_few_streams(void **state)
{
    (void)state;
    check_streams(3, "gdplot:");
    check_streams(5, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_png),  TEST(reads_compressed), TEST(reads_pdf),
        TEST(reads_text), TEST(keeps_to_limits),  TEST(reads_few_streams),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
