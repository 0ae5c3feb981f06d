/* Themes: every text and mark stands out from its background (WCAG 2.1, success criteria 1.4.3 and
 * 1.4.11), and series from each other, for all eyes and in grey. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figure/figure.h"
#include "figure/theme.h"

enum sight { SIGHT_USUAL, SIGHT_DEUTAN, SIGHT_PROTAN, SIGHTS };

static const char *const sight_names[SIGHTS] = {"usual", "deutan", "protan"};

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

/*
 * Linear red, green and blue as they are seen. The matrices are those for severity 1 in Machado,
 * Oliveira, Fernandes, A physiologically-based model for simulation of color vision deficiency,
 * IEEE TVCG 15(6), 2009.
 */
static void see(uint32_t colour, enum sight sight, double seen[3])
{
    static const double matrices[SIGHTS][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.367322, 0.860646, -0.227968},
         {0.280085, 0.672501, 0.047413},
         {-0.011820, 0.042940, 0.968881}},
        {{0.152286, 1.052583, -0.204868},
         {0.114503, 0.786281, 0.099216},
         {-0.003882, -0.048116, 1.051998}},
    };
    const double rgb[] = {channel(colour, 16), channel(colour, 8), channel(colour, 0)};

    for (int i = 0; i < 3; i++) {
        const double *row = matrices[sight][i];

        seen[i] = fmax(0, fmin(1, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
    }
}

/* The lightness L* of CIE 1976, from 0 to 100, as it is seen. */
static double lightness(uint32_t colour, enum sight sight)
{
    double seen[3], y;

    see(colour, sight, seen);
    y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2];
    return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27;
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
            double least = role >= ROLE_NAME    ? 4.5
                           : role >= ROLE_RAMP  ? 3
                           : role >= ROLE_CELL  ? 1
                           : pale               ? 1.2
                           : role >= ROLE_RUN   ? 3
                           : role >= ROLE_BLANK ? 1
                                                : needed[role];

            if (ratio < least)
                fail_msg("%s, %s: %.2f:1 is below %.1f:1", themes[i].name, role_names[role], ratio,
                         least);
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

static double difference(uint32_t a, uint32_t b)
{
    double from[3], to[3];

    to_oklab(a, from);
    to_oklab(b, to);
    return sqrt(pow(to[0] - from[0], 2) + pow(to[1] - from[1], 2) + pow(to[2] - from[2], 2));
}

/*
 * What is drawn on bands has a casing in the background's colour, from which it stands out by
 * colours_stand_out; the eye tells it from the bands beside that, too. The labels of contour lines
 * are text, and states and minima stand out without a casing.
 */
static void marks_stand_out_from_bands(void **state)
{
    static const enum role drawn[] = {ROLE_STATE, ROLE_EARLIER, ROLE_MINIMUM};

    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (size_t band = 0; band < THEME_BANDS; band++) {
            uint32_t below = theme_paint(&themes[i], role_of_band(band, THEME_BANDS)).colour;

            for (size_t j = 0; j < sizeof drawn / sizeof *drawn; j++)
                if (contrast(theme_paint(&themes[i], drawn[j]).colour, below) < 3)
                    fail_msg("%s, %s on band %zu: %.2f:1", themes[i].name, role_names[drawn[j]],
                             band + 1, contrast(theme_paint(&themes[i], drawn[j]).colour, below));
            for (size_t j = 0; j < THEME_HUES + THEME_RAMP; j++) {
                enum role role =
                    j < THEME_HUES ? role_of_run(j) : role_of_ramp(j - THEME_HUES, THEME_RAMP);
                double apart = difference(theme_paint(&themes[i], role).colour, below);

                assert_true(role_is_cased(role));
                if (apart < 0.12)
                    fail_msg("%s, %s on band %zu: %.3f apart", themes[i].name, role_names[role],
                             band + 1, apart);
            }
            assert_true(contrast(theme_paint(&themes[i], ROLE_TEXT).colour, below) >= 4.5);
        }
}

/* So does what is drawn on zones, with no casing, and their names. */
static void marks_stand_out_from_zones(void **state)
{
    static const struct {
        enum role role;
        double least;
    } drawn[] = {
        {ROLE_CURVE, 3}, {ROLE_LIMIT, 3}, {ROLE_MINIMUM, 3}, {ROLE_MUTED, 4.5}, {ROLE_TEXT, 4.5}};

    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (int zone = ROLE_ZONE; zone < ROLE_BLANK; zone++)
            for (size_t j = 0; j < sizeof drawn / sizeof *drawn; j++) {
                double ratio = contrast(theme_paint(&themes[i], zone).colour,
                                        theme_paint(&themes[i], drawn[j].role).colour);

                if (ratio < drawn[j].least)
                    fail_msg("%s, %s on %s: %.2f:1", themes[i].name, role_names[drawn[j].role],
                             role_names[zone], ratio);
            }
}

static void check_apart(const struct theme *theme, enum role a, enum role b, double least)
{
    for (enum sight sight = 0; sight < SIGHTS; sight++) {
        double apart = fabs(lightness(theme_paint(theme, a).colour, sight) -
                            lightness(theme_paint(theme, b).colour, sight));

        if (apart < least)
            fail_msg("%s, %s and %s, %s: L* %.1f apart", theme->name, role_names[a], role_names[b],
                     sight_names[sight], apart);
    }
}

/* Five series by their lightness alone, so in grey, too; and five of a ramp. */
static void series_differ_in_lightness(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (size_t a = 0; a < THEME_HUES; a++)
            for (size_t b = 0; b < a; b++) {
                check_apart(&themes[i], role_of_run(a), role_of_run(b), 10);
                check_apart(&themes[i], role_of_ramp(a, 5), role_of_ramp(b, 5), 10);
            }
}

/* In grey, too, any two kinds of cells are told apart; the first seven, since the last is a grey.
 */
static void cells_differ_in_lightness(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (int a = 0; a < THEME_CELLS - 1; a++)
            for (int b = 0; b < a; b++)
                check_apart(&themes[i], ROLE_CELL + a, ROLE_CELL + b,
                            strcmp(themes[i].name, "print") ? 2.5 : 5.5);
}

static void no_series_is_the_minimum(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (size_t j = 0; j < THEME_HUES + THEME_RAMP; j++) {
            enum role role =
                j < THEME_HUES ? role_of_run(j) : role_of_ramp(j - THEME_HUES, THEME_RAMP);
            uint32_t minimum = theme_paint(&themes[i], ROLE_MINIMUM).colour;

            if (difference(theme_paint(&themes[i], role).colour, minimum) < 0.12)
                fail_msg("%s, %s is as the minimum", themes[i].name, role_names[role]);
        }
}

/* Each colour is farther from the background than the one before; the last is the thickest. */
static void ramps_lead_away(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (size_t j = 1; j < THEME_RAMP; j++) {
            struct paint before = theme_paint(&themes[i], role_of_ramp(j - 1, THEME_RAMP));
            struct paint after = theme_paint(&themes[i], role_of_ramp(j, THEME_RAMP));

            check_apart(&themes[i], role_of_ramp(j - 1, THEME_RAMP), role_of_ramp(j, THEME_RAMP),
                        3);
            assert_true(contrast(after.colour, themes[i].background) >
                        contrast(before.colour, themes[i].background));
            assert_true(after.width > before.width && after.dash[0] == 0);
        }
}

/* One, or the last of several, has the strongest colour; more than there are share it. */
static void ramps_are_spread(void **state)
{
    const enum role last = ROLE_RAMP + THEME_RAMP - 1;

    (void)state;
    assert_int_equal(role_of_ramp(0, 1), last);
    for (size_t count = 2; count <= THEME_RAMP; count++) {
        assert_int_equal(role_of_ramp(0, count), ROLE_RAMP);
        assert_int_equal(role_of_ramp(count - 1, count), last);
        for (size_t i = 1; i < count; i++)
            assert_true(role_of_ramp(i, count) > role_of_ramp(i - 1, count));
    }
    for (size_t i = 0; i < 100; i++)
        assert_true(role_of_ramp(i, 100) >= ROLE_RAMP && role_of_ramp(i, 100) <= last);
}

/* Text takes its colour from the series that it is about. */
static void names_go_with_series(void **state)
{
    (void)state;
    for (size_t i = 0; i < THEME_RUNS; i++) {
        enum role run = role_of_run(i);

        assert_int_equal(role_of_text(run), ROLE_NAME + i);
        assert_int_equal(role_of_text(role_pale(run)), ROLE_NAME + i);
        assert_int_equal(role_of_text(role_dashed(run)), ROLE_NAME + i);
    }
    for (size_t i = 0; i < THEME_RAMP; i++)
        assert_int_equal(role_of_text(role_of_ramp(i, THEME_RAMP)), ROLE_RAMP_NAME + i);
    assert_int_equal(role_of_text(ROLE_CURVE), ROLE_CURVE);
    assert_int_equal(role_of_text(role_of_text(ROLE_RUN)), ROLE_NAME);
}

/* A page that changes from light to dark puts the dark colour of a role for its light one, so roles
 * of text and of lines share a colour in both themes or in neither. */
static void light_and_dark_go_together(void **state)
{
    const struct theme *light = theme_find("light"), *dark = theme_find("dark");

    (void)state;
    for (int text = ROLE_NAME; text < ROLES; text++)
        for (int role = 0; role < text; role++)
            if (theme_paint(light, role).colour == theme_paint(light, text).colour &&
                theme_paint(dark, role).colour != theme_paint(dark, text).colour)
                fail_msg("%s and %s are one colour in light alone", role_names[role],
                         role_names[text]);
}

/* From band to band the eye sees the same step, and lightness alone tells them apart. */
static void bands_are_even(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++) {
        double least = 1, most = 0;

        for (size_t band = 1; band < THEME_BANDS; band++) {
            double step = difference(themes[i].bands[band - 1], themes[i].bands[band]);
            double from[3], to[3];

            to_oklab(themes[i].bands[band - 1], from);
            to_oklab(themes[i].bands[band], to);
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

/* Where their hues are alike to the eye of a grey print, or the same, markers tell them apart. */
static void markers_tell_runs_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < THEME_RUNS; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(marker_of_run(i) != marker_of_run(j) ||
                        (i > THEME_HUES && i % THEME_HUES != j % THEME_HUES));
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
        cmocka_unit_test(known_contrasts),
        cmocka_unit_test(colours_stand_out),
        cmocka_unit_test(every_role_has_a_name),
        cmocka_unit_test(runs_differ),
        cmocka_unit_test(markers_tell_runs_apart),
        cmocka_unit_test(cells_differ_in_lightness),
        cmocka_unit_test(themes_are_found_by_name),
        cmocka_unit_test(marks_stand_out_from_bands),
        cmocka_unit_test(bands_are_even),
        cmocka_unit_test(bands_are_spread),
        cmocka_unit_test(series_differ_in_lightness),
        cmocka_unit_test(no_series_is_the_minimum),
        cmocka_unit_test(ramps_lead_away),
        cmocka_unit_test(ramps_are_spread),
        cmocka_unit_test(names_go_with_series),
        cmocka_unit_test(marks_stand_out_from_zones),
        cmocka_unit_test(light_and_dark_go_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
