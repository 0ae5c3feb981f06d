/*
 * Logs: TensorBoard's events. The input has records, each behind a byte with its length; they are
 * framed here, since no change of bytes would meet their CRCs.
 */
#include "log_reader.h"

#include "base/crc32c.h"

static uint32_t masked(uint32_t crc)
{
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

static void add_little(struct buf *out, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_add(out, &(char){(char)(value >> 8 * i & 0xFF)}, 1);
}

static void add_record(struct buf *out, const char *bytes, size_t length)
{
    size_t start = out->length;

    add_little(out, length, 8);
    add_little(out, masked(crc32c(out->data + start, 8)), 4);
    buf_add(out, bytes, length);
    add_little(out, masked(crc32c(bytes, length)), 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf file = BUF_INIT;
    size_t at = 0;

    while (at < size) {
        size_t left = size - at - 1, length = bytes[at] < left ? bytes[at] : left;

        add_record(&file, (const char *)bytes + at + 1, length);
        at += 1 + length;
    }
    read_with(&log_events, (const uint8_t *)file.data, file.length);
    buf_release(&file);
    return 0;
}
