#include "report/json.h"

#include <math.h>
#include <string.h>

#include "base/base64.h"
#include "base/number.h"
#include "base/utf8.h"

void json_next(struct buf *out)
{
    if (out->length && !strchr("[{", out->data[out->length - 1]))
        buf_puts(out, ",");
}

void json_string(struct buf *out, const char *text)
{
    size_t length = strlen(text);

    buf_puts(out, "\"");
    for (size_t i = 0; i < length;) {
        uint32_t code;
        size_t width = utf8_next(text + i, length - i, &code);

        if (code == UTF8_INVALID)
            buf_puts(out, "\xEF\xBF\xBD");
        else if (code < ' ' || code == '"' || code == '\\' || code == '<')
            buf_printf(out, "\\u%04x", (unsigned)code);
        else
            buf_add(out, text + i, width);
        i += width;
    }
    buf_puts(out, "\"");
}

void json_name(struct buf *out, const char *name)
{
    json_next(out);
    json_string(out, name);
    buf_puts(out, ":");
}

void json_text(struct buf *out, const char *name, const char *text)
{
    json_name(out, name);
    json_string(out, text);
}

void json_number(struct buf *out, const char *name, double number)
{
    json_name(out, name);
    if (isfinite(number))
        number_add_exact(out, number);
    else
        buf_puts(out, "null");
}

void json_flag(struct buf *out, const char *name, bool flag)
{
    json_name(out, name);
    buf_puts(out, flag ? "true" : "false");
}

void json_bytes(struct buf *out, const char *name, const struct buf *bytes)
{
    json_name(out, name);
    buf_puts(out, "\"");
    base64_add(out, bytes->data, bytes->length);
    buf_puts(out, "\"");
}
