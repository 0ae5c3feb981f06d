/*
 * Makes one of the fonts in the program from a font file of others: its outlines, metrics and
 * layout tables for all its characters, without the programs that hint it for coarse screens and
 * without features that no text of ours uses, and under a name of its own, since the licences ask
 * for one (doc/FONTS.md).
 *
 *     make IN FAMILY STYLE OUT
 *
 * The copyright, the licence and its address stay in the font as they were; the version says what
 * was done. The bytes depend on IN and on the version of HarfBuzz.
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 8192, NAMES = 9, HEADER = 6, RECORD = 12 };
enum { MICROSOFT = 3, UNICODE_BMP = 1, AMERICAN_ENGLISH = 0x409 };

/* Names of OpenType's name table that are kept or made. */
enum {
    COPYRIGHT,
    FAMILY,
    STYLE,
    UNIQUE,
    FULL,
    VERSION,
    POSTSCRIPT,
    LICENCE = 13,
    LICENCE_URL = 14
};

struct name {
    unsigned id;
    char text[TEXT_MOST];
};

static void fail(const char *file, const char *why)
{
    fprintf(stderr, "%s: %s\n", file, why);
    exit(1);
}

static void take(struct name *name, unsigned id, hb_face_t *face)
{
    unsigned length = sizeof name->text;

    name->id = id;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &length, name->text);
}

/* The family and the style without blanks, and a dash between. */
static void postscript(char *out, const char *family, const char *style)
{
    for (const char *at = family; *at; at++)
        if (*at != ' ')
            *out++ = *at;
    *out++ = '-';
    for (const char *at = style; *at; at++)
        if (*at != ' ')
            *out++ = *at;
    *out = '\0';
}

/* In the order of their numbers, as the table has them. */
static void name_all(struct name names[NAMES], hb_face_t *face, const char *family,
                     const char *style)
{
    static const unsigned ids[NAMES] = {COPYRIGHT, FAMILY,     STYLE,   UNIQUE,     FULL,
                                        VERSION,   POSTSCRIPT, LICENCE, LICENCE_URL};

    for (size_t i = 0; i < NAMES; i++)
        take(&names[i], ids[i], face);
    snprintf(names[FAMILY].text, TEXT_MOST, "%s", family);
    snprintf(names[STYLE].text, TEXT_MOST, "%s", style);
    snprintf(names[FULL].text, TEXT_MOST, "%s %s", family, style);
    postscript(names[POSTSCRIPT].text, family, style);
    strncat(names[VERSION].text, "; without hints, for gdplot",
            TEXT_MOST - strlen(names[VERSION].text) - 1);
    strcpy(names[UNIQUE].text, names[POSTSCRIPT].text);
}

static void put16(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

/* Appends the text in UTF-16, of which HarfBuzz's buffer gives the characters. Returns its bytes.
 */
static unsigned put_text(uint8_t *at, const char *text)
{
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned count, bytes = 0;
    const hb_glyph_info_t *characters;

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    characters = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; i++, bytes += 2)
        put16(at + bytes, characters[i].codepoint);
    hb_buffer_destroy(buffer);
    return bytes;
}

/* The table: format, count, place of the texts; the records; the texts. */
static hb_blob_t *name_table(const struct name names[NAMES])
{
    static uint8_t table[HEADER + NAMES * RECORD + 2 * NAMES * TEXT_MOST];
    const unsigned texts = HEADER + NAMES * RECORD;
    unsigned used = 0;

    put16(table + 2, NAMES);
    put16(table + 4, texts);
    for (unsigned i = 0; i < NAMES; i++) {
        uint8_t *record = table + HEADER + i * RECORD;
        unsigned bytes = put_text(table + texts + used, names[i].text);

        put16(record, MICROSOFT);
        put16(record + 2, UNICODE_BMP);
        put16(record + 4, AMERICAN_ENGLISH);
        put16(record + 6, names[i].id);
        put16(record + 8, bytes);
        put16(record + 10, used);
        used += bytes;
    }
    return hb_blob_create((const char *)table, texts + used, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
}

/* The font read from its file: while it is being built HarfBuzz does not list its tables. */
static hb_face_t *reopened(hb_face_t *built)
{
    hb_blob_t *file = hb_face_reference_blob(built);
    hb_face_t *face = hb_face_create(file, 0);

    hb_blob_destroy(file);
    hb_face_destroy(built);
    return face;
}

/*
 * Features that are only applied where a text asks for them, or in languages other than that of all
 * our texts. Their lookups would be checked whenever a font is opened.
 */
static void leave_out_features(hb_set_t *features, const char *style)
{
    static const char *const names[] = {"aalt", "case", "dlig", "hlig", "lnum", "locl", "onum",
                                        "ordn", "pnum", "salt", "sinf", "ss01", "ss02", "ss03",
                                        "ss04", "subs", "sups", "tnum"};
    static const char *const of_words[] = {"calt", "dnom", "frac", "kern", "liga", "numr"};

    hb_set_clear(features);
    hb_set_invert(features);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        hb_set_del(features, hb_tag_from_string(names[i], -1));
    for (size_t i = 0; strstr(style, "Italic") && i < sizeof of_words / sizeof *of_words; i++)
        hb_set_del(features, hb_tag_from_string(of_words[i], -1));
}

/* All characters, with the layout features that texts get unasked; no hints. */
static hb_face_t *without_hints(hb_face_t *face, const char *style)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *subset;

    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_collect_unicodes(face, hb_subset_input_unicode_set(input));
    leave_out_features(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), style);
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
               HB_TAG('F', 'F', 'T', 'M'));
    hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
               HB_TAG('g', 'a', 's', 'p'));
    subset = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    return subset ? reopened(subset) : NULL;
}

static hb_face_t *renamed(hb_face_t *face, hb_blob_t *name)
{
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[64];
    unsigned count = sizeof tags / sizeof *tags;

    hb_face_get_table_tags(face, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);

        hb_face_builder_add_table(builder, tags[i],
                                  tags[i] == HB_TAG('n', 'a', 'm', 'e') ? name : table);
        hb_blob_destroy(table);
    }
    return builder;
}

int main(int count, char **arguments)
{
    static struct name names[NAMES];
    hb_face_t *face, *subset, *made;
    hb_blob_t *blob, *name;
    const char *bytes;
    unsigned length;
    FILE *out;

    if (count != 5)
        fail("usage", "make IN FAMILY STYLE OUT");
    blob = hb_blob_create_from_file_or_fail(arguments[1]);
    if (!blob)
        fail(arguments[1], "cannot be read");
    face = hb_face_create(blob, 0);
    subset = without_hints(face, arguments[3]);
    if (!subset)
        fail(arguments[1], "HarfBuzz makes no font of it");
    name_all(names, face, arguments[2], arguments[3]);
    name = name_table(names);
    made = renamed(subset, name);
    hb_blob_destroy(blob);
    blob = hb_face_reference_blob(made);
    bytes = hb_blob_get_data(blob, &length);
    out = fopen(arguments[4], "wb");
    if (!out || fwrite(bytes, 1, length, out) != length || fclose(out))
        fail(arguments[4], "cannot be written");
    hb_blob_destroy(name);
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    hb_face_destroy(subset);
    hb_face_destroy(face);
    return 0;
}
