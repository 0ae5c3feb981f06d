#include "figure/contour_lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "figure/crossings.h"

#define SIZE    12.0 /* of labels */
#define GAP     2.0  /* between a label and the ends of its line */
#define EVERY   4.0  /* pixels between the places that are tried */
#define LENGTHS 2.5  /* a line is labelled that is as many times longer than its label */
#define INSET   0.12 /* of the panel, to where labels begin */

/* A piece of a loop: one line of its level. */
struct piece {
    size_t level;
    const struct loop *loop;
    size_t first, count; /* of its points, around the loop */
    double length;
};

/* All lines of the levels. */
struct lines_drawing {
    struct panel *panel;
    struct fonts *fonts;
    struct placement *placement;
    struct piece *pieces; /* owned */
    size_t count, room;
    struct crossings crossings; /* of the segments of all pieces */
    double near[2];             /* where the next label had best stand */
};

void contour_level_text(const struct levels *levels, size_t level, struct buf *out)
{
    number_add_display(out, levels->at[level] - levels->offset, levels->digits);
}

static const struct loop_point *point(const struct piece *piece, size_t i)
{
    return &piece->loop->points[(piece->first + i) % piece->loop->count];
}

static struct line segment(const struct piece *piece, size_t i)
{
    const struct loop_point *a = point(piece, i), *b = point(piece, i + 1);

    return (struct line){a->x, a->y, b->x, b->y};
}

static double length_of(const struct line *line)
{
    return figure_distance(line->x1 - line->x0, line->y1 - line->y0);
}

static void add_piece(struct lines_drawing *d, struct piece piece)
{
    for (size_t i = 0; i + 1 < piece.count; i++) {
        struct line line = segment(&piece, i);

        piece.length += length_of(&line);
    }
    d->pieces = mem_grow(d->pieces, d->count, &d->room, sizeof *d->pieces);
    d->pieces[d->count++] = piece;
}

/* Where the line begins after a piece of the border; the number of points if there is none. */
static size_t first_after_border(const struct loop *loop)
{
    for (size_t i = 0; i < loop->count; i++)
        if (loop->points[i].border && !loop->points[(i + 1) % loop->count].border)
            return (i + 1) % loop->count;
    return loop->count;
}

static void add_pieces(struct lines_drawing *d, const struct loop *loop)
{
    size_t start = first_after_border(loop), count = 0;

    if (start == loop->count) {
        if (!loop->points[0].border)
            add_piece(d, (struct piece){loop->level, loop, 0, loop->count + 1, 0});
        return;
    }
    for (size_t i = 0; i < loop->count; i++) {
        if (!loop->points[(start + i) % loop->count].border) {
            count++;
        } else if (count) {
            add_piece(d, (struct piece){loop->level, loop, start + i - count, count + 1, 0});
            count = 0;
        }
    }
}

static const struct piece *longest(const struct lines_drawing *d, size_t level)
{
    const struct piece *best = NULL;

    for (size_t i = 0; i < d->count; i++)
        if (d->pieces[i].level == level && (!best || d->pieces[i].length > best->length))
            best = &d->pieces[i];
    return best;
}

