#include "kinds/grid_words.h"

#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/run_names.h"
#include "kinds/step_marks.h"
#include "kinds/step_words.h"

enum { MOST_TOLD = 16 };

static void write_caption(const struct view *view, struct buf *out)
{
    const struct objective *objective = &view->study->objective;

    if (view->run_count == 1) {
        caption_run(out, objective, view->runs);
        objective_describe_left_out(objective, "; ", "", out);
    } else {
        caption_runs(out, view->study);
    }
    if (objective->whole)
        buf_printf(out, "; curves along %s, with %s as it is at each state",
                   display_name(objective, 0), display_name(objective, 1));
}

static void tell_steps(const struct view *view, const struct grid_states *states, struct page *page)
{
    struct step_words words = {.drawn = false};

    for (size_t i = 0; i < states->count && !view->study->spec->no_step; i++)
        step_words_take(&words, &view->runs[states->at[i].run], states->at[i].k, &page->tiers[0].x);
    step_words_add(&words, &page->aside);
}

/* ", step −1.4" */
static void add_step(const struct view *view, const struct grid_state *shown, struct buf *out)
{
    const struct run *run = &view->runs[shown->run];
    struct next next;

    if (view->study->spec->no_step || !next_find(run, shown->k, &next))
        return;
    buf_puts(out, ", step ");
    step_add_change(&next, out);
}

void grid_words(const struct view *view, const struct grid_states *states, struct page *page)
{
    const struct objective *objective = &view->study->objective;
    const struct trajectory *trajectory = &view->study->trajectory;
    struct buf *alt = &page->alt;

    run_names_add_method(&page->title, trajectory);
    buf_puts(&page->title, " on ");
    objective_describe(objective, &page->title);
    write_caption(view, &page->caption);
    tell_steps(view, states, page);
    buf_printf(alt, "%zu panel%s, each with the curve of ", states->count,
               states->count == 1 ? "" : "s");
    objective_describe(objective, alt);
    buf_puts(alt, " and its tangent at one state of ");
    buf_puts(alt, trajectory_has_optimizers(trajectory) ? "a run" : "gradient descent");
    for (size_t i = 0; i < states->count && i < MOST_TOLD; i++) {
        const struct heading *heading = &states->at[i].heading;

        buf_printf(alt, "%s %s at %s%s%s", i ? ";" : ".", heading->full.state, heading->full.point,
                   *heading->full.slope ? ", " : "", heading->full.slope);
        add_step(view, &states->at[i], alt);
    }
    buf_puts(alt, states->count > MOST_TOLD ? "; and so on." : ".");
}
