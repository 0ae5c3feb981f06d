#include "kinds/step_marks.h"

#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "kinds/display.h"

#define SHORTEST_DROP 6.0 /* pixels */
#define WIDEST        1.5 /* short label, to the length of its arrow */

bool step_mark_find(const struct panel *panel, const struct run *run, size_t k, double shift,
                    struct step_mark *step)
{
    double x = run->parameter[0][k], loss = run->loss[k];

    step->k = k;
    if (!panel_contains(panel, x, loss) || !next_find(run, k, &step->next))
        return false;
    step->arrow = arrow_between(panel, (const double[]){x, loss},
                                (const double[]){step->next.parameter, loss}, shift);
    return step->next.change != 0;
}

void step_mark_add_drop(struct panel *panel, const struct step_mark *step, double loss)
{
    const struct vertex *tip = &step->arrow.ends[1];
    struct mark *drop;

    if (step->arrow.leaves || !isfinite(loss) ||
        fabs(panel_y(panel, loss) - step->arrow.tip[1]) < SHORTEST_DROP)
        return;
    drop = panel_add_mark(panel, MARK_LINE, ROLE_DROP);
    curve_segment(panel, drop, tip->x, tip->y, tip->x, loss);
}

void step_add_change(const struct next *next, struct buf *out)
{
    buf_puts(out, next->change > 0 ? "+" : "");
    display_number(out, next->change);
}

void step_describe(const struct run *run, size_t k, const struct next *next, struct buf *out)
{
    double slope = run->slope[0][k];

    if (next->is_product) {
        display_rate(out, -run->lr, DISPLAY_DIGITS);
        buf_puts(out, slope < 0 ? " · (" : " · ");
        display_number(out, slope);
        buf_puts(out, slope < 0 ? ") = " : " = ");
    }
    step_add_change(next, out);
}

/* The texts of a label, from the longest to the shortest. */
static void write_texts(const struct run *run, const struct step_mark *step, const char *parameter,
                        bool drawn, struct buf texts[3])
{
    for (size_t i = 0; !drawn && i < 2; i++)
        buf_puts(&texts[i], "step ");
    step_describe(run, step->k, &step->next, &texts[0]);
    step_add_change(&step->next, &texts[1]);
    if (!step->arrow.leaves || !parameter)
        return;
    buf_printf(&texts[2], "to %s = ", parameter);
    display_number(&texts[2], step->next.parameter);
    buf_printf(&texts[0], ", %s", texts[2].data);
    buf_printf(&texts[1], ", %s", texts[2].data);
}

static struct label label_of(enum role role)
{
    return (struct label){.role = role, .size = LAYOUT_NOTE, .halo = true};
}

void step_mark_add_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                         const struct run *run, const struct step_mark *step, const char *parameter,
                         enum role role, bool drawn)
{
    const struct label label = label_of(role);
    struct buf texts[] = {BUF_INIT, BUF_INIT, BUF_INIT};
    const char *from_longest[4] = {NULL};

    write_texts(run, step, parameter, drawn, texts);
    for (size_t i = 0; i < 3 && texts[i].length; i++)
        from_longest[i] = texts[i].data;
    arrow_add_label(panel, fonts, placement, &step->arrow, &label, from_longest);
    for (size_t i = 0; i < 3; i++)
        buf_release(&texts[i]);
}

void step_mark_add_named_label(struct panel *panel, struct fonts *fonts,
                               struct placement *placement, const struct run *run,
                               const struct step_mark *step, const struct label *label)
{
    struct buf texts[] = {BUF_INIT, BUF_INIT, BUF_INIT};
    struct label named = *label;

    named.role = ROLE_STEP;
    write_texts(run, step, NULL, false, texts);
    step_add_change(&step->next, &texts[2]);
    arrow_add_label(panel, fonts, placement, &step->arrow, &named,
                    (const char *const[]){texts[0].data, texts[1].data, texts[2].data, NULL});
    for (size_t i = 0; i < 3; i++)
        buf_release(&texts[i]);
}

void step_mark_add_short_label(struct panel *panel, struct fonts *fonts,
                               struct placement *placement, const struct step_mark *step,
                               enum role role)
{
    struct label label = label_of(role);
    struct buf text = BUF_INIT;

    step_add_change(&step->next, &text);
    label.text = text.data;
    if (layout_width(fonts, &label) <= WIDEST * step->arrow.length)
        arrow_add_label(panel, fonts, placement, &step->arrow, &label,
                        (const char *const[]){text.data, NULL});
    buf_release(&text);
}
