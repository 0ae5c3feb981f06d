#include "study/slice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The last finite state of the run. */
static struct state last_finite(const struct run *run)
{
    size_t k = run->count - 1;
    struct state state = run_state(run, k);

    while (k > 0 && !state_is_finite(&state, PARAMETERS_MAX))
        state = run_state(run, --k);
    return state;
}

/* A point of the slice; its parameters are in the order of the objective. */
static struct state point_of(const struct study *study)
{
    struct state start = {0};

    if (study->trajectory.count)
        return last_finite(&study->trajectory.runs[0]);
    for (size_t i = 0; i < study->spec->start.count && i < PARAMETERS_MAX; i++)
        start.parameter[i] = study->spec->start.at[i];
    return start;
}

/* The same states (no copies), with parameter number `along` as the first. */
static struct trajectory turn(const struct trajectory *from, size_t along)
{
    struct trajectory turned = *from;

    turned.parameters = 1;
    turned.names[0] = from->names[along];
    turned.names[1] = from->names[1 - along];
    turned.runs = mem_resize(NULL, from->count, sizeof *from->runs);
    for (size_t i = 0; i < from->count; i++) {
        turned.runs[i] = from->runs[i];
        if (along)
            run_swap_parameters(&turned.runs[i]);
    }
    return turned;
}

struct study study_slice(const struct study *study, size_t along)
{
    struct study slice = *study;

    slice.objective = objective_slice(&study->objective, point_of(study).parameter, along);
    slice.trajectory = turn(&study->trajectory, along);
    return slice;
}

void study_slice_release(struct study *slice)
{
    free(slice->trajectory.runs);
}
