#include "render/pdf_objects.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/inflate.h"
#include "render/pdf_xref.h"

enum { LEVEL = 12, MOST_DIGITS = 12, MOST_GAPS = 32 };

/* An object stream in the file. */
struct stream {
    char *bytes; /* compressed */
    size_t length;
    char *number;  /* where the file tells the length */
    size_t digits; /* that are there for it, with blanks before them */
};

char *pdf_find(const struct buf *text, const char *at, const char *words)
{
    const char *end = text->data + text->length;
    size_t length = strlen(words);

    while ((at = memchr(at, *words, (size_t)(end - at)))) {
        if ((size_t)(end - at) < length)
            return NULL;
        if (!memcmp(at, words, length))
            return (char *)at;
        at++;
    }
    return NULL;
}

/* Finds the number that tells the stream's length: Cairo writes it as an object of its own, behind
 * the stream, to which /Length in the dictionary refers. */
static bool find_number(const struct buf *pdf, const char *dictionary, struct stream *stream)
{
    static const char key[] = "/Length ";
    const char *length = pdf_find(pdf, dictionary, key);
    char object[40];

    if (!length)
        return false;
    snprintf(object, sizeof object, "\n%ld 0 obj\n", strtol(length + sizeof key - 1, NULL, 10));
    stream->number = pdf_find(pdf, stream->bytes, object);
    if (!stream->number)
        return false;
    stream->number += strlen(object);
    stream->digits = strspn(stream->number, " 0123456789");
    stream->length = (size_t)strtol(stream->number, NULL, 10);
    return stream->digits < MOST_DIGITS && stream->bytes + stream->length <= stream->number;
}

/* Finds the next object stream from `*at` on, and moves `*at` into it. */
static bool next_stream(const struct buf *pdf, char **at, struct stream *stream)
{
    static const char head[] = "<< /Type /ObjStm\n", begin[] = "stream\n";

    while ((*at = pdf_find(pdf, *at, head))) {
        const char *dictionary = *at;

        *at += sizeof head - 1;
        stream->bytes = pdf_find(pdf, dictionary, begin);
        if (!stream->bytes)
            return false;
        stream->bytes += sizeof begin - 1;
        if (find_number(pdf, dictionary, stream))
            return true;
    }
    return false;
}

static bool open_stream(const struct stream *stream, struct inflating *inflating, struct buf *text)
{
    text->length = 0;
    return inflate_add(inflating, stream->bytes, stream->length, "", INFLATE_MOST_BYTES, text);
}

/* Compresses the text into the place of the stream, and corrects the number that tells its length,
 * in as many characters as it had. Returns what is left over of the place, perhaps no bytes; none
 * if the text does not fit, which leaves the stream as it was. */
static struct pdf_gap put_back(const struct buf *pdf, const struct stream *stream,
                               const struct buf *text)
{
    size_t end = (size_t)(stream->bytes - pdf->data) + stream->length;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    char *packed = mem_resize(NULL, stream->length + 1, 1);
    char number[MOST_DIGITS + 1];
    size_t length;

    if (!compressor)
        mem_exhausted();
    length = libdeflate_zlib_compress(compressor, text->data, text->length, packed, stream->length);
    if (length) {
        memset(stream->bytes, ' ', stream->length);
        memcpy(stream->bytes, packed, length);
        snprintf(number, sizeof number, "%*zu", (int)stream->digits, length);
        memcpy(stream->number, number, stream->digits);
    }
    libdeflate_free_compressor(compressor);
    free(packed);
    if (!length)
        length = stream->length;
    return (struct pdf_gap){end - (stream->length - length), stream->length - length};
}

bool pdf_any(const struct buf *pdf, bool (*has)(const struct buf *text))
{
    struct inflating inflating = {0};
    struct buf text = BUF_INIT;
    struct stream stream;
    char *at = pdf->data;
    bool found = has(pdf);

    while (!found && next_stream(pdf, &at, &stream))
        found = open_stream(&stream, &inflating, &text) && has(&text);
    buf_release(&text);
    return found;
}

void pdf_edit(struct buf *pdf, void (*edit)(struct buf *text))
{
    struct inflating inflating = {0};
    struct buf text = BUF_INIT, before = BUF_INIT;
    struct pdf_gap gaps[MOST_GAPS];
    size_t count = 0;
    struct stream stream;
    char *at = pdf->data;

    edit(pdf);
    while (count < MOST_GAPS && next_stream(pdf, &at, &stream)) {
        if (!open_stream(&stream, &inflating, &text))
            continue;
        before.length = 0;
        buf_add(&before, text.data, text.length);
        edit(&text);
        if (memcmp(before.data, text.data, text.length))
            gaps[count++] = put_back(pdf, &stream, &text);
    }
    if (count)
        pdf_close_gaps(pdf, gaps, count);
    buf_release(&before);
    buf_release(&text);
}
