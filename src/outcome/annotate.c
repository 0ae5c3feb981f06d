#include "outcome/annotate.h"

#include <string.h>

#include "base/nearest.h"
#include "base/printable.h"

/* Characters that GitHub's workflow commands take as %NN, in messages and in properties. */
#define IN_MESSAGES   "%\r\n"
#define IN_PROPERTIES IN_MESSAGES ":,"

typedef void line_adder(struct buf *out, const struct expected *expected, const char *file);

static void add_escaped(struct buf *out, const char *text, const char *special)
{
    struct buf argument = BUF_INIT;

    printable_add_argument(&argument, text);
    for (const char *at = argument.data; *at; at++)
        if (strchr(special, *at))
            buf_printf(out, "%%%02X", (unsigned)*at);
        else
            buf_add(out, at, 1);
    buf_release(&argument);
}

static void add_title(struct buf *out, const struct expected *expected)
{
    struct buf title = BUF_INIT;

    outcome_add_rate(&title, expected->outcome);
    expectation_add_contrary(&title, expected->expectation);
    add_escaped(out, title.data, IN_PROPERTIES);
    buf_release(&title);
}

static void add_message(struct buf *out, const struct expected *expected)
{
    struct buf message = BUF_INIT;

    outcome_add_objective(&message, expected->outcome);
    buf_puts(&message, ": ");
    if (expected->expectation->metric) {
        expectation_add_difference(&message, expected->expectation, expected->outcome);
        buf_puts(&message, "; ");
    }
    outcome_add_end(&message, expected->outcome);
    add_escaped(out, message.data, IN_MESSAGES);
    buf_release(&message);
}

static void add_github(struct buf *out, const struct expected *expected, const char *file)
{
    buf_puts(out, "::error ");
    if (file) {
        buf_puts(out, "file=");
        add_escaped(out, file, IN_PROPERTIES);
        buf_puts(out, ",");
    }
    buf_puts(out, "title=");
    add_title(out, expected);
    buf_puts(out, "::");
    add_message(out, expected);
    buf_puts(out, "\n");
}

static const struct service {
    const char *name;
    line_adder *add_line;
} services[] = {
    {"github", add_github},
};

enum { SERVICES = sizeof services / sizeof *services };

static const struct service *find_service(const char *name)
{
    for (size_t i = 0; i < SERVICES; i++)
        if (!strcmp(services[i].name, name))
            return &services[i];
    return NULL;
}

const char *annotate_service(size_t i)
{
    return i < SERVICES ? services[i].name : NULL;
}

int annotate_check(const char *service, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (find_service(service))
        return 0;
    nearest_init(&nearest, service);
    for (size_t i = 0; i < SERVICES; i++)
        nearest_offer(&nearest, services[i].name);
    nearest_hint(&nearest, "", hint);
    return err_set(err, STATUS_USAGE, "--annotate: there is no '%.80s'%s", service,
                   *hint ? hint : "; github is one");
}

void annotate_write(const char *service, const struct expectations *expectations, const char *file,
                    FILE *stream)
{
    struct buf lines = BUF_INIT;

    for (size_t i = 0; i < expectations->count; i++)
        if (!expected_is_met(&expectations->at[i]))
            find_service(service)->add_line(&lines, &expectations->at[i], file);
    fwrite(lines.data, 1, lines.length, stream);
    buf_release(&lines);
}
