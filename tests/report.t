#!/bin/sh
# gdplot report: its files, its documents, and what it refuses.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
cp -r "$root/data" data

run "$gdplot" report data/learning-rates.yaml
is 'a report: status 0' "$status$err" 0
is 'it prints the names of its files' "$(printf '%s\n' "$out" | sort)" "$(find learning-rates -type f | sort)"
is 'which --list prints, too' "$("$gdplot" report --list data/learning-rates.yaml)" "$out"
ok 'a figure is the one that its command draws' sh -c '
    sed -n "s/^    gdplot //p" learning-rates/learning-rates.md | sed "s|^|\"$1\" |" >commands &&
    test "$(wc -l <commands)" = 5 && mkdir alone && (cd alone && sh ../commands) &&
    for name in grid-0.1 grid-0.3 grid-1 compare history; do
        cmp alone/$name.svg learning-rates/$name.svg || exit 1
    done' sh "$gdplot"
ok 'and the one of the documentation' cmp learning-rates/compare.svg "$root/tests/golden/compare.svg"
cp -r learning-rates first
run "$gdplot" report --jobs 1 -q data/learning-rates.yaml
ok 'drawn by one process: the same bytes' diff -r first learning-rates
is '--quiet prints nothing' "$out$err" ''
"$gdplot" report --jobs 7 -q data/learning-rates.yaml -o elsewhere
ok 'drawn by seven into another folder: the same bytes' diff -r first elsewhere
# As a user who may have no other process. Root may have any, but as nobody. (Leaks are looked for by one of its own.)
user='env ASAN_OPTIONS=detect_leaks=0 prlimit --nproc=1:1'
if [ "$(id -u)" = 0 ]; then
    user="env GCOV_PREFIX=$scratch/counts setpriv --reuid 65534 --regid 65534 --clear-groups $user"
    chmod 755 "$scratch"
    mkdir -m 777 counts
fi
mkdir -m 777 anybody
# shellcheck disable=SC2086
if $user true 2>/dev/null && $user test -x "$gdplot"; then
    run $user "$gdplot" report --jobs 3 data/learning-rates.yaml -o anybody/alone
    is 'without other processes: status 0' "$status$err" 0
    ok 'the same bytes' diff -r first anybody/alone
    run $user "$gdplot" sweep -d data/pizza.txt --jobs 4 -o anybody/sweep.svg
    is 'nor threads: status 0' "$status$err" 0
    run $user "$gdplot" grid --renderer gnuplot -o anybody/grid.svg
    is 'gnuplot is a process' "$status $err" \
        '4 gdplot: gnuplot: cannot run: Resource temporarily unavailable; end other programs, or allow more (ulimit -u)'
else
    skip 'without other processes' 'no prlimit or setpriv, or gdplot lies where only root may go'
fi

run "$gdplot" report -q data/pizza.yaml
is 'the other report: status 0' "$status$err" 0
ok 'data are found beside the spec' grep -q 'pizza.txt' pizza/pizza.md
(cd / && "$gdplot" report -q "$scratch/data/pizza.yaml" -o "$scratch/absolute")
ok 'from anywhere' cmp absolute/compare.png pizza/compare.png
"$gdplot" report -q - -o stdin <data/learning-rates.yaml
ok 'a spec from standard input' cmp stdin/report.html stdin/report.html

run "$gdplot" report -q data/pizza-bias.yaml
is 'two parameters: status 0' "$status$err" 0
is 'each run is in the summary once' "$(sed -n '/^## Summary/,/^## /s/^| \([0-9.]*\) | \([yn]\).* | conv[a-z]* | [^|]* | \([0-9]*\) | .*/\1 \2 \3/p' pizza-bias/pizza-bias.md | tr '\n' ',')" \
    '0.001 n 20000,0.001 n 200,0.0005 n 3000,0.001 n 3000,0.004 n 3000,0.001 n 60,0.1 y 60,0.4 y 60,0.001 n 2000,0.004 n 2000,0.4 y 2000,'

