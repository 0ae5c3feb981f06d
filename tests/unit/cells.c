/* Cells of a panel, as the pictures have them. */
#include "testing.h"

#include <cairo.h>

#include "base/buf.h"
#include "figure/figure.h"
#include "picture/formats.h"
#include "render/canvas_texts.h"
#include "render/png_palette.h"

enum { SIDE = 120 }; /* of the panel, in pixels */

static void make_figure(struct figure *figure, size_t columns, size_t rows, size_t roles)
{
    struct panel *panel;
    struct cells *cells;

    figure_init(figure, SIDE, SIDE, &themes[0]);
    panel = figure_add_panel(figure, (struct box){0, 0, SIDE, SIDE});
    panel->x = (struct axis){.low = 1, .high = 100, .logarithmic = true};
    panel->y = (struct axis){.low = -2, .high = 2};
    cells = panel_add_cells(panel, 1, -2, 100, 2, columns, rows);
    for (size_t i = 0; i < columns * rows; i++)
        cells->roles[i] = (unsigned char)(i * 7 % roles);
    figure->title = strdup("");
    figure->caption = strdup("");
    figure->alt = strdup("");
    figure->recipe = strdup("");
}

/* The caller frees what is written. */
static char *draw(const struct figure *figure, const char *extension, size_t *length)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    struct render_request request = {.figure = figure, .fonts = fonts, .scale = 1};
    char *bytes = NULL;
    FILE *stream = open_memstream(&bytes, length);

    check(!format_find(extension, NULL)->write(&request, stream, &err), "%s", err.message);
    fclose(stream);
    fonts_close(fonts);
    return bytes;
}

struct bytes {
    const char *at;
    size_t left;
};

static cairo_status_t read_some(void *context, unsigned char *to, unsigned length)
{
    struct bytes *bytes = context;

    if (bytes->left < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, bytes->at, length);
    bytes->at += length;
    bytes->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    uint32_t at;

    memcpy(&at,
           cairo_image_surface_get_data(surface) +
               (ptrdiff_t)y * cairo_image_surface_get_stride(surface) + 4 * (ptrdiff_t)x,
           sizeof at);
    return at & 0xffffff;
}

static uint32_t colour_of(const struct figure *figure, size_t column, size_t row)
{
    const struct cells *cells = &figure->panels[0].marks[0].cells;

    return theme_paint(figure->theme, (enum role)cells->roles[row * cells->columns + column])
        .colour;
}

/* Every pixel of a picture whose pixels are cells, or parts of them. */
static void check_pixels(const char *name, const struct figure *figure, const char *png,
                         size_t length, int side)
{
    const struct cells *cells = &figure->panels[0].marks[0].cells;
    struct bytes bytes = {png, length};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_some, &bytes);
    int width = side ? side : (int)cells->columns, height = side ? side : (int)cells->rows;
    size_t wrong = 0;

    check(!cairo_surface_status(surface) && cairo_image_surface_get_width(surface) == width &&
              cairo_image_surface_get_height(surface) == height,
          "%s: %s, %d pixels wide", name, cairo_status_to_string(cairo_surface_status(surface)),
          cairo_image_surface_get_width(surface));
    for (int y = 0; !cairo_surface_status(surface) && y < height - (side > 0); y++)
        for (int x = 0; x < width; x++)
            wrong += pixel(surface, x, y) != colour_of(figure,
                                                       (size_t)x * cells->columns / (size_t)width,
                                                       (size_t)y * cells->rows / (size_t)height);
    check(!wrong, "%s: %zu pixels are wrong", name, wrong);
    cairo_surface_destroy(surface);
}

/* All depths of a palette: 2, 4, 16 and more colours; rows that do not fill their last byte. */
static void palettes_hold_every_cell(void **state)
{
    static const size_t roles[] = {1, 2, 3, 4, 5, 16, 17, ROLES};

    (void)state;
    for (size_t i = 0; i < LENGTH(roles); i++) {
        struct figure figure;
        struct buf png = BUF_INIT;
        uint32_t colours[ROLES];
        char name[40];

        make_figure(&figure, 13, 11, roles[i]);
        for (int role = 0; role < ROLES; role++)
            colours[role] = theme_paint(figure.theme, (enum role)role).colour;
        png_palette_make(&png, &figure.panels[0].marks[0].cells, colours);
        snprintf(name, sizeof name, "%zu roles", roles[i]);
        check_pixels(name, &figure, png.data, png.length, 0);
        buf_release(&png);
        figure_release(&figure);
    }
}

/* Cells are equal on the picture, also on a logarithmic axis, and sharp. The last row is the axis.
 */
static void pixels_are_those_of_their_cells(void **state)
{
    static const size_t sizes[][2] = {{1, 1}, {2, 3}, {8, 5}, {120, 60}};

    (void)state;
    for (size_t i = 0; i < LENGTH(sizes); i++) {
        struct figure figure;
        size_t length;
        char *png, name[40];

        make_figure(&figure, sizes[i][0], sizes[i][1], ROLES);
        png = draw(&figure, "png", &length);
        snprintf(name, sizeof name, "%zu by %zu", sizes[i][0], sizes[i][1]);
        check_pixels(name, &figure, png, length, SIDE);
        free(png);
        figure_release(&figure);
    }
}

static void vectors_hold_them_as_a_picture(void **state)
{
    struct figure figure;
    size_t length;
    char *svg, *dump;

    (void)state;
    make_figure(&figure, 5, 2, 3);
    svg = draw(&figure, "svg", &length);
    check(strstr(svg, "<image x=\"0\" y=\"0\" width=\"120\" height=\"120\" "
                      "preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" "
                      "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,iVBORw0K"),
          "%s", svg);
    dump = draw(&figure, "txt", &length);
    check(strstr(dump, "  mark cells blank 2\n    move 1 -2\n    line 100 2\n"
                       "    row text 1, muted 1, grid 1, text 1, muted 1\n"),
          "%s", dump);
    free(svg);
    free(dump);
    figure_release(&figure);
}

static void their_texts_are_gathered(void **state)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    struct subsets *subsets = subsets_open(fonts);
    struct figure figure;

    (void)state;
    make_figure(&figure, 5, 2, 3);
    canvas_texts_gather(&figure, subsets);
    subsets_close(subsets);
    fonts_close(fonts);
    figure_release(&figure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(palettes_hold_every_cell),
        TEST(pixels_are_those_of_their_cells),
        TEST(vectors_hold_them_as_a_picture),
        TEST(their_texts_are_gathered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
