#include "descent/trajectory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

bool state_is_finite(const struct state *state, size_t parameters)
{
    double sum = state->loss * 0;

    for (size_t i = 0; i < parameters; i++)
        sum += state->parameter[i] * 0 + state->slope[i] * 0;
    return sum == 0;
}

void trajectory_init(struct trajectory *trajectory, size_t parameters, const char *const *names)
{
    *trajectory = (struct trajectory){.parameters = parameters};
    for (size_t i = 0; i < parameters; i++)
        trajectory->names[i] = mem_text(names[i]);
}

struct run *trajectory_add_run(struct trajectory *trajectory, double lr)
{
    struct run *run;

    trajectory->runs =
        mem_resize(trajectory->runs, trajectory->count + 1, sizeof *trajectory->runs);
    run = &trajectory->runs[trajectory->count++];
    *run = (struct run){.lr = lr};
    return run;
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

void run_forget_places(struct run *run)
{
    if (run_is_part(run))
        return;
    free(run->iterations);
    run->iterations = NULL;
}

void run_reserve(struct run *run, size_t count)
{
    run->states = mem_reserve(count, sizeof *run->states);
    run->capacity = count;
}

static void grow(struct run *run)
{
    run->states = mem_grow(run->states, run->count, &run->capacity, sizeof *run->states);
    if (run->iterations)
        run->iterations = mem_resize(run->iterations, run->capacity, sizeof *run->iterations);
}

void run_add_state(struct run *run, const struct state *state)
{
    run_add_later(run, state, run->count ? run_updates(run) + 1 : 0);
}

void run_add_later(struct run *run, const struct state *state, size_t iteration)
{
    if (run->count == run->capacity)
        grow(run);
    if (iteration != run->count)
        run_number(run);
    if (run->iterations)
        run->iterations[run->count] = iteration;
    run->states[run->count++] = *state;
}

void run_copy_states(struct run *run, const struct run *from)
{
    run->count = run->capacity = from->count;
    run->states = mem_resize(run->states, from->count, sizeof *run->states);
    memcpy(run->states, from->states, from->count * sizeof *run->states);
    if (!from->iterations)
        return;
    run->iterations = mem_resize(run->iterations, from->count, sizeof *run->iterations);
    memcpy(run->iterations, from->iterations, from->count * sizeof *run->iterations);
}

size_t run_updates(const struct run *run)
{
    return run_iteration(run, run->count - 1);
}

bool run_is_part(const struct run *run)
{
    return run_updates(run) >= run->count;
}

bool trajectory_is_part(const struct trajectory *trajectory)
{
    for (size_t i = 0; i < trajectory->count; i++)
        if (run_is_part(&trajectory->runs[i]))
            return true;
    return false;
}

void run_release(struct run *run)
{
    free(run->states);
    free(run->iterations);
    *run = (struct run){0};
}

void trajectory_write_recipe(const char *recipe, FILE *stream)
{
    while (*recipe) {
        size_t length = strcspn(recipe, "\n");

        fprintf(stream, "# %.*s\n", (int)length, recipe);
        recipe += length + (recipe[length] == '\n');
    }
}

static void write_header(const struct trajectory *trajectory, FILE *stream)
{
    fputs("run,lr,iteration", stream);
    for (size_t i = 0; i < trajectory->parameters; i++)
        fprintf(stream, ",%s", trajectory->names[i]);
    fputs(",loss", stream);
    if (trajectory->parameters == 1)
        fputs(",slope", stream);
    else
        for (size_t i = 0; i < trajectory->parameters; i++)
            fprintf(stream, ",slope_%s", trajectory->names[i]);
    fputc('\n', stream);
}

static void write_number(double value, FILE *stream)
{
    char text[NUMBER_SIZE];

    fputc(',', stream);
    fputs(number_exact(text, value), stream);
}

static void write_run(const struct run *run, size_t number, size_t parameters, FILE *stream)
{
    char lr[NUMBER_SIZE];

    number_exact(lr, run->lr);
    for (size_t k = 0; k < run->count; k++) {
        const struct state *state = &run->states[k];

        fprintf(stream, "%zu,%s,%zu", number, lr, run_iteration(run, k));
        for (size_t i = 0; i < parameters; i++)
            write_number(state->parameter[i], stream);
        write_number(state->loss, stream);
        for (size_t i = 0; i < parameters; i++)
            write_number(state->slope[i], stream);
        fputc('\n', stream);
    }
}

void trajectory_write(const struct trajectory *trajectory, const char *recipe, FILE *stream)
{
    trajectory_write_recipe(recipe, stream);
    write_header(trajectory, stream);
    for (size_t i = 0; i < trajectory->count; i++)
        write_run(&trajectory->runs[i], i + 1, trajectory->parameters, stream);
}
