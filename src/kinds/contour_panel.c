#include "kinds/contour_panel.h"
#include "kinds/run_roles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "figure/bands.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/contour_path.h"
#include "kinds/contour_states.h"
#include "kinds/display.h"
#include "kinds/minima_marks.h"
#include "kinds/run_marks.h"
#include "kinds/state_numbers.h"

#define APART 0.005 /* of an axis: what is seen to be apart */

enum { MOST_LABELS = 4 }; /* of minima; of more the first alone has one */

static const enum side around[] = {ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT,
                                   LEFT,        ABOVE,      BELOW,       SIDE_END};

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

static bool is_alone(const struct contour_panel *contour)
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

static struct run shown_run(const struct contour_panel *contour, size_t i)
{
    return study_shown(contour->view->study, &contour->view->runs[i]);
}

static void add_last(const struct contour_panel *contour, struct panel *panel, size_t i)
{
    const struct run run = shown_run(contour, i);
    const struct state last = run_last_state(&run);
    bool alone = is_alone(contour);

    if (panel_contains(panel, last.parameter[0], last.parameter[1]))
        mark_add(panel_add_mark(panel, MARK_CROSS,
                                alone ? ROLE_STATE : run_role(contour->view->study, i)),
                 last.parameter[0], last.parameter[1], true);
}

static struct label label_of(const struct buf *text, enum role role)
{
    return (struct label){
        .text = text->data, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};
}

static void add_label(const struct contour_panel *contour, struct panel *panel,
                      struct placement *placement, const struct buf *text, enum role role, double x,
                      double y)
{
    const struct label label = label_of(text, role);

    note_add(panel, contour->fonts, placement, &label,
             (const double[]){panel_x(panel, x), panel_y(panel, y)}, around);
}

/* "(9, 1)" */
static void add_point(struct buf *out, double x, double y, int digits)
{
    buf_puts(out, "(");
    number_add_display(out, x, digits);
    buf_puts(out, ", ");
    number_add_display(out, y, digits);
    buf_puts(out, ")");
}

static void add_minimum_labels(const struct contour_panel *contour, struct panel *panel,
                               struct placement *placement)
{
    const struct minima *minima = &contour->view->minima;
    size_t count = minima->count > MOST_LABELS ? 1 : minima->count;

    for (size_t i = 0; i < count; i++) {
        const struct minimum *minimum = &minima->at[i];
        struct buf text = BUF_INIT;

        if (!minima_in_panel(contour->view, panel, minimum))
            continue;
        buf_printf(&text, "%s ", minima_word(contour->view, minimum));
        add_point(&text, minimum->parameter, minimum->second, DISPLAY_MINIMUM_DIGITS);
        add_label(contour, panel, placement, &text, ROLE_MINIMUM, minimum->parameter,
                  minimum->second);
        buf_release(&text);
    }
}

/* Whether two numbers that are apart on the axis read alike. */
static bool read_alike(double a, double b, const struct axis *axis, int digits)
{
    struct buf one = BUF_INIT, other = BUF_INIT;
    bool alike;

    number_add_display(&one, a, digits);
    number_add_display(&other, b, digits);
    alike = fabs(a - b) > APART * (axis->high - axis->low) && !strcmp(one.data, other.data);
    buf_release(&one);
    buf_release(&other);
    return alike;
}

/* To how many digits the start and the last state of a run alone are told. */
static int digits_of_ends(const struct contour_panel *contour, const struct panel *panel)
{
    const struct run shown = shown_run(contour, 0);
    const struct state first = run_state(&shown, 0), last = run_last_state(&shown);
    int digits = DISPLAY_DIGITS;

    while (is_alone(contour) && digits < DISPLAY_MOST_DIGITS &&
           (read_alike(first.parameter[0], last.parameter[0], &panel->x, digits) ||
            read_alike(first.parameter[1], last.parameter[1], &panel->y, digits)))
        digits++;
    return digits;
}

/* "start (9, 1)" and, of a run alone, "state 8 (1.839, 0.1678)". */
static void add_state_label(const struct contour_panel *contour, struct panel *panel,
                            struct placement *placement, size_t k)
{
    const struct state state = run_state(&contour->view->runs[0], k);
    bool alone = is_alone(contour);
    struct buf text = BUF_INIT;

