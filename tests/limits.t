#!/bin/sh
# Limits: at each the work is done, and one past it refused with status 6 and a line. Those that take seconds
# are in heavy/limits.t.
. "$(dirname "$0")/lib.sh"
. "$root/tests/limits.sh"
cd "$scratch" || exit 1

# Figures.
at '400 panels' grid --rows 20 --cols 20 -o made.svg
is '400 panels: all of them' "$(grep -c 'State [0-9]*' made.svg | sed 's/.*/drawn/')" drawn
past '400 panels' 'more than 400 panels' grid --rows 401 --cols 1 -o made.svg
past '400 panels of two runs' 'more than 400 panels' grid --lr 0.1,0.2 --rows 3 --cols 67 -o made.svg
at '400 states' grid --states "$(seq -s, 400)" --iterations 400 --rows 20 --cols 20 -o made.txt
past '400 states' '--states: more than 400 of them' grid --states "$(seq -s, 401)" --iterations 401 -o made.txt
at '32,767 pixels across' loss --size 32767x120 -o made.svg
past '32,767 pixels across' 'a side may have 32767 at most' loss --size 32768x120 -o made.svg
at '32,767 pixels down' loss --size 120x32767 -o made.pdf
past '32,767 pixels down' 'a side may have 32767 at most' loss --size 120x32768 -o made.pdf
at '32,767 pixels across, scaled' loss --size 1000x90 --scale 32.767 -o made.png
past '32,767 pixels across, scaled' 'more than a PNG may have' loss --size 1000x90 --scale 32.768 -o made.png
past '100 million pixels' 'more than a PNG may have' loss --size 10000x10001 -o made.png
past '100 million pixels, scaled' 'more than a PNG may have' loss --size 1000x1001 --scale 10 -o made.png
past '100 million pixels by gnuplot' 'more than a PNG may have' loss --size 10000x10001 --renderer gnuplot -o made.png
at '12 runs' compare --lr 0.1:0.2:12 -o made.txt
past '12 runs' 'compare draws 12 learning rates at most' compare --lr 0.1:0.2:13 -o made.txt
past '12 runs on a curve' 'loss draws 12 learning rates at most' loss --path --lr 0.1:0.2:13 -o made.txt

# Labels: 1,000 characters, of which the last says that there was more.
label() {
    "$gdplot" loss --size 32767x400 --"$1" "$(repeat "$2" é)" -o label.svg
    perl -Mutf8 -CSD -ne 'print length $1, $2 if /<text[^>]*>(é+)(…?)</' label.svg
}
for name in title caption; do
    is "a $name of 1,000 characters is shown" "$(label $name 1000)" 1000
    is "one of 1,001 is cut" "$(label $name 1001)" 999…
done

# Descent.
past '10⁷ states' '10000001 states are more than 10000000' train -q --iterations 10000000 -o made.csv
past '10⁷ states of two runs' '10000002 states are more' train -q --lr 0.1,0.2 --iterations 5000000 -o made.csv
past '10⁷ states that are kept' 'states are more than 10000000' \
    train -q --keep last:10000001 --iterations 90000000 -o made.csv
past '10⁹ operations' 'are too much work' train -q -f 'x+x+x' --start 1 --lr 0.1 --keep log --iterations 200000000 -o made.csv
at '10⁶ rates' sweep --lr 0.001:1:1000000 --iterations 1 -o made.txt
past '10⁶ rates' 'is a range of too many rates' sweep --lr 0.001:1:1000001 --iterations 1 -o made.txt
past '10⁹ operations of a sweep' 'are too much work' sweep --lr 0.001:1:1000000 --iterations 1000 -o made.txt

# Figures: what is sampled, and what is looked at for the place of a label.
past '10⁹ operations of a contour' 'contour: more work than a figure may take; simplify the expression, or lower --size' \
    contour -f "x*y$(repeat 9000 +x*y)" --start 1,1 --lr 0.01 -o made.png
past '10⁹ operations of curves' 'grid: more work than a figure may take' \
    grid -f "sin(1e9*x)$(repeat 3000 '+sin(1e9*x)')" --start 1 --lr 0.01 -o made.svg

