/* Bands of any function of two variables, and their colour bar. */
#include "figure/bands.h"
#include "figure/page.h"
#include "testing.h"

static struct fonts *fonts;

static int set_up(void **state)
{
    (void)state;
    fonts = fonts_open(NULL, &(struct err){0});
    return fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

static double slope(const void *context, double x, double y)
{
    return *(const double *)context * x + y;
}

static double nowhere(const void *context, double x, double y)
{
    (void)context;
    return x + y > 0 ? NAN : NAN;
}

static const double steepness = 2;
static const struct surface plane = {slope, &steepness, 1}, undefined = {nowhere, NULL, 1};
static const struct scale x = {.low = 0, .high = 10}, y = {.low = 0, .high = 100};

static void levels_span_the_function(void **state)
{
    struct levels levels = bands_levels(&plane, &x, &y, INFINITY);

    (void)state;
    check(levels.count > 2, "%zu levels", levels.count);
    for (size_t i = 0; i < levels.count; i++)
        check(levels.at[i] > 0 && levels.at[i] < 120, "level %zu is %g", i, levels.at[i]);
    check(bands_levels(&undefined, &x, &y, INFINITY).count == 0, "levels of nothing");
}

/* The panel's areas in the roles of bands, and its lines of levels. */
static void count_marks(const struct panel *panel, size_t *areas, size_t *lines)
{
    *areas = *lines = 0;
    for (size_t i = 0; i < panel->mark_count; i++) {
        *areas += panel->marks[i].kind == MARK_AREA && panel->marks[i].role >= ROLE_BAND;
        *lines += panel->marks[i].kind == MARK_LINE && panel->marks[i].role == ROLE_LEVEL;
    }
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct levels *levels = context;
    struct placement placement;
    struct bands bands;

    (void)place;
    bands_init(&bands, panel, &plane, levels);
    bands_add_areas(&bands, panel);
    placement_init_panel(&placement, panel);
    bands_add_lines(&bands, panel, fonts, &placement);
    placement_release(&placement);
    bands_release(&bands);
}

static void a_page_has_bands_and_their_bar(void **state)
{
    static const struct {
        double width, height;
        size_t panels;
    } table[] = {{720, 480, 2}, {150, 120, 1}};
    struct levels levels = bands_levels(&plane, &x, &y, INFINITY);

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct figure figure;
        struct page page;
        size_t areas, lines;

        figure_init(&figure, table[i].width, table[i].height, &themes[0]);
        page_init(&page, &figure, fonts);
        page.tiers[0].x.name = page.tiers[0].y.name = "z";
        page.tiers[0].x.high = 10;
        page.tiers[0].y.high = 100;
        page.bar = (struct colour_bar){"value", &levels};
        page.context = &levels;
        page.fill = fill;
        check(!page_compose(&page, &(struct err){0}), "no room");
        check(figure.panel_count == table[i].panels, "%g×%g: %zu panels", table[i].width,
              table[i].height, figure.panel_count);
        count_marks(&figure.panels[0], &areas, &lines);
        check(areas == levels.count + 1 && lines > 0, "%zu areas, %zu lines", areas, lines);
        count_marks(&figure.panels[figure.panel_count - 1], &areas, &lines);
        check(areas == levels.count + 1, "%zu areas in the bar", areas);
        page_release(&page);
        figure_release(&figure);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(levels_span_the_function),
        TEST(a_page_has_bands_and_their_bar),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
