#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/italic.h"
#include "base/utf8.h"
#include "template/escape.h"
#include "template/latex_commands.h"

/* Most characters begin no entry of a table: their first bytes tell. */
static bool starts_with(const char *text, const char *start)
{
    return *text == *start && !strncmp(text, start, strlen(start));
}

static const struct latex_accent *find_accent(const char *text)
{
    const struct latex_accent *accent = latex_accents;

    while (accent->mark && !starts_with(text, accent->mark))
        accent++;
    return accent->mark ? accent : NULL;
}

static const struct latex_command *find_command(const struct latex_command *table, const char *text)
{
    while (table->character && !starts_with(text, table->character))
        table++;
    return table->character ? table : NULL;
}

/* Each of these appends the character at `text`, and what belongs to it, and returns the rest. */

static const char *add_in_text(struct buf *out, const struct latex_command *command,
                               const char *text)
{
    buf_puts(out, command->latex);
    return text + strlen(command->character);
}

static const char *add_in_math(struct buf *out, const struct latex_command *command,
                               const char *text)
{
    const char *after = text + strlen(command->character);
    const struct latex_accent *accent = find_accent(after);

    if (!accent) {
        buf_printf(out, "\\ensuremath{%s}", command->latex);
        return after;
    }
    buf_printf(out, "\\ensuremath{%s{%s}}", accent->in_math, command->latex);
    return after + strlen(accent->mark);
}

/* An italic letter, and an accent over it. */
static const char *add_italic(struct buf *out, const char *text, uint32_t letter, size_t width)
{
    const struct latex_accent *accent = find_accent(text + width);

    buf_printf(out, accent ? "\\ensuremath{%s{%c}}" : "\\ensuremath{%s%c}",
               accent ? accent->in_math : "", (int)letter);
    return text + width + (accent ? strlen(accent->mark) : 0);
}

static const char *add_run(struct buf *out, const struct latex_command *table, const char *text,
                           const char *start)
{
    buf_puts(out, start);
    for (const struct latex_command *c; (c = find_command(table, text)) != NULL;)
        text = add_in_text(out, c, text);
    buf_puts(out, "}");
    return text;
}

static const char *add_raised(struct buf *out, const struct latex_command *command,
                              const char *text)
{
    (void)command;
    return add_run(out, latex_raised, text, "\\textsuperscript{");
}

static const char *add_lowered(struct buf *out, const struct latex_command *command,
                               const char *text)
{
    (void)command;
    return add_run(out, latex_lowered, text, "\\textsubscript{");
}

static const struct {
    const struct latex_command *table;
    const char *(*add)(struct buf *out, const struct latex_command *command, const char *text);
} ways[] = {
    {latex_in_text, add_in_text},
    {latex_in_math, add_in_math},
    {latex_raised, add_raised},
    {latex_lowered, add_lowered},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *add_letter(struct buf *out, const char *text)
{
    const struct latex_accent *accent = find_accent(text + 1);

    if (!accent) {
        buf_add(out, text, 1);
        return text + 1;
    }
    buf_printf(out, "%s{%c}", accent->in_text, *text);
    return text + 1 + strlen(accent->mark);
}

/* pdflatex passes over what it does not know between \ifdefined and \else. */
static const char *add_other(struct buf *out, const char *text)
{
    uint32_t code;
    size_t width = utf8_next(text, strnlen(text, 4), &code);

    if (code <= 0xFF)
        buf_add(out, text, width);
    else
        buf_printf(out, "\\ifdefined\\Umathchar %.*s\\else[U+%04X]\\fi{}", (int)width, text,
                   (unsigned)code);
    return text + width;
}

static const char *add_character(struct buf *out, const char *text)
{
    uint32_t code;
    size_t width = utf8_next(text, strnlen(text, 4), &code);

    if (italic_letter(code))
        return add_italic(out, text, italic_letter(code), width);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const struct latex_command *command = find_command(ways[i].table, text);

        if (command)
            return ways[i].add(out, command, text);
    }
    return is_letter(*text) ? add_letter(out, text) : add_other(out, text);
}

/* Two characters that fonts make one of. */
static bool is_ligature(const char *text)
{
    return text[0] == text[1] && strchr("-,<>", text[0]);
}

/* A box without content keeps characters apart in all engines; in LuaTeX, {} does not. */
void escape_latex(struct buf *out, const char *text)
{
    for (const char *next; *text; text = next) {
        next = add_character(out, text);
        if (is_ligature(text))
            buf_puts(out, "\\mbox{}");
    }
}

void escape_latex_formula(struct buf *out, const char *text, const char *formula, const char *latex)
{
    const char *at = *formula ? strstr(text, formula) : NULL;
    struct buf before = BUF_INIT;

    if (at) {
        buf_add(&before, text, (size_t)(at - text));
        escape_latex(out, before.data);
        buf_printf(out, "$%s$", latex);
        text = at + strlen(formula);
    }
    escape_latex(out, text);
    buf_release(&before);
}
