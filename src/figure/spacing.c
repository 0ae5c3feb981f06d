#include "figure/spacing.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define CELL 0.7 /* of the distance: less than 1/√2, so that two points in a cell are too near */

/* How many cells away a point can lie that is too near. */
enum { AROUND = 2 };

void spacing_init(struct spacing *spacing, struct box within, double least)
{
    double cell = CELL * least;

    *spacing = (struct spacing){.within = within,
                                .least = least,
                                .columns = (size_t)(within.width / cell) + 1,
                                .rows = (size_t)(within.height / cell) + 1};
    spacing->cells = mem_zeroed(spacing->columns * spacing->rows, sizeof *spacing->cells);
}

void spacing_release(struct spacing *spacing)
{
    free(spacing->cells);
    free(spacing->points);
}

static size_t cell_of(double offset, double least, size_t count)
{
    double cell = floor(offset / (CELL * least));

    return (size_t)fmax(0, fmin(cell, (double)count - 1));
}

static bool is_near(const struct spacing *spacing, size_t cell, double x, double y, double within)
{
    const struct vertex *point;

    if (!spacing->cells[cell])
        return false;
    point = &spacing->points[spacing->cells[cell] - 1];
    return figure_distance(point->x - x, point->y - y) < within;
}

bool spacing_is_taken(const struct spacing *spacing, double x, double y, double within)
{
    size_t column = cell_of(x - spacing->within.x, spacing->least, spacing->columns);
    size_t row = cell_of(y - spacing->within.y, spacing->least, spacing->rows);

    for (size_t j = row > AROUND ? row - AROUND : 0; j <= row + AROUND && j < spacing->rows; j++)
        for (size_t i = column > AROUND ? column - AROUND : 0;
             i <= column + AROUND && i < spacing->columns; i++)
            if (is_near(spacing, j * spacing->columns + i, x, y, within))
                return true;
    return false;
}

bool spacing_take(struct spacing *spacing, double x, double y)
{
    size_t column = cell_of(x - spacing->within.x, spacing->least, spacing->columns);
    size_t row = cell_of(y - spacing->within.y, spacing->least, spacing->rows);

    if (spacing_is_taken(spacing, x, y, spacing->least))
        return false;
    spacing->points = mem_resize(spacing->points, spacing->count + 1, sizeof *spacing->points);
    spacing->points[spacing->count++] = (struct vertex){x, y, true};
    spacing->cells[row * spacing->columns + column] = (unsigned)spacing->count;
    return true;
}
