/* The font files, as they are, in the read-only data of the program; their places are given by make. */
        .section .rodata

        .macro font name, file
        .globl  \name
        .globl  \name\()_end
        .balign 16
\name:
        .incbin "\file"
\name\()_end:
        .byte 0
        .endm

        font font_lato_regular, LATO_REGULAR
        font font_lato_bold, LATO_BOLD
        font font_dejavu_regular, DEJAVU_REGULAR
        font font_dejavu_bold, DEJAVU_BOLD

        .section .note.GNU-stack, "", %progbits
