#include "kinds/path_crossings.h"

#include <math.h>

#include "base/mem.h"

#define APART 8.0 /* pixels: two lines and their casings, with the ground between them */
#define SHORT 5.0 /* pixels: what is shorter would be seen as a gap in a line */
#define SHARP 0.7 /* the cosine from which on a step turns back */

/* A step on the panel, in pixels. */
struct step {
    double from[2], way[2];
};

static struct step step_to(const struct panel *panel, const struct run *path, size_t k)
{
    const double *x = path->parameter[0], *y = path->loss;
    const double from[2] = {panel_x(panel, x[k - 1]), panel_y(panel, y[k - 1])};

    return (struct step){{from[0], from[1]},
                         {panel_x(panel, x[k]) - from[0], panel_y(panel, y[k]) - from[1]}};
}

static double product(const double a[2], const double b[2])
{
    return a[0] * b[0] + a[1] * b[1];
}

static double length_of(const struct step *step)
{
    return figure_distance(step->way[0], step->way[1]);
}

static bool turns_back(const struct step *before, const struct step *step)
{
    return product(before->way, step->way) < -SHARP * length_of(before) * length_of(step);
}

/* How far the point `part` of the way along a step is from another one. */
static double distance(const struct step *drawn, const struct step *step, double part)
{
    const double to[2] = {step->from[0] + part * step->way[0] - drawn->from[0],
                          step->from[1] + part * step->way[1] - drawn->from[1]};
    double square = product(drawn->way, drawn->way);
    double near = square > 0 ? fmin(1, fmax(0, product(drawn->way, to) / square)) : 0;

    return figure_distance(to[0] - near * drawn->way[0], to[1] - near * drawn->way[1]);
}

/* A straight step is nowhere farther from another than at one of its ends. */
static bool is_beside(const struct panel *panel, const struct run *path, size_t drawn, size_t k)
{
    const struct step other = step_to(panel, path, drawn), step = step_to(panel, path, k);

    return distance(&other, &step, 0) < APART && distance(&other, &step, 1) < APART;
}

/* Whether a step turns back and leads to where the next one does. */
static bool crosses(const struct panel *panel, const struct run *path, size_t k)
{
    const struct step before = step_to(panel, path, k - 1), step = step_to(panel, path, k),
                      after = step_to(panel, path, k + 1);

    return length_of(&step) > SHORT && turns_back(&before, &step) && turns_back(&step, &after);
}

bool *path_crossings_leave_out(const struct panel *panel, const struct run *path)
{
    bool *left_out = mem_zeroed(path->count, sizeof *left_out);
    size_t drawn = 1; /* the step to this state was, the last */

    for (size_t k = 2; k + 1 < path->count; k++) {
        left_out[k - 1] = crosses(panel, path, k) && is_beside(panel, path, drawn, k);
        drawn = left_out[k - 1] ? drawn : k;
    }
    return left_out;
}
