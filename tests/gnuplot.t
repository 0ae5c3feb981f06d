#!/bin/sh
# gnuplot as a renderer: its forms, its failures, and what it must never do.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
search=$PATH
mkdir tmp
TMPDIR=$scratch/tmp
export TMPDIR

# Whether a process has ended: one that nobody has waited for yet (Z) has.
gone() {
    case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in '' | Z*) return 0 ;; esac
    return 1
}

# A gnuplot of our own, first in PATH, that does what its lines say.
fake() {
    mkdir -p fake
    { echo '#!/bin/sh'; cat; } >fake/gnuplot
    chmod 755 fake/gnuplot
    search=$scratch/fake:$PATH
}

# The old file is kept, nothing is left behind, and the status is 5.
fails() {
    echo old >kept.png
    run env "PATH=$search" "$gdplot" grid --renderer gnuplot -o kept.png ${2:-}
    is "$1: status 5" "$status" 5
    is "$1: one line" "$(printf '%s\n' "$err" | wc -l)" 1
    is "$1: the old file is untouched" "$(cat kept.png)" old
    is "$1: nothing is left in the temporary folder" "$(ls -A tmp)" ''
    is "$1: nor beside the output" "$(ls -A | grep -c '^.gdplot-')" 0
}

fake <<'END'
echo 'it is broken' >&2; exit 3
END
fails 'a gnuplot that fails'
is 'its message is passed on' "$err" 'gdplot: gnuplot failed with status 3: it is broken'
fake <<'END'
kill -SEGV $$
END
fails 'a gnuplot that crashes'
is 'the signal is named' "$err" 'gdplot: gnuplot was ended by signal 11'
fake <<'END'
exit 0
END
fails 'a gnuplot that writes nothing'
fake <<'END'
: >figure.png
END
fails 'a gnuplot that writes an empty file'
is 'what is missing is named' "$err" 'gdplot: gnuplot wrote no figure.png'
fake <<'END'
printf '\211PNG\r\n\032\nIHDR' >figure.png
END
fails 'a gnuplot that writes half a picture'
fake <<'END'
ln -s /etc/passwd figure.png
END
fails 'a gnuplot that writes a link'
fake <<'END'
yes flood | head -c 10000000 >&2; exit 1
END
fails 'a gnuplot that floods'
is 'one line of it is passed on' "$err" 'gdplot: gnuplot failed with status 1: flood'
fake <<END
trap '' TERM; sleep 60 & echo \$! >$scratch/child; echo \$\$ >$scratch/leader; wait; sleep 60
END
before=$(date +%s)
fails 'a gnuplot that hangs' '--timeout 0.3'
is 'what to do is said' "$err" 'gdplot: gnuplot took longer than 0.3 s; raise --timeout'
ok 'it ends in time' test $(($(date +%s) - before)) -lt 5
sleep 0.1
ok 'gnuplot is gone' gone "$(cat leader)"
ok 'and its child' gone "$(cat child)"
rm -f leader child

# Interrupted while gnuplot runs.
PATH=$search "$gdplot" grid --renderer gnuplot -o kept.png &
job=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
    test -s child && break
    sleep 0.2
done
kill -TERM "$job"
status=0
wait "$job" 2>/dev/null || status=$?
sleep 0.1
is 'a signal ends it with 128 + its number' "$status" 143
ok 'gnuplot is gone' gone "$(cat leader)"
ok 'and its child' gone "$(cat child)"
is 'and the private folder' "$(ls -A tmp)" ''
is 'the old file is untouched' "$(cat kept.png)" old

search=$scratch/none
fails 'no gnuplot'
is 'how to install it is said' "$err" "gdplot: gnuplot is not in PATH; install it (on Debian: apt install gnuplot-nox), or leave out --renderer gnuplot and .tex, which it draws"

for form in svg pdf tex txt; do
    fake <<END
printf 'half' >figure.$form; printf 'half' >figure.pdf
END
    echo old >"kept.$form"
    test $form = txt || {
        run env "PATH=$search" "$gdplot" grid --renderer gnuplot -o "kept.$form"
        is "half a $form: status 5" "$status" 5
        is "half a $form: the old file is untouched" "$(cat "kept.$form")" old
    }
done
ok 'no second file is left' test ! -e kept-inc.pdf

if ! gnuplot --version >/dev/null 2>&1; then
    echo '# SKIP gnuplot is not installed'
    done_testing
    exit
fi

# Forms.
"$gdplot" grid --renderer gnuplot -o g.png -o g.svg -o g.pdf -o g.txt -o g.tex -o g.gp 2>err
is 'all forms at once, without a word' "$(cat err)" ''
is 'a PNG of the same size' "$("$build/tests/pixels" info g.png | head -n 2 | tr '\n' ' ')" '900x900 3780 '
ok 'with title and recipe' sh -c '"$1" info g.png | grep -q "^Title: Gradient descent on f(x) = x²$" &&
    "$1" info g.png | grep -q "^command: grid$"' sh "$build/tests/pixels"
