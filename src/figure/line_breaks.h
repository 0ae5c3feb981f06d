/* Where a line of text may end, so that words, numbers and what belongs together stay whole. For
 * figure/layout_lines.c alone. */
#ifndef GDPLOT_FIGURE_LINE_BREAKS_H
#define GDPLOT_FIGURE_LINE_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line may end before byte `at`: at a blank, but not that of "f(x, y)" or "lr 0.1". */
bool line_can_break(const char *text, size_t at);

/* Whether a line that ends there leaves words and formulas whole. */
bool line_ends_whole(const char *text, size_t at);

/* The last blank up to `most`, though it be within parentheses; `most` where only the first quarter
 * has one. */
size_t line_last_blank(const char *text, size_t most);

/* Half a number would be read as one: `cut`, or where the number that it stands in begins. */
size_t line_before_number(const char *text, size_t cut);

#endif
