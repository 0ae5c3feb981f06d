/*
 * How much work a YAML text makes for libyaml (0.2.5), counted before libyaml parses it: the time
 * for deep nesting, or for many anchors, grows with the square of the length.
 */
#ifndef GDPLOT_REQUEST_YAML_WORK_H
#define GDPLOT_REQUEST_YAML_WORK_H

#include <stddef.h>

/*
 * In steps: a token is one, and one more for each level that is open around it; an anchor or alias
 * is one more for each of these before it, a %TAG for each %TAG before it.
 */
enum { YAML_MOST_WORK = 100000000 };

/*
 * Counts the steps, up to the end of the text, or until they exceed YAML_MOST_WORK, or up to where
 * the text is not YAML.
 */
long yaml_work(const char *text, size_t length);

#endif
