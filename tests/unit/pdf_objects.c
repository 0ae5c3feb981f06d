/* The objects of PDF as Cairo writes them: plain, and in the compressed object streams of
 * Cairo 1.18. */
#include "testing.h"

#include <libdeflate.h>

#include "base/buf.h"
#include "render/inflate.h"
#include "render/pdf_group.h"
#include "render/pdf_objects.h"

static const char date[] = "/CreationDate (D:20261129)";
static const char group[] =
    "\n   /Group <<\n      /Type /Group\n      /S /Transparency\n      /I true\n"
    "      /CS /DeviceRGB\n   >>";

/* Appends an object stream of the text, its length in an object of its own. */
static void add_stream(struct buf *pdf, const char *text, int number)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(1);
    char packed[4096];
    size_t length = libdeflate_zlib_compress(compressor, text, strlen(text), packed, sizeof packed);

    buf_printf(pdf, "<< /Type /ObjStm\n   /Length %d 0 R\n   /N 1\n>>\nstream\n", number);
    buf_add(pdf, packed, length);
    buf_printf(pdf, "\nendstream\nendobj\n%d 0 obj\n   %zu\nendobj\n", number, length);
    libdeflate_free_compressor(compressor);
}

static void blank_date(struct buf *text)
{
    char *at = pdf_find(text, text->data, date);

    if (at)
        memset(at, ' ', sizeof date - 1);
}

static bool has_date(const struct buf *text)
{
    return pdf_find(text, text->data, date);
}

static bool has_group(const struct buf *text)
{
    return pdf_find(text, text->data, "/Group");
}

static bool has_rest(const struct buf *text)
{
    return pdf_find(text, text->data, "/Producer (x)");
}

static void check_edit(bool compressed)
{
    struct buf pdf = BUF_INIT, text = BUF_INIT;
    size_t length;

    buf_printf(&text, "1 0\n<< /Producer (x)\n   %s\n>>\n", date);
    buf_puts(&pdf, "%PDF-1.5\n");
    if (compressed) {
        add_stream(&pdf, "nothing of it here", 7);
        add_stream(&pdf, text.data, 31);
    } else
        buf_add(&pdf, text.data, text.length);
    length = pdf.length;
    check(pdf_any(&pdf, has_date), "the date is found");
    pdf_edit(&pdf, blank_date);
    check(!pdf_any(&pdf, has_date), "the date is gone");
    check(pdf_any(&pdf, has_rest), "what stands beside it is there");
    check(pdf.length == length, "%zu bytes were %zu", pdf.length, length);
    buf_release(&pdf);
    buf_release(&text);
}

static void edits_plain_objects(void **state)
{
    (void)state;
    check_edit(false);
}

static void edits_compressed_objects(void **state)
{
    (void)state;
    check_edit(true);
}

/* What is transparent may stand in another stream than the group. */
static void drops_groups_unless_something_is_transparent(void **state)
{
    static const char *const others[] = {"<< /ca 1 /CA 1 >>", "<< /ca 0.5 >>"};

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct buf pdf = BUF_INIT, page = BUF_INIT;

        buf_printf(&page, "<< /Type /Page%s\n>>\n", group);
        add_stream(&pdf, page.data, 5);
        add_stream(&pdf, others[i], 6);
        pdf_drop_groups(&pdf);
        check(pdf_any(&pdf, has_group) == (i == 1), "with %s", others[i]);
        buf_release(&page);
        buf_release(&pdf);
    }
}

