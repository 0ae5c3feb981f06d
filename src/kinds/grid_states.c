#include "kinds/grid_states.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"

/* Of a step: high enough for as many ticks as the panels of a grid have. */
#define STEP_SIZE "480x440"

enum { MEASURED = 32 }; /* states of a run, by which room is left for headings */

long grid_states_iterations(const struct spec *spec)
{
    bool many = spec->rows > SPEC_MOST_PANELS || spec->cols > SPEC_MOST_PANELS;
    long last = 0;

    if (!spec->states.count)
        return many ? SPEC_MOST_PANELS : spec->rows * spec->cols - 1;
    for (size_t i = 0; i < spec->states.count; i++)
        if (spec->states.at[i] > last)
            last = spec->states.at[i];
    return last;
}

static void add_state(struct grid_states *states, size_t run, size_t k)
{
    states->at[states->count++] = (struct grid_state){.run = run, .k = k};
    states->panels[run]++;
    if (k > states->last)
        states->last = k;
}

/* State number `i` of those shown, if it is one of this run. */
static bool state_of(const struct grid_states *states, const struct run *runs, size_t i, size_t run,
                     struct state *state)
{
    if (i >= states->count || states->at[i].run != run)
        return false;
    *state = run_state(&runs[run], states->at[i].k);
    return true;
}

/* To how many digits state number `i` of those shown is told: `least`, more where they tell it from
 * its neighbours, and no fewer than `before`, those of the state before it in the run. */
static struct display_digits choose_digits(const struct grid_states *states, const struct run *runs,
                                           size_t i, const struct display_digits *before, int least)
{
    const struct grid_state *shown = &states->at[i];
    struct state earlier, state = run_state(&runs[shown->run], shown->k), after;
    bool first = i == 0 || !state_of(states, runs, i - 1, shown->run, &earlier);
    bool last = !state_of(states, runs, i + 1, shown->run, &after);
    const struct display_digits needed =
        display_digits_of_state(&state, first ? NULL : &earlier, last ? NULL : &after, least);

    return first ? needed : display_digits_of_both(before, &needed);
}

/* Called once all states are chosen. */
static void make_headings(struct grid_states *states, const struct run *runs)
{
    struct display_digits full = {0, 0, 0}, brief = {0, 0, 0};

    for (size_t i = 0; i < states->count; i++) {
        struct grid_state *shown = &states->at[i];
        const struct state state = run_state(&runs[shown->run], shown->k);

        full = choose_digits(states, runs, i, &full, DISPLAY_DIGITS);
        brief = choose_digits(states, runs, i, &brief, DISPLAY_FEW_DIGITS);
        shown->heading = heading_make(&state, shown->k, &full, &brief);
    }
}

/* A state alone, told from its neighbours in the run. */
static void add_heading(struct grid_states *states, const struct run *runs, size_t run, size_t k)
{
    struct grid_state *shown = &states->at[states->fitted++];
    const struct state state = run_state(&runs[run], k);
    const struct state before = run_state(&runs[run], k > 0 ? k - 1 : k);
    const struct state after = run_state(&runs[run], k + 1 < runs[run].count ? k + 1 : k);
    const struct state *earlier = k > 0 ? &before : NULL;
    const struct state *later = k + 1 < runs[run].count ? &after : NULL;
    const struct display_digits full =
        display_digits_of_state(&state, earlier, later, DISPLAY_DIGITS);
    const struct display_digits brief =
        display_digits_of_state(&state, earlier, later, DISPLAY_FEW_DIGITS);

    *shown = (struct grid_state){run, k, heading_make(&state, k, &full, &brief)};
}

/* Number `i` of the states that a run's headings are measured by: all, or of many some, closer
 * together at first. */
static size_t measured_state(const struct run *run, size_t i)
{
    if (run->count <= MEASURED)
        return i;
    return (size_t)pow((double)run->count, (double)i / (MEASURED - 1)) - 1;
}

/* The states of a grid up to one of them: a panel a run. */
static int choose_cut(struct grid_states *states, const struct study *study, struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct spec *spec = study->spec;

    if (spec_given(spec, &spec->states) || spec_given(spec, &spec->rows) ||
        spec_given(spec, &spec->cols))
        return err_set(err, STATUS_USAGE,
                       "--%s: a grid that moves, or goes up to a state, has a panel a learning "
                       "rate; leave out --states, --rows and --cols",
                       spec_given(spec, &spec->states) ? "states"
                       : spec_given(spec, &spec->rows) ? "rows"
                                                       : "cols");
    states->at = mem_zeroed(trajectory->count * (1 + MEASURED), sizeof *states->at);
    states->panels = mem_zeroed(trajectory->count, sizeof *states->panels);
    states->rows = states->cols = 1;
    for (size_t run = 0; run < trajectory->count; run++) {
        add_heading(states, trajectory->runs, run,
                    study_shown(study, &trajectory->runs[run]).count - 1);
        states->panels[run] = 1;
        if (trajectory->runs[run].count > states->last + 1)
            states->last = trajectory->runs[run].count - 1;
    }
    states->count = states->fitted;
    for (size_t run = 0; run < trajectory->count; run++)
        for (size_t i = 0; i < MEASURED && i < trajectory->runs[run].count; i++)
            add_heading(states, trajectory->runs, run, measured_state(&trajectory->runs[run], i));
    return 0;
}

/* Finds the number `k` of the state that is shown as number `i` of a run: of the states asked for,
 * as far as the run goes; without any, of the first ones. False past the last. */
