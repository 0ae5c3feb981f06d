#include "outcome/expectation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "descent/rule.h"
#include "descent/verdict.h"
#include "outcome/metric.h"

void expectation_release(struct expectation *e)
{
    buf_release(&e->claim);
    free(e->metric);
    run_called_release(&e->run);
    *e = (struct expectation){.claim = BUF_INIT};
}

bool expectation_names(const struct expectation *e, const struct outcome *outcome)
{
    return !e->run.text || outcome->type->is_called(outcome, &e->run);
}

bool expectation_concerns(const struct expectation *e, const struct outcome *outcome)
{
    return expectation_names(e, outcome) &&
           (e->metric ? outcome->type->has_metric(outcome, e->metric) : outcome->type->has_verdict);
}

bool expectation_lacks_states(const struct expectation *e, const struct outcome *outcome)
{
    return e->metric && e->stat->of_all && outcome->run && run_is_thinned(outcome->run);
}

/* Not a number, too, where the run has no value; `*there` then says so. */
static double value_of(const struct expectation *e, const struct outcome *outcome, bool *there)
{
    struct metric_values values = metric_values_of(e->metric, outcome);
    double value = values.at ? e->stat->of(values.at, values.count) : NAN;

    *there = values.at != NULL;
    metric_values_release(&values);
    return value;
}

bool expectation_is_met(const struct expectation *e, const struct outcome *outcome)
{
    bool there;

    if (e->metric)
        return e->comparison->holds(value_of(e, outcome, &there), e->limit);
    return e->verdicts & EXPECTATION_BIT(outcome->verdict.kind);
}

void expectation_add_claim(struct buf *out, const struct expectation *e)
{
    buf_printf(out, "%s%s", e->metric ? ": " : " is ", e->claim.data);
}

void expectation_add_contrary(struct buf *out, const struct expectation *e)
{
    if (e->metric)
        buf_printf(out, ": %s does not hold", e->claim.data);
    else if (e->negated)
        buf_printf(out, " is %s", e->claim.data + strlen("not "));
    else
        buf_printf(out, " is not %s", e->claim.data);
}

void expectation_add_difference(struct buf *out, const struct expectation *e,
                                const struct outcome *outcome)
{
    bool there = true;
    double value = e->metric ? value_of(e, outcome, &there) : 0;

    if (!there) {
        buf_printf(out, "there is no value of %s", e->metric);
    } else if (e->metric) {
        buf_printf(out, "%s.%s is ", e->metric, e->stat->name);
        number_add_exact(out, value);
    } else {
        buf_puts(out, verdict_name(outcome->verdict.kind));
    }
    buf_printf(out, ", where %s was expected", e->claim.data);
}
