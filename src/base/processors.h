/* How many processors this process may use, shared with the ranks (base/ranks.h) of its host; at
 * least 1. */
#ifndef GDPLOT_BASE_PROCESSORS_H
#define GDPLOT_BASE_PROCESSORS_H

long processors_count(void);

#endif
