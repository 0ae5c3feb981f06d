/* Notes in a panel: labels beside what they name, and arrows at the edge. */
#include "figure/notes.h"
#include "testing.h"

static void arrows_point_beyond_the_edge(void **state)
{
    static const struct {
        double x, y, tip[2];
    } table[] = {
        {20, 5, {110, 60}},        {-1, 5, {10, 60}},   {5, 99, {60, 10}},
        {5, -INFINITY, {60, 110}}, {11, 11, {110, 10}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct figure figure;
        struct panel *panel;
        double tip[2] = {0, 0};

        figure_init(&figure, 120, 120, &themes[0]);
        panel = figure_add_panel(&figure, (struct box){10, 10, 100, 100});
        panel->x.high = panel->y.high = 10;
        note_add_edge_arrow(panel, ROLE_STATE, table[i].x, table[i].y, tip);
        check(panel->mark_count == 1 && panel->marks[0].kind == MARK_ARROW, "no arrow");
        check(near(tip[0], table[i].tip[0], 1e-9) && near(tip[1], table[i].tip[1], 1e-9),
              "(%g, %g): tip at (%g, %g)", table[i].x, table[i].y, tip[0], tip[1]);
        figure_release(&figure);
    }
}

/* A panel so full of lines that a label stands on one, or nowhere. */
static void only_a_halo_covers_lines(void **state)
{
    static const enum side sides[] = {RIGHT, LEFT, SIDE_END};
    struct fonts *fonts = fonts_open(NULL, &(struct err){0});

    (void)state;
    for (int halo = 0; halo < 2; halo++) {
        const struct label label = {.text = "note", .size = 13, .halo = halo};
        struct placement placement;
        struct figure figure;
        struct panel *panel;

        figure_init(&figure, 120, 120, &themes[0]);
        panel = figure_add_panel(&figure, (struct box){10, 10, 100, 100});
        panel->x.high = panel->y.high = 10;
        for (int i = 0; i <= 20; i++) {
            struct mark *line = panel_add_mark(panel, MARK_LINE, ROLE_CURVE);

            mark_add(line, 0, i / 2.0, true);
            mark_add(line, 10, i / 2.0, false);
        }
        placement_init_panel(&placement, panel);
        check(note_add(panel, fonts, &placement, &label, (const double[]){60, 60}, sides) == halo,
              "halo %d", halo);
        check(panel->label_count == (size_t)halo, "%zu labels", panel->label_count);
        placement_release(&placement);
        figure_release(&figure);
    }
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(arrows_point_beyond_the_edge),
                                       TEST(only_a_halo_covers_lines)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
