#include "render/pdf_group.h"

#include <stdbool.h>
#include <string.h>

#include "render/pdf_objects.h"

static const char group[] = "\n   /Group <<\n"
                            "      /Type /Group\n"
                            "      /S /Transparency\n"
                            "      /I true\n"
                            "      /CS /DeviceRGB\n"
                            "   >>";

/* Whether the PDF has the entry somewhere, with another value than `opaque`. */
static bool differs(const struct buf *pdf, const char *entry, const char *opaque)
{
    const char *at = pdf->data;

    while ((at = pdf_find(pdf, at, entry))) {
        at += strlen(entry);
        if (strncmp(at, opaque, strlen(opaque)))
            return true;
    }
    return false;
}

static bool is_transparent(const struct buf *pdf)
{
    return differs(pdf, "/ca ", "1 ") || differs(pdf, "/CA ", "1 ") ||
           pdf_find(pdf, pdf->data, "/SMask");
}

static void blank_groups(struct buf *text)
{
    char *at = text->data;

    while ((at = pdf_find(text, at, group)))
        memset(at + 1, ' ', sizeof group - 2);
}

void pdf_drop_groups(struct buf *pdf)
{
    if (!pdf_any(pdf, is_transparent))
        pdf_edit(pdf, blank_groups);
}
