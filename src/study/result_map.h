/* The result of a map: descent at each pair of values that --over gives. */
#ifndef GDPLOT_STUDY_RESULT_MAP_H
#define GDPLOT_STUDY_RESULT_MAP_H

#include "descent/basins.h"
#include "study/study.h"

/* What an axis of a map varies. */
enum map_vary {
    MAP_RATE,  /* the learning rate, */
    MAP_START, /* a parameter of the start, */
    MAP_HYPER, /* or a hyperparameter of the optimiser */
};

struct map_axis {
    const char *name; /* as --over has it; borrowed */
    enum map_vary varies;
    size_t number; /* of the parameter or of the hyperparameter */
    double *at;    /* its values, growing; owned */
    size_t count;
    bool logarithmic; /* they grow by even factors */
};

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
