/* The words of figures of logs: title, caption and alt text, made from the runs. */
#ifndef GDPLOT_KINDS_LOG_WORDS_H
#define GDPLOT_KINDS_LOG_WORDS_H

#include "figure/page.h"
#include "study/study.h"

/* How many finite values have no place on the axes. */
struct log_unseen {
    size_t not_positive; /* on logarithmic ones */
    size_t beyond;       /* since they are larger than an axis can be */
};

/* Writes the texts of the page: of a column for each run, of all metrics in one panel. */
void log_words_write(const struct study *study, bool by_run, bool overlay, struct log_unseen unseen,
                     struct page *page);

#endif
