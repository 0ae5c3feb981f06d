#include "kinds/compare_panel.h"

#include "kinds/run_roles.h"
#include <stdint.h>

#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/contour_panel.h"
#include "kinds/display.h"
#include "kinds/learning.h"
#include "kinds/minima_marks.h"
#include "kinds/path_heads.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"
#include "kinds/step_path.h"

#define NEAR_TIP 60.0 /* pixels */

static struct label note_of(const char *text, enum role role)
{
    return (struct label){.text = (char *)text, .role = role, .size = LAYOUT_NOTE, .halo = true};
}

/* "x = −10.25, and 2 more", near the tip of the arrow at the edge: amid the steps of its column it
 * would be taken for one of theirs, and is left out. */
static void add_outside_note(const struct compare_panel *c, struct panel *panel,
                             struct placement *placement, const struct run *run,
                             const struct run_outside *outside, enum role role)
{
    struct buf text = BUF_INIT;
    struct label label;

    run_marks_describe_outside(outside, run, display_name(&c->view->study->objective, 0), &text);
    label = note_of(text.data, role);
    note_add_near_edge(panel, c->fonts, placement, &label, outside->tip, NEAR_TIP);
    buf_release(&text);
}

static void add_contours(const struct compare_panel *c, struct panel *panel, size_t i)
{
    const struct contour_panel contour = {c->view, c->fonts, c->levels, true, i};

    contour_panel_fill(&contour, panel);
}

/* The curve and the run on it. */
static void add_run(const struct compare_panel *c, struct panel *panel, size_t i, struct box labels)
{
    const struct run shown = study_shown(c->view->study, &c->view->runs[i]), *run = &shown;
    enum role role = run_role(c->view->study, i);
    bool joined = c->view->study->spec->no_step;
    const struct step_style style = {.arrow = role_solid(role),
                                     .line = role,
                                     .among = role_pale(role),
                                     .thin = true,
                                     .steps = joined ? 0 : SIZE_MAX};
    struct run_outside outside[RUN_DIRECTIONS];
    struct step_path steps = {.count = 0};
    struct placement placement;
    size_t last = run->count - 1, directions;

    view_add_curve(c->view, panel, ROLE_BACKDROP, NULL, NULL);
    step_path_add(&steps, panel, run, last, &style);
    if (joined)
        path_heads_add(panel, panel->mark_count - 1, PATH_HEADS_ROOM);
    if (last > 0)
        run_marks_add_states(panel, run, 0, last - 1, marker_of_run(i), role);
    minima_add_marks(c->view, panel);
    run_marks_add_state(panel, run, last, role);
    directions = run_marks_add_outside(panel, run, 0, last, role, outside);
    placement_init_panel(&placement, panel);
    for (size_t d = 0; d < directions; d++)
        add_outside_note(c, panel, &placement, run, &outside[d], role);
    step_path_add_labels(&steps, panel, c->fonts, &placement);
    placement.within = labels;
    state_numbers_add(panel, c->fonts, &placement, run, run->count - 1, STATE_NUMBERS_ALL,
                      run_role(c->view->study, i));
    placement_release(&placement);
}

void compare_panel_add_objective(const struct compare_panel *c, struct panel *panel, size_t i,
                                 struct box labels)
{
    if (view_is_plane(c->view))
        add_contours(c, panel, i);
    else
        add_run(c, panel, i, labels);
}

void compare_panel_add_learning(const struct compare_panel *c, struct panel *panel, size_t i)
{
    struct placement placement;
    struct buf note = BUF_INIT;
    double tip[2];

    for (size_t other = 0; other < c->view->run_count; other++)
        if (other != i)
            learning_add_run(c->learning, panel, other, ROLE_CONTEXT, false);
    learning_add_run(c->learning, panel, i, run_role(c->view->study, i),
                     learning_has_markers(c->iterations, panel->box.width));
    if (learning_add_event(c->learning, i, panel, run_role(c->view->study, i), tip, &note)) {
        const struct label label = note_of(note.data, run_role(c->view->study, i));

        placement_init_panel(&placement, panel);
        note_add_at_edge(panel, c->fonts, &placement, &label, tip);
        placement_release(&placement);
    }
    buf_release(&note);
}
