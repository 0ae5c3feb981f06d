/*
 * Topics: help texts besides those of commands and options, for `gdplot help TOPIC` and the man
 * page.
 */
#ifndef GDPLOT_CLI_TOPICS_H
#define GDPLOT_CLI_TOPICS_H

#include <stddef.h>

/* How a topic is printed: as plain text, or for roff. */
struct topic_writer {
    void (*paragraph)(const char *text);
    void (*heading)(const char *text); /* within the topic */
    void (*entry)(const char *term, const char *text);
};

struct topic {
    const char *name;
    const char *aliases; /* what else it may be called, split by blanks */
    const char *summary;
    void (*write)(const struct topic_writer *to);
};

extern const struct topic topics[];
extern const size_t topics_count;

#endif
