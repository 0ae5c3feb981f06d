/*
 * A picture state by state: the frames of a figure that moves. Frame number `i` is the figure that
 * --upto draws, of the state chosen for it; it is composed when it is asked for.
 */
#ifndef GDPLOT_PICTURE_MOVING_H
#define GDPLOT_PICTURE_MOVING_H

#include "picture/picture.h"

enum {
    MOVING_MOST_FRAMES = 100, /* that are chosen; --frames may list SPEC_MOST_PANELS */
    MOVING_LONGEST = 60000,   /* milliseconds of a frame */
    MOVING_SHORTEST = 20,     /* the same: viewers show shorter ones longer */
    MOVING_MOST_LOOPS = 65535,
};

/* It points into itself, and is not to be moved. */
struct moving {
    struct frames frames; /* the first member */
    const struct picture *whole;
    struct spec spec; /* of the frames */
    long *states;     /* owned; of each frame */
    struct figure last;
    struct seen *seen; /* owned: the objective where frames have looked at it; NULL: it is cheap */
};

/*
 * Chooses the frames of a picture that has runs and composes the last of them, with the texts and
 * the recipe of the whole picture. Errors: STATUS_USAGE for states that are not there, and for
 * times that cannot be; those of kind_compose. There is then nothing to release.
 */
int moving_open(struct moving *moving, const struct picture *whole, struct err *err);
void moving_release(struct moving *moving);

#endif
