#include <nettle/sha2.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "base/thread.h"
#include "descent/data.h"
#include "descent/data_heading.h"
#include "descent/data_range.h"
#include "descent/data_record.h"
#include "descent/data_rows.h"
#include "descent/data_table.h"

enum { BLOCKS_ALONE = 4 }; /* a file of fewer blocks is read without starting threads */

/*
 * What the threads share. They take turns to read a block from the file, work on their blocks side
 * by side, and hand them in one by one in the order of the file: so the first error in the file is
 * the one that is reported.
 */
struct reading {
    const struct data_fold *fold;
    struct blocks blocks;
    struct data_dialect dialect; /* decided before another thread is started */
    struct sha256_ctx sha256;
    pthread_mutex_t lock;
    pthread_cond_t handed_in;
    long given, taken; /* blocks */
    long lines, rows;  /* in the blocks that were handed in */
    long skipped;      /* rows in them that were left out */
    bool ended;        /* no more blocks are given */
    bool failed;
    struct err *err;
};

struct reader {
    struct reading *reading;
    struct data_table table;
    long block;     /* its number, from 0 */
    bool bad_line;  /* it stopped at an error in the current line */
    struct err err; /* the error in that line, or the one of reading the block */
    struct data_rows rows;
    long skipped; /* rows of the block */
    pthread_t thread;
};

/* Takes the rows up to the next line that is not a plain row (descent/data_table.h). */
static void take_plain_rows(struct reader *reader)
{
    struct data_rows *rows = &reader->rows;
    bool full;

    do {
        rows->count += data_table_plain_rows(&reader->table, rows->column, rows->count,
                                             DATA_BATCH - rows->count);
        full = rows->count == DATA_BATCH;
        if (full)
            data_rows_add(rows, reader->reading->fold);
    } while (full);
}

/* Takes the current line, whatever it is. */
static void take_line(struct reader *reader)
{
    double value[DATA_MOST_COLUMNS];
    enum data_line line = data_table_row(&reader->table, value, &reader->err);

    reader->bad_line = line == DATA_LINE_BAD;
    reader->skipped += line == DATA_LINE_SKIPPED;
    if (line == DATA_LINE_ROW)
        data_rows_put(&reader->rows, reader->reading->fold, value);
}

static void take_block(struct reader *reader)
{
    while (!reader->err.status) {
        take_plain_rows(reader);
        if (!data_record_step(&reader->table.lines, reader->table.shape.separator))
            break;
        take_line(reader);
    }
    data_rows_add(&reader->rows, reader->reading->fold);
}

/* Reads the next block, or an error in its place. Returns false at the end of the file. */
static bool get_block(struct reader *reader)
{
    struct reading *reading = reader->reading;
    int more = 0;

    reader->table.lines.number = reader->table.lines.more = 0;
    reader->rows.added = reader->skipped = 0;
    pthread_mutex_lock(&reading->lock);
    if (!reading->ended) {
        more = lines_next_block(&reader->table.lines, &reading->blocks, &reader->err);
        reading->ended = more != 1;
        reader->block = reading->given++;
    }
    pthread_mutex_unlock(&reading->lock);
    return more != 0;
}

/*
 * Counts the reader's block, or reports its error. All blocks before it have been handed in, so
 * that the numbers of its lines are known only now.
 */
static int settle(struct reading *reading, struct reader *reader)
{
    struct lines *lines = &reader->table.lines;
    double value[DATA_MOST_COLUMNS];

    lines->number += reading->lines;
    if (reader->bad_line)
        return data_table_row(&reader->table, value, reading->err);
    if (reader->err.status)
        return err_set(reading->err, reader->err.status, "%s", reader->err.message);
    reading->lines = lines->number + lines->more;
    reading->rows += reader->rows.added;
    reading->skipped += reader->skipped;
    return 0;
}

static void hand_in(struct reader *reader)
{
    struct reading *reading = reader->reading;

    pthread_mutex_lock(&reading->lock);
    while (reading->taken != reader->block)
        pthread_cond_wait(&reading->handed_in, &reading->lock);
    if (!reading->failed && settle(reading, reader))
        reading->failed = reading->ended = true;
    reading->taken++;
    pthread_cond_broadcast(&reading->handed_in);
    pthread_mutex_unlock(&reading->lock);
}

static void *read_blocks(void *argument)
{
    struct reader *reader = argument;

    while (get_block(reader)) {
        take_block(reader);
        hand_in(reader);
    }
    return NULL;
}

static void free_reader(struct reader *reader)
{
    data_table_release(&reader->table);
    data_rows_release(&reader->rows);
    free(reader);
}

/* Takes memory for its rows; false where there is not enough. */
static bool prepare_rows(struct reader *reader)
{
    return data_rows_prepare(&reader->rows, reader->reading->fold, reader->table.shape.columns);
}

/* A reader for another thread, with its memory taken in advance; NULL where there is not enough. */
static struct reader *copy_reader(const struct reader *first)
{
    struct reader *reader = calloc(1, sizeof *reader);

