/* Themes: every text and mark stands out from its background (WCAG 2.1, success criterion 1.4.3).
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figure/theme.h"

static double channel(uint32_t colour, int shift)
{
    double value = (colour >> shift & 255) / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
}

static double contrast(uint32_t a, uint32_t b)
{
    double first = luminance(a), second = luminance(b);

    return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

/* Roles that text is written in need 4.5, marks 3; context may be pale. */
static const double needed[ROLE_BLANK] = {
    [ROLE_TEXT] = 4.5,     [ROLE_MUTED] = 4.5,    [ROLE_GRID] = 1,      [ROLE_AXIS] = 2.5,
    [ROLE_CURVE] = 4.5,    [ROLE_TANGENT] = 4.5,  [ROLE_STATE] = 4.5,   [ROLE_EARLIER] = 3,
    [ROLE_PATH] = 1.5,     [ROLE_GRADIENT] = 4.5, [ROLE_MINIMUM] = 4.5, [ROLE_LEADER] = 3,
    [ROLE_BACKDROP] = 1.5, [ROLE_CONTEXT] = 1.2,  [ROLE_LEVEL] = 2,
};

static void colours_stand_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (int role = 0; role < ROLES; role++) {
            double ratio = contrast(theme_paint(&themes[i], role).colour, themes[i].background);
            bool pale = role >= ROLE_PALE && role < ROLE_SOLID;
            double least = role >= ROLE_CELL    ? 1
                           : pale               ? 1.2
                           : role >= ROLE_RUN   ? 4.5
                           : role >= ROLE_BLANK ? 1
                                                : needed[role];

            if (ratio < least)
                fail_msg("%s, %s: %.2f:1 is below %.1f:1", themes[i].name, role_names[role], ratio,
                         least);
        }
}

/* What is drawn on bands; the labels of contour lines are text. */
static void marks_stand_out_from_bands(void **state)
{
    static const enum role drawn[] = {ROLE_STATE, ROLE_EARLIER, ROLE_MINIMUM, ROLE_RUN};

    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (size_t band = 0; band < THEME_BANDS; band++) {
            uint32_t below = theme_paint(&themes[i], role_of_band(band, THEME_BANDS)).colour;

            for (size_t j = 0; j < sizeof drawn / sizeof *drawn + THEME_RUNS - 1; j++) {
                size_t last = sizeof drawn / sizeof *drawn - 1;
                enum role role = j < last ? drawn[j] : role_of_run(j - last);

                if (contrast(theme_paint(&themes[i], role).colour, below) < 3)
                    fail_msg("%s, %s on band %zu: %.2f:1", themes[i].name, role_names[role],
                             band + 1, contrast(theme_paint(&themes[i], role).colour, below));
            }
            assert_true(contrast(theme_paint(&themes[i], ROLE_TEXT).colour, below) >= 4.5);
        }
}

/* A colour in OKLab (B. Ottosson, A perceptual color space for image processing, 2020). */
static void to_oklab(uint32_t colour, double lab[3])
{
    double r = channel(colour, 16), g = channel(colour, 8), b = channel(colour, 0);
    double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

    lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

/* From band to band the eye sees the same step, and lightness alone tells them apart. */
static void bands_are_even(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++) {
        double least = 1, most = 0;

        for (size_t band = 1; band < THEME_BANDS; band++) {
            double from[3], to[3], step;

            to_oklab(themes[i].bands[band - 1], from);
            to_oklab(themes[i].bands[band], to);
            step =
                sqrt(pow(to[0] - from[0], 2) + pow(to[1] - from[1], 2) + pow(to[2] - from[2], 2));
            least = fmin(least, step);
            most = fmax(most, step);
            assert_true(fabs(to[0] - from[0]) > 0.006);
            assert_true((to[0] > from[0]) == (luminance(themes[i].background) < 0.5));
        }
        if (least < 0.012 || most > 1.35 * least)
            fail_msg("%s: steps from %.4f to %.4f", themes[i].name, least, most);
    }
}

/* The first and the last colour are always used, and no two bands share one. */
static void bands_are_spread(void **state)
{
    (void)state;
    for (size_t count = 1; count <= THEME_BANDS; count++) {
        assert_int_equal(role_of_band(0, count), ROLE_BAND);
        for (size_t i = 1; i < count; i++)
            assert_true(role_of_band(i, count) > role_of_band(i - 1, count));
        if (count > 1)
            assert_int_equal(role_of_band(count - 1, count), ROLE_BAND + THEME_BANDS - 1);
    }
}

static void known_contrasts(void **state)
{
    (void)state;
    assert_true(fabs(contrast(0x000000, 0xFFFFFF) - 21) < 1e-9);
    assert_true(fabs(contrast(0x777777, 0xFFFFFF) - 4.48) < 0.005);
}

static void every_role_has_a_name(void **state)
{
    (void)state;
    for (int role = 0; role < ROLES; role++) {
        assert_non_null(role_names[role]);
        for (int other = 0; other < role; other++)
            assert_string_not_equal(role_names[role], role_names[other]);
    }
}

/* No two of the twelve runs look alike. */
static void runs_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < THEME_RUNS; i++)
        for (size_t j = 0; j < i; j++) {
            struct paint a = theme_paint(&themes[0], role_of_run(i));
            struct paint b = theme_paint(&themes[0], role_of_run(j));

            assert_true(a.colour != b.colour || a.dash[0] != b.dash[0]);
        }
}

static void themes_are_found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        assert_ptr_equal(theme_find(themes[i].name), &themes[i]);
    assert_null(theme_find("Light"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_contrasts),          cmocka_unit_test(colours_stand_out),
        cmocka_unit_test(every_role_has_a_name),    cmocka_unit_test(runs_differ),
        cmocka_unit_test(themes_are_found_by_name), cmocka_unit_test(marks_stand_out_from_bands),
        cmocka_unit_test(bands_are_even),           cmocka_unit_test(bands_are_spread),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
