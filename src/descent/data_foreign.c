#include "descent/data_foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/foreign.h"
#include "descent/sums_file.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/*
 * Whether the text begins as JSON: "{" and a key or "}"; or "[" and a list, an object, a string, or
 * a number with a comma behind it.
 */
static bool is_json(const char *at, const char *end)
{
    char opening = *at++;

    while (at < end && is_space(*at))
        at++;
    if (at == end)
        return false;
    if (opening == '{')
        return *at == '"' || *at == '}';
    if (opening != '[')
        return false;
    if (strchr("{[\"", *at))
        return *at != '\0';
    for (; at < end && *at != ','; at++)
        if (!*at || !strchr("0123456789.eE+- \t\r\n", *at))
            return false;
    return at < end;
}

static bool is_markup(const char *at, const char *end)
{
    static const char *const starts[] = {"<!doctype", "<html", "<head", "<body",
                                         "<table",    "<?xml", "<svg",  "<!--"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if ((size_t)(end - at) >= strlen(starts[i]) &&
            !strncasecmp(at, starts[i], strlen(starts[i])))
            return true;
    return false;
}

static int check_text(const char *name, const char *text, size_t length, struct err *err)
{
    const char *at = text, *end = text + length;

    if (length >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3))
        at += 3;
    while (at < end && is_space(*at))
        at++;
    if (at == end)
        return 0;
    if (is_json(at, end))
        return err_set(err, STATUS_INPUT,
                       "%s: this is JSON; data are a table: columns split by commas, semicolons, "
                       "tabs or blanks",
                       name);
    if (is_markup(at, end))
        return err_set(err, STATUS_INPUT,
                       "%s: this is HTML or XML, perhaps the page of a download; data are a table "
                       "as text",
                       name);
    return 0;
}

/* "gzip -dc a.sums.gz | gdplot ... --data -" gives sums without the name by which they are known.
 */
static bool holds_sums(const char *name)
{
    const char *extension = strrchr(name, '.');
    size_t tail = sizeof SUMS_FILE_EXTENSION - 1;

    return extension && (size_t)(extension - name) > tail &&
           !strncmp(extension - tail, SUMS_FILE_EXTENSION, tail);
}

int data_foreign(const char *name, const char *text, size_t length, struct err *err)
{
    static const char sums[] = "gdplot sums ";

    if (foreign_refuse(name, text, length, holds_sums(name) ? NULL : "--data -", err))
        return -1;
    if (length >= sizeof sums - 1 && !memcmp(text, sums, sizeof sums - 1))
        return err_set(err, STATUS_INPUT,
                       "%s: this is a file of sums; give it by a name that ends with .sums", name);
    if (!memchr(text, '\0', length) && foreign_is_binary(text, length))
        return err_set(err, STATUS_INPUT, "%s: this is no text; data are a table as text", name);
    return check_text(name, text, length, err);
}
