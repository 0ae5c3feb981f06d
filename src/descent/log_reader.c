#include "descent/log_reader.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/foreign.h"
#include "base/mem.h"
#include "descent/log_value.h"

static const struct log_reader *const readers[] = {
    &log_events,    &log_json,     &log_json_lines, &log_mlflow,
    &log_delimited, &log_boosting, &log_catboost,   &log_printed,
};

static bool begins(const struct buf *head, const char *text)
{
    const char *at = head->data + strspn(head->data, " \t\r\n");

    return !strncasecmp(at, text, strlen(text));
}

/* Whether the first line is numbers alone, split by what columns are split by. */
static bool is_numbers(const struct buf *head)
{
    char line[200];
    size_t length = strcspn(head->data, "\r\n"), numbers = 0;

    if (length >= sizeof line)
        return false;
    memcpy(line, head->data, length);
    line[length] = '\0';
    for (char *rest, *cell = strtok_r(line, ",; \t", &rest); cell;
         cell = strtok_r(NULL, ",; \t", &rest), numbers++) {
        double value;

        if (!log_value_read(cell, strlen(cell), &value))
            return false;
    }
    return numbers > 0;
}

static int refuse(const struct log_input *input, struct err *err)
{
    const struct buf *head = &input->head;
    const char *path = input->path;

    if (head->length == 0)
        return err_set(err, STATUS_INPUT,
                       "%s: an empty file: its run ended before it logged anything", path);
    if (begins(head, "version https://git-lfs"))
        return err_set(err, STATUS_INPUT,
                       "%s: a pointer of Git LFS, not the file itself; fetch it with 'git lfs "
                       "pull'",
                       path);
    if (begins(head, "<!doctype") || begins(head, "<html") || begins(head, "<?xml"))
        return err_set(err, STATUS_INPUT,
                       "%s: HTML or XML, perhaps the page of a download, not a log", path);
    if (foreign_is_binary(head->data, head->length))
        return err_set(err, STATUS_INPUT,
                       "%s: neither text nor a TensorBoard event file, so no log that is known",
                       path);
    if (is_numbers(head))
        return err_set(err, STATUS_INPUT,
                       "%s: numbers without a header; give its columns names in the first line, "
                       "such as epoch,loss",
                       path);
    return 0;
}

static bool has_header_of_log(const char *text)
{
    bool counts = false, loses = false;
    char *line = mem_text(text), *rest;

    line[strcspn(line, "\r\n")] = '\0';
    for (char *name = strtok_r(line, ",;\t\" ", &rest); name;
         name = strtok_r(NULL, ",;\t\" ", &rest)) {
        enum log_role role = log_role_of(name);

        counts = counts || role == LOG_STEP || role == LOG_EPOCH;
        loses = loses || (role == LOG_METRIC && log_is_loss(name));
    }
    free(line);
    return counts && loses;
}

int log_reader_find_header(const char *path, bool *is_of_log, struct err *err)
{
    struct log_input input;
    int result = log_input_open(&input, path, err);

    *is_of_log = !result && has_header_of_log(input.head.data);
    log_input_close(&input);
    return result;
}

const struct log_reader *log_reader_for(struct log_input *input, struct err *err)
{
    if (foreign_refuse(input->path, input->head.data, input->head.length, NULL, err))
        return NULL;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        bool last = readers[i] == &log_printed;

        if (last && refuse(input, err))
            return NULL;
        if (readers[i]->recognise(input))
            return readers[i];
    }
    err_set(err, STATUS_INPUT, "%s: no log that is known", input->path);
    return NULL;
}
