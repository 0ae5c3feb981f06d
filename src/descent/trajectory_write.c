/* The CSV of a trajectory. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/progress.h"
#include "descent/rule.h"
#include "descent/trajectory.h"

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

const char *trajectory_memory_name(size_t m)
{
    static const char *const names[RULE_MEMORY_MAX] = {"memory1", "memory2"};

    return names[m];
}

bool trajectory_has_optimizers(const struct trajectory *trajectory)
{
    for (size_t i = 0; i < trajectory->count; i++)
        if (rule_is_listed(trajectory->runs[i].optimizer.rule))
            return true;
    return false;
}

/* How many numbers of memory a parameter has in the run that has most. */
static size_t most_memory(const struct trajectory *trajectory)
{
    size_t most = 0;

    for (size_t i = 0; i < trajectory->count; i++)
        most = trajectory->runs[i].memory > most ? trajectory->runs[i].memory : most;
    return most;
}

static void write_optimizer_header(const struct trajectory *trajectory, FILE *stream)
{
    fputs(",optimizer", stream);
    for (size_t m = 0; m < most_memory(trajectory); m++)
        for (size_t i = 0; i < trajectory->parameters; i++) {
            fprintf(stream, ",%s", trajectory_memory_name(m));
            if (trajectory->parameters > 1)
                fprintf(stream, "_%s", trajectory->names[i]);
        }
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
    if (trajectory_has_optimizers(trajectory))
        write_optimizer_header(trajectory, stream);
    fputc('\n', stream);
}

static void write_number(double value, FILE *stream)
{
    char text[NUMBER_SIZE];

    fputc(',', stream);
    fputs(number_exact(text, value), stream);
}

/* What all rows of a run share. */
struct row_shape {
    size_t number, parameters, memory; /* of the run; of all runs */
    struct buf optimizer;              /* ",adam:…"; "" where the file has no such column */
    char lr[NUMBER_SIZE];
};

/* A run with less memory than others has nothing in the last columns. */
static void write_memory(const struct row_shape *shape, const struct run *run,
                         const struct state *state, FILE *stream)
{
    fputs(shape->optimizer.data, stream);
    for (size_t m = 0; m < shape->memory; m++)
        for (size_t i = 0; i < shape->parameters; i++) {
            if (m < run->memory)
                write_number(state->memory[m][i], stream);
            else
                fputc(',', stream);
        }
}

static void write_row(const struct row_shape *shape, const struct run *run, size_t k, FILE *stream)
{
    const struct state state = run_state(run, k);

    fprintf(stream, "%zu,%s,%zu", shape->number, shape->lr, run_iteration(run, k));
    for (size_t i = 0; i < shape->parameters; i++)
        write_number(state.parameter[i], stream);
    write_number(state.loss, stream);
    for (size_t i = 0; i < shape->parameters; i++)
        write_number(state.slope[i], stream);
    if (shape->optimizer.length)
        write_memory(shape, run, &state, stream);
    fputc('\n', stream);
}

static void write_run(const struct trajectory *trajectory, size_t i, FILE *stream,
                      struct progress *progress)
{
    const struct run *run = &trajectory->runs[i];
    struct row_shape shape = {.number = i + 1,
                              .parameters = trajectory->parameters,
                              .memory = most_memory(trajectory),
                              .optimizer = BUF_INIT};

    number_exact(shape.lr, run->lr);
    if (trajectory_has_optimizers(trajectory)) {
        buf_puts(&shape.optimizer, ",");
        optimizer_add_text(&shape.optimizer, &run->optimizer);
    }
    for (size_t k = 0; k < run->count; k++) {
        progress_at(progress, (double)k);
        write_row(&shape, run, k, stream);
    }
    buf_release(&shape.optimizer);
}

void trajectory_write(const struct trajectory *trajectory, const char *recipe, FILE *stream)
{
    trajectory_write_recipe(recipe, stream);
    write_header(trajectory, stream);
    for (size_t i = 0; i < trajectory->count; i++) {
        struct progress progress;

        progress_begin(&progress, (double)trajectory->runs[i].count, "writing run %zu of %zu",
                       i + 1, trajectory->count);
        write_run(trajectory, i, stream, &progress);
        progress_end(&progress);
    }
}
