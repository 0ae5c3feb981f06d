/*
 * The wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding): the fields of a
 * message, one after another. Numbers are little-endian on every machine.
 */
#ifndef GDPLOT_DESCENT_WIRE_H
#define GDPLOT_DESCENT_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

struct wire wire_of(const char *bytes, size_t length);

/* Takes the next field; false where there is none. */
bool wire_next(struct wire *wire, struct wire_field *field);

uint32_t wire_word(const char *bytes);
uint64_t wire_long(const char *bytes);

/* Numbers of 4 and 8 bytes, as doubles; true. */
bool wire_float(const char *bytes, double *value);
bool wire_double(const char *bytes, double *value);

#endif
