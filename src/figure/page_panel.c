#include "figure/page_panel.h"

#include <stdlib.h>

#include "base/buf.h"
#include "figure/lattice.h"
#include "figure/layout.h"

#define X_TITLE 35.0 /* from the x axis to the baseline of its title */
#define Y_TITLE 11.0 /* from the title of a y axis to its labels */

#define LETTER_GAP   8.0  /* from a panel's letter to the panel, */
#define LETTER_RAISE 11.0 /* and from its baseline, */
#define LETTER_ROOM  25.0 /* where so much is above the panel, or nothing but the header */

#define EDGE 6.0 /* from a panel's left edge to a tick whose label stands out over it, at most */

struct page_scales page_scales_of(const struct page *page, const struct page_place *place)
{
    const struct page_tier *tier = &page->tiers[place->tier];
    struct page_scales scales = {tier->x, tier->y};

    if (page->scales)
        page->scales(place, &scales.x, &scales.y, page->context);
    return scales;
}

static bool has_x_title(const struct page *page, const struct page_place *place)
{
    return (lattice_has_own_titles(page) || lattice_is_lowest(page, place)) &&
           lattice_has_title(page, &page->tiers[place->tier].x_labels);
}

static void add_axis_titles(const struct page *page, struct panel *panel,
                            const struct page_place *place, const struct page_scales *scales,
                            const char *x_unit, const char *y_unit)
{
    const struct page_tier *tier = &page->tiers[place->tier];
    struct label label = {.anchor = ANCHOR_MIDDLE, .role = ROLE_MUTED, .size = TICK_LABEL_SIZE};

    if (has_x_title(page, place)) {
        label.text = scale_title(&scales->x, page->fonts, x_unit, panel->box.width);
        label.x = panel->box.x + panel->box.width / 2;
        label.y = panel->box.y + panel->box.height + X_TITLE;
        panel_add_label(panel, &label);
        free(label.text);
    }
    if (lattice_is_leftmost(page, place) && lattice_has_title(page, &tier->y_labels)) {
        label.text = scale_title(&scales->y, page->fonts, y_unit, panel->box.height);
        label.x =
            panel->box.x - TICK_LABEL_GAP - layout_ticks_width(page->fonts, &panel->y) - Y_TITLE;
        label.y = panel->box.y + panel->box.height / 2;
        label.upward = true;
        panel_add_label(panel, &label);
        free(label.text);
    }
}

/* "(a)", "(z)", "(aa)": left of what stands above the panel, unless the page ends there. */
static void add_letter(const struct page *page, struct panel *panel, size_t i)
{
    struct buf text = BUF_INIT;
    struct label label = {.x = panel->box.x - LETTER_GAP,
                          .y = panel->box.y - LETTER_RAISE,
                          .anchor = ANCHOR_END,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_HEADING,
                          .bold = true};

    buf_puts(&text, "(");
    if (i >= 26)
        buf_printf(&text, "%c", (char)('a' + i / 26 - 1));
    buf_printf(&text, "%c)", (char)('a' + i % 26));
    label.text = text.data;
    if (layout_width(page->fonts, &label) <= label.x)
        panel_add_label(panel, &label);
    buf_release(&text);
}

/* The panel to the left has its last tick label where the first one of this panel would stand. */
static void yield_first_label(const struct page *page, struct panel *panel,
                              const struct page_place *place)
{
    struct axis *x = &panel->x;

    if (page->level == PAGE_NARROW && !page->own_axes && x->count > 0 &&
        !lattice_is_leftmost(page, place) && panel_x(panel, x->ticks[0].at) - panel->box.x < EDGE)
        x->ticks[0].text[0] = '\0';
}

bool page_add_panel(struct page *page, const struct page_place *place)
{
    const struct page_scales scales = page_scales_of(page, place);
    struct panel *panel = figure_add_panel(page->figure, lattice_box(page, place));
    struct buf x_unit = BUF_INIT, y_unit = BUF_INIT;
    bool accepted;

    scale_fill(&scales.x, page->fonts, &panel->x, panel->box.width, &x_unit);
    scale_fill(&scales.y, page->fonts, &panel->y, panel->box.height, &y_unit);
    yield_first_label(page, panel, place);
    panel->x.labelled = page_has_labels(page) && (page->own_axes || lattice_is_lowest(page, place));
    panel->y.labelled =
        page_has_labels(page) && (page->own_axes || lattice_is_leftmost(page, place));
    accepted = !page->accept || page->figure->panel_count > 1 || page->accept(panel, page->context);
    if (accepted) {
        page->fill(panel, place, page->context);
        panel_case_marks(panel);
        add_axis_titles(page, panel, place, &scales, x_unit.data, y_unit.data);
        if (page->lettered &&
            (page->tiers[place->tier].above >= LETTER_ROOM || place->number < page->cols))
            add_letter(page, panel, page->figure->panel_count - 1);
    } else {
        figure_remove_panel(page->figure);
    }
    buf_release(&x_unit);
    buf_release(&y_unit);
    return accepted;
}
