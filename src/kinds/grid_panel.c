#include "kinds/grid_panel.h"

#include <stdlib.h>

#include "base/number.h"
#include "figure/curve.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "kinds/display.h"

#define HEADING_GAP     14.0 /* between the parts of a heading */
#define HEADING_LINE    18.0
#define HEADING_BELOW   11.0 /* from the last baseline to the panel */
#define LEGEND_PADDING  8.0  /* around a legend in a panel */
#define LEGEND_HEIGHT   26.0
#define LEGEND_BASELINE 18.0

struct heading heading_make(const struct state *state, size_t k,
                            const struct display_digits *digits)
{
    struct buf name = BUF_INIT, point = BUF_INIT, slope = BUF_INIT, legend = BUF_INIT;

    buf_printf(&name, "State %zu", k);
    display_point(&point, state, digits);
    if (state_is_finite(state, 1)) {
        buf_puts(&slope, "slope ");
        number_add_display(&slope, state->slope[0], digits->slope);
        buf_puts(&legend, "Slope = ");
        number_add_display(&legend, state->slope[0], digits->slope);
    }
    return (struct heading){buf_detach(&name), buf_detach(&point), buf_detach(&slope),
                            buf_detach(&legend)};
}

void heading_release(struct heading *heading)
{
    free(heading->state);
    free(heading->point);
    free(heading->slope);
    free(heading->legend);
}

static struct label heading_label(const char *text, enum role role)
{
    return (struct label){
        .text = (char *)text, .role = role, .size = LAYOUT_HEADING, .bold = role == ROLE_TEXT};
}

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_form form,
                  double width)
{
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_MUTED);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);
    double state_width = layout_width(fonts, &state);
    double point_width = layout_width(fonts, &point);
    double slope_width = layout_width(fonts, &slope);

    switch (form) {
    case ONE_LINE:
        return state_width + point_width + slope_width + 2 * HEADING_GAP <= width;
    case TWO_LINES:
        return state_width + slope_width + HEADING_GAP <= width && point_width <= width;
    case STATE_AND_SLOPE:
        return state_width + slope_width + HEADING_GAP <= width;
    case STATE_ALONE:
        return state_width <= width;
    default:
        return true;
    }
}

double heading_height(enum heading_form form)
{
    static const double lines[] = {[ONE_LINE] = 1,
                                   [TWO_LINES] = 2,
                                   [STATE_AND_SLOPE] = 1,
                                   [STATE_ALONE] = 1,
                                   [NO_HEADING] = 0};

    if (form == NO_HEADING)
        return HEADING_BELOW;
    return HEADING_ABOVE + HEADING_BELOW + (lines[form] - 1) * HEADING_LINE;
}

static void add_heading(struct panel *panel, const struct heading *heading, enum heading_form form,
                        struct fonts *fonts)
{
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_TEXT);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);
    double last = panel->box.y - HEADING_BELOW;
    double first = form == TWO_LINES ? last - HEADING_LINE : last;

    if (form == NO_HEADING)
        return;
    state.x = panel->box.x;
    state.y = slope.y = first;
    panel_add_label(panel, &state);
    point.bold = false;
    point.x = panel->box.x;
    point.y = last;
    if (form == ONE_LINE)
        point.x += layout_width(fonts, &state) + HEADING_GAP;
    if (form == ONE_LINE || form == TWO_LINES)
        panel_add_label(panel, &point);
    slope.anchor = ANCHOR_END;
    slope.x = panel->box.x + panel->box.width;
    if (form != STATE_ALONE && *slope.text)
        panel_add_label(panel, &slope);
}

void grid_panel_add_marks(const struct plot *plot, struct panel *panel, const struct run *run,
                          size_t k)
{
    const struct state state = run_state(run, k);
    double x = state.parameter[0];

    plot_add_curve(plot, panel, ROLE_CURVE, &state);
    curve_tangent(panel, panel_add_mark(panel, MARK_LINE, ROLE_TANGENT), x, state.loss,
                  state.slope[0]);
    if (k > 0)
        plot_add_states(panel, run, 0, k - 1, MARK_CIRCLE, ROLE_EARLIER);
    if (panel_contains(panel, x, state.loss))
        mark_add(panel_add_mark(panel, MARK_CROSS, ROLE_STATE), x, state.loss, true);
    else if (state_is_finite(&state, 1))
        plot_add_edge_arrow(panel, ROLE_STATE, x, state.loss, NULL);
}

/* The legend that `point_titles` has in each panel, in a corner that is free. */
static void add_slope_legend(struct figure *figure, struct fonts *fonts, const struct panel *panel,
                             const char *slope)
{
    static const struct {
        double x, y; /* of the free space: 0 is left and top, 1 right and bottom */
    } corners[] = {{1, 0}, {0, 0}, {0, 1}, {1, 1}, {0.5, 0}, {0.5, 1}, {0, 0.5}, {1, 0.5}};
    struct legend_entry entry = {
        .kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = (char *)slope};
    double width = layout_place_entry(fonts, &entry, 0, 0);
    struct box box = {.width = width + 2 * LEGEND_PADDING, .height = LEGEND_HEIGHT};
    struct placement placement;

    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        box.x = panel->box.x + corners[i].x * (panel->box.width - box.width);
        box.y = panel->box.y + corners[i].y * (panel->box.height - box.height);
        if (!placement_is_free(&placement, &box))
            continue;
        layout_place_entry(fonts, &entry, box.x + LEGEND_PADDING, box.y + LEGEND_BASELINE);
        figure_add_legend(figure, &entry);
        break;
    }
    placement_release(&placement);
}

/* "Point at (7, 49)", in the middle above the panel. */
static void add_point_title(struct fonts *fonts, struct panel *panel, const char *point)
{
    struct buf text = BUF_INIT;
    struct label label = {.anchor = ANCHOR_MIDDLE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_HEADING,
                          .x = panel->box.x + panel->box.width / 2,
                          .y = panel->box.y - HEADING_BELOW};

    buf_printf(&text, "Point at %s", point);
    label.text =
        layout_shorten(fonts, text.data, (struct text_style){label.size, false}, panel->box.width);
    panel_add_label(panel, &label);
    free(label.text);
    buf_release(&text);
}

void grid_panel_add_heading(struct figure *figure, struct fonts *fonts, struct panel *panel,
                            const struct heading *heading, enum heading_form form)
{
    if (!figure->theme->point_titles) {
        add_heading(panel, heading, form, fonts);
        return;
    }
    if (form == NO_HEADING)
        return;
    add_point_title(fonts, panel, heading->point);
    if (*heading->slope)
        add_slope_legend(figure, fonts, panel, heading->legend);
}
