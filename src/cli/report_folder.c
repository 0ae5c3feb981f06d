#include "cli/report_folder.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "picture/apart.h"

enum { NAMES_SHOWN = 20 };

int report_folder_check_apart(const struct report *report, const struct report_files *files,
                              const struct ours *ours, const struct spec *options, struct err *err)
{
    struct apart apart = {0};
    int result;

    apart_add(&apart, APART_READ, "the spec", report->path);
    apart_add_template(&apart, "template", report->template_file);
    for (size_t i = 0; i < report->count; i++)
        apart_add_inputs(&apart, &report->figures[i].spec, "");
    for (size_t i = 0; i < files->count; i++)
        apart_add(&apart, APART_WRITTEN, "the report", files->at[i].path);
    apart_add(&apart, APART_WRITTEN, "the report", ours->path);
    apart_add_outputs(&apart, options);
    result = apart_check(&apart, err);
    apart_release(&apart);
    return result;
}

int report_folder_check_ours(const struct report_files *files, const struct ours *ours,
                             struct err *err)
{
    struct buf names = BUF_INIT;
    struct stat there;
    size_t count = 0;

    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->at[i].path;

        if (lstat(path, &there) || !S_ISREG(there.st_mode) || ours_has(ours, path))
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

int report_folder_note(const struct report_files *files, const struct ours *ours, size_t i,
                       struct err *err)
{
    int result = 0;

    for (size_t j = 0; !result && j < files->count; j++)
        if (!report_file_is_document(&files->at[j]) && files->at[j].figure == i)
            result = ours_note(ours, files->at[j].path, err);
    return result;
}
