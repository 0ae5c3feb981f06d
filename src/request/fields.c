#include "request/fields.h"

#include <string.h>

#include "base/nearest.h"

/*
 * A row: the name, the member of struct spec, the type, the group, and more members of struct
 * field.
 */
#define FIELD(option, member, kind, ...)                                                           \
    {                                                                                              \
        .name = option, .offset = offsetof(struct spec, member), .type = kind,                     \
        .group = __VA_ARGS__                                                                       \
    }

/* Aliases that the rows of several commands share. */
#define OUTPUT_ALIASES                                                                             \
    "out outfile outdir out-dir output-dir save save-as savefig dest destination export "          \
    "output-file directory folder"
#define CHECK_ALIASES "verify validate"

const struct field fields[] = {
    FIELD("function", function, FIELD_TEXT, GROUP_OBJECTIVE, .letter = 'f', .argument = "EXPR",
          .traits = TRAIT_OBJECTIVE | TRAIT_EXPRESSION | TRAIT_FIRST,
          .help = "the function f(x) or f(x, y), such as 'x^2' or 'sin(x) + x**2/10'",
          .aliases = "func fn fun expr expression formula objective equation fx"),
    FIELD("data", data, FIELD_INPUT, GROUP_OBJECTIVE | GROUP_DATA, .letter = 'd',
          .argument = "FILE", .traits = TRAIT_OBJECTIVE | TRAIT_DATA_SET | TRAIT_CHECK,
          .help = "mean squared error of ŷ = w·x + b on two columns of FILE (- is stdin)",
          .aliases = "file input infile csv dataset datafile data-file table in"),
    FIELD("columns", columns, FIELD_TEXT, GROUP_OBJECTIVE | GROUP_DATA, .argument = "X,Y",
          .traits = TRAIT_COLUMNS,
          .help = "the two columns, by names or numbers (the first two); a comma in quotes",
          .aliases = "cols usecols features variables xy"),
    FIELD("header", header, FIELD_WORD, GROUP_OBJECTIVE | GROUP_DATA, .argument = "yes|no",
          .help = "whether row 1 of FILE names the columns (if a cell is no number)"),
    FIELD("decimal", decimal, FIELD_WORD, GROUP_OBJECTIVE | GROUP_DATA, .argument = "point|comma",
          .initial = "point",
          .help = "what stands before decimals in FILE (point); comma: as in 1.234,5"),
    FIELD("missing", missing, FIELD_WORD, GROUP_OBJECTIVE | GROUP_DATA, .argument = "fail|skip",
          .initial = "fail",
          .help = "refuse FILE for rows that lack a number (fail), or leave them out"),
    FIELD("bias", bias, FIELD_HELD, GROUP_OBJECTIVE, .argument = "VALUE", .initial = "0",
          .words = "train", .traits = TRAIT_WITH_DATA | TRAIT_FIRST, .label = "bias b",
          .help = "hold b at VALUE (0), or train it along with w: train",
          .aliases = "intercept offset b"),

    FIELD("start", start, FIELD_NUMBERS, GROUP_DESCENT, .argument = "V[,V]", .traits = TRAIT_FIRST,
          .help = "parameter, or both of them, at state 0 (data: 0)",
          .aliases =
              "s x0 init initial initial-value from begin guess theta0 w0 start-at point origin"),
    FIELD("lr", lr, FIELD_RATES, GROUP_DESCENT, .argument = "RATE,RATE,...", .limit = LIMIT_ABOVE_0,
          .traits = TRAIT_GOES_ON | TRAIT_FIRST, .label = "learning rate",
          .help = "learning rates, one a run; or LO:HI:COUNT[log], so many from LO to HI",
          .aliases = "l learning-rate learningrate learning-rates rate rates alpha eta step-size "
                     "stepsize lrs"),
    FIELD("optimizer", optimizer, FIELD_TEXT, GROUP_DESCENT, .argument = "NAME[:KEY=VALUE],...",
          .choices = CHOICES_OPTIMIZERS, .traits = TRAIT_LIST | TRAIT_FIRST, .label = "optimiser",
          .help = "gd, momentum, nesterov, adagrad, rmsprop, adam, newton (gd)",
          .aliases = "optimiser optim opt solver update-rule rule method algorithm"),
    FIELD("iterations", iterations, FIELD_INTEGER, GROUP_DESCENT, .argument = "N",
          .limit = LIMIT_0_OR_MORE, .traits = TRAIT_FIRST,
          .help = "number of updates (8; data, sweep: 100; grid: as many as it shows)",
          .aliases = "i e epochs epoch steps step iters iter n-iter niter max-iter maxiter "
                     "max-iters updates n-steps num-steps max-steps maxsteps num-iterations "
                     "n-iterations max-iterations n"),
    FIELD("normalize", normalize, FIELD_NUMBERS, GROUP_DESCENT, .argument = "RATE,...",
          .limit = LIMIT_ABOVE_0, .traits = TRAIT_GOES_ON | TRAIT_WITH_DATA,
          .label = "normalised rates",
          .help = "further runs, on standardised columns (with --bias train)",
          .aliases = "normalise standardize standardise scale-data zscore"),
    FIELD("tolerance", tolerance, FIELD_NUMBER, GROUP_DESCENT, .argument = "T",
          .limit = LIMIT_0_OR_MORE, .help = "stop once |slope| ≤ T",
          .aliases = "tol eps epsilon threshold gtol xtol ftol"),
    FIELD("keep", keep, FIELD_KEEP, GROUP_KEEP, .argument = "RULE", .initial = "all",
          .words = "all every: last: log",
          .help = "keep a part of a long run's states: every:K, last:N or log (all)",
          .aliases = "save-every log-every every thin subsample"),

    FIELD("rows", rows, FIELD_INTEGER, GROUP_GRID, .argument = "R", .initial = "3",
          .limit = LIMIT_1_OR_MORE, .help = "rows of panels (3)", .aliases = "nrows n-rows"),
    FIELD("cols", cols, FIELD_INTEGER, GROUP_GRID, .argument = "C", .initial = "3",
          .limit = LIMIT_1_OR_MORE, .help = "columns of panels (3)", .aliases = "ncols n-cols"),
    FIELD("states", states, FIELD_INTEGERS, GROUP_STATES, .argument = "K,K,...",
          .limit = LIMIT_0_OR_MORE, .words = "all", .traits = TRAIT_GOES_ON,
          .help = "the states to draw, as 0,2,5-9 or all (grid: one a panel; fit: five)",
          .aliases = "state panels show"),

    FIELD("path", path, FIELD_FLAG, GROUP_LOSS, .traits = TRAIT_FIRST, .label = "path of states",
          .help = "train, and draw the states on the curve",
          .aliases = "trace trajectory show-path descent"),
    FIELD("gradient", gradient, FIELD_INTEGER, GROUP_LOSS, .argument = "K",
          .limit = LIMIT_0_OR_MORE,
          .help = "train, and draw the uphill gradient and the step of state K",
          .aliases = "tangent slope arrow grad"),

    FIELD("no-step", no_step, FIELD_FLAG, GROUP_STEP,
          .help = "leave out the arrow from a state to the next parameter",
          .aliases = "no-steps no-arrow no-arrows hide-step"),

    FIELD("upto", upto, FIELD_INTEGER, GROUP_MOTION, .argument = "K", .limit = LIMIT_0_OR_MORE,
          .traits = TRAIT_FIRST, .label = "up to state",
          .help = "draw the states up to K, in the axes of all (grid: state K of each rate)",
          .aliases = "up-to until last-state frame at-state"),
    FIELD("residuals", residuals, FIELD_FLAG, GROUP_FIT,
          .help = "draw the errors, whose squares the loss averages, at the last of the states",
          .aliases = "errors residual deviations"),
    FIELD("animate", animate, FIELD_FLAG, GROUP_MOTION, .traits = TRAIT_OF_FILE,
          .help = "a .png, .svg or .pdf of all states: APNG, CSS, a page each",
          .aliases = "animation animated movie video"),
    FIELD("frames", frames, FIELD_INTEGERS, GROUP_MOTION, .argument = "K,K,...",
          .limit = LIMIT_0_OR_MORE, .words = "all", .traits = TRAIT_GOES_ON | TRAIT_OF_FILE,
          .help = "the states to show one after the other, as 0,2,5-9 or all (100 at most)"),
    FIELD("delay", delay, FIELD_INTEGER, GROUP_MOTION, .argument = "MS", .limit = LIMIT_1_OR_MORE,
          .traits = TRAIT_OF_FILE,
          .help = "milliseconds a frame (so many that all take about six seconds)",
          .aliases = "interval duration frame-time"),
    FIELD("loop", loop, FIELD_INTEGER, GROUP_MOTION, .argument = "N", .limit = LIMIT_0_OR_MORE,
          .traits = TRAIT_OF_FILE, .help = "show all frames N times (0: for ever)",
          .aliases = "loops repeat plays"),

    FIELD("equal", equal, FIELD_FLAG, GROUP_CONTOUR, .help = "the same scale on both axes",
          .aliases = "aspect square isometric"),

    FIELD("metric", metric, FIELD_TEXT, GROUP_LOGS | GROUP_DIFF, .argument = "NAME,...",
          .traits = TRAIT_LIST,
          .help = "the metrics to draw, names or patterns such as 'val_*' (losses)",
          .aliases = "metrics tag tags"),
    FIELD("x", x, FIELD_TEXT, GROUP_LOGS | GROUP_DIFF, .argument = "NAME",
          .words = "step epoch time row",
          .help = "step, epoch, time, row or a column (what the log counts by)",
          .aliases = "x-axis xaxis abscissa"),
    FIELD("smooth", smooth, FIELD_TEXT, GROUP_LOGS, .argument = "A", .words = "median:",
          .help = "an exponential mean of weight A, 0 to 1, or median:N of N values",
          .aliases = "smoothing ema ewma rolling"),
    FIELD("band", band, FIELD_WORD, GROUP_LOGS, .argument = "sd|se|minmax|quartiles|gsd",
          .help = "runs of one name are one: their mean and a band around it",
          .aliases = "errorbar error-band shade confidence seeds std stderr"),
    FIELD("group", group, FIELD_TEXT, GROUP_LOGS, .argument = "PATTERN,...",
          .help = "with --band: runs whose names match a pattern, 'seed_*', are one",
          .aliases = "groups groupby group-by"),
    FIELD("align", align, FIELD_FLAG, GROUP_LOGS,
          .help = "with --band: interpolate runs that have other steps than the longest",
          .aliases = "interpolate resample"),
    FIELD("overlay", overlay, FIELD_FLAG, GROUP_LOGS,
          .help = "all metrics in one panel, those of validation dashed",
          .aliases = "together one-panel"),

    FIELD("over", over, FIELD_OVER, GROUP_MAP, .argument = "FIELD=LO:HI:N",
          .help = "an axis: lr, start, start.x, momentum.beta ...: N values, or Nlog; give two",
          .words = "lr= start= start.x= start.y= momentum.beta=",
          .traits = TRAIT_RANGES | TRAIT_FIRST, .aliases = "vary grid-over plane"),
    FIELD("show", show, FIELD_WORD, GROUP_MAP, .argument = "loss|zone|minimum|iterations",
          .initial = "zone", .traits = TRAIT_FIRST,
          .help = "what each run ends with, does (zone), reaches or takes",
          .aliases = "value what quantity color-by colour-by"),

    FIELD("log", log, FIELD_FLAG, GROUP_LOSS_AXIS, .help = "a logarithmic axis of losses",
          .aliases = "logy log-y logarithmic log-scale logscale semilogy"),
    FIELD("linear", linear, FIELD_FLAG, GROUP_LOSS_AXIS, .help = "a linear one",
          .aliases = "lin no-log nolog"),
    FIELD("below-minimum", below_minimum, FIELD_FLAG, GROUP_LEARNING,
          .help = "draw how far losses are above the minimum",
          .aliases = "minus-minimum excess suboptimality gap"),

    FIELD("domain", domain, FIELD_INTERVAL, GROUP_FIGURE, .argument = "LO:HI",
          .help = "parameter axis (around the minimum and the states)",
          .aliases = "xlim xrange x-range xmin xmax x-limits"),
    FIELD("range", range, FIELD_INTERVAL, GROUP_FIGURE, .argument = "LO:HI",
          .help = "loss axis (up to twice the largest loss shown); contour: parameter 2",
          .aliases = "ylim yrange y-range ymin ymax zlim y-limits"),
    FIELD("along", along, FIELD_TEXT, GROUP_FIGURE, .argument = "NAME", .words = "x y w b",
          .help = "of two parameters, the one that curves are drawn over (the first)",
          .aliases = "param parameter axis over wrt"),
    FIELD("size", size, FIELD_SIZE, GROUP_FIGURE, .argument = "WxH",
          .words = "paper wide slide square",
          .help = "900x600, 16x10cm, 6x4in, a width, or paper, wide, slide or square",
          .aliases = "width height figsize geometry dimensions resolution fig-size"),
    FIELD("text-size", text_size, FIELD_LENGTH, GROUP_FIGURE, .argument = "SIZE", .words = "page",
          .help = "text, lines and markers: 7pt, 13px, or page: by --size (13px)",
          .aliases = "font-size fontsize textsize text-scale"),
    FIELD("scale", scale, FIELD_NUMBER, GROUP_FIGURE, .argument = "S", .initial = "1",
          .limit = LIMIT_ABOVE_0, .traits = TRAIT_OF_FILE,
          .help = "multiply the pixels of a PNG (1)", .aliases = "dpi zoom factor"),
    FIELD(
        "theme", theme, FIELD_TEXT, GROUP_FIGURE, .argument = "NAME", .initial = "light",
        .choices = CHOICES_THEMES, .traits = TRAIT_FIRST, .help = "light, dark, print or classic",
        .aliases =
            "style palette colors colours color colour colorscheme cmap colormap dark light mode"),
    FIELD("font", font, FIELD_INPUT, GROUP_FIGURE, .argument = "FILE", .traits = TRAIT_CHECK,
          .help = "set text in this TrueType or OpenType font",
          .aliases = "typeface font-family fontfile"),
    FIELD("svg-font", svg_font, FIELD_TEXT, GROUP_FIGURE, .argument = "NAME", .initial = "name",
          .choices = CHOICES_SVG_FONTS, .traits = TRAIT_OF_FILE,
          .help = "SVG text: name its fonts, embed the glyphs used, or outline (name)"),
    FIELD("template", template, FIELD_INPUT, GROUP_FIGURE, .argument = "FILE",
          .traits = TRAIT_TEMPLATE | TRAIT_CHECK | TRAIT_OF_FILE,
          .help = "make gnuplot scripts with this Mustache template"),
    FIELD("terminal", terminal, FIELD_TEXT, GROUP_FIGURE, .argument = "TEXT",
          .traits = TRAIT_OF_FILE,
          .help = "what a .gp script sets, such as 'pngcairo size 900,900' (nothing)"),
    FIELD("title", title, FIELD_TEXT, GROUP_FIGURE, .argument = "TEXT",
          .help = "instead of the title made", .aliases = "label heading name"),
    FIELD("xlabel", xlabel, FIELD_TEXT, GROUP_FIGURE, .argument = "TEXT",
          .help = "instead of the title of the x axis", .aliases = "x-label x-title xtitle"),
    FIELD("ylabel", ylabel, FIELD_TEXT, GROUP_FIGURE, .argument = "TEXT",
          .help = "instead of the title of the y axis", .aliases = "y-label y-title ytitle"),
    FIELD("letters", letters, FIELD_FLAG, GROUP_FIGURE, .help = "call the panels (a), (b), …",
          .aliases = "panel-letters subfigures abc"),
    FIELD("caption", caption, FIELD_TEXT, GROUP_FIGURE, .argument = "TEXT",
          .help = "instead of the line below it", .aliases = "subtitle description footer"),

    FIELD("output", outputs, FIELD_TEXTS, GROUP_OUTPUT, .letter = 'o', .argument = "FILE",
          .choices = CHOICES_FILES,
          .help = "write FILE, its format by extension; may be repeated; - is stdout",
          .aliases = OUTPUT_ALIASES),
    FIELD("format", format, FIELD_TEXT, GROUP_OUTPUT, .argument = "NAME",
          .choices = CHOICES_FORMATS,
          .help = "the format of '-o -', and of files without an extension",
          .aliases = "type fmt ext extension filetype"),
    FIELD("renderer", renderer, FIELD_TEXT, GROUP_FIGURE, .argument = "NAME",
          .choices = CHOICES_RENDERERS, .traits = TRAIT_OF_FILE,
          .help = "instead of the format's own: cairo (SVG: text as outlines) or gnuplot",
          .aliases = "backend engine driver"),
    FIELD("timeout", timeout, FIELD_NUMBER, GROUP_OUTPUT, .argument = "SECONDS", .initial = "10",
          .limit = LIMIT_ABOVE_0, .help = "the longest that gnuplot may take (10)"),

    FIELD("output", folder, FIELD_TEXT, GROUP_REPORT, .letter = 'o', .argument = "FOLDER",
          .choices = CHOICES_FOLDERS,
          .help = "the folder to write into (the spec's 'output', or its name)",
          .aliases = OUTPUT_ALIASES),
    FIELD("template", document, FIELD_INPUT, GROUP_REPORT, .argument = "FILE",
          .traits = TRAIT_TEMPLATE, .help = "make one more document with this Mustache template"),
    FIELD("init", init, FIELD_TEXT, GROUP_REPORT, .argument = "KIND", .words = "function data",
          .help = "print a spec to begin with: function or data"),
    FIELD("list", list, FIELD_FLAG, GROUP_REPORT,
          .help = "print the names of the files, and make none"),
    FIELD("only", only, FIELD_TEXTS, GROUP_REPORT, .argument = "NAME",
          .help = "make this figure or document only; may be repeated"),
    FIELD("replace", replace, FIELD_FLAG, GROUP_REPORT,
          .help = "overwrite files in the folder that no report made, too"),
    FIELD("live", live, FIELD_FLAG, GROUP_REPORT,
          .help = "HTML whose figures are drawn anew as its reader turns their settings",
          .aliases = "interactive widget sliders"),
    FIELD("check", check_report, FIELD_FLAG, GROUP_REPORT,
          .help = "write nothing; say whether the files are what the spec gives",
          .aliases = CHECK_ALIASES),
    FIELD("jobs", jobs, FIELD_INTEGER, GROUP_JOBS, .argument = "N", .limit = LIMIT_1_OR_MORE,
          .help = "work on N processors at once (all there are)",
          .aliases = "threads workers cores processes parallel n-jobs procs cpus j"),

    FIELD("check", check, FIELD_FLAG, GROUP_REDO,
          .help = "draw nothing; say whether each FIGURE is what its recipe gives",
          .aliases = CHECK_ALIASES),

    FIELD("within", within, FIELD_NUMBER, GROUP_DIFF, .argument = "EPS", .initial = "0",
          .limit = LIMIT_0_OR_MORE, .help = "numbers that differ by no more are equal (0)",
          .aliases = "eps epsilon tol tolerance atol rtol delta"),
    FIELD("floor", floor, FIELD_NUMBER, GROUP_DIFF, .argument = "R", .limit = LIMIT_ABOVE_0,
          .help = "of logs A ... -- B: how many times the spread of all A is B from the nearest",
          .aliases = "noise baseline baselines regression"),
    FIELD("pixels", pixels, FIELD_FLAG, GROUP_DIFF,
          .help = "compare the pixels of two PNG files instead"),
    FIELD("output", difference, FIELD_OUTPUT, GROUP_DIFF, .letter = 'o', .argument = "FILE",
          .help = "with --pixels: a PNG that shows where they differ", .aliases = OUTPUT_ALIASES),

    FIELD("output", sums, FIELD_OUTPUT, GROUP_SUMS, .letter = 'o', .argument = "FILE",
          .help = "write the sums to FILE, called something.sums (- is stdout)",
          .aliases = OUTPUT_ALIASES),

    FIELD("summary", summaries, FIELD_TEXTS, GROUP_RUNS, .argument = "FILE",
          .choices = CHOICES_FILES,
          .help = "a row a run: .txt, .csv, .md, .xml (JUnit), .svg (a badge); - is stdout"),
    FIELD("expect", expect, FIELD_TEXT, GROUP_RUNS, .argument = "WHAT,...",
          .choices = CHOICES_VERDICTS, .traits = TRAIT_RANGES,
          .help = "exit 1 unless it holds: 0.1=converging, adam=!diverging, loss.last<=3",
          .aliases = "assert expected verdict fail-unless"),
    FIELD("annotate", annotate, FIELD_TEXT, GROUP_RUNS, .argument = "NAME",
          .choices = CHOICES_SERVICES,
          .help = "print what is not as expected for a CI service, too: github, gitlab",
          .aliases = "annotations github ci"),

    FIELD("quiet", quiet, FIELD_FLAG, GROUP_COMMON, .letter = 'q',
          .help = "print no progress and no file names", .aliases = "silent no-progress"),
    FIELD("help", help, FIELD_FLAG, GROUP_COMMON, .letter = 'h', .help = "print this help"),
    FIELD("version", version, FIELD_FLAG, GROUP_COMMON, .letter = 'V',
          .help = "print the version, the libraries and the fonts", .aliases = "v"),

    FIELD("sha256", sha256, FIELD_TEXT, GROUP_SOURCE),
    FIELD("column_names", column_names, FIELD_TEXT, GROUP_SOURCE),
    FIELD("rows_left_out", moments.skipped, FIELD_INTEGER, GROUP_SOURCE, .limit = LIMIT_0_OR_MORE),
    FIELD("logs", logs, FIELD_TEXT, GROUP_LOG_FILES),
    FIELD("called", called, FIELD_TEXT, GROUP_CALLED),
    FIELD("n", moments.n, FIELD_INTEGER, GROUP_MOMENTS, .limit = LIMIT_1_OR_MORE),
    FIELD("mean_x", moments.x, FIELD_PRECISE, GROUP_MOMENTS),
    FIELD("mean_y", moments.y, FIELD_PRECISE, GROUP_MOMENTS),
    FIELD("sxx", moments.sxx, FIELD_NUMBER, GROUP_MOMENTS, .limit = LIMIT_0_OR_MORE),
    FIELD("least_squares_w", moments.w, FIELD_PRECISE, GROUP_MOMENTS),
    FIELD("residual", moments.residual, FIELD_NUMBER, GROUP_MOMENTS, .limit = LIMIT_0_OR_MORE),
};
const size_t fields_count = sizeof fields / sizeof *fields;
_Static_assert(sizeof fields / sizeof *fields <= FIELDS_MAX,
               "each field has its place in spec.given");