# A part of it.
run "$gdplot" report --only grid-1 --only markdown -o part data/learning-rates.yaml
is '--only' "$(printf '%s\n' "$out" | sort | tr '\n' ' ')" \
    'part/compare-figure.svg part/grid-0.1-figure.svg part/grid-0.3-figure.svg part/grid-1-figure.svg part/grid-1.pdf part/grid-1.png part/grid-1.svg part/history-figure.svg part/learning-rates.md '
ok 'the same document' cmp part/learning-rates.md first/learning-rates.md
run "$gdplot" report --only gird-1 data/learning-rates.yaml
is 'a name that is none: status 2' "$status" 2
is 'suggests the nearest' "$err" \
    "gdplot: --only: data/learning-rates.yaml has no figure or document 'gird-1'; did you mean 'grid-1'?"

# A list where the option splits its value by commas; figures without runs.
cat >lists.yaml <<'END'
output: lists
formats: [svg]
documents: [markdown, html]
figures:
  - {name: race, kind: history, function: x^2, start: 7, lr: [0.1, 0.3], optimizer: [gd, "momentum:beta=0.5", newton]}
  - {name: map, kind: contour, function: x^2+y^4}
  - {name: points, kind: fit, data: data/pizza.txt}
  - {name: log, kind: history, logs: [data/logs/small.csv], metric: [loss, "val_*"]}
END
run "$gdplot" report -q lists.yaml
is 'lists, and figures alone: status 0' "$status$err" 0
"$gdplot" history -f 'x^2' --start 7 --lr 0.1,0.3 --optimizer gd,momentum:beta=0.5,newton -o race.svg
"$gdplot" contour -f 'x^2+y^4' -o map.svg
"$gdplot" fit -d data/pizza.txt -o points.svg
"$gdplot" history data/logs/small.csv --metric 'loss,val_*' -o log.svg
for name in race map points log; do
    ok "$name is the one of its command" cmp "$name.svg" "lists/$name.svg"
done
run "$gdplot" report -q --check lists.yaml
is 'and checked' "$status$err" 0

# Warnings and errors say which figure.
cat >rare.yaml <<'END'
figures:
  - {name: two, kind: grid, states: [0, 1], rows: 1, cols: 1}
  - {name: three, kind: grid, states: [0, 1, 2], rows: 1, cols: 1}
  - {name: odd, kind: loss, title: "\U0001243F"}
END
run "$gdplot" report -q rare.yaml --only odd
is 'a character that no font has: status 0' "$status" 0
is 'in which figure' "$err" "gdplot: warning: figure 'odd': no font has U+1243F; a box stands for it"
run "$gdplot" report -q rare.yaml
is 'of two that cannot be drawn the first' "$status$err" \
    "3gdplot: rare.yaml:2: figure 'two': 2 states do not fit 1 × 1 panels; raise --rows or --cols"

# What was there before.
echo mine >first/notes.txt
echo old >first/grid-9.png
echo other >first/photo.jpg
run "$gdplot" report data/learning-rates.yaml -o first
is 'files of an earlier report are listed' "$err" "gdplot: left alone, not of this report: first/grid-9.png
gdplot: left alone, not of this report: first/notes.txt"
is 'and left alone' "$(cat first/notes.txt first/grid-9.png)" "mine
old"
mkdir linked
echo kept >outside.svg
ln -s ../outside.svg linked/compare.svg
run "$gdplot" report -q data/learning-rates.yaml -o linked
is 'a link in the folder: status 4' "$status" 4
is 'what it leads to is untouched' "$(cat outside.svg)" kept
mkdir outside
ln -s outside way
for folder in way way/ way/in way/./in; do
    printf 'output: %s\nfigures: [{kind: loss}]\n' "$folder" >way.yaml
    run "$gdplot" report -q way.yaml
    is "the spec's folder $folder leads over a link: status 4" "$status$err$(ls outside)" \
        "4gdplot: way: is a link, which a spec may not follow; -o may"
