/* The history: the learning curves of all runs in one panel. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "kinds/captions.h"
#include "kinds/kinds.h"
#include "kinds/learning.h"
#include "kinds/plot.h"
#include "kinds/run_names.h"
#include "study/result_runs.h"

#define LABEL_GAP   9.0  /* between the end of a line and its label */
#define LABEL_PITCH 16.0 /* between labels, one below the other */
#define FARTHEST    20.0 /* that a label may stand from the height of its line */

enum { MOST_MARKED = 6 }; /* runs: with more, markers hide each other */

/* The label of a run at the right edge. */
struct end {
    size_t run;
    double wanted, y;
};

struct history {
    const struct study *study;
    struct fonts *fonts;
    struct figure *figure;
    struct learning learning;
    struct legend_entry *names; /* of each run */
    bool ends;                  /* they stand at the ends of lines, not in a legend */
};

/* The space that names need at the page's right edge. */
static double names_room(const struct history *h)
{
    double widest = 0;

    for (size_t i = 0; i < h->learning.trajectory->count; i++)
        widest = fmax(widest, layout_room_at_edge(h->fonts, h->names[i].label.text,
                                                  (struct text_style){LAYOUT_LABEL, true}));
    return widest;
}

/* Where the line of a run leaves the panel on the right; false where it does not get there. */
static bool find_end(const struct history *h, const struct panel *panel, size_t i, double *y)
{
    const struct run *run = &h->learning.trajectory->runs[i];
    double last = run->loss[run->count - 1];

    if ((double)run_updates(run) != panel->x.high || !panel_contains(panel, panel->x.high, last) ||
        (h->learning.loss.logarithmic && !(last > 0)))
        return false;
    *y = panel_y(panel, last);
    return true;
}

static int by_height(const void *a, const void *b)
{
    double x = ((const struct end *)a)->wanted, y = ((const struct end *)b)->wanted;

    return (x > y) - (x < y);
}

/* Pushes labels apart, from above and then from below; false where one is pushed too far. */
static bool spread(struct end *ends, size_t count, const struct box *box)
{
    qsort(ends, count, sizeof *ends, by_height);
    for (size_t i = 0; i < count; i++)
        ends[i].y = i ? fmax(ends[i].wanted, ends[i - 1].y + LABEL_PITCH) : ends[i].wanted;
    for (size_t i = count; i-- > 0;)
        ends[i].y =
            fmin(ends[i].y, i + 1 < count ? ends[i + 1].y - LABEL_PITCH : box->y + box->height);
    for (size_t i = 0; i < count; i++)
        if (fabs(ends[i].y - ends[i].wanted) > FARTHEST)
            return false;
    return true;
}

/* Names at the ends of lines, if all of them find a place there. */
static bool add_ends(const struct history *h, struct panel *panel)
{
    size_t count = h->learning.trajectory->count;
    struct end *ends = mem_zeroed(count, sizeof *ends);
    bool fits = true;

    for (size_t i = 0; i < count && fits; i++) {
        ends[i].run = i;
        fits = find_end(h, panel, i, &ends[i].wanted);
    }
    fits = fits && spread(ends, count, &panel->box);
    for (size_t i = 0; fits && i < count; i++)
        panel_add_label(panel, &(struct label){
                                   .text = h->names[ends[i].run].label.text,
                                   .x = panel->box.x + panel->box.width + LABEL_GAP,
                                   .y = ends[i].y + 0.33 * LAYOUT_LABEL,
                                   .role = role_of_run(ends[i].run),
                                   .size = LAYOUT_LABEL,
                                   .bold = true,
                               });
    free(ends);
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
    static const enum side around[] = {BELOW_RIGHT, BELOW_LEFT, ABOVE_RIGHT, ABOVE_LEFT, RIGHT,
                                       LEFT,        BELOW,      ABOVE,       SIDE_END};
    struct label label = {
        .text = note->text.data, .role = role_of_run(run), .size = LAYOUT_LABEL, .halo = true};

    if (note->event &&
        placement_find(placement, h->fonts, &label, note->tip[0], note->tip[1], around) >= 0)
        panel_add_label(panel, &label);
}

