/* A figure of the report that has been composed. */
#ifndef GDPLOT_REPORT_COMPOSED_H
#define GDPLOT_REPORT_COMPOSED_H

#include "picture/picture.h"
#include "report/report.h"

struct composed {
    const struct report_figure *wanted;
    bool asked[FIELDS_MAX]; /* by row of the field table: it was given before the rest was chosen */
    struct picture picture;
    char *title; /* as the documents call it (report/document_titles.h); owned; NULL: there are none
                  */
};

#endif
