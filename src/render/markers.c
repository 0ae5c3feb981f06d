#include "render/markers.h"

#include <math.h>

#define PI 3.14159265358979323846

enum { DOTS_A_PATH = 256 };

/* Where a marker's path is built. */
struct marker_site {
    const struct figure *figure;
    struct canvas *canvas;
    double longer; /* the arms of crosses than they are, times the figure's scale */
};

static double scaled(const struct marker_site *at, double length)
{
    return length * at->figure->scale;
}

static void add_line(const struct marker_site *at, double x0, double y0, double x1, double y1)
{
    at->canvas->operations->move(at->canvas, x0, y0);
    at->canvas->operations->line(at->canvas, x1, y1);
}

/* The path of a marker around a point; markers that are not crosses are closed. */
static void add_cross(const struct marker_site *at, double x, double y)
{
    double arm = scaled(at, MARKER_ARM + at->longer);

    add_line(at, x - arm, y - arm, x + arm, y + arm);
    add_line(at, x - arm, y + arm, x + arm, y - arm);
}

static void add_plus(const struct marker_site *at, double x, double y)
{
    double arm = scaled(at, MARKER_ARM + at->longer);

    add_line(at, x - arm, y, x + arm, y);
    add_line(at, x, y + arm, x, y - arm);
}

static void add_dot(const struct marker_site *at, double x, double y)
{
    double half = scaled(at, MARKER_DOT);

    at->canvas->operations->move(at->canvas, x - half, y - half);
    at->canvas->operations->line(at->canvas, x + half, y - half);
    at->canvas->operations->line(at->canvas, x + half, y + half);
    at->canvas->operations->line(at->canvas, x - half, y + half);
    at->canvas->operations->close(at->canvas);
}

static void add_circle(const struct marker_site *at, double x, double y)
{
    at->canvas->operations->circle(at->canvas, x, y, scaled(at, MARKER_RADIUS));
}

/* A polygon whose corners lie on a circle: the first straight above the centre or, `turned`, half a
 * side further around. */
static void add_polygon(const struct marker_site *at, double x, double y, double radius,
                        int corners, bool turned)
{
    for (int i = 0; i < corners; i++) {
        double angle = 2 * PI * (i + (turned ? 0.5 : 0)) / corners;
        double to_x = x + radius * sin(angle), to_y = y - radius * cos(angle);

        (i ? at->canvas->operations->line : at->canvas->operations->move)(at->canvas, to_x, to_y);
    }
    at->canvas->operations->close(at->canvas);
}

static void add_square(const struct marker_site *at, double x, double y)
{
    add_polygon(at, x, y, scaled(at, MARKER_SQUARE * MARKER_RADIUS), 4, true);
}

static void add_triangle(const struct marker_site *at, double x, double y)
{
    add_polygon(at, x, y, scaled(at, MARKER_POINTED * MARKER_RADIUS), 3, false);
}

static void add_diamond(const struct marker_site *at, double x, double y)
{
    add_polygon(at, x, y, scaled(at, MARKER_POINTED * MARKER_RADIUS), 4, false);
}

static void add_triangle_down(const struct marker_site *at, double x, double y)
{
    add_polygon(at, x, y, scaled(at, MARKER_POINTED * MARKER_RADIUS), 3, true);
}

static void add_pentagon(const struct marker_site *at, double x, double y)
{
    add_polygon(at, x, y, scaled(at, MARKER_POINTED * MARKER_RADIUS), 5, false);
}

static void add_disc(const struct marker_site *at, double x, double y)
{
    at->canvas->operations->circle(at->canvas, x, y, scaled(at, MARKER_DISC));
}

static const struct {
    void (*add)(const struct marker_site *at, double x, double y);
    enum { OPEN, HOLLOW, FILLED } body; /* a hollow one is filled with the background */
} markers[] = {
    [MARK_CROSS] = {add_cross, OPEN},
    [MARK_PLUS] = {add_plus, OPEN},
    [MARK_CIRCLE] = {add_circle, HOLLOW},
    [MARK_SQUARE] = {add_square, HOLLOW},
    [MARK_TRIANGLE] = {add_triangle, HOLLOW},
    [MARK_DIAMOND] = {add_diamond, HOLLOW},
    [MARK_TRIANGLE_DOWN] = {add_triangle_down, HOLLOW},
    [MARK_PENTAGON] = {add_pentagon, HOLLOW},
    [MARK_DISC] = {add_disc, FILLED},
    [MARK_DOT] = {add_dot, FILLED},
};

static double stroke_of(const struct marker_site *at, enum mark_kind kind, enum role role)
{
    double width = figure_paint(at->figure, role).width;

    return markers[kind].body == HOLLOW ? fmin(width, scaled(at, MARKER_OUTLINE)) : width;
}

void marker_draw(const struct figure *figure, struct canvas *canvas, enum mark_kind kind,
                 enum role role, double x, double y)
{
    const struct marker_site at = {figure, canvas, 0};
    const struct stroke stroke = {
        figure_paint(figure, role).colour, stroke_of(&at, kind, role), {0, 0}};

    markers[kind].add(&at, x, y);
    if (markers[kind].body == FILLED)
        canvas->operations->paint(canvas, &stroke.colour, NULL);
    else
        canvas->operations->paint(
            canvas, markers[kind].body == HOLLOW ? &figure->theme->background : NULL, &stroke);
}

void marker_draw_dots(const struct figure *figure, struct canvas *canvas, const struct panel *panel,
                      const struct mark *mark)
{
    const struct marker_site at = {figure, canvas, 0};
    const uint32_t colour = figure_paint(figure, mark->role).colour;

    for (size_t i = 0; i < mark->count; i++) {
        add_dot(&at, panel_x(panel, mark->vertices[i].x), panel_y(panel, mark->vertices[i].y));
        if (i % DOTS_A_PATH == DOTS_A_PATH - 1 || i + 1 == mark->count)
            canvas->operations->paint(canvas, &colour, NULL);
    }
}

void marker_draw_casing(const struct figure *figure, struct canvas *canvas, enum mark_kind kind,
                        enum role role, double x, double y)
{
    const struct marker_site at = {figure, canvas, MARK_CASING};
    const struct stroke stroke = {figure->theme->background,
                                  stroke_of(&at, kind, role) + scaled(&at, 2 * MARK_CASING),
                                  {0, 0}};

    markers[kind].add(&at, x, y);
    canvas->operations->paint(canvas, NULL, &stroke);
}
