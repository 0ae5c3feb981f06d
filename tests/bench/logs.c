/*
 * Writes the log of a run of N steps, the same every time.
 *
 *   logs csv N > FILE      step and five metrics of 17 digits, falling and noisy
 *   logs events N > FILE   N scalars of five tags, as TensorBoard's event files have them
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { METRICS = 5 };

static const char *const names[METRICS] = {"loss", "val_loss", "box_loss", "cls_loss", "aux_loss"};

/* Knuth's linear congruential generator for 64 bits, in [0, 1). */
static double next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) * 0x1p-53;
}

static double value_at(uint64_t *state, long step, long count)
{
    return exp(-5.0 * (double)step / (double)count) * (1 + 0.3 * next(state));
}

static void write_csv(long count)
{
    uint64_t state = 42;

    printf("step");
    for (int i = 0; i < METRICS; i++)
        printf(",%s", names[i]);
    for (long step = 0; step < count; step++) {
        printf("\n%ld", step);
        for (int i = 0; i < METRICS; i++)
            printf(",%.17g", value_at(&state, step, count));
    }
    puts("");
}

/* CRC32C a byte at a time (polynomial 0x82F63B78, reflected), masked as TFRecord has it. */
static uint32_t masked_crc(const unsigned char *bytes, size_t length)
{
    static uint32_t table[256];
    uint32_t crc = 0xFFFFFFFFu;

    for (uint32_t i = 0; i < 256 && !table[255]; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0x82F63B78u : 0);
    }
    while (length--)
        crc = crc >> 8 ^ table[(crc ^ *bytes++) & 0xFF];
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

static void write_little(uint64_t value, int size)
{
    for (int i = 0; i < size; i++)
        putchar((int)(value >> 8 * i & 0xFF));
}

static void write_record(const unsigned char *bytes, size_t length)
{
    const unsigned char frame[8] = {(unsigned char)length};

    write_little(length, 8);
    write_little(masked_crc(frame, sizeof frame), 4);
    fwrite(bytes, 1, length, stdout);
    write_little(masked_crc(bytes, length), 4);
}

static size_t add_varint(unsigned char *out, uint64_t value)
{
    size_t length = 0;

    for (; value >= 0x80; value >>= 7)
        out[length++] = (unsigned char)(value | 0x80);
    out[length++] = (unsigned char)value;
    return length;
}

/* A field of a length below 128. */
static size_t add_field(unsigned char *out, int number, const void *bytes, size_t length)
{
    out[0] = (unsigned char)(number << 3 | 2);
    out[1] = (unsigned char)length;
    memcpy(out + 2, bytes, length);
    return length + 2;
}

/* Event {wall_time, step, summary {value {tag, simple_value}}}. */
static void write_scalar(const char *tag, long step, float value)
{
    unsigned char event[128], scalar[64], summary[80];
    double time = 1.6e9 + (double)step;
    size_t length = add_field(scalar, 1, tag, strlen(tag)), at = 0;

    scalar[length++] = 2 << 3 | 5;
    memcpy(scalar + length, &value, sizeof value);
    length = add_field(summary, 1, scalar, length + sizeof value);
    event[at++] = 1 << 3 | 1;
    memcpy(event + at, &time, sizeof time);
    at += sizeof time;
    event[at++] = 2 << 3;
    at += add_varint(event + at, (uint64_t)step);
    at += add_field(event + at, 5, summary, length);
    write_record(event, at);
}

static void write_events(long count)
{
    static const unsigned char version[] = "\011\0\0\0\0\0\0\0\0\032\015brain.Event:2";
    uint64_t state = 42;

    write_record(version, sizeof version - 1);
    for (long i = 0; i < count; i++)
        write_scalar(names[i % METRICS], i / METRICS, (float)value_at(&state, i, count));
}

int main(int argc, char **argv)
{
    long count = argc == 3 ? atol(argv[2]) : 0;

    if (count < 1 || (strcmp(argv[1], "csv") && strcmp(argv[1], "events"))) {
        fprintf(stderr, "usage: logs csv|events N > FILE\n");
        return 1;
    }
    if (!strcmp(argv[1], "csv"))
        write_csv(count);
    else
        write_events(count);
    return fclose(stdout) ? 1 : 0;
}
