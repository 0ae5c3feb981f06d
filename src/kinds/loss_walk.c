#include "kinds/loss_walk.h"

#include <math.h>

#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "kinds/captions.h"
#include "kinds/display.h"

#define TANGENT_PART   0.25 /* the tangent is this part of the panel's width long */
#define COLUMN_GAP     9.0  /* pixels between the columns of the label */
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

/* The label in columns, so that names stand still while numbers change: "state", "x =", "f(x) =".
 */
enum { COLUMNS = 3 };

struct columns {
    struct buf names[COLUMNS], numbers[COLUMNS];
};

static void make_columns(const struct loss *loss, size_t k, struct columns *columns)
{
    const struct objective *objective = &loss->view.study->objective;
    const struct state state = run_state(&loss->view.runs[0], k);

    for (size_t i = 0; i < COLUMNS; i++) {
        columns->names[i] = (struct buf)BUF_INIT;
        columns->numbers[i] = (struct buf)BUF_INIT;
    }
    buf_puts(&columns->names[0], "state ");
    buf_printf(&columns->numbers[0], "%zu", k);
    buf_printf(&columns->names[1], "%s = ", display_name(objective, 0));
    number_add_display(&columns->numbers[1], state.parameter[0], DISPLAY_FEW_DIGITS);
    buf_printf(&columns->names[2], "%s%s", display_loss_name(objective), objective->kind->words.is);
    number_add_display(&columns->numbers[2], state.loss, DISPLAY_FEW_DIGITS);
}

static void release_columns(struct columns *columns)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        buf_release(&columns->names[i]);
        buf_release(&columns->numbers[i]);
    }
}

/* Where names and numbers begin, from the start of the label. */
struct places {
    double names[COLUMNS], numbers[COLUMNS];
    double width; /* of all */
};

/* With room for the numbers of any state, by those of some. */
static void find_places(const struct loss *loss, struct places *places)
{
    double names[COLUMNS] = {0}, numbers[COLUMNS] = {0};
    size_t last = loss->view.runs[0].count - 1;

    for (size_t i = 0; i < MEASURED; i++) {
        struct columns columns;

        make_columns(loss, (size_t)((double)last * ((double)i / (MEASURED - 1))), &columns);
        for (size_t k = 0; k < COLUMNS; k++) {
            names[k] = text_width(loss->page.fonts, columns.names[k].data, label_style);
            numbers[k] = fmax(numbers[k],
                              text_width(loss->page.fonts, columns.numbers[k].data, label_style));
        }
        release_columns(&columns);
    }
    *places = (struct places){.width = -COLUMN_GAP};
    for (size_t k = 0; k < COLUMNS; k++) {
        places->names[k] = places->width + COLUMN_GAP;
        places->numbers[k] = places->names[k] + names[k];
        places->width = places->numbers[k] + numbers[k];
    }
}

static void add_piece(struct panel *panel, char *text, double x, double y)
{
    const struct label label = {.text = text,
                                .x = x,
                                .y = y,
                                .role = ROLE_STATE,
                                .size = LAYOUT_LABEL,
                                .bold = true,
                                .halo = true};

    panel_add_label(panel, &label);
}

static void add_columns(const struct loss *loss, struct panel *panel, const struct box *box,
                        const struct places *places)
{
    struct columns columns;

    make_columns(loss, last_shown(loss), &columns);
    for (size_t i = 0; i < COLUMNS; i++)
        add_piece(panel, columns.names[i].data, box->x + places->names[i], box->y + LABEL_BASELINE);
    for (size_t i = 0; i < COLUMNS; i++)
        add_piece(panel, columns.numbers[i].data, box->x + places->numbers[i],
                  box->y + LABEL_BASELINE);
    release_columns(&columns);
}

/* At the top of the panel, or at its bottom. */
void loss_walk_add_label(const struct loss *loss, struct panel *panel)
{
    static const double across[] = {0.5, 0, 1, 0.5, 0, 1}, down[] = {0, 0, 0, 1, 1, 1};
    struct places places;
    struct box box = {.height = LABEL_HEIGHT};
    struct placement placement;
    size_t i = 0;

    find_places(loss, &places);
    box.width = places.width;
    placement_init_panel(&placement, panel);
    do {
        box.x = panel->box.x + across[i] * (panel->box.width - box.width);
        box.y = panel->box.y + down[i] * (panel->box.height - box.height);
    } while (!placement_is_free(&placement, &box) && ++i < sizeof down / sizeof *down);
    placement_release(&placement);
    if (i < sizeof down / sizeof *down && box.width <= panel->box.width)
        add_columns(loss, panel, &box, &places);
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
