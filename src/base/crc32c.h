/* The Castagnoli CRC of 32 bits (polynomial 0x82F63B78, reflected), as TFRecord files have it. */
#ifndef GDPLOT_BASE_CRC32C_H
#define GDPLOT_BASE_CRC32C_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32c(const void *bytes, size_t length);

#endif
