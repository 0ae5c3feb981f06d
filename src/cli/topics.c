#include "cli/topics.h"

#include "base/buf.h"
#include "base/number.h"
#include "descent/rule.h"
#include "descent/verdict.h"
#include "math/expr.h"
#include "outcome/metric.h"
#include "report/report.h"
#include "request/fields.h"

struct entry {
    const char *term, *text;
};

static void write_entries(const struct topic_writer *to, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to->entry(entries[i].term, entries[i].text);
}

#define WRITE(to, entries) write_entries(to, entries, sizeof(entries) / sizeof *(entries))

/* Writes an option, its value and its help as an entry. */
static void write_field(const struct topic_writer *to, const struct field *field,
                        const char *before)
{
    struct buf term = BUF_INIT;

    buf_printf(&term, "%s%s", before, field->name);
    if (field->argument)
        buf_printf(&term, "%s%s", *before ? " " : ": ", field->argument);
    to->entry(term.data, field->help);
    buf_release(&term);
}

static void write_options(const struct topic_writer *to, const char *const *names, unsigned groups)
{
    for (; *names; names++)
        if (field_find(*names, groups))
            write_field(to, field_find(*names, groups), "--");
}

static void write_verdicts(const struct topic_writer *to)
{
    static const struct entry stable[] = {
        {"stable", "for --expect: any of the runs that stay, which are converged, converging, "
                   "oscillating, cycling and wandering"},
    };

    to->paragraph("What a run does is read from its last steps. It stands under the title of a "
                  "figure, in summaries, and is what --expect compares.");
    for (int kind = 0; kind < VERDICT_KINDS; kind++)
        to->entry(verdict_name((enum verdict_kind)kind), verdict_meaning((enum verdict_kind)kind));
    WRITE(to, stable);
}

static void write_data(const struct topic_writer *to)
{
    static const struct entry rows[] = {
        {"rows", "lines of two or more columns, ended as any system does; blank lines, and those "
                 "that begin with #, are skipped"},
        {"separators", "commas, semicolons, tabs, or any run of blanks, found outside quotes"},
        {"quotes", "as RFC 4180 has them: separators, line breaks and doubled quotes may stand in "
                   "them"},
        {"header", "row 1 where a chosen cell is no number, where --columns has a name that stands "
                   "there and is no column number, or, unless blanks split the cells, where any "
                   "cell is no number"},
        {"numbers", "decimal: 0.5, -3, 1e-3, or as 1.234,5 with --decimal comma; the minus of "
                    "print is one, too. What is not a finite number is refused with its line and "
                    "column; --missing skip leaves its row out, and figures say how many"},
        {"model", "ŷ = w·x + b; the loss is the mean of the squared errors. w is trained, and b "
                  "with --bias train"},
        {"several",
         "--data may be repeated, and be a pattern in quotes, 'parts/*.csv', or @LIST, a "
         "file that names a file in each line, from the working directory. The order of "
         "the files, and how rows fall into them, changes nothing"},
        {"sums",
         "what 'gdplot sums' wrote stands in place of the rows of which it is, where no row "
         "is drawn: gdplot sums parts/*.csv -o all.sums, then -d all.sums. Sums are exact, "
         "and those of parts make those of all, to the byte. They are of the first two columns, or "
         "of all that --columns names there; a figure then takes the first two of these, or those "
         "that its own --columns names"},
        {"memory", "a file of any size is read once, and takes no more memory than a small one"},
        {"recipes",
         "a figure keeps the sums that decide the loss, and the SHA-256 of the file (of several, "
         "or of sums, that of the file of sums which they make): redo needs the file no more, "
         "redo --check -d FILE says whether it is the same"},
    };

    to->paragraph("With -d FILE the objective is a line through the points of two columns.");
    WRITE(to, rows);
    to->heading("Options");
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & GROUP_DATA) || (fields[i].traits & TRAIT_WITH_DATA))
            write_field(to, &fields[i], "--");
}

static void add_hypers(struct buf *out, const struct rule *rule)
{
    for (size_t i = 0; i < rule_hypers(rule); i++) {
        buf_printf(out, "; %s (", rule->hyper[i].name);
        number_add_exact(out, rule->hyper[i].value);
        buf_printf(out, ") %s", rule->hyper[i].meaning);
    }
}

static void write_optimizers(const struct topic_writer *to)
{
    to->paragraph("--optimizer NAME[:KEY=VALUE...] says how an update makes the next state, such "
                  "as adam or momentum:beta=0.5. Several, split by commas, make a run each at each "
                  "learning rate. In the formulas x is a parameter, g its slope, and what is "
                  "carried from update to update is 0 at state 0. They are PyTorch's: the learning "
                  "rate stands outside the velocity, and eps outside the root.");
    for (const struct rule *const *rule = rules_listed; *rule; rule++) {
        struct buf text = BUF_INIT;

        buf_puts(&text, (*rule)->formula);
        add_hypers(&text, *rule);
        if ((*rule)->without_lr)
            buf_puts(&text, "; it has no learning rate, and makes one run");
        buf_printf(&text, ". %s", (*rule)->source);
        to->entry((*rule)->name, text.data);
        buf_release(&text);
    }
}