    if (!panel_contains(panel, state.parameter[0], state.parameter[1]))
        return;
    if (k)
        buf_printf(&text, "state %zu ", run_iteration(&contour->view->runs[0], k));
    else
        buf_puts(&text, "start ");
    add_point(&text, state.parameter[0], state.parameter[1], digits_of_ends(contour, panel));
    add_label(contour, panel, placement, &text, alone ? ROLE_STATE : ROLE_TEXT, state.parameter[0],
              state.parameter[1]);
    buf_release(&text);
}

/* Of the start and, of a run alone, of its last state. */
static void add_end_labels(const struct contour_panel *contour, struct panel *panel,
                           struct placement *placement)
{
    size_t last;

    if (contour->column || !contour->view->run_count)
        return;
    last = shown_run(contour, 0).count - 1;
    add_state_label(contour, panel, placement, 0);
    if (is_alone(contour) && last > 0)
        add_state_label(contour, panel, placement, last);
}

/* "state 3 (5.25, −3.6), and 5 more" */
static void add_outside_label(const struct contour_panel *contour, struct panel *panel,
                              struct placement *placement, size_t run,
                              const struct run_outside *outside)
{
    const struct state first = run_state(&contour->view->runs[run], outside->first);
    struct buf text = BUF_INIT;
    struct label label;

    buf_printf(&text, "state %zu ", run_iteration(&contour->view->runs[run], outside->first));
    add_point(&text, first.parameter[0], first.parameter[1], DISPLAY_DIGITS);
    run_marks_add_more(outside, &text);
    label = label_of(&text, is_alone(contour) ? ROLE_STATE : run_role(contour->view->study, run));
    note_add_at_edge(panel, contour->fonts, placement, &label, outside->tip);
    buf_release(&text);
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(const struct contour_panel *contour, struct panel *panel,
                        struct run_outside *outside, size_t *directions)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++) {
        const struct run shown = shown_run(contour, i), plane = plane_run(&shown);

        directions[i] = run_marks_add_outside(panel, &plane, 0, plane.count - 1,
                                              is_alone(contour) ? ROLE_STATE
                                                                : run_role(contour->view->study, i),
                                              &outside[i * RUN_DIRECTIONS]);
    }
}

/* Whether any of the runs shown goes on from its start. */
static bool any_goes_on(const struct contour_panel *contour)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++)
        if (shown_run(contour, i).count > 1)
            return true;
    return false;
}

/* Those whose steps are seen; the start and the last state of a run alone have their own labels. */
static struct run states_of(const struct contour_panel *contour, const struct panel *panel,
                            size_t i)
{
    const struct run run = shown_run(contour, i);
    size_t first = contour->column ? 0 : 1, end = run.count - (is_alone(contour) ? 1 : 0);

    if (first >= end)
        return (struct run){.parameters = 1};
    return contour_states(panel, &run, first, end - 1);
}

static void add_states(const struct contour_panel *contour, struct panel *panel, size_t i)
{
    bool alone = is_alone(contour);
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
        state_numbers_add(panel, contour->fonts, placement, &states, states.count - 1,
                          STATE_NUMBERS_ALL,
                          is_alone(contour) ? ROLE_STATE : run_role(contour->view->study, i));
    run_release(&states);
}

static void add_start(const struct contour_panel *contour, struct panel *panel)
{
    const struct state start = run_state(&contour->view->runs[0], 0);

    if (panel_contains(panel, start.parameter[0], start.parameter[1]))
        mark_add(panel_add_mark(panel, MARK_CIRCLE, is_alone(contour) ? ROLE_EARLIER : ROLE_TEXT),
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
        const struct run shown = shown_run(contour, i);

        contour_path_add(panel, &shown,
                         is_alone(contour) ? ROLE_EARLIER : run_role(contour->view->study, i));
    }
    add_outside(contour, panel, outside, directions);
    add_markers(contour, panel);
    placement_init_panel(placement, panel);
    placement->bare = NULL; /* the bands are in another panel */
    if (!contour->column)
        add_minimum_labels(contour, panel, placement);
    for (size_t i = first; i < end; i++)
        for (size_t j = 0; j < directions[i]; j++)
            add_outside_label(contour, panel, placement, i, &outside[i * RUN_DIRECTIONS + j]);
    add_end_labels(contour, panel, placement);
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
