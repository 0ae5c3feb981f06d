#include "figure/lattice.h"

#include <math.h>

#include "figure/header.h"
#include "figure/layout_lines.h"

#define AXIS_TITLE   22.0 /* what an axis title takes beside the tick labels */
#define BESIDE_TICKS 10.0 /* between the last label of an axis and the first of the next */

/* The smallest panel for which nothing around it is given up, and the smallest that is drawn. */
#define GOOD_WIDTH      90.0
#define GOOD_HEIGHT     60.0
#define LOW_HEIGHT      26.0 /* with headings, which say more than a larger panel would */
#define GROWN_HEIGHT    42.0 /* the same of a page that still grows */
#define LOW_WIDTH       78.0
#define NARROW_WIDTH    46.0
#define SMALLEST_WIDTH  24.0
#define SMALLEST_HEIGHT 18.0

bool page_has_labels(const struct page *page)
{
    return page->level < PAGE_NO_TICK_LABELS;
}

bool page_has_bar(const struct page *page)
{
    return page->level < page_legend_ends(page) && page->bar.levels && page->bar.levels->count > 0;
}

bool lattice_has_title(const struct page *page, const struct scale_labels *labels)
{
    return page->level < (labels->has_unit ? PAGE_NO_TICK_LABELS : PAGE_NO_AXIS_TITLES);
}

static double left_margin(const struct page *page)
{
    double left = 0;

    for (size_t i = 0; i < page->tier_count; i++) {
        const struct scale_labels *labels = &page->tiers[i].y_labels;
        double width = LAYOUT_MARGIN;

        if (lattice_has_title(page, labels))
            width += AXIS_TITLE;
        if (page_has_labels(page))
            width += labels->width + TICK_LABEL_GAP;
        left = fmax(left, ceil(width));
    }
    return left;
}

/* The last tick label of an x axis stands out half its width. */
static double right_margin(const struct page *page)
{
    double least = page->right > 0         ? page->right
                   : page_has_labels(page) ? PAGE_RIGHT
                                           : LAYOUT_MARGIN;

    if (page_has_bar(page))
        least = colour_bar_room(&page->bar, page->fonts);
    if (!page_has_labels(page))
        return least;
    return fmax(least, page->tiers[0].x_labels.width / 2 + LAYOUT_MARGIN);
}

double page_column_gap(const struct page *page, double wide)
{
    const struct page_tier *tier = &page->tiers[0];

    if (!page_has_labels(page))
        return LAYOUT_MARGIN;
    if (page->own_axes)
        return tier->y_labels.width + TICK_LABEL_GAP + tier->x_labels.width / 2 + LAYOUT_MARGIN;
    if (page->level == PAGE_NARROW)
        return fmax(LAYOUT_MARGIN, (tier->x_labels.width + BESIDE_TICKS) / 2);
    return fmax(page->level == PAGE_ALL ? wide : LAYOUT_MARGIN,
                tier->x_labels.width + BESIDE_TICKS);
}

double page_panel_width(const struct page *page)
{
    double panels = (double)(page->cols * page->block_cols);
    double gaps =
        page->column_gap * (panels - 1) + page->block_gap * (double)(page->block_cols - 1);

    return floor((page->figure->width - left_margin(page) - right_margin(page) - gaps) / panels);
}

static double below_tier(const struct page *page, const struct page_tier *tier)
{
    if (!page_has_labels(page))
        return page->below.bare;
    return page->below.labels + (lattice_has_title(page, &tier->x_labels) ? page->below.title : 0);
}

/* Divides the height that the panels of a cell have together, and sets their places in it. */
static void divide_cell(struct page *page, double panels)
{
    double left = panels, top = 0;

    for (size_t i = 0; i < page->tier_count; i++) {
        struct page_tier *tier = &page->tiers[i];

        tier->height = floor(tier->share > 0 ? tier->share * panels : left);
        tier->top = top + (i ? tier->above : 0);
        top = tier->top + tier->height + below_tier(page, tier);
        left -= tier->height;
    }
}

