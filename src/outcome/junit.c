#include "outcome/junit.h"

#include "template/escape.h"

static void write_escaped(const struct buf *text, FILE *stream)
{
    struct buf escaped = BUF_INIT;

    escape_xml(&escaped, text->data);
    fputs(escaped.data, stream);
    buf_release(&escaped);
}

static void write_attribute(const char *name, const struct buf *value, FILE *stream)
{
    fprintf(stream, " %s=\"", name);
    write_escaped(value, stream);
    fputs("\"", stream);
}

/* "lr 0.1: converging", or where that was expected "lr 0.1 is converging". */
static void add_name(struct buf *out, const struct expected *expected)
{
    outcome_add_name(out, expected->outcome);
    if (expected->expectation)
        expectation_add_claim(out, expected->expectation);
    else
        outcome_add_state(out, expected->outcome);
}

static void write_failure(const struct expected *expected, FILE *stream)
{
    struct buf text = BUF_INIT;

    fputs(">\n    <failure", stream);
    expectation_add_difference(&text, expected->expectation, expected->outcome);
    write_attribute("message", &text, stream);
    fputs(">", stream);
    buf_clear(&text);
    outcome_add_end(&text, expected->outcome, expected->expectation->metric);
    write_escaped(&text, stream);
    fputs("</failure>\n  </testcase>\n", stream);
    buf_release(&text);
}

static void write_case(const struct expected *expected, FILE *stream)
{
    struct buf text = BUF_INIT;

    fputs("  <testcase", stream);
    outcome_add_objective(&text, expected->outcome);
    write_attribute("classname", &text, stream);
    buf_clear(&text);
    add_name(&text, expected);
    write_attribute("name", &text, stream);
    if (expected_is_met(expected))
        fputs("/>\n", stream);
    else
        write_failure(expected, stream);
    buf_release(&text);
}

void junit_write(const struct expectations *expectations, FILE *stream)
{
    fprintf(stream,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuite name=\"gdplot\" tests=\"%zu\" failures=\"%zu\">\n",
            expectations->count, expectations_failures(expectations));
    for (size_t i = 0; i < expectations->count; i++)
        write_case(&expectations->at[i], stream);
    fputs("</testsuite>\n", stream);
}
