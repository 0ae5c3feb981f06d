/* A figure of the report that has been composed. */
#ifndef GDPLOT_REPORT_DRAWN_H
#define GDPLOT_REPORT_DRAWN_H

#include "picture/picture.h"
#include "report/report.h"

struct drawn {
    const struct report_figure *wanted;
    struct picture picture;
};

#endif
