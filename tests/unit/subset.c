/* Subset fonts: they draw what the whole fonts draw, and are small. */
#include "testing.h"

#include "text/subset.h"

#define AMIRI      "/usr/share/fonts/opentype/fonts-hosny-amiri/"
#define DEVANAGARI "/usr/share/fonts/truetype/lohit-devanagari/Lohit-Devanagari.ttf"
#define CHINESE    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"

static struct fonts *open_fonts(const char *file)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(file, &err);

    if (!fonts)
        fail_msg("%s", err.message);
    return fonts;
}

/* The one subset that the text needs; *face, unless NULL, is that of it. */
static void make(struct fonts *fonts, const char *text, bool bold, struct buf *out, int *face)
{
    struct subsets *subsets = subsets_open(fonts);
    struct err err = {0};

    subsets_add(subsets, text, (struct text_style){10, bold});
    for (int i = 0; i < TEXT_FACES; i++) {
        size_t before = out->length;

        check(!subsets_make(subsets, i, out, &err), "%s: %s", text, err.message);
        check(!before || out->length == before, "%s: more than one face", text);
        if (face && out->length > before)
            *face = i;
    }
    subsets_close(subsets);
}

static bool has_table(const struct buf *font, const char *tag)
{
    size_t count = (unsigned char)font->data[5];

    for (size_t i = 0; i < count && 12 + 16 * i < font->length; i++)
        if (!memcmp(font->data + 12 + 16 * i, tag, 4))
            return true;
    return false;
}

static void trace_move(void *context, double x, double y)
{
    buf_printf(context, "M%.6f,%.6f ", x, y);
}

static void trace_line(void *context, double x, double y)
{
    buf_printf(context, "L%.6f,%.6f ", x, y);
}

static void trace_curve(void *context, double x1, double y1, double x2, double y2, double x,
                        double y)
{
    buf_printf(context, "C%.6f,%.6f,%.6f,%.6f,%.6f,%.6f ", x1, y1, x2, y2, x, y);
}

static void trace_close(void *context)
{
    buf_puts(context, "Z ");
}

static void trace(struct fonts *fonts, const char *text, bool bold, struct buf *out)
{
    static const struct text_sink sink = {trace_move, trace_line, trace_curve, trace_close, NULL};

    text_outline(fonts, text, (struct text_style){1000, bold}, &sink, out);
}

/* The outline of the text in a font that is given as bytes. */
static void trace_in(const struct buf *font, const char *text, bool bold, struct buf *out)
{
    char *file = make_file(font->data, font->length);
    struct fonts *fonts = open_fonts(file);

    trace(fonts, text, bold, out);
    fonts_close(fonts);
    remove_file(file);
}

static void draws_alike(void **state)
{
    static const struct {
        const char *font, *text;
        bool bold;
        int face; /* by family, and TEXT_FAMILIES more for bold */
    } rows[] = {
        {NULL, "Gradient descent on f(x) = x²", true, 5},
        {NULL, "from x = 7, learning rate 0.1: each step keeps 0.8", false, 1},
        {NULL, "AVATAR, To. Yo: LT", false, 1},
        {NULL, "find the flat offfice", false, 1},
        {NULL, "find the flat offfice", true, 5},
        {NULL, "fi ﬁ", false, 1},
        {NULL, "e\u0301 y\u0302 \u1EBF e\u0302\u0301", false, 1},
        {NULL, "x\u0304", false, 1},
        {NULL, "1\u20442", false, 1},
        {NULL, "soft\u00ADhyphen", false, 1},
        {NULL, "∇∀∃", false, 2},
        {NULL, "∇∀∃", true, 6},
        {AMIRI "Amiri-Regular.ttf", "انحدار التدرج", false, 0},
        {AMIRI "Amiri-Regular.ttf", "انحدار", true, 4},
        {AMIRI "AmiriQuranColored.ttf", "انحدار", false, 0},
        {DEVANAGARI, "प्रवणता अवरोहण क्ष", false, 0},
        {CHINESE, "梯度下降 f(x) = x²", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct fonts *fonts = open_fonts(rows[i].font);
        struct buf font = BUF_INIT, whole = BUF_INIT, subset = BUF_INIT;
        int face = -1;

        trace(fonts, rows[i].text, rows[i].bold, &whole);
        make(fonts, rows[i].text, rows[i].bold, &font, &face);
        trace_in(&font, rows[i].text, rows[i].bold, &subset);
        check(face == rows[i].face, "%s: face %d", rows[i].text, face);
        check(whole.length > 0 && !strcmp(whole.data, subset.data), "%s: %.200s and %.200s",
              rows[i].text, whole.data, subset.data);
        fonts_close(fonts);
        buf_release(&font);
        buf_release(&whole);
        buf_release(&subset);
    }
}

static void holds_what_is_needed(void **state)
{
    static const struct {
        const char *font, *text;
        size_t most; /* bytes */
        bool substitutes;
    } rows[] = {
        {NULL, "0", 1200, false},
        {NULL, "f(x) = x², State 0 1 2 3 4 5 6 7 8 9", 4500, false},
        {NULL, "find 0123456789", 4500, true},
        {NULL, "∇", 1500, false},
        {NULL, "אבג", 2000, false},
        {AMIRI "AmiriQuranColored.ttf", "انحدار", 9000, true},
    };
    static const char *const dropped[] = {"fpgm", "prep", "cvt ", "gasp", "COLR",
                                          "CPAL", "fvar", "gvar", "DSIG"};
    static const char *const kept[] = {"GPOS", "OS/2", "cmap", "glyf", "head", "hhea",
                                       "hmtx", "loca", "maxp", "name", "post"};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct fonts *fonts = open_fonts(rows[i].font);
        struct buf font = BUF_INIT;

        make(fonts, rows[i].text, false, &font, NULL);
        check(font.length > 0 && font.length <= rows[i].most, "%s: %zu bytes", rows[i].text,
              font.length);
        check(has_table(&font, "GSUB") == rows[i].substitutes, "%s: GSUB", rows[i].text);
        for (size_t j = 0; j < LENGTH(dropped); j++)
            check(!has_table(&font, dropped[j]), "%s: has %s", rows[i].text, dropped[j]);
        for (size_t j = 0; j < LENGTH(kept); j++)
            check(has_table(&font, kept[j]), "%s: has no %s", rows[i].text, kept[j]);
        fonts_close(fonts);
        buf_release(&font);
    }
}

static void order_does_not_matter(void **state)
{
    static const char *const texts[2][3] = {{"one", "two", "find"}, {"find", "twone", "one"}};
    struct fonts *fonts = open_fonts(NULL);
    struct buf fonts_made[2] = {BUF_INIT, BUF_INIT};
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct subsets *subsets = subsets_open(fonts);

        for (size_t j = 0; j < 3; j++)
            subsets_add(subsets, texts[i][j], (struct text_style){10 + (double)j, false});
        check(!subsets_make(subsets, 1, &fonts_made[i], &err), "%s", err.message);
        subsets_close(subsets);
    }
    check(fonts_made[0].length == fonts_made[1].length &&
              !memcmp(fonts_made[0].data, fonts_made[1].data, fonts_made[0].length),
          "%zu and %zu bytes", fonts_made[0].length, fonts_made[1].length);
    buf_release(&fonts_made[0]);
    buf_release(&fonts_made[1]);
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(draws_alike), TEST(holds_what_is_needed),
                                       TEST(order_does_not_matter)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
