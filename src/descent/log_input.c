#include "descent/log_input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/processors.h"
#include "base/sha256.h"
#include "base/thread.h"
#include "base/utf16.h"
#include "descent/log_text.h"

enum { PIECE = 1 << 20 }; /* bytes that are read at once */

static void add_to_hash(void *context, const char *bytes, size_t length)
{
    sha256_update(context, length, (const uint8_t *)bytes);
}

static void *hash_bytes(void *context)
{
    struct log_input *input = context;

    sha256_update(&input->hash, input->byte_count - input->hashed,
                  (const uint8_t *)input->bytes + input->hashed);
    return NULL;
}

/* To be called before the bytes change or move. */
static void end_hashing(struct log_input *input)
{
    if (input->hashing)
        pthread_join(input->hasher, NULL);
    input->hashing = false;
}

/* Takes all of the file into memory, and its text as UTF-8. */
static int hold(struct log_input *input, enum utf16 order, struct err *err)
{
    if (file_read_stream(input->stream, input->path, LOG_MOST_BYTES, &input->content, err))
        return -1;
    sha256_text(input->content.data, input->content.length, input->sha256);
    if (order != UTF16_NONE) {
        size_t mark = utf16_mark(input->content.data, input->content.length);
        struct buf text = BUF_INIT;

        utf16_add(&text, input->content.data + mark, input->content.length - mark, order, true);
        buf_release(&input->content);
        input->content = text;
    }
    input->held = true;
    return 0;
}

static void take_head(struct log_input *input)
{
    size_t length = input->content.length < LOG_HEAD ? input->content.length : LOG_HEAD;

    buf_clear(&input->head);
    buf_add(&input->head, input->content.data, length);
    input->head_is_all = length == input->content.length;
}

int log_input_open(struct log_input *input, const char *path, struct err *err)
{
    enum utf16 order;

    *input = (struct log_input){.path = path,
                                .name = path,
                                .head = BUF_INIT,
                                .content = BUF_INIT,
                                .blocks = {.rest = BUF_INIT},
                                .converted = BUF_INIT};
    input->stream = file_open(path, FILE_ANY, err);
    if (!input->stream || file_read_start(input->stream, path, LOG_HEAD, &input->head, err))
        return -1;
    input->head_is_all = input->head.length < LOG_HEAD;
    order = utf16_recognise(input->head.data, input->head.length);
    if (order == UTF16_NONE && !fseek(input->stream, 0, SEEK_SET))
        return 0;
    if (order != UTF16_NONE && !fseek(input->stream, 0, SEEK_SET))
        buf_clear(&input->head);
    buf_add(&input->content, input->head.data, input->head.length);
    if (hold(input, order, err))
        return -1;
    take_head(input);
    return 0;
}

/* The stream of the file is kept when its blocks are closed. */
static void close_blocks(struct log_input *input)
{
    if (!input->held)
        input->blocks.stream = NULL;
    if (input->blocks.name)
        blocks_close(&input->blocks);
    lines_release(&input->lines);
    input->lines = (struct lines){.name = input->path};
}

int log_input_rewind(struct log_input *input, struct err *err)
{
    FILE *stream = input->stream;

    close_blocks(input);
    end_hashing(input);
    input->byte_count = input->taken = 0;
    if (input->held && input->content.length)
        stream = fmemopen(input->content.data, input->content.length, "r");
    else if (input->held)
        stream = fopen("/dev/null", "r");
    if (!stream || (!input->held && fseek(stream, 0, SEEK_SET)))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", input->path, strerror(errno));
    blocks_take(&input->blocks, stream, input->path);
    if (input->held)
        return 0;
    sha256_init(&input->hash);
    input->blocks.tap = add_to_hash;
    input->blocks.tap_context = &input->hash;
    return 0;
}

static void end_file(struct log_input *input)
{
    if (!input->held && !*input->sha256)
        sha256_end(&input->hash, input->sha256);
}

int log_input_read_block(struct log_input *input, struct block *block, struct err *err)
{
    int more = blocks_next(&input->blocks, block, err);

    if (more == 0)
        end_file(input);
    return more;
}

/* The current line as UTF-8. */
static int take_text(struct log_input *input, struct err *err)
{
    input->text = input->lines.text;
    input->length = input->lines.length;
    if (log_text_is_utf8(input->text, input->length))
        return 1;
    buf_clear(&input->converted);
    if (log_text_from_bytes(&input->converted, input->text, input->length, input->path, err))
        return -1;
    input->text = input->converted.data;
    input->length = input->converted.length;
    return 1;
}

int log_input_step(struct log_input *input, struct err *err)
{
    if (!lines_step(&input->lines))
        return 0;
    return lines_check(&input->lines, err) ? -1 : take_text(input, err);
}

int log_input_next(struct log_input *input, struct err *err)
{
    int more;

    while ((more = log_input_step(input, err)) == 0) {
        lines_begin_block(&input->lines);
        more = log_input_read_block(input, &input->lines.block, err);
        if (more != 1)
            break;
    }
    return more;
}

bool log_input_is_cut(const struct log_input *input)
{
    const struct lines *lines = &input->lines;

    return lines->block.last &&
           lines->text + lines->length == lines->block.text + lines->block.length;
}

/* Much of the time goes there; another thread takes it, while this one looks at the same bytes. */
static void begin_hashing(struct log_input *input, size_t from)
{
    input->hashed = from;
    if (input->held)
        return;
    input->hashing = input->byte_count - from == PIECE && processors_count() > 1 &&
                     thread_start(&input->hasher, hash_bytes, input);
    if (!input->hashing)
        hash_bytes(input);
}

/* Reads more bytes; how many. */
static size_t read_bytes(struct log_input *input)
{
    FILE *stream = input->held ? input->blocks.stream : input->stream;
    size_t before = input->byte_count, count;

    while (input->byte_capacity < before + PIECE)
        input->bytes = mem_grow(input->bytes, before + PIECE, &input->byte_capacity, 1);
    count = fread(input->bytes + before, 1, PIECE, stream);
    input->byte_count += count;
    begin_hashing(input, before);
    return count;
}

/* Moves what is left to the front. */
static void drop_taken(struct log_input *input)
{
    size_t left = input->byte_count - input->taken;

    if (input->taken)
        memmove(input->bytes, input->bytes + input->taken, left);
    input->byte_count = left;
    input->taken = 0;
}

const char *log_input_take(struct log_input *input, size_t *length)
{
    while (input->byte_count - input->taken < *length) {
        end_hashing(input);
        drop_taken(input);
        if (read_bytes(input))
            continue;
        end_file(input);
        *length = input->byte_count;
        return NULL;
    }
    input->taken += *length;
    return input->bytes + input->taken - *length;
}

int log_input_all(struct log_input *input, struct err *err)
{
    if (input->held)
        return 0;
    if (fseek(input->stream, 0, SEEK_SET))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", input->path, strerror(errno));
    return hold(input, UTF16_NONE, err);
}

void log_input_close(struct log_input *input)
{
    close_blocks(input);
    file_close(input->stream);
    buf_release(&input->head);
    buf_release(&input->content);
    end_hashing(input);
    free(input->bytes);
    buf_release(&input->converted);
}

int log_input_each_line(struct log_input *input,
                        int (*take)(struct log_input *input, void *context, struct err *err),
                        void *context, struct err *err)
{
    int more;

    if (log_input_rewind(input, err))
        return -1;
    while ((more = log_input_next(input, err)) == 1)
        if (take(input, context, err))
            return -1;
    return more;
}
