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
static const double needed[ROLE_RUN] = {
    [ROLE_TEXT] = 4.5,     [ROLE_MUTED] = 4.5,    [ROLE_GRID] = 1,      [ROLE_AXIS] = 2.5,
    [ROLE_CURVE] = 4.5,    [ROLE_TANGENT] = 4.5,  [ROLE_STATE] = 4.5,   [ROLE_EARLIER] = 3,
    [ROLE_PATH] = 1.5,     [ROLE_GRADIENT] = 4.5, [ROLE_MINIMUM] = 4.5, [ROLE_LEADER] = 3,
    [ROLE_BACKDROP] = 1.5, [ROLE_CONTEXT] = 1.2,
};

static void colours_stand_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < themes_count; i++)
        for (int role = 0; role < ROLES; role++) {
            double ratio = contrast(theme_paint(&themes[i], role).colour, themes[i].background);
            double least = role >= ROLE_RUN ? 4.5 : needed[role];

            if (ratio < least)
                fail_msg("%s, %s: %.2f:1 is below %.1f:1", themes[i].name, role_names[role], ratio,
                         least);
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
        cmocka_unit_test(themes_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
