/*
 * The page: the panels of a figure, and all that stands around them.
 *
 * A composer says its scales, what goes into a panel, and its texts; where things stand, which axes
 * have labels and titles, and what is given up where space is short, is decided here:
 *
 *     struct page page;
 *
 *     page_init(&page, figure, fonts);
 *     page.tiers[0].x.name = "x";     and its limits, its kind, whether it is exact; its length and
 *     page.tiers[0].y.name = "y";     direction stand there already
 *     page_add_legend(&page, MARK_LINE, ROLE_CURVE, "the curve");
 *     buf_puts(&page.title, "The fit of …");
 *     page.context = &fit;
 *     page.fill = fill;
 *     result = page_compose(&page, err);
 *     page_release(&page);
 *
 * A page has blocks side by side, in rows if need be; a block has cells in rows and columns; and a
 * cell has a panel or, with tiers, some panels one above the other. All cells are alike: tier 0 has
 * the same scales in all of them. Without a word to the contrary a page has one block with one cell
 * of one tier, which is one panel. Lengths are in pixels.
 */
#ifndef GDPLOT_FIGURE_PAGE_H
#define GDPLOT_FIGURE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/colour_bar.h"
#include "figure/figure.h"
#include "figure/scale.h"
#include "text/text.h"

/* What a figure gives up, in this order, where space is short: at each level one thing more. */
enum page_level {
    PAGE_ALL,
    PAGE_NO_LEGEND, /* nor a colour bar */
    PAGE_NO_CAPTION,
    PAGE_NO_AXIS_TITLES, /* but those that tell a unit */
    PAGE_NO_TITLE,
    PAGE_NARROW, /* panels are narrower than is good, and between them the first tick labels go:
                    only of pages whose headings stay for that */
    PAGE_NO_HEADINGS,
    PAGE_NO_TICK_LABELS,
    PAGE_BAREST = PAGE_NO_TICK_LABELS,
};

/* Right of a page's only panel, and of its header. */
#define PAGE_RIGHT 36.0

enum { PAGE_TIERS = 2 };

/* Panels of the same height in all cells, and their scales. */
struct page_tier {
    struct scale x, y;
    double share; /* of the height of the panels of a cell; 0: what the others leave */
    double above; /* room above the panel, for a heading */

    /* Resolved. */
    struct scale_labels x_labels, y_labels;
    double top, height; /* of the panel, from the top of its cell */
};

/* Which panel. */
struct page_place {
    size_t block;
    size_t number; /* of its cell in the block, row by row */
    size_t tier;
};

struct page {
    struct figure *figure; /* borrowed; its size is set before */
    struct fonts *fonts;
    double width, height; /* to which the figure is enlarged once all of it is composed */
    bool grows; /* nobody asked for the height: before headings or tick labels are given up it
                   grows, up to the width */

    /* The texts; all of them go to the figure, and are cleaned by page_compose. */
    struct buf title, caption, alt;
    struct buf aside;   /* of the caption's end, from "; " on: what is shown where there is room */
    bool keeps_title;   /* it is smaller where space is short; only where headings, tick labels or
                           the panels themselves would have to go for it, it goes */
    bool keeps_clauses; /* a caption that is too long is cut off anywhere, not between clauses */
    bool no_legend;     /* the legend's entries are not shown */
    bool needs_legend;  /* it, or the colour bar, tells what the panels show: the caption is left
                           out before it */
    struct legend_entry *legend; /* of page_add_legend */
    size_t legend_count;
    struct colour_bar bar; /* beside a page's only panel; zeroed: none */

