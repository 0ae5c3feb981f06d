#include "request/fields.h"

#include <float.h>
#include <limits.h>
#include <string.h>

#include "base/nearest.h"
#include "request/foreign_names.h"

#define MEMBER(name)     offsetof(struct spec, name)
#define ABOVE_ZERO       DBL_TRUE_MIN, DBL_MAX
#define AT_LEAST(number) number, (double)LONG_MAX

const struct field fields[] = {
    {"function", 'f', FIELD_TEXT, GROUP_OBJECTIVE, MEMBER(function), "EXPR", NULL,
     "the function f(x) or f(x, y), such as 'x^2' or 'sin(x) + x**2/10'", 0, 0},
    {"data", 'd', FIELD_INPUT, GROUP_OBJECTIVE, MEMBER(data), "FILE", NULL,
     "mean squared error of ŷ = w·x + b on two columns of FILE (- is stdin)", 0, 0},
    {"columns", 0, FIELD_TEXT, GROUP_OBJECTIVE, MEMBER(columns), "X,Y", NULL,
     "the two columns, by names or numbers (the first two); a comma in quotes", 0, 0},
    {"header", 0, FIELD_WORD, GROUP_OBJECTIVE, MEMBER(header), "yes|no", NULL,
     "whether row 1 of FILE names the columns (if a cell is no number)", 0, 0},
    {"decimal", 0, FIELD_WORD, GROUP_OBJECTIVE, MEMBER(decimal), "point|comma", "point",
     "what stands before decimals in FILE (point); comma: as in 1.234,5", 0, 0},
    {"missing", 0, FIELD_WORD, GROUP_OBJECTIVE, MEMBER(missing), "fail|skip", "fail",
     "refuse FILE for rows that lack a number (fail), or leave them out", 0, 0},
    {"bias", 0, FIELD_HELD, GROUP_OBJECTIVE, MEMBER(bias), "VALUE", "0",
     "hold b at VALUE (0), or train it along with w: train", 0, 0},

    {"start", 0, FIELD_NUMBERS, GROUP_DESCENT, MEMBER(start), "V[,V]", NULL,
     "parameter, or both of them, at state 0 (data: 0)", 0, 0},
    {"lr", 0, FIELD_RATES, GROUP_DESCENT, MEMBER(lr), "RATE,RATE,...", NULL,
     "learning rates, one a run; or LO:HI:COUNT[log], so many from LO to HI", ABOVE_ZERO},
    {"iterations", 0, FIELD_INTEGER, GROUP_DESCENT, MEMBER(iterations), "N", NULL,
     "number of updates (8; data, sweep: 100; grid: as many as it shows)", AT_LEAST(0)},
    {"normalize", 0, FIELD_NUMBERS, GROUP_DESCENT, MEMBER(normalize), "RATE,...", NULL,
     "further runs, on standardised columns (with --bias train)", ABOVE_ZERO},
    {"tolerance", 0, FIELD_NUMBER, GROUP_DESCENT, MEMBER(tolerance), "T", NULL,
     "stop once |slope| ≤ T", 0, DBL_MAX},
    {"keep", 0, FIELD_KEEP, GROUP_KEEP, MEMBER(keep), "RULE", "all",
     "keep a part of a long run's states: every:K, last:N or log (all)", 0, 0},

    {"rows", 0, FIELD_INTEGER, GROUP_GRID, MEMBER(rows), "R", "3", "rows of panels (3)",
     AT_LEAST(1)},
    {"cols", 0, FIELD_INTEGER, GROUP_GRID, MEMBER(cols), "C", "3", "columns of panels (3)",
     AT_LEAST(1)},
    {"states", 0, FIELD_INTEGERS, GROUP_STATES, MEMBER(states), "K,K,...", NULL,
     "the states to draw, as 0,2,5-9 or all (grid: one a panel; fit: five)", AT_LEAST(0)},

    {"path", 0, FIELD_FLAG, GROUP_LOSS, MEMBER(path), NULL, NULL,
     "train, and draw the states on the curve", 0, 0},
    {"gradient", 0, FIELD_INTEGER, GROUP_LOSS, MEMBER(gradient), "K", NULL,
     "train, and draw the uphill arrow at state K", AT_LEAST(0)},

    {"equal", 0, FIELD_FLAG, GROUP_CONTOUR, MEMBER(equal), NULL, NULL,
     "the same scale on both axes", 0, 0},

    {"domain", 0, FIELD_INTERVAL, GROUP_FIGURE, MEMBER(domain), "LO:HI", NULL,
     "parameter axis (around the minimum and the states)", 0, 0},
    {"range", 0, FIELD_INTERVAL, GROUP_FIGURE, MEMBER(range), "LO:HI", NULL,
     "loss axis (up to twice the largest loss shown); contour: parameter 2", 0, 0},
    {"along", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(along), "NAME", NULL,
     "of two parameters, the one that curves are drawn over (the first)", 0, 0},
    {"size", 0, FIELD_SIZE, GROUP_FIGURE, MEMBER(size), "WxH", NULL,
     "in CSS pixels or px pt mm cm in: 900x600, 16x10cm, or a width alone", 0, 0},
    {"scale", 0, FIELD_NUMBER, GROUP_FIGURE, MEMBER(scale), "S", "1",
     "multiply the pixels of a PNG (1)", ABOVE_ZERO},
    {"theme", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(theme), "NAME", "light",
     "light, dark, print or classic", 0, 0},
    {"font", 0, FIELD_INPUT, GROUP_FIGURE, MEMBER(font), "FILE", NULL,
     "set text in this TrueType or OpenType font", 0, 0},
    {"svg-font", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(svg_font), "NAME", "name",
     "SVG text: name its fonts, embed the glyphs used, or outline (name)", 0, 0},
    {"template", 0, FIELD_INPUT, GROUP_FIGURE, MEMBER(template), "FILE", NULL,
     "make gnuplot scripts with this Mustache template", 0, 0},
    {"terminal", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(terminal), "TEXT", NULL,
     "what a .gp script sets, such as 'pngcairo size 900,900' (nothing)", 0, 0},
    {"title", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(title), "TEXT", NULL, "instead of the title made",
     0, 0},
    {"caption", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(caption), "TEXT", NULL,
     "instead of the line below it", 0, 0},

    {"output", 'o', FIELD_TEXTS, GROUP_OUTPUT, MEMBER(outputs), "FILE", NULL,
     "write FILE, its form by extension; may be repeated; - is stdout", 0, 0},
    {"format", 0, FIELD_TEXT, GROUP_OUTPUT, MEMBER(format), "NAME", NULL,
     "the form of '-o -', and of files without an extension", 0, 0},
    {"renderer", 0, FIELD_TEXT, GROUP_FIGURE, MEMBER(renderer), "NAME", NULL,
     "instead of the form's own: cairo (SVG with text as outlines) or gnuplot", 0, 0},
    {"timeout", 0, FIELD_NUMBER, GROUP_OUTPUT, MEMBER(timeout), "SECONDS", "10",
     "the longest that gnuplot may take (10)", ABOVE_ZERO},

    {"output", 'o', FIELD_TEXT, GROUP_REPORT, MEMBER(folder), "FOLDER", NULL,
     "the folder to write into (the spec's 'output', or its name)", 0, 0},
    {"template", 0, FIELD_INPUT, GROUP_REPORT, MEMBER(document), "FILE", NULL,
     "make one more document with this Mustache template", 0, 0},
    {"init", 0, FIELD_TEXT, GROUP_REPORT, MEMBER(init), "KIND", NULL,
     "print a spec to begin with: function or data", 0, 0},
    {"list", 0, FIELD_FLAG, GROUP_REPORT, MEMBER(list), NULL, NULL,
     "print the names of the files, and make none", 0, 0},
    {"only", 0, FIELD_TEXTS, GROUP_REPORT, MEMBER(only), "NAME", NULL,
     "make this figure or document only; may be repeated", 0, 0},
    {"replace", 0, FIELD_FLAG, GROUP_REPORT, MEMBER(replace), NULL, NULL,
     "overwrite files in the folder that no report made, too", 0, 0},
    {"check", 0, FIELD_FLAG, GROUP_REPORT, MEMBER(check_report), NULL, NULL,
     "write nothing; say whether the files are what the spec gives", 0, 0},
    {"jobs", 0, FIELD_INTEGER, GROUP_JOBS, MEMBER(jobs), "N", NULL,
     "work on N processors at once (all there are)", AT_LEAST(1)},

    {"check", 0, FIELD_FLAG, GROUP_REDO, MEMBER(check), NULL, NULL,
     "draw nothing; say whether each FIGURE is what its recipe gives", 0, 0},

    {"within", 0, FIELD_NUMBER, GROUP_DIFF, MEMBER(within), "EPS", "0",
     "numbers that differ by no more are equal (0)", 0, DBL_MAX},
    {"pixels", 0, FIELD_FLAG, GROUP_DIFF, MEMBER(pixels), NULL, NULL,
     "compare the pixels of two PNG files instead", 0, 0},
    {"output", 'o', FIELD_OUTPUT, GROUP_DIFF, MEMBER(difference), "FILE", NULL,
     "with --pixels: a PNG that shows where they differ", 0, 0},

    {"summary", 0, FIELD_OUTPUT, GROUP_RUNS, MEMBER(summary), "FILE", NULL,
     "a row a run: .txt, .csv, .md or .xml (JUnit), - is stdout", 0, 0},
    {"expect", 0, FIELD_TEXT, GROUP_RUNS, MEMBER(expect), "WHAT,...", NULL,
     "exit 1 unless it holds: converging, 0.1=!diverging, loss.last<=3", 0, 0},
    {"annotate", 0, FIELD_TEXT, GROUP_RUNS, MEMBER(annotate), "NAME", NULL,
     "print what is not as expected for a CI service, too: github", 0, 0},

    {"quiet", 'q', FIELD_FLAG, GROUP_COMMON, MEMBER(quiet), NULL, NULL,
     "print no progress and no file names", 0, 0},
    {"help", 'h', FIELD_FLAG, GROUP_COMMON, MEMBER(help), NULL, NULL, "print this help", 0, 0},
    {"version", 'V', FIELD_FLAG, GROUP_COMMON, MEMBER(version), NULL, NULL,
     "print the version, the libraries and the fonts", 0, 0},

    {"sha256", 0, FIELD_TEXT, GROUP_SOURCE, MEMBER(sha256), NULL, NULL, NULL, 0, 0},
    {"column_names", 0, FIELD_TEXT, GROUP_SOURCE, MEMBER(column_names), NULL, NULL, NULL, 0, 0},
    {"rows_left_out", 0, FIELD_INTEGER, GROUP_SOURCE, MEMBER(moments.skipped), NULL, NULL, NULL,
     AT_LEAST(0)},
    {"n", 0, FIELD_INTEGER, GROUP_MOMENTS, MEMBER(moments.n), NULL, NULL, NULL, AT_LEAST(1)},
    {"mean_x", 0, FIELD_PRECISE, GROUP_MOMENTS, MEMBER(moments.x), NULL, NULL, NULL, 0, 0},
    {"mean_y", 0, FIELD_PRECISE, GROUP_MOMENTS, MEMBER(moments.y), NULL, NULL, NULL, 0, 0},
    {"sxx", 0, FIELD_NUMBER, GROUP_MOMENTS, MEMBER(moments.sxx), NULL, NULL, NULL, 0, DBL_MAX},
    {"least_squares_w", 0, FIELD_PRECISE, GROUP_MOMENTS, MEMBER(moments.w), NULL, NULL, NULL, 0, 0},
    {"residual", 0, FIELD_NUMBER, GROUP_MOMENTS, MEMBER(moments.residual), NULL, NULL, NULL, 0,
     DBL_MAX},
};
const size_t fields_count = sizeof fields / sizeof *fields;

const struct field *field_find(const char *name, unsigned groups)
{
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & groups) && !strcmp(fields[i].name, name))
            return &fields[i];
    return NULL;
}

void field_hint(struct buf *out, const char *name, const char *prefix, unsigned groups)
{
    const struct field *foreign = foreign_name_find(name, groups);
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (foreign) {
        buf_printf(out, "; did you mean '%s%s'?", prefix, foreign->name);
        return;
    }
    nearest_init(&nearest, name);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & groups)
            nearest_offer(&nearest, fields[i].name);
    buf_puts(out, nearest_hint(&nearest, prefix, hint));
}
