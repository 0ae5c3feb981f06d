#include "kinds/log_curves.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "figure/polyline.h"

/* Whether the points stand in the log as they are wanted: no row is blank or was replaced. */
static bool is_plain(const struct log_series *series)
{
    const struct log_piece *piece = series->pieces;

    return series->piece_count == 1 && series->x && !(fabs(series->origin) > 0) &&
           series->facts.count == piece->end - piece->first;
}

/* The points in rows [first, end). */
static void gather(struct log_points *points, const struct log_series *series, size_t first,
                   size_t end, double *x, double *y)
{
    for (size_t i = first; i < end; i++)
        points->count += log_series_point(series, i, &x[points->count], &y[points->count]);
}

struct log_points log_points_of(const struct log_series *series)
{
    size_t first = series->pieces[0].first;
    size_t rows = series->pieces[series->piece_count - 1].end - first;
    struct log_points points = {.wanders = !series->facts.x_grows};

    if (is_plain(series))
        return (struct log_points){.x = series->x + first,
                                   .y = series->y + first,
                                   .count = rows,
                                   .wanders = !series->facts.x_grows};
    points.own = mem_reserve(2 * rows, sizeof *points.own);
    points.x = points.own;
    points.y = points.own + rows;
    for (size_t i = 0; i < series->piece_count; i++)
        gather(&points, series, series->pieces[i].first, series->pieces[i].kept, points.own,
               points.own + rows);
    return points;
}

void log_points_release(struct log_points *points)
{
    free(points->own);
}

static void add_line(const struct log_points *points, const double *y, struct panel *panel,
                     enum role role, bool dots)
{
    const struct polyline line = {.x = points->x,
                                  .y = y,
                                  .count = points->count,
                                  .least = panel->y.logarithmic ? 0 : -INFINITY,
                                  .reach = INFINITY,
                                  .wanders = points->wanders,
                                  .dots = dots};

    polyline_add(&line, panel, panel_add_mark(panel, MARK_LINE, role));
}

/* What stood there before the run was resumed, from the point on that still stands. */
static void add_replaced(const struct log_curve *curve, struct panel *panel)
{
    const struct log_series *series = curve->series;

    for (size_t i = 0; i < series->piece_count; i++) {
        const struct log_piece *piece = &series->pieces[i];
        size_t rows = piece->end - piece->kept + 1;
        size_t first = piece->kept > piece->first ? piece->kept - 1 : piece->kept;
        struct log_points points = {.wanders = !series->facts.x_grows};
        double *own;

        if (piece->kept == piece->end)
            continue;
        own = mem_zeroed(2 * rows, sizeof *own);
        points.x = own;
        points.y = own + rows;
        gather(&points, series, first, piece->end, own, own + rows);
        add_line(&points, points.y, panel, role_pale(curve->run), true);
        free(own);
    }
}

static void add_markers(const struct log_points *points, const double *y, struct panel *panel,
                        enum role role)
{
    struct mark *markers = panel_add_mark(panel, MARK_CIRCLE, role);

    for (size_t i = 0; i < points->count; i++)
        if (isfinite(y[i]) && panel_contains(panel, points->x[i], y[i]))
            mark_add(markers, points->x[i], y[i], true);
}

/* The finite value that the triangle for point `i` stands at: the last before, or else the first.
 */
static size_t gap_at(const struct log_points *points, size_t i)
{
    size_t at = i;

    while (at > 0 && !isfinite(points->y[at]))
        at--;
    while (at < points->count && !isfinite(points->y[at]))
        at++;
    return at;
}

/* The end of the stretch of values that are not finite. */
static size_t stretch_end(const struct log_points *points, size_t i)
{
    while (i < points->count && !isfinite(points->y[i]))
        i++;
    return i;
}

static struct log_gaps add_gaps(const struct log_points *points, struct panel *panel,
                                enum role role)
{
    struct log_gaps gaps = {.count = 0};
    struct mark *mark = NULL;

    for (size_t i = 0, end; i<points->count; i = end> i ? end : i + 1) {
        size_t at;

        end = stretch_end(points, i);
        at = end > i ? gap_at(points, i) : points->count;
        if (at == points->count || !panel_contains(panel, points->x[at], points->y[at]))
            continue;
        mark = mark ? mark : panel_add_mark(panel, MARK_TRIANGLE, role);
        mark_add(mark, points->x[at], points->y[at], true);
        if (gaps.count < LOG_GAPS_NAMED)
            gaps.at[gaps.count] = (struct log_gap){points->x[at], points->y[at], end - i};
        gaps.count++;
    }
    return gaps;
}

struct log_gaps log_curve_add(const struct log_curve *curve, struct panel *panel)
{
    struct log_points points = log_points_of(curve->series);
    bool smoothed = !curve->bare && !log_smooth_is_none(curve->smooth);
    double *smooth = smoothed ? mem_zeroed(points.count, sizeof *smooth) : NULL;
    const double *y = smoothed ? smooth : points.y;
    struct log_gaps gaps = {.count = 0};

    if (smoothed) {
        log_smooth_apply(curve->smooth, points.y, points.count, smooth);
        add_line(&points, points.y, panel, role_pale(curve->run), true);
    }
    if (!curve->bare)
        add_replaced(curve, panel);
    add_line(&points, y, panel, curve->role, !curve->marked);
    if (curve->marked)
        add_markers(&points, y, panel, curve->run);
    if (!curve->bare && curve->series->facts.not_finite)
        gaps = add_gaps(&points, panel, curve->run);
    free(smooth);
    log_points_release(&points);
    return gaps;
}

bool log_is_validation(const char *metric)
{
    static const char *const words[] = {"val",        "valid", "validation", "eval",
                                        "evaluation", "test",  "dev"};

    while (*metric) {
        size_t length = 0;

        while (isalpha((unsigned char)metric[length]))
            length++;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (length == strlen(words[i]) && !strncasecmp(metric, words[i], length))
                return true;
        metric += length ? length : 1;
    }
    return false;
}
