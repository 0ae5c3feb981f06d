#include "render/svg_outline.h"

/* Where the outline of a text goes. */
struct placed {
    struct svg_path *path;
    double x, y; /* of the baseline's start */
    bool upward;
};

static double to_x(const struct placed *placed, double x, double y)
{
    return placed->x + (placed->upward ? y : x);
}

static double to_y(const struct placed *placed, double x, double y)
{
    return placed->y + (placed->upward ? -x : y);
}

static void move(void *context, double x, double y)
{
    const struct placed *p = context;

    svg_path_move(p->path, to_x(p, x, y), to_y(p, x, y));
}

static void line(void *context, double x, double y)
{
    const struct placed *p = context;

    svg_path_line(p->path, to_x(p, x, y), to_y(p, x, y));
}

static void curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    const struct placed *p = context;

    svg_path_cubic(p->path, to_x(p, x1, y1), to_y(p, x1, y1), to_x(p, x2, y2), to_y(p, x2, y2),
                   to_x(p, x, y), to_y(p, x, y));
}

static void quadratic(void *context, double cx, double cy, double x, double y)
{
    const struct placed *p = context;

    svg_path_quadratic(p->path, to_x(p, cx, cy), to_y(p, cx, cy), to_x(p, x, y), to_y(p, x, y));
}

static void close_path(void *context)
{
    const struct placed *p = context;

    svg_path_close(p->path);
}

void svg_outline(struct svg_path *path, struct fonts *fonts, const struct label *label)
{
    static const struct text_sink sink = {move, line, curve, close_path, quadratic};
    struct box box = label_box(fonts, label);
    struct placed placed = {path, label->upward ? label->x : box.x,
                            label->upward ? box.y + box.height : label->y, label->upward};

    text_outline(fonts, label->text, (struct text_style){label->size, label->bold}, &sink, &placed);
}
