#include "figure/sweep_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "figure/plot.h"
#include "figure/polyline.h"
#include "figure/words.h"

#define THINNEST 0.25 /* pixels: a zone that is narrower is not seen */
#define INSET    14.0 /* of the zones' names, from the panel's edge to their middle */
#define AROUND   6.0  /* what a zone has around its name, at least */
#define GROWTH   10.0 /* the rates of a logarithmic axis span so much at least */

void sweep_panel_release(struct sweep_panel *s)
{
    free(s->zones);
}

/* Whether `rate` is where the zones of a quadratic change. */
static bool is_between(double rate, double low, double high)
{
    return rate > low && rate <= high;
}

/* Where one zone ends and the next begins, between two rates. */
static double border(const struct sweep_panel *s, double low, double high)
{
    if (is_between(s->limit, low, high))
        return s->limit;
    if (objective_is_quadratic(&s->experiment->objective) && is_between(s->limit / 2, low, high))
        return s->limit / 2;
    return s->logarithmic ? low * sqrt(high / low) : low + (high - low) / 2;
}

static void find_zones(struct sweep_panel *s)
{
    const struct sweep *sweep = s->sweep;
    size_t capacity = 0;

    for (size_t i = 0; i < sweep->count; i++) {
        struct sweep_piece *last = s->zone_count ? &s->zones[s->zone_count - 1] : NULL;
        double from;

        if (last && last->zone == sweep->ends[i].zone)
            continue;
        from = last ? border(s, sweep->lr[i - 1], sweep->lr[i]) : sweep->lr[0];
        if (last)
            last->to = from;
        s->zones = mem_grow(s->zones, s->zone_count, &capacity, sizeof *s->zones);
        s->zones[s->zone_count++] =
            (struct sweep_piece){sweep->ends[i].zone, from, sweep->lr[sweep->count - 1]};
    }
}

/* By even factors, or with the highest many times the lowest. */
static bool suits_logarithms(const struct sweep *sweep)
{
    size_t last = sweep->count - 1;
    double first_step = sweep->lr[1] - sweep->lr[0];
    double last_step = sweep->lr[last] - sweep->lr[last - 1];

    return sweep->count == 2 ? sweep->lr[1] >= GROWTH * sweep->lr[0] : last_step > 1.5 * first_step;
}

void sweep_panel_resolve(struct sweep_panel *s)
{
    const struct spec *spec = s->experiment->spec;
    const struct sweep *sweep = s->sweep;
    struct minimum minimum = minimum_from(&s->experiment->objective, spec->start.at);

    s->limit = minimum_stability_limit(&minimum);
    s->logarithmic = suits_logarithms(sweep);
    s->rates = (struct interval){sweep->lr[0], sweep->lr[sweep->count - 1]};
    if (spec_given(spec, &spec->domain)) {
        s->rates = spec->domain;
        s->logarithmic = s->logarithmic && spec->domain.low > 0;
    }
    s->has_best = sweep_best(sweep, &s->best);
    find_zones(s);
}