done
run "$gdplot" report -q way.yaml -o way/in
is 'the one of the command line may' "$status$err$(ls outside/in)" '0loss.png
loss.svg'
for folder in ../x '"::error title=x::y"' '"a/##[error]b"' '[1, 2]' '""'; do
    printf 'output: %s\nfigures: [{kind: loss, formats: svg}]\n' "$folder" >bad-output.yaml
    run "$gdplot" report -q bad-output.yaml -o good
    is "with -o the spec's 'output: $folder' is no matter" "$status$err$(ls good)" 0loss.svg
    rm -r good
done
run "$gdplot" report way.yaml -o 'a
b'
is 'a line a path' "$out" 'a\x0ab/loss.svg
a\x0ab/loss.png'

# Expectations.
sed 's/1: cycling/1: diverging/; s/0.3: converging/0.3: cycling/' data/learning-rates.yaml >unmet.yaml
run "$gdplot" report -q unmet.yaml -o unmet
is 'an expectation that is not met: status 1' "$status" 1
is 'each is told' "$err" "gdplot: lr 0.3: converging, where cycling was expected
gdplot: lr 1: cycling, where diverging was expected"
ok 'and everything is written' diff -rq unmet learning-rates -x '*.md' -x '*.html' -x '*.tex'

run "$gdplot" report -q --only grid-0.1 data/learning-rates.yaml -o one
is 'of a part, only what is expected of its runs' "$status$err" 0
run "$gdplot" report -q --only compare unmet.yaml -o one
is 'which can be unmet' "$status" 1
run "$gdplot" report -q --only grid-0.1 --expect 0.3=converging data/learning-rates.yaml -o one
is 'what the command line expects must be of a run' "$status" 2

cat >tolerances.yaml <<'END'
function: x^2
start: 1
lr: 0.4
iterations: 5
figures: [{kind: loss, path: true, name: a}, {kind: loss, path: true, name: b, tolerance: 0.001}]
expect: converging
END
run "$gdplot" report -q tolerances.yaml --summary tolerances.csv
is 'runs that differ in their verdict alone are two' "$(cut -d, -f1,2,4 tolerances.csv | tail -n +2)" '0.4,converging,5
0.4,converged,5'
is 'converging holds of what has converged' "$status$err" 0
sed -i 's/^expect: .*/expect: "!converged"/' tolerances.yaml
run "$gdplot" report -q tolerances.yaml
is 'each of which is judged' "$status$err" '1gdplot: lr 0.4, tolerance 0.001: converged, where not converged was expected'

# Templates.
printf '{{title}}: {{#figures}}{{name}}{{#more}}, {{/more}}{{/figures}}\n' >own.rst.mustache
"$gdplot" report -q --template own.rst.mustache data/learning-rates.yaml -o own
is "a template of the user's" "$(cat own/learning-rates.rst)" \
    'Learning rates on x²: grid-0.1, grid-0.3, grid-1, compare, history'
printf '<p>{{title}}</p>' >page.html.mustache
printf 'title: <b>&\nfigures: [{kind: history}]\ntemplate: page.html.mustache\n' >hostile.yaml
"$gdplot" report -q hostile.yaml
is 'escapes for HTML' "$(cat hostile/hostile.html)" '<p>&lt;b&gt;&amp;</p>'

# Starters.
for kind in function data; do
    "$gdplot" report --init $kind >"$kind.yaml"
    sed -i 's/^data: .*/data: data\/pizza.txt/' "$kind.yaml"
    run "$gdplot" report -q "$kind.yaml" -o "starter-$kind"
    is "a starter for a $kind: status 0" "$status$err" 0
    ok 'makes pages' test -s "starter-$kind/$kind.html" -a -s "starter-$kind/$kind.md"
done

# Each run is trained once: data that can be read but once will do.
sed 's/^data: .*/data: "-"/' data/pizza.yaml >data/once.yaml
run sh -c "cat data/pizza.txt | '$gdplot' report -q data/once.yaml -o once"
is 'data are read once' "$status$err" 0

