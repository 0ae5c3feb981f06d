#include "kinds/fit_points.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/curve.h"
#include "math/decades.h"

#define POINT_CELL   1.0      /* pixels: of the points in a cell the first is drawn, */
#define DOT_CELL     2.0      /* and of dots one that is darker where there are more; */
#define DENSITY_CELL 3.0      /* a density has the cell itself */
#define OUTLIER      SIZE_MAX /* more points than any cell has */

enum {
    MOST_POINTS = 500, /* with more rows there are dots, */
    MOST_DOTS = 5000,  /* and with more than that a density */
    PALEST = 2,        /* the first of the bands that can be told from the background */
};

static const enum role shades[] = {ROLE_AXIS, ROLE_MUTED, ROLE_TEXT}; /* of 1, 2 and more */

enum { SHADES = sizeof shades / sizeof *shades };

bool fit_points_are_few(const struct data_points *points)
{
    return points->count <= MOST_POINTS;
}

static bool is_density(const struct data_points *points)
{
    return points->count > MOST_DOTS;
}

void fit_points_cover(struct interval *hull, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hull->low = fmin(hull->low, values[i]);
        hull->high = fmax(hull->high, values[i]);
    }
}

/* How many points lie in each cell of a panel. */
struct tally {
    size_t columns, rows;
    size_t *counts; /* owned, row by row from the top */
    size_t most;
};

static size_t *cell_of(const struct tally *tally, const struct panel *panel, double x, double y)
{
    double right = (panel_x(panel, x) - panel->box.x) / panel->box.width;
    double down = (panel_y(panel, y) - panel->box.y) / panel->box.height;
    size_t column = (size_t)fmin(right * (double)tally->columns, (double)tally->columns - 1);
    size_t row = (size_t)fmin(down * (double)tally->rows, (double)tally->rows - 1);

    return &tally->counts[row * tally->columns + column];
}

static struct tally tally_of(const struct data_points *points, const struct panel *panel,
                             double cell)
{
    struct tally tally = {.columns = (size_t)ceil(panel->box.width / cell),
                          .rows = (size_t)ceil(panel->box.height / cell)};

    tally.counts = mem_zeroed(tally.columns * tally.rows, sizeof *tally.counts);
    for (size_t i = 0; i < points->count; i++) {
        size_t *count;

        if (!panel_contains(panel, points->x[i], points->y[i]))
            continue;
        count = cell_of(&tally, panel, points->x[i], points->y[i]);
        if (++*count > tally.most)
            tally.most = *count;
    }
    return tally;
}

/* Markers at the points that are the first in their cells, of `count` to `most` points. */
static void add_first(const struct data_points *points, struct panel *panel, struct tally *tally,
                      enum mark_kind kind, enum role role, size_t count, size_t most)
{
    struct mark *mark = panel_add_mark(panel, kind, role);

    for (size_t i = 0; i < points->count; i++) {
        size_t *cell;

        if (!panel_contains(panel, points->x[i], points->y[i]))
            continue;
        cell = cell_of(tally, panel, points->x[i], points->y[i]);
        if (*cell < count || *cell > most)
            continue;
        mark_add(mark, points->x[i], points->y[i], true);
        *cell = 0;
    }
}

/* The more points, the darker, in even steps of the logarithm. */
static enum role role_of_count(size_t count, size_t most)
{
    double part = most > 1 ? decades_log10((double)count) / decades_log10((double)most) : 1;

    return count ? role_of_band(PALEST + (size_t)(part * (THEME_BANDS - PALEST - 1)), THEME_BANDS)
                 : ROLE_BLANK;
}

/* Whether no point lies in the cells around. */
static bool is_alone(const struct tally *tally, size_t column, size_t row)
{
    for (size_t i = row ? row - 1 : 0; i <= row + 1 && i < tally->rows; i++)
        for (size_t j = column ? column - 1 : 0; j <= column + 1 && j < tally->columns; j++)
            if ((i != row || j != column) && tally->counts[i * tally->columns + j])
                return false;
    return true;
}

/* A pale cell among empty ones would not be seen: what lies apart from all else is a dot. */
static void add_outliers(const struct data_points *points, struct panel *panel, struct tally *tally)
{
    for (size_t row = 0; row < tally->rows; row++)
        for (size_t column = 0; column < tally->columns; column++) {
            size_t *count = &tally->counts[row * tally->columns + column];

            *count = *count && is_alone(tally, column, row) ? OUTLIER : *count;
        }
    add_first(points, panel, tally, MARK_DOT, ROLE_AXIS, OUTLIER, OUTLIER);
}

static void add_density(struct panel *panel, const struct tally *tally)
{
    struct cells *cells = panel_add_cells(panel, panel->x.low, panel->y.low, panel->x.high,
                                          panel->y.high, tally->columns, tally->rows);

    for (size_t i = 0; i < tally->columns * tally->rows; i++)
        cells->roles[i] = (unsigned char)role_of_count(tally->counts[i], tally->most);
}

void fit_points_add(const struct data_points *points, struct panel *panel)
{
    bool few = fit_points_are_few(points);
    struct tally tally = tally_of(points, panel,
                                  few                  ? POINT_CELL
                                  : is_density(points) ? DENSITY_CELL
                                                       : DOT_CELL);

    if (is_density(points)) {
        add_density(panel, &tally);
        add_outliers(points, panel, &tally);
    } else if (few) {
        add_first(points, panel, &tally, MARK_DISC, ROLE_MUTED, 1, tally.most);
    } else {
        for (size_t i = 0; i < SHADES; i++)
            add_first(points, panel, &tally, MARK_DOT, shades[i], i + 1,
                      i + 1 < SHADES ? i + 1 : tally.most);
    }
    free(tally.counts);
}

void fit_points_add_legend(const struct data_points *points, struct page *page)
{
    if (fit_points_are_few(points))
        page_add_legend(page, MARK_DISC, ROLE_MUTED, "data");
    else if (is_density(points))
        page_add_legend(page, MARK_CELLS, role_of_count(2, 4), "data, darker where denser");
    else
        page_add_legend(page, MARK_DOT, ROLE_MUTED, "data");
}

void fit_points_describe(const struct data_points *points, struct buf *out)
{
    buf_printf(out, "%zu point%s%s", points->count, points->count == 1 ? "" : "s",
               fit_points_are_few(points) ? ""
               : is_density(points)       ? " as a density"
                                          : " as dots");
}

void fit_points_add_errors(const struct data_points *points, const struct fit_line *line,
                           struct panel *panel)
{
    struct mark *mark = panel_add_mark(panel, MARK_LINE, line->role);

    mark->thin = true;
    for (size_t i = 0; i < points->count; i++) {
        double x = points->x[i], fitted = line->w * x + line->b;

        if (isfinite(fitted) && x >= panel->x.low && x <= panel->x.high)
            curve_segment(panel, mark, x, points->y[i], x, fitted);
    }
}
