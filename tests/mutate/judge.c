#include "judge.h"

#include <stdint.h>
#include <string.h>

enum { LAST_STATUS = 6 };

/* The bytes of the character at `text`, which ends in NUL; 0 where it is not valid UTF-8. */
static size_t character_length(const unsigned char *text)
{
    size_t length = *text < 0x80 ? 1 : *text < 0xc2 ? 0 : *text < 0xe0 ? 2 : *text < 0xf0 ? 3 : 4;
    uint32_t code = length == 1 ? *text : *text & (0x7f >> length);

    if (*text > 0xf4)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xc0) != 0x80)
            return 0;
        code = code << 6 | (text[i] & 0x3f);
    }
    if ((length == 3 && code < 0x800) || (code >= 0xd800 && code < 0xe000))
        return 0;
    return length == 4 && (code < 0x10000 || code > 0x10ffff) ? 0 : length;
}

/* Whether the character moves the cursor or worse: C0 but the line end, DEL, and C1. */
static bool is_raw_control(const unsigned char *text)
{
    return (*text < ' ' && *text != '\n') || *text == 0x7f || (*text == 0xc2 && text[1] < 0xa0);
}

static const char *judge_characters(const struct buf *err)
{
    const unsigned char *text = (const unsigned char *)err->data;

    if (strlen(err->data) != err->length)
        return "a NUL byte in a message";
    while (*text) {
        size_t length = character_length(text);

        if (!length)
            return "a message that is not UTF-8";
        if (is_raw_control(text))
            return "a raw control byte in a message";
        text += length;
    }
    return err->length && err->data[err->length - 1] != '\n' ? "a message without its line end"
                                                             : NULL;
}

static bool begins(const char *text, const char *with)
{
    return !strncmp(text, with, strlen(with));
}

static const char *next_line(const char *line)
{
    return line + strcspn(line, "\n") + 1;
}

static size_t columns_of(const char *line)
{
    size_t columns = 0;

    for (; *line != '\n'; line++)
        columns += (*line & 0xc0) != 0x80;
    return columns;
}

/* An excerpt and a caret below it, both behind the messages and with a beginning of their own. */
static const char *judge_detail(const char *excerpt)
{
    static const char beginning[] = "  | ";
    const char *caret = next_line(excerpt);

    if (!begins(excerpt, beginning) || !begins(caret, beginning))
        return "a line that is no message, and no excerpt with a caret";
    excerpt += strlen(beginning);
    caret += strlen(beginning);
    if (columns_of(excerpt) > JUDGE_EXCERPT_COLUMNS)
        return "an excerpt that is too wide";
    if (strcmp(caret + strspn(caret, " "), "^\n") != 0)
        return "a line that is no message, and no excerpt with a caret";
    return columns_of(caret) > columns_of(excerpt) + 1 ? "a caret beyond its excerpt" : NULL;
}

/* One line, of a comparison or a check several, and as many as there are warnings. */
static const char *judge_lines(const struct outcome_of_run *run)
{
    const char *line = run->err->data;
    size_t messages = 0;

    for (; begins(line, "gdplot: "); line = next_line(line))
        messages += !begins(line, "gdplot: warning: ") && !begins(line, "gdplot: left alone, ");
    if (run->status == 0 && messages)
        return "a message, and exit status 0";
    if (run->status && !messages)
        return "no message";
    if (run->status > 1 && messages > 1 && !run->checks)
        return "several messages";
    return *line ? judge_detail(line) : NULL;
}

/* Nothing; of a check its results; or the error once more, in a line for GitHub. */
static const char *judge_printed_in_error(const struct outcome_of_run *run)
{
    const char *line = run->out->data;

    if (!run->out->length || run->checks)
        return NULL;
    if (!run->annotates || !begins(line, "::error "))
        return "standard output in spite of an error";
    return *next_line(line) ? "more than one annotation of an error" : judge_characters(run->out);
}

const char *judge_command(const struct outcome_of_run *run, const struct allowance *allowance)
{
    const char *problem;

    if (run->status < 0)
        return "ended by a signal";
    if (run->status > LAST_STATUS)
        return "an exit status that is not documented";
    if (run->seconds > allowance->seconds)
        return "too slow";
    if (run->kilobytes > allowance->kilobytes)
        return "too large";
    problem = run->status > 1 ? judge_printed_in_error(run) : NULL;
    problem = problem ? problem : judge_characters(run->err);
    return problem ? problem : judge_lines(run);
}
