/*
 * A log as its readers see it: its first bytes, and its lines or bytes from the start, as often as
 * they are wanted. A file that can be read only once, or that is not a text in single bytes, is
 * held in memory; any other is not.
 */
#ifndef GDPLOT_DESCENT_LOG_INPUT_H
#define GDPLOT_DESCENT_LOG_INPUT_H

#include <nettle/sha2.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/lines.h"
#include "base/sha256.h"

enum { LOG_HEAD = 64 * 1024, LOG_MOST_BYTES = 512 << 20 };

struct log_input {
    const char *path;  /* borrowed */
    const char *name;  /* of the file, without its folder, or as a recipe has it */
    const char *key;   /* of the one metric of the file, where its folder says it; NULL */
    const char *group; /* put before the names of metrics; NULL */
    FILE *stream;      /* of the file; NULL where it is held in memory */
    bool held;         /* in `content` */
    struct buf head;   /* the first LOG_HEAD bytes, or all there are, as UTF-8 */
    bool head_is_all;  /* there are no others */
    struct buf content;
    struct blocks blocks;
    struct lines lines;
    struct buf converted; /* the current line, where the file has it in another encoding */
    char *text;           /* the current line, terminated */
    size_t length;        /* of it */
    char *bytes;          /* read, of which `taken` were taken; owned */
    size_t byte_count, byte_capacity, taken;
    size_t hashed;    /* the first byte that a thread adds to the hash, or has to */
    pthread_t hasher; /* runs while `hashing` */
    bool hashing;
    struct sha256_ctx hash;
    char sha256[SHA256_TEXT + 1]; /* of the file, once it has been read to its end */
};

/*
 * Opens the file of whatever kind. Errors: STATUS_IO; STATUS_LIMIT for a file over 512 MiB that
 * would have to be held. To be closed in any case.
 */
int log_input_open(struct log_input *input, const char *path, struct err *err);

/* Begins again before the first line. Errors: STATUS_IO. */
int log_input_rewind(struct log_input *input, struct err *err);

/*
 * Takes the next line, as UTF-8 without a mark: 1, 0 at the end, -1. Errors: those of lines_next,
 * and of log_text_from_bytes.
 */
int log_input_next(struct log_input *input, struct err *err);

/* The two parts of that. Makes the next line of the current block the current one: 1, 0 at its end,
 * -1. */
int log_input_step(struct log_input *input, struct err *err);

/*
 * Reads a block, which need not be the input's own, and may be read while another thread goes
 * through the lines of that: 1, 0 at the end, -1.
 */
int log_input_read_block(struct log_input *input, struct block *block, struct err *err);

/* Whether the current line is the last, and has no line end: it may have been cut short. */
bool log_input_is_cut(const struct log_input *input);

/*
 * Takes the next bytes of the file as it is, for files not held as text; they stay until the next
 * call. NULL where the file ends before: then `length` becomes how many there are. Memory is taken
 * as the bytes come: a file may promise many and have few.
 */
const char *log_input_take(struct log_input *input, size_t *length);

/* All of it as UTF-8. Errors: STATUS_IO; STATUS_LIMIT past 512 MiB. */
int log_input_all(struct log_input *input, struct err *err);

void log_input_close(struct log_input *input);

/*
 * Calls `take` for each line of the file, from the first on, until it returns −1. Returns 0, or −1.
 * Errors: those of log_input_rewind, log_input_next and `take`.
 */
int log_input_each_line(struct log_input *input,
                        int (*take)(struct log_input *input, void *context, struct err *err),
                        void *context, struct err *err);

#endif
