/*
 * The tables of escape_latex: LaTeX commands for characters that are not written as themselves.
 * Each table ends with a row of NULL.
 */
#ifndef GDPLOT_TEMPLATE_LATEX_COMMANDS_H
#define GDPLOT_TEMPLATE_LATEX_COMMANDS_H

struct latex_command {
    const char *character; /* in UTF-8 */
    const char *latex;
};

extern const struct latex_command latex_in_text[];
extern const struct latex_command latex_in_math[]; /* to be put into \ensuremath */

/* Superscripts and subscripts: what is to be put into \textsuperscript, \textsubscript. */
extern const struct latex_command latex_raised[];
extern const struct latex_command latex_lowered[];

/* Accents: in Unicode a mark behind the letter, in LaTeX a command before it. */
struct latex_accent {
    const char *mark;
    const char *in_text, *in_math;
};

extern const struct latex_accent latex_accents[];

#endif
