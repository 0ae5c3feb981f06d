/*
 * Output files that appear whole or not at all.
 *
 * A file is written under a temporary name beside its target and renamed over it by
 * outfile_commit(); until then an older file of that name is untouched. Links are followed, also
 * where they lead to nothing yet. The temporary file is removed when the process dies
 * (base/cleanup.h); those of processes that were killed, by whoever writes into the same folder
 * next (base/leftovers.h). What is no regular file (a device, a FIFO, standard output) is written
 * directly; a FIFO has to get a reader within FILE_PATIENCE (base/file.h). Programs that are run
 * meanwhile do not get the files.
 *
 * A target that is a mount of its own, as containers have them, cannot be renamed over: the
 * finished file is copied into it, with room for all of it made first. Only there a reader can meet
 * a part, and a disk that fails in that moment leaves one.
 *
 *     outfile_open, write to .stream, outfile_finish, outfile_commit, outfile_release
 */
#ifndef GDPLOT_BASE_OUTFILE_H
#define GDPLOT_BASE_OUTFILE_H

#include <stdio.h>

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/err.h"

struct outfile {
    struct cleanup cleanup; /* first */
    const char *path;       /* as the user wrote it, borrowed; "-" is standard output */
    FILE *stream;           /* NULL once finished */
    char *target;           /* the file to replace, links followed; NULL when written directly */
    char *temporary;        /* the file being written; NULL when written directly or committed */
    int lock;               /* a descriptor of it, until it is committed or released */
};

/* Opens `path` for writing. Errors: STATUS_IO. The struct must stay where it is until released. */
int outfile_open(struct outfile *file, const char *path, struct err *err);

/* Closes the stream and reports any write that failed. Errors: STATUS_IO. */
int outfile_finish(struct outfile *file, struct err *err);

/* Puts the finished file in its place. Errors: STATUS_IO; what was there is then still there, but
 * where the message says that a part of the new file is. */
int outfile_commit(struct outfile *file, struct err *err);

/* All of that for a content that is at hand. Errors: STATUS_IO. */
int outfile_write(const char *path, const struct buf *content, struct err *err);

/* Frees what the struct owns; a file not committed is removed. Safe on a zeroed struct. */
void outfile_release(struct outfile *file);

#endif
