/*
 * The ids of an SVG as Cairo writes it: `surface1` of its group, `image5` (from Cairo 1.18 on,
 * `source-5`) of a raster. Cairo takes them from a count of all surfaces that the process has made,
 * so that a figure's bytes would depend on what was drawn before it.
 */
#ifndef GDPLOT_RENDER_SVG_IDS_H
#define GDPLOT_RENDER_SVG_IDS_H

#include "base/buf.h"

/* Appends the document to `out`, with the ids of each kind numbered from 1 in the order in which
 * they first stand there. */
void svg_number_ids(struct buf *out, const struct buf *document);

#endif
