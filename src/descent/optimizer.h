/* An optimiser: a rule (descent/rule.h) with the values of its hyperparameters. */
#ifndef GDPLOT_DESCENT_OPTIMIZER_H
#define GDPLOT_DESCENT_OPTIMIZER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct rule;

enum { HYPERPARAMETERS_MAX = 3, OPTIMIZERS_MOST = 100 };

struct optimizer {
    const struct rule *rule;
    double hyper[HYPERPARAMETERS_MAX]; /* in the order of the rule; 0 beyond those it has */
};

extern const struct optimizer optimizer_gd; /* plain descent */

/* A rule with the values that its hyperparameters have by default. */
struct optimizer optimizer_of(const struct rule *rule);

/*
 * Reads a list "NAME[:KEY=VALUE…],…", such as "adam,momentum:beta=0.5". Errors, of `status`: a name
 * or key that there is not (with the nearest), a value beyond its limits, the same optimiser twice;
 * STATUS_LIMIT for more than OPTIMIZERS_MOST. Otherwise the caller frees *optimizers.
 */
int optimizers_read(struct optimizer **optimizers, size_t *count, const char *text,
                    enum status status, struct err *err);

/* Appends the text from which optimizers_read makes the same: all hyperparameters, exactly. */
void optimizer_add_text(struct buf *out, const struct optimizer *optimizer);

/*
 * Appends what figures say behind a learning rate: ", momentum, beta 0.5", with the hyperparameters
 * that are not at their defaults; nothing of plain descent.
 */
void optimizer_add_words(struct buf *out, const struct optimizer *optimizer);

/*
 * The learning rate below which it is stable where `curvature` is the largest; infinite where there
 * is no limit.
 */
double optimizer_limit(const struct optimizer *optimizer, double curvature);

bool optimizer_is_same(const struct optimizer *a, const struct optimizer *b);

#endif
