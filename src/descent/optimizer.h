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
 * Reads one, "NAME[:KEY=VALUE…]", which messages say was given to `option`. Errors: those of
 * optimizers_read.
 */
int optimizer_read(struct optimizer *optimizer, const char *text, const char *option,
                   enum status status, struct err *err);

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
 * Appends what it is called: "gd", or "momentum, beta 0.5" with the hyperparameters that are not at
 * their defaults.
 */
void optimizer_add_words(struct buf *out, const struct optimizer *optimizer);

/* Appends "beta 0.5" of hyperparameter number `i`. */
void optimizer_add_setting(struct buf *out, const struct optimizer *optimizer, size_t i);

/*
 * Appends the full name of a run by it: "adam, lr 0.1", with another text than a space between the
 * two where that is `between`; "newton", whose rate is of no effect; "lr 0.1" of plain descent, and
 * "lr 0.1, normalised".
 */
void optimizer_add_run(struct buf *out, const struct optimizer *optimizer, double lr,
                       const char *between);

/*
 * The learning rate below which it is stable where `curvature` is the largest; infinite where there
 * is no limit.
 */
double optimizer_limit(const struct optimizer *optimizer, double curvature);

bool optimizer_is_same(const struct optimizer *a, const struct optimizer *b);

#endif
