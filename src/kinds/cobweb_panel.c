#include "kinds/cobweb_panel.h"

#include <math.h>

#include "base/number.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "figure/spacing.h"
#include "kinds/cobweb_web.h"
#include "kinds/display.h"
#include "kinds/run_marks.h"
#include "kinds/run_roles.h"

#define REACH      1.5 /* of a run that leaves: so many times as far as its start */
#define REACH_STEP 4.0 /* or, without a place that it leaves, of its first step */

static const enum side around[] = {BELOW_RIGHT, ABOVE_LEFT,  RIGHT,      LEFT,    ABOVE,
                                   BELOW,       ABOVE_RIGHT, BELOW_LEFT, SIDE_END};

static const struct run *run_of(const struct cobweb_panel *cobweb, size_t run)
{
    return &cobweb->study->trajectory.runs[run];
}

void cobweb_panel_init(struct cobweb_panel *cobweb, const struct study *study, struct fonts *fonts)
{
    *cobweb = (struct cobweb_panel){.study = study, .fonts = fonts};
    for (size_t i = 0; i < study->trajectory.count; i++)
        cobweb->maps[i] = cobweb_map_of(&study->objective, run_of(cobweb, i));
}

static void cover(struct interval *hull, double value)
{
    hull->low = fmin(hull->low, value);
    hull->high = fmax(hull->high, value);
}

/* How far from `middle` the states of a run are covered. */
static double reach_of(const struct run *run, const struct minimum *rest, double *middle)
{
    const double *x = run->parameter[0];

    *middle = x[0];
    if (verdict_is_bounded(&run->verdict))
        return INFINITY;
    if (rest->found && rest->parameter != x[0]) {
        *middle = rest->parameter;
        return REACH * fabs(x[0] - *middle);
    }
    return run->count > 1 && isfinite(x[1]) ? REACH_STEP * fabs(x[1] - x[0]) : 0;
}

static void cover_run(const struct run *run, const struct minimum *rest, struct interval *hull)
{
    double middle, reach = reach_of(run, rest, &middle);

    for (size_t k = 0; k < run->count; k++) {
        double x = run->parameter[0][k];

        if (!isfinite(x) || fabs(x - middle) > reach)
            break;
        cover(hull, x);
    }
    if (rest->found)
        cover(hull, rest->parameter);
}

struct interval cobweb_panel_hull(const struct cobweb_panel *cobweb)
{
    struct interval hull = {INFINITY, -INFINITY};

    for (size_t i = 0; i < cobweb->study->trajectory.count; i++)
        cover_run(run_of(cobweb, i), &cobweb->maps[i].rest, &hull);
    if (hull.low > hull.high)
        hull = (struct interval){-1, 1};
    return hull;
}

/* "f″", "L″", or of a slice "∂²L/∂w²". */
static void add_curvature(const struct objective *objective, struct buf *out)
{
    const char *loss = objective_is_data(objective) ? "𝐿" : "𝑓";

    if (objective_has_two(objective))
        buf_printf(out, "∂²%s/∂%s²", loss, display_name(objective, 0));
    else
        buf_printf(out, "%s″", loss);
}

void cobweb_panel_name_multiplier(const struct cobweb_map *map, struct buf *out)
{
    if (map->optimizer.rule->coordinates) {
        buf_puts(out, "slope");
    } else {
        buf_puts(out, "1 − lr·");
        add_curvature(&map->objective, out);
    }
}

void cobweb_panel_add_multiplier(const struct cobweb_map *map, struct buf *out)
{
    double size = fabs(map->multiplier);

    number_add_display(out, map->multiplier,
                       number_digits_apart(size, 1, DISPLAY_DIGITS, DISPLAY_MOST_DIGITS));
}

/* What a panel is made of. */
struct parts {
    const struct cobweb_panel *cobweb;
    struct panel *panel;
    const struct run *run; /* as far as it is shown */
    size_t number;         /* of the run */
    const struct cobweb_map *map;
    enum role role;
    struct cobweb_web web;
    struct placement placement;
};

static size_t count_finite(const struct run *run)
{
    size_t count = 0;

    while (count < run->count && isfinite(run->parameter[0][count]))
        count++;
    return count;
}

static void add_map(const struct parts *p)
{
    struct panel *panel = p->panel;

    curve_sample(panel, panel_add_mark(panel, MARK_LINE, ROLE_BACKDROP), cobweb_map_next, p->map);
}

static void add_rest(const struct parts *p)
{
    double at = p->map->rest.parameter;

    if (p->map->rest.found && panel_contains(p->panel, at, at))
        mark_add(panel_add_mark(p->panel, MARK_PLUS, ROLE_MINIMUM), at, at, true);
}

