/* Templates: what the tags give, what stands around them, partials, and what is said of files that
 * are no templates. */
#include "testing.h"

#include <glob.h>

#include "template/escape.h"
#include "template/template.h"

struct row {
    const char *template, *filled;
};

/* Lists of maps with one text each, under the name "." or another. */
static void add_list(struct value *map, const char *name, const char *entry,
                     const char *const *texts)
{
    struct value *list = value_add_list(map, name);

    for (; *texts; texts++)
        value_add_text(value_append(list), entry, *texts);
}

static void add_maps(struct value *map)
{
    struct value *a = value_add_map(map, "a"), *b = value_add_map(map, "b"), *inner;

    value_add_word(a, "one", "1");
    value_add_text(a, "name", "Bea");
    inner = value_add_map(a, "b");
    value_add_word(inner, "two", "2");
    value_add_word(value_add_map(inner, "c"), "three", "3");
    value_add_word(b, "four", "4");
    value_add_map(map, "bare");
}

/* A tree of nodes, and a table of cells. */
static void add_nested_lists(struct value *map)
{
    static const char *const first[] = {"p", "q", NULL}, *const second[] = {"r", NULL};
    struct value *nodes = value_append(value_add_list(map, "nodes"));
    struct value *rows = value_add_list(map, "rows");

    value_add_word(nodes, "label", "x");
    nodes = value_append(value_add_list(nodes, "nodes"));
    value_add_word(nodes, "label", "y");
    value_add_list(nodes, "nodes");
    add_list(value_append(rows), ".", ".", first);
    add_list(value_append(rows), ".", ".", second);
}

/* What all templates here are filled with. */
static struct value *make_map(void)
{
    static const char *const digits[] = {"1", "2", "3", NULL}, *const texts[] = {"s", "<t>", NULL};
    struct value *map = value_new();

    value_add_text(map, "name", "Ann & <Bob>");
    value_add_text(map, "name", "no other");
    value_add_text(map, "empty", "");
    value_add_text(map, "tag", "{{name}}");
    value_add_text(map, "lines", "<\n->");
    value_add_word(map, "word", "<w>");
    value_add_word(map, "blank", "");
    value_add_number(map, "tenth", 0.1);
    value_add_number(map, "huge", 1e300);
    value_add_flag(map, "yes", true);
    value_add_flag(map, "no", false);
    value_add_list(map, "none");
    add_list(map, "items", "n", digits);
    add_list(map, "texts", ".", texts);
    add_maps(map);
    add_nested_lists(map);
    return map;
}

/* Frees the map. */
static int render_map(const char *path, struct value *map, template_escape *escape, struct buf *out,
                      struct err *err)
{
    const struct template_request request = {.file = path, .map = map, .escape = escape};
    int result = template_render(&request, out, err);

    value_free(map);
    return result;
}

static int render_file(const char *path, template_escape *escape, struct buf *out, struct err *err)
{
    return render_map(path, make_map(), escape, out, err);
}

static void check_row(const struct row *row, template_escape *escape)
{
    char *path = make_text_file(row->template);
    struct buf out = BUF_INIT;
    struct err err = {0};
    int result = render_file(path, escape, &out, &err);

    check(result == 0, "'%s': %s", row->template, err.message);
    check(result || !strcmp(out.data, row->filled), "'%s' gave '%s', not '%s'", row->template,
          out.data, row->filled);
    buf_release(&out);
    remove_file(path);
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i], escape_xml);
}

