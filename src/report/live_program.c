#include "report/live_program.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/base85.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "template/template.h"

enum { MOST = 64 << 20, LEVEL = 11, LONGEST_PATH = 4096 };

static const char wasm[] = "gdplot.wasm", starter[] = "gdplot.js";

/* The folder that this program is in, with what follows; "" where the system does not say. */
static void add_beside_program(struct buf *folder, const char *below)
{
    char path[LONGEST_PATH];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

    if (length <= 0)
        return;
    path[length] = '\0';
    *strrchr(path, '/') = '\0';
    buf_printf(folder, "%s/%s", path, below);
}

static bool has_both(const char *folder)
{
    char *a = folder_join(folder, wasm), *b = folder_join(folder, starter);
    bool both = *folder && !access(a, R_OK) && !access(b, R_OK);

    free(a);
    free(b);
    return both;
}

static int find_folder(struct buf *folder, struct err *err)
{
    static const char *const below[] = {"../share/gdplot", "wasm"};
    const char *named = getenv("GDPLOT_WASM");

    buf_puts(folder, named ? named : "");
    for (size_t i = 0; !named && i < sizeof below / sizeof *below && !has_both(folder->data); i++) {
        buf_clear(folder);
        add_beside_program(folder, below[i]);
    }
    if (has_both(folder->data))
        return 0;
    return err_set(
        err, STATUS_GNUPLOT,
        "a live page has gdplot in it as WebAssembly, and %s is not here; make deps-wasm "
        "wasm builds it, make install and make deb take it along, GDPLOT_WASM names its folder",
        wasm);
}

int live_program_check(struct err *err)
{
    struct buf folder = BUF_INIT;
    int result = find_folder(&folder, err);

    buf_release(&folder);
    return result;
}

static int read_file(const char *folder, const char *name, struct buf *content, struct err *err)
{
    char *path = folder_join(folder, name);
    int result = file_read(path, FILE_REGULAR, MOST, content, err);

    free(path);
    return result;
}

/* Adds the bytes in base64. */
static void add_bytes(struct value *root, const char *name, const char *bytes, size_t length)
{
    struct buf text = BUF_INIT;

    base64_add(&text, bytes, length);
    value_add_word(root, name, text.data);
    buf_release(&text);
}

static int add_program(struct value *root, const char *folder, struct err *err)
{
    struct buf content = BUF_INIT;
    int result = read_file(folder, wasm, &content, err);

    if (!result) {
        struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
        size_t room = libdeflate_gzip_compress_bound(compressor, content.length);
        char *packed = mem_zeroed(room, 1);
        size_t length =
            libdeflate_gzip_compress(compressor, content.data, content.length, packed, room);
        struct buf text = BUF_INIT;

        base85_add(&text, packed, length);
        value_add_word(root, "program", text.data);
        buf_release(&text);
        free(packed);
        libdeflate_free_compressor(compressor);
    }
    buf_release(&content);
    return result;
}

/* A built-in template that nothing is filled into. */
static int add_built_in(struct buf *out, const char *name, struct err *err)
{
    struct value *none = value_new();
    const struct template_request request = {.name = name, .map = none};
    int result = template_render(&request, out, err);

    value_free(none);
    return result;
}

/* What runs in the worker: what starts the program, and who calls it. */
static int add_worker(struct value *root, const char *folder, struct err *err)
{
    struct buf script = BUF_INIT;
    int result = read_file(folder, starter, &script, err);

    buf_puts(&script, "\n");
    if (!result)
        result = add_built_in(&script, "live-worker", err);
    if (!result)
        add_bytes(root, "worker", script.data, script.length);
    buf_release(&script);
    return result;
}

/* The hash of a script in a policy (CSP, level 3, 2.3.1): SHA-256 in base64. */
static void add_hash(struct value *root, const struct buf *script)
{
    char digits[SHA256_TEXT + 1], bytes[SHA256_TEXT / 2];

    sha256_text(script->data, script->length, digits);
    for (size_t i = 0; i < sizeof bytes; i++) {
        const char two[] = {digits[2 * i], digits[2 * i + 1], '\0'};

        bytes[i] = (char)strtoul(two, NULL, 16);
    }
    add_bytes(root, "script_hash", bytes, sizeof bytes);
}

static int add_script(struct value *root, struct err *err)
{
    struct buf script = BUF_INIT;
    int result = add_built_in(&script, "live-script", err);

    value_add_word(root, "script", script.data);
    add_hash(root, &script);
    buf_release(&script);
    return result;
}

int live_program_add_values(struct value *root, struct err *err)
{
    struct buf folder = BUF_INIT;
    int result = find_folder(&folder, err) || add_script(root, err) ||
                         add_worker(root, folder.data, err) || add_program(root, folder.data, err)
                     ? -1
                     : 0;

    buf_release(&folder);
    return result;
}
