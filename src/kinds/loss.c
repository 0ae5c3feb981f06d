/* The loss over the parameter: the curve, the states on it, the uphill arrow, the minimum. */
#include "base/buf.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/loss_panel.h"
#include "kinds/minima_marks.h"
#include "kinds/run_names.h"
#include "kinds/step_words.h"
#include "kinds/study_page.h"
#include "study/result_runs.h"

static bool loss_draws_states(const struct spec *spec)
{
    return spec->path || spec_given(spec, &spec->gradient);
}

static void write_caption(const struct loss *loss, struct buf *out)
{
    const struct study *study = loss->view.study;

    objective_describe_data(&study->objective, out);
    if (loss->view.run_count > 1) {
        buf_clear(out);
        caption_runs(out, study);
    } else if (loss->trained) {
        buf_puts(out, out->length ? "; " : "");
        caption_run(out, &study->objective, loss->view.runs);
    } else if (minima_are_summed_up(&loss->view)) {
        minima_sum_up(&loss->view, out);
    }
}

/* The curve is the one at the last state; earlier states have another. */
static void write_slice(const struct objective *objective, bool states, struct buf *out)
{
    if (!objective->whole)
        return;
    buf_printf(out, "%sthe curve at %s = ", out->length ? "; " : "", display_name(objective, 1));
    display_number(out, objective->held[1 - objective->along]);
    if (states)
        buf_puts(out, ", earlier states at their own");
}

/* What the arrows are: of a run alone, or of some the first ones. */
static void tell_steps(struct loss *loss)
{
    struct step_words words = {.first = loss->view.run_count > 1};

    if (loss->view.study->spec->no_step || !loss->trained ||
        loss->view.run_count > LOSS_SIDE_BY_SIDE)
        return;
    if (loss->gradient)
        hiker_tell(&loss->hiker, &loss->page.tiers[0], &loss->page.aside);
    for (size_t i = 0; !loss->gradient && loss->path && i < loss->view.run_count; i++)
        if (loss->view.runs[i].count > 1)
            step_words_take(&words, &loss->view.runs[i], 0, &loss->page.tiers[0].x);
    step_words_add(&words, &loss->page.aside);
}

static void write_texts(struct loss *loss)
{
    const struct objective *objective = &loss->view.study->objective;
    const struct objective_words *words = &objective->kind->words;
    const struct scale *x = &loss->page.tiers[0].x;
    struct page *page = &loss->page;

    buf_puts(&page->title, objective->whole ? words->slice : words->curve);
    objective_describe(objective, &page->title);
    write_caption(loss, &page->caption);
    write_slice(objective, loss->trained, &page->caption);
    tell_steps(loss);
    buf_printf(&page->alt, "%s over %s ", display_loss_name(objective), x->name);
    display_interval(&page->alt, x->low, x->high);
    buf_printf(&page->alt, ": %s.", page->caption.data);
    minima_describe(&loss->view, !minima_are_summed_up(&loss->view), &page->alt);
    if (loss->trained && loss->path && !loss->view.study->spec->no_step)
        step_path_describe(loss->view.runs, loss->view.run_count, &page->alt);
    if (loss->gradient)
        hiker_describe(&loss->hiker, &page->alt);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    (void)place;
    loss_panel_fill(context, panel);
}

static int draw(struct loss *loss, struct figure *figure, struct fonts *fonts, struct err *err)
{
    const struct study *study = loss->view.study;
    int result;

    loss->hiker = (struct hiker){.view = &loss->view, .k = loss->k, .path = loss->path};
    study_page_init(&loss->page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    loss->page.context = loss;
    loss->page.fill = fill;
    if (loss->trained && loss->view.run_count > 1 && loss->path)
        run_names_add_legend(&loss->page, study, RUN_MARKER);
    view_resolve(&loss->view, &loss->page.tiers[0]);
    write_texts(loss);
    result = study_page_compose(&loss->page, study, err);
    page_release(&loss->page);
    return result;
}

/* On a slice states do not lie on the curve that is drawn, and their tangents do not touch it. */
static bool loss_walks(const struct loss *loss)
{
    const struct study *study = loss->view.study;

    return study_is_cut(study) && loss->path && loss->view.run_count == 1 &&
           !study->objective.whole;
}

static int choose_gradient(struct loss *loss, const struct spec *spec, struct err *err)
{
    loss->gradient = spec_given(spec, &spec->gradient);
    if (!loss->gradient)
        return 0;
    loss->k = (size_t)spec->gradient;
    if (loss->k > loss->view.last)
        return err_set(err, STATUS_USAGE, "--gradient: there is no state %ld; the last is %zu",
                       spec->gradient, loss->view.last);
    if (study_is_cut(loss->view.study) && spec->gradient > spec->upto)
        return err_set(err, STATUS_USAGE, "--gradient: state %ld is not drawn: --upto %ld",
                       spec->gradient, spec->upto);
    return 0;
}

/* Where descent would begin, along the parameter that is drawn. */
static double start_of(const struct study *study)
{
    const struct objective *objective = &study->objective;
    const struct numbers *start = &study->spec->start;

    if (objective->whole)
        return objective->held[objective->along];
    return start->count ? start->at[0] : 0;
}

/* The place where descent would begin, as a run of a single state. */
static void take_start(struct loss *loss, struct run *run, struct state *state)
{
    const struct study *study = loss->view.study;
    const double at[PARAMETERS_MAX] = {start_of(study)};
    struct evaluation there = objective_at(&study->objective, at);

    *state = (struct state){.parameter = {at[0]}, .loss = there.loss, .slope = {there.slope[0]}};
    *run = (struct run){.parameters = 1,
                        .parameter = {state->parameter},
                        .loss = &state->loss,
                        .slope = {state->slope},
                        .count = 1};
    loss->view.runs = run;
    loss->view.run_count = 1;
}

static int loss_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                        struct err *err)
{
    const struct spec *spec = study->spec;
    struct loss loss = {
        .view = view_of(study), .trained = study->trajectory.count > 0, .path = spec->path};
    struct state start_state;
    struct run start;

    if (study->trajectory.count > 1 && spec_given(spec, &spec->gradient))
        return err_set(err, STATUS_USAGE,
                       "--gradient is for one learning rate and optimiser, not %zu runs",
                       study->trajectory.count);
    loss.view.draws_states = loss.trained && loss_draws_states(spec);
    if (!loss.trained && (spec->start.count || spec->data))
        take_start(&loss, &start, &start_state);
    loss.walks = loss_walks(&loss);
    return choose_gradient(&loss, spec, err) ? -1 : draw(&loss, figure, fonts, err);
}

const struct kind loss_kind = {
    .name = "loss",
    .aliases = "curve function cost",
    .summary = "the loss over the parameter, its minimum under a green +",
    .groups = GROUP_RUNS | GROUP_MOTION | GROUP_JOBS | GROUP_LOSS | GROUP_STEP,
    .reads_trajectory = true,
    .most_runs = THEME_RUNS,
    .parameters = KIND_SLICES,
    .needs = {.results = {&result_runs}, .trains = loss_draws_states, .train_with = "add --path"},
    .compose = loss_compose,
};
