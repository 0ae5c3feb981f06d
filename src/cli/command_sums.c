/* What data leave for the mean squared error: exact sums, to be merged and drawn from. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "base/ranks.h"
#include "cli/command.h"
#include "descent/sums_file.h"
#include "picture/apart.h"
#include "picture/output.h"
#include "request/data_list.h"

/* Files may be given without --data. */
static int take_operands(struct spec *spec, struct err *err)
{
    if (spec->data && spec->operands.count)
        return err_set(err, STATUS_USAGE, "%.200s: give all files behind --data, or all without it",
                       spec->operands.at[0]);
    if (!spec->data && !spec->operands.count)
        return err_set(err, STATUS_USAGE, "sums needs data: gdplot sums FILE... -o all.sums");
    if (spec->data)
        return 0;
    spec->data = mem_text(spec->operands.at[0]);
    for (size_t i = 1; i < spec->operands.count; i++)
        texts_add(&spec->data_files, spec->operands.at[i]);
    return data_list_expand(spec, err);
}

/* By its name a file of sums is known wherever it is read. */
static int check_output(const struct spec *spec, struct err *err)
{
    if (apart_check_spec(spec, err))
        return -1;
    if (output_is_stdout(spec->sums) || sums_file_is_named(spec->sums))
        return 0;
    return err_set(err, STATUS_USAGE, "--output: %.200s: call it something.sums", spec->sums);
}

static int sums_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct data_format format = spec_format(spec);
    struct data_source source = {0};
    struct buf text = BUF_INIT;
    struct data_files files;
    struct data_sums sums = {0};
    int result = -1;

    (void)command;
    format.many = true;
    if (!spec->sums)
        spec->sums = mem_text("-");
    if (take_operands(spec, err) || check_output(spec, err))
        return -1;
    files = data_list_of(spec);
    if (!data_files_read(&sums, &source, &files, &format, data_files_threads(), err)) {
        sums_file_write(&sums, &source, &text);
        result = ranks_leads() ? outfile_write(spec->sums, &text, err) : 0;
    }
    buf_release(&text);
    data_sums_release(&sums);
    free(source.columns);
    return result;
}

const struct command command_sums = {
    .name = "sums",
    .aliases = "sum merge aggregate reduce",
    .summary = "the exact sums of data, to be merged, and drawn from in place of rows",
    .details =
        "FILE is a data set, or sums that 'gdplot sums' wrote (x.sums): those of parts make\n"
        "those of all. Of a data set the first two columns are summed, as figures take them;\n"
        "--columns A,B,C takes any others, 2 to 100, and figures drawn of the sums choose\n"
        "two of these. Of sums all columns are kept. Without -o they are printed.",
    .groups = GROUP_DATA | GROUP_SUMS | GROUP_COMMON,
    .operand = "[FILE...]",
    .operands = COMMAND_MANY,
    .ranks = true,
    .run = sums_run,
};
