/* The machine's processors. */
#ifndef GDPLOT_BASE_PROCESSORS_H
#define GDPLOT_BASE_PROCESSORS_H

/* How many this process may use; at least 1. */
long processors_count(void);

#endif
