/*
 * How much work a YAML text gives its reader (libyaml 0.2.5), counted before it is read: what is
 * nested deeply, or named by many anchors, takes time that grows with the square of its length.
 */
#ifndef GDPLOT_REQUEST_YAML_WORK_H
#define GDPLOT_REQUEST_YAML_WORK_H

#include <stddef.h>

/*
 * A token costs one step for itself and one for each level that is open around it; an anchor, an
 * alias or a %TAG costs one more for each of its kind before it.
 */
enum { YAML_MOST_WORK = 100000000 };

/* The steps, counted until they are more than YAML_MOST_WORK, or up to what is not YAML. */
long yaml_work(const char *text, size_t length);

#endif
