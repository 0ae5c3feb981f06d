/* A YAML file as a tree whose nodes know their line and column. */
#ifndef GDPLOT_REPORT_REPORT_YAML_H
#define GDPLOT_REPORT_REPORT_YAML_H

#include <yaml.h>

#include "base/buf.h"
#include "base/err.h"

struct yaml {
    const char *path; /* for messages; borrowed */
    yaml_document_t document;
    struct err *err;
};

/* Reads the file. Errors: STATUS_INPUT, STATUS_IO, STATUS_LIMIT above 1 MiB or YAML_MOST_WORK. */
int yaml_open(struct yaml *yaml, const char *path, struct err *err);
void yaml_close(struct yaml *yaml);

/* The file's outermost mapping; NULL, with an error, where it has none. */
const yaml_node_t *yaml_root(struct yaml *yaml);

/* "PATH:LINE:COL: …" at the node. Returns -1. */
int yaml_fail(const struct yaml *yaml, const yaml_node_t *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends "PATH:LINE:COL: " of the node, for a message to begin with. */
void yaml_add_place(const struct yaml *yaml, const yaml_node_t *node, struct buf *out);

/* A plain value, borrowed; NULL, with an error that names `what`, where the node is none. */
const char *yaml_text(const struct yaml *yaml, const yaml_node_t *node, const char *what);

/*
 * Calls `give` for each pair of a mapping, whose keys are plain and differ from each other.
 * Returns -1, with an error, where the node is no mapping or `give` says so.
 */
typedef int yaml_pair(void *context, const yaml_node_t *key, const yaml_node_t *value);
int yaml_each_pair(struct yaml *yaml, const yaml_node_t *node, const char *what, yaml_pair *give,
                   void *context);

/* Calls `give` for each item of a sequence, or for the node itself where it is none. */
typedef int yaml_item(void *context, const yaml_node_t *item);
int yaml_each_item(struct yaml *yaml, const yaml_node_t *node, yaml_item *give, void *context);

#endif
