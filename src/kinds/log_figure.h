/* The figures of logs, in place of those of descent: rows that history and compare name. */
#ifndef GDPLOT_KINDS_LOG_FIGURE_H
#define GDPLOT_KINDS_LOG_FIGURE_H

#include "kinds/kinds.h"

/* What the help of a kind says that draws them. */
#define LOG_FIGURE_DETAILS                                                                         \
    "LOG is what another trainer wrote of its runs, a file or a folder: a CSV with a header,\n"    \
    "JSON, JSON Lines, TensorBoard, MLflow, DVCLive, printed lines. Each run is a line."

extern const struct kind log_history_kind, log_compare_kind;

#endif
