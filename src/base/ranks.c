#include "base/ranks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void tell_oneself(const void *bytes, size_t length, size_t *lengths, struct buf *all)
{
    lengths[0] = length;
    buf_add(all, bytes, length);
}

static const struct ranks_engine alone = {.count = 1, .here = 1, .tell = tell_oneself};
static const struct ranks_engine *engine = &alone;
static bool failed; /* an error was told */

void ranks_use(const struct ranks_engine *others)
{
    engine = others;
}

size_t ranks_number(void)
{
    return engine->number;
}

size_t ranks_count(void)
{
    return engine->count;
}

size_t ranks_here(void)
{
    return engine->here;
}

bool ranks_leads(void)
{
    return engine->number == 0;
}

/* What stands for the bytes of a rank that has failed; the first byte of all others is 0. */
struct failure {
    char failed; /* 1 */
    char host[64];
    int status;
    char message[sizeof((struct err *)NULL)->message];
    char detail[sizeof((struct err *)NULL)->detail];
};

static void add_failure(struct buf *out, const struct err *err)
{
    struct failure failure = {.failed = 1, .status = (int)err->status};

    snprintf(failure.host, sizeof failure.host, "%s", engine->host ? engine->host : "");
    memcpy(failure.message, err->message, sizeof failure.message);
    memcpy(failure.detail, err->detail, sizeof failure.detail);
    buf_add(out, (const char *)&failure, sizeof failure);
}

/* An error that all have is not that of a rank. */
static void adopt(struct err *err, const struct failure *failure, size_t rank, bool all)
{
    struct err told = {0};

    if (all)
        err_set(&told, (enum status)failure->status, "%s", failure->message);
    else
        err_set(&told, (enum status)failure->status, "rank %zu on %s: %s", rank, failure->host,
                failure->message);
    err->status = told.status;
    memcpy(err->message, told.message, sizeof err->message);
    memcpy(err->detail, failure->detail, sizeof err->detail);
}

static int look_for_failures(const char *bytes, const size_t *lengths, struct err *err)
{
    size_t first = engine->count, failures = 0;
    struct failure failure = {0};

    for (size_t i = 0; i < engine->count; bytes += lengths[i++]) {
        if (!*bytes)
            continue;
        if (failures++ == 0) {
            first = i;
            memcpy(&failure, bytes, sizeof failure);
        }
    }
    if (!failures)
        return 0;
    failed = true;
    adopt(err, &failure, first, failures == engine->count);
    return -1;
}

/* All that was told, but for the first byte of each rank. */
static void take(struct ranks_told *told, const char *bytes, const size_t *lengths)
{
    for (size_t i = 0; i < engine->count; bytes += lengths[i++]) {
        told->start[i] = told->bytes.length;
        buf_add(&told->bytes, bytes + 1, lengths[i] - 1);
    }
    told->start[engine->count] = told->bytes.length;
}

int ranks_tell(const void *bytes, size_t length, struct ranks_told *told, struct err *err)
{
    struct buf mine = BUF_INIT, all = BUF_INIT;
    size_t *lengths = mem_zeroed(engine->count, sizeof *lengths);
    int result;

    *told = (struct ranks_told){BUF_INIT, mem_zeroed(engine->count + 1, sizeof *told->start)};
    if (err->status == STATUS_OK) {
        buf_add(&mine, "", 1);
        buf_add(&mine, bytes, length);
    } else {
        add_failure(&mine, err);
    }
    engine->tell(mine.data, mine.length, lengths, &all);
    result = look_for_failures(all.data, lengths, err);
    if (!result)
        take(told, all.data, lengths);
    buf_release(&mine);
    buf_release(&all);
    free(lengths);
    return result;
}

void ranks_told_release(struct ranks_told *told)
{
    buf_release(&told->bytes);
    free(told->start);
    told->start = NULL;
}

void ranks_finish(struct err *err)
{
    struct ranks_told told;

    if (engine == &alone || failed)
        return;
    if (!ranks_tell(err->warning, strlen(err->warning) + 1, &told, err))
        for (size_t i = 0; i < engine->count; i++) {
            struct err other = {0};

            snprintf(other.warning, sizeof other.warning, "%s", told.bytes.data + told.start[i]);
            err_warn_too(err, &other);
        }
    ranks_told_release(&told);
}

struct ranks_share ranks_share_of(size_t rank, size_t count)
{
    size_t each = count / engine->count, rest = count % engine->count;
    size_t first = rank * each + (rank < rest ? rank : rest);

    return (struct ranks_share){first, first + each + (rank < rest)};
}