/* The curve; what is beyond the axis stands a little beyond it, not infinitely far. */
static void add_curve(const struct sweep *sweep, struct panel *panel)
{
    const struct axis *axis = &panel->y;
    double beyond = axis->logarithmic ? axis->high * GROWTH : 2 * axis->high - axis->low;
    double below = axis->logarithmic ? axis->low / GROWTH : 2 * axis->low - axis->high;
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

static void add_piece(struct panel *panel, struct mark *mark, double from, double to)
{
    mark_add(mark, from, panel->y.low, true);
    mark_add(mark, from, panel->y.high, false);
    mark_add(mark, to, panel->y.high, false);
    mark_add(mark, to, panel->y.low, false);
}

/* The part of a piece that the axis shows, if it can be seen. */
static bool is_seen(const struct panel *panel, const struct sweep_piece *piece, double *from,
                    double *to)
{
    *from = axis_clamp(piece->from, &panel->x);
    *to = axis_clamp(piece->to, &panel->x);
    return panel_x(panel, *to) - panel_x(panel, *from) >= THINNEST;
}

static void add_zones(const struct sweep_panel *s, struct panel *panel)
{
    for (enum sweep_zone zone = 0; zone < SWEEP_ZONES; zone++) {
        struct mark *mark = NULL;
        double from, to;

        for (size_t i = 0; i < s->zone_count; i++) {
            if (s->zones[i].zone != zone || !is_seen(panel, &s->zones[i], &from, &to))
                continue;
            if (!mark)
                mark = panel_add_mark(panel, MARK_AREA, (enum role)(ROLE_ZONE + (int)zone));
            add_piece(panel, mark, from, to);
        }
    }
}

/* The widest piece of a zone, as a box on the page. */
static struct box widest_piece(const struct sweep_panel *s, const struct panel *panel,
                               enum sweep_zone zone)
{
    struct box widest = {0, panel->box.y, 0, panel->box.height};
    double from, to;

    for (size_t i = 0; i < s->zone_count; i++) {
        if (s->zones[i].zone != zone || !is_seen(panel, &s->zones[i], &from, &to) ||
            panel_x(panel, to) - panel_x(panel, from) <= widest.width)
            continue;
        widest.x = panel_x(panel, from);
        widest.width = panel_x(panel, to) - widest.x;
    }
    return widest;
}

/* Puts a label's middle at a point. */
static struct box put(const struct sweep_panel *s, struct label *label, double x, double y)
{
    double down = 0.36 * label->size;

    label->x = label->upward ? x + down : x;
    label->y = label->upward ? y : y + down;
    return label_box(s->fonts, label);
}

/* The zone's name at the top, the bottom or the middle of its widest piece, along it or across. */
static void name_zone(const struct sweep_panel *s, struct panel *panel, enum sweep_zone zone,
                      struct placement *placement)
{
    struct box piece = widest_piece(s, panel, zone), box;
    struct label label = {.text = (char *)sweep_zone_names[zone],
                          .anchor = ANCHOR_MIDDLE,
                          .role = ROLE_MUTED,
                          .size = LAYOUT_NOTE};
    double length = layout_width(s->fonts, &label);
    double inset = INSET;

    label.upward = length + 2 * AROUND > piece.width;
    if (label.upward && (piece.width < LAYOUT_NOTE + 2 || length + 2 * AROUND > piece.height))
        return;
    if (label.upward)
        inset = length / 2 + AROUND;
    for (int i = 0; i < 3; i++) {
        double y = i == 0   ? piece.y + inset
                   : i == 1 ? piece.y + piece.height - inset
                            : piece.y + piece.height / 2;

        box = put(s, &label, piece.x + piece.width / 2, y);
        if (!placement_is_free(placement, &box))
            continue;
        placement_avoid_box(placement, box);
        panel_add_label(panel, &label);
        return;
    }
}

/* In bold near a point, clear of all lines: a halo would show on the zones. */
static void add_label(const struct sweep_panel *s, struct panel *panel, struct placement *placement,
                      const char *text, enum role role, const double at[2], const enum side *sides)
{
    struct label label = {.text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true};

    if (placement_find_clear(placement, s->fonts, &label, at[0], at[1], sides) < 0)
        return;
    panel_add_label(panel, &label);
    plot_add_leader(panel, s->fonts, &label, at[0], at[1]);
}

static void add_limit(const struct sweep_panel *s, struct panel *panel)
{
    struct mark *mark;

    if (!(s->limit > panel->x.low && s->limit < panel->x.high))
        return;
    mark = panel_add_mark(panel, MARK_LINE, ROLE_LIMIT);
    mark_add(mark, s->limit, panel->y.low, true);
    mark_add(mark, s->limit, panel->y.high, false);
}

static void label_limit(const struct sweep_panel *s, struct panel *panel,
                        struct placement *placement)
{
    static const enum side beside[] = {LEFT, RIGHT, BELOW_LEFT, BELOW_RIGHT, SIDE_END};
    struct buf text = BUF_INIT;

    if (!(s->limit > panel->x.low && s->limit < panel->x.high))
        return;
    buf_puts(&text, "stable below lr ");
    number_add_display(&text, s->limit, WORDS_MINIMUM_DIGITS);
    add_label(s, panel, placement, text.data, ROLE_LIMIT,
              (const double[]){panel_x(panel, s->limit), panel->box.y + 2.5 * INSET}, beside);
    buf_release(&text);
}

/* A cross, or where the loss is too low to be shown, an arrow down; gives its place. */
static bool add_best(const struct sweep_panel *s, struct panel *panel, double at[2])
{
    double rate = s->has_best ? s->sweep->lr[s->best] : 0;
    double loss = s->has_best ? s->sweep->ends[s->best].loss : 0;

    if (!s->has_best || rate < panel->x.low || rate > panel->x.high || loss > panel->y.high)
        return false;
    if (loss < panel->y.low) {
        plot_add_edge_arrow(panel, ROLE_MINIMUM, rate, loss, at);
        return true;
    }
    mark_add(panel_add_mark(panel, MARK_PLUS, ROLE_MINIMUM), rate, loss, true);
    at[0] = panel_x(panel, rate);
    at[1] = panel_y(panel, loss);
    return true;
}

static void label_best(const struct sweep_panel *s, struct panel *panel,
                       struct placement *placement, const double at[2])
{
    static const enum side around[] = {LEFT,        ABOVE_LEFT, RIGHT, ABOVE_RIGHT, BELOW_LEFT,
                                       BELOW_RIGHT, ABOVE,      BELOW, SIDE_END};
    const struct objective *objective = &s->experiment->objective;
    struct buf text = BUF_INIT;

    buf_puts(&text, "best: lr ");
    number_add_display(&text, s->sweep->lr[s->best], WORDS_DIGITS);
    buf_printf(&text, ", %s%s", words_loss(objective), objective_is_data(objective) ? " " : " = ");
    words_number(&text, s->sweep->ends[s->best].loss);
    add_label(s, panel, placement, text.data, ROLE_MINIMUM, at, around);
    buf_release(&text);
}

void sweep_panel_fill(const struct sweep_panel *s, struct panel *panel)
{
    struct placement placement;
    double at[2];
    bool best;

    add_zones(s, panel);
    add_limit(s, panel);
    add_curve(s->sweep, panel);
    best = add_best(s, panel, at);
    placement_init_panel(&placement, panel);
    if (best)
        label_best(s, panel, &placement, at);
    label_limit(s, panel, &placement);
    for (enum sweep_zone zone = 0; zone < SWEEP_ZONES; zone++)
        name_zone(s, panel, zone, &placement);
    placement_release(&placement);
}
