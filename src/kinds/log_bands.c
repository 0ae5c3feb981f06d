#include "kinds/log_bands.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "descent/band.h"
#include "figure/polyline.h"
#include "kinds/display.h"
#include "kinds/log_alt.h"

static bool has_band(const struct log_series *series, size_t i)
{
    return !isnan(series->low[i]) && !isnan(series->high[i]);
}

/* A corner of the area, or of what a limit of the panel leaves of it. */
struct corner {
    double x, y;
};

struct polygon {
    struct corner *at; /* owned */
    size_t count, capacity;
};

static void put(struct polygon *polygon, struct corner corner)
{
    polygon->at = mem_grow(polygon->at, polygon->count, &polygon->capacity, sizeof *polygon->at);
    polygon->at[polygon->count++] = corner;
}

/* A side of the panel's box, in pixels; what lies inside has sign·(coordinate − at) ≥ 0. */
struct side_of_box {
    bool is_x;
    double at, sign;
};

static double depth(const struct side_of_box *side, struct corner corner)
{
    return side->sign * ((side->is_x ? corner.x : corner.y) - side->at);
}

static struct corner crossing(struct corner a, struct corner b, double da, double db)
{
    double part = da / (da - db);

    return (struct corner){a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

/* What a side leaves of a polygon (Sutherland and Hodgman 1974). */
static struct polygon cut(const struct polygon *polygon, const struct side_of_box *side)
{
    struct polygon left = {.at = NULL};

    for (size_t i = 0; i < polygon->count; i++) {
        struct corner a = polygon->at[i], b = polygon->at[(i + 1) % polygon->count];
        double da = depth(side, a), db = depth(side, b);

        if (da >= 0)
            put(&left, a);
        if ((da < 0 && db > 0) || (da > 0 && db < 0))
            put(&left, crossing(a, b, da, db));
    }
    return left;
}

/* In pixels; far outside the panel a corner is not farther than a few times its size, so that
 * nothing overflows. */
static struct corner corner_at(const struct panel *panel, double x, double y)
{
    double far = 10 * (panel->box.width + panel->box.height);
    double at = y > 0 || !panel->y.logarithmic ? panel_y(panel, y) : INFINITY;

    return (struct corner){panel_x(panel, x), fmax(-far, fmin(far, at))};
}

static void add_polygon(const struct polygon *whole, struct panel *panel, struct mark *mark)
{
    const struct box box = panel->box;
    const struct side_of_box sides[] = {{true, box.x, 1},
                                        {true, box.x + box.width, -1},
                                        {false, box.y, 1},
                                        {false, box.y + box.height, -1}};
    struct polygon left = *whole;

    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct polygon cut_off = cut(&left, &sides[i]);

        if (i)
            free(left.at);
        left = cut_off;
    }
    for (size_t i = 0; i < left.count; i++)
        mark_add(mark, axis_clamp(panel_data_x(panel, left.at[i].x), &panel->x),
                 axis_clamp(panel_data_y(panel, left.at[i].y), &panel->y), i == 0);
    free(left.at);
}

/* The area over values [first, end), along its upper edge and back along the lower one. */
static void add_area(const struct log_series *series, size_t first, size_t end, struct panel *panel,
                     struct mark *mark)
{
    struct polygon polygon = {.at = NULL};

    for (size_t i = first; i < end; i++)
        put(&polygon, corner_at(panel, series->x[i], series->high[i]));
    for (size_t i = end; i > first; i--)
        put(&polygon, corner_at(panel, series->x[i - 1], series->low[i - 1]));
    add_polygon(&polygon, panel, mark);
    free(polygon.at);
}

static void add_edge(const struct log_series *series, const double *y, enum role role,
                     struct panel *panel)
{
    const struct polyline line = {.x = series->x,
                                  .y = y,
                                  .count = series->y_count,
                                  .least = panel->y.logarithmic ? 0 : -INFINITY,
                                  .reach = INFINITY};
    struct mark *mark = panel_add_mark(panel, MARK_LINE, role);

    mark->thin = true;
    polyline_add(&line, panel, mark);
}

void log_band_add(const struct log_series *series, enum role role, struct panel *panel)
{
    struct mark *mark;
    size_t end;

    if (!series->low)
        return;
    mark = panel_add_mark(panel, MARK_AREA, role_pale(role));
    for (size_t i = 0; i < series->y_count; i = end + 1) {
        for (end = i; end < series->y_count && has_band(series, end);)
            end++;
        if (end > i + 1)
            add_area(series, i, end, panel, mark);
    }
    add_edge(series, series->low, role, panel);
    add_edge(series, series->high, role, panel);
}

void log_band_cover(struct loss_hull *hull, const struct log_series *series)
{
    if (!series->low)
        return;
    loss_hull_cover_all(hull, series->low, series->y_count);
    loss_hull_cover_all(hull, series->high, series->y_count);
}

static int fail_axis(const struct log_run *run, const struct log_series *series, size_t i,
                     struct err *err)
{
    return err_set(err, STATUS_USAGE,
                   "--band: that of %s in %s reaches %.4g at %s %.9g, which has no place on a "
                   "logarithmic axis: give --linear, or --band gsd, quartiles or minmax",
                   series->metric, run->name, series->low[i], series->x_name, series->x[i]);
}

int log_band_check(const struct log *log, const char *metric, const struct spec *spec,
                   struct err *err)
{
    for (size_t i = 0; spec->band && i < log->count; i++) {
        const struct log_series *series = log_run_series(&log->runs[i], metric);

        for (size_t k = 0; series && k < series->y_count; k++)
            if (series->low[k] <= 0)
                return fail_axis(&log->runs[i], series, k, err);
    }
    return 0;
}

size_t log_band_first_drop(const struct log_series *series)
{
    size_t i = 0;

    while (series->counts && i < series->y_count && series->counts[i] >= (double)series->members)
        i++;
    return series->counts ? i : series->y_count;
}

/* The size of the groups, or the least and greatest. */
static void add_members(struct buf *out, const struct log *log)
{
    size_t low = SIZE_MAX, high = 0;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            size_t members = log->runs[i].series[k].members;

            low = members < low ? members : low;
            high = members > high ? members : high;
        }
    if (low < high)
        buf_printf(out, " of %zu to %zu runs", low, high);
    else
        buf_printf(out, " of %zu runs", high);
}

/* The first drop of the first series that has one. */
static void add_drop(struct buf *out, const struct log *log)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *series = &log->runs[i].series[k];
            size_t at = log_band_first_drop(series);

            if (at == series->y_count)
                continue;
            buf_puts(out, "; ");
            if (log->count > 1)
                buf_printf(out, "%s: ", log->runs[i].name);
            buf_printf(out, "n falls to %.0f at %s ", series->counts[at], series->x_name);
            log_alt_add_x(out, series->x[at]);
            return;
        }
}

void log_band_describe(struct buf *out, const struct log *log, const struct spec *spec)
{
    if (!spec->band)
        return;
    if (out->length)
        buf_puts(out, "; ");
    buf_puts(out, band_kind_find(spec->band)->words);
    add_members(out, log);
    if (spec->align)
        buf_puts(out, ", interpolated between their steps");
    add_drop(out, log);
}

void log_band_add_last(struct buf *out, const struct log_series *series)
{
    size_t last = series->y_count;

    while (series->low && last > 0 && isnan(series->y[last - 1]))
        last--;
    if (!series->low || !last || !has_band(series, last - 1))
        return;
    buf_puts(out, " (");
    display_number(out, series->low[last - 1]);
    buf_puts(out, " to ");
    display_number(out, series->high[last - 1]);
    buf_puts(out, ")");
}
