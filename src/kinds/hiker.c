#include "kinds/hiker.h"

#include <math.h>

#include "figure/notes.h"
#include "kinds/display.h"

/* Of a gradient's arrow, in pixels: its head comes out from under the state's cross. */
#define SHORTEST      (MARKER_ARM + ARROW_HEAD_LENGTH)
#define ARROW_PART    6.0  /* the longest is this part of the panel's width */
#define NEXT_FARTHEST 24.0 /* pixels from the next state to its label */
#define NEARBY        1e-5 /* of the panel's width: beside a minimum, */
#define LEVEL         1e-3 /* and what the slope is there, to those at the panel's ends */

static const enum side around[] = {RIGHT,      ABOVE_RIGHT, LEFT,  ABOVE_LEFT, BELOW_RIGHT,
                                   BELOW_LEFT, ABOVE,       BELOW, SIDE_END};

static const struct run *run_of(const struct hiker *hiker)
{
    return &hiker->view->runs[0];
}

static const struct objective *objective_of(const struct hiker *hiker)
{
    return &hiker->view->study->objective;
}

static double slope_at(const struct hiker *hiker, double x)
{
    return objective_at(objective_of(hiker), (const double[PARAMETERS_MAX]){x}).slope[0];
}

void hiker_add_areas(struct hiker *hiker, struct panel *panel)
{
    hiker->sides = slope_sides_find(objective_of(hiker), panel);
    slope_sides_add_areas(&hiker->sides, panel);
}

/* The part of the longest arrow that the gradient's has: that of its size to the largest in view.
 */
static double part_of_longest(const struct hiker *hiker, const struct panel *panel)
{
    const struct run *run = run_of(hiker);
    double steepest = 0;

    for (size_t k = 0; k < run->count; k++)
        if (panel_contains(panel, run->parameter[0][k], run->loss[k]) && isfinite(run->slope[0][k]))
            steepest = fmax(steepest, fabs(run->slope[0][k]));
    return fabs(run->slope[0][hiker->k]) / steepest;
}

static void add_gradient(struct hiker *hiker, struct panel *panel)
{
    const struct state state = run_state(run_of(hiker), hiker->k);
    double per_x = (panel->x.high - panel->x.low) / panel->box.width;
    double per_y = (panel->y.high - panel->y.low) / panel->box.height;
    double rise = fabs(state.slope[0]) * per_x / per_y; /* of the tangent, in pixels */
    double longest = panel->box.width / ARROW_PART, x = state.parameter[0], y = state.loss;
    double length, across, dx, dy, part = 1;
    struct mark *arrow;

    if (state.slope[0] == 0 || !state_is_finite(&state, 1) || !panel_contains(panel, x, y))
        return;
    length = fmax(SHORTEST, longest * part_of_longest(hiker, panel));
    across = length / hypot(1, rise);
    dx = copysign(across * per_x, state.slope[0]);
    dy = across * rise * per_y;
    part = fmin(part, ((dx > 0 ? panel->x.high : panel->x.low) - x) / dx);
    part = dy > 0 ? fmin(part, (panel->y.high - y) / dy) : part;
    if (part * length < SHORTEST * (1 - 1e-9))
        return;
    arrow = panel_add_mark(panel, MARK_ARROW, ROLE_GRADIENT);
    mark_add(arrow, x, y, true);
    mark_add(arrow, x + part * dx, y + part * dy, false);
    hiker->tip[0] = panel_x(panel, x + part * dx);
    hiker->tip[1] = panel_y(panel, y + part * dy);
    hiker->pointed = true;
}

/* The loss at the next state: that of the run, or on the curve; nan where it is neither. */
static double next_loss(const struct hiker *hiker)
{
    const struct objective *objective = objective_of(hiker);
    const struct next *next = &hiker->step.next;

    if (next->taken)
        return run_of(hiker)->loss[hiker->k + 1];
    return objective->whole
               ? NAN
               : objective_loss(objective, (const double[PARAMETERS_MAX]){next->parameter});
}

static void add_step(struct hiker *hiker, struct panel *panel, struct step_path *steps)
{
    const struct run *run = run_of(hiker);
    double loss;

    if (hiker->view->study->spec->no_step)
        return;
    hiker->stepped = (hiker->path && step_path_find(panel, run, hiker->k, &hiker->step)) ||
                     step_mark_find(panel, run, hiker->k, 0, &hiker->step);
    if (!hiker->stepped)
        return;
    loss = next_loss(hiker);
    step_mark_add_drop(panel, &hiker->step, loss);
    arrow_add(panel, ROLE_STEP, &hiker->step.arrow);
    if (hiker->step.arrow.headed)
        step_path_take(steps, run, ROLE_STEP, &hiker->step);
    if (!hiker->path && panel_contains(panel, hiker->step.next.parameter, loss))
        mark_add(panel_add_mark(panel, MARK_CIRCLE, ROLE_EARLIER), hiker->step.next.parameter, loss,
                 true);
}

