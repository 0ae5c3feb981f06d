/* Fonts written anew: the same outlines and widths, curves with two controls as curves with one. */
#include "testing.h"

#include <hb.h>

#include "text/fonts.h"
#include "text/truetype.h"
#include "text/truetype_glyph.h"

enum { USERS = 0, LATO = 1, DEJAVU = 2 };

struct xy {
    double x, y;
};

static struct xy between(struct xy a, struct xy b, double t)
{
    return (struct xy){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static struct xy on_quadratic(struct xy a, struct xy b, struct xy c, double t)
{
    return between(between(a, b, t), between(b, c, t), t);
}

static struct xy on_cubic(const struct xy p[4], double t)
{
    return between(on_quadratic(p[0], p[1], p[2], t), on_quadratic(p[1], p[2], p[3], t), t);
}

/* Point `i` of the glyph, y down as the sinks have it. */
static struct xy point(const struct truetype_glyph *glyph, size_t i)
{
    return (struct xy){glyph->points[i].x, -glyph->points[i].y};
}

/* The curves of an open contour, three points each: those between two controls are halfway. */
static size_t take_curves(const struct truetype_glyph *glyph, struct xy (*curves)[3])
{
    struct xy at = point(glyph, 0);
    size_t count = 0;

    for (size_t i = 1; i + 1 < glyph->count; i++) {
        if (glyph->points[i].on)
            continue;
        curves[count][0] = at;
        curves[count][1] = point(glyph, i);
        at = point(glyph, i + 1);
        if (!glyph->points[i + 1].on)
            at = between(curves[count][1], at, 0.5);
        curves[count++][2] = at;
    }
    return count;
}

/* The largest distance of the curves from the cubic one, at a hundred places of each. */
static double largest_distance(const struct truetype_glyph *glyph, const struct xy cubic[4])
{
    struct xy curves[64][3];
    size_t pieces = take_curves(glyph, curves);
    double largest = 0;

    for (size_t i = 0; i < pieces; i++)
        for (int step = 0; step <= 100; step++) {
            double t = step / 100.0;
            struct xy a = on_quadratic(curves[i][0], curves[i][1], curves[i][2], t);
            struct xy b = on_cubic(cubic, ((double)i + t) / (double)pieces);

            largest = fmax(largest, hypot(a.x - b.x, a.y - b.y));
        }
    return largest;
}

static void follows_cubic_curves(void **state)
{
    static const struct xy rows[][4] = {
        {{0, 0}, {0, 552}, {448, 1000}, {1000, 1000}},             /* a quarter of a circle */
        {{0, 0}, {333, 0}, {667, 0}, {1000, 0}},                   /* a line */
        {{0, 0}, {1000, 900}, {0, 900}, {1000, 0}},                /* it turns back */
        {{0, 0}, {1000, 1000}, {-1000, 1000}, {0, 0}},             /* a loop */
        {{5, 5}, {5, 5}, {5, 5}, {5, 5}},                          /* a point */
        {{-8000, 8000}, {9000, -9000}, {-300, 5}, {16000, 16000}}, /* far larger than an em */
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct truetype_glyph glyph = TRUETYPE_GLYPH_INIT;
        const struct xy *p = rows[i];
        double distance;

        truetype_glyph_sink.move(&glyph, p[0].x, p[0].y);
        truetype_glyph_sink.curve(&glyph, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
        distance = largest_distance(&glyph, p);
        /* Points at whole units are off by the half of one in x and in y. */
        check(glyph.count >= 3 && distance <= TRUETYPE_TOLERANCE + sqrt(0.5) + 1e-9,
              "curve %zu: %zu points, %g units off", i, glyph.count, distance);
        truetype_glyph_release(&glyph);
    }
}

/* A glyph as its width and its lines and curves, a text each, in order: where a contour begins says
 * nothing of its shape. */
enum { MOST_PIECES = 4000 };

struct shape {
    int advance;
    char pieces[MOST_PIECES][64];
    size_t count;
    struct xy at, start;
};

static void add_piece(struct shape *shape, double cx, double cy, double x, double y)
{
    assert_true(shape->count < MOST_PIECES);
    snprintf(shape->pieces[shape->count++], sizeof *shape->pieces, "%.1f,%.1f %.1f,%.1f %.1f,%.1f",
             shape->at.x, shape->at.y, cx, cy, x, y);
    shape->at = (struct xy){x, y};
}

static void add_move(void *context, double x, double y)
{
    struct shape *shape = context;

    shape->at = shape->start = (struct xy){x, y};
}

static void add_line(void *context, double x, double y)
{
    struct shape *shape = context;

    if (x != shape->at.x || y != shape->at.y)
        add_piece(shape, x, y, x, y);
}

static void add_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)context, (void)x1, (void)y1, (void)x2, (void)y2, (void)x, (void)y;
    fail_msg("a curve with two controls in a TrueType font");
}

static void add_quadratic(void *context, double cx, double cy, double x, double y)
{
    add_piece(context, cx, cy, x, y);
}

static void add_close(void *context)
{
    struct shape *shape = context;

    add_line(shape, shape->start.x, shape->start.y);
}

static int compare_pieces(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void describe(struct fonts *fonts, int face, unsigned glyph, struct shape *shape)
{
    static const struct text_sink sink = {add_move, add_line, add_curve, add_close, add_quadratic};

    memset(shape, 0, sizeof *shape);
    shape->advance = (int)hb_font_get_glyph_h_advance(fonts_font(fonts, face), glyph);
    outline_glyph(fonts, face, glyph, &sink, shape);
    qsort(shape->pieces, shape->count, sizeof *shape->pieces, compare_pieces);
}

static void check_glyphs(struct fonts *fonts, int face, unsigned count)
{
    static struct shape was, is;

    for (unsigned glyph = 0; glyph < count; glyph++) {
        describe(fonts, face, glyph, &was);
        describe(fonts, USERS, glyph, &is);
        check(!memcmp(&was.pieces, &is.pieces, sizeof was.pieces) && was.advance == is.advance,
              "face %d, glyph %u is another: %zu and %zu pieces", face, glyph, was.count, is.count);
    }
}

/* The built-in fonts, with their composites, as if one were the user's. */
static void keeps_outlines(void **state)
{
    (void)state;
    for (int face = LATO; face <= DEJAVU; face++) {
        struct err err = {0};
        struct fonts *fonts = fonts_open(NULL, &err);
        hb_set_t *glyphs = hb_set_create();
        unsigned count = hb_face_get_glyph_count(hb_font_get_face(fonts_font(fonts, face)));
        struct buf out = BUF_INIT;

        hb_set_add_range(glyphs, 0, count - 1);
        assert_int_equal(truetype_write(fonts, face, hb_set_get_empty(), glyphs, &out, &err), 0);
        fonts->faces[USERS] = (struct face){out.data, out.length, NULL};
        check_glyphs(fonts, face, count);
        hb_set_destroy(glyphs);
        fonts_close(fonts);
        buf_release(&out);
    }
}

static void leaves_out_others(void **state)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);
    hb_set_t *glyphs = hb_set_create();
    struct buf out = BUF_INIT;
    static struct shape shape;

    (void)state;
    hb_set_add(glyphs, 40);
    assert_int_equal(truetype_write(fonts, LATO, hb_set_get_empty(), glyphs, &out, &err), 0);
    fonts->faces[USERS] = (struct face){out.data, out.length, NULL};
    assert_int_equal(hb_face_get_glyph_count(hb_font_get_face(fonts_font(fonts, USERS))), 41);
    describe(fonts, USERS, 39, &shape);
    check(shape.count == 0, "glyph 39 has an outline of %zu pieces", shape.count);
    describe(fonts, USERS, 40, &shape);
    check(shape.count > 0, "glyph 40 has none");
    hb_set_destroy(glyphs);
    fonts_close(fonts);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(follows_cubic_curves),
        TEST(keeps_outlines),
        TEST(leaves_out_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
