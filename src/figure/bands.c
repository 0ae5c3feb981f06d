#include "figure/bands.h"

#include <stdlib.h>

#include "base/mem.h"
#include "figure/contour_lines.h"

#define SPACING 4.0 /* pixels between samples */

enum { SAMPLES = 64 }; /* along each side, for the choice of levels */

struct levels bands_levels(const struct surface *surface, const struct scale *x,
                           const struct scale *y, double lowest)
{
    double *samples = mem_zeroed((size_t)SAMPLES * SAMPLES, sizeof *samples);
    struct levels levels;

    for (int i = 0; i < SAMPLES; i++)
        for (int j = 0; j < SAMPLES; j++)
            samples[i * SAMPLES + j] =
                surface->at(surface->context, x->low + (x->high - x->low) * (j + 0.5) / SAMPLES,
                            y->low + (y->high - y->low) * (i + 0.5) / SAMPLES);
    levels = levels_choose(samples, (size_t)SAMPLES * SAMPLES, lowest);
    free(samples);
    return levels;
}

/* The surface as a function of the panel's pixels, in which its mesh is made. */
struct pixels {
    const struct panel *panel;
    const struct surface *surface;
};

static double at_pixel(const void *context, double x, double y)
{
    const struct pixels *pixels = context;

    return pixels->surface->at(pixels->surface->context, panel_data_x(pixels->panel, x),
                               panel_data_y(pixels->panel, y));
}

void bands_init(struct bands *bands, const struct panel *panel, const struct surface *surface,
                const struct levels *levels)
{
    const struct pixels pixels = {panel, surface};
    struct mesh mesh;

    work_has_room(panel->work, mesh_samples(panel->box, SPACING) * surface->cost);
    mesh_init(&mesh, panel->box, SPACING, at_pixel, &pixels);
    mesh.work = panel->work;
    bands->levels = levels;
    loops_init(&bands->loops, &mesh, levels->at, levels->count);
    mesh_release(&mesh);
}

void bands_release(struct bands *bands)
{
    loops_release(&bands->loops);
}

static enum role role_of_loop(const struct loop *loop, const struct levels *levels)
{
    if (loop->hole && loop->level == levels->count)
        return ROLE_BLANK;
    return role_of_band(loop->level + loop->hole, levels->count + 1);
}

/* Loops that are painted one after the other and have the same colour make one area. */
void bands_add_areas(const struct bands *bands, struct panel *panel)
{
    struct mark *mark = NULL;

    for (size_t i = 0; i < bands->loops.count; i++) {
        const struct loop *loop = &bands->loops.at[i];
        enum role role = role_of_loop(loop, bands->levels);

        if (!mark || mark->role != role)
            mark = panel_add_mark(panel, MARK_AREA, role);
        for (size_t j = 0; j < loop->count; j++)
            mark_add(mark, axis_clamp(panel_data_x(panel, loop->points[j].x), &panel->x),
                     axis_clamp(panel_data_y(panel, loop->points[j].y), &panel->y), j == 0);
    }
}

void bands_add_lines(const struct bands *bands, struct panel *panel, struct fonts *fonts,
                     struct placement *placement)
{
    contour_lines_add(panel, fonts, placement, &bands->loops, bands->levels);
}
