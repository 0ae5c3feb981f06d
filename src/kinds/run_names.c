#include "kinds/run_names.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "kinds/display.h"

int run_names_digits(const struct run *runs, size_t count)
{
    double *rates = mem_zeroed(count, sizeof *rates);
    int digits;

    for (size_t i = 0; i < count; i++)
        rates[i] = runs[i].lr;
    digits = number_digits_apart_all(rates, count, DISPLAY_DIGITS, NUMBER_MOST_TOLD);
    free(rates);
    return digits;
}

void run_names_add(struct buf *out, const char *between, const struct run *run, int digits)
{
    buf_printf(out, "lr%s", between);
    display_rate(out, run->lr, digits);
    rule_add_words(out, run->rule);
}

void run_names_add_legend(struct page *page, const struct trajectory *trajectory,
                          enum run_sample sample)
{
    int digits = run_names_digits(trajectory->runs, trajectory->count);

    for (size_t i = 0; i < trajectory->count; i++) {
        struct buf name = BUF_INIT;

        run_names_add(&name, " ", &trajectory->runs[i], digits);
        page_add_legend(page, sample == RUN_LINE ? MARK_LINE : marker_of_run(i), role_of_run(i),
                        name.data)
            ->marked = sample == RUN_MARKED_LINE;
        buf_release(&name);
    }
}
