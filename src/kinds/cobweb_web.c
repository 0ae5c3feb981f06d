#include "kinds/cobweb_web.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/curve.h"
#include "figure/spacing.h"

#define FINEST     0.5  /* pixels: a column, or a row */
#define CLOSE      0.05 /* pixels: steps that are the same on the picture */
#define HEAD_APART 40.0 /* pixels from an arrowhead to the next, at least, */
#define HEAD_LEAST 24.0 /* and of a line that has one */

enum {
    MOST_STEPS = 500, /* that are drawn one by one */
    MOST_PERIOD = 4,
    MOST_HEADS = 8,
    AROUND = 12, /* columns at each side: CROWD of them that are used are a crowd */
    CROWD = 9,
};

static void widen(struct cobweb_span *span, double at, double a, double b)
{
    span->low = span->used ? fmin(span->low, fmin(a, b)) : fmin(a, b);
    span->high = span->used ? fmax(span->high, fmax(a, b)) : fmax(a, b);
    span->at = at;
    span->used = true;
}

static bool is_within(const struct axis *axis, double value)
{
    return value >= axis->low && value <= axis->high;
}

/* The column of a value within the panel, and its row. */
static size_t column_of(const struct panel *panel, double x)
{
    return (size_t)((panel_x(panel, x) - panel->box.x) / FINEST);
}

static size_t row_of(const struct panel *panel, double y)
{
    return (size_t)((panel_y(panel, y) - panel->box.y) / FINEST);
}

/* All lines of a column, or a row, touch the diagonal: together they are one line. */
void cobweb_web_init(struct cobweb_web *web, const struct panel *panel, const double *x,
                     size_t count)
{
    *web = (struct cobweb_web){.x = x,
                               .count = count,
                               .column_count = (size_t)(panel->box.width / FINEST) + 1,
                               .row_count = (size_t)(panel->box.height / FINEST) + 1};
    web->columns = mem_zeroed(web->column_count, sizeof *web->columns);
    web->rows = mem_zeroed(web->row_count, sizeof *web->rows);
    for (size_t k = 0; k + 1 < count; k++) {
        if (is_within(&panel->x, x[k]))
            widen(&web->columns[column_of(panel, x[k])], x[k], x[k], x[k + 1]);
        if (is_within(&panel->y, x[k + 1]))
            widen(&web->rows[row_of(panel, x[k + 1])], x[k + 1], x[k], x[k + 1]);
    }
}

void cobweb_web_release(struct cobweb_web *web)
{
    free(web->columns);
    free(web->rows);
}

static bool is_crowd(const struct cobweb_span *spans, size_t count, size_t i)
{
    size_t used = 0;

    for (size_t j = i > AROUND ? i - AROUND : 0; j <= i + AROUND && j < count; j++)
        used += spans[j].used;
    return used >= CROWD;
}

bool cobweb_web_is_crowded(const struct cobweb_web *web, const struct panel *panel, size_t k)
{
    return is_crowd(web->columns, web->column_count, column_of(panel, web->x[k]));
}

static bool is_same(const struct cobweb_web *web, const struct panel *panel, size_t a, size_t b)
{
    return fabs(panel_x(panel, web->x[a]) - panel_x(panel, web->x[b])) < CLOSE &&
           fabs(panel_y(panel, web->x[a + 1]) - panel_y(panel, web->x[b + 1])) < CLOSE;
}

/* Whether step k leads where one of the last ones did: at rest, or in a cycle. */
static bool is_again(const struct cobweb_web *web, const struct panel *panel, size_t k)
{
    for (size_t back = 1; back <= MOST_PERIOD && back <= k; back++)
        if (is_same(web, panel, k, k - back))
            return true;
    return false;
}

