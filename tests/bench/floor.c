/*
 * The floor: the picture of `gdplot grid -o FILE.png`, drawn by nothing but Cairo, HarfBuzz and
 * libpng. Every coordinate was worked out by hand and stands here as a number; a program that
 * draws this picture with these libraries cannot do much less. The pixels equal gdplot's.
 *
 *   floor FILE.png
 */
#include <cairo.h>
#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846

enum {
    SIDE = 900,   /* of the picture, in pixels */
    WIDTH = 246,  /* of a panel */
    HEIGHT = 208, /* of a panel */
    PANELS = 9,
    POINTS = 83, /* of the curve */
    LEVEL = 3    /* of compression */
};

static const double lefts[] = {66, 345, 624}, tops[] = {100, 368, 636};
static const double blue[] = {0, 0x72, 0xB2}, green[] = {0, 0x7A, 0x59}, red[] = {0xB0, 0x4A, 0};
static const double ink[] = {0x20, 0x21, 0x24}, grey[] = {0x5F, 0x66, 0x70};
static const double pale[] = {0xE4, 0xE6, 0xE9}, axis[] = {0x9A, 0xA0, 0xA6};
static const double white[] = {0xFF, 0xFF, 0xFF};

/* What the nine panels say. */
static const struct {
    const char *state, *point, *slope;
} words[PANELS] = {
    {"State 0", "(7, 49)", "slope 14"},           {"State 1", "(5.6, 31.36)", "slope 11.2"},
    {"State 2", "(4.48, 20.07)", "slope 8.96"},   {"State 3", "(3.584, 12.85)", "slope 7.168"},
    {"State 4", "(2.867, 8.221)", "slope 5.734"}, {"State 5", "(2.294, 5.261)", "slope 4.588"},
    {"State 6", "(1.835, 3.367)", "slope 3.67"},  {"State 7", "(1.468, 2.155)", "slope 2.936"},
    {"State 8", "(1.174, 1.379)", "slope 2.349"},
};
/* How many of the first states have a dot, and which one more: others are too near. */
static const struct {
    int first, more;
} dots[PANELS] = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 0}, {4, 0}, {4, 0}, {4, 0}, {4, 5}};
/* The steps, and the numbers of the states. */
static const struct note {
    int panel;
    double x, y, share; /* as of write_text */
    int bold, halo;
    const char *text;
} notes[] = {
    {0, 259.458831647, 182.437386691, 1, 0, 0, "−0.1 · 14 = −1.4"},
    {0, 276.708831647, 193.959386691, 0, 1, 1, "0"},
    {1, 522.617065317, 210.566181539, 1, 0, 0, "−0.1 · 11.2 = −1.12"},
    {1, 555.708831647, 193.959386691, 0, 1, 1, "0"},
    {1, 539.867065317, 222.088181539, 0, 1, 0, "1"},
    {2, 788.943652254, 228.568610242, 1, 0, 1, "−0.896"},
    {2, 817.708831647, 193.959386691, 1, 1, 1, "0"},
    {2, 818.867065317, 222.088181539, 0, 1, 0, "1"},
    {2, 806.193652254, 240.090610242, 0, 1, 0, "2"},
    {3, 220.804921803, 508.090164612, 1, 0, 0, "step −0.7168"},
    {3, 259.708831647, 461.959386691, 1, 1, 1, "0"},
    {3, 243.867065317, 490.088181539, 1, 1, 0, "1"},
    {3, 252.193652254, 508.090610242, 0, 1, 0, "2"},
    {3, 238.304921803, 531.134164612, 0, 1, 0, "3"},
    {4, 555.708831647, 461.959386691, 0, 1, 1, "0"},
    {4, 522.867065317, 490.088181539, 1, 1, 0, "1"},
    {4, 510.193652254, 508.090610242, 1, 1, 0, "2"},
    {4, 512.943937443, 526.985959409, 0, 1, 0, "4"},
    {5, 834.708831647, 461.959386691, 0, 1, 1, "0"},
    {5, 801.867065317, 490.088181539, 1, 1, 0, "1"},
    {5, 806.443652254, 519.612610242, 0, 1, 0, "2"},
    {5, 796.304921803, 531.134164612, 0, 1, 0, "3"},
    {5, 781.705149954, 543.227188079, 0, 1, 1, "5"},
    {6, 276.708831647, 729.959386691, 0, 1, 1, "0"},
    {6, 260.867065317, 758.088181539, 0, 1, 0, "1"},
    {6, 239.693652254, 759.630610242, 0.5, 1, 0, "2"},
    {6, 238.304921803, 799.134164612, 0, 1, 0, "3"},
    {6, 218.514119963, 814.247494427, 0, 1, 1, "6"},
    {7, 555.708831647, 729.959386691, 0, 1, 1, "0"},
    {7, 539.867065317, 758.088181539, 0, 1, 0, "1"},
    {7, 518.693652254, 759.630610242, 0.5, 1, 0, "2"},
    {7, 517.304921803, 799.134164612, 0, 1, 0, "3"},
    {7, 493.361295971, 816.180490491, 0, 1, 0, "7"},
    {8, 834.708831647, 729.959386691, 0, 1, 1, "0"},
    {8, 818.867065317, 758.088181539, 0, 1, 0, "1"},
    {8, 806.193652254, 776.090610242, 0, 1, 0, "2"},
    {8, 778.804921803, 776.090164612, 1, 1, 0, "3"},
    {8, 781.705149954, 811.227188079, 0, 1, 1, "5"},
    {8, 769.039036776, 817.417607971, 0, 1, 0, "8"},
};
static const char title[] = "Gradient descent on f(x) = x²";
static const char caption[] =
    "from `x` = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum; "
    "steps: −lr · slope";