static void add_lines(const struct history *h, struct panel *panel)
{
    size_t count = h->learning.trajectory->count;
    struct note *notes = mem_zeroed(count, sizeof *notes);
    struct placement placement;

    for (size_t i = 0; i < count; i++)
        learning_add_run(&h->learning, panel, i, role_of_run(i), h->names[0].marked);
    for (size_t i = 0; i < count; i++) {
        notes[i].text = (struct buf)BUF_INIT;
        buf_printf(&notes[i].text, "%s: ", h->names[i].label.text);
        notes[i].event = learning_add_event(&h->learning, panel, i, role_of_run(i), notes[i].tip,
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

/* The panel at a level of the layout, with room for names on the right or a legend above. */
static struct panel *lay_out(struct history *h, enum layout_level level, struct buf *iterations,
                             struct buf *unit)
{
    bool ticks = level < LAYOUT_NO_TICK_LABELS;
    struct layout_single single = {
        .level = level,
        .left =
            learning_left_margin(&h->learning, h->fonts, level, fmax(1, h->figure->height - 150)),
        .right = h->ends ? names_room(h) + LABEL_GAP : LAYOUT_SINGLE_RIGHT,
        .x_title = learning_has_x_title(&h->learning, level),
        .entries = h->names,
        .count = h->ends ? 0 : h->learning.trajectory->count,
    };
    struct box box = layout_single(h->figure, h->fonts, &single);
    struct panel *panel = figure_add_panel(h->figure, box);

    if (box.width >= 1 && box.height >= 1)
        learning_add_axes(&h->learning, h->fonts, panel, iterations, unit);
    panel->x.labelled = panel->y.labelled = ticks;
    return panel;
}

static void add_axis_titles(const struct history *h, struct panel *panel, enum layout_level level,
                            const char *iterations, const struct buf *unit)
{
    struct buf title = BUF_INIT;

    buf_printf(&title, "%s%s", objective_loss_name(&h->study->objective), unit->data);
    if (learning_has_x_title(&h->learning, level))
        layout_add_x_title(panel, iterations);
    if (learning_has_y_title(level, unit))
        layout_add_y_title(h->fonts, panel, title.data);
    buf_release(&title);
}

/* Names at the ends of lines if they fit, or else a legend; as few parts less as it takes. */
static int draw(struct history *h, struct err *err)
{
    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++)
        for (int attempt = 0; attempt < 2; attempt++) {
            struct buf iterations = BUF_INIT, unit = BUF_INIT;
            struct panel *panel;
            bool good;

            h->ends = attempt == 0;
            panel = lay_out(h, level, &iterations, &unit);
            good = layout_is_good(panel->box.width, panel->box.height, level) &&
                   (!h->ends || add_ends(h, panel));
            if (good) {
                add_lines(h, panel);
                add_axis_titles(h, panel, level, iterations.data, &unit);
            } else {
                figure_remove_panel(h->figure);
            }
            buf_release(&iterations);
            buf_release(&unit);
            if (good)
                return 0;
        }
    return layout_no_room(h->figure, err);
}

static void write_texts(struct history *h)
{
    const struct study *study = h->study;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_printf(&title, "Learning curve%s of ", study->trajectory.count == 1 ? "" : "s");
    caption_study(&title, study);
    caption_runs(&caption, study);
    buf_puts(&alt, "Loss against iteration");
    caption_kept(&alt, &study->trajectory);
    buf_puts(&alt, ". ");
    caption_each_run(&alt, study);
    h->figure->title = plot_text(study->spec->title, &title);
    h->figure->caption = plot_text(study->spec->caption, &caption);
    h->figure->alt = plot_text(NULL, &alt);
}

static void ask_limits(struct learning *learning, const struct spec *spec)
{
    if (spec_given(spec, &spec->domain))
        learning->iterations = spec->domain;
    loss_axis_ask(&learning->loss, spec);
}

static int history_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct size size = plot_size(study->spec, LAYOUT_SINGLE_WIDTH, LAYOUT_SINGLE_HEIGHT);
    struct history h = {.study = study, .fonts = fonts, .figure = figure};
    bool marked;
    int result;

    if (trajectory->count > THEME_RUNS)
        return err_set(err, STATUS_LIMIT, "history draws %d learning rates at most, not %zu",
                       THEME_RUNS, trajectory->count);
    figure->width = size.width;
    figure->height = size.height;
    learning_init(&h.learning, trajectory);
    ask_limits(&h.learning, study->spec);
    marked = trajectory->count <= MOST_MARKED &&
             learning_has_markers(&h.learning, figure->width - 2 * LAYOUT_SINGLE_RIGHT);
    h.names = run_names(trajectory, marked ? RUN_MARKED_LINE : RUN_LINE);
    write_texts(&h);
    result = draw(&h, err);
    run_names_free(h.names, trajectory->count);
    return result;
}

const struct kind history_kind = {
    .name = "history",
    .aliases = "learning convergence learning-curve log",
    .summary = "the learning curves: loss against iteration, one line a run",
    .groups = GROUP_RUNS | GROUP_KEEP,
    .reads_trajectory = true,
    .needs = {.results = {&result_runs}, .example = &example_rates, .any_objective = true},
    .compose = history_compose,
};
