/* The words of figures of logs: title, caption and alt text, made from the runs. */
#ifndef GDPLOT_KINDS_LOG_WORDS_H
#define GDPLOT_KINDS_LOG_WORDS_H

#include "figure/page.h"
#include "study/study.h"

/* Writes the texts of the page: of a column for each run, of all metrics in one panel. */
void log_words_write(const struct study *study, bool by_run, bool overlay, struct page *page);

#endif
