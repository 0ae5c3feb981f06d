/* Text: UTF-8, labels, buffers, near names, and the errors made of them. */
#include "testing.h"

#include "base/buf.h"
#include "base/nearest.h"
#include "base/printable.h"
#include "base/utf8.h"

static void decodes_characters(void **state)
{
    static const struct {
        const char *bytes;
        size_t length, width;
        uint32_t code;
    } rows[] = {
        {"A", 1, 1, 'A'},
        {"\0", 1, 1, 0},
        {"\x7F", 1, 1, 0x7F},
        {"\xC2\x80", 2, 2, 0x80},
        {"\xC3\xA9z", 3, 2, 0xE9},
        {"\xDF\xBF", 2, 2, 0x7FF},
        {"\xE0\xA0\x80", 3, 3, 0x800},
        {"\xE2\x88\x92", 3, 3, 0x2212},
        {"\xED\x9F\xBF", 3, 3, 0xD7FF},
        {"\xEE\x80\x80", 3, 3, 0xE000},
        {"\xEF\xBF\xBF", 3, 3, 0xFFFF},
        {"\xF0\x90\x80\x80", 4, 4, 0x10000},
        {"\xF0\x9F\x8D\x95", 4, 4, 0x1F355},
        {"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
        /* continuation bytes without a lead, and bytes that never occur */
        {"\x80", 1, 1, UTF8_INVALID},
        {"\xBF\x80", 2, 1, UTF8_INVALID},
        {"\xFE", 1, 1, UTF8_INVALID},
        {"\xFF\xFF\xFF\xFF", 4, 1, UTF8_INVALID},
        {"\xF5\x80\x80\x80", 4, 1, UTF8_INVALID},
        {"\xF8\x88\x80\x80\x80", 5, 1, UTF8_INVALID},
        /* overlong */
        {"\xC0\x80", 2, 1, UTF8_INVALID},
        {"\xC1\xBF", 2, 1, UTF8_INVALID},
        {"\xE0\x9F\xBF", 3, 1, UTF8_INVALID},
        {"\xF0\x8F\xBF\xBF", 4, 1, UTF8_INVALID},
        /* surrogates, and past the last code point */
        {"\xED\xA0\x80", 3, 1, UTF8_INVALID},
        {"\xED\xBF\xBF", 3, 1, UTF8_INVALID},
        {"\xF4\x90\x80\x80", 4, 1, UTF8_INVALID},
        /* cut short, by the length or by another character */
        {"\xC3\xA9", 1, 1, UTF8_INVALID},
        {"\xE2\x88\x92", 2, 1, UTF8_INVALID},
        {"\xF0\x9F\x8D\x95", 3, 1, UTF8_INVALID},
        {"\xC3z", 2, 1, UTF8_INVALID},
        {"\xE2\x88z", 3, 1, UTF8_INVALID},
        {"\xF0\x9F\x8Dz", 4, 1, UTF8_INVALID},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        uint32_t code = 0;
        size_t width = utf8_next(rows[i].bytes, rows[i].length, &code);

        check(width == rows[i].width && code == rows[i].code, "row %zu: %zu bytes, U+%04X", i,
              width, (unsigned)code);
    }
}

static void knows_control_characters(void **state)
{
    static const struct {
        uint32_t code;
        bool control;
    } rows[] = {
        {0, true},    {'\n', true},    {0x1F, true},     {' ', false},          {'~', false},
        {0x7F, true}, {0x80, true},    {0x9F, true},     {0xA0, false},         {0xAD, false},
        {'A', false}, {0x2212, false}, {0x1F355, false}, {UTF8_INVALID, false},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(utf8_is_control(rows[i].code) == rows[i].control, "U+%04X", (unsigned)rows[i].code);
}

static void escapes_into_a_fixed_room(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *out;
    } rows[] = {
        {"", 1, ""},
        {"plain", 40, "plain"},
        {"caf\xC3\xA9 \xE2\x88\x92", 40, "caf\xC3\xA9 \xE2\x88\x92"},
        {"a\nb\tc", 40, "a\\x0ab\\x09c"},
        {"\x1B[31m", 40, "\\x1b[31m"},
        {"\x7F", 40, "\\x7f"},
        {"\xC2\x85", 40, "\\xc2\\x85"},
        {"\xFF\x80", 40, "\\xff\\x80"},
        {"\xED\xA0\x80", 40, "\\xed\\xa0\\x80"},
        {"\\n", 40, "\\n"},
        /* What hides or turns round text. */
        {"a\xE2\x80\xAE"
         "b",
         40,
         "a\\xe2\\x80\\xae"
         "b"},
        {"\xE2\x80\xA8", 40, "\\xe2\\x80\\xa8"},
        {"\xE2\x80\x8B", 40, "\\xe2\\x80\\x8b"},
        {"\xD8\x9C\xEF\xBB\xBF", 40, "\\xd8\\x9c\\xef\\xbb\\xbf"},
        {"\xF3\xA0\x81\x81", 40, "\\xf3\\xa0\\x81\\x81"},
        {"\xC2\xAD", 40, "\\xc2\\xad"},
        /* Commands to CI services. */
        {"::error::x", 40, "\\x3a:error\\x3a:x"},
        {":::", 40, "\\x3a\\x3a:"},
        {"##[error]", 40, "\\x23#[error]"},
        {"a ##vso[x]", 40, "a \\x23#vso[x]"},
        {"# a #b", 40, "# a #b"},
        {"%0A%0d%20%", 40, "\\x250A\\x250d%20%"},
        {"a:1:2: b", 40, "a:1:2: b"},
        /* What does not fit is left off whole: no half character, no half escape. */
        {"abcdef", 4, "abc"},
        {"abc", 4, "abc"},
        {"ab\xC3\xA9", 4, "ab"},
        {"ab\xC3\xA9", 5, "ab\xC3\xA9"},
        {"a\nb", 5, "a"},
        {"a\nb", 6, "a\\x0a"},
        {"abc", 1, ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char out[48];

        memset(out, '#', sizeof out);
        printable_copy(out, rows[i].size, rows[i].text);
        check(!strcmp(out, rows[i].out) && out[rows[i].size] == '#', "row %zu: '%s'", i, out);
    }
}

static void cleans_labels(void **state)
{
    static const struct {
        const char *text, *out;
    } rows[] = {
        {"", ""},
        {"loss", "loss"},
        {" two  blanks ", " two  blanks "},
        {"caf\xC3\xA9 \xF0\x9F\x8D\x95", "caf\xC3\xA9 \xF0\x9F\x8D\x95"},
        {"a\nb", "a b"},
        {"a\tb\vc\fd\re", "a b c d e"},
        {"a\xC2\x85"
         "b\xE2\x80\xA8"
         "c\xE2\x80\xA9"
         "d",
         "a b c d"},
        {"a\x01z", "a\\x01z"},
        {"\x1B[0m\x7F", "\\x1b[0m\\x7f"},
        {"\xC2\x9B", "\\xc2\\x9b"},
        {"\xFFz\xC3", "\\xffz\\xc3"},
        {"\xC0\xAF", "\\xc0\\xaf"},
        /* marks, embeddings, overrides and isolates that turn the reading direction */
        {"a\xE2\x80\x8E"
         "b\xE2\x80\x8F"
         "c\xD8\x9C"
         "d",
         "abcd"},
        {"a\xE2\x80\xAA"
         "b\xE2\x80\xAE"
         "c",
         "abc"},
        {"a\xE2\x81\xA6"
         "b\xE2\x81\xA9"
         "c",
         "abc"},
        /* a byte order mark and noncharacters */
        {"\xEF\xBB\xBF"
         "a\xEF\xBF\xBE"
         "b\xEF\xB7\x90"
         "c\xF0\x9F\xBF\xBF"
         "d",
         "abcd"},
        /* their neighbours stay */
        {"\xE2\x80\x90\xE2\x81\xAA\xEF\xBF\xBD", "\xE2\x80\x90\xE2\x81\xAA\xEF\xBF\xBD"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf out = BUF_INIT;

        utf8_clean_label(&out, rows[i].text);
        check(!strcmp(out.data, rows[i].out), "row %zu: '%s'", i, out.data);
        buf_release(&out);
    }
}

static void cuts_labels_at_a_thousand_characters(void **state)
{
    static const struct {
        size_t count;
        const char *character, *after;
        size_t kept; /* of the characters, an ellipsis following where not all are */
    } rows[] = {
        {999, "a", "", 999},
        {1000, "a", "", 1000},
        {1001, "a", "", 999},
        {5000, "a", "", 999},
        {1000, "\xC3\xA9", "", 1000},
        {1001, "\xF0\x9F\x8D\x95", "", 999},
        /* What is dropped anyway is no reason to cut. */
        {1000, "a", "\xE2\x80\x8E", 1000},
        {1000, "a", "\xE2\x80\x8Ez", 999},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT, out = BUF_INIT, wanted = BUF_INIT;

        for (size_t k = 0; k < rows[i].count; k++) {
            buf_puts(&text, rows[i].character);
            buf_puts(&wanted, k < rows[i].kept ? rows[i].character : "");
        }
        buf_puts(&text, rows[i].after);
        buf_puts(&wanted, rows[i].kept == 999 && text.length > wanted.length ? "…" : "");
        utf8_clean_label(&out, text.data);
        check(!strcmp(out.data, wanted.data), "row %zu: %zu bytes, not %zu", i, out.length,
              wanted.length);
        buf_release(&text);
        buf_release(&out);
        buf_release(&wanted);
    }
}

static void buffer_grows(void **state)
{
    struct buf buf = BUF_INIT;

    (void)state;
    assert_string_equal(buf.data, "");
    for (int i = 0; i < 10000; i++)
        buf_printf(&buf, "%04d", i);
    assert_int_equal(buf.length, 40000);
    assert_memory_equal(buf.data + 39996, "9999", 5);
    buf_clear(&buf);
    assert_string_equal(buf.data, "");
    buf_add(&buf, "a\0b", 3);
    buf_puts(&buf, "c");
    assert_int_equal(buf.length, 4);
    assert_memory_equal(buf.data, "a\0bc", 5);
    buf_release(&buf);
    assert_string_equal(buf.data, "");
    assert_int_equal(buf.length, 0);
}

static void buffer_hands_its_text_over(void **state)
{
    struct buf buf = BUF_INIT;
    char *text;

    (void)state;
    text = buf_detach(&buf); /* never NULL, and always to be freed */
    assert_string_equal(text, "");
    free(text);
    buf_puts(&buf, "one");
    text = buf_detach(&buf);
    buf_puts(&buf, "two");
    assert_string_equal(text, "one");
    assert_string_equal(buf.data, "two");
    free(text);
    buf_release(&buf);
    buf_release(&buf);
}

static void suggests_the_nearest_name(void **state)
{
    static const struct {
        const char *typed, *hint;
    } rows[] = {
        {"grdi", "; did you mean '--grid'?"},
        {"gird", "; did you mean '--grid'?"},
        {"gri", "; did you mean '--grid'?"},
        {"grids", "; did you mean '--grid'?"},
        {"gryd", "; did you mean '--grid'?"},
        {"trian", "; did you mean '--train'?"},
        {"lss", "; did you mean '--loss'?"},
        {"hisotry", "; did you mean '--history'?"},
        {"l", "; did you mean '--lr'?"},
        {"rl", "; did you mean '--lr'?"},
        {"Grid", "; did you mean '--grid'?"},
        {"trainn", "; did you mean '--train'?"},
        {"", ""},
        {"x", ""},
        {"plot", ""},
        {"animate", ""},
        {"zzzzzzzz", ""},
        {"redo", ""},
        {"a name so long that it can be no option at all", ""},
    };
    static const char *const names[] = {"grid", "loss", "history", "compare", "train", "lr"};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct nearest nearest;
        char hint[NEAREST_HINT];

        nearest_init(&nearest, rows[i].typed);
        for (size_t k = 0; k < LENGTH(names); k++)
            nearest_offer(&nearest, names[k]);
        nearest_hint(&nearest, "--", hint);
        check(!strcmp(hint, rows[i].hint), "'%s' gives '%s'", rows[i].typed, hint);
    }
}

static void suggests_the_first_of_equals(void **state)
{
    struct nearest nearest;

    (void)state;
    nearest_init(&nearest, "cow");
    nearest_offer(&nearest, "cos");
    nearest_offer(&nearest, "bow");
    assert_string_equal(nearest.best, "cos");
    nearest_offer(&nearest, "cow");
    assert_string_equal(nearest.best, "cow");
}

static void suggests_what_is_known_elsewhere_by_the_name(void **state)
{
    static const struct {
        const char *typed, *best;
    } rows[] = {
        {"plot", "grid"},  {"DRAW", "grid"}, {"lr_find", "sweep --lr"}, {"plo", ""}, {"plots", ""},
        {"plot draw", ""}, {"", ""},         {"swepe", "sweep"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct nearest nearest;

        nearest_init(&nearest, rows[i].typed);
        nearest_offer_known_as(&nearest, "plot  draw", "grid");
        nearest_offer_known_as(&nearest, "lr-find", "sweep --lr");
        nearest_offer(&nearest, "sweep");
        check(!strcmp(nearest.best, rows[i].best), "'%s' gives '%s'", rows[i].typed, nearest.best);
    }
}

static void keeps_the_first_error(void **state)
{
    struct err err = {0};

    (void)state;
    assert_int_equal(err_set(&err, STATUS_IO, "%s: %d", "first", 1), -1);
    assert_int_equal(err_set(&err, STATUS_INPUT, "second"), -1);
    assert_int_equal(err_set_at(&err, STATUS_LIMIT, "name", "text", 2, "third"), -1);
    assert_int_equal(err.status, STATUS_IO);
    assert_string_equal(err.message, "first: 1");
    assert_string_equal(err.detail, "");
}

static void shows_control_bytes_in_messages(void **state)
{
    struct err err = {0};
    char text[2 * sizeof err.message];

    (void)state;
    err_set(&err, STATUS_INPUT, "'%s'", "a\n\x1B\xFF");
    assert_string_equal(err.message, "'a\\x0a\\x1b\\xff'");
    memset(text, '\x01', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    err = (struct err){0};
    err_set(&err, STATUS_INPUT, "%s", text);
    assert_true(strlen(err.message) > sizeof err.message - 8);
    assert_int_equal(strlen(err.message) % 4, 0); /* no escape cut in two */
}

static void points_at_the_column(void **state)
{
    static const struct {
        const char *text;
        long column;
        const char *detail;
    } rows[] = {
        {"2x", 2, "2x\n ^"},
        {"x^2", 1, "x^2\n^"},
        {"x+", 3, "x+\n  ^"},
        {"", 1, "\n^"},
        {"x", 99, "x\n ^"},
        {"a\tb\x01!", 5, "a?b?!\n    ^"},
        /* The column counts bytes, the caret stands below a character. */
        {"2\xC3\x97x", 2, "2\xC3\x97x\n ^"},
        {"2\xC3\x97x", 4, "2\xC3\x97x\n  ^"},
        {"\xE2\x88\x92\xE2\x88\x92x", 7, "\xE2\x88\x92\xE2\x88\x92x\n  ^"},
        {"\xFF\xFEx", 3, "??x\n  ^"},
        {"\xC2\x85x", 3, "?x\n ^"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        char wanted[64];

        err_set_at(&err, STATUS_INPUT, "function", rows[i].text, rows[i].column, "%s", "wrong");
        snprintf(wanted, sizeof wanted, "function:1:%ld: wrong", rows[i].column);
        check(!strcmp(err.message, wanted) && err.status == STATUS_INPUT, "row %zu: '%s'", i,
              err.message);
        check(!strcmp(err.detail, rows[i].detail), "row %zu: '%s'", i, err.detail);
    }
}

static size_t characters_in(const char *text, size_t length)
{
    size_t characters = 0;

    for (size_t i = 0; i < length; characters++) {
        uint32_t code;

        i += utf8_next(text + i, length - i, &code);
        check(code != UTF8_INVALID, "half a character in '%s'", text);
    }
    return characters;
}

/* `count` times `character`, with a ! as character number `mark`. */
static void fill(struct buf *text, const char *character, size_t count, size_t mark)
{
    for (size_t i = 0; i < count; i++)
        buf_puts(text, i == mark ? "!" : character);
}

/* However long the text, the excerpt has at most 72 columns and the caret stands below the mark. */
static void cuts_excerpts_of_long_texts(void **state)
{
    static const char *const characters[] = {"a", "\xC3\xA9", "\xE2\x88\x92", "\xF0\x9F\x8D\x95"};
    static const size_t marks[] = {0, 1, 30, 59, 60, 61, 71, 72, 73, 500, 998, 999};

    (void)state;
    for (size_t i = 0; i < LENGTH(characters) * LENGTH(marks); i++) {
        size_t mark = marks[i % LENGTH(marks)], width = strlen(characters[i / LENGTH(marks)]);
        struct buf text = BUF_INIT;
        struct err err = {0};
        const char *end, *found;

        fill(&text, characters[i / LENGTH(marks)], 1000, mark);
        err_set_at(&err, STATUS_INPUT, "f", text.data, (long)(mark * width) + 1, "wrong");
        end = strchr(err.detail, '\n');
        found = strchr(err.detail, '!');
        check(end && found && found < end, "row %zu: '%s'", i, err.detail);
        if (end && found && found < end) {
            check(characters_in(err.detail, (size_t)(end - err.detail)) <= 72, "row %zu is wide",
                  i);
            check(strlen(end) == characters_in(err.detail, (size_t)(found - err.detail)) + 2 &&
                      end[strlen(end) - 1] == '^',
                  "row %zu: '%s'", i, err.detail);
        }
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(decodes_characters),
        TEST(knows_control_characters),
        TEST(escapes_into_a_fixed_room),
        TEST(cleans_labels),
        TEST(cuts_labels_at_a_thousand_characters),
        TEST(buffer_grows),
        TEST(buffer_hands_its_text_over),
        TEST(suggests_the_nearest_name),
        TEST(suggests_what_is_known_elsewhere_by_the_name),
        TEST(suggests_the_first_of_equals),
        TEST(keeps_the_first_error),
        TEST(shows_control_bytes_in_messages),
        TEST(points_at_the_column),
        TEST(cuts_excerpts_of_long_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
