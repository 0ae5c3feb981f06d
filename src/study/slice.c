#include "study/slice.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The last state that a line can be drawn through. */
static struct state last_finite(const struct run *run)
{
    size_t k = run->count - 1;
    struct state state = run_state(run, k);

    while (k > 0 && !state_is_finite(&state, PARAMETERS_MAX))
        state = run_state(run, --k);
    return state;
}

/* A point of the slice, in the order of the objective's parameters. */
static struct state point_of(const struct study *study)
{
    struct state start = {0};

    if (study->trajectory.count)
        return last_finite(&study->trajectory.runs[0]);
    for (size_t i = 0; i < study->spec->start.count && i < PARAMETERS_MAX; i++)
        start.parameter[i] = study->spec->start.at[i];
    return start;
}

/* The same states: only which column is the first parameter's is another. */
static struct trajectory turn(const struct trajectory *whole, size_t along)
{
    struct trajectory turned = *whole;

    turned.parameters = 1;
    turned.names[0] = whole->names[along];
    turned.names[1] = whole->names[1 - along];
    turned.runs = mem_resize(NULL, whole->count, sizeof *whole->runs);
    for (size_t i = 0; i < whole->count; i++) {
        turned.runs[i] = whole->runs[i];
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
