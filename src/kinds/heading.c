#include "kinds/heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"

#define SLOPE         "slope "
#define HEADING_GAP   14.0 /* between the parts of a heading */
#define HEADING_LINE  18.0
#define HEADING_BELOW 11.0 /* from the last baseline to the panel */
#define BRIEF_ABOVE   19.0 /* the same where space is short */
#define BRIEF_BELOW   8.0

/* What a style has of a heading beside the state, and on how many lines. */
struct heading_parts {
    int lines;
    enum heading_style shorter;
    bool brief;
    bool point;  /* beside the state, or on a line of its own */
    bool slope;  /* at the end of the line */
    bool inside; /* the slope is in the panel */
    bool title;  /* the point alone, with a word before it */
    void (*add)(const struct heading_parts *style, struct fonts *fonts, struct panel *panel,
                const struct heading *heading);
};

static const struct heading_words *words_of(const struct heading_parts *style,
                                            const struct heading *heading)
{
    return style->brief ? &heading->brief : &heading->full;
}

static struct heading_words make_words(const struct state *state, const char *name, size_t k,
                                       const struct display_digits *digits)
{
    struct buf number = BUF_INIT, point = BUF_INIT, slope = BUF_INIT;
    struct heading_words words;

    buf_printf(&number, "%s%zu", name, k);
    display_point(&point, state, digits);
    if (state_is_finite(state, 1)) {
        buf_puts(&slope, SLOPE);
        number_add_display(&slope, state->slope[0], digits->slope);
    }
    words = (struct heading_words){buf_detach(&number), buf_detach(&point), buf_detach(&slope), ""};
    if (*words.slope)
        words.number = words.slope + strlen(SLOPE);
    return words;
}

struct heading heading_make(const struct state *state, size_t k, const struct display_digits *full,
                            const struct display_digits *brief)
{
    struct buf legend = BUF_INIT;

    if (state_is_finite(state, 1)) {
        buf_puts(&legend, "Slope = ");
        number_add_display(&legend, state->slope[0], full->slope);
    }
    return (struct heading){make_words(state, "State ", k, full), make_words(state, "", k, brief),
                            buf_detach(&legend)};
}

static void release_words(struct heading_words *words)
{
    free(words->state);
    free(words->point);
    free(words->slope);
}

void heading_release(struct heading *heading)
{
    release_words(&heading->full);
    release_words(&heading->brief);
    free(heading->legend);
}

static struct label heading_label(const char *text, enum role role)
{
    return (struct label){
        .text = (char *)text, .role = role, .size = LAYOUT_HEADING, .bold = role == ROLE_TEXT};
}

static double gap(const struct heading_parts *style)
{
    return style->brief ? HEADING_GAP / 2 : HEADING_GAP;
}

static double below(const struct heading_parts *style)
{
    return style->brief ? BRIEF_BELOW : HEADING_BELOW;
}

static void add_parts(const struct heading_parts *style, struct fonts *fonts, struct panel *panel,
                      const struct heading *heading)
{
    const struct heading_words *words = words_of(style, heading);
    struct label state = heading_label(words->state, ROLE_TEXT);
    struct label point = heading_label(words->point, ROLE_TEXT);
    struct label slope = heading_label(words->slope, ROLE_TANGENT);

    state.x = point.x = panel->box.x;
    point.y = panel->box.y - below(style);
    state.y = slope.y = point.y - (style->lines - 1) * HEADING_LINE;
    panel_add_label(panel, &state);
    point.bold = false;
    if (style->lines == 1)
        point.x += layout_width(fonts, &state) + gap(style);
    if (style->point)
        panel_add_label(panel, &point);
    slope.anchor = ANCHOR_END;
    slope.x = panel->box.x + panel->box.width;
    if (style->slope && *slope.text)
        panel_add_label(panel, &slope);
}

bool heading_has_legend(enum heading_style style)
{
    return style == POINT_TITLE;
}

/* "State 0: point at (7, 49)", or "0 (7, 49)". */
static void write_title(const struct heading_parts *style, const struct heading *heading,
                        struct buf *out)
{
    const struct heading_words *words = words_of(style, heading);

