/* Taking the recipe out of a file again. No such file is to be trusted. */
#ifndef GDPLOT_RENDER_EXTRACT_H
#define GDPLOT_RENDER_EXTRACT_H

#include <stdbool.h>

#include "base/buf.h"
#include "render/inflate.h"

/* More than any recipe has. */
enum { RECIPE_LONGEST = 1 << 20 };

/* All append the recipe in a file of the format; false for a file of another one, and for one
 * without a recipe. */
bool extract_png(const struct buf *content, struct buf *recipe);
bool extract_svg(const struct buf *content, struct buf *recipe);
bool extract_pdf(const struct buf *content, struct buf *recipe);

/* The same; what they inflate is counted. */
bool extract_png_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating);
bool extract_pdf_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating);

/*
 * Of a text file that begins with `start`: the lines that all begin with `before`, such as
 * comments, from the one that says "gdplot:" to the one that says "check:".
 */
bool extract_lines(const struct buf *content, const char *start, const char *before,
                   struct buf *recipe);

#endif
