#include "kinds/loss_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/minima_marks.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"

#define SHORTEST   14.0 /* arrow that is drawn at all, in pixels */
#define ARROW_PART 6.0  /* the arrow is this part of the panel's width long */

static const enum side around_minimum[] = {ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT,
                                           RIGHT, LEFT,  SIDE_END};
static const enum side around_state[] = {RIGHT,      ABOVE_RIGHT, LEFT,  ABOVE_LEFT, BELOW_RIGHT,
                                         BELOW_LEFT, ABOVE,       BELOW, SIDE_END};

enum { MOST_LABELS = 4 }; /* of minima; of more the first alone has one, and all have markers */

static struct state state_of(const struct loss *loss, size_t k)
{
    return run_state(&loss->view.runs[0], k);
}

static bool add_label(struct loss *loss, struct panel *panel, const char *text, enum role role,
                      double x, double y, const enum side *sides)
{
    const struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};

    return note_add(panel, loss->page.fonts, &loss->placement, &label, (const double[]){x, y},
                    sides);
}

/* "state 3: w = −0.5, loss 12.3" */
static void add_state_label(struct loss *loss, struct panel *panel, size_t k)
{
    const struct objective *objective = &loss->view.study->objective;
    const struct state state = state_of(loss, k);
    struct buf text = BUF_INIT;

    if (!panel_contains(panel, state.parameter[0], state.loss))
        return;
    buf_printf(&text, "state %zu: %s = ", k, display_name(objective, 0));
    display_number(&text, state.parameter[0]);
    caption_loss(&text, objective, state.loss, DISPLAY_DIGITS);
    add_label(loss, panel, text.data, ROLE_STATE, panel_x(panel, state.parameter[0]),
              panel_y(panel, state.loss), around_state);
    buf_release(&text);
}

static enum role role_of(const struct loss *loss, size_t run)
{
    return loss->view.run_count == 1 ? ROLE_STATE : role_of_run(run);
}

/* What the arrows at the edge stand for. */
static void add_outside_labels(struct loss *loss, struct panel *panel, size_t run,
                               const struct run_outside *outside, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf text = BUF_INIT;

        buf_printf(&text, "state %zu: ", outside[i].first);
        run_marks_describe_outside(&outside[i], &loss->view.runs[run],
                                   display_name(&loss->view.study->objective, 0), &text);
        add_label(loss, panel, text.data, role_of(loss, run), outside[i].tip[0], outside[i].tip[1],
                  around_state);
        buf_release(&text);
    }
}

/* Adds the uphill arrow from state k along the tangent, as long as a sixth of the panel's width. */
static bool add_arrow(struct loss *loss, struct panel *panel, double tip[2])
{
    const struct state state = state_of(loss, loss->k);
    double per_x = (panel->x.high - panel->x.low) / panel->box.width;
    double per_y = (panel->y.high - panel->y.low) / panel->box.height;
    double rise = fabs(state.slope[0]) * per_x / per_y; /* of the tangent, in pixels */
    double run = panel->box.width / ARROW_PART / hypot(1, rise);
    double dx = copysign(run * per_x, state.slope[0]), dy = run * rise * per_y;
    double x = state.parameter[0], y = state.loss, part = 1;
    struct mark *arrow;

    if (state.slope[0] == 0 || !state_is_finite(&state, 1) || !panel_contains(panel, x, y))
        return false;
    part = fmin(part, ((dx > 0 ? panel->x.high : panel->x.low) - x) / dx);
    part = fmin(part, (panel->y.high - y) / dy);
    if (part * hypot(dx / per_x, dy / per_y) < SHORTEST)
        return false;
    arrow = panel_add_mark(panel, MARK_ARROW, ROLE_GRADIENT);
    mark_add(arrow, x, y, true);
    mark_add(arrow, x + part * dx, y + part * dy, false);
    tip[0] = panel_x(panel, x + part * dx);
    tip[1] = panel_y(panel, y + part * dy);
    return true;
}

/* Labels the gradient at the arrow's tip, or at the state where there is no arrow. */
static void add_gradient_label(struct loss *loss, struct panel *panel, bool arrow,
                               const double tip[2])
{
    const struct state state = state_of(loss, loss->k);
    struct buf text = BUF_INIT;

    buf_puts(&text, "gradient ");
    display_number(&text, state.slope[0]);
    buf_puts(&text, arrow ? ", uphill" : "");
    if (arrow)
        add_label(loss, panel, text.data, ROLE_GRADIENT, tip[0], tip[1], around_state);
    else if (panel_contains(panel, state.parameter[0], state.loss))
        add_label(loss, panel, text.data, ROLE_GRADIENT, panel_x(panel, state.parameter[0]),
                  panel_y(panel, state.loss), around_state);
    buf_release(&text);
}

