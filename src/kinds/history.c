/* The history: the learning curves of all runs in one panel. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/line_ends.h"
#include "figure/placement.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/learning.h"
#include "kinds/log_figure.h"
#include "kinds/run_names.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

enum { MOST_MARKED = 6 }; /* runs: with more, markers hide each other */

struct history {
    const struct study *study;
    const struct trajectory *trajectory;
    struct learning learning;
    struct page page; /* whose legend has the names of the runs */
    bool marked;      /* there is room for markers at the states */
};

/* Where the line of a run leaves the panel on the right; false where it does not get there. */
static bool find_end(const struct history *h, const struct panel *panel, size_t i,
                     struct line_end *end)
{
    const struct run *run = &h->trajectory->runs[i];
    double last = h->learning.drawn.runs[i].loss[run->count - 1];

    if ((double)run_updates(run) != panel->x.high || !panel_contains(panel, panel->x.high, last))
        return false;
    *end = (struct line_end){h->page.legend[i].label.text, role_of_run(i), panel_y(panel, last)};
    return true;
}

/* Names at the ends of lines, if all of them find a place there. */
static bool add_ends(const struct history *h, struct panel *panel)
{
    struct line_end ends[THEME_RUNS];
    size_t count = h->trajectory->count;

    for (size_t i = 0; i < count; i++)
        if (!find_end(h, panel, i, &ends[i]))
            return false;
    return line_ends_add(panel, ends, count);
}

/* What cannot be drawn where it is, as an arrow at the edge and a note beside it. */
struct note {
    enum learning_event event;
    double tip[2];
    struct buf text;
};

static void place_note(const struct history *h, struct panel *panel, struct placement *placement,
                       const struct note *note, size_t run)
{
    static const enum side around[] = {BELOW_RIGHT, BELOW_LEFT, ABOVE_RIGHT, ABOVE_LEFT, RIGHT,
                                       LEFT,        BELOW,      ABOVE,       SIDE_END};
    struct label label = {
        .text = note->text.data, .role = role_of_run(run), .size = LAYOUT_LABEL, .halo = true};

    if (note->event &&
        placement_find(placement, h->page.fonts, &label, note->tip[0], note->tip[1], around) >= 0)
        panel_add_label(panel, &label);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct history *h = context;
    size_t count = h->trajectory->count;
    struct note *notes = mem_zeroed(count, sizeof *notes);
    struct placement placement;

    (void)place;
    for (size_t i = 0; i < count; i++)
        learning_add_run(&h->learning, panel, i, role_of_run(i), h->marked);
    for (size_t i = 0; i < count; i++) {
        notes[i].text = (struct buf)BUF_INIT;
        buf_printf(&notes[i].text, "%s: ", h->page.legend[i].label.text);
        notes[i].event = learning_add_event(&h->learning, i, panel, role_of_run(i), notes[i].tip,
                                            &notes[i].text);
    }
    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < count; i++) {
        place_note(h, panel, &placement, &notes[i], i);
        buf_release(&notes[i].text);
    }
    placement_release(&placement);
    free(notes);
}

/* The first attempt has names at the ends of lines, the second a legend. */
static void prepare(struct page *page, void *context)
{
    bool ends = page->attempt == 0;

    (void)context;
    page->no_legend = ends;
    page->right = ends ? line_ends_room(page->fonts, page->legend, page->legend_count) : PAGE_RIGHT;
}

static bool accept(struct panel *panel, void *context)
{
    const struct history *h = context;

    return h->page.attempt > 0 || add_ends(h, panel);
}

static void write_texts(struct history *h)
{
    struct page *page = &h->page;

    buf_printf(&page->title, "Learning curve%s of ", h->trajectory->count == 1 ? "" : "s");
    caption_study(&page->title, h->study);
    caption_runs(&page->caption, h->study);
    learning_describe(&h->learning, &page->caption);
    buf_puts(&page->alt, h->learning.minimum.found ? "Loss − minimum against iteration"
                                                   : "Loss against iteration");
    caption_kept(&page->alt, h->trajectory);
    buf_puts(&page->alt, ". ");
    caption_each_run(&page->alt, h->study);
}

static void make_scales(struct history *h, struct page_tier *tier)
{
    const struct spec *spec = h->study->spec;

    learning_scales(&h->learning, tier);
    study_page_ask(&tier->x, spec, &spec->domain);
    study_page_ask(&tier->y, spec, &spec->range);
    h->marked = h->trajectory->count <= MOST_MARKED &&
                learning_has_markers(&tier->x, h->page.figure->width - 2 * PAGE_RIGHT);
}

static int history_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct history h = {.study = study, .trajectory = trajectory};
    int result;

    if (learning_init(&h.learning, study, display_loss_name(&study->objective), err))
        return -1;
    study_page_init(&h.page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    h.page.context = &h;
    h.page.attempts = 2;
    h.page.prepare = prepare;
    h.page.accept = accept;
    h.page.fill = fill;
    make_scales(&h, &h.page.tiers[0]);
    run_names_add_legend(&h.page, trajectory, h.marked ? RUN_MARKED_LINE : RUN_LINE);
    write_texts(&h);
    result = study_page_compose(&h.page, study, err);
    page_release(&h.page);
    learning_release(&h.learning);
    return result;
}

const struct kind history_kind = {
    .name = "history",
    .aliases = "learning convergence learning-curve log",
    .summary = "the learning curves: loss against iteration, one line a run",
    .details = LOG_FIGURE_DETAILS,
    .groups =
        GROUP_RUNS | GROUP_MOTION | GROUP_KEEP | GROUP_LOGS | GROUP_LOSS_AXIS | GROUP_LEARNING,
    .reads_trajectory = true,
    .most_runs = THEME_RUNS,
    .needs = {.results = {&result_runs}, .example = &example_rates, .any_objective = true},
    .compose = history_compose,
    .of_logs = &log_history_kind,
};
