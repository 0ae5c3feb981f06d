/* Recipes in text files: as lines that all begin alike, such as comments. */
#ifndef GDPLOT_RENDER_RECIPE_TEXT_H
#define GDPLOT_RENDER_RECIPE_TEXT_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Appends the recipe whose lines begin with `before`: the one that says "gdplot:" and those that
 * follow, up to the one that says "check:". False where there is none.
 */
bool recipe_text_read(const struct buf *content, const char *before, struct buf *recipe);

#endif
