/* What a figure decides for all that draw it. */
#include "testing.h"

#include "figure/figure.h"

/* A panel of 100 pixels with ticks at its lower end, half a pixel above, a pixel above, and above.
 */
static struct panel *make_panel(struct figure *figure, const char *theme)
{
    static const double ticks[] = {0, 0.005, 0.01, 1};
    struct panel *panel;

    figure_init(figure, 100, 100, theme_find(theme));
    panel = figure_add_panel(figure, (struct box){0, 0, 100, 100});
    panel->x = (struct axis){.low = 0, .high = 1};
    panel->y = (struct axis){.low = 0, .high = 1};
    for (size_t i = 0; i < LENGTH(ticks); i++)
        axis_add_tick(&panel->y, ticks[i], "");
    return panel;
}

static void grid_lines_are_where_nothing_else_is(void **state)
{
    static const struct {
        const char *theme;
        bool areas;
        bool lines[4];
    } rows[] = {
        {"light", false, {false, false, true, true}},
        {"light", true, {false}},
        {"classic", false, {false}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct figure figure;
        struct panel *panel = make_panel(&figure, rows[i].theme);

        if (rows[i].areas)
            panel_add_mark(panel, MARK_AREA, ROLE_CURVE);
        for (size_t tick = 0; tick < panel->y.count; tick++)
            check(figure_has_grid_line(&figure, panel, tick) == rows[i].lines[tick],
                  "row %zu: tick %zu", i, tick);
        figure_release(&figure);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(grid_lines_are_where_nothing_else_is)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
