/*
 * The picture: the one way from a spec to files.
 *
 *     spec -> study (study/study.h) -> figure of a kind (kinds/kinds.h) -> files (render/render.h)
 *
 * A picture without a kind is its trajectory alone.
 */
#ifndef GDPLOT_PICTURE_PICTURE_H
#define GDPLOT_PICTURE_PICTURE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "kinds/kinds.h"
#include "picture/outfiles.h"
#include "render/render.h"
#include "study/study.h"
#include "text/text.h"

struct picture {
    const struct kind *kind; /* NULL: the trajectory alone */
    struct spec *spec;       /* borrowed; resolved by study_prepare; it must outlive the picture */
    struct study study;
    struct fonts *fonts;  /* NULL without a figure */
    struct figure figure; /* empty without one */
};

/* What a picture is made from besides its spec; all of it may be zero. */
struct picture_sources {
    struct cache *cache; /* of what other pictures have read and trained */
    const char
        *points_file; /* read for the data's points, in place of the file that the spec names */
    const char *font_file; /* read in place of the font that the spec names */
    bool any_objective; /* a trajectory without a figure may be of an objective that is not known */
    bool rows;          /* no figure is wanted, where the kind can do without */
};

/* Whether there will be anything to be written as a CSV. */
bool picture_has_rows(const struct kind *kind, const struct spec *spec);

/*
 * Resolves the spec, reads, trains, and composes the figure. Errors: those of study_prepare,
 * fonts_open and kind_compose; there is then nothing to release.
 */
int picture_make(struct picture *picture, const struct kind *kind, struct spec *spec,
                 const struct picture_sources *from, struct err *err);

/* The first half of picture_make: no figure is composed. To be released, too. */
int picture_prepare(struct picture *picture, const struct kind *kind, struct spec *spec,
                    const struct picture_sources *from, struct err *err);

/* Safe on a zeroed struct, and more than once. */
void picture_release(struct picture *picture);

/*
 * Writes the outputs that the spec asks for, which outputs_check (picture/output.h) has passed;
 * they are in place when `files` are committed. Errors: those of the formats, STATUS_IO.
 */
int picture_write(const struct picture *picture, struct outfiles *files, struct err *err);

/* Writes them and puts them in place, all or none. */
int picture_save(const struct picture *picture, struct err *err);

/* Warns of characters of a picture that is drawn, for which boxes stand as no font has them;
 * `before` and `after` stand around the warning. */
void picture_warn_boxes(const struct picture *picture, const char *before, const char *after,
                        struct err *err);

/* A file in memory and, of a format that has one, its second file. */
struct picture_file {
    struct buf content, companion;
    char *companion_path; /* owned; NULL without one */
};

/*
 * Makes what would be written as `path` in this format. To be released in any case. Errors: those
 * of the renderer.
 */
int picture_render(const struct picture *picture, const char *path, const struct format *format,
                   struct picture_file *file, struct err *err);
void picture_file_release(struct picture_file *file);

#endif