static void values(void **state)
{
    static const struct row rows[] = {
        {"", ""},
        {"no tags } { }}\n", "no tags } { }}\n"},
        {"({{name}})", "(Ann &amp; &lt;Bob&gt;)"},
        {"({{{name}}}) ({{&name}})", "(Ann & <Bob>) (Ann & <Bob>)"},
        {"{{word}} {{{word}}} {{&word}}", "<w> <w> <w>"},
        {"{{tenth}} {{huge}}", "0.1 1e300"},
        {"{{tag}}", "{{name}}"},
        {"[{{missing}}{{{missing}}}{{&missing}}]", "[]"},
        {"[{{empty}}{{blank}}{{yes}}{{no}}{{items}}{{none}}{{a}}{{{yes}}}{{&a}}]", "[]"},
        {"[{{ word }}{{{ word }}}{{& word }}{{\n word\t}}]", "[<w><w><w><w>]"},
        {"  {{word}}\n", "  <w>\n"},
        {"  {{{word}}}\r\n  {{&word}}", "  <w>\r\n  <w>"},
        {"{{{word}}}}", "<w>}"},
        {"{{.}}", ""},
        {"\xEF\xBB\xBF{{word}}", "<w>"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
    check_row(&(struct row){"{{name}}", "Ann & <Bob>"}, NULL);
}

static void dotted_names(void **state)
{
    static const struct row rows[] = {
        {"{{a.one}} {{a.b.two}} {{a.b.c.three}}", "1 2 3"},
        {"{{a.name}} {{{a.name}}} {{#a}}{{name}}{{/a}}", "Bea Bea Bea"},
        {"[{{a.missing}}{{a.b.c.three.more}}{{missing.one}}{{a.word}}]", "[]"},
        {"{{#a}}{{b.two}}{{/a}}", "2"},
        {"[{{#a}}{{b.four}}{{/a}}] {{b.four}}", "[] 4"},
        {"{{#a.b}}{{two}} {{one}} {{name}}{{/a.b}}", "2  Ann &amp; &lt;Bob&gt;"},
        {"{{#a.yes}}no{{/a.yes}}{{^a.yes}}yes{{/a.yes}}", "yes"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

static void sections(void **state)
{
    static const struct row rows[] = {
        {"{{#yes}}in{{/yes}}{{^yes}}out{{/yes}}", "in"},
        {"{{#no}}in{{/no}}{{^no}}out{{/no}}", "out"},
        {"{{#missing}}in{{/missing}}{{^missing}}out{{/missing}}", "out"},
        {"{{#none}}in{{/none}}{{^none}}out{{/none}}", "out"},
        {"{{#empty}}in{{/empty}}{{^empty}}out{{/empty}}", "out"},
        {"{{#blank}}in{{/blank}}{{^blank}}out{{/blank}}", "out"},
        {"{{#name}}in{{/name}}{{^name}}out{{/name}}", "in"},
        {"{{#tenth}}in{{/tenth}}{{^tenth}}out{{/tenth}}", "in"},
        {"{{#bare}}in{{/bare}}{{^bare}}out{{/bare}}", "in"},
        {"{{#items}}in{{/items}}{{^items}}out{{/items}}", "ininin"},
        {"{{#items}}({{n}}){{/items}}", "(1)(2)(3)"},
        {"{{#items}}{{word}}{{/items}}", "<w><w><w>"},
        {"{{#a}}{{one}}{{name}}{{word}}{{/a}}", "1Bea<w>"},
        {"{{#a}}{{#b}}{{#c}}{{one}}{{two}}{{three}}{{/c}}{{/b}}{{/a}}", "123"},
        {"{{#items}}{{#items}}{{n}}{{/items}},{{/items}}", "123,123,123,"},
        {"{{#yes}}1{{#yes}}2{{/yes}}3{{/yes}}4", "1234"},
        {"{{#no}}1{{#yes}}2{{/yes}}3{{/no}}4", "4"},
        {"{{^no}}1{{^no}}2{{/no}}3{{/no}}4", "1234"},
        {"{{# yes }}in{{/ yes }}{{^ no }}out{{/\tno\n}}", "inout"},
        {"{{ #yes}}in{{\n^no}}out{{ /no}}{{ /yes}}{{ {word}}}", "inout<w>"},
        {"{{#tag}}{{{.}}}{{/tag}}", "{{name}}"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

static void implicit_iterators(void **state)
{
    static const struct row rows[] = {
        {"{{#texts}}({{.}}){{/texts}}", "(s)(&lt;t&gt;)"},
        {"{{#texts}}({{{.}}})({{&.}}){{/texts}}", "(s)(s)(<t>)(<t>)"},
        {"{{#texts}}{{#.}}[{{.}}]{{/.}}{{/texts}}", "[s][&lt;t&gt;]"},
        {"{{#rows}}<{{#.}}({{.}}){{/.}}>{{/rows}}", "<(p)(q)><(r)>"},
        {"{{#word}}{{.}}{{/word}}", "<w>"},
        {"{{#items}}[{{.}}]{{/items}}", "[][][]"},
        {"{{#.}}{{word}}{{/.}}", "<w>"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

static void comments(void **state)
{
    static const struct row rows[] = {
        {"a{{! b }}c{{!}}d", "acd"},    {"a {{! b\n c }} d\n", "a  d\n"},
        {"a\n{{! b }}\nc\n", "a\nc\n"}, {"a\n  {{! b\n  }}  \nc", "a\nc"},
        {"{{! {{word }}", ""},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

static void delimiters(void **state)
{
    static const struct row rows[] = {
        {"{{=<% %>=}}<%word%>{{word}}", "<w>{{word}}"},
        {"{{=[ ]=}}[word][&name]", "<w>Ann & <Bob>"},
        {"{{= | | =}}|#yes|in|/yes||={{ }}=|{{word}}", "in<w>"},
        {"{{={{ }}=}}{{word}}", "<w>"},
        {"{{=<< >>=}}<<{name}>>", "Ann & <Bob>"},
        {"{{=  @\n@  =}}@word@", "<w>"},
        {"{{#items}}{{=<% %>=}}<%n%><%/items%>", "123"},
        {"{{=aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb=}}aaaaaaaaaaaaaaaaword bbbbbbbbbbbbbbbb", "<w>"},
        {"a\n{{=@ @=}}\nb", "a\nb"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

/* Which tags take their line with them, and which leave it. */
static void standalone_lines(void **state)
{
    static const struct row rows[] = {
        {"a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"},
        {"a\n  {{#yes}}\t\nb\n \t{{/yes}} \nc\n", "a\nb\nc\n"},
        {"a\n{{^no}}\nb\n{{/no}}\nc\n", "a\nb\nc\n"},
        {"a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"},
        {"  {{#yes}}\nb{{/yes}}\nc", "b\nc"},
        {"a{{#yes}}\nb\n  {{/yes}}", "a\nb\n"},
        {" {{#yes}}a{{/yes}}\n {{^no}}b{{/no}}\n", " a\n b\n"},
        {" {{#yes}} {{! c }}\n {{/yes}} | \n", "  \n  | \n"},
        {"{{#yes}}{{/yes}}\n", "\n"},
        {"{{! a }}{{! b }}\n", "\n"},
        {"{{! a\n }} {{! b }}\nc", " \nc"},
        {"{{! a }}\r", "\r"},
        {"{{#items}}\n- {{n}}\n{{/items}}\n", "- 1\n- 2\n- 3\n"},
        {"{{#items}}\n\n{{/items}}\n", "\n\n\n"},
        {"\n{{#no}}\na\n{{/no}}\n\n{{^no}}\nb\n{{/no}}\n", "\n\nb\n"},
    };

    (void)state;
    check_rows(rows, LENGTH(rows));
}

/* A temporary folder with up to three templates: main, a and b. */
struct folder {
    char path[300];
};

static const char *const file_names[] = {"main", "a", "b"};

static char *file_in(const struct folder *folder, const char *name, char path[400])
{
    snprintf(path, 400, "%s/%s.mustache", folder->path, name);
    return path;
}

static void write_file(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");

    assert_non_null(stream);
    assert_true(fputs(text, stream) >= 0);
    assert_int_equal(fclose(stream), 0);
}

static void make_folder(struct folder *folder, const char *const texts[3])
{
    const char *parent = getenv("TMPDIR");
    char path[400];

    snprintf(folder->path, sizeof folder->path, "%.256s/gdplot-test-XXXXXX",
             parent && *parent ? parent : "/tmp");
    assert_non_null(mkdtemp(folder->path));
    for (size_t i = 0; i < 3; i++)
        if (texts[i])
            write_file(file_in(folder, file_names[i], path), texts[i]);
}

static void remove_folder(const struct folder *folder)
{
    char path[400];

    for (size_t i = 0; i < 3; i++)
        unlink(file_in(folder, file_names[i], path));
    check(rmdir(folder->path) == 0, "%s is not empty", folder->path);
}

static void partials(void **state)
{
    static const struct {
        const char *texts[3]; /* main, a, b */
        const char *filled;
    } rows[] = {
        {{"({{>a}})({{> a }})", "text"}, "(text)(text)"},
        {{"{{>a}}", "*{{word}} {{>b}}*", "{{tenth}}!"}, "*<w> 0.1!*"},
        {{"{{#items}}{{>a}}{{/items}}", "{{n}},"}, "1,2,3,"},
        {{"{{>a}}", "{{label}}<{{#nodes}}{{>a}}{{/nodes}}>"}, "<x<y<>>>"},
        {{"{{>a}}", "{{#nodes}}{{label}}{{>main}}{{/nodes}}"}, "xy"},
        {{"{{=| |=}}|>a| |>a|", "{{word}}"}, "<w> <w>"},
        {{"{{>a}}{{word}}|word|", "{{=| |=}}|word|"}, "<w><w>|word|"},
        /* Alone on its line, it takes the line and hands on the indentation. */
        {{"-\n  {{>a}}\n-", "1\n2\n"}, "-\n  1\n  2\n-"},
        {{"-\r\n  {{>a}}\r\n-", "1\r\n2"}, "-\r\n  1\r\n  2-"},
        {{" \t{{>a}}", "1\n2\n"}, " \t1\n \t2\n"},
        {{"  {{>a}}\n", "1\n\n\r\n2\n"}, "  1\n\n\r\n  2\n"},
        {{"  {{>a}}\n", "{{{lines}}}\n{{{lines}}}"}, "  <\n->\n  <\n->"},
        {{"  {{>a}}\n", "{{#items}}\n{{n}}\n{{/items}}\n"}, "  1\n  2\n  3\n"},
        {{"  {{>a}}\n", "{{#no}}1\n2{{/no}}3"}, "  3"},
        {{"  {{>a}}\n", "{{#yes}}1\n2{{/yes}}3"}, "  1\n  23"},
        {{"  {{>a}}\n", "0{{#yes}}1\n{{/yes}}3"}, "  01\n  3"},
        {{" {{>a}}\n", "1\n  {{>b}}\n2\n", "3\n4\n"}, " 1\n   3\n   4\n 2\n"},
        {{" {{>a}}\n", "1 {{>b}}2\n", "3\n4\n"}, " 1 3\n4\n2\n"},
        {{" {{>a}}\n", "{{>b}}\n", "3\n4\n"}, " 3\n 4\n"},
        /* Not alone, it hands on nothing. */
        {{"  {{word}}  {{>a}}\n", "1\n2"}, "  <w>  1\n2\n"},
        {{"| {{>a}} |\n", "\t1\t"}, "| \t1\t |\n"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf out = BUF_INIT;
        struct err err = {0};
        struct folder folder;
        char path[400];

        make_folder(&folder, rows[i].texts);
        if (render_file(file_in(&folder, "main", path), escape_xml, &out, &err))
            check(false, "'%s': %s", rows[i].texts[0], err.message);
        else
            check(!strcmp(out.data, rows[i].filled), "'%s', '%s' gave '%s', not '%s'",
                  rows[i].texts[0], rows[i].texts[1], out.data, rows[i].filled);
        buf_release(&out);
        remove_folder(&folder);
    }
}

/* Tries the texts; `said` begins with the name of the file that is at fault, and \1 in it stands
 * for the folder. */
static void check_failure(const char *const texts[3], enum status status, const char *said)
{
    const char *in_text = strchr(said, '\1');
    char path[400], wanted[1200];
    struct folder folder;
    struct buf out = BUF_INIT;
    struct err err = {0};

    make_folder(&folder, texts);
    snprintf(wanted, sizeof wanted, "%s/%.*s%s%s", folder.path,
             in_text ? (int)(in_text - said) : (int)strlen(said), said, in_text ? folder.path : "",
             in_text ? in_text + 1 : "");
    check(render_file(file_in(&folder, "main", path), escape_xml, &out, &err) == -1, "'%s' passed",
          texts[0]);
    check(err.status == status && !strcmp(err.message, wanted), "'%s': status %d, %s; not %s",
          texts[0], (int)err.status, err.message, wanted);
    buf_release(&out);
    remove_folder(&folder);
}

#define NO_DELIMITERS                                                                              \
    "two delimiters should stand here, of up to 16 bytes, a space between and no '=' in them"

static void refuses_what_is_no_template(void **state)
{
    static const struct row rows[] = {
        {"a\n  {{word", "2:3: this tag has no end; '}}' should follow"},
        {"{{{word}}", "1:1: this tag has no end; '}}}' should follow"},
        {"{{=<% %>}}", "1:1: this tag has no end; '=}}' should follow"},
        {"{{=<% %>=}}\n<%word}}", "2:1: this tag has no end; '%>' should follow"},
        {"{{", "1:1: this tag has no end; '}}' should follow"},
        {"{{#a}}\n{{#b}}\n{{/b}}\n", "1:1: section 'a' is never closed"},
        {"é{{#a}}\n {{^b}}\n", "2:2: section 'b' is never closed"},
        {"{{#a}}\n\n{{/b}}", "3:1: '/b' should be '/a', the section open from line 1"},
        {"{{#a}}\n{{#b}}{{/a}}{{/b}}", "2:7: '/a' should be '/b', the section open from line 2"},
        {"{{#a}}{{/}}", "1:7: '/' should be '/a', the section open from line 1"},
        {"x {{/a}}", "1:3: 'a' is closed here, but not open"},
        {"{{/}}", "1:1: a tag with no name"},
        {"{{}}", "1:1: a tag with no name"},
        {"{{ }}", "1:1: a tag with no name"},
        {"é{{{}}}", "1:3: a tag with no name"},
        {"{{&}}", "1:1: a tag with no name"},
        {"{{#}}{{/}}", "1:1: a tag with no name"},
        {"{{> }}", "1:1: a tag with no name"},
        {"{{a b}}", "1:1: 'a b' is not a name"},
        {"{{a..b}}", "1:1: 'a..b' is not a name"},
        {"{{#.a}}{{/.a}}", "1:1: '.a' is not a name"},
        {"{{a.}}", "1:1: 'a.' is not a name"},
        {"{{=}}=}}", "1:1: " NO_DELIMITERS},
        {"{{= =}}", "1:1: " NO_DELIMITERS},
        {"{{=a b c=}}", "1:1: " NO_DELIMITERS},
        {"{{=a= b=}}", "1:1: " NO_DELIMITERS},
        {"{{=aaaaaaaaaaaaaaaaa b=}}", "1:1: " NO_DELIMITERS},
        {"{{=a bbbbbbbbbbbbbbbbb=}}", "1:1: " NO_DELIMITERS},
        {"{{> ../a}}", "1:1: '../a' cannot name a template; letters, digits, '_' and '-' can"},
        {"{{> a/b}}", "1:1: 'a/b' cannot name a template; letters, digits, '_' and '-' can"},
        {"{{> a.b}}", "1:1: 'a.b' cannot name a template; letters, digits, '_' and '-' can"},
        {"{{>*a}}", "1:1: '*a' cannot name a template; letters, digits, '_' and '-' can"},
        {"{{> é}}", "1:1: 'é' cannot name a template; letters, digits, '_' and '-' can"},
        {"{{> a b}}", "1:1: 'a b' cannot name a template; letters, digits, '_' and '-' can"},
        {"a\nb \xC3(", "2:3: not UTF-8; save the file as UTF-8"},
        {"\xFF\xFE{", "1:1: not UTF-8; save the file as UTF-8"},
        {"\xEF\xBB\xBF\n\xED\xA0\x80", "2:1: not UTF-8; save the file as UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *const texts[3] = {rows[i].template};
        char said[400];

        snprintf(said, sizeof said, "main.mustache:%s", rows[i].filled);
        check_failure(texts, STATUS_INPUT, said);
    }
}

static void refuses_partials(void **state)
{
    static const struct {
        const char *texts[3];
        const char *said;
    } rows[] = {
        {{"\n {{> c}}"},
         "main.mustache:2:2: there is no template 'c': nothing built in, and no \1/c.mustache"},
        {{"{{#no}}{{> a}}{{/no}}"},
         "main.mustache:1:8: there is no template 'a': nothing built in, and no \1/a.mustache"},
        {{"{{> a}}", "1\n2{{> b}}"},
         "a.mustache:2:2: there is no template 'b': nothing built in, and no \1/b.mustache"},
        {{"{{> a}}", "{{#x}}"}, "a.mustache:1:1: section 'x' is never closed"},
        {{"{{> a}}{{/x}}", "{{#x}}"}, "main.mustache:1:8: 'x' is closed here, but not open"},
        {{"{{> a}}", "\xFF"}, "a.mustache:1:1: not UTF-8; save the file as UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_failure(rows[i].texts, STATUS_INPUT, rows[i].said);
}

static void refuses_files(void **state)
{
    static const char nul[] = "a\nb\0c";
    char *path = make_file(nul, sizeof nul - 1);
    struct buf out = BUF_INIT;
    struct err err = {0};

    (void)state;
    check(render_file(path, NULL, &out, &err) == -1 && err.status == STATUS_INPUT &&
              contains(err.message, ":2:2: a NUL byte"),
          "%s", err.message);
    remove_file(path);
    err = (struct err){0};
    check(render_file("/nowhere/main.mustache", NULL, &out, &err) == -1 &&
              err.status == STATUS_IO && contains(err.message, "/nowhere/main.mustache: cannot"),
          "%s", err.message);
    err = (struct err){0};
    check(render_file("/", NULL, &out, &err) == -1 && err.status == STATUS_IO, "%s", err.message);
    buf_release(&out);
}

static int render_builtin(const char *name, struct buf *out, struct err *err)
{
    struct value *map = value_new();
    const struct template_request request = {.name = name, .map = map};
    int result = template_render(&request, out, err);

    value_free(map);
    return result;
}

static void built_ins_are_templates(void **state)
{
    const char *name;
    size_t count = 0;

    (void)state;
    for (; template_builtin(count, &name); count++) {
        struct buf out = BUF_INIT;
        struct err err = {0};

        check(render_builtin(name, &out, &err) == 0, "%s: %s", name, err.message);
        buf_release(&out);
    }
    check(count > 0, "there is none");
    check(!template_builtin(count + 100, &name) && !name, "%s", name);
}

static void refuses_an_unknown_built_in(void **state)
{
    struct buf out = BUF_INIT;
    struct err err = {0};

    (void)state;
    check(render_builtin("nothing", &out, &err) == -1 && err.status == STATUS_INPUT &&
              !strcmp(err.message, "there is no template 'nothing'"),
          "%s", err.message);
    buf_release(&out);
}

static const char *builtin_text(const char *wanted)
{
    const char *name, *text;

    for (size_t i = 0; (text = template_builtin(i, &name)) != NULL; i++)
        if (!strcmp(name, wanted))
            return text;
    return NULL;
}

/* Whether the built-in `text` is what the file holds. */
static bool is_content(const char *path, const char *text)
{
    FILE *stream = fopen(path, "rb");
    bool same = stream != NULL;

    for (; same && *text; text++)
        same = fgetc(stream) == (unsigned char)*text;
    same = same && fgetc(stream) == EOF;
    if (stream)
        fclose(stream);
    return same;
}

static void every_template_is_built_in(void **state)
{
    glob_t files;

    (void)state;
    assert_int_equal(glob("templates/*.mustache", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *base = files.gl_pathv[i] + strlen("templates/");
        char name[64];
        const char *text;

        snprintf(name, sizeof name, "%.*s", (int)strcspn(base, "."), base);
        text = builtin_text(name);
        check(text && is_content(files.gl_pathv[i], text), "%s is not", files.gl_pathv[i]);
    }
    globfree(&files);
}

/* Partials of built-ins are built-ins; files come before built-ins of the same name, for files. */
static void built_in_partials(void **state)
{
    static const char *const texts[3] = {"{{> gnuplot}}"};
    struct buf plain = BUF_INIT, out = BUF_INIT;
    struct err err = {0};
    struct folder folder;
    char path[400], own[400];

    (void)state;
    make_folder(&folder, texts);
    file_in(&folder, "main", path);
    write_file(file_in(&folder, "gnuplot-style", own), "mine");
    check(render_file(path, NULL, &plain, &err) == 0 && plain.length &&
              !contains(plain.data, "mine"),
          "%s%s", err.message, plain.data);
    write_file(path, "{{> gnuplot-style}}");
    check(render_file(path, NULL, &out, &err) == 0 && !strcmp(out.data, "mine"), "%s%s",
          err.message, out.data);
    unlink(own);
    remove_folder(&folder);
    buf_release(&plain);
    buf_release(&out);
}

/* Renders the text, and says whether it went as it should, with a message that contains `said`. */
static void check_limit(const char *text, struct value *map, bool passes, const char *said)
{
    char *path = make_text_file(text);
    struct buf out = BUF_INIT;
    struct err err = {0};
    int result = render_map(path, map, NULL, &out, &err);

    check(passes ? result == 0
                 : result == -1 && err.status == STATUS_LIMIT && contains(err.message, said),
          "%.80s: status %d, %s", text, (int)err.status, err.message);
    buf_release(&out);
    remove_file(path);
}

static char *repeated(const char *piece, size_t times)
{
    struct buf text = BUF_INIT;

    while (times--)
        buf_puts(&text, piece);
    return buf_detach(&text);
}

static void limits_sections(void **state)
{
    (void)state;
    for (size_t depth = 64; depth <= 65; depth++) {
        char *open = repeated("{{#yes}}", depth), *close = repeated("{{/yes}}", depth);
        struct buf text = BUF_INIT;

        buf_printf(&text, "%s%s", open, close);
        check_limit(text.data, make_map(), depth == 64,
                    ":1:513: sections nested more than 64 deep");
        buf_release(&text);
        free(open);
        free(close);
    }
}

/* A map in a map in a map, as many as are said. */
static struct value *make_chain(size_t links)
{
    struct value *map = value_new(), *last = map;

    value_add_flag(map, "yes", true);
    while (links--)
        last = value_add_map(last, "next");
    value_add_flag(last, "next", false);
    return map;
}

static void limits_partials(void **state)
{
    static const char *const texts[3] = {"{{> a}}", "x{{#next}}{{> a}}{{/next}}"};
    struct folder folder;
    char path[400];

    (void)state;
    make_folder(&folder, texts);
    file_in(&folder, "main", path);
    for (size_t links = 63; links <= 64; links++) {
        struct buf out = BUF_INIT;
        struct err err = {0};
        int result = render_map(path, make_chain(links), NULL, &out, &err);

        check(links == 63 ? result == 0 && out.length == 64
                          : result == -1 && err.status == STATUS_LIMIT &&
                                contains(err.message, "/a.mustache:1:11: partials nested more "
                                                      "than 64 deep"),
              "%zu: %s", links, err.message);
        buf_release(&out);
    }
    remove_folder(&folder);
}

/* The deepest there can be: 64 sections in each of 64 partials. */
static void stands_the_deepest_nesting(void **state)
{
    char *open = repeated("{{#yes}}", 64), *close = repeated("{{/yes}}", 64);
    const char *texts[3] = {"{{> a}}"};
    struct buf text = BUF_INIT, out = BUF_INIT;
    struct err err = {0};
    struct folder folder;
    char path[400];

    (void)state;
    buf_printf(&text, "%s{{> a}}%s", open, close);
    texts[1] = text.data;
    make_folder(&folder, texts);
    check(render_file(file_in(&folder, "main", path), NULL, &out, &err) == -1 &&
              err.status == STATUS_LIMIT,
          "%s", err.message);
    remove_folder(&folder);
    buf_release(&text);
    buf_release(&out);
    free(open);
    free(close);
}

static void limits_sizes(void **state)
{
    enum { MIB = 1 << 20 };
    char *text = repeated("x", MIB + 1);

    (void)state;
    check_limit(text, value_new(), false, "a template of over 1 MiB");
    text[MIB] = '\0';
    check_limit(text, value_new(), true, "");
    free(text);
}

static void limits_output(void **state)
{
    static const char *const thrice = "{{{big}}}{{{big}}}{{{big}}}";
    char *text = repeated("x", 100 << 20);

    (void)state;
    for (size_t copies = 2; copies <= 3; copies++) {
        struct value *map = value_new();

        value_add_text(map, "big", text);
        check_limit(thrice + 9 * (3 - copies), map, copies == 2, ": more than 256 MiB of output");
    }
    free(text);
}

/* Loops in loops that write nothing end, too. */
static void limits_work(void **state)
{
    struct value *map = value_new();
    struct value *list = value_add_list(map, "l");

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        value_append(list);
    check_limit("{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}", map, false, ": more than 67108864 steps");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values),
        TEST(dotted_names),
        TEST(sections),
        TEST(implicit_iterators),
        TEST(comments),
        TEST(delimiters),
        TEST(standalone_lines),
        TEST(partials),
        TEST(refuses_what_is_no_template),
        TEST(refuses_partials),
        TEST(refuses_files),
        TEST(built_ins_are_templates),
        TEST(refuses_an_unknown_built_in),
        TEST(every_template_is_built_in),
        TEST(built_in_partials),
        TEST(limits_sections),
        TEST(limits_partials),
        TEST(stands_the_deepest_nesting),
        TEST(limits_sizes),
        TEST(limits_output),
        TEST(limits_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
