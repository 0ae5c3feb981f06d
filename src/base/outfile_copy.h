/*
 * Copies a finished file into a target that cannot be renamed over (a mount); for outfile.c alone.
 */
#ifndef GDPLOT_BASE_OUTFILE_COPY_H
#define GDPLOT_BASE_OUTFILE_COPY_H

#include "base/outfile.h"

/*
 * Copies the finished temporary file, of which `lock` is a descriptor, into its target, which is a
 * regular file and keeps its permissions. Disk space for the whole file is allocated before the
 * first byte is written, so that a full disk leaves the target as it was. Errors: STATUS_IO; the
 * message says where the target was changed.
 */
int outfile_copy(const struct outfile *file, struct err *err);

#endif
