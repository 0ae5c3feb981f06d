#include "render/svg_groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { WORD = 64 };

/* Whether what is inside a group inherits the attribute (CSS, and SVG 2, 6.5). */
static bool is_inherited(const char *name)
{
    static const char *const inherited[] = {"fill", "stroke", "font-", "text-anchor",
                                            "paint-order"};

    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
        if (!strncmp(name, inherited[i], strlen(inherited[i])))
            return true;
    return false;
}

const char *svg_element_divide(const struct svg_element *element, struct buf *shared,
                               struct buf *own)
{
    const char *at = element->line + strcspn(element->line, " />");

    while (*at == ' ') {
        const char *value = strchr(at, '"');
        size_t length = (size_t)(strchr(value + 1, '"') + 1 - at);
        struct buf *into = is_inherited(at + 1) ? shared : own;

        if (into)
            buf_add(into, at, length);
        at += length;
    }
    return at;
}

static void mark_seen(struct svg_group *group, const struct svg_element *element)
{
    for (size_t i = element->from; i <= element->to; i++)
        group->seen[i / WORD] |= (uint64_t)1 << i % WORD;
}

static bool is_seen_with(const struct svg_group *group, const struct svg_element *element)
{
    for (size_t i = element->from; i <= element->to; i++)
        if (group->seen[i / WORD] >> i % WORD & 1)
            return true;
    return false;
}

static void append(struct svg_group *group, const struct svg_element *element)
{
    group->elements =
        mem_grow(group->elements, group->count, &group->room, sizeof *group->elements);
    group->elements[group->count++] = element;
    mark_seen(group, element);
}

/* Makes room for one more group, before that of this number. */
static struct svg_group *insert(struct svg_groups *groups, size_t number)
{
    struct svg_group *group;

    groups->at = mem_grow(groups->at, groups->count, &groups->room, sizeof *groups->at);
    group = &groups->at[number];
    memmove(group + 1, group, (groups->count - number) * sizeof *group);
    groups->count++;
    *group = (struct svg_group){.shared = BUF_INIT,
                                .seen = mem_zeroed(groups->frames / WORD + 1, sizeof *group->seen)};
    return group;
}

static bool is_like(const struct svg_group *a, const struct svg_group *b)
{
    return a->stays == b->stays && a->at_last == b->at_last &&
           (a->stays || !strcmp(a->shared.data, b->shared.data));
}

/* The group goes as far forward as it may: the more can join it. */
void svg_groups_add(struct svg_groups *groups, const struct svg_element *element)
{
    struct svg_group like = {.shared = BUF_INIT,
                             .stays = !element->from && element->to + 1 == groups->frames &&
                                      !element->growth_count,
                             .at_last = element->to + 1 == groups->frames};
    size_t i = groups->count;

    svg_element_divide(element, &like.shared, NULL);
    while (i > 0 && !is_like(&groups->at[i - 1], &like) &&
           !is_seen_with(&groups->at[i - 1], element))
        i--;
    if (i > 0 && is_like(&groups->at[i - 1], &like)) {
        append(&groups->at[i - 1], element);
        buf_release(&like.shared);
        return;
    }
    insert(groups, i);
    groups->at[i].shared = like.shared;
    groups->at[i].stays = like.stays;
    groups->at[i].at_last = like.at_last;
    append(&groups->at[i], element);
}

void svg_groups_release(struct svg_groups *groups)
{
    for (size_t i = 0; i < groups->count; i++) {
        free(groups->at[i].elements);
        free(groups->at[i].seen);
        buf_release(&groups->at[i].shared);
    }
    free(groups->at);
    *groups = (struct svg_groups){0};
}
