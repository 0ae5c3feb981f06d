#include "render/draw.h"

#include <math.h>

#include "base/progress.h"
#include "render/markers.h"

#define SHORTEST_SHAFT 0.05 /* pixels; an arrow with a shorter one is drawn as its head alone */
#define HALO_WIDTH     4.0  /* of the lines around letters, times the figure's scale, */
#define HALO_ON_CELLS  8.0  /* and on cells, whose colours may be near to that of the letters */

struct artist {
    const struct figure *figure;
    const struct panel *panel; /* the one being drawn */
    struct canvas *canvas;
};

static struct paint paint_of(const struct artist *a, enum role role)
{
    return figure_paint(a->figure, role);
}

static void stroke_path(const struct artist *a, enum role role)
{
    struct paint paint = paint_of(a, role);
    struct stroke stroke = {paint.colour, paint.width, {paint.dash[0], paint.dash[1]}};

    a->canvas->operations->paint(a->canvas, NULL, &stroke);
}

static void add_line(const struct artist *a, double x0, double y0, double x1, double y1)
{
    a->canvas->operations->move(a->canvas, x0, y0);
    a->canvas->operations->line(a->canvas, x1, y1);
}

static double scaled(const struct artist *a, double length)
{
    return length * a->figure->scale;
}

/* The middle of the pixel row or column, where a line one pixel wide is sharp. */
static double sharp(double at)
{
    return floor(at) + 0.5;
}

/* What stands in a legend for cells. */
static void draw_swatch(const struct artist *a, enum role role, double x, double y)
{
    const struct canvas_operations *to = a->canvas->operations;
    const struct stroke edge = {paint_of(a, ROLE_AXIS).colour, scaled(a, 1), {0, 0}};
    double side = scaled(a, MARKER_SWATCH), left = sharp(x - side / 2), top = sharp(y - side / 2);
    uint32_t colour = paint_of(a, role).colour;

    to->move(a->canvas, left, top);
    to->line(a->canvas, left + side, top);
    to->line(a->canvas, left + side, top + side);
    to->line(a->canvas, left, top + side);
    to->close(a->canvas);
    to->paint(a->canvas, &colour, &edge);
}

/* Draws an arrow, its shaft with a line, its head filled with the line's colour and, where
 * `outline` is not NULL, with that around it. */
static void draw_arrow(const struct artist *a, const struct mark *mark, const struct stroke *line,
                       const struct stroke *outline)
{
    const struct canvas_operations *to = a->canvas->operations;
    const struct vertex *v = mark->vertices;
    double x0 = panel_x(a->panel, v[0].x), y0 = panel_y(a->panel, v[0].y);
    double x1 = panel_x(a->panel, v[1].x), y1 = panel_y(a->panel, v[1].y);
    double length = figure_distance(x1 - x0, y1 - y0);
    double ux = length > 0 ? (x1 - x0) / length : 1, uy = length > 0 ? (y1 - y0) / length : 0;
    double head = scaled(a, ARROW_HEAD_LENGTH), side = scaled(a, ARROW_HEAD_WIDTH);
    double base_x = x1 - head * ux, base_y = y1 - head * uy;

    if (length > head + SHORTEST_SHAFT) {
        add_line(a, x0, y0, base_x, base_y);
        to->paint(a->canvas, NULL, line);
    }
    to->move(a->canvas, x1, y1);
    to->line(a->canvas, base_x - side * uy, base_y + side * ux);
    to->line(a->canvas, base_x + side * uy, base_y - side * ux);
    to->close(a->canvas);
    to->paint(a->canvas, &line->colour, outline);
}

static void draw_area(const struct artist *a, const struct mark *mark)
{
    const struct canvas_operations *to = a->canvas->operations;
    struct paint paint = paint_of(a, mark->role);

    for (size_t i = 0; i < mark->count; i++) {
        const struct vertex *v = &mark->vertices[i];

        if (v->move && i)
            to->close(a->canvas);
        (v->move ? to->move : to->line)(a->canvas, panel_x(a->panel, v->x),
                                        panel_y(a->panel, v->y));
    }
    if (mark->count)
        to->close(a->canvas);
    to->paint(a->canvas, &paint.colour, NULL);
}