static const char description[] =
    "9 panels, each with the curve of f(x) = x² and its tangent at one state of gradient "
    "descent. State 0 at (7, 49), slope 14, step −1.4; State 1 at (5.6, 31.36), slope 11.2, "
    "step −1.12; State 2 at (4.48, 20.07), slope 8.96, step −0.896; State 3 at (3.584, "
    "12.85), slope 7.168, step −0.7168; State 4 at (2.867, 8.221), slope 5.734, step "
    "−0.5734; State 5 at (2.294, 5.261), slope 4.588, step −0.4588; State 6 at (1.835, "
    "3.367), slope 3.67, step −0.367; State 7 at (1.468, 2.155), slope 2.936, step −0.2936; "
    "State 8 at (1.174, 1.379), slope 2.349, step −0.2349.";
static const char recipe[] = "gdplot: 2\ncommand: grid\nfunction: \"x^2\"\nstart: 7\nlr: 0.1\n"
                             "iterations: 8\ncheck: f3198deee92be912\n";

/* The font files of gdplot's own object, so that both programs carry the same. */
extern const char font_lato_regular[], font_lato_regular_end[];
extern const char font_lato_bold[], font_lato_bold_end[];
extern const char font_lato_italic[], font_lato_italic_end[];
extern const char font_lato_bold_italic[], font_lato_bold_italic_end[];

/* Where the outline of a glyph goes. */
struct pen {
    cairo_t *cairo;
    hb_draw_funcs_t *funcs;
    hb_buffer_t *buffer;
    hb_font_t *fonts[4]; /* regular, bold, italic, bold italic */
    double scale;        /* pixels a font unit */
    double x, y;         /* the origin of the glyph */
    double at_x, at_y;   /* the end of the outline so far */
};

static void on_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    struct pen *pen = data;

    (void)funcs, (void)state, (void)user;
    pen->at_x = pen->x + x * pen->scale;
    pen->at_y = pen->y - y * pen->scale;
    cairo_move_to(pen->cairo, pen->at_x, pen->at_y);
}

static void on_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    struct pen *pen = data;

    (void)funcs, (void)state, (void)user;
    pen->at_x = pen->x + x * pen->scale;
    pen->at_y = pen->y - y * pen->scale;
    cairo_line_to(pen->cairo, pen->at_x, pen->at_y);
}

/* Lato is a TrueType font: its curves are quadratic, Cairo's cubic. */
static void on_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx,
                         float cy, float x, float y, void *user)
{
    struct pen *pen = data;
    double px = pen->x + cx * pen->scale, py = pen->y - cy * pen->scale;
    double ex = pen->x + x * pen->scale, ey = pen->y - y * pen->scale;

    (void)funcs, (void)state, (void)user;
    cairo_curve_to(pen->cairo, pen->at_x + (px - pen->at_x) * 2 / 3,
                   pen->at_y + (py - pen->at_y) * 2 / 3, ex + (px - ex) * 2 / 3,
                   ey + (py - ey) * 2 / 3, ex, ey);
    pen->at_x = ex;
    pen->at_y = ey;
}

static void on_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    cairo_close_path(((struct pen *)data)->cairo);
}

static hb_font_t *font_at(const char *start, const char *end)
{
    hb_blob_t *blob =
        hb_blob_create(start, (unsigned)(end - start), HB_MEMORY_MODE_READONLY, NULL, NULL);

    return hb_font_create(hb_face_create(blob, 0));
}

