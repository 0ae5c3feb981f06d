/* The recipe in an SVG: the text of its <metadata>, wherever a tool that reformatted the file left
 * it. Expat reads the XML; what declares entities is refused. */
#include <expat.h>
#include <limits.h>
#include <string.h>

#include "render/extract.h"

/* Expat keeps the names of all open elements. */
enum { DEEPEST = 256 };

struct svg_reader {
    XML_Parser parser;
    struct buf *recipe;
    int depth;    /* of open elements */
    int metadata; /* the depth of the outermost <metadata>; 0 outside */
};

static bool is_metadata(const char *name)
{
    const char *colon = strchr(name, ':');

    return !strcmp(colon ? colon + 1 : name, "metadata");
}

static void start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct svg_reader *reader = context;

    (void)attributes;
    reader->depth++;
    if (reader->depth > DEEPEST)
        XML_StopParser(reader->parser, XML_FALSE);
    if (!reader->metadata && is_metadata(name))
        reader->metadata = reader->depth;
}

static void end(void *context, const XML_Char *name)
{
    struct svg_reader *reader = context;

    (void)name;
    if (reader->metadata == reader->depth)
        reader->metadata = 0;
    reader->depth--;
}

static void text(void *context, const XML_Char *bytes, int length)
{
    struct svg_reader *reader = context;

    if (!reader->metadata)
        return;
    buf_add(reader->recipe, bytes, (size_t)length);
    if (reader->recipe->length > RECIPE_LONGEST)
        XML_StopParser(reader->parser, XML_FALSE);
}

/* Refuses a file that declares an entity: entities can expand to any size, and no figure of ours
 * has one. */
static void entity(void *context, const XML_Char *name, int is_parameter, const XML_Char *value,
                   int length, const XML_Char *base, const XML_Char *system,
                   const XML_Char *public_name, const XML_Char *notation)
{
    const struct svg_reader *reader = context;

    (void)name, (void)is_parameter, (void)value, (void)length, (void)base, (void)system;
    (void)public_name, (void)notation;
    XML_StopParser(reader->parser, XML_FALSE);
}

/* Takes off white space before the first line, and after the last. */
static void trim(struct buf *recipe)
{
    size_t blanks = strspn(recipe->data, " \t\r\n");

    if (!recipe->length)
        return;
    memmove(recipe->data, recipe->data + blanks, recipe->length - blanks + 1);
    recipe->length -= blanks;
    while (recipe->length && strchr(" \t\r\n", recipe->data[recipe->length - 1]))
        buf_truncate(recipe, recipe->length - 1);
    if (recipe->length)
        buf_puts(recipe, "\n");
}

bool extract_metadata(const char *xml, size_t length, struct buf *recipe)
{
    struct buf found = BUF_INIT;
    struct svg_reader reader = {.recipe = &found};
    bool is_whole, is_recipe;

    reader.parser = length <= INT_MAX ? XML_ParserCreate(NULL) : NULL;
    if (!reader.parser)
        return false;
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, start, end);
    XML_SetCharacterDataHandler(reader.parser, text);
    XML_SetEntityDeclHandler(reader.parser, entity);
    is_whole = XML_Parse(reader.parser, xml, (int)length, XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(reader.parser);
    trim(&found);
    is_recipe = is_whole && !strncmp(found.data, "gdplot:", 7);
    if (is_recipe)
        buf_add(recipe, found.data, found.length);
    buf_release(&found);
    return is_recipe;
}

bool extract_svg(const struct buf *content, struct buf *recipe)
{
    return (strstr(content->data, "<svg") || strstr(content->data, ":svg")) &&
           extract_metadata(content->data, content->length, recipe);
}
