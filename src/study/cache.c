#include "study/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "request/fields.h"
#include "request/recipe.h"

struct cache_data {
    char *key; /* the file, its columns, and how it is read */
    struct moments moments;
    struct data_source source;
};

struct cache_run {
    char *key; /* all that decides the run */
    struct run run;
};

void cache_release(struct cache *cache)
{
    for (size_t i = 0; i < cache->data_count; i++) {
        free(cache->data[i].key);
        free(cache->data[i].source.columns);
    }
    for (size_t i = 0; i < cache->run_count; i++) {
        free(cache->runs[i].key);
        run_release(&cache->runs[i].run);
    }
    free(cache->data);
    free(cache->runs);
    *cache = (struct cache){0};
}

static const struct cache_data *find_data(const struct cache *cache, const char *key)
{
    for (size_t i = 0; i < cache->data_count; i++)
        if (!strcmp(cache->data[i].key, key))
            return &cache->data[i];
    return NULL;
}

/* Reads the file, and keeps what was read under the key. */
static const struct cache_data *read_data(struct cache *cache, struct buf *key,
                                          const struct spec *spec, struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct cache_data data = {0};

    if (moments_read(&data.moments, &data.source, spec->data, &format, err)) {
        free(data.source.columns);
        return NULL;
    }
    data.key = buf_detach(key);
    cache->data =
        mem_grow(cache->data, cache->data_count, &cache->data_capacity, sizeof *cache->data);
    cache->data[cache->data_count] = data;
    return &cache->data[cache->data_count++];
}

int cache_moments(struct cache *cache, struct spec *spec, struct err *err)
{
    const struct cache_data *data;
    struct buf key = BUF_INIT;

    buf_printf(&key, "%s\n%s\n%s\n%s\n%s", spec->data, spec->columns ? spec->columns : "",
               spec->header ? spec->header : "", spec->decimal, spec->missing);
    data = find_data(cache, key.data);
    if (!data)
        data = read_data(cache, &key, spec, err);
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
                              descent->normalized,
                              descent->keep.rule,
                              (double)descent->keep.number};

    recipe_write(spec, "train", GROUP_OBJECTIVE | GROUP_MOMENTS, key);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        number_add_exact(key, numbers[i]);
        buf_puts(key, "\n");
    }
}

static const struct run *find_run(const struct cache *cache, const char *key)
{
    for (size_t i = 0; i < cache->run_count; i++)
        if (!strcmp(cache->runs[i].key, key))
            return &cache->runs[i].run;
    return NULL;
}

/* A copy of the run's states in the trajectory. */
static int add_copy(struct cache *cache, struct trajectory *trajectory, const struct run *run,
                    struct err *err)
{
    struct run *copy;

    cache->states += run->count;
    if (cache->states > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT, "more than %d states in all; lower --iterations",
                       DESCENT_MOST_STATES);
    copy = trajectory_add_run(trajectory, run->lr);
    copy->normalized = run->normalized;
    run_copy_states(copy, run);
    return 0;
}

/* Keeps the only run of `trajectory`, which loses it. */
static const struct run *keep_run(struct cache *cache, struct buf *key,
                                  struct trajectory *trajectory)
{
    struct cache_run *kept;

    cache->runs =
        mem_grow(cache->runs, cache->run_count, &cache->run_capacity, sizeof *cache->runs);
    kept = &cache->runs[cache->run_count++];
    kept->key = buf_detach(key);
    kept->run = trajectory->runs[0];
    trajectory->count = 0;
    return &kept->run;
}

static const struct run *train_one(struct cache *cache, struct buf *key,
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
    run = keep_run(cache, key, &trajectory);
    trajectory_release(&trajectory);
    return run;
}

int cache_descent(struct cache *cache, const struct spec *spec, const struct descent *descent,
                  const struct objective *objective, struct trajectory *trajectory, struct err *err)
{
    struct buf key = BUF_INIT;
    bool failed = false;

    trajectory_init(trajectory, objective->parameters, objective->names);
    trajectory->keep = descent->keep;
    for (size_t i = 0; i < descent->runs && !failed; i++) {
        const struct run *run;

        buf_clear(&key);
        add_key(&key, spec, descent, descent->lr[i]);
        run = find_run(cache, key.data);
        if (!run)
            run = train_one(cache, &key, descent, &descent->lr[i], objective, err);
        failed = !run || add_copy(cache, trajectory, run, err);
    }
    buf_release(&key);
    return failed ? -1 : 0;
}
