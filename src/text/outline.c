/* Draws the outlines of glyphs as paths. */
#include <string.h>

#include "text/fonts.h"

/* Where the outlines of glyphs go, and how font units become pixels on the way. */
struct tracer {
    const struct text_sink *sink;
    void *context;
    struct fonts *fonts;
    double size;
    double scale;
    double x, y;       /* the origin of the current glyph, in pixels */
    double at_x, at_y; /* the pen, for quadratic curves */
    size_t points;     /* of the current glyph so far */
    size_t free;       /* how many of them are not counted as work */
    size_t letters;    /* how many more glyphs get free points */
    bool filled;       /* the path will be filled by Cairo, and not only copied */
};

/*
 * Letters of any script have at most FREE_POINTS. Each further point is counted as the work that it
 * makes, in units of base/work.h, as measured where Cairo fills a path whose lines all cross each
 * other.
 */
enum { FREE_POINTS = 500, POINT_COST = 20, CROSSINGS_A_UNIT = 2 };

/* Returns false where the point would be too much work; the path then lacks it. */
static bool take_point(struct tracer *t)
{
    double number = (double)++t->points;

    return t->points <= t->free ||
           work_add(&t->fonts->work, POINT_COST + (t->filled ? number / CROSSINGS_A_UNIT : 0));
}

/* Clamps a coordinate: a damaged font can put points anywhere, and Cairo draws with integers. */
static double within(double units)
{
    return units >= -OUTLINE_REACH ? (units <= OUTLINE_REACH ? units : OUTLINE_REACH)
                                   : (units < 0 ? -OUTLINE_REACH : 0);
}

static double to_x(const struct tracer *t, double x)
{
    return t->x + within(x) * t->scale;
}

static double to_y(const struct tracer *t, double y)
{
    return t->y - within(y) * t->scale;
}

static void trace_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                       void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    if (!take_point(t))
        return;
    t->sink->move(t->context, t->at_x = to_x(t, x), t->at_y = to_y(t, y));
}

static void trace_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                       void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    if (!take_point(t))
        return;
    t->sink->line(t->context, t->at_x = to_x(t, x), t->at_y = to_y(t, y));
}

/*
 * A quadratic curve equals the cubic curve whose two controls lie two thirds of the way from the
 * ends to the control of the quadratic.
 */
static void give_as_cubic(const struct tracer *t, double cx, double cy, double x, double y)
{
    t->sink->curve(t->context, t->at_x + (cx - t->at_x) * 2 / 3, t->at_y + (cy - t->at_y) * 2 / 3,
                   x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
}

static void trace_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx,
                            float cy, float x, float y, void *user)
{
    struct tracer *t = data;
    double end_x = to_x(t, x), end_y = to_y(t, y);

    (void)funcs, (void)state, (void)user;
    if (!take_point(t))
        return;
    if (t->sink->quadratic)
        t->sink->quadratic(t->context, to_x(t, cx), to_y(t, cy), end_x, end_y);
    else
        give_as_cubic(t, to_x(t, cx), to_y(t, cy), end_x, end_y);
    t->at_x = end_x;
    t->at_y = end_y;
}

static void trace_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                        float y1, float x2, float y2, float x, float y, void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    if (!take_point(t))
        return;
    t->sink->curve(t->context, to_x(t, x1), to_y(t, y1), to_x(t, x2), to_y(t, y2), to_x(t, x),
                   to_y(t, y));
    t->at_x = to_x(t, x);
    t->at_y = to_y(t, y);
}

static void trace_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    t->sink->close(t->context);
}

hb_draw_funcs_t *outline_tracing(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, trace_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, trace_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, trace_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, trace_cubic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, trace_close, NULL, NULL);
    return funcs;
}

static void draw_glyph(struct tracer *t, int face, unsigned glyph)
{
    if (t->fonts->work.refused)
        return;
    t->points = 0;
    t->free = t->letters ? FREE_POINTS : 0;
    t->letters -= t->letters > 0;
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(fonts_font(t->fonts, face), glyph, t->fonts->tracing, t);
#else
    hb_font_get_glyph_shape(fonts_font(t->fonts, face), glyph, t->fonts->tracing, t);
#endif
}

void outline_glyph(struct fonts *fonts, int face, unsigned glyph, const struct text_sink *sink,
                   void *context)
{
    struct tracer tracer = {
        .sink = sink, .context = context, .fonts = fonts, .scale = 1, .letters = 1};

    draw_glyph(&tracer, face, glyph);
}

static void trace_run(void *context, const struct text_run *run)
{
    struct tracer *t = context;

    t->scale = fonts_scale(t->fonts, run->face, t->size);
    for (size_t i = 0; i < run->glyph_count; i++) {
        t->x = run->glyphs[i].x;
        t->y = run->glyphs[i].y;
        draw_glyph(t, run->face, run->glyphs[i].id);
    }
}

void text_outline(struct fonts *fonts, const char *text, struct text_style style,
                  const struct text_sink *sink, void *context)
{
    struct tracer tracer = {.sink = sink,
                            .context = context,
                            .fonts = fonts,
                            .size = style.size,
                            .letters = strlen(text),
                            .filled = true};

    text_runs(fonts, text, style, trace_run, &tracer);
}
