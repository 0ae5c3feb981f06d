#include "kinds/run_names.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "figure/layout.h"
#include "figure/layout_lines.h"
#include "kinds/display.h"

#define TITLE_SIZE 16.0

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
    optimizer_add_words(out, &run->optimizer);
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

double run_names_add_title(const struct page *page, const struct trajectory *trajectory, size_t i,
                           double x, double y, double room)
{
    struct label label = {.x = x, .y = y, .role = role_of_run(i), .size = TITLE_SIZE, .bold = true};
    struct buf name = BUF_INIT;
    double width;

    run_names_add(&name, " = ", &trajectory->runs[i],
                  run_names_digits(trajectory->runs, trajectory->count));
    label.text =
        layout_shorten(page->fonts, name.data, (struct text_style){label.size, label.bold}, room);
    figure_add_label(page->figure, &label);
    width = layout_width(page->fonts, &label);
    free(label.text);
    buf_release(&name);
    return width;
}
