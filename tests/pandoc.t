#!/bin/sh
# The filter for pandoc: figures in documents, and blocks of those who mean ill.
. "$(dirname "$0")/lib.sh"
if ! command -v pandoc >/dev/null 2>&1; then
    echo "1..0 # SKIP pandoc is not installed"
    exit 0
fi
filter=$root/templates/pandoc/gdplot.lua
export GDPLOT="$gdplot" LC_ALL=C.UTF-8
mkdir "$scratch/work"
cd "$scratch/work" || exit 1
cp "$root/data/pizza.txt" .
printf 'x,y\nsecret,2\n' >../secret.csv

cat >doc.md <<'END'
``` {.gdplot #fig-loss kind=loss data=pizza.txt lr=0.001 path=true}
```

``` {.gdplot width=8cm}
#| label: fig-rates
#| fig-alt: "two curves"
gdplot history -f 'x^4 - 4*x^2 + x' --start 2 \
    --lr 0.01,0.05
loss -f x^2 --start 7 --lr 0.1 --caption '**Mine**, <i>as written</i>'
```

``` c
int x;
```
END
for extension in html docx epub native; do
    run pandoc -s --metadata title=t -L "$filter" doc.md -o "doc.$extension"
    is "pandoc makes $extension" "$status$err" 0
