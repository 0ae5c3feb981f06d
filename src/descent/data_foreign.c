#include "descent/data_foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define MAGIC(bytes) bytes, sizeof(bytes) - 1

static const char to_csv[] = "save or export it as CSV";

/*
 * How files of a kind begin (? is any byte), what they are, and the command that unpacks them or
 * else what to do.
 */
static const struct magic {
    const char *magic;
    size_t length;
    const char *what, *unpack, *advice;
} magics[] = {
    {MAGIC("\x1F\x8B"), "compressed by gzip", "gzip -dc", NULL},
    {MAGIC("\x28\xB5\x2F\xFD"), "compressed by zstd", "zstd -dc", NULL},
    {MAGIC("BZh?1AY&SY"), "compressed by bzip2", "bzip2 -dc", NULL},
    {MAGIC("\xFD"
           "7zXZ\0"),
     "compressed by xz", "xz -dc", NULL},
    {MAGIC("\x04\x22\x4D\x18"), "compressed by lz4", "lz4 -dc", NULL},
    {MAGIC("\x1F\x9D"), "compressed by compress", "uncompress -c", NULL},
    {MAGIC("7z\xBC\xAF\x27\x1C"), "a 7z archive", NULL, "unpack it first"},
    {MAGIC("PAR1\x15"), "a Parquet file", NULL, to_csv},
    {MAGIC("ARROW1\0\0"), "an Arrow file", NULL, to_csv},
    {MAGIC("FEA1\0\0\0\0"), "a Feather file", NULL, to_csv},
    {MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old Excel or Office file", NULL, to_csv},
    {MAGIC("\x89HDF\r\n\x1A\n"), "an HDF5 file", NULL, to_csv},
    {MAGIC("\x93NUMPY"), "a NumPy array", NULL, to_csv},
    {MAGIC("SQLite format 3"), "an SQLite database", NULL, to_csv},
    {MAGIC("\x89PNG\r\n\x1A\n"), "a PNG picture", NULL, "data are text"},
    {MAGIC("%PDF-"), "a PDF document", NULL, "data are text"},
    {MAGIC("gdplot sums "), "a file of sums", NULL, "give it by a name that ends with .sums"},
};

static bool begins_with(const char *text, size_t length, const char *magic, size_t size)
{
    if (length < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (magic[i] != '?' && magic[i] != text[i])
            return false;
    return true;
}

static int fail_packed(const char *name, const char *what, const char *unpack, const char *operand,
                       struct err *err)
{
    return err_set(err, STATUS_INPUT, "%s: this is %s; pipe it: %s %s | gdplot ... %s", name, what,
                   unpack, strcmp(name, "stdin") ? name : "FILE", operand);
}

static bool holds(const char *text, size_t length, const char *piece)
{
    size_t size = strlen(piece);

    for (size_t i = 0; i + size <= length; i++)
        if (!memcmp(text + i, piece, size))
            return true;
    return false;
}

/* Excel's and other office files are zip archives, with files of these names near the beginning. */
static int check_zip(const char *name, const char *text, size_t length, const char *operand,
                     struct err *err)
{
    size_t near = length < 4096 ? length : 4096;

    if (length < 4 || memcmp(text, "PK\x03\x04", 4))
        return 0;
    if (holds(text, near, "[Content_Types].xml") || holds(text, near, "xl/"))
        return err_set(err, STATUS_INPUT, "%s: this is an Excel workbook; save it as CSV", name);
    if (holds(text, near, "opendocument.spreadsheet"))
        return err_set(err, STATUS_INPUT, "%s: this is an OpenDocument spreadsheet; save it as CSV",
                       name);
    return fail_packed(name, "a zip archive", "unzip -p", operand, err);
}

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

/* The row of the table that the file begins like; NULL: none. */
static const struct magic *find_magic(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (begins_with(text, length, magics[i].magic, magics[i].length))
            return &magics[i];
    return NULL;
}

int data_foreign_packed(const char *name, const char *text, size_t length, const char *operand,
                        struct err *err)
{
    const struct magic *magic = find_magic(text, length);

    if (magic && magic->unpack)
        return fail_packed(name, magic->what, magic->unpack, operand, err);
    return check_zip(name, text, length, operand, err);
}

int data_foreign(const char *name, const char *text, size_t length, struct err *err)
{
    const struct magic *magic = find_magic(text, length);

    if (data_foreign_packed(name, text, length, "--data -", err))
        return -1;
    if (magic)
        return err_set(err, STATUS_INPUT, "%s: this is %s; %s", name, magic->what, magic->advice);
    return check_text(name, text, length, err);
}
