/*
 * For the files of rules that treat each parameter alone: makes the functions of a rule's row from
 * its kernel, the update of one parameter:
 *
 *     static inline double kernel(double x, double slope, const struct rates *rates, double *a,
 *                                 double *b)
 *
 * returns the parameter after the update, and changes the two numbers of its memory (those that the
 * rule has). All three functions give the same bits.
 */
#ifndef GDPLOT_DESCENT_RULE_KERNEL_H
#define GDPLOT_DESCENT_RULE_KERNEL_H

#include "base/wide.h"
#include "descent/rule.h"

/* Defines `step`, `step_one` and `step_lanes`. */
#define RULE_STEPS(kernel)                                                                         \
    static double step_one(double x, double slope, const struct rates *rates, double *a,           \
                           double *b)                                                              \
    {                                                                                              \
        return kernel(x, slope, rates, a, b);                                                      \
    }                                                                                              \
                                                                                                   \
    static void step(const struct update *update, struct state *next)                              \
    {                                                                                              \
        for (size_t i = 0; i < update->objective->parameters; i++)                                 \
            next->parameter[i] = kernel(next->parameter[i], update->state->slope[i],               \
                                        &update->rates, &next->memory[0][i], &next->memory[1][i]); \
    }                                                                                              \
                                                                                                   \
    WIDE(step_alike,                                                                               \
         (size_t count, double *x, const double *slope, const double *lr,                          \
          const struct rates *alike, double *a, double *b),                                        \
         (count, x, slope, lr, alike, a, b))                                                       \
    {                                                                                              \
        struct rates rates = *alike;                                                               \
                                                                                                   \
        WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)                     \
        {                                                                                          \
            rates.lr = lr[i];                                                                      \
            x[i] = kernel(x[i], slope[i], &rates, &a[i], &b[i]);                                   \
        }                                                                                          \
    }                                                                                              \
                                                                                                   \
    WIDE(step_rows,                                                                                \
         (size_t count, double *x, const double *slope, const double *lr, const double *hyper0,    \
          const double *hyper1, const double *hyper2, const double *correction0,                   \
          const double *correction1, double *a, double *b),                                        \
         (count, x, slope, lr, hyper0, hyper1, hyper2, correction0, correction1, a, b))            \
    {                                                                                              \
        WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)                     \
        {                                                                                          \
            const struct rates rates = {                                                           \
                lr[i], {hyper0[i], hyper1[i], hyper2[i]}, {correction0[i], correction1[i]}, {0}};  \
                                                                                                   \
            x[i] = kernel(x[i], slope[i], &rates, &a[i], &b[i]);                                   \
        }                                                                                          \
    }                                                                                              \
                                                                                                   \
    static void step_lanes(size_t count, double *x, const double *slope,                           \
                           const struct rate_rows *rates, double *a, double *b)                    \
    {                                                                                              \
        if (rates->alike)                                                                          \
            step_alike(count, x, slope, rates->lr, rates->alike, a, b);                            \
        else                                                                                       \
            step_rows(count, x, slope, rates->lr, rates->hyper[0], rates->hyper[1],                \
                      rates->hyper[2], rates->correction[0], rates->correction[1], a, b);          \
    }

#endif