done
html=$(tr '\n' ' ' <doc.html)
holds() {
    case $html in *"$1"*) true ;; *) false ;; esac
}
ok 'label of the block' holds 'id="fig-loss"'
ok 'label by a comment' holds 'id="fig-rates"'
ok 'the second figure of a block has its own' holds 'id="fig-rates-2"'
ok 'alt text given' holds 'alt="two curves"'
ok 'alt text of the run' holds 'Minimum at w = 1.8437, loss 69.121'
ok 'caption of the run' holds 'learning rate 0.001: converged at iteration 49; steps: −lr · slope</figcaption>'
ok 'caption given' holds '<strong>Mine</strong>'
ok 'which brings no HTML, since the reader may be one without' holds '&lt;i&gt;as written&lt;/i&gt;'
ok 'width given' holds 'style="width:8cm"'
ok 'other code stays' holds 'class="sourceCode c"'
is 'and drawn at it, so that its text keeps its size' "$(cat gdplot-figures/history-*.svg | grep -c 'width="302')" 1
is 'HTML has SVG' "$(grep -c 'src="gdplot-figures/.*\.svg"' doc.html)" 3
ok 'docx has PNG' sh -c 'pandoc doc.docx -t native --extract-media=media >/dev/null && ls media/media/*.png'
before=$(stat -c '%n %Y %i' gdplot-figures/*)
pandoc -L "$filter" doc.md -o again.html
is 'nothing is drawn twice' "$(stat -c '%n %Y %i' gdplot-figures/*)" "$before"
echo '9 9' >>pizza.txt
pandoc -L "$filter" doc.md -o again.html
ok 'other data, another figure' test "$(ls gdplot-figures | wc -l)" -gt "$(echo "$before" | wc -l)"

if kpsewhich xcolor.sty >/dev/null 2>&1; then
    run pandoc -L "$filter" doc.md -o doc.pdf
    is 'pandoc makes pdf' "$status$err" 0
    ok 'with its caption' sh -c 'pdftotext doc.pdf - | grep -q "Loss of"'
    printf 'Die Lernrate η, x₁ ≤ 10⁻⁵\n\n``` {.gdplot caption="η und ϑ (△)"}\nhistory\n```\n' >greek.md
    run pandoc -L "$filter" greek.md -o greek.pdf
    is 'Greek letters and signs, in the text and in a caption' "$status$err$(pdftotext greek.pdf - | grep -c 'η')" 02
    printf 'formats: [svg, pdf]\ndocuments: [markdown]\nfigures: [{kind: cobweb}, {kind: loss, lr: 0.00001, path: true}]\n' >report.yaml
    "$gdplot" report -q report.yaml -o report
    run sh -c 'cd report && pandoc -L "$1" *.md -o ../report.pdf' sh "$filter"
    is 'Markdown of a report becomes PDF' "$status$err" 0
    ok 'with its figures' test "$(pdftotext report.pdf - | grep -c 'stable below lr')" -ge 1
else
    skip 'pandoc makes pdf' 'no LaTeX'
fi

# refused NAME BLOCK WORDS: the build fails, says why, and nothing comes of it
refused() {
    printf '%s\n' "$2" >evil.md
    run timeout 60 pandoc -L "$filter" evil.md -o evil.html
    is "$1: refused" "$([ "$status" != 0 ] && echo yes)" yes
    case $err in
    *"$3"*) is "$1: says so" yes yes ;;
    *) is "$1: says so" "$err" "$3" ;;
    esac
    is "$1: in no more lines" "$(printf '%s\n' "$err" | grep -v '^gdplot: \|^  | ' | grep -c .)" 1
    is "$1: nothing is made" "$(ls -d evil.html ran ../ran ../out.svg 2>/dev/null)" ''
}
block() {
    printf '``` {.gdplot}\n%s\n```' "$1"
}
below='by files below the working directory'
refused 'a mistake' "$(block 'loss -f x^^2')" 'gdplot: function:1:3:'
refused 'no kind, in attributes' '``` {.gdplot kind=los lr=0.1}
```' "gdplot.lua: block '.gdplot kind=los lr=0.1': 'los' is no kind of figure"
refused 'no kind' "$(block 'report evil.yaml')" 'no kind of figure'
refused 'an output' "$(block 'loss -o ../out.svg')" "cannot say '-o'"
refused 'a long output' "$(block 'loss --output=../out.svg')" 'cannot say --output'
refused 'an output begun' "$(block 'loss --outp=../out.svg')" 'cannot say --outp'
refused 'an output as attribute' '``` {.gdplot kind=loss output=../out.svg}
```' 'cannot say --output'
refused 'a width that is none' '``` {.gdplot kind=loss function=x^2 width=-5cm}
```' "'-5cm' is no width"
refused 'an output behind a flag' "$(block 'loss --path -o../out.svg')" "cannot say '-o../out.svg'"
refused 'an output as value' "$(block 'loss -f -o../out.svg')" 'gdplot:'
refused 'a template' "$(block 'loss --template pizza.txt')" 'cannot say --template'
refused 'a terminal' "$(block 'loss --terminal x')" 'cannot say --terminal'
refused 'a renderer' "$(block 'loss --renderer gnuplot')" 'cannot say --renderer'
refused 'a font' "$(block 'loss --font x.ttf')" 'cannot say --font'
refused 'a summary' "$(block 'loss --summary ../ran')" 'cannot say --summary'
refused 'a file above' "$(block 'loss -d ../secret.csv --lr 1')" "$below"
refused 'a file far above' "$(block 'loss -d x/../../secret.csv --lr 1')" "$below"
refused 'a file of the system' "$(block 'loss --data=/etc/passwd --lr 1')" "$below"
refused 'a list of files' "$(block 'loss -d @pizza.txt --lr 1')" "$below"
refused 'a pattern' "$(block 'loss -d .?/secret.csv --lr 1')" "$below"
refused 'a pattern of a log' "$(block 'history ../secret.csv')" "$below"
refused 'standard input' "$(block 'loss -d - --lr 1')" "$below"
refused 'a shell' "$(block 'loss -d $(touch${IFS}ran);touch${IFS}ran --lr 1')" "$below"
refused 'a quote' "$(block "loss --title 'x")" 'a quote is not closed'
refused 'a line break' '``` {.gdplot kind=loss title="a&#10;b"}
```' 'a line break'
refused 'a caption twice' '``` {.gdplot kind=loss function=x^2 caption=a fig-cap=b}
```' 'caption is given twice; give it once'
refused 'a label twice' "$(block 'loss -f x^2' | sed 's/gdplot/gdplot #a/; s/loss/#| label: b\n&/')" 'label is given twice'
refused 'a kind twice' '``` {.gdplot kind=loss kind=history}
```' 'kind is given twice'
refused 'a caption twice in a command' "$(block 'loss --caption a --caption=b')" 'caption is given twice'
refused 'an option twice' '``` {.gdplot kind=loss theme=dark theme=light}
```' 'gdplot: --theme is given twice'
refused 'what moves a cursor' "$(block "$(printf 'los \033[2J')")" "block 'los  [2J': an option with a line break"
refused 'what moves' "$(block 'loss --animate')" "block 'loss --animate': a document cannot say --animate: what moves is a file of its own"
refused 'a command as in a shell' '``` {.gdplot #fig-a}
gdplot loss -f x^2 -o loss.svg
```' "block #fig-a: a document cannot say '-o': the figure stands where its block is; leave it out"
refused 'words behind --' "$(block 'loss -- -o../out.svg')" "cannot say '--'"

printf '%s\n' "$(block "loss --title '\`touch ran\`; \$(touch ran) | \"x\" & <b>' --lr 0.1 -f x^2 --start 3")" >shell.md
run pandoc -L "$filter" shell.md -o shell.html
is 'a title of a shell is a title' "$status$err" 0
is 'and nothing ran' "$(ls ran 2>/dev/null)" ''
ok 'it is shown as it is' grep -qrF 'title: `touch ran`; $(touch ran) | "x" & <b>' gdplot-figures

GDPLOT=./none
refused 'no program' "$(block 'loss')" 'cannot run ./none: it must be in PATH'
GDPLOT=$gdplot

# Each option of a figure is one that a block may have, or one that it may not.
# A document is paper, or a page: figures that move are files of their own.
refused_options='animate frames delay loop annotate caption font format help jobs output quiet renderer summary template terminal timeout version'
for kind in grid loss compare history fit contour sweep map cobweb; do
    "$gdplot" $kind --help | sed -n 's/^ *\(-., \)\{0,1\} *--\([a-z-]*\).*/\2/p'
done | sort -u >options
is 'every option is allowed or refused' "$(while read -r name; do
    echo " $refused_options " | grep -q " $name " || grep -q "[ ']$name'\{0,1\}\]\{0,1\} = \(VALUE\|FLAG\|FILE\)" "$filter" || echo "$name"
done <options)" ''
done_testing
