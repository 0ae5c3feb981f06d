#!/bin/sh
# For CI: summaries as Markdown and JUnit XML, annotations, and the exit status with all of them.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
cp -r "$root/data" data

# JUnit XML.
run "$gdplot" compare -o c.svg -o c.csv --summary c.xml --expect converging,0.1=cycling --annotate github
is 'an expectation that is not met: status 1' "$status" 1
ok 'every output is written' test -s c.svg -a -s c.csv
is 'a test case for each run and verdict' "$(cat c.xml)" "$(
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="gdplot" tests="4" failures="2">
  <testcase classname="f(x) = x²" name="lr 0.1 is converging"/>
  <testcase classname="f(x) = x²" name="lr 0.1 is cycling">
    <failure message="converging, where cycling was expected">converging after 8 iterations, loss 1.37923</failure>
  </testcase>
  <testcase classname="f(x) = x²" name="lr 0.3 is converging"/>
  <testcase classname="f(x) = x²" name="lr 1 is converging">
    <failure message="cycling, where converging was expected">cycling after 8 iterations, loss 49</failure>
  </testcase>
</testsuite>
END
)"
is 'a line of annotation for each that is not met' "$out" "$(
    cat <<'END'
::error title=lr 0.1 is not cycling::f(x) = x²: converging after 8 iterations, loss 1.37923
::error title=lr 1 is not converging::f(x) = x²: cycling after 8 iterations, loss 49
END
)"
is 'beside the messages' "$err" "$(
    cat <<'END'
gdplot: lr 0.1: converging, where cycling was expected
gdplot: lr 1: cycling, where converging was expected
END
)"
run "$gdplot" train -q --lr 0.1,1 --iterations 3 --summary t.xml
is 'without --expect all pass' "$status$out$err$(cat t.xml)" "0$(
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="gdplot" tests="2" failures="0">
  <testcase classname="f(x) = x²" name="lr 0.1: converging"/>
  <testcase classname="f(x) = x²" name="lr 1: cycling"/>
