/* What documents call the figures of a report: no two the same. */
#ifndef GDPLOT_REPORT_DOCUMENT_TITLES_H
#define GDPLOT_REPORT_DOCUMENT_TITLES_H

#include "report/composed.h"

/*
 * Sets the title of each: that of its picture. Where several have the same, what tells them apart
 * stands behind it: the options in which they differ ("Gradient descent on f(x) = x²: lr 0.1"), of
 * the objective and the descent if these will do; and where they do not, the name of its files.
 */
void document_titles_set(struct composed *composed, size_t count);

#endif
