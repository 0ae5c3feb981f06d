/* What a fit says of data that no run fits a line to. */
#ifndef GDPLOT_KINDS_FIT_ALONE_H
#define GDPLOT_KINDS_FIT_ALONE_H

#include "base/err.h"
#include "figure/page.h"
#include "study/study.h"

/* Refuses what is said of lines. Errors: STATUS_USAGE. */
int fit_alone_check(const struct study *study, struct err *err);

/* Writes the title, the caption and the alt text of a page whose axes have their names. */
void fit_alone_write_texts(const struct study *study, struct page *page);

#endif
