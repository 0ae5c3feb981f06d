#include "base/foreign.h"

#include <string.h>

#include "base/shell.h"

#define MAGIC(bytes) bytes, sizeof(bytes) - 1

enum { NEAR = 4096, TAR_AT = 257, FEW = 4, ONE_IN = 32 };

static const char to_csv[] = "save or export it as CSV", as_csv[] = "save it as CSV";

struct magic {
    const char *magic; /* how files of a kind begin; ? is any byte */
    size_t length;
    struct foreign foreign;
};

static const struct magic packed[] = {
    {MAGIC("\x1F\x8B"), {"compressed by gzip", "gzip -dc", NULL}},
    {MAGIC("\x28\xB5\x2F\xFD"), {"compressed by zstd", "zstd -dc", NULL}},
    {MAGIC("BZh?1AY&SY"), {"compressed by bzip2", "bzip2 -dc", NULL}},
    {MAGIC("\xFD"
           "7zXZ\0"),
     {"compressed by xz", "xz -dc", NULL}},
    {MAGIC("\x5D\0\0"), {"compressed by lzma", "xz -dc", NULL}},
    {MAGIC("\x04\x22\x4D\x18"), {"compressed by lz4", "lz4 -dc", NULL}},
    {MAGIC("\x1F\x9D"), {"compressed by compress", "uncompress -c", NULL}},
    {MAGIC("7z\xBC\xAF\x27\x1C"), {"a 7z archive", NULL, "unpack it first"}},
    {MAGIC("Rar!\x1A\x07"), {"a RAR archive", NULL, "unpack it first"}},
    {MAGIC("PAR1\x15"), {"a Parquet file", NULL, to_csv}},
    {MAGIC("ARROW1\0\0"), {"an Arrow file", NULL, to_csv}},
    {MAGIC("FEA1\0\0\0\0"), {"a Feather file", NULL, to_csv}},
    {MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), {"an old Excel or Office file", NULL, to_csv}},
    {MAGIC("\x89HDF\r\n\x1A\n"), {"an HDF5 file", NULL, to_csv}},
    {MAGIC("\x93NUMPY"), {"a NumPy array", NULL, to_csv}},
    {MAGIC("\x80\x04\x95"), {"a pickle of Python", NULL, to_csv}},
    {MAGIC("\x80\x05\x95"), {"a pickle of Python", NULL, to_csv}},
    {MAGIC("SQLite format 3"), {"an SQLite database", NULL, to_csv}},
};

static const struct magic pictures[] = {
    {MAGIC("\x89PNG\r\n\x1A\n"), {"a PNG picture", NULL, "data and logs are text"}},
    {MAGIC("%PDF-"), {"a PDF document", NULL, "data and logs are text"}},
};

/* What many programs save as is a zip archive, with files of these names near the beginning. */
static const struct {
    const char *holds;
    struct foreign foreign;
} archives[] = {
    {"[Content_Types].xml", {"an Excel workbook", NULL, as_csv}},
    {"xl/", {"an Excel workbook", NULL, as_csv}},
    {"opendocument.spreadsheet", {"an OpenDocument spreadsheet", NULL, as_csv}},
    {".npy", {"an archive of NumPy arrays", NULL, to_csv}},
    {"data.pkl", {"a checkpoint of PyTorch", NULL, "a log, or its numbers as CSV, can be read"}},
};

static const struct foreign zip = {"a zip archive", "unzip -p", NULL},
                            tar = {"a tar archive", "tar -xOf", NULL};

static bool begins_with(const char *text, size_t length, const char *magic, size_t size)
{
    if (length < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (magic[i] != '?' && magic[i] != text[i])
            return false;
    return true;
}

static bool holds(const char *text, size_t length, const char *piece)
{
    size_t size = strlen(piece);

    for (size_t i = 0; i + size <= length; i++)
        if (!memcmp(text + i, piece, size))
            return true;
    return false;
}

static const struct foreign *archive_of(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (holds(text, length, archives[i].holds))
            return &archives[i].foreign;
    return &zip;
}

static const struct foreign *find(const struct magic *magics, size_t count, const char *text,
                                  size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (begins_with(text, length, magics[i].magic, magics[i].length))
            return &magics[i].foreign;
    return NULL;
}

const struct foreign *foreign_find_packed(const char *text, size_t length)
{
    size_t near = length < NEAR ? length : NEAR;
    const struct foreign *found = find(packed, sizeof packed / sizeof *packed, text, length);

    if (found)
        return found;
    if (begins_with(text, length, MAGIC("PK\x03\x04")))
        return archive_of(text, near);
    if (length > TAR_AT && begins_with(text + TAR_AT, length - TAR_AT, MAGIC("ustar")))
        return &tar;
    return NULL;
}

/* Whether a byte is a control character that is not in text, nor in what moves a cursor. */
static bool is_control(char c)
{
    return (unsigned char)c < ' ' && !strchr("\b\t\n\v\f\r\x1B", c);
}

bool foreign_is_binary(const char *text, size_t length)
{
    size_t near = length < NEAR ? length : NEAR, controls = 0;

    for (size_t i = 0; i < near; i++)
        controls += is_control(text[i]);
    return memchr(text, '\0', length) || (controls >= FEW && controls > near / ONE_IN);
}

void foreign_explain(const struct foreign *foreign, const char *path, const char *operand,
                     struct buf *out)
{
    struct buf file = BUF_INIT;

    if (strcmp(path, "stdin") && strcmp(path, "-"))
        shell_add_word(&file, path);
    else
        buf_puts(&file, "FILE");
    buf_printf(out, "this is %s; ", foreign->what);
    if (!foreign->unpack)
        buf_puts(out, foreign->advice);
    else if (operand)
        buf_printf(out, "pipe it: %s %s | gdplot ... %s", foreign->unpack, file.data, operand);
    else
        buf_printf(out, "unpack it first: %s %s >NEW", foreign->unpack, file.data);
    buf_release(&file);
}

static int refuse(const struct foreign *foreign, const char *path, const char *operand,
                  struct err *err)
{
    struct buf problem = BUF_INIT;

    foreign_explain(foreign, path, operand, &problem);
    err_set(err, STATUS_INPUT, "%s: %s", path, problem.data);
    buf_release(&problem);
    return -1;
}

int foreign_refuse_packed(const char *path, const char *text, size_t length, const char *operand,
                          struct err *err)
{
    const struct foreign *foreign = foreign_find_packed(text, length);

    return foreign ? refuse(foreign, path, operand, err) : 0;
}

int foreign_refuse(const char *path, const char *text, size_t length, const char *operand,
                   struct err *err)
{
    const struct foreign *picture =
        find(pictures, sizeof pictures / sizeof *pictures, text, length);

    if (picture)
        return refuse(picture, path, operand, err);
    return foreign_refuse_packed(path, text, length, operand, err);
}
