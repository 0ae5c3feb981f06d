/*
 * The program as WebAssembly, which a live page has in it: gdplot.wasm, and gdplot.js, which starts
 * it (make wasm). Both lie in the folder that GDPLOT_WASM names; or in share/gdplot beside the bin
 * that this program is in; or in wasm beside it.
 */
#ifndef GDPLOT_REPORT_LIVE_PROGRAM_H
#define GDPLOT_REPORT_LIVE_PROGRAM_H

#include "base/err.h"
#include "template/value.h"

/* Finds out whether they are there. Errors: STATUS_GNUPLOT, with how to get them. */
int live_program_check(struct err *err);

/*
 * Adds what the templates of live pages need, all of it words that stand as they are: `script`, the
 * page's own, and `script_hash`, by which its policy allows that one alone; `worker`, in base64;
 * `program`, compressed (gzip) and in base85. Errors: STATUS_GNUPLOT; STATUS_IO; STATUS_LIMIT.
 */
int live_program_add_values(struct value *root, struct err *err);

#endif
