/* The spec: options, fields and recipes. */
#include "testing.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "picture/made_check.h"
#include "request/field_types.h"
#include "request/fields.h"
#include "request/options.h"
#include "request/recipe.h"

enum {
    MOST_ARGUMENTS = 8,
    GROUPS_ALL = GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP | GROUP_STATES | GROUP_GRID |
                 GROUP_LOSS | GROUP_FIGURE | GROUP_OUTPUT | GROUP_RUNS | GROUP_COMMON,
};

static int parse(struct spec *spec, const char *const *arguments, unsigned groups, struct err *err)
{
    char *copies[MOST_ARGUMENTS];
    int count = 0, result;

    for (; count < MOST_ARGUMENTS && arguments[count]; count++)
        copies[count] = strdup(arguments[count]);
    spec_init(spec);
    result = options_parse(spec, "grid", groups, 1, count, copies, err);
    for (int i = 0; i < count; i++)
        free(copies[i]);
    return result;
}

/* What was given, as "name=text " in the order of the field table, then the operand. */
static void list_given(const struct spec *spec, struct buf *out)
{
    for (size_t i = 0; i < fields_count; i++) {
        if (!spec->given[i])
            continue;
        buf_printf(out, "%s=", fields[i].name);
        if (fields[i].type == FIELD_TEXTS)
            for (size_t k = 0; k < spec->outputs.count; k++)
                buf_printf(out, "%s%s", k ? "+" : "", spec->outputs.at[k]);
        else
            field_get(spec, &fields[i], out);
        buf_puts(out, " ");
    }
    buf_puts(out, spec->operands.count ? spec->operands.at[0] : "");
}

static void reads_options(void **state)
{
    static const struct {
        const char *arguments[MOST_ARGUMENTS];
        const char *given;
    } rows[] = {
        {{NULL}, ""},
        /* every way to write a value */
        {{"--lr", "0.1"}, "lr=0.1 "},
        {{"--lr=0.1"}, "lr=0.1 "},
        {{"-f", "x^2"}, "function=x^2 "},
        {{"-fx^2"}, "function=x^2 "},
        {{"-fx"}, "function=x "},
        {{"--function=x=1"}, "function=x=1 "},
        {{"--function", "x"}, "function=x "},
        {{"--title="}, "title= "},
        {{"--title", ""}, "title= "},
        /* values that begin with a dash */
        {{"--start", "-7"}, "start=-7 "},
        {{"--start=-7"}, "start=-7 "},
        {{"-f", "-x^2"}, "function=-x^2 "},
        {{"-f-x^2"}, "function=-x^2 "},
        {{"--domain", "-1:4"}, "domain=-1:4 "},
        {{"--title", "--lr"}, "title=--lr "},
        {{"--title", "--"}, "title=-- "},
        {{"-d", "-"}, "data=- "},
        {{"-o", "-"}, "output=- "},
        /* flags */
        {{"-q"}, "quiet=true "},
        {{"--quiet"}, "quiet=true "},
        {{"-h", "--version"}, "help=true version=true "},
        {{"--path", "-q"}, "path=true quiet=true "},
        /* repetition: a list goes on, and a flag is as good as two */
        {{"--lr", "0.1", "--lr", "0.2"}, "lr=0.1,0.2 "},
        {{"--lr=0.1,0.2", "--lr=3"}, "lr=0.1,0.2,3 "},
        {{"--states", "0", "--states", "3-5"}, "states=0,3,4,5 "},
        {{"-q", "--quiet"}, "quiet=true "},
        {{"-o", "a.png"}, "output=a.png "},
        {{"-o", "a.png", "-ob.svg", "--output=c.txt"}, "output=a.png+b.svg+c.txt "},
        /* operands */
        {{"run.csv"}, "run.csv"},
        {{"-"}, "-"},
        {{"run.csv", "-q"}, "quiet=true run.csv"},
        {{"-q", "--", "run.csv"}, "quiet=true run.csv"},
        {{"--", "-q"}, "-q"},
        {{"--", "--"}, "--"},
        {{"--"}, ""},
        {{"--lr", "1", "run.csv", "--start", "2"}, "start=2 lr=1 run.csv"},
        /* every type */
        {{"--bias", "-1.5e3"}, "bias=-1500 "},
        {{"--lr", "0.1,0.3,1"}, "lr=0.1,0.3,1 "},
        {{"--start", "1,-2"}, "start=1,-2 "},
        {{"--iterations", "0"}, "iterations=0 "},
        {{"--iterations", "+20"}, "iterations=20 "},
        {{"--iterations", "1e3"}, "iterations=1000 "},
        {{"--iterations", " 5 "}, "iterations=5 "},
        {{"--bias", " 1"}, "bias=1 "},
        {{"--lr", "0.1, 0.2"}, "lr=0.1,0.2 "},
        {{"--lr", "0.1 : 1 : 1e1 log"}, "lr=0.1:1:10log "},
        {{"--start", "\xE2\x88\x92"
                     "7"},
         "start=-7 "},
        {{"--tolerance", "0"}, "tolerance=0 "},
        {{"--keep", "all"}, "keep=all "},
        {{"--keep", "every:1000"}, "keep=every:1000 "},
        {{"--keep=last:5"}, "keep=last:5 "},
        {{"--keep", "log"}, "keep=log "},
        {{"--states", "0,1,2,50"}, "states=0,1,2,50 "},
        {{"--states", "all"}, "states=all "},
        {{"--states", "2-4, 9"}, "states=2,3,4,9 "},
        {{"--domain", "-10:10"}, "domain=-10:10 "},
        {{"--range", "1e-3:.5"}, "range=0.001:0.5 "},
        {{"--size", "900x600"}, "size=900x600 "},
        {{"--size", "120x90"}, "size=120x90 "},
        {{"--size", "900X600"}, "size=900x600 "},
        {{"--size", "900*600"}, "size=900x600 "},
        {{"--size", "9in \xC3\x97 6 in"}, "size=864x576 "},
        {{"--size", "900"}, "size=900 "},
        {{"--size", "2in"}, "size=192 "},
        {{"--scale", "2.5"}, "scale=2.5 "},
        {{"--rows", "1", "--cols", "5"}, "rows=1 cols=5 "},
        {{"--gradient", "0"}, "gradient=0 "},
        {{"--lr", "5e-324"}, "lr=5e-324 "},
        {{"--columns", "a,b"}, "columns=a,b "},
        {{"--title", "a \"b\" \xFF\n"}, "title=a \"b\" \xFF\n "},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct spec spec;
        struct buf given = BUF_INIT;
        struct err err = {0};
        int result = parse(&spec, rows[i].arguments, GROUPS_ALL, &err);

        list_given(&spec, &given);
        check(result == 0 && !strcmp(given.data, rows[i].given), "row %zu: '%s', '%s'", i,
              given.data, err.message);
        buf_release(&given);
        spec_release(&spec);
    }
}

