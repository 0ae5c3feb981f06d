#include "study/study.h"

#include <assert.h>

#include "request/fields.h"
#include "request/recipe.h"
#include "study/adopt.h"
#include "study/load_objective.h"
#include "study/result_runs.h"

/* The needs' result number `i`, or NULL past the last and where this spec wants none. */
static const struct result *needed(const struct study_needs *needs, const struct spec *spec,
                                   size_t i)
{
    return i < STUDY_RESULTS && (!needs->wanted || needs->wanted(spec)) ? needs->results[i] : NULL;
}

bool study_wants(const struct study_needs *needs, const struct spec *spec,
                 const struct result *result)
{
    for (size_t i = 0; needed(needs, spec, i); i++)
        if (needed(needs, spec, i) == result)
            return true;
    return false;
}

bool study_will_write(const struct study_needs *needs, const struct spec *spec)
{
    for (size_t i = 0; needed(needs, spec, i); i++)
        if (needed(needs, spec, i)->write)
            return true;
    return spec->trajectory;
}

static int check_results(const struct study *study, struct err *err)
{
    const struct result *result;

    for (size_t i = 0; (result = needed(study->needs, study->spec, i)); i++)
        if (result->check && result->check(study->spec, err))
            return -1;
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
    const struct study_needs *needs = study->needs;
    const struct result *result;

    for (size_t i = 0; (result = needed(needs, study->spec, i)); i++)
        if (make(study, result, err))
            return -1;
    if (study->spec->trajectory && !study_find(study, &result_runs))
        return make(study, &result_runs, err);
    return 0;
}

static int prepare(struct study *study, struct err *err)
{
    if (check_results(study, err))
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
    recipe_write(study->spec, place->result->command, GROUPS_TRAINED, &recipe);
    place->result->write(study, recipe.data, stream);
    buf_release(&recipe);
}
