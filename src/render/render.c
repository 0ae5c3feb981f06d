#include "render/render.h"

#include <string.h>
#include <strings.h>

const struct renderer renderers[] = {
    {"cairo", "png", "pixels", png_write},
    {"svg", "svg", "vectors with live text", svg_write},
    {"cairo", "pdf", "a page, its text to be selected and searched", pdf_write},
    {"dump", "txt", "the figure as a text tree", dump_write},
    {"cairo", "svg", "vectors, text as outlines, with --renderer cairo", cairo_svg_write},
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
