/* A text as characters, each with its level of the Unicode Bidirectional Algorithm. */
#ifndef GDPLOT_TEXT_CHARACTERS_H
#define GDPLOT_TEXT_CHARACTERS_H

#include <fribidi.h>
#include <stddef.h>
#include <stdint.h>

/* The arrays have an element for each character. */
struct characters {
    uint32_t *codes;
    size_t *starts; /* the first byte of each character; behind the last, the length of the text */
    FriBidiLevel *levels; /* odd: from right to left */
    size_t count;
};

/* To be released. */
void characters_init(struct characters *characters, const char *text);
void characters_release(struct characters *characters);

#endif
