/* The font files, as they are, in the read-only data of the program; doc/FONTS.md says where they come from. */
        .section .rodata

        .macro font name, file
        .globl  \name
        .globl  \name\()_end
        .balign 16
\name:
        .incbin "src/text/fonts/\file\().ttf"
\name\()_end:
        .byte 0
        .endm

        font font_lato_regular, GdplotSans-Regular
        font font_lato_bold, GdplotSans-Bold
        font font_lato_italic, GdplotSans-Italic
        font font_lato_bold_italic, GdplotSans-BoldItalic
        font font_dejavu_regular, GdplotSymbols-Regular
        font font_dejavu_bold, GdplotSymbols-Bold

        .section .note.GNU-stack, "", %progbits