# Expressions.
long=x$(repeat 3000 +x)$(repeat 59535 ' ')
train="train -q --start 1 --lr 0.1 --iterations 0 -o made.csv"
is 'a long expression: its bytes' "$(printf %s "$long" | wc -c)" 65536
at '64 KiB of an expression' $train -f "$long"
past '64 KiB of an expression' 'longer than 65536 bytes' $train -f "$long "
for level in '(:)' 'sin(:)' -: '2^:' 'max(1,:)'; do
    at "256 levels of ${level%:*}" $train -f "$(repeat 255 "${level%:*}")x$(repeat 255 "${level#*:}")"
    past "256 levels of ${level%:*}" 'nested more than 256 levels deep' \
        $train -f "$(repeat 256 "${level%:*}")x$(repeat 256 "${level#*:}")"
done

# Files of text.
data="train -q --lr 0.01 --iterations 1 -o made.csv"
{ printf '1 2\n3' && repeat 1048574 ' ' && printf '4\n'; } >line.txt
at 'a line of 1 MiB' $data -d line.txt
{ printf '1 2\n3' && repeat 1048575 ' ' && printf '4\n'; } >line.txt
past 'a line of 1 MiB' 'line.txt:2:1: a line of over 1 MiB' $data -d line.txt
"$gdplot" train -q -o line.csv
{ printf '#' && repeat 1048576 x && printf '\n'; } >>line.csv
past 'a line of 1 MiB of a trajectory' 'a line of over 1 MiB' history line.csv -o made.svg
seq 1000000 | sed 's/$/ 1/' >points.txt
fit="fit --lr 1e-13 --iterations 2 -o made.svg -d points.txt"
at '10⁶ points' $fit
echo 1 2 >>points.txt
past '10⁶ points' 'more than 1000000 points to draw; give a part of the rows' $fit

# Specs.
{ printf 'figures: [{kind: loss}]\n#' && repeat 1048551 a; } >spec.yaml
at 'a spec of 1 MiB' report --list spec.yaml
printf a >>spec.yaml
past 'a spec of 1 MiB' 'spec.yaml: more than 1 MiB' report --list spec.yaml
{ printf 'figures:\n' && seq -f '- {kind: loss, name: f%g}' 1000; } >figures.yaml
at '1,000 figures' report --list figures.yaml
echo '- {kind: loss}' >>figures.yaml
past '1,000 figures' 'figures.yaml: more than 1000 figures' report --list figures.yaml
for list in lr states normalize; do
    kind="kind: grid"
    [ $list != normalize ] || kind="kind: history, data: points.txt, bias: train"
    echo "figures: [{$kind, $list: [$(seq -s, 400)]}]" >list.yaml
    at "400 in the list $list" report --list list.yaml
    echo "figures: [{$kind, $list: [$(seq -s, 401)]}]" >list.yaml
    past "400 in the list $list" "$list: more than 400 of them" report --list list.yaml
done

# Templates.
script="loss -o made.gp --template page.mustache"
repeat 1048576 a >page.mustache
at 'a template of 1 MiB' $script
printf a >>page.mustache
past 'a template of 1 MiB' 'page.mustache: a template of over 1 MiB' $script
{ repeat 64 '{{#title}}' && repeat 64 '{{/title}}'; } >page.mustache
at '64 sections' $script
{ repeat 65 '{{#title}}' && repeat 65 '{{/title}}'; } >page.mustache
past '64 sections' 'sections nested more than 64 deep' $script
for i in $(seq 64); do echo "{{> p$((i + 1))}}" >p$i.mustache; done
echo end >p64.mustache
echo '{{> p1}}' >page.mustache
at '64 partials' $script
echo '{{> p65}}' >p64.mustache
echo end >p65.mustache
past '64 partials' 'partials nested more than 64 deep' $script

# Fonts.
truncate -s 67108865 font.ttf
past 'a font of 64 MiB' 'a font of over 64 MiB' loss --font font.ttf -o made.svg
is 'no temporary file was left' "$(ls -A | grep -c '^.gdplot-')" 0
done_testing
