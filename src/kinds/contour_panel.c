#include "kinds/contour_panel.h"
#include "kinds/run_roles.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/bands.h"
#include "figure/layout.h"
#include "kinds/contour_labels.h"
#include "kinds/contour_path.h"
#include "kinds/contour_states.h"
#include "kinds/minima_marks.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"

static double loss_at(const void *objective, double x, double y)
{
    return objective_loss(objective, (const double[]){x, y});
}

static struct surface surface_of(const struct view *view)
{
    const struct objective *objective = &view->study->objective;

    return (struct surface){loss_at, objective, (double)objective->loss_cost};
}

static bool contains(const struct scale *scale, double value)
{
    return value >= scale->low && value <= scale->high;
}

struct levels contour_levels(const struct view *view, const struct page_tier *tier)
{
    const struct surface surface = surface_of(view);
    const struct minimum *minimum = &view->minimum;
    bool inside = minimum->found && contains(&tier->x, minimum->parameter) &&
                  contains(&tier->y, minimum->second);

    return bands_levels(&surface, &tier->x, &tier->y, inside ? minimum->loss : INFINITY);
}

bool contour_is_alone(const struct contour_panel *contour)
{
    return contour->view->run_count == 1 && !contour->column;
}

/* The runs shown are those from the first to before the end. */
static size_t first_run(const struct contour_panel *contour)
{
    return contour->column ? contour->run : 0;
}

static size_t end_of_runs(const struct contour_panel *contour)
{
    return contour->column ? contour->run + 1 : contour->view->run_count;
}

struct run contour_shown_run(const struct contour_panel *contour, size_t i)
{
    return study_shown(contour->view->study, &contour->view->runs[i]);
}

static void add_last(const struct contour_panel *contour, struct panel *panel, size_t i)
{
    const struct run run = contour_shown_run(contour, i);
    const struct state last = run_last_state(&run);
    bool alone = contour_is_alone(contour);

    if (panel_contains(panel, last.parameter[0], last.parameter[1]))
        mark_add(panel_add_mark(panel, MARK_CROSS,
                                alone ? ROLE_STATE : run_role(contour->view->study, i)),
                 last.parameter[0], last.parameter[1], true);
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(const struct contour_panel *contour, struct panel *panel,
                        struct run_outside *outside, size_t *directions)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++) {
        const struct run shown = contour_shown_run(contour, i), plane = plane_run(&shown);

        directions[i] = run_marks_add_outside(
            panel, &plane, 0, plane.count - 1,
            contour_is_alone(contour) ? ROLE_STATE : run_role(contour->view->study, i),
            &outside[i * RUN_DIRECTIONS]);
    }
}

/* Whether any of the runs shown goes on from its start. */
static bool any_goes_on(const struct contour_panel *contour)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++)
        if (contour_shown_run(contour, i).count > 1)
            return true;
    return false;
}

/* Those whose steps are seen; the start and the last state of a run alone have their own labels. */
static struct run states_of(const struct contour_panel *contour, const struct panel *panel,
                            size_t i)
{
    const struct run run = contour_shown_run(contour, i);
    size_t first = contour->column ? 0 : 1, end = run.count - (contour_is_alone(contour) ? 1 : 0);

    if (first >= end)
        return (struct run){.parameters = 1};
    return contour_states(panel, &run, first, end - 1);
}

static void add_states(const struct contour_panel *contour, struct panel *panel, size_t i)
{
    bool alone = contour_is_alone(contour);
    struct run states = states_of(contour, panel, i);

    if (states.count)
        run_marks_add_states(panel, &states, 0, states.count - 1,
                             alone ? MARK_CIRCLE : marker_of_run(i),
                             alone ? ROLE_EARLIER : run_role(contour->view->study, i));
    run_release(&states);
}

static void add_numbers(const struct contour_panel *contour, struct panel *panel,
                        struct placement *placement, size_t i)
{
    struct run states = states_of(contour, panel, i);

    if (states.count)
        state_numbers_add(
            panel, contour->fonts, placement, &states, states.count - 1, STATE_NUMBERS_ALL,
            contour_is_alone(contour) ? ROLE_STATE : run_role(contour->view->study, i));
    run_release(&states);
}

static void add_start(const struct contour_panel *contour, struct panel *panel)
{
    const struct state start = run_state(&contour->view->runs[0], 0);

    if (panel_contains(panel, start.parameter[0], start.parameter[1]))
        mark_add(panel_add_mark(panel, MARK_CIRCLE,
                                contour_is_alone(contour) ? ROLE_EARLIER : ROLE_TEXT),
                 start.parameter[0], start.parameter[1], true);
}

static void add_markers(const struct contour_panel *contour, struct panel *panel)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++)
        add_states(contour, panel, i);
    if (any_goes_on(contour))
        add_start(contour, panel);
    minima_add_marks(contour->view, panel);
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++)
        add_last(contour, panel, i);
}

/* All that stands before the lines of the levels: its marks, then labels, the most important first.
 */
static void add_front(const struct contour_panel *contour, struct panel *panel,
                      struct placement *placement)
{
    size_t count = contour->view->run_count;
    size_t first = first_run(contour), end = end_of_runs(contour);
    struct run_outside *outside = mem_zeroed(count * RUN_DIRECTIONS, sizeof *outside);
    size_t *directions = mem_zeroed(count, sizeof *directions);

    for (size_t i = first; i < end; i++) {
        const struct run shown = contour_shown_run(contour, i);

        contour_path_add(panel, &shown,
                         contour_is_alone(contour) ? ROLE_EARLIER
                                                   : run_role(contour->view->study, i));
    }
    add_outside(contour, panel, outside, directions);
    add_markers(contour, panel);
    placement_init_panel(placement, panel);
    placement->bare = NULL; /* the bands are in another panel */
    if (!contour->column)
        contour_labels_add_minima(contour, panel, placement);
    for (size_t i = first; i < end; i++)
        for (size_t j = 0; j < directions[i]; j++)
            contour_labels_add_outside(contour, panel, placement, i,
                                       &outside[i * RUN_DIRECTIONS + j]);
    contour_labels_add_ends(contour, panel, placement);
    for (size_t i = first; i < end; i++)
        add_numbers(contour, panel, placement, i);
    free(outside);
    free(directions);
}

void contour_panel_fill(const struct contour_panel *contour, struct panel *panel)
{
    const struct surface surface = surface_of(contour->view);
    struct panel front = {.box = panel->box, .x = panel->x, .y = panel->y, .work = panel->work};
    struct placement placement;
    struct bands bands;

    bands_init(&bands, panel, &surface, &contour->levels);
    bands_add_areas(&bands, panel);
    add_front(contour, &front, &placement);
    bands_add_lines(&bands, panel, contour->fonts, &placement);
    panel_take(panel, &front);
    placement_release(&placement);
    bands_release(&bands);
}
