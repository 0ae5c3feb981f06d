/* What the files that read a report's YAML share; report/report.h is for all others. */
#ifndef GDPLOT_REPORT_REPORT_READ_H
#define GDPLOT_REPORT_REPORT_READ_H

#include "report/report.h"
#include "report/report_yaml.h"
#include "request/fields.h"

struct report_reader {
    struct yaml yaml;
    const char *folder; /* instead of the spec's, which is not looked at then; NULL without one */
    struct report *report;
    struct report_figure defaults; /* its fields and formats are those of all figures */
    struct report_figure *into;    /* what is read into: `defaults`, or the last figure */
    const char *key;               /* that is being read, for messages */
};

/*
 * Callbacks for yaml_each_pair, with the reader as the context. report_read_pair reads a pair of
 * the report; report_read_kind reads the kind of the figure `into` and passes over its other pairs;
 * once the kind is known, report_read_figure_pair reads any pair of it. Errors, here and below:
 * those of report_read.
 */
yaml_pair report_read_pair, report_read_figure_pair, report_read_kind;

/* The list of figures. */
int report_read_figures(struct report_reader *r, const yaml_node_t *value);

/* Sets a field of `into` as its option would. */
int report_read_field(struct report_reader *r, const struct field *field, const yaml_node_t *value);

/* Reads what is expected: one thing or a list, of all runs; or a mapping from rates to such. */
int report_read_expect(struct report_reader *r, const yaml_node_t *value);

#endif
