#!/bin/sh
# Bad input: one clear line, the documented exit status, no file made, no file harmed.
# A row is: STATUS | what the message holds | what is typed after gdplot
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

printf '1 2\n3 4\n' >good.txt
printf '' >empty.txt
printf 'x y\n' >header.txt
printf 'x y\n1 2\n3\n' >ragged.txt
printf 'x y\n1 2\n3 four\n' >words.txt
printf '1 2\n3\0 4\n' >nul.txt
printf '1,5;2,5\n1,5;2,5\n' >commas.txt
printf '1 2\n1 nan\n' >nan.txt
printf '\377\376x\0' >utf16.txt
printf '\037\213\010\000packed' >packed.gz
cp packed.gz packed.sums
cp packed.gz packed.sums.gz
mkfifo pipe
printf '1\n2\n' >column.txt
printf '1e200 1e200\n-1e200 3\n' >large.txt
printf 'a,b\n' >other.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n' >bare.csv
printf '# gdplot: 1\n# functoin: x\nrun,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n' >key.csv
printf '# gdplot: 2\n# command: train\n# function: "x^2"\n# start: 7\n# lr: 0.1\n# "start": 3\nrun,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n' >twice.csv
printf '# gdplot: 1\n# data: foo.txt\n# n: 5\nrun,lr,iteration,w,loss,slope\n1,0.1,0,7,49,14\n' >part.csv
printf '# gdplot: 9\nrun,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n' >newer.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,1,7,49,14\n' >order.csv
printf 'a {{#b}} c\n' >open.mustache
printf 'a\n{{/b}}\n' >close.mustache
printf '{{> ../good}}\n' >partial.mustache
"$gdplot" train -q -o run.csv
"$gdplot" train -q --lr 0.1,1 -o two.csv
"$gdplot" train -q --iterations 300 --keep log -o log.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n2,0.2,0,7,49,14\n1,0.1,1,7,4,1\n' >runs.csv
printf 'run,lr,iteration,x,loss,slope\n1,0,0,7,49,14\n' >rate.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,0,inf,49,14\n1,0.1,1,7,4,1\n' >after.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,0,seven,49,14\n' >cell.csv
printf 'run,lr,iteration,x,loss,slope\n1,0.1,0,7,49\n' >short.csv
printf '# gdplot: 1\n# function: "x\nrun,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n' >open.csv
printf 'a,b\n1,\n' >cell.txt
"$gdplot" train -q -d good.txt --lr 0.01 -o data.csv
"$gdplot" train -q -f 'x*y' --start 1,2 --lr 0.1 -o both.csv
"$gdplot" sweep --lr 0.1:1:9 -o sweep.csv
"$gdplot" grid -o grid.svg -o grid.png -o grid.gp
"$gdplot" loss -o loss.svg
head -c 100 grid.png >cut.png
sed 's/^# command: grid/# command: gird/' grid.gp >command.gp
sed 's/^# lr: .*/# lr: 0/' run.csv >lr.csv
sed 's/^# keep: log/# keep: logs/' log.csv >rule.csv
mkdir folder folder.svg
echo kept >old.svg
echo kept >readonly.svg
chmod 444 readonly.svg
ls | sort >.before

check() {
    wanted=$1
    piece=$2
    name=$3
    eval "run \"\$gdplot\" $name"
    is "$name: status" "$status" "$wanted"
    case $err in
    "gdplot: "*"$piece"*) ok "$name: message" true ;;
    *) is "$name: message" "$err" "gdplot: ...$piece..." ;;
    esac
    lines=$(printf '%s\n' "$err" | wc -l)
    ok "$name: one line, or three for an expression" test "$lines" = 1 -o "$lines" = 3
    is "$name: nothing on standard output" "$out" ''
}

# trim TEXT: $trimmed is the text without the blanks around it
trim() {
    trimmed=${1#"${1%%[! ]*}"}
    trimmed=${trimmed%"${trimmed##*[! ]}"}
}

rows=0
: >.rows
while IFS='|' read -r wanted piece name; do
    case $wanted in '' | '#'*) continue ;; esac
    rows=$((rows + 1))
    printf '%s \n' "$name" >>.rows
    trim "$piece"
    check "${wanted%% *}" "$trimmed" "${name# }"
