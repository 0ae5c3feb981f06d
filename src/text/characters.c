#include "text/characters.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/text.h"

static void take_apart(struct characters *c, const char *text)
{
    size_t length = strlen(text);

    *c = (struct characters){
        .codes = mem_zeroed(length, sizeof *c->codes),
        .starts = mem_zeroed(length + 1, sizeof *c->starts),
        .levels = mem_zeroed(length, sizeof *c->levels),
    };
    for (size_t at = 0; at < length; c->count++) {
        c->starts[c->count] = at;
        at += utf8_next(text + at, length - at, &c->codes[c->count]);
    }
    c->starts[c->count] = length;
}

/*
 * Whether the character may run from right to left, or have others do so. It does not where it
 * stands before the scripts that do, or among the signs from arrows to box drawings (U+2190 to
 * U+259F: with them the minus sign) or mathematical letters.
 */
static bool may_turn(uint32_t code)
{
    return code >= 0x590 && !(code >= 0x2190 && code <= 0x259F) &&
           !(code >= 0x1D400 && code <= 0x1D7FF);
}

/* Most texts have no such characters, and need no levels. */
static bool is_left_to_right(const struct characters *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (may_turn(c->codes[i]))
            return false;
    return true;
}

static void find_levels(struct characters *c)
{
    FriBidiParType direction = FRIBIDI_PAR_ON;
    FriBidiCharType *types;

    if (is_left_to_right(c))
        return;
    types = mem_zeroed(c->count, sizeof *types);
    fribidi_get_bidi_types(c->codes, (FriBidiStrIndex)c->count, types);
    if (!fribidi_get_par_embedding_levels_ex(types, NULL, (FriBidiStrIndex)c->count, &direction,
                                             c->levels))
        mem_exhausted();
    free(types);
}

void characters_init(struct characters *characters, const char *text)
{
    take_apart(characters, text);
    find_levels(characters);
}

void characters_release(struct characters *characters)
{
    free(characters->codes);
    free(characters->starts);
    free(characters->levels);
}

bool text_turns(const char *text)
{
    struct characters characters;
    bool turns = false;

    characters_init(&characters, text);
    for (size_t i = 0; i < characters.count; i++)
        turns = turns || characters.levels[i] > 0;
    characters_release(&characters);
    return turns;
}
