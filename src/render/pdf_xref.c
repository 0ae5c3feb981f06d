#include "render/pdf_xref.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/inflate.h"
#include "render/pdf_objects.h"

enum { LEVEL = 12, MOST_WIDTH = 4, IN_FILE = 1 };

/* The cross-reference object; all places are bytes of the file. */
struct xref {
    size_t start;                 /* where it begins */
    size_t length, length_digits; /* where it tells the length of its stream, and in how many */
    size_t stream;                /* where the stream begins */
    struct buf entries;           /* the stream, inflated: an entry an object */
    int widths[3]; /* bytes of the fields of an entry: its type, its place, and more */
};

static size_t offset_of(const struct buf *pdf, const char *at)
{
    return (size_t)(at - pdf->data);
}

/* Finds the number behind the key: where it begins, and how many digits it has. */
static bool find_number(const struct buf *pdf, size_t from, const char *key, size_t *at,
                        size_t *digits)
{
    char *found = pdf_find(pdf, pdf->data + from, key);

    if (!found)
        return false;
    *at = offset_of(pdf, found) + strlen(key);
    *digits = strspn(pdf->data + *at, "0123456789");
    return *digits > 0;
}

/* The last number of the file is where its cross references stand. */
static bool find_start(const struct buf *pdf, struct xref *xref, size_t *at, size_t *digits)
{
    size_t from = pdf->length > 60 ? pdf->length - 60 : 0;

    if (!find_number(pdf, from, "\nstartxref\n", at, digits))
        return false;
    xref->start = (size_t)strtol(pdf->data + *at, NULL, 10);
    return xref->start < pdf->length;
}

static bool open_xref(const struct buf *pdf, struct xref *xref)
{
    struct inflating inflating = {0};
    char *widths, *stream;

    if (!pdf_find(pdf, pdf->data + xref->start, "/Type /XRef") ||
        !find_number(pdf, xref->start, "/Length ", &xref->length, &xref->length_digits))
        return false;
    widths = pdf_find(pdf, pdf->data + xref->start, "/W [");
    stream = pdf_find(pdf, pdf->data + xref->start, "stream\n");
    if (!widths || !stream ||
        sscanf(widths, "/W [%1d %1d %1d]", xref->widths, xref->widths + 1, xref->widths + 2) != 3)
        return false;
    xref->stream = offset_of(pdf, stream) + strlen("stream\n");
    return xref->widths[0] == 1 && xref->widths[1] <= MOST_WIDTH &&
           inflate_add(&inflating, pdf->data + xref->stream, pdf->length - xref->stream, "",
                       INFLATE_MOST_BYTES, &xref->entries);
}

/* Where the byte at `offset` stands once the gaps before it are cut out. */
static size_t moved(size_t offset, const struct pdf_gap *gaps, size_t count)
{
    size_t before = 0;

    for (size_t i = 0; i < count && gaps[i].at < offset; i++)
        before += gaps[i].length;
    return offset - before;
}

/* Corrects the places of all objects that stand in the file, not in an object stream. */
static void move_entries(struct xref *xref, const struct pdf_gap *gaps, size_t count)
{
    size_t width = 0;

    for (int i = 0; i < 3; i++)
        width += (size_t)xref->widths[i];
    for (size_t at = 0; at + width <= xref->entries.length; at += width) {
        unsigned char *entry = (unsigned char *)xref->entries.data + at;
        size_t offset = 0;

        if (entry[0] != IN_FILE)
            continue;
        for (int i = 1; i <= xref->widths[1]; i++)
            offset = offset << 8 | entry[i];
        offset = moved(offset, gaps, count);
        for (int i = xref->widths[1]; i >= 1; i--, offset >>= 8)
            entry[i] = (unsigned char)offset;
    }
}

static void add_without_gaps(struct buf *out, const struct buf *pdf, size_t end,
                             const struct pdf_gap *gaps, size_t count)
{
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        buf_add(out, pdf->data + at, gaps[i].at - at);
        at = gaps[i].at + gaps[i].length;
    }
    buf_add(out, pdf->data + at, end - at);
}

/* Appends the cross-reference object, its stream compressed again, and the end of the file. */
static void add_xref(struct buf *out, const struct buf *pdf, const struct xref *xref)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t most = xref->entries.length + 100, after = xref->length + xref->length_digits,
           start = out->length, length;
    char *packed = mem_resize(NULL, most, 1);

    if (!compressor)
        mem_exhausted();
    length = libdeflate_zlib_compress(compressor, xref->entries.data, xref->entries.length, packed,
                                      most);
    buf_add(out, pdf->data + xref->start, xref->length - xref->start);
    buf_printf(out, "%zu", length);
    buf_add(out, pdf->data + after, xref->stream - after);
    buf_add(out, packed, length);
    buf_printf(out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
    libdeflate_free_compressor(compressor);
    free(packed);
}

void pdf_close_gaps(struct buf *pdf, const struct pdf_gap *gaps, size_t count)
{
    struct xref xref = {.entries = BUF_INIT};
    struct buf out = BUF_INIT;
    size_t at, digits;

    if (find_start(pdf, &xref, &at, &digits) && open_xref(pdf, &xref) &&
        gaps[count - 1].at < xref.start) {
        move_entries(&xref, gaps, count);
        add_without_gaps(&out, pdf, xref.start, gaps, count);
        add_xref(&out, pdf, &xref);
        pdf->length = 0;
        buf_add(pdf, out.data, out.length);
    }
    buf_release(&xref.entries);
    buf_release(&out);
}