static void refuses_options(void **state)
{
    static const struct {
        const char *arguments[MOST_ARGUMENTS];
        const char *message; /* all of it */
    } rows[] = {
        /* options that are none */
        {{"--lrr", "1"}, "grid has no option '--lrr'; did you mean '--lr'?"},
        {{"--iteratoins=5"}, "grid has no option '--iteratoins=5'; did you mean '--iterations'?"},
        {{"--ouput", "a"}, "grid has no option '--ouput'; did you mean '--output'?"},
        {{"--wobble"}, "grid has no option '--wobble'; see gdplot grid --help"},
        {{"-z"}, "grid has no option '-z'; see gdplot grid --help"},
        {{"--=1"}, "grid has no option '--=1'; see gdplot grid --help"},
        {{"---lr", "1"}, "grid has no option '---lr'; did you mean '--lr'?"},
        {{"--mean_x", "1,0"}, "grid has no option '--mean_x'; see gdplot grid --help"},
        {{"--sxx", "1"}, "grid has no option '--sxx'; see gdplot grid --help"},
        {{"-\n"}, "grid has no option '-\\x0a'; see gdplot grid --help"},
        /* values too many or too few */
        {{"--quiet=true"}, "--quiet takes no value"},
        {{"--quiet="}, "--quiet takes no value"},
        {{"-qf", "x"}, "--quiet takes no value"},
        {{"--help=1"}, "--help takes no value"},
        {{"--lr"}, "--lr needs a value: --lr RATE,RATE,..."},
        {{"-q", "--start"}, "--start needs a value: --start V[,V]"},
        {{"-f"}, "-f needs a value: -f EXPR"},
        {{"-o"}, "-o needs a value: -o FILE"},
        {{"-o=a.svg"}, "-o=a.svg: a short option takes its value without '=': -o a.svg"},
        /* operands */
        {{"a.csv", "b.csv"}, "unexpected argument 'b.csv'; grid takes one file at most"},
        {{"-", "-"}, "unexpected argument '-'; grid takes one file at most"},
        {{"a.csv", "--", "-q"}, "unexpected argument '-q'; grid takes one file at most"},
        {{""}, "an empty argument; see gdplot grid --help"},
        {{"--", ""}, "an empty argument; see gdplot grid --help"},
        /* numbers */
        {{"--bias", "abc"}, "--bias: 'abc' is neither a finite decimal number nor train"},
        {{"--bias="}, "--bias: '' is neither a finite decimal number nor train"},
        {{"--bias", "1,5"},
         "--bias: '1,5' is neither a finite decimal number nor train; the decimal sign is a point"},
        {{"--bias", "1 2"}, "--bias: '1 2' is neither a finite decimal number nor train"},
        {{"--bias", "0x10"}, "--bias: '0x10' is neither a finite decimal number nor train"},
        {{"--bias", "inf"}, "--bias: 'inf' is neither a finite decimal number nor train"},
        {{"--bias", "1e999"}, "--bias: '1e999' is neither a finite decimal number nor train"},
        {{"--tolerance", "-1"}, "--tolerance: '-1' must be 0 or more"},
        {{"--keep", "every"},
         "--keep: 'every' is not every:K, last:N, log or all; K and N are whole "
         "numbers from 1"},
        {{"--tolerance", "nan"}, "--tolerance: 'nan' is not a finite decimal number"},
        {{"--scale", "0"}, "--scale: '0' must be above 0"},
        {{"--scale=-2"}, "--scale: '-2' must be above 0"},
        {{"--lr", "0"}, "--lr: '0' must be above 0"},
        {{"--lr", "-0.1"}, "--lr: '-0.1' must be above 0"},
        {{"--lr", "0.1,0"}, "--lr: '0.1,0' must be above 0"},
        {{"--lr", "1e-400"}, "--lr: '1e-400' must be above 0"},
        {{"--lr", "0.1,,0.2"},
         "--lr: '0.1,,0.2' is not a finite decimal number; there is a comma too many, or a list "
         "with blanks that is not in quotes"},
        {{"--lr", "0.1,"},
         "--lr: '0.1,' is not a finite decimal number; there is a comma too many, or a list with "
         "blanks that is not in quotes"},
        {{"--lr", ",0.1"},
         "--lr: ',0.1' is not a finite decimal number; there is a comma too many, or a list with "
         "blanks that is not in quotes"},
        {{"--lr", "0.1;0.2"},
         "--lr: '0.1;0.2' is not a finite decimal number; a list is split by commas"},
        {{"-f", "x", "--function=x^2"}, "--function is given twice; give it once"},
        {{"--lr", "1:2:3", "--lr", "4"}, "--lr is given twice; give it once"},
        {{"--start", "1", "--start", "2"}, "--start is given twice; give it once"},
        {{"--lr", "inf"}, "--lr: 'inf' is not a finite decimal number"},
        {{"--start", "--lr"}, "--start: '--lr' is not a finite decimal number"},
        /* whole numbers */
        {{"--iterations", "1.5"}, "--iterations: '1.5' is not a whole number"},
        {{"--iterations", "1e-3"}, "--iterations: '1e-3' is not a whole number"},
        {{"--iterations", "-1"}, "--iterations: '-1' must be 0 or more"},
        {{"--iterations", ""}, "--iterations: '' is not a whole number"},
        {{"--iterations", "99999999999999999999"},
         "--iterations: '99999999999999999999' is too large"},
        {{"--rows", "0"}, "--rows: '0' must be 1 or more"},
        {{"--cols", "three"}, "--cols: 'three' is not a whole number"},
        {{"--states", "1,x"},
         "--states: '1,x' is not a list of whole numbers, such as 0,2,4-8, or all"},
        {{"--states", "1,"},
         "--states: '1,' is not a list of whole numbers, such as 0,2,4-8, or all; there is a comma "
         "too many, or a list with blanks that is not in quotes"},
        {{"--states", "1,-2"}, "--states: '1,-2' must be 0 or more"},
        {{"--gradient", "-1"}, "--gradient: '-1' must be 0 or more"},
        /* intervals and sizes */
        {{"--domain", "4:-1"}, "--domain: '4:-1' must begin below its end"},
        {{"--domain", "1:1"}, "--domain: '1:1' must begin below its end"},
        {{"--domain", "1"}, "--domain: '1' is not LO:HI, such as -1:4"},
        {{"--domain", "1:"}, "--domain: '1:' is not LO:HI, such as -1:4"},
        {{"--domain", ":1"}, "--domain: ':1' is not LO:HI, such as -1:4"},
        {{"--domain", "1:2:3"}, "--domain: '1:2:3' is not LO:HI, such as -1:4"},
        {{"--range", "1,2"}, "--range: '1,2' is not LO:HI, such as -1:4"},
        {{"--range", "0:inf"}, "--range: '0:inf' is not LO:HI, such as -1:4"},
        {{"--range", "-1e308:1e308"}, "--range: '-1e308:1e308' is too wide"},
        {{"--size", "900x"},
         "--size: '900x' is not WxH, such as 900x600, 16x10cm or 6x4in, nor a width"},
        {{"--size", "900 600"},
         "--size: '900 600' is not WxH, such as 900x600, 16x10cm or 6x4in, nor a width"},
        {{"--size", "119"}, "--size: '119' must be 120x90 pixels, 3.2x2.4 cm, or more"},
        {{"--size", "119x90"}, "--size: '119x90' must be 120x90 pixels, 3.2x2.4 cm, or more"},
        {{"--size", "120x89"}, "--size: '120x89' must be 120x90 pixels, 3.2x2.4 cm, or more"},
        {{"--size", "-900x-600"},
         "--size: '-900x-600' is not WxH, such as 900x600, 16x10cm or 6x4in, nor a width"},
        /* The first mistake is told. */
        {{"--lr", "0", "--nonsense"}, "--lr: '0' must be above 0"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct spec spec;
        struct err err = {0};
        int result = parse(&spec, rows[i].arguments, GROUPS_ALL, &err);

        check(result == -1 && err.status == STATUS_USAGE && !strcmp(err.message, rows[i].message),
              "row %zu: %d, status %d, '%s'", i, result, err.status, err.message);
        spec_release(&spec);
    }
}

/* Options of other commands are none of this one, nor are they suggested. */
static void takes_the_options_of_its_groups(void **state)
{
    static const struct {
        const char *arguments[MOST_ARGUMENTS];
        unsigned groups;
        const char *piece; /* NULL: taken */
    } rows[] = {
        {{"--rows", "2"}, GROUP_GRID, NULL},
        {{"--rows", "2"}, GROUP_LOSS, "grid has no option '--rows'; see"},
        {{"--row", "2"}, GROUP_LOSS, "grid has no option '--row'; see"},
        {{"--row", "2"}, GROUP_GRID, "did you mean '--rows'?"},
        {{"-f", "x"}, GROUP_OBJECTIVE, NULL},
        {{"-f", "x"}, GROUP_DESCENT, "grid has no option '-f'; see"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct spec spec;
        struct err err = {0};
        int result = parse(&spec, rows[i].arguments, rows[i].groups, &err);

        check((result == 0) == !rows[i].piece &&
                  (!rows[i].piece || contains(err.message, rows[i].piece)),
              "row %zu: %d, '%s'", i, result, err.message);
        spec_release(&spec);
    }
}

static void begins_with_defaults(void **state)
{
    struct spec spec;

    (void)state;
    spec_init(&spec);
    for (size_t i = 0; i < fields_count; i++)
        check(!spec.given[i], "%s is given", fields[i].name);
    check(spec.bias == 0 && spec.rows == 3 && spec.cols == 3 && spec.scale == 1, "defaults");
    check(spec.tolerance < 0, "tolerance %g", spec.tolerance);
    check(!spec.function && !spec.data && spec.lr.count == 0 && spec.outputs.count == 0, "empty");
    check(!spec_given(&spec, &spec.lr), "lr");
    spec_set_given(&spec, &spec.lr);
    check(spec_given(&spec, &spec.lr) && !spec_given(&spec, &spec.start), "lr");
    spec_release(&spec);
}

/* No command takes two options of one name or letter. */
static void check_options(const struct command *command)
{
    for (size_t i = 0; i < fields_count; i++) {
        if (!(fields[i].group & command->groups))
            continue;
        check(field_find(fields[i].name, command->groups) == &fields[i], "%s: %s", command->name,
              fields[i].name);
        for (size_t k = 0; k < i; k++)
            check(!(fields[k].group & command->groups) || !fields[i].letter ||
                      fields[i].letter != fields[k].letter,
                  "%s: %s and %s", command->name, fields[i].name, fields[k].name);
    }
}

static void has_a_sound_field_table(void **state)
{
    struct command command;

    (void)state;
    for (size_t i = 0; i < fields_count; i++) {
        check(field_find(fields[i].name, fields[i].group) == &fields[i], "%s", fields[i].name);
        check(((fields[i].group & GROUPS_RECIPE_ONLY) != 0) == !fields[i].help, "%s: help",
              fields[i].name);
        check((fields[i].type == FIELD_FLAG || (fields[i].group & GROUPS_RECIPE_ONLY)) ==
                  !fields[i].argument,
              "%s: argument", fields[i].name);
        for (size_t k = 0; k < i; k++)
            check(fields[i].offset != fields[k].offset, "%s and %s", fields[i].name,
                  fields[k].name);
    }
    for (size_t i = 0; command_at(i, &command); i++)
        check_options(&command);
    assert_null(field_find("no-such-field", ~0u));
}

static bool is_one_bit(unsigned group)
{
    return group && !(group & (group - 1));
}

/* Groups do not overlap, and what a kind takes is kept in recipes, but for how it is worked on. */
static void has_sound_groups(void **state)
{
    (void)state;
    for (size_t i = 0; i < field_sections_count; i++) {
        check(is_one_bit(field_sections[i].group), "%s", field_sections[i].heading);
        for (size_t k = 0; k < i; k++)
            check(field_sections[k].group != field_sections[i].group, "%s",
                  field_sections[i].heading);
    }
    for (size_t i = 0; i < kinds_count; i++)
        check(!(kinds[i]->groups & ~(unsigned)(GROUPS_DRAWN | GROUP_RUNS | GROUP_JOBS)), "%s",
              kinds[i]->name);
}

/* A trait stands in rows of the types that it can go with. */
static void has_sound_traits(void **state)
{
    (void)state;
    for (size_t i = 0; i < fields_count; i++) {
        unsigned traits = fields[i].traits;

        check(!(traits & (TRAIT_DATA_SET | TRAIT_TEMPLATE)) || fields[i].type == FIELD_INPUT,
              "%s: no file is read", fields[i].name);
        check(!(traits & TRAIT_GOES_ON) || field_types[fields[i].type].separator == ',',
              "%s: no list", fields[i].name);
        check(!(traits & TRAIT_OBJECTIVE) || (fields[i].group & GROUP_OBJECTIVE),
              "%s: no objective", fields[i].name);
    }
}

/* The message of redo --check names the options that it takes. */
static void names_what_check_takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < fields_count; i++) {
        struct spec spec;
        struct err err = {0};
        char option[40];
        bool takes = fields[i].traits & TRAIT_CHECK;

        spec_init(&spec);
        spec.given[i] = true;
        check((made_check_options(&spec, &err) == 0) ==
                  (takes || (fields[i].group & (GROUP_REDO | GROUP_COMMON))),
              "%s", fields[i].name);
        spec.given[field_find("size", GROUP_FIGURE) - fields] = true;
        check(made_check_options(&spec, &err) == -1, "%s and --size", fields[i].name);
        snprintf(option, sizeof option, "--%s", fields[i].name);
        check(!takes || contains(err.message, option), "%s: %s", option, err.message);
        spec_release(&spec);
    }
}

