#include "study/result_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/processors.h"
#include "study/differ.h"
#include "study/optimizers.h"

static const char *const shows[] = {
    [MAP_LOSS] = "loss",
    [MAP_ZONE] = "zone",
    [MAP_MINIMUM] = "minimum",
    [MAP_ITERATIONS] = "iterations",
};

enum map_show map_show_of(const struct spec *spec)
{
    enum map_show show = MAP_LOSS;

    while (strcmp(shows[show], spec->show))
        show++;
    return show;
}

static int check(const struct spec *spec, struct err *err)
{
    bool whole = spec->over.count == OVER_AXES;

    if (spec->trajectory)
        return err_set(err, STATUS_USAGE,
                       "map descends from every cell, and takes no trajectory: give --function or "
                       "--data");
    if (whole || (!spec->over.count && !spec->function && !spec->data))
        return 0;
    return err_set(err, STATUS_USAGE,
                   "map needs --over twice, such as --over lr=0.001:1:300 --over start=-1:4:200");
}

static bool varies_rate(const struct map *map)
{
    return map->axis[0].varies == MAP_RATE || map->axis[1].varies == MAP_RATE;
}

static bool varies_start(const struct map *map, size_t parameter)
{
    for (size_t i = 0; i < OVER_AXES; i++)
        if (map->axis[i].varies == MAP_START && map->axis[i].number == parameter)
            return true;
    return false;
}

static bool varies_whole_start(const struct map *map, const struct objective *objective)
{
    return varies_start(map, 0) && (objective->parameters == 1 || varies_start(map, 1));
}

static int check_map(const struct map *map, const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    double cells = (double)map->axis[0].count * (double)map->axis[1].count;

    if (map->axis[0].varies == map->axis[1].varies && map->axis[0].number == map->axis[1].number)
        return err_set(err, STATUS_USAGE, "--over: %s and %s are the same", map->axis[0].name,
                       map->axis[1].name);
    if (cells > OVER_MOST_VALUES)
        return err_set(err, STATUS_LIMIT, "--over: %.0f cells are more than %d", cells,
                       OVER_MOST_VALUES);
    if (varies_rate(map) && spec_given(spec, &spec->lr))
        return err_set(err, STATUS_USAGE, "--lr is given, and --over has it, too");
    if (varies_whole_start(map, &study->objective) && spec_given(spec, &spec->start))
        return err_set(err, STATUS_USAGE, "--start is given, and --over has it, too");
    if (spec->normalize.count)
        return err_set(err, STATUS_USAGE, "--normalize: map takes the rates of --lr or --over");
    return 0;
}

static int resolve(struct map *map, const struct study *study, struct descent *descent,
                   struct err *err)
{
    const struct spec *spec = study->spec;

    map_axes_name_optimizer(study->spec);
    if (optimizers_only(&map->optimizer, spec, err))
        return -1;
    for (size_t i = 0; i < OVER_AXES; i++)
        if (map_axis_resolve(&map->axis[i], &spec->over.axis[i], &study->objective,
                             map->optimizer.rule, err))
            return -1;
    if (check_map(map, study, err) ||
        defaults_descent(
            study,
            (varies_rate(map) ? DEFAULTS_OTHER_RATES : 0) |
                (varies_whole_start(map, &study->objective) ? DEFAULTS_OTHER_START : 0),
            descent, err))
        return -1;
    if (!varies_rate(map) && descent->runs != 1)
        return err_set(err, STATUS_USAGE, "--lr: map takes one learning rate, or --over lr=…");
    if (spec->iterations < 1)
        return err_set(err, STATUS_USAGE, "--iterations: map needs 1 or more to tell cells apart");
    memcpy(map->fixed.start, descent->start, sizeof descent->start);
    map->fixed.lr = descent->runs ? descent->lr[0] : 0;
    memcpy(map->fixed.hyper, descent->optimizer.hyper, sizeof map->fixed.hyper);
    return 0;
}

struct setting map_setting(const struct map *map, size_t i)
{
    const size_t at[OVER_AXES] = {i % map->axis[0].count, i / map->axis[0].count};
    struct setting setting = map->fixed;

    for (size_t a = 0; a < OVER_AXES; a++) {
        double value = map->axis[a].at[at[a]];

        if (map->axis[a].varies == MAP_RATE)
            setting.lr = value;
        else if (map->axis[a].varies == MAP_START)
            setting.start[map->axis[a].number] = value;
        else
            setting.hyper[map->axis[a].number] = value;
    }
    return setting;
}

static struct setting setting_of(const void *context, size_t i)
{
    return map_setting(context, i);
}

static void fill_axes(struct map *map, const struct over *over)
{
    for (size_t i = 0; i < OVER_AXES; i++) {
        map->axis[i].at = mem_zeroed(map->axis[i].count, sizeof *map->axis[i].at);
        range_fill(&over->axis[i].range, map->axis[i].at);
    }
}

/* On as many threads as were asked for, or as there are processors. */
static int make(struct study *study, void **made, struct err *err)
{
    struct map *map = *made = mem_zeroed(1, sizeof *map);
    const struct spec *spec = study->spec;
    enum map_show show = map_show_of(spec);
    struct descent descent;
    struct ends_request request = {
        .descent = &descent,
        .objective = &study->objective,
        .setting = setting_of,
        .context = map,
        .tells_rest = show == MAP_ITERATIONS,
        .jobs = spec_given(spec, &spec->jobs) ? spec->jobs : processors_count(),
        .doing = "descending in %zu cells",
        .less = "map fewer cells",
    };

    if (resolve(map, study, &descent, err))
        return -1;
    request.count = map->count = map->axis[0].count * map->axis[1].count;
    if (ends_check(&request, err))
        return -1;
    fill_axes(map, &spec->over);
    map->ends = mem_zeroed(map->count, sizeof *map->ends);
    if (ends_run(&request, map->ends, err))
        return -1;
    if (show != MAP_MINIMUM)
        return 0;
    return basins_find(&map->basins, &study->objective, map->ends, map->count, request.jobs, err);
}