</testsuite>
END
)"
"$gdplot" train -q --lr 0.3,1,0.1 --summary t.xml --expect 1=cycling
is 'what is not named is not judged' "$(sed -n 's/.* name="\(lr [^"]*\).*/\1/p' t.xml | tr '\n' ,)" \
    'lr 0.3: converging,lr 1 is cycling,lr 0.1: converging,'
"$gdplot" train -q --lr 0.3 --iterations 1 --summary t.XML --expect cycling 2>/dev/null
is 'one iteration' "$(xmllint --xpath 'string(//failure)' t.XML)" 'converging after 1 iteration, loss 7.84'

# Annotations.
run "$gdplot" train --lr 0.1,0.3 --expect converging --annotate github
is 'nothing is annotated where all is as expected' "$status$err$(echo "$out" | grep -c ::)" 00
run "$gdplot" train --lr 0.1 --expect cycling --annotate github
is 'the progress is printed as ever' \
    "$status$(echo "$out" | grep -c '^Iteration')$(echo "$out" | grep -c '^::error ')" 181
is 'and the parameter last' "$(echo "$out" | tail -n 1)" x=1.1744051200

# Names of data files that mean something to XML, GitHub or a terminal: the name, as a label, and as a message.
mkdir hostile
number=0
hostile() {
    number=$((number + 1))
    cp data/pizza.txt "hostile/$1"
    run "$gdplot" train -q -d "hostile/$1" --lr 0.001 --iterations 5 --expect cycling --summary h.xml \
        --annotate github
    is "hostile name $number: status 1" "$status" 1
    ok "hostile name $number: well-formed" xmllint --noout h.xml
    is "hostile name $number: the test's class" "$(xmllint --xpath 'string(//testcase/@classname)' h.xml)" \
        "ŷ = w·x on $2"
    is "hostile name $number: the annotation" "$out" \
        "::error title=lr 0.001 is not cycling::ŷ = w·x on $3: converging after 5 iterations, loss 71.4753"
    is "hostile name $number: no control characters" "$(tr -d '\n -~\200-\377' <h.xml | wc -c)" 0
}
hostile 'a,b:c%.txt' 'a,b:c%.txt' 'a,b:c%25.txt'
hostile "<b>&\"']]>.txt" "<b>&\"']]>.txt" "<b>&\"']]>.txt"
hostile "$(printf 'a\n::error ::b\r\033[1m\177\377.txt')" 'a ::error ::b \x1b[1m\x7f\xff.txt' \
    'a ::error ::b \x1b[1m\x7f\xff.txt'
hostile '%0A%25.txt' '%0A%25.txt' '%250A%2525.txt'

# Markdown: cells stay cells, and a table stays below 1 MiB.
cp data/pizza.txt 'hostile/a|b\|c`<b>_.txt'
cat >two.yaml <<'END'
formats: svg
lr: [0.001, 0.1]
iterations: 8
figures:
  - {kind: compare, function: x^2, start: 7}
  - {kind: history, data: 'hostile/a|b\|c`<b>_.txt'}
expect: {0.001: converging, 0.1: diverging}
END
run "$gdplot" report -q two.yaml --summary two.md
is 'runs of several objectives' "$status$(cat two.md)" "1$(
    cat <<'END'
| objective | lr | verdict | rho | iterations | parameter | loss | slope |
| --- | --- | --- | --- | --- | --- | --- | --- |
| f(x) = x² | 0.001 | converging | 0.998 | 8 | 6.88878 | 47.4553 | 13.7776 |
| f(x) = x² | 0.1 | converging | 0.8 | 8 | 1.17441 | 1.37923 | 2.34881 |
| ŷ = w·x on a\|b\\\|c\`&lt;b>\_.txt | 0.001 | converging | 0.5624 | 8 | 1.82524 | 69.1955 | −8.07474 |
| ŷ = w·x on a\|b\\\|c\`&lt;b>\_.txt | 0.1 | diverging | 42.76 | 8 | −2.06058 × 10¹³ | 9.29025 × 10²⁸ | −9.01711 × 10¹⁵ |
END
)"
is 'messages then name the objective' "$err" \
    'gdplot: f(x) = x², lr 0.1: converging, where diverging was expected'
many=$(seq -s, 1 20000)
"$gdplot" train -q --lr "$many" --summary big.md
ok 'a long summary is below 1 MiB' test "$(wc -c <big.md)" -lt 1048576
ok 'and not far below' test "$(wc -c <big.md)" -gt 999000
is 'all of its rows are whole' "$(sed '1,2d;/^$/,$d' big.md | grep -cvE '^(\| [^|]+ ){7}\|$')" 0
shown=$(sed '1,2d;/^$/,$d' big.md | wc -l)
is 'the last line, apart from the table, says how many are left off' "$(tail -n 3 big.md)" \
    "$(printf '\nLeft off: %d of 20000 runs; a .csv summary has them all.' $((20000 - shown)))"
"$gdplot" train -q --lr "$many" --summary big.csv
is 'CSV is not cut' "$(wc -l <big.csv)" 20001
run timeout 60 "$gdplot" train -q --lr "$many" --summary big.xml --expect cycling
is 'thousands that are not met are all told' "$status $(echo "$err" | wc -l)" '1 19999'
is 'and counted' "$(sed -n 2p big.xml)" '<testsuite name="gdplot" tests="20000" failures="19999">'

# Runs that differ in their start, or in how far they go.
printf '%s\n' 'lr: 0.1' 'figures: [{kind: grid, start: 7}, {kind: grid, start: 5}, {kind: grid, start: 5, rows: 1}]' \
    >starts.yaml
run "$gdplot" report -q starts.yaml --summary starts.xml --expect cycling
is 'runs of one rate have names of their own' "$(sed -n 's/.* name="\(lr [^"]*\).*/\1/p' starts.xml)" \
    'lr 0.1, start 7 is cycling
lr 0.1, start 5, iterations 8 is cycling
lr 0.1, start 5, iterations 2 is cycling'
is 'in messages, too' "$(echo "$err" | head -n 1)" \
    'gdplot: lr 0.1, start 7: converging, where cycling was expected'
run "$gdplot" report -q starts.yaml --summary starts.csv
is 'and a column tells the start' "$(cut -d, -f1-3,5 starts.csv)" 'lr,start,verdict,iterations
0.1,7,converging,8
0.1,5,converging,8
0.1,5,converging,2'

# Reports.
spec=data/learning-rates.yaml
run "$gdplot" report $spec --only history -o r --summary r/runs.xml --annotate github --expect 0.3=cycling,1=cycling
is 'report: the command line goes before the spec: status 1' "$status" 1
is 'report: its files are there' "$(ls r | tr '\n' ' ')" 'history.pdf history.png history.svg runs.xml '
is 'report: an annotation names the spec' "$(echo "$out" | grep ::)" \
    "::error file=$spec,title=lr 0.3 is not cycling::f(x) = x²: converging after 8 iterations, loss 2.10453 × 10⁻⁵"
is 'report: test cases are counted' \
    "$(xmllint --xpath 'concat(count(//testcase), /*/@tests, count(//failure), /*/@failures)' r/runs.xml)" 3311
run "$gdplot" report $spec -o r --summary r/runs.md --annotate github
is 'report: all as the spec expects' "$status$err$(echo "$out" | grep -c ::)" 00
is 'report: a row for each run, once' "$(cut -d'|' -f2,3 r/runs.md | tr -d '\n')" \
    ' lr | verdict  --- | ---  0.1 | converging  0.3 | converging  1 | cycling '
run "$gdplot" report $spec -o r --summary ./r/runs.md
is 'report: its summary is none of an earlier report' "$err" ''
run "$gdplot" report -q $spec -o r --summary -
is 'report: a summary on standard output' "$(echo "$out" | sed -n '1p;4p')" "$(
    cat <<'END'
lr   verdict     rho  iterations  x           loss            slope
1    cycling     1    8           7           49              14
END
)"
hostile=$(printf 'a,b:c%%\r\nd.yaml')
cp $spec "$hostile"
run "$gdplot" report -q "$hostile" -o r --annotate github --expect 1=diverging
is 'report: the name of the spec is escaped' "${out%%,title*}" '::error file=a%2Cb%3Ac%25%0D%0Ad.yaml'
run "$gdplot" report -q - -o r --annotate github --expect 1=diverging <$spec
is 'report: standard input has no name' "${out%%::f*}" '::error title=lr 1 is not diverging'
run "$gdplot" report -q two.yaml --summary two.xml --annotate github
is 'report: several objectives are classes' \
    "$(xmllint --xpath 'concat(count(//testcase), string(//testcase[failure]/@classname))' two.xml)" '4f(x) = x²'
is 'report: and named by annotations' "$out" \
    '::error file=two.yaml,title=lr 0.1 is not diverging::f(x) = x²: converging after 8 iterations, loss 1.37923'
printf 'figures: [{kind: loss}]\nformats: svg\n' >still.yaml
run "$gdplot" report -q still.yaml --summary still.xml
is 'report: nothing trained, no test cases' "$status$(sed -n '2,$p' still.xml | tr -d '\n')" \
    '0<testsuite name="gdplot" tests="0" failures="0"></testsuite>'

# What a report refuses, with status 2: the message | its arguments
ls -R >.before
while IFS='|' read -r message arguments; do
    # shellcheck disable=SC2086
    run "$gdplot" report -q $arguments
    is "report$arguments: status" "$status" 2
    is "report$arguments: message" "$out$err" "gdplot: $(echo "$message" | sed 's/ *$//')"
done <<'END'
--summary: x.doc: write .txt, .csv, .md, .xml, .svg or -   | data/pizza.yaml --summary x.doc
--summary: pizza/pizza.md would be written twice     | data/pizza.yaml --summary pizza/pizza.md
--summary: ./pizza/pizza.md would be written twice: it is pizza/pizza.md | data/pizza.yaml --summary ./pizza/pizza.md
--annotate: there is no 'jenkins'; there are github and gitlab     | data/pizza.yaml --annotate jenkins
--annotate writes to standard output; write the others to files | data/pizza.yaml --annotate github --summary -
--annotate is of use where something is expected: --expect converging | still.yaml --annotate github
--expect: 'fine' is no verdict; write converging, or 0.1=converging,1=cycling | data/pizza.yaml --expect fine
--expect: nothing is trained here                    | still.yaml --expect converging
END
ls -R >.after
is 'no file was made' "$(diff .before .after)" ''
done_testing
