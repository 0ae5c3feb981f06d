#include "render/svg_font.h"

#include <inttypes.h>
#include <string.h>

#include "base/base64.h"
#include "render/render.h"

const char *const svg_fonts[SVG_FONTS] = {
    [SVG_FONT_NAME] = "name", [SVG_FONT_EMBED] = "embed", [SVG_FONT_OUTLINE] = "outline"};

enum svg_font svg_font_find(const char *name)
{
    enum svg_font font = SVG_FONT_NAME;

    while (font < SVG_FONTS && strcmp(svg_fonts[font], name))
        font++;
    return font;
}

/* FNV-1a, 64 bits, continued. */
static uint64_t hash_add(uint64_t hash, const struct buf *bytes)
{
    for (size_t i = 0; i < bytes->length; i++)
        hash = (hash ^ (unsigned char)bytes->data[i]) * 0x100000001B3;
    return hash;
}

static void add_rule(struct buf *rules, const char *family, bool bold, const struct buf *font)
{
    if (!font->length)
        return;
    buf_printf(rules, "@font-face{font-family:%s;%ssrc:url(data:font/sfnt;base64,", family,
               bold ? "font-weight:bold;" : "");
    base64_add(rules, font->data, font->length);
    buf_puts(rules, ")}\n");
}

static void add_family(const struct buf *regular, const struct buf *bold, struct buf *rules,
                       struct buf *families)
{
    uint64_t hash = hash_add(hash_add(0xCBF29CE484222325, regular), bold);
    char family[32];

    if (!regular->length && !bold->length)
        return;
    snprintf(family, sizeof family, "gdplot-%016" PRIx64, hash);
    add_rule(rules, family, false, regular);
    add_rule(rules, family, true, bold);
    buf_printf(families, "%s, ", family);
}

int svg_font_embed(const struct subsets *subsets, struct buf *rules, struct buf *families,
                   struct err *err)
{
    int result = 0;

    for (int i = 0; !result && i < TEXT_FAMILIES; i++) {
        struct buf regular = BUF_INIT, bold = BUF_INIT;

        result = subsets_make(subsets, i, &regular, err);
        if (!result)
            result = subsets_make(subsets, TEXT_FAMILIES + i, &bold, err);
        if (!result)
            add_family(&regular, &bold, rules, families);
        buf_release(&regular);
        buf_release(&bold);
    }
    return result;
}
