#include "descent/data_names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

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

/* Appends a character that takes two or three bytes. */
static void add_character(struct buf *out, uint32_t code)
{
    const char bytes[] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
                          (char)(0x80 | (code & 0x3F))};
    const char lead = (char)(0xC0 | code >> 6);

    if (code >= 0x800) {
        buf_add(out, bytes, 3);
    } else {
        buf_add(out, &lead, 1);
        buf_add(out, bytes + 2, 1);
    }
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
            add_character(&decoded, byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
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

bool data_pair_read(struct data_pair *pair, const char *text)
{
    struct data_cells cells = data_cells_of(text, strlen(text), ',');
    struct data_cell cell;
    size_t count = 0;
    bool open = false;

    *pair = (struct data_pair){0};
    for (; data_cells_next(&cells, &cell); count++) {
        open = open || cell.open;
        if (count >= 2)
            continue;
        pair->name[count] = data_name(&cell, NULL);
        pair->quoted[count] = cell.quoted;
    }
    return count == 2 && !open;
}

void data_pair_release(struct data_pair *pair)
{
    for (int i = 0; i < 2; i++)
        free(pair->name[i]);
    *pair = (struct data_pair){0};
}

void data_pair_add_name(struct buf *out, const char *name)
{
    size_t length = strlen(name);

    if (length && !strchr(name, ',') && *name != '"' && *name != ' ' && name[length - 1] != ' ') {
        buf_puts(out, name);
        return;
    }
    buf_puts(out, "\"");
    for (; *name; name++)
        buf_printf(out, *name == '"' ? "\"\"" : "%c", *name);
    buf_puts(out, "\"");
}
