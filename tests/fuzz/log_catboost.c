/* Logs: CatBoost's iterations. */
#include "log_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return read_with(&log_catboost, bytes, size);
}
