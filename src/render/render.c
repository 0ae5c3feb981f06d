#include "render/render.h"

#include <string.h>
#include <strings.h>

const struct renderer renderers[] = {
    {"cairo", "png", "pixels", NULL, png_write, png_read},
    {"svg", "svg", "vectors with live text", NULL, svg_write, svg_read},
    {"cairo", "pdf", "a page, its text to be selected and searched", NULL, pdf_write, pdf_read},
    {"gnuplot", "gp", "a script for gnuplot, to be read and edited", NULL, gnuplot_script_write,
     script_read},
    {"gnuplot", "tex", "to be put into a LaTeX document, by gnuplot", "-inc.pdf", gnuplot_tex_write,
     tex_read},
    {"dump", "txt", "the figure as a text tree", NULL, dump_write, dump_read},
    {"cairo", "svg", "vectors, text as outlines, with --renderer cairo", NULL, cairo_svg_write,
     svg_read},
    {"gnuplot", "png", "pixels by gnuplot, with --renderer gnuplot", NULL, gnuplot_png_write,
     png_read},
    {"gnuplot", "svg", "vectors by gnuplot, with --renderer gnuplot", NULL, gnuplot_svg_write,
     svg_read},
    {"gnuplot", "pdf", "a page by gnuplot, with --renderer gnuplot", NULL, gnuplot_pdf_write, NULL},
    {"gnuplot", "txt", "letters by gnuplot, with --renderer gnuplot", NULL, gnuplot_text_write,
     NULL},
};
const size_t renderers_count = sizeof renderers / sizeof *renderers;

const struct renderer *renderer_find(const char *extension, const char *name)
{
    for (size_t i = 0; i < renderers_count; i++)
        if (!strcasecmp(renderers[i].extension, extension) &&
            (!name || !strcmp(renderers[i].name, name)))
            return &renderers[i];
    return NULL;
}
