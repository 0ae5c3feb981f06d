#include "figure/scale.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "math/decades.h"

#define LARGEST (DBL_MAX / 8) /* that a limit may be: spans must not overflow */
#define MARGIN  (0.04 / 0.92) /* of what is between margins: 4 % of the axis where there are two */

enum { FINEST = 8 }; /* intervals, of an axis that would have fewer */

/* Pixels from tick to tick of such an axis, at the least. */
enum { ROOM = 12, UPRIGHT_ROOM = 12 };

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
    scale->margin = MARGIN_NONE;
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

static struct step step_of(const struct scale *scale, int most)
{
    return scale->kind == SCALE_WHOLE ? ticks_whole_step(scale->low, scale->high, most)
                                      : ticks_step(scale->low, scale->high, most);
}

/* By a single tick nothing can be measured: limits that stay where they are may need a finer step
 * than their length would have, if there is room for the text of its ticks. */
static struct step choose_step(const struct scale *scale)
{
    int most = intervals(scale, scale->length);
    struct step step = step_of(scale, most), finer = step;
    double room = (scale->upright ? UPRIGHT_ROOM : ROOM) * (scale->high - scale->low);

    while (scale->exact && most < FINEST && ticks_count(finer, scale->low, scale->high) < 2)
        finer = step_of(scale, ++most);
    return ticks_size(finer) * scale->length < room ? step : finer;
}

void scale_settle(struct scale *scale)
{
    if (!scale->exact) {
        scale->low = scale_bring_within(scale->low);
        scale->high = scale_bring_within(scale->high);
    }
    ticks_widen(&scale->low, &scale->high);
    if (!scale->step.tenths) {
        scale->least = scale->low;
        scale->greatest = scale->high;
    }
    scale->step = choose_step(scale);
    if (scale->exact)
        return;
    scale->low -= scale->room_below * ticks_size(scale->step);
    ticks_outward(scale->step, &scale->low, &scale->high);
}

/* Moves each outward to a multiple of a hundredth of the power of ten that its size has. */
static void round_outward(double size_low, double size_high, double *low, double *high)
{
    double other = *low;

    ticks_outward((struct step){1, decades_floor(size_high) - 2}, &other, high);
    other = *low;
    ticks_outward((struct step){1, decades_floor(size_low) - 2}, low, &other);
}

/* Where the axis ends, so that it leaves a margin beyond low..high. */
static void add_linear_margin(struct axis *axis, double low, double high)
{
    double margin = MARGIN * (axis->high - axis->low);

    low -= margin;
    high += margin;
    round_outward(margin, margin, &low, &high);
    axis->low = fmin(axis->low, low);
    axis->high = fmax(axis->high, high);
}

static void add_logarithmic_margin(struct axis *axis, double low, double high)
{
    double margin = MARGIN * (decades_log10(axis->high) - decades_log10(axis->low));

    low = decades_power(decades_log10(low) - margin);
    high = decades_power(decades_log10(high) + margin);
    round_outward(low, high, &low, &high);
    axis->low = fmin(axis->low, low);
    axis->high = fmax(axis->high, high);
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
    axis->from = axis->low;
    axis->to = axis->high;
    if (scale->margin == MARGIN_LIMITS)
        add_linear_margin(axis, axis->low, axis->high);
    else if (scale->margin == MARGIN_DATA)
        add_linear_margin(axis, settled.least, settled.greatest);
}

static void fill_logarithmic(const struct scale *scale, struct axis *axis, double length,
                             struct buf *unit)
{
    double high = fmin(scale->high, DBL_MAX);

    if (scale->kind == SCALE_DECADES)
        ticks_fill_logarithmic(axis, scale->low, high, intervals(scale, length));
    else
        ticks_fill_within(axis, scale->low, scale->high, intervals(scale, length), unit);
    axis->from = axis->low;
    axis->to = axis->high;
    if (scale->margin != MARGIN_NONE)
        add_logarithmic_margin(axis, scale->low, high);
}

static void fill(const struct scale *scale, struct axis *axis, double length, struct buf *unit)
{
    if (is_logarithmic(scale))
        fill_logarithmic(scale, axis, length, unit);
    else
        fill_linear(scale, axis, length, unit);
}

/* Keeps the text of every so many ticks, 0 or 10⁰ among them, that neighbours are `room` pixels
 * apart; where that is one alone, which tells no length, the text of the first and of the last. */
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
    if (axis->count > 2 && first + stride >= axis->count &&
        (double)(axis->count - 1) * between >= room) {
        stride = axis->count - 1;
        first = 0;
    }
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