# Hostile titles, names of files, and folders.
cat >titles.yaml <<'END'
title: "<script>alert(1)</script> & \\input{x} `touch pwned` ]]> {{title}} | # *"
description: "</p><img src=x onerror=alert(1)> $\\write18{touch pwned}$ %"
documents: [html, markdown, latex]
figures:
  - kind: history
    title: "</title><script>alert(1)</script> \\end{document} ![x](y) | `x`"
    caption: "<b onload=x> ~^_{}#&$%\\"
END
run "$gdplot" report -q titles.yaml
is 'hostile titles: status 0' "$status$err" 0
is 'no element of theirs' "$(grep -ciE '<(script|img|b )' titles/titles.html)" 0
ok 'the title is text' grep -qF '<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; \input{x} `touch pwned` ]]&gt; {{title}} | # *</title>' titles/titles.html
cat >lines.yaml <<'END'
title: "A\x01B\eC\n\nD"
description: "one\x02\n\n<b>two"
documents: [html, markdown, latex]
figures:
  - kind: history
    title: "A\n\n<img src=x onerror=alert(1)>\e"
END
run "$gdplot" report -q lines.yaml
is 'texts of several lines: status 0' "$status$err" 0
is 'no control byte in a document' "$(cat lines/lines.html lines/lines.md lines/lines.tex | tr -d '\n\040-\377' | wc -c)" 0
is 'a title is a line' "$(head -n 1 lines/lines.md)" '# A\\x01B\\x1bC  D'
is 'a description has paragraphs' "$(sed -n '3,5p' lines/lines.md)" 'one\\x02

&lt;b>two'
is 'the command is a line' "$(grep -c "^    gdplot history .*--title 'A  <img src=x onerror=alert(1)>.x1b' -o history.svg\$" lines/lines.md)" 1
# What is said once: titles, captions and states. Pictures in documents have neither title nor caption.
cat >kinds.yaml <<'END'
documents: [html, markdown, latex]
formats: [svg]
figures:
  - {kind: grid, lr: 0.1}
  - {kind: grid, lr: 0.1, name: again}
  - {kind: grid, lr: 0.1, theme: dark, name: dark}
  - {kind: grid, lr: 0.1, rows: 6, cols: 6, name: many}
  - {kind: grid, lr: [0.1, 0.3, 1], name: rates}
  - {kind: loss, lr: 0.1, path: true, gradient: 0}
  - {kind: loss, lr: 0.1, path: true, gradient: 1, size: 4000x400, name: flat}
  - {kind: compare, lr: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]}
  - {kind: history, lr: [0.1, 0.3, 1]}
  - {kind: contour, function: x^2 + 10*y^2, start: [9, 1], lr: 0.09}
  - {kind: sweep, lr: "0.01:1.2:50log"}
  - {kind: map, over: ["lr=0.1:1.3:60", "start=-3:3:40"]}
END
# What all figures have stands aside for the axes of a map; what the map has itself does not.
while IFS='|' read -r common figure want; do
    printf 'formats: svg\nfunction: x^4 - 4*x^2\niterations: 5\n%b\nfigures: [{kind: cobweb}, {kind: map, %s}]\n' \
        "$common" "$figure" >axes.yaml
    rm -rf axes
    run "$gdplot" report -q axes.yaml
    [ "$status" != 0 ] || err=$("$gdplot" recipe axes/map.svg | sed -n '/^start\|^lr\|^opt/p' | paste -sd' ')
    is "a map with $figure beside $common" "$status $err" "$want"