    if (!reader)
        return NULL;
    reader->reading = first->reading;
    reader->table.shape = first->table.shape;
    reader->table.lines.name = first->table.lines.name;
    if (prepare_rows(reader) && block_reserve(&reader->table.lines.block))
        return reader;
    free_reader(reader);
    return NULL;
}

/* Starts a reader in a thread of its own; NULL where there is no memory or no thread for it. */
static struct reader *start_reader(const struct reader *first)
{
    struct reader *reader = copy_reader(first);

    if (!reader || thread_start(&reader->thread, read_blocks, reader))
        return reader;
    free_reader(reader);
    return NULL;
}

/* Reads the rest of the file with as many threads as are allowed. */
static void read_together(struct reader *first)
{
    size_t others = 0, most = (size_t)first->reading->fold->threads - 1;
    struct reader **reader = mem_zeroed(most, sizeof *reader);

    while (others < most && (reader[others] = start_reader(first)))
        others++;
    read_blocks(first);
    for (size_t i = 0; i < others; i++)
        pthread_join(reader[i]->thread, NULL);
    for (size_t i = 0; i < others; i++) {
        if (!first->reading->failed)
            data_rows_join(&reader[i]->rows, first->reading->fold);
        free_reader(reader[i]);
    }
    free(reader);
}

/* Makes the first block ready. It has been read with the heading, unless the range begins
 * elsewhere. */
static bool begin_rows(struct reader *first, bool is_header)
{
    const struct data_range *range = first->reading->fold->range;

    if (range && range->from)
        return get_block(first);
    first->reading->given = 1;
    if (!is_header)
        take_line(first);
    return true;
}

static void read_rows(struct reader *first, bool is_header)
{
    struct reading *reading = first->reading;

    if (!begin_rows(first, is_header))
        return;
    do {
        take_block(first);
        hand_in(first);
    } while ((reading->given < BLOCKS_ALONE || reading->rows == 0) && get_block(first));
    if (!reading->ended && reading->fold->threads > 1)
        read_together(first);
    else
        read_blocks(first);
}

static int go_to_range(struct reader *first, struct data_range *range)
{
    struct reading *reading = first->reading;
    struct lines *lines = &first->table.lines;

    if (data_range_begin(range, &reading->blocks, &lines->block, lines->at, reading->err))
        return -1;
    if (range->from) {
        reading->ended = range->begun >= range->to;
        reading->lines = range->lines_before;
    }
    return 0;
}

static int read_file(struct reader *first, const struct data_format *format,
                     struct data_heading *heading)
{
    struct reading *reading = first->reading;
    struct data_range *range = reading->fold->range;

    if (data_heading_read(&first->table, &reading->blocks, format, &reading->dialect, heading,
                          reading->err) ||
        (range && go_to_range(first, range)))
        return -1;
    if (!prepare_rows(first))
        mem_exhausted();
    read_rows(first, heading->is_header);
    if (!reading->failed)
        data_rows_join(&first->rows, reading->fold);
    if (range)
        data_range_end(range, reading->blocks.start, reading->lines, reading->rows);
    else if (!reading->failed && reading->rows == 0)
        return data_fail_without_rows(reading->blocks.name, reading->skipped, reading->err);
    if (reading->failed)
        return -1;
    data_heading_warn(heading, reading->blocks.name, reading->err);
    if (!range)
        data_warn_of_skipped(reading->blocks.name, reading->skipped, reading->rows, reading->err);
    return 0;
}

static void hash(void *context, const char *bytes, size_t length)
{
    sha256_update(context, length, (const uint8_t *)bytes);
}

/* Tells the caller what identifies the file. */
static void tell_source(struct reading *reading, struct data_heading *heading,
                        struct data_source *source)
{
    sha256_end(&reading->sha256, source->sha256);
    source->columns = heading->names;
    heading->names = NULL;
    source->skipped = reading->skipped;
}

static int read_opened(struct reading *reading, const struct data_format *format,
                       struct data_source *source)
{
    struct reader *first = mem_zeroed(1, sizeof *first);
    struct data_heading heading;
    int result;

    first->reading = reading;
    sha256_init(&reading->sha256);
    reading->blocks.tap = source && !reading->fold->range ? hash : NULL;
    reading->blocks.tap_context = &reading->sha256;
    reading->blocks.find_end = data_dialect_find_end;
    reading->blocks.find_end_from = data_dialect_find_end_from;
    reading->blocks.find_end_context = &reading->dialect;
    result = read_file(first, format, &heading);
    if (!result && source)
        tell_source(reading, &heading, source);
    data_heading_release(&heading);
    free_reader(first);
    return result;
}

int data_fold(const char *path, const struct data_format *format, const struct data_fold *fold,
              struct data_source *source, struct err *err)
{
    static const struct data_format nothing_said = {0};
    struct reading reading = {.fold = fold,
                              .lock = PTHREAD_MUTEX_INITIALIZER,
                              .handed_in = PTHREAD_COND_INITIALIZER,
                              .err = err};
    int result = -1;

    if (source)
        *source = (struct data_source){0};
    if (!blocks_open(&reading.blocks, path, err))
        result = read_opened(&reading, format ? format : &nothing_said, source);
    blocks_close(&reading.blocks);
    return result;
}