/* The height of all that stands between the panels of a cell. */
static double between_tiers(const struct page *page)
{
    double between = 0;

    for (size_t i = 1; i < page->tier_count; i++)
        between += below_tier(page, &page->tiers[i - 1]) + page->tiers[i].above;
    return between;
}

static double add_header(struct page *page, double left)
{
    double right = page->header_right > 0 ? page->header_right : ceil(right_margin(page));

    return header_add(page, left, page->figure->width - right);
}

static void keep_short(double longest, struct box *box)
{
    box->width = fmin(box->width, longest * box->height);
    box->height = fmin(box->height, longest * box->width);
}

static void keep_aspect(double aspect, struct box *box)
{
    if (box->width > aspect * box->height)
        box->width = aspect * box->height;
    else
        box->height = box->width / aspect;
}

bool lattice_has_own_titles(const struct page *page)
{
    return page->own_titles && page->level < PAGE_NO_AXIS_TITLES;
}

void lattice_lay_out(struct page *page)
{
    const struct page_tier *first = &page->tiers[0], *last = &page->tiers[page->tier_count - 1];
    double left = left_margin(page), top = add_header(page, left);
    double block_rows = ceil((double)page->blocks / (double)page->block_cols);
    double block = (page->figure->height - ceil(top + page->bottom)) / block_rows;
    double row_gap = page->row_gap + (lattice_has_own_titles(page) ? page->below.title : 0);
    double between = first->above + between_tiers(page) + row_gap; /* panels of two rows */
    double around = page->block_above + below_tier(page, last) + page->block_below - row_gap;
    double panels = floor((block - around) / (double)page->rows - between);

    divide_cell(page, panels);
    page->first = (struct box){.x = left,
                               .y = ceil(top) + page->block_above + first->above,
                               .width = page_panel_width(page),
                               .height = first->height};
    page->dx = page->first.width + ceil(page->column_gap);
    if (page->aspect > 0 && page->first.height > 0)
        keep_aspect(page->aspect, &page->first);
    else if (page->longest > 0)
        keep_short(page->longest, &page->first);
    page->dy = panels + between;
    page->block_dx = (double)page->cols * page->dx + page->block_gap;
    page->block_dy = around + (double)page->rows * page->dy;
}

bool lattice_is_good(const struct page *page)
{
    double width = page->first.width, height = page->first.height;
    double low = page->grows && page->height < page->width ? GROWN_HEIGHT : LOW_HEIGHT;

    for (size_t i = 1; i < page->tier_count; i++)
        height = fmin(height, page->tiers[i].height);
    if (page->level == PAGE_BAREST)
        return width >= SMALLEST_WIDTH && height >= SMALLEST_HEIGHT;
    if (page->level == PAGE_NARROW)
        return page->headed && width >= NARROW_WIDTH && height >= low;
    if (page->level == PAGE_NO_TITLE && page->headed)
        return width >= LOW_WIDTH && height >= low;
    return width >= GOOD_WIDTH && height >= GOOD_HEIGHT;
}

struct box lattice_box(const struct page *page, const struct page_place *place)
{
    struct box box = page->first;

    box.x += (double)(place->block % page->block_cols) * page->block_dx +
             (double)(place->number % page->cols) * page->dx;
    box.y += (double)(place->block / page->block_cols) * page->block_dy +
             (double)(place->number / page->cols) * page->dy;
    if (place->tier > 0) {
        box.y += page->tiers[place->tier].top;
        box.height = page->tiers[place->tier].height;
    }
    return box;
}

size_t lattice_cells(const struct page *page, size_t block)
{
    return page->cells ? page->cells[block] : page->rows * page->cols;
}

bool lattice_is_leftmost(const struct page *page, const struct page_place *place)
{
    return place->number % page->cols == 0 && place->block % page->block_cols == 0;
}

bool lattice_is_lowest(const struct page *page, const struct page_place *place)
{
    return place->number + page->cols >= lattice_cells(page, place->block);
}