/* The next of the words that blanks split, copied; false past the last. */
static bool next_word(const char **words, char word[40])
{
    size_t length = *words ? strcspn(*words, " ") : 0;

    if (!length)
        return false;
    snprintf(word, 40, "%.*s", (int)length, *words);
    *words += length + strspn(*words + length, " ");
    return true;
}

/* What other programs call an option is no other option's name, nor what another is called. */
static void knows_options_by_other_names(void **state)
{
    struct command command;

    (void)state;
    for (size_t c = 0; command_at(c, &command); c++)
        for (size_t i = 0; i < fields_count; i++) {
            const char *aliases = fields[i].group & command.groups ? fields[i].aliases : NULL;
            char word[40], wanted[80];

            snprintf(wanted, sizeof wanted, "; did you mean '--%s'?", fields[i].name);
            while (next_word(&aliases, word)) {
                struct buf hint = BUF_INIT;

                field_hint(&hint, word, "--", command.groups);
                check(!strcmp(hint.data, wanted) || field_find(word, command.groups),
                      "%s --%s%s, not %s", command.name, word, hint.data, fields[i].name);
                buf_release(&hint);
            }
        }
}

static void check_command(const struct command *command)
{
    const char *aliases = command->aliases;
    char word[40], wanted[80];
    struct command found;

    check(command_find(command->name, &found) && found.run == command->run && command->run, "%s",
          command->name);
    check(*command->summary && !*command->operand == !command->operands, "%s: row", command->name);
    snprintf(wanted, sizeof wanted, "; did you mean '%s'?", command->name);
    while (next_word(&aliases, word)) {
        struct err err = {0};

        check(command_look_up(word, &found, &err) && strstr(err.message, wanted), "%s: %s", word,
              err.message);
    }
}