"$gdplot" grid --renderer gnuplot --scale 2 -o g2.png
is '--scale 2' "$("$build/tests/pixels" info g2.png | head -n 2 | tr '\n' ' ')" '1800x1800 7559 '
ok 'a well-formed SVG' xmllint --noout g.svg
is 'with one title, ours' "$(grep -c '<title>Gradient' g.svg) $(grep -c '<title>Gnuplot' g.svg)" '1 0'
ok 'with a bold face' grep -q 'font-family="Lato" font-weight="bold" font-size="20.00"' g.svg
"$gdplot" compare --lr 0.1,1.3,5 --iterations 30 --renderer gnuplot -o halo.svg
is 'a text upon a box stands there once, with its box' \
    "$(grep -c '> = 17.92, and 14 more<' halo.svg) $(grep -B1 '> = 17.92, and 14 more<' halo.svg | grep -c 'url(#textbox)')" '1 1'
"$gdplot" compare --theme dark --lr 0.1,1.3 --renderer gnuplot -o halo.svg
tr -d '\n' <halo.svg >halo.one
ok 'which has the colour of the page' grep -qi "id='textbox'.*flood-color='#15181c'" halo.one
is 'a PDF of the same size' "$(pdfinfo g.pdf | sed -n 's/^Page size: *//p')" '675 x 675 pts'
is 'without a date' "$(pdfinfo g.pdf | grep -c Date)" 0
ok 'letters' grep -q 'Gradient descent on f(x) = x²' g.txt
for form in png svg pdf tex txt gp; do
    cp "g.$form" "first.$form"
done
cp g-inc.pdf first-inc.pdf
mkdir home
cat >home/.gnuplot <<'END'
set terminal dumb
set output 'stray'
set title 'stray'
END
HOME=$scratch/home GNUTERM=x11 GNUPLOT_LIB=/nowhere LC_ALL=C.UTF-8 \
    "$gdplot" grid --renderer gnuplot -o g.png -o g.svg -o g.pdf -o g.txt -o g.tex -o g.gp
for form in png svg pdf txt gp tex; do
    ok "the same $form with another home, GNUTERM and locale" cmp "g.$form" "first.$form"
done
ok 'and the same second file' cmp g-inc.pdf first-inc.pdf
is 'nothing is left in the temporary folder' "$(ls -A tmp)" ''
ok 'no stray file' test ! -e stray -a ! -e home/.gnuplot_history

# Scripts.
ok 'a script sets no terminal' sh -c '! grep -q "^set terminal" g.gp'
"$gdplot" grid --terminal 'pngcairo size 450,450' -o t.gp
is 'but with --terminal it does' "$(grep '^set terminal' t.gp)" 'set terminal pngcairo size 450,450'
LC_ALL=C.UTF-8 gnuplot t.gp >t.png
is 'and draws by itself' "$("$build/tests/pixels" info t.png | head -n 1)" 450x450
printf '{{#panels}}panel {{{number}}} of {{{count}}}, {{/panels}}{{#labels}}{{text}}{{/labels}}\n' >own.mustache
"$gdplot" grid --rows 1 --title "a'b" --caption plain --template own.mustache -o own.gp
is 'a template of the user' "$(cat own.gp)" "panel 1 of 3, panel 2 of 3, panel 3 of 3, \"a\\047b\"'plain'"
printf '{{> gnuplot-style}}# mine\n' >own.mustache
"$gdplot" grid --template own.mustache -o own.gp
ok 'may use the built-in ones' sh -c 'grep -q "^set border" own.gp && grep -qx "# mine" own.gp'
printf 'plot {{#panels}}\n' >bad.mustache
run "$gdplot" grid --template bad.mustache -o own.gp
is 'a bad template: status 3' "$status" 3

# LaTeX.
if pdflatex --version >/dev/null 2>&1; then
    "$gdplot" loss -d "$root/data/pizza.txt" --domain -1:4 --lr 0.001 --path --gradient 0 --title '100% of $x & \input{x} # {}' \
        -o l.tex
    printf '%s\n' '\documentclass{article}\usepackage{graphicx,color}\begin{document}\noindent\input{l}\newpage' \
        '\noindent\input{g}\end{document}' >wrap.tex
    ok 'a LaTeX document takes the figures' pdflatex -interaction=nonstopmode -halt-on-error wrap.tex
    ok 'with its texts' sh -c 'pdftotext wrap.pdf - | grep -qF "100% of \$x & \\input{x} # {}" &&
        pdftotext wrap.pdf - | grep -q "= 0: w = 1.8437, loss 69.121"'
else
    echo '# SKIP pdflatex is not installed: the figures are not put into a LaTeX document'
fi
"$gdplot" compare --lr 0.1,1.3,5 --iterations 30 --theme dark -o halo.tex
ok 'texts upon lines have a box' grep -qF 'colorbox[rgb]{0.082,0.094,0.110}{\ensuremath{x} = ' halo.tex
run "$gdplot" grid -o 'a b.tex'
is 'a name that LaTeX cannot find is refused' "$status" 2

# Names of files.
for name in 'a b' "it's" '`touch pwned`' '$(touch pwned)' 'x;touch pwned' '-e quit' '{Symbol}' 'EOD' '@m' '"q"' '|touch pwned'; do
    "$gdplot" grid --rows 1 --renderer gnuplot -o "./$name.svg" -o "./$name.gp"
    ok "a file called $name.svg" test -s "./$name.svg"
    ok "and $name.gp" test -s "./$name.gp"
done
ok 'nothing was run' test ! -e pwned
done_testing
