#include "descent/log_labels.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

/* A piece of a path. */
struct piece {
    const char *text;
    size_t length;
};

/* The extension that is left out: a point and up to five letters. */
static size_t without_extension(const char *text, size_t length)
{
    size_t at = length;

    while (at > 0 && isalnum((unsigned char)text[at - 1]))
        at--;
    return at > 1 && text[at - 1] == '.' && length - at <= 5 && length > at &&
                   isalpha((unsigned char)text[at])
               ? at - 1
               : length;
}

/* Component number `back` of a path, counted from its end; empty where there is none. */
static struct piece component(const char *path, size_t back)
{
    size_t end = strlen(path), start;

    for (;; back--) {
        while (end > 0 && path[end - 1] == '/')
            end--;
        for (start = end; start > 0 && path[start - 1] != '/';)
            start--;
        if (back == 0)
            break;
        end = start;
    }
    return (struct piece){path + start, end - start};
}

static struct piece short_component(const char *path, size_t back)
{
    struct piece piece = component(path, back);

    if (back == 0)
        piece.length = without_extension(piece.text, piece.length);
    return piece;
}

static int compare_pieces(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    size_t length = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, length);

    return order ? order : (x->length > y->length) - (x->length < y->length);
}

static bool all_differ(const struct piece *pieces, size_t count)
{
    struct piece *sorted = mem_resize(NULL, count, sizeof *sorted);
    bool differ = true;

    memcpy(sorted, pieces, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_pieces);
    for (size_t i = 0; i < count && differ; i++)
        differ = sorted[i].length > 0 && (i == 0 || compare_pieces(&sorted[i - 1], &sorted[i]));
    free(sorted);
    return differ;
}

static size_t total_length(const struct piece *pieces, size_t count)
{
    size_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += pieces[i].length;
    return sum;
}

static size_t depth_of(const char *path)
{
    size_t depth = 1;

    while (component(path, depth).length)
        depth++;
    return depth;
}

/* The component by which all differ, as short as can be; false where there is none. */
static bool find_component(const char *const *paths, size_t count, struct piece *best)
{
    struct piece *pieces = mem_zeroed(count, sizeof *pieces);
    size_t depth = depth_of(paths[0]), least = SIZE_MAX;

    for (size_t back = 0; back < depth && back < 16; back++) {
        for (size_t i = 0; i < count; i++)
            pieces[i] = short_component(paths[i], back);
        if (all_differ(pieces, count) && total_length(pieces, count) < least) {
            least = total_length(pieces, count);
            memcpy(best, pieces, count * sizeof *best);
        }
    }
    free(pieces);
    return least < SIZE_MAX;
}

/* What all begin with, up to the last sign between words that a letter follows in each. */
static void cut_beginning(struct piece *pieces, size_t count)
{
    size_t same = 0, cut = 0;

    for (;; same++) {
        for (size_t i = 0; i < count; i++)
            if (same >= pieces[i].length || pieces[i].text[same] != pieces[0].text[same])
                goto differ;
    }
differ:
    for (size_t at = 1; at <= same; at++) {
        bool letters = strchr("_-. ", pieces[0].text[at - 1]) != NULL;

        for (size_t i = 0; i < count; i++)
            letters =
                letters && at < pieces[i].length && isalpha((unsigned char)pieces[i].text[at]);
        if (letters)
            cut = at;
    }
    for (size_t i = 0; i < count; i++) {
        pieces[i].text += cut;
        pieces[i].length -= cut;
    }
}

/* All from the first byte by which they differ, back to the slash before it. */
static void cut_folders(const char *const *paths, size_t count, struct piece *pieces)
{
    size_t same = 0;
    bool differ = false;

    while (!differ && paths[0][same]) {
        for (size_t i = 1; i < count; i++)
            differ = differ || paths[i][same] != paths[0][same];
        same += !differ;
    }
    while (same > 0 && paths[0][same - 1] != '/')
        same--;
    for (size_t i = 0; i < count; i++)
        pieces[i] = (struct piece){paths[i] + same, strlen(paths[i] + same)};
}

static char *clean(const struct piece *piece)
{
    struct buf text = BUF_INIT, out = BUF_INIT;

    buf_add(&text, piece->text, piece->length);
    utf8_clean_label(&out, text.data);
    buf_release(&text);
    return buf_detach(&out);
}

char **log_labels(const char *const *paths, size_t count)
{
    char **names = mem_zeroed(count, sizeof *names);
    struct piece *pieces = mem_zeroed(count, sizeof *pieces);

    if (count == 1) {
        pieces[0] = component(paths[0], strstr(paths[0], "tfevents") ? 1 : 0);
        if (!pieces[0].length)
            pieces[0] = component(paths[0], 0);
        pieces[0].length = without_extension(pieces[0].text, pieces[0].length);
    } else if (count && find_component(paths, count, pieces)) {
        cut_beginning(pieces, count);
    } else if (count) {
        cut_folders(paths, count, pieces);
    }
    for (size_t i = 0; i < count; i++)
        names[i] = clean(&pieces[i]);
    free(pieces);
    return names;
}
