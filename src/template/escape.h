/*
 * Text for the languages of documents: each function appends `text`, clean UTF-8 in one line or
 * more, so that a program that reads the language shows exactly this text and takes nothing in it
 * for a command.
 */
#ifndef GDPLOT_TEMPLATE_ESCAPE_H
#define GDPLOT_TEMPLATE_ESCAPE_H

#include "base/buf.h"

/* For XML and HTML, in text and in quoted attributes: & < > " and ' as entities. */
void escape_xml(struct buf *out, const char *text);

/* For a string of JSON between double quotes. */
void escape_json(struct buf *out, const char *text);

/* For a string of CSS between single quotes. */
void escape_css(struct buf *out, const char *text);

/*
 * For LaTeX, in text mode, with pdflatex (utf8 input, OT1 or T1 fonts), xelatex and lualatex:
 * special characters as commands; superscripts, subscripts, minus, mathematical signs, Greek and
 * letters under an accent of their own by commands that every LaTeX since 2020 has; any other
 * character outside Latin-1 as itself where the engine reads Unicode, and as [U+XXXX] where it does
 * not. Fonts would make a dash of "--" and the like: such characters are kept apart. A double quote
 * is straight only where the font has a straight one.
 */
void escape_latex(struct buf *out, const char *text);

/* escape_latex, and where `formula` stands in the text, `latex` in mathematics mode. */
void escape_latex_formula(struct buf *out, const char *text, const char *formula,
                          const char *latex);

/*
 * For CommonMark and its tables, within a line: a backslash before each ASCII punctuation character
 * that could begin markup there, & and < as entities. The text may stand first or last in its line:
 * characters that mean something only there are escaped, too, and a blank there becomes an entity.
 */
void escape_markdown(struct buf *out, const char *text);

#endif
