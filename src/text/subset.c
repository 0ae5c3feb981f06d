#include "text/subset.h"

#include <hb-subset.h>
#include <stdlib.h>

#include "base/italic.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/fonts.h"
#include "text/truetype.h"

enum { FRACTION_SLASH = 0x2044, NAME_COPYRIGHT = 0, NAME_LICENCE_URL = 14 };

/* What texts use of a face; both sets are NULL until a text uses it. */
struct used {
    hb_set_t *characters;
    hb_set_t *glyphs;
    bool substituted; /* some glyph is not the one that the font maps its character to (a ligature,
                         a fraction) */
};

struct subsets {
    struct fonts *fonts;
    struct used faces[TEXT_FACES];
};

struct subsets *subsets_open(struct fonts *fonts)
{
    struct subsets *subsets = mem_zeroed(1, sizeof *subsets);

    subsets->fonts = fonts;
    return subsets;
}

void subsets_close(struct subsets *subsets)
{
    for (int face = 0; face < TEXT_FACES; face++) {
        hb_set_destroy(subsets->faces[face].characters);
        hb_set_destroy(subsets->faces[face].glyphs);
    }
    free(subsets);
}

/* The next character of a run, an italic one as the letter that its face has; returns its bytes. */
static size_t next_character(const struct text_run *run, size_t at, hb_codepoint_t *character)
{
    size_t width = utf8_next(run->text + at, run->bytes - at, character);

    if (italic_letter(*character))
        *character = italic_letter(*character);
    return width;
}

/* Whether each character is drawn by the one glyph that the font maps it to. */
static bool is_plain(hb_font_t *font, const struct text_run *run)
{
    size_t count = 0;

    for (size_t at = 0; at < run->bytes; count++) {
        hb_codepoint_t character, glyph;

        at += next_character(run, at, &character);
        if (count == run->glyph_count || !hb_font_get_nominal_glyph(font, character, &glyph) ||
            glyph != run->glyphs[run->backward ? run->glyph_count - 1 - count : count].id)
            return false;
    }
    return count == run->glyph_count;
}

static void add_run(void *context, const struct text_run *run)
{
    struct subsets *subsets = context;
    struct used *used = &subsets->faces[run->face];
    hb_codepoint_t character;

    if (!used->characters) {
        used->characters = hb_set_create();
        used->glyphs = hb_set_create();
    }
    for (size_t at = 0; at < run->bytes;) {
        at += next_character(run, at, &character);
        hb_set_add(used->characters, character);
    }
    for (size_t i = 0; i < run->glyph_count; i++)
        hb_set_add(used->glyphs, run->glyphs[i].id);
    used->substituted = used->substituted || !is_plain(fonts_font(subsets->fonts, run->face), run);
}

void subsets_add(struct subsets *subsets, const char *text, struct text_style style)
{
    text_runs(subsets->fonts, text, style, add_run, subsets);
}

/* Adds a character and those that it is composed of, step by step: ế, ê, e. */
static void add_character(hb_set_t *characters, hb_codepoint_t character)
{
    hb_codepoint_t accent;

    do
        hb_set_add(characters, character);
    while (hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &character, &accent));
}

/*
 * Adds the characters that map to these glyphs. Shaping may use a glyph for a character that the
 * text does not hold (é for e and an accent): the subset must map that character, too.
 */
static void add_characters_of(const hb_set_t *glyphs, hb_font_t *font, hb_set_t *characters)
{
    hb_set_t *all = hb_set_create();
    hb_codepoint_t character = HB_SET_VALUE_INVALID, glyph;

    hb_face_collect_unicodes(hb_font_get_face(font), all);
    while (hb_set_next(all, &character))
        if (hb_font_get_nominal_glyph(font, character, &glyph) && hb_set_has(glyphs, glyph))
            add_character(characters, character);
    hb_set_destroy(all);
}

/*
 * Drops the tables of variations, colours and hinting; and that of substitutions (GSUB), if the
 * texts use none: it would keep all the glyphs that it could substitute, most of a subset.
 */
static void drop_tables(const struct used *used, hb_set_t *dropped)
{
    static const char variations[][5] = {"avar", "cvar", "fvar", "gvar",
                                         "HVAR", "MVAR", "STAT", "VVAR"};
    static const char colours[][5] = {"CBDT", "CBLC", "COLR", "CPAL", "sbix"};

    for (size_t i = 0; i < sizeof variations / sizeof *variations; i++)
        hb_set_add(dropped, hb_tag_from_string(variations[i], 4));
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        hb_set_add(dropped, hb_tag_from_string(colours[i], 4));
    hb_set_add(dropped, HB_TAG('g', 'a', 's', 'p'));
    if (!used->substituted)
        hb_set_add(dropped, HB_TAG('G', 'S', 'U', 'B'));
}

/*
 * HarfBuzz uses these features around a fraction slash only. The other features that it uses are on
 * by default.
 */
static void drop_features(const struct used *used, hb_set_t *features)
{
    if (hb_set_has(used->characters, FRACTION_SLASH))
        return;
    hb_set_del(features, HB_TAG('f', 'r', 'a', 'c'));
    hb_set_del(features, HB_TAG('n', 'u', 'm', 'r'));
    hb_set_del(features, HB_TAG('d', 'n', 'o', 'm'));
}

static hb_subset_input_t *describe(const struct used *used, hb_font_t *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *names;

    if (!input)
        mem_exhausted();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_union(hb_subset_input_unicode_set(input), used->characters);
    add_characters_of(used->glyphs, font, hb_subset_input_unicode_set(input));
    drop_tables(used, hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
    drop_features(used, hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_clear(names);
    hb_set_add(names, NAME_COPYRIGHT);
    hb_set_add(names, NAME_LICENCE_URL);
    return input;
}

/* Appends the font file of the face; false where it is empty. */
static bool add_file(hb_face_t *face, struct buf *out)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);

    buf_add(out, bytes, length);
    hb_blob_destroy(blob);
    return length > 0;
}

int subsets_make(const struct subsets *subsets, int face, struct buf *out, struct err *err)
{
    const struct used *used = &subsets->faces[face];
    hb_subset_input_t *input;
    hb_font_t *font;
    hb_face_t *subset;
    bool made;

    if (!used->characters)
        return 0;
    font = fonts_font(subsets->fonts, face);
    input = describe(used, font);
    subset = hb_subset_or_fail(hb_font_get_face(font), input);
    made = subset && add_file(subset, out);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    if (!made)
        return err_set(err, STATUS_INPUT,
                       "--font: no subset can be made of this font; give "
                       "--svg-font outline");
    return 0;
}

int subsets_rewrite(const struct subsets *subsets, int face, struct buf *out, struct err *err)
{
    const struct used *used = &subsets->faces[face];

    if (!used->glyphs)
        return 0;
    return truetype_write(subsets->fonts, face, used->characters, used->glyphs, out, err) ||
                   fonts_check_work(subsets->fonts, err)
               ? -1
               : 0;
}
