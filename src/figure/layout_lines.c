#include "figure/layout_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "figure/line_breaks.h"

#define LINE 1.25 /* line height over size */

/* The end of the character that holds byte `at`. */
static size_t character_end(const char *text, size_t at)
{
    do
        at++;
    while (utf8_is_continuation(text[at]));
    return at;
}

static size_t character_start(const char *text, size_t at)
{
    while (at > 0 && utf8_is_continuation(text[at]))
        at--;
    return at;
}

/* How wide a text may be; a reader of SVG without the first font sets it in the second one. */
struct room {
    double first, second;
};

static bool fits_whole(struct fonts *fonts, const char *text, struct text_style style,
                       const struct room *room)
{
    return text_width(fonts, text, style) <= room->first &&
           (!isfinite(room->second) || text_width_fallback(fonts, text, style) <= room->second);
}

static bool fits(struct fonts *fonts, const char *text, size_t length, const char *tail,
                 struct text_style style, const struct room *room)
{
    struct buf trial = BUF_INIT;
    bool result;

    buf_add(&trial, text, length);
    buf_puts(&trial, tail);
    result = fits_whole(fonts, trial.data, style, room);
    buf_release(&trial);
    return result;
}

/* The most bytes of `text`, ending at a character, that have room together with `tail`. */
static size_t fitting(struct fonts *fonts, const char *text, const char *tail,
                      struct text_style style, const struct room *room)
{
    size_t low = 0, high = strlen(text);

    if (fits(fonts, text, high, tail, style, room))
        return high;
    /* Widths grow with length, near enough, for halving. */
    while (low < high) {
        size_t middle = character_end(text, character_start(text, low + (high - low) / 2));

        if (fits(fonts, text, middle, tail, style, room))
            low = middle;
        else
            high = character_start(text, middle - 1);
    }
    return low;
}

static char *shorten(struct fonts *fonts, const char *text, struct text_style style,
                     const struct room *room)
{
    struct buf out = BUF_INIT;
    size_t length;

    if (fits_whole(fonts, text, style, room))
        return mem_text(text);
    length = line_before_number(text, fitting(fonts, text, "…", style, room));
    while (length > 0 && text[length - 1] == ' ')
        length--;
    buf_add(&out, text, length);
    buf_puts(&out, "…");
    return buf_detach(&out);
}

char *layout_shorten(struct fonts *fonts, const char *text, struct text_style style, double width)
{
    return shorten(fonts, text, style, &(struct room){width, INFINITY});
}

/* Where a clause ends, nearest the middle of what two lines have room for; 0 where none does. */
static size_t clause_end(struct fonts *fonts, const char *text, struct text_style style,
                         const struct room *room, size_t most)
{
    long middle = (long)strlen(text) / 2, best = 0;

    for (size_t i = 1; i <= most; i++) {
        if (text[i - 1] == ';' && line_can_break(text, i) &&
            labs((long)i - middle) < labs(best - middle) &&
            fits_whole(fonts, text + i + 1, style, room))
            best = (long)i;
    }
    return (size_t)best;
}

/* Where such a line ends that leaves the second one room, nearest the middle; 0 where none does. */
static size_t whole_end(struct fonts *fonts, const char *text, struct text_style style,
                        const struct room *room, size_t most)
{
    long middle = (long)strlen(text) / 2, best = 0;

    for (size_t i = 1; i <= most; i++)
        if (line_ends_whole(text, i) && labs((long)i - middle) < labs(best - middle) &&
            fits_whole(fonts, text + i + 1, style, room))
            best = (long)i;
    return (size_t)best;
}

/*
 * The space nearest the middle, so that no word is left alone on the second line, where both halves
 * fit; else as much as fits, broken at a space if there is one.
 */
static size_t middle_end(const char *text, size_t most)
{
    size_t cut = strlen(text) / 2;

    while (cut < most && !line_can_break(text, cut))
        cut++;
    if (cut < most)
        return cut;
    cut = most;
    while (cut > 0 && !line_can_break(text, cut))
        cut--;
    return cut > most / 4 ? cut : line_last_blank(text, most);
}

/* The length of the first of two lines: up to a clause's end, or to the middle or so, and rather
 * between words than between the terms of a formula or within a word. */
