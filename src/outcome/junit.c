#include "outcome/junit.h"

#include "descent/verdict.h"
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
    outcome_add_rate(out, expected->outcome);
    if (expected->expectation)
        expectation_add_claim(out, expected->expectation);
    else
        buf_printf(out, ": %s", verdict_name(expected->outcome->verdict.kind));
}

static void write_failure(const struct expected *expected, FILE *stream)
{
    struct buf text = BUF_INIT;

    fputs(">\n    <failure", stream);
    expectation_add_difference(&text, expected->expectation, expected->outcome);
    write_attribute("message", &text, stream);
    fputs(">", stream);
    buf_clear(&text);
    outcome_add_end(&text, expected->outcome);
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

static size_t count_failures(const struct expectations *expectations)
{
    size_t failures = 0;

    for (size_t i = 0; i < expectations->count; i++)
        failures += !expected_is_met(&expectations->at[i]);
    return failures;
}

void junit_write(const struct expectations *expectations, FILE *stream)
{
    fprintf(stream,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuite name=\"gdplot\" tests=\"%zu\" failures=\"%zu\">\n",
            expectations->count, count_failures(expectations));
    for (size_t i = 0; i < expectations->count; i++)
        write_case(&expectations->at[i], stream);
    fputs("</testsuite>\n", stream);
}
