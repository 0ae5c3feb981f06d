/* Text for the languages of documents: no control bytes come of it but its own lines' ends. */
#include "fuzz.h"

#include "base/utf8.h"
#include "template/escape.h"

static void escape_to(void (*escape)(struct buf *out, const char *text), const char *text)
{
    struct buf out = BUF_INIT;

    escape(&out, text);
    require(strlen(out.data) == out.length, "a NUL in it");
    for (size_t i = 0; i < out.length; i++)
        require((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n', "byte %d", out.data[i]);
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf raw = input_text(bytes, size), text = BUF_INIT;

    utf8_clean_label(&text, raw.data);
    escape_to(escape_xml, text.data);
    escape_to(escape_latex, text.data);
    escape_to(escape_markdown, text.data);
    buf_release(&raw);
    buf_release(&text);
    return 0;
}
