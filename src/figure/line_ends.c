#include "figure/line_ends.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"

#define GAP      9.0  /* between the end of a line and its name */
#define PITCH    16.0 /* between names, one below the other */
#define FARTHEST 20.0 /* that a name may stand from the height of its line */
#define ABOVE    8.0  /* the panel's lower edge, which is drawn as far as the names */

double line_ends_room(struct fonts *fonts, const struct legend_entry *entries, size_t count)
{
    double widest = 0;

    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, layout_room_at_edge(fonts, entries[i].label.text,
                                                  (struct text_style){LAYOUT_LABEL, true}));
    return widest + GAP;
}

bool line_ends_stay(struct fonts *fonts, const struct line_end *ends, size_t count, double room)
{
    for (size_t i = 0; i < count; i++)
        if (GAP +
                layout_room_at_edge(fonts, ends[i].name, (struct text_style){LAYOUT_LABEL, true}) >
            room)
            return false;
    return true;
}

static int by_height(const void *a, const void *b)
{
    double x = ((const struct line_end *)a)->y, y = ((const struct line_end *)b)->y;

    return (x > y) - (x < y);
}

/* Pushes names apart, from above and then from below; false where one is pushed too far. */
static bool spread(const struct line_end *ends, double *at, size_t count, const struct box *box)
{
    for (size_t i = 0; i < count; i++)
        at[i] = i ? fmax(ends[i].y, at[i - 1] + PITCH) : ends[i].y;
    for (size_t i = count; i-- > 0;)
        at[i] = fmin(at[i], i + 1 < count ? at[i + 1] - PITCH : box->y + box->height - ABOVE);
    for (size_t i = 0; i < count; i++)
        if (fabs(at[i] - ends[i].y) > FARTHEST)
            return false;
    return true;
}

/* Whether some label of the panel reaches into what is right of x. */
static bool is_taken(const struct panel *panel, struct fonts *fonts, double x)
{
    for (size_t i = 0; i < panel->label_count; i++) {
        struct box box = label_box(fonts, &panel->labels[i]);

        if (box.x + box.width > x)
            return true;
    }
    return false;
}

bool line_ends_add(struct panel *panel, struct fonts *fonts, bool framed, struct line_end *ends,
                   size_t count)
{
    double *at = mem_zeroed(count, sizeof *at), x = panel_x(panel, panel->x.to) + GAP;
    bool fits;

    if (framed || is_taken(panel, fonts, x))
        x = panel->box.x + panel->box.width + GAP;
    qsort(ends, count, sizeof *ends, by_height);
    fits = spread(ends, at, count, &panel->box);
    for (size_t i = 0; fits && i < count; i++)
        panel_add_label(panel, &(struct label){
                                   .text = (char *)ends[i].name,
                                   .x = x,
                                   .y = at[i] + 0.33 * LAYOUT_LABEL,
                                   .role = ends[i].role,
                                   .size = LAYOUT_LABEL,
                                   .bold = true,
                               });
    free(at);
    return fits;
}
