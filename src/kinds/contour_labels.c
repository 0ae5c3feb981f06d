#include "kinds/contour_labels.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/display.h"
#include "kinds/minima_marks.h"
#include "kinds/run_roles.h"

#define APART 0.005 /* of an axis: what is seen to be apart */

/* How far away a label may stand before a word close by says more: pixels, and of the panel. */
#define FAR      48.0
#define FAR_PART (1 / 6.0)

enum { MOST_LABELS = 4 }; /* of minima; of more the first alone has one */

static const enum side around[] = {ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT,
                                   LEFT,        ABOVE,      BELOW,       SIDE_END};

static struct label label_of(const struct buf *text, enum role role)
{
    return (struct label){
        .text = text->data, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};
}

static double farthest(const struct panel *panel)
{
    return fmax(FAR, FAR_PART * panel->box.width);
}

/* The whole text near (x, y), or the brief one, or the whole wherever it has a place. */
static void add_label(const struct contour_panel *contour, struct panel *panel,
                      struct placement *placement, const struct buf *whole, const struct buf *brief,
                      enum role role, double x, double y)
{
    const struct label label = label_of(whole, role), word = label_of(brief, role);
    const double at[] = {panel_x(panel, x), panel_y(panel, y)}, far = farthest(panel);

    if (!note_add_within(panel, contour->fonts, placement, &label, at, around, far) &&
        !note_add_within(panel, contour->fonts, placement, &word, at, around, far))
        note_add(panel, contour->fonts, placement, &label, at, around);
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

void contour_labels_add_minima(const struct contour_panel *contour, struct panel *panel,
                               struct placement *placement)
{
    const struct minima *minima = &contour->view->minima;
    size_t count = minima->count > MOST_LABELS ? 1 : minima->count;

    for (size_t i = 0; i < count; i++) {
        const struct minimum *minimum = &minima->at[i];
        struct buf whole = BUF_INIT, word = BUF_INIT;

        if (!minima_in_panel(contour->view, panel, minimum))
            continue;
        buf_puts(&word, minima_word(contour->view, minimum));
        buf_printf(&whole, "%s ", word.data);
        add_point(&whole, minimum->parameter, minimum->second, DISPLAY_MINIMUM_DIGITS);
        add_label(contour, panel, placement, &whole, &word, ROLE_MINIMUM, minimum->parameter,
                  minimum->second);
        buf_release(&whole);
        buf_release(&word);
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
    const struct run shown = contour_shown_run(contour, 0);
    const struct state first = run_state(&shown, 0), last = run_last_state(&shown);
    int digits = DISPLAY_DIGITS;

    while (contour_is_alone(contour) && digits < DISPLAY_MOST_DIGITS &&
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
    bool alone = contour_is_alone(contour);
    struct buf whole = BUF_INIT, word = BUF_INIT;

    if (!panel_contains(panel, state.parameter[0], state.parameter[1]))
        return;
    if (k)
        buf_printf(&word, "state %zu", run_iteration(&contour->view->runs[0], k));
    else
        buf_puts(&word, "start");
    buf_printf(&whole, "%s ", word.data);
    add_point(&whole, state.parameter[0], state.parameter[1], digits_of_ends(contour, panel));
    add_label(contour, panel, placement, &whole, &word, alone ? ROLE_STATE : ROLE_TEXT,
              state.parameter[0], state.parameter[1]);
    buf_release(&whole);
    buf_release(&word);
}

/* Of the start and, of a run alone, of its last state. */
void contour_labels_add_ends(const struct contour_panel *contour, struct panel *panel,
                             struct placement *placement)
{
    size_t last;

    if (contour->column || !contour->view->run_count)
        return;
    last = contour_shown_run(contour, 0).count - 1;
    add_state_label(contour, panel, placement, 0);
    if (contour_is_alone(contour) && last > 0)
        add_state_label(contour, panel, placement, last);
}

/* "state 3 (5.25, −3.6), and 5 more", or "state 3, and 5 more" near the arrow at the edge, rather
 * than where it would cover the path. */
void contour_labels_add_outside(const struct contour_panel *contour, struct panel *panel,
                                struct placement *placement, size_t run,
                                const struct run_outside *outside)
{
    const struct run *all = &contour->view->runs[run];
    const struct state first = run_state(all, outside->first);
    enum role role = contour_is_alone(contour) ? ROLE_STATE : run_role(contour->view->study, run);
    struct buf whole = BUF_INIT, brief = BUF_INIT;
    struct label label, word;

    buf_printf(&brief, "state %zu", run_iteration(all, outside->first));
    buf_printf(&whole, "%s ", brief.data);
    add_point(&whole, first.parameter[0], first.parameter[1], DISPLAY_DIGITS);
    run_marks_add_more(outside, &whole);
    run_marks_add_more(outside, &brief);
    label = label_of(&whole, role);
    word = label_of(&brief, role);
    if (!note_add_within_edge(panel, contour->fonts, placement, &label, outside->tip,
                              farthest(panel)) &&
        !note_add_within_edge(panel, contour->fonts, placement, &word, outside->tip,
                              farthest(panel)))
        note_add_at_edge(panel, contour->fonts, placement, &label, outside->tip);
    buf_release(&whole);
    buf_release(&brief);
}
