#include "text/text.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char text_font_notices[] =
    "  Lato 2.007, copyright (c) 2010-2014 by tyPoland Lukasz Dziedzic with Reserved Font Name\n"
    "  \"Lato\"; SIL Open Font License 1.1\n"
    "  DejaVu Sans 2.37, copyright (c) 2003 by Bitstream, Inc., (c) 2006 by Tavmjong Bah; "
    "Bitstream\n"
    "  Vera and Arev licences; DejaVu changes are in the public domain\n";

extern const char font_lato_regular[], font_lato_regular_end[];
extern const char font_lato_bold[], font_lato_bold_end[];
extern const char font_dejavu_regular[], font_dejavu_regular_end[];
extern const char font_dejavu_bold[], font_dejavu_bold_end[];

/* By weight, then in the order in which a character is looked for. */
static const struct {
    const char *start, *end;
} files[2][2] = {
    {{font_lato_regular, font_lato_regular_end}, {font_dejavu_regular, font_dejavu_regular_end}},
    {{font_lato_bold, font_lato_bold_end}, {font_dejavu_bold, font_dejavu_bold_end}},
};

enum { FACES = 2 };

struct fonts {
    hb_font_t *font[2][FACES]; /* NULL until needed; scale 1 unit of the font */
    hb_buffer_t *buffer;
    hb_draw_funcs_t *tracing; /* the trace_ functions below */
};

static hb_font_t *font_of(struct fonts *fonts, bool bold, int face)
{
    hb_font_t **font = &fonts->font[bold][face];

    if (!*font) {
        const char *start = files[bold][face].start;
        hb_blob_t *blob = hb_blob_create(start, (unsigned)(files[bold][face].end - start),
                                         HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *opened = hb_face_create(blob, 0);

        *font = hb_font_create(opened);
        hb_face_destroy(opened);
        hb_blob_destroy(blob);
    }
    return *font;
}

static double scale_of(hb_font_t *font, struct text_style style)
{
    return style.size / hb_face_get_upem(hb_font_get_face(font));
}

/* The first face that has the character; the first of all where none has. */
static int face_for(struct fonts *fonts, bool bold, hb_codepoint_t character)
{
    hb_codepoint_t glyph;

    for (int face = 0; face < FACES; face++)
        if (hb_font_get_nominal_glyph(font_of(fonts, bold, face), character, &glyph))
            return face;
    return 0;
}

/* A stretch of one text that is set in one face, shaped in fonts->buffer. */
struct stretch {
    hb_font_t *font;
    hb_glyph_info_t *glyphs;
    hb_glyph_position_t *positions;
    unsigned count;
};

typedef void stretch_function(void *context, const struct stretch *stretch);

static void shape(struct fonts *fonts, hb_font_t *font, const hb_codepoint_t *characters,
                  unsigned count, unsigned start, unsigned length, stretch_function *give,
                  void *context)
{
    struct stretch stretch = {.font = font};

    hb_buffer_clear_contents(fonts->buffer);
    hb_buffer_set_cluster_level(fonts->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf32(fonts->buffer, characters, (int)count, start, (int)length);
    hb_buffer_guess_segment_properties(fonts->buffer);
    hb_buffer_set_language(fonts->buffer, hb_language_from_string("en", -1));
    hb_shape(font, fonts->buffer, NULL, 0);
    stretch.glyphs = hb_buffer_get_glyph_infos(fonts->buffer, &stretch.count);
    stretch.positions = hb_buffer_get_glyph_positions(fonts->buffer, &stretch.count);
    give(context, &stretch);
}

/* Splits the text by face and gives each stretch in turn, left to right. */
static void for_each_stretch(struct fonts *fonts, const char *text, bool bold,
                             stretch_function *give, void *context)
{
    hb_buffer_t *decoder = hb_buffer_create();
    unsigned count;
    hb_codepoint_t *characters;

    hb_buffer_add_utf8(decoder, text, -1, 0, -1);
    hb_buffer_get_glyph_infos(decoder, &count);
    characters = mem_zeroed(count, sizeof *characters);
    for (unsigned i = 0; i < count; i++)
        characters[i] = hb_buffer_get_glyph_infos(decoder, NULL)[i].codepoint;
    hb_buffer_destroy(decoder);

    for (unsigned start = 0, end; start < count; start = end) {
        int face = face_for(fonts, bold, characters[start]);

        end = start + 1;
        while (end < count && face_for(fonts, bold, characters[end]) == face)
            end++;
        shape(fonts, font_of(fonts, bold, face), characters, count, start, end - start, give,
              context);
    }
    free(characters);
}

struct measure {
    struct text_style style;
    double width;
};

static void add_width(void *context, const struct stretch *stretch)
{
    struct measure *measure = context;
    double units = 0;

    for (unsigned i = 0; i < stretch->count; i++)
        units += stretch->positions[i].x_advance;
    measure->width += units * scale_of(stretch->font, measure->style);
}

double text_width(struct fonts *fonts, const char *text, struct text_style style)
{
    struct measure measure = {style, 0};

    for_each_stretch(fonts, text, style.bold, add_width, &measure);
    return measure.width;
}

double text_ascent(struct text_style style)
{
    return 0.76 * style.size;
}

double text_descent(struct text_style style)
{
    return 0.22 * style.size;
}

/* Where the outlines of glyphs go, and how font units become pixels on the way. */
struct tracer {
    const struct text_sink *sink;
    void *context;
    struct text_style style;
    double scale;
    double x, y;       /* the origin of the current glyph, in pixels */
    double advance;    /* of the stretches before, in pixels */
    double at_x, at_y; /* the pen, for quadratic curves */
};

static double to_x(const struct tracer *t, double x)
{
    return t->x + x * t->scale;
}

static double to_y(const struct tracer *t, double y)
{
    return t->y - y * t->scale;
}

static void trace_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                       void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    t->sink->move(t->context, t->at_x = to_x(t, x), t->at_y = to_y(t, y));
}

static void trace_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                       void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
    t->sink->line(t->context, t->at_x = to_x(t, x), t->at_y = to_y(t, y));
}

