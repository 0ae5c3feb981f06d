#include "math/lanes.h"

#include <math.h>
#include <stdlib.h>

#include "base/wide.h"
#include "math/functions.h"
#include "math/lanes_program.h"

#define EACH_OF(count) WIDE_LOOP for (size_t i = 0; i < (count); i++)

/* The rows that one instruction writes and reads; operands that it does not use are row 0. */
struct operands {
    double *out;
    const double *a, *b, *c, *d;
};

/* Runs an arithmetic instruction in the first `count` lanes. */
static inline void run_arithmetic(enum lane_op op, size_t count, double *out, const double *a,
                                  const double *b, double k)
{
    switch (op) {
    case LANE_ADD:
        EACH_OF(count) out[i] = a[i] + b[i];
        break;
    case LANE_SUBTRACT:
        EACH_OF(count) out[i] = a[i] - b[i];
        break;
    case LANE_MULTIPLY:
        EACH_OF(count) out[i] = a[i] * b[i];
        break;
    case LANE_TERM:
        EACH_OF(count)
        {
            double product = a[i] * b[i];

            out[i] = a[i] == 0 ? 0 : product;
        }
        break;
    case LANE_DIVIDE:
        EACH_OF(count) out[i] = a[i] / b[i];
        break;
    case LANE_OFFSET:
        EACH_OF(count) out[i] = a[i] + k;
        break;
    case LANE_SCALE:
        EACH_OF(count) out[i] = a[i] * k;
        break;
    case LANE_FRACTION:
        EACH_OF(count) out[i] = a[i] / k;
        break;
    case LANE_LESS:
        EACH_OF(count) out[i] = k - a[i];
        break;
    case LANE_INVERSE:
        EACH_OF(count) out[i] = k / a[i];
        break;
    case LANE_NEGATE:
        EACH_OF(count) out[i] = -a[i];
        break;
    default: /* LANE_FILL */
        EACH_OF(count) out[i] = k;
    }
}

WIDE(run_row,
     (enum lane_op op, size_t count, double *out, const double *a, const double *b, double k),
     (op, count, out, a, b, k))
{
    run_arithmetic(op, count / LANES_UNIT * LANES_UNIT, out, a, b, k);
}

/* The result of one lane. */
static double arithmetic_of_one(enum lane_op op, double x, double y, double k)
{
    double out;

    run_arithmetic(op, 1, &out, &x, &y, k);
    return out;
}

/* The function (order 0) or a derivative (1, 2). */
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
    case LANE_VALUE:
    case LANE_FIRST:
    case LANE_SECOND:
        return derivative_of_one(code->function, (int)(code->op - LANE_VALUE), at->a[i]);
    case LANE_PAIR:
        return combine(at, code, i).value;
    default: /* LANE_SLOPE */
        return combine(at, code, i).slope;
    }
}

static void run_function(const struct lane_code *code, size_t count, const struct operands *at)
{
    if (code->op >= LANE_VALUE && code->op <= LANE_SECOND && code->function->rows)
        code->function->rows(count, at->a, (int)(code->op - LANE_VALUE), at->out);
    else
        EACH_OF(count) at->out[i] = function_of_one(code, at, i);
}

/* The first rows are the variables themselves, the others follow each other in the workspace. */
static const double *row(const struct lanes *lanes, const double *x, const double *workspace,
                         size_t number)
{
    return number < lanes->inputs ? x + number * LANES
                                  : workspace + (number - lanes->inputs) * LANES;
}

static struct operands operands_of(const struct lanes *lanes, const struct lane_code *code,
                                   const double *x, double *workspace)
{
    return (struct operands){
        .out = workspace + (code->out - lanes->inputs) * LANES,
        .a = row(lanes, x, workspace, code->a),
        .b = row(lanes, x, workspace, code->b),
        .c = row(lanes, x, workspace, code->c),
        .d = row(lanes, x, workspace, code->d),
    };
}

const double *lanes_at(const struct lanes *lanes, size_t count, const double *x, double *workspace)
{
    for (size_t n = 0; n < lanes->count; n++) {
        const struct lane_code *code = &lanes->code[n];
        struct operands at = operands_of(lanes, code, x, workspace);

        if (code->op < LANE_POWER)
            run_row(code->op, count, at.out, at.a, at.b, code->k);
        else
            run_function(code, count, &at);
    }
    return row(lanes, x, workspace, lanes->result);
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
