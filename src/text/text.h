/*
 * Text: shaping and measuring with the fonts that are part of the program.
 *
 * Lato sets everything; DejaVu Sans stands in, character by character, for what Lato lacks.
 * HarfBuzz shapes without hinting in font units, so widths and outlines are the same on every
 * machine.
 */
#ifndef GDPLOT_TEXT_TEXT_H
#define GDPLOT_TEXT_TEXT_H

#include <stdbool.h>

struct fonts;

struct text_style {
    double size; /* of the em square, in pixels */
    bool bold;
};

/* Receives the outline of a text: x to the right, y down, the baseline's start at (0, 0). */
struct text_sink {
    void (*move)(void *context, double x, double y);
    void (*line)(void *context, double x, double y);
    void (*curve)(void *context, double x1, double y1, double x2, double y2, double x, double y);
    void (*close)(void *context);
};

/* The fonts are opened as they are needed; the caller closes them. */
struct fonts *fonts_open(void);
void fonts_close(struct fonts *fonts);

/* The advance width of UTF-8 `text`, in pixels. */
double text_width(struct fonts *fonts, const char *text, struct text_style style);

/* How far letters and figures reach above the baseline, and descenders below it. */
double text_ascent(struct text_style style);
double text_descent(struct text_style style);

/* Gives the filled outline of `text` to the sink. */
void text_outline(struct fonts *fonts, const char *text, struct text_style style,
                  const struct text_sink *sink, void *context);

/* The names of the embedded fonts and their licences, one a line. */
extern const char text_font_notices[];

#endif
