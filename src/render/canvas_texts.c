#include "render/canvas_texts.h"

#include "render/canvas.h"
#include "render/draw.h"

struct canvas_texts {
    struct canvas canvas;
    struct subsets *subsets; /* borrowed */
};

static void ignore_point(struct canvas *canvas, double x, double y)
{
    (void)canvas, (void)x, (void)y;
}

static void ignore_circle(struct canvas *canvas, double x, double y, double radius)
{
    (void)canvas, (void)x, (void)y, (void)radius;
}

static void ignore_paint(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke)
{
    (void)canvas, (void)fill, (void)stroke;
}

static void ignore_cells(struct canvas *canvas, struct box box, const struct cells *cells,
                         const uint32_t colours[ROLES])
{
    (void)canvas, (void)box, (void)cells, (void)colours;
}

static void ignore_group(struct canvas *canvas, const char *name)
{
    (void)canvas, (void)name;
}

static void ignore(struct canvas *canvas)
{
    (void)canvas;
}

static void gather(struct canvas *canvas, const struct label *label, uint32_t colour,
                   const struct stroke *halo)
{
    (void)colour, (void)halo;
    subsets_add(((struct canvas_texts *)canvas)->subsets, label->text,
                (struct text_style){label->size, label->bold});
}

void canvas_texts_gather(const struct figure *figure, struct subsets *subsets)
{
    static const struct canvas_operations operations = {
        .move = ignore_point,
        .line = ignore_point,
        .close = ignore,
        .circle = ignore_circle,
        .paint = ignore_paint,
        .cells = ignore_cells,
        .text = gather,
        .group = ignore_group,
        .end = ignore,
    };
    struct canvas_texts canvas = {{&operations}, subsets};

    draw_figure(figure, &canvas.canvas);
}
