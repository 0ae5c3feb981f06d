#include "kinds/slope_sides.h"

#include <math.h>

#include "base/buf.h"
#include "figure/layout.h"

#define BESIDE   4.0  /* pixels left and right of a label, at least */
#define FARTHEST 16.0 /* from the panel's upper edge */

enum { UNDEFINED = 2, HALVINGS = 60 };

static int sign_at(const struct objective *objective, double x)
{
    double slope = objective_at(objective, (const double[PARAMETERS_MAX]){x}).slope[0];

    return !isfinite(slope) ? UNDEFINED : slope < 0 ? -1 : slope > 0;
}

/* The last place between two, the first of which has this sign, that has it, too. */
static double find_end(const struct objective *objective, double from, double to, int sign)
{
    for (int i = 0; i < HALVINGS; i++) {
        double middle = from / 2 + to / 2;

        if (sign_at(objective, middle) == sign)
            from = middle;
        else
            to = middle;
    }
    return from;
}

/* Ends the last part, and begins another. Returns whether there is room. */
static bool turn(struct slope_sides *sides, double at, int sign)
{
    if (sides->count)
        sides->at[sides->count - 1].to = at;
    if (sides->count == SLOPE_SIDES)
        return false;
    sides->at[sides->count++] = (struct slope_side){at, at, sign};
    return true;
}

/* Leaves out what is undefined, and points where the slope is 0. */
static void tidy(struct slope_sides *sides, double pixel)
{
    size_t kept = 0;

    for (size_t i = 0; i < sides->count; i++)
        if (sides->at[i].sign != UNDEFINED && sides->at[i].to - sides->at[i].from > pixel)
            sides->at[kept++] = sides->at[i];
    sides->count = kept;
}

struct slope_sides slope_sides_find(const struct objective *objective, const struct panel *panel)
{
    double low = panel->x.from, width = panel->x.to - low;
    size_t pixels = (size_t)ceil(panel->box.width);
    struct slope_sides sides = {.count = 0};
    double before = low;
    int sign = sign_at(objective, low);

    turn(&sides, low, sign);
    for (size_t i = 1; i <= pixels; i++) {
        double x = low + width * ((double)i / (double)pixels);
        int there = sign_at(objective, x);

        if (there != sign && !turn(&sides, find_end(objective, before, x, sign), there))
            return (struct slope_sides){.count = 0};
        sign = there;
        before = x;
    }
    sides.at[sides.count - 1].to = panel->x.to;
    tidy(&sides, width / (double)pixels);
    return sides;
}

void slope_sides_add_areas(const struct slope_sides *sides, struct panel *panel)
{
    for (size_t i = 0; i < sides->count; i++) {
        const struct slope_side *side = &sides->at[i];
        struct mark *area;

        if (side->sign == 0)
            continue;
        area = panel_add_mark(panel, MARK_AREA, side->sign < 0 ? ROLE_FALLING : ROLE_RISING);
        mark_add(area, side->from, panel->y.low, true);
        mark_add(area, side->to, panel->y.low, false);
        mark_add(area, side->to, panel->y.high, false);
        mark_add(area, side->from, panel->y.high, false);
    }
}

/* Adds the label at one of some places below the part's upper edge. Returns whether one is free. */
static bool add_label(const struct slope_side *side, struct panel *panel, struct fonts *fonts,
                      struct placement *placement, struct label *label)
{
    static const double parts[] = {0.5, 0.35, 0.65, 0.2, 0.8};
    static const enum side below[] = {BELOW, SIDE_END};
    double left = panel_x(panel, side->from), right = panel_x(panel, side->to);
    double width = layout_width(fonts, label), half = width / 2 + BESIDE;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        double x = left + parts[i] * (right - left);

        if (x - half < left || x + half > right ||
            !placement_find_near(placement, fonts, label, (const double[]){x, panel->box.y}, below,
                                 FARTHEST))
            continue;
        panel_add_label(panel, label);
        return true;
    }
    return false;
}

void slope_sides_add_labels(const struct slope_sides *sides, struct panel *panel,
                            struct fonts *fonts, struct placement *placement,
                            const struct objective *objective, bool steps)
{
    static const char *const is[] = {" < 0", " = 0", " > 0"};
    static const char *const way[] = {": go right", "", ": go left"};
    static const enum role roles[] = {ROLE_CURVE, ROLE_TEXT, ROLE_STATE};

    for (size_t i = 0; i < sides->count; i++) {
        int sign = sides->at[i].sign;
        struct buf text = BUF_INIT;

        for (int full = steps; full >= 0; full--) {
            struct label label = {.role = roles[sign + 1], .size = LAYOUT_NOTE};

            buf_clear(&text);
            objective_add_slope_name(objective, &text);
            buf_printf(&text, "%s%s", is[sign + 1], full ? way[sign + 1] : "");
            label.text = text.data;
            if (add_label(&sides->at[i], panel, fonts, placement, &label))
                break;
        }
        buf_release(&text);
    }
}
