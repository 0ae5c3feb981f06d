#include "study/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "request/data_list.h"
#include "request/fields.h"
#include "request/recipe.h"

/* A data set (moments and source), or a run; what it is not is zeroed. */
struct cache_entry {
    char *key; /* a text of all that decides what the entry is */
    struct moments moments;
    struct data_source source;
    struct run run;
};

static void release(struct cache_entry *entry)
{
    free(entry->key);
    free(entry->source.columns);
    run_release(&entry->run);
}

void cache_release(struct cache *cache)
{
    for (size_t i = 0; i < cache->count; i++)
        release(&cache->entries[i]);
    free(cache->entries);
    *cache = (struct cache){0};
}

/* The entry under the key, or NULL. */
static const struct cache_entry *find(const struct cache *cache, const struct buf *key)
{
    for (size_t i = 0; i < cache->count; i++)
        if (!strcmp(cache->entries[i].key, key->data))
            return &cache->entries[i];
    return NULL;
}

/* Keeps an entry under the key; takes the text of the key over. */
static const struct cache_entry *add(struct cache *cache, struct buf *key, struct cache_entry entry)
{
    cache->entries =
        mem_grow(cache->entries, cache->count, &cache->capacity, sizeof *cache->entries);
    entry.key = buf_detach(key);
    cache->entries[cache->count] = entry;
    return &cache->entries[cache->count++];
}

static const struct cache_entry *read_data(struct cache *cache, struct buf *key,
                                           const struct spec *spec, struct err *err)
{
    const struct data_format format = spec_format(spec);
    const struct data_files files = data_list_of(spec);
    struct cache_entry entry = {0};

    if (!moments_read_files(&entry.moments, &entry.source, &files, &format, err))
        return add(cache, key, entry);
    release(&entry);
    return NULL;
}

/* Makes the key of a data set: its files, and all options that say how they are read. */
static void add_data_key(struct buf *key, const struct spec *spec)
{
    buf_puts(key, "data");
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUP_DATA) {
            buf_puts(key, "\n");
            field_get(spec, &fields[i], key);
        }
    for (size_t i = 0; i < spec->data_files.count; i++)
        buf_printf(key, "\n%s", spec->data_files.at[i]);
}

int cache_moments(struct cache *cache, struct spec *spec, struct err *err)
{
    const struct cache_entry *entry;
    struct buf key = BUF_INIT;

    add_data_key(&key, spec);
    entry = find(cache, &key);
    if (!entry)
        entry = read_data(cache, &key, spec, err);
    buf_release(&key);
    if (!entry)
        return -1;
    spec->moments = entry->moments;
    spec_set_source(spec, &entry->source);
    return 0;
}

/* Makes the key of a run: its optimiser, its objective, and the numbers of its descent. */
static void add_key(struct buf *key, const struct spec *spec, const struct descent *descent)
{
    const double numbers[] = {
        descent->start[0], descent->start[1],  (double)descent->iterations, descent->tolerance,
        *descent->lr,      descent->keep.rule, (double)descent->keep.number};

    optimizer_add_text(key, &descent->optimizer);
    buf_puts(key, "\n");
    recipe_write(spec, "train", GROUP_OBJECTIVE | GROUP_MOMENTS, key);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        number_add_exact(key, numbers[i]);
        buf_puts(key, "\n");
    }
}

static const struct cache_entry *train(struct cache *cache, struct buf *key,
                                       const struct descent *descent,
                                       const struct objective *objective, struct err *err)
{
    const struct cache_entry *entry;
    struct trajectory trajectory;

    if (descent_train(descent, objective, &trajectory, err))
        return NULL;
    entry = add(cache, key, (struct cache_entry){.run = trajectory.runs[0]});
    trajectory.count = 0;
    trajectory_release(&trajectory);
    return entry;
}

/* Adds a copy of the run to the trajectory. */
static int add_copy(struct cache *cache, struct trajectory *trajectory, const struct run *run,
                    struct err *err)
{
    struct run *copy;

    cache->states += run->count;
    if (cache->states > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT, "more than %d states in all; lower --iterations",
                       DESCENT_MOST_STATES);
    copy = trajectory_add_run(trajectory, &run->optimizer, run->lr);
    run_copy_states(copy, run);
    return 0;
}

/* Adds the only run of `descent` to the trajectory, from the cache or trained. */
static int add_run(struct cache *cache, const struct spec *spec, const struct descent *descent,
                   const struct objective *objective, struct trajectory *trajectory,
                   struct err *err)
{
    const struct cache_entry *entry;
    struct buf key = BUF_INIT;

    add_key(&key, spec, descent);
    entry = find(cache, &key);
    if (!entry)
        entry = train(cache, &key, descent, objective, err);
    buf_release(&key);
    return entry ? add_copy(cache, trajectory, &entry->run, err) : -1;
}

int cache_descent(struct cache *cache, const struct spec *spec, const struct descent *descent,
                  const struct objective *objective, struct trajectory *trajectory, struct err *err)
{
    trajectory_init(trajectory, objective->parameters, objective->names);
    trajectory->keep = descent->keep;
    for (size_t i = 0; i < descent->runs; i++) {
        struct descent one = *descent;

        one.lr = &descent->lr[i];
        one.runs = 1;
        if (add_run(cache, spec, &one, objective, trajectory, err))
            return -1;
    }
    return 0;
}
