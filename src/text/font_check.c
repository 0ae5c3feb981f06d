#include "text/font_check.h"

#include <string.h>

/*
 * Where a font file has what, in bytes: the table directory, its records, and the first font of a
 * collection.
 */
enum { COUNT_AT = 4, DIRECTORY_AT = 12, RECORD = 16, OFFSET_AT = 8, LENGTH_AT = 12 };
enum { FIRST_OF_COLLECTION = 12 };

static size_t number(const char *bytes, int count)
{
    size_t value = 0;

    for (int i = 0; i < count; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

/* Whether the file has the mark of a font, or of a collection, and the beginning of its directory.
 */
static bool begins_as_font(const char *data, size_t size)
{
    static const char marks[][5] = {"\0\1\0\0", "OTTO", "true", "ttcf"};

    for (size_t i = 0; size >= DIRECTORY_AT + RECORD && i < sizeof marks / sizeof *marks; i++)
        if (!memcmp(data, marks[i], 4))
            return true;
    return false;
}

/* What a file of another kind of font is, and what to do; NULL where it is of none. */
static const char *other_kind(const char *data, size_t size)
{
    static const struct {
        const char *mark, *fault;
    } kinds[] = {
        {"wOF2", "a WOFF2 font, packed for web pages; give the TrueType or OpenType file, which "
                 "woff2_decompress unpacks"},
        {"wOFF", "a WOFF font, packed for web pages; give the TrueType or OpenType file"},
        {"%!PS-AdobeFont", "a Type 1 font; give a TrueType or OpenType file"},
        {"%!FontType1", "a Type 1 font; give a TrueType or OpenType file"},
        {"\x80\x01", "a Type 1 font; give a TrueType or OpenType file"},
        {"\x01"
         "fcp",
         "a bitmap font; give a TrueType or OpenType file"},
        {"STARTFONT", "a bitmap font; give a TrueType or OpenType file"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i].mark);

        if (size >= length && !memcmp(data, kinds[i].mark, length))
            return kinds[i].fault;
    }
    return NULL;
}

/* Whether the file holds every byte of every table that its first font lists. */
static bool is_whole(const char *data, size_t size)
{
    size_t at = 0, count;

    if (size >= FIRST_OF_COLLECTION + 4 && !memcmp(data, "ttcf", 4))
        at = number(data + FIRST_OF_COLLECTION, 4);
    if (at > size || size - at < DIRECTORY_AT)
        return false;
    count = number(data + at + COUNT_AT, 2);
    if ((size - at - DIRECTORY_AT) / RECORD < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *record = data + at + DIRECTORY_AT + i * RECORD;
        size_t offset = number(record + OFFSET_AT, 4), length = number(record + LENGTH_AT, 4);

        if (offset > size || size - offset < length)
            return false;
    }
    return true;
}

static void note_line(void *context, double x, double y)
{
    (void)x, (void)y;
    *(bool *)context = true;
}

static void note_curve(void *context, double x1, double y1, double x2, double y2, double x,
                       double y)
{
    (void)x1, (void)y1, (void)x2, (void)y2;
    note_line(context, x, y);
}

static void ignore_move(void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
}

static void ignore_close(void *context)
{
    (void)context;
}

static bool has_outline(struct fonts *fonts, int face, unsigned glyph)
{
    static const struct text_sink sink = {ignore_move, note_line, note_curve, ignore_close, NULL};
    bool found = false;

    outline_glyph(fonts, face, glyph, &sink, &found);
    return found;
}

/*
 * Whether some character has an outline. The search is short: in most fonts the second has one,
 * behind the space.
 */
static bool draws(struct fonts *fonts, int face)
{
    hb_font_t *font = fonts_font(fonts, face);
    hb_set_t *characters = hb_set_create();
    hb_codepoint_t character = HB_SET_VALUE_INVALID, glyph;
    bool found = false;

    hb_face_collect_unicodes(hb_font_get_face(font), characters);
    while (!found && hb_set_next(characters, &character))
        found =
            hb_font_get_nominal_glyph(font, character, &glyph) && has_outline(fonts, face, glyph);
    hb_set_destroy(characters);
    return found;
}

const char *font_fault(struct fonts *fonts, int face, const char *data, size_t size)
{
    bool empty = hb_face_get_glyph_count(hb_font_get_face(fonts_font(fonts, face))) == 0;
    bool whole = is_whole(data, size);
    const char *other = other_kind(data, size);

    if (other)
        return other;
    /* HarfBuzz finds no glyphs in what is cut short, either. */
    if (empty && (whole || !begins_as_font(data, size)))
        return "not a font; give a TrueType or OpenType file";
    if (!whole)
        return "a font that is cut short or damaged: a table of it ends behind the end of the "
               "file; get it anew";
    if (!draws(fonts, face))
        return "a font without a character that can be drawn; give a TrueType or OpenType file "
               "with outlines";
    return NULL;
}
