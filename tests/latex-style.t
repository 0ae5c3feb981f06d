#!/bin/sh
# The style for LaTeX: figures by shell escape, and without it by the script that LaTeX leaves.
. "$(dirname "$0")/lib.sh"
for tool in pdflatex pdfinfo pdftotext; do
    if ! command -v $tool >/dev/null 2>&1; then
        echo "1..0 # SKIP $tool is not installed"
        exit 0
    fi
done
cd "$scratch" || exit 1
cp "$root/templates/latex/gdplot.sty" "$root/data/pizza.txt" .
mkdir bin
ln -s "$gdplot" bin/gdplot
PATH=$scratch/bin:$PATH
export LC_ALL=C.UTF-8

# document NAME LINES...: two columns
document() {
    name=$1
    shift
    {
        printf '%s\n' '\documentclass[twocolumn]{article}' '\usepackage{gdplot}' '\begin{document}'
        printf '%s\n' "$@"
        printf '%s\n' '\end{document}'
    } >"$name.tex"
}
latex() {
    run "$@" -interaction=nonstopmode
}
figures() {
    ls gdplot-figures 2>/dev/null | wc -l | tr -d ' '
}

document paper '\begin{figure}\gdplot{loss -d pizza.txt --lr 0.001 --path}\caption{Below}\end{figure}' \
    '\begin{figure}\gdplot[width=6cm, alt={A valley}]{contour -f '"'x^2 + 10*y^2'"' --start 9,1 --lr 0.09}\end{figure}' \
    '\begin{figure*}\gdplot{compare}\end{figure*}' \
    '\parbox{7cm}{\gdplot[height=6cm, text=9bp]{gdplot history --title "Été"}}'

latex pdflatex paper
is 'without shell escape: status' "$status" 0
is 'nothing is run' "$(figures)" 0
ok 'what is missing is counted' grep -q '4 figures are missing. Make them by: sh paper.gdplot' paper.log
ok 'a box stands in its place' sh -c 'pdftotext paper.pdf - | grep -q "sh paper.gdplot"'
is 'the script has a command a figure' "$(grep -c '^gdplot [a-z]* ' paper.gdplot)" 4
ok 'each in the words of the document' grep -qF "gdplot contour --title= --caption= --size=6cm --text-size=7.6pt -f 'x^2 + 10*y^2' --start 9,1 --lr 0.09 -o " paper.gdplot
ok 'a title given is the only one' grep -qF 'gdplot history --caption= --size=7x6cm --text-size=9pt --title "Été" -o ' paper.gdplot
run sh paper.gdplot
is 'the script runs' "$status$err" 0
is 'and makes them' "$(figures)" 4
before=$(md5sum gdplot-figures/*)
latex pdflatex paper
ok 'none is missing then' sh -c '! grep -q "are missing" paper.log'
ok 'their text is in the page' sh -c 'pdftotext paper.pdf - | grep -q "Été"'

# \columnwidth is 229.5 TeX points there: the figure is printed as it was drawn.
first=$(sed -n 's/^gdplot loss.* //p' paper.gdplot)
wide=$(sed -n 's/^gdplot compare.*--size=\([0-9.]*\)cm.*/\1/p' paper.gdplot)
is 'both columns wide in figure*' "$wide" 16.483

ok 'as wide as the column, to a tenth of a point' sh -c \
    'pdfinfo "$1" | awk "/^Page size/ { d = \$3 - 229.5 * 72 / 72.27; exit !(d * d < 0.01) }"' sh "$first"

rm -r gdplot-figures
latex pdflatex -shell-escape paper
is 'with shell escape: status' "$status" 0
is 'the same figures' "$(md5sum gdplot-figures/*)" "$before"
if kpsewhich luaotfload.sty >/dev/null 2>&1; then
    rm -r gdplot-figures
    latex lualatex -shell-escape paper
    is 'lualatex: status' "$status" 0
    is 'as many figures' "$(figures)" 4
else
    skip 'lualatex' 'texlive-luatex is not installed'
fi

echo '5 60' >>pizza.txt
latex pdflatex -shell-escape paper
ok 'other data, another picture' sh -c 'test "$(md5sum gdplot-figures/*)" != "$1"' sh "$before"

document wrong '\gdplot{loss -f x+*2}' '\gdplot{grid}'
latex pdflatex -shell-escape wrong
is 'a mistake is an error' "$([ "$status" != 0 ] && echo yes)" yes
ok 'that names the command' grep -q 'gdplot has not drawn: gdplot loss' wrong.log
case $out$err in
*'gdplot: function:1:'*) is 'the message is ours' yes yes ;;
*) is 'the message is ours' "$out$err" 'gdplot: function:1:' ;;
esac

# What was drawn once is not shown where it can no longer be.
document gone '\gdplot{loss -d gone.txt --lr 0.001}'
cp pizza.txt gone.txt
latex pdflatex -shell-escape gone
is 'drawn once' "$status" 0
rm gone.txt
latex pdflatex -shell-escape gone
is 'without its data an error' "$([ "$status" != 0 ] && echo yes)" yes

document shell '\gdplot{grid; touch ran}'
latex pdflatex shell
is 'nothing of a stranger runs without shell escape' "$(ls ran 2>/dev/null)" ''
done_testing
