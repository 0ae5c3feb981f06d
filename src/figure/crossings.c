#include "figure/crossings.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define CELL 24.0 /* pixels: about as large as the boxes that are asked about */
#define EDGE 0.5  /* by which a cell is larger, so that no segment lies between two */

/* The columns and rows of cells that a box touches, first and last. */
struct span {
    size_t column[2], row[2];
};

static size_t place(double at, double start, size_t count)
{
    return (size_t)fmax(0, fmin((double)count - 1, floor((at - start) / CELL)));
}

static struct span span_of(const struct crossings *c, const struct box *box)
{
    return (struct span){
        {place(box->x - EDGE, c->within.x, c->columns),
         place(box->x + box->width + EDGE, c->within.x, c->columns)},
        {place(box->y - EDGE, c->within.y, c->rows),
         place(box->y + box->height + EDGE, c->within.y, c->rows)},
    };
}

void crossings_init(struct crossings *crossings, struct box within)
{
    *crossings = (struct crossings){
        .within = within,
        .columns = (size_t)fmax(1, ceil(within.width / CELL)),
        .rows = (size_t)fmax(1, ceil(within.height / CELL)),
    };
    crossings->cells = mem_zeroed(crossings->columns * crossings->rows, sizeof *crossings->cells);
}

void crossings_release(struct crossings *crossings)
{
    for (size_t i = 0; i < crossings->columns * crossings->rows; i++)
        free(crossings->cells[i].at);
    free(crossings->cells);
}

/* Whether the segment passes through a cell; cells at the edge of the grid have no end outward. */
static bool passes(const struct crossings *c, const struct line *segment, size_t column, size_t row)
{
    struct box cell = {c->within.x + (double)column * CELL - EDGE,
                       c->within.y + (double)row * CELL - EDGE, CELL + 2 * EDGE, CELL + 2 * EDGE};
    double from, to;

    return column == 0 || row == 0 || column + 1 == c->columns || row + 1 == c->rows ||
           placement_crosses(segment, &cell, &from, &to);
}

void crossings_add(struct crossings *crossings, const struct line *segment, struct crossing number)
{
    const struct box box = {fmin(segment->x0, segment->x1), fmin(segment->y0, segment->y1),
                            fabs(segment->x1 - segment->x0), fabs(segment->y1 - segment->y0)};
    struct span span = span_of(crossings, &box);

    for (size_t row = span.row[0]; row <= span.row[1]; row++)
        for (size_t column = span.column[0]; column <= span.column[1]; column++) {
            struct crossings_cell *cell = &crossings->cells[row * crossings->columns + column];

            if (!passes(crossings, segment, column, row))
                continue;
            cell->at = mem_grow(cell->at, cell->count, &cell->room, sizeof *cell->at);
            cell->at[cell->count++] = number;
        }
}

bool crossings_visit(const struct crossings *crossings, const struct box *box,
                     bool (*visit)(void *context, const struct crossing *number), void *context)
{
    struct span span = span_of(crossings, box);

    for (size_t row = span.row[0]; row <= span.row[1]; row++)
        for (size_t column = span.column[0]; column <= span.column[1]; column++) {
            const struct crossings_cell *cell =
                &crossings->cells[row * crossings->columns + column];

            for (size_t i = 0; i < cell->count; i++)
                if (!visit(context, &cell->at[i]))
                    return false;
        }
    return true;
}
