#include "study/study.h"

#include <assert.h>

#include "request/fields.h"
#include "request/recipe.h"
#include "study/adopt.h"
#include "study/load_objective.h"
#include "study/result_runs.h"

static size_t count_listed(const struct study_needs *needs)
{
    size_t count = 0;

    while (count < STUDY_RESULTS && needs->results[count])
        count++;
    return count;
}

/* Whether a result that is listed is to be made for this spec. */
static bool is_wanted(const struct study_needs *needs, const struct spec *spec,
                      const struct result *result)
{
    return result != &result_runs || !needs->trains || needs->trains(spec);
}

bool study_wants(const struct study_needs *needs, const struct spec *spec,
                 const struct result *result)
{
    for (size_t i = 0; i < count_listed(needs); i++)
        if (needs->results[i] == result)
            return is_wanted(needs, spec, result);
    return false;
}

bool study_descent_asked(const struct spec *spec)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & GROUP_DESCENT))
            return true;
    return spec->trajectory || !(spec->function || spec->data);
}

bool study_will_write(const struct study_needs *needs, const struct spec *spec)
{
    for (size_t i = 0; i < count_listed(needs); i++)
        if (needs->results[i]->write && is_wanted(needs, spec, needs->results[i]))
            return true;
    return spec->trajectory;
}

static int check_results(const struct study *study, struct err *err)
{
    for (size_t i = 0; i < count_listed(study->needs); i++) {
        const struct result *result = study->needs->results[i];

        if (is_wanted(study->needs, study->spec, result) && result->check &&
            result->check(study->spec, err))
            return -1;
    }
    return 0;
}

static int make(struct study *study, const struct result *result, struct err *err)
{
    struct study_result *place = &study->results[study->result_count++];

    assert(study->result_count <= STUDY_RESULTS);
    place->result = result;
    return result->make(study, &place->made, err);
}

static int make_results(struct study *study, struct err *err)
{
    for (size_t i = 0; i < count_listed(study->needs); i++) {
        const struct result *result = study->needs->results[i];

        if (is_wanted(study->needs, study->spec, result) && make(study, result, err))
            return -1;
    }
    if (study->spec->trajectory && !study_find(study, &result_runs))
        return make(study, &result_runs, err);
    return 0;
}

/* What is said of logs is said where there are some. */
static int check_logs(const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & GROUP_LOGS))
            return err_set(err, STATUS_USAGE, "--%s is of use with logs only: gdplot history LOG",
                           fields[i].name);
    return 0;
}

static int prepare(struct study *study, struct err *err)
{
    if (check_results(study, err))
        return -1;
    if (study->needs->no_objective)
        return make_results(study, err);
    if (check_logs(study->spec, err))
        return -1;
    defaults_objective(study->spec, study->needs->example);
    if ((study->spec->trajectory && adopt_trajectory(study, err)) || load_objective(study, err))
        return -1;
    return make_results(study, err);
}

int study_prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                  struct cache *cache, struct err *err)
{
    *study = (struct study){.spec = spec, .needs = needs, .cache = cache};
    if (!prepare(study, err))
        return 0;
    study_release(study);
    return -1;
}

void study_release(struct study *study)
{
    for (size_t i = 0; i < study->result_count; i++)
        if (study->results[i].made)
            study->results[i].result->release(study->results[i].made);
    study->result_count = 0;
    objective_release(&study->objective);
    trajectory_release(&study->trajectory);
}

const struct study_result *study_find(const struct study *study, const struct result *result)
{
    for (size_t i = 0; i < study->result_count; i++)
        if (study->results[i].result == result)
            return &study->results[i];
    return NULL;
}

const void *study_made(const struct study *study, const struct result *result)
{
    const struct study_result *place = study_find(study, result);

    return place ? place->made : NULL;
}

void study_write(const struct study *study, FILE *stream)
{
    const struct study_result *place = study->results;
    struct buf recipe = BUF_INIT;

    while (!place->result->write)
        place++;
    recipe_write(study->spec, place->result->command, GROUPS_TRAJECTORY | place->result->groups,
                 &recipe);
    place->result->write(study, recipe.data, stream);
    buf_release(&recipe);
}

bool study_is_cut(const struct study *study)
{
    return spec_given(study->spec, &study->spec->upto);
}

struct run study_shown(const struct study *study, const struct run *run)
{
    return study_is_cut(study) ? run_upto(run, (size_t)study->spec->upto) : *run;
}
