#include "base/sha256.h"

#include <nettle/sha2.h>
#include <stdio.h>

void sha256_end(struct sha256_ctx *context, char text[SHA256_TEXT + 1])
{
    uint8_t digest[SHA256_DIGEST_SIZE];

    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
}

void sha256_text(const char *bytes, size_t length, char text[SHA256_TEXT + 1])
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_end(&context, text);
}
