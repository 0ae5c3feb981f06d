/*
 * What there is to read in a path: the file itself, or of a folder the event files of TensorBoard,
 * the metric files of MLflow and the plots of DVCLive below it. The files of one folder of them are
 * one source.
 */
#ifndef GDPLOT_DESCENT_LOG_FOLDER_H
#define GDPLOT_DESCENT_LOG_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/sha256.h"

/* A file; all texts are owned, here and below. */
struct log_part {
    char *path;
    char *name;  /* of the file, without its folder */
    char *key;   /* of the metric, where the path says it; NULL */
    char *group; /* of its metrics; NULL */

    /* Known once it was read. */
    char sha256[SHA256_TEXT + 1];
    bool used; /* something of it is drawn */
};

struct log_source {
    char *path;  /* of the file, or of the folder that is a run's */
    char *label; /* of its runs; NULL before log_sources_label */
    bool named;  /* somebody gave it that */
    struct log_part *parts;
    size_t count, capacity;
};

struct log_sources {
    struct log_source *at;
    size_t count, capacity;
    size_t files; /* that were looked at */
};

/*
 * Adds what is in `path`. Errors: STATUS_IO; STATUS_INPUT for a folder without logs; STATUS_LIMIT
 * for one of more than 100,000 entries or 32 levels.
 */
int log_folder_add(struct log_sources *sources, const char *path, const char *name,
                   struct err *err);

/* Adds a source, whose label is `name` unless that is NULL, and a file to a source. */
struct log_source *log_sources_add(struct log_sources *sources, const char *path, const char *name);
struct log_part *log_source_add(struct log_source *source, const char *path);

/* Labels those that have no label (descent/log_labels.h). */
void log_sources_label(struct log_sources *sources);

void log_sources_release(struct log_sources *sources);

#endif
