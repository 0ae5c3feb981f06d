#include "kinds/heading_slopes.h"

#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/legend.h"
#include "figure/placement.h"

#define LINE            18.0 /* the height of a slope in a panel, */
#define BASELINE        13.5 /* and from its top to its baseline */
#define INSIDE          3.0  /* from its sides to the panel's edges */
#define LEGEND_PADDING  8.0  /* around a legend in a panel */
#define LEGEND_HEIGHT   26.0
#define LEGEND_BASELINE 18.0

/* A part of the free space: 0 is left and top, 1 right and bottom. */
struct corner {
    double x, y;
};

/* The first of the corners, or the middles of sides, that is free for a box of this size; false
 * where none is, and the box then stands in the first. */
static bool find_corner(const struct panel *panel, struct fonts *fonts,
                        const struct corner *corners, size_t count, struct box *box)
{
    struct placement placement;
    bool is_free = false;

    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < panel->label_count; i++)
        placement_avoid_box(&placement, label_box(fonts, &panel->labels[i]));
    for (size_t i = count; i-- > 0;) {
        struct box at = {panel->box.x + corners[i].x * (panel->box.width - box->width),
                         panel->box.y + corners[i].y * (panel->box.height - box->height),
                         box->width, box->height};

        if (placement_is_free(&placement, &at) || (i == 0 && !is_free)) {
            is_free = placement_is_free(&placement, &at);
            *box = at;
        }
    }
    placement_release(&placement);
    return is_free;
}

/* A slope, or its number alone, in the panel where there is room. Returns whether it stands free.
 */
static bool place_slope(const struct panel *panel, struct fonts *fonts,
                        const struct heading *heading, bool alone, struct label *label)
{
    static const struct corner corners[] = {{0, 1}, {1, 1}, {0.5, 0}, {0, 0}, {1, 0}};
    const struct heading_words *words = &heading->brief;
    struct box box = {.height = LINE};
    bool is_free;

    *label = (struct label){.text = alone ? (char *)words->number : words->slope,
                            .role = ROLE_TANGENT,
                            .size = LAYOUT_HEADING,
                            .halo = true};
    box.width = layout_width(fonts, label) + 2 * INSIDE;
    is_free = find_corner(panel, fonts, corners, sizeof corners / sizeof *corners, &box);
    label->x = box.x + INSIDE;
    label->y = box.y + BASELINE;
    return is_free;
}

static bool all_stand_free(const struct figure *figure, struct fonts *fonts,
                           const struct heading *const *headings)
{
    struct label label;

    for (size_t i = 0; i < figure->panel_count; i++)
        if (*headings[i]->brief.slope &&
            !place_slope(&figure->panels[i], fonts, headings[i], false, &label))
            return false;
    return true;
}

/* "slope 14" in each, or where that has no room in one of them, 14 in the colour of the tangent. */
static void add_slopes(struct figure *figure, struct fonts *fonts,
                       const struct heading *const *headings)
{
    bool alone = !all_stand_free(figure, fonts, headings);
    struct label label;

    for (size_t i = 0; i < figure->panel_count; i++) {
        if (!*headings[i]->brief.slope)
            continue;
        place_slope(&figure->panels[i], fonts, headings[i], alone, &label);
        panel_add_label(&figure->panels[i], &label);
    }
}

/* The entry of a legend with its box, in a corner of the panel; returns whether it is free there.
 */
static bool place_legend(struct fonts *fonts, const struct panel *panel, const char *slope,
                         const struct corner *corner, struct legend_entry *entry)
{
    struct box box = {.height = LEGEND_HEIGHT};

    *entry =
        (struct legend_entry){.kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = (char *)slope};
    box.width = legend_place_entry(fonts, entry, 0, 0) + 2 * LEGEND_PADDING;
    if (!find_corner(panel, fonts, corner, 1, &box))
        return false;
    legend_place_entry(fonts, entry, box.x + LEGEND_PADDING, box.y + LEGEND_BASELINE);
    return true;
}

static const struct corner legend_corners[] = {{1, 0},   {0, 0},   {0, 1},   {1, 1},
                                               {0.5, 0}, {0.5, 1}, {0, 0.5}, {1, 0.5}};

enum { LEGEND_CORNERS = sizeof legend_corners / sizeof *legend_corners };

/* The corner that is free in the most panels. */
static const struct corner *common_corner(const struct figure *figure, struct fonts *fonts,
                                          const struct heading *const *headings)
{
    size_t most = 0, best = 0;

    for (size_t i = 0; i < LEGEND_CORNERS; i++) {
        struct legend_entry entry;
        size_t count = 0;

        for (size_t j = 0; j < figure->panel_count; j++)
            count += place_legend(fonts, &figure->panels[j], headings[j]->legend,
                                  &legend_corners[i], &entry);
        best = count > most ? i : best;
        most = count > most ? count : most;
    }
    return &legend_corners[best];
}

static void add_legends(struct figure *figure, struct fonts *fonts,
                        const struct heading *const *headings)
{
    const struct corner *common = common_corner(figure, fonts, headings);

    for (size_t i = 0; i < figure->panel_count; i++) {
        const struct panel *panel = &figure->panels[i];
        const char *slope = headings[i]->legend;
        struct legend_entry entry;
        bool placed = *slope && place_legend(fonts, panel, slope, common, &entry);

        for (size_t j = 0; *slope && !placed && j < LEGEND_CORNERS; j++)
            placed = place_legend(fonts, panel, slope, &legend_corners[j], &entry);
        if (placed)
            figure_add_legend(figure, &entry);
    }
}

void heading_slopes_add(struct figure *figure, struct fonts *fonts,
                        const struct heading *const *headings, enum heading_style style)
{
    if (heading_has_legend(style))
        add_legends(figure, fonts, headings);
    else if (heading_leaves_slope(style))
        add_slopes(figure, fonts, headings);
}
