#include "figure/extent.h"

#include <math.h>

#define GOLDEN 0.6180339887498949

struct look {
    curve_function *f;
    const void *context;
    double from, to;
    struct extent extent;
    double low_at, high_at; /* where the two are */
};

static void look_at(struct look *look, double x)
{
    double y = look->f(look->context, x);

    if (!isfinite(y) || x < look->from || x > look->to)
        return;
    if (y < look->extent.low) {
        look->extent.low = y;
        look->low_at = x;
    }
    if (y > look->extent.high) {
        look->extent.high = y;
        look->high_at = x;
    }
}

/* Looks ever closer around the best place so far, which moves where a better one is found. */
static void zoom(struct look *look, const double *best, double width)
{
    for (int i = 0; i < EXTENT_ZOOMS; i++, width *= 2.0 / EXTENT_CLOSER) {
        double middle = *best;

        for (int j = 0; j < EXTENT_CLOSER; j++)
            look_at(look, middle + width * ((j + 0.5) * 2 / EXTENT_CLOSER - 1));
    }
}

struct extent extent_of(curve_function *f, const void *context, double from, double to)
{
    struct look look = {f, context, from, to, {INFINITY, -INFINITY}, 0, 0};
    double width = (to - from) / EXTENT_LOOKS;

    for (int i = 0; i < EXTENT_LOOKS; i++)
        look_at(&look, from + width * (i + fmod(i * GOLDEN, 1)));
    if (look.extent.low <= look.extent.high) {
        zoom(&look, &look.low_at, width);
        zoom(&look, &look.high_at, width);
    }
    return look.extent;
}
