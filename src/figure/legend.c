#include "figure/legend.h"

#include "figure/layout.h"
#include "figure/layout_lines.h"

#define LEGEND_LINE  19.0 /* between the rows of a legend */
#define SAMPLE_GAP   7.0  /* between a legend's sample and its text */
#define MARKER_WIDTH 12.0 /* the sample of a marker */

static double sample_width(const struct legend_entry *entry)
{
    return entry->kind == MARK_LINE || entry->marked ? LEGEND_SAMPLE_WIDTH : MARKER_WIDTH;
}

double legend_place_entry(struct fonts *fonts, struct legend_entry *entry, double x,
                          double baseline)
{
    double sample = sample_width(entry);

    entry->x = x + sample / 2;
    entry->y = baseline - 0.33 * TICK_LABEL_SIZE;
    entry->label.x = x + sample + SAMPLE_GAP;
    entry->label.y = baseline;
    entry->label.size = TICK_LABEL_SIZE;
    entry->label.role = ROLE_TEXT;
    entry->label.anchor = ANCHOR_START;
    return sample + SAMPLE_GAP + layout_width(fonts, &entry->label);
}

struct box legend_entry_box(struct fonts *fonts, const struct legend_entry *entry)
{
    struct box box = label_box(fonts, &entry->label);
    double left = entry->x - sample_width(entry) / 2;

    return (struct box){left, box.y, box.x + box.width - left, box.height};
}

bool legend_stays_on_page(const struct figure *figure, struct fonts *fonts,
                          const struct legend_entry *entry, double end)
{
    const struct text_style style = {TICK_LABEL_SIZE, entry->label.bold};

    return end - text_width(fonts, entry->label.text, style) +
               text_width_fallback(fonts, entry->label.text, style) <=
           figure->width - LAYOUT_PAGE_EDGE;
}

double legend_width(struct fonts *fonts, const struct legend_entry *entries, size_t count)
{
    double width = 0;

    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];

        width += legend_place_entry(fonts, &entry, 0, 0) + (i ? LEGEND_GAP : 0);
    }
    return width;
}

double legend_add(struct figure *figure, struct fonts *fonts, double left, double right,
                  double baseline, const struct legend_entry *entries, size_t count)
{
    double x = left;

    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];
        double width = legend_place_entry(fonts, &entry, x, baseline);

        bool fits_row =
            x + width <= right + 0.5 && legend_stays_on_page(figure, fonts, &entry, x + width);

        if (x > left && !fits_row) {
            x = left;
            baseline += LEGEND_LINE;
            legend_place_entry(fonts, &entry, x, baseline);
        }
        if (x + width <= right + 0.5)
            figure_add_legend(figure, &entry);
        x += width + LEGEND_GAP;
    }
    return baseline;
}
