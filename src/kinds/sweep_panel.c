#include "kinds/sweep_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "figure/polyline.h"
#include "figure/spacing.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/sweep_zones.h"

#define BESIDE 20.0 /* pixels from the limit's line to its label, at most */
#define INSET  14.0 /* of the zones' names, from the panel's edge to their middle */
#define BEYOND 10.0 /* times the end of a logarithmic axis: where the curve leads beyond it */

enum { MOST_MARKERS = 50 };

void sweep_panel_release(struct sweep_panel *s)
{
    free(s->zones);
}

/* How far the run that ended there came. */
static double reach_from(const struct spec *spec, const double at[PARAMETERS_MAX])
{
    double reach = 0;

    for (size_t i = 0; i < spec->start.count; i++)
        reach = hypot(reach, spec->start.at[i] - at[i]);
    return reach;
}

static bool converges(const struct verdict *verdict)
{
    return verdict->kind == VERDICT_CONVERGED;
}

static const struct run_end *lowest_of(const struct sweep *sweep,
                                       bool (*counts)(const struct verdict *verdict))
{
    const struct run_end *lowest = NULL;

    for (size_t i = 0; i < sweep->count; i++) {
        const struct verdict verdict = {.kind = sweep->ends[i].kind};

        if (counts(&verdict) && (!lowest || sweep->ends[i].loss < lowest->loss))
            lowest = &sweep->ends[i];
    }
    return lowest;
}

/* Where the rates that converge, or else those that settle, end lowest; or `start`. */
static const double *lowest_end(const struct sweep *sweep, const double *start)
{
    const struct run_end *lowest = lowest_of(sweep, converges);

    if (!lowest)
        lowest = lowest_of(sweep, verdict_settles);
    return lowest ? lowest->at : start;
}

void sweep_panel_resolve(struct sweep_panel *s)
{
    const struct spec *spec = s->study->spec;
    const struct sweep *sweep = s->sweep;
    const double *from = lowest_end(sweep, spec->start.at);

    s->has_best = sweep_find_best(sweep, &s->best);
    s->minimum = minimum_from(&s->study->objective, from, reach_from(spec, from));
    s->limit = minimum_stability_limit(&s->minimum, &s->optimizer);
    sweep_zones_find(s);
}

/* The curve; what is beyond the axis stands a little beyond it, not infinitely far. */
static void add_curve(const struct sweep *sweep, struct panel *panel)
{
    const struct axis *axis = &panel->y;
    double beyond = axis->logarithmic ? axis->high * BEYOND : 2 * axis->high - axis->low;
    double below = axis->logarithmic ? axis->low / BEYOND : 2 * axis->low - axis->high;
    double *losses = mem_zeroed(sweep->count, sizeof *losses);
    const struct polyline line = {
        .x = sweep->lr, .y = losses, .count = sweep->count, .least = -INFINITY, .reach = INFINITY};

    for (size_t i = 0; i < sweep->count; i++) {
        double loss = sweep->ends[i].loss;

        losses[i] = !isfinite(loss) || loss > beyond ? beyond : loss < below ? below : loss;
    }
    polyline_add(&line, panel, panel_add_mark(panel, MARK_LINE, ROLE_CURVE));
    free(losses);
}

/* Few rates have each a marker, where these can stand apart. */
static void add_markers(const struct sweep *sweep, struct panel *panel)
{
    struct mark *mark;
    struct spacing spacing;

    if (sweep->count > MOST_MARKERS)
        return;
    mark = panel_add_mark(panel, MARK_DISC, ROLE_CURVE);
    spacing_init(&spacing, panel->box, MARKER_APART);
    for (size_t i = 0; i < sweep->count; i++)
        if (panel_contains(panel, sweep->lr[i], sweep->ends[i].loss) &&
            spacing_take(&spacing, panel_x(panel, sweep->lr[i]),
                         panel_y(panel, sweep->ends[i].loss)))
            mark_add(mark, sweep->lr[i], sweep->ends[i].loss, true);
    spacing_release(&spacing);
}

/* In bold near a point, clear of all lines: a halo would show on the zones. */
static bool add_label(const struct sweep_panel *s, struct panel *panel, struct placement *placement,
                      const char *text, enum role role, const double at[2], const enum side *sides)
{
    const struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true};

    return note_add(panel, s->fonts, placement, &label, at, sides);
}

static bool has_limit(const struct sweep_panel *s, const struct panel *panel)
{
    return s->limit > panel->x.low && s->limit < panel->x.high;
}

