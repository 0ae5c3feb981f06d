#include <stdio.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/description.h"
#include "cli/topics.h"
#include "report/choices.h"

static const char beginning[] =
    "#compdef gdplot\n# Completion for zsh, made by `gdplot manual zsh`.\n"
    "# The names of the columns in the file that -d or --data names.\n"
    "_gdplot_columns()\n{\n"
    "    local i file\n"
    "    local -a columns\n"
    "    for ((i = 2; i < $#words; i++)); do\n"
    "        case $words[i] in\n"
    "        -d|--data) file=$words[i+1] ;;\n"
    "        -d?*) file=${words[i]#-d} ;;\n"
    "        --data=*) file=${words[i]#--data=} ;;\n"
    "        esac\n"
    "    done\n"
    "    file=${(Q)file}\n"
    "    [[ $file == '~/'* ]] && file=$HOME${file#'~'}\n"
    "    [[ -f $file ]] || return 1\n"
    "    columns=(${(f)\"$(${(Q)words[1]} manual columns $file 2>/dev/null)\"})\n"
    "    compset -P '*,'\n"
    "    compadd -S '' -a columns\n"
    "}\n\n";

/* Prints text that will stand in single quotes and square brackets. */
static void print_text(const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (*text == '[' || *text == ']' || *text == ':')
            printf("\\%c", *text);
        else
            putchar(*text);
}

static void print_word(void *context, const char *word)
{
    const char **before = context;

    fputs(*before, stdout);
    print_text(word);
    *before = " ";
}

static void print_choices(const struct field *field, const char *before)
{
    choices_each(field, print_word, &before);
}

/* Prints how zsh is to complete the value. */
static void print_action(const struct field *field)
{
    switch (choices_kind(field)) {
    case CHOICE_NONE:
        putchar(':');
        break;
    case CHOICE_WORDS:
        print_choices(field, ":(");
        putchar(')');
        break;
    case CHOICE_LIST:
        printf(":_gdplot_%s", field->name);
        break;
    case CHOICE_COLUMNS:
        fputs(":_gdplot_columns", stdout);
        break;
    case CHOICE_FILE:
        fputs(":_files", stdout);
        break;
    case CHOICE_FOLDER:
        fputs(":_files -/", stdout);
        break;
    }
}

/* Prints the option by its letter or by its name; + and = say that the value may follow at once. */
static void print_option(const struct field *field, bool by_letter)
{
    printf("            '%s-", field->type == FIELD_TEXTS ? "*" : "");
    if (by_letter)
        printf("%c%s[", field->letter, field->argument ? "+" : "");
    else
        printf("-%s%s[", field->name, field->argument ? "=" : "");
    print_text(field->help);
    putchar(']');
    if (field->argument) {
        putchar(':');
        print_text(field->argument);
        print_action(field);
    }
    puts("' \\");
}

static void print_options(const struct command *command)
{
    printf("    %s)\n        _arguments -s -S \\\n", command->name);
    for (size_t i = 0; i < fields_count; i++) {
        if (!(fields[i].group & command->groups))
            continue;
        print_option(&fields[i], false);
        if (fields[i].letter)
            print_option(&fields[i], true);
    }
    printf("            '*:file:%s'\n        ;;\n", command->takes_kind            ? "_gdplot_kinds"
                                                    : command->groups & GROUP_LOGS ? "_gdplot_logs"
                                                                                   : "_files");
}

/* Prints functions that complete the last item of a list, and keep what was typed before it. */
static void print_list_functions(void)
{
    for (size_t i = 0; i < fields_count; i++) {
        if (choices_kind(&fields[i]) != CHOICE_LIST)
            continue;
        printf("_gdplot_%s()\n{\n    compset -P '*[,|=!]'\n    compadd -S '' --", fields[i].name);
        print_choices(&fields[i], " ");
        puts("\n}\n");
    }
}

/* A log may have a name before it: NAME=LOG. */
static void print_logs_function(void)
{
    puts("_gdplot_logs()\n{\n    compset -P '*='\n    _files\n}\n");
}

static void print_kinds_function(void)
{
    fputs("_gdplot_kinds()\n{\n    compadd --", stdout);
    for (size_t i = 0; i < kinds_count; i++)
        printf(" %s", kinds[i]->name);
    puts("\n    _files\n}\n");
}

static void print_commands(void)
{
    const struct description *description;
    struct command command;

    puts("_gdplot()\n{\n    local -a commands topics\n    commands=(");
    for (size_t i = 0; command_at(i, &command); i++) {
        printf("        '%s:", command.name);
        print_text(command.summary);
        puts("'");
    }
    for (size_t i = 0; (description = description_at(i)); i++)
        printf("        '%s:%s'\n", description->name, description->summary);
    puts("    )\n    topics=(");
    for (size_t i = 0; i < topics_count; i++) {
        printf("        '%s:", topics[i].name);
        print_text(topics[i].summary);
        puts("'");
    }
    puts("    )");
}

void completion_print_zsh(void)
{
    struct command command;

    fputs(beginning, stdout);
    print_list_functions();
    print_logs_function();
    print_kinds_function();
    print_commands();
    puts("    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    "
         "fi\n"
         "    case $words[2] in\n"
         "    help)\n        (( CURRENT == 3 )) && { _describe command commands; _describe topic "
         "topics }\n        ;;\n"
         "    manual)\n        (( CURRENT == 3 )) && compadd man bash zsh\n        ;;");
    for (size_t i = 0; command_at(i, &command); i++)
        print_options(&command);
    puts("    esac\n}\n_gdplot \"$@\"");
}
