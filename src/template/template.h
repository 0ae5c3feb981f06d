/*
 * Templates: Mustache (mustache.github.io, the specification's interpolation, sections, inverted
 * sections, comments, partials and delimiters; no lambdas).
 *
 *   {{name}} {{a.b}} {{.}}   the value, escaped for the output's language if it is text
 *   {{{name}}} {{&name}}     the value as it is
 *   {{#name}} … {{/name}}    for each map of a list; once, within a map; once, if true or not empty
 *   {{^name}} … {{/name}}    once where that would give nothing
 *   {{! … }}                 a comment
 *   {{> name}}               another template, a partial: NAME.mustache beside the file asked for,
 *                            or else a built-in; within a built-in, a built-in
 *   {{=<% %>=}}              other delimiters
 *
 * A name is looked up in the innermost map around it, then in the map around that, and so on; a
 * name that no map has gives nothing. `.` is the entry of that name, which stands for the element
 * of a list itself.
 *
 * A tag of a section, a comment, a partial or delimiters that stands alone on its line takes the
 * line with it; the blanks before such a partial are then put before each of its lines that is not
 * empty.
 */
#ifndef GDPLOT_TEMPLATE_TEMPLATE_H
#define GDPLOT_TEMPLATE_TEMPLATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "template/value.h"

/* Appends `text` so that the output's language shows exactly it. */
typedef void template_escape(struct buf *out, const char *text);

/* The same of a text with a formula in it (template/value.h). */
typedef void template_escape_formula(struct buf *out, const char *text, const char *formula,
                                     const char *typeset);

/*
 * The work of filling a template is counted in steps: one for each tag, each piece of text, and
 * each entry of a map that a name is compared with; eight for each byte that is escaped.
 */
enum { TEMPLATE_MOST_STEPS = 64 << 20 };

struct template_request {
    const char *name;                        /* of a built-in, such as "gnuplot" */
    const char *file;                        /* or, unless NULL, this file instead */
    const struct value *map;                 /* what fills it */
    template_escape *escape;                 /* NULL: text stands as it is */
    template_escape_formula *escape_formula; /* NULL: formulas are text as all other */
    size_t *steps;                           /* unless NULL, gets how many it took to fill it */
};

/*
 * Appends the filled template. Errors: STATUS_IO for a file that cannot be read; STATUS_INPUT, as
 * "FILE:LINE:COL: …" (a built-in going by its name), for one that is not a template, not UTF-8, or
 * names a partial that does not exist, be that one to be filled or not; STATUS_LIMIT for sections
 * or partials nested too deep (64), a template above 1 MiB, and more than 256 MiB of output or
 * TEMPLATE_MOST_STEPS to fill it. The output is then not to be used.
 */
int template_render(const struct template_request *request, struct buf *out, struct err *err);

/*
 * Calls `each` for the file of a template, and for those of its partials. A file that cannot be
 * loaded ends the list; one that is not regular is not read, since a pipe could be read only once.
 */
void template_each_file(const char *file, void (*each)(void *context, const char *path),
                        void *context);

/* The text of built-in number `i`, terminated, and its name; both NULL past the last. */
const char *template_builtin(size_t i, const char **name);

#endif
