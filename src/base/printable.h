/*
 * Text from outside, made safe to print in a terminal and in the log of a CI service.
 *
 * Characters that would move the cursor, set a colour, hide text or turn it round (control
 * characters, invalid bytes, bidirectional controls, characters without width) are printed as \xNN.
 * Text that a CI service would take for a command loses it the same way: "::" (GitHub, at the start
 * of a line), "##" (GitHub, Azure Pipelines, TeamCity, anywhere) and "%0A", "%0D" (line ends within
 * GitHub's commands) have their first character printed as \xNN. GitLab's commands need the control
 * characters ESC and CR, which are escaped anyway.
 */
#ifndef GDPLOT_BASE_PRINTABLE_H
#define GDPLOT_BASE_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct buf;

enum { PRINTABLE_PIECE = 16 }; /* the most bytes that are printed for one character */

/* Whether the character `code` at `text`, which has `length` bytes left, may stand as it is. */
bool printable_as_is(const char *text, size_t length, uint32_t code);

/*
 * Writes into `piece` what is to be printed for the character at `text`, which has `length` bytes
 * left (at least 1), and into `size` how many bytes that is. Returns how many bytes the character
 * has in `text`.
 */
size_t printable_next(const char *text, size_t length, char piece[PRINTABLE_PIECE], size_t *size);

/* Appends all of the text. */
void printable_add(struct buf *out, const char *text);

/* Prints the text between two others, which are printable as they are, by a single call. */
void printable_print(const char *before, const char *text, const char *after, FILE *stream);

/*
 * Appends the text, leaving "::", "%0A", "%0D" and line ends as they are: for arguments of a CI
 * service's own command, where the caller escapes these as the service wants it.
 */
void printable_add_argument(struct buf *out, const char *text);

/*
 * Copies the text into `out`, of `size` bytes, and terminates it; cuts it between characters where
 * it does not fit.
 */
void printable_copy(char *out, size_t size, const char *text);

#endif
