/*
 * Italic letters of formulas, inside of a text: Unicode's mathematical italic letters, such as 𝑥
 * (U+1D465) for x. Figures set them in the italic font of the program; whoever only reads a text
 * gets the letters they stand for.
 */
#ifndef GDPLOT_BASE_ITALIC_H
#define GDPLOT_BASE_ITALIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* The letter, A to Z or a to z, that a mathematical italic letter stands for; 0 for all others. */
uint32_t italic_letter(uint32_t code);

/* Whether the character is a mark over the letter before it, as in 𝑦̂: U+0300 to U+036F. */
bool italic_is_mark(uint32_t code);

/*
 * The length in bytes of what `text` begins with: italic letters and the marks over them, then
 * *italic is set, or all that stands before the next ones. 0 at the end of the text.
 */
size_t italic_span(const char *text, bool *italic);

/* Appends the text with plain letters; a letter and a mark over it stay two characters, but for ŷ.
 */
void italic_add_plain(struct buf *out, const char *text);

/*
 * The name of a variable or function as figures show it: "x" in italics, "f(x, y)" with italic
 * letters. Names of more letters, such as "loss", are themselves.
 */
const char *italic_name(const char *name);

#endif
