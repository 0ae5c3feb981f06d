#!/bin/sh
# What escape_latex writes: LaTeX takes it, and the page shows the text.
. "$(dirname "$0")/lib.sh"
for tool in pdflatex pdftotext; do
    if ! command -v $tool >/dev/null 2>&1; then
        echo "1..0 # SKIP $tool is not installed"
        exit 0
    fi
done
cd "$scratch" || exit 1

# A text, and after a tab what the page shows of it in OT1 fonts, then in T1 fonts, where that differs. OT1
# has no straight double quote, and draws its underscores.
cat >texts <<'END'
plain text (1 + 2) * [3]/4 = 5; q: 6!?
"quoted"	”quoted”
\input{/etc/passwd} \end{document} \\
$x$ & #1 % not a comment {}
a_	a
^a ~b~	ˆa ˜b˜
<a> |b| 'c' `d` ''e'' ``f``
--lr --- a-b ,,c <<d>> ?`e !`f
−806.8 w·x × 2 ± 3 ≤ 4 ≥ 5 → ∞ 6°	−806.8 w·x × 2 ± 3 ≤ 4 ≥ 5 → ∞ 6◦	−806.8 w·x × 2 ± 3 ≤ 4 ≥ 5 → ∞ 6◦
αβπθΣΓ
“double” ‘single’ – —
ŷ ŵ x̂ x̄ Z̃
café Ünß
日 本😀.	[U+65E5] [U+672C][U+1F600].	[U+65E5] [U+672C][U+1F600].
END

# document LINES PREAMBLE: every line of the file a paragraph
document() {
    printf '\\documentclass{article}%s\\pagestyle{empty}\\parindent0pt\n\\begin{document}\n' "$2"
    while IFS= read -r text; do
        printf %s "$text" | "$build/tests/escape" latex
        printf '\n\n'
    done <"$1"
    printf '\\end{document}\n'
}

# typeset_document ENGINE NAME
typeset_document() {
    "$1" -halt-on-error -interaction=nonstopmode "$2.tex" 2>&1
}

# Letters with their accents in one character.
composed() {
    perl -MUnicode::Normalize -CS -pe '$_ = NFC($_)'
}

# shows NAME COLUMN: each text as that column has it
shows() {
    pdftotext "$1.pdf" - | tr -d '\f' | sed '/^$/d' | composed >shown
    awk -F '\t' -v column="$2" '{ print $column != "" ? $column : $1 }' texts | composed >wanted
    is "$1: as many lines as texts" "$(wc -l <shown)" "$(wc -l <wanted)"
    for line in $(seq "$(wc -l <wanted)"); do
        is "$1: text $line" "$(sed -n "${line}p" shown)" "$(sed -n "${line}p" wanted)"
    done
}

t1='\usepackage[T1]{fontenc}\usepackage{lmodern}'
cut -f 1 texts >given
document given '' >OT1.tex
document given "$t1" >T1.tex
ok 'OT1: pdflatex takes the texts' typeset_document pdflatex OT1
shows OT1 2
ok 'T1: pdflatex takes the texts' typeset_document pdflatex T1
shows T1 3

# All of Latin-1, and each character that has a command.
perl -CO -e 'print chr, "\n" for 0xA1 .. 0xFF' >all
perl -ne 'print "$1\n" while /(?:\{|IN_T1\()"([^"\\]+)", "/g' "$root/src/template/latex_commands.c" >>all
ok 'there are many' test "$(wc -l <all)" -gt 200
document all '' >all-OT1.tex
document all "$t1" >all-T1.tex
for name in all-OT1 all-T1; do
    ok "$name: pdflatex takes every character" typeset_document pdflatex $name
    ok "$name: and has all of them" sh -c '! grep "Missing character" "$1"' sh "$name.log"
done

for engine in xelatex lualatex; do
    command -v $engine >/dev/null 2>&1 || continue
    ok "$engine takes the texts" typeset_document $engine OT1
    pdftotext OT1.pdf shown
    ok "$engine makes no ligatures of dashes, commas and angles" grep -q -e '^--lr --- a-b ,,c <<d>>' shown
done
done_testing
