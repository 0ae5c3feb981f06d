/* Names at the ends of lines: pushed apart, but never far from their lines. */
#include "figure/line_ends.h"
#include "figure/layout.h"
#include "testing.h"

static void names_are_pushed_apart(void **state)
{
    static const struct {
        const char *name;
        double y[3];
        bool fits;
    } table[] = {
        {"far apart", {20, 60, 100}, true},   {"close", {50, 60, 70}, true},
        {"too close", {50, 51, 52}, false},   {"at the lower edge", {118, 119, 120}, false},
        {"not in order", {90, 40, 41}, true}, {"near the lower edge", {60, 100, 119}, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct line_end ends[] = {{"a", ROLE_RUN, table[i].y[0]},
                                  {"b", ROLE_RUN, table[i].y[1]},
                                  {"c", ROLE_RUN, table[i].y[2]}};
        struct fonts *fonts = fonts_open(NULL, &(struct err){0});
        struct figure figure;
        struct panel *panel;

        figure_init(&figure, 300, 200, &themes[0]);
        panel = figure_add_panel(&figure, (struct box){10, 0, 200, 120});
        check(line_ends_add(panel, fonts, true, ends, 3) == table[i].fits, "%s: fits or not",
              table[i].name);
        check(panel->label_count == (table[i].fits ? 3 : 0), "%s: %zu labels", table[i].name,
              panel->label_count);
        for (size_t j = 1; j < panel->label_count; j++)
            check(panel->labels[j].y - panel->labels[j - 1].y >= 16, "%s: %g below %g",
                  table[i].name, panel->labels[j].y, panel->labels[j - 1].y);
        for (size_t j = 0; j < panel->label_count; j++)
            check(label_box(fonts, &panel->labels[j]).y +
                          label_box(fonts, &panel->labels[j]).height <=
                      120,
                  "%s: %s stands on the axis", table[i].name, panel->labels[j].text);
        for (size_t j = 0; j < panel->label_count; j++)
            check(panel->labels[j].x > 210 && fabs(panel->labels[j].y - ends[j].y) < 25,
                  "%s: %s stands at %g, %g", table[i].name, panel->labels[j].text,
                  panel->labels[j].x, panel->labels[j].y);
        figure_release(&figure);
        fonts_close(fonts);
    }
}

/* Where a line that ends 8 pixels before the panel's right edge has its name. */
static double place_of_name(bool framed, const struct label *taken)
{
    struct fonts *fonts = fonts_open(NULL, &(struct err){0});
    struct line_end end = {"a", ROLE_RUN, 60};
    struct figure figure;
    struct panel *panel;
    double x;

    figure_init(&figure, 300, 200, &themes[0]);
    panel = figure_add_panel(&figure, (struct box){0, 0, 200, 120});
    panel->x = (struct axis){.low = 0, .high = 1, .from = 0, .to = 0.96};
    if (taken)
        panel_add_label(panel, taken);
    check(line_ends_add(panel, fonts, framed, &end, 1), "no name");
    x = panel->labels[panel->label_count - 1].x;
    figure_release(&figure);
    fonts_close(fonts);
    return x;
}

static void names_stand_beside_their_lines(void **state)
{
    const struct label near = {.text = "0.5", .x = 190, .y = 20, .size = LAYOUT_LABEL};
    const struct label far = {.text = "0.5", .x = 20, .y = 20, .size = LAYOUT_LABEL};

    (void)state;
    check(place_of_name(false, NULL) == 201, "beside the end: %g", place_of_name(false, NULL));
    check(place_of_name(false, &far) == 201, "beside the end: %g", place_of_name(false, &far));
    check(place_of_name(false, &near) == 209, "beside a label: %g", place_of_name(false, &near));
    check(place_of_name(true, NULL) == 209, "beside a frame: %g", place_of_name(true, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(names_are_pushed_apart),
                                       TEST(names_stand_beside_their_lines)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