/* Names the minimum with its loss, or where the panel is too narrow with its parameter alone. */
static void add_minimum_label(struct loss *loss, struct panel *panel, const struct minimum *minimum)
{
    const struct objective *objective = &loss->view.study->objective;
    double x = panel_x(panel, minimum->parameter), y = panel_y(panel, minimum->loss);
    struct buf text = BUF_INIT, brief = BUF_INIT;

    buf_printf(&text, "%s: ", minima_word(&loss->view, minimum));
    caption_minimum(&text, objective, minimum);
    buf_printf(&brief, "%s = ", display_name(objective, 0));
    number_add_display(&brief, minimum->parameter, DISPLAY_MINIMUM_DIGITS);
    if (!add_label(loss, panel, text.data, ROLE_MINIMUM, x, y, around_minimum))
        add_label(loss, panel, brief.data, ROLE_MINIMUM, x, y, around_minimum);
    buf_release(&text);
    buf_release(&brief);
}

static void add_minimum_labels(struct loss *loss, struct panel *panel, size_t first, size_t end)
{
    if (loss->view.minima.count > MOST_LABELS && first > 0)
        return;
    for (size_t i = first; i < end && i < loss->view.minima.count; i++)
        if (minima_in_panel(&loss->view, panel, &loss->view.minima.at[i]))
            add_minimum_label(loss, panel, &loss->view.minima.at[i]);
}

/* How a run looks: alone in the colours of states, among others in its own. */
static void add_run(struct loss *loss, struct panel *panel, size_t i)
{
    const struct run *run = &loss->view.runs[i];
    bool alone = loss->view.run_count == 1, joined = loss->view.study->spec->no_step;
    struct step_style style = {role_solid(role_of_run(i)), role_of_run(i), true};
    size_t last = run->count - 1;

    if (alone)
        style = (struct step_style){ROLE_STEP, ROLE_PATH, false};
    step_path_add(&loss->steps, panel, run, last, &style, joined);
    run_marks_add_states(panel, run, 0, last, alone ? MARK_CIRCLE : marker_of_run(i),
                         alone ? ROLE_EARLIER : role_of_run(i));
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(struct loss *loss, struct panel *panel, struct run_outside *outside,
                        size_t *directions)
{
    for (size_t i = 0; i < loss->view.run_count; i++) {
        const struct run *run = &loss->view.runs[i];
        size_t first = loss->path ? 0 : loss->k, last = loss->path ? run->count - 1 : loss->k;

        directions[i] = run_marks_add_outside(panel, run, first, last, role_of(loss, i),
                                              &outside[i * RUN_DIRECTIONS]);
    }
}

/* The start has its number in its label, unless that stands at another state. */
static size_t first_numbered(const struct loss *loss, size_t run)
{
    return run == 0 && !(loss->gradient && loss->k > 0) && loss->view.runs[0].count > 1;
}

/* All marks, so that labels know what to keep clear of; then labels, the most important first. */
void loss_panel_fill(struct loss *loss, struct panel *panel)
{
    size_t count = loss->view.run_count;
    struct run_outside *outside = mem_zeroed(count * RUN_DIRECTIONS, sizeof *outside);
    size_t *directions = mem_zeroed(count, sizeof *directions);
    double tip[2];
    bool arrow = false;

    view_add_curve(&loss->view, panel, ROLE_CURVE, NULL);
    if (loss->gradient)
        arrow = add_arrow(loss, panel, tip);
    for (size_t i = 0; loss->path && i < count; i++)
        add_run(loss, panel, i);
    if (loss->gradient && !loss->path)
        run_marks_add_states(panel, loss->view.runs, loss->k, loss->k, MARK_CIRCLE, ROLE_EARLIER);
    if (loss->path || loss->gradient)
        add_outside(loss, panel, outside, directions);
    minima_add_marks(&loss->view, panel, MARK_CROSS);
    placement_init_panel(&loss->placement, panel);
    add_minimum_labels(loss, panel, 0, 1);
    for (size_t i = 0; i < count; i++)
        add_outside_labels(loss, panel, i, &outside[i * RUN_DIRECTIONS], directions[i]);
    if (loss->gradient)
        add_gradient_label(loss, panel, arrow, tip);
    if (loss->path || loss->gradient)
        add_state_label(loss, panel, loss->gradient ? loss->k : 0);
    add_minimum_labels(loss, panel, 1, MOST_LABELS);
    step_path_add_labels(&loss->steps, panel, loss->page.fonts, &loss->placement);
    for (size_t i = 0; loss->path && i < count; i++)
        state_numbers_add(panel, loss->page.fonts, &loss->placement, &loss->view.runs[i],
                          first_numbered(loss, i), loss->view.runs[i].count - 1, role_of(loss, i));
    placement_release(&loss->placement);
    free(outside);
    free(directions);
}
