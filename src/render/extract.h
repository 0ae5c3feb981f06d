/* Reads the recipe back out of a file. Files come from anywhere: nothing in them is trusted. */
#ifndef GDPLOT_RENDER_EXTRACT_H
#define GDPLOT_RENDER_EXTRACT_H

#include <stdbool.h>

#include "base/buf.h"
#include "render/inflate.h"

enum { RECIPE_LONGEST = 1 << 20 }; /* bytes; no recipe of ours is longer */

/* Each appends the recipe that a file of its format holds, and returns whether there is one: false
 * for a file of another format, too. */
bool extract_png(const struct buf *content, struct buf *recipe);
bool extract_svg(const struct buf *content, struct buf *recipe);
bool extract_pdf(const struct buf *content, struct buf *recipe);
bool extract_gif(const struct buf *content, struct buf *recipe);
bool extract_webp(const struct buf *content, struct buf *recipe);

/* The same of XML, the text of its element <metadata>. */
bool extract_metadata(const char *xml, size_t length, struct buf *recipe);

/* The same; what they inflate is added to `inflating`, and they stop at its limits. */
bool extract_png_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating);
bool extract_pdf_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating);

/*
 * The same for a text file that begins with `start` and holds the recipe in lines that all begin
 * with `before`, such as "# ": they go from the line "gdplot: ..." to the line "check: ...".
 */
bool extract_lines(const struct buf *content, const char *start, const char *before,
                   struct buf *recipe);

#endif
