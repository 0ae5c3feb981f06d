/*
 * The instructions of compiled lanes, for the compiler that makes them and the code that runs them.
 */
#ifndef GDPLOT_MATH_LANES_PROGRAM_H
#define GDPLOT_MATH_LANES_PROGRAM_H

#include <stddef.h>

#include "math/lanes.h"

struct function;

/* a, b, c and d are rows, k a constant. */
enum lane_op {
    LANE_ADD,      /* a + b */
    LANE_SUBTRACT, /* a - b */
    LANE_MULTIPLY, /* a · b */
    LANE_TERM,     /* a · b, or 0 where a is 0 */
    LANE_DIVIDE,   /* a / b */
    LANE_OFFSET,   /* a + k */
    LANE_SCALE,    /* a · k */
    LANE_FRACTION, /* a / k */
    LANE_LESS,     /* k - a */
    LANE_INVERSE,  /* k / a */
    LANE_NEGATE,   /* -a */
    LANE_FILL,     /* k */
    LANE_POWER,    /* a to the power k */
    LANE_VALUE,    /* the value of a function of one argument at a */
    LANE_FIRST,    /* its first derivative */
    LANE_SECOND,   /* its second derivative */
    LANE_PAIR,     /* the value of a function of two arguments, a and b, with slopes c and d */
    LANE_SLOPE,    /* the slope of that */
};

struct lane_code {
    enum lane_op op;
    size_t out, a, b, c, d; /* rows; row 0 is x, and of two inputs row 1 is y */
    double k;
    const struct function *function;
};

enum { LANES_MOST_ROWS = 256 };

struct lanes {
    struct lane_code *code;
    size_t count, capacity;
    size_t inputs; /* variables, the first rows */
    size_t rows;   /* in use beside those, LANES_MOST_ROWS at most */
    size_t result; /* the row of the value or slope */
};

/*
 * Drops the instructions that the result does not need, and lets the others share rows: before the
 * call each has one of its own.
 */
void lanes_place_rows(struct lanes *lanes);

#endif
