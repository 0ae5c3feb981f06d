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
struct seen;

struct objective {
    const struct objective_kind *kind; /* NULL: there is no objective */
    size_t parameters;                 /* how many descent trains */
    const char *names[PARAMETERS_MAX]; /* the names of the parameters: "x", or "w" and "b" */
    const char *loss;                  /* what its loss is called: "f(x)" or "loss" */
    const char *text;  /* the function as typed, or the data set's name; borrowed from the spec */
    bool is_quadratic; /* a quadratic function of its parameters: each step keeps the same fraction
                          of distances */
    bool is_total;     /* the objective and its slopes are defined wherever nothing overflows */
    size_t cost;       /* units of work (base/work.h) of an evaluation, */
    size_t slope_cost; /* of the slopes alone, */
    size_t loss_cost;  /* and of the loss alone */

    struct expr *expr; /* of a function; owned */

    struct moments moments; /* of a data set */
    double bias;            /* b, where it is held */

    /* Of a slice: the objective that it is a slice of, borrowed; else NULL. */
    const struct objective *whole;
    size_t along;                /* the parameter that varies */
    double held[PARAMETERS_MAX]; /* a point of the slice */

    struct work *work; /* borrowed; counts the work of evaluations; NULL: not counted */
    struct seen *seen; /* borrowed; what need not be computed again (descent/seen.h); NULL: none */
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
    const char *loss;                     /* what its slopes are those of: "f", "L" */
    const char *is;                       /* between the name of the loss and a value: " = " */
    const char *lighten; /* advice where a figure takes too much work; NULL: the general one */
};

/* A kind of objective. Its functions are never given a slice, except where that is said. */
struct objective_kind {
    const char *name; /* "mse" */
    bool of_data;     /* the objective is made from a data set */

    struct evaluation (*evaluate)(const struct objective *objective,
                                  const double parameter[PARAMETERS_MAX]);

    /* The loss alone, the same bits as those of `evaluate`; NULL: nothing is faster than that. */
    double (*loss)(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

    /*
     * Compiles an objective for descent/objective_lanes.h; false where it cannot; NULL: it never
     * can.
     */
    bool (*compile)(const struct objective *objective, struct objective_lanes *lanes);

    /*
     * The minimum in closed form, of a slice, too; false where it is no single point. NULL: there
     * is no closed form, and minima are searched for (descent/minimum.h).
     */
    bool (*minimum)(const struct objective *objective, double at[PARAMETERS_MAX]);

    /*
     * For quadratics in two parameters, what evaluations give with rounding errors only: the
     * determinant of the curvatures, and the vector from the minimum to a point. NULL: evaluations
     * are as good.
     */
    double (*determinant)(const struct objective *objective);
    void (*distance)(const struct objective *objective, const double parameter[PARAMETERS_MAX],
                     double way[PARAMETERS_MAX]);

    /* Appends "f(x) = x²" or "ŷ = w·x + 3 on pizza.txt", with italic letters (base/italic.h). */
    void (*describe)(const struct objective *objective, struct buf *out);

    /*
     * Appends the formula that is a part of the description, and the same for LaTeX's mathematics
     * mode; NULL: LaTeX sets the description well as it is.
     */
    void (*add_formula)(const struct objective *objective, struct buf *line, struct buf *latex);

    /*
     * Appends what is said of its data, "mean squared error over 97 examples, b trained"; or NULL.
     */
    void (*describe_data)(const struct objective *objective, struct buf *out);

    struct objective_words words;

    void (*release)(struct objective *objective); /* or NULL */
};

extern const struct objective_kind objective_function, objective_mse;

/*
 * Makes f(x) or f(x, y) from its text, which must outlive the objective. Errors: those of
 * expr_parse. A failed or zeroed objective needs no release.
 */
int objective_from_function(struct objective *objective, const char *text, struct err *err);

/*
 * Makes the mean squared error over a data set called `name` (borrowed), with b held at `bias`; a
 * bias of nan: b is trained.
 */
void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias);

/*
 * The slice of `objective`, which has two parameters, along parameter number `along` through the
 * point `at`. It borrows `objective`, which must not move; the slice is not to be released.
 */
struct objective objective_slice(const struct objective *objective, const double at[PARAMETERS_MAX],
                                 size_t along);

/*
 * The same slice through another point: point[0] is the parameter along the slice, point[1] the
 * held one.
 */
struct objective objective_move_slice(const struct objective *slice,
                                      const double point[PARAMETERS_MAX]);

/* Frees what the objective owns, and leaves a zeroed one. Safe on a zeroed one. */
void objective_release(struct objective *objective);

/*
 * Loss, slopes and curvatures at `parameter`; any of them may be nan or infinite, and all are nan
 * where the work is refused.
 */
struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX]);

/*
 * The loss alone, the same bits as those of objective_at; a third of the work for a function of two
 * parameters.
 */
double objective_loss(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

/* objective_at of an objective in one parameter, or with the second at 0. */
struct evaluation objective_along(const struct objective *objective, double first);

/* The objective itself, or the one that it is a slice of. */
const struct objective *objective_whole(const struct objective *objective);

/* Whether objective_whole has two parameters. */
bool objective_has_two(const struct objective *objective);

/*
 * The name of parameter number `i` of a state. The first parameter of the states of a slice is the
 * one along it.
 */
const char *objective_name(const struct objective *objective, size_t i);

/* Appends what the slope in its first parameter is called: "f′(x)" of a function of one parameter,
 * else "∂f/∂x" or "∂L/∂w", with italic letters (base/italic.h). */
void objective_add_slope_name(const struct objective *objective, struct buf *out);

/* What the loss is called; "loss" where the objective is not known. */
const char *objective_loss_name(const struct objective *objective);

/* What stands between that name and a value: " = " or " ". */
const char *objective_is(const struct objective *objective);

/* False of a zeroed objective, which stands for one that is not known. */
bool objective_is_known(const struct objective *objective);
bool objective_is_data(const struct objective *objective);

/*
 * Whether two objectives with the same description are the same: of the same data, with b held at
 * the same value.
 */
bool objective_is_same(const struct objective *a, const struct objective *b);

/* Append what the row of the kind says; of a slice, what it says of objective_whole. */
void objective_describe(const struct objective *objective, struct buf *out);
void objective_describe_data(const struct objective *objective, struct buf *out);

/* Appends how many rows of the data were left out, between two texts; nothing where none were. */
void objective_describe_left_out(const struct objective *objective, const char *before,
                                 const char *after, struct buf *out);

#endif
