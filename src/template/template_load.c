#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/foreign.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "template/template.h"
#include "template/template_nodes.h"

enum { LARGEST = 1 << 20, CHUNK = 16 * 1024 };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* The table in builtin.S, which ends with a row of zeros. */
extern const struct builtin {
    const char *name;
    const char *text, *end;
} template_builtins[];

struct loader {
    struct slice folder; /* of the file asked for, with its slash */
    struct template **list, **end;
    struct err *err;
};

const char *template_builtin(size_t i, const char **name)
{
    const struct builtin *builtin = template_builtins;

    while (i-- && builtin->name)
        builtin++;
    *name = builtin->name;
    return builtin->text;
}

static const struct builtin *find_builtin(const char *name)
{
    const struct builtin *builtin = template_builtins;

    while (name && builtin->name && strcmp(builtin->name, name))
        builtin++;
    return name && builtin->name ? builtin : NULL;
}

static struct template *find_loaded(const struct loader *loader, const char *name, bool is_builtin)
{
    struct template *t = *loader->list;

    while (t && (t->is_builtin != is_builtin || strcmp(t->name, name)))
        t = t->next;
    return t;
}

static struct template *add_template(struct loader *loader, const char *name)
{
    struct template *t = mem_zeroed(1, sizeof *t);

    t->name = mem_text(name);
    *loader->end = t;
    loader->end = &t->next;
    return t;
}

static int read_stream(FILE *stream, const char *path, struct buf *content, struct err *err)
{
    char chunk[CHUNK];
    size_t n;

    errno = 0;
    while ((n = fread(chunk, 1, sizeof chunk, stream)) > 0 && content->length <= LARGEST)
        buf_add(content, chunk, n);
    if (ferror(stream))
        return err_set(err, STATUS_IO, "%s: cannot read: %s", path, strerror(errno ? errno : EIO));
    if (content->length > LARGEST)
        return err_set(err, STATUS_LIMIT, "%s: a template of over 1 MiB", path);
    return 0;
}

static int check_text(const struct template *t, const char *end, struct err *err)
{
    uint32_t code;

    for (const char *at = t->text; at < end;) {
        size_t width = utf8_next(at, (size_t)(end - at), &code);

        if (code == UTF8_INVALID)
            return template_fail(t, at, err, STATUS_INPUT, "not UTF-8; save the file as UTF-8");
        if (code == 0)
            return template_fail(t, at, err, STATUS_INPUT, "a NUL byte; this is not a text file");
        at += width;
    }
    return 0;
}

static struct template *add_builtin(struct loader *loader, const struct builtin *builtin)
{
    struct template *t = add_template(loader, builtin->name);

    t->is_builtin = true;
    t->text = builtin->text;
    return check_text(t, builtin->end, loader->err) || template_parse(t, loader->err) ? NULL : t;
}

/* Takes over the stream. */
static struct template *add_file(struct loader *loader, const char *path, FILE *stream)
{
    struct template *t = add_template(loader, path);
    struct buf content = BUF_INIT;
    int result = read_stream(stream, path, &content, loader->err);
    size_t length = content.length;

    file_close(stream);
    t->file = buf_detach(&content);
    t->text = t->file + (strncmp(t->file, byte_order_mark, 3) ? 0 : 3);
    if (result || foreign_refuse_packed(path, t->file, length, NULL, loader->err) ||
        check_text(t, t->file + length, loader->err) || template_parse(t, loader->err))
        return NULL;
    return t;
}

/* The partial in the file `path`; none where there is no such file. */
static int join_file(struct loader *loader, struct node *node, const char *path)
{
    struct err problem = {0};
    FILE *stream;

    node->partial = find_loaded(loader, path, false);
    if (node->partial)
        return 0;
    stream = file_open(path, FILE_REGULAR, &problem);
    if (!stream && errno == ENOENT)
        return 0;
    if (!stream)
        return err_set(loader->err, problem.status, "%s", problem.message);
    node->partial = add_file(loader, path, stream);
    return node->partial ? 0 : -1;
}

/* The partial of this name among the built-ins; none where there is none. */
static int join_builtin(struct loader *loader, struct node *node, const char *name)
{
    const struct builtin *builtin = find_builtin(name);

    node->partial = find_loaded(loader, name, true);
    if (node->partial || !builtin)
        return 0;
    node->partial = add_builtin(loader, builtin);
    return node->partial ? 0 : -1;
}

static int fail_to_find(const struct loader *loader, const struct template *t,
                        const struct node *node, const char *path)
{
    return template_fail(t, node->at, loader->err, STATUS_INPUT, "there is no template '%.*s'%s%s",
                         slice_shown(node->text), node->text.start,
                         t->is_builtin ? "" : ": nothing built in, and no ",
                         t->is_builtin ? "" : path);
}

/* Finds the partial a node of the template names. */
static int join(struct loader *loader, const struct template *t, struct node *node)
{
    struct buf path = BUF_INIT;
    struct buf name = BUF_INIT;
    int result = 0;

    buf_add(&name, node->text.start, node->text.length);
    buf_add(&path, loader->folder.start, loader->folder.length);
    buf_printf(&path, "%s.mustache", name.data);
    if (!t->is_builtin)
        result = join_file(loader, node, path.data);
    if (!result && !node->partial)
        result = join_builtin(loader, node, name.data);
    if (!result && !node->partial)
        result = fail_to_find(loader, t, node, path.data);
    buf_release(&name);
    buf_release(&path);
    return result;
}

static int join_all(struct loader *loader, const struct template *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->nodes[i].kind == NODE_PARTIAL && join(loader, t, &t->nodes[i]))
            return -1;
    return 0;
}

static struct template *add_first(struct loader *loader, const struct template_request *request)
{
    const struct builtin *builtin;
    FILE *stream;

    if (request->file) {
        stream = file_open(request->file, FILE_ANY, loader->err);
        return stream ? add_file(loader, request->file, stream) : NULL;
    }
    builtin = find_builtin(request->name);
    if (builtin)
        return add_builtin(loader, builtin);
    err_set(loader->err, STATUS_INPUT, "there is no template '%.60s'", request->name);
    return NULL;
}

static struct slice folder_of(const char *file)
{
    const char *slash = file ? strrchr(file, '/') : NULL;

    return (struct slice){file ? file : "", slash ? (size_t)(slash - file) + 1 : 0};
}

int template_load(const struct template_request *request, struct template **list, struct err *err)
{
    struct loader loader = {folder_of(request->file), list, list, err};

    *list = NULL;
    if (!add_first(&loader, request))
        return -1;
    for (struct template *t = *list; t; t = t->next)
        if (join_all(&loader, t))
            return -1;
    return 0;
}

void template_free(struct template *list)
{
    for (struct template *next; list; list = next) {
        next = list->next;
        free(list->name);
        free(list->file);
        free(list->nodes);
        free(list);
    }
}

void template_each_file(const char *file, void (*each)(void *context, const char *path),
                        void *context)
{
    const struct template_request request = {.file = file};
    struct template *list = NULL;
    struct err problem = {0};

    if (file_check(file, FILE_REGULAR, &problem))
        return;
    template_load(&request, &list, &problem);
    for (const struct template *t = list; t; t = t->next)
        if (!t->is_builtin)
            each(context, t->name);
    free(problem.more);
    template_free(list);
}
