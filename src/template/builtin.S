/* The built-in templates, and the table of them: a new one is a file templates/NAME.mustache and a
 * line here. */
        .macro template name
        .section .rodata
1:      .asciz "\name"
2:      .incbin "templates/\name\().mustache"
3:      .byte 0
        .section .data.rel.ro, "aw", %progbits
        .8byte 1b, 2b, 3b
        .endm

        .section .data.rel.ro, "aw", %progbits
        .balign 8
        .globl template_builtins
template_builtins:
        template gnuplot
        template gnuplot-label
        template gnuplot-style
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

        .8byte 0, 0, 0

        .section .note.GNU-stack, "", %progbits
