#include "kinds/loss_panel.h"
#include "kinds/run_roles.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/loss_walk.h"
#include "kinds/minima_marks.h"
#include "kinds/path_heads.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"

static const enum side around_minimum[] = {ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT,
                                           RIGHT, LEFT,  SIDE_END};
static const enum side around_state[] = {RIGHT,      ABOVE_RIGHT, LEFT,  ABOVE_LEFT, BELOW_RIGHT,
                                         BELOW_LEFT, ABOVE,       BELOW, SIDE_END};

#define CLOSE   28.0 /* pixels from a state to its label, */
#define FARTHER 48.0 /* and to one that says its number alone */

enum { MOST_LABELS = 4 }; /* of minima; of more the first alone has one, and all have markers */

static const struct label plain_label = {.size = LAYOUT_LABEL, .bold = true, .halo = true};

static struct state state_of(const struct loss *loss, size_t k)
{
    return run_state(&loss->view.runs[0], k);
}

static struct run shown_run(const struct loss *loss, size_t i)
{
    return study_shown(loss->view.study, &loss->view.runs[i]);
}

static size_t last_shown(const struct loss *loss, size_t i)
{
    return shown_run(loss, i).count - 1;
}

static bool add_label(struct loss *loss, struct panel *panel, const char *text, enum role role,
                      double x, double y, const enum side *sides)
{
    struct label label = plain_label;

    label.text = (char *)text;
    label.role = role;
    return note_add(panel, loss->page.fonts, &loss->placement, &label, (const double[]){x, y},
                    sides);
}

/* Among other labels no leader has room: the text stands close to what it names. */
static bool add_close(struct loss *loss, struct panel *panel, const char *text, enum role role,
                      const double at[2], const enum side *sides, double farthest)
{
    struct label label = plain_label;

    label.text = (char *)text;
    label.role = role;
    if (!placement_find_near(&loss->placement, loss->page.fonts, &label, at, sides, farthest))
        return false;
    panel_add_label(panel, &label);
    return true;
}

/* "state 3: w = −0.5, loss 12.3"; beside a gradient, where space is short, "state 3". */
static void add_state_label(struct loss *loss, struct panel *panel, size_t k)
{
    const struct state state = state_of(loss, k);
    const double at[] = {panel_x(panel, state.parameter[0]), panel_y(panel, state.loss)};
    struct buf text = BUF_INIT, brief = BUF_INIT;

    if (!panel_contains(panel, state.parameter[0], state.loss))
        return;
    buf_printf(&brief, "state %zu", k);
    loss_walk_describe(loss, k, &text);
    if (!loss->gradient)
        add_label(loss, panel, text.data, ROLE_STATE, at[0], at[1], around_state);
    else if (!add_close(loss, panel, text.data, ROLE_STATE, at, around_state, CLOSE))
        add_close(loss, panel, brief.data, ROLE_STATE, at, around_state, FARTHER);
    buf_release(&text);
    buf_release(&brief);
}

static enum role role_of(const struct loss *loss, size_t run)
{
    return loss->view.run_count == 1 ? ROLE_STATE : run_role(loss->view.study, run);
}

/* What the arrows at the edge stand for. */
static void add_outside_labels(struct loss *loss, struct panel *panel, size_t run,
                               const struct run_outside *outside, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct label label = plain_label;
        struct buf text = BUF_INIT;

        buf_printf(&text, "state %zu: ", outside[i].first);
        run_marks_describe_outside(&outside[i], &loss->view.runs[run],
                                   display_name(&loss->view.study->objective, 0), &text);
        label.text = text.data;
        label.role = role_of(loss, run);
        note_add_at_edge(panel, loss->page.fonts, &loss->placement, &label, outside[i].tip);
        buf_release(&text);
    }
}

