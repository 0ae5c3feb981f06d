/* Recipes in PDF files. */
#include "fuzz.h"

#include "render/render.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_reader(pdf_read, bytes, size);
    return 0;
}
