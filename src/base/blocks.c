#include "base/blocks.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/wide.h"

#define MEGABYTE 1e6

/* The total is known for regular files alone: nobody knows how much a pipe will bring. */
static void begin_progress(struct blocks *blocks)
{
    struct stat file;
    bool known = !fstat(fileno(blocks->stream), &file) && S_ISREG(file.st_mode);
    double megabytes = known ? (double)file.st_size / MEGABYTE : 0;

    if (known)
        progress_begin(&blocks->progress, megabytes, "reading %.0f MB", megabytes);
    else
        progress_begin(&blocks->progress, 0, "reading");
    blocks->progress.unit = "MB";
}

int blocks_open(struct blocks *blocks, const char *path, struct err *err)
{
    bool is_stdin = !strcmp(path, "-");

    *blocks =
        (struct blocks){.name = is_stdin ? "stdin" : path, .rest = BUF_INIT, .half = BUF_INIT};
    blocks->stream = file_open_or_stdin(path, FILE_ANY, err);
    if (!blocks->stream)
        return -1;
    begin_progress(blocks);
    return 0;
}

void blocks_take(struct blocks *blocks, FILE *stream, const char *name)
{
    *blocks = (struct blocks){.name = name, .rest = BUF_INIT, .half = BUF_INIT, .stream = stream};
    begin_progress(blocks);
}

enum { USUAL_LINE = 4096 };

bool block_reserve(struct block *block)
{
    block->capacity = BLOCK_SIZE + USUAL_LINE;
    block->text = malloc(block->capacity);
    return block->text != NULL;
}

static void make_room(struct block *block, size_t length)
{
    if (length < block->capacity)
        return;
    block->capacity = length + USUAL_LINE;
    block->text = mem_resize(block->text, block->capacity, 1);
}

/* Begins the block with the line that the block before left unfinished. */
static void take_rest(struct blocks *blocks, struct block *block)
{
    block->length = blocks->rest.length;
    make_room(block, block->length + BLOCK_SIZE);
    memcpy(block->text, blocks->rest.data, block->length);
    buf_clear(&blocks->rest);
}

/*
 * Whether any CR is followed by something else than an LF. The loop has no early exit: so the
 * compiler makes it one of vectors, and in files of CRLF, where every line has a CR, it seldom
 * would exit.
 */
WIDE_OF(bool, has_lone_return, (const char *text, size_t length), (text, length))
{
    unsigned char lone = 0;

    for (size_t i = 0; i + 1 < length; i++)
        lone |= (unsigned char)((text[i] == '\r') & (text[i + 1] != '\n'));
    return lone;
}

/*
 * Makes LFs of the CRs that no LF follows. CRs at the very end wait until the next bytes, or the
 * end of the stream, tell what follows them.
 */
static void turn_lone_returns(char *at, const char *end, bool ended)
{
    while ((at = memchr(at, '\r', (size_t)(end - at)))) {
        char *behind = at;

        while (behind < end && *behind == '\r')
            behind++;
        if (behind == end && !ended)
            return;
        if (behind == end || *behind != '\n')
            memset(at, '\n', (size_t)(behind - at));
        at = behind;
    }
}

/*
 * Makes LFs of lone CRs in the bytes from `from` on, and in the CRs just before them, which waited.
 */
static void end_lines_alike(const struct blocks *blocks, struct block *block, size_t from)
{
    char *text = block->text, *end = text + block->length;

    while (from > 0 && text[from - 1] == '\r')
        from--;
    if (!memchr(text + from, '\r', block->length - from))
        return;
    if (has_lone_return(text + from, block->length - from) || end[-1] == '\r')
        turn_lone_returns(text + from, end, blocks->ended);
}

/* Of the first bytes of the file: whether they are UTF-16. Returns the bytes of its mark. */
static size_t recognise(struct blocks *blocks, const char *bytes, size_t count)
{
    blocks->order = utf16_recognise(bytes, count);
    return blocks->order == UTF16_NONE ? 0 : utf16_mark(bytes, count);
}

/* Puts what the last `count` bytes of the block mean, but for the first `mark`, in their place. */
static void decode(struct blocks *blocks, struct block *block, size_t count, size_t mark)
{
    struct buf text = BUF_INIT, *half = &blocks->half;
    size_t before = block->length - count, taken;

    buf_add(half, block->text + before + mark, count - mark);
    taken = utf16_add(&text, half->data, half->length, blocks->order, blocks->ended);
    memmove(half->data, half->data + taken, half->length - taken);
    buf_truncate(half, half->length - taken);
    block->length = before + text.length;
    make_room(block, block->length);
    memcpy(block->text + before, text.data, text.length);
    buf_release(&text);
}