/* Cut anywhere, and with any length said, nothing is read or written outside. */
static void survives_broken_files(void **state)
{
    struct buf whole = BUF_INIT;

    (void)state;
    add_stream(&whole, date, 3);
    for (size_t length = 0; length <= whole.length; length++) {
        struct buf pdf = BUF_INIT;

        buf_add(&pdf, whole.data, length);
        pdf_edit(&pdf, blank_date);
        pdf_drop_groups(&pdf);
        buf_release(&pdf);
    }
    for (int i = 0; i < 3; i++) {
        static const char *const lengths[] = {"99999999999999", "-1", "x"};
        struct buf pdf = BUF_INIT;

        buf_printf(
            &pdf,
            "<< /Type /ObjStm\n/Length 3 0 R >>\nstream\nabc\nendstream\n3 0 obj\n %s\nendobj\n",
            lengths[i]);
        pdf_edit(&pdf, blank_date);
        buf_release(&pdf);
    }
    buf_release(&whole);
}

/* A file as Cairo 1.18 ends it: an object stream with a date, an object behind it, the references.
 */
static void packed_file(struct buf *pdf, const char *made)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(1);
    struct buf text = BUF_INIT;
    char entry[] = "\1\0\0\0\0", packed[100];
    size_t offset, start, length;

    for (int i = 0; i < 20; i++)
        buf_puts(&text, "<< /Type /Page\n>>\n");
    buf_printf(&text, "<< /CreationDate (%s)\n>>\n", made);
    add_stream(pdf, text.data, 31);
    offset = pdf->length;
    entry[1] = (char)(offset >> 8);
    entry[2] = (char)offset;
    length = libdeflate_zlib_compress(compressor, entry, 5, packed, sizeof packed);
    buf_puts(pdf, "40 0 obj\n<< >>\nendobj\n");
    start = pdf->length;
    buf_printf(pdf, "41 0 obj\n<< /Type /XRef\n   /Length %zu\n   /W [1 2 2]\n>>\nstream\n",
               length);
    buf_add(pdf, packed, length);
    buf_printf(pdf, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
    libdeflate_free_compressor(compressor);
    buf_release(&text);
}

static void blank_any_date(struct buf *text)
{
    static const char key[] = "/CreationDate (";
    char *at = pdf_find(text, text->data, key);

    if (at)
        memset(at, ' ', sizeof key - 1 + sizeof "D:20261129123456Z)" - 1);
}

/* What the references say of object 40. */
static size_t referred(const struct buf *pdf)
{
    struct inflating inflating = {0};
    struct buf entries = BUF_INIT;
    char *xref = pdf_find(pdf, pdf->data, "41 0 obj\n"),
         *stream = pdf_find(pdf, xref, "stream\n") + 7;
    size_t offset;

    check(inflate_add(&inflating, stream, pdf->length - (size_t)(stream - pdf->data), "", 100,
                      &entries),
          "the references are read");
    offset = (size_t)(unsigned char)entries.data[1] << 8 | (unsigned char)entries.data[2];
    buf_release(&entries);
    return offset;
}

/* However long the date was when it was packed, the files are the same, and their references hold.
 */
static void leaves_no_trace_of_a_date(void **state)
{
    static const char *const dates[] = {"D:20261129123456Z", "D:11111111111111Z",
                                        "D:20987654320198Z"};
    struct buf files[3] = {BUF_INIT, BUF_INIT, BUF_INIT};

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct buf *pdf = &files[i];
        char *end;

        packed_file(pdf, dates[i]);
        pdf_edit(pdf, blank_any_date);
        check(!memcmp(pdf->data + referred(pdf), "40 0 obj", 8), "%s: object 40 is there",
              dates[i]);
        end = pdf_find(pdf, pdf->data, "startxref\n");
        check(!memcmp(pdf->data + strtol(end + 10, NULL, 10), "41 0 obj", 8),
              "%s: so are the references", dates[i]);
        check(pdf->length == files[0].length && !memcmp(pdf->data, files[0].data, pdf->length),
              "%s: the same bytes", dates[i]);
    }
    for (int i = 0; i < 3; i++)
        buf_release(&files[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(edits_plain_objects),
        TEST(edits_compressed_objects),
        TEST(drops_groups_unless_something_is_transparent),
        TEST(leaves_no_trace_of_a_date),
        TEST(survives_broken_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
