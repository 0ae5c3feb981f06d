#include "kinds/grid_panel.h"

#include "figure/curve.h"
#include "figure/legend.h"
#include "figure/notes.h"
#include "kinds/display.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"

/* A slice has no line to the next state, which lies on another curve. */
static struct grid_step add_step(const struct view *view, struct panel *panel,
                                 const struct run *run, size_t k)
{
    const struct objective *objective = &view->study->objective;
    struct grid_step step = {.known = false};

    if (view->study->spec->no_step || !step_mark_find(panel, run, k, 0, &step.mark))
        return step;
    step.known = true;
    step.drawn = step.mark.arrow.headed;
    if (!step.drawn)
        return step;
    if (!objective->whole)
        step_mark_add_drop(
            panel, &step.mark,
            objective_loss(objective, (const double[PARAMETERS_MAX]){step.mark.next.parameter}));
    arrow_add(panel, ROLE_STEP, &step.mark.arrow);
    return step;
}

struct grid_step grid_panel_add_marks(const struct view *view, struct panel *panel,
                                      const struct grid_state *shown, const struct panel *first)
{
    const struct run *run = &view->runs[shown->run];
    const struct state state = run_state(run, shown->k);
    double x = state.parameter[0];
    struct grid_step step;

    view_add_curve(view, panel, ROLE_CURVE, &state, first);
    curve_tangent(panel, panel_add_mark(panel, MARK_LINE, ROLE_TANGENT), x, state.loss,
                  state.slope[0]);
    step = add_step(view, panel, run, shown->k);
    if (shown->k > 0)
        run_marks_add_earlier(panel, run, shown->k, MARK_CIRCLE, ROLE_EARLIER);
    if (panel_contains(panel, x, state.loss))
        run_marks_add_state(panel, run, shown->k, ROLE_STATE);
    else if (state_is_finite(&state, 1))
        note_add_edge_arrow(panel, ROLE_STATE, x, state.loss, NULL);
    return step;
}

/* Of a theme whose legends stand in the panels. */
static void avoid_legend(struct placement *placement, const struct figure *figure,
                         struct fonts *fonts)
{
    for (size_t i = 0; i < figure->legend_count; i++)
        placement_avoid_box(placement, legend_entry_box(fonts, &figure->legend[i]));
}

void grid_panel_add_labels(const struct view *view, struct panel *panel,
                           const struct figure *figure, struct fonts *fonts,
                           const struct grid_state *shown, const struct grid_step *step)
{
    const struct run *run = &view->runs[shown->run];
    struct placement placement;

    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < panel->label_count; i++)
        placement_avoid_label(&placement, fonts, &panel->labels[i]);
    avoid_legend(&placement, figure, fonts);
    if (step->known)
        step_mark_add_label(panel, fonts, &placement, run, &step->mark,
                            display_name(&view->study->objective, 0), ROLE_STEP, step->drawn);
    state_numbers_add(panel, fonts, &placement, run, shown->k, STATE_NUMBERS_ALL, ROLE_STEP);
    placement_release(&placement);
}
