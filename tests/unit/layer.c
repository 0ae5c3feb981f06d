/* What figures begin with, drawn once: the pixels of each are those of the whole. */
#include "testing.h"

#include "figure/figure.h"
#include "render/png_pixels.h"
#include "render/raster.h"

enum { WIDTH = 160, HEIGHT = 120 };

/* A figure of these labels, a letter each, with cells and a line of `count` points; 0: no panel. */
static void make_figure(struct figure *figure, const char *letters, size_t count)
{
    figure_init(figure, WIDTH, HEIGHT, &themes[0]);
    for (size_t i = 0; letters[i]; i++)
        figure_add_label(figure, &(struct label){.text = (char[]){letters[i], 0},
                                                 .x = 5,
                                                 .y = 20 * (double)(i + 1),
                                                 .size = 15,
                                                 .halo = i % 2 == 1});
    if (count) {
        struct panel *panel = figure_add_panel(figure, (struct box){30, 10, 100, 100});
        struct mark *line;

        panel->x = (struct axis){.low = 0, .high = 9};
        panel->y = (struct axis){.low = 0, .high = 1};
        panel_add_cells(panel, 1, 0.2, 3, 0.4, 2, 2)->roles[0] = ROLE_AXIS;
        line = panel_add_mark(panel, MARK_LINE, ROLE_TEXT);
        for (size_t i = 0; i < count; i++)
            mark_add(line, (double)i, (double)(i % 2), i == 0);
    }
}

/* How many pixels differ. */
static size_t apart(cairo_surface_t *found, cairo_surface_t *wanted)
{
    return png_compare(found, wanted).count;
}

static void a_figure_on_it_is_the_whole(void **state)
{
    const struct {
        const char *letters;
        size_t count;
        bool begins_so;
    } rows[] = {{"ABC", 3, true},  {"ABD", 5, true},  {"AB", 0, true}, {"ABDE", 2, true},
                {"AXD", 5, false}, {"XBC", 3, false}, {"A", 9, false}, {"", 0, false}};
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    struct raster_layer layer;
    struct figure figure, other;
    cairo_surface_t *whole;

    (void)state;
    make_figure(&figure, "ABC", 3);
    make_figure(&other, "ABD", 5);
    check(!raster_layer_open(&layer, &figure, &other, fonts, WIDTH, HEIGHT, &err), "%s",
          err.message);
    figure_release(&figure);
    figure_release(&other);
    make_figure(&figure, "AB", 0);
    whole = raster_draw(&figure, fonts, WIDTH, HEIGHT, &err);
    check(!apart(layer.surface, whole), "it is not what both begin with");
    cairo_surface_destroy(whole);
    figure_release(&figure);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        cairo_surface_t *made;

        make_figure(&figure, rows[i].letters, rows[i].count);
        whole = raster_draw(&figure, fonts, WIDTH, HEIGHT, &err);
        made = raster_layer_draw(&layer, &figure, fonts, &err);
        check(whole && made && !apart(made, whole), "'%s': other pixels", rows[i].letters);
        check(rows[i].begins_so || apart(layer.surface, whole), "'%s': nothing to draw",
              rows[i].letters);
        cairo_surface_destroy(made);
        cairo_surface_destroy(whole);
        figure_release(&figure);
    }
    raster_layer_release(&layer);
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(a_figure_on_it_is_the_whole)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
