#include "request/foreign_names.h"

#include <ctype.h>
#include <string.h>

/* Our name, and names of the same thing elsewhere, split by blanks. */
static const struct {
    const char *ours, *theirs;
} rows[] = {
    {"function", "func fn fun expr expression formula objective equation fx"},
    {"data", "file input infile csv dataset datafile data-file table in"},
    {"columns", "cols usecols features variables xy"},
    {"bias", "intercept offset b"},
    {"start", "s x0 init initial initial-value from begin guess theta0 w0 start-at point origin"},
    {"lr",
     "l learning-rate learningrate learning-rates rate rates alpha eta step-size stepsize lrs"},
    {"iterations",
     "i e epochs epoch steps step iters iter n-iter niter max-iter maxiter max-iters updates "
     "n-steps num-steps max-steps maxsteps num-iterations n-iterations max-iterations n"},
    {"normalize", "normalise standardize standardise scale-data zscore"},
    {"tolerance", "tol eps epsilon threshold gtol xtol ftol"},
    {"keep", "save-every log-every every thin subsample"},
    {"rows", "nrows n-rows"},
    {"cols", "ncols n-cols"},
    {"states", "state panels frames show"},
    {"path", "trace trajectory show-path descent"},
    {"gradient", "tangent slope arrow grad"},
    {"equal", "aspect square isometric"},
    {"domain", "xlim xrange x-range xmin xmax x-limits"},
    {"range", "ylim yrange y-range ymin ymax zlim y-limits"},
    {"along", "param parameter axis over wrt"},
    {"size", "width height figsize geometry dimensions resolution fig-size"},
    {"scale", "dpi zoom factor"},
    {"theme",
     "style palette colors colours color colour colorscheme cmap colormap dark light mode"},
    {"font", "typeface font-family fontfile"},
    {"title", "label heading name"},
    {"caption", "subtitle description footer"},
    {"output", "out outfile outdir out-dir output-dir save save-as savefig dest destination export "
               "output-file directory folder"},
    {"format", "type fmt ext extension filetype"},
    {"renderer", "backend engine driver"},
    {"quiet", "silent no-progress"},
    {"version", "v"},
    {"jobs", "threads workers cores processes parallel n-jobs procs cpus j"},
    {"expect", "assert expected verdict fail-unless"},
    {"annotate", "annotations github ci"},
    {"check", "verify validate"},
    {"within", "eps epsilon tol tolerance atol rtol delta"},
};

static bool same_letter(char typed, char theirs)
{
    return (typed == '_' ? '-' : tolower((unsigned char)typed)) == theirs;
}

/* Whether the list has the name. */
static bool has(const char *list, const char *name)
{
    size_t length = strlen(name);

    while (*list) {
        size_t word = strcspn(list, " "), i = 0;

        while (i < word && i < length && same_letter(name[i], list[i]))
            i++;
        if (i == word && i == length)
            return true;
        list += word + (list[word] == ' ');
    }
    return false;
}

const struct field *foreign_name_find(const char *name, unsigned groups)
{
    for (size_t i = 0; *name && i < sizeof rows / sizeof *rows; i++) {
        const struct field *field = field_find(rows[i].ours, groups);

        if (field && has(rows[i].theirs, name))
            return field;
    }
    return NULL;
}
