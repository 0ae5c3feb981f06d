/* What a finished figure has in it: the size of its text, and cells. */
#include <math.h>

#include "figure/figure.h"

static double least_of(const struct label *labels, size_t count, double least)
{
    for (size_t i = 0; i < count; i++)
        least = fmin(least, labels[i].size);
    return least;
}

double figure_least_text(const struct figure *figure)
{
    double least = least_of(figure->labels, figure->label_count, INFINITY);

    for (size_t i = 0; i < figure->legend_count; i++)
        least = fmin(least, figure->legend[i].label.size);
    for (size_t i = 0; i < figure->panel_count; i++) {
        const struct panel *panel = &figure->panels[i];

        least = least_of(panel->labels, panel->label_count, least);
        if (panel->x.labelled || panel->y.labelled)
            least = fmin(least, TICK_LABEL_SIZE * figure->scale);
    }
    return isinf(least) ? 0 : least;
}

bool panel_has_cells(const struct panel *panel)
{
    for (size_t i = 0; i < panel->mark_count; i++)
        if (panel->marks[i].kind == MARK_CELLS)
            return true;
    return false;
}

bool figure_has_cells(const struct figure *figure)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        if (panel_has_cells(&figure->panels[i]))
            return true;
    return false;
}
