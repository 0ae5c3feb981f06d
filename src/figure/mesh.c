#include "figure/mesh.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/progress.h"

#define CLOSE 0.002 /* how near a crossing is found, in units of x and y */

enum {
    MOST_CELLS = 256, /* along one side */
    HALVINGS = 24,    /* towards the edge of the undefined */
    STEPS = 24,       /* towards a crossing */
};

/* A point between two others, one defined and one not: where the function ends. */
struct end {
    uint32_t to, point;
    size_t next; /* of the same defined point, plus 1; 0: none */
};

/* What is needed while the mesh is made. */
struct mesh_builder {
    struct mesh *mesh;
    size_t *first; /* of the ends of each point, plus 1 */
    struct end *ends;
    size_t end_count, end_room;
    size_t columns, rows;
};

static uint32_t add_point(struct mesh *mesh, double x, double y, double value)
{
    mesh->points =
        mem_grow(mesh->points, mesh->point_count, &mesh->point_room, sizeof *mesh->points);
    mesh->points[mesh->point_count] = (struct mesh_point){x, y, value};
    return (uint32_t)mesh->point_count++;
}

static void sample(struct mesh *mesh, double x, double y)
{
    add_point(mesh, x, y, mesh->f(mesh->context, x, y));
}

static bool is_defined(const struct mesh *mesh, uint32_t point)
{
    return !isnan(mesh->points[point].value);
}

static struct mesh_point between(const struct mesh *mesh, uint32_t from, uint32_t to, double part)
{
    const struct mesh_point *a = &mesh->points[from], *b = &mesh->points[to];
    struct mesh_point at = {a->x + part * (b->x - a->x), a->y + part * (b->y - a->y), 0};

    at.value = mesh->f(mesh->context, at.x, at.y);
    return at;
}

/* Adds the last point at which the function is defined, on the way to one where it is not. */
static uint32_t add_end(struct mesh *mesh, uint32_t defined, uint32_t undefined)
{
    struct mesh_point last = mesh->points[defined];
    double inside = 0, outside = 1;

    for (int i = 0; i < HALVINGS; i++) {
        double part = (inside + outside) / 2;
        struct mesh_point at = between(mesh, defined, undefined, part);

        if (isnan(at.value)) {
            outside = part;
        } else {
            inside = part;
            last = at;
        }
    }
    return add_point(mesh, last.x, last.y, last.value);
}

/* Finds or adds that point: all triangles that share the edge get the same one. */
static uint32_t end_between(struct mesh_builder *builder, uint32_t defined, uint32_t undefined)
{
    struct end *end;

    for (size_t i = builder->first[defined]; i; i = builder->ends[i - 1].next)
        if (builder->ends[i - 1].to == undefined)
            return builder->ends[i - 1].point;
    builder->ends =
        mem_grow(builder->ends, builder->end_count, &builder->end_room, sizeof *builder->ends);
    end = &builder->ends[builder->end_count];
    *end = (struct end){undefined, add_end(builder->mesh, defined, undefined),
                        builder->first[defined]};
    builder->first[defined] = ++builder->end_count;
    return end->point;
}

static void add_triangle(struct mesh *mesh, uint32_t a, uint32_t b, uint32_t c)
{
    mesh->triangles = mem_grow(mesh->triangles, mesh->triangle_count, &mesh->triangle_room,
                               sizeof *mesh->triangles);
    mesh->triangles[mesh->triangle_count++] = (struct triangle){{a, b, c}};
}

static void add_border(struct mesh *mesh, uint32_t from, uint32_t to)
{
    mesh->borders =
        mem_grow(mesh->borders, mesh->border_count, &mesh->border_room, sizeof *mesh->borders);
    mesh->borders[mesh->border_count++] = (struct border){from, to};
}

/* Adds what the function is defined on of a triangle, of which one corner or two may be undefined.
 */
static void add_defined_triangle(struct mesh_builder *builder, uint32_t a, uint32_t b, uint32_t c)
{
    struct mesh *mesh = builder->mesh;
    int defined = is_defined(mesh, a) + is_defined(mesh, b) + is_defined(mesh, c);
    bool odd = defined == 1; /* the first corner is to be the one unlike the others */
    uint32_t p, q;

    if (defined == 3)
        add_triangle(mesh, a, b, c);
    if (defined == 3 || defined == 0)
        return;
    while (is_defined(mesh, a) != odd) {
        uint32_t first = a;

        a = b;
        b = c;
        c = first;
    }
    p = odd ? end_between(builder, a, b) : end_between(builder, b, a);
    q = odd ? end_between(builder, a, c) : end_between(builder, c, a);
    if (odd) {
        add_triangle(mesh, a, p, q);
        add_border(mesh, p, q);
    } else {
        add_triangle(mesh, p, b, c);
        add_triangle(mesh, p, c, q);
        add_border(mesh, q, p);
    }
}

