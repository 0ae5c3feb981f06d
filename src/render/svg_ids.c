#include "render/svg_ids.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/mem.h"

static const char *const words[] = {"surface", "image", "source-"};

enum { WORDS = sizeof words / sizeof *words };

/* Cairo's numbers behind one of the words; place 0 is to become number 1. */
struct numbers {
    unsigned long *at;
    size_t count;
};

static size_t number_of(struct numbers *numbers, unsigned long cairos)
{
    size_t i = 0;

    while (i < numbers->count && numbers->at[i] != cairos)
        i++;
    if (i == numbers->count) {
        numbers->at = mem_resize(numbers->at, ++numbers->count, sizeof *numbers->at);
        numbers->at[i] = cairos;
    }
    return i + 1;
}

/* Appends the id that the text begins with, and returns what follows it; without one, the text. */
static const char *add_id(struct buf *out, const char *text, struct numbers *numbers)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = strlen(words[i]);
        char *end;
        unsigned long cairos;

        if (strncmp(text, words[i], length) || !isdigit((unsigned char)text[length]))
            continue;
        cairos = strtoul(text + length, &end, 10);
        if (*end != '"' && *end != ')')
            continue;
        buf_printf(out, "%s%zu", words[i], number_of(&numbers[i], cairos));
        return end;
    }
    return text;
}

void svg_number_ids(struct buf *out, const struct buf *document)
{
    struct numbers numbers[WORDS] = {0};
    const char *text = document->data;

    while (*text) {
        size_t length = strcspn(text, "\"#");

        length += text[length] != '\0';
        buf_add(out, text, length);
        text = add_id(out, text + length, numbers);
    }
    for (size_t i = 0; i < WORDS; i++)
        free(numbers[i].at);
}
