#include "figure/scale.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "math/decades.h"

#define LARGEST (DBL_MAX / 8) /* that a limit may be: spans must not overflow */

double scale_bring_within(double limit)
{
    return fmax(-LARGEST, fmin(limit, LARGEST));
}

static bool is_logarithmic(const struct scale *scale)
{
    return scale->kind == SCALE_DECADES || scale->kind == SCALE_LOGARITHMIC;
}

void scale_ask(struct scale *scale, double low, double high)
{
    scale->low = low;
    scale->high = high;
    scale->exact = true;
    if (is_logarithmic(scale) && low <= 0)
        scale->kind = SCALE_LINEAR;
}

/* How many intervals between ticks suit an axis of this length. */
static int intervals(const struct scale *scale, double length)
{
    if (scale->kind == SCALE_DECADES)
        return 1 + (int)(length / 32);
    return 2 + (int)(length / (scale->upright ? 80 : 120));
}

static struct step choose_step(const struct scale *scale)
{
    int most = intervals(scale, scale->length);

    return scale->kind == SCALE_WHOLE ? ticks_whole_step(scale->low, scale->high, most)
                                      : ticks_step(scale->low, scale->high, most);
}

void scale_settle(struct scale *scale)
{
    if (!scale->exact) {
        scale->low = scale_bring_within(scale->low);
        scale->high = scale_bring_within(scale->high);
    }
    ticks_widen(&scale->low, &scale->high);
    scale->step = choose_step(scale);
    if (scale->exact)
        return;
    scale->low -= scale->room_below * ticks_size(scale->step);
    ticks_outward(scale->step, &scale->low, &scale->high);
}

static void fill_linear(const struct scale *scale, struct axis *axis, double length,
                        struct buf *unit)
{
    struct scale settled = *scale;

    if (!scale->step.tenths) {
        settled.length = length;
        scale_settle(&settled);
    }
    ticks_fill(axis, settled.low, settled.high, settled.step, unit);
}

static void fill(const struct scale *scale, struct axis *axis, double length, struct buf *unit)
{
    if (scale->kind == SCALE_DECADES)
        ticks_fill_logarithmic(axis, scale->low, fmin(scale->high, DBL_MAX),
                               intervals(scale, length));
    else if (scale->kind == SCALE_LOGARITHMIC)
        ticks_fill_within(axis, scale->low, scale->high, intervals(scale, length), unit);
    else
        fill_linear(scale, axis, length, unit);
}

/* Keeps the text of every so many ticks, 0 or 10⁰ among them, that neighbours are `room` pixels
 * apart. */
static void thin_ticks(struct axis *axis, double length, double room)
{
    double between = length;
    size_t stride = 1, first = 0;

    if (axis->logarithmic && axis->count > 1)
        between *= (decades_log10(axis->ticks[1].at) - decades_log10(axis->ticks[0].at)) /
                   (decades_log10(axis->high) - decades_log10(axis->low));
    else if (axis->count > 1)
        between *= (axis->ticks[1].at - axis->ticks[0].at) / (axis->high - axis->low);
    while (stride < axis->count && (double)stride * between < room)
        stride++;
    for (size_t i = 0; i < axis->count; i++)
        if (axis->ticks[i].at == (axis->logarithmic ? 1 : 0))
            first = i % stride;
    for (size_t i = 0; i < axis->count; i++)
        if (i % stride != first)
            axis->ticks[i].text[0] = '\0';
}

void scale_fill(const struct scale *scale, struct fonts *fonts, struct axis *axis, double length,
                struct buf *unit)
{
    double room = scale->upright ? 1.1 * TICK_LABEL_SIZE : 0.6 * TICK_LABEL_SIZE;

    fill(scale, axis, length, unit);
    if (!scale->upright)
        room += layout_ticks_width(fonts, axis);
    thin_ticks(axis, length, room);
}

struct scale_labels scale_measure(const struct scale *scale, struct fonts *fonts)
{
    struct axis axis = {0};
    struct buf unit = BUF_INIT;
    struct scale_labels labels;

    fill(scale, &axis, scale->length, &unit);
    labels = (struct scale_labels){layout_ticks_width(fonts, &axis), unit.length > 0};
    axis_release(&axis);
    buf_release(&unit);
    return labels;
}

static char *name_with_unit(const char *name, const char *unit)
{
    struct buf title = BUF_INIT;

    buf_printf(&title, "%s%s", name, unit);
    return buf_detach(&title);
}

char *scale_title(const struct scale *scale, struct fonts *fonts, const char *unit, double length)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    char *title;

    if (scale->shortens)
        return layout_axis_title(fonts, scale->name, unit, length);
    title = name_with_unit(scale->name, unit);
    if (!scale->brief || text_width(fonts, title, style) <= length)
        return title;
    free(title);
    return name_with_unit(scale->brief, unit);
}