static void has_sound_command_rows(void **state)
{
    struct command command, redo, any;

    (void)state;
    assert_true(command_find("redo", &redo));
    for (size_t i = 0; command_at(i, &command); i++) {
        check_command(&command);
        check(!command.kind || kind_find(command.name) == command.kind, "%s: kind", command.name);
        check(!command.kind || !(command.groups & ~redo.groups), "redo of %s", command.name);
    }
    assert_false(command_find("no-such-command", &any));
    assert_null(kind_find("redo"));
}

static void gets_what_was_set(void **state)
{
    static const struct {
        const char *name, *text, *got;
    } rows[] = {
        {"path", "true", "true"},
        {"path", "false", "false"},
        {"function", "x^2 + 1", "x^2 + 1"},
        {"title", "", ""},
        {"bias", "-1.50", "-1.5"},
        {"bias", "0.1000000000000000055511151231257827", "0.1"},
        {"bias", "-0", "-0"},
        {"scale", "1e-5", "1e-5"},
        {"start", "7", "7"},
        {"start", "1e23,-5e-324,0", "1e23,-5e-324,0"},
        {"lr", "0.1,0.3,1", "0.1,0.3,1"},
        {"lr", "0.30000000000000004", "0.30000000000000004"},
        {"iterations", "007", "7"},
        {"iterations", "9223372036854775807", "9223372036854775807"},
        {"states", "0,1,2,5", "0,1,2,5"},
        {"domain", "-1e3:0.5", "-1000:0.5"},
        {"range", "5e-324:1.7976931348623157e308", "5e-324:1.7976931348623157e308"},
        {"size", "900x600.5", "900x600.5"},
        {"n", "30", "30"},
        {"mean_x", "12.666666666666666,5.921189464667501e-16",
         "12.666666666666666,5.921189464667501e-16"},
        {"mean_y", "-1,0", "-1,0"},
        {"sxx", "0", "0"},
        {"least_squares_w", "1.081111957349581,1.3359881027477131e-17",
         "1.081111957349581,1.3359881027477131e-17"},
        {"residual", "685.28", "685.28"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct field *field = field_find(rows[i].name, ~0u);
        struct buf got = BUF_INIT;
        struct spec spec;
        struct err err = {0};

        assert_non_null(field);
        spec_init(&spec);
        check(field_set(&spec, field, rows[i].text, "", STATUS_INPUT, &err) == 0 &&
                  spec.given[field - fields],
              "row %zu: '%s'", i, err.message);
        field_get(&spec, field, &got);
        check(!strcmp(got.data, rows[i].got), "%s: '%s'", rows[i].name, got.data);
        buf_release(&got);
        spec_release(&spec);
    }
}

static void refuses_bad_values(void **state)
{
    static const struct {
        const char *name, *text, *message;
    } rows[] = {
        {"path", "yes", "at path: 'yes' is neither true nor false"},
        {"path", "", "at path: '' is neither true nor false"},
        {"n", "0", "at n: '0' must be 1 or more"},
        {"n", "2.5", "at n: '2.5' is not a whole number"},
        {"sxx", "-1", "at sxx: '-1' must be 0 or more"},
        {"residual", "nan", "at residual: 'nan' is not a finite decimal number"},
        {"mean_x", "1", "at mean_x: '1' is not two numbers"},
        {"mean_x", "1,x", "at mean_x: '1,x' is not two numbers"},
        {"least_squares_w", "1,2,3", "at least_squares_w: '1,2,3' is not two numbers"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct field *field = field_find(rows[i].name, ~0u);
        struct spec spec;
        struct err err = {0};

        spec_init(&spec);
        check(field_set(&spec, field, rows[i].text, "at ", STATUS_INPUT, &err) == -1 &&
                  err.status == STATUS_INPUT && !strcmp(err.message, rows[i].message) &&
                  !spec.given[field - fields],
              "row %zu: status %d, '%s'", i, err.status, err.message);
        spec_release(&spec);
    }
}

static void writes_recipes(void **state)
{
    static const struct {
        const char *arguments[MOST_ARGUMENTS];
        unsigned groups;
        const char *recipe;
    } rows[] = {
        {{NULL}, GROUPS_RECIPE, ""},
        {{"--lr", "0.1", "--start", "-7", "-f", "x^2"},
         GROUPS_RECIPE,
         "function: \"x^2\"\nstart: -7\nlr: 0.1\n"},
        {{"-f", "x"}, GROUPS_RECIPE, "function: x\n"},
        {{"-d", "some/where/pizza.txt"}, GROUPS_RECIPE, "data: pizza.txt\n"},
        {{"-d", "-"}, GROUPS_RECIPE, "data: \"-\"\n"},
        {{"--path", "--domain", "-1:4"}, GROUPS_RECIPE, "path: true\ndomain: -1:4\n"},
        {{"--lr", "0.1,1", "--size", "900x600"}, GROUPS_RECIPE, "lr: 0.1,1\nsize: 900x600\n"},
        {{"--title", "a: b"}, GROUPS_RECIPE, "title: \"a: b\"\n"},
        {{"--title", "say \"\\\""}, GROUPS_RECIPE, "title: \"say \\\"\\\\\\\"\"\n"},
        {{"--title", ""}, GROUPS_RECIPE, "title: \"\"\n"},
        /* fields of other groups stay out, and what becomes of the figure is none of its recipe */
        {{"--rows", "2", "--lr", "1"}, GROUPS_TRAJECTORY, "lr: 1\n"},
        {{"-o", "a.png", "-q", "--lr", "1"}, GROUPS_RECIPE, "lr: 1\n"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf recipe = BUF_INIT, wanted = BUF_INIT;
        struct spec spec;
        struct err err = {0};

        check(!parse(&spec, rows[i].arguments, GROUPS_ALL, &err), "'%s'", err.message);
        recipe_write(&spec, "grid", rows[i].groups, &recipe);
        buf_printf(&wanted, "gdplot: 2\ncommand: grid\n%scheck: ", rows[i].recipe);
        check(!strncmp(recipe.data, wanted.data, wanted.length) &&
                  recipe.length == wanted.length + 17 && recipe_is_intact(recipe.data),
              "row %zu: '%s'", i, recipe.data);
        buf_release(&recipe);
        buf_release(&wanted);
        spec_release(&spec);
    }
}

/* Any byte that is another one, and any that is missing, is noticed. */
static void tells_whether_it_is_intact(void **state)
{
    struct buf recipe = BUF_INIT;
    struct err err = {0};
    struct spec spec;

    (void)state;
    parse(&spec, (const char *const[MOST_ARGUMENTS]){"--title", "\ncheck: x", "--lr", "0.1"},
          GROUPS_ALL, &err);
    recipe_write(&spec, "grid", GROUPS_RECIPE, &recipe);
    assert_true(recipe_is_intact(recipe.data));
    for (size_t i = 0; i < recipe.length; i++) {
        recipe.data[i] ^= 1;
        check(!recipe_is_intact(recipe.data), "byte %zu", i);
        recipe.data[i] ^= 1;
    }
    buf_truncate(&recipe, recipe.length - 1);
    assert_false(recipe_is_intact(recipe.data));
    assert_false(recipe_is_intact(""));
    spec_release(&spec);
    buf_release(&recipe);
}

/* Every field of a recipe, each with a value of its own, is the same after writing and reading. */
static const char *some_value(const struct field *field)
{
    static const char *const values[] = {
        [FIELD_FLAG] = "true",
        [FIELD_TEXT] = "some: text",
        [FIELD_INPUT] = "some: file",
        [FIELD_NUMBER] = "0.30000000000000004",
        [FIELD_NUMBERS] = "1e-5,2,3e100",
        [FIELD_RATES] = "0.001:1.2:40log",
        [FIELD_INTEGER] = "12",
        [FIELD_INTEGERS] = "0,5,10",
        [FIELD_INTERVAL] = "-1.5:4",
        [FIELD_SIZE] = "900x600",
        [FIELD_LENGTH] = "9.5",
        [FIELD_PRECISE] = "0.1,-5.551115123125783e-18",
        [FIELD_HELD] = "train",
        [FIELD_KEEP] = "every:1000",
        [FIELD_OVER] = "lr=0.001:1:300log,start=-1:4:200",
    };

    return field->type == FIELD_WORD ? strrchr(field->argument, '|') + 1 : values[field->type];
}

static void reads_back_every_field(void **state)
{
    struct buf recipe = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
    struct spec spec, back;
    struct err err = {0};

    (void)state;
    spec_init(&spec);
    spec_init(&back);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_RECIPE)
            check(!field_set(&spec, &fields[i], some_value(&fields[i]), "", STATUS_INPUT, &err),
                  "'%s'", err.message);
    recipe_write(&spec, "grid", GROUPS_RECIPE, &recipe);
    check(!recipe_read(&back, GROUPS_RECIPE, recipe.data, "run.csv", &err), "'%s'", err.message);
    list_given(&spec, &a);
    list_given(&back, &b);
    assert_true(a.length > 300);
    assert_string_equal(b.data, a.data);
    spec_release(&spec);
    spec_release(&back);
    buf_release(&recipe);
    buf_release(&a);
    buf_release(&b);
}

/* A title through a recipe and back; "" where that fails. */
static char *title_back(const char *title)
{
    struct buf recipe = BUF_INIT;
    struct spec spec, back;
    struct err err = {0};
    char *result;

    spec_init(&spec);
    spec_init(&back);
    field_set(&spec, field_find("title", GROUP_FIGURE), title, "", STATUS_INPUT, &err);
    recipe_write(&spec, "grid", GROUPS_RECIPE, &recipe);
    check(!recipe_read(&back, GROUPS_RECIPE, recipe.data, "fig", &err), "'%s': %s", recipe.data,
          err.message);
    result = strdup(back.title ? back.title : "");
    spec_release(&spec);
    spec_release(&back);
    buf_release(&recipe);
    return result;
}

static void reads_back_texts(void **state)
{
    static const char *const rows[] = {
        "",
        "plain",
        "two words",
        " blanks around ",
        "say \"hi\"",
        "back\\slash",
        "\\",
        "\"",
        "\\\"\\",
        "\\n is not a line break",
        "\\xff",
        "it's",
        "key: value",
        "a:b",
        "# no comment",
        "a # b",
        "-",
        "--",
        "---",
        "- item",
        "...",
        "?",
        "!tag",
        "&anchor",
        "*alias",
        "%directive",
        "@at",
        "`tick`",
        "|",
        ">",
        "[1, 2]",
        "{a: 1}",
        "true",
        "null",
        "~",
        "1.50",
        "0x10",
        "=",
        "<<",
        "gdplot: 2",
        "caf\xC3\xA9 \xE2\x88\x92 \xF0\x9F\x8D\x95",
        "\xE2\x80\x8F right to left",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *back = title_back(rows[i]);

        check(!strcmp(back, rows[i]), "'%s' came back as '%s'", rows[i], back);
        free(back);
    }
}

/* What cannot stand in YAML may come back otherwise, so long as the label made of it is the same.
 */
static void reads_back_labels(void **state)
{
    static const char *const rows[] = {
        "two\nlines",
        "two\r\nlines",
        "a\ttab",
        "\n",
        "ends with a line break\n",
        "bell\x07",
        "\x1B[31mred\x7F",
        "next\xC2\x85line",
        "C1 \xC2\x9B",
        "line\xE2\x80\xA8separator",
        "line \xE2\x80\xA8 separator",
        "paragraph\xE2\x80\xA9separator",
        "\xFF\xFE",
        "half \xC3",
        "overlong \xC0\xAF",
        "surrogate \xED\xA0\x80",
        "byte order mark \xEF\xBB\xBF",
        "noncharacter \xEF\xBF\xBF",
        "noncharacter \xEF\xBF\xBE",
        "\"\\: #\n\xFF",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *back = title_back(rows[i]);
        struct buf before = BUF_INIT, after = BUF_INIT;

        utf8_clean_label(&before, rows[i]);
        utf8_clean_label(&after, back);
        check(!strcmp(before.data, after.data), "row %zu: '%s' became '%s'", i, before.data,
              after.data);
        buf_release(&before);
        buf_release(&after);
        free(back);
    }
}

static void reads_recipes(void **state)
{
    static const struct {
        const char *text;
        unsigned groups;
        const char *given;
    } rows[] = {
        {"gdplot: 1\n", GROUPS_RECIPE, ""},
        {"gdplot: 1", GROUPS_RECIPE, ""},
        {"gdplot: 1\ncommand: train\nlr: 0.1\n", GROUPS_RECIPE, "lr=0.1 "},
        {"gdplot: 2\ncommand: train\nlr: 0.1\n", GROUPS_RECIPE, "lr=0.1 "},
        {"lr: 0.1\ngdplot: 1\n", GROUPS_RECIPE, "lr=0.1 "},
        {"# by hand\ngdplot: 1\n\nlr:   0.1   # comment\n", GROUPS_RECIPE, "lr=0.1 "},
        {"gdplot: 1\nfunction: 'x^2'\n", GROUPS_RECIPE, "function=x^2 "},
        {"gdplot: 1\nfunction: x^2 + 1\n", GROUPS_RECIPE, "function=x^2 + 1 "},
        {"gdplot: 1\r\nlr: 0.1\r\n", GROUPS_RECIPE, "lr=0.1 "},
        {"gdplot: \"1\"\nlr: \"0.1\"\n", GROUPS_RECIPE, "lr=0.1 "},
        {"---\ngdplot: 1\nlr: 0.1\n...\n", GROUPS_RECIPE, "lr=0.1 "},
        /* keys of other groups are left */
        {"gdplot: 1\nlr: 0.1\nrows: 2\n", GROUPS_TRAJECTORY, "lr=0.1 "},
        {"gdplot: 1\nlr: 0.1\nrows: 2\n", GROUP_GRID, "rows=2 "},
        /* text that is no recipe */
        {"", GROUPS_RECIPE, ""},
        {"any text\n", GROUPS_RECIPE, ""},
        {"lr: 0.1\n", GROUPS_RECIPE, ""},
        {"[not: yaml\n", GROUPS_RECIPE, ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf given = BUF_INIT;
        struct spec spec;
        struct err err = {0};
        int result;

        spec_init(&spec);
        result = recipe_read(&spec, rows[i].groups, rows[i].text, "run.csv", &err);
        list_given(&spec, &given);
        check(result == 0 && !strcmp(given.data, rows[i].given), "row %zu: '%s', '%s'", i,
              given.data, err.message);
        buf_release(&given);
        spec_release(&spec);
    }
}

static void refuses_recipes(void **state)
{
    static const struct {
        const char *text, *piece;
    } rows[] = {
        {"gdplot: 1\nlrr: 0.1\n", "unknown key 'lrr'; did you mean 'lr'?"},
        {"gdplot: 1\nitertions: 5\n", "unknown key 'itertions'; did you mean 'iterations'?"},
        {"gdplot: 1\nsounding: true\n", "unknown key 'sounding'"},
        {"gdplot: 1\noutput: a.png\n", "unknown key 'output'"},
        {"gdplot: 1\n\"\": 1\n", "unknown key ''"},
        /* versions */
        {"gdplot: 3\n", "version '3' is not known; a newer gdplot wrote it"},
        {"gdplot: 3\nnew-key: 1\n", "version '3' is not known"},
        {"gdplot: 0\n", "version '0' is not known"},
        {"gdplot: 1.5\n", "version '1.5' is not known"},
        {"gdplot:\n", "version '' is not known"},
        /* structure */
        {"gdplot: 1\nlr:\n  a: 1\n", "line 3: a plain value should stand here"},
        {"gdplot: 1\nlr: {a: 1}\n", "line 2: a plain value should stand here"},
        {"gdplot: 1\nlr: [0.1, 0.2]\n", "line 2: a plain value should stand here"},
        {"gdplot: 1\n[lr]: 1\n", "line 2: a plain value should stand here"},
        {"gdplot: 1\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n",
         "line 2: a plain value should stand here"},
        {"gdplot: 1\nlr: &a 0.1\nstart: *a\n", "line 3: a plain value should stand here"},
        {"gdplot: 1\ntitle: \"a\\0b\"\n", "line 2: a plain value should stand here"},
        {"- x\n\ngdplot: 1\n", "line "},
        {"- gdplot\n-\ngdplot: 1\n", "line "},
        /* not YAML */
        {"gdplot: 1\nlr: [\n", "line "},
        {"gdplot: 1\nlr: \"0.1\n", "line "},
        {"gdplot: 1\ntitle: a: b\n", "line 2: "},
        {"gdplot: 1\n\tlr: 0.1\n", "line 2: "},
        {"gdplot: 1\ntitle: \xFF\n", "line "},
        {"gdplot: 1\ntitle: \x01\n", "line "},
        {"gdplot: 1\nno value\n", "line "},
        /* values */
        {"gdplot: 1\nlr: 0\n", "lr: '0' must be above 0"},
        {"gdplot: 1\nlr:\n", "lr: '' is not a finite decimal number"},
        {"gdplot: 1\niterations: many\n", "iterations: 'many' is not a whole number"},
        {"gdplot: 1\npath: yes\n", "path: 'yes' is neither true nor false"},
        {"gdplot: 1\nmean_x: 1\n", "mean_x: '1' is not two numbers"},
        {"gdplot: 1\nn: 0\n", "n: '0' must be 1 or more"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct spec spec;
        struct err err = {0};
        int result;

        spec_init(&spec);
        result = recipe_read(&spec, GROUPS_RECIPE, rows[i].text, "run.csv", &err);
        check(result == -1 && err.status == STATUS_INPUT && contains(err.message, rows[i].piece) &&
                  !strncmp(err.message, "run.csv: ", 9),
              "row %zu: %d, status %d, '%s'", i, result, err.status, err.message);
        spec_release(&spec);
    }
}

static void names_the_last_component(void **state)
{
    static const struct {
        const char *path, *name;
    } rows[] = {
        {"pizza.txt", "pizza.txt"},
        {"a/b/pizza.txt", "pizza.txt"},
        {"/pizza.txt", "pizza.txt"},
        {"../pizza.txt", "pizza.txt"},
        {"", ""},
        {"a/", ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(!strcmp(spec_base_name(rows[i].path), rows[i].name), "'%s'", rows[i].path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_options),
        TEST(refuses_options),
        TEST(takes_the_options_of_its_groups),
        TEST(begins_with_defaults),
        TEST(has_a_sound_field_table),
        TEST(has_sound_groups),
        TEST(has_sound_traits),
        TEST(names_what_check_takes),
        TEST(knows_options_by_other_names),
        TEST(has_sound_command_rows),
        TEST(gets_what_was_set),
        TEST(refuses_bad_values),
        TEST(writes_recipes),
        TEST(tells_whether_it_is_intact),
        TEST(reads_back_every_field),
        TEST(reads_back_texts),
        TEST(reads_back_labels),
        TEST(reads_recipes),
        TEST(refuses_recipes),
        TEST(names_the_last_component),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
