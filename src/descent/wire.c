#include "descent/wire.h"

#include <string.h>

struct wire wire_of(const char *bytes, size_t length)
{
    return (struct wire){.at = bytes, .end = bytes + length};
}

static uint64_t take_varint(struct wire *wire)
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

static void take_bytes(struct wire *wire, struct wire_field *field, uint64_t length)
{
    if (length > (size_t)(wire->end - wire->at)) {
        wire->bad = true;
        return;
    }
    field->bytes = wire->at;
    field->length = (size_t)length;
    wire->at += length;
}

bool wire_next(struct wire *wire, struct wire_field *field)
{
    uint64_t key;

    if (wire->bad || wire->at >= wire->end)
        return false;
    key = take_varint(wire);
    *field = (struct wire_field){.number = (unsigned)(key >> 3), .type = (enum wire_type)(key & 7)};
    if (field->type == WIRE_VARINT)
        field->integer = take_varint(wire);
    else if (field->type == WIRE_64)
        take_bytes(wire, field, 8);
    else if (field->type == WIRE_32)
        take_bytes(wire, field, 4);
    else if (field->type == WIRE_BYTES)
        take_bytes(wire, field, take_varint(wire));
    else
        wire->bad = true;
    return !wire->bad;
}

uint32_t wire_word(const char *bytes)
{
    uint32_t word = 0;

    for (int i = 4; i-- > 0;)
        word = word << 8 | (unsigned char)bytes[i];
    return word;
}

uint64_t wire_long(const char *bytes)
{
    return (uint64_t)wire_word(bytes + 4) << 32 | wire_word(bytes);
}

bool wire_float(const char *bytes, double *value)
{
    uint32_t bits = wire_word(bytes);
    float number;

    memcpy(&number, &bits, sizeof number);
    *value = (double)number;
    return true;
}

bool wire_double(const char *bytes, double *value)
{
    uint64_t bits = wire_long(bytes);

    memcpy(value, &bits, sizeof *value);
    return true;
}
