/*
 * What the fuzz targets share: their input as a text or a file, and what must hold of every error.
 *
 * A target is a file that defines LLVMFuzzerTestOneInput (llvm.org/docs/LibFuzzer.html);
 * TARGET.dict beside it holds words that its inputs are made of (log.dict for all readers of logs),
 * and tests/fuzz/run knows its first inputs.
 */
#ifndef GDPLOT_TESTS_FUZZ_H
#define GDPLOT_TESTS_FUZZ_H

/* memfd_create */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Stops, which is a finding, where `condition` does not hold. */
#define require(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: ", __FILE__, __LINE__);                                        \
            fprintf(stderr, __VA_ARGS__);                                                          \
            fputc('\n', stderr);                                                                   \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The bytes with a terminator in a block that is no longer than that; the caller releases it. */
static inline struct buf input_text(const uint8_t *bytes, size_t size)
{
    struct buf text = {mem_resize(NULL, size + 1, 1), size, size + 1};

    if (size)
        memcpy(text.data, bytes, size);
    text.data[size] = '\0';
    return text;
}

/* The path of a file in memory that holds the bytes until the next call. */
static inline const char *input_file(const uint8_t *bytes, size_t size)
{
    static char path[40];
    static int file = -1;

    if (file < 0)
        file = memfd_create("input", 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    require(file >= 0 && !ftruncate(file, 0) && pwrite(file, bytes, size, 0) == (ssize_t)size,
            "no file in memory");
    return path;
}

/* What failed has said so, in one line of printable text; what did not has said nothing. Frees what
 * the error owns. */
static inline void check_err(bool failed, struct err *err)
{
    require(failed == (err->status != STATUS_OK), "%d with status %d", failed, (int)err->status);
    require(!failed == !*err->message, "status %d with message '%s'", (int)err->status,
            err->message);
    for (const char *at = err->message; *at; at++)
        require((unsigned char)*at >= ' ', "a control byte in '%s'", err->message);
    free(err->more);
}

/* A reader of recipes in the files of one format, as in its row. */
typedef bool recipe_reader(const struct buf *content, struct buf *recipe);

static inline void check_reader(recipe_reader *read, const uint8_t *bytes, size_t size)
{
    struct buf content = input_text(bytes, size), recipe = BUF_INIT;

    if (read(&content, &recipe))
        require(!strncmp(recipe.data, "gdplot:", 7), "no recipe: '%.40s'", recipe.data);
    buf_release(&recipe);
    buf_release(&content);
}

#endif
