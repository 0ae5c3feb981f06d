/*
 * The files of logs: as operands, as a recipe has them, and found again. A recipe has of each log
 * its label, and of each of its files that is drawn the SHA-256 and the name:
 *
 *     keras = 39d8…580f keras.csv | seed 1 := 450c…f359 events.out.tfevents.1617367939
 *
 * := is behind a label that somebody gave; files of one log stand behind semicolons, and what their
 * place in the folder said of them behind " key=" and " group=". Bytes that would be mistaken are
 * %XX.
 */
#ifndef GDPLOT_STUDY_LOG_FILES_H
#define GDPLOT_STUDY_LOG_FILES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "descent/log_folder.h"
#include "request/spec.h"

/*
 * Whether these operands of a figure are logs, and not a trajectory of gdplot's: several are; one
 * is if it is a folder, NAME=FILE, or a regular file that does not begin as a trajectory does.
 * Errors: STATUS_IO for a file that cannot be read.
 */
int log_files_find_operands(const struct texts *operands, bool *are_logs, struct err *err);

/* Lists what there is in operands: a path, or NAME=PATH where no file has that name. Errors: those
 * of log_folder_add. */
int log_files_open(struct log_sources *sources, const struct texts *operands, struct err *err);

/* Lists the files of the spec's logs, typed or told, and leaves out what is missing. */
void log_files_list(struct log_sources *sources, const struct spec *spec);

/* Appends what a recipe has of them. */
void log_files_write(const struct log_sources *sources, struct buf *out);

/*
 * Lists the files of a recipe: where they were typed to be (files, or folders that are looked
 * through, split by commas; NULL), or else beside `teller`, under their names. Files are known by
 * their SHA-256 alone. Errors: STATUS_INPUT for what is no such text; STATUS_IO naming each that is
 * missing.
 */
int log_files_find(struct log_sources *sources, const char *text, const char *teller,
                   const char *places, struct err *err);

#endif
