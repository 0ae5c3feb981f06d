/*
 * Rendering: from a figure to a file, in one of the formats. A new one is a file with its row at
 * its end, and the row's name in picture/formats.c.
 */
#ifndef GDPLOT_RENDER_RENDER_H
#define GDPLOT_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/figure.h"
#include "text/text.h"

/* Which fonts the text of our own SVG is set in. */
enum svg_font {
    SVG_FONT_NAME,    /* those of the reader, by name */
    SVG_FONT_EMBED,   /* those in the file, of the glyphs used */
    SVG_FONT_OUTLINE, /* none: text is outlines */
    SVG_FONTS,
};

/* "name", "embed", "outline". */
extern const char *const svg_fonts[SVG_FONTS];

/* The one of this name; SVG_FONTS where there is none. */
enum svg_font svg_font_find(const char *name);

/* Figures of one size, shown one after the other. */
struct frames {
    size_t count;
    long delay, last_delay; /* milliseconds that a frame is shown, and the last one */
    long loops;             /* how often all are shown; 0: for ever */
    /* Composes frame number `i`, which the caller releases. Errors: those of kinds of figures;
     * there is then nothing to release. */
    int (*compose)(const struct frames *frames, size_t i, struct figure *figure, struct err *err);
};

struct render_request {
    const struct figure *figure;
    long jobs; /* processes that may draw at once, at least 1; for formats of FORMAT_MOVES */
    const struct frames *frames; /* for formats of FORMAT_MOVES, whose `figure` is the last frame,
                                    with the texts of all; NULL for others */
    /* Writes `rows`, the numbers behind the figure, with their recipe; called by formats of
     * FORMAT_ROWS alone, and may be NULL for others. */
    void (*write_rows)(const void *rows, FILE *stream);
    const void *rows;
    struct fonts *fonts;
    enum svg_font svg_font;
    double scale;               /* pixels of a raster per CSS pixel */
    const char *template_file;  /* of the gnuplot script; NULL: the built-in one */
    const char *terminal;       /* that a gnuplot script sets; NULL: none */
    double timeout;             /* seconds that another program may take */
    FILE *companion;            /* the second file of a format that has one */
    const char *companion_name; /* as the first file names it */
};

enum format_trait {
    FORMAT_ROWS = 1,           /* it holds the numbers that were trained, and no figure; it may be
                                  long, so its recipe stands at its beginning */
    FORMAT_GNUPLOT = 2,        /* made by gnuplot, or for it: it takes --template and --timeout */
    FORMAT_SCRIPT = 4,         /* it takes --terminal */
    FORMAT_BINARY = 8,         /* no text: where two differ is told as a byte, not as a line */
    FORMAT_PIXELS = 16,        /* a PNG: compared by pixels, which can be compressed in many ways */
    FORMAT_COMMON_NAME = 32,   /* its extension is common to many files that gdplot did not make */
    FORMAT_MOVES = 64,         /* it shows states one after the other; of an extension that has a
                                  still format, too, with --animate */
    FORMAT_LENGTH_FIRST = 128, /* its length stands in front: it is made for files, and goes to no
                                FIFO */
};

/* A file format, as one renderer makes it. */
struct format {
    const char *extension; /* of its files, without the dot; --format takes it, too */
    const char *renderer;  /* as --renderer takes it; NULL: none */
    const char *summary;
    const char *companion; /* what the name of its second file ends in, in place of the extension;
                              NULL: it is one file */
    unsigned traits;       /* enum format_trait */
    /* Writes the whole file; write errors are left on the stream. Errors: STATUS_LIMIT, STATUS_IO,
     * STATUS_GNUPLOT, and STATUS_INPUT of a template. */
    int (*write)(const struct render_request *request, FILE *stream, struct err *err);
    /* Appends the recipe in such a file, which is not to be trusted; false for a file of another
     * format, and for one without a recipe. NULL where none is in it, or where it is read by
     * another row with this extension. */
    bool (*read)(const struct buf *content, struct buf *recipe);
};

/* The largest figure that is read back. */
enum { RENDER_LARGEST_FILE = 256 << 20 };

#endif