/* The states on the diagonal, the first of them and those that can be told apart. */
static void add_states(const struct parts *p)
{
    struct mark *mark = panel_add_mark(p->panel, marker_of_run(p->number), p->role);
    struct spacing spacing;

    spacing_init(&spacing, p->panel->box, MARKER_APART);
    for (size_t k = 0; k < p->web.count; k++) {
        const struct state state = run_state(p->run, k);
        double x = state.parameter[0];

        if (state_is_finite(&state, 1) && panel_contains(p->panel, x, x) &&
            (k == 0 || !cobweb_web_is_crowded(&p->web, p->panel, k)) &&
            spacing_take(&spacing, panel_x(p->panel, x), panel_y(p->panel, x)))
            mark_add(mark, x, x, true);
    }
    spacing_release(&spacing);
}

static struct label label_of(const struct parts *p, const struct buf *text)
{
    return (struct label){
        .text = text->data, .role = p->role, .size = LAYOUT_NOTE, .bold = true, .halo = true};
}

/* At a state on the diagonal. */
static void add_label_at(struct parts *p, const struct buf *text, double x)
{
    const struct label label = label_of(p, text);

    if (panel_contains(p->panel, x, x))
        note_add(p->panel, p->cobweb->fonts, &p->placement, &label,
                 (const double[]){panel_x(p->panel, x), panel_y(p->panel, x)}, around);
}

/* Where the web leaves the panel, below and above: at the first state for which it does. */
static void add_leaves(const struct parts *p, struct run_outside leaves[2])
{
    for (size_t k = 1; k < p->run->count; k++) {
        double from = p->run->parameter[0][k - 1], to = p->run->parameter[0][k];
        int side = note_side(to, &p->panel->y);
        struct run_outside *leave = &leaves[side > 0];

        if (side == 0 || isnan(to) || (!leave->count && note_side(from, &p->panel->x)))
            continue;
        if (!leave->count++) {
            leave->first = k;
            note_add_edge_arrow(p->panel, p->role, from, to, leave->tip);
        }
    }
}

/* "x = −35, and 5 more" */
static void label_leave(struct parts *p, const struct run_outside *leave)
{
    struct buf text = BUF_INIT;
    struct label label;

    if (!leave->count)
        return;
    run_marks_describe_outside(leave, p->run, display_name(&p->map->objective, 0), &text);
    label = label_of(p, &text);
    note_add_at_edge(p->panel, p->cobweb->fonts, &p->placement, &label, leave->tip);
    buf_release(&text);
}

/* The last state of a run that ends where the objective is not defined. */
static void add_undefined(struct parts *p)
{
    size_t k = p->run->count - 1;
    const struct state last = run_state(p->run, k);
    double x = last.parameter[0];
    struct buf text = BUF_INIT;

    if (state_is_finite(&last, 1) || !panel_contains(p->panel, x, x))
        return;
    mark_add(panel_add_mark(p->panel, MARK_CROSS, p->role), x, x, true);
    buf_printf(&text, "state %zu: %s not finite", k, display_loss_name(&p->map->objective));
    add_label_at(p, &text, x);
    buf_release(&text);
}

/* The state that the run has come to. */
static void add_last(const struct parts *p)
{
    const struct state last = run_last_state(p->run);
    double x = last.parameter[0];

    if (state_is_finite(&last, 1) && panel_contains(p->panel, x, x))
        mark_add(panel_add_mark(p->panel, MARK_CROSS, p->role), x, x, true);
}

/* "start 7" */
static void label_start(struct parts *p)
{
    struct buf text = BUF_INIT;

    buf_puts(&text, "start ");
    display_number(&text, p->run->parameter[0][0]);
    add_label_at(p, &text, p->run->parameter[0][0]);
    buf_release(&text);
}

static void add_diagonal(struct panel *panel)
{
    struct mark *mark = panel_add_mark(panel, MARK_LINE, ROLE_CONTEXT);

    mark->thin = true;
    mark_add(mark, panel->x.from, panel->y.from, true);
    mark_add(mark, panel->x.to, panel->y.to, false);
}

/* All marks, so that labels know what to keep clear of; then labels, the most important first. */
void cobweb_panel_fill(const struct cobweb_panel *cobweb, struct panel *panel, size_t run)
{
    const struct run shown = study_shown(cobweb->study, run_of(cobweb, run));
    struct parts p = {.cobweb = cobweb,
                      .panel = panel,
                      .run = &shown,
                      .number = run,
                      .map = &cobweb->maps[run],
                      .role = run_role(cobweb->study, run)};
    struct run_outside leaves[2] = {{0}, {0}};

    cobweb_web_init(&p.web, panel, p.run->parameter[0], count_finite(p.run));
    add_diagonal(panel);
    cobweb_web_add(&p.web, panel, role_solid(p.role), role_pale(p.role));
    add_map(&p);
    cobweb_web_add_heads(&p.web, panel, role_solid(p.role));
    add_leaves(&p, leaves);
    add_states(&p);
    add_rest(&p);
    add_last(&p);
    placement_init_panel(&p.placement, panel);
    label_leave(&p, &leaves[1]);
    label_leave(&p, &leaves[0]);
    label_start(&p);
    add_undefined(&p);
    placement_release(&p.placement);
    cobweb_web_release(&p.web);
}
