#include "template/escape.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* What stands for an ASCII character that does not stand for itself. */
typedef const char *const replacements[128];

static const char *replacement(replacements table, char c)
{
    return (unsigned char)c < 128 ? table[(unsigned char)c] : NULL;
}

/* Appends the text up to its end or the next character with a replacement; returns that place. */
static const char *add_plain(struct buf *out, const char *text, replacements table)
{
    const char *end = text;

    while (*end && !replacement(table, *end))
        end++;
    buf_add(out, text, (size_t)(end - text));
    return end;
}

void escape_xml(struct buf *out, const char *text)
{
    static replacements entities = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
    };

    while (*(text = add_plain(out, text, entities)))
        buf_puts(out, replacement(entities, *text++));
}

void escape_json(struct buf *out, const char *text)
{
    static replacements escapes = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t",
    };

    while (*(text = add_plain(out, text, escapes)))
        buf_puts(out, replacement(escapes, *text++));
}

void escape_css(struct buf *out, const char *text)
{
    static replacements escapes = {['\''] = "\\'", ['\\'] = "\\\\"};

    while (*(text = add_plain(out, text, escapes)))
        buf_puts(out, replacement(escapes, *text++));
}

static void add_or_replace(struct buf *out, const char *text, replacements table)
{
    const char *other = replacement(table, *text);

    if (other)
        buf_puts(out, other);
    else
        buf_add(out, text, 1);
}

/*
 * Characters that begin a list, a heading, a quotation or a table where they stand first in a line.
 * Blanks: first in a line they are dropped or begin code, last they are dropped or break the line.
 */
static replacements at_line_edge = {
    [' '] = "&#32;", ['\t'] = "&#9;", ['+'] = "\\+", ['-'] = "\\-", ['='] = "\\=",
    [':'] = "\\:",   ['>'] = "\\>",   ['.'] = "\\.", [')'] = "\\)",
};

static replacements anywhere = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['\\'] = "\\\\", ['`'] = "\\`", ['*'] = "\\*", ['_'] = "\\_",
    ['['] = "\\[",   [']'] = "\\]",  ['|'] = "\\|",   ['~'] = "\\~", ['!'] = "\\!", ['#'] = "\\#",
    ['$'] = "\\$",   ['@'] = "\\@",  ['^'] = "\\^",   ['{'] = "\\{",
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\0';
}

/* "1." and "1)" begin a list, "1.5" does not. */
static bool begins_list(const char *behind_digits)
{
    char next = *behind_digits ? behind_digits[1] : '\0';

    return (*behind_digits == '.' || *behind_digits == ')') &&
           (next == ' ' || next == '\t' || is_line_end(next));
}

static const char *add_line_start(struct buf *out, const char *text)
{
    size_t digits = strspn(text, "0123456789");

    buf_add(out, text, digits);
    text += digits;
    if (digits ? begins_list(text) : replacement(at_line_edge, *text) != NULL)
        add_or_replace(out, text++, at_line_edge);
    return text;
}

/* What would begin a link or an emoji: the colon of http://a and :x:, and www.a */
static bool begins_address(const char *text, const char *start)
{
    if (*text == ':')
        return text[1] && !strchr(" \t\n", text[1]);
    return *text == '.' && text - start >= 3 && !strncasecmp(text - 3, "www", 3);
}

/* Appends the text up to the end of its line; returns that place. */
static const char *add_line(struct buf *out, const char *text)
{
    const char *start = text;

    for (text = add_line_start(out, text); !is_line_end(*text); text++) {
        bool is_blank_end = (*text == ' ' || *text == '\t') && is_line_end(text[1]);

        add_or_replace(out, text,
                       is_blank_end || begins_address(text, start) ? at_line_edge : anywhere);
    }
    return text;
}

/* The text's start counts as the start of a line, as it may be one in the template. */
void escape_markdown(struct buf *out, const char *text)
{
    while (*(text = add_line(out, text)))
        buf_add(out, text++, 1);
}
