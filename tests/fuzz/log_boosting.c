/* Logs: rounds of boosting. */
#include "log_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return read_with(&log_boosting, bytes, size);
}
