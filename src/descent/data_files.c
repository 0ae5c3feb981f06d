#include "descent/data_files.h"

#include "base/processors.h"
#include "base/ranks.h"
#include "base/sha256.h"
#include "descent/data_set.h"
#include "descent/data_shares.h"
#include "descent/sums_file.h"

/* More threads would only wait: one at a time reads the file and hashes it. */
enum { MOST_THREADS = 8 };

long data_files_threads(void)
{
    long threads = processors_count();

    return threads < MOST_THREADS ? threads : MOST_THREADS;
}

bool data_files_are_rows(const struct data_files *files)
{
    return files->count == 1 && !sums_file_is_named(files->path[0]);
}

static int read_all(struct data_set *set, const struct data_files *files,
                    const struct data_format *format, long threads, struct err *err)
{
    int result = 0;

    for (size_t i = 0; !result && i < files->count; i++) {
        struct data_set more = {0};

        result = data_set_read(&more, files->path[i], format, threads, err);
        if (!result)
            result = data_set_merge(set, &more, err);
        data_set_release(&more);
    }
    return result;
}

static void identify(const struct data_sums *sums, struct data_source *source)
{
    struct buf text = BUF_INIT;

    sums_file_write(sums, source, &text);
    sha256_text(text.data, text.length, source->sha256);
    buf_release(&text);
}

/* Of files of sums, which may say anything. */
static int check(const struct data_sums *sums, const struct data_files *files, struct err *err)
{
    if (sums->n == 0)
        return err_set(err, STATUS_INPUT, "%s: no rows", files->path[0]);
    if (!data_sums_are_of_rows(sums))
        return err_set(err, STATUS_INPUT, "%s: no rows have such sums", files->path[0]);
    return 0;
}

int data_files_read(struct data_sums *sums, struct data_source *source,
                    const struct data_files *files, const struct data_format *format, long threads,
                    struct err *err)
{
    struct data_set set = {0};
    int result;

    *sums = (struct data_sums){0};
    *source = (struct data_source){0};
    if (data_files_are_rows(files) && ranks_count() == 1)
        return data_sums_read(sums, source, files->path[0], format, threads, err);
    result = ranks_count() == 1 ? read_all(&set, files, format, threads, err)
                                : data_shares_read(&set, files, format, threads, err);
    *sums = set.sums;
    *source = set.source;
    if (result || check(sums, files, err))
        return -1;
    identify(sums, source);
    return 0;
}
