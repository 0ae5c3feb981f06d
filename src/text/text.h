/*
 * Text: shaping and measuring with the fonts that are part of the program.
 *
 * Text is set in Lato; single characters that Lato lacks, in DejaVu Sans, the fallback font. A font
 * file of the user comes before both. Italic letters of formulas (base/italic.h) are those of Lato
 * Italic, whatever the user's font. HarfBuzz shapes without hinting in font units, so widths and
 * outlines are the same on every machine. FriBidi orders text that runs from right to left.
 */
#ifndef GDPLOT_TEXT_TEXT_H
#define GDPLOT_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct fonts;

struct text_style {
    double size; /* of the em square, in pixels */
    bool bold;
};

/*
 * Opens the fonts, `file` (or NULL) before the embedded ones; the caller closes them. Errors, with
 * NULL: STATUS_IO; STATUS_INPUT for a file that is no font, or one that cannot be drawn from.
 */
struct fonts *fonts_open(const char *file, struct err *err);
void fonts_close(struct fonts *fonts);

/*
 * The family name of the user's font, cleaned as a label; "" where the font has no name; NULL where
 * the user gave no font. Borrowed.
 */
const char *fonts_family(const struct fonts *fonts);

/* "U+1F600, U+1F601": the characters met so far that no font has, at most eight of them; "" for
 * none. */
const char *fonts_missing(const struct fonts *fonts);

/* The advance width of UTF-8 `text`, in pixels. */
double text_width(struct fonts *fonts, const char *text, struct text_style style);

/*
 * The width of the text in the fallback font alone. An SVG names its fonts, and a viewer that has
 * neither Lato nor the user's font sets all text in DejaVu Sans. Letters of scripts that do not
 * join are added up without kerning, since to begin shaping with one more font takes a tenth of the
 * time of a whole figure.
 */
double text_width_fallback(struct fonts *fonts, const char *text, struct text_style style);

/* Whether any of the text runs from right to left. */
bool text_turns(const char *text);

/* How far letters and figures reach above the baseline, and descenders below it. */
double text_ascent(struct text_style style);
double text_descent(struct text_style style);

/*
 * A glyph of a run, at its origin in pixels: x from the start of the text, y down from the
 * baseline.
 */
struct text_glyph {
    unsigned id; /* in the font */
    double x, y;
};

/*
 * How many bytes of the text and how many glyphs belong together (a ligature: several bytes, one
 * glyph). The clusters of a run are in the order of the text.
 */
struct text_cluster {
    int bytes, glyphs;
};

/*
 * A part of one text that is drawn in one face and one direction. Borrowed for the time of the call
 * that gets it.
 */
struct text_run {
    int face; /* for text_face_data */
    const char *text;
    size_t bytes;
    bool backward; /* glyphs from left to right stand for text from its end to its start */
    const struct text_glyph *glyphs;
    size_t glyph_count;
    const struct text_cluster *clusters;
    size_t cluster_count;
};

/*
 * Faces have numbers: 0 to 3 are the regular faces of the families (the user's, Lato, DejaVu Sans
 * and the italic of Lato), 4 to 7 their bold faces.
 */
enum { TEXT_LATO = 1, TEXT_ITALIC = 3, TEXT_FAMILIES = 4, TEXT_FACES = 2 * TEXT_FAMILIES };

/*
 * Shapes the text and calls `give` for each of its runs, from left to right; a run is valid during
 * its call only, which shapes no other text.
 */
typedef void text_run_function(void *context, const struct text_run *run);
void text_runs(struct fonts *fonts, const char *text, struct text_style style,
               text_run_function *give, void *context);

/*
 * Whether a face is that of the user's font, whose file is given to no other library than HarfBuzz.
 */
bool text_face_is_users(int face);

/* The font file of a face: OpenType, borrowed from the fonts. */
const char *text_face_data(const struct fonts *fonts, int face, size_t *size);

/* Receives the outline of a text: x to the right, y down, the baseline's start at (0, 0). */
struct text_sink {
    void (*move)(void *context, double x, double y);
    void (*line)(void *context, double x, double y);
    void (*curve)(void *context, double x1, double y1, double x2, double y2, double x, double y);
    void (*close)(void *context);
    /* A quadratic curve. NULL: `curve` gets it as a cubic one. */
    void (*quadratic)(void *context, double cx, double cy, double x, double y);
};

/* Gives the filled outline of `text` to the sink. */
void text_outline(struct fonts *fonts, const char *text, struct text_style style,
                  const struct text_sink *sink, void *context);

/*
 * Fails, with STATUS_LIMIT, if an outline drawn since the last call lacks points: where the letters
 * of a font have far too many, those past a limit of work (base/work.h) are left out.
 */
int fonts_check_work(struct fonts *fonts, struct err *err);

/* The names of the embedded fonts and their licences, indented lines. */
extern const char text_font_notices[];

#endif
