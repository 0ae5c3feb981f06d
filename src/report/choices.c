#include "report/choices.h"

#include <string.h>

#include "descent/rule.h"
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

static void each_optimizer(each_word *each, void *context)
{
    for (const struct rule *const *rule = rules_listed; *rule; rule++)
        each(context, (*rule)->name);
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

/* The choices that the rows of fields name; `each` goes over the table that has them. */
static const struct {
    enum choice_kind kind;
    void (*each)(each_word *each, void *context);
} lists[] = {
    [CHOICES_OF_ROW] = {CHOICE_NONE, NULL},
    [CHOICES_THEMES] = {CHOICE_WORDS, each_theme},
    [CHOICES_SVG_FONTS] = {CHOICE_WORDS, each_svg_font},
    [CHOICES_FORMATS] = {CHOICE_WORDS, each_format},
    [CHOICES_RENDERERS] = {CHOICE_WORDS, each_renderer},
    [CHOICES_VERDICTS] = {CHOICE_LIST, each_verdict},
    [CHOICES_SERVICES] = {CHOICE_WORDS, each_service},
    [CHOICES_OPTIMIZERS] = {CHOICE_LIST, each_optimizer},
    [CHOICES_FILES] = {CHOICE_FILE, NULL},
    [CHOICES_FOLDERS] = {CHOICE_FOLDER, NULL},
};

enum choice_kind choices_kind(const struct field *field)
{
    if (field->traits & TRAIT_COLUMNS)
        return CHOICE_COLUMNS;
    if (field->choices)
        return lists[field->choices].kind;
    if (field->type == FIELD_INPUT || field->type == FIELD_OUTPUT)
        return CHOICE_FILE;
    return field->words || field->type == FIELD_WORD ? CHOICE_WORDS : CHOICE_NONE;
}

void choices_each(const struct field *field, each_word *each, void *context)
{
    const char *words = field->words                ? field->words
                        : field->type == FIELD_WORD ? field->argument
                                                    : "";

    if (lists[field->choices].each)
        lists[field->choices].each(each, context);
    while (*words) {
        size_t length = strcspn(words, " |");
        char word[32];

        memcpy(word, words, length);
        word[length] = '\0';
        each(context, word);
        words += length + (words[length] != '\0');
    }
}
