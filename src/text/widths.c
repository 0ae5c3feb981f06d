#include "text/widths.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/*
 * A hash (FNV-1a) of the size and the bytes. Weight is left out: a text is hardly ever measured in
 * both.
 */
static size_t place_of(const char *text, struct text_style style)
{
    uint32_t hash = 2166136261u ^ (uint32_t)(style.size * 64);

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash % WIDTHS_KEPT;
}

bool widths_find(const struct widths *widths, const char *text, struct text_style style,
                 double *width)
{
    size_t place = place_of(text, style);
    const char *kept = widths->kept[place].text;

    if (!kept || widths->kept[place].style.size != style.size ||
        widths->kept[place].style.bold != style.bold || strcmp(kept, text))
        return false;
    *width = widths->kept[place].width;
    return true;
}

void widths_keep(struct widths *widths, const char *text, struct text_style style, double width)
{
    size_t place = place_of(text, style);

    free(widths->kept[place].text);
    widths->kept[place].text = mem_text(text);
    widths->kept[place].style = style;
    widths->kept[place].width = width;
}

void widths_release(struct widths *widths)
{
    for (size_t place = 0; place < WIDTHS_KEPT; place++)
        free(widths->kept[place].text);
    memset(widths, 0, sizeof *widths);
}
