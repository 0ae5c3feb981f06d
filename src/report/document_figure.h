/* What the templates of documents get of one figure. */
#ifndef GDPLOT_REPORT_DOCUMENT_FIGURE_H
#define GDPLOT_REPORT_DOCUMENT_FIGURE_H

#include "base/err.h"
#include "report/composed.h"
#include "report/states_seen.h"
#include "template/value.h"

/* What the documents have of a figure besides its texts, files, command and states. */
struct document_needs {
    bool drawings; /* the drawings themselves, of it and of its steps */
    bool light;    /* they are in the light theme, and can be shown in the dark one */
    bool paper;    /* one on paper */
    bool live;     /* the settings by which the page draws it anew */
};

/* Adds the texts of figure `number`, whose states that were not seen before are added to `seen`. */
void document_add_figure(struct value *map, const struct composed *composed, size_t number,
                         struct states_seen *seen);

/*
 * Adds its drawings to the same map. Several figures may be drawn at once: each picture has fonts
 * of its own. Errors: those of composing and of rendering.
 */
int document_draw_figure(struct value *map, const struct composed *composed,
                         const struct document_needs *needs, struct err *err);

#endif
