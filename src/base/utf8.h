/*
 * UTF-8: reading characters one at a time, and cleaning text that came from outside so that every
 * output can show it as it stands.
 */
#ifndef GDPLOT_BASE_UTF8_H
#define GDPLOT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define UTF8_INVALID     0xFFFFFFFFu
#define UTF8_REPLACEMENT 0xFFFDu /* what stands for what is no character */

/*
 * Decodes the character at `text`, which has `length` bytes left (at least 1). Returns the bytes it
 * takes; a byte that starts no valid character takes 1 and gives UTF8_INVALID. Overlong sequences,
 * surrogates and values above U+10FFFF are invalid.
 */
size_t utf8_next(const char *text, size_t length, uint32_t *code);

/* Appends the character of this code, up to U+10FFFF. */
void utf8_add(struct buf *out, uint32_t code);

/* How many printable characters of ASCII the text begins with. */
size_t utf8_ascii(const char *text);

/* Whether the byte is the second to fourth of a character. */
bool utf8_is_continuation(char byte);

/* C0 and C1 control characters, and DEL. */
bool utf8_is_control(uint32_t code);

/*
 * Characters that show nothing of themselves: bidirectional controls, joiners and others without
 * width, separators of lines and paragraphs, tags, fillers, noncharacters.
 */
bool utf8_is_invisible(uint32_t code);

/* Writes `width` bytes as \xNN, not terminated; returns how many bytes it wrote, 4 for each. */
size_t utf8_hex(char *out, const char *bytes, size_t width);

/*
 * Appends `text` as a label: line breaks and tabs become a space, other control characters and
 * invalid bytes \xNN, bidirectional controls and noncharacters are dropped, and at most 1,000
 * characters are kept (the last then being an ellipsis).
 */
void utf8_clean_label(struct buf *out, const char *text);

/* As utf8_clean_label, of any length. */
void utf8_clean_line(struct buf *out, const char *text);

#endif
