/*
 * The functions an expression may call: one table of name, arity and how value and derivatives
 * are computed. A new function is one row and the few lines it names.
 */
#ifndef GDPLOT_MATH_FUNCTIONS_H
#define GDPLOT_MATH_FUNCTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "math/dual.h"

/* How mathematics writes a function (math/expr_notation.h). */
enum function_notation { BY_NAME, BY_BARS, BY_ROOT, AS_POWER, AS_POWER_OF_E };

struct function {
    const char *name;
    int arity; /* 1 or 2 */
    enum function_notation notation;
    const char *latex; /* its command for its name; NULL: there is none */
    /* Arity 1: the value and the first two derivatives at u. */
    void (*derivatives)(double u, double g[3]);
    /* Arity 2: the function on dual numbers. */
    struct dual (*combine)(struct dual a, struct dual b);
    /*
     * Arity 1, or NULL: the values (order 0), first (1) or second derivatives (2) at `count`
     * numbers, a multiple of 64; the same bits as those of `derivatives`.
     */
    void (*rows)(size_t count, const double *u, int order, double *out);
    bool partial;     /* there are numbers at which it or its slope is undefined or infinite */
    bool power;       /* it computes a^b, as the operator does */
    const char *hint; /* for the message about a wrong number of arguments; NULL: none */
};

extern const struct function functions[];
extern const size_t functions_count;

/* The function called `name` (`length` bytes), or NULL. */
const struct function *function_find(const char *name, size_t length);

/* The function of a, or of a and b; arity 1 ignores b. */
struct dual function_apply(const struct function *function, struct dual a, struct dual b);

#endif
