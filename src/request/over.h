/* The axes of a map: "FIELD=LO:HI:COUNT[log]", or two of them with a comma between. */
#ifndef GDPLOT_REQUEST_OVER_H
#define GDPLOT_REQUEST_OVER_H

#include <stddef.h>

#include "base/buf.h"
#include "request/range.h"

enum {
    OVER_AXES = 2,
    OVER_MOST_VALUES = 40000000, /* of an axis, and of the cells of a map */
};

/* What varies along an axis. Whether there is such a setting is not known here. */
struct over_axis {
    char *field; /* owned: "lr", "start.x" */
    char *text;  /* owned: the range as recipes keep it */
    struct range range;
};

struct over {
    struct over_axis axis[OVER_AXES]; /* from left to right, and from bottom to top */
    size_t count;
};

/* Reads the axes in place of those before. Returns what is wrong with the text, or NULL;
 * over_too_many past OVER_MOST_VALUES. */
const char *over_read(struct over *over, const char *text);
extern const char over_too_many[];

/* Appends the text that over_read makes the same of. */
void over_add_text(struct buf *out, const struct over *over);

void over_release(struct over *over);

#endif
