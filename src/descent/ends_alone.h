/* Runs that lanes cannot judge. */
#ifndef GDPLOT_DESCENT_ENDS_ALONE_H
#define GDPLOT_DESCENT_ENDS_ALONE_H

#include "descent/ends_rows.h"

/* Trains one run by itself. The limits are those that were checked for all. */
struct run_end ends_train_alone(const struct block *block, const struct setting *setting);

#endif
