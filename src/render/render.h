/*
 * Renderers: from a figure to a file. A new one is a file and a row of the table.
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

struct render_request {
    const struct figure *figure;
    struct fonts *fonts;
    enum svg_font svg_font;
    double scale;               /* pixels of a raster per CSS pixel */
    const char *template_file;  /* of the gnuplot script; NULL: the built-in one */
    const char *terminal;       /* that a gnuplot script sets; NULL: none */
    double timeout;             /* seconds that another program may take */
    FILE *companion;            /* the second file of a renderer that has one */
    const char *companion_name; /* as the first file names it */
};

struct renderer {
    const char *name;      /* as --renderer takes it */
    const char *extension; /* without its dot */
    const char *summary;
    const char *companion; /* what the name of its second file ends in, in place of the extension;
                              NULL: it writes one */
    /* Writes the whole file; write errors are left on the stream. Errors: STATUS_LIMIT, STATUS_IO,
     * STATUS_GNUPLOT, and STATUS_INPUT of a template. */
    int (*write)(const struct render_request *request, FILE *stream, struct err *err);
    /* Appends the recipe in a file of this form; false for a file of another form, and for one
     * without a recipe. The file is not to be trusted. */
    bool (*read)(const struct buf *content, struct buf *recipe);
};

extern const struct renderer renderers[];
extern const size_t renderers_count;

/*
 * The renderer for an extension, in small letters or capitals: the one called `name` or, where that
 * is NULL, the extension's own, which is the first in the table. NULL where there is none.
 */
const struct renderer *renderer_find(const char *extension, const char *name);

int png_write(const struct render_request *request, FILE *stream, struct err *err);
int pdf_write(const struct render_request *request, FILE *stream, struct err *err);
int cairo_svg_write(const struct render_request *request, FILE *stream, struct err *err);
int svg_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_script_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_png_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_svg_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_pdf_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_tex_write(const struct render_request *request, FILE *stream, struct err *err);
int gnuplot_text_write(const struct render_request *request, FILE *stream, struct err *err);
int dump_write(const struct render_request *request, FILE *stream, struct err *err);

bool png_read(const struct buf *content, struct buf *recipe);
bool svg_read(const struct buf *content, struct buf *recipe);
bool pdf_read(const struct buf *content, struct buf *recipe);
bool script_read(const struct buf *content, struct buf *recipe);
bool tex_read(const struct buf *content, struct buf *recipe);
bool dump_read(const struct buf *content, struct buf *recipe);

/* More than any recipe has. */
enum { RECIPE_LONGEST = 1 << 20 };

/* The largest figure that is read back. */
enum { RENDER_LARGEST_FILE = 256 << 20 };

#endif
