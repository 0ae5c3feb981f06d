#include "descent/data_names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "descent/data.h"

/* Windows-1252 from 0x80 to 0x9F (encoding.spec.whatwg.org, index windows-1252). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static bool is_utf8(const struct buf *text)
{
    uint32_t code;

    for (size_t i = 0; i < text->length;) {
        i += utf8_next(text->data + i, text->length - i, &code);
        if (code == UTF8_INVALID)
            return false;
    }
    return true;
}

/* Turns each byte beyond ASCII into the character that it is in Windows-1252. */
static void decode(struct buf *text)
{
    struct buf decoded = BUF_INIT;

    for (size_t i = 0; i < text->length; i++) {
        unsigned char byte = (unsigned char)text->data[i];

        if (byte < 0x80)
            buf_add(&decoded, &text->data[i], 1);
        else
            utf8_add(&decoded, byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
    buf_release(text);
    *text = decoded;
}

/* Line breaks and tabs, each with the blanks around it, become one space. */
static void join_lines(struct buf *text)
{
    struct buf joined = BUF_INIT;

    for (size_t i = 0; i < text->length;) {
        size_t blanks = strspn(text->data + i, " \t\r\n");

        if (blanks && (i == 0 || i + blanks >= text->length)) {
            i += blanks;
        } else if (blanks && memchr(text->data + i, '\n', blanks)) {
            buf_puts(&joined, " ");
            i += blanks;
        } else {
            buf_add(&joined, text->data[i] == '\t' ? " " : &text->data[i], 1);
            i++;
        }
    }
    buf_release(text);
    *text = joined;
}

static char *finish(struct buf *text, bool *foreign)
{
    join_lines(text);
    if (!is_utf8(text)) {
        decode(text);
        if (foreign)
            *foreign = true;
    }
    return buf_detach(text);
}

/* The text of a quoted cell, each doubled quote once. */
static void add_unquoted(struct buf *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        buf_add(out, &text[i], 1);
        i += text[i] == '"';
    }
}

char *data_name(const struct data_cell *cell, bool *foreign)
{
    struct buf text = BUF_INIT;

    if (cell->quoted)
        add_unquoted(&text, cell->text, cell->length);
    else
        buf_add(&text, cell->text, cell->length);
    return finish(&text, foreign);
}

static void append(struct data_names *names, size_t *capacity, const struct data_cell *cell)
{
    size_t before = *capacity;

    names->name = mem_grow(names->name, names->count, capacity, sizeof *names->name);
    if (*capacity != before)
        names->quoted = mem_resize(names->quoted, *capacity, sizeof *names->quoted);
    names->name[names->count] = data_name(cell, NULL);
    names->quoted[names->count++] = cell->quoted;
}

bool data_names_read(struct data_names *names, const char *text)
{
    struct data_cells cells = data_cells_of(text, strlen(text), ',');
    struct data_cell cell;
    size_t capacity = 0;
    bool open = false;

    *names = (struct data_names){0};
    while (data_cells_next(&cells, &cell)) {
        open = open || cell.open;
        append(names, &capacity, &cell);
    }
    return !open;
}

int data_names_choose(struct data_names *names, const struct data_format *format, struct err *err)
{
    bool read = data_names_read(names, format->columns);

    if (!read || names->count < 2 || (names->count > 2 && !format->many))
        return err_set(err, STATUS_USAGE,
                       "--columns: '%.200s' is not two%s columns; write X,Y, and a name with a "
                       "comma in double quotes",
                       format->columns, format->many ? " or more" : "");
    if (names->count > DATA_MOST_COLUMNS)
        return err_set(err, STATUS_LIMIT, "--columns: %zu columns; there may be %d", names->count,
                       DATA_MOST_COLUMNS);
    return 0;
}

void data_names_release(struct data_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->name[i]);
    free(names->name);
    free(names->quoted);
    *names = (struct data_names){0};
}

void data_names_add(struct buf *list, const char *name)
{
    size_t length = strlen(name);

    buf_puts(list, list->length ? "," : "");
    if (length && !strchr(name, ',') && *name != '"' && *name != ' ' && name[length - 1] != ' ') {
        buf_puts(list, name);
        return;
    }
    buf_puts(list, "\"");
    for (; *name; name++)
        buf_printf(list, *name == '"' ? "\"\"" : "%c", *name);
    buf_puts(list, "\"");
}