/* A quadratic curve is the cubic one whose controls lie two thirds of the way to its control. */
static void trace_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx,
                            float cy, float x, float y, void *user)
{
    struct tracer *t = data;
    double control_x = to_x(t, cx), control_y = to_y(t, cy);
    double end_x = to_x(t, x), end_y = to_y(t, y);

    (void)funcs, (void)state, (void)user;
    t->sink->curve(t->context, t->at_x + (control_x - t->at_x) * 2 / 3,
                   t->at_y + (control_y - t->at_y) * 2 / 3, end_x + (control_x - end_x) * 2 / 3,
                   end_y + (control_y - end_y) * 2 / 3, end_x, end_y);
    t->at_x = end_x;
    t->at_y = end_y;
}

static void trace_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                        float y1, float x2, float y2, float x, float y, void *user)
{
    struct tracer *t = data;

    (void)funcs, (void)state, (void)user;
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

static hb_draw_funcs_t *make_tracing(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, trace_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, trace_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, trace_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, trace_cubic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, trace_close, NULL, NULL);
    return funcs;
}

struct fonts *fonts_open(void)
{
    struct fonts *fonts = mem_zeroed(1, sizeof *fonts);

    fonts->buffer = hb_buffer_create();
    fonts->tracing = make_tracing();
    return fonts;
}

void fonts_close(struct fonts *fonts)
{
    for (int weight = 0; weight < 2; weight++)
        for (int face = 0; face < FACES; face++)
            hb_font_destroy(fonts->font[weight][face]);
    hb_draw_funcs_destroy(fonts->tracing);
    hb_buffer_destroy(fonts->buffer);
    free(fonts);
}

struct drawing {
    struct tracer tracer;
    hb_draw_funcs_t *funcs;
};

static void draw_glyph(hb_font_t *font, hb_codepoint_t glyph, struct drawing *drawing)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, drawing->funcs, &drawing->tracer);
#else
    hb_font_get_glyph_shape(font, glyph, drawing->funcs, &drawing->tracer);
#endif
}

static void trace_stretch(void *context, const struct stretch *stretch)
{
    struct drawing *drawing = context;
    struct tracer *t = &drawing->tracer;
    double pen = 0;

    t->scale = scale_of(stretch->font, t->style);
    for (unsigned i = 0; i < stretch->count; i++) {
        const hb_glyph_position_t *at = &stretch->positions[i];

        t->x = t->advance + (pen + at->x_offset) * t->scale;
        t->y = -at->y_offset * t->scale;
        draw_glyph(stretch->font, stretch->glyphs[i].codepoint, drawing);
        pen += at->x_advance;
    }
    t->advance += pen * t->scale;
}

void text_outline(struct fonts *fonts, const char *text, struct text_style style,
                  const struct text_sink *sink, void *context)
{
    struct drawing drawing = {
        .tracer = {.sink = sink, .context = context, .style = style},
        .funcs = fonts->tracing,
    };

    for_each_stretch(fonts, text, style.bold, trace_stretch, &drawing);
}
