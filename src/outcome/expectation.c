#include "outcome/expectation.h"

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
    free(e->run);
    *e = (struct expectation){.claim = BUF_INIT};
}

bool expectation_names(const struct expectation *e, const struct outcome *outcome)
{
    const struct run *run = outcome->run;

    if (e->lr > 0 && (run->lr != e->lr || run->optimizer.rule->without_lr))
        return false;
    if (!e->optimizer.rule)
        return true;
    return e->any_hyper ? run->optimizer.rule == e->optimizer.rule
                        : optimizer_is_same(&run->optimizer, &e->optimizer);
}

bool expectation_same_run(const struct expectation *a, const struct expectation *b)
{
    return !a->run == !b->run && a->lr == b->lr && a->any_hyper == b->any_hyper &&
           optimizer_is_same(&a->optimizer, &b->optimizer);
}

bool expectation_concerns(const struct expectation *e, const struct outcome *outcome)
{
    return expectation_names(e, outcome) && (!e->metric || metric_column(e->metric, outcome));
}

bool expectation_lacks_states(const struct expectation *e, const struct outcome *outcome)
{
    return e->metric && e->stat->of_all && run_is_thinned(outcome->run);
}

static double value_of(const struct expectation *e, const struct outcome *outcome)
{
    return e->stat->of(metric_column(e->metric, outcome), outcome->run->count);
}

bool expectation_is_met(const struct expectation *e, const struct outcome *outcome)
{
    if (e->metric)
        return e->comparison->holds(value_of(e, outcome), e->limit);
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
    if (e->metric) {
        buf_printf(out, "%s.%s is ", e->metric, e->stat->name);
        number_add_exact(out, value_of(e, outcome));
    } else {
        buf_puts(out, verdict_name(outcome->verdict.kind));
    }
    buf_printf(out, ", where %s was expected", e->claim.data);
}
