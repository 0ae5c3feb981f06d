/* A figure's colours, texts, markers and marks as values for the templates of a gnuplot script
 * (render/gnuplot_script.h, template/value.h). */
#ifndef GDPLOT_RENDER_GNUPLOT_VALUES_H
#define GDPLOT_RENDER_GNUPLOT_VALUES_H

#include <stdbool.h>

#include "base/buf.h"
#include "figure/figure.h"
#include "template/value.h"

struct script {
    const struct figure *figure;
    bool latex; /* its texts are LaTeX */
};

/*
 * Appends `text` as a string of gnuplot's that stands for exactly it, wherever a string may stand
 * and enhanced text is off: in single quotes where it is plain, else in double quotes with every
 * byte that is not a letter, blank or one of . , = + as \ooo. The text has no line breaks.
 */
void gnuplot_add_quoted(struct buf *out, const char *text);

/* Add to the map: a length in pixels, rounded to a hundredth; a colour, "#rrggbb"; and, as "style",
 * the name that the role has in the script's style block: "run1". */
void script_add_length(struct value *map, const char *name, double length);
void script_add_colour(struct value *map, const char *name, uint32_t colour);
void script_add_style(struct value *map, enum role role);

/* Adds a list of the lines of all texts; a NULL ends the texts. The template puts a # before each
 * line. */
void script_add_lines(struct value *map, const char *name, const char *const texts[]);

/* Adds "text", quoted; with italic letters it is gnuplot's enhanced text, and "enhanced" is set. In
 * LaTeX, size, weight and box are commands inside the text: nothing else in a script could tell
 * LaTeX of them. The figure's formula is then set in mathematics mode. */
void script_add_text(const struct script *script, struct value *map, const char *text, double size,
                     bool bold, bool boxed);

/* Adds the values of one label to the map; and a list "labels" of many. */
void script_add_label(const struct script *script, struct value *map, const struct label *label);
void script_add_labels(const struct script *script, struct value *map, const struct label *labels,
                       size_t count);

/* Adds "marker": its style, its shape and size, the width of its stroke and, of a hollow one, the
 * filled shape that is drawn below it in the colour of the background. */
void script_add_marker(const struct script *script, struct value *map, enum mark_kind kind,
                       enum role role);

/* Adds "marker": the same with the stroke of its casing, longer where it has arms. */
void script_add_marker_casing(const struct script *script, struct value *map, enum mark_kind kind,
                              enum role role);

/* Adds "plots", one for each mark of panel number `number` (from 0) and each casing, and "blocks":
 * the data of the marks. Marks with the same data, of this panel or an earlier one, share a block.
 */
void script_add_marks(const struct script *script, struct value *map, size_t number);

#endif
