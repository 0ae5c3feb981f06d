#include "kinds/grid_panel.h"

#include "figure/curve.h"
#include "figure/notes.h"
#include "kinds/run_marks.h"

void grid_panel_add_marks(const struct view *view, struct panel *panel, const struct run *run,
                          size_t k)
{
    const struct state state = run_state(run, k);
    double x = state.parameter[0];

    view_add_curve(view, panel, ROLE_CURVE, &state);
    curve_tangent(panel, panel_add_mark(panel, MARK_LINE, ROLE_TANGENT), x, state.loss,
                  state.slope[0]);
    if (k > 0)
        run_marks_add_states(panel, run, 0, k - 1, MARK_CIRCLE, ROLE_EARLIER);
    if (panel_contains(panel, x, state.loss))
        mark_add(panel_add_mark(panel, MARK_CROSS, ROLE_STATE), x, state.loss, true);
    else if (state_is_finite(&state, 1))
        note_add_edge_arrow(panel, ROLE_STATE, x, state.loss, NULL);
}
