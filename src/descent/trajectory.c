#include "descent/trajectory.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/rule.h"

enum { FEW = 16 }; /* states that a run has room for at first */

void trajectory_init(struct trajectory *trajectory, size_t parameters, const char *const *names)
{
    *trajectory = (struct trajectory){.parameters = parameters};
    for (size_t i = 0; i < parameters; i++)
        trajectory->names[i] = mem_text(names[i]);
}

struct run *trajectory_add_run(struct trajectory *trajectory, const struct optimizer *optimizer,
                               double lr)
{
    struct run *run;

    trajectory->runs = mem_grow(trajectory->runs, trajectory->count, &trajectory->capacity,
                                sizeof *trajectory->runs);
    run = &trajectory->runs[trajectory->count++];
    *run = (struct run){.lr = lr,
                        .optimizer = *optimizer,
                        .parameters = trajectory->parameters,
                        .memory = optimizer->rule->memory};
    return run;
}

size_t trajectory_count_alike(const struct trajectory *trajectory, size_t first)
{
    const struct run *runs = trajectory->runs;
    size_t last = first + 1;

    while (last < trajectory->count &&
           optimizer_is_same(&runs[last].optimizer, &runs[first].optimizer))
        last++;
    return last - first;
}

void trajectory_release(struct trajectory *trajectory)
{
    for (size_t i = 0; i < trajectory->count; i++)
        run_release(&trajectory->runs[i]);
    free(trajectory->runs);
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        free(trajectory->names[i]);
    *trajectory = (struct trajectory){0};
}

void run_number(struct run *run)
{
    if (run->iterations)
        return;
    run->iterations = mem_resize(NULL, run->capacity, sizeof *run->iterations);
    for (size_t i = 0; i < run->count; i++)
        run->iterations[i] = i;
}

void run_forget_iterations(struct run *run)
{
    if (run_is_thinned(run))
        return;
    free(run->iterations);
    run->iterations = NULL;
}

static size_t columns_of(const struct run *run)
{
    return 1 + (2 + run->memory) * run->parameters;
}

static double **column(struct run *run, size_t c)
{
    size_t kind = c ? (c - 1) / run->parameters : 0, p = c ? (c - 1) % run->parameters : 0;

    if (c == 0)
        return &run->loss;
    return kind == 0   ? &run->parameter[p]
           : kind == 1 ? &run->slope[p]
                       : &run->remembered[kind - 2][p];
}

void run_reserve(struct run *run, size_t capacity)
{
    double *block = mem_reserve(capacity * columns_of(run), sizeof *block);

    for (size_t c = 0; c < columns_of(run); c++) {
        double **at = column(run, c), *next = block + c * capacity;

        if (run->count)
            memcpy(next, *at, run->count * sizeof *next);
        *at = next;
    }
    free(run->block);
    run->block = block;
    run->capacity = capacity;
    if (run->iterations)
        run->iterations = mem_resize(run->iterations, capacity, sizeof *run->iterations);
}

void run_set_state(struct run *run, size_t i, const struct state *state)
{
    run->loss[i] = state->loss;
    for (size_t p = 0; p < run->parameters; p++) {
        run->parameter[p][i] = state->parameter[p];
        run->slope[p][i] = state->slope[p];
        for (size_t m = 0; m < run->memory; m++)
            run->remembered[m][p][i] = state->memory[m][p];
    }
}

void run_copy_state(struct run *run, size_t i, size_t from)
{
    for (size_t c = 0; c < columns_of(run); c++)
        (*column(run, c))[i] = (*column(run, c))[from];
    run->iterations[i] = run->iterations[from];
}

struct state run_state(const struct run *run, size_t i)
{
    struct state state = {.loss = run->loss[i]};

    for (size_t m = 0; m < run->memory; m++)
        for (size_t p = 0; p < run->parameters; p++)
            state.memory[m][p] = run->remembered[m][p][i];
    for (size_t p = 0; p < PARAMETERS_MAX; p++) {
        if (run->parameter[p])
            state.parameter[p] = run->parameter[p][i];
        if (run->slope[p])
            state.slope[p] = run->slope[p][i];
    }
    return state;
}

struct state run_last_state(const struct run *run)
{
    return run_state(run, run->count - 1);
}

void run_add_state(struct run *run, const struct state *state)
{
    run_add_later(run, state, run->count ? run_updates(run) + 1 : 0);
}

void run_add_later(struct run *run, const struct state *state, size_t iteration)
{
    if (run->count == run->capacity)
        run_reserve(run, run->count ? 2 * run->count : FEW);
    if (iteration != run->count)
        run_number(run);
    if (run->iterations)
        run->iterations[run->count] = iteration;
    run_set_state(run, run->count++, state);
}

void run_add_states(struct run *run, const double *parameter, const double *loss,
                    const double *slope, const double *const memory[RULE_MEMORY_MAX], size_t count)
{
    if (run->count + count > run->capacity)
        run_reserve(run, 2 * run->count + count);
    memcpy(run->parameter[0] + run->count, parameter, count * sizeof *parameter);
    memcpy(run->loss + run->count, loss, count * sizeof *loss);
    memcpy(run->slope[0] + run->count, slope, count * sizeof *slope);
    for (size_t m = 0; m < run->memory; m++)
        memcpy(run->remembered[m][0] + run->count, memory[m], count * sizeof **memory);
    run->count += count;
}

void run_copy_states(struct run *run, const struct run *from)
{
    struct run source = *from;

    run->parameters = from->parameters;
    run_reserve(run, from->count);
    run->count = from->count;
    for (size_t c = 0; c < columns_of(run); c++)
        memcpy(*column(run, c), *column(&source, c), from->count * sizeof *run->loss);
    if (!from->iterations)
        return;
    run->iterations = mem_resize(run->iterations, from->count, sizeof *run->iterations);
    memcpy(run->iterations, from->iterations, from->count * sizeof *run->iterations);
}

void run_swap_parameters(struct run *run)
{
    double *parameter = run->parameter[0], *slope = run->slope[0];

    run->parameter[0] = run->parameter[1];
    run->parameter[1] = parameter;
    run->slope[0] = run->slope[1];
    run->slope[1] = slope;
    for (size_t m = 0; m < run->memory; m++) {
        double *remembered = run->remembered[m][0];

        run->remembered[m][0] = run->remembered[m][1];
        run->remembered[m][1] = remembered;
    }
}

struct run run_upto(const struct run *run, size_t iteration)
{
    struct run cut = *run;

    if (!run->iterations && iteration < run->count)
        cut.count = iteration + 1;
    while (cut.count > 1 && run_iteration(run, cut.count - 1) > iteration)
        cut.count--;
    return cut;
}

size_t run_updates(const struct run *run)
{
    return run_iteration(run, run->count - 1);
}

bool run_is_thinned(const struct run *run)
{
    return run_updates(run) >= run->count;
}

bool trajectory_is_thinned(const struct trajectory *trajectory)
{
    for (size_t i = 0; i < trajectory->count; i++)
        if (run_is_thinned(&trajectory->runs[i]))
            return true;
    return false;
}

void run_release(struct run *run)
{
    free(run->block);
    free(run->iterations);
    *run = (struct run){0};
}
