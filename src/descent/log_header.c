#include "descent/log_header.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_record.h"
#include "descent/log_value.h"

size_t log_header_cells(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t count = 0;

    while (data_cells_next(&cells, &cell))
        count++;
    return count;
}

static bool read_cell(const struct data_cell *cell, double *value)
{
    char copy[64];

    if (cell->length >= sizeof copy)
        return false;
    memcpy(copy, cell->text, cell->length);
    copy[cell->length] = '\0';
    return log_value_read(copy, cell->length, value) ||
           log_value_read_comma(copy, cell->length, value);
}

/* Names alone, and of a line split by blanks no more words than a header has. */
bool log_header_is(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t names = 0, empty = 0;
    double value;

    while (data_cells_next(&cells, &cell)) {
        if (cell.length == 0)
            empty++;
        else if (!read_cell(&cell, &value) && !strpbrk((char[]){*cell.text, 0}, "{[<"))
            names++;
        else
            return false;
    }
    return names > 0 && names + empty > 1;
}

/* Whether a row's cells are numbers or blank for the most part, and one of them is a number. */
static bool is_row(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t numbers = 0, others = 0;
    double value;

    while (data_cells_next(&cells, &cell))
        if (read_cell(&cell, &value))
            numbers++;
        else
            others += !log_value_is_blank(cell.text, cell.length);
    return numbers > 0 && (separator == ' ' ? others == 0 : others <= 2 * numbers);
}

static bool is_empty(const struct log_input *input)
{
    return data_record_is_empty(input->text, input->length);
}

int log_header_next(struct log_input *input, struct err *err)
{
    int more;

    do
        more = log_input_next(input, err);
    while (more == 1 && is_empty(input));
    return more;
}

/* The separator by which the two first lines are a header and a row of as many cells; 0: none. */
static char find_separator(const char *header, const char *row)
{
    static const char separators[] = {'\t', ';', ',', ' '};
    size_t length = strlen(header);

    for (size_t i = 0; i < sizeof separators; i++) {
        char separator = separators[i];

        if (!log_header_is(header, length, separator))
            continue;
        if (!*row)
            return separator == ' ' ? '\0' : separator;
        if (log_header_cells(header, length, separator) ==
                log_header_cells(row, strlen(row), separator) &&
            is_row(row, strlen(row), separator))
            return separator;
    }
    return '\0';
}

/* Takes the header as the current line, and finds by what it is split; 0 where there is none. */
char log_header_open(struct log_input *input, char **header, struct err *err)
{
    char separator;
    int more;

    if (log_input_rewind(input, err) || log_header_next(input, err) != 1)
        return '\0';
    *header = mem_text(input->text);
    more = log_header_next(input, err);
    separator = find_separator(*header, more == 1 ? input->text : "");
    if (separator)
        return separator;
    free(*header);
    *header = NULL;
    return '\0';
}
