/* The runs as learning curves draw them: as they are, or less the loss of the minimum. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "kinds/captions.h"
#include "kinds/learning.h"
#include "kinds/loss_axis.h"

enum { NOISE = 8 }; /* last bits of a minimum: losses so near it are at it */

/* The lowest of the minima that runs end near. */
static struct minimum find_minimum(const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    const struct run *lowest = trajectory->runs;
    double least = INFINITY;

    if (!objective_is_known(&study->objective))
        return (struct minimum){.found = false};
    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        struct minimum minimum = minimum_of_runs(&study->objective, run, 1, run->count - 1);

        if (!minimum.found || minimum.loss >= least)
            continue;
        least = minimum.loss;
        lowest = run;
    }
    return minimum_of_runs(&study->objective, lowest, 1, lowest->count - 1);
}

static double above(double loss, double minimum)
{
    double way = loss - minimum;

    return fabs(way) <= NOISE * DBL_EPSILON * fabs(minimum) ? 0 : way;
}

/* Gives the runs losses of their own. */
static void lower_runs(struct learning *learning)
{
    struct trajectory *drawn = &learning->drawn;
    struct run *runs = mem_zeroed(drawn->count, sizeof *runs);

    for (size_t i = 0; i < drawn->count; i++) {
        const double *losses = drawn->runs[i].loss;

        runs[i] = drawn->runs[i];
        runs[i].loss = mem_zeroed(runs[i].count, sizeof *runs[i].loss);
        for (size_t k = 0; k < runs[i].count; k++)
            runs[i].loss[k] = above(losses[k], learning->minimum.loss);
    }
    drawn->runs = runs;
}

static int check_above_0(const struct trajectory *trajectory, struct err *err)
{
    for (size_t i = 0; i < trajectory->count; i++)
        for (size_t k = 0; k < trajectory->runs[i].count; k++)
            if (trajectory->runs[i].loss[k] > 0 && isfinite(trajectory->runs[i].loss[k]))
                return 0;
    return err_set(err, STATUS_USAGE, "--log: no loss is above 0; give --linear");
}

int learning_init(struct learning *learning, const struct study *study, const char *loss,
                  struct err *err)
{
    const struct spec *spec = study->spec;
    struct buf name = BUF_INIT;

    *learning = (struct learning){.study = study, .drawn = study->trajectory};
    if (loss_axis_check(spec, err))
        return -1;
    if (spec->below_minimum) {
        learning->minimum = find_minimum(study);
        if (!learning->minimum.found)
            return err_set(err, STATUS_USAGE,
                           "--below-minimum: no minimum is known that the runs lead to");
        lower_runs(learning);
    }
    buf_printf(&name, "%s%s", loss, spec->below_minimum ? " − minimum" : "");
    learning->name = buf_detach(&name);
    if (!spec->log || !check_above_0(&learning->drawn, err))
        return 0;
    learning_release(learning);
    return -1;
}

void learning_release(struct learning *learning)
{
    for (size_t i = 0; learning->minimum.found && i < learning->drawn.count; i++)
        free(learning->drawn.runs[i].loss);
    if (learning->minimum.found)
        free(learning->drawn.runs);
    free(learning->name);
    *learning = (struct learning){0};
}

void learning_describe(const struct learning *learning, struct buf *out)
{
    if (!learning->minimum.found)
        return;
    buf_puts(out, "; above the minimum ");
    caption_minimum(out, &learning->study->objective, &learning->minimum);
}