/* "minimum: "; beside a gradient "∂L/∂w = 0: ", and with it what is special about the minimum. */
static void add_minimum_word(const struct loss *loss, const struct panel *panel,
                             const struct minimum *minimum, struct buf *out)
{
    const struct objective *objective = &loss->view.study->objective;
    bool level = loss->gradient && hiker_is_level(&loss->hiker, panel, minimum);

    if (!level || minimum->local || objective->whole)
        buf_printf(out, "%s%s", minima_word(&loss->view, minimum), level ? ", " : "");
    if (level) {
        objective_add_slope_name(objective, out);
        buf_puts(out, " = 0");
    }
    buf_puts(out, ": ");
}

/* Names the minimum with its loss, or where the panel is too narrow with its parameter alone. Of
 * those after the first the parameter close by says more than a label among those of others. */
static void add_minimum_label(struct loss *loss, struct panel *panel, const struct minimum *minimum,
                              bool first)
{
    const struct objective *objective = &loss->view.study->objective;
    double x = panel_x(panel, minimum->parameter), y = panel_y(panel, minimum->loss);
    struct buf text = BUF_INIT, brief = BUF_INIT;
    const double at[] = {x, y};
    bool named;

    add_minimum_word(loss, panel, minimum, &text);
    caption_minimum(&text, objective, minimum);
    buf_printf(&brief, "%s = ", display_name(objective, 0));
    number_add_display(&brief, minimum->parameter, DISPLAY_MINIMUM_DIGITS);
    named =
        !first && (add_close(loss, panel, text.data, ROLE_MINIMUM, at, around_minimum, CLOSE) ||
                   add_close(loss, panel, brief.data, ROLE_MINIMUM, at, around_minimum, FARTHER));
    if (!named && !add_label(loss, panel, text.data, ROLE_MINIMUM, x, y, around_minimum))
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
            add_minimum_label(loss, panel, &loss->view.minima.at[i], i == 0);
}

/* Whether the step from the last state shown is drawn, too. */
static bool steps_on(const struct loss *loss, size_t last)
{
    return loss->walks && !loss->view.study->spec->no_step && last + 1 < loss->view.runs[0].count;
}

static bool starts_with_first(const struct loss *loss, size_t run)
{
    const struct state start = run_state(&loss->view.runs[run], 0), first = state_of(loss, 0);

    return start.parameter[0] == first.parameter[0] && start.loss == first.loss;
}

/* How a run looks: alone in the colours of states, among others in its own. Runs set out from one
 * state: few have their first steps side by side, and all go on over lines, since the arrows of
 * several would cross. */
static struct step_style style_of(const struct loss *loss, size_t i)
{
    enum role role = run_role(loss->view.study, i);
    bool few = loss->view.run_count <= LOSS_SIDE_BY_SIDE && starts_with_first(loss, i);

    if (loss->view.run_count == 1)
        return (struct step_style){.arrow = ROLE_STEP,
                                   .line = ROLE_PATH,
                                   .among = ROLE_PATH,
                                   .steps = loss->view.study->spec->no_step ? 0 : SIZE_MAX};
    return (struct step_style){.arrow = role_solid(role),
                               .line = role,
                               .among = role_pale(role),
                               .thin = true,
                               .steps = few && !loss->view.study->spec->no_step,
                               .aside = step_path_aside(i)};
}

static void add_run(struct loss *loss, struct panel *panel, size_t i)
{
    const struct run *run = &loss->view.runs[i];
    const struct step_style style = style_of(loss, i);
    bool alone = loss->view.run_count == 1;
    enum role role = alone ? ROLE_EARLIER : run_role(loss->view.study, i);
    size_t last = last_shown(loss, i), line = panel->mark_count;

    step_path_add(&loss->steps, panel, run, last + steps_on(loss, last), &style);
    if (style.steps <= 1)
        path_heads_add(panel, line, PATH_HEADS_ROOM);
    if (last > 0 && loss->walks)
        run_marks_add_earlier(panel, run, last, MARK_CIRCLE, role);
    else if (last > 0)
        run_marks_add_states(panel, run, 0, last - 1, alone ? MARK_CIRCLE : marker_of_run(i), role);
}

