/*
 * Text: shaping and measuring with the fonts that are part of the program.
 *
 * Lato sets everything; DejaVu Sans stands in, character by character, for what Lato lacks; a font
 * file of the user's comes before both. HarfBuzz shapes without hinting in font units, so widths
 * and outlines are the same on every machine. FriBidi orders text that runs from right to left.
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

/* The family name of the user's font as a clean label, "" for one without a name; NULL without a
 * font of the user's. */
const char *fonts_family(const struct fonts *fonts);

/* "U+1F600, U+1F601": the characters met so far that no font has, at most eight of them; "" for
 * none. */
const char *fonts_missing(const struct fonts *fonts);

/* The advance width of UTF-8 `text`, in pixels. */
double text_width(struct fonts *fonts, const char *text, struct text_style style);

/*
 * The width where neither Lato nor the user's font is at hand: of the fonts that SVG names, DejaVu
 * Sans sets all of the text then. Letters of scripts that do not join count as they stand, without
 * kerning: this font is shaped for nothing else in most figures, and beginning to is a tenth of
 * them.
 */
double text_width_second(struct fonts *fonts, const char *text, struct text_style style);

/* Whether some of the text, or all of it, runs from right to left. */
bool text_turns(const char *text);

/* How far letters and figures reach above the baseline, and descenders below it. */
double text_ascent(struct text_style style);
double text_descent(struct text_style style);

/* A stretch of one text in one font: glyphs from left to right, in pixels, y down from the
 * baseline. */
struct text_glyph {
    unsigned id; /* in the font */
    double x, y;
};

/* Glyphs and bytes of the text that belong together, in the order of the text. */
struct text_cluster {
    int bytes, glyphs;
};

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

/* Faces are numbered by family (the user's, Lato, DejaVu Sans), and bold follows regular: the bold
 * one of family f is TEXT_FAMILIES + f. */
enum { TEXT_FAMILIES = 3, TEXT_FACES = 2 * TEXT_FAMILIES };

/* Calls `give`, where there is one, for each run of the text, from left to right; what it is given
 * ends with the call. The width of them all. */
typedef void text_run_function(void *context, const struct text_run *run);
double text_runs(struct fonts *fonts, const char *text, struct text_style style,
                 text_run_function *give, void *context);

/* Whether a face is of the user's font, which no other library than HarfBuzz may be given. */
bool text_face_is_users(int face);

/* The font file of a face: OpenType, borrowed from the fonts. */
const char *text_face_data(const struct fonts *fonts, int face, size_t *size);

/* Receives the outline of a text: x to the right, y down, the baseline's start at (0, 0). */
struct text_sink {
    void (*move)(void *context, double x, double y);
    void (*line)(void *context, double x, double y);
    void (*curve)(void *context, double x1, double y1, double x2, double y2, double x, double y);
    void (*close)(void *context);
    /* A curve with one control; NULL: it comes as a curve with two. */
    void (*quadratic)(void *context, double cx, double cy, double x, double y);
};

/* Gives the filled outline of `text` to the sink. */
void text_outline(struct fonts *fonts, const char *text, struct text_style style,
                  const struct text_sink *sink, void *context);

/*
 * Whether the outlines since the last call are whole: of a font with far more points than letters
 * have, those past a limit (base/work.h) are left out. Errors: STATUS_LIMIT.
 */
int fonts_check_work(struct fonts *fonts, struct err *err);

/* The names of the embedded fonts and their licences, indented lines. */
extern const char text_font_notices[];

#endif
