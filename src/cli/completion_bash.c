#include <stdio.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/description.h"
#include "cli/topics.h"
#include "report/choices.h"

/*
 * The script compares words itself. compgen -W would expand, and so run, commands in them; and the
 * names of columns come from a file that anybody may have written.
 */
static const char beginning[] =
    "# Completion for bash, made by `gdplot manual bash`.\n"
    "# The names of the columns in the file that -d or --data names.\n"
    "_gdplot_columns()\n{\n"
    "    local i file=\n"
    "    for ((i = 2; i < ${#COMP_WORDS[@]}; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "        -d | --data) file=${COMP_WORDS[i + 1]}\n"
    "            [ \"$file\" = = ] && file=${COMP_WORDS[i + 2]} ;;\n"
    "        -d?*) file=${COMP_WORDS[i]#-d} ;;\n"
    "        esac\n"
    "    done\n"
    "    file=${file//[\\\\\\\"\\']/}\n"
    "    case $file in '~/'*) file=$HOME${file#'~'} ;; esac\n"
    "    [ -f \"$file\" ] && \"${COMP_WORDS[0]}\" manual columns \"$file\" 2>/dev/null\n"
    "}\n\n"
    "# The words, one a line, that begin as `word` does; `kept` stands before them.\n"
    "_gdplot_words()\n{\n"
    "    local one\n"
    "    while IFS= read -r one; do\n"
    "        [[ -n $one && $one == \"$word\"* ]] && COMPREPLY+=(\"$kept$one\")\n"
    "    done <<<\"$1\"\n"
    "    [ \"${#COMPREPLY[@]}\" = 1 ] && [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace "
    "2>/dev/null\n"
    "    return 0\n"
    "}\n\n"
    "_gdplot()\n{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} kept= option options= i=$((COMP_CWORD - 1))\n"
    "    COMPREPLY=()\n"
    "    [ \"$word\" = = ] && word=\n";

/*
 * bash splits words at =, so the option may stand several words before the one that is completed.
 */
static const char finding_option[] =
    "    while [ \"$i\" -gt 1 ] && [[ ${COMP_WORDS[i]} != -* ]] &&\n"
    "        { [ \"${COMP_WORDS[i]}\" = = ] || [ \"${COMP_WORDS[i + 1]}\" = = ]; }; do\n"
    "        i=$((i - 1))\n"
    "    done\n"
    "    [ \"${COMP_WORDS[i]}\" = = ] && i=$((i - 1))\n"
    "    option=${COMP_WORDS[i]}\n";

static void print_words(const char *before)
{
    struct command command;

    printf("%s'", before);
    for (size_t i = 0; command_at(i, &command); i++)
        printf("%s\n", command.name);
}

static void print_word(void *context, const char *word)
{
    (void)context;
    printf("%s\n", word);
}

static void print_choice(const struct field *field)
{
    enum choice_kind kind = choices_kind(field);

    if (kind == CHOICE_LIST || kind == CHOICE_COLUMNS)
        puts("        kept=${word%\"${word##*[,|!]}\"} word=${word##*[,|!]}");
    if (kind == CHOICE_COLUMNS) {
        puts("        _gdplot_words \"$(_gdplot_columns)\"");
        return;
    }
    fputs("        compopt +o filenames 2>/dev/null\n        _gdplot_words '", stdout);
    choices_each(field, print_word, NULL);
    puts("'");
}

/* The words of an option do not depend on the command. */
static void print_choices(void)
{
    for (size_t i = 0; i < fields_count; i++) {
        enum choice_kind kind = choices_kind(&fields[i]);

        if (kind == CHOICE_NONE || kind == CHOICE_FILE || kind == CHOICE_FOLDER)
            continue;
        printf("    --%s)\n", fields[i].name);
        print_choice(&fields[i]);
        puts("        return ;;");
    }
}

static void print_kinds(void)
{
    fputs("        [ \"$COMP_CWORD\" = 2 ] && _gdplot_words '", stdout);
    for (size_t i = 0; i < kinds_count; i++)
        printf("%s\n", kinds[i]->name);
    puts("'");
}

static void print_options(const struct command *command)
{
    printf("    %s)\n", command->name);
    if (command->takes_kind)
        print_kinds();
    fputs("        options=\"", stdout);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & command->groups)
            printf(" --%s", fields[i].name);
    puts("\" ;;");
}

static void print_topics(void)
{
    print_words("    help)\n        _gdplot_words ");
    for (size_t i = 0; i < topics_count; i++)
        printf("%s\n", topics[i].name);
    puts(
        "'\n        return ;;\n    manual)\n        _gdplot_words 'man\nbash\nzsh'\n        return "
        ";;");
}

void completion_print_bash(void)
{
    struct command command;

    fputs(beginning, stdout);
    puts("    if [ \"$COMP_CWORD\" = 1 ]; then");
    print_words("        _gdplot_words ");
    for (size_t i = 0; description_at(i); i++)
        puts(description_at(i)->name);
    puts("--help\n--version'\n        return\n    fi");
    fputs(finding_option, stdout);
    puts("    case $option in");
    print_choices();
    puts("    esac\n    case ${COMP_WORDS[1]} in");
    print_topics();
    for (size_t i = 0; command_at(i, &command); i++)
        print_options(&command);
    puts("    esac\n"
         "    case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY+=($(compgen -f -- \"$word\")) ;;\n"
         "    esac\n}\n"
         "complete -o filenames -F _gdplot gdplot");
}
