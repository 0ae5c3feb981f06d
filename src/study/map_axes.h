/* The axes of a map: what each --over varies, resolved against the objective and the optimiser. */
#ifndef GDPLOT_STUDY_MAP_AXES_H
#define GDPLOT_STUDY_MAP_AXES_H

#include "descent/objective.h"
#include "descent/rule.h"
#include "request/spec.h"

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

/* An axis such as momentum.beta names the optimiser, too, where no option does. */
void map_axes_name_optimizer(struct spec *spec);

/* Makes an axis, but for its values. `over` must outlive it. Fails where it names nothing that may
 * vary, or has values that this may not take. */
int map_axis_resolve(struct map_axis *axis, const struct over_axis *over,
                     const struct objective *objective, const struct rule *rule, struct err *err);

#endif