const struct field_section field_sections[] = {
    {GROUP_OBJECTIVE,
     "The objective (unless one is given, the example that the help of the command names)"},
    {GROUP_DATA, "The data"},
    {GROUP_DESCENT, "The descent"},
    {GROUP_KEEP, "Long runs"},
    {GROUP_STATES, "The states"},
    {GROUP_GRID, "The grid"},
    {GROUP_LOSS, "The loss curve"},
    {GROUP_STEP, "The steps"},
    {GROUP_MOTION, "The motion"},
    {GROUP_FIT, "The fit"},
    {GROUP_CONTOUR, "The contours"},
    {GROUP_LOSS_AXIS, "The losses"},
    {GROUP_LEARNING, "The learning curves"},
    {GROUP_LOGS, "Logs"},
    {GROUP_MAP, "The map"},
    {GROUP_FIGURE, "The figure"},
    {GROUP_OUTPUT, "The output"},
    {GROUP_REPORT, "The report"},
    {GROUP_JOBS, "The work"},
    {GROUP_SUMS, "The sums"},
    {GROUP_RUNS, "What the runs do"},
    {GROUP_REDO, "Checking"},
    {GROUP_DIFF, "The comparison"},
    {GROUP_COMMON, "And"},
};
const size_t field_sections_count = sizeof field_sections / sizeof *field_sections;

bool field_in_section(const struct field *field, size_t section, unsigned groups)
{
    for (size_t i = 0; i < section; i++)
        groups &= ~(unsigned)field_sections[i].group;
    return field->group & groups & field_sections[section].group;
}

const struct field *field_find(const char *name, unsigned groups)
{
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & groups) && !strcmp(fields[i].name, name))
            return &fields[i];
    return NULL;
}

void fields_offer(struct nearest *nearest, unsigned groups)
{
    for (size_t i = 0; i < fields_count; i++) {
        if (!(fields[i].group & groups))
            continue;
        nearest_offer(nearest, fields[i].name);
        nearest_offer_known_as(nearest, fields[i].aliases, fields[i].name);
    }
}

void field_hint(struct buf *out, const char *name, const char *prefix, unsigned groups)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];

    nearest_init(&nearest, name);
    fields_offer(&nearest, groups);
    buf_puts(out, nearest_hint(&nearest, prefix, hint));
}
