#include "kinds/map_cells.h"

#include <math.h>

static enum role role_of_value(const struct map_panel *m, double value)
{
    size_t band = 0;

    while (band < m->levels.count && value >= m->levels.at[band])
        band++;
    return role_of_band(band, m->levels.count + 1);
}

/* Of a run that grew beyond all numbers the highest band. */
static enum role role_of_loss(const struct map_panel *m, const struct run_end *end)
{
    if (end->kind == VERDICT_UNDEFINED)
        return MAP_ROLE_NOTHING;
    return role_of_value(m, isnan(end->loss) ? INFINITY : end->loss);
}

/* The colours of zones, so that neighbours in this order are easily told apart. */
enum role map_cells_role_of_basin(size_t place)
{
    static const enum zone like[] = {ZONE_CONVERGING, ZONE_DESCENDING, ZONE_OSCILLATING,
                                     ZONE_NOT_SETTLING, ZONE_DIVERGING};

    return (enum role)(ROLE_CELL + (int)(place < MAP_BASINS ? like[place] : ZONE_UNDECIDED));
}

static enum role role_of_minimum(const struct map_panel *m, size_t of)
{
    size_t place = 0;

    if (of == BASIN_NONE)
        return MAP_ROLE_NOTHING;
    while (place < MAP_BASINS && place < m->map->basins.count && m->order[place] != of)
        place++;
    return map_cells_role_of_basin(place);
}

static enum role role_of_cell(const struct map_panel *m, size_t i)
{
    const struct run_end *end = &m->map->ends[i];

    switch (m->show) {
    case MAP_LOSS:
        return role_of_loss(m, end);
    case MAP_ZONE:
        return (enum role)(ROLE_CELL + (int)zone_of(end->kind));
    case MAP_MINIMUM:
        return role_of_minimum(m, m->map->basins.of[i]);
    default:
        return end->rest < 0 ? MAP_ROLE_RESTLESS : role_of_value(m, end->rest);
    }
}

/* The cell of the map in whose place one of `drawn` cells stands: that in its middle. */
static size_t source(size_t i, size_t drawn, size_t count)
{
    return (2 * i + 1) * count / (2 * drawn);
}

void map_cells_add(const struct map_panel *m, struct panel *panel)
{
    size_t columns = m->map->axis[0].count, rows = m->map->axis[1].count;
    struct cells *cells = panel_add_cells(panel, panel->x.low, panel->y.low, panel->x.high,
                                          panel->y.high, m->columns, m->rows);

    for (size_t row = 0; row < m->rows; row++) {
        size_t from = source(m->rows - 1 - row, m->rows, rows) * columns;

        for (size_t i = 0; i < m->columns; i++)
            cells->roles[row * m->columns + i] =
                (unsigned char)role_of_cell(m, from + source(i, m->columns, columns));
    }
}