void hiker_add_marks(struct hiker *hiker, struct panel *panel, struct step_path *steps)
{
    add_gradient(hiker, panel);
    add_step(hiker, panel, steps);
}

/* Labels the gradient at the arrow's tip, or at the state where there is no arrow. */
static void add_gradient_label(const struct hiker *hiker, struct panel *panel, struct fonts *fonts,
                               struct placement *placement, struct label label)
{
    const struct state state = run_state(run_of(hiker), hiker->k);
    const double at[] = {panel_x(panel, state.parameter[0]), panel_y(panel, state.loss)};
    struct buf text = BUF_INIT;

    buf_puts(&text, "gradient ");
    display_number(&text, state.slope[0]);
    buf_puts(&text, hiker->pointed ? ", uphill" : "");
    label.role = ROLE_GRADIENT;
    label.text = text.data;
    if (hiker->pointed || panel_contains(panel, state.parameter[0], state.loss))
        note_add(panel, fonts, placement, &label, hiker->pointed ? hiker->tip : at, around);
    buf_release(&text);
}

/* "state 1" */
static void add_next_label(const struct hiker *hiker, struct panel *panel, struct fonts *fonts,
                           struct placement *placement, struct label label)
{
    double x = hiker->step.next.parameter, loss = next_loss(hiker);
    struct buf text = BUF_INIT;

    buf_printf(&text, "state %zu", hiker->k + 1);
    label.role = ROLE_STATE;
    label.text = text.data;
    if (panel_contains(panel, x, loss) &&
        placement_find_near(placement, fonts, &label,
                            (const double[]){panel_x(panel, x), panel_y(panel, loss)}, around,
                            NEXT_FARTHEST))
        panel_add_label(panel, &label);
    buf_release(&text);
}

void hiker_add_labels(const struct hiker *hiker, struct panel *panel, struct fonts *fonts,
                      struct placement *placement, const struct label *label)
{
    add_gradient_label(hiker, panel, fonts, placement, *label);
    if (hiker->stepped) {
        step_mark_add_named_label(panel, fonts, placement, run_of(hiker), &hiker->step, label);
        if (!hiker->path)
            add_next_label(hiker, panel, fonts, placement, *label);
    }
    slope_sides_add_labels(&hiker->sides, panel, fonts, placement, objective_of(hiker),
                           hiker->stepped && hiker->step.next.is_product);
}

bool hiker_is_level(const struct hiker *hiker, const struct panel *panel,
                    const struct minimum *minimum)
{
    double beside = NEARBY * (panel->x.to - panel->x.from);
    double ends = fmax(fabs(slope_at(hiker, panel->x.from)), fabs(slope_at(hiker, panel->x.to)));

    return fabs(slope_at(hiker, minimum->parameter - beside)) <= LEVEL * ends &&
           fabs(slope_at(hiker, minimum->parameter + beside)) <= LEVEL * ends;
}

static bool is_in(const struct scale *scale, double value)
{
    return value >= scale->low && value <= scale->high;
}

void hiker_tell(const struct hiker *hiker, const struct page_tier *tier, struct buf *out)
{
    const struct run *run = run_of(hiker);
    const struct state state = run_state(run, hiker->k);
    struct next next;

    if (!is_in(&tier->x, state.parameter[0]) || !is_in(&tier->y, state.loss))
        return;
    if (next_find(run, hiker->k, &next) && next.is_product && next.change != 0)
        buf_puts(out, "; the gradient points uphill, the step the other way");
}

void hiker_describe(const struct hiker *hiker, struct buf *out)
{
    const struct run *run = run_of(hiker);
    double slope = run->slope[0][hiker->k];
    struct next next;

    buf_printf(out, " At state %zu the gradient is ", hiker->k);
    display_number(out, slope);
    if (slope < 0 || slope > 0)
        buf_printf(out, ", uphill to the %s", slope < 0 ? "left" : "right");
    if (!hiker->view->study->spec->no_step && next_find(run, hiker->k, &next)) {
        buf_puts(out, ", and the step ");
        step_describe(run, hiker->k, &next, out);
    }
    buf_puts(out, ".");
}
