#include "study/log_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "descent/data_record.h"
#include "descent/log_input.h"
#include "request/operand.h"

/* Behind NAME= where that is followed by a file, and no file has the name of all of it; else NULL.
 */
static const char *path_behind_name(const char *operand)
{
    const char *equals = operand;

    if (!access(operand, F_OK))
        return NULL;
    while ((equals = strchr(equals, '='))) {
        equals++;
        if (equals - operand > 1 && !access(equals, F_OK))
            return equals;
    }
    return NULL;
}

/* What follows the lines of comments, which may hold a recipe. */
static const char *skip_comments(const char *text)
{
    while (*text == '#') {
        text += strcspn(text, "\r\n");
        text += strspn(text, "\r\n");
    }
    return text;
}

/* By its header; what has comments alone the reader of trajectories refuses. */
static bool is_start_of_trajectory(const struct buf *start)
{
    static const char header[] = "run,lr,iteration";
    const char *text = start->data + data_mark(start->data, start->length);
    const char *rest = skip_comments(text);

    return !strncmp(rest, header, sizeof header - 1) || (rest > text && !*rest);
}

static int find_whether_trajectory(const char *path, bool *is, struct err *err)
{
    struct buf start = BUF_INIT;
    FILE *stream = file_open(path, FILE_REGULAR, err);
    int result = stream ? file_read_start(stream, path, LOG_HEAD, &start, err) : -1;

    if (!result)
        *is = is_start_of_trajectory(&start);
    file_close(stream);
    buf_release(&start);
    return result;
}

/* Several operands, the first of which is no file: one that looks as if something else was meant.
 */
static int check_first(const char *first, struct err *err)
{
    struct buf hint = BUF_INIT;

    if (access(first, F_OK))
        operand_hint(&hint, first);
    if (hint.length)
        err_set(err, STATUS_IO, "%.200s: cannot read: %s%s", first, strerror(ENOENT), hint.data);
    buf_release(&hint);
    return err->status == STATUS_OK ? 0 : -1;
}

int log_files_find_operands(const struct texts *operands, bool *are_logs, struct err *err)
{
    bool is_trajectory = false;
    const char *first;
    struct stat file;

    *are_logs = operands->count > 1;
    if (!operands->count)
        return 0;
    first = operands->at[0];
    if (path_behind_name(first)) {
        *are_logs = true;
        return 0;
    }
    if (*are_logs)
        return check_first(first, err);
    if (stat(first, &file)) /* what is not there, or '-', is left to the reader of trajectories */
        return errno == ENOENT
                   ? 0
                   : err_set(err, STATUS_IO, "%s: cannot read: %s", first, strerror(errno));
    if (S_ISREG(file.st_mode) && find_whether_trajectory(first, &is_trajectory, err))
        return -1;
    *are_logs = S_ISDIR(file.st_mode) || (S_ISREG(file.st_mode) && !is_trajectory);
    return 0;
}

int log_files_open(struct log_sources *sources, const struct texts *operands, struct err *err)
{
    for (size_t i = 0; i < operands->count; i++) {
        const char *operand = operands->at[i], *path = path_behind_name(operand);
        char *name = path ? mem_text(operand) : NULL;
        int result;

        if (path)
            name[path - 1 - operand] = '\0';
        result = log_folder_add(sources, path ? path : operand, name, err);
        free(name);
        if (result)
            return -1;
    }
    log_sources_label(sources);
    return 0;
}

/* What marks the parts of the text, and bytes that are no text, as %XX. */
static void add_escaped(struct buf *out, const char *text)
{
    for (; *text; text++)
        if (strchr("%|;=:", *text) || (unsigned char)*text < ' ' || *text == 127)
            buf_printf(out, "%%%02X", (unsigned char)*text);
        else
            buf_add(out, text, 1);
}

static void write_part(const struct log_part *part, struct buf *out)
{
    buf_printf(out, "%s ", part->sha256);
    add_escaped(out, part->name);
    if (part->key) {
        buf_puts(out, " key=");
        add_escaped(out, part->key);
    }
    if (part->group) {
        buf_puts(out, " group=");
        add_escaped(out, part->group);
    }
}

void log_files_write(const struct log_sources *sources, struct buf *out)
{
    for (size_t i = 0; i < sources->count; i++) {
        const struct log_source *source = &sources->at[i];
        bool first = true;

        buf_puts(out, i ? " | " : "");
        add_escaped(out, source->label);
        buf_puts(out, source->named ? " := " : " = ");
        for (size_t k = 0; k < source->count; k++)
            if (source->parts[k].used) {
                buf_puts(out, first ? "" : "; ");
                write_part(&source->parts[k], out);
                first = false;
            }
    }
}

void log_files_list(struct log_sources *sources, const struct spec *spec)
{
    struct err none = {0};

    if (spec->log_operands.count)
        log_files_open(sources, &spec->log_operands, &none);
    else if (spec->logs)
        log_files_find(sources, spec->logs, spec->told_by ? spec->told_by : "-", spec->points_file,
                       &none);
    free(none.more);
}
