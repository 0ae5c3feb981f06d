/* Which files a report makes, and from which templates. */
#include "testing.h"

#include "report/document_format.h"
#include "report/report_files.h"
#include "template/escape.h"

static const struct kind grid = {.name = "grid"};

/* A report of two figures in these formats, with these documents; to be released. */
static void set_up(struct report *report, const char *format, const char *document,
                   const char *template_file)
{
    static const char *const names[] = {"first", "second"};

    *report =
        (struct report){.path = strdup("r.yaml"), .name = strdup("r"), .folder = strdup("out")};
    report->figures = calloc(LENGTH(names), sizeof *report->figures);
    report->count = LENGTH(names);
    for (size_t i = 0; i < LENGTH(names); i++) {
        report->figures[i].kind = &grid;
        report->figures[i].name = strdup(names[i]);
        spec_init(&report->figures[i].spec);
        texts_add(&report->figures[i].formats, format);
    }
    if (document)
        texts_add(&report->documents, document);
    report->template_file = template_file ? strdup(template_file) : NULL;
}

static void check_paths(const char *what, const struct report_files *files, const char *wanted)
{
    struct buf paths = BUF_INIT;

    for (size_t i = 0; i < files->count; i++)
        buf_printf(&paths, "%s%s", i ? " " : "", files->at[i].path);
    check(!strcmp(paths.data, wanted), "%s: %s", what, paths.data);
    buf_release(&paths);
}

static void test_files(void **state)
{
    static const struct {
        const char *format, *document, *template_file, *only, *files;
    } rows[] = {
        {"png", NULL, NULL, NULL, "out/first.png out/second.png"},
        {"png", "html", NULL, NULL, "out/first.png out/second.png out/r.html"},
        /* Documents have their own pictures; LaTeX has a file for each figure, too. */
        {"csv", "markdown", NULL, NULL,
         "out/first.csv out/second.csv out/r.md out/first-figure.svg out/second-figure.svg"},
        {"pdf", "latex", NULL, NULL,
         "out/first.pdf out/second.pdf out/r.tex out/first-figure.tex out/first-figure.pdf "
         "out/second-figure.tex out/second-figure.pdf"},
        {"tex", NULL, NULL, "second", "out/second.tex out/second-inc.pdf"},
        {"png", "html", NULL, "html", "out/r.html"},
        {"png", NULL, "a/page.rst.mustache", NULL, "out/first.png out/second.png out/r.rst"},
        {"png", NULL, "a.b/page", NULL, "out/first.png out/second.png out/r"},
        {"png", "html", "page.txt", "first", "out/first.png"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct report report;
        struct report_files files = {0};
        struct texts only = {0};
        struct err err = {0};

        set_up(&report, rows[i].format, rows[i].document, rows[i].template_file);
        if (rows[i].only)
            texts_add(&only, rows[i].only);
        check(!report_files_list(&files, &report, &only, &err), "%zu: %s", i, err.message);
        check_paths(rows[i].files, &files, rows[i].files);
        texts_release(&only);
        report_files_release(&files);
        report_release(&report);
    }
}

/* A figure's outputs are what its picture will write. */
static void test_outputs(void **state)
{
    struct report report;
    struct report_files files = {0};
    struct texts only = {0};
    struct err err = {0};

    (void)state;
    set_up(&report, "tex", NULL, NULL);
    texts_add(&only, "second");
    report_files_list(&files, &report, &only, &err);
    check(report.figures[0].spec.outputs.count == 0, "a figure that is not wanted");
    check(report.figures[1].spec.outputs.count == 1 &&
              !strcmp(report.figures[1].spec.outputs.at[0], "out/second.tex"),
          "its second file is the renderer's to name");
    check(!report_files_has(&files, 0) && report_files_has(&files, 1), "which figures have files");
    texts_release(&only);
    report_files_release(&files);
    report_release(&report);
}

static void test_same_names(void **state)
{
    struct report report;
    struct report_files files = {0};
    struct texts none = {0};
    struct err err = {0};

    (void)state;
    set_up(&report, "tex", "latex", NULL);
    free(report.name);
    report.name = strdup("first");
    check(report_files_list(&files, &report, &none, &err) && err.status == STATUS_INPUT &&
              contains(err.message, "out/first.tex would be written twice"),
          "%s", err.message);
    report_files_release(&files);
    report_release(&report);
}

static void test_escapes(void **state)
{
    static const struct {
        const char *template_file;
        template_escape *escape;
    } rows[] = {
        {"a.html", escape_xml},  {"a.HTML.mustache", escape_xml},
        {"a.svg", escape_xml},   {"a.xml", escape_xml},
        {"a.tex", escape_latex}, {"a.md", escape_markdown},
        {"a.rst", NULL},         {"a", NULL},
        {".mustache", NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct report report;
        struct report_files files = {0};
        struct texts none = {0};
        struct err err = {0};

        set_up(&report, "png", NULL, rows[i].template_file);
        check(!report_files_list(&files, &report, &none, &err), "%s", err.message);
        check(files.at[files.count - 1].template.escape == rows[i].escape, "%s",
              rows[i].template_file);
        report_files_release(&files);
        report_release(&report);
    }
}

/* Formats for users' templates alone are none that a spec can ask for. */
static void test_names(void **state)
{
    size_t count = 0;

    (void)state;
    for (; document_format_name(count); count++)
        check(document_format_find(document_format_name(count)) != NULL, "%zu", count);
    check(count == 3, "%zu formats", count);
    check(!document_format_find("xml") && document_format_of("xml"), "xml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_files),   TEST(test_outputs), TEST(test_same_names),
        TEST(test_escapes), TEST(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
