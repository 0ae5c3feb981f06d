/*
 * The inside of templates, shared by template_parse.c, which makes nodes of a text,
 * template_load.c, which fetches the partials, and template.c, which fills them in, alone.
 */
#ifndef GDPLOT_TEMPLATE_TEMPLATE_NODES_H
#define GDPLOT_TEMPLATE_TEMPLATE_NODES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct template_request;

/* Bytes of a template's text, borrowed. */
struct slice {
    const char *start;
    size_t length;
};

enum node_kind {
    NODE_TEXT,
    NODE_LINE, /* a line that is not empty begins here: the indent of the partial is put there */
    NODE_VALUE,
    NODE_RAW, /* as NODE_VALUE, not escaped */
    NODE_SECTION,
    NODE_INVERTED,
    NODE_CLOSE,
    NODE_PARTIAL,
};

struct node {
    enum node_kind kind;
    struct slice text; /* what stands there, or the name in the tag */
    const char *at;    /* where the tag begins */
    size_t span;       /* nodes: 1, but a section with all up to its NODE_CLOSE */

    /* Of NODE_PARTIAL: */
    bool is_alone;       /* on its line: the partial's lines are indented, */
    struct slice indent; /* by this */
    const struct template *partial;
};

struct template
{
    char *name; /* as messages call it: the path of a file, the name of a built-in */
    bool is_builtin;
    char *file;       /* its content; NULL for a built-in */
    const char *text; /* terminated; in `file`, or in the program */
    struct node *nodes;
    size_t count;
    size_t capacity;
    struct template *next; /* of those loaded together */
};

/* The line, from 1, of the place `at` in the template's text. */
long template_line(const struct template *template, const char *at);

/* Sets "NAME:LINE:COLUMN: " and a message on the place `at` in the template's text. Returns -1. */
int template_fail(const struct template *template, const char *at, struct err *err,
                  enum status status, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* How many bytes of the slice fit into a message: for "%.*s". */
int slice_shown(struct slice slice);

/* Makes the nodes of `text`. Errors: STATUS_INPUT, STATUS_LIMIT. */
int template_parse(struct template *template, struct err *err);

/*
 * The template asked for, first, and every one that can be reached from it, parsed and joined; the
 * caller frees the list, on errors, too. Errors: those of template_render.
 */
int template_load(const struct template_request *request, struct template **list, struct err *err);
void template_free(struct template *list);

#endif