static bool number_of_shown(const struct spec *spec, const struct run *run, size_t i, size_t *k)
{
    size_t panels = (size_t)(spec->rows * spec->cols);

    *k = i;
    if (spec->states.all)
        return i < run->count;
    if (!spec->states.count)
        return i < panels && i < run->count;
    for (size_t j = 0; j < spec->states.count; j++) {
        *k = (size_t)spec->states.at[j];
        if (*k < run->count && i-- == 0)
            return true;
    }
    return false;
}

static int choose_states(struct grid_states *states, const struct study *study, size_t run,
                         struct err *err)
{
    const struct run *runs = study->trajectory.runs;
    const struct spec *spec = study->spec;
    size_t k;

    for (size_t i = 0; i < spec->states.count; i++)
        if (spec->states.at[i] > spec->iterations)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %ld",
                           spec->states.at[i], spec->iterations);
    for (size_t i = 0; number_of_shown(spec, &runs[run], i, &k); i++)
        add_state(states, run, k);
    if (states->panels[run] == 0)
        return err_set(err, STATUS_USAGE,
                       "--states: the run ends at state %zu, before all of these",
                       runs[run].count - 1);
    return 0;
}

/* As many rows and columns as asked, but no empty ones unless they were asked for. */
static int choose_shape(struct grid_states *states, const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    bool rows_asked = spec_given(spec, &spec->rows), cols_asked = spec_given(spec, &spec->cols);
    size_t most = 0;

    for (size_t i = 0; i < study->trajectory.count; i++)
        most = states->panels[i] > most ? states->panels[i] : most;
    states->rows = (size_t)spec->rows;
    states->cols = (size_t)spec->cols;
    if (!cols_asked && rows_asked && (spec->states.count || spec->states.all))
        states->cols = (most + states->rows - 1) / states->rows;
    if (!cols_asked && states->cols > most)
        states->cols = most;
    if (!rows_asked)
        states->rows = (most + states->cols - 1) / states->cols;
    if (most > states->rows * states->cols)
        return err_set(err, STATUS_USAGE,
                       "%zu states do not fit %zu × %zu panels; raise --rows or --cols", most,
                       states->rows, states->cols);
    return 0;
}

/* How many panels a run may have. */
static size_t most_panels(const struct study *study)
{
    const struct spec *spec = study->spec;
    size_t most = 0;

    for (size_t i = 0; spec->states.all && i < study->trajectory.count; i++)
        if (study->trajectory.runs[i].count > most)
            most = study->trajectory.runs[i].count;
    if (spec->states.all)
        return most;
    return spec->states.count ? spec->states.count : (size_t)(spec->rows * spec->cols);
}

static int check_limits(const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    size_t panels = SPEC_MOST_PANELS + 1;

    if (spec->rows <= SPEC_MOST_PANELS && spec->cols <= SPEC_MOST_PANELS)
        panels = most_panels(study);
    if (panels <= SPEC_MOST_PANELS && panels * study->trajectory.count <= SPEC_MOST_PANELS)
        return 0;
    return err_set(err, STATUS_LIMIT, "more than %d panels; lower --rows, --cols, --states or --lr",
                   SPEC_MOST_PANELS);
}

int grid_states_choose(struct grid_states *states, const struct study *study, struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;

    *states = (struct grid_states){0};
    if (study_is_cut(study) && study->trajectory.count <= SPEC_MOST_PANELS)
        return choose_cut(states, study, err);
    if (check_limits(study, err))
        return -1;
    states->at = mem_zeroed(SPEC_MOST_PANELS, sizeof *states->at);
    states->panels = mem_zeroed(trajectory->count, sizeof *states->panels);
    for (size_t run = 0; run < trajectory->count; run++)
        if (choose_states(states, study, run, err))
            return -1;
    make_headings(states, trajectory->runs);
    states->fitted = states->count;
    return choose_shape(states, study, err);
}

void grid_states_release(struct grid_states *states)
{
    for (size_t i = 0; i < states->fitted; i++)
        heading_release(&states->at[i].heading);
    free(states->at);
    free(states->panels);
}

bool grid_states_step(const struct study *study, size_t i, struct kind_step *step)
{
    const struct trajectory *trajectory = &study->trajectory;

    for (step->run = 0; !study_is_cut(study) && step->run < trajectory->count; step->run++) {
        const struct run *run = &trajectory->runs[step->run];
        size_t shown = 0;

        while (number_of_shown(study->spec, run, shown, &step->k)) {
            if (shown == i)
                return true;
            shown++;
        }
        i -= shown;
    }
    return false;
}

static void set_interval(struct spec *spec, const char *name, const struct axis *axis)
{
    struct buf text = BUF_INIT;

    number_add_exact(&text, axis->low);
    buf_puts(&text, ":");
    number_add_exact(&text, axis->high);
    field_set_known(spec, name, text.data);
    buf_release(&text);
}

void grid_states_step_spec(const struct kind_step *step, const struct figure *whole,
                           struct spec *spec)
{
    const struct panel *panel = &whole->panels[0]; /* all have the same axes */
    struct buf number = BUF_INIT;

    buf_printf(&number, "%zu", step->k);
    field_set_known(spec, "states", number.data);
    field_set_known(spec, "rows", "1");
    field_set_known(spec, "cols", "1");
    field_set_known(spec, "size", STEP_SIZE);
    set_interval(spec, "domain", &panel->x);
    set_interval(spec, "range", &panel->y);
    buf_release(&number);
}
