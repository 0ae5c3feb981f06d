#include "figure/layout.h"

#include <math.h>
#include <stdlib.h>

#define X_TITLE        35.0 /* from the x axis to the baseline of its title */
#define TITLE_BASELINE 36.0
#define ABOVE_SINGLE   20.0 /* between the header and the panel */
#define BELOW_SINGLE   58.0
#define BELOW_LABELS   18.0 /* of that, for the axis title */
#define LEGEND_LINE    19.0 /* between the rows of a legend */
#define ENTRY_GAP      22.0 /* between legend entries */
#define SAMPLE_GAP     7.0  /* between a legend's sample and its text */
#define MARKER_WIDTH   12.0 /* the sample of a marker */

double layout_width(struct fonts *fonts, const struct label *label)
{
    return text_width(fonts, label->text, (struct text_style){label->size, label->bold});
}

bool layout_is_good(double width, double height, enum layout_level level)
{
    if (level == LAYOUT_BAREST)
        return width >= LAYOUT_SMALLEST_WIDTH && height >= LAYOUT_SMALLEST_HEIGHT;
    return width >= LAYOUT_GOOD_WIDTH && height >= LAYOUT_GOOD_HEIGHT;
}

int layout_no_room(const struct figure *figure, struct err *err)
{
    return err_set(err, STATUS_USAGE,
                   "--size: %g×%g pixels leave no room for a panel; make it larger", figure->width,
                   figure->height);
}

double layout_place_entry(struct fonts *fonts, struct legend_entry *entry, double x,
                          double baseline)
{
    bool line = entry->kind == MARK_LINE || entry->marked;
    double sample = line ? LEGEND_SAMPLE_WIDTH : MARKER_WIDTH;

    entry->x = x + sample / 2;
    entry->y = baseline - 0.33 * TICK_LABEL_SIZE;
    entry->label.x = x + sample + SAMPLE_GAP;
    entry->label.y = baseline;
    entry->label.size = TICK_LABEL_SIZE;
    entry->label.role = ROLE_TEXT;
    entry->label.anchor = ANCHOR_START;
    return sample + SAMPLE_GAP + layout_width(fonts, &entry->label);
}

/* Whether an entry that ends at `end` in the first font has room on the page in the second. */
static bool stays_on_page(const struct figure *figure, struct fonts *fonts,
                          const struct legend_entry *entry, double end)
{
    const struct text_style style = {TICK_LABEL_SIZE, entry->label.bold};

    return end - text_width(fonts, entry->label.text, style) +
               text_width_second(fonts, entry->label.text, style) <=
           figure->width - LAYOUT_PAGE_EDGE;
}

static double legend_width(struct fonts *fonts, const struct legend_entry *entries, size_t count)
{
    double width = 0;

    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];

        width += layout_place_entry(fonts, &entry, 0, 0) + (i ? ENTRY_GAP : 0);
    }
    return width;
}

/* In rows from `left` on, as many entries in each as fit before `right`; returns the last baseline.
 */
static double add_legend(struct figure *figure, struct fonts *fonts, double left, double right,
                         double baseline, const struct legend_entry *entries, size_t count)
{
    double x = left;

    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];
        double width = layout_place_entry(fonts, &entry, x, baseline);

        bool fits_row = x + width <= right + 0.5 && stays_on_page(figure, fonts, &entry, x + width);

        if (x > left && !fits_row) {
            x = left;
            baseline += LEGEND_LINE;
            layout_place_entry(fonts, &entry, x, baseline);
        }
        if (x + width <= right + 0.5)
            figure_add_legend(figure, &entry);
        x += width + ENTRY_GAP;
    }
    return baseline;
}

