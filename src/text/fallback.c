/* Widths of texts in the fallback font, DejaVu Sans: text_width_fallback. */
#include <string.h>

#include "base/italic.h"
#include "base/utf8.h"
#include "text/fonts.h"

/*
 * Characters whose width does not depend on their neighbours but for kerning: no marks, and no
 * scripts that join letters, reorder them or run from right to left.
 */
static bool stands_alone(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x20, 0x2FF},    {0x370, 0x482},   {0x2010, 0x2027},
                  {0x2030, 0x205E}, {0x2070, 0x20CF}, {0x2100, 0x2BFF}};

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/*
 * The sum of the advances of the characters, without kerning, which seldom makes a text wider.
 * Returns false where a character does not stand alone.
 */
static bool sum_advances(struct fonts *fonts, const char *text, struct text_style style,
                         double *width)
{
    size_t length = strlen(text);
    uint32_t code;

    *width = 0;
    for (size_t at = 0; at < length;) {
        hb_codepoint_t glyph;
        hb_font_t *font;
        int face;

        at += utf8_next(text + at, length - at, &code);
        if (italic_letter(code))
            code = italic_letter(code);
        if (!stands_alone(code))
            return false;
        face = fonts_face_for(fonts, style.bold, code);
        font = fonts_font(fonts, face);
        if (!hb_font_get_nominal_glyph(font, code, &glyph))
            return false;
        *width += fonts_scale(fonts, face, style.size) * hb_font_get_glyph_h_advance(font, glyph);
    }
    return true;
}

double text_width_fallback(struct fonts *fonts, const char *text, struct text_style style)
{
    double width;

    fonts->fallback_only = true;
    if (!sum_advances(fonts, text, style, &width))
        width = text_width(fonts, text, style);
    fonts->fallback_only = false;
    return width;
}
