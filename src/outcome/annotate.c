#include "outcome/annotate.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "template/escape.h"

/* Characters that GitHub's workflow commands take as %NN, in messages and in properties. */
#define IN_MESSAGES   "%\r\n"
#define IN_PROPERTIES IN_MESSAGES ":,"

/* One thing that went wrong. */
struct issue {
    size_t number;    /* of the expectation, from 0 */
    const char *file; /* NULL: none in particular */
    long line;        /* there; 0: none in particular */
    const char *title, *message;
};

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

static void add_github(struct buf *out, const struct issue *issue)
{
    buf_puts(out, "::error ");
    if (issue->file) {
        buf_puts(out, "file=");
        add_escaped(out, issue->file, IN_PROPERTIES);
        buf_puts(out, ",");
    }
    if (issue->line)
        buf_printf(out, "line=%ld,", issue->line);
    buf_puts(out, "title=");
    add_escaped(out, issue->title, IN_PROPERTIES);
    buf_puts(out, "::");
    add_escaped(out, issue->message, IN_MESSAGES);
    buf_puts(out, "\n");
}

static void add_string(struct buf *out, const char *name, const char *text)
{
    struct buf argument = BUF_INIT;

    printable_add_argument(&argument, text);
    buf_printf(out, "\"%s\": \"", name);
    escape_json(out, argument.data);
    buf_puts(out, "\"");
    buf_release(&argument);
}

/* What is known by the fingerprint is the same thing in another job, whatever its numbers are. */
static void add_fingerprint(struct buf *out, const struct issue *issue)
{
    struct buf known = BUF_INIT;
    char text[SHA256_TEXT + 1];

    buf_printf(&known, "%zu\n%s\n%s", issue->number, issue->file ? issue->file : "", issue->title);
    sha256_text(known.data, known.length, text);
    add_string(out, "fingerprint", text);
    buf_release(&known);
}

static void add_gitlab(struct buf *out, const struct issue *issue)
{
    struct buf description = BUF_INIT;

    buf_printf(&description, "%s: %s", issue->title, issue->message);
    buf_puts(out, out->length ? ",\n" : "\n");
    buf_puts(out, "  {");
    add_string(out, "description", description.data);
    buf_puts(out, ", \"check_name\": \"gdplot\", ");
    add_fingerprint(out, issue);
    buf_puts(out, ", \"severity\": \"major\",\n   \"location\": {");
    add_string(out, "path", issue->file ? issue->file : ".");
    buf_printf(out, ", \"lines\": {\"begin\": %ld}}}", issue->line ? issue->line : 1);
    buf_release(&description);
}

static const struct service {
    const char *name;
    const char *begin, *end; /* around all issues; with both, what is printed is a file */
    void (*add)(struct buf *out, const struct issue *issue);
} services[] = {
    {"github", "", "", add_github},
    {"gitlab", "[", "\n]\n", add_gitlab},
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

bool annotate_is_file(const char *service)
{
    return *find_service(service)->begin;
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
                   *hint ? hint : "; there are github and gitlab");
}

static void add_title(struct buf *out, const struct expected *expected)
{
    outcome_add_name(out, expected->outcome);
    expectation_add_contrary(out, expected->expectation);
}

static void add_message(struct buf *out, const struct expected *expected)
{
    const struct expectation *expectation = expected->expectation;

    outcome_add_objective(out, expected->outcome);
    buf_puts(out, ": ");
    if (expectation->metric) {
        expectation_add_difference(out, expectation, expected->outcome);
        buf_puts(out, "; ");
    }
    outcome_add_end(out, expected->outcome, expectation->metric);
}

static void add_unmet(const struct service *service, const struct expectations *expectations,
                      size_t number, const char *file, struct buf *out)
{
    struct buf title = BUF_INIT, message = BUF_INIT;
    struct issue issue = {.number = number, .file = file};

    add_title(&title, &expectations->at[number]);
    add_message(&message, &expectations->at[number]);
    issue.title = title.data;
    issue.message = message.data;
    service->add(out, &issue);
    buf_release(&title);
    buf_release(&message);
}

static void write_issues(const struct service *service, const struct buf *issues, FILE *stream)
{
    fputs(service->begin, stream);
    fwrite(issues->data, 1, issues->length, stream);
    fputs(service->end, stream);
}

void annotate_write(const char *service, const struct expectations *expectations, const char *file,
                    FILE *stream)
{
    struct buf issues = BUF_INIT;

    for (size_t i = 0; i < expectations->count; i++)
        if (!expected_is_met(&expectations->at[i]))
            add_unmet(find_service(service), expectations, i, file, &issues);
    write_issues(find_service(service), &issues, stream);
    buf_release(&issues);
}

/* Takes ":NUMBER" off the end of the text; 0 where it is not there. */
static long take_number(char *text)
{
    char *colon = strrchr(text, ':');
    size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;
    long number = digits && !colon[1 + digits] ? strtol(colon + 1, NULL, 10) : 0;

    if (number)
        *colon = '\0';
    return number;
}

/* The file that the message begins with, "FILE: …", "FILE:LINE: …" or "FILE:LINE:COLUMN: …", and
 * its line; NULL where it begins with none that is there. The caller frees it. */
static char *find_file(const char *message, long *line)
{
    const char *end = strstr(message, ": ");
    struct buf path = BUF_INIT;
    long last;

    *line = 0;
    buf_add(&path, message, end ? (size_t)(end - message) : 0);
    last = take_number(path.data);
    *line = take_number(path.data);
    *line = *line ? *line : last;
    if (path.length && *path.data && !access(path.data, F_OK))
        return buf_detach(&path);
    buf_release(&path);
    return NULL;
}

static void add_line(const struct service *service, size_t number, const char *message,
                     struct buf *out)
{
    long line;
    char *file = find_file(message, &line);
    const struct issue issue = {number, file, file ? line : 0, "gdplot could not go on", message};

    service->add(out, &issue);
    free(file);
}

void annotate_error(const char *service, const struct err *err, FILE *stream)
{
    const struct service *to = service ? find_service(service) : NULL;
    struct buf issues = BUF_INIT, lines = BUF_INIT;
    char *rest = NULL;
    size_t number = 0;

    if (!to || err->status < STATUS_INPUT)
        return;
    buf_printf(&lines, "%s\n%s", err->message, err->more ? err->more : "");
    for (char *line = strtok_r(lines.data, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        add_line(to, number++, line, &issues);
    write_issues(to, &issues, stream);
    buf_release(&issues);
    buf_release(&lines);
}
