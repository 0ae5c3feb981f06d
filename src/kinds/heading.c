#include "kinds/heading.h"

#include <stdlib.h>

#include "base/number.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/legend.h"
#include "figure/placement.h"

#define HEADING_GAP     14.0 /* between the parts of a heading */
#define HEADING_LINE    18.0
#define HEADING_BELOW   11.0 /* from the last baseline to the panel */
#define LEGEND_PADDING  8.0  /* around a legend in a panel */
#define LEGEND_HEIGHT   26.0
#define LEGEND_BASELINE 18.0

/* What a style has of a heading beside the state, and on how many lines. */
struct heading_parts {
    int lines;
    bool point; /* beside the state, or on a line of its own */
    bool slope;
    void (*add)(const struct heading_parts *style, struct figure *figure, struct fonts *fonts,
                struct panel *panel, const struct heading *heading);
};

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

static void add_parts(const struct heading_parts *style, struct figure *figure, struct fonts *fonts,
                      struct panel *panel, const struct heading *heading)
{
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_TEXT);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);

    (void)figure;
    state.x = point.x = panel->box.x;
    point.y = panel->box.y - HEADING_BELOW;
    state.y = slope.y = point.y - (style->lines - 1) * HEADING_LINE;
    panel_add_label(panel, &state);
    point.bold = false;
    if (style->lines == 1)
        point.x += layout_width(fonts, &state) + HEADING_GAP;
    if (style->point)
        panel_add_label(panel, &point);
    slope.anchor = ANCHOR_END;
    slope.x = panel->box.x + panel->box.width;
    if (style->slope && *slope.text)
        panel_add_label(panel, &slope);
}

/* Adds a legend in a free corner of the panel. */
static void add_slope_legend(struct figure *figure, struct fonts *fonts, const struct panel *panel,
                             const char *slope)
{
    static const struct {
        double x, y; /* of the free space: 0 is left and top, 1 right and bottom */
    } corners[] = {{1, 0}, {0, 0}, {0, 1}, {1, 1}, {0.5, 0}, {0.5, 1}, {0, 0.5}, {1, 0.5}};
    struct legend_entry entry = {
        .kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = (char *)slope};
    double width = legend_place_entry(fonts, &entry, 0, 0);
    struct box box = {.width = width + 2 * LEGEND_PADDING, .height = LEGEND_HEIGHT};
    struct placement placement;

    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        box.x = panel->box.x + corners[i].x * (panel->box.width - box.width);
        box.y = panel->box.y + corners[i].y * (panel->box.height - box.height);
        if (!placement_is_free(&placement, &box))
            continue;
        legend_place_entry(fonts, &entry, box.x + LEGEND_PADDING, box.y + LEGEND_BASELINE);
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

static void add_title_and_legend(const struct heading_parts *style, struct figure *figure,
                                 struct fonts *fonts, struct panel *panel,
                                 const struct heading *heading)
{
    (void)style;
    add_point_title(fonts, panel, heading->point);
    if (*heading->slope)
        add_slope_legend(figure, fonts, panel, heading->legend);
}

static void add_nothing(const struct heading_parts *style, struct figure *figure,
                        struct fonts *fonts, struct panel *panel, const struct heading *heading)
{
    (void)style, (void)figure, (void)fonts, (void)panel, (void)heading;
}

static const struct heading_parts heading_styles[] = {
    [ONE_LINE] = {.lines = 1, .point = true, .slope = true, .add = add_parts},
    [TWO_LINES] = {.lines = 2, .point = true, .slope = true, .add = add_parts},
    [STATE_AND_SLOPE] = {.lines = 1, .slope = true, .add = add_parts},
    [STATE_ALONE] = {.lines = 1, .add = add_parts},
    [POINT_TITLE] = {.lines = 1, .add = add_title_and_legend},
    [NO_HEADING] = {.add = add_nothing},
};

enum heading_style heading_fullest(const struct theme *theme)
{
    return theme->point_titles ? POINT_TITLE : ONE_LINE;
}

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_style number,
                  double width)
{
    const struct heading_parts *style = &heading_styles[number];
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_MUTED);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);
    double point_width = style->point ? layout_width(fonts, &point) : 0;
    double first = layout_width(fonts, &state);

    if (style->slope)
        first += layout_width(fonts, &slope) + HEADING_GAP;
    if (style->lines == 1 && style->point)
        first += point_width + HEADING_GAP;
    return style->lines == 0 || (first <= width && point_width <= width);
}

double heading_height(enum heading_style style)
{
    if (!heading_styles[style].lines)
        return HEADING_BELOW;
    return HEADING_ABOVE + HEADING_BELOW + (heading_styles[style].lines - 1) * HEADING_LINE;
}

void heading_add(struct figure *figure, struct fonts *fonts, struct panel *panel,
                 const struct heading *heading, enum heading_style style)
{
    heading_styles[style].add(&heading_styles[style], figure, fonts, panel, heading);
}
