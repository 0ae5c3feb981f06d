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
    if (words->drawn)
        buf_puts(out, words->products ? "; steps: −lr · slope" : "; arrows: steps");
}