/* Appends the next BLOCK_SIZE bytes of the file to the block, or what is left of it. */
static int fill(struct blocks *blocks, struct block *block, struct err *err)
{
    size_t before = block->length, count, mark = 0;
    char *bytes;

    make_room(block, before + BLOCK_SIZE);
    bytes = block->text + before;
    errno = 0;
    count = fread(bytes, 1, BLOCK_SIZE, blocks->stream);
    if (count == 0 && ferror(blocks->stream))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", blocks->name,
                       strerror(errno ? errno : EIO));
    if (blocks->tap)
        blocks->tap(blocks->tap_context, bytes, count);
    block->length += count;
    blocks->megabytes += (double)count / MEGABYTE;
    progress_at(&blocks->progress, blocks->megabytes);
    blocks->ended = count < BLOCK_SIZE && !ferror(blocks->stream);
    if (block->first && before == 0)
        mark = recognise(blocks, bytes, count);
    if (blocks->order != UTF16_NONE)
        decode(blocks, block, count, mark);
    end_lines_alike(blocks, block, before);
    return 0;
}

/*
 * The length up to the last line end, that included; 0 where no line ends behind the first
 * `searched` bytes, which hold no line end.
 */
static size_t whole_lines(const struct block *block, size_t searched)
{
    size_t end = block->length;

    while (end > searched && block->text[end - 1] != '\n')
        end--;
    return end == searched ? 0 : end;
}

/* If the block reaches the limit, ends it there, as the last one. Returns whether it did. */
static bool end_at_limit(struct blocks *blocks, struct block *block, size_t least)
{
    off_t before = blocks->limit - blocks->start;
    size_t end;

    if (!blocks->limit || before > (off_t)block->length)
        return false;
    least = before > (off_t)least ? (size_t)before : least;
    end = blocks->find_end_from(blocks->find_end_context, block, least);
    if (!end)
        return false;
    block->length = end;
    blocks->ended = true;
    return true;
}

/*
 * Moves what follows the last whole line into `rest`. Returns false where the block has no whole
 * line yet.
 */
static bool cut(struct blocks *blocks, struct block *block, size_t searched)
{
    size_t end = blocks->find_end ? blocks->find_end(blocks->find_end_context, block, blocks->ended)
                                  : whole_lines(block, searched);

    if (end_at_limit(blocks, block, 0) || blocks->ended)
        return true;
    if (end == 0)
        return false;
    buf_add(&blocks->rest, block->text + end, block->length - end);
    block->length = end;
    return true;
}

int blocks_next(struct blocks *blocks, struct block *block, struct err *err)
{
    bool whole = false;

    block->length = 0;
    if (blocks->ended)
        return 0;
    block->first = !blocks->begun;
    blocks->begun = true;
    take_rest(blocks, block);
    while (!whole && !blocks->ended && block->length <= LINE_LONGEST) {
        size_t searched = block->length;

        if (fill(blocks, block, err))
            return -1;
        whole = cut(blocks, block, searched);
    }
    block->text[block->length] = '\0';
    block->last = blocks->ended;
    blocks->start += (off_t)block->length;
    return block->length > 0;
}

static int fail_to_seek(const struct blocks *blocks, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot read: %s", blocks->name,
                   strerror(errno ? errno : EIO));
}

int blocks_seek(struct blocks *blocks, off_t start, struct err *err)
{
    errno = 0;
    if (fseeko(blocks->stream, start, SEEK_SET))
        return fail_to_seek(blocks, err);
    buf_clear(&blocks->rest);
    blocks->start = start;
    blocks->begun = true;
    blocks->ended = false;
    return 0;
}

int blocks_find_line(struct blocks *blocks, off_t *start, struct err *err)
{
    int byte, next;

    if (*start == 0)
        return 0;
    errno = 0;
    if (fseeko(blocks->stream, *start - 1, SEEK_SET))
        return fail_to_seek(blocks, err);
    do
        byte = getc(blocks->stream);
    while (byte != EOF && byte != '\n' && byte != '\r');
    next = byte == '\r' ? getc(blocks->stream) : '\n';
    if (next != '\n' && next != EOF)
        ungetc(next, blocks->stream);
    *start = ftello(blocks->stream);
    return ferror(blocks->stream) ? fail_to_seek(blocks, err) : 0;
}

void blocks_set_limit(struct blocks *blocks, struct block *block, off_t limit, size_t least)
{
    size_t length = block->length;

    blocks->limit = limit;
    blocks->start -= (off_t)length;
    if (end_at_limit(blocks, block, least)) {
        block->text[block->length] = '\0';
        buf_clear(&blocks->rest);
    }
    blocks->start += (off_t)block->length;
}

void blocks_close(struct blocks *blocks)
{
    file_close(blocks->stream);
    blocks->stream = NULL;
    progress_end(&blocks->progress);
    buf_release(&blocks->rest);
    buf_release(&blocks->half);
}

void block_release(struct block *block)
{
    free(block->text);
    *block = (struct block){0};
}
