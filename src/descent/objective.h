/*
 * The objective: the function or loss that descent minimises, with its slopes and curvatures.
 *
 * An objective is of a kind, whose row stands at the end of the kind's own file: a function f(x) or
 * f(x, y) (descent/objective_function.c), or the mean squared error of ŷ = w·x + b on a data set, b
 * held or trained (descent/objective_mse.c). What is asked of an objective is in the struct, or in
 * its row.
 *
 * A slice of an objective in two parameters is one in a single parameter: the other is held.
 */
#ifndef GDPLOT_DESCENT_OBJECTIVE_H
#define GDPLOT_DESCENT_OBJECTIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/work.h"
#include "descent/moments.h"

enum { PARAMETERS_MAX = 2 };

struct expr;
struct objective_lanes;

struct objective {
    const struct objective_kind *kind; /* NULL: there is no objective */
    size_t parameters;                 /* how many descent trains */
    const char *names[PARAMETERS_MAX]; /* theirs: "x", or "w" and "b" */
    const char *loss;                  /* what its loss is called: "f(x)" or "loss" */
    const char *text; /* the function as typed, or the data set's name; borrowed from the spec */
    bool
        is_quadratic; /* a parabola in its parameters: each step keeps the same part of distances */
    bool is_total;    /* defined, with its slopes, wherever nothing overflows */
    size_t cost;      /* units of work (base/work.h) of an evaluation, */
    size_t loss_cost; /* and of finding the loss alone */

    struct expr *expr; /* of a function; owned */

    struct moments moments; /* of a data set */
    double bias;            /* b, where it is held */

    /* Of a slice: what it is a slice of, borrowed; else NULL. */
    const struct objective *whole;
    size_t along;                /* the parameter that varies */
    double held[PARAMETERS_MAX]; /* a point of the slice */

    struct work *work; /* borrowed: what evaluations are counted in; NULL: they are not */
};

struct evaluation {
    double loss;
    double slope[PARAMETERS_MAX]; /* partial derivatives of the loss */
    double curvature;             /* second derivative in the first parameter, */
    double mixed;                 /* in both, */
    double second;                /* and in the second; 0 where there is none */
};

/* What figures say of an objective of a kind. */
struct objective_words {
    const char *curve, *slice, *contours; /* titles begin so: "The curve of " */
    const char *is;                       /* between the name of the loss and a value: " = " */
    const char *lighten; /* what makes a figure less work; NULL: as with any objective */
};

/* Its functions are given no slice, except where that is said. */
struct objective_kind {
    const char *name; /* "mse" */
    bool of_data;     /* made from the rows of a data set */

    struct evaluation (*evaluate)(const struct objective *objective,
                                  const double parameter[PARAMETERS_MAX]);

    /* The loss alone, to the bits of `evaluate`; NULL: there is no faster way to it. */
    double (*loss)(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

    /* Compiles for descent/objective_lanes.h one in a single parameter, if it can; NULL: never. */
    bool (*compile)(const struct objective *objective, struct objective_lanes *lanes);

    /*
     * The minimum in closed form, which may be that of a slice, too; false where it is no single
     * point. The loss there is exact. NULL: it is searched for (descent/minimum.h).
     */
    bool (*minimum)(const struct objective *objective, double at[PARAMETERS_MAX]);

    /*
     * Of a quadratic in two parameters, what rounding would spoil in evaluations: the determinant
     * of the curvatures, and the way from the minimum to a point. NULL: evaluations are as good.
     */
    double (*determinant)(const struct objective *objective);
    void (*distance)(const struct objective *objective, const double parameter[PARAMETERS_MAX],
                     double way[PARAMETERS_MAX]);

    /* Appends "f(x) = x²" or "ŷ = w·x + 3 on pizza.txt"; */
    void (*describe)(const struct objective *objective, struct buf *out);

    /* and what is said of its data, "mean squared error over 97 examples, b trained"; or NULL. */
    void (*describe_data)(const struct objective *objective, struct buf *out);

    struct objective_words words;

    void (*release)(struct objective *objective); /* or NULL */
};

extern const struct objective_kind objective_function, objective_mse;

/*
 * f(x) or f(x, y) from its text, which must outlive the objective. Errors: those of expr_parse. A
 * failed or zeroed objective needs no release.
 */
int objective_from_function(struct objective *objective, const char *text, struct err *err);

/* The mean squared error over a data set called `name`, b held at `bias`, or trained where that is
 * not a number. */
void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias);

/*
 * The objective in one parameter that `objective`, in two, is along parameter number `along`
 * through `at`. It borrows the other, which stays where it is; it is not to be released.
 */
struct objective objective_slice(const struct objective *objective, const double at[PARAMETERS_MAX],
                                 size_t along);

/* A slice through another point: its parameter along the slice is point[0], the other point[1]. */
struct objective objective_move_slice(const struct objective *slice,
                                      const double point[PARAMETERS_MAX]);

void objective_release(struct objective *objective);

/* Loss, slope and curvature at `parameter`; any of them may be nan or infinite, and all of them
 * are not numbers where the work is refused. */
struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX]);

/* The loss alone, to the bits of objective_at, for a third of the work where that is a function of
 * two parameters. */
double objective_loss(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

/* As objective_at, along the first parameter alone. */
struct evaluation objective_along(const struct objective *objective, double first);

/* The objective, or what it is a slice of. */
const struct objective *objective_whole(const struct objective *objective);

/* Whether that has two parameters. */
bool objective_has_two(const struct objective *objective);

/* The name of parameter number `i` of a state; of those of a slice the one along it is the first.
 */
const char *objective_name(const struct objective *objective, size_t i);

/* What its loss is called; "loss" where there is no objective. */
const char *objective_loss_name(const struct objective *objective);

/* A zeroed objective is none at all. */
bool objective_is_known(const struct objective *objective);
bool objective_is_data(const struct objective *objective);

/* Whether two that are described alike are the same: made from the same data, b held alike. */
bool objective_is_same(const struct objective *a, const struct objective *b);

/* Appends what the kind's row has of these, for a slice that of the whole; */
void objective_describe(const struct objective *objective, struct buf *out);
void objective_describe_data(const struct objective *objective, struct buf *out);

/* and, between two texts, how many rows of its data were left out, if any were. */
void objective_describe_left_out(const struct objective *objective, const char *before,
                                 const char *after, struct buf *out);

#endif
