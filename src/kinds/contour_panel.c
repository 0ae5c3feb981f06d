#include "kinds/contour_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "figure/contour_lines.h"
#include "kinds/contour_path.h"
#include "kinds/display.h"
#include "kinds/minima_marks.h"

#define SPACING 4.0 /* pixels between samples */

enum { MOST_LABELS = 4 }; /* of minima; of more the first alone has one */

enum { SAMPLES = 64 }; /* along each side, for the choice of levels */

static const enum side around[] = {ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT,
                                   LEFT,        ABOVE,      BELOW,       SIDE_END};

static double loss_at(const struct contour *contour, double x, double y)
{
    return objective_loss(&contour->plot.study->objective, (const double[]){x, y});
}

void contour_choose_levels(struct contour *contour)
{
    const struct scale *x = &contour->plot.x, *y = &contour->plot.y;
    double *samples = mem_zeroed((size_t)SAMPLES * SAMPLES, sizeof *samples);
    const struct minimum *minimum = &contour->plot.minimum;
    bool inside = minimum->found && minimum->parameter >= x->low && minimum->parameter <= x->high &&
                  minimum->second >= y->low && minimum->second <= y->high;

    for (int i = 0; i < SAMPLES; i++)
        for (int j = 0; j < SAMPLES; j++)
            samples[i * SAMPLES + j] =
                loss_at(contour, x->low + (x->high - x->low) * (j + 0.5) / SAMPLES,
                        y->low + (y->high - y->low) * (i + 0.5) / SAMPLES);
    contour->levels =
        levels_choose(samples, (size_t)SAMPLES * SAMPLES, inside ? minimum->loss : INFINITY);
    free(samples);
}

/* The panel as a function of its pixels. */
struct view {
    const struct contour *contour;
    const struct panel *panel;
};

static double loss_at_pixel(const void *context, double x, double y)
{
    const struct view *view = context;

    return loss_at(view->contour, panel_data_x(view->panel, x), panel_data_y(view->panel, y));
}

static enum role role_of_loop(const struct loop *loop, const struct levels *levels)
{
    if (loop->hole && loop->level == levels->count)
        return ROLE_BLANK;
    return role_of_band(loop->level + loop->hole, levels->count + 1);
}

/* One area for all loops that follow on each other and have the same colour. */
static void add_bands(struct panel *panel, const struct loops *loops, const struct levels *levels)
{
    struct mark *mark = NULL;

    for (size_t i = 0; i < loops->count; i++) {
        const struct loop *loop = &loops->at[i];
        enum role role = role_of_loop(loop, levels);

        if (!mark || mark->role != role)
            mark = panel_add_mark(panel, MARK_AREA, role);
        for (size_t j = 0; j < loop->count; j++)
            mark_add(mark, axis_clamp(panel_data_x(panel, loop->points[j].x), &panel->x),
                     axis_clamp(panel_data_y(panel, loop->points[j].y), &panel->y), j == 0);
    }
}

static bool is_alone(const struct contour *contour)
{
    return contour->plot.run_count == 1 && !contour->column;
}

/* The runs shown are those from the first to before the end. */
static size_t first_run(const struct contour *contour)
{
    return contour->column ? contour->run : 0;
}

static size_t end_of_runs(const struct contour *contour)
{
    return contour->column ? contour->run + 1 : contour->plot.run_count;
}

static void add_last(const struct contour *contour, struct panel *panel, size_t i)
{
    const struct run *run = &contour->plot.runs[i];
    const struct state last = run_last_state(run);
    bool alone = is_alone(contour);

    if (run->count > 1 && panel_contains(panel, last.parameter[0], last.parameter[1]))
        mark_add(panel_add_mark(panel, alone ? MARK_CROSS : marker_of_run(i),
                                alone ? ROLE_STATE : role_of_run(i)),
                 last.parameter[0], last.parameter[1], true);
}

