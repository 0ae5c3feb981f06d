#!/bin/sh
# Mathematics is set as mathematics: in italics where a figure is seen, in plain letters where it is read, as LaTeX in LaTeX.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
quartic='x^4-4*x^2+x'
line='f(x) = x⁴ − 4x² + x'

# italics FILE: how many mathematical italic letters it has
italics() { perl -CSD -ne '$n += () = /[\x{1D434}-\x{1D467}\x{210E}]/g; END { print $n + 0 }' "$1"; }

"$gdplot" grid -f "$quartic" --start 2 --lr 0.05 -o grid.txt -o grid.svg -o grid.pdf -o grid.gp
is 'the title, italic' "$(sed -n 's/^label text .* bold .*: //p' grid.txt)" 'Gradient descent on 𝑓(𝑥) = 𝑥⁴ − 4𝑥² + 𝑥'
is 'axis titles' "$(sed -n 's/^  label muted .*: \([^0-9]*\)$/\1/p' grid.txt | sort -u | tr '\n' ' ')" '𝑓(𝑥) 𝑥 '
is 'the legend' "$(sed -n 's/^legend line curve .*: //p' grid.txt)" '𝑓(𝑥)'
is 'title, caption and alternative text have plain letters' \
    "$(sed -n 's/^title: .* on //p' grid.txt) $(sed -n '2,4p' grid.txt >read; italics read)" "$line 0"
is 'the alternative text says it' "$(grep -c "^alt: .*curve of $line and" grid.txt)" 1
is 'the recipe has what was typed' "$("$gdplot" recipe grid.svg | sed -n 's/^function: //p')" "\"$quartic\""
is 'SVG: plain letters in italic spans' \
    "$(sed -n 's/.*Gradient descent on \(.*\)<\/text>.*/\1/p' grid.svg) $(italics grid.svg)" \
    "$(echo 'f(x) = x⁴ − 4x² + x' | sed 's/[fx]/<tspan font-style="italic">&<\/tspan>/g') 0"
is 'PDF: text that is found' "$(pdftotext -raw grid.pdf - | grep -c -- "$line")" 1
is 'PDF: the italic font' "$(pdffonts grid.pdf | grep -c 'GdplotSans-\(Bold\)\?Italic')" 2
is 'gnuplot: enhanced text' "$(grep -c "'Gradient descent on {/:Italic f}({/:Italic x}) = {/:Italic x}⁴ − 4{/:Italic x}² + {/:Italic x}'" grid.gp)" 1
is 'gnuplot: all other text is not' "$(grep -c '^set label .*enhanced' grid.gp)" \
    "$(grep '^set label' grid.gp | grep -vc "^set label ''\|Italic")"

"$gdplot" grid --title 'x^4 as {typed} *x* _y_' -o typed.txt -o typed.svg -o typed.gp
is 'a title that was asked for is not touched' "$(sed -n 's/^label text .* bold .*: //p' typed.txt)" 'x^4 as {typed} *x* _y_'

# Signs of enhanced text in a label that has italic letters.
printf 'x,y\n1,2\n2,3\n3,5\n' >'a_b{c}^d@e&f~g.csv'
"$gdplot" history -d 'a_b{c}^d@e&f~g.csv' --lr 0.01 -o odd.gp -o odd.svg
is 'gnuplot: signs of a name stand for themselves' \
    "$(sed -n 's/^set label .*on a\(.*\)\.csv.*/\1/p' odd.gp | perl -pe 's/\\([0-7]{3})/chr oct $1/ge')" '\_b\{c\}\^d\@e\&f\~g'
if command -v gnuplot >/dev/null 2>&1; then
    gnuplot -e "set terminal svg; set output 'gnuplot.svg'" odd.gp
    is 'and gnuplot draws them' "$(sed 's/<[^>]*>//g' gnuplot.svg | grep -c 'on a_b{c}^d@e&amp;f~g.csv')" 1
