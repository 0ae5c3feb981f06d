/* What a cobweb says. Each function appends to `out`. */
#ifndef GDPLOT_KINDS_COBWEB_WORDS_H
#define GDPLOT_KINDS_COBWEB_WORDS_H

#include "base/buf.h"
#include "figure/scale.h"
#include "kinds/cobweb_panel.h"

/* "x − lr·f′(x)" of plain descent; of other rules, or several, "the next x". */
void cobweb_words_map(const struct cobweb_panel *cobweb, struct buf *out);

void cobweb_words_caption(const struct cobweb_panel *cobweb, struct buf *out);

/* The caption, with what the axes cover, what each run does, and the slopes of the maps. */
void cobweb_words_alt(const struct cobweb_panel *cobweb, const struct scale *x, const char *caption,
                      struct buf *out);

#endif
