/* Loops: the outlines of where a function is below levels, painted one above the other. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/loops.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define PI           3.14159265358979323846

/* Functions over a box of 100 × 80, whose middle is (50, 40). */
static double radius(const void *context, double x, double y)
{
    (void)context;
    return hypot(x - 50, y - 40);
}

static double ring(const void *context, double x, double y)
{
    return fabs(radius(context, x, y) - 25);
}

static double across(const void *context, double x, double y)
{
    (void)context, (void)y;
    return x;
}

static double saddle(const void *context, double x, double y)
{
    (void)context;
    return (x - 50) * (y - 40);
}

static double outside(const void *context, double x, double y)
{
    double r = radius(context, x, y);

    return r < 20 ? NAN : r;
}

static double right_half(const void *context, double x, double y)
{
    return x < 33.3 ? NAN : y + radius(context, x, y) * 0;
}

static double overflowing(const void *context, double x, double y)
{
    (void)context, (void)y;
    return x > 70 ? INFINITY : x;
}

static double nowhere(const void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
    return NAN;
}

static double constant(const void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
    return 5;
}

static const struct {
    const char *name;
    mesh_function *f;
    double level;
    double below, defined; /* areas */
    size_t loops;
} table[] = {
    {"disc", radius, 30, PI * 900, 8000, 2},
    {"ring", ring, 5, PI * 500, 8000, 3},
    {"cut ring", ring, 18, -1, 8000, 3},
    {"plane", across, 62.5, 5000, 8000, 2},
    {"all below", across, 200, 8000, 8000, 1},
    {"none below", across, -1, 0, 8000, 1},
    {"at the level", constant, 5, 0, 8000, 1},
    {"saddle", saddle, 0, 4000, 8000, 3},
    {"hole", outside, 30, PI * 900, 8000 - PI * 400, 3}, /* its hole is that of the mesh */
    {"half", right_half, 20, 66.7 * 20, 66.7 * 80, 2},
    {"infinite", overflowing, 1000, 5600, 8000, 2},
    {"nowhere", nowhere, 0, 0, 0, 0},
};

static double area(const struct loop *loop)
{
    double sum = 0;

    for (size_t i = 0; i < loop->count; i++) {
        const struct loop_point *a = &loop->points[i], *b = &loop->points[(i + 1) % loop->count];

        sum += a->x * b->y - b->x * a->y;
    }
    return sum / 2;
}

static struct loops loops_of(mesh_function *f, struct mesh *mesh, const double *levels,
                             size_t count)
{
    const struct box box = {0, 0, 100, 80};
    struct loops loops;

    mesh_init(mesh, box, 4, f, NULL);
    loops_init(&loops, mesh, levels, count);
    return loops;
}

static void check_areas(size_t i, const struct loops *loops)
{
    double below = 0, defined = 0, all = 0;

    for (size_t j = 0; j < loops->count; j++) {
        const struct loop *loop = &loops->at[j];

        assert_true((area(loop) < 0) == loop->hole);
        (loop->level == 0 ? (below += area(loop)) : (defined += area(loop)));
        all += loop->level == 0;
    }
    /* Of two outlines that fall on each other only the upper is painted. */
    if (all == 0 && table[i].below == table[i].defined)
        below = defined;
    if (table[i].below >= 0 && fabs(below - table[i].below) > 8)
        fail_msg("%s: %g below, not %g", table[i].name, below, table[i].below);
    if (defined > 0 && fabs(defined - table[i].defined) > 8)
        fail_msg("%s: %g defined, not %g", table[i].name, defined, table[i].defined);
}

static void areas_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct mesh mesh;
        struct loops loops = loops_of(table[i].f, &mesh, &table[i].level, 1);

        if (loops.count != table[i].loops)
            fail_msg("%s: %zu loops, not %zu", table[i].name, loops.count, table[i].loops);
        check_areas(i, &loops);
        loops_release(&loops);
        mesh_release(&mesh);
    }
}

/* Vertices that are not on the border lie on the level; those of a curve are close together. */
static void vertices_lie_on_the_level(void **state)
{
    const double levels[] = {3, 10, 30, 35};

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct mesh mesh;
        struct loops loops = loops_of(table[i].f, &mesh, levels, COUNT(levels));

        for (size_t j = 0; j < loops.count; j++)
            for (size_t k = 0; k < loops.at[j].count; k++) {
                const struct loop_point *at = &loops.at[j].points[k];
                size_t before = (k + loops.at[j].count - 1) % loops.at[j].count;

                if (loops.at[j].level < COUNT(levels) && !at->border &&
                    !loops.at[j].points[before].border && isfinite(mesh.f(NULL, at->x, at->y)) &&
                    table[i].f != overflowing)
                    assert_true(fabs(mesh.f(NULL, at->x, at->y) - levels[loops.at[j].level]) <
                                0.01 * (table[i].f == saddle ? 50 : 1));
            }
        loops_release(&loops);
        mesh_release(&mesh);
    }
}

/* The band that a point has after all loops are painted, or −1. */
static int painted(const struct loops *loops, size_t levels, double x, double y)
{
    int band = -1;

    for (size_t i = 0; i < loops->count; i++) {
        const struct loop *loop = &loops->at[i];
        bool inside = false;

        for (size_t j = 0, k = loop->count - 1; j < loop->count; k = j++) {
            const struct loop_point *a = &loop->points[j], *b = &loop->points[k];

            if ((a->y > y) != (b->y > y) && x < (b->x - a->x) * (y - a->y) / (b->y - a->y) + a->x)
                inside = !inside;
        }
        if (inside)
            band = loop->hole && loop->level == levels ? -1 : (int)(loop->level + loop->hole);
    }
    return band;
}

static int band_of(double value, const double *levels, size_t count)
{
    int band = 0;

    if (isnan(value))
        return -1;
    while ((size_t)band < count && !(value < levels[band]))
        band++;
    return band;
}

/* Painted in order, every point ends up in the band of its value, but for those near an outline. */
static void painting_shows_the_bands(void **state)
{
    const double levels[] = {5, 10, 15, 22, 30, 45};

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct mesh mesh;
        struct loops loops = loops_of(table[i].f, &mesh, levels, COUNT(levels));

        for (double x = 1.3; x < 100; x += 2.7)
            for (double y = 1.1; y < 80; y += 2.3) {
                int band = band_of(table[i].f(NULL, x, y), levels, COUNT(levels));
                bool near = false;

                for (int turn = 0; turn < 8; turn++)
                    near = near || band != band_of(table[i].f(NULL, x + cos(turn * PI / 4),
                                                              y + sin(turn * PI / 4)),
                                                   levels, COUNT(levels));
                if (!near && painted(&loops, COUNT(levels), x, y) != band)
                    fail_msg("%s at %g, %g: band %d, not %d", table[i].name, x, y,
                             painted(&loops, COUNT(levels), x, y), band);
            }
        loops_release(&loops);
        mesh_release(&mesh);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_right),
        cmocka_unit_test(vertices_lie_on_the_level),
        cmocka_unit_test(painting_shows_the_bands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