double layout_header(struct figure *figure, struct fonts *fonts, enum layout_level level,
                     double left, double right, const struct legend_entry *entries, size_t count)
{
    struct label title = {.text = figure->title,
                          .x = left,
                          .y = TITLE_BASELINE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_TITLE,
                          .bold = true};
    struct label caption = {
        .text = figure->caption, .x = left, .role = ROLE_MUTED, .size = LAYOUT_CAPTION};
    bool has_title = *title.text && level < LAYOUT_NO_TITLE;
    bool has_caption = *caption.text && level < LAYOUT_NO_CAPTION;
    bool has_legend = count && level < LAYOUT_NO_LEGEND;
    double legend = legend_width(fonts, entries, count);
    double title_width = has_title ? layout_width(fonts, &title) + 2 * ENTRY_GAP : 0;
    bool beside = has_legend && title_width + legend <= right - left &&
                  stays_on_page(figure, fonts, &entries[count - 1], right);
    double y = LAYOUT_MARGIN;

    figure_clear_header(figure);
    if (has_title)
        y = layout_add_lines(figure, fonts, &title, right - left);
    else if (beside)
        y = TITLE_BASELINE;
    if (beside)
        add_legend(figure, fonts, right - legend, right, TITLE_BASELINE, entries, count);
    caption.y = y + 1.5 * LAYOUT_CAPTION;
    if (has_caption)
        y = layout_add_lines(figure, fonts, &caption, right - left);
    if (has_legend && !beside)
        y = add_legend(figure, fonts, left, right, y + 1.8 * TICK_LABEL_SIZE, entries, count);
    return y + 0.3 * LAYOUT_CAPTION;
}

struct box layout_single(struct figure *figure, struct fonts *fonts,
                         const struct layout_single *single)
{
    double below = single->x_title                         ? BELOW_SINGLE
                   : single->level < LAYOUT_NO_TICK_LABELS ? BELOW_SINGLE - BELOW_LABELS
                                                           : LAYOUT_MARGIN;
    struct box box = {.x = ceil(single->left)};

    box.width = floor(figure->width - single->right - box.x);
    box.y =
        ceil(layout_header(figure, fonts, single->level, box.x, figure->width - LAYOUT_SINGLE_RIGHT,
                           single->entries, single->count) +
             ABOVE_SINGLE);
    box.height = floor(figure->height - below - box.y);
    return box;
}

double layout_ticks_width(struct fonts *fonts, const struct axis *axis)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    double widest = 0;

    for (size_t i = 0; i < axis->count; i++)
        widest = fmax(widest, text_width(fonts, axis->ticks[i].text, style));
    return widest;
}

/* Keeps the text of every so many ticks, 0 among them, that neighbours are `room` pixels apart. */
static void thin_ticks(struct axis *axis, double length, double room)
{
    double between = length;
    size_t stride = 1, first = 0;

    if (axis->logarithmic && axis->count > 1)
        between /= (double)(axis->count - 1);
    else if (axis->count > 1)
        between *= (axis->ticks[1].at - axis->ticks[0].at) / (axis->high - axis->low);
    while (stride < axis->count && (double)stride * between < room)
        stride++;
    for (size_t i = 0; i < axis->count; i++)
        if (axis->ticks[i].at == 0)
            first = i % stride;
    for (size_t i = 0; i < axis->count; i++)
        if (i % stride != first)
            axis->ticks[i].text[0] = '\0';
}

void layout_thin_x_ticks(struct fonts *fonts, struct axis *axis, double length)
{
    thin_ticks(axis, length, layout_ticks_width(fonts, axis) + 0.6 * TICK_LABEL_SIZE);
}

void layout_thin_y_ticks(struct axis *axis, double length)
{
    thin_ticks(axis, length, 1.1 * TICK_LABEL_SIZE);
}

void layout_add_x_title(struct panel *panel, const char *title)
{
    panel_add_label(panel, &(struct label){
                               .text = (char *)title,
                               .x = panel->box.x + panel->box.width / 2,
                               .y = panel->box.y + panel->box.height + X_TITLE,
                               .anchor = ANCHOR_MIDDLE,
                               .role = ROLE_MUTED,
                               .size = TICK_LABEL_SIZE,
                           });
}

void layout_add_y_title(struct fonts *fonts, struct panel *panel, const char *title)
{
    panel_add_label(
        panel, &(struct label){
                   .text = (char *)title,
                   .x = panel->box.x - TICK_LABEL_GAP - layout_ticks_width(fonts, &panel->y) - 11,
                   .y = panel->box.y + panel->box.height / 2,
                   .anchor = ANCHOR_MIDDLE,
                   .role = ROLE_MUTED,
                   .size = TICK_LABEL_SIZE,
                   .upward = true,
               });
}

int layout_columns(double length)
{
    return 2 + (int)(length / 120);
}

int layout_rows(double length)
{
    return 2 + (int)(length / 80);
}

int layout_decades(double length)
{
    return 1 + (int)(length / 32);
}
