/*
 * The wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding): the fields of a
 * message, one after another. Numbers are little-endian on every machine. Inline, since a file has
 * some millions of fields.
 */
#ifndef GDPLOT_DESCENT_WIRE_H
#define GDPLOT_DESCENT_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum wire_type { WIRE_VARINT = 0, WIRE_64 = 1, WIRE_BYTES = 2, WIRE_32 = 5 };

/* What is left of a message; `bad`: it is none. */
struct wire {
    const char *at, *end;
    bool bad;
};

struct wire_field {
    unsigned number;
    enum wire_type type;
    uint64_t integer;  /* of a varint */
    const char *bytes; /* of all others; NULL */
    size_t length;
};

static inline struct wire wire_of(const char *bytes, size_t length)
{
    return (struct wire){.at = bytes, .end = bytes + length};
}

static inline uint64_t wire_varint(struct wire *wire)
{
    uint64_t value = 0;

    for (unsigned shift = 0; shift < 64 && wire->at < wire->end; shift += 7) {
        unsigned char byte = (unsigned char)*wire->at++;

        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    wire->bad = true;
    return 0;
}

static inline void wire_bytes(struct wire *wire, struct wire_field *field, uint64_t length)
{
    if (length > (size_t)(wire->end - wire->at)) {
        wire->bad = true;
        return;
    }
    field->bytes = wire->at;
    field->length = (size_t)length;
    wire->at += length;
}

/* Takes the next field; false where there is none. */
static inline bool wire_next(struct wire *wire, struct wire_field *field)
{
    uint64_t key;

    if (wire->bad || wire->at >= wire->end)
        return false;
    key = wire_varint(wire);
    *field = (struct wire_field){.number = (unsigned)(key >> 3), .type = (enum wire_type)(key & 7)};
    if (field->type == WIRE_VARINT)
        field->integer = wire_varint(wire);
    else if (field->type == WIRE_64)
        wire_bytes(wire, field, 8);
    else if (field->type == WIRE_32)
        wire_bytes(wire, field, 4);
    else if (field->type == WIRE_BYTES)
        wire_bytes(wire, field, wire_varint(wire));
    else
        wire->bad = true;
    return !wire->bad;
}

static inline uint32_t wire_word(const char *bytes)
{
    uint32_t word = 0;

    for (int i = 4; i-- > 0;)
        word = word << 8 | (unsigned char)bytes[i];
    return word;
}

static inline uint64_t wire_long(const char *bytes)
{
    return (uint64_t)wire_word(bytes + 4) << 32 | wire_word(bytes);
}

/* Numbers of 4 and 8 bytes, as doubles; true. */
static inline bool wire_float(const char *bytes, double *value)
{
    uint32_t bits = wire_word(bytes);
    float number;

    memcpy(&number, &bits, sizeof number);
    *value = (double)number;
    return true;
}

static inline bool wire_double(const char *bytes, double *value)
{
    uint64_t bits = wire_long(bytes);

    memcpy(value, &bits, sizeof *value);
    return true;
}

#endif
