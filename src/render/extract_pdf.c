/*
 * The recipe in a PDF: the Keywords of its information, which stand in the file as they are, or in
 * a compressed object stream (ISO 32000-1, 7.3.4 and 7.5.7).
 */
#include <string.h>

#include "base/utf8.h"
#include "render/extract.h"

enum {
    MOST_KEYWORDS = 20,                  /* that are looked at, in the file and its streams */
    LONGEST_TEXT = 2 * RECIPE_LONGEST,   /* as it is read: UTF-16 */
    LONGEST_STRING = 8 * RECIPE_LONGEST, /* as it is written: UTF-16 in octal digits */
};

struct text {
    const char *at, *end;
};

/* The text behind the next `words`; at == end where there is none. */
static struct text behind(struct text text, const char *words)
{
    size_t length = strlen(words);

    while (text.at < text.end) {
        const char *at = memchr(text.at, *words, (size_t)(text.end - text.at));

        if (!at || (size_t)(text.end - at) < length)
            break;
        if (!memcmp(at, words, length))
            return (struct text){at + length, text.end};
        text.at = at + 1;
    }
    return (struct text){text.end, text.end};
}

static int octal(struct text *text)
{
    int value = 0;

    for (int i = 0; i < 3 && text->at < text->end && *text->at >= '0' && *text->at <= '7'; i++)
        value = 8 * value + (*text->at++ - '0');
    return value;
}

/* Reads what stands behind a backslash: the character that it means, or -1 where it means none: at
 * the end of a line. */
static int escaped(struct text *text)
{
    static const char names[] = "nrtbf", characters[] = "\n\r\t\b\f";
    const char *known;

    if (*text->at >= '0' && *text->at <= '7')
        return octal(text) & 0xFF;
    known = strchr(names, *text->at);
    if (known && *text->at)
        return text->at++, characters[known - names];
    if (*text->at == '\n')
        return text->at++, -1;
    return (unsigned char)*text->at++;
}

/* Whether a string that begins with this text can be a recipe: most are seen not to be, and are not
 * read to their ends. */
static bool may_be_recipe(const struct buf *text)
{
    static const char bytes[] = "gdplot:", utf16[] = "\xFE\xFF\0g\0d\0p\0l\0o\0t\0:";
    size_t length = text->length;

    if (length > sizeof utf16 - 1)
        return true;
    return !memcmp(text->data, utf16, length) ||
           !memcmp(text->data, bytes, length < sizeof bytes - 1 ? length : sizeof bytes - 1);
}

/* A string in parentheses, which may have others in it. */
static bool read_literal(struct text text, struct buf *out)
{
    int depth = 1;

    while (text.at < text.end && out->length <= LONGEST_TEXT && may_be_recipe(out)) {
        int c = (unsigned char)*text.at++;
        char byte;

        if (c == '\\' && text.at < text.end)
            c = escaped(&text);
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return true;
        byte = (char)c;
        if (c >= 0)
            buf_add(out, &byte, 1);
    }
    return false;
}

static int digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;

    return at ? (int)(at - digits) : -1;
}

/* A string of hexadecimal digits in angle brackets. */
static bool read_hexadecimal(struct text text, struct buf *out)
{
    int high = -1;

    for (; text.at < text.end && *text.at != '>'; text.at++) {
        int value = digit(*text.at);

        if (out->length > LONGEST_TEXT || !may_be_recipe(out))
            return false;
        if (value < 0)
            continue;
        if (high >= 0) {
            char byte = (char)(high << 4 | value);

            buf_add(out, &byte, 1);
        }
        high = high < 0 ? value : -1;
    }
    return text.at < text.end && *text.at == '>';
}

static unsigned long unit(const struct buf *utf16, size_t i)
{
    return (unsigned long)(unsigned char)utf16->data[i] << 8 | (unsigned char)utf16->data[i + 1];
}

/* UTF-16 with its byte order mark in front, as UTF-8; other text stays as it is. */
static void add_decoded(struct buf *out, const struct buf *text)
{
    if (text->length < 2 || memcmp(text->data, "\xFE\xFF", 2)) {
        buf_add(out, text->data, text->length);
        return;
    }
    for (size_t i = 2; i + 1 < text->length; i += 2) {
        unsigned long code = unit(text, i);

        if (code >= 0xD800 && code < 0xDC00 && i + 3 < text->length) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(text, i + 2) & 0x3FF);
            i += 2;
        }
        if (code)
            utf8_add(out, (uint32_t)code);
    }
}

/* Space between a name and its value. */
static void skip_blanks(struct text *text)
{
    while (text->at < text->end && *text->at && strchr(" \t\r\n", *text->at))
        text->at++;
}

/* The string that begins here, of either kind. */
static bool read_string(struct text text, struct buf *out)
{
    struct text inside = {text.at + 1, text.end};

    if (text.at >= text.end)
        return false;
    if (inside.end - inside.at > LONGEST_STRING)
        inside.end = inside.at + LONGEST_STRING;
    return *text.at == '('   ? read_literal(inside, out)
           : *text.at == '<' ? read_hexadecimal(inside, out)
                             : false;
}

/* Appends the string that begins here, if it is a recipe. */
static bool read_recipe(struct text text, struct buf *recipe)
{
    struct buf raw = BUF_INIT, found = BUF_INIT;
    bool is_recipe = false;

    if (read_string(text, &raw)) {
        add_decoded(&found, &raw);
        is_recipe = !strncmp(found.data, "gdplot:", 7) && found.length <= RECIPE_LONGEST;
    }
    if (is_recipe)
        buf_add(recipe, found.data, found.length);
    buf_release(&raw);
    buf_release(&found);
    return is_recipe;
}

/* The Keywords that stand in this part of the file; `tries` is how many may still be read. */
static bool read_keywords(struct text text, int *tries, struct buf *recipe)
{
    while ((*tries)-- > 0) {
        text = behind(text, "/Keywords");
        if (text.at == text.end)
            return false;
        skip_blanks(&text);
        if (read_recipe(text, recipe))
            return true;
    }
    return false;
}

/* Looks for the Keywords in each object stream, one after the other. */
static bool read_object_streams(struct text text, struct inflating *inflating, int *tries,
                                struct buf *recipe)
{
    bool found = false;

    while (inflate_may(inflating) && !found) {
        struct buf objects = BUF_INIT;

        text = behind(text, "/ObjStm");
        text = behind(text, "stream");
        skip_blanks(&text);
        if (text.at == text.end)
            return false;
        inflate_add(inflating, text.at, (size_t)(text.end - text.at), "", INFLATE_MOST_BYTES,
                    &objects);
        found = read_keywords((struct text){objects.data, objects.data + objects.length}, tries,
                              recipe);
        buf_release(&objects);
    }
    return found;
}

bool extract_pdf_counting(const struct buf *content, struct buf *recipe,
                          struct inflating *inflating)
{
    struct text text = {content->data, content->data + content->length};
    int tries = MOST_KEYWORDS;

    if (strncmp(content->data, "%PDF-", 5))
        return false;
    return read_keywords(text, &tries, recipe) ||
           read_object_streams(text, inflating, &tries, recipe);
}

bool extract_pdf(const struct buf *content, struct buf *recipe)
{
    struct inflating inflating = {0};

    return extract_pdf_counting(content, recipe, &inflating);
}
