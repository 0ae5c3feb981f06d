/*
 * The recipe in a PNG: the text under the key "gdplot", as iTXt, or as the tEXt or zTXt that some
 * tools make of it, before the picture or after it. Chunks are walked without decoding pixels (W3C,
 * Portable Network Graphics, third edition, 11.3.3).
 */
#include <string.h>

#include "render/extract.h"
#include "render/png.h"

static const char signature[] = "\x89PNG\r\n\x1a\n";
static const char key[] = "gdplot";

enum { SIGNATURE = 8, CHUNK_HEAD = 8, CHUNK_END = 4 };

/* What is left to be read of a chunk. */
struct bytes {
    const char *at;
    size_t length;
};

/* Cuts off everything up to the next NUL, and the NUL. */
static bool skip_text(struct bytes *bytes)
{
    const char *nul = memchr(bytes->at, '\0', bytes->length);

    if (!nul)
        return false;
    bytes->length -= (size_t)(nul + 1 - bytes->at);
    bytes->at = nul + 1;
    return true;
}

static const char start[] = "gdplot:"; /* of every recipe */

static bool take_text(struct bytes bytes, bool compressed, struct inflating *inflating,
                      struct buf *recipe)
{
    if (compressed)
        return inflate_add(inflating, bytes.at, bytes.length, start, RECIPE_LONGEST, recipe);
    if (bytes.length > RECIPE_LONGEST || bytes.length < strlen(start) ||
        memcmp(bytes.at, start, strlen(start)))
        return false;
    buf_add(recipe, bytes.at, bytes.length);
    return true;
}

/* ISO 8859-1, which tEXt and zTXt are in, as UTF-8. */
static void to_utf8(struct buf *text)
{
    struct buf out = BUF_INIT;

    for (size_t i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->data[i];

        if (c < 0x80)
            buf_add(&out, text->data + i, 1);
        else
            buf_add(&out, (const char[]){(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))}, 2);
    }
    buf_clear(text);
    buf_add(text, out.data, out.length);
    buf_release(&out);
}

/* The recipe in a chunk whose key is ours. */
static bool read_text(const char *type, struct bytes bytes, struct inflating *inflating,
                      struct buf *recipe)
{
    bool international = !memcmp(type, "iTXt", 4);
    bool compressed = !memcmp(type, "zTXt", 4);

    if (bytes.length < sizeof key || memcmp(bytes.at, key, sizeof key))
        return false;
    skip_text(&bytes);
    if (international || compressed) {
        size_t marks = international ? 2 : 1; /* whether it is compressed, and how */

        if (bytes.length < marks)
            return false;
        compressed = compressed || bytes.at[0] == 1;
        bytes.at += marks;
        bytes.length -= marks;
    }
    if (international && (!skip_text(&bytes) || !skip_text(&bytes)))
        return false;
    if (!take_text(bytes, compressed, inflating, recipe))
        return false;
    if (!international)
        to_utf8(recipe);
    return !strncmp(recipe->data, start, strlen(start));
}

bool extract_png_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating)
{
    size_t at = SIGNATURE;

    if (content->length < SIGNATURE || memcmp(content->data, signature, SIGNATURE))
        return false;
    while (content->length - at >= CHUNK_HEAD + CHUNK_END) {
        const char *chunk = content->data + at;
        size_t length = png_number(chunk);

        if (length > content->length - at - CHUNK_HEAD - CHUNK_END)
            return false;
        if (read_text(chunk + 4, (struct bytes){chunk + CHUNK_HEAD, length}, inflating, recipe))
            return true;
        buf_clear(recipe);
        at += CHUNK_HEAD + length + CHUNK_END;
    }
    return false;
}

bool extract_png(const struct buf *content, struct buf *recipe)
{
    struct inflating inflating = {0};

    return extract_png_counting(content, recipe, &inflating);
}