else
    skip 'and gnuplot draws them' 'gnuplot is not installed'
fi

# ---- what is read and not seen

for command in train history sweep; do
    "$gdplot" $command -f "$quartic" --start 2 --lr "$([ $command = sweep ] && echo 0.01:0.1:3 || echo 0.05)" -o $command.csv >said 2>&1
    cat $command.csv said >all
    is "$command: tables and messages have plain letters" "$(italics all)" 0
done
cat >doc.yaml <<'YAML'
documents: [html, markdown, latex]
figures:
- kind: loss
  name: first
  function: "x^4-4*x^2+x/2*exp(-x)"
  start: 2
  lr: 0.01
- kind: contour
  name: second
  function: "sqrt(x^2+1)+abs(y)"
  start: [2, 1]
  lr: 0.01
YAML
run "$gdplot" report -q doc.yaml -o doc
is 'a report' "$status $err" '0 '
for file in doc/doc.html doc/doc.md doc/doc.tex doc/first-figure.tex; do
    is "$file has plain letters" "$(sed 's/<svg.*//' $file >plain; italics plain)" 0
done
is 'HTML: Unicode' "$(grep -c 'f(x) = x⁴ − 4x² + x/2·e^(−x)' doc/doc.html | sed 's/^[1-9].*/some/')" some
is 'LaTeX: mathematics' "$(grep -c 'f(x) = \$x^4-4x^2+\\frac{x}{2}\\cdot e^{-x}\$' doc/first-figure.tex)" 1
is 'LaTeX: of two parameters' "$(grep -c 'f(x, y) = \$\\sqrt{x^2+1}+\\left|y\\right|\$' doc/second-figure.tex)" 1
if command -v pdflatex >/dev/null 2>&1; then
    (cd doc && pdflatex -interaction=batchmode -halt-on-error doc.tex >/dev/null)
    is 'LaTeX takes it' "$?" 0
else
    skip 'LaTeX takes it' 'pdflatex is not installed'
fi

# ---- long ones

long=$(perl -e 'print "x^2", "+sin(x)*x/3" x 900')
run "$gdplot" loss -f "$long" -o long.txt -o long.svg -o long.png
is 'a function of 10,000 characters' "$status $err" '0 '
is 'ends in an ellipsis on its second line' "$(sed -n 's/^label text .* bold .*: //p' long.txt | sed -n '2s/.*\(…\)$/\1/p')" '…'
ok 'and the SVG is well-formed' xmllint --noout long.svg
run "$gdplot" train -f "$(perl -e 'print "√" x 20000, "x"')" --start 2 --lr 0.1 --iterations 2
is 'a root 20,000 deep' "$status" 0

# ---- lines

# pairs FILE: what stands at the ends of two lines of a title or a caption
"$gdplot" history -d "$root/data/pizza.txt" --lr 0.001 --size 400x400 -o narrow.txt
"$gdplot" history -d "$root/data/pizza.txt" --lr 0.001,0.002,0.0045 --size 330x400 -o narrower.txt
"$gdplot" compare -d "$root/data/pizza.txt" --bias train --lr 0.0001,0.0045 -o two.txt
for width in 300 320 340 360 380 400 420 440 460 480; do
    "$gdplot" loss -f "$quartic" --start 2 --lr 0.0045 --size ${width}x400 --text-size 13px -o w$width.txt 2>/dev/null
done
cat narrow.txt narrower.txt two.txt w*.txt | sed -n 's/^ *label [a-z0-9 ]* \(start\|middle\|end\)[^:]*): //p' >lines
is 'no line ends in a sign, =, lr or a name' "$(grep -c '\(^\| \)\([=−+<·]\|lr\|𝑤\|𝑦̂\|below\|=.*=\)$' lines)" 0
is 'no line begins with =, % or a number behind a name' "$(grep -c '^[=%]' lines)" 0
done_testing