static void write_expressions(const struct topic_writer *to)
{
    static const struct entry signs[] = {
        {"+ - * / ^ **",
         "^ and ** are the same: right-associative, and tighter than a minus before "
         "them, so that -x^2 is -(x^2)"},
        {"|x|",
         "abs(x): a bar where a value should stand opens, one where an operator should stand "
         "closes the last that is open"},
        {"√x", "sqrt(x), of what stands right behind the sign; √(2*x) takes both"},
        {"x y", "the variables; a function of x and y has two parameters"},
        {"pi e", "numbers; others are written as 2, 0.5 or 1e-3"},
    };
    struct buf functions = BUF_INIT;
    const char *name;
    int arity;

    WRITE(to, signs);
    for (size_t i = 0; (name = expr_function(i, &arity)); i++)
        buf_printf(&functions, "%s%s(%s)", i ? " " : "", name, arity == 2 ? "a,b" : "x");
    to->entry("functions", functions.data);
    buf_release(&functions);
}

static void write_spec(const struct topic_writer *to)
{
    struct buf help = BUF_INIT;
    const char *name;

    to->paragraph("A spec is a YAML file. 'gdplot report --init function' prints one to begin "
                  "with. Its keys are its own, and the words of the options, for all figures that "
                  "take them. A key of a figure goes before the same key of all, and what varies "
                  "along the axes of a map, 'over', before 'lr', 'start' and 'optimizer' of all.");
    to->heading("Of the report");
    for (size_t i = 0; (name = report_key(i, &help)); i++)
        to->entry(name, help.data);
    to->heading("Of a figure");
    for (size_t i = 0; (name = report_figure_key(i, &help)); i++)
        to->entry(name, help.data);
    to->heading("Options of figures: of one, or of all");
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_DRAWN)
            write_field(to, &fields[i], "");
    buf_release(&help);
}

static void add_name(struct buf *out, const char *name)
{
    buf_printf(out, "%s%s", out->length ? ", " : "", name);
}

static void write_metrics(const struct topic_writer *to)
{
    struct buf stats = BUF_INIT, signs = BUF_INIT;

    for (size_t i = 0; i < metric_stats_count; i++)
        add_name(&stats, metric_stats[i].name);
    buf_puts(&stats, "; finite is the part of the values that are finite, 1 where all are");
    for (size_t i = 0; i < metric_comparisons_count; i++)
        add_name(&signs, metric_comparisons[i].sign);
    to->entry("METRIC",
              "loss, a parameter or a slope, by its name in trajectories; or what a log has");
    to->entry("STAT", stats.data);
    to->entry("OP", signs.data);
    buf_release(&stats);
    buf_release(&signs);
}

static void write_expectations(const struct topic_writer *to)
{
    static const struct entry forms[] = {
        {"[RUN=]VERDICT[|VERDICT...]", "the run ends so, or in one of these ways; converging holds "
                                       "where it has converged, too"},
        {"[RUN=]!VERDICT", "it ends in any other way"},
        {"[RUN=]METRIC.STAT OP NUMBER", "a number of it is so, such as loss.last <= 3"},
        {"[RUN=]METRIC.finite", "all of its values are finite numbers"},
        {"RUN",
         "a learning rate; of logs a name, or a pattern of names; without one every run is meant"},
    };
    struct buf verdicts = BUF_INIT;

    to->heading("Expectations, split by commas");
    WRITE(to, forms);
    for (int kind = 0; kind < VERDICT_KINDS; kind++)
        add_name(&verdicts, verdict_name((enum verdict_kind)kind));
    buf_puts(&verdicts, ", or stable: see verdicts");
    to->entry("VERDICT", verdicts.data);
    buf_release(&verdicts);
    write_metrics(to);
}

static void write_ci(const struct topic_writer *to)
{
    static const char *const options[] = {"expect", "summary", "annotate", NULL};
    static const char *const checks[] = {"check", NULL};
    static const struct entry others[] = {
        {"gdplot diff A B", "the first state in which two figures, trajectories or folders differ"},
        {"exit status 1", "an expectation was not met, a check failed, or two files differ"},
    };

    to->paragraph("All files are written, and then the exit status says whether the runs did what "
                  "is expected of them. A spec's 'expect' says it for a report.");
    write_options(to, options, GROUP_RUNS);
    write_options(to, checks, GROUP_REDO);
    WRITE(to, others);
    write_expectations(to);
}

const struct topic topics[] = {
    {"expressions", "function functions operators formulas syntax",
     "operators, functions and names of -f", write_expressions},
    {"data", "csv files columns model", "files that -d reads, and the model", write_data},
    {"optimizers", "rules optimisers hyperparameters gd momentum adam",
     "update rules, their formulas and hyperparameters", write_optimizers},
    {"verdicts", "words converging diverging", "what runs do, in one word", write_verdicts},
    {"spec", "yaml keys specs", "the keys of a report's spec", write_spec},
    {"ci", "expect expectations summary annotate status github gitlab",
     "expectations, summaries, annotations and exit statuses", write_ci},
};
const size_t topics_count = sizeof topics / sizeof *topics;
