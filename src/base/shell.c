#include "base/shell.h"

#include <string.h>

void shell_add_word(struct buf *out, const char *text)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-.,:/=@%";

    if (*text && !text[strspn(text, plain)]) {
        buf_puts(out, text);
        return;
    }
    buf_puts(out, "'");
    for (; *text; text++)
        if (*text == '\'')
            buf_puts(out, "'\\''");
        else
            buf_add(out, text, 1);
    buf_puts(out, "'");
}
