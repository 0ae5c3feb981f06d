#include "figure/header.h"

#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "figure/legend.h"

#define TITLE_BASELINE 36.0

double header_add(const struct page *page, double left, double right)
{
    struct figure *figure = page->figure;
    struct fonts *fonts = page->fonts;
    size_t count = page->no_legend ? 0 : page->legend_count;
    struct label title = {.text = figure->title,
                          .x = left,
                          .y = TITLE_BASELINE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_TITLE,
                          .bold = true};
    struct label caption = {
        .text = figure->caption, .x = left, .role = ROLE_MUTED, .size = LAYOUT_CAPTION};
    bool has_title = *title.text && page->level < PAGE_NO_TITLE;
    bool has_caption = *caption.text && page->level < PAGE_NO_CAPTION;
    bool has_legend = count && page->level < PAGE_NO_LEGEND;
    double legend = legend_width(fonts, page->legend, count);
    double title_width = has_title ? layout_width(fonts, &title) + 2 * LEGEND_GAP : 0;
    bool beside = has_legend && title_width + legend <= right - left &&
                  legend_stays_on_page(figure, fonts, &page->legend[count - 1], right);
    double y = LAYOUT_MARGIN;

    figure_clear_header(figure);
    if (has_title)
        y = layout_add_lines(figure, fonts, &title, right - left);
    else if (beside)
        y = TITLE_BASELINE;
    if (beside)
        legend_add(figure, fonts, right - legend, right, TITLE_BASELINE, page->legend, count);
    caption.y = y + 1.5 * LAYOUT_CAPTION;
    if (has_caption)
        y = layout_add_lines(figure, fonts, &caption, right - left);
    if (has_legend && !beside)
        y = legend_add(figure, fonts, left, right, y + 1.8 * TICK_LABEL_SIZE, page->legend, count);
    return y + 0.3 * LAYOUT_CAPTION;
}