static void draw_cells(const struct artist *a, const struct mark *mark)
{
    const struct vertex *low = &mark->vertices[0], *high = &mark->vertices[1];
    double left = panel_x(a->panel, low->x), bottom = panel_y(a->panel, low->y);
    double right = panel_x(a->panel, high->x), top = panel_y(a->panel, high->y);
    uint32_t colours[ROLES];

    for (int role = 0; role < ROLES; role++)
        colours[role] = paint_of(a, (enum role)role).colour;
    a->canvas->operations->cells(a->canvas, (struct box){left, top, right - left, bottom - top},
                                 &mark->cells, colours);
}

/* Draws the marks that lie beneath the axes and all other marks. */
static void draw_grounds(const struct artist *a)
{
    for (size_t i = 0; i < a->panel->mark_count; i++)
        if (a->panel->marks[i].kind == MARK_AREA)
            draw_area(a, &a->panel->marks[i]);
        else if (a->panel->marks[i].kind == MARK_CELLS)
            draw_cells(a, &a->panel->marks[i]);
}

static void draw_polyline(const struct artist *a, const struct mark *mark,
                          const struct stroke *line)
{
    for (size_t i = 0; i < mark->count; i++) {
        const struct vertex *v = &mark->vertices[i];
        double x = panel_x(a->panel, v->x), y = panel_y(a->panel, v->y);

        (v->move ? a->canvas->operations->move : a->canvas->operations->line)(a->canvas, x, y);
    }
    if (mark->count)
        a->canvas->operations->paint(a->canvas, NULL, line);
}

static void draw_markers(const struct artist *a, const struct mark *mark,
                         void (*draw)(const struct figure *figure, struct canvas *canvas,
                                      enum mark_kind kind, enum role role, double x, double y))
{
    for (size_t i = 0; i < mark->count; i++)
        draw(a->figure, a->canvas, mark->kind, mark->role, panel_x(a->panel, mark->vertices[i].x),
             panel_y(a->panel, mark->vertices[i].y));
}

static struct stroke line_of(const struct artist *a, const struct mark *mark)
{
    struct paint paint = paint_of(a, mark->role);

    if (mark->thin)
        return (struct stroke){paint.colour, scaled(a, 1), {0, 0}};
    return (struct stroke){paint.colour, paint.width, {paint.dash[0], paint.dash[1]}};
}

/* Dashes have a casing without gaps. */
static void draw_casing(const struct artist *a, const struct mark *mark)
{
    uint32_t background = a->figure->theme->background;
    double around = scaled(a, 2 * MARK_CASING);
    const struct stroke line = {background, line_of(a, mark).width + around, {0, 0}};
    const struct stroke outline = {background, around, {0, 0}};

    if (mark->kind == MARK_LINE)
        draw_polyline(a, mark, &line);
    else if (mark->kind == MARK_ARROW)
        draw_arrow(a, mark, &line, &outline);
    else
        draw_markers(a, mark, marker_draw_casing);
}

static void draw_mark(const struct artist *a, const struct mark *mark)
{
    const struct stroke line = line_of(a, mark);

    if (mark_is_ground(mark))
        return;
    if (mark->kind == MARK_LINE)
        draw_polyline(a, mark, &line);
    else if (mark->kind == MARK_ARROW)
        draw_arrow(a, mark, &line, NULL);
    else if (mark->kind == MARK_DOT)
        marker_draw_dots(a->figure, a->canvas, a->panel, mark);
    else
        draw_markers(a, mark, marker_draw);
}

static void draw_marks(const struct artist *a)
{
    for (size_t i = 0; i < a->panel->mark_count; i++) {
        for (size_t j = i, end = panel_cased_end(a->panel, i); j < end; j++)
            draw_casing(a, &a->panel->marks[j]);
        draw_mark(a, &a->panel->marks[i]);
    }
}

static void draw_label(const struct artist *a, const struct label *label)
{
    bool on_cells = label->halo && a->panel && panel_has_cells(a->panel);
    const struct stroke halo = {
        a->figure->theme->background, scaled(a, on_cells ? HALO_ON_CELLS : HALO_WIDTH), {0, 0}};

    a->canvas->operations->text(a->canvas, label, paint_of(a, label->role).colour,
                                label->halo ? &halo : NULL);
}

static void draw_tick_labels(const struct artist *a, const struct axis *axis)
{
    for (size_t i = 0; axis->labelled && i < axis->count; i++) {
        struct label label = figure_tick_label(a->figure, a->panel, axis, i);

        if (*label.text)
            draw_label(a, &label);
    }
}

