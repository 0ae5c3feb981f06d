/* The result of a map: descent at each pair of values that --over gives. */
#ifndef GDPLOT_STUDY_RESULT_MAP_H
#define GDPLOT_STUDY_RESULT_MAP_H

#include "descent/basins.h"
#include "study/map_axes.h"
#include "study/study.h"

struct map {
    struct map_axis axis[OVER_AXES]; /* from left to right, and from bottom to top */
    struct run_end *ends;            /* owned; row by row from the bottom, each from the left */
    size_t count;
    struct setting fixed;       /* what does not vary */
    struct optimizer optimizer; /* of all runs, but for hyperparameters that vary */
    struct basins basins;       /* with --show minimum; else of no runs */
};

/* What cells show: a word of --show. */
enum map_show { MAP_LOSS, MAP_ZONE, MAP_MINIMUM, MAP_ITERATIONS };

enum map_show map_show_of(const struct spec *spec);

/* Where the run of cell `i` begins, and at which rate. */
struct setting map_setting(const struct map *map, size_t i);

extern const struct result result_map;

/* What was made, or NULL. */
const struct map *study_map(const struct study *study);

#endif