/* Adds what the function is defined on of a side of a cell that lies on the side of the box. */
static void add_defined_border(struct mesh_builder *builder, uint32_t from, uint32_t to)
{
    bool has_from = is_defined(builder->mesh, from), has_to = is_defined(builder->mesh, to);

    if (has_from || has_to)
        add_border(builder->mesh, has_from ? from : end_between(builder, to, from),
                   has_to ? to : end_between(builder, from, to));
}

static uint32_t corner(const struct mesh_builder *builder, size_t column, size_t row)
{
    return (uint32_t)(row * (builder->columns + 1) + column);
}

static void add_cell(struct mesh_builder *builder, size_t column, size_t row)
{
    uint32_t middle =
        (uint32_t)((builder->columns + 1) * (builder->rows + 1) + row * builder->columns + column);
    const uint32_t corners[] = {corner(builder, column, row), corner(builder, column + 1, row),
                                corner(builder, column + 1, row + 1),
                                corner(builder, column, row + 1)};
    const bool sides[] = {row == 0, column + 1 == builder->columns, row + 1 == builder->rows,
                          column == 0};

    for (int i = 0; i < 4; i++) {
        add_defined_triangle(builder, corners[i], corners[(i + 1) % 4], middle);
        if (sides[i])
            add_defined_border(builder, corners[i], corners[(i + 1) % 4]);
    }
}

static size_t cells(double length, double spacing)
{
    return (size_t)fmax(1, fmin(MOST_CELLS, ceil(length / spacing)));
}

double mesh_samples(struct box box, double spacing)
{
    double columns = (double)cells(box.width, spacing), rows = (double)cells(box.height, spacing);

    return (columns + 1) * (rows + 1) + columns * rows;
}

/* Corners first, row by row, then the middles of the cells. */
static void sample_all(struct mesh *mesh, struct box box, size_t columns, size_t rows)
{
    struct progress progress;

    progress_begin(&progress, (double)(2 * rows + 1), "sampling contours");
    for (size_t i = 0; i <= rows; i++) {
        progress_at(&progress, (double)i);
        for (size_t j = 0; j <= columns; j++)
            sample(mesh, box.x + box.width * ((double)j / (double)columns),
                   box.y + box.height * ((double)i / (double)rows));
    }
    for (size_t i = 0; i < rows; i++) {
        progress_at(&progress, (double)(rows + 1 + i));
        for (size_t j = 0; j < columns; j++)
            sample(mesh, box.x + box.width * (((double)j + 0.5) / (double)columns),
                   box.y + box.height * (((double)i + 0.5) / (double)rows));
    }
    progress_end(&progress);
}

void mesh_init(struct mesh *mesh, struct box box, double spacing, mesh_function *f,
               const void *context)
{
    struct mesh_builder builder = {
        .mesh = mesh, .columns = cells(box.width, spacing), .rows = cells(box.height, spacing)};

    *mesh = (struct mesh){.f = f, .context = context};
    sample_all(mesh, box, builder.columns, builder.rows);
    builder.first = mem_zeroed(mesh->point_count, sizeof *builder.first);
    for (size_t row = 0; row < builder.rows; row++)
        for (size_t column = 0; column < builder.columns; column++)
            add_cell(&builder, column, row);
    free(builder.first);
    free(builder.ends);
}

void mesh_release(struct mesh *mesh)
{
    free(mesh->points);
    free(mesh->triangles);
    free(mesh->borders);
}

/* How far between two values a straight line passes the level, from 0 to 1; the middle where that
 * cannot be told. */
static double straight(double below, double above, double level)
{
    double part = (level - below) / (above - below);

    return part > 0 && part < 1 ? part : 0.5;
}

struct mesh_point mesh_crossing(const struct mesh *mesh, uint32_t below, uint32_t above,
                                double level)
{
    const struct mesh_point *a = &mesh->points[below], *b = &mesh->points[above];
    double length = figure_distance(b->x - a->x, b->y - a->y), from = 0, to = 1, last = -1;
    double low = a->value, high = b->value;
    struct mesh_point at = *b;

    for (int i = 0; i < STEPS && (to - from) * length > CLOSE; i++) {
        double part = from + (to - from) * (i % 3 == 2 ? 0.5 : straight(low, high, level));

        at = between(mesh, below, above, part);
        if (fabs(part - last) * length < CLOSE && isfinite(low + high))
            break;
        last = part;
        if (at.value < level) {
            from = part;
            low = at.value;
        } else {
            to = part;
            high = isnan(at.value) ? INFINITY : at.value;
        }
    }
    return at;
}
