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

/* The faces of a family that a file may have: regular, bold, italic, bold italic. */
enum { STYLES = 4 };

static void add_rule(struct buf *rules, const char *family, int style, const struct buf *font)
{
    static const char *const words[STYLES] = {"", "font-weight:bold;", "font-style:italic;",
                                              "font-style:italic;font-weight:bold;"};

    if (!font->length)
        return;
    buf_printf(rules, "@font-face{font-family:%s;%ssrc:url(data:font/sfnt;base64,", family,
               words[style]);
    base64_add(rules, font->data, font->length);
    buf_puts(rules, ")}\n");
}

static void add_family(const struct buf fonts[STYLES], struct buf *rules, struct buf *families)
{
    uint64_t hash = 0xCBF29CE484222325;
    bool any = false;
    char family[32];

    for (int style = 0; style < STYLES; style++) {
        hash = hash_add(hash, &fonts[style]);
        any = any || fonts[style].length;
    }
    if (!any)
        return;
    snprintf(family, sizeof family, "gdplot-%016" PRIx64, hash);
    for (int style = 0; style < STYLES; style++)
        add_rule(rules, family, style, &fonts[style]);
    buf_printf(families, "%s, ", family);
}

/* The italic of Lato belongs to Lato. Returns -1 with an error. */
static int embed_family(const struct subsets *subsets, int number, struct buf *rules,
                        struct buf *families, struct err *err)
{
    const int italic = number == TEXT_LATO ? TEXT_ITALIC : number;
    const int faces[STYLES] = {number, TEXT_FAMILIES + number, italic, TEXT_FAMILIES + italic};
    struct buf fonts[STYLES] = {BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
    int result = 0, styles = number == TEXT_LATO ? STYLES : 2;

    for (int style = 0; !result && style < styles; style++)
        result = subsets_make(subsets, faces[style], &fonts[style], err);
    if (!result)
        add_family(fonts, rules, families);
    for (int style = 0; style < STYLES; style++)
        buf_release(&fonts[style]);
    return result;
}

int svg_font_embed(const struct subsets *subsets, struct buf *rules, struct buf *families,
                   struct err *err)
{
    int result = 0;

    for (int i = 0; !result && i < TEXT_ITALIC; i++)
        result = embed_family(subsets, i, rules, families, err);
    return result;
}
