#include "figure/header.h"

#include <ctype.h>
#include <string.h>

#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/legend.h"

#define TITLE_BASELINE 36.0
#define SMALL_BASELINE 24.0  /* of a title as large as a caption, where space is short */
#define HIGH           320.0 /* a page on which another line of the caption takes little, */
#define HIGHER         400.0 /* and one on which a third does */

enum { TITLE_LINES = 2 };

static int caption_lines(const struct page *page)
{
    return page->figure->height >= HIGHER ? 3 : 2;
}

static bool is_whole(const struct page *page, const struct label *label, double width, int lines)
{
    return !*label->text || layout_count_lines(page->figure, page->fonts, label, width, lines) > 0;
}

static bool fits(const struct page *page, const struct label *caption, double width)
{
    return is_whole(page, caption, width, caption_lines(page));
}

static bool has_title(const struct page *page)
{
    return page->level < PAGE_NO_TITLE || (page->keeps_title && !page->no_title);
}

static int title_lines(const struct page *page, const struct label *title)
{
    return title->size < LAYOUT_TITLE ? caption_lines(page) : TITLE_LINES;
}

/* Of the title, "" for none. One that was asked for is smaller where the large one has no room. */
static struct label title_of(const struct page *page, double left, double right)
{
    struct label title = {.text = has_title(page) ? page->title.data : "",
                          .x = left,
                          .y = page->level < PAGE_NO_TITLE ? TITLE_BASELINE : SMALL_BASELINE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_TITLE,
                          .bold = true};

    if (page->level >= PAGE_NO_TITLE ||
        (page->keeps_title && !is_whole(page, &title, right - left, TITLE_LINES)))
        title.size = LAYOUT_CAPTION;
    return title;
}

/* Whether title and legend fit side by side. */
static bool legend_fits_beside(const struct page *page, const struct label *title, double legend,
                               double left, double right)
{
    double width = *title->text ? layout_width(page->fonts, title) + 2 * LEGEND_GAP : 0;
    const struct legend_entry *last = &page->legend[page->legend_count - 1];

    return width + legend <= right - left &&
           legend_stays_on_page(page->figure, page->fonts, last, right);
}

static bool is_clause_end(const char *at)
{
    return !strncmp(at, "; ", 2);
}

/* Before words, and not before "y = 2" or amid "f(x, y)". */
static bool is_part_end(const char *at)
{
    return (!strncmp(at, ": ", 2) || !strncmp(at, ", ", 2)) && islower((unsigned char)at[2]) &&
           islower((unsigned char)at[3]);
}

/* Ends the caption ever earlier until it has room. Returns whether it has. */
static bool leave_out(const struct page *page, struct buf *text, struct label *caption,
                      double width, bool (*is_end)(const char *at))
{
    char *end = text->data + strlen(text->data);

    while (!fits(page, caption, width)) {
        while (end > text->data && !is_end(--end))
            ;
        if (end == text->data)
            return false;
        *end = '\0';
    }
    return true;
}

/* Leaves out the last clauses, from "; " on, of a caption that has no room for them, and of a
 * single one its last parts, rather than to cut it off anywhere. */
static void leave_out_clauses(const struct page *page, struct buf *text, struct label *caption,
                              double width)
{
    if (!page->keeps_clauses && !leave_out(page, text, caption, width, is_clause_end))
        leave_out(page, text, caption, width, is_part_end);
}

/* How many lines there are for the caption with what stands aside: one; as many as it takes
 * without; or on a high page two. */
static int lines_with_aside(const struct page *page, const struct label *caption, double width)
{
    struct label without = *caption;
    int lines;

    if (layout_count_lines(page->figure, page->fonts, caption, width, 1))
        return 1;
    without.text = page->caption.data;
    lines = layout_count_lines(page->figure, page->fonts, &without, width, caption_lines(page));
    return page->figure->height >= HIGH && lines < 2 ? 2 : lines;
}

/* The caption, with what stands aside if there is room. */
static struct buf caption_of(const struct page *page, struct label *caption, double width)
{
    struct buf text = BUF_INIT;
    int lines;

    buf_puts(&text, page->caption.data);
    buf_puts(&text, page->aside.data);
    caption->text = text.data;
    lines = lines_with_aside(page, caption, width);
    if (!lines || !layout_count_lines(page->figure, page->fonts, caption, width, lines))
        text.data[page->caption.length] = '\0';
    leave_out_clauses(page, &text, caption, width);
    return text;
}

double header_add(struct page *page, double left, double right)
{
    struct figure *figure = page->figure;
    struct fonts *fonts = page->fonts;
    size_t count =
        page->no_legend || page->level >= page_legend_ends(page) ? 0 : page->legend_count;
    double legend = legend_width(fonts, page->legend, count), y = LAYOUT_MARGIN;
    struct label title = title_of(page, left, right);
    struct label caption = {.x = left, .role = ROLE_MUTED, .size = LAYOUT_CAPTION};
    struct buf text = caption_of(page, &caption, right - left);
    bool beside = count && legend_fits_beside(page, &title, legend, left, right);

    page->title_is_cut =
        page->keeps_title && !is_whole(page, &title, right - left, title_lines(page, &title));
    page->caption_is_cut = page->keeps_clauses && !fits(page, &caption, right - left);
    figure_clear_header(figure);
    if (*title.text)
        y = layout_add_lines(figure, fonts, &title, right - left, title_lines(page, &title));
    else if (beside)
        y = TITLE_BASELINE;
    if (beside)
        legend_add(figure, fonts, right - legend, right, TITLE_BASELINE, page->legend, count);
    caption.y = y + 1.5 * LAYOUT_CAPTION;
    if (*caption.text && page->level < page_caption_ends(page))
        y = layout_add_lines(figure, fonts, &caption, right - left, caption_lines(page));
    if (count && !beside)
        y = legend_add(figure, fonts, left, right, y + 1.8 * TICK_LABEL_SIZE, page->legend, count);
    buf_release(&text);
    return y + 0.3 * LAYOUT_CAPTION;
}
