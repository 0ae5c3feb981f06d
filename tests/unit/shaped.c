/* Shaped texts: those kept are never taken for others, and no shortcut changes one. */
#include "testing.h"

#include <fribidi.h>

#include "base/mem.h"
#include "text/fonts.h"
#include "text/shaped.h"
#include "text/text.h"

enum { TEXTS = 1000, STYLES = 4 };

static const struct text_style styles[STYLES] = {
    {17, false}, {13, true}, {13, false}, {14.05, false}};

static const char *text_at(char text[16], int i)
{
    snprintf(text, 16, "%s%d", i % 2 ? "State " : "", i);
    return text;
}

static void keep(struct shaped *shaped, const char *text, struct text_style style, bool fallback,
                 double width)
{
    struct shaped_text *kept = mem_zeroed(1, sizeof *kept);

    *kept = (struct shaped_text){.text = mem_text(text), style, fallback, width, NULL, 0};
    shaped_keep(shaped, kept);
}

static void finds_nothing_but_what_was_kept(void **state)
{
    struct shaped *shaped = mem_zeroed(1, sizeof *shaped);
    char text[16];
    int found = 0;

    (void)state;
    check(!shaped_find(shaped, "", styles[0], false), "found in none");
    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++)
            keep(shaped, text_at(text, i), styles[s], s % 2, STYLES * i + s);
    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++) {
            const struct shaped_text *kept =
                shaped_find(shaped, text_at(text, i), styles[s], s % 2);

            check(!shaped_find(shaped, text, styles[s], !(s % 2)), "%s in two fonts", text);
            if (kept)
                check(kept->width == STYLES * i + s, "%s in style %d has %g", text, s, kept->width);
            found += kept != NULL;
        }
    check(found > 9 * SHAPED_KEPT / 10, "%d found", found);
    check(found <= SHAPED_KEPT, "%d found", found);
    shaped_release(shaped);
    free(shaped);
}

static void the_last_one_kept_is_found(void **state)
{
    struct shaped *shaped = mem_zeroed(1, sizeof *shaped);
    char text[16];

    (void)state;
    for (int i = 0; i < 4 * TEXTS; i++) {
        const struct shaped_text *kept;

        keep(shaped, text_at(text, i), styles[i % STYLES], false, i);
        kept = shaped_find(shaped, text, styles[i % STYLES], false);
        check(kept && kept->width == i, "%s is lost", text);
    }
    shaped_release(shaped);
    check(!shaped_find(shaped, text, styles[0], false), "found after the release");
    free(shaped);
}

/* A figure's hundred texts are all remembered, and their runs with them. */
static void few_are_shaped_once(void **state)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    char text[16];

    (void)state;
    for (int i = 0; i < 100; i++)
        text_width(fonts, text_at(text, i), styles[2]);
    for (int i = 0; i < 100; i++) {
        const struct shaped_text *kept =
            shaped_find(&fonts->shaped, text_at(text, i), styles[2], false);

        check(kept && kept->count == 1 && kept->runs[0].glyph_count == strlen(text), "%s is lost",
              text);
    }
    fonts_close(fonts);
}

/* Texts whose levels are not asked for: none of their characters turns anything. */
static void signs_and_mathematical_letters_do_not_turn(void **state)
{
    static const uint32_t ranges[][2] = {{1, 0x58F}, {0x2190, 0x259F}, {0x1D400, 0x1D7FF}};

    (void)state;
    for (size_t i = 0; i < LENGTH(ranges); i++)
        for (uint32_t code = ranges[i][0]; code <= ranges[i][1]; code++) {
            FriBidiCharType type = fribidi_get_bidi_type(code);

            check(!FRIBIDI_IS_RTL(type) && !FRIBIDI_IS_ARABIC(type) && !FRIBIDI_IS_EXPLICIT(type) &&
                      !FRIBIDI_IS_ISOLATE(type),
                  "U+%04X", (unsigned)code);
        }
    check(!text_turns("𝑓(𝑥) − 1 ≤ 2 ═ 𝟏"), "signs turn");
    check(text_turns("1 − א"), "letters do not turn");
    check(text_turns("1 − \u202Ea"), "controls do not turn");
}

/* Beside a fraction slash, digits are those of fractions. */
static void fractions_are_shaped(void **state)
{
    const struct text_style style = {100, false};
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    double apart, together = text_width(fonts, "1\u20442", style);

    (void)state;
    apart = text_width(fonts, "1", style) + text_width(fonts, "\u2044", style) +
            text_width(fonts, "2", style);
    check(together < 0.9 * apart, "%g, %g", together, apart);
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(finds_nothing_but_what_was_kept),
                                       TEST(the_last_one_kept_is_found), TEST(few_are_shaped_once),
                                       TEST(signs_and_mathematical_letters_do_not_turn),
                                       TEST(fractions_are_shaped)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
