/* The history: the learning curves of all runs in one panel. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/line_ends.h"
#include "figure/notes.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/learning.h"
#include "kinds/log_figure.h"
#include "kinds/run_names.h"
#include "kinds/run_roles.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

#define SAME_LINE 0.5 /* pixels: lines no farther apart are one to the eye */

#define SHARED 2.2 /* names that lines share, to a name alone */

enum {
    MOST_MARKED = 6, /* runs: with more, markers hide each other */
    LEGEND_ATTEMPT = 2,
    SHARED_ATTEMPT, /* a legend in which lines that are one to the eye share an entry */
};

struct history {
    const struct study *study;
    const struct trajectory *trajectory;
    struct learning learning;
    struct page page;
    struct legend_entry *names; /* of the runs: the page's legend, but at SHARED_ATTEMPT, */
    struct legend_entry shared[THEME_RUNS]; /* when it is this; texts are owned */
    size_t shared_count;
    bool marked; /* there is room for markers at the states */
};

/* A line that ends at the panel's right edge, and its name. */
struct end {
    size_t run;
    double y;
    struct buf name;
};

/* Where the line of a run leaves the panel on the right; false where it does not get there. */
static bool find_end(const struct history *h, const struct panel *panel, size_t i, double *y)
{
    const struct run *run = &h->trajectory->runs[i];
    double last = h->learning.drawn.runs[i].loss[run->count - 1];

    if ((double)run_updates(run) != panel->x.to || !panel_contains(panel, panel->x.to, last))
        return false;
    *y = panel_y(panel, last);
    return true;
}

/* Whether the lines of two runs of one optimiser are drawn over each other. */
static bool same_line(const struct history *h, const struct panel *panel, size_t i, size_t j)
{
    const struct run *a = &h->learning.drawn.runs[i], *b = &h->learning.drawn.runs[j];

    if (a->count != b->count || !optimizer_is_same(&a->optimizer, &b->optimizer))
        return false;
    for (size_t k = 0; k < a->count; k++)
        if (run_iteration(a, k) != run_iteration(b, k) ||
            !(fabs(panel_y(panel, a->loss[k]) - panel_y(panel, b->loss[k])) < SAME_LINE))
            return false;
    return true;
}

/* "lr 0.4 = 0.6": adds the rate of a run to the name of another. */
static void add_shared(const struct history *h, size_t run, struct buf *name)
{
    buf_puts(name, " = ");
    display_rate(name, h->trajectory->runs[run].lr,
                 run_names_digits(h->trajectory->runs, h->trajectory->count));
}

/* Adds the run to a line that is drawn where its own is; false where there is none. */
static bool share_end(const struct history *h, const struct panel *panel, struct end *ends,
                      size_t count, size_t run)
{
    for (size_t i = 0; i < count; i++) {
        if (!same_line(h, panel, ends[i].run, run))
            continue;
        add_shared(h, run, &ends[i].name);
        ends[i].run = run; /* it is drawn on top */
        return true;
    }
    return false;
}

/* The ends of all lines; false where one does not get to the right edge. */
static bool find_ends(const struct history *h, const struct panel *panel, struct end *ends,
                      size_t *count)
{
    for (size_t i = 0; i < h->trajectory->count; i++) {
        double y;

        if (!find_end(h, panel, i, &y))
            return false;
        if (share_end(h, panel, ends, *count, i))
            continue;
        ends[*count] = (struct end){i, y, BUF_INIT};
        buf_puts(&ends[(*count)++].name, h->names[i].label.text);
    }
    return true;
}

