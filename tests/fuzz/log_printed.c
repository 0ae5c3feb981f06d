/* Logs: printed lines. */
#include "log_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return read_with(&log_printed, bytes, size);
}
