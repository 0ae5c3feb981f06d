/* Recipes in WebP files. */
#include "fuzz.h"

#include "render/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_reader(extract_webp, bytes, size);
    return 0;
}
