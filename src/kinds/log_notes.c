#include "kinds/log_notes.h"

#include <math.h>

#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/log_bands.h"

static void add(struct panel *panel, struct fonts *fonts, double x, double y, struct buf *text,
                enum role role)
{
    static const enum side sides[] = {ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT, RIGHT,
                                      LEFT,        ABOVE,      BELOW,       SIDE_END};
    struct label label = {.text = text->data, .role = role, .size = LAYOUT_LABEL, .halo = true};
    struct placement placement;

    placement_init_panel(&placement, panel);
    note_add(panel, fonts, &placement, &label,
             (const double[]){panel_x(panel, x), panel_y(panel, y)}, sides);
    placement_release(&placement);
    buf_release(text);
}

void log_note_gap(struct panel *panel, struct fonts *fonts, const struct log_gap *gap,
                  enum role role)
{
    struct buf text = BUF_INIT;

    buf_printf(&text, "%zu not finite", gap->values);
    add(panel, fonts, gap->x, gap->y, &text, role);
}

void log_note_drop(struct panel *panel, struct fonts *fonts, const struct log_series *series,
                   enum role role)
{
    size_t at = log_band_first_drop(series);
    struct buf text = BUF_INIT;

    if (!series->counts || at == series->y_count || !isfinite(series->y[at]) ||
        !panel_contains(panel, series->x[at], series->y[at]))
        return;
    buf_printf(&text, "n = %.0f", series->counts[at]);
    add(panel, fonts, series->x[at], series->y[at], &text, role);
}
