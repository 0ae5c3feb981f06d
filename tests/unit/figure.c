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

/* Marks by their kinds and roles, empty or not, and up to where casings are drawn before each. */
static void casings_lie_beneath_all_marks_of_a_role(void **state)
{
    static const struct {
        enum mark_kind kind;
        enum role role;
        size_t vertices;
        bool cased;
        size_t end;
    } rows[] = {
        {MARK_AREA, ROLE_BAND, 3, false, 0},     {MARK_LINE, ROLE_LEVEL, 2, false, 1},
        {MARK_LINE, ROLE_RUN, 2, true, 5},       {MARK_ARROW, ROLE_RUN, 0, true, 3},
        {MARK_ARROW, ROLE_RUN, 2, true, 4},      {MARK_LINE, ROLE_RUN + 1, 2, true, 6},
        {MARK_CIRCLE, ROLE_RUN, 1, true, 7},     {MARK_LINE, ROLE_LEADER, 2, false, 7},
        {MARK_PLUS, ROLE_MINIMUM, 1, true, 9},   {MARK_CROSS, ROLE_STATE, 1, true, 10},
        {MARK_LINE, ROLE_RAMP + 3, 2, true, 11},
    };

    (void)state;
    for (size_t first = 0; first < 2; first++) { /* with and without the area */
        struct figure figure;
        struct panel *panel = make_panel(&figure, "light");

        for (size_t i = first; i < LENGTH(rows); i++) {
            struct mark *mark = panel_add_mark(panel, rows[i].kind, rows[i].role);

            for (size_t j = 0; j < rows[i].vertices; j++)
                mark_add(mark, 0.1 * (double)j, 0.5, false);
        }
        panel_case_marks(panel);
        for (size_t i = first; i < LENGTH(rows); i++) {
            check(panel->marks[i - first].cased == (!first && rows[i].cased), "cased: row %zu", i);
            if (rows[i].vertices)
                check(panel_cased_end(panel, i - first) == (first ? i - first : rows[i].end),
                      "end of casings: row %zu, without %zu: %zu", i, first,
                      panel_cased_end(panel, i - first));
        }
        figure_release(&figure);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(grid_lines_are_where_nothing_else_is),
                                       TEST(casings_lie_beneath_all_marks_of_a_role)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
