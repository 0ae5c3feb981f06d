/* Prints the man page, made from the tables of commands, fields, formats and themes. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/description.h"
#include "cli/help.h"
#include "descent/data_columns.h"
#include "figure/theme.h"
#include "picture/formats.h"
#include "request/fields.h"

/*
 * Prints text for roff: minus signs that can be copied, and nothing that roff takes for a request.
 */
static void roff(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++)
        if (*text == '-')
            fputs("\\-", stdout);
        else if (*text == '\\')
            fputs("\\e", stdout);
        else
            putchar(*text);
}

/*
 * Characters of ours that a terminal of the C locale has not: groff takes these in their place,
 * where it would warn and leave a gap. The register .x is 0 elsewhere; and mandoc, which has what
 * it needs itself, sees no escapes in what it leaves out.
 */
static const struct {
    const char *character, *instead;
} fallbacks[] = {{"u0079_0302", "y^"}, {"u0073_0302", "s^"}, {"u0302", "^"},
                 {"u2026", "..."},     {"u1D57", "^t"},      {"u207B", "^@-"}};

static void roff_fallbacks(void)
{
    puts(".if \\n(.x \\{\\\n.ec @");
    for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++)
        printf(".fchar @[%s] \"%s\n", fallbacks[i].character, fallbacks[i].instead);
    puts(".ec\n.\\}");
}

static void roff_option(const struct field *field)
{
    puts(".TP");
    if (field->letter)
        printf("\\fB\\-%c\\fR, ", field->letter);
    fputs("\\fB\\-\\-", stdout);
    roff(field->name);
    fputs("\\fR", stdout);
    if (field->argument) {
        fputs(" \\fI", stdout);
        roff(field->argument);
        fputs("\\fR", stdout);
    }
    putchar('\n');
    roff(field->help);
    putchar('\n');
}

static void roff_commands(void)
{
    struct command command;

    puts(".SH COMMANDS");
    for (size_t i = 0; command_at(i, &command); i++) {
        printf(".TP\n\\fB%s\\fR\n", command.name);
        roff(command.summary);
        putchar('\n');
    }
}

static void roff_options(void)
{
    puts(".SH OPTIONS");
    for (size_t s = 0; s < field_sections_count; s++) {
        if (field_sections[s].group == GROUP_DATA) /* all of them stand with the objective */
            continue;
        fputs(".SS ", stdout);
        roff(field_sections[s].heading);
        putchar('\n');
        for (size_t i = 0; i < fields_count; i++)
            if (field_in_section(&fields[i], s, ~0U))
                roff_option(&fields[i]);
    }
}

/* At the beginning of a section. */
static void roff_paragraph(const char *text)
{
    roff(text);
    putchar('\n');
}

static void roff_heading(const char *text)
{
    fputs(".SS ", stdout);
    roff(text);
    putchar('\n');
}

static void roff_entry(const char *term, const char *text)
{
    fputs(".TP\n\\fB", stdout);
    roff(term);
    puts("\\fR");
    roff(text);
    putchar('\n');
}

static void roff_topics(void)
{
    const struct topic_writer writer = {roff_paragraph, roff_heading, roff_entry};

    for (size_t i = 0; i < topics_count; i++) {
        fputs(".SH ", stdout);
        for (const char *c = topics[i].name; *c; c++)
            putchar(toupper((unsigned char)*c));
        putchar('\n');
        topics[i].write(&writer);
    }
}

static void roff_tables(void)
{
    const struct format *format;

    puts(".SH OUTPUT FORMS");
    for (size_t i = 0; (format = format_at(i)); i++)
        printf(".TP\n\\fB.%s\\fR\n%s\n", format->extension, format->summary);
    puts(".SH THEMES");
    for (size_t i = 0; i < themes_count; i++)
        printf(".TP\n\\fB%s\\fR\n%s\n", themes[i].name, themes[i].summary);
    puts(".SH EXIT STATUS");
    for (size_t i = 0; i < help_statuses_count; i++)
        printf(".TP\n\\fB%d\\fR\n%s\n", help_statuses[i].status, help_statuses[i].meaning);
    puts(".TP\n\\fB128+n\\fR\nended by signal n");
}

static void print_man(void)
{
    puts(".\\\" Made by `gdplot manual man`.\n"
         ".TH GDPLOT 1 \"" GDPLOT_DATE "\" \"gdplot " GDPLOT_VERSION "\" \"User Commands\"\n"
         ".SH NAME\ngdplot \\- gradient descent as figures");
    roff_fallbacks();
    puts(".SH SYNOPSIS\n\\fBgdplot\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fITRAJECTORY\\fR]\n"
         ".SH DESCRIPTION\n"
         "Trains by gradient descent, records every step, and draws it: one command, one picture, "
         "the\n"
         "same picture on every machine. A trajectory, written by \\fBgdplot train \\-o "
         "run.csv\\fR, may\n"
         "stand in place of the objective and the descent. State 0 is the start; N iterations are "
         "N\n"
         "updates and give the states 0 to N.");
    roff_commands();
    roff_options();
    roff_topics();
    roff_tables();
    puts(".SH ENVIRONMENT\n.TP\n\\fBSOURCE_DATE_EPOCH\\fR\nthe date in a PDF, which has none "
         "otherwise\n"
         ".SH EXAMPLES\n.nf\n"
         "gdplot grid\n"
         "gdplot grid \\-f 'sin(x) + x**2/10' \\-\\-start 6 \\-\\-lr 0.3 \\-o sine.svg\n"
         "gdplot loss \\-d pizza.txt \\-\\-lr 0.001 \\-\\-path \\-\\-gradient 0 \\-o loss.pdf\n"
         "gdplot train \\-d pizza.txt \\-\\-lr 0.001 \\-\\-iterations 100 \\-o run.csv\n"
         ".fi");
}

static const struct {
    const char *name;
    void (*print)(void);
} manuals[] = {{"man", print_man}, {"bash", completion_print_bash}, {"zsh", completion_print_zsh}};

static void print_name(void *context, const char *name)
{
    (void)context;
    puts(name);
}

/* Prints the names of the columns of a file; completions call this. */
static int print_columns(int count, char **arguments, struct err *err)
{
    if (count != 4)
        return err_set(err, STATUS_USAGE,
                       "manual columns needs a file: gdplot manual columns FILE");
    return data_columns(arguments[3], print_name, NULL, err);
}

static int manual_run(int count, char **arguments, struct err *err)
{
    const char *name = count > 2 ? arguments[2] : "";

    if (!strcmp(name, "columns"))
        return print_columns(count, arguments, err);
    if (description_check_rest(count, arguments, 1, err))
        return -1;
    for (size_t i = 0; i < sizeof manuals / sizeof *manuals; i++)
        if (!strcmp(manuals[i].name, name)) {
            manuals[i].print();
            return 0;
        }
    return err_set(err, STATUS_USAGE, "manual: '%.80s' is none of man, bash, zsh and columns",
                   name);
}

const struct description description_manual = {
    .name = "manual",
    .summary = "the man page or a completion",
    .run = manual_run,
};
