#include "descent/space.h"

#include <float.h>
#include <math.h>

#include "descent/rule.h"

#define ROUNDING (8 * DBL_EPSILON)

/*
 * The eigenvectors and eigenvalues of the matrix (a b; b c). Its determinant is given, since it may
 * be known more exactly than ac − b².
 */
static struct bend bend_of(double a, double b, double c, double determinant)
{
    double mean = a / 2 + c / 2, radius = hypot(a / 2 - c / 2, b);
    double large = mean + radius, small = mean - radius, angle;

    if (mean > 0 && isfinite(determinant / large))
        small = determinant / large;
    else if (mean < 0 && isfinite(determinant / small))
        large = determinant / small;
    /* A mixed derivative that is only rounding must not turn the axes. */
    if (fabs(b) <= ROUNDING * (fabs(a) + fabs(c)) && !(b * b > ROUNDING * fabs(a * c)))
        return a >= c ? (struct bend){2, {{1, 0}, {0, 1}}, {a, c}}
                      : (struct bend){2, {{0, 1}, {1, 0}}, {c, a}};
    angle = atan2(2 * b, a - c) / 2;
    return (struct bend){2, {{cos(angle), sin(angle)}, {-sin(angle), cos(angle)}}, {large, small}};
}

struct bend bend_at(const struct objective *objective, const double parameter[PARAMETERS_MAX])
{
    struct evaluation at = objective_at(objective, parameter);
    double determinant = at.curvature * at.second - at.mixed * at.mixed;

    if (objective->parameters == 1)
        return (struct bend){1, {{1, 0}}, {at.curvature}};
    if (objective->kind->determinant)
        determinant = objective->kind->determinant(objective);
    return bend_of(at.curvature, at.mixed, at.second, determinant);
}

/* Whether the directions are not those of the parameters: then rounding mixes them. */
static bool is_turned(const struct bend *bend)
{
    return bend->count == 2 && bend->direction[0][0] != 0 && bend->direction[0][1] != 0;
}

bool bend_is_level(const struct bend *bend, size_t i)
{
    if (bend->count == 1)
        return false;
    return bend->curvature[i] == 0 ||
           (is_turned(bend) && fabs(bend->curvature[i]) <= ROUNDING * fabs(bend->curvature[1 - i]));
}

/* Asks the closed form if there is one: rounding may make curvatures level that are not. */
static bool has_minimum(const struct objective *quadratic, const struct bend *bend)
{
    double at[PARAMETERS_MAX];

    if (quadratic->kind->minimum)
        return quadratic->kind->minimum(quadratic, at);
    for (size_t i = 0; i < bend->count; i++)
        if (!(bend->curvature[i] > 0) || bend_is_level(bend, i))
            return false;
    return true;
}

static struct bend round_bend(double curvature)
{
    return (struct bend){2, {{1, 0}, {0, 1}}, {curvature, curvature}};
}

struct space space_of(const struct run *run, size_t parameters, const struct objective *objective)
{
    static const double origin[PARAMETERS_MAX];
    struct space space = {.dimensions = parameters, .lr = run->lr, .optimizer = run->optimizer};

    if (!objective || !objective_is_known(objective) || objective->parameters != parameters)
        return space;
    space.objective = objective;
    space.coordinates = run->optimizer.rule->coordinates;
    if (!objective->is_quadratic)
        return space;
    space.bend =
        space.coordinates ? round_bend(space.coordinates->curvature) : bend_at(objective, origin);
    space.has_distance = space.coordinates || has_minimum(objective, &space.bend);
    return space;
}

struct position space_position(const struct space *space, const struct state *state)
{
    const double *at = state->parameter, *slope = state->slope;

    if (space->coordinates)
        return space->coordinates->position(space->objective, state);
    return (struct position){{at[0], at[1]}, {slope[0], slope[1]}};
}

static double along(const double direction[PARAMETERS_MAX], const double vector[PARAMETERS_MAX])
{
    if (direction[1] == 0)
        return vector[0] * direction[0];
    if (direction[0] == 0)
        return vector[1] * direction[1];
    return vector[0] * direction[0] + vector[1] * direction[1];
}

/* Whether the kind of objective computes distances more exactly than slopes give them. */
static bool knows_distance(const struct space *space)
{
    return space->objective->kind->distance && space->dimensions == 2 && !space->coordinates;
}

double space_offset(const struct space *space, const struct position *position, size_t i)
{
    const double *direction = space->bend.direction[i];
    double way[PARAMETERS_MAX];

    if (!knows_distance(space))
        return along(direction, position->slope) / space->bend.curvature[i];
    space->objective->kind->distance(space->objective, position->at, way);
    return along(direction, way);
}

/* Sets the sizes of the numbers whose rounding errors each coordinate has. */
static void rounding_of(const struct space *space, const struct position *position, double size[2])
{
    size[0] = fabs(position->at[0]);
    size[1] = fabs(position->at[1]);
    if (space->coordinates)
        space->coordinates->add_size(space->objective, position, size);
}

double space_noise(const struct space *space, const struct position *position, size_t i)
{
    const struct bend *bend = &space->bend;
    const double *direction = bend->direction[i];
    double size[2], spread;

    rounding_of(space, position, size);
    spread = fabs(direction[0]) * size[0] + fabs(direction[1]) * size[1];
    /* In a valley that lies across the axes, the steep slope decides the rounding error of both. */
    if (is_turned(bend) && !knows_distance(space))
        spread *= bend->curvature[0] / bend->curvature[i];
    return ROUNDING * spread;
}

/* How large a slope along a level direction rounding can make, from the steep one. */
static double level_slope(const struct bend *bend, const struct position *position)
{
    if (!is_turned(bend))
        return 0;
    return ROUNDING * bend->curvature[0] * (fabs(position->at[0]) + fabs(position->at[1]));
}

bool bend_attracts(const struct space *space, double curvature)
{
    return curvature > 0 || (curvature < 0 && space->optimizer.rule->any_level);
}

double space_newton(const struct space *space, const struct position *position)
{
    struct bend bend = space->bend;
    double sum = 0;

    if (!space->objective)
        return INFINITY;
    if (!space->has_distance)
        bend = bend_at(space->objective, position->at);
    for (size_t i = 0; i < bend.count; i++) {
        double slope = along(bend.direction[i], position->slope);
        double step =
            space->has_distance ? space_offset(space, position, i) : slope / bend.curvature[i];

        if (!space->has_distance && bend_is_level(&bend, i) &&
            fabs(slope) <= level_slope(&bend, position))
            continue;
        if (!bend_attracts(space, bend.curvature[i]))
            return INFINITY;
        sum = hypot(sum, step);
    }
    return sum;
}
