/*
 * The web of a run: from the state on the diagonal up or down to the next one, and across to the
 * diagonal again, where that is the state.
 */
#ifndef GDPLOT_KINDS_COBWEB_WEB_H
#define GDPLOT_KINDS_COBWEB_WEB_H

#include <stdbool.h>

#include "figure/figure.h"

/* What is seen of the lines of a web that share a column of half a pixel, or a row. */
struct cobweb_span {
    double at, low, high;
    bool used;
};

struct cobweb_web {
    const double *x; /* the states, up to the first that is not finite; borrowed */
    size_t count;
    struct cobweb_span *columns, *rows; /* owned */
    size_t column_count, row_count;
};

/* The web of so many states in a panel; the caller releases it. */
void cobweb_web_init(struct cobweb_web *web, const struct panel *panel, const double *x,
                     size_t count);
void cobweb_web_release(struct cobweb_web *web);

/* Whether the line from state k up or down, which lies in the panel, is one of so many side by side
 * that they cannot be told apart. */
bool cobweb_web_is_crowded(const struct cobweb_web *web, const struct panel *panel, size_t k);

/*
 * Adds the web to a panel in lines of one role, and where they are crowded of another. Of a web of
 * very many states there is one line in each column and each row, over all that is seen there.
 */
void cobweb_web_add(const struct cobweb_web *web, struct panel *panel, enum role role,
                    enum role pale);

/* Adds arrowheads in the middle of its longer lines, the first of them. */
void cobweb_web_add_heads(const struct cobweb_web *web, struct panel *panel, enum role role);

#endif
