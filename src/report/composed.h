/* A figure of the report that has been composed. */
#ifndef GDPLOT_REPORT_COMPOSED_H
#define GDPLOT_REPORT_COMPOSED_H

#include "picture/picture.h"
#include "report/report.h"

struct composed {
    const struct report_figure *wanted;
    struct picture picture;
    char *title; /* as the documents call it (report/document_titles.h); owned; NULL: there are none
                  */
};

#endif
