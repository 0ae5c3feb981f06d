#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

void csv_add_cell(struct buf *out, const char *text)
{
    bool quoted = text[strcspn(text, ",\"\r\n")] != '\0';

    if (quoted)
        buf_puts(out, "\"");
    for (; *text; text++)
        buf_add(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    if (quoted)
        buf_puts(out, "\"");
}
