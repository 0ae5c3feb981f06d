/* Text for the languages of documents: each function appends `text`, clean UTF-8 in one line or
 * more, so that a reader of the language shows exactly it and takes none of it for a command. */
#ifndef GDPLOT_TEMPLATE_ESCAPE_H
#define GDPLOT_TEMPLATE_ESCAPE_H

#include "base/buf.h"

/* For XML and HTML, in text and in quoted attributes: & < > " and ' as entities. */
void escape_xml(struct buf *out, const char *text);

/* For a string of CSS between single quotes. */
void escape_css(struct buf *out, const char *text);

/*
 * For LaTeX, in text mode, with pdflatex (utf8 input, OT1 or T1 fonts), xelatex and lualatex:
 * special characters as commands; superscripts, subscripts, minus, mathematical signs, Greek and
 * letters under an accent of their own by commands that every LaTeX since 2020 has; any other
 * character outside Latin-1 as itself where the engine reads Unicode, and as [U+XXXX] where it does
 * not. No two characters become one (-- a dash); a double quote is straight only where the font has
 * that.
 */
void escape_latex(struct buf *out, const char *text);

/*
 * For CommonMark and its tables, within a line: a backslash before each ASCII punctuation character
 * that could begin markup there, & and < as entities. The text may stand first or last in its line,
 * so what means something only there is escaped, too, and a blank becomes an entity.
 */
void escape_markdown(struct buf *out, const char *text);

#endif
