/*
 * The fonts as faces of Cairo, for files that keep text as text. Of a user's font Cairo gets a copy
 * that is written anew with the glyphs that the figure uses (text/truetype.h).
 */
#ifndef GDPLOT_RENDER_TYPEFACES_H
#define GDPLOT_RENDER_TYPEFACES_H

#include <cairo.h>

#include "render/render.h"
#include "text/text.h"

struct typefaces {
    struct fonts *fonts;                  /* borrowed */
    cairo_font_face_t *faces[TEXT_FACES]; /* NULL: no text has needed it yet */
};

/* Makes them for the texts of the figure, or of all frames. Errors: STATUS_LIMIT, those of
 * composing a frame; there is nothing to release then. */
int typefaces_init(struct typefaces *typefaces, const struct render_request *request,
                   struct err *err);
void typefaces_release(struct typefaces *typefaces);

/* Shows text at the origin, as glyphs with the characters they stand for; failures are cairo's. */
void typefaces_show(struct typefaces *typefaces, cairo_t *cairo, const char *text,
                    struct text_style style);

#endif
