/* Recipes in the comments of scripts, and in dumps. */
#include "fuzz.h"

#include "picture/formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_reader(format_find("gp", NULL)->read, bytes, size);
    check_reader(format_find("tex", NULL)->read, bytes, size);
    check_reader(format_find("txt", NULL)->read, bytes, size);
    return 0;
}