    buf_printf(out, "%s%s%s", words->state, style->brief ? " " : ": point at ", words->point);
}

static void add_title_and_legend(const struct heading_parts *style, struct fonts *fonts,
                                 struct panel *panel, const struct heading *heading)
{
    struct buf text = BUF_INIT;
    struct label label = {.anchor = ANCHOR_MIDDLE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_HEADING,
                          .x = panel->box.x + panel->box.width / 2,
                          .y = panel->box.y - below(style)};

    write_title(style, heading, &text);
    label.text =
        layout_shorten(fonts, text.data, (struct text_style){label.size, false}, panel->box.width);
    panel_add_label(panel, &label);
    free(label.text);
    buf_release(&text);
}

static void add_nothing(const struct heading_parts *style, struct fonts *fonts, struct panel *panel,
                        const struct heading *heading)
{
    (void)style, (void)fonts, (void)panel, (void)heading;
}

static const struct heading_parts heading_styles[] = {
    [ONE_LINE] = {1, TWO_LINES, .point = true, .slope = true, .add = add_parts},
    [TWO_LINES] = {2, BRIEF, .point = true, .slope = true, .add = add_parts},
    [BRIEF] = {1, BRIEF_TWO_LINES, .brief = true, .point = true, .inside = true, .add = add_parts},
    [BRIEF_TWO_LINES] = {2, STATE_AND_SLOPE, .brief = true, .point = true, .inside = true,
                         .add = add_parts},
    [STATE_AND_SLOPE] = {1, STATE_ALONE, .slope = true, .add = add_parts},
    [STATE_ALONE] = {1, NO_HEADING, .add = add_parts},
    [POINT_TITLE] = {1, BRIEF_POINT_TITLE, .title = true, .add = add_title_and_legend},
    [BRIEF_POINT_TITLE] = {1, STATE_ALONE, .brief = true, .inside = true, .title = true,
                           .add = add_title_and_legend},
    [NO_HEADING] = {.add = add_nothing},
};

enum heading_style heading_fullest(const struct theme *theme)
{
    return theme->point_titles ? POINT_TITLE : ONE_LINE;
}

enum heading_style heading_shorter(enum heading_style style)
{
    return heading_styles[style].shorter;
}

bool heading_leaves_slope(enum heading_style style)
{
    return heading_styles[style].inside;
}

bool heading_is_brief(enum heading_style style)
{
    return heading_styles[style].brief;
}

static bool title_fits(const struct heading_parts *style, struct fonts *fonts,
                       const struct heading *heading, double width)
{
    struct buf text = BUF_INIT;
    struct label label = heading_label("", ROLE_MUTED);
    bool fits;

    write_title(style, heading, &text);
    label.text = text.data;
    fits = layout_width(fonts, &label) <= width;
    buf_release(&text);
    return fits;
}

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_style number,
                  double width)
{
    const struct heading_parts *style = &heading_styles[number];
    const struct heading_words *words = words_of(style, heading);
    struct label state = heading_label(words->state, ROLE_TEXT);
    struct label point = heading_label(words->point, ROLE_MUTED);
    struct label slope = heading_label(words->slope, ROLE_TANGENT);
    double point_width = style->point ? layout_width(fonts, &point) : 0;
    double first = layout_width(fonts, &state);

    if (style->title)
        return title_fits(style, fonts, heading, width);
    if (style->slope)
        first += layout_width(fonts, &slope) + gap(style);
    if (style->lines == 1 && style->point)
        first += point_width + gap(style);
    return style->lines == 0 || (first <= width && point_width <= width);
}

double heading_height(enum heading_style number)
{
    const struct heading_parts *style = &heading_styles[number];

    if (!style->lines)
        return HEADING_BELOW;
    return (style->brief ? BRIEF_ABOVE : HEADING_ABOVE) + below(style) +
           (style->lines - 1) * HEADING_LINE;
}

void heading_add(struct fonts *fonts, struct panel *panel, const struct heading *heading,
                 enum heading_style style)
{
    heading_styles[style].add(&heading_styles[style], fonts, panel, heading);
}
