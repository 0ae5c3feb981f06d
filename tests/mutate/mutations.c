#include "mutations.h"

#include <string.h>
#include <zlib.h>

#include "base/sha256.h"

/* What means something to one reader or another. */
static const char *const pieces[] = {
    "",
    "0",
    "-1",
    "1e308",
    "-1e308",
    "1e-320",
    "1e999",
    "nan",
    "inf",
    "-inf",
    "0x1p3",
    "1,5",
    "1..2",
    "99999999",
    "2147483648",
    "-9223372036854775808",
    "18446744073709551616",
    ",",
    ",,",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\x41",
    "\x1b[31m",
    "\x7f",
    "\xff",
    "\xc3",
    "\xc2\x9b",
    "\xef\xbb\xbf",
    "\xe2\x80\xae",
    "\xf4\x90\x80\x80",
    "#",
    "# ",
    "#\n",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!!x ",
    "|\n",
    ">\n",
    "---\n",
    "%",
    "@",
    "`",
    "{{",
    "}}",
    "{{#",
    "{{/",
    "{{^",
    "{{>",
    "{{{",
    "{{! ",
    "{{=",
    "(",
    ")",
    "((((((((((((((((",
    "^",
    "**",
    "*",
    "/",
    "+",
    "--",
    "x",
    "y",
    "w",
    "pi",
    "sin(",
    "exp(",
    "pow(",
    "log(",
    "x^x",
    "1/x",
    "1/0",
    "lr",
    "lr=",
    "run",
    "iteration",
    "loss",
    "slope",
    "true",
    "false",
    "train",
    "log",
    "last:2",
    "every:3",
    "0.1:1:9",
    "0.1:1:9log",
    "-1:1",
    "1:-1",
    "title: ",
    "function: ",
    "data: ",
    "n: ",
    "start: ",
    "bias: train",
    "states: ",
    "keep: ",
    "rows: ",
    "theme: ",
    "kind: ",
    "figures:\n",
    "]]>",
    "<!-- ",
    "&amp;",
    "&#0;",
    "</",
    "<",
    ">",
    "\xe2\x88\x92",
    "\xc2\xb2",
};

uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += 0x9e3779b97f4a7c15;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

size_t chance_below(struct chance *chance, size_t below)
{
    return below ? (size_t)(chance_next(chance) % below) : 0;
}

/* Puts `length` bytes in place of the `removed` at `at`. */
static void replace(struct buf *bytes, size_t at, size_t removed, const char *put, size_t length)
{
    struct buf result = BUF_INIT;

    buf_add(&result, bytes->data, at);
    buf_add(&result, put, length);
    buf_add(&result, bytes->data + at + removed, bytes->length - at - removed);
    buf_release(bytes);
    *bytes = result;
}

typedef void mutation(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other);

static void flip_bit(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    (void)other;
    if (bytes->length)
        bytes->data[at] = (char)(bytes->data[at] ^ (1 << chance_below(chance, 8)));
}

static void set_byte(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    (void)other;
    if (bytes->length)
        bytes->data[at] = (char)chance_below(chance, 256);
}

/* Mostly a few bytes, sometimes many. */
static size_t some_length(struct chance *chance, size_t most)
{
    size_t length = 1 + chance_below(chance, chance_below(chance, 4) ? 8 : most);

    return length < most ? length : most;
}

static void leave_out(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    (void)other;
    replace(bytes, at, some_length(chance, bytes->length - at), "", 0);
}

static void double_part(struct chance *chance, struct buf *bytes, size_t at,
                        const struct buf *other)
{
    struct buf part = BUF_INIT;
    size_t length = some_length(chance, bytes->length - at);

    (void)other;
    for (size_t times = 1 + chance_below(chance, 3); times; times--)
        buf_add(&part, bytes->data + at, length);
    replace(bytes, chance_below(chance, bytes->length + 1), 0, part.data, part.length);
    buf_release(&part);
}

static void put_piece(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    const char *piece = pieces[chance_below(chance, sizeof pieces / sizeof *pieces)];
    size_t removed = chance_below(chance, 2) ? 0 : some_length(chance, bytes->length - at);

    (void)other;
    replace(bytes, at, removed, piece, strlen(piece));
}

static void put_other(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    size_t from = chance_below(chance, other->length);

    replace(bytes, at, some_length(chance, bytes->length - at), other->data + from,
            some_length(chance, other->length - from));
}

/* The first number at or behind the place. */
static void replace_number(struct chance *chance, struct buf *bytes, size_t at,
                           const struct buf *other)
{
    static const char *const numbers[] = {"0",   "-0",    "1",     "-1",     "0.1",    "3",
                                          "255", "65536", "1e300", "1e-300", "-1e155", "1e17"};
    const char *number = numbers[chance_below(chance, sizeof numbers / sizeof *numbers)];

    (void)other;
    at += strcspn(bytes->data + at, "0123456789");
    if (at < bytes->length)
        replace(bytes, at, strspn(bytes->data + at, "0123456789."), number, strlen(number));
}

static void cut_off(struct chance *chance, struct buf *bytes, size_t at, const struct buf *other)
{
    (void)other;
    if (!chance_below(chance, 4))
        buf_truncate(bytes, at);
}

void mutate_bytes(struct chance *chance, struct buf *bytes, const struct buf *other)
{
    static mutation *const mutations[] = {flip_bit,  set_byte,       leave_out,     double_part,
                                          put_piece, put_piece,      put_piece,     put_other,
                                          cut_off,   replace_number, replace_number};

    for (size_t times = 1 + chance_below(chance, 4); times; times--)
        mutations[chance_below(chance, sizeof mutations / sizeof *mutations)](
            chance, bytes, chance_below(chance, bytes->length), other);
}

static uint32_t read_big_endian(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

void mend_png(struct buf *bytes)
{
    unsigned char *data = (unsigned char *)bytes->data;

    for (size_t at = 8; at + 12 <= bytes->length;) {
        size_t length = read_big_endian(data + at);
        uint32_t sum;

        if (length > bytes->length - at - 12)
            return;
        sum = (uint32_t)crc32(0, data + at + 4, (uInt)length + 4);
        for (size_t i = 0; i < 4; i++)
            data[at + 8 + length + i] = (unsigned char)(sum >> (24 - 8 * i));
        at += length + 12;
    }
}

void mend_sums(struct buf *bytes)
{
    char *line = strstr(bytes->data, "\ncheck ");
    char digits[SHA256_TEXT + 1];

    if (!line)
        return;
    buf_truncate(bytes, (size_t)(line + 1 - bytes->data));
    sha256_text(bytes->data, bytes->length, digits);
    buf_printf(bytes, "check %.16s\n", digits);
}
