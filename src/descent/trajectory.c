#include "descent/trajectory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/progress.h"
#include "descent/rule.h"

enum { FEW = 16 }; /* states that a run has room for at first */

void trajectory_init(struct trajectory *trajectory, size_t parameters, const char *const *names)
{
    *trajectory = (struct trajectory){.parameters = parameters};
    for (size_t i = 0; i < parameters; i++)
        trajectory->names[i] = mem_text(names[i]);
}

struct run *trajectory_add_run(struct trajectory *trajectory, double lr)
{
    struct run *run;

    trajectory->runs = mem_grow(trajectory->runs, trajectory->count, &trajectory->capacity,
                                sizeof *trajectory->runs);
    run = &trajectory->runs[trajectory->count++];
    *run = (struct run){.lr = lr, .rule = &rule_gd, .parameters = trajectory->parameters};
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

void run_forget_iterations(struct run *run)
{
    if (run_is_thinned(run))
        return;
    free(run->iterations);
    run->iterations = NULL;
}

static size_t columns_of(const struct run *run)
{
    return 1 + 2 * run->parameters;
}

static double **column(struct run *run, size_t c)
{
    if (c == 0)
        return &run->loss;
    return c <= run->parameters ? &run->parameter[c - 1] : &run->slope[c - 1 - run->parameters];
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
    struct state state = {{0}, run->loss[i], {0}};

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
                    const double *slope, size_t count)
{
    if (run->count + count > run->capacity)
        run_reserve(run, 2 * run->count + count);
    memcpy(run->parameter[0] + run->count, parameter, count * sizeof *parameter);
    memcpy(run->loss + run->count, loss, count * sizeof *loss);
    memcpy(run->slope[0] + run->count, slope, count * sizeof *slope);
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

void trajectory_write_recipe(const char *recipe, FILE *stream)
{
    while (*recipe) {
        size_t length = strcspn(recipe, "\n");

        fprintf(stream, "# %.*s\n", (int)length, recipe);
        recipe += length + (recipe[length] == '\n');
    }
}

char *trajectory_slope_name(const struct trajectory *trajectory, size_t i)
{
    struct buf name = BUF_INIT;

    buf_puts(&name, "slope");
    if (trajectory->parameters > 1)
        buf_printf(&name, "_%s", trajectory->names[i]);
    return buf_detach(&name);
}

static void write_header(const struct trajectory *trajectory, FILE *stream)
{
    fputs("run,lr,iteration", stream);
    for (size_t i = 0; i < trajectory->parameters; i++)
        fprintf(stream, ",%s", trajectory->names[i]);
    fputs(",loss", stream);
    for (size_t i = 0; i < trajectory->parameters; i++) {
        char *slope = trajectory_slope_name(trajectory, i);

        fprintf(stream, ",%s", slope);
        free(slope);
    }
    fputc('\n', stream);
}

static void write_number(double value, FILE *stream)
{
    char text[NUMBER_SIZE];

    fputc(',', stream);
    fputs(number_exact(text, value), stream);
}

static void write_run(const struct run *run, size_t number, size_t parameters, FILE *stream,
                      struct progress *progress)
{
    char lr[NUMBER_SIZE];

    number_exact(lr, run->lr);
    for (size_t k = 0; k < run->count; k++) {
        const struct state state = run_state(run, k);

        progress_at(progress, (double)k);
        fprintf(stream, "%zu,%s,%zu", number, lr, run_iteration(run, k));
        for (size_t i = 0; i < parameters; i++)
            write_number(state.parameter[i], stream);
        write_number(state.loss, stream);
        for (size_t i = 0; i < parameters; i++)
            write_number(state.slope[i], stream);
        fputc('\n', stream);
    }
}

void trajectory_write(const struct trajectory *trajectory, const char *recipe, FILE *stream)
{
    trajectory_write_recipe(recipe, stream);
    write_header(trajectory, stream);
    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        struct progress progress;

        progress_begin(&progress, (double)run->count, "writing run %zu of %zu", i + 1,
                       trajectory->count);
        write_run(run, i + 1, trajectory->parameters, stream, &progress);
        progress_end(&progress);
    }
}