static void release(void *made)
{
    struct map *map = made;

    for (size_t i = 0; i < OVER_AXES; i++)
        free(map->axis[i].at);
    free(map->ends);
    basins_release(&map->basins);
    free(map);
}

/* The parameters at the end, and what --show asks for besides. */
static void write_heading(const struct map *map, const struct study *study, FILE *stream)
{
    const struct objective *objective = &study->objective;

    fprintf(stream, "%s,%s,loss,zone,verdict", map->axis[0].name, map->axis[1].name);
    for (size_t i = 0; i < objective->parameters; i++)
        fprintf(stream, ",%s", objective->names[i]);
    if (map_show_of(study->spec) == MAP_ITERATIONS)
        fputs(",iterations", stream);
    for (size_t i = 0; map->basins.of && i < objective->parameters; i++)
        fprintf(stream, ",minimum.%s", objective->names[i]);
    fputs("\n", stream);
}

static void write_number(double value, FILE *stream)
{
    char number[NUMBER_SIZE];

    fprintf(stream, ",%s", number_exact(number, value));
}

static void write_minimum(const struct map *map, size_t i, size_t parameters, FILE *stream)
{
    size_t of = map->basins.of[i];
    const double at[] = {of < map->basins.count ? map->basins.at[of].parameter : 0,
                         of < map->basins.count ? map->basins.at[of].second : 0};

    for (size_t p = 0; p < parameters; p++) {
        if (of < map->basins.count)
            write_number(at[p], stream);
        else
            fputs(",", stream);
    }
}

static void write_cell(const struct map *map, const struct study *study, size_t i, FILE *stream)
{
    const struct run_end *end = &map->ends[i];
    size_t parameters = study->objective.parameters, columns = map->axis[0].count;
    char number[NUMBER_SIZE];

    fputs(number_exact(number, map->axis[0].at[i % columns]), stream);
    write_number(map->axis[1].at[i / columns], stream);
    write_number(end->loss, stream);
    fprintf(stream, ",%s,%s", zone_names[zone_of(end->kind)], verdict_name(end->kind));
    for (size_t p = 0; p < parameters; p++)
        write_number(end->at[p], stream);
    if (map_show_of(study->spec) == MAP_ITERATIONS && end->rest >= 0)
        fprintf(stream, ",%d", end->rest);
    else if (map_show_of(study->spec) == MAP_ITERATIONS)
        fputs(",", stream);
    if (map->basins.of)
        write_minimum(map, i, parameters, stream);
    fputs("\n", stream);
}

static void write(const struct study *study, const char *recipe, FILE *stream)
{
    const struct map *map = study_map(study);

    trajectory_write_recipe(recipe, stream);
    write_heading(map, study, stream);
    for (size_t i = 0; i < map->count && !ferror(stream); i++)
        write_cell(map, study, i, stream);
}

static int axes_differ(const struct map_axis *a, const struct map_axis *b, struct err *err)
{
    char one[NUMBER_SIZE], other[NUMBER_SIZE];

    if (strcmp(a->name, b->name))
        return err_set(err, STATUS_FAILED, "maps over %s and over %s", a->name, b->name);
    if (a->count != b->count)
        return err_set(err, STATUS_FAILED, "%zu and %zu values of %s", a->count, b->count, a->name);
    for (size_t i = 0; i < a->count; i++)
        if (a->at[i] != b->at[i])
            return err_set(err, STATUS_FAILED, "%s %s and %s", a->name, number_exact(one, a->at[i]),
                           number_exact(other, b->at[i]));
    return 0;
}

static int cells_differ(const struct map *map, size_t i, const struct run_end *other, double within,
                        struct err *err)
{
    const struct run_end *end = &map->ends[i];
    char at[2][NUMBER_SIZE], first[NUMBER_SIZE], second[NUMBER_SIZE];

    number_exact(at[0], map->axis[0].at[i % map->axis[0].count]);
    number_exact(at[1], map->axis[1].at[i / map->axis[0].count]);
    if (!differ_same(end->loss, other->loss, within))
        return err_set(err, STATUS_FAILED, "%s=%s, %s=%s: loss %s and %s", map->axis[0].name, at[0],
                       map->axis[1].name, at[1], number_exact(first, end->loss),
                       number_exact(second, other->loss));
    if (end->kind != other->kind)
        return err_set(err, STATUS_FAILED, "%s=%s, %s=%s: %s and %s", map->axis[0].name, at[0],
                       map->axis[1].name, at[1], verdict_name(end->kind),
                       verdict_name(other->kind));
    return 0;
}

static int differ(const struct study *first, const struct study *second, double within,
                  struct err *err)
{
    const struct map *a = study_map(first), *b = study_map(second);

    for (size_t i = 0; i < OVER_AXES; i++)
        if (axes_differ(&a->axis[i], &b->axis[i], err))
            return -1;
    for (size_t i = 0; i < a->count; i++)
        if (cells_differ(a, i, &b->ends[i], within, err))
            return -1;
    return 0;
}

const struct result result_map = {
    .check = check,
    .make = make,
    .release = release,
    .write = write,
    .command = "map",
    .differ = differ,
};

const struct map *study_map(const struct study *study)
{
    return study_made(study, &result_map);
}
