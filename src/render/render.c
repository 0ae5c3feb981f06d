#include "render/render.h"

#include <strings.h>

const struct renderer renderers[] = {
    {"png", "pixels, by Cairo", png_write},
    {"svg", "vectors with live text", svg_write},
    {"txt", "the figure as a text tree", dump_write},
};
const size_t renderers_count = sizeof renderers / sizeof *renderers;

const struct renderer *renderer_find(const char *extension)
{
    for (size_t i = 0; i < renderers_count; i++)
        if (!strcasecmp(renderers[i].extension, extension))
            return &renderers[i];
    return NULL;
}
