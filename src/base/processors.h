/* The processors of the machine. */
#ifndef GDPLOT_BASE_PROCESSORS_H
#define GDPLOT_BASE_PROCESSORS_H

/*
 * How many of them this process may use, shared with the ranks (base/ranks.h) of its host; at least
 * 1.
 */
long processors_count(void);

#endif
