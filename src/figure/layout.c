#include "figure/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

#define TITLE_BASELINE 36.0
#define LINE           1.25 /* line height over size */
#define ENTRY_GAP      22.0 /* between legend entries */
#define SAMPLE_GAP     7.0  /* between a legend's sample and its text */
#define MARKER_WIDTH   12.0 /* the sample of a marker */

enum { MOST_LINES = 2 };

static struct text_style style_of(const struct label *label)
{
    return (struct text_style){label->size, label->bold};
}

double layout_width(struct fonts *fonts, const struct label *label)
{
    return text_width(fonts, label->text, style_of(label));
}

struct box layout_label_box(struct fonts *fonts, const struct label *label)
{
    static const double before[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 0.5, [ANCHOR_END] = 1};
    double width = layout_width(fonts, label);
    double ascent = text_ascent(style_of(label));

    return (struct box){label->x - before[label->anchor] * width, label->y - ascent, width,
                        ascent + text_descent(style_of(label))};
}

/* The most bytes of `text`, ending at a character, that fit `width` together with `tail`. */
static size_t fitting(struct fonts *fonts, const char *text, const char *tail,
                      struct text_style style, double width)
{
    size_t length = strlen(text), low = 0, high = length;
    struct buf trial = BUF_INIT;

    /* Widths grow with length, near enough, for halving. */
    while (low < high) {
        size_t middle = (low + high + 1) / 2;

        buf_clear(&trial);
        buf_add(&trial, text, middle);
        buf_puts(&trial, tail);
        if (text_width(fonts, trial.data, style) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    buf_release(&trial);
    while (low > 0 && low < length && utf8_is_continuation(text[low]))
        low--;
    return low;
}

char *layout_shorten(struct fonts *fonts, const char *text, struct text_style style, double width)
{
    struct buf out = BUF_INIT;
    size_t length;

    if (text_width(fonts, text, style) <= width)
        return mem_text(text);
    length = fitting(fonts, text, "…", style, width);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    buf_add(&out, text, length);
    buf_puts(&out, "…");
    return buf_detach(&out);
}

/*
 * The length of the first of two lines: up to the space nearest the middle, so that no word is left
 * alone on the second, where both halves fit; else as much as fits, broken at a space if there is
 * one.
 */
static size_t first_line(struct fonts *fonts, const char *text, struct text_style style,
                         double width)
{
    size_t fits = fitting(fonts, text, "", style, width);
    size_t cut = strlen(text) / 2;

    if (!text[fits])
        return fits;
    while (cut < fits && text[cut] != ' ')
        cut++;
    if (cut < fits)
        return cut;
    while (cut > 0 && text[cut] != ' ')
        cut--;
    return cut > fits / 2 ? cut : fits;
}

/* Adds `text` on one or two lines from `label`'s place; returns the baseline of the last. */
static double add_lines(struct figure *figure, struct fonts *fonts, struct label label,
                        double width)
{
    struct text_style style = style_of(&label);
    const char *rest = label.text;

    for (int line = 1; *rest; line++) {
        size_t length = line < MOST_LINES ? first_line(fonts, rest, style, width) : strlen(rest);
        char *piece = mem_text(rest);

        piece[length] = '\0';
        label.text = layout_shorten(fonts, piece, style, width);
        if (line > 1)
            label.y += LINE * label.size;
        figure_add_label(figure, &label);
        free(label.text);
        free(piece);
        rest += length;
        rest += strspn(rest, " ");
    }
    return label.y;
}

static double sample_width(const struct legend_entry *entry)
{
    return entry->kind == MARK_LINE ? LEGEND_SAMPLE_WIDTH : MARKER_WIDTH;
}

static void dress_entry(struct legend_entry *entry)
{
    entry->label.size = TICK_LABEL_SIZE;
    entry->label.role = ROLE_TEXT;
    entry->label.anchor = ANCHOR_START;
}

static double entry_width(struct fonts *fonts, const struct legend_entry *entry)
{
    return sample_width(entry) + SAMPLE_GAP + layout_width(fonts, &entry->label);
}

static double legend_width(struct fonts *fonts, const struct legend_entry *entries, size_t count)
{
    double width = 0;

    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];

        dress_entry(&entry);
        width += entry_width(fonts, &entry) + (i ? ENTRY_GAP : 0);
    }
    return width;
}

static void add_legend(struct figure *figure, struct fonts *fonts, double x, double baseline,
                       const struct legend_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct legend_entry entry = entries[i];

        dress_entry(&entry);
        entry.x = x + sample_width(&entry) / 2;
        entry.y = baseline - 0.33 * TICK_LABEL_SIZE;
        entry.label.x = x + sample_width(&entry) + SAMPLE_GAP;
        entry.label.y = baseline;
        figure_add_legend(figure, &entry);
        x += entry_width(fonts, &entry) + ENTRY_GAP;
    }
}

double layout_header(struct figure *figure, struct fonts *fonts, double left, double right,
                     const struct legend_entry *entries, size_t count)
{
    struct label title = {.text = figure->title,
                          .x = left,
                          .y = TITLE_BASELINE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_TITLE,
                          .bold = true};
    struct label caption = {
        .text = figure->caption, .x = left, .role = ROLE_MUTED, .size = LAYOUT_CAPTION};
    double legend = legend_width(fonts, entries, count);
    bool beside = count && layout_width(fonts, &title) + 2 * ENTRY_GAP + legend <= right - left;
    double y = *title.text ? add_lines(figure, fonts, title, right - left) : LAYOUT_MARGIN;

    if (beside)
        add_legend(figure, fonts, right - legend, TITLE_BASELINE, entries, count);
    caption.y = y + 1.5 * LAYOUT_CAPTION;
    if (*caption.text)
        y = add_lines(figure, fonts, caption, right - left);
    if (count && !beside && legend <= right - left) {
        y += 1.8 * TICK_LABEL_SIZE;
        add_legend(figure, fonts, left, y, entries, count);
    }
    return y + 0.3 * LAYOUT_CAPTION;
}

double layout_ticks_width(struct fonts *fonts, const struct axis *axis)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    double widest = 0;

    for (size_t i = 0; i < axis->count; i++)
        widest = fmax(widest, text_width(fonts, axis->ticks[i].text, style));
    return widest;
}

void layout_thin_ticks(struct fonts *fonts, struct axis *axis, double length)
{
    double room = layout_ticks_width(fonts, axis) + TICK_LABEL_SIZE;
    double between = axis->count > 1 ? length / (axis->high - axis->low) *
                                           (axis->ticks[1].at - axis->ticks[0].at)
                                     : length;
    size_t stride = 1;

    while (stride < axis->count && (double)stride * between < room)
        stride++;
    for (size_t i = 0; i < axis->count; i++)
        if (i % stride)
            axis->ticks[i].text[0] = '\0';
}

int layout_columns(double length)
{
    return 2 + (int)(length / 120);
}

int layout_rows(double length)
{
    return 2 + (int)(length / 100);
}
