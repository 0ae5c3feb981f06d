/* The inside of struct fonts, for src/text/ alone. */
#ifndef GDPLOT_TEXT_FONTS_H
#define GDPLOT_TEXT_FONTS_H

#include <hb.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/work.h"
#include "text/shaped.h"
#include "text/text.h"

enum { FACES_A_WEIGHT = TEXT_FAMILIES, MISSING_MAX = 8 };

struct face {
    const char *data; /* NULL: there is no such face */
    size_t size;
    hb_font_t *font; /* opened when first needed; scale: units of the font */
};

struct fonts {
    struct face faces[TEXT_FACES]; /* regular and then bold; each: the user's, Lato, DejaVu Sans,
                                      Lato Italic */
    struct buf file;               /* the user's font file; empty without one */
    char *family;                  /* its family name, owned */
    hb_buffer_t *buffer;
    hb_draw_funcs_t *tracing; /* the callbacks that text_outline draws glyphs with */
    bool fallback_only;       /* all text is set in DejaVu Sans */
    struct work work;         /* counts points of outlines that have far more than letters do */
    struct shaped shaped;
    uint32_t missing[MISSING_MAX];
    size_t missing_count;
    char missing_text[MISSING_MAX * 10 + 1];
};

hb_font_t *fonts_font(struct fonts *fonts, int face);

/* Whether a face has a glyph for the character. */
bool fonts_has(struct fonts *fonts, int face, uint32_t character);

/*
 * The first face of the weight that has the character. Where none has, it is Lato, which draws a
 * box, and the character is noted as missing. Italic letters of formulas are letters of Lato
 * Italic. With fallback_only it is always DejaVu Sans.
 */
int fonts_face_for(struct fonts *fonts, bool bold, uint32_t character);

/* Pixels per unit of the face's font at this size. */
double fonts_scale(struct fonts *fonts, int face, double size);

/* The callbacks that text_outline draws glyphs with. */
hb_draw_funcs_t *outline_tracing(void);

/* How far from a glyph's origin an outline reaches at most, in units of its font. */
#define OUTLINE_REACH 32767.0

/* Gives the outline of one glyph to the sink, in units of its font, y down. */
void outline_glyph(struct fonts *fonts, int face, unsigned glyph, const struct text_sink *sink,
                   void *context);

#endif
