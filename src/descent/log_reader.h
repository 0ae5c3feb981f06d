/*
 * The readers of logs: what each knows a format by, and how it reads it. A new reader is a file
 * that ends with its row, and a line in the table of log_reader.c.
 */
#ifndef GDPLOT_DESCENT_LOG_READER_H
#define GDPLOT_DESCENT_LOG_READER_H

#include "descent/log_input.h"
#include "descent/log_rows.h"

struct log_reader {
    const char *name; /* of the format, for messages: "JSON Lines" */
    /* Whether the file is of this format, by its content. Readers are asked in the table's order.
     */
    bool (*recognise)(struct log_input *input);
    /*
     * Puts all rows of the file into `rows`. What is cut short at the file's end is left out with a
     * warning. Errors: STATUS_INPUT with file and place, STATUS_LIMIT, STATUS_IO.
     */
    int (*read)(struct log_input *input, struct log_rows *rows, struct err *err);
};

extern const struct log_reader log_events, log_json, log_json_lines, log_mlflow, log_delimited,
    log_boosting, log_catboost, log_printed;

/*
 * The reader that knows the file. Errors: STATUS_INPUT for what is no log, by what it is instead:
 * an empty file, a pointer of Git LFS, a page of HTML, numbers without a header, other bytes.
 */
const struct log_reader *log_reader_for(struct log_input *input, struct err *err);

/*
 * Whether the file begins as the log of a trainer, with a header that names a counter of steps or
 * epochs and a loss. Errors: those of log_input_open.
 */
int log_reader_find_header(const char *path, bool *is_of_log, struct err *err);

#endif
