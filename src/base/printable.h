/*
 * Text from outside, as it may stand in a terminal and in the log of a CI service.
 *
 * What it consists of moves no cursor, has no colour, hides nothing and turns nothing round:
 * control characters, invalid bytes, bidirectional controls and characters without width are \xNN.
 * And it is no command to a service that reads the log: "::" (GitHub, at the start of a line), "##"
 * (GitHub, Azure Pipelines, TeamCity, anywhere) and "%0A", "%0D" (line ends within GitHub's
 * commands) have their first character as \xNN. GitLab's commands need the control characters ESC
 * and CR.
 */
#ifndef GDPLOT_BASE_PRINTABLE_H
#define GDPLOT_BASE_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct buf;

enum { PRINTABLE_PIECE = 16 }; /* bytes that stand for one character, at most */

/* Whether the character `code` at `text`, which has `length` bytes left, may stand as it is. */
bool printable_as_is(const char *text, size_t length, uint32_t code);

/*
 * Puts what stands for the character at `text`, which has `length` bytes left (at least 1), into
 * `piece`, of `*size` bytes. Returns the bytes that the character takes.
 */
size_t printable_next(const char *text, size_t length, char piece[PRINTABLE_PIECE], size_t *size);

/* Appends all of the text. */
void printable_add(struct buf *out, const char *text);

/* Prints it, between two texts that are printable themselves, by one call. */
void printable_print(const char *before, const char *text, const char *after, FILE *stream);

/*
 * Appends it without regard to "::", "%0A", "%0D" and line ends: for what is written within a
 * service's own command, in whose way they are then escaped.
 */
void printable_add_argument(struct buf *out, const char *text);

/* Copies it into `out`, of `size` bytes; what does not fit is left off at a character's boundary.
 */
void printable_copy(char *out, size_t size, const char *text);

#endif