static void add_limit(const struct sweep_panel *s, struct panel *panel)
{
    struct mark *mark;

    if (!has_limit(s, panel))
        return;
    mark = panel_add_mark(panel, MARK_LINE, ROLE_LIMIT);
    mark_add(mark, s->limit, panel->y.low, true);
    mark_add(mark, s->limit, panel->y.high, false);
}

/* With the minimum that it holds near, or where that has no place beside the line without it. */
static void label_limit(const struct sweep_panel *s, struct panel *panel,
                        struct placement *placement)
{
    static const enum side beside[] = {LEFT, RIGHT, SIDE_END};
    static const enum side around[] = {LEFT, RIGHT, BELOW_LEFT, BELOW_RIGHT, SIDE_END};
    const double at[] = {panel_x(panel, s->limit), panel->box.y + 2.5 * INSET};
    struct buf text = BUF_INIT, brief = BUF_INIT;
    struct label label = {.role = ROLE_LIMIT, .size = LAYOUT_LABEL, .bold = true};

    if (!has_limit(s, panel))
        return;
    caption_limit(&text, &s->study->objective, &s->minimum, &s->optimizer);
    buf_puts(&brief, "stable below lr ");
    number_add_display(&brief, s->limit, DISPLAY_MINIMUM_DIGITS);
    label.text = text.data;
    if (!placement_find_near(placement, s->fonts, &label, at, beside, BESIDE))
        label.text = brief.data;
    if (label.text == text.data ||
        placement_find_near(placement, s->fonts, &label, at, beside, BESIDE))
        panel_add_label(panel, &label);
    else
        add_label(s, panel, placement, text.data, ROLE_LIMIT, at, around);
    buf_release(&text);
    buf_release(&brief);
}

/* A plus, or where the loss is too low to be shown, an arrow down; gives its place. */
static bool add_best(const struct sweep_panel *s, struct panel *panel, double at[2])
{
    double rate = s->has_best ? s->sweep->lr[s->best.lowest] : 0;
    double loss = s->has_best ? s->sweep->ends[s->best.lowest].loss : 0;

    if (!s->has_best || rate < panel->x.low || rate > panel->x.high || loss > panel->y.high)
        return false;
    if (loss < panel->y.low) {
        note_add_edge_arrow(panel, ROLE_MINIMUM, rate, loss, at);
        return true;
    }
    mark_add(panel_add_mark(panel, MARK_PLUS, ROLE_MINIMUM), rate, loss, true);
    at[0] = panel_x(panel, rate);
    at[1] = panel_y(panel, loss);
    return true;
}

static void add_best_rates(const struct sweep_panel *s, const char *before, struct buf *out)
{
    const double *lr = s->sweep->lr;

    buf_puts(out, before);
    display_number(out, lr[s->best.first]);
    if (s->best.last > s->best.first) {
        buf_puts(out, "–");
        display_number(out, lr[s->best.last]);
    }
}

void sweep_panel_add_best(const struct sweep_panel *s, const char *before, struct buf *out)
{
    add_best_rates(s, before, out);
    caption_loss(out, &s->study->objective, s->sweep->ends[s->best.lowest].loss, DISPLAY_DIGITS);
}

/* With its loss, or where that has no place without it: the caption tells it. */
static void label_best(const struct sweep_panel *s, struct panel *panel,
                       struct placement *placement, const double at[2])
{
    static const enum side around[] = {LEFT,        ABOVE_LEFT, RIGHT, ABOVE_RIGHT, BELOW_LEFT,
                                       BELOW_RIGHT, ABOVE,      BELOW, SIDE_END};
    struct buf text = BUF_INIT, brief = BUF_INIT;

    sweep_panel_add_best(s, "best: lr ", &text);
    add_best_rates(s, "best: lr ", &brief);
    if (!add_label(s, panel, placement, text.data, ROLE_MINIMUM, at, around))
        add_label(s, panel, placement, brief.data, ROLE_MINIMUM, at, around);
    buf_release(&text);
    buf_release(&brief);
}

void sweep_panel_fill(const struct sweep_panel *s, struct panel *panel)
{
    struct placement placement;
    double at[2];
    bool best;

    sweep_zones_add(s, panel);
    add_limit(s, panel);
    add_curve(s->sweep, panel);
    add_markers(s->sweep, panel);
    best = add_best(s, panel, at);
    placement_init_panel(&placement, panel);
    if (best)
        label_best(s, panel, &placement, at);
    label_limit(s, panel, &placement);
    sweep_zones_name(s, panel, &placement);
    placement_release(&placement);
}
