#include "kinds/fit_lines.h"

#include <math.h>

#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/display.h"

#define SHORTEST 3.0 /* pixels of a line that can be seen: others only touch a corner */

enum { BY_DEFAULT = 5 };

struct fit_line fit_line_at(const struct study *study, size_t k)
{
    const struct objective *objective = &study->objective;
    const struct state state = run_state(&study->trajectory.runs[0], k);

    return (struct fit_line){k, state.parameter[0],
                             objective->parameters == 2 ? state.parameter[1] : objective->bias,
                             ROLE_TEXT};
}

static void add_state(struct fit_lines *lines, const struct study *study, size_t k)
{
    lines->at[lines->count++] = fit_line_at(study, k);
}

/* Rounds to one significant digit. */
static double rounded(double value)
{
    double unit = pow(10, floor(log10(fmax(value, 1))));

    return round(value / unit) * unit;
}

/* The first state, the last, and between them powers of the last (to 1/4, 1/2, 3/4), rounded:
 * closer together at first. */
static void choose_by_default(struct fit_lines *lines, const struct study *study, size_t last)
{
    for (int i = 0; i < BY_DEFAULT; i++) {
        double part = (double)i / (BY_DEFAULT - 1);
        size_t k = i == 0               ? 0
                   : i + 1 < BY_DEFAULT ? (size_t)rounded(pow((double)last, part))
                                        : last;

        if (!lines->count || (k > lines->at[lines->count - 1].state && k <= last))
            add_state(lines, study, k);
    }
}

/* The line at the state of --upto, which is drawn before the others. */
static void choose_current(struct fit_lines *lines, const struct study *study)
{
    lines->walks = study_is_cut(study);
    if (!lines->walks)
        return;
    lines->current = fit_line_at(study, study_shown(study, study->trajectory.runs).count - 1);
    lines->current.role = ROLE_STATE;
}

static int choose_states(struct fit_lines *lines, const struct study *study, struct err *err)
{
    const struct integers *asked = &study->spec->states;
    size_t last = study->trajectory.runs[0].count - 1;
    size_t count = asked->all ? last + 1 : asked->count;

    if (count > FIT_MOST_LINES)
        return err_set(err, STATUS_LIMIT, "--states: fit draws %d lines at most, not %zu",
                       FIT_MOST_LINES, count);
    for (size_t k = 0; asked->all && k < count; k++)
        add_state(lines, study, k);
    if (!count)
        choose_by_default(lines, study, last);
    for (size_t i = 0; i < asked->count; i++) {
        if ((size_t)asked->at[i] > last)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %zu",
                           asked->at[i], last);
        add_state(lines, study, (size_t)asked->at[i]);
    }
    choose_current(lines, study);
    return 0;
}

/* A ramp in the order of the states, not in that in which they were asked for. */
int fit_lines_choose(struct fit_lines *lines, const struct study *study, struct err *err)
{
    if (choose_states(lines, study, err))
        return -1;
    for (size_t i = 0; i < lines->count; i++) {
        size_t rank = 0;

        for (size_t j = 0; j < lines->count; j++)
            rank += lines->at[j].state < lines->at[i].state ||
                    (j < i && lines->at[j].state == lines->at[i].state);
        lines->at[i].role = role_of_ramp(rank, lines->count);
    }
    return 0;
}

bool fit_line_is_finite(const struct fit_line *line)
{
    return isfinite(line->w) && isfinite(line->b);
}

void fit_line_add_equation(const struct fit_line *line, struct buf *out)
{
    buf_puts(out, "𝑦\u0302 = ");
    display_number(out, line->w);
    buf_puts(out, "·𝑥");
    if (line->b != 0) {
        buf_puts(out, line->b < 0 ? " − " : " + ");
        display_number(out, fabs(line->b));
    }
}

static double length_of(const struct panel *panel, const struct vertex *ends)
{
    return figure_distance(panel_x(panel, ends[1].x) - panel_x(panel, ends[0].x),
                           panel_y(panel, ends[1].y) - panel_y(panel, ends[0].y));
}

/* Adds what the panel shows of the line; returns whether that is anything. */
static bool add_line(struct panel *panel, const struct fit_line *line)
{
    struct mark *mark = panel_add_mark(panel, MARK_LINE, line->role);

    curve_line(panel, mark, 0, line->b, line->w);
    if (mark->count && length_of(panel, mark->vertices) < SHORTEST)
        mark->count = 0;
    return mark->count > 0;
}

/* Arrows stand side by side over the width of the panel: `across` is 0 at its left, 1 at its right.
 */
static void add_arrow(struct panel *panel, const struct fit_line *line, double across,
                      double tip[2])
{
    double x = panel->x.from + across * (panel->x.to - panel->x.from);

    note_add_edge_arrow(panel, line->role, x, line->w * x + line->b, tip);
}

/* With the mean of the squares of its errors, unless that is nan. */
static void add_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                      const struct fit_line *line, double mean_square, const double tip[2])
{
    struct label label = {.role = line->role, .size = LAYOUT_LABEL, .bold = true, .halo = true};
    struct buf text = BUF_INIT;

    buf_printf(&text, "state %zu: ", line->state);
    fit_line_add_equation(line, &text);
    if (isfinite(mean_square)) {
        buf_puts(&text, ", mean square ");
        display_number(&text, mean_square);
    }
    label.text = text.data;
    note_add_at_edge(panel, fonts, placement, &label, tip);
    buf_release(&text);
}

/* The middle of what the panel shows of a line. */
static void find_middle(const struct panel *panel, double at[2])
{
    const struct vertex *ends = panel->marks[panel->mark_count - 1].vertices;

    at[0] = panel_x(panel, ends[0].x / 2 + ends[1].x / 2);
    at[1] = panel_y(panel, ends[0].y / 2 + ends[1].y / 2);
}

/* The line that is drawn as number `i`: those of states that are not drawn yet are left out, the
 * current one comes last; NULL past it. */
static const struct fit_line *line_at(const struct fit_lines *lines, size_t i)
{
    size_t left = i;

    for (size_t j = 0; j < lines->count; j++)
        if ((!lines->walks || lines->at[j].state < lines->current.state) && left-- == 0)
            return &lines->at[j];
    return lines->walks && left == 0 ? &lines->current : NULL;
}

void fit_lines_add(const struct fit_lines *lines, struct panel *panel, struct fonts *fonts,
                   double mean_square)
{
    const struct fit_line *outside[FIT_MOST_LINES + 1], *line, *labelled = NULL;
    double tips[FIT_MOST_LINES + 1][2], middle[2];
    struct placement placement;
    size_t arrows = 0;

    for (size_t i = 0; (line = line_at(lines, i)); i++) {
        bool drawn = add_line(panel, line);

        if (!drawn && fit_line_is_finite(line))
            outside[arrows++] = line;
        labelled = drawn && line == &lines->current ? line : NULL;
    }
    if (labelled)
        find_middle(panel, middle);
    for (size_t i = 0; i < arrows; i++)
        add_arrow(panel, outside[i], ((double)i + 1) / ((double)arrows + 1), tips[i]);
    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < arrows; i++)
        add_label(panel, fonts, &placement, outside[i],
                  outside[i] == &lines->current ? mean_square : NAN, tips[i]);
    if (labelled)
        add_label(panel, fonts, &placement, labelled, mean_square, middle);
    placement_release(&placement);
}
