#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/description.h"
#include "cli/help.h"
#include "figure/theme.h"
#include "picture/formats.h"
#include "request/fields.h"

enum { OPTION_COLUMN = 26, TERM_COLUMN = 22, PAGE_COLUMNS = 98 };

/* How many columns of a terminal a text takes, all of whose characters are one column wide. */
static size_t columns_of(const char *text, size_t length)
{
    size_t columns = 0;

    for (size_t i = 0; i < length; i++)
        columns += !utf8_is_continuation(text[i]);
    return columns;
}

const struct help_status help_statuses[] = {
    {STATUS_OK, "fine; that a run diverges is a result, not an error"},
    {STATUS_FAILED,
     "an expectation was not met, all files being written; a check failed; two files differ"},
    {STATUS_USAGE, "wrong usage"},
    {STATUS_INPUT, "bad data, expression, font, trajectory, recipe, spec or template"},
    {STATUS_IO, "input or output failed"},
    {STATUS_GNUPLOT, "gnuplot is missing, failed or took too long"},
    {STATUS_LIMIT, "a limit, or out of memory"},
};
const size_t help_statuses_count = sizeof help_statuses / sizeof *help_statuses;

static void print_field(const struct field *field)
{
    struct buf option = BUF_INIT;

    if (field->letter)
        buf_printf(&option, "  -%c, ", field->letter);
    else
        buf_puts(&option, "      ");
    buf_printf(&option, "--%s%s%s", field->name, field->argument ? " " : "",
               field->argument ? field->argument : "");
    printf("%-*s  %s\n", OPTION_COLUMN, option.data, field->help);
    buf_release(&option);
}

/* "f(x) = x^2 from 7": what is taken where no objective is given. */
static void print_example(const struct example *example)
{
    printf("f(%s) = %s", strchr(example->function, 'y') ? "x, y" : "x", example->function);
    for (size_t i = 0; i < example->parameters; i++)
        printf("%s%g", i ? ", " : " from ", example->start[i]);
}

static void print_section(const struct command *command, const struct field_section *section)
{
    const struct example *own = command->kind ? command->kind->needs.example : NULL;

    if (section->group != GROUP_OBJECTIVE) {
        printf("\n%s:\n", section->heading);
        return;
    }
    fputs("\nThe objective (", stdout);
    print_example(own ? own : &example_parabola);
    puts(" unless one is given):");
}

void help_command(const struct command *command)
{
    printf("Usage: gdplot %s [OPTIONS]%s%s\n\n%s: %s.\n", command->name,
           *command->operand ? " " : "", command->operand, command->name, command->summary);
    if (command->reads_trajectory)
        puts("TRAJECTORY is a CSV that 'gdplot train -o run.csv' wrote; it stands in place of the\n"
             "objective and the descent.");
    if (command->details)
        puts(command->details);
    for (size_t s = 0; s < field_sections_count; s++) {
        if (!(command->groups & field_sections[s].group))
            continue;
        print_section(command, &field_sections[s]);
        for (size_t i = 0; i < fields_count; i++)
            if (field_in_section(&fields[i], s, command->groups))
                print_field(&fields[i]);
    }
}

/*
 * Prints words, with line breaks, in the columns from `column` to PAGE_COLUMNS. The cursor is at
 * `column`.
 */
static void print_wrapped(const char *text, size_t column)
{
    size_t at = column;

    while (*text) {
        size_t length = strcspn(text, " "), width = columns_of(text, length);

        if (at > column && at + 1 + width > PAGE_COLUMNS) {
            printf("\n%*s", (int)column, "");
            at = column;
        } else if (at > column) {
            putchar(' ');
            at++;
        }
        printf("%.*s", (int)length, text);
        at += width;
        text += length + (text[length] == ' ');
    }
    putchar('\n');
}

static void print_paragraph(const char *text)
{
    print_wrapped(text, 0);
}

static void print_heading(const char *text)
{
    printf("\n%s:\n", text);
}

static void print_entry(const char *term, const char *text)
{
    size_t width = columns_of(term, strlen(term));

    printf("  %s", term);
    if (width + 2 > TERM_COLUMN - 2)
        printf("\n%*s", TERM_COLUMN, "");
    else
        printf("%*s", (int)(TERM_COLUMN - 2 - width), "");
    print_wrapped(text, TERM_COLUMN);
}

static void print_topic(const struct topic *topic)
{
    const struct topic_writer writer = {print_paragraph, print_heading, print_entry};

    printf("%s: %s.\n\n", topic->name, topic->summary);
    topic->write(&writer);
}

static void print_program(void)
{
    const struct format *format;
    struct command command;

    puts("Usage: gdplot COMMAND [OPTIONS]\n\n"
         "Trains by gradient descent, records every step, and draws it.\n\nCommands:");
    for (size_t i = 0; command_at(i, &command); i++)
        printf("  %-8s  %s\n", command.name, command.summary);
    puts("\n'gdplot COMMAND --help' lists the options of a command.\n\nOutput formats, by "
         "extension:");
    for (size_t i = 0; (format = format_at(i)); i++)
        printf("  .%-7s  %s\n", format->extension, format->summary);
    puts("\nThemes:");
    for (size_t i = 0; i < themes_count; i++)
        printf("  %-8s  %s\n", themes[i].name, themes[i].summary);
    puts("\nTopics ('gdplot help TOPIC'):");
    for (size_t i = 0; i < topics_count; i++)
        printf("  %-11s  %s\n", topics[i].name, topics[i].summary);
    puts("\nExit status:");
    for (size_t i = 0; i < help_statuses_count; i++)
        printf("  %d  %s\n", help_statuses[i].status, help_statuses[i].meaning);
    puts("\n'gdplot manual man|bash|zsh' prints the man page or a completion, 'gdplot manual "
         "columns FILE'\nthe names of the columns of a data file, as completions need them.");
}

/* A word of a topic that is no command, and near to a topic's name or one of its aliases. */
static bool meant_topic(const char *name, char hint[NEAREST_HINT])
{
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (size_t i = 0; i < topics_count; i++) {
        nearest_offer(&nearest, topics[i].name);
        nearest_offer_known_as(&nearest, topics[i].aliases, topics[i].name);
    }
    return *nearest_hint(&nearest, "help ", hint) != '\0';
}

static int help_run(int count, char **arguments, struct err *err)
{
    struct command command;
    char hint[NEAREST_HINT];

    if (count == 2) {
        print_program();
        return 0;
    }
    if (description_check_rest(count, arguments, 1, err))
        return -1;
    for (size_t i = 0; i < topics_count; i++)
        if (!strcmp(topics[i].name, arguments[2])) {
            print_topic(&topics[i]);
            return 0;
        }
    if (!command_find(arguments[2], &command) && meant_topic(arguments[2], hint))
        return err_set(err, STATUS_USAGE, "no command and no topic is called '%.80s'%s",
                       arguments[2], hint);
    if (command_look_up(arguments[2], &command, err))
        return -1;
    help_command(&command);
    return 0;
}

const struct description description_help = {
    .name = "help",
    .option = "--help",
    .letter = "-h",
    .summary = "of a command or a topic",
    .run = help_run,
};
