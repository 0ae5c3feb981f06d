#include "render/pdf_group.h"

#include <stdbool.h>
#include <string.h>

static const char group[] = "\n   /Group <<\n"
                            "      /Type /Group\n"
                            "      /S /Transparency\n"
                            "      /I true\n"
                            "      /CS /DeviceRGB\n"
                            "   >>";

/* What comes next in the PDF from `at` on; NULL where it does not come. PDF have zeros in them. */
static char *find(const struct buf *pdf, const char *at, const char *text)
{
    const char *end = pdf->data + pdf->length;
    size_t length = strlen(text);

    while ((at = memchr(at, *text, (size_t)(end - at)))) {
        if ((size_t)(end - at) < length)
            return NULL;
        if (!memcmp(at, text, length))
            return (char *)at;
        at++;
    }
    return NULL;
}

/* Whether the entry is anywhere, with another value than `opaque`. */
static bool differs(const struct buf *pdf, const char *entry, const char *opaque)
{
    const char *at = pdf->data;

    while ((at = find(pdf, at, entry))) {
        at += strlen(entry);
        if (strncmp(at, opaque, strlen(opaque)))
            return true;
    }
    return false;
}

static bool is_transparent(const struct buf *pdf)
{
    return differs(pdf, "/ca ", "1 ") || differs(pdf, "/CA ", "1 ") ||
           find(pdf, pdf->data, "/SMask");
}

void pdf_drop_groups(struct buf *pdf)
{
    char *at = pdf->data;

    if (is_transparent(pdf))
        return;
    while ((at = find(pdf, at, group)))
        memset(at + 1, ' ', sizeof group - 2);
}
