#include "render/svg_metadata.h"

#include <string.h>

#include "template/escape.h"

static void add_element(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "<%s>", name);
    escape_xml(out, text);
    buf_printf(out, "</%s>\n", name);
}

void svg_add_metadata(struct buf *out, const struct figure *figure)
{
    add_element(out, "title", figure->title);
    add_element(out, "desc", figure->alt);
    add_element(out, "metadata", figure->recipe);
}

/* What follows the element, if the text begins with it; else the text. */
static const char *skip_element(const char *text, const char *opening, const char *closing)
{
    const char *start = text + strspn(text, " \t\r\n");
    const char *end = strncmp(start, opening, strlen(opening)) ? NULL : strstr(start, closing);

    return end ? end + strlen(closing) : text;
}

void svg_write_with_metadata(const struct buf *document, const struct figure *figure, FILE *stream)
{
    const char *root = strstr(document->data, "<svg");
    const char *end = root ? strchr(root, '>') : NULL;
    struct buf texts = BUF_INIT;

    if (!end)
        end = document->data;
    fwrite(document->data, 1, (size_t)(end - document->data), stream);
    if (*end == '>') {
        svg_add_metadata(&texts, figure);
        fprintf(stream, " role=\"img\">\n%s", texts.data);
        end = skip_element(end + 1, "<title>", "</title>");
        end = skip_element(end, "<desc>", "</desc>");
        end += *end == '\n';
    }
    fwrite(end, 1, document->length - (size_t)(end - document->data), stream);
    buf_release(&texts);
}
