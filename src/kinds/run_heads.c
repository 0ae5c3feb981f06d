#include "kinds/run_heads.h"

#include <math.h>
#include <stdlib.h>

#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/run_names.h"

#define LETTER 30.0 /* that a panel's letter takes left of it, with a gap, at most */
#define APART  5.0  /* a word that is wider than its panel, from the next one */

void run_heads_init(struct run_heads *heads, const struct study *study)
{
    *heads = (struct run_heads){.study = study};
    for (size_t i = 0; i < study->trajectory.count; i++) {
        struct buf verdict = BUF_INIT;

        caption_verdict(&verdict, study, &study->trajectory.runs[i]);
        heads->verdicts[i] = buf_detach(&verdict);
    }
}

void run_heads_release(struct run_heads *heads)
{
    for (size_t i = 0; i < heads->study->trajectory.count; i++)
        free(heads->verdicts[i]);
}

bool run_heads_have_verdicts(const struct page *page)
{
    return page->level < PAGE_NO_HEADINGS;
}

/* The name of a run's verdict: a word. */
static const char *word_for(const struct run_heads *heads, size_t i)
{
    return verdict_name(heads->study->trajectory.runs[i].verdict.kind);
}

/* The verdict as a sentence, or its name alone where two lines are too little for that. */
static const char *verdict_for(const struct run_heads *heads, const struct page *page, size_t i,
                               double width)
{
    const struct text_style style = {LAYOUT_HEADING, false};

    if (text_width(page->fonts, heads->verdicts[i], style) <= heads->holds * width)
        return heads->verdicts[i];
    return word_for(heads, i);
}

/* Whether a word is wider than a panel, so that all verdicts are smaller words on a line. */
static bool are_narrow(const struct run_heads *heads, const struct page *page, double width)
{
    const struct text_style style = {LAYOUT_HEADING, false};

    for (size_t i = 0; i < heads->study->trajectory.count; i++)
        if (text_width(page->fonts, word_for(heads, i), style) > width)
            return true;
    return false;
}

/* In the last column a line must stay on the page in the second font, too, as layout_add_lines has
 * it. */
static bool needs_two_lines(const struct run_heads *heads, const struct page *page, double width)
{
    const struct text_style style = {LAYOUT_HEADING, false};
    double to_edge = width + page->right - LAYOUT_PAGE_EDGE;

    if (are_narrow(heads, page, width))
        return false;
    for (size_t i = 0; i < heads->study->trajectory.count; i++) {
        const char *verdict = verdict_for(heads, page, i, width);
        bool last = i % page->block_cols == page->block_cols - 1;

        if (text_width(page->fonts, verdict, style) > width ||
            (last && text_width_fallback(page->fonts, verdict, style) > to_edge))
            return true;
    }
    return false;
}

double run_heads_width(const struct page *page)
{
    double letter = page->lettered ? fmax(0, LETTER - page->column_gap) : 0;

    return fmax(1, page_panel_width(page) - letter);
}

double run_heads_above(const struct run_heads *heads, const struct page *page)
{
    double width = run_heads_width(page);
    double verdict = run_heads_have_verdicts(page) ? heads->verdict : 0;

    if (run_heads_have_verdicts(page) && needs_two_lines(heads, page, width))
        verdict += RUN_HEADS_LINE;
    return heads->name + verdict + heads->panel;
}

double run_heads_word_room(const struct page *page, double width)
{
    double beside = fmin(page->column_gap - APART, page->right - LAYOUT_PAGE_EDGE);

    return width + (page->lettered ? 0 : fmax(0, beside));
}

/* A word, or none: it would be broken. The second font has the page up to its edge. */
static void add_word(const struct page *page, const struct label *word, double width)
{
    double fallback =
        text_width_fallback(page->fonts, word->text, (struct text_style){word->size, word->bold});
    double gap = page->lettered ? 0 : fmax(0, page->column_gap - APART);

    if (layout_width(page->fonts, word) <= width + gap &&
        word->x + fallback <= page->figure->width - LAYOUT_PAGE_EDGE)
        figure_add_label(page->figure, word);
}

struct run_heads_end run_heads_add_at(const struct run_heads *heads, const struct page *page,
                                      size_t i, double x, double y, double width)
{
    bool narrow = are_narrow(heads, page, width);
    const struct label verdict = {
        .text = (char *)(narrow ? word_for(heads, i) : verdict_for(heads, page, i, width)),
        .x = x,
        .y = y + heads->verdict,
        .role = ROLE_MUTED,
        .size = narrow ? LAYOUT_NOTE : LAYOUT_HEADING};
    double end =
        x + run_names_add_title(page, heads->study, i, x, y, run_heads_word_room(page, width));

    if (run_heads_have_verdicts(page) && narrow)
        add_word(page, &verdict, width);
    else if (run_heads_have_verdicts(page))
        layout_add_lines(page->figure, page->fonts, &verdict, width, 2);
    return (struct run_heads_end){end, y};
}

struct run_heads_end run_heads_add(const struct run_heads *heads, const struct page *page, size_t i,
                                   struct box first)
{
    return run_heads_add_at(heads, page, i, first.x, first.y - page->tiers[0].above + heads->name,
                            run_heads_width(page));
}
