/* Arrows of a panel: where they end, whether they have heads, and which would meet. */
#include "figure/arrow.h"
#include "testing.h"

/* A panel of 100 × 100 pixels at (10, 10), from 0 to 10 on both axes. */
static struct panel *panel_of(struct figure *figure)
{
    struct panel *panel;

    figure_init(figure, 120, 120, &themes[0]);
    panel = figure_add_panel(figure, (struct box){10, 10, 100, 100});
    panel->x.high = panel->y.high = 10;
    return panel;
}

static void ends_where_it_points_or_at_the_edge(void **state)
{
    static const struct {
        double from[2], to[2], shift;
        double tail[2], tip[2];
        bool headed, leaves;
    } table[] = {
        {{2, 5}, {6, 5}, 0, {30, 60}, {70, 60}, true, false},
        {{2, 5}, {6, 5}, 5, {30, 65}, {70, 65}, true, false},
        {{6, 5}, {-1e9, 5}, 0, {70, 60}, {10, 60}, true, true},
        {{2, 5}, {2 + ARROW_SHORTEST / 10 - 0.01, 5}, 0, {30, 60}, {38.9, 60}, false, false},
        {{2, 5}, {2 + ARROW_SHORTEST / 10 + 0.01, 5}, 0, {30, 60}, {39.1, 60}, true, false},
        {{9.5, 5}, {12, 5}, 0, {105, 60}, {110, 60}, false, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct figure figure;
        struct panel *panel = panel_of(&figure);
        struct arrow arrow = arrow_between(panel, table[i].from, table[i].to, table[i].shift);

        for (size_t j = 0; j < 2; j++) {
            check(near(arrow.tail[j], table[i].tail[j], 1e-9), "%zu: tail at %g", i, arrow.tail[j]);
            check(near(arrow.tip[j], table[i].tip[j], 1e-9), "%zu: tip at %g", i, arrow.tip[j]);
        }
        check(arrow.headed == table[i].headed, "%zu: headed %d", i, arrow.headed);
        check(arrow.leaves == table[i].leaves, "%zu: leaves %d", i, arrow.leaves);
        arrow_add(panel, ROLE_STEP, &arrow);
        check(panel->mark_count == 1 &&
                  panel->marks[0].kind == (table[i].headed ? MARK_ARROW : MARK_LINE),
              "%zu: %zu marks", i, panel->mark_count);
        figure_release(&figure);
    }
}

static void nothing_is_drawn_of_what_lies_outside(void **state)
{
    struct figure figure;
    struct panel *panel = panel_of(&figure);
    struct arrow arrow = arrow_between(panel, (const double[]){2, 20}, (const double[]){6, 20}, 0);

    (void)state;
    arrow_add(panel, ROLE_STEP, &arrow);
    check(arrow.length == 0 && panel->mark_count == 0, "length %g, %zu marks", arrow.length,
          panel->mark_count);
    figure_release(&figure);
}

static void meet_where_heads_would(void **state)
{
    static const struct {
        double from, to, below;
        bool meet;
    } table[] = {
        {3, 5, 0, true},
        {3, 5, 2 * ARROW_HEAD_WIDTH - 0.5, true},
        {3, 5, 2 * ARROW_HEAD_WIDTH + 0.5, false},
        {5, 3, 0, true},
        {6.5, 8, 0, false},
    };
    struct figure figure;
    struct panel *panel = panel_of(&figure);
    struct arrow arrow = arrow_between(panel, (const double[]){2, 5}, (const double[]){6, 5}, 0);

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct arrow other = arrow_between(panel, (const double[]){table[i].from, 5},
                                           (const double[]){table[i].to, 5}, table[i].below);

        check(arrow_meets(&arrow, &other) == table[i].meet, "%zu", i);
        check(arrow_meets(&other, &arrow) == table[i].meet, "%zu, the other way", i);
    }
    figure_release(&figure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ends_where_it_points_or_at_the_edge),
        TEST(nothing_is_drawn_of_what_lies_outside),
        TEST(meet_where_heads_would),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
