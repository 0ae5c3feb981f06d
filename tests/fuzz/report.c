/* The YAML of a report. */
#include "fuzz.h"

#include "report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct report report;
    struct err err = {0};
    int result = report_read(&report, input_file(bytes, size), NULL, &err);

    check_err(result != 0, &err);
    if (!result) {
        require(report.title && report.name && report.folder && report.count, "a part is missing");
        for (size_t i = 0; i < report.count; i++)
            require(report.figures[i].kind && report.figures[i].name, "figure %zu", i);
    }
    report_release(&report);
    return 0;
}
