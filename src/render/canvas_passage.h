/*
 * A canvas that knows where it is in a drawing: it compares the operations with those of another
 * drawing, and hands on to a second canvas those that both begin with, or those behind.
 */
#ifndef GDPLOT_RENDER_CANVAS_PASSAGE_H
#define GDPLOT_RENDER_CANVAS_PASSAGE_H

#include "base/buf.h"
#include "render/canvas.h"

enum passage_part {
    PASSAGE_NONE,  /* nothing is handed on */
    PASSAGE_KNOWN, /* the operations that are known */
    PASSAGE_REST,  /* those behind them */
};

struct canvas_passage {
    struct canvas canvas;
    struct canvas *to; /* borrowed; NULL with PASSAGE_NONE */
    enum passage_part part;
    const struct buf *known; /* borrowed; operations as bytes, with what each is given */
    struct buf all;          /* the operations so far, likewise, unless they are handed on */
    size_t position;         /* how many bytes they are */
    size_t common;           /* of these, those up to the last that paints and is known, too */
    bool differs;            /* where something is known, something else was drawn */
    struct buf operation;
};

/* `known` may be empty. */
void canvas_passage_init(struct canvas_passage *passage, struct canvas *to, const struct buf *known,
                         enum passage_part part);
void canvas_passage_release(struct canvas_passage *passage);

#endif
