/*
 * The plane of two parameters: the first across, the second upward, where other figures have the
 * loss.
 */
#ifndef GDPLOT_KINDS_PLANE_H
#define GDPLOT_KINDS_PLANE_H

#include "kinds/plot.h"

/*
 * Resolves the minimum and both scales, for a panel of about this size in pixels: --domain is the
 * axis of the first parameter, --range that of the second. With --equal the axis that needs it
 * shows more, unless it was asked for.
 */
void plane_resolve(struct plot *plot, double width, double height);

/* The box, made smaller where --equal needs it for the same scale on both axes. */
struct box plane_box(const struct plot *plot, struct box box);

/*
 * The run as the functions of kinds/plot.h draw it on the plane: the second parameter stands in
 * place of the loss. It borrows its states from the other.
 */
struct run plane_run(const struct run *run);

/*
 * The same without the states that lie within half a pixel of the one before, but for the last; a
 * long path is drawn no finer than it can be seen. The caller releases it.
 */
struct run plane_path(const struct run *run, const struct panel *panel);

#endif
