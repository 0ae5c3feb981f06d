#include "figure/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/italic.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "figure/enlarge.h"
#include "figure/lattice.h"
#include "figure/layout_lines.h"
#include "figure/page_panel.h"

#define GROWTH 1.1 /* of a page that grows, from one height to the next */

/* The header of a page's only panel ends so far above it; margins are measured for this size. */
#define ABOVE_PANEL   20.0
#define BESIDE_PANEL  112.0
#define AROUND_HEIGHT 150.0

void page_init(struct page *page, struct figure *figure, struct fonts *fonts)
{
    *page = (struct page){
        .figure = figure,
        .fonts = fonts,
        .width = figure->width,
        .height = figure->height,
        .title = BUF_INIT,
        .caption = BUF_INIT,
        .aside = BUF_INIT,
        .alt = BUF_INIT,
        .tiers[0] = {.x.length = fmax(1, figure->width - BESIDE_PANEL),
                     .y = {.length = fmax(1, figure->height - AROUND_HEIGHT), .upright = true},
                     .above = ABOVE_PANEL},
        .tier_count = 1,
        .blocks = 1,
        .block_cols = 1,
        .rows = 1,
        .cols = 1,
        .content = "a panel",
        .header_right = PAGE_RIGHT,
        .below = {.labels = 40, .title = 18, .bare = LAYOUT_MARGIN},
    };
}

void page_release(struct page *page)
{
    buf_release(&page->title);
    buf_release(&page->caption);
    buf_release(&page->aside);
    buf_release(&page->alt);
    for (size_t i = 0; i < page->legend_count; i++)
        free(page->legend[i].label.text);
    free(page->legend);
}

struct legend_entry *page_add_legend(struct page *page, enum mark_kind kind, enum role role,
                                     const char *text)
{
    struct legend_entry *entry;

    page->legend = mem_resize(page->legend, page->legend_count + 1, sizeof *entry);
    entry = &page->legend[page->legend_count++];
    *entry = (struct legend_entry){.kind = kind, .role = role, .label.text = mem_text(text)};
    return entry;
}

static bool draw(struct page *page)
{
    for (size_t block = 0; page->head && block < page->blocks; block++)
        page->head(page, block, lattice_box(page, &(struct page_place){.block = block}),
                   page->context);
    for (size_t block = 0; block < page->blocks; block++)
        for (size_t number = 0; number < lattice_cells(page, block); number++)
            for (size_t tier = 0; tier < page->tier_count; tier++)
                if (!page_add_panel(page, &(struct page_place){block, number, tier}))
                    return false;
    if (page_has_bar(page))
        colour_bar_add(&page->bar, page->figure, &page->first);
    return true;
}

enum page_level page_legend_ends(const struct page *page)
{
    return page->needs_legend ? PAGE_NO_CAPTION : PAGE_NO_LEGEND;
}

enum page_level page_caption_ends(const struct page *page)
{
    return page->needs_legend ? PAGE_NO_LEGEND : PAGE_NO_CAPTION;
}

static void clean(struct buf *text)
{
    struct buf result = BUF_INIT;

    utf8_clean_label(&result, text->data);
    buf_release(text);
    *text = result;
}

static char *plain(const struct buf *text)
{
    struct buf result = BUF_INIT;

    italic_add_plain(&result, text->data);
    return buf_detach(&result);
}

static void measure(struct scale_labels *labels, const struct scale *scale, struct fonts *fonts)
{
    struct scale_labels own = scale_measure(scale, fonts);

    labels->width = fmax(labels->width, own.width);
    labels->has_unit = labels->has_unit || own.has_unit;
}

/* The labels of all panels of a tier. */
static void measure_tier(struct page *page, size_t number)
{
    struct page_tier *tier = &page->tiers[number];
    size_t blocks = page->scales ? page->blocks : 1;

    for (size_t block = 0; block < blocks; block++) {
        size_t cells = page->scales ? lattice_cells(page, block) : 1;

        for (size_t cell = 0; cell < cells; cell++) {
            const struct page_scales scales =
                page_scales_of(page, &(struct page_place){block, cell, number});

            measure(&tier->x_labels, &scales.x, page->fonts);
            measure(&tier->y_labels, &scales.y, page->fonts);
        }
    }
}