static struct pen pen_for(cairo_t *cairo)
{
    struct pen pen = {.cairo = cairo,
                      .funcs = hb_draw_funcs_create(),
                      .buffer = hb_buffer_create(),
                      .fonts = {font_at(font_lato_regular, font_lato_regular_end),
                                font_at(font_lato_bold, font_lato_bold_end),
                                font_at(font_lato_italic, font_lato_italic_end),
                                font_at(font_lato_bold_italic, font_lato_bold_italic_end)}};

    hb_draw_funcs_set_move_to_func(pen.funcs, on_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen.funcs, on_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(pen.funcs, on_quadratic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pen.funcs, on_close, NULL, NULL);
    return pen;
}

static void set_colour(cairo_t *cairo, const double *colour)
{
    cairo_set_source_rgb(cairo, colour[0] / 255, colour[1] / 255, colour[2] / 255);
}

/* Texts have italic letters between two `. */
enum { ITALIC = 2 };

/* Shapes the text into the pen's buffer; how wide it is, in pixels. */
static double shape(struct pen *pen, const char *text, size_t length, double size, int font)
{
    const hb_glyph_position_t *at;
    unsigned count;
    double units = 0;

    pen->scale = size / 2000; /* Lato has 2000 units an em */
    hb_buffer_clear_contents(pen->buffer);
    hb_buffer_add_utf8(pen->buffer, text, (int)length, 0, (int)length);
    hb_buffer_set_direction(pen->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(pen->buffer, HB_SCRIPT_LATIN);
    hb_shape(pen->fonts[font], pen->buffer, NULL, 0);
    at = hb_buffer_get_glyph_positions(pen->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        units += at[i].x_advance;
    return units * pen->scale;
}

/* The glyphs in the pen's buffer, `start` pixels from where their text begins. */
static void add_glyphs(struct pen *pen, double start, int font)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(pen->buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(pen->buffer, &count);
    double units = 0;

    for (unsigned i = 0; i < count; i++) {
        pen->x = start + (units + at[i].x_offset) * pen->scale;
        pen->y = -at[i].y_offset * pen->scale;
        units += at[i].x_advance;
#if HB_VERSION_ATLEAST(7, 0, 0)
        hb_font_draw_glyph(pen->fonts[font], info[i].codepoint, pen->funcs, pen);
#else
        hb_font_get_glyph_shape(pen->fonts[font], info[i].codepoint, pen->funcs, pen);
#endif
    }
}

/* The outlines of a text, from the origin, if `draw`; how wide it is. */
static double outline(struct pen *pen, const char *text, double size, int bold, int draw)
{
    double width = 0;

    for (int font = bold; *text; font ^= ITALIC) {
        size_t length = strcspn(text, "`");
        double part = length ? shape(pen, text, length, size, font) : 0;

        if (length && draw)
            add_glyphs(pen, width, font);
        width += part;
        text += length + (text[length] == '`');
    }
    return width;
}

/* A text on the baseline at (x, y): before x by this share of its width, 0, ½ or 1. */
static void write_text(struct pen *pen, double x, double y, double share, double size, int bold,
                       const double *colour, const char *text)
{
    double width = share > 0 ? outline(pen, text, size, bold, 0) : 0;

    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, x - share * width, y);
    outline(pen, text, size, bold, 1);
    set_colour(pen->cairo, colour);
    cairo_fill(pen->cairo);
    cairo_restore(pen->cairo);
}

/* The same upward, its middle at y. */
static void write_upward(struct pen *pen, double x, double y, const char *text)
{
    double width = outline(pen, text, 13, 0, 0);

    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, x, y + width / 2);
    cairo_rotate(pen->cairo, -PI / 2);
    outline(pen, text, 13, 0, 1);
    set_colour(pen->cairo, grey);
    cairo_fill(pen->cairo);
    cairo_restore(pen->cairo);
}

static void add_line(cairo_t *cairo, double x0, double y0, double x1, double y1)
{
    cairo_move_to(cairo, x0, y0);
    cairo_line_to(cairo, x1, y1);
}

static void stroke(cairo_t *cairo, const double *colour, double width)
{
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

static void draw_cross(cairo_t *cairo, double x, double y)
{
    add_line(cairo, x - 6, y - 6, x + 6, y + 6);
    add_line(cairo, x - 6, y + 6, x + 6, y - 6);
    stroke(cairo, red, 2.5);
}

static void draw_dot(cairo_t *cairo, double x, double y)
{
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x, y, 3.3, 0, 2 * PI);
    cairo_close_path(cairo);
    set_colour(cairo, white);
    cairo_fill_preserve(cairo);
    stroke(cairo, red, 1.4);
}

static void stroke_tangent(cairo_t *cairo)
{
    static const double dash[] = {7, 4};

    cairo_set_dash(cairo, dash, 2, 0);
    stroke(cairo, green, 1.75);
    cairo_set_dash(cairo, NULL, 0, 0);
}

/* The same text, with a white outline where it lies on a line. */
static void write_note(struct pen *pen, const struct note *note)
{
    double width = outline(pen, note->text, 12, note->bold, 0);

    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, note->x - note->share * width, note->y);
    outline(pen, note->text, 12, note->bold, 1);
    set_colour(pen->cairo, white);
    cairo_set_line_width(pen->cairo, 4);
    if (note->halo)
        cairo_stroke_preserve(pen->cairo);
    set_colour(pen->cairo, red);
    cairo_fill(pen->cairo);
    cairo_restore(pen->cairo);
}