/* Names at the ends of lines, if all of them find a place there. */
static bool add_ends(const struct history *h, struct panel *panel)
{
    struct end ends[THEME_RUNS];
    struct line_end named[THEME_RUNS] = {{NULL, ROLE_TEXT, 0}};
    size_t count = 0;
    bool fits = find_ends(h, panel, ends, &count);

    for (size_t i = 0; i < count; i++)
        named[i] = (struct line_end){ends[i].name.data, run_role(h->study, ends[i].run), ends[i].y};
    fits = fits && line_ends_stay(h->page.fonts, named, count, h->page.right) &&
           line_ends_add(panel, h->page.fonts, h->page.figure->theme->frame, named, count);
    for (size_t i = 0; i < count; i++)
        buf_release(&ends[i].name);
    return fits;
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
    const struct label label = {.text = note->text.data,
                                .role = run_role(h->study, run),
                                .size = LAYOUT_LABEL,
                                .halo = true};

    if (note->event)
        note_add_at_edge(panel, h->page.fonts, placement, &label, note->tip);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    const struct history *h = context;
    size_t count = h->trajectory->count;
    struct note *notes = mem_zeroed(count, sizeof *notes);
    struct placement placement;

    (void)place;
    for (size_t i = 0; i < count; i++)
        learning_add_run(&h->learning, panel, i, run_role(h->study, i), h->marked);
    for (size_t i = 0; i < count; i++) {
        notes[i].text = (struct buf)BUF_INIT;
        buf_printf(&notes[i].text, "%s: ", h->names[i].label.text);
        notes[i].event = learning_add_event(&h->learning, i, panel, run_role(h->study, i),
                                            notes[i].tip, &notes[i].text);
    }
    placement_init_panel(&placement, panel);
    for (size_t i = 0; i < count; i++) {
        place_note(h, panel, &placement, &notes[i], i);
        buf_release(&notes[i].text);
    }
    placement_release(&placement);
    free(notes);
}

static void release_shared(struct history *h)
{
    while (h->shared_count > 0)
        free(h->shared[--h->shared_count].label.text);
}

/* The entry of run `i`, with the rates of those after it that are drawn over it; it looks as the
 * last of them, which is on top. */
static struct legend_entry share_entry(const struct history *h, const struct panel *panel, size_t i,
                                       bool *taken)
{
    struct legend_entry entry = h->names[i];
    struct buf name = BUF_INIT;

    buf_puts(&name, entry.label.text);
    for (size_t j = i + 1; j < h->trajectory->count; j++) {
        if (taken[j] || !same_line(h, panel, i, j))
            continue;
        taken[j] = true;
        add_shared(h, j, &name);
        entry = h->names[j];
    }
    entry.label.text = buf_detach(&name);
    return entry;
}

/* Makes the entries that lines of this panel share. Returns whether there are any. */
static bool share_legend(struct history *h, const struct panel *panel)
{
    bool taken[THEME_RUNS] = {false};

    release_shared(h);
    for (size_t i = 0; i < h->trajectory->count; i++)
        if (!taken[i])
            h->shared[h->shared_count++] = share_entry(h, panel, i, taken);
    return h->shared_count < h->trajectory->count;
}

static void use_legend(struct history *h, bool shared)
{
    h->page.legend = shared ? h->shared : h->names;
    h->page.legend_count = shared ? h->shared_count : h->trajectory->count;
}

/* The first attempt has names at the ends of lines, the second with room for those that lines
 * share, the third a legend, and the fourth one whose entries lines share. */
static void prepare(struct page *page, void *context)
{
    struct history *h = context;
    bool ends = page->attempt < LEGEND_ATTEMPT;

    use_legend(h, page->attempt == SHARED_ATTEMPT && h->shared_count > 0);
    page->no_legend = ends;
    page->right = ends ? line_ends_room(page->fonts, page->legend, page->legend_count) : PAGE_RIGHT;
    if (page->attempt == 1)
        page->right *= SHARED;
}

static bool accept(struct panel *panel, void *context)
{
    struct history *h = context;

    if (h->page.attempt < LEGEND_ATTEMPT)
        return add_ends(h, panel);
    return h->page.attempt == SHARED_ATTEMPT || !share_legend(h, panel);
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
    h.page.attempts = SHARED_ATTEMPT + 1;
    h.page.prepare = prepare;
    h.page.accept = accept;
    h.page.fill = fill;
    make_scales(&h, &h.page.tiers[0]);
    run_names_add_legend(&h.page, study, h.marked ? RUN_MARKED_LINE : RUN_LINE);
    h.names = h.page.legend;
    write_texts(&h);
    result = study_page_compose(&h.page, study, err);
    use_legend(&h, false);
    release_shared(&h);
    page_release(&h.page);
    learning_release(&h.learning);
    return result;
}

const struct kind history_kind = {
    .name = "history",
    .aliases = "learning convergence learning-curve log",
    .summary = "the learning curves: loss against iteration, one line a run",
    .details = LOG_FIGURE_DETAILS,
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_KEEP | GROUP_LOGS | GROUP_LOSS_AXIS |
              GROUP_LEARNING,
    .reads_trajectory = true,
    .most_runs = THEME_RUNS,
    .needs = {.results = {&result_runs}, .example = &example_rates, .any_objective = true},
    .compose = history_compose,
    .of_logs = &log_history_kind,
};
