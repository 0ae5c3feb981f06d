#!/bin/sh
# The command line as people use it.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pizza=$root/data/pizza.txt

run "$gdplot" grid
is 'grid without options succeeds' "$status" 0
is 'and prints the name of its file' "$out" grid.png
is 'and nothing else' "$err" ''
ok 'which is a PNG of 900 × 900' sh -c "'$build/tests/pixels' info grid.png | grep -qx 900x900"

run "$gdplot" grid -q
is '-q prints nothing' "$out$err" ''

run "$gdplot" grid -o a.png -o b.svg -o c.txt -o d.csv
is 'any number of outputs' "$status$out" 0
ok 'all of them are there' test -s a.png -a -s b.svg -a -s c.txt -a -s d.csv
ok 'the last point is (1.174, 1.379)' grep -q ': (1.174, 1.379)$' c.txt
is 'nine panels' "$(grep -c '^panel' c.txt)" 9
ok 'a file of a batch equals the same file made alone' sh -c \
    "'$gdplot' grid -o alone.svg && cmp alone.svg b.svg && '$gdplot' grid -o alone.png && cmp alone.png a.png"
ok 'SVG has live text' grep -q '>State 8</text>' b.svg
ok 'and at most 40 KB' test "$(wc -c <b.svg)" -le 40960
is 'no temporary file is left' "$(ls -A | grep -c gdplot-)" 0

"$gdplot" grid -o - --format svg >stdout.svg
ok '-o - writes to standard output' cmp stdout.svg b.svg
"$gdplot" grid --format=svg -o- >stdout.svg
ok 'options may be joined to their values' cmp stdout.svg b.svg
ok 'an extension may be in capitals' "$gdplot" grid -o A.PNG

run "$gdplot" train -d "$pizza" --lr 0.001 --iterations 100
is 'train prints 100 lines and two' "$(echo "$out" | wc -l)" 102
is 'the first' "$(echo "$out" | sed -n 1p)" 'Iteration    0 => Loss: 812.8666666667'
is 'the second' "$(echo "$out" | sed -n 2p)" 'Iteration    1 => Loss: 304.3630879787'
is 'the third' "$(echo "$out" | sed -n 3p)" 'Iteration    2 => Loss: 143.5265791020'
is 'the hundredth' "$(echo "$out" | sed -n 100p)" 'Iteration   99 => Loss: 69.1209628275'
is 'an empty line' "$(echo "$out" | sed -n 101p)" ''
is 'the parameter' "$(echo "$out" | sed -n 102p)" 'w=1.8436928702'

is 'data: iterations are 100 unless asked' \
    "$("$gdplot" train -d "$pizza" --lr 0.001 | grep -c Iteration)" 100
is 'data from standard input' "$("$gdplot" train -d - --lr 0.001 <"$pizza" | tail -n 1)" w=1.8436928702
is 'columns by name' \
    "$("$gdplot" train -d "$pizza" --columns Reservations,Pizzas --lr 0.001 | tail -n 1)" w=1.8436928702
is 'a held bias' "$("$gdplot" train -d "$pizza" --bias 13 --lr 0.001 | tail -n 1)" w=1.0911029860
is 'standardised columns, in the units of the data' \
    "$("$gdplot" train -d "$pizza" --bias train --lr 0.001 --normalize 0.4 --iterations 30 | tail -n 2 | tr '\n' ' ')" \
    'w=1.0811119573 b=13.1725818736 '
is 'a function is trained for 8 iterations' "$("$gdplot" train | tail -n 1)" x=1.1744051200
is 'several rates each have a heading' \
    "$("$gdplot" train --lr 0.1,1 | grep -n lr=)" "$(printf '1:lr=0.1\n13:lr=1')"
is 'a loss that is not finite is printed, and ends the run' \
    "$("$gdplot" train -d "$pizza" --lr 1 | grep Iteration | tail -n 1)" 'Iteration   58 => Loss: inf'
is '--tolerance stops a run' "$("$gdplot" train --tolerance 5 --iterations 99 | grep -c Iteration)" 5
is 'train -o - prints the CSV only' "$("$gdplot" train -o - --format csv | head -n 1)" '# gdplot: 2'

run "$gdplot" loss -d "$pizza" --domain -1:4 -o loss.svg
is 'loss on data' "$status" 0
ok 'its minimum is labelled' grep -q '>minimum: <tspan font-style="italic">w</tspan> = 1.8437, loss 69.121</text>' loss.svg
while IFS='|' read -r function domain sentence; do
    is "$function: minima in view" "$("$gdplot" loss -f "$function" --start 1.5 --domain="$domain" -o - --format txt |
        sed -n 's/^alt: [^:]*: //p')" "$sentence"
done <<'END'
sin(200*x)|-10:10|more than 32 minima in view, one at x = 1.5001, f(x) = −1.
x^4-2*x^2|-2:2|2 minima in view, none lower than at x = 1, f(x) = −1. Also in view: minimum at x = −1, f(x) = −1.
x^4-2*x^2+x/2|-2:2|2 minima in view, lowest at x = −1.0575, f(x) = −1.5148. Also in view: local minimum at x = 0.9304, f(x) = −0.51675.
END
ok 'the accessible title' grep -q '<title>Loss of ŷ = w·x on pizza.txt</title>' loss.svg
ok 'the role' grep -q 'role="img"' loss.svg
ok 'and the recipe' grep -q '^domain: -1:4$' loss.svg

