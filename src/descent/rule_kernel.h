/*
 * For the files of rules that treat each parameter alone: makes the functions of a rule's row from
 * its kernel, the update of a parameter.
 */
#ifndef GDPLOT_DESCENT_RULE_KERNEL_H
#define GDPLOT_DESCENT_RULE_KERNEL_H

#include "descent/rule.h"

/*
 * Returns the parameter after an update, and changes the numbers of its memory, which are a[0] and
 * b[0]; `hyper` and `power` are those of struct update.
 */
typedef double rule_kernel(double parameter, double slope, double lr, const double *hyper,
                           const double *power, double *a, double *b);

/* Defines `step`. */
#define RULE_STEP(kernel)                                                                          \
    static void step(const struct update *update, struct state *next)                              \
    {                                                                                              \
        for (size_t i = 0; i < update->objective->parameters; i++)                                 \
            next->parameter[i] =                                                                   \
                kernel(next->parameter[i], update->state->slope[i], update->lr, update->hyper,     \
                       update->power, &next->memory[0][i], &next->memory[1][i]);                   \
    }

#endif
