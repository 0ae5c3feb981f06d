#include "figure/colour_bar.h"

#include <math.h>
#include <stdlib.h>

#include "figure/contour_lines.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/ticks.h"

#define LEFT  18.0 /* between the panel and the bar */
#define WIDTH 15.0
#define GAP   6.0  /* between the bar and its labels */
#define TITLE 8.0  /* between the title's baseline and the bar */
#define PITCH 15.0 /* the least from label to label */

/* "f(x, y)", or "f(x, y) − 10¹²" where the labels count from there. */
static char *make_title(const struct colour_bar *colours)
{
    struct buf title = BUF_INIT;

    buf_puts(&title, colours->name);
    ticks_add_offset(&title, colours->levels->offset);
    return buf_detach(&title);
}

double colour_bar_room(const struct colour_bar *colours, struct fonts *fonts)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    const struct levels *levels = colours->levels;
    char *title = make_title(colours);
    double widest = layout_room_at_edge(fonts, title, style) - GAP - WIDTH;

    for (size_t i = 0; i < levels->count; i++) {
        struct buf text = BUF_INIT;

        contour_level_text(levels, i, &text);
        widest = fmax(widest, layout_room_at_edge(fonts, text.data, style));
        buf_release(&text);
    }
    free(title);
    return levels->count ? LEFT + WIDTH + GAP + ceil(widest) : 0;
}

/* Paints the lowest `bands` bands in the colour of the uppermost of them; the colours of the lower
 * ones are painted over it later. */
static void add_band(struct panel *bar, size_t bands, size_t count)
{
    struct mark *mark = panel_add_mark(bar, MARK_AREA, role_of_band(bands - 1, count));

    mark_add(mark, 0, 0, true);
    mark_add(mark, 1, 0, false);
    mark_add(mark, 1, (double)bands, false);
    mark_add(mark, 0, (double)bands, false);
}

static void add_level(const struct levels *levels, struct panel *bar, size_t level, bool labelled)
{
    struct mark *line = panel_add_mark(bar, MARK_LINE, ROLE_LEVEL);
    double at = (double)level + 1;
    struct buf text = BUF_INIT;

    mark_add(line, 0, at, true);
    mark_add(line, 1, at, false);
    contour_level_text(levels, level, &text);
    if (labelled)
        panel_add_label(bar, &(struct label){.text = text.data,
                                             .x = bar->box.x + WIDTH + GAP,
                                             .y = panel_y(bar, at) + TICK_LABEL_RAISE,
                                             .role = ROLE_MUTED,
                                             .size = TICK_LABEL_SIZE});
    buf_release(&text);
}

void colour_bar_add(const struct colour_bar *colours, struct figure *figure, const struct box *box)
{
    const struct levels *levels = colours->levels;
    size_t bands = levels->count + 1, stride = 1;
    char *title = make_title(colours);
    struct panel *bar = figure_add_panel(
        figure, (struct box){box->x + box->width + LEFT, box->y, WIDTH, box->height});

    bar->x = (struct axis){.high = 1};
    bar->y = (struct axis){.high = (double)bands};
    while ((double)stride * box->height / (double)bands < PITCH)
        stride++;
    for (size_t i = bands; i > 0; i--)
        add_band(bar, i, bands);
    for (size_t i = 0; i < levels->count; i++)
        add_level(levels, bar, i, i % stride == 0);
    panel_add_label(bar, &(struct label){.text = title,
                                         .x = bar->box.x,
                                         .y = box->y - TITLE,
                                         .role = ROLE_MUTED,
                                         .size = TICK_LABEL_SIZE});
    free(title);
}