"$gdplot" grid --title 'A <b> & "c"' --caption 'under it' -o t.svg
ok 'a title stands in the SVG, escaped' grep -q '<title>A &lt;b&gt; &amp; &quot;c&quot;</title>' t.svg
ok 'the caption, too' grep -q '>under it</text>' t.svg
"$gdplot" grid --title "$(printf 'a\tb\001\303(\342\200\256x')" -o t.txt
ok 'labels are cleaned' grep -qF 'title: a b\x01\xc3(x' t.txt
"$gdplot" grid --title '' --caption '' -o t.svg
ok 'an empty title draws nothing' sh -c '! grep -q "font-size=\"20\"" t.svg'

is '--states chooses the panels' \
    "$("$gdplot" grid -d "$pizza" --lr 0.001 --states 0,1,2,4,8,16,32,64,100 -o - --format txt |
        sed -n 's/.*: State //p' | tr '\n' ' ')" '0 1 2 4 8 16 32 64 100 '
is '--rows and --cols shape the grid' \
    "$("$gdplot" grid --rows 2 --cols 5 -o - --format txt | grep -c '^panel')" 10
is 'fewer states than panels: the parameter axis is labelled in every column' \
    "$("$gdplot" grid --states 0,1,2,3,4,5,6 -o - --format txt | grep -c 'axis x.*labelled')" 3
is '--size and --domain and --range are taken as they are' \
    "$("$gdplot" grid --size 640x480 --domain -3:9.5 --range 0:60 -o - --format txt |
        sed -n '/^figure/p;/axis/p' | head -n 3)" \
    "$(printf 'figure 640 480 light\n  axis x -3 9.5\n  axis y 0 60 labelled')"

# Functions and starts that could keep a careless program busy for ever, or fill its file with nan.
for options in "loss -f sin(exp(x^2))" "loss -f sin(exp(exp(x)))" "grid -f abs(x) --start 1.7e308 --lr 1" \
    "loss --domain 0:1e-290" "grid -f x --start 0 --lr 5e-324" "loss -f sin(x) --start 1e16 --lr 1 --path" \
    "loss -f 0 --start 1 --domain 1:1.7e308 --range 0:1" "history --lr 1.1,3 --iterations 3000"; do
    # shellcheck disable=SC2086
    run timeout 20 "$gdplot" $options -o hard.svg
    is "$options is drawn in time" "$status$err" 0
    is "$options: every number is one" "$(grep -ciE '[" ,a-z](nan|inf)[" ,]' hard.svg)" 0
done
for options in '--path --lr 0.95 --iterations 40 --gradient 0' '-f sigmoid(x)*10+0.01*x^2 --start 5 --lr 1 --path' \
    "-d $pizza --size 300x500" '-f max(x-1,2-x)' '-f sin(20*x)'; do
    # shellcheck disable=SC2086
    "$gdplot" loss $options -o plus.txt
    is "loss $options: the + has its label" "$(grep -c 'mark plus minimum 1' plus.txt)" \
        "$(grep -c '^  label minimum' plus.txt)"
done
for options in '--theme light' '--size paper' '--size 60mm'; do
    # shellcheck disable=SC2086
    "$gdplot" loss -q $options -f 'sin(3*x)+x^2/10' -o plus.txt
    is "$options: the label of the lowest of many minima stands below it, without a leader" \
        "$(grep -c 'mark line leader' plus.txt) $(grep -c '^  label minimum .* middle .*0.51221' plus.txt)" '0 1'
done
is 'tick labels keep their unit where space is short' \
    "$("$gdplot" grid -f '1e9*x^2+1e12' --start 7 --lr 1e-10 --size 500x400 -o - --format txt | grep -c '): 𝑓(𝑥) (× 10¹²)')" 3
is 'a long title loses no word before the last' \
    "$("$gdplot" loss -q --title "$(seq -s ' ' 1000 1080)" -o - --format txt | sed -n 's/^label text.*): //p' | tr '\n' ' ' |
        sed 's/….*//')" "$(seq -s ' ' 1000 1041)"
run "$gdplot" loss --title "$(seq -s ' ' 1000 1040)" -o long.txt
is 'one that takes more than two lines is smaller' "$status$err$(sed -n 's/^label text.*): //p' long.txt | tr '\n' ' ')" \
    "0$(seq -s ' ' 1000 1040) "
run "$gdplot" loss --title "$(seq -s ' ' 1000 1080)" --caption "$(seq -s ' ' 1000 1080)" -o long.txt
is 'and an end that is cut off is told' "$status$err" \
    '0gdplot: warning: --size: 720×480 pixels leave no room for the end of the title, the end of the caption'
is 'a domain without the states shows its curve' \
    "$("$gdplot" loss --path --domain -1:1 -o - --format txt | sed -n 's/.*axis y //p')" '-0.0435 1.0435 labelled'