done <<'END'
start: 2\nlr: 0.1|over: ["lr=0.01:0.3:5", "start=-2:2:5"]|0 
start: 2\nlr: 0.1|over: ["lr=0.01:0.3:5", "adam.beta1=0:0.5:5"]|0 start: 2 optimizer: adam
start: 2\nlr: 0.1\noptimizer: gd|over: ["start=-2:2:5", "adam.beta1=0:0.5:5"]|0 lr: 0.1 optimizer: adam
start: 2\nlr: 0.1\nover: ["lr=0.01:0.3:5", "start=-2:2:5"]|name: map|0 
start: 2\nlr: 0.1|lr: 0.2, over: ["lr=0.01:0.3:5", "start=-2:2:5"]|3 gdplot: axes.yaml:6: figure 'map': --lr is given, and --over has it, too
END
cat >logs.yaml <<'END'
documents: [html, markdown, latex]
formats: [svg]
logs: [data/logs/small.csv, data/logs/wide.csv, data/logs/deep.csv]
figures: [{kind: history}, {kind: compare}, {kind: history, smooth: "0.6", name: smooth}]
END
for report in kinds logs; do
    run "$gdplot" report -q $report.yaml
    is "a report of $report: status 0" "$status$err" 0
done
cp data/pizza.txt pizza-bias
cp data/logs/small.csv data/logs/wide.csv data/logs/deep.csv logs
for report in learning-rates pizza pizza-bias kinds logs; do
    sed -n 's/^## Figure [0-9]*: //p' $report/$report.md >called
    ok "$report: figures have titles" test -s called
    is "$report: no two the same" "$(sort called | uniq -d)" ''
    for file in $report/*-figure.svg $report/*-figure.pdf; do
        rm -f redone.txt
        "$gdplot" redo "$file" -o redone.txt
        is "$file: shows no title and no caption, and has a name" \
            "$(sed -n '3p; s/^title: ..*/named/p; /^  \(title\|caption\): ""$/p' redone.txt | tr -d '\n')" 'namedcaption:   title: ""  caption: ""'
    done
    is "$report: no table is there twice" "$(awk '/^\| /{ table = table $0; next } { if (table != "") print table; table = "" }' $report/$report.md | sort | uniq -d)" ''
done
is 'states that are in other tables are referred to' \
    "$(sed -n '/^## Figure 5/,/^## How/s/^.*in numbers: *//p' learning-rates/learning-rates.md)" 'Figure 1, Figure 2, Figure 3'
is 'the options tell figures apart, or else their names' \
    "$(sed -n 's/^## Figure [1235]: Gradient descent on f(x) = x²: //p' kinds/kinds.md)" \
    'lr 0.1, iterations 8, grid
lr 0.1, iterations 8, again
lr 0.1, iterations 8, theme dark
lr 0.1,0.3,1, iterations 8'
is 'logs are not said to descend' "$(cat logs/logs.md logs/logs.html logs/logs.tex | grep -c 'How to read')" 0
for file in kinds/kinds.md kinds/kinds.html kinds/kinds.tex; do
    is "$file: descent is explained" "$(grep -c 'How to read' $file)" 1
done
is 'the runs of logs are summed up, each once' \
    "$(sed -n '/^## Summary/,/^## Figure/s/^| \([a-z]*\) | \([a-z]*\)[^|]* | epoch.*/\1 \2/p' logs/logs.md | tr '\n' ',')" \
    'small loss,small val,wide loss,wide val,deep loss,deep val,'

