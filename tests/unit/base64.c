/* Bytes in base64. */
#include "testing.h"

#include "base/base64.h"

static void encodes(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *text;
    } rows[] = {
        /* the examples of RFC 4648, section 10 */
        {"", 0, ""},
        {"f", 1, "Zg=="},
        {"fo", 2, "Zm8="},
        {"foo", 3, "Zm9v"},
        {"foob", 4, "Zm9vYg=="},
        {"fooba", 5, "Zm9vYmE="},
        {"foobar", 6, "Zm9vYmFy"},
        {"\0", 1, "AA=="},
        {"\xFF\xFE\xFD", 3, "//79"},
        {"\xFB\xF0\x3F", 3, "+/A/"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf out = BUF_INIT;

        buf_puts(&out, ":");
        base64_add(&out, rows[i].bytes, rows[i].length);
        check(out.data[0] == ':' && !strcmp(out.data + 1, rows[i].text),
              "row %zu became '%s', not '%s'", i, out.data + 1, rows[i].text);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(encodes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
