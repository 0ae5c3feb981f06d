#include "cli/choices.h"

#include <string.h>

#include "descent/verdict.h"
#include "figure/theme.h"
#include "outcome/annotate.h"
#include "picture/formats.h"

typedef void each_word(void *context, const char *word);

static void each_theme(each_word *each, void *context)
{
    for (size_t i = 0; i < themes_count; i++)
        each(context, themes[i].name);
}

static void each_verdict(each_word *each, void *context)
{
    for (int kind = 0; kind < VERDICT_KINDS; kind++)
        each(context, verdict_name((enum verdict_kind)kind));
    each(context, "stable");
}

static void each_service(each_word *each, void *context)
{
    for (size_t i = 0; annotate_service(i); i++)
        each(context, annotate_service(i));
}

static void each_svg_font(each_word *each, void *context)
{
    for (size_t i = 0; i < SVG_FONTS; i++)
        each(context, svg_fonts[i]);
}

static void each_format(each_word *each, void *context)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if (format_is_first(format))
            each(context, format->extension);
}

static bool is_first_of_renderer(size_t number)
{
    const char *renderer = format_at(number)->renderer;
    size_t i = 0;

    while (!format_at(i)->renderer || strcmp(format_at(i)->renderer, renderer))
        i++;
    return i == number;
}

static void each_renderer(each_word *each, void *context)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if (format->renderer && is_first_of_renderer(i))
            each(context, format->renderer);
}

#define OFFSET(member) offsetof(struct spec, member)

/*
 * The fields whose words the field table does not have: they are in the tables of rooms that it
 * does not see (themes, formats, verdicts).
 */
static const struct row {
    size_t offset;
    enum choice_kind kind;
    void (*each)(each_word *each, void *context);
} rows[] = {
    {OFFSET(columns), CHOICE_COLUMNS, NULL},         {OFFSET(theme), CHOICE_WORDS, each_theme},
    {OFFSET(svg_font), CHOICE_WORDS, each_svg_font}, {OFFSET(format), CHOICE_WORDS, each_format},
    {OFFSET(renderer), CHOICE_WORDS, each_renderer}, {OFFSET(expect), CHOICE_LIST, each_verdict},
    {OFFSET(annotate), CHOICE_WORDS, each_service},  {OFFSET(outputs), CHOICE_FILE, NULL},
    {OFFSET(folder), CHOICE_FOLDER, NULL},
};

static const struct row *find_row(const struct field *field)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].offset == field->offset)
            return &rows[i];
    return NULL;
}

enum choice_kind choices_kind(const struct field *field)
{
    const struct row *row = find_row(field);

    if (row)
        return row->kind;
    if (field->type == FIELD_INPUT || field->type == FIELD_OUTPUT)
        return CHOICE_FILE;
    return field->words || field->type == FIELD_WORD ? CHOICE_WORDS : CHOICE_NONE;
}

void choices_each(const struct field *field, each_word *each, void *context)
{
    const struct row *row = find_row(field);
    const char *words = field->words                ? field->words
                        : field->type == FIELD_WORD ? field->argument
                                                    : "";

    if (row && row->each)
        row->each(each, context);
    while (*words) {
        size_t length = strcspn(words, " |");
        char word[32];

        memcpy(word, words, length);
        word[length] = '\0';
        each(context, word);
        words += length + (words[length] != '\0');
    }
}
