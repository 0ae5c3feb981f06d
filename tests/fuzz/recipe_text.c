/* Recipes in the comments of scripts, and in dumps. */
#include "fuzz.h"

#include "render/render.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_reader(script_read, bytes, size);
    check_reader(tex_read, bytes, size);
    check_reader(dump_read, bytes, size);
    return 0;
}