/* Step k in the lines of a mark, as far as these are crowded, or not. */
static void add_step(const struct cobweb_web *web, struct panel *panel, struct mark *mark, size_t k,
                     bool crowded)
{
    double x = web->x[k], next = web->x[k + 1];

    if (is_within(&panel->x, x) && cobweb_web_is_crowded(web, panel, k) == crowded)
        curve_segment(panel, mark, x, x, x, next);
    if (is_within(&panel->y, next) &&
        is_crowd(web->rows, web->row_count, row_of(panel, next)) == crowded)
        curve_segment(panel, mark, x, next, next, next);
}

static void add_spans(const struct cobweb_web *web, struct panel *panel, struct mark *mark,
                      bool crowded)
{
    for (size_t i = 0; i < web->column_count; i++) {
        const struct cobweb_span *span = &web->columns[i];

        if (span->used && is_crowd(web->columns, web->column_count, i) == crowded)
            curve_segment(panel, mark, span->at, span->low, span->at, span->high);
    }
    for (size_t i = 0; i < web->row_count; i++) {
        const struct cobweb_span *span = &web->rows[i];

        if (span->used && is_crowd(web->rows, web->row_count, i) == crowded)
            curve_segment(panel, mark, span->low, span->at, span->high, span->at);
    }
}

static void add_lines(const struct cobweb_web *web, struct panel *panel, enum role role,
                      bool crowded)
{
    struct mark *mark = panel_add_mark(panel, MARK_LINE, role);

    mark->thin = true;
    if (web->count > MOST_STEPS) {
        add_spans(web, panel, mark, crowded);
        return;
    }
    for (size_t k = 0; k + 1 < web->count; k++)
        if (!is_again(web, panel, k))
            add_step(web, panel, mark, k, crowded);
}

void cobweb_web_add(const struct cobweb_web *web, struct panel *panel, enum role role,
                    enum role pale)
{
    add_lines(web, panel, pale, true);
    add_lines(web, panel, role, false);
}

/* A head in the middle of the line from one point of the panel to another, if it has room. */
static bool add_head(struct panel *panel, struct spacing *spacing, enum role role,
                     const double from[2], const double to[2])
{
    double x = (panel_x(panel, from[0]) + panel_x(panel, to[0])) / 2;
    double y = (panel_y(panel, from[1]) + panel_y(panel, to[1])) / 2;
    double dx = panel_x(panel, to[0]) - panel_x(panel, from[0]);
    double dy = panel_y(panel, to[1]) - panel_y(panel, from[1]);
    double length = figure_distance(dx, dy), part = ARROW_HEAD_LENGTH / 2 / length;
    struct mark *arrow;

    if (!panel_contains(panel, from[0], from[1]) || !panel_contains(panel, to[0], to[1]) ||
        length < HEAD_LEAST || !spacing_take(spacing, x, y))
        return false;
    arrow = panel_add_mark(panel, MARK_ARROW, role);
    mark_add(arrow, panel_data_x(panel, x - part * dx), panel_data_y(panel, y - part * dy), true);
    mark_add(arrow, panel_data_x(panel, x + part * dx), panel_data_y(panel, y + part * dy), false);
    return true;
}

void cobweb_web_add_heads(const struct cobweb_web *web, struct panel *panel, enum role role)
{
    struct spacing spacing;
    size_t heads = 0;

    spacing_init(&spacing, panel->box, HEAD_APART);
    for (size_t k = 0; k + 1 < web->count && k < MOST_STEPS && heads < MOST_HEADS; k++) {
        const double from[] = {web->x[k], web->x[k]}, turn[] = {web->x[k], web->x[k + 1]};
        const double to[] = {web->x[k + 1], web->x[k + 1]};

        if (!is_within(&panel->x, web->x[k]) || cobweb_web_is_crowded(web, panel, k))
            continue;
        heads += add_head(panel, &spacing, role, from, turn);
        if (heads < MOST_HEADS)
            heads += add_head(panel, &spacing, role, turn, to);
    }
    spacing_release(&spacing);
}
