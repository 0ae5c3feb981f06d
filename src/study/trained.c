#include "study/trained.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "request/fields.h"
#include "request/recipe.h"

struct trained_data {
    char *key; /* the file, its columns, and how it is read */
    struct moments moments;
    struct data_source source;
};

struct trained_run {
    char *key; /* all that decides the run */
    struct run run;
};

void trained_release(struct trained *trained)
{
    for (size_t i = 0; i < trained->data_count; i++) {
        free(trained->data[i].key);
        free(trained->data[i].source.columns);
    }
    for (size_t i = 0; i < trained->run_count; i++) {
        free(trained->runs[i].key);
        run_release(&trained->runs[i].run);
    }
    free(trained->data);
    free(trained->runs);
    *trained = (struct trained){0};
}

static const struct trained_data *find_data(const struct trained *trained, const char *key)
{
    for (size_t i = 0; i < trained->data_count; i++)
        if (!strcmp(trained->data[i].key, key))
            return &trained->data[i];
    return NULL;
}

/* Reads the file, and keeps what was read under the key. */
static const struct trained_data *read_data(struct trained *trained, struct buf *key,
                                            const struct spec *spec, struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct trained_data data = {0};

    if (moments_read(&data.moments, &data.source, spec->data, &format, err)) {
        free(data.source.columns);
        return NULL;
    }
    data.key = buf_detach(key);
    trained->data = mem_grow(trained->data, trained->data_count, &trained->data_capacity,
                             sizeof *trained->data);
    trained->data[trained->data_count] = data;
    return &trained->data[trained->data_count++];
}

int trained_moments(struct trained *trained, struct spec *spec, struct err *err)
{
    const struct trained_data *data;
    struct buf key = BUF_INIT;

    buf_printf(&key, "%s\n%s\n%s\n%s\n%s", spec->data, spec->columns ? spec->columns : "",
               spec->header ? spec->header : "", spec->decimal, spec->missing);
    data = find_data(trained, key.data);
    if (!data)
        data = read_data(trained, &key, spec, err);
    buf_release(&key);
    if (!data)
        return -1;
    spec->moments = data->moments;
    spec_set_source(spec, &data->source);
    return 0;
}

/* The objective, and the numbers of the descent for one of its rates. */
static void add_key(struct buf *key, const struct spec *spec, const struct descent *descent,
                    double lr)
{
    const double numbers[] = {descent->start[0],
                              descent->start[1],
                              (double)descent->iterations,
                              descent->tolerance,
                              lr,
                              descent->normalised,
                              descent->keep.rule,
                              (double)descent->keep.number};

    recipe_write(spec, "train", GROUP_OBJECTIVE | GROUP_MOMENTS, key);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        number_add_exact(key, numbers[i]);
        buf_puts(key, "\n");
    }
}

static const struct run *find_run(const struct trained *trained, const char *key)
{
    for (size_t i = 0; i < trained->run_count; i++)
        if (!strcmp(trained->runs[i].key, key))
            return &trained->runs[i].run;
    return NULL;
}

/* A copy of the run's states in the trajectory. */
static int add_copy(struct trained *trained, struct trajectory *trajectory, const struct run *run,
                    struct err *err)
{
    struct run *copy;

    trained->states += run->count;
    if (trained->states > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT, "more than %d states in all; lower --iterations",
                       DESCENT_MOST_STATES);
    copy = trajectory_add_run(trajectory, run->lr);
    copy->normalised = run->normalised;
    run_copy_states(copy, run);
    return 0;
}

/* Keeps the only run of `trajectory`, which loses it. */
static const struct run *keep_run(struct trained *trained, struct buf *key,
                                  struct trajectory *trajectory)
{
    struct trained_run *kept;

    trained->runs =
        mem_grow(trained->runs, trained->run_count, &trained->run_capacity, sizeof *trained->runs);
    kept = &trained->runs[trained->run_count++];
    kept->key = buf_detach(key);
    kept->run = trajectory->runs[0];
    trajectory->count = 0;
    return &kept->run;
}

static const struct run *train_one(struct trained *trained, struct buf *key,
                                   const struct descent *descent, const double *lr,
                                   const struct objective *objective, struct err *err)
{
    struct descent one = *descent;
    struct trajectory trajectory;
    const struct run *run;

    one.lr = lr;
    one.runs = 1;
    if (descent_train(&one, objective, &trajectory, err))
        return NULL;
    run = keep_run(trained, key, &trajectory);
    trajectory_release(&trajectory);
    return run;
}

int trained_descent(struct trained *trained, const struct spec *spec, const struct descent *descent,
                    const struct objective *objective, struct trajectory *trajectory,
                    struct err *err)
{
    struct buf key = BUF_INIT;
    bool failed = false;

    trajectory_init(trajectory, objective->parameters, objective->names);
    trajectory->keep = descent->keep;
    for (size_t i = 0; i < descent->runs && !failed; i++) {
        const struct run *run;

        buf_clear(&key);
        add_key(&key, spec, descent, descent->lr[i]);
        run = find_run(trained, key.data);
        if (!run)
            run = train_one(trained, &key, descent, &descent->lr[i], objective, err);
        failed = !run || add_copy(trained, trajectory, run, err);
    }
    buf_release(&key);
    return failed ? -1 : 0;
}