/* Lays out panels of any shape, and once more for the scales that suit them. */
static void lay_out(struct page *page)
{
    if (page->fit)
        page->aspect = 0;
    lattice_lay_out(page);
    if (!page->fit || !lattice_is_good(page))
        return;
    page->fit(page, page->context);
    page->tiers[0].x_labels = page->tiers[0].y_labels = (struct scale_labels){0};
    measure_tier(page, 0);
    lattice_lay_out(page);
}

static bool attempt(struct page *page)
{
    if (page->prepare)
        page->prepare(page, page->context);
    lay_out(page);
    return lattice_is_good(page) && draw(page);
}

/* The caption with all that belongs to it, as readers get it that have room. */
static char *whole_caption(const struct page *page)
{
    struct buf text = BUF_INIT;
    char *whole;

    buf_printf(&text, "%s%s", page->caption.data, page->aside.data);
    whole = plain(&text);
    buf_release(&text);
    return whole;
}

static void resolve(struct page *page)
{
    clean(&page->title);
    clean(&page->caption);
    clean(&page->alt);
    page->figure->title = plain(&page->title);
    page->figure->caption = whole_caption(page);
    page->figure->alt = plain(&page->alt);
    for (size_t i = 0; i < page->tier_count; i++)
        measure_tier(page, i);
}

/* At the levels from `first` to `last`. */
static bool attempt_levels(struct page *page, enum page_level first, enum page_level last)
{
    for (page->level = first; page->level <= last; page->level++)
        for (page->attempt = 0; page->attempt == 0 || page->attempt < page->attempts;
             page->attempt++)
            if (attempt(page))
                return true;
    return false;
}

static void set_height(struct page *page, double height)
{
    page->figure->height *= height / page->height;
    page->height = height;
}

/* The same; a page that grows does so until there is room, or stays as high as it was. */
static bool attempt_growing(struct page *page, enum page_level first, enum page_level last)
{
    const double asked = page->height;

    while (!attempt_levels(page, first, last)) {
        if (!page->grows || page->height >= page->width) {
            set_height(page, asked);
            return false;
        }
        set_height(page, fmin(round(GROWTH * page->height), page->width));
    }
    return true;
}

/* The same, without a title that is to be kept. */
static bool attempt_without_title(struct page *page, enum page_level first, enum page_level last)
{
    page->no_title = page->keeps_title;
    if (page->no_title && attempt_growing(page, first, last))
        return true;
    page->no_title = false;
    return false;
}

static bool attempt_all(struct page *page)
{
    return attempt_growing(page, PAGE_ALL, PAGE_NARROW) ||
           attempt_without_title(page, PAGE_NO_TITLE, PAGE_NARROW) ||
           attempt_growing(page, PAGE_NO_HEADINGS, PAGE_BAREST) ||
           attempt_without_title(page, PAGE_BAREST, PAGE_BAREST);
}

int page_compose(struct page *page, struct err *err)
{
    resolve(page);
    if (attempt_all(page)) {
        figure_enlarge(page->figure, page->width, page->height);
        return 0;
    }
    return err_set(err, STATUS_USAGE,
                   "--size: %.0f×%.0f pixels leave no room for %s; make it larger", page->width,
                   page->height, page->content);
}

void page_add_given_up(const struct page *page, bool kept_alone, struct buf *out)
{
    const bool no_title = page->level >= PAGE_NO_TITLE && (page->no_title || !page->keeps_title);
    const bool no_caption = page->level >= page_caption_ends(page);
    const struct {
        const char *name;
        bool is_gone, is_kept;
    } parts[] = {
        {"the legend",
         page->legend_count && !page->no_legend && page->level >= page_legend_ends(page), false},
        {"the colour bar",
         page->bar.levels && page->bar.levels->count > 0 && page->level >= page_legend_ends(page),
         false},
        {"the caption", *page->figure->caption && no_caption, page->keeps_clauses},
        {"titles of axes", page->level >= PAGE_NO_AXIS_TITLES, false},
        {"the title", *page->figure->title && no_title, page->keeps_title},
        {"headings", page->headed && page->level >= PAGE_NO_HEADINGS, false},
        {"tick labels", page->level >= PAGE_NO_TICK_LABELS, false},
        {"the end of the title", !no_title && page->title_is_cut, true},
        {"the end of the caption", !no_caption && page->caption_is_cut, true},
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].is_gone && (parts[i].is_kept || !kept_alone))
            buf_printf(out, "%s%s", out->length ? ", " : "", parts[i].name);
}
