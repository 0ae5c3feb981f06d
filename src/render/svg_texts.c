#include "render/svg_texts.h"

void svg_add_escaped(struct buf *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '>':
            buf_puts(out, "&gt;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        default:
            buf_add(out, text, 1);
        }
}

static void add_element(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "<%s>", name);
    svg_add_escaped(out, text);
    buf_printf(out, "</%s>\n", name);
}

void svg_add_texts(struct buf *out, const struct figure *figure)
{
    add_element(out, "title", figure->title);
    add_element(out, "desc", figure->alt);
    add_element(out, "metadata", figure->recipe);
}
