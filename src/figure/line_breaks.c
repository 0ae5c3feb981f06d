#include "figure/line_breaks.h"

#include <ctype.h>
#include <string.h>

#include "base/number.h"

/* The sign at the start of `text`, which a blank or the end follows; or NULL. */
static const char *sign_at(const char *text)
{
    static const char *const signs[] = {"=", "<", ">", "+", "−", "×", "≤", "≥", "≈", "±"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);

        if (!strncmp(text, signs[i], length) && (!text[length] || text[length] == ' '))
            return signs[i];
    }
    return NULL;
}

/* Whether a number, with its sign or without, begins there. */
static bool is_number_at(const char *text)
{
    return isdigit((unsigned char)text[number_sign_length(text)]);
}

static bool is_letter_before(const char *text, size_t at)
{
    return at > 0 && (isalpha((unsigned char)text[at - 1]) || text[at - 1] & 0x80);
}

/*
 * Whether what stands on both sides of a blank belongs together: a sign and its number, a name and
 * its number ("lr 0.1"), a name, "=" and what it equals, a number and "%". A line may begin with
 * the plus or minus between two terms.
 */
static bool holds(const char *text, size_t blank)
{
    size_t before = blank;
    const char *after = text + blank + 1, *sign = sign_at(after);

    while (before > 0 && text[before - 1] != ' ')
        before--;
    if (sign_at(text + before) || *after == '%')
        return true;
    if (sign)
        return *sign != '+' && strcmp(sign, "−") != 0;
    return is_number_at(after) && is_letter_before(text, blank);
}

bool line_can_break(const char *text, size_t at)
{
    int depth = 0;

    if (text[at] != ' ' || holds(text, at))
        return false;
    for (size_t i = 0; i < at; i++)
        depth += (text[i] == '(') - (text[i] == ')');
    return depth <= 0;
}

bool line_ends_whole(const char *text, size_t at)
{
    return line_can_break(text, at) && !sign_at(text + at + 1);
}

size_t line_last_blank(const char *text, size_t most)
{
    size_t cut = most;

    while (cut > 0 && (text[cut] != ' ' || holds(text, cut)))
        cut--;
    return cut > most / 4 ? cut : most;
}

size_t line_before_number(const char *text, size_t cut)
{
    if (!isdigit((unsigned char)text[cut]) && text[cut] != '.')
        return cut;
    while (cut > 0 && (isdigit((unsigned char)text[cut - 1]) || text[cut - 1] == '.'))
        cut--;
    return cut;
}
