#include "descent/seen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FEWEST = 1 << 10, MOST = 1 << 19 }; /* places */

/* Open addressing: a point stands at the place of its hash, or at the next that was free. */
struct table {
    size_t width;         /* bytes of values */
    size_t count, places; /* a power of 2, more than half of which stays free */
    char *taken;          /* of each place */
    double (*points)[PARAMETERS_MAX];
    char *values;
};

struct seen {
    struct table losses, evaluations;
};

static uint64_t hash_of(const double at[PARAMETERS_MAX])
{
    uint64_t hash = 0;

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        uint64_t bits;

        memcpy(&bits, &at[i], sizeof bits);
        hash = (hash ^ bits) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32;
    }
    return hash;
}

/* Where the point is, or would be. */
static size_t place_of(const struct table *table, const double at[PARAMETERS_MAX])
{
    size_t place = (size_t)hash_of(at) & (table->places - 1);

    while (table->taken[place] && memcmp(table->points[place], at, sizeof *table->points) != 0)
        place = (place + 1) & (table->places - 1);
    return place;
}

static struct table table_of(size_t width, size_t places)
{
    return (struct table){
        .width = width,
        .places = places,
        .taken = mem_zeroed(places, sizeof *((struct table *)0)->taken),
        .points = mem_zeroed(places, sizeof *((struct table *)0)->points),
        .values = mem_zeroed(places, width),
    };
}

static void release(struct table *table)
{
    free(table->taken);
    free(table->points);
    free(table->values);
}

static void put(struct table *table, const double at[PARAMETERS_MAX], const void *value)
{
    size_t place = place_of(table, at);

    table->count += !table->taken[place];
    table->taken[place] = 1;
    memcpy(table->points[place], at, sizeof *table->points);
    memcpy(table->values + place * table->width, value, table->width);
}

static void grow(struct table *table)
{
    struct table larger = table_of(table->width, 2 * table->places);

    for (size_t i = 0; i < table->places; i++)
        if (table->taken[i])
            put(&larger, table->points[i], table->values + i * table->width);
    release(table);
    *table = larger;
}

static void add(struct table *table, const double at[PARAMETERS_MAX], const void *value)
{
    if (2 * (table->count + 1) >= table->places) {
        if (table->places == MOST)
            return;
        grow(table);
    }
    put(table, at, value);
}

static bool find(const struct table *table, const double at[PARAMETERS_MAX], void *value)
{
    size_t place = place_of(table, at);

    if (table->taken[place])
        memcpy(value, table->values + place * table->width, table->width);
    return table->taken[place];
}

struct seen *seen_new(void)
{
    struct seen *seen = mem_zeroed(1, sizeof *seen);

    seen->losses = table_of(sizeof(double), FEWEST);
    seen->evaluations = table_of(sizeof(struct evaluation), FEWEST);
    return seen;
}

void seen_free(struct seen *seen)
{
    if (!seen)
        return;
    release(&seen->losses);
    release(&seen->evaluations);
    free(seen);
}

bool seen_find(const struct seen *seen, const double at[PARAMETERS_MAX], struct evaluation *there)
{
    return seen && find(&seen->evaluations, at, there);
}

bool seen_find_loss(const struct seen *seen, const double at[PARAMETERS_MAX], double *loss)
{
    return seen && find(&seen->losses, at, loss);
}

void seen_add(struct seen *seen, const double at[PARAMETERS_MAX], const struct evaluation *there)
{
    if (seen)
        add(&seen->evaluations, at, there);
}

void seen_add_loss(struct seen *seen, const double at[PARAMETERS_MAX], double loss)
{
    if (seen)
        add(&seen->losses, at, &loss);
}