# On paper: text of 7 pt or more in lines of 16 cm, three quarters of a page high at most; a page that is turned has 24 cm.
for file in */*-figure.pdf; do
    "$gdplot" redo "$file" -o redone.txt
    is "$file: text of 7 pt" "$(awk 'function cm(pixels) { return pixels / 96 * 2.54 }
        /^figure / { width = cm($2); height = cm($3) }
        /^ *label |^ *legend / { for (i = 3; i < NF; i++) if ($(i + 1) ~ /^(start|middle|end)$/ && (!least || $i < least)) least = $i }
        END {
            print (least * 0.75 >= 7 || !least), width <= 16.1 && height <= 18.1 || width <= 24.1 && height <= 16.1
        }' redone.txt)" '1 1'
done
if pdflatex --version >/dev/null 2>&1; then
    for report in learning-rates pizza pizza-bias titles lines kinds logs; do
        ok "$report: LaTeX compiles" sh -c 'cd "$1" && timeout 60 pdflatex -interaction=nonstopmode -halt-on-error "$1.tex"' sh $report
        ok "$report: no overfull box over 5 pt" awk '/^Overfull .hbox/ { sub(/.*\(/, ""); if ($1 + 0 > 5) exit 1 }' $report/$report.log
    done
    ok 'nothing was run' test ! -e pwned -a ! -e titles/pwned
    cp first/grid-0.1-figure.tex first/grid-0.1-figure.pdf .
    printf '%s\n' '\documentclass{article}\usepackage{graphicx}\begin{document}\input{grid-0.1-figure}\end{document}' >one.tex
    ok 'the snippet of one figure can stand in any document' pdflatex -interaction=nonstopmode -halt-on-error one.tex
else
    echo '# SKIP pdflatex is not installed: the LaTeX documents are not compiled'
fi

# A mistake a row: STATUS | what the message holds | the spec, with ; for line ends
printf '{{#open}}' >open.rst.mustache
ls -R | sort >.before
number=0
while IFS='|' read -r wanted piece spec; do
    case $wanted in '' | '#'*) continue ;; esac
    number=$((number + 1))
    piece=$(printf '%s\n' "$piece" | sed 's/^ *//;s/ *$//')
    printf '%s\n' "$spec" | sed 's/^ //' | tr ';' '\n' >bad.yaml
    run "$gdplot" report bad.yaml
    is "mistake $number: status" "$status" "$(echo $wanted)"
    case $err in
    "gdplot: "*"$piece"*) ok "mistake $number: $piece" true ;;
    *) is "mistake $number: message" "$err" "gdplot: ...$piece..." ;;
    esac
    is "mistake $number: one line, and nothing printed" "$(printf '%s\n' "$err" | wc -l)$out" 1
