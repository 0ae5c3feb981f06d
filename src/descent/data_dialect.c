#include "descent/data_dialect.h"

#include <string.h>

#include "descent/data_record.h"
#include "descent/data_value.h"

enum { MOST_RECORDS = 50 };

/* How many of the cells are numbers. */
enum fit { NO_NUMBERS, SOME_NUMBERS, NUMBERS_ALONE };

/* What the first records look like with one separator. */
struct sample {
    char separator;
    size_t records;
    size_t width;           /* cells of the first */
    size_t alike;           /* records with as many cells, the first one too */
    size_t numbers, others; /* cells in these records without the first; of the first where it is
                               the only one */
    bool decimal_commas;
};

static bool has_commas_between_thousands(const struct data_cell *cell)
{
    const char *marks = data_value_thousands(cell);

    return marks && !strcmp(marks, "commas");
}

static void add_cell(struct sample *sample, const struct data_cell *cell, size_t *numbers,
                     size_t *others)
{
    if (data_value_is_missing(cell))
        return;
    if (!data_value_is_numeric(cell)) {
        ++*others;
        return;
    }
    ++*numbers;
    if (memchr(cell->text, ',', cell->length) && !has_commas_between_thousands(cell))
        sample->decimal_commas = true;
}

static void add_record(struct sample *sample, const char *record, size_t length)
{
    struct data_cells cells = data_cells_of(record, length, sample->separator);
    struct data_cell cell;
    size_t width = 0, numbers = 0, others = 0;

    for (; data_cells_next(&cells, &cell); width++)
        add_cell(sample, &cell, &numbers, &others);
    if (sample->records++ == 0)
        sample->width = width;
    if (width != sample->width)
        return;
    if (++sample->alike == 2)
        sample->numbers = sample->others = 0;
    sample->numbers += numbers;
    sample->others += others;
}

/*
 * Samples the first records. A last line that may go on in the next block is left out, unless it is
 * the only one.
 */
static struct sample take_sample(char separator, const char *text, size_t length, bool ended)
{
    struct sample sample = {.separator = separator};

    while (length && sample.records < MOST_RECORDS) {
        size_t record = data_record_length(text, length, separator, NULL);

        if (record == length && !ended && sample.records)
            break;
        if (!data_record_is_empty(text, record)) {
            size_t bare = record;

            while (bare && text[bare - 1] == '\r')
                bare--;
            add_record(&sample, text, bare);
        }
        record += record < length;
        text += record;
        length -= record;
    }
    return sample;
}

static enum fit fit_of(const struct sample *sample)
{
    if (sample->numbers == 0)
        return NO_NUMBERS;
    return sample->others == 0 && 2 * sample->alike > sample->records ? NUMBERS_ALONE
                                                                      : SOME_NUMBERS;
}

static bool is_better(const struct sample *sample, const struct sample *best)
{
    if ((sample->width > 1) != (best->width > 1))
        return sample->width > 1;
    if (fit_of(sample) != fit_of(best))
        return fit_of(sample) > fit_of(best);
    return sample->alike * best->records > best->alike * sample->records;
}

void data_dialect_decide(struct data_dialect *dialect, const char *text, size_t length, bool ended)
{
    static const char separators[] = {';', '\t', ',', ' '};
    struct sample best = {0};

    for (size_t i = 0; i < sizeof separators; i++) {
        struct sample sample = take_sample(separators[i], text, length, ended);

        if (i == 0 || is_better(&sample, &best))
            best = sample;
    }
    dialect->separator = best.width > 1 ? best.separator : ' ';
    dialect->decimal_commas = best.decimal_commas;
    dialect->may_have_title = best.alike == 1 && best.records > 2;
}

/* The offset of the first record that has cells; `length` where there is none yet. */
static size_t find_record(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        const char *newline = memchr(text + at, '\n', length - at);
        size_t line = newline ? (size_t)(newline - text) - at : length - at;

        if (!data_record_is_empty(text + at, line))
            break;
        at += line + (newline != NULL);
    }
    return at;
}

/*
 * Decides the dialect. Returns false where the first record begins so late in the text that too
 * little of it and of the next ones can be seen: the next block is then to begin at `start`, with
 * that record.
 */
static bool decide(struct data_dialect *dialect, const char *text, size_t length, bool ended,
                   size_t *start)
{
    *start = find_record(text, length);
    if (*start == length)
        return true;
    if (!ended &&
        (length - *start < BLOCK_SIZE / 4 || !memchr(text + *start, '\n', length - *start)))
        return false;
    data_dialect_decide(dialect, text + *start, length - *start, ended);
    return true;
}

size_t data_dialect_find_end(void *context, const struct block *block, bool ended)
{
    struct data_dialect *dialect = context;
    size_t mark = block->first ? data_mark(block->text, block->length) : 0;
    const char *text = block->text + mark;
    size_t length = block->length - mark, taken;

    if (!dialect->separator && !decide(dialect, text, length, ended, &taken))
        return taken ? mark + taken : 0;
    taken = data_records_end(text, length, dialect->separator);
    return taken ? mark + taken : 0;
}

size_t data_dialect_find_end_from(void *context, const struct block *block, size_t least)
{
    const struct data_dialect *dialect = context;
    size_t mark = block->first ? data_mark(block->text, block->length) : 0;
    size_t whole = data_records_from(block->text + mark, block->length - mark, dialect->separator,
                                     least > mark ? least - mark : 0);

    return whole ? mark + whole : 0;
}
