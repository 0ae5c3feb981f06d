#include "text/shaped.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * A hash (FNV-1a) of the size and the bytes. Weight is left out: a text is hardly ever set in both.
 */
static size_t place_of(const char *text, struct text_style style)
{
    uint32_t hash = 2166136261u ^ (uint32_t)(style.size * 64);

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

static bool is(const struct shaped_text *kept, const char *text, struct text_style style,
               bool fallback)
{
    return kept->style.size == style.size && kept->style.bold == style.bold &&
           kept->fallback == fallback && !strcmp(kept->text, text);
}

const struct shaped_text *shaped_find(const struct shaped *shaped, const char *text,
                                      struct text_style style, bool fallback)
{
    size_t place = place_of(text, style);

    for (size_t i = 0; i < SHAPED_PLACES; i++) {
        const struct shaped_text *kept = shaped->kept[(place + i) % SHAPED_KEPT];

        if (kept && is(kept, text, style, fallback))
            return kept;
    }
    return NULL;
}

static void release_text(struct shaped_text *text)
{
    if (!text)
        return;
    for (size_t i = 0; i < text->count; i++) {
        free((void *)text->runs[i].glyphs);
        free((void *)text->runs[i].clusters);
    }
    free(text->runs);
    free(text->text);
    free(text);
}

/* Where all places of the text are taken, the first of them is given to it. */
void shaped_keep(struct shaped *shaped, struct shaped_text *text)
{
    size_t place = place_of(text->text, text->style), i = 0;

    while (i < SHAPED_PLACES && shaped->kept[(place + i) % SHAPED_KEPT])
        i++;
    place = (place + i % SHAPED_PLACES) % SHAPED_KEPT;
    release_text(shaped->kept[place]);
    shaped->kept[place] = text;
}

void shaped_release(struct shaped *shaped)
{
    for (size_t place = 0; place < SHAPED_KEPT; place++)
        release_text(shaped->kept[place]);
    memset(shaped, 0, sizeof *shaped);
}