done <<'END'
3 | bad.yaml: nothing in it; see gdplot report --init          |
3 | bad.yaml:1:1: no figures; see gdplot report --init         | title: x
3 | bad.yaml:1:1: a spec: lines of 'key: value' should stand   | - a
3 | bad.yaml:1:1: a spec: lines of 'key: value' should stand   | just text
3 | bad.yaml:2:1: not YAML:                                    | title: "open
3 | bad.yaml:1:5: not YAML:                                    | a: b: c
3 | bad.yaml:2:1: 'title' is there twice                       | title: x;title: y
3 | bad.yaml:1:1: unknown key 'titel'; did you mean 'title'?   | titel: x
3 | bad.yaml:1:1: unknown key 'functoin'; did you mean 'function'? | functoin: x^2
3 | bad.yaml:1:1: unknown key 'xyzzy'                          | xyzzy: x
3 | bad.yaml:1:1: 'caption' belongs to a figure                | caption: x
3 | bad.yaml:1:8: 'title' is one value, not a list             | title: [a, b]
3 | bad.yaml:1:7: 'title' has no value                         | title:
3 | bad.yaml:1:8: 'title' has a NUL in it                      | title: "a\0b"
3 | bad.yaml:1:5: lr: '0' must be above 0                      | lr: 0
3 | lr: '0.1,fast' is not a finite decimal number              | lr: [0.1, fast]
3 | iterations: '-1' must be 0 or more                         | iterations: -1
3 | domain: '4:1' must begin below its end                     | domain: [4, 1]
3 | domain: '1' is not LO:HI                                   | domain: 1
3 | size: 'big' is not WxH                                     | size: big
3 | 'lr' is one value or a list of values                      | lr: {a: 1}
3 | bad.yaml:1:6: 'lr' is one value or a list of values        | lr: [[1, 2]]
3 | bad.yaml:1:17: 'optimizer' is one value or a list of values | optimizer: [gd, {momentum: 1}]
3 | bad.yaml:1:14: 'columns' is one value or a list of values  | columns: [a, [b]]
3 | bad.yaml:1:10: 'figures' is a list                         | figures: grid
3 | bad.yaml:2:5: a figure: lines of 'key: value' should stand | figures:;  - grid
3 | bad.yaml:2:5: a figure needs its 'kind'                    | figures:;  - name: x
3 | no figure of kind 'gird'; did you mean 'grid'?             | figures:;  - kind: gird
3 | bad.yaml:3:5: 'path' is not for grid                       | figures:;  - kind: grid;    path: true
3 | bad.yaml:3:5: unknown key 'colour'                         | figures:;  - kind: grid;    colour: red
3 | path: 'yes' is neither true nor false                      | figures:;  - kind: loss;    path: yes
3 | bad.yaml:3:11: 'name' names files                          | figures:;  - kind: grid;    name: ../x
3 | bad.yaml:3:11: 'name' names files                          | figures:;  - kind: grid;    name: /etc/x
3 | bad.yaml:3:11: 'name' names files                          | figures:;  - kind: grid;    name: "\x7ctouch x"
3 | bad.yaml:3:11: 'name' names files                          | figures:;  - kind: grid;    name: .hidden
3 | bad.yaml:3:11: 'name' has a NUL in it                      | figures:;  - kind: grid;    name: "a\0"
3 | would be written twice; rename a figure                    | figures:;  - kind: grid;    name: a;  - kind: loss;    name: a
3 | there is no format 'pgn'; did you mean 'png'?              | formats: pgn
3 | 'png' is there twice                                       | formats: [png, png]
3 | bad.yaml:1:10: 'formats' is empty; name one or more       | formats: [];figures: [{kind: loss}]
3 | 'formats' is empty                                         | figures: [{kind: loss, formats: []}]
3 | there is no document 'htm'; did you mean 'html'?           | documents: htm
3 | 'html' is there twice                                      | documents: [html, html]
3 | 'output' is a folder below the working directory           | output: ../x
3 | 'output' is a folder below the working directory           | output: /tmp/x
3 | 'output' is a folder below the working directory           | output: a/../../x
3 | bad.yaml:1:9: 'output' has nothing that cannot be printed           | output: "::error title=x::y"
3 | bad.yaml:1:9: 'output' has nothing that cannot be printed           | output: " ::error title=x::y"
3 | bad.yaml:1:9: 'output' has nothing that cannot be printed           | output: "a\n::add-mask::zz"
3 | bad.yaml:1:9: 'output' has nothing that cannot be printed           | output: "a/##[error]b"
3 | --expect: 'cyclin' is no verdict; did you mean 'cycling'?  | expect: cyclin;figures: [{kind: grid}]
3 | bad.yaml: --expect: there is no run with learning rate 9   | expect: {9: cycling};figures: [{kind: grid}]
3 | open.rst.mustache:1:1: section 'open' is never closed      | template: open.rst.mustache;figures: [{kind: loss}]
4 | nowhere.mustache: cannot read: No such file                | template: nowhere.mustache;figures: [{kind: loss}]
3 | bad.yaml:1:9: '!a' is a tag to YAML; put it in quotes       | expect: !a;figures: [{kind: grid}]
3 | bad.yaml:1:16: '!a' is a tag to YAML; put it in quotes      | expect: {0.1: [!a ]};figures: [{kind: grid}]
3 | --expect: lr 0.1 is there twice                             | expect: {0.1: cycling, 1e-1: converging};figures: [{kind: grid}]
3 | --expect: 'a' is no verdict                                 | expect: [a];figures: [{kind: grid}]
3 | bad.yaml:2: figure 'grid': --function needs --start        | figures:; - {kind: grid, function: x}
3 | figure 'grid': --function and --data exclude each other    | figures: [{kind: grid, function: x, data: y}]
4 | figure 'grid': nowhere.txt: cannot read: No such file      | figures: [{kind: grid, data: nowhere.txt, lr: 1}]
3 | figure 'loss': --output: bad/loss.csv: nothing is trained  | figures: [{kind: loss, formats: csv}]
3 | figure 'grid': --theme: there is no 'drak'                 | theme: drak;figures: [{kind: grid}]
6 | figure 'grid': 100000001 states are more than 10000000     | iterations: 100000000;figures: [{kind: grid}]
6 | more than 400 panels                                       | figures: [{kind: grid, rows: 30, cols: 30}]
3 | a second document; a spec is one                           | figures: [{kind: grid}];---;a: b
3 | not YAML                                                   | {
3 | found undefined alias                                      | title: *a
END
ok "$number mistakes were made" test "$number" -ge 50
printf 'figures:\n- kind: loss\n  function: "x^^2"\n' >bad.yaml
run "$gdplot" report bad.yaml
is 'a mistake in an expression is told with its line and an excerpt' "$status$err" \
    "3gdplot: bad.yaml:3: figure 'loss': function:1:3: unexpected character; a number, x, a function or '(' should stand here
  | x^^2
  |   ^"
printf 'title: x\nfunction: z\nfigures:\n- kind: loss\n' >bad.yaml
run "$gdplot" report bad.yaml
is 'and one in that of all figures' "$status$(echo "$err" | sed -n "s/'z'.*//p;3p")" \
    "3gdplot: bad.yaml:2: figure 'loss': function:1:1: unknown name 
  | ^"
rm -f bad.yaml
ls -R | sort >.after
is 'no file was made' "$(diff .before .after)" ''

head -c 1200000 /dev/zero | tr '\0' 'a' >large.yaml
run "$gdplot" report large.yaml
is 'a spec above 1 MiB: status 6' "$status" 6
{ echo 'figures:'; for i in 1 2 3 4 5 6 7 8 9 10; do yes '  - kind: loss' | head -n 101; done; } >many.yaml
run "$gdplot" report many.yaml
is 'more than 1000 figures: status 6' "$status" 6
{ printf 'states: [0'; yes ,0 | head -n 400 | tr -d '\n'; echo ']'; } >many.yaml
run "$gdplot" report many.yaml
is 'more than 400 states: status 6' "$status$err" '6gdplot: many.yaml:1:9: states: more than 400 of them'
{ printf 'lr: "1'; yes ,1 | head -n 400 | tr -d '\n'; echo '"'; } >many.yaml
run "$gdplot" report many.yaml
is 'more than 400 rates: status 6' "$status$err" '6gdplot: many.yaml:1:5: lr: more than 400 of them'
run "$gdplot" grid --states "$(seq -s, 0 400)"
is 'or on the command line' "$status$err" '6gdplot: --states: more than 400 of them'
{ echo 'a: &a [x, x]'; for i in 1 2 3 4 5 6 7 8 9; do echo "title: &b [*a, *a, *a]"; done; } >bomb.yaml
run "$gdplot" report bomb.yaml
is 'a bomb of aliases: status 3' "$status" 3
run "$gdplot" report
is 'no spec: status 2' "$status" 2
run "$gdplot" report nowhere.yaml
is 'no such spec: status 4' "$status" 4
run "$gdplot" report --init circle
is 'no such starter: status 2' "$status" 2
run "$gdplot" report --jobs 0 data/pizza.yaml
is 'no jobs: status 2' "$status" 2
echo file >occupied
run "$gdplot" report data/pizza.yaml -o occupied
is 'a file where the folder should be: status 4' "$status" 4
is 'it is untouched' "$(cat occupied)" file

# Interrupted: every file is whole, and none is left over.
sed 's/^iterations: .*/iterations: 200000/; s/^figures:/scale: 3\nfigures:/' data/learning-rates.yaml >slow.yaml
"$gdplot" report -q slow.yaml -o slow &
job=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
    ls -A slow 2>/dev/null | grep -q . && break
    sleep 0.1
done
kill -TERM "$job"
status=0
wait "$job" 2>/dev/null || status=$?
sleep 0.3
is 'a signal ends it with 128 + its number' "$status" 143
is 'no temporary file is left' "$(ls -A slow | grep -c '^.gdplot-')" 0
for file in slow/*.svg; do
    test ! -e "$file" || ok "$file is whole" xmllint --noout --huge "$file"
done
done_testing