/* The axes run from −10.87 to 10.87 and from −25 to 105.44; the curve from −10 to 10. */
static double at_x(int panel, double x)
{
    return lefts[panel % 3] + (x + 10.87) / 21.74 * WIDTH;
}

static double at_y(int panel, double y)
{
    return tops[panel / 3] + (1 - (y + 25) / 130.44) * HEIGHT;
}

static void draw_axes(cairo_t *cairo, int panel)
{
    double left = lefts[panel % 3], bottom = tops[panel / 3] + HEIGHT + 0.5;

    for (int tick = 0; tick <= 100; tick += 25) {
        double y = floor(at_y(panel, tick)) + 0.5;

        add_line(cairo, left, y, left + WIDTH, y);
    }
    stroke(cairo, pale, 1);
    add_line(cairo, left, bottom, left + WIDTH, bottom);
    for (int tick = -10; tick <= 10; tick += 5) {
        double x = floor(at_x(panel, tick)) + 0.5;

        add_line(cairo, x, bottom, x, bottom + 5);
    }
    stroke(cairo, axis, 1);
}

static void write_ticks(struct pen *pen, int panel)
{
    static const char *const across[] = {"−10", "−5", "0", "5", "10"};
    static const char *const upward[] = {"−25", "0", "25", "50", "75", "100"};
    double left = lefts[panel % 3], bottom = tops[panel / 3] + HEIGHT;

    for (int i = 0; panel / 3 == 2 && i < 5; i++)
        write_text(pen, at_x(panel, 5 * i - 10), bottom + 18, 0.5, 13, 0, grey, across[i]);
    for (int i = 0; panel % 3 == 0 && i < 6; i++)
        write_text(pen, left - 7, at_y(panel, 25 * i - 25) + 4.5, 1, 13, 0, grey, upward[i]);
}

static void draw_curve(cairo_t *cairo, int panel)
{
    for (int i = 0; i < POINTS; i++) {
        double x = -10 + 20.0 * i / (POINTS - 1);

        cairo_line_to(cairo, at_x(panel, x), at_y(panel, x * x));
    }
    stroke(cairo, blue, 2);
}

/* Until it leaves the panel, at the left or below, and at the right. */
static void draw_tangent(cairo_t *cairo, int panel, double x)
{
    double slope = 2 * x, level = x * x;
    double from = fmax(-10.87, x + (-25 - level) / slope);

    add_line(cairo, at_x(panel, from), at_y(panel, level + slope * (from - x)), at_x(panel, 10.87),
             at_y(panel, level + slope * (10.87 - x)));
    stroke_tangent(cairo);
}

/* From a state to the next parameter, and down to the curve. */
static void draw_step(cairo_t *cairo, int panel, double state)
{
    static const double dash[] = {3, 3};
    double next = 0.8 * state;
    double x = at_x(panel, next), y = at_y(panel, state * state);

    add_line(cairo, x, y, x, at_y(panel, next * next));
    cairo_set_dash(cairo, dash, 2, 0);
    stroke(cairo, axis, 1);
    cairo_set_dash(cairo, NULL, 0, 0);
    add_line(cairo, at_x(panel, state), y, x + 8, y);
    stroke(cairo, red, 2);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + 8, y - 4);
    cairo_line_to(cairo, x + 8, y + 4);
    cairo_close_path(cairo);
    set_colour(cairo, red);
    cairo_fill(cairo);
}

enum { STEPS = 3 }; /* of the first states, long enough for arrows */

