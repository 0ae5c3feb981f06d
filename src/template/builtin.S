/* The built-in templates, and the table of them: a new one is a file templates/NAME.mustache and a
 * line here. */
#include "../base/embed.h"

        .macro template name
        EMBED_FILES
        .type .Lname\@, @object
        .type .Ltext\@, @object
        .type .Lend\@, @object
.Lname\@:
        .asciz "\name"
        .size .Lname\@, . - .Lname\@
.Ltext\@:
        .incbin "templates/\name\().mustache"
        .size .Ltext\@, . - .Ltext\@
.Lend\@:
        .byte 0
        .size .Lend\@, 1
        EMBED_POINTERS
        EMBED_POINTER .Lname\@
        EMBED_POINTER .Ltext\@
        EMBED_POINTER .Lend\@
        .endm

        EMBED_POINTERS
        .p2align 3
        .globl template_builtins
        .type template_builtins, @object
template_builtins:
        template gnuplot
        template gnuplot-label
        template gnuplot-style
        template live-figure
        template live-page
        template live-policy
        template live-program
        template live-script
        template live-script-controls
        template live-script-drawing
        template live-script-engine
        template live-script-figure
        template live-style
        template live-worker
        template report-figure
        template report-html
        template report-html-drawings
        template report-html-steps
        template report-html-table
        template report-init-data
        template report-init-function
        template report-latex
        template report-latex-table
        template report-markdown
        template report-markdown-table
        template report-style
        template report-words

        EMBED_POINTER 0
        EMBED_POINTER 0
        EMBED_POINTER 0
        .size template_builtins, . - template_builtins

        EMBED_END