static void draw_grid_lines(const struct artist *a)
{
    const struct panel *panel = a->panel;
    size_t lines = 0;

    for (size_t i = 0; i < panel->y.count; i++) {
        double y = sharp(panel_y(panel, panel->y.ticks[i].at));

        if (!figure_has_grid_line(a->figure, panel, i))
            continue;
        add_line(a, panel->box.x, y, panel->box.x + panel->box.width, y);
        lines++;
    }
    if (lines)
        stroke_path(a, ROLE_GRID);
}

/* The line below the panel, and the ticks on it. */
static void draw_x_axis(const struct artist *a)
{
    const struct panel *panel = a->panel;
    double y = sharp(panel->box.y + panel->box.height);

    add_line(a, panel->box.x, y, panel->box.x + panel->box.width, y);
    for (size_t i = 0; i < panel->x.count; i++) {
        double x = sharp(panel_x(panel, panel->x.ticks[i].at));

        add_line(a, x, y, x, y + scaled(a, TICK_LENGTH));
    }
    stroke_path(a, ROLE_AXIS);
}

/* The other three sides, and the ticks on the left. */
static void draw_frame(const struct artist *a)
{
    const struct panel *panel = a->panel;
    double left = sharp(panel->box.x), right = sharp(panel->box.x + panel->box.width);
    double top = sharp(panel->box.y), bottom = sharp(panel->box.y + panel->box.height);

    a->canvas->operations->move(a->canvas, left, bottom);
    a->canvas->operations->line(a->canvas, left, top);
    a->canvas->operations->line(a->canvas, right, top);
    a->canvas->operations->line(a->canvas, right, bottom);
    for (size_t i = 0; i < panel->y.count; i++) {
        double y = sharp(panel_y(panel, panel->y.ticks[i].at));

        add_line(a, left - scaled(a, TICK_LENGTH), y, left, y);
    }
    stroke_path(a, ROLE_AXIS);
}

static void draw_panel(struct artist *a, const struct panel *panel)
{
    const struct canvas_operations *to = a->canvas->operations;

    a->panel = panel;
    to->group(a->canvas, "panel");
    draw_grounds(a);
    draw_grid_lines(a);
    if (a->figure->theme->frame)
        draw_frame(a);
    draw_x_axis(a);
    draw_tick_labels(a, &panel->x);
    draw_tick_labels(a, &panel->y);
    draw_marks(a);
    for (size_t i = 0; i < panel->label_count; i++)
        draw_label(a, &panel->labels[i]);
    to->end(a->canvas);
}

static void draw_legend_entry(const struct artist *a, const struct legend_entry *entry)
{
    double half = scaled(a, LEGEND_SAMPLE_WIDTH / 2.0);

    if (entry->kind == MARK_LINE || entry->marked) {
        add_line(a, entry->x - half, entry->y, entry->x + half, entry->y);
        stroke_path(a, entry->role);
    }
    if (entry->kind == MARK_CELLS)
        draw_swatch(a, entry->role, entry->x, entry->y);
    else if (entry->kind != MARK_LINE)
        marker_draw(a->figure, a->canvas, entry->kind, entry->role, entry->x, entry->y);
    draw_label(a, &entry->label);
}

void draw_figure(const struct figure *figure, struct canvas *canvas)
{
    struct artist artist = {figure, NULL, canvas};
    const struct canvas_operations *to = canvas->operations;
    struct progress progress;

    to->move(canvas, 0, 0);
    to->line(canvas, figure->width, 0);
    to->line(canvas, figure->width, figure->height);
    to->line(canvas, 0, figure->height);
    to->close(canvas);
    to->paint(canvas, &figure->theme->background, NULL);
    to->group(canvas, "header");
    for (size_t i = 0; i < figure->label_count; i++)
        draw_label(&artist, &figure->labels[i]);
    for (size_t i = 0; i < figure->legend_count; i++)
        draw_legend_entry(&artist, &figure->legend[i]);
    to->end(canvas);
    progress_begin(&progress, (double)figure->panel_count, "drawing %zu panel%s",
                   figure->panel_count, figure->panel_count == 1 ? "" : "s");
    for (size_t i = 0; i < figure->panel_count; i++) {
        draw_panel(&artist, &figure->panels[i]);
        progress_at(&progress, (double)i + 1);
    }
    progress_end(&progress);
}
