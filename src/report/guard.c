#include "report/guard.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "picture/apart.h"

enum { NAMES_SHOWN = 20 };

int guard_inputs(const struct report *report, const struct report_files *files,
                 const struct ledger *ledger, const struct spec *options, struct err *err)
{
    struct apart apart = {0};
    int result;

    apart_add(&apart, APART_READ, "the spec", report->path);
    apart_add_template(&apart, "template", report->template_file);
    for (size_t i = 0; i < report->count; i++)
        apart_add_inputs(&apart, &report->figures[i].spec, "");
    for (size_t i = 0; i < files->count; i++)
        apart_add(&apart, APART_WRITTEN, "the report", files->at[i].path);
    apart_add(&apart, APART_WRITTEN, "the report", ledger->path);
    apart_add_outputs(&apart, options);
    result = apart_check(&apart, err);
    apart_release(&apart);
    return result;
}

/* Whether there is a regular file that no report made. */
static int find_other(const char *path, const struct ledger *ledger, bool *is_other,
                      struct err *err)
{
    struct stat there;
    bool is_made = false;

    *is_other = !lstat(path, &there) && S_ISREG(there.st_mode);
    if (*is_other && ledger_find(ledger, path, &is_made, err))
        return -1;
    *is_other = *is_other && !is_made;
    return 0;
}

int guard_others(const struct report_files *files, const struct ledger *ledger, struct err *err)
{
    struct buf names = BUF_INIT;
    size_t count = 0;
    bool is_other;

    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->at[i].path;

        if (find_other(path, ledger, &is_other, err)) {
            buf_release(&names);
            return -1;
        }
        if (!is_other)
            continue;
        if (++count <= NAMES_SHOWN)
            buf_printf(&names, "%s%.200s", count > 1 ? ", " : "", path);
    }
    if (count > NAMES_SHOWN)
        buf_printf(&names, " and %zu more", count - NAMES_SHOWN);
    if (count)
        err_set(err, STATUS_USAGE,
                "%s: there already, and not as a report made %s; --replace overwrites %s",
                names.data, count > 1 ? "them" : "it", count > 1 ? "them" : "it");
    buf_release(&names);
    return count ? -1 : 0;
}

int guard_links(const struct report_files *files, struct err *err)
{
    for (size_t i = 0; i < files->count; i++) {
        struct stat there;

        if (!lstat(files->at[i].path, &there) && !S_ISREG(there.st_mode))
            return err_set(err, STATUS_IO, "%s: is there and no plain file; remove it",
                           files->at[i].path);
    }
    return 0;
}

int guard_folder(const char *folder, struct err *err)
{
    char *part = mem_text(folder);
    int result = 0;

    for (size_t i = 1; !result && part[i - 1]; i++) {
        char end = part[i];
        struct stat there;

        if (end && end != '/')
            continue;
        part[i] = '\0';
        if (!lstat(part, &there) && S_ISLNK(there.st_mode))
            result =
                err_set(err, STATUS_IO, "%s: is a link, which a spec may not follow; -o may", part);
        part[i] = end;
    }
    free(part);
    return result;
}
