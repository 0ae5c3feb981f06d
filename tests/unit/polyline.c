/* Lines through many points: what is kept of each column of pixels, where they break, lone points.
 */
#include "testing.h"

#include <stdlib.h>

#include "base/mem.h"
#include "figure/polyline.h"

/* 100 × 100 pixels for 0..10 each way, so a column of pixels is 0.1 wide. */
static struct panel panel_of_ten(void)
{
    return (struct panel){
        .box = {0, 0, 100, 100}, .x = {.low = 0, .high = 10}, .y = {.low = 0, .high = 10}};
}

/* "0,1 2,3 | 4,5": the vertices, and a bar where the pen is lifted. */
static void describe(const struct mark *mark, char *text, size_t size)
{
    size_t length = 0;

    *text = '\0';
    for (size_t i = 0; i < mark->count && length < size; i++) {
        const struct vertex *v = &mark->vertices[i];

        length += (size_t)snprintf(text + length, size - length, "%s%s%.3g,%.3g", i ? " " : "",
                                   i && v->move ? "| " : "", v->x, v->y);
    }
}

static void check_line(const char *name, const struct polyline *line, const char *wanted)
{
    const struct panel panel = panel_of_ten();
    struct mark mark = {.kind = MARK_LINE};
    char got[400];

    polyline_add(line, &panel, &mark);
    describe(&mark, got, sizeof got);
    check(!strcmp(got, wanted), "%s: '%s', not '%s'", name, got, wanted);
    free(mark.vertices);
}

static void breaks_where_it_should(void **state)
{
    static const struct {
        const char *name;
        size_t count;
        double x[6], y[6];
        bool places; /* no x: the places of the points */
        double least, reach;
        bool dots;
        const char *wanted;
    } rows[] = {
        {"none", 0, {0}, {0}, false, -INFINITY, INFINITY, true, ""},
        {"one", 1, {2}, {3}, false, -INFINITY, INFINITY, false, ""},
        {"one, a dot", 1, {2}, {3}, false, -INFINITY, INFINITY, true, "1.75,3 2.25,3"},
        {"two", 2, {1, 3}, {2, 4}, false, -INFINITY, INFINITY, true, "1,2 3,4"},
        {"places", 3, {0}, {2, 4, 3}, true, -INFINITY, INFINITY, true, "0,2 1,4 2,3"},
        {"nothing to draw",
         3,
         {1, 2, 3},
         {NAN, INFINITY, -INFINITY},
         false,
         -INFINITY,
         INFINITY,
         true,
         ""},
        {"a hole", 4, {1, 2, 3, 4}, {1, 2, NAN, 4}, false, -INFINITY, INFINITY, false, "1,1 2,2"},
        {"a hole, and a dot behind",
         4,
         {1, 2, 3, 4},
         {1, 2, NAN, 4},
         false,
         -INFINITY,
         INFINITY,
         true,
         "1,1 2,2 | 3.75,4 4.25,4"},
        {"infinite",
         4,
         {1, 2, 3, 4},
         {1, INFINITY, 3, 4},
         false,
         -INFINITY,
         INFINITY,
         false,
         "3,3 4,4"},
        {"above 0 alone",
         5,
         {1, 2, 3, 4, 5},
         {1, 2, 0, 4, 5},
         false,
         0,
         INFINITY,
         true,
         "1,1 2,2 | 4,4 5,5"},
        {"0 and less", 3, {1, 2, 3}, {1, 0, 2}, false, -INFINITY, INFINITY, true, "1,1 2,0 3,2"},
        {"a gap", 4, {1, 2, 5, 6}, {1, 2, 3, 4}, false, -INFINITY, 1, true, "1,1 2,2 | 5,3 6,4"},
        {"a gap before the last",
         3,
         {1, 2, 5},
         {1, 2, 3},
         false,
         -INFINITY,
         1,
         true,
         "1,1 2,2 | 4.75,3 5.25,3"},
        {"a spike in a column",
         5,
         {1, 2, 2.01, 2.02, 3},
         {1, 2, 9, 2.5, 3},
         false,
         -INFINITY,
         INFINITY,
         true,
         "1,1 2,2 2.01,9 2.02,2.5 3,3"},
        {"a hole in a column",
         5,
         {1, 2, 2.01, 2.02, 3},
         {1, NAN, 5, 4, 3},
         false,
         -INFINITY,
         INFINITY,
         true,
         "1,1 2.01,5 2.02,4 3,3"},
        {"a gap in a column",
         5,
         {2, 2.01, 2.05, 2.06, 3},
         {1, 2, 3, 4, 5},
         false,
         -INFINITY,
         0.02,
         true,
         "2,1 2.01,2 | 2.05,3 2.06,4 | 2.75,5 3.25,5"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct polyline line = {.x = rows[i].places ? NULL : rows[i].x,
                                      .y = rows[i].y,
                                      .count = rows[i].count,
                                      .least = rows[i].least,
                                      .reach = rows[i].reach,
                                      .dots = rows[i].dots};

        check_line(rows[i].name, &line, rows[i].wanted);
    }
}

/* Of a million points few are drawn, and none of the extremes of a column is lost. */
static void keeps_the_extremes(void **state)
{
    enum { POINTS = 1000000, COLUMNS = 100 };
    const struct panel panel = panel_of_ten();
    double *x = mem_zeroed(POINTS, sizeof *x), *y = mem_zeroed(POINTS, sizeof *y);
    const struct polyline line = {
        .x = x, .y = y, .count = POINTS, .least = -INFINITY, .reach = INFINITY};
    double low[COLUMNS], high[COLUMNS];
    struct mark mark = {.kind = MARK_LINE};
    uint64_t seed = 3;

    (void)state;
    for (size_t c = 0; c < COLUMNS; c++) {
        low[c] = INFINITY;
        high[c] = -INFINITY;
    }
    for (size_t i = 0; i < POINTS; i++) {
        size_t c = i / (POINTS / COLUMNS);

        x[i] = 10 * ((double)i + 0.5) / POINTS;
        y[i] = 10 * (double)(next_random(&seed) % 1000003) / 1000003;
        low[c] = fmin(low[c], y[i]);
        high[c] = fmax(high[c], y[i]);
    }
    polyline_add(&line, &panel, &mark);
    check(mark.count <= 4 * COLUMNS, "%zu vertices", mark.count);
    for (size_t i = 0; i < mark.count; i++) {
        size_t c = (size_t)(mark.vertices[i].x * 10);

        low[c] = mark.vertices[i].y == low[c] ? INFINITY : low[c];
        high[c] = mark.vertices[i].y == high[c] ? -INFINITY : high[c];
    }
    for (size_t c = 0; c < COLUMNS; c++)
        check(low[c] == INFINITY && high[c] == -INFINITY, "column %zu: lost %g or %g", c, low[c],
              high[c]);
    free(mark.vertices);
    free(x);
    free(y);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(breaks_where_it_should),
        TEST(keeps_the_extremes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
