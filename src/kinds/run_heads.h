/* What stands above the panels of a run, in figures with a block of them a run: its name, and its
 * verdict on one line or two. */
#ifndef GDPLOT_KINDS_RUN_HEADS_H
#define GDPLOT_KINDS_RUN_HEADS_H

#include "figure/page.h"
#include "study/study.h"

#define RUN_HEADS_LINE 17.0 /* from the first line of a verdict to the second */

struct run_heads {
    const struct study *study;
    char *verdicts[THEME_RUNS]; /* owned; as sentences */
    /* Distances: from the top of a block to the baseline of the name, from there to that of the
     * verdict, and from the last of them to the panel. */
    double name, verdict, panel;
    /* How many widths of a panel a verdict on two lines may have, whatever its words. */
    double holds;
};

/* Makes the verdicts of a study of THEME_RUNS runs at most; the distances are set afterwards. */
void run_heads_init(struct run_heads *heads, const struct study *study);
void run_heads_release(struct run_heads *heads);

/* For `prepare`: how wide heads may be, as far as the distances are set: as page_panel_width, less
 * what the letter of the next panel takes. */
double run_heads_width(const struct page *page);

/* How wide a word may be that begins where a panel `width` wide does: the gap to the next one is
 * its, too. */
double run_heads_word_room(const struct page *page, double width);

/* For `prepare`: the room above the panels, for names, and for as many lines of verdicts as they
 * need, where these are shown. */
double run_heads_above(const struct run_heads *heads, const struct page *page);

/* Writes the head of run number `i` above its first panel, and returns where the name ends. */
struct run_heads_end {
    double x, y; /* on its baseline */
} run_heads_add(const struct run_heads *heads, const struct page *page, size_t i, struct box first);

/* The same elsewhere: with the name on the baseline `y`, from `x` on, and so wide. */
struct run_heads_end run_heads_add_at(const struct run_heads *heads, const struct page *page,
                                      size_t i, double x, double y, double width);

/* Whether there is room for verdicts, at the level of the page. */
bool run_heads_have_verdicts(const struct page *page);

#endif
