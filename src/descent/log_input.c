#include "descent/log_input.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/sha256.h"
#include "descent/log_text.h"

static void add_to_hash(void *context, const char *bytes, size_t length)
{
    sha256_update(context, length, (const uint8_t *)bytes);
}

/* Takes all of the file into memory, and its text as UTF-8. */
static int hold(struct log_input *input, enum log_encoding encoding, struct err *err)
{
    if (file_read_stream(input->stream, input->path, LOG_MOST_BYTES, &input->content, err))
        return -1;
    sha256_text(input->content.data, input->content.length, input->sha256);
    if (encoding != LOG_BYTES) {
        struct buf text = BUF_INIT;

        log_text_from_utf16(&text, input->content.data, input->content.length, encoding);
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
    enum log_encoding encoding;

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
    encoding = log_text_encoding(input->head.data, input->head.length);
    if (encoding == LOG_BYTES && !fseek(input->stream, 0, SEEK_SET))
        return 0;
    if (encoding != LOG_BYTES && !fseek(input->stream, 0, SEEK_SET))
        buf_clear(&input->head);
    buf_add(&input->content, input->head.data, input->head.length);
    if (hold(input, encoding, err))
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

int log_input_next(struct log_input *input, struct err *err)
{
    int more = lines_next(&input->lines, &input->blocks, err);

    if (more == 0 && !input->held && !*input->sha256)
        sha256_end(&input->hash, input->sha256);
    if (more != 1)
        return more;
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

bool log_input_is_cut(const struct log_input *input)
{
    const struct lines *lines = &input->lines;

    return input->blocks.ended &&
           lines->text + lines->length == lines->block.text + lines->block.length;
}

size_t log_input_read(struct log_input *input, void *bytes, size_t length)
{
    size_t count;

    if (input->held)
        return fread(bytes, 1, length, input->blocks.stream);
    count = fread(bytes, 1, length, input->stream);
    sha256_update(&input->hash, count, bytes);
    if (count < length && !*input->sha256)
        sha256_end(&input->hash, input->sha256);
    return count;
}

int log_input_all(struct log_input *input, struct err *err)
{
    if (input->held)
        return 0;
    if (fseek(input->stream, 0, SEEK_SET))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", input->path, strerror(errno));
    return hold(input, LOG_BYTES, err);
}

void log_input_close(struct log_input *input)
{
    close_blocks(input);
    file_close(input->stream);
    buf_release(&input->head);
    buf_release(&input->content);
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