done <<'END'
# commands
2 | a command is needed                              |
2 | unknown command 'grdi'; did you mean 'grid'?     | grdi
2 | unknown command 'xyzzy'; see gdplot --help       | xyzzy
2 | unknown command 'los'; did you mean 'loss'?      | help los
2 | unknown command ''                               | ''
# options
2 | grid has no option '--lrr'; did you mean '--lr'? | grid --lrr 1
2 | grid has no option '--path'                      | grid --path
2 | loss has no option '--rows'                      | loss --rows 3
2 | train has no option '--title'                    | train --title x
2 | grid has no option '-z'; see gdplot grid --help  | grid -z
2 | --lr needs a value: --lr RATE                    | grid --lr
2 | --quiet takes no value                           | grid --quiet=1
2 | unexpected argument 'b.csv'                      | grid a.csv b.csv
2 | an empty argument                                | grid ''
2 | --lr: '0' must be above 0                        | grid --lr 0
2 | --lr: '-1' must be above 0                       | grid --lr -1
2 | --lr: 'inf' is not a finite decimal number       | grid --lr inf
2 | --lr: '0x1' is not a finite decimal number       | grid --lr 0x1
2 | --lr: '0.1,' is not a finite decimal number      | grid --lr 0.1,
2 | --lr: '1e999' is not a finite decimal number     | grid --lr 1e999
2 | --start: 'seven' is not a finite decimal number  | grid --start seven
2 | --start takes one value                          | grid --start 7,8
2 | there is no 'momentm'; did you mean 'momentum'? | grid --optimizer momentm
2 | momentum has no 'bta'; did you mean 'beta'?       | compare --optimizer gd,momentum:bta=0.5
2 | beta of momentum must be at least 0 and below 1  | history --optimizer momentum:beta=1
2 | beta1 of adam is given twice                     | history --optimizer adam:beta1=0.5:beta1=0.6
2 | --optimizer: one at a time here, not 2 of them    | sweep --optimizer gd,momentum
2 | sweep is over learning rates, and newton has none | sweep --optimizer newton
2 | --optimizer: one at a time here                  | map --optimizer gd,adam
2 | --iterations: '1.5' is not a whole number        | grid --iterations 1.5
2 | --iterations: '-1' must be 0 or more             | grid --iterations -1
2 | --tolerance: '-1' must be 0 or more              | grid --tolerance -1
2 | --rows: '0' must be 1 or more                    | grid --rows 0
2 | --states: '0,-1' must be 0 or more                 | grid --states 0,-1
2 | --states: '' is not a list of whole numbers       | grid --states ''
2 | there is no state 9; the last is 8               | grid --states 9 --iterations 8
2 | --keep: 'every' is not every:K, last:N, log or all; K and N are whole numbers from 1 | train --keep every
2 | --keep: 'every:0' is not every:K, last:N, log or all | train --keep every:0
2 | --keep: 'last:-5' is not every:K, last:N, log or all | history --keep last:-5
2 | --keep: 'last:1.5' is not every:K                | history --keep last:1.5
2 | --keep: 'logs' is not every:K                    | history --keep logs
2 | --keep: '' is not every:K                        | train --keep ''
2 | --keep needs a value: --keep RULE                | train --keep
2 | grid has no option '--keep'                      | grid --keep log
2 | compare has no option '--keep'                   | compare --keep log
2 | --keep: run.csv already holds the states         | train run.csv --keep log
6 | 50000001 states are more than 10000000           | train --iterations 50000000
6 | are too much work; lower --iterations            | train --iterations 900000000 --keep log
6 | states are more than 10000000                    | train --iterations 50000000 --keep every:2
3 | keeps a part of the states (log); grid needs all of them | grid log.csv
3 | recipe: keep: 'logs' is not every:K              | history rule.csv
2 | before all of these                              | grid --states 99 --iterations 99 --tolerance 1
2 | do not fit 1 × 2 panels                          | grid --states 0,1,2 --rows 1 --cols 2
2 | --domain: '4:-1' must begin below its end        | loss --domain 4:-1
2 | --domain: '4' is not LO:HI                       | loss --domain 4
2 | --domain: '-1e308:1e308' is too wide             | loss --domain -1e308:1e308
2 | --range: 'a:b' is not LO:HI                      | loss --range a:b
2 | --text-size: '1px' must be from 4 to 400 pixels     | grid --text-size 1px
2 | --size: '10x10' must be 120x90 pixels, 3.2x2.4 cm, or more         | grid --size 10x10
2 | --size: '900x' is not WxH                         | grid --size 900x
2 | leave no room                                    | grid --size 120x90
2 | --size: '16cmx' is not WxH                        | grid --size 16cmx
2 | --size: '16kmx10km' is not WxH                   | grid --size 16kmx10km
2 | --size: '-16x10cm' is not WxH                    | grid --size -16x10cm
2 | --size: '1x1in' must be 120x90 pixels, 3.2x2.4 cm, or more    | grid --size 1x1in
2 | --size: '1e9x5' is not WxH                       | grid --size 1e9x5
6 | a side may have 32767 at most                    | grid --size 9999999x999
6 | a side may have 32767 at most                    | loss --size 40000x400 -o out.svg
6 | a side may have 32767 at most                    | grid --size 1000000000x100
2 | --theme: there is no 'bogus'; see gdplot --help  | grid --theme bogus
3 | write - for –                                    | grid -f 'x – 1' --start 1 --lr 1
3 | some of the sums of foo.txt are missing          | grid part.csv
2 | --theme: there is no 'drak'; did you mean 'dark'? | grid --theme drak
2 | --theme: there is no ''                          | loss --theme ''
2 | train has no option '--theme'                    | train --theme dark
2 | --svg-font: there is no 'embd'; did you mean 'embed'? | grid --svg-font embd -o out.svg
2 | --svg-font: there is no 'woff2'; use name, embed or outline | grid --svg-font woff2
2 | --svg-font: there is no ''; use name             | loss --svg-font ''
2 | --svg-font needs a value: --svg-font NAME        | loss --svg-font
2 | train has no option '--svg-font'                 | train --svg-font embed
4 | --font: nothere.ttf: cannot read: No such file                | grid --font nothere.ttf
3 | --font: good.txt: not a font                     | grid --font good.txt
4 | --font: folder: cannot read: Is a directory                   | grid --font folder
3 | --font: empty.txt: not a font                    | grid --font empty.txt
2 | --renderer: there is no 'cario'; did you mean 'cairo'? | grid --renderer cario
2 | --renderer: dump makes none of these outputs     | grid --renderer dump
2 | manual: '' is none of man, bash, zsh and columns          | manual
2 | manual: 'fish' is none of man, bash, zsh and columns      | manual fish
2 | --scale: '0' must be above 0                     | grid --scale 0
2 | there is no state 20; the last is 8              | loss --gradient 20
# objectives
# sweeps
2 | --lr: '1:2' is not LO:HI:COUNT or LO:HI:COUNTlog | sweep --lr 1:2
2 | --lr: '2:1:9' must begin above 0 and below       | sweep --lr 2:1:9
2 | --lr: '0:1:9' must begin above 0                 | grid --lr 0:1:9
2 | --lr: '1e-200:1e200:9log' is too wide            | sweep --lr 1e-200:1e200:9log
6 | --lr: '1:2:1000001' is a range of too many rates | sweep --lr 1:2:1000001
6 | 100000100000 states are too much work            | sweep --lr 0.1:1:100000 --iterations 1000000
2 | --iterations: sweep needs 1 or more              | sweep --iterations 0
2 | growing order                                    | sweep --lr 0.3,0.1
2 | two learning rates or more                       | sweep --lr 0.3
2 | --function needs --lr                            | sweep -f x --start 1
2 | sweep takes none                                 | sweep run.csv
2 | --normalize: sweep takes the rates of --lr alone | sweep --lr 0.1,0.2 --normalize 0.1
# maps
2 | map needs --over twice                           | map --over lr=0.1:1:9
2 | has the same field twice                         | map --over lr=0.1:1:9 --over lr=0.1:1:8
2 | start and start.x are the same                   | map --over start=0:1:9 --over start.x=0:1:8
2 | has more than two axes                           | map --over lr=0.1:1:9,start=0:1:9 --over start.x=0:1:8
2 | must begin below its end                         | map --over lr=0.1:1:9 --over start=4:-1:9
2 | is not FIELD=LO:HI:COUNT                         | map --over 0.1:1:9 --over start=0:1:9
2 | is not FIELD=LO:HI:COUNT                         | map --over lr=0.1:1 --over start=0:1:9
2 | momentum.beta must stay at least 0 and below 1    | map --over lr=0.1:1:9 --over momentum.beta=0:1:9
2 | 'beta' is neither lr, start nor OPTIMIZER.KEY | map --over beta=0.1:1:9 --over start=0:1:9
2 | 'start' is none of lr, start.x, start.y and | map -f x*y --over lr=0.1:1:9 --over start=0:1:9
2 | lr must begin above 0                            | map --over lr=0:1:9 --over start=0:1:9
2 | --lr is given, and --over has it, too            | map --lr 0.1 --over lr=0.1:1:9 --over start=0:1:9
2 | --start is given, and --over has it, too         | map --start 1 --over lr=0.1:1:9 --over start=0:1:9
2 | --function needs --lr                            | map -f x*y --over start.x=0:1:9 --over start.y=0:1:9
2 | map takes one learning rate                      | map -f x*y --lr 1,2 --over start.x=0:1:9 --over start.y=0:1:9
2 | 'zones' is none of                               | map --show zones
2 | --domain: the axes of a map are those of --over  | map --over lr=0.1:1:9 --over start=0:1:9 --domain 0:1
2 | map takes none                                   | map run.csv
6 | 1000000000 cells are more than 40000000          | map --over lr=0.1:1:100000 --over start=0:1:10000
6 | an axis of more than 40000000 values             | map --over lr=0.1:1:1000000000 --over start=0:1:2
6 | 1010000000 states are too much work              | map --over lr=0.1:1:5000 --over start=0:1:2000
2 | sweep has no option '--expect'                   | sweep --expect converging
6 | at most, not 400                                 | history --lr 0.001:1:400log
2 | exclude each other                               | grid -f x -d good.txt --lr 1
2 | --function needs --start                         | grid -f x --lr 1
2 | --function needs --lr                            | grid -f x --start 1
2 | --data needs --lr                                | grid -d good.txt
2 | --columns is of use with --data only             | grid --columns 1,2
2 | --header is of use with --data only              | grid --header no
2 | --decimal is of use with --data only             | loss -f x^2 --decimal comma
2 | --missing is of use with --data only             | train --missing skip
2 | --header: 'true' is none of yes                  | grid -d good.txt --lr 1 --header true
2 | --decimal: '' is none of point                   | grid -d good.txt --lr 1 --decimal ''
2 | --missing: 'drop' is none of fail                 | grid -d good.txt --lr 1 --missing drop
2 | --missing needs a value: --missing fail          | train --missing
2 | --header: the recipe has the sums of its columns alone | redo data.csv --header no
2 | --decimal: the recipe has the sums of its columns alone | redo data.csv --decimal comma -o x.csv
2 | --missing: the recipe has the sums of its columns alone | redo data.csv --missing skip
2 | --missing: --check takes --data, --font and --template alone | redo --check data.csv --missing skip
2 | --header: data.csv already names its objective   | grid data.csv --header no
3 | commas.txt:1:1: '1,5' has a decimal comma; give --decimal comma | train -d commas.txt --lr 1
2 | --bias is of use with --data only                | grid --bias 1
2 | contour draws two parameters, not x alone        | contour -f x^2 --start 7 --lr 0.1
2 | contour draws two parameters, not w alone        | contour -d good.txt --lr 0.1
2 | --start takes two values, V,V here: x and y      | contour --start 7
6 | contour draws 12 learning rates at most, not 13  | contour --lr 0.01,0.02,0.03,0.04,0.05,0.06,0.07,0.08,0.09,0.1,0.2,0.3,0.4
2 | --normalize is of use with --data and --bias train alone | train -d good.txt --lr 1 --normalize 1
2 | --normalize is of use with --data and --bias train alone | train --normalize 1
2 | --metric is of use with logs only            | history --metric loss
2 | --x is of use with logs only                 | history --x step
2 | --overlay is of use with logs only           | compare --overlay
2 | --smooth is of use with logs only            | history --smooth 0.5
2 | grid has no option '--metric'                | grid --metric loss
2 | --normalize: '0' must be above 0              | grid --normalize 0
2 | --gradient is for one learning rate and optimiser, not 2 runs       | loss --lr 0.1,1 --gradient 0
2 | --expect: 'convergin' is no verdict; did you mean 'converging'? | grid --expect convergin
2 | --expect: 'x' is no run: in front of = stands a learning rate, an optimiser              | grid --expect x=cycling
2 | --expect: '' is no verdict                       | grid --expect ''
2 | --expect: there is no run with learning rate 2   | train -q --expect 2=cycling
2 | --expect: nothing is trained here; add --path    | loss --expect cycling
2 | --summary: out.csv would be written twice        | train -o out.csv --summary out.csv
6 | history draws 12 learning rates at most, not 13  | history --lr 1,2,3,4,5,6,7,8,9,10,11,12,13
2 | --output: ./out.svg would be written twice       | grid -o out.svg -o ./out.svg
2 | --summary: - would be written twice              | train -o - --format csv --summary -
2 | --summary: s.doc: write .txt, .csv, .md, .xml, .svg or - | grid --summary s.doc
2 | --annotate: there is no 'gihub'; did you mean 'github'? | grid --expect converging --annotate gihub
2 | --annotate: there is no 'jenkins'; there are github and gitlab | grid --expect converging --annotate jenkins
2 | --annotate: there is no ''; there are github and gitlab | grid --expect converging --annotate ''
2 | --annotate is of use where something is expected | grid --annotate github
2 | --annotate writes to standard output; write the others to files | train --expect converging --annotate github -o - --format csv
2 | --annotate writes to standard output; write the others to files | grid --expect converging --annotate github --summary -
2 | --expect: there is no run with learning rate 2   | train -o out.csv --summary out.xml --expect 2=cycling
2 | --summary: nothing is trained here; add --path   | loss --summary s.md
4 | nowhere/s.md: cannot write                       | grid -o old.svg --summary nowhere/s.md
6 | compare draws 12 learning rates at most, not 13  | compare --lr 1,2,3,4,5,6,7,8,9,10,11,12,13
6 | more than 400 panels                             | grid --lr 1,2,3,4,5 --rows 10 --cols 10
2 | leave no room                                    | compare --size 120x90
2 | grid has no option '--residuals'                 | grid --residuals
6 | cobweb draws 12 learning rates at most, not 13   | cobweb --lr 1,2,3,4,5,6,7,8,9,10,11,12,13
2 | --range: both axes of a cobweb are those of --domain | cobweb --range 0:1
2 | leave no room                                    | cobweb --size 120x90 --lr 0.1:0.9:12
1 | lr 0.1: converging, where cycling was expected   | train -q --expect cycling
3 | the expression is empty                          | grid -f '' --start 1 --lr 1
3 | function:1:2: an operator is missing here        | grid -f '2x' --start 1 --lr 1
3 | function:1:1: unknown name 'sni'; did you mean 'sin'? | grid -f 'sni(x)' --start 1 --lr 1
3 | function:1:1: unknown name 'w'; the variables are x and y | grid -f 'w^2' --start 1 --lr 1
3 | missing ')' for the '(' at column 1              | grid -f '(x' --start 1 --lr 1
3 | this ')' has no '(' before it                    | grid -f 'x)' --start 1 --lr 1
3 | pow takes 2 arguments, not 1                     | grid -f 'pow(x)' --start 1 --lr 1
3 | sin needs parentheses                            | grid -f 'sin x' --start 1 --lr 1
3 | the expression ends where                        | grid -f 'x^' --start 1 --lr 1
3 | this is not a number                             | grid -f '1..2' --start 1 --lr 1
# data
4 | missing.txt: cannot read: No such file           | grid -d missing.txt --lr 1
4 | folder: cannot read: Is a directory              | grid -d folder --lr 1
3 | empty.txt: no data                               | grid -d empty.txt --lr 1
3 | header.txt: only a header                        | grid -d header.txt --lr 1
3 | ragged.txt:3:1: 1 column where the first line has 2 | grid -d ragged.txt --lr 1
3 | words.txt:3:3: 'four' is text, not a number       | grid -d words.txt --lr 1
3 | nul.txt:2:2: a NUL byte                          | grid -d nul.txt --lr 1
3 | commas.txt:1:1: '1,5' has a decimal comma        | grid -d commas.txt --lr 1
3 | nan.txt:2:3: 'nan' is not a finite number        | grid -d nan.txt --lr 1
3 | utf16.txt:1:1: one column                        | grid -d utf16.txt --lr 1
3 | column.txt:1:1: one column                       | grid -d column.txt --lr 1
3 | too large to square                              | grid -d large.txt --lr 1
2 | has no column named 'z'                          | grid -d words.txt --columns x,z --lr 1
2 | there is no column 3; good.txt has 2             | grid -d good.txt --columns 1,3 --lr 1
2 | 'x' is not two columns                           | grid -d good.txt --columns x --lr 1
# trajectories
4 | missing.csv: cannot read                         | grid missing.csv
3 | other.csv:1:1: not a trajectory                  | grid other.csv
3 | empty.txt: no states                             | grid empty.txt
3 | order.csv:2:7: '1' is not the iteration expected | grid order.csv -f x
3 | unknown key 'functoin'; did you mean 'function'? | grid key.csv
3 | key.csv: bad recipe, line 2: unknown key 'functoin'; did you mean 'function'? | grid key.csv
3 | twice.csv: bad recipe, line 6: 'start' is there twice | grid twice.csv
3 | twice.csv: bad recipe, line 6: 'start' is there twice | train twice.csv
3 | twice.csv: bad recipe, line 6: 'start' is there twice | redo twice.csv
3 | twice.csv: bad recipe, line 6: 'start' is there twice | recipe twice.csv
3 | recipe version '9' is not known                  | grid newer.csv
2 | bare.csv has no recipe that names its objective  | grid bare.csv
2 | --lr: run.csv already holds the states           | grid run.csv --lr 0.1
2 | --function: run.csv already names its objective  | grid run.csv -f x
# outputs
2 | not a format that can be written here              | grid -o out.jpg
2 | not a format that can be written here              | grid -o out
2 | not a format that can be written here; use .csv    | train -o out.svg
2 | nothing is trained here                          | loss -o out.csv
2 | -o - needs --format                              | grid -o -
2 | --format: doc: not a format                        | grid -o - --format doc
2 | --format is of use with outputs without          | grid --format svg -o out.png
2 | --output: out.svg would be written twice         | grid -o out.svg -o out.svg
4 | nowhere/out.svg: cannot write: No such file      | grid -o nowhere/out.svg
4 | folder.svg: cannot write: Is a directory         | grid -o folder.svg
4 | nowhere/out.svg: cannot write                    | grid -o old.svg -o nowhere/out.svg
# redo
2 | redo needs a figure: gdplot redo FIGURE          | redo
2 | -o is for one figure; of several each is written anew | redo grid.svg loss.svg -o x.svg
3 | packed.gz: this is compressed by gzip; unpack it first: gzip -dc packed.gz >NEW | redo packed.gz
3 | -: this is compressed by gzip; unpack it first: gzip -dc FILE >NEW | recipe - <packed.gz
3 | packed.gz: this is compressed by gzip; unpack it first | report packed.gz
3 | packed.gz: this is compressed by gzip; unpack it first | grid --template packed.gz -o out.gp
3 | packed.gz: this is compressed by gzip; unpack it first | sums -d @packed.gz
3 | packed.sums: this is compressed by gzip; unpack it first | sums packed.sums
3 | packed.sums.gz: this is compressed by gzip; unpack it first | sums packed.sums.gz
3 | packed.gz: this is compressed by gzip; pipe it: gzip -dc packed.gz | train packed.gz
3 | good.txt: no recipe in it; is it a figure that gdplot made? | redo good.txt
3 | empty.txt: no recipe in it                       | redo empty.txt
3 | cut.png: no recipe in it                         | redo cut.png
3 | bare.csv: no recipe in it                        | redo bare.csv
4 | nothere.svg: cannot read: No such file           | redo nothere.svg
3 | folder: nothing that gdplot made                 | redo folder
3 | its recipe is of the command 'gird', which is not known | redo command.gp
3 | lr.csv: recipe: lr: '0' must be above 0          | redo lr.csv
2 | --path: grid.svg is a grid, which does not take it | redo grid.svg --path
2 | --theme: run.csv is a trajectory, which does not take it | redo run.csv --theme dark
2 | --keep: grid.svg is a grid, which does not take it | redo grid.svg --keep log
2 | --columns: the recipe has the sums of its columns alone | redo grid.svg --columns 1,2
2 | out.doc: not a format that can be written here     | redo grid.svg -o out.doc
2 | --lr: 'nan' is not a finite decimal number       | redo grid.svg --lr nan
2 | redo needs a figure                              | redo --check
2 | --check takes no value                           | redo --check=yes grid.svg
2 | --lr: --check takes --data, --font and --template alone  | redo --check --lr 1 grid.svg
2 | --output: --check takes --data, --font and --template alone | redo --check -o out.svg grid.svg
2 | --check takes files; - cannot be read twice      | redo --check -
2 | --data: grid.svg was not made from data          | redo --check -d good.txt grid.svg
4 | nothere.svg: cannot read: No such file           | redo --check nothere.svg
# recipe
2 | recipe needs a figure: gdplot recipe FIGURE      | recipe
2 | unexpected argument 'loss.svg'; recipe takes one file at most | recipe grid.svg loss.svg
2 | recipe has no option '--lr'                      | recipe grid.svg --lr 1
3 | good.txt: no recipe in it                        | recipe good.txt
3 | cut.png: no recipe in it                         | recipe cut.png
4 | nothere: cannot read: No such file               | recipe nothere
4 | folder: cannot read: Is a directory              | recipe folder
# diff
2 | sums needs data: gdplot sums FILE... -o all.sums | sums
2 | call it something.sums                           | sums good.txt -o x.csv
2 | diff needs two files or folders: gdplot diff A B | diff
2 | diff needs two files or folders                  | diff grid.svg
2 | diff needs two files or folders: gdplot diff A B | diff a b c
3 | good.txt: no recipe in it                        | diff grid.svg good.txt
4 | nothere.svg: cannot read: No such file           | diff grid.svg nothere.svg
2 | diff: folder is a folder and grid.svg is not     | diff grid.svg folder
3 | folder: nothing that gdplot made                 | diff folder folder
3 | grid.svg: not a whole PNG of a size that can be read | diff --pixels grid.svg grid.svg
3 | cut.png: not a whole PNG                         | diff --pixels grid.png cut.png
4 | nothere.png: cannot read: No such file           | diff --pixels grid.png nothere.png
2 | --pixels takes no value                          | diff --pixels=1 grid.png grid.png
2 | --output is of use with --pixels alone           | diff --output out.png grid.png grid.png
2 | out.svg: --pixels draws a PNG; call it something.png | diff --pixels -o out.svg grid.png grid.png
2 | --within: '-1' must be 0 or more                 | diff --within -1 grid.svg grid.svg
2 | --floor: '0' must be above 0                   | diff --floor 0 run.csv run.csv -- run.csv
2 | --floor: 'two' is not a finite decimal number  | diff --floor two run.csv run.csv -- run.csv
2 | --floor is of logs                             | diff --floor 2 --pixels a.log b.log -- c.log
2 | --metric is of use with logs only              | diff --metric loss run.csv run.csv
2 | --floor needs baselines and a candidate        | diff --floor 2 grid.svg
2 | --band is of use with logs only                | history --band sd
2 | --group is of use with logs only               | history --group 'a*'
2 | --align is of use with logs only               | history --align
2 | --within: 'small' is not a finite decimal number | diff --within small grid.svg grid.svg
2 | diff has no option '--lr'                        | diff --lr 1 grid.svg grid.svg
1 | 1 and 2 runs                                     | diff run.csv two.csv
1 | parameters: x, where the other has w             | diff run.csv data.csv
1 | parameters: x, where the other has x and y       | diff run.csv both.csv
1 | only one of them has states                      | diff run.csv sweep.csv
# report; its specs are in report.t
2 | report needs a spec: gdplot report SPEC.yaml; --init prints one | report
2 | report needs a spec                              | report --list
2 | --list takes no value                            | report --list=yes good.txt
2 | --replace takes no value                         | report --replace=yes good.txt
2 | --init needs a value: --init KIND                | report --init
2 | --init: 'dat' is neither function nor data; did you mean 'data'? | report --init dat
2 | --only needs a value: --only NAME                | report --only
2 | --jobs: 'none' is not a whole number             | report --jobs none good.txt
2 | --jobs: '0' must be 1 or more                    | report --jobs 0 good.txt
2 | --output needs a value: --output FOLDER          | report --output
2 | --template needs a value: --template FILE        | report --template
2 | report has no option '--lr'                      | report --lr 1 good.txt
2 | --live takes no value                            | report --live=yes good.txt
2 | page needs a kind of figure                      | page
2 | page: 'gird' is neither a kind of figure nor a file; did you mean 'grid'? | page gird
2 | --path: grid does not take it                    | page grid --path
2 | --animate: of no use for a page                  | page grid --animate
2 | not a format that a page can have                  | page grid -o out.svg
2 | unexpected argument 'b.yaml'; report takes one file at most | report a.yaml b.yaml
3 | good.txt:1:1: a spec: lines of 'key: value' should stand here | report good.txt
4 | nothere.yaml: cannot read: No such file          | report nothere.yaml
4 | folder: cannot read: Is a directory              | report folder
# manual, help, version
2 | unexpected argument 'zsh'; manual takes one at most | manual bash zsh
2 | manual columns needs a file: gdplot manual columns FILE | manual columns
4 | nothere.txt: cannot read: No such file           | manual columns nothere.txt
2 | unexpected argument 'loss'; help takes one at most | help grid loss
2 | unknown command ''                               | help ''
2 | unknown command 'manual'                         | help manual
2 | unexpected argument 'me'; version takes none     | version me
2 | unknown command '-x'                             | -x
2 | --version takes no value                         | grid --version=2
2 | --help takes no value                            | loss --help=me
# fit
2 | there are no points to draw; give --data FILE    | fit
2 | there are no points to draw; give --data FILE    | fit -f x^2 --start 1 --lr 0.1
2 | there are no points to draw; give --data FILE    | fit run.csv
2 | --data needs --lr                                | fit -d good.txt --iterations 3
2 | --data needs --lr                                | fit -d good.txt --optimizer adam
2 | --data needs --lr                                | fit -d good.txt --start 1
2 | --data needs --lr                                | fit -d good.txt --tolerance 1
2 | --states: there is no line here; give --lr       | fit -d good.txt --states 1
2 | --states: there is no line here; give --lr       | fit -d good.txt --states all
2 | --residuals: there is no line here; give --lr    | fit -d good.txt --residuals
2 | --upto: there are no states here; give --lr      | fit -d good.txt --upto 0
2 | --output: x.gif: there are no states here; give --lr | fit -d good.txt -o x.gif
2 | --output: x.png: there are no states here; give --lr | fit -d good.txt --animate -o x.png
2 | --frames is of use with figures that move        | fit -d good.txt --frames 1 -o x.png
2 | --output: x.csv: nothing is trained here; give --lr, or use gdplot train | fit -d good.txt -o x.csv
2 | --summary: nothing is trained here; give --lr    | fit -d good.txt --summary s.md
2 | --expect: nothing is trained here; give --lr     | fit -d good.txt --expect converged
2 | --data: points cannot be read from standard input | fit -d - </dev/null
2 | --data: points cannot be read from standard input | fit -d - <good.txt
2 | --data: pipe: points cannot be read from a pipe  | fit -d pipe
# a map alone
2 | contour draws two parameters, not x alone; give a function of x and y, or --data with --bias train | contour -f x^2
2 | contour draws two parameters, not w alone; give a function of x and y, or --data with --bias train | contour -d good.txt
2 | contour draws two parameters, not w alone; give  | contour -d good.txt --bias 1
2 | --function needs --lr, the learning rate         | contour -f x*y --start 1,1
2 | --function needs --start X,Y, where descent begins | contour -f x*y --lr 1
2 | --function needs --start X,Y, where descent begins, and --lr, the learning rate | contour -f x*y --optimizer adam
2 | --function needs --start X,Y, where descent begins, and --lr, the learning rate | contour -f x*y --iterations 5
2 | --function needs --start X,Y, where descent begins, and --lr, the learning rate | contour -f x*y --tolerance 5
2 | --data needs --lr, the learning rate             | contour -d good.txt --bias train --normalize 1
2 | --upto: there are no states here; give --lr, and --start for a function | contour -f x*y --upto 1
2 | --output: x.gif: there are no states here; give --lr, and --start for a function | contour -f x*y -o x.gif
2 | --output: x.svg: there are no states here; give --lr, and --start for a function | contour -f x*y --animate -o x.svg
2 | --output: x.csv: nothing is trained here; give --lr, and --start for a function, or use gdplot train | contour -f x*y -o x.csv
2 | --summary: nothing is trained here; give --lr, and --start for a function | contour -f x*y --summary -
2 | --expect: nothing is trained here; give --lr, and --start for a function | contour -f x*y --expect cycling
2 | --along: there is no parameter 'z', but x and y  | contour -f x*y --along z
2 | fit draws one learning rate, not 2               | fit -d good.txt --lr 0.1,0.2
2 | there is no state 99; the last is 9              | fit -d good.txt --lr 0.1 --iterations 9 --states 99
6 | --states: fit draws 12 lines at most, not 13     | fit -d good.txt --lr 0.1 --states 0,1,2,3,4,5,6,7,8,9,10,11,12
2 | --data: points cannot be read from standard input | fit -d - --lr 0.1 </dev/null
2 | --data: points cannot be read from standard input | fit -d - --lr 0.1 <good.txt
3 | ragged.txt:3:1: 1 column where the first line has 2 | fit data.csv -d ragged.txt
2 | --data: data.csv already names its objective     | grid data.csv -d ragged.txt
2 | fit has no option '--rows'                       | fit -d good.txt --lr 0.1 --rows 2
# types of fields
2 | --domain: '1:1' must begin below its end         | fit -d good.txt --lr 0.1 --domain 1:1
2 | --domain: '1:2:3' is not LO:HI                   | grid --domain 1:2:3
2 | --domain: '1:nan' is not LO:HI                   | sweep --domain 1:nan
2 | --range: '1e308:-1e308' must begin below its end | history --range 1e308:-1e308
2 | --range: '1' is not LO:HI                        | contour --range 1
2 | --along needs a value: --along NAME              | loss --along
2 | --along: there is no parameter 'y', but x        | grid --along y
2 | --along: there is no parameter 'q', but x and y  | loss both.csv --along q
2 | --along: there is no parameter 'w', but x        | history --along w
2 | --along: there is no parameter 'w', but x        | history bare.csv --along w
2 | train has no option '--along'                    | train --along x
2 | --equal takes no value                           | contour --equal=yes
2 | loss has no option '--equal'                     | loss --equal
2 | --path takes no value                            | loss --path=true
2 | --no-step takes no value                         | grid --no-step=yes
2 | --log and --linear exclude each other            | history --log --linear
2 | a logarithmic axis begins above 0                | compare --log --range 0:9
2 | no loss is above 0                               | history -f '-x^2-1' --start 2 --lr 0.01 --log
2 | --linear takes no value                          | sweep --linear=yes
2 | loss has no option '--log'                       | loss --log
2 | no minimum is known that the runs lead to        | history -f 'x^3' --start 2 --lr 0.01 --below-minimum
2 | sweep has no option '--below-minimum'            | sweep --below-minimum
2 | history has no option '--no-step'                | history --no-step
2 | --animate takes no value                         | history --animate=yes
2 | --animate is of use with figures that move       | history --animate -o x.txt
2 | --frames: '1,,2' is not a list of whole numbers  | history --frames 1,,2 -o x.gif
2 | --frames: there is no state 9; the last is 8     | history --frames 9 -o x.gif
2 | --delay: '0' must be 1 or more                   | history --delay 0 -o x.gif
2 | --delay: 5: a frame is shown for 20 to 60000 ms  | history --delay 5 -o x.gif
2 | --loop: '-1' must be 0 or more                   | history --loop -1 -o x.gif
2 | sweep has no states to show one after the other  | sweep -o x.gif
2 | --renderer: gnuplot makes no .gif that moves     | history --renderer gnuplot -o x.gif
2 | --upto: '-1' must be 0 or more                   | history --upto -1
2 | --upto: there is no state 9; the last is 8       | history --upto 9
2 | --upto: there are no states here; add --path     | loss --upto 2
2 | --rows: a grid that moves, or goes up to a state | grid --upto 2 --rows 2
2 | --cols: a grid that moves, or goes up to a state | grid --cols 2 -o x.gif
2 | --gradient: state 5 is not drawn: --upto 3       | loss --path --gradient 5 --upto 3
2 | sweep has no option '--upto'                     | sweep --upto 2
2 | map has no option '--upto'                       | map --upto 2
2 | --gradient: '-1' must be 0 or more               | loss --gradient -1
2 | --gradient: 'one' is not a whole number          | loss --gradient one
2 | --rows: 'two' is not a whole number              | grid --rows two
2 | --cols: '-1' must be 1 or more                   | grid --cols -1
2 | --states: '1,,2' is not a list of whole numbers   | grid --states 1,,2
2 | --states: '3.5' is not a list of whole numbers    | fit --states 3.5
2 | --start: '1e400' is not a finite decimal number  | compare --start 1e400
2 | --start: '7,' is not a finite decimal number     | train --start 7,
2 | --start takes two values, V,V here: w and b, not 1 | train -d good.txt --lr 1 --bias train --start 1
2 | --start takes one value here: w, not 2           | train -d good.txt --lr 1 --start 1,2
2 | --iterations: '99999999999999999999' is too large | history --iterations 99999999999999999999
2 | --tolerance: 'nan' is not a finite decimal number | compare --tolerance nan
2 | --normalize: '0.1,x' is not a finite decimal number | history --normalize 0.1,x
2 | --bias: 'one' is neither a finite decimal number nor train | train --bias one
2 | --bias: 'nan' is neither a finite decimal number nor train | loss --bias nan
2 | --timeout: 'soon' is not a finite decimal number | grid --timeout soon --renderer gnuplot
2 | --scale: '-2' must be above 0                    | contour --scale -2
2 | --title needs a value: --title TEXT              | sweep --title
2 | --caption needs a value: --caption TEXT          | compare --caption
2 | --xlabel needs a value: --xlabel TEXT            | grid --xlabel
2 | --ylabel needs a value: --ylabel TEXT            | grid --ylabel
2 | letters                                          | grid --letters=x
2 | --function needs a value: --function EXPR        | train --function
2 | -f needs a value: -f EXPR                        | train -f
2 | -d needs a value: -d FILE                        | loss -d
2 | --data needs a value: --data FILE                | grid --data
2 | -o needs a value: -o FILE                        | history -o
2 | --quiet takes no value                           | train -qx
2 | --lr: '0.1:1:1' is not LO:HI:COUNT               | sweep --lr 0.1:1:1
2 | --lr: '0.1:1:9lin' is not LO:HI:COUNT            | sweep --lr 0.1:1:9lin
2 | sweep has no option '--summary'                  | sweep --summary s.txt
# expressions
3 | unexpected character; an operator or the end should stand here | loss -f 'x^2;'
3 | unexpected ','; the decimal sign is a point      | loss -f '1,5'
3 | unexpected ','; commas separate the arguments    | contour -f '(x,1)' --start 1,1 --lr 1
3 | this is not a number that a double can hold      | loss -f '1e999'
3 | function:1:3: write * for ×                      | loss -f 'x × 2'
3 | write ^2 for ²                                   | loss -f 'x²'
3 | write pi for π                                   | loss -f '2π'
3 | sin takes 1 argument, not 2                      | loss -f 'sin(x,x)'
3 | unexpected character; a number, x, a function or '(' should | loss -f '* x'
3 | unknown name 'sinx'; write sin(x)                | train -f 'sinx' --start 1 --lr 1
3 | an operator is missing here                      | train -f 'x y' --start 1 --lr 1
# trajectories, and data in cells
3 | runs.csv:4:1: '1' is not the run expected here   | train runs.csv
3 | rate.csv:2:3: '0' is not a learning rate: it must be finite and above 0 | history rate.csv
3 | after.csv:3:1: a state after one that is not finite | compare after.csv
3 | cell.csv:2:9: 'seven' is not a number            | history cell.csv
3 | short.csv:2:1: 5 columns where the header has 6  | history short.csv
3 | open.csv: bad recipe, line                       | loss open.csv
3 | cell.txt:2:3: an empty cell, where a number should stand; --missing skip | contour -d cell.txt --bias train --lr 1
2 | has no column named '0'                          | train -d good.txt --columns 0,1 --lr 1
2 | '1,2,3' is not two columns                       | train -d good.txt --columns 1,2,3 --lr 1
2 | run.csv already names its objective              | compare run.csv -d good.txt
# gnuplot
2 | --renderer: there is no 'gunplot'; did you mean 'gnuplot'? | grid --renderer gunplot
2 | --renderer: gnuplot makes none of these outputs  | grid --renderer gnuplot -o out.csv
2 | --template is of use with gnuplot alone          | grid --template good.txt -o out.svg
4 | nothere.mustache: cannot read: No such file      | grid --template nothere.mustache -o out.gp
4 | folder: cannot read: Is a directory              | grid --template folder -o out.gp
3 | open.mustache:1:3: section 'b' is never closed | grid --template open.mustache -o out.gp
3 | close.mustache:2:1: | grid --template close.mustache -o out.gp
3 | partial.mustache:1:1: | grid --template partial.mustache -o out.gp
2 | --terminal is of use with a script alone         | grid --terminal svg -o out.svg
2 | '' is no terminal                                | grid --terminal '' -o out.gp
2 | is no terminal: letters                          | grid --terminal 'svg; quit' -o out.gp
2 | is no terminal: letters                          | grid --terminal "svg font 'x" -o out.gp
2 | is no terminal: letters                          | grid --terminal 'svg `true`' -o out.gp
2 | --timeout is of use with gnuplot alone           | grid --timeout 3 -o out.png
2 | --timeout is of use with gnuplot alone           | train --timeout 3
2 | --timeout: '0' must be above 0                   | grid --timeout 0 --renderer gnuplot -o out.png
2 | -o - cannot take this format: it is two files      | grid -o - --format tex
2 | LaTeX has to find it by name                     | grid -o 'a b.tex'
2 | LaTeX has to find it by name                     | grid -o 'a%b.tex'
2 | --output: ./out-inc.pdf would be written twice   | grid -o out.tex -o ./out-inc.pdf
2 | --output: out-inc.pdf would be written twice     | grid -o out-inc.pdf -o out.tex
4 | nowhere/out.tex: cannot write: No such file      | grid -o nowhere/out.tex
6 | pixels are more than a PNG may have              | grid --scale 100 --renderer gnuplot -o out.png
# limits
6 | more than 400 panels                             | grid --rows 21 --cols 20
6 | more than 400 panels                             | grid --rows 9999999999999 --cols 2
6 | states are more than 10000000                    | train --iterations 10000000
6 | are too much work                                | train -f 'x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x' --start 1 --lr 0.1 --iterations 9999999
6 | pixels are more than a PNG may have              | grid --scale 100
6 | nested more than 256 levels deep                 | grid -f "$(printf '%0300d' 0 | tr 0 '(')x" --start 1 --lr 1
END

ok "$rows rows" test "$rows" -ge 300
for command in $("$gdplot" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p') manual help; do
    ok "$command has a row" grep -q "^ *$command " .rows
    "$gdplot" help "$command" 2>/dev/null | grep -oE -- '^ +(-., )?--[a-z-]+' | grep -oE -- '--.*' >>.options
done
for option in $(sort -u .options); do
    ok "$option has a row" grep -q -- " $option[ =]" .rows
done
is 'no temporary file was left' "$(ls -A | grep -c '^.gdplot-')" 0
ls | sort >.after
is 'no file was made, and none was lost' "$(diff .before .after)" ''
is 'an old file is whole' "$(cat old.svg)" kept
if [ "$(id -u)" != 0 ]; then
    check 4 'readonly.svg: cannot write: Permission denied' 'grid -o readonly.svg'
    is 'a read-only file is whole' "$(cat readonly.svg)" kept
else
    ok 'a read-only file # skip root may write it' true
fi
done_testing
