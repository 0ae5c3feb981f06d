/*
 * The frames of a figure that moves as pixels, one after the other. They are drawn by several
 * processes at once (base/workers.h); in memory are two for each of these, however many there are
 * in all.
 */
#ifndef GDPLOT_RENDER_RASTER_FRAMES_H
#define GDPLOT_RENDER_RASTER_FRAMES_H

#include <stdint.h>

#include "render/render.h"

/* A part of a picture, in pixels. */
struct part {
    int x, y, width, height;
};

struct raster_frame {
    size_t number; /* from 0 */
    long delay;    /* in milliseconds */
    int width, height;
    const uint32_t *pixels; /* row by row; 0x00RRGGBB */
    const uint32_t *before; /* those of the frame before; NULL for the first */
    struct part changed;    /* holds all pixels that differ from those before; of the first frame
                               all, of one that is the same a single pixel */
};

typedef int raster_take(void *context, const struct raster_frame *frame, struct err *err);

/*
 * Draws all frames of the request, `width` pixels across and `height` down, in at most
 * request->jobs processes, and hands each to `take`, in order and in this process; it returns 0, or
 * -1 with an error. Errors: these, those of composing and drawing, and those of workers_run.
 */
int raster_frames_each(const struct render_request *request, int width, int height,
                       raster_take *take, void *context, struct err *err);

#endif
