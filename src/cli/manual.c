/* The man page and the shell completions, made from the same tables as the program itself. */
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/help.h"
#include "figure/theme.h"
#include "math/expr.h"
#include "render/render.h"
#include "spec/fields.h"

/* Text for roff: a minus that can be copied, no backslash or leading dot taken for a request. */
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
    for (size_t s = 0; s < help_sections_count; s++) {
        fputs(".SS ", stdout);
        roff(help_sections[s].heading);
        putchar('\n');
        for (size_t i = 0; i < fields_count; i++)
            if (fields[i].group == help_sections[s].group)
                roff_option(&fields[i]);
    }
}

static void roff_expressions(void)
{
    const char *name;
    int arity;

    puts(".SH EXPRESSIONS\n"
         "Operators are + \\- * / ^ **, and parentheses. ^ and ** are the same: "
         "right\\-associative, and\n"
         "tighter than a minus before them. |x| is abs(x): a bar where a value should stand opens, "
         "one where an\n"
         "operator should stand closes the last that is open. √x is sqrt(x), of what stands right "
         "behind the sign.\n"
         "Names are x, y, pi, e and the functions");
    for (size_t i = 0; (name = expr_function(i, &arity)); i++)
        printf("%s%s%s", i ? ", " : "", name, arity == 2 ? "(a,b)" : "");
    puts(".");
}

static void roff_expectations(void)
{
    puts(".SH EXPECTATIONS\n"
         "What \\fB\\-\\-expect\\fR and a spec's \\fBexpect\\fR take, split by commas; "
         "RUN is a learning rate, and without it\n"
         "every run is meant:\n"
         ".TP\n[RUN=]VERDICT[|VERDICT...]\n"
         "the run ends so, or in one of these ways; \\fBconverging\\fR holds where it has "
         "converged, too, and\n"
         "\\fBstable\\fR where it is converged, converging, oscillating, cycling or wandering\n"
         ".TP\n[RUN=]!VERDICT\nit ends in any other way\n"
         ".TP\n[RUN=]METRIC.STAT OP NUMBER\n"
         "such as loss.last <= 3: METRIC is loss, a parameter or a slope, as trajectories name "
         "them; STAT is\n"
         "last, min, max, or finite (the part of the values that are finite, 1 where all are); "
         "OP is\n"
         "<=, >=, < or >");
}

static void roff_tables(void)
{
    puts(".SH OUTPUT FORMS");
    for (size_t i = 0; i < renderers_count; i++)
        printf(".TP\n\\fB.%s\\fR\n%s\n", renderers[i].extension, renderers[i].summary);
    puts(".TP\n\\fB.csv\\fR\nthe trajectory: the states of every run\n.SH THEMES");
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
         ".SH NAME\ngdplot \\- gradient descent as figures\n"
         ".SH SYNOPSIS\n\\fBgdplot\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fITRAJECTORY\\fR]\n"
         ".SH DESCRIPTION\n"
         "Trains by gradient descent, records every step, and draws it: one command, one picture, "
         "the\n"
         "same pixels on every machine. A trajectory, written by \\fBgdplot train \\-o "
         "run.csv\\fR, may\n"
         "stand in place of the objective and the descent. State 0 is the start; N iterations are "
         "N\n"
         "updates and give the states 0 to N.");
    roff_commands();
    roff_options();
    roff_expressions();
    roff_expectations();
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

/* Calls `print` for each option that the command takes. */
static void each_option(const struct command *command, void (*print)(const struct field *field))
{
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & command->groups)
            print(&fields[i]);
}

static void bash_option(const struct field *field)
{
    printf(" --%s", field->name);
}

static void print_bash(void)
{
    struct command command;

    puts("# Completion for bash, made by `gdplot manual bash`.\n"
         "_gdplot()\n{\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=\n"
         "    COMPREPLY=()\n"
         "    if [ \"$COMP_CWORD\" = 1 ]; then");
    fputs("        COMPREPLY=($(compgen -W \"", stdout);
    for (size_t i = 0; command_at(i, &command); i++)
        printf("%s ", command.name);
    puts("help manual --help --version\" -- \"$word\"))\n        return\n    fi");
    fputs("    if [ \"$before\" = --theme ]; then\n        COMPREPLY=($(compgen -W \"", stdout);
    for (size_t i = 0; i < themes_count; i++)
        printf("%s%s", i ? " " : "", themes[i].name);
    puts("\" -- \"$word\"))\n        return\n    fi\n    case ${COMP_WORDS[1]} in");
    for (size_t i = 0; command_at(i, &command); i++) {
        printf("    %s) options=\"", command.name);
        each_option(&command, bash_option);
        puts("\" ;;");
    }
    puts("    esac\n"
         "    case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "    esac\n}\n"
         "complete -o filenames -F _gdplot gdplot");
}

/* Text inside single quotes and square brackets. */
static void zsh_text(const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (*text == '[' || *text == ']' || *text == ':')
            printf("\\%c", *text);
        else
            putchar(*text);
}

static void zsh_option(const struct field *field)
{
    printf("            '%s--%s%s[", field->type == FIELD_TEXTS ? "*" : "", field->name,
           field->argument ? "=" : "");
    zsh_text(field->help);
    putchar(']');
    if (field->argument) {
        putchar(':');
        zsh_text(field->argument);
        fputs(strcmp(field->argument, "FILE") ? ":" : ":_files", stdout);
    }
    puts("' \\");
}

static void print_zsh(void)
{
    struct command command;

    puts("#compdef gdplot\n# Completion for zsh, made by `gdplot manual zsh`.\n"
         "_gdplot()\n{\n    local -a commands\n    commands=(");
    for (size_t i = 0; command_at(i, &command); i++) {
        printf("        '%s:", command.name);
        zsh_text(command.summary);
        puts("'");
    }
    puts("    )\n"
         "    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    "
         "fi\n"
         "    case $words[2] in");
    for (size_t i = 0; command_at(i, &command); i++) {
        printf("    %s)\n        _arguments \\\n", command.name);
        each_option(&command, zsh_option);
        puts("            '*:file:_files'\n        ;;");
    }
    puts("    esac\n}\n_gdplot \"$@\"");
}

static const struct {
    const char *name;
    void (*print)(void);
} manuals[] = {{"man", print_man}, {"bash", print_bash}, {"zsh", print_zsh}};

int manual_print(const char *name, struct err *err)
{
    for (size_t i = 0; i < sizeof manuals / sizeof *manuals; i++)
        if (!strcmp(manuals[i].name, name)) {
            manuals[i].print();
            return 0;
        }
    return err_set(err, STATUS_USAGE, "manual: '%.80s' is none of man, bash and zsh", name);
}
