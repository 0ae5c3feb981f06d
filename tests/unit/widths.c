/* Widths of texts: those kept are never taken for others, and no shortcut changes one. */
#include "testing.h"

#include <fribidi.h>

#include "text/fonts.h"
#include "text/text.h"
#include "text/widths.h"

enum { TEXTS = 1000, STYLES = 4 };

/* Those of one text share a place, but for the last: the one kept last is found alone. */
static const struct text_style styles[STYLES] = {
    {17, false}, {13, true}, {13, false}, {14.05, false}};

static const char *text_at(char text[16], int i)
{
    snprintf(text, 16, "%s%d", i % 2 ? "State " : "", i);
    return text;
}

static void keep_all(struct widths *widths)
{
    char text[16];

    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++)
            widths_keep(widths, text_at(text, i), styles[s], STYLES * i + s);
}

static void finds_nothing_but_what_was_kept(void **state)
{
    struct widths widths = {0};
    double width;
    char text[16];
    int found = 0;

    (void)state;
    check(!widths_find(&widths, "", styles[0], &width), "found in none");
    keep_all(&widths);
    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++)
            if (widths_find(&widths, text_at(text, i), styles[s], &width)) {
                check(width == STYLES * i + s, "%s in style %d has %g", text, s, width);
                found++;
            }
    check(found > WIDTHS_KEPT / 2, "%d found", found);
    check(found <= WIDTHS_KEPT, "%d found", found);
    widths_release(&widths);
}

static void the_last_one_kept_is_found(void **state)
{
    struct widths widths = {0};
    double width = 0;
    char text[16];

    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        widths_keep(&widths, text_at(text, i), styles[i % STYLES], i);
        check(widths_find(&widths, text, styles[i % STYLES], &width), "%s is lost", text);
        check(width == i, "%s has %g", text, width);
    }
    widths_release(&widths);
    check(!widths_find(&widths, text, styles[0], &width), "found after the release");
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
    const struct CMUnitTest tests[] = {
        TEST(finds_nothing_but_what_was_kept), TEST(the_last_one_kept_is_found),
        TEST(signs_and_mathematical_letters_do_not_turn), TEST(fractions_are_shaped)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
