#include "math/lanes.h"

#include <math.h>
#include <stdlib.h>

#include "base/wide.h"
#include "math/functions.h"
#include "math/lanes_program.h"

#define EACH_OF(lanes) WIDE_LOOP for (size_t i = 0; i < (lanes); i++)
#define EACH           EACH_OF(LANES)

/* The rows of one instruction; what it does not use is row 0. */
struct operands {
    double *out;
    const double *a, *b, *c, *d;
};

/* The instructions that are arithmetic, each of whose results goes through `store`. */
#define ARITHMETIC(op, lanes, store)                                                               \
    switch (op) {                                                                                  \
    case LANE_ADD:                                                                                 \
        EACH_OF(lanes) store(a[i] + b[i]);                                                         \
        break;                                                                                     \
    case LANE_SUBTRACT:                                                                            \
        EACH_OF(lanes) store(a[i] - b[i]);                                                         \
        break;                                                                                     \
    case LANE_MULTIPLY:                                                                            \
        EACH_OF(lanes) store(a[i] * b[i]);                                                         \
        break;                                                                                     \
    case LANE_TERM:                                                                                \
        EACH_OF(lanes)                                                                             \
        {                                                                                          \
            double product = a[i] * b[i];                                                          \
                                                                                                   \
            store(a[i] == 0 ? 0 : product);                                                        \
        }                                                                                          \
        break;                                                                                     \
    case LANE_DIVIDE:                                                                              \
        EACH_OF(lanes) store(a[i] / b[i]);                                                         \
        break;                                                                                     \
    case LANE_OFFSET:                                                                              \
        EACH_OF(lanes) store(a[i] + k);                                                            \
        break;                                                                                     \
    case LANE_SCALE:                                                                               \
        EACH_OF(lanes) store(a[i] * k);                                                            \
        break;                                                                                     \
    case LANE_FRACTION:                                                                            \
        EACH_OF(lanes) store(a[i] / k);                                                            \
        break;                                                                                     \
    case LANE_LESS:                                                                                \
        EACH_OF(lanes) store(k - a[i]);                                                            \
        break;                                                                                     \
    case LANE_INVERSE:                                                                             \
        EACH_OF(lanes) store(k / a[i]);                                                            \
        break;                                                                                     \
    case LANE_NEGATE:                                                                              \
        EACH_OF(lanes) store(-a[i]);                                                               \
        break;                                                                                     \
    default: /* LANE_FILL */                                                                       \
        EACH_OF(lanes) store(k);                                                                   \
    }

#define TO_ROW(result) out[i] = (result)
#define TO_STEP(slope) x[i] -= lr[i] * (slope)

WIDE static void run_arithmetic(enum lane_op op, double *out, const double *a, const double *b,
                                double k)
{
    ARITHMETIC(op, LANES, TO_ROW)
}

/* The result of one lane. */
static double arithmetic_of_one(enum lane_op op, double x, double y, double k)
{
    const double *a = &x, *b = &y;
    double out[1];

    ARITHMETIC(op, 1, TO_ROW)
    return out[0];
}

/* The last instruction and the update in one: the slope needs no row. */
WIDE static void step_arithmetic(enum lane_op op, double *x, const double *lr, const double *a,
                                 const double *b, double k){ARITHMETIC(op, LANES, TO_STEP)}

WIDE void lanes_update(double x[LANES], const double lr[LANES], const double slope[LANES])
{
    EACH TO_STEP(slope[i]);
}

/* The function (order 0) or its first derivative (1). */
static double derivative_of_one(const struct function *function, int order, double u)
{
    double g[3];

    function->derivatives(u, g);
    return g[order];
}

static struct dual combine(const struct operands *at, const struct lane_code *code, size_t i)
{
    return code->function->combine((struct dual){at->a[i], at->c[i], 0},
                                   (struct dual){at->b[i], at->d[i], 0});
}

/* The result of one lane. */
static double function_of_one(const struct lane_code *code, const struct operands *at, size_t i)
{
    switch (code->op) {
    case LANE_POWER:
        return pow(at->a[i], code->k);
    case LANE_FIRST:
        return derivative_of_one(code->function, 1, at->a[i]);
    case LANE_VALUE:
        return derivative_of_one(code->function, 0, at->a[i]);
    case LANE_PAIR:
        return combine(at, code, i).value;
    default: /* LANE_SLOPE */
        return combine(at, code, i).slope;
    }
}

static void run_function(const struct lane_code *code, const struct operands *at)
{
    if ((code->op == LANE_FIRST || code->op == LANE_VALUE) && code->function->rows)
        code->function->rows(LANES, at->a, code->op == LANE_FIRST, at->out);
    else
        EACH at->out[i] = function_of_one(code, at, i);
}

/* Row 0 is x itself, the others follow each other in the workspace. */
static const double *row(const double *x, const double *workspace, size_t number)
{
    return number ? workspace + (number - 1) * LANES : x;
}

static struct operands operands_of(const struct lane_code *code, const double *x, double *workspace)
{
    return (struct operands){
        .out = workspace + (code->out - 1) * LANES,
        .a = row(x, workspace, code->a),
        .b = row(x, workspace, code->b),
        .c = row(x, workspace, code->c),
        .d = row(x, workspace, code->d),
    };
}

/* The first `count` instructions. */
static void run(const struct lanes *lanes, size_t count, const double *x, double *workspace)
{
    for (size_t n = 0; n < count; n++) {
        const struct lane_code *code = &lanes->code[n];
        struct operands at = operands_of(code, x, workspace);

        if (code->op < LANE_POWER)
            run_arithmetic(code->op, at.out, at.a, at.b, code->k);
        else
            run_function(code, &at);
    }
}

const double *lanes_at(const struct lanes *lanes, const double x[LANES], double *workspace)
{
    run(lanes, lanes->count, x, workspace);
    return row(x, workspace, lanes->result);
}

static double one(const struct lane_code *code, const double *rows)
{
    struct operands at = {NULL, &rows[code->a], &rows[code->b], &rows[code->c], &rows[code->d]};

    return function_of_one(code, &at, 0);
}

double lanes_at_one(const struct lanes *lanes, double x)
{
    double rows[LANES_MOST_ROWS + 1];

    rows[0] = x;
    for (size_t n = 0; n < lanes->count; n++) {
        const struct lane_code *code = &lanes->code[n];

        rows[code->out] = code->op < LANE_POWER
                              ? arithmetic_of_one(code->op, rows[code->a], rows[code->b], code->k)
                              : one(code, rows);
    }
    return rows[lanes->result];
}

void lanes_step(const struct lanes *lanes, double x[LANES], const double lr[LANES],
                double *workspace)
{
    const struct lane_code *last = &lanes->code[lanes->count - 1];

    if (lanes->count > 0 && last->op < LANE_POWER) {
        struct operands at = operands_of(last, x, workspace);

        run(lanes, lanes->count - 1, x, workspace);
        step_arithmetic(last->op, x, lr, at.a, at.b, last->k);
    } else {
        lanes_update(x, lr, lanes_at(lanes, x, workspace));
    }
}

size_t lanes_workspace(const struct lanes *lanes)
{
    return lanes->rows * LANES;
}

void lanes_free(struct lanes *lanes)
{
    if (!lanes)
        return;
    free(lanes->code);
    free(lanes);
}