static void add_label(const struct contour *contour, struct panel *panel,
                      struct placement *placement, const struct buf *text, enum role role, double x,
                      double y)
{
    const double at[] = {panel_x(panel, x), panel_y(panel, y)};

    plot_add_label(&contour->plot, panel, placement, text->data, role, at, around);
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

static void add_minimum_labels(const struct contour *contour, struct panel *panel,
                               struct placement *placement)
{
    const struct minima *minima = &contour->plot.minima;
    size_t count = minima->count > MOST_LABELS ? 1 : minima->count;

    for (size_t i = 0; i < count; i++) {
        const struct minimum *minimum = &minima->at[i];
        struct buf text = BUF_INIT;

        if (!minima_in_panel(&contour->plot, panel, minimum))
            continue;
        buf_printf(&text, "%s ", minima_word(&contour->plot, minimum));
        add_point(&text, minimum->parameter, minimum->second, DISPLAY_MINIMUM_DIGITS);
        add_label(contour, panel, placement, &text, ROLE_MINIMUM, minimum->parameter,
                  minimum->second);
        buf_release(&text);
    }
}

/* "start (9, 1)" and, of a run alone, "state 8 (1.839, 0.1678)". */
static void add_state_label(const struct contour *contour, struct panel *panel,
                            struct placement *placement, size_t k)
{
    const struct state state = run_state(&contour->plot.runs[0], k);
    bool alone = is_alone(contour);
    struct buf text = BUF_INIT;

    if (!panel_contains(panel, state.parameter[0], state.parameter[1]))
        return;
    if (k)
        buf_printf(&text, "state %zu ", k);
    else
        buf_puts(&text, "start ");
    add_point(&text, state.parameter[0], state.parameter[1], DISPLAY_DIGITS);
    add_label(contour, panel, placement, &text, alone ? ROLE_STATE : ROLE_TEXT, state.parameter[0],
              state.parameter[1]);
    buf_release(&text);
}

/* "state 3 (5.25, −3.6), and 5 more" */
static void add_outside_label(const struct contour *contour, struct panel *panel,
                              struct placement *placement, size_t run,
                              const struct plot_outside *outside)
{
    const struct state first = run_state(&contour->plot.runs[run], outside->first);
    struct buf text = BUF_INIT;

    buf_printf(&text, "state %zu ", outside->first);
    add_point(&text, first.parameter[0], first.parameter[1], DISPLAY_DIGITS);
    if (outside->count > 1)
        buf_printf(&text, ", and %zu more", outside->count - 1);
    plot_add_label(&contour->plot, panel, placement, text.data,
                   is_alone(contour) ? ROLE_STATE : role_of_run(run), outside->tip, around);
    buf_release(&text);
}

/* The states beyond the edges, run by run; room for 8 directions each. */
static void add_outside(const struct contour *contour, struct panel *panel,
                        struct plot_outside *outside, size_t *directions)
{
    for (size_t i = first_run(contour); i < end_of_runs(contour); i++) {
        struct run plane = plane_run(&contour->plot.runs[i]);

        directions[i] = plot_add_outside(panel, &plane, 0, plane.count - 1,
                                         is_alone(contour) ? ROLE_STATE : role_of_run(i),
                                         &outside[i * PLOT_DIRECTIONS]);
    }
}

static void add_markers(const struct contour *contour, struct panel *panel)
{
    const struct state start = run_state(&contour->plot.runs[0], 0);

    for (size_t i = first_run(contour); i < end_of_runs(contour); i++)
        add_last(contour, panel, i);
    if (panel_contains(panel, start.parameter[0], start.parameter[1]))
        mark_add(panel_add_mark(panel, MARK_CIRCLE, is_alone(contour) ? ROLE_EARLIER : ROLE_TEXT),
                 start.parameter[0], start.parameter[1], true);
    minima_add_marks(&contour->plot, panel, MARK_PLUS);
}

/* All that stands before the lines of the levels: its marks, then labels, the most important first.
 */
static void add_front(const struct contour *contour, struct panel *panel,
                      struct placement *placement)
{
    size_t count = contour->plot.run_count, last = contour->plot.runs[0].count - 1;
    size_t first = first_run(contour), end = end_of_runs(contour);
    struct plot_outside *outside = mem_zeroed(count * PLOT_DIRECTIONS, sizeof *outside);
    size_t *directions = mem_zeroed(count, sizeof *directions);

    for (size_t i = first; i < end; i++)
        contour_path_add(panel, &contour->plot.runs[i],
                         is_alone(contour) ? ROLE_EARLIER : role_of_run(i));
    add_outside(contour, panel, outside, directions);
    add_markers(contour, panel);
    placement_init_panel(placement, panel);
    if (!contour->column)
        add_minimum_labels(contour, panel, placement);
    for (size_t i = first; i < end; i++)
        for (size_t j = 0; j < directions[i]; j++)
            add_outside_label(contour, panel, placement, i, &outside[i * PLOT_DIRECTIONS + j]);
    if (!contour->column)
        add_state_label(contour, panel, placement, 0);
    if (is_alone(contour) && last > 0)
        add_state_label(contour, panel, placement, last);
    free(outside);
    free(directions);
}

void contour_panel_fill(const struct contour *contour, struct panel *panel)
{
    struct view view = {contour, panel};
    struct panel front = {.box = panel->box, .x = panel->x, .y = panel->y, .work = panel->work};
    struct placement placement;
    struct mesh mesh;
    struct loops loops;

    mesh_init(&mesh, panel->box, SPACING, loss_at_pixel, &view);
    mesh.work = panel->work;
    loops_init(&loops, &mesh, contour->levels.at, contour->levels.count);
    add_bands(panel, &loops, &contour->levels);
    add_front(contour, &front, &placement);
    contour_lines_add(panel, contour->plot.fonts, &placement, &loops, &contour->levels);
    panel_take(panel, &front);
    placement_release(&placement);
    loops_release(&loops);
    mesh_release(&mesh);
}
