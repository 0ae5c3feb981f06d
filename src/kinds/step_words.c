#include "kinds/step_words.h"

#include <math.h>

#include "descent/next.h"
#include "figure/arrow.h"

void step_words_take(struct step_words *words, const struct run *run, size_t k,
                     const struct scale *x)
{
    struct next next;

    if (!next_find(run, k, &next))
        return;
    words->drawn =
        words->drawn || fabs(next.change) / (x->high - x->low) * x->length >= ARROW_SHORTEST;
    words->products = next.is_product && (words->products || !words->count);
    words->count++;
}

void step_words_add(const struct step_words *words, struct buf *out)
{
    const char *steps = words->first ? "first steps" : "steps";

    if (words->drawn && words->products)
        buf_printf(out, "; %s: −lr · slope", steps);
    else if (words->drawn)
        buf_printf(out, "; arrows: %s", steps);
}