    /* The panels. */
    struct page_tier tiers[PAGE_TIERS];
    size_t tier_count;
    size_t blocks, block_cols; /* how many there are, and how many of them side by side */
    size_t rows, cols;         /* of cells in a block */
    const size_t *cells;       /* how many each block has; NULL: all that it has room for */
    bool lettered;             /* panels are called (a), (b), … in the order they are added */
    bool headed;               /* headings stand above the panels, until PAGE_NO_HEADINGS */
    bool own_axes;             /* each panel has tick labels, not only the outer ones */
    bool own_titles;           /* and its x axis a title, until PAGE_NO_AXIS_TITLES */
    double aspect;             /* of the first tier's panels: width over height; 0: any */
    double longest;            /* where any: a side of them, to the other, at most; 0: any */
    const char *content;       /* what there was no room for, in an error: "a panel" */

    /* Distances. */
    double right;        /* right of the panels, at least; 0: PAGE_RIGHT while there are labels */
    double header_right; /* right of the header; 0: it ends where the panels do */
    double column_gap, row_gap;                 /* between cells */
    double block_gap, block_above, block_below; /* between blocks side by side, and around each */
    double bottom;                              /* at the bottom of the page */
    struct {
        double labels, title, bare; /* with tick labels; what a title adds; without either */
    } below;                        /* below each panel */

    /* What the composer does; `context` is passed to all of these. */
    void *context;
    int attempts; /* at each level; 0: one */
    /* Sets what depends on page->level and page->attempt, such as distances; NULL: nothing does. */
    void (*prepare)(struct page *page, void *context);
    /* Sets the scales of the first tier, and the aspect, for panels as large as page->first; NULL:
     * they stay as they are. */
    void (*fit)(struct page *page, void *context);
    /* Whether the first panel, which has its axes, will do: else the next attempt; NULL: it does.
     */
    bool (*accept)(struct panel *panel, void *context);
    /* Writes above a block, the upper left corner of whose first panel is given; NULL: nothing. */
    void (*head)(const struct page *page, size_t block, struct box first, void *context);
    /*
     * Sets the scales of a panel where they are not those of its tier, which they are set to
     * before; NULL: they are. Margins suit the widest labels of all panels.
     */
    void (*scales)(const struct page_place *place, struct scale *x, struct scale *y, void *context);
    /* Adds all marks and labels to a panel, which has its axes. */
    void (*fill)(struct panel *panel, const struct page_place *place, void *context);

    /* Resolved. */
    enum page_level level;
    int attempt;
    bool no_title;                     /* one that is to be kept has no room all the same */
    bool title_is_cut, caption_is_cut; /* what was to be kept ends in an ellipsis */
    struct box first;                  /* the first cell */
    double dx, dy;                     /* from cell to cell */
    double block_dx, block_dy;         /* from block to block */
};

/* A page of one panel on a figure that has its size; its scales have about the length of its axes.
 */
void page_init(struct page *page, struct figure *figure, struct fonts *fonts);
void page_release(struct page *page);

/* Adds an entry, for a marker or a line; the text is copied. Returns it, until the next is added.
 */
struct legend_entry *page_add_legend(struct page *page, enum mark_kind kind, enum role role,
                                     const char *text);

/*
 * Lays out and draws all of it, the texts and the legend, too. Errors: STATUS_USAGE where there is
 * no room even at the last level.
 */
int page_compose(struct page *page, struct err *err);

/* The first level without a legend or colour bar, and that without a caption. */
enum page_level page_legend_ends(const struct page *page);
enum page_level page_caption_ends(const struct page *page);

/* Appends what of the page there was no room for, as a list: nothing if all of it is there. Or of
 * that only the title and the caption that were to be kept, or their ends. */
void page_add_given_up(const struct page *page, bool kept_alone, struct buf *out);

/* For `prepare`: the width of a panel, as far as the distances are set, or of what it has to itself
 * where its aspect makes it narrower; */
double page_panel_width(const struct page *page);

/* and a gap between columns in which the outermost tick labels stand side by side: `wide` where
 * there is space enough. */
double page_column_gap(const struct page *page, double wide);

/* Whether tick labels, and a colour bar, are shown at this level. */
bool page_has_labels(const struct page *page);
bool page_has_bar(const struct page *page);

#endif
