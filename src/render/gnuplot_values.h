/* What a script is made of, as values for its templates (render/gnuplot_script.h). */
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
 * and `enhanced` is off: in single quotes where it is plain, else in double quotes with every byte
 * that is not a letter, blank or one of . , = + as \ooo. The text has no line breaks.
 */
void gnuplot_add_quoted(struct buf *out, const char *text);

/* Add to the map: a length in pixels, to a hundredth; a colour; the role, as a variable of the
 * script: "run1". */
void script_add_length(struct value *map, const char *name, double length);
void script_add_colour(struct value *map, const char *name, uint32_t colour);
void script_add_style(struct value *map, enum role role);

/* A list of the lines of the texts, up to a NULL, to stand behind a # each. */
void script_add_lines(struct value *map, const char *name, const char *const texts[]);

/* "text", quoted; LaTeX, which is told of fonts and boxes by texts alone, with size, weight and
 * box. */
void script_add_text(const struct script *script, struct value *map, const char *text, double size,
                     bool bold, bool boxed);

void script_add_label(const struct script *script, struct value *map, const struct label *label);
void script_add_labels(const struct script *script, struct value *map, const struct label *labels,
                       size_t count);

/* "marker": its style and name, what a hollow one is laid upon, and the width of its line. */
void script_add_marker(const struct script *script, struct value *map, enum mark_kind kind,
                       enum role role);

/* The plots of all marks of panel number `number`, and the data blocks of those that are not in an
 * earlier one. */
void script_add_marks(const struct script *script, struct value *map, size_t number);

#endif