static void draw_panel(struct pen *pen, int panel)
{
    double left = lefts[panel % 3], top = tops[panel / 3], x = 7;

    draw_axes(pen->cairo, panel);
    write_ticks(pen, panel);
    draw_curve(pen->cairo, panel);
    draw_tangent(pen->cairo, panel, 7 * pow(0.8, panel));
    if (panel < STEPS)
        draw_step(pen->cairo, panel, 7 * pow(0.8, panel));
    for (int k = 0; k < panel; k++, x -= 0.1 * 2 * x)
        if (k < dots[panel].first || (k && k == dots[panel].more))
            draw_dot(pen->cairo, at_x(panel, x), at_y(panel, x * x));
    draw_cross(pen->cairo, at_x(panel, x), at_y(panel, x * x));
    write_text(pen, left, top - 11, 0, 13.5, 1, ink, words[panel].state);
    write_text(pen, left + 56.228, top - 11, 0, 13.5, 0, ink, words[panel].point);
    write_text(pen, left + WIDTH, top - 11, 1, 13.5, 0, green, words[panel].slope);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i].panel == panel)
            write_note(pen, &notes[i]);
    if (panel / 3 == 2)
        write_text(pen, left + WIDTH / 2.0, top + 243, 0.5, 13, 0, grey, "`x`");
    if (panel % 3 == 0)
        write_upward(pen, 25.38, top + HEIGHT / 2.0, "`f`(`x`)");
}

static void draw_header(struct pen *pen)
{
    write_text(pen, 66, 36, 0, 20, 1, ink, "Gradient descent on `f`(`x`) = `x`²");
    write_text(pen, 66, 57, 0, 14, 0, grey, caption);
    add_line(pen->cairo, 577.1089999999999, 31.71, 603.1089999999999, 31.71);
    stroke(pen->cairo, blue, 2);
    write_text(pen, 610.1089999999999, 36, 0, 13, 0, ink, "`f`(`x`)");
    add_line(pen->cairo, 649.2495, 31.71, 675.2495, 31.71);
    stroke_tangent(pen->cairo);
    write_text(pen, 682.2495, 36, 0, 13, 0, ink, "tangent");
    draw_cross(pen->cairo, 753.9685, 31.71);
    write_text(pen, 766.9685, 36, 0, 13, 0, ink, "state");
    draw_dot(pen->cairo, 823.159, 31.71);
    write_text(pen, 836.159, 36, 0, 13, 0, ink, "earlier");
}

static cairo_surface_t *draw(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cairo = cairo_create(surface);
    struct pen pen = pen_for(cairo);

    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    set_colour(cairo, white);
    cairo_paint(cairo);
    draw_header(&pen);
    for (int panel = 0; panel < PANELS; panel++)
        draw_panel(&pen, panel);
    if (cairo_status(cairo))
        exit(1);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    return surface;
}

static void set_texts(png_structp png, png_infop info)
{
    const char *const texts[][2] = {
        {"Title", title}, {"Description", description}, {"gdplot", recipe}};
    png_text chunks[3];

    memset(chunks, 0, sizeof chunks);
    for (int i = 0; i < 3; i++) {
        chunks[i].compression = PNG_ITXT_COMPRESSION_NONE;
        chunks[i].key = chunks[i].lang_key = (char *)texts[i][0];
        chunks[i].lang = (char *)"en";
        chunks[i].text = (char *)texts[i][1];
        chunks[i].itxt_length = strlen(texts[i][1]);
    }
    png_set_text(png, info, chunks, 3);
}

static void write_rows(png_structp png, cairo_surface_t *surface)
{
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    unsigned char row[3 * SIDE];

    for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
            unsigned pixel;

            memcpy(&pixel, pixels + y * stride + 4 * x, sizeof pixel);
            row[3 * x] = (unsigned char)(pixel >> 16);
            row[3 * x + 1] = (unsigned char)(pixel >> 8);
            row[3 * x + 2] = (unsigned char)pixel;
        }
        png_write_row(png, row);
    }
}

static void write_png(cairo_surface_t *surface, FILE *file)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);

    if (setjmp(png_jmpbuf(png)))
        exit(1);
    png_init_io(png, file);
    png_set_IHDR(png, info, SIDE, SIDE, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, LEVEL);
    png_set_pHYs(png, info, 3780, 3780, PNG_RESOLUTION_METER);
    set_texts(png, info);
    png_write_info(png, info);
    write_rows(png, surface);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "wb") : NULL;

    if (!file) {
        fprintf(stderr, "usage: floor FILE.png\n");
        return 1;
    }
    write_png(draw(), file);
    return fclose(file) ? 1 : 0;
}
