/* Notes beside the curves of logs. */
#ifndef GDPLOT_KINDS_LOG_NOTES_H
#define GDPLOT_KINDS_LOG_NOTES_H

#include "kinds/log_curves.h"
#include "text/fonts.h"

/* "3 not finite", beside the triangle that stands for them. */
void log_note_gap(struct panel *panel, struct fonts *fonts, const struct log_gap *gap,
                  enum role role);

/* "n = 3", where the line of a group first is that of fewer runs. */
void log_note_drop(struct panel *panel, struct fonts *fonts, const struct log_series *series,
                   enum role role);

#endif
