#include "kinds/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "request/fields.h"
#include "request/recipe.h"
#include "study/result_runs.h"
#include "study/slice.h"

const struct kind *kind_find(const char *name)
{
    for (size_t i = 0; i < kinds_count; i++)
        if (!strcmp(kinds[i]->name, name))
            return kinds[i];
    return NULL;
}

unsigned kind_groups(const struct kind *kind)
{
    return kind->groups | GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_FIGURE | GROUP_OUTPUT |
           GROUP_COMMON;
}

static const struct theme *find_theme(const char *name, struct err *err)
{
    const struct theme *theme = theme_find(name);
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (theme)
        return theme;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < themes_count; i++)
        nearest_offer(&nearest, themes[i].name);
    nearest_hint(&nearest, "", hint);
    err_set(err, STATUS_USAGE, "--theme: there is no '%.80s'%s", name,
            *hint ? hint : "; see gdplot --help");
    return NULL;
}

/* The names of the parameters; states may be there without an objective. */
static size_t list_names(const struct study *study, const char *names[PARAMETERS_MAX])
{
    bool known = objective_is_known(&study->objective);
    size_t count = known ? study->objective.parameters : study->trajectory.parameters;

    for (size_t i = 0; i < count; i++)
        names[i] = known ? study->objective.names[i] : study->trajectory.names[i];
    return count;
}

/* The number of the parameter that --along names, from 0; 0 without --along; -1 with an error. */
static int find_along(const struct study *study, struct err *err)
{
    const char *names[PARAMETERS_MAX], *name = study->spec->along;
    size_t count = list_names(study, names);

    for (size_t i = 0; i < count; i++)
        if (!name || !strcmp(names[i], name))
            return (int)i;
    return err_set(err, STATUS_USAGE, "--along: there is no parameter '%.40s', but %s%s%s", name,
                   names[0], count == 2 ? " and " : "", count == 2 ? names[1] : "");
}

static int compose_slice(const struct kind *kind, const struct study *study, size_t along,
                         struct fonts *fonts, struct figure *figure, struct err *err)
{
    struct study slice = study_slice(study, along);
    int result = kind->compose(&slice, fonts, figure, err);

    study_slice_release(&slice);
    return result;
}

/* Only a kind that takes --keep draws a part of the states. */
static int check_states(const struct kind *kind, const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    struct buf rule = BUF_INIT;

    if ((kind->groups & GROUP_KEEP) || !study_wants(&kind->needs, spec, &result_runs) ||
        !trajectory_is_thinned(&study->trajectory))
        return 0;
    keep_add_text(&rule, &study->trajectory.keep);
    if (spec->trajectory)
        err_set(err, STATUS_INPUT, "%.200s: keeps a part of the states (%s); %s needs all of them",
                spec->trajectory, rule.data, kind->name);
    else
        err_set(err, STATUS_INPUT, "--keep: '%s' is a part of the states; %s needs all of them",
                rule.data, kind->name);
    buf_release(&rule);
    return -1;
}

static int check_parameters(const struct kind *kind, const struct study *study, struct err *err)
{
    if (kind->parameters != KIND_TWO_PARAMETERS || study->objective.parameters == 2)
        return 0;
    return err_set(err, STATUS_USAGE,
                   "%s draws two parameters, not %s alone; give a function of x and y%s, or --data "
                   "with --bias train",
                   kind->name, study->objective.names[0],
                   study->trajectory.count ? " and --start V,V" : "");
}

static int check_runs(const struct kind *kind, const struct study *study, struct err *err)
{
    size_t count = study->trajectory.count;
    const char *what = trajectory_has_optimizers(&study->trajectory) ? "run" : "learning rate";

    if (!kind->most_runs || count <= kind->most_runs)
        return 0;
    if (kind->most_runs == 1)
        return err_set(err, STATUS_USAGE, "%s draws one %s, not %zu", kind->name, what, count);
    return err_set(err, STATUS_LIMIT, "%s draws %zu %ss at most, not %zu", kind->name,
                   kind->most_runs, what, count);
}

/* --upto names a state of the runs. */
static int check_upto(const struct kind *kind, const struct study *study, struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    size_t last = 0;

    if (!study_is_cut(study))
        return 0;
    if (spec_has_logs(study->spec))
        return err_set(err, STATUS_USAGE,
                       "--upto is about runs that gdplot trained, not about logs");
    if (!trajectory->count)
        return err_set(err, STATUS_USAGE, "--upto: there are no states here; %s",
                       kind->needs.train_with);
    for (size_t i = 0; i < trajectory->count; i++)
        if (run_updates(&trajectory->runs[i]) > last)
            last = run_updates(&trajectory->runs[i]);
    if ((size_t)study->spec->upto <= last)
        return 0;
    return err_set(err, STATUS_USAGE, "--upto: there is no state %ld; the last is %zu",
                   study->spec->upto, last);
}

static int compose(const struct kind *kind, const struct study *study, struct fonts *fonts,
                   struct figure *figure, struct err *err)
{
    int along;

    if (check_upto(kind, study, err))
        return -1;
    if (kind->needs.no_objective)
        return kind->compose(study, fonts, figure, err);
    if (check_states(kind, study, err) || check_parameters(kind, study, err))
        return -1;
    along = find_along(study, err);
    if (along < 0 || check_runs(kind, study, err))
        return -1;
    if (kind->parameters == KIND_SLICES && study->objective.parameters == 2)
        return compose_slice(kind, study, (size_t)along, fonts, figure, err);
    return kind->compose(study, fonts, figure, err);
}

/* Once work was refused, any other error may follow from what was not done: it is dropped. */
static int refuse_work(const struct kind *kind, const struct study *study, struct err *err)
{
    const struct objective *objective = &study->objective;
    const char *lighten = objective_is_known(objective) ? objective->kind->words.lighten : NULL;

    free(err->more);
    *err = (struct err){0};
    return err_set(err, STATUS_LIMIT, "%s: more work than a figure may take; %s", kind->name,
                   lighten ? lighten : "lower --size, or draw fewer states");
}

/* Composes the figure, and counts what is done for it. */
static int compose_counted(const struct kind *kind, const struct study *study, struct fonts *fonts,
                           struct figure *figure, struct err *err)
{
    struct study counted = *study;
    int result;

    counted.objective.work = &figure->work;
    result = compose(kind, &counted, fonts, figure, err);
    return figure->work.refused ? refuse_work(kind, study, err) : result;
}

int kind_compose(const struct kind *kind, const struct study *study, struct fonts *fonts,
                 struct figure *figure, struct err *err)
{
    struct buf recipe = BUF_INIT;
    const struct theme *theme = find_theme(study->spec->theme, err);

    if (!theme)
        return -1;
    figure_init(figure, 0, 0, theme);
    if (compose_counted(kind, study, fonts, figure, err)) {
        figure_release(figure);
        return -1;
    }
    if (figure->width > SPEC_LONGEST_SIDE || figure->height > SPEC_LONGEST_SIDE) {
        err_set(err, STATUS_LIMIT, "--size: %g×%g pixels; a side may have %d at most",
                figure->width, figure->height, SPEC_LONGEST_SIDE);
        figure_release(figure);
        return -1;
    }
    if (study->spec->called && study->spec->title && !*study->spec->title)
        figure_call(figure, study->spec->called);
    recipe_write(study->spec, kind->name, (kind_groups(kind) | GROUPS_RECIPE_ONLY) & GROUPS_RECIPE,
                 &recipe);
    figure->recipe = buf_detach(&recipe);
    return 0;
}