is 'a saddle in the middle of a map hides no minimum' \
    "$("$gdplot" contour -f 'x^4+y^2-x*y' -o - --format txt | sed -n 's/^caption: //p')" \
    '2 minima in view, none lower than at x = 0.35355, y = 0.17678, f(x, y) = −0.015625'
run "$gdplot" grid --size 8x4cm -o small.txt
is 'what a small page gives up is told' "$status$err" \
    '0gdplot: warning: --size: 302×151 pixels leave no room for the legend, the caption, titles of axes, the title, headings, tick labels'
for kind in grid compare cobweb loss contour; do
    for size in paper 60mm 200x150 160x120; do
        run "$gdplot" $kind --size $size --title Mine -o small.txt
        is "$kind --size $size: a title that was asked for stays" "$status$(grep -c '^label text .*: Mine$' small.txt)" 01
    done
done
run "$gdplot" grid --size 140x110 --title Mine -o small.txt
is 'or it is told that it went' "$status$err" \
    '0gdplot: warning: --size: 140×110 pixels leave no room for the legend, the caption, titles of axes, the title, headings, tick labels'
lines() { "$gdplot" contour -q --size "$@" -o - --format txt | sed -n 's/^label .*): //p' | tr '\n' '|'; }
is 'a title is not broken within a number' "$(lines 80mm -f '(x^2+y-11)^2+(x+y^2-7)^2' | cut -d'|' -f1-2)" \
    'Contours of 𝑓(𝑥, 𝑦) = (𝑥² + 𝑦|− 11)² + (𝑥 + 𝑦² − 7)²'
is 'a caption loses its parts' "$(lines 80mm | cut -d'|' -f2-3)" 'from 𝑥 = 9, 𝑦 = 1, learning rate 0.09:|each step keeps 0.8198 of the distance'
is 'one by one' "$(lines 60mm | cut -d'|' -f3-4)" 'from 𝑥 = 9, 𝑦 = 1,|learning rate 0.09'
is 'and no number is cut in two' "$(for size in 600x480 620x480 640x480 660x480; do
    "$gdplot" loss -q --size $size --title "$(seq -s ' ' 12345.01 12400)" -o - --format txt
done | sed -n 's/^label.* \([^ ]*\)…$/\1/p' | grep -vc '^[0-9]\{5\}\.01$')" 0
heads() {
    run "$gdplot" compare --size "$@" -o small.txt
    printf '%s ' "$status" "${err##*no room for }"
    sed -n 's/^label .*): //p' small.txt | sort | uniq -c | sed 's/^ *//' | tr '\n' ' '
    sed -n 's/^  axis x .* //p' small.txt | sort -u
}
is 'six columns of a small page have names, verdicts and tick labels' "$(heads paper --lr 0.05,0.1,0.2,0.3,0.5,0.9)" \
    '0 the caption, titles of axes, the title 1 converged 4 converging 1 lr = 0.05 1 lr = 0.1 1 lr = 0.2 1 lr = 0.3 1 lr = 0.5 1 lr = 0.9 1 oscillating labelled'
is 'a name keeps its rate' "$(heads paper --lr 0.0005,0.1,0.2,0.3,0.5,0.9 | grep -c 'lr 0.0005 .*lr 0.9')" 1
is 'no verdict is broken within a word' "$(heads 60mm --lr 0.05,0.1,0.2,0.3 | grep -c ' 4 converging ')" 1
run "$gdplot" grid -q --size 8x4cm -o small.txt
is 'but not to who wants quiet' "$status$err" 0
printf 'figures: [{kind: grid, size: 8x4cm}]\n' >small.yaml
run "$gdplot" report -q small.yaml -o small
is 'nor is it by a report' "$status$err" 0
name_of_y() {
    "$gdplot" compare --ylabel Verlust "$@" -o - --format txt | grep -c 'axis y.*title\|label .*Verlust'
}
is 'both axes of the loss are called what one is' "$(name_of_y)" 2
is 'of two parameters there is one' "$(name_of_y -f 'x^2 + y^2' --start 2,1 --lr 0.1,0.2)" 1

run "$gdplot" loss -f 'x^2 + y^2' --along z
is 'along what is no parameter: status 2' "$status$err" "2gdplot: --along: there is no parameter 'z', but x and y"
run "$gdplot" compare --along y
is 'nor of one' "$status$err" "2gdplot: --along: there is no parameter 'y', but x"

for command in '' grid loss compare history contour train; do
    run "$gdplot" $command --help
    is "help of '$command'" "$status$err" 0
    ok "and it fits a terminal of 100 columns" sh -c '! grep -q ".\{101\}" "$1"' sh "$scratch/.out"
done
run "$gdplot" help grid
ok 'help GRID shows its options' grep -q -- '--rows R' "$scratch/.out"
ok 'but not those of others' sh -c '! grep -q -- --path "$1"' sh "$scratch/.out"
run "$gdplot" --version
ok 'the version names the licences of the fonts' grep -q 'Open Font License' "$scratch/.out"
done_testing