/* The state that a run has come to, or without its path that of the gradient. */
static void add_shown(struct loss *loss, struct panel *panel, size_t i)
{
    const struct run *run = &loss->view.runs[i];

    if (loss->path || loss->gradient)
        run_marks_add_state(panel, run, loss->path ? last_shown(loss, i) : loss->k,
                            role_of(loss, i));
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(struct loss *loss, struct panel *panel, struct run_outside *outside,
                        size_t *directions)
{
    for (size_t i = 0; i < loss->view.run_count; i++) {
        const struct run *run = &loss->view.runs[i];
        size_t first = loss->path ? 0 : loss->k, last = loss->path ? last_shown(loss, i) : loss->k;

        directions[i] = run_marks_add_outside(panel, run, first, last, role_of(loss, i),
                                              &outside[i * RUN_DIRECTIONS]);
    }
}

/* The state that has a label of its own, with its number. */
static size_t labelled_state(const struct loss *loss)
{
    if (loss->walks)
        return last_shown(loss, 0);
    return loss->gradient ? loss->k : 0;
}

/* A run that walks has the number of its last state in that one's label; the marker of the one
 * before may be too close to that to be there. */
static void add_numbers(struct loss *loss, struct panel *panel, size_t i)
{
    size_t last = last_shown(loss, i), without = loss->walks ? 2 : 0;

    if (last >= without)
        state_numbers_add(panel, loss->page.fonts, &loss->placement, &loss->view.runs[i],
                          last - without,
                          starts_with_first(loss, i) ? labelled_state(loss) : STATE_NUMBERS_ALL,
                          role_of(loss, i));
}

/* All marks, so that labels know what to keep clear of; then labels, the most important first. */
void loss_panel_fill(struct loss *loss, struct panel *panel)
{
    size_t count = loss->view.run_count;
    struct run_outside *outside = mem_zeroed(count * RUN_DIRECTIONS, sizeof *outside);
    size_t *directions = mem_zeroed(count, sizeof *directions);

    if (loss->gradient)
        hiker_add_areas(&loss->hiker, panel);
    view_add_curve(&loss->view, panel, ROLE_CURVE, NULL, NULL);
    if (loss->walks)
        loss_walk_add_label(loss, panel);
    if (loss->gradient)
        hiker_add_marks(&loss->hiker, panel, &loss->steps);
    for (size_t i = 0; loss->path && i < count; i++)
        add_run(loss, panel, i);
    if (loss->walks)
        loss_walk_add_tangent(loss, panel);
    if (loss->path || loss->gradient)
        add_outside(loss, panel, outside, directions);
    minima_add_marks(&loss->view, panel);
    for (size_t i = 0; i < count; i++)
        add_shown(loss, panel, i);
    placement_init_panel(&loss->placement, panel);
    for (size_t i = 0; i < panel->label_count; i++)
        placement_avoid_label(&loss->placement, loss->page.fonts, &panel->labels[i]);
    add_minimum_labels(loss, panel, 0, 1);
    for (size_t i = 0; i < count; i++)
        add_outside_labels(loss, panel, i, &outside[i * RUN_DIRECTIONS], directions[i]);
    if (loss->gradient)
        hiker_add_labels(&loss->hiker, panel, loss->page.fonts, &loss->placement, &plain_label);
    if (!loss->walks && (loss->path || loss->gradient))
        add_state_label(loss, panel, labelled_state(loss));
    add_minimum_labels(loss, panel, 1, MOST_LABELS);
    step_path_add_labels(&loss->steps, panel, loss->page.fonts, &loss->placement);
    for (size_t i = 0; loss->path && i < count; i++)
        add_numbers(loss, panel, i);
    placement_release(&loss->placement);
    free(outside);
    free(directions);
}
