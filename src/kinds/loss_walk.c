#include "kinds/loss_walk.h"

#include <math.h>

#include "figure/curve.h"
#include "figure/layout.h"
#include "kinds/captions.h"
#include "kinds/display.h"

#define TANGENT_PART   0.3  /* the tangent is this part of the panel's width long */
#define LABEL_HEIGHT   20.0 /* of the label, with a margin, */
#define LABEL_BASELINE 14.0 /* and from its top to its baseline */

enum { MEASURED = 32 }; /* states, by which room is left for the label of any */

static const struct text_style label_style = {LAYOUT_LABEL, true};

static size_t last_shown(const struct loss *loss)
{
    return study_shown(loss->view.study, loss->view.runs).count - 1;
}

void loss_walk_describe(const struct loss *loss, size_t k, struct buf *out)
{
    const struct objective *objective = &loss->view.study->objective;
    const struct state state = run_state(&loss->view.runs[0], k);

    buf_printf(out, "state %zu: %s = ", k, display_name(objective, 0));
    display_number(out, state.parameter[0]);
    caption_loss(out, objective, state.loss, DISPLAY_DIGITS);
}

/* How wide the label of any state is: by that of some. */
static double widest_label(const struct loss *loss)
{
    double widest = 0;
    size_t last = loss->view.runs[0].count - 1;

    for (size_t i = 0; i < MEASURED; i++) {
        size_t k = (size_t)((double)last * ((double)i / (MEASURED - 1)));
        struct buf text = BUF_INIT;

        loss_walk_describe(loss, k, &text);
        widest = fmax(widest, text_width(loss->page.fonts, text.data, label_style));
        buf_release(&text);
    }
    return widest;
}

/* At the top of the panel, or at its bottom. */
void loss_walk_add_label(const struct loss *loss, struct panel *panel)
{
    static const double across[] = {0.5, 0, 1, 0.5, 0, 1}, down[] = {0, 0, 0, 1, 1, 1};
    struct box box = {.width = widest_label(loss), .height = LABEL_HEIGHT};
    struct label label = {
        .role = ROLE_STATE, .size = LAYOUT_LABEL, .bold = true, .halo = true, .y = panel->box.y};
    struct placement placement;
    struct buf text = BUF_INIT;
    size_t i = 0;

    placement_init_panel(&placement, panel);
    do {
        box.x = panel->box.x + across[i] * (panel->box.width - box.width);
        box.y = panel->box.y + down[i] * (panel->box.height - box.height);
    } while (!placement_is_free(&placement, &box) && ++i < sizeof down / sizeof *down);
    placement_release(&placement);
    loss_walk_describe(loss, last_shown(loss), &text);
    label.text = text.data;
    label.x = box.x;
    label.y = box.y + LABEL_BASELINE;
    if (i < sizeof down / sizeof *down && box.width <= panel->box.width)
        panel_add_label(panel, &label);
    buf_release(&text);
}

/* The tangent at a state, as far as it is near: TANGENT_PART of the panel's width long. */
static void add_touching(struct panel *panel, const struct state *state)
{
    double per_x = (panel->x.high - panel->x.low) / panel->box.width;
    double per_y = (panel->y.high - panel->y.low) / panel->box.height;
    double rise = state->slope[0] * per_x / per_y; /* of the tangent, in pixels */
    double dx = panel->box.width * TANGENT_PART / 2 / figure_distance(1, rise) * per_x;
    double x = state->parameter[0], dy = dx * state->slope[0];

    curve_segment(panel, panel_add_mark(panel, MARK_LINE, ROLE_TANGENT), x - dx, state->loss - dy,
                  x + dx, state->loss + dy);
}

void loss_walk_add_tangent(const struct loss *loss, struct panel *panel)
{
    const struct state state = run_state(&loss->view.runs[0], last_shown(loss));

    if (panel_contains(panel, state.parameter[0], state.loss) && isfinite(state.slope[0]))
        add_touching(panel, &state);
}
