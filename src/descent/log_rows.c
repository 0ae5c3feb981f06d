#include "descent/log_rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "descent/log_value.h"

enum {
    MOST_COUNTERS = 64,
    MOST_NAMED = 12, /* columns in a message */
};

/* FNV-1a, offset and prime of 64 bits (Fowler, Noll, Vo 1991). */
static uint64_t hash_of(const char *name, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}

/* The slot of the column called so, or the free one that it would have. */
static size_t *slot_of(const struct log_rows *rows, const char *key, size_t length)
{
    size_t mask = rows->slot_count - 1, at = hash_of(key, length) & mask;

    for (; rows->slots[at] != SIZE_MAX; at = (at + 1) & mask) {
        const struct log_column *other = &rows->columns[rows->slots[at]];

        if (other->key_length == length && !memcmp(other->key, key, length))
            break;
    }
    return &rows->slots[at];
}

/* At most half of the slots are taken. */
static void grow_slots(struct log_rows *rows)
{
    if (2 * rows->column_count < rows->slot_count)
        return;
    rows->slot_count = rows->slot_count ? 2 * rows->slot_count : 64;
    rows->slots = mem_resize(rows->slots, rows->slot_count, sizeof *rows->slots);
    for (size_t i = 0; i < rows->slot_count; i++)
        rows->slots[i] = SIZE_MAX;
    for (size_t i = 0; i < rows->column_count; i++)
        *slot_of(rows, rows->columns[i].key, rows->columns[i].key_length) = i;
}

/* Times and bounds are metrics only where somebody names them in full. */
static bool is_wanted_by_name(const struct log_wish *wish, const struct log_column *column)
{
    for (size_t i = 0; i < wish->metric_count; i++)
        if (!strcmp(wish->metrics[i], column->name) ||
            (column->role == LOG_METRIC && log_name_matches(wish->metrics[i], column->name)))
            return true;
    return false;
}

static bool is_wanted_x(const struct log_wish *wish, const struct log_column *column)
{
    if (!wish->x)
        return false;
    return !strcmp(wish->x, column->name) || (column->role == LOG_TIME && !strcmp(wish->x, "time"));
}

/* Times are not kept unless they are asked for: few figures have them as x. */
static bool is_kept(const struct log_rows *rows, const struct log_column *column)
{
    const struct log_wish *wish = rows->wish;

    if (column->role == LOG_STEP || column->role == LOG_EPOCH || is_wanted_x(wish, column))
        return true;
    if (wish->metric_count)
        return is_wanted_by_name(wish, column);
    return column->role == LOG_METRIC && (log_is_loss(column->name) || !rows->has_losses);
}

static char *clean(const char *text)
{
    struct buf out = BUF_INIT;

    utf8_clean_label(&out, text);
    return buf_detach(&out);
}

/* The first counters of a log have bits of their own; what else would be one is a metric. */
static void give_role(struct log_rows *rows, struct log_column *column)
{
    column->role = log_role_of(column->name);
    if (column->role != LOG_STEP && column->role != LOG_EPOCH)
        return;
    if (rows->counter_count < MOST_COUNTERS)
        column->counter = UINT64_C(1) << rows->counter_count++;
    else
        column->role = LOG_METRIC;
}

size_t log_rows_column(struct log_rows *rows, const char *name, size_t length)
{
    struct log_column *column;
    size_t *slot;

    grow_slots(rows);
    slot = slot_of(rows, name, length);
    if (*slot != SIZE_MAX)
        return *slot;
    rows->columns =
        mem_grow(rows->columns, rows->column_count, &rows->column_capacity, sizeof *rows->columns);
    column = &rows->columns[rows->column_count];
    *column = (struct log_column){.key = mem_zeroed(length + 1, 1), .key_length = length};
    memcpy(column->key, name, length);
    column->name = clean(column->key);
    give_role(rows, column);
    if ((column->role == LOG_TIME || column->role == LOG_BOUND) &&
        is_wanted_by_name(rows->wish, column))
        column->role = LOG_METRIC;
    column->kept = is_kept(rows, column);
    *slot = rows->column_count;
    rows->changes++;
    return rows->column_count++;
}

void log_rows_unit(struct log_rows *rows, size_t unit)
{
    rows->unit = unit;
}

void log_rows_begin(struct log_rows *rows, long line)
{
    for (size_t i = 0; i < rows->present_count; i++)
        rows->columns[rows->present[i]].present = false;
    rows->present_count = 0;
    rows->counters = 0;
    free(rows->run);
    rows->run = NULL;
    rows->line = line;
}

/* Where none is a loss the first metric is drawn; from the first loss on it is not kept. */
static void choose_metric(struct log_rows *rows, size_t number)
{
    struct log_column *column = &rows->columns[number];

    if (rows->wish->metric_count || column->role != LOG_METRIC || rows->has_losses)
        return;
    if (log_is_loss(column->name)) {
        rows->has_losses = true;
        for (size_t i = 0; i < rows->column_count; i++)
            rows->columns[i].kept = is_kept(rows, &rows->columns[i]);
    } else if (rows->first == 0) {
        rows->first = number + 1;
    } else {
        column->kept = false;
    }
}

void log_rows_put(struct log_rows *rows, size_t number, double value)
{
    struct log_column *column = &rows->columns[number];

    if (!column->values++) {
        rows->changes++;
        choose_metric(rows, number);
    }
    if (!column->kept || (column->counter && !isfinite(value)))
        return;
    column->value = value;
    if (column->present)
        return;
    column->present = true;
    rows->counters |= column->counter;
    rows->present = mem_grow(rows->present, rows->present_count, &rows->present_capacity,
                             sizeof *rows->present);
    rows->present[rows->present_count++] = number;
}

void log_rows_put_text(struct log_rows *rows, size_t number, const char *text, size_t length)
{
    struct log_column *column = &rows->columns[number];

    if (column->role == LOG_RUN) {
        free(rows->run);
        rows->run = mem_zeroed(length + 1, 1);
        memcpy(rows->run, text, length);
    } else if (!column->bad_line) {
        column->bad_line = rows->line;
        rows->changes++;
        snprintf(column->bad, sizeof column->bad, "%.*s", length > 30 ? 30 : (int)length, text);
    }
}

void log_rows_put_run(struct log_rows *rows, const char *run)
{
    free(rows->run);
    rows->run = mem_text(run);
}

void log_rows_put_cell(struct log_rows *rows, size_t number, const char *text, size_t length)
{
    double value;

    if (log_value_is_blank(text, length))
        return;
    if (rows->columns[number].role != LOG_RUN && log_value_read(text, length, &value))
        log_rows_put(rows, number, value);
    else
        log_rows_put_text(rows, number, text, length);
}

void log_rows_add_names(const struct log_rows *rows, bool metrics, struct buf *out)
{
    size_t named = 0, more = 0;

    for (size_t i = 0; i < rows->column_count; i++) {
        const struct log_column *column = &rows->columns[i];

        if (!column->values || (metrics && column->role != LOG_METRIC))
            continue;
        if (named == MOST_NAMED)
            more++;
        else
            buf_printf(out, "%s%s", named++ ? ", " : "; it has ", column->name);
    }
    if (more)
        buf_printf(out, " and %zu more", more);
}
