#include "request/rates.h"

#include <stdlib.h>

#include "base/mem.h"
#include "descent/sweep_ends.h"
#include "request/range.h"

const char rates_too_many[] = "is a range of too many rates, more than 1000000";

static const char *read_range(struct range *range, const char *text, struct buf *plain)
{
    const char *problem = range_read(range, text, plain);

    if (problem)
        return problem;
    if (!(range->low > 0 && range->low < range->high))
        return "must begin above 0 and below its end";
    problem = range_check(range);
    return !problem && range->count > SWEEP_MOST_RATES ? rates_too_many : problem;
}

const char *rates_read(struct numbers *numbers, const char *text)
{
    struct buf plain = BUF_INIT;
    struct range range;
    const char *problem = read_range(&range, text, &plain);

    if (problem) {
        buf_release(&plain);
        return problem;
    }
    numbers->count = (size_t)range.count;
    numbers->at = mem_resize(numbers->at, numbers->count, sizeof *numbers->at);
    free(numbers->range);
    numbers->range = buf_detach(&plain);
    range_fill(&range, numbers->at);
    return NULL;
}
