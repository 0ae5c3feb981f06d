#include "figure/layout_lines.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"

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

/* Half a number would be read as one: `cut`, or where the number that it stands in begins. */
static size_t before_number(const char *text, size_t cut)
{
    if (!isdigit((unsigned char)text[cut]) && text[cut] != '.')
        return cut;
    while (cut > 0 && (isdigit((unsigned char)text[cut - 1]) || text[cut - 1] == '.'))
        cut--;
    return cut;
}

static char *shorten(struct fonts *fonts, const char *text, struct text_style style,
                     const struct room *room)
{
    struct buf out = BUF_INIT;
    size_t length;

    if (fits_whole(fonts, text, style, room))
        return mem_text(text);
    length = before_number(text, fitting(fonts, text, "…", style, room));
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

/* The sign at the start of `text`, which a blank or the end follows; or NULL. */
static const char *sign_at(const char *text)
{
    static const char *const signs[] = {"=", "<", ">", "+", "−", "×", "≤", "≥", "≈", "±"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);

        if (!strncmp(text, signs[i], length) && (!text[length] || text[length] == ' '))
            return signs[i];
    }
    return NULL;
}

/* Whether a number, with its sign or without, begins there. */
static bool is_number_at(const char *text)
{
    return isdigit((unsigned char)text[number_sign_length(text)]);
}

static bool is_letter_before(const char *text, size_t at)
{
    return at > 0 && (isalpha((unsigned char)text[at - 1]) || text[at - 1] & 0x80);
}

/*
 * Whether what stands on both sides of a blank belongs together: a sign and its number, a name and
 * its number ("lr 0.1"), a name, "=" and what it equals, a number and "%". A line may begin with
 * the plus or minus between two terms.
 */
static bool holds(const char *text, size_t blank)
{
    size_t before = blank;
    const char *after = text + blank + 1, *sign = sign_at(after);

    while (before > 0 && text[before - 1] != ' ')
        before--;
    if (sign_at(text + before) || *after == '%')
        return true;
    if (sign)
        return *sign != '+' && strcmp(sign, "−") != 0;
    return is_number_at(after) && is_letter_before(text, blank);
}

/* Whether a line may end before byte `at`: at a blank, but not that of "f(x, y)" or "lr 0.1". */
static bool can_break(const char *text, size_t at)
{
    int depth = 0;

    if (text[at] != ' ' || holds(text, at))
        return false;
    for (size_t i = 0; i < at; i++)
        depth += (text[i] == '(') - (text[i] == ')');
    return depth <= 0;
}

/* Where a clause ends, nearest the middle of what two lines have room for; 0 where none does. */
static size_t clause_end(struct fonts *fonts, const char *text, struct text_style style,
                         const struct room *room, size_t most)
{
    long middle = (long)strlen(text) / 2, best = 0;

    for (size_t i = 1; i <= most; i++) {
        if (text[i - 1] == ';' && can_break(text, i) &&
            labs((long)i - middle) < labs(best - middle) &&
            fits_whole(fonts, text + i + 1, style, room))
            best = (long)i;
    }
    return (size_t)best;
}

/* Whether a line that ends there leaves words and formulas whole. */
static bool ends_whole(const char *text, size_t at)
{
    return can_break(text, at) && !sign_at(text + at + 1);
}

/* Where such a line ends that leaves the second one room, nearest the middle; 0 where none does. */
static size_t whole_end(struct fonts *fonts, const char *text, struct text_style style,
                        const struct room *room, size_t most)
{
    long middle = (long)strlen(text) / 2, best = 0;

    for (size_t i = 1; i <= most; i++)
        if (ends_whole(text, i) && labs((long)i - middle) < labs(best - middle) &&
            fits_whole(fonts, text + i + 1, style, room))
            best = (long)i;
    return (size_t)best;
}

/* The last space up to `most`, though it be within parentheses; `most` where there is none. */
static size_t within_parentheses(const char *text, size_t most)
{
    size_t cut = most;

    while (cut > 0 && (text[cut] != ' ' || holds(text, cut)))
        cut--;
    return cut > most / 4 ? cut : most;
}

/*
 * The space nearest the middle, so that no word is left alone on the second line, where both halves
 * fit; else as much as fits, broken at a space if there is one.
 */
static size_t middle_end(const char *text, size_t most)
{
    size_t cut = strlen(text) / 2;

    while (cut < most && !can_break(text, cut))
        cut++;
    if (cut < most)
        return cut;
    cut = most;
    while (cut > 0 && !can_break(text, cut))
        cut--;
    return cut > most / 4 ? cut : within_parentheses(text, most);
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
    if (!ends_whole(text, cut)) {
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

    while (cut > 0 && !can_break(text, cut))
        cut--;
    while (clause > 0 && !(text[clause - 1] == ';' && can_break(text, clause)))
        clause--;
    if (clause && count_lines(fonts, after_line(text, clause), style, room, most - 1))
        return clause;
    return cut > fits / 4 ? cut : within_parentheses(text, fits);
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
