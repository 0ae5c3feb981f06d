/*
 * A run that walks down a curve of the loss, up to a state: what happens there. The label of the
 * state stays in one place, so that it can be read while the run moves.
 */
#ifndef GDPLOT_KINDS_LOSS_WALK_H
#define GDPLOT_KINDS_LOSS_WALK_H

#include "base/buf.h"
#include "kinds/loss_panel.h"

/* Appends "state 3: w = −0.5, loss 12.3", of the first run. */
void loss_walk_describe(const struct loss *loss, size_t k, struct buf *out);

/* Adds the label of the last state shown where the marks that are in the panel leave room, which
 * are to be those that are there at every state. */
void loss_walk_add_label(const struct loss *loss, struct panel *panel);

/* Adds a piece of the tangent there. */
void loss_walk_add_tangent(const struct loss *loss, struct panel *panel);

#endif