static struct box grown(struct box box, double by)
{
    return (struct box){box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

/* A box on a piece, its own, and what was found of the pieces that cross it: none other may, and
 * its own but once. */
struct question {
    const struct lines_drawing *d;
    size_t own;
    const struct box *box;
    struct own_segments {
        size_t *at; /* owned */
        size_t count, room;
    } met; /* segments of its own piece that cross it, perhaps several times each */
};

/* False, which ends the visit, where another piece crosses the box or the work is refused. */
static bool meet(void *context, const struct crossing *number)
{
    struct question *q = context;
    struct line line = segment(&q->d->pieces[number->line], number->segment);
    double from, to;

    if (!work_add(q->d->placement->work, 1))
        return false;
    if (!placement_crosses(&line, q->box, &from, &to))
        return true;
    if (number->line != q->own)
        return false;
    q->met.at = mem_grow(q->met.at, q->met.count, &q->met.room, sizeof *q->met.at);
    q->met.at[q->met.count++] = number->segment;
    return true;
}

static int ascending(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return (x > y) - (x < y);
}

/* Whether the piece crosses the box more than once: whether not all segments are neighbours. */
static bool are_apart(struct own_segments *met)
{
    bool apart = false;

    if (met->count)
        qsort(met->at, met->count, sizeof *met->at, ascending);
    for (size_t i = 1; i < met->count; i++)
        apart = apart || met->at[i] > met->at[i - 1] + 1;
    return apart;
}

static bool is_crossed(const struct lines_drawing *d, const struct piece *own,
                       const struct box *box)
{
    struct question q = {.d = d, .own = (size_t)(own - d->pieces), .box = box};
    bool crossed = !crossings_visit(&d->crossings, box, meet, &q) || are_apart(&q.met);

    free(q.met.at);
    return crossed;
}

static struct label label_at(const char *text, double x, double y)
{
    return (struct label){.text = (char *)text,
                          .x = x,
                          .y = y + 0.35 * SIZE,
                          .anchor = ANCHOR_MIDDLE,
                          .role = ROLE_TEXT,
                          .size = SIZE};
}

/* The free place on the piece that is nearest to where the label had best stand. */
static bool find_place(const struct lines_drawing *d, const struct piece *piece, const char *text,
                       struct label *label)
{
    double nearest = INFINITY, walked = 0;
    bool found = false;

    for (size_t i = 0; i + 1 < piece->count; i++) {
        struct line line = segment(piece, i);
        double length = length_of(&line), at = ceil(walked / EVERY) * EVERY;

        for (; at < walked + length; at += EVERY) {
            double part = (at - walked) / length;
            double x = line.x0 + part * (line.x1 - line.x0);
            double y = line.y0 + part * (line.y1 - line.y0);
            double away = figure_distance(x - d->near[0], y - d->near[1]);
            struct label trial = label_at(text, x, y);
            struct box box = grown(label_box(d->fonts, &trial), 2 * GAP);

            if (away >= nearest || !placement_is_free(d->placement, &box) ||
                is_crossed(d, piece, &box))
                continue;
            nearest = away;
            *label = trial;
            found = true;
        }
        walked += length;
    }
    return found;
}

static void note_crossings(struct lines_drawing *d)
{
    crossings_init(&d->crossings, d->panel->box);
    for (size_t i = 0; i < d->count; i++)
        for (size_t j = 0; j + 1 < d->pieces[i].count; j++) {
            struct line line = segment(&d->pieces[i], j);

            crossings_add(&d->crossings, &line, (struct crossing){i, j});
        }
}

/* Gives the level its label if there is a place; `gap` is where lines are not drawn. */
static void add_label(struct lines_drawing *d, const struct levels *levels, size_t level,
                      struct box *gap)
{
    const struct piece *piece = longest(d, level);
    struct buf text = BUF_INIT;
    struct label label;

    contour_level_text(levels, level, &text);
    if (piece &&
        piece->length >
            LENGTHS * text_width(d->fonts, text.data, (struct text_style){SIZE, false}) &&
        find_place(d, piece, text.data, &label)) {
        *gap = grown(label_box(d->fonts, &label), GAP);
        placement_avoid_box(d->placement, *gap);
        panel_add_label(d->panel, &label);
        d->near[0] = label.x;
        d->near[1] = label.y;
    }
    buf_release(&text);
}

static void add_vertex(const struct panel *panel, struct mark *mark, double x, double y, bool move)
{
    mark_add(mark, axis_clamp(panel_data_x(panel, x), &panel->x),
             axis_clamp(panel_data_y(panel, y), &panel->y), move);
}

/* Draws a segment from the fraction `from` of its length to `to`; with `down` the pen is at its
 * beginning already. */
static void draw_between(const struct panel *panel, struct mark *mark, const struct line *line,
                         double from, double to, bool down)
{
    if (!down)
        add_vertex(panel, mark, line->x0 + from * (line->x1 - line->x0),
                   line->y0 + from * (line->y1 - line->y0), true);
    add_vertex(panel, mark, line->x0 + to * (line->x1 - line->x0),
               line->y0 + to * (line->y1 - line->y0), false);
}

static void draw_piece(const struct lines_drawing *d, struct mark *mark, const struct piece *piece,
                       const struct box *gap)
{
    bool down = false;

    for (size_t i = 0; i + 1 < piece->count; i++) {
        struct line line = segment(piece, i);
        double from, to;

        if (!placement_crosses(&line, gap, &from, &to)) {
            draw_between(d->panel, mark, &line, 0, 1, down);
            down = true;
            continue;
        }
        if (from > 0)
            draw_between(d->panel, mark, &line, 0, from, down);
        if (to < 1)
            draw_between(d->panel, mark, &line, to, 1, false);
        down = to < 1;
    }
}

static void draw_level(const struct lines_drawing *d, size_t level, const struct box *gap)
{
    struct mark *mark = panel_add_mark(d->panel, MARK_LINE, ROLE_LEVEL);

    for (size_t i = 0; i < d->count; i++)
        if (d->pieces[i].level == level)
            draw_piece(d, mark, &d->pieces[i], gap);
}

/* How far the nearest thing to keep clear of is. */
static double clearance(const struct placement *placement, double x, double y)
{
    double nearest = INFINITY;

    for (size_t i = 0; i < placement->line_count; i++)
        nearest =
            fmin(nearest, figure_distance(placement->lines[i].x0 - x, placement->lines[i].y0 - y));
    for (size_t i = 0; i < placement->box_count; i++)
        nearest =
            fmin(nearest, figure_distance(placement->boxes[i].x - x, placement->boxes[i].y - y));
    return nearest;
}

/* Labels begin where the margin of the panel is farthest from all else. */
static void choose_beginning(struct lines_drawing *d)
{
    const struct box *box = &d->panel->box;
    double farthest = -1;

    for (int i = 0; i < 9; i++) {
        double x = box->x + box->width * (INSET + (1 - 2 * INSET) * (i % 3) / 2.0);
        double y = box->y + box->height * (INSET + (1 - 2 * INSET) * (i / 3) / 2.0);
        double clear = clearance(d->placement, x, y);

        if (i == 4 || clear <= farthest)
            continue;
        farthest = clear;
        d->near[0] = x;
        d->near[1] = y;
    }
}

void contour_lines_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct loops *loops, const struct levels *levels)
{
    struct lines_drawing d = {.panel = panel, .fonts = fonts, .placement = placement};

    for (size_t i = 0; i < loops->count; i++)
        if (loops->at[i].level < levels->count)
            add_pieces(&d, &loops->at[i]);
    note_crossings(&d);
    choose_beginning(&d);
    for (size_t level = levels->count; level-- > 0;) {
        struct box gap = {0, 0, 0, 0};

        add_label(&d, levels, level, &gap);
        draw_level(&d, level, &gap);
    }
    crossings_release(&d.crossings);
    free(d.pieces);
}
