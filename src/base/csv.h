/* Cells of CSV, as RFC 4180 has them. */
#ifndef GDPLOT_BASE_CSV_H
#define GDPLOT_BASE_CSV_H

struct buf;

/* Appends a cell, in quotes where it needs them. */
void csv_add_cell(struct buf *out, const char *text);

#endif
