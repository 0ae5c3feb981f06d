/* Scales: what an axis of a length gets from them. */
#include "figure/scale.h"
#include "testing.h"

/* "0..10: 0 5 10 [unit]" of an axis of this length, labels that were taken away as "·". */
static char *axis_of(struct fonts *fonts, const struct scale *scale, double length)
{
    struct buf text = BUF_INIT, unit = BUF_INIT;
    struct axis axis = {0};

    scale_fill(scale, fonts, &axis, length, &unit);
    buf_printf(&text, "%g..%g:", axis.low, axis.high);
    for (size_t i = 0; i < axis.count; i++)
        buf_printf(&text, " %s", *axis.ticks[i].text ? axis.ticks[i].text : "·");
    if (unit.length)
        buf_printf(&text, " [%s]", unit.data);
    axis_release(&axis);
    buf_release(&unit);
    return buf_detach(&text);
}

static void axes_follow_from_scales(void **state)
{
    static const struct {
        const char *name;
        struct scale scale;
        double length;
        const char *axis;
    } table[] = {
        {"outward", {.low = 1, .high = 9}, 240, "0..10: 0 2 4 6 8 10"},
        {"to its ends",
         {.low = 1, .high = 9, .margin = MARGIN_LIMITS},
         240,
         "-0.435..10.435: 0 2 4 6 8 10"},
        {"data at its end", {.low = 0, .high = 9.9}, 240, "-0.435..10.335: 0.0 2.5 5.0 7.5 10.0"},
        {"upright", {.low = 1, .high = 9, .upright = true}, 80, "0..10: 0 5 10"},
        {"exact", {.low = 1, .high = 9, .exact = true}, 240, "0.652..9.348: 2 4 6 8"},
        {"filled",
         {.low = 0, .high = 9, .margin = MARGIN_NONE},
         240,
         "0..10: 0.0 2.5 5.0 7.5 10.0"},
        {"room below", {.low = 1, .high = 9, .room_below = 1}, 240, "-2..10: −2 0 2 4 6 8 10"},
        {"no room for labels",
         {.low = 1, .high = 9, .upright = true, .exact = true},
         20,
         "0.652..9.348: 5"},
        {"nothing", {.low = 3, .high = 3}, 240, "1..5: 1 2 3 4 5"},
        {"infinite",
         {.low = -INFINITY, .high = INFINITY, .upright = true},
         1,
         "-2.5e+307..2.5e+307: · 0.0 · [ (× 10³⁰⁷)]"},
        {"a unit", {.low = 0, .high = 4e6}, 240, "-174000..4.174e+06: 0 1 2 3 4 [ (× 10⁶)]"},
        {"whole",
         {.kind = SCALE_WHOLE, .low = 0, .high = 3, .exact = true},
         900,
         "-0.131..3.131: 0 1 2 3"},
        {"decades",
         {.kind = SCALE_DECADES, .low = 0.02, .high = 30, .upright = true},
         200,
         "0.01..100: 10⁻² 10⁻¹ 10⁰ 10¹ 10²"},
        {"logarithmic",
         {.kind = SCALE_LOGARITHMIC, .low = 0.002, .high = 3},
         480,
         "0.00145..4.13: 0.01 0.1 1"},
    };
    struct fonts *fonts = fonts_open(NULL, &(struct err){0});

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        char *axis = axis_of(fonts, &table[i].scale, table[i].length);

        check(!strcmp(axis, table[i].axis), "%s: '%s', not '%s'", table[i].name, axis,
              table[i].axis);
        free(axis);
    }
    fonts_close(fonts);
}

static void a_settled_scale_is_the_same_for_all_lengths(void **state)
{
    struct fonts *fonts = fonts_open(NULL, &(struct err){0});
    struct scale scale = {.low = 1, .high = 9, .length = 600};
    char *narrow, *wide;

    (void)state;
    scale_settle(&scale);
    narrow = axis_of(fonts, &scale, 30);
    wide = axis_of(fonts, &scale, 900);
    check(!strcmp(wide, "0..10: 0 2 4 6 8 10"), "wide: '%s'", wide);
    check(!strcmp(narrow, "0..10: 0 · · · 8 ·"), "narrow: '%s'", narrow);
    free(narrow);
    free(wide);
    fonts_close(fonts);
}

static void limits_that_are_asked_for_make_it_linear_below_zero(void **state)
{
    struct scale scale = {.kind = SCALE_DECADES};

    (void)state;
    scale_ask(&scale, 0.1, 7);
    check(scale.kind == SCALE_DECADES && scale.low == 0.1 && scale.high == 7, "not as asked");
    scale_ask(&scale, 0, 7);
    check(scale.kind == SCALE_LINEAR && scale.exact, "still logarithmic, or not exact");
}

static void titles_fit_the_axis(void **state)
{
    static const struct {
        struct scale scale;
        const char *unit;
        double length;
        const char *title;
    } table[] = {
        {{.name = "loss"}, " (× 10⁶)", 500, "loss (× 10⁶)"},
        {{.name = "loss"}, "", 5, "loss"},
        {{.name = "loss after 100 iterations", .brief = "loss"},
         " − 1",
         500,
         "loss after 100 iterations − 1"},
        {{.name = "loss after 100 iterations", .brief = "loss"}, " − 1", 90, "loss − 1"},
        {{.name = "what a column is called", .shortens = true}, " − 1", 90, "what a col… − 1"},
    };
    struct fonts *fonts = fonts_open(NULL, &(struct err){0});

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        char *title = scale_title(&table[i].scale, fonts, table[i].unit, table[i].length);

        check(!strcmp(title, table[i].title), "'%s', not '%s'", title, table[i].title);
        free(title);
    }
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(axes_follow_from_scales),
        TEST(a_settled_scale_is_the_same_for_all_lengths),
        TEST(limits_that_are_asked_for_make_it_linear_below_zero),
        TEST(titles_fit_the_axis),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