static size_t first_line(struct fonts *fonts, const char *text, struct text_style style,
                         const struct room *room)
{
    size_t most = fitting(fonts, text, "", style, room), cut;

    if (!text[most])
        return most;
    cut = clause_end(fonts, text, style, room, most);
    if (cut)
        return cut;
    cut = middle_end(text, most);
    if (!line_ends_whole(text, cut)) {
        size_t whole = whole_end(fonts, text, style, room, most);

        cut = whole ? whole : cut;
    }
    return cut;
}

static const char *after_line(const char *text, size_t length)
{
    return text + length + strspn(text + length, " ");
}

/* How many lines the text takes, `most` at most; 0 where that is too few. */
static int count_lines(struct fonts *fonts, const char *text, struct text_style style,
                       const struct room *room, int most);

/*
 * The length of the first of three lines or more: up to the last clause's end in it, if the lines
 * that are left are enough for the rest then; else as much as fits.
 */
static size_t first_of_many(struct fonts *fonts, const char *text, struct text_style style,
                            const struct room *room, int most)
{
    size_t fits = fitting(fonts, text, "", style, room), cut = fits, clause = fits;

    while (cut > 0 && !line_can_break(text, cut))
        cut--;
    while (clause > 0 && !(text[clause - 1] == ';' && line_can_break(text, clause)))
        clause--;
    if (clause && count_lines(fonts, after_line(text, clause), style, room, most - 1))
        return clause;
    return cut > fits / 4 ? cut : line_last_blank(text, fits);
}

/* The length of the first of the lines that the text takes, `most` at most. */
static size_t next_line(struct fonts *fonts, const char *text, struct text_style style,
                        const struct room *room, int most)
{
    if (most == 1)
        return strlen(text);
    if (most == 2 || count_lines(fonts, text, style, room, 2))
        return first_line(fonts, text, style, room);
    return first_of_many(fonts, text, style, room, most);
}

static int count_lines(struct fonts *fonts, const char *text, struct text_style style,
                       const struct room *room, int most)
{
    const char *rest;
    int lines;

    if (fits_whole(fonts, text, style, room))
        return 1;
    if (most == 1)
        return 0;
    rest = after_line(text, next_line(fonts, text, style, room, most));
    lines = count_lines(fonts, rest, style, room, most - 1);
    return lines ? lines + 1 : 0;
}

static struct room room_for(const struct figure *figure, const struct label *label, double width)
{
    return (struct room){width, figure->width - LAYOUT_PAGE_EDGE - label->x};
}

double layout_add_lines(struct figure *figure, struct fonts *fonts, const struct label *label,
                        double width, int most)
{
    struct text_style style = {label->size, label->bold};
    const struct room room = room_for(figure, label, width);
    struct label line = *label;
    const char *rest = label->text;

    for (int left = most; *rest; left--) {
        size_t length = next_line(fonts, rest, style, &room, left);
        char *piece = mem_text(rest);

        piece[length] = '\0';
        line.text = shorten(fonts, piece, style, &room);
        if (left < most)
            line.y += LINE * label->size;
        figure_add_label(figure, &line);
        free(line.text);
        free(piece);
        rest = after_line(rest, length);
    }
    return line.y;
}

int layout_count_lines(const struct figure *figure, struct fonts *fonts, const struct label *label,
                       double width, int most)
{
    const struct room room = room_for(figure, label, width);

    return count_lines(fonts, label->text, (struct text_style){label->size, label->bold}, &room,
                       most);
}

double layout_room_at_edge(struct fonts *fonts, const char *text, struct text_style style)
{
    return fmax(text_width(fonts, text, style) + LAYOUT_MARGIN,
                text_width_fallback(fonts, text, style) + LAYOUT_PAGE_EDGE);
}

char *layout_axis_title(struct fonts *fonts, const char *name, const char *unit, double length)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    const double beside = 2 * (LAYOUT_MARGIN - LAYOUT_PAGE_EDGE); /* of the panel, on the page */
    const struct room room = {length - text_width(fonts, unit, style),
                              length + beside - text_width_fallback(fonts, unit, style)};
    struct buf clean = BUF_INIT, title = BUF_INIT;
    char *shortened;

    utf8_clean_label(&clean, name);
    shortened = shorten(fonts, clean.data, style, &room);
    buf_puts(&title, shortened);
    buf_puts(&title, unit);
    free(shortened);
    buf_release(&clean);
    return buf_detach(&title);
}
