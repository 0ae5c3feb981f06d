#include "cli/outputs.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "cli/apart.h"
#include "cli/forms.h"
#include "report/annotate.h"
#include "report/summary.h"

bool outputs_on_stdout(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (form_is_stdout(spec->outputs.at[i]))
            return true;
    return false;
}

/* A file to be written, and the second one of a renderer that has one. */
struct output {
    const char *path;
    struct outfile file, companion;
    char *companion_path; /* owned; NULL without one */
};

static int write_figure(const struct spec *spec, const struct products *products,
                        struct output *output, struct err *err)
{
    const struct renderer *renderer = form_renderer(spec, output->path);
    struct render_request request = form_request(spec, products->figure, products->fonts);

    if (!output->companion_path)
        return renderer->write(&request, output->file.stream, err);
    if (outfile_open(&output->companion, output->companion_path, err))
        return -1;
    request.companion = output->companion.stream;
    request.companion_name = spec_base_name(output->companion_path);
    if (renderer->write(&request, output->file.stream, err))
        return -1;
    return outfile_finish(&output->companion, err);
}

static int write_output(const struct spec *spec, const struct products *products,
                        const struct expectations *expectations, struct output *output,
                        struct err *err)
{
    if (outfile_open(&output->file, output->path, err))
        return -1;
    if (output->path == spec->summary)
        summary_write(output->path, expectations, output->file.stream);
    else if (!form_renderer(spec, output->path))
        form_write_csv(spec, products->study, output->file.stream);
    else if (write_figure(spec, products, output, err))
        return -1;
    return outfile_finish(&output->file, err);
}

static int commit(struct output *output, struct err *err)
{
    return outfile_commit(&output->companion, err) || outfile_commit(&output->file, err) ? -1 : 0;
}

static void release(struct output *output)
{
    outfile_release(&output->file);
    outfile_release(&output->companion);
    free(output->companion_path);
}

/* All outputs, and the summary as the last of them; the caller frees them. */
static struct output *list_outputs(const struct spec *spec, size_t *count)
{
    struct output *outputs;

    *count = spec->outputs.count + (spec->summary != NULL);
    outputs = mem_zeroed(*count, sizeof *outputs);
    for (size_t i = 0; i < spec->outputs.count; i++) {
        outputs[i].path = spec->outputs.at[i];
        outputs[i].companion_path = form_companion(spec, outputs[i].path);
    }
    if (spec->summary)
        outputs[*count - 1].path = spec->summary;
    return outputs;
}

static int write_all(const struct spec *spec, const struct products *products,
                     const struct expectations *expectations, struct err *err)
{
    size_t count;
    struct output *outputs = list_outputs(spec, &count);
    int result = 0;

    for (size_t i = 0; !result && i < count; i++)
        result = write_output(spec, products, expectations, &outputs[i], err);
    for (size_t i = 0; !result && i < count; i++)
        result = commit(&outputs[i], err);
    for (size_t i = 0; i < count; i++)
        release(&outputs[i]);
    free(outputs);
    return result;
}

int outputs_write(const struct spec *spec, const struct products *products, struct err *err)
{
    struct expectations expectations = {0};
    int result = expect_compare(&expectations, spec->expect, products->outcomes, err);

    if (!result)
        result = apart_check_spec(spec, err);
    if (!result)
        result = write_all(spec, products, &expectations, err);
    if (!result && spec->annotate)
        annotate_write(spec->annotate, &expectations, products->expects, stdout);
    if (!result)
        result = expect_tell(&expectations, err);
    expect_release(&expectations);
    return result;
}
