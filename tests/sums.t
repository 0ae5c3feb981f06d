#!/bin/sh
# Sums of data: the same bytes however the rows are cut and ordered; files of them in place of rows; what is refused.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

awk 'BEGIN {
    srand(5)
    print "x,y"
    for (i = 0; i < 60000; i++)
        printf "%.17g,%.9g\n", (rand() - 0.3) * 10 ^ int(rand() * 12 - 6), 1e8 + rand()
}' >all.csv
run "$gdplot" sums -d all.csv -o all.sums
is 'the sums of 60,000 rows' "$status$out$err" 0
sums=$(cat all.sums)
run "$gdplot" sums all.csv
is 'without -o they are printed' "$status$out" "0$sums"

# Parts: the first has the header, the others need none.
for count in 2 7 64; do
    mkdir "$count"
    split -n "l/$count" --additional-suffix=.csv all.csv "$count/"
    run "$gdplot" sums "$count"/*.csv
    is "of $count files" "$status$out" "0$sums"
    run "$gdplot" sums -d "$count/*.csv"
    is "of $count files that a pattern names" "$status$out" "0$sums"
    for part in "$count"/*.csv; do
        "$gdplot" sums -d "$part" -o "${part%.csv}.sums" || echo "# $part"
    done
    run "$gdplot" sums "$count"/*.sums
    is "of $count files of sums" "$status$out" "0$sums"
done
(head -n 1 all.csv && tail -n +2 all.csv | shuf --random-source=all.csv) >shuffled.csv
run "$gdplot" sums shuffled.csv
is 'of shuffled rows' "$status$out" "0$sums"
find 7 -name '*.csv' | sort -r | sed '1,3s/csv$/sums/' >list
run "$gdplot" sums -d @list
is 'of rows and sums that a list names' "$status$out" "0$sums"
{ printf '\357\273\277' && cat list; } >marked
is 'a list may begin with a byte order mark' "$("$gdplot" sums -d @marked 2>&1)" "$out"
run sh -c "'$gdplot' sums -d 2/aa.csv -d - <2/ab.csv"
is 'of a file and standard input' "$status$out" "0$sums"
printf 'gdplot sums 1\ncolumns 2\nrows 0\nrows_left_out 0\n1 0\n2 0\n1*1 0\n1*2 0\n2*2 0\n' >none.sums
printf 'check %.16s\n' "$(sha256sum none.sums)" >>none.sums
run "$gdplot" sums none.sums all.sums
is 'sums of no rows change nothing' "$status$out" "0$sums"
run taskset -c 0 "$gdplot" sums all.csv
is 'of one thread' "$status$out" "0$sums"

# Figures: all but the name and the identity is that of the rows.
draw() {
    run "$gdplot" history -q --lr 1e-17 --bias train "$@" --format txt -o drawn.txt
    grep -v -e 'data: ' -e 'sha256: ' -e 'check: ' -e ' on [a-z0-9./]*\(csv\|sums\)' drawn.txt
}
draw -d all.csv >rows
identity=$(sha256sum all.sums)
for data in 'all.sums' '7/*.csv' '2/*.sums' '@list' 'shuffled.csv'; do
    draw -d "$data" >drawn
    ok "a figure of $data is that of the rows" diff rows drawn
    case $data in
    shuffled.csv) ;;
    *) ok "and its identity that of the sums" grep -q "sha256: ${identity%% *}" drawn.txt ;;
    esac
done
"$gdplot" loss -q --lr 1e-17 -d '7/*.csv' -o seven.svg
is 'no recipe holds a pattern' "$("$gdplot" recipe seven.svg | grep ^data)" 'data: "aa.csv and 6 more"'
run "$gdplot" redo --check seven.svg
is 'whose figure can be redone' "$status$err" 0
run "$gdplot" redo --check seven.svg -d all.sums
is 'and checked against its sums' "$status$out" '0seven.svg: as its recipe gives it; its data, all.sums, are the same'
run "$gdplot" redo --check seven.svg -d 2/aa.sums
is 'and not against others' "$status" 1

# Columns, rows left out.
printf 'a,b\n1,2\n2,x\n3,5\n' >left.csv
printf 'b,a\n7,4\n' >turned.csv
run "$gdplot" sums --missing skip -d left.csv -o left.sums
is 'rows left out are said' "$status$err" '0gdplot: warning: left.csv: 1 of 3 rows left out, which lack a number'
ok 'and counted' grep -q '^rows_left_out 1$' left.sums
run "$gdplot" sums --columns a,b --missing skip left.csv turned.csv
is 'columns by their names' "$(echo "$out" | grep -e rows -e names -e '^1 ')" "$(printf 'column_names a,b\nrows 3\nrows_left_out 1\n1 8')"
run "$gdplot" sums --columns 2,1 left.sums
is 'columns of sums, turned' "$(echo "$out" | grep -e names -e '^1 ' -e '^2 ')" "$(printf 'column_names b,a\n1 7\n2 4')"
run "$gdplot" sums --columns b,b left.sums
is 'and one of them twice' "$(echo "$out" | grep -e names -e '^1\*2')" "$(printf 'column_names b,b\n1*2 1d')"

# Any number of columns.
awk 'BEGIN {
    srand(7)
    print "id,a,note,b,\"c, d\",e"
    for (i = 0; i < 3000; i++)
        printf "%d,%.12g,\"no, %d\",%.9g,%d,%.17g\n", i, rand() * 10 ^ int(rand() * 90 - 45), i, -1e8 - rand(), rand() * 99, rand()
}' >wide.csv
named='e,a,"c, d",b'
run "$gdplot" sums -d wide.csv --columns "$named" -o wide.sums
is 'sums of four columns' "$status$err$(head -n 4 wide.sums)" "0$(printf 'gdplot sums 1\ncolumns 4\ncolumn_names %s\nrows 3000' "$named")"
is 'and of their ten products' "$(sed -n 's/ .*//; 6,19p' wide.sums | tr '\n' ' ')" '1 2 3 4 1*1 1*2 1*3 1*4 2*2 2*3 2*4 3*3 3*4 4*4 '
for first in e a b; do
    for second in a '"c, d"' b; do
        "$gdplot" sums --columns "$first,$second" wide.csv >two
        run "$gdplot" sums --columns "$first,$second" wide.sums
        is "$first and $second of them" "$status$out" "0$(cat two)"
    done
done
mkdir wide
split -n l/7 --additional-suffix=.csv wide.csv wide/
for part in wide/a[b-g].csv; do
    (head -n 1 wide.csv && cat "$part") >"${part%.csv}.headed.csv"
done
mv wide/aa.csv wide/aa.headed.csv
for part in wide/*.headed.csv; do
    "$gdplot" sums --columns "$named" "$part" -o "${part%.csv}.sums" || echo "# $part"
done
run "$gdplot" sums wide/*.headed.sums
is 'merging keeps all' "$status$out" "0$(cat wide.sums)"
run "$gdplot" sums --columns "$named" wide/*.headed.csv
is 'files of rows, too' "$status$out" "0$(cat wide.sums)"
run "$gdplot" sums --columns "$named" wide.sums wide/ab.headed.csv
is 'and rows beside sums' "$status$(echo "$out" | grep -c '')" 020
"$gdplot" sums --columns a,e wide.csv -o a-e.sums
for data in 'wide.sums --columns a,e' 'a-e.sums' 'wide.csv --columns a,e'; do
    # shellcheck disable=SC2086
    "$gdplot" history -q --lr 1e-99 -d $data --format txt -o drawn.txt
    grep -v -e 'data: ' -e 'columns: ' -e 'sha256: ' -e 'check: ' -e ' on [a-z0-9./-]*\(csv\|sums\)' drawn.txt >"drawn of ${data%% *}"
    ok "a figure of $data is that of two columns" cmp 'drawn of wide.sums' "drawn of ${data%% *}"
    ok 'with their identity' test "$data" != "${data%csv*}" -o "$(grep -c "sha256: $(sha256sum a-e.sums | cut -c 1-64)" drawn.txt)" = 1
done
"$gdplot" sums --columns e,a wide.csv -o e-a.sums
"$gdplot" history -q --lr 1e-99 -d wide.sums --format txt -o drawn.txt
ok 'a figure takes the first two' grep -q "sha256: $(sha256sum e-a.sums | cut -c 1-64)" drawn.txt
run "$gdplot" sums wide.csv
is 'as sums of rows do' "$status$(echo "$out" | sed -n 2,3p)" "0$(printf 'columns 2\ncolumn_names id,a')"
run "$gdplot" manual columns wide.sums
is 'all are completed' "$status$out" "0$(printf 'e\na\n"c, d"\nb')"
printf '1,2,3\n4,5,7\n' >bare.csv
"$gdplot" sums --columns 3,1,2 bare.csv -o bare.sums
"$gdplot" sums --columns 3,1 bare.csv -o less.sums

# Refusals: STATUS|MESSAGE|ARGUMENTS
sed 's/^rows 60000/rows 60001/' all.sums >changed.sums
sed 's/^gdplot sums 1/gdplot sums 2/' all.sums >newer.sums
head -n 6 all.sums >cut.sums
sed 's/$/\r/' all.sums >crlf.sums
cp all.csv rows.sums
printf 'gdplot sums 1\ncolumns 2\nrows 2\nrows_left_out 0\n1 3\n2 0\n1*1 1\n1*2 0\n2*2 0\n' >false.sums
printf 'check %.16s\n' "$(sha256sum false.sums)" >>false.sums
# Right in itself, but for what it says: NAME LINE, which takes the place of the one that begins so.
while read -r name key line; do
    sed -e "s|^$key .*|$key $line|" -e '$d' left.sums >"$name.sums"
    printf 'check %.16s\n' "$(sha256sum "$name.sums")" >>"$name.sums"
done <<'END_OF_ROWS'
below rows -2
above rows 9007199254740993
left-below rows_left_out -1
many columns 100000
one columns 1
END_OF_ROWS
cp all.sums copy
printf 'all.sums\0\n' >nul
printf '@inner\n' >outer
: >inner
printf 'a\033[1m.csv\n' >control
echo all.csv | tee list.svg >list.sums
mkdir folder folder.sums
ln -s /dev/full full.sums
: >empty
mkfifo pipe.csv
cat >refused <<'END_OF_ROWS'
2|sums needs data: gdplot sums FILE... -o all.sums|sums
2|all.sums: give all files behind --data, or all without it|sums -d all.csv all.sums
2|--output: x.csv: call it something.sums|sums all.csv -o x.csv
2|--output: all.sums would overwrite --data all.sums, which is read; name another file|sums all.sums -o all.sums
2|--output: ./7/aa.sums would overwrite --data 7/aa.sums, which is read; name another file|sums -d 7/*.sums -o ./7/aa.sums
2|--output: ./all.csv would overwrite --data all.csv, which is read; name another file|train -q -d all.csv -d none.sums --lr 1 -o ./all.csv
2|--data: ./all.sums is given twice (all.sums); its rows would count twice|sums all.sums ./all.sums
2|--columns: left.sums has no column 'c'; it has a,b|sums --columns a,c left.sums
2|--columns: wide.sums has no column 'id'; it has e,a,"c, d",b|sums --columns a,id wide.sums
2|--columns: bare.sums has no column '4'; it has 1 to 3|loss --lr 1 --columns 1,4 -d bare.sums
2|--columns: 'a,b,e' is not two columns; write X,Y, and a name with a comma in double quotes|loss --lr 1 --columns a,b,e -d wide.sums
2|--columns: 'a' is not two or more columns; write X,Y, and a name with a comma in double quotes|sums --columns a wide.csv
2|--header is of use with rows only; all.sums has sums, in which it was decided|loss --lr 1 --header no -d all.sums
2|--decimal is of use with rows only; 2/aa.sums has sums, in which it was decided|sums --decimal comma 2/aa.sums 2/ab.sums
2|--missing is of use with rows only; 2/aa.sums has sums, in which it was decided|history --lr 1 -d 2/*.sums --missing fail
2|--output: list.sums would overwrite the list list.sums, which is read; name another file|sums -d @list.sums -o list.sums
2|--output: ./list.svg would overwrite the list list.svg, which is read; name another file|loss --lr 1 -d @list.svg -o plot.svg -o ./list.svg
2|--output: ./list.svg would overwrite the list list.svg, which is read; name another file|redo seven.svg -d @list.svg -o ./list.svg
2|--data: all.sums: points are drawn from the rows of one file; give one that has all of them|fit -d all.sums --lr 1
2|--data: all.csv and 1 more: points are drawn from the rows of one file; give one that has all of them|fit -d all.csv -d left.csv --lr 1
3|turned.csv: its columns are b,a, where all.csv has x,y; --columns says which are meant|sums all.csv turned.csv
3|a-e.sums: its columns are a,e, where wide.sums has e,a,"c, d",b; --columns says which are meant|sums wide.sums a-e.sums
3|wide.csv: its columns are id,a, where wide.sums has e,a,"c, d",b; --columns says which are meant|sums wide.sums wide.csv
3|less.sums: 2 columns, where bare.sums has 3; --columns says which are meant|sums bare.sums less.sums
3|bare.sums: 3 columns, where 2/aa.sums has 2; --columns says which are meant|sums 2/aa.sums bare.sums
3|below.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums below.sums
3|above.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums above.sums
3|left-below.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums left-below.sums
3|many.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums many.sums
3|one.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums one.sums
3|copy: this is a file of sums; give it by a name that ends with .sums|loss -d copy --lr 1
3|nul: no text; a list names a file in each line, in ASCII or UTF-8|sums -d @nul
4|@inner: cannot read: No such file or directory|sums -d @outer
4|a\x1b[1m.csv: cannot read: No such file or directory|sums -d @control
4|folder.sums: cannot read: Is a directory|sums folder.sums
4|folder: cannot read: Is a directory|sums -d @folder
4|full.sums: cannot write: No space left on device|sums all.sums -o full.sums
3|changed.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums changed.sums
3|cut.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums cut.sums
3|crlf.sums: not as gdplot wrote it: it is damaged or was changed; make it anew|sums crlf.sums
3|newer.sums: sums of a version that is not known; a newer gdplot wrote them|loss -d newer.sums --lr 1
3|rows.sums: no sums that gdplot wrote: 'gdplot sums 1' should stand first; files of rows have other names than *.sums|sums rows.sums
3|false.sums: no rows have such sums|loss -d false.sums --lr 1
3|none.sums: no rows|sums none.sums
3|empty: no file in this list|sums -d @empty
4|--data: no file is called *.nothing|sums -d *.nothing
4|nothing: cannot read: No such file or directory|sums -d @nothing
4|pipe.csv: cannot read: not a regular file|sums -d pipe.*
END_OF_ROWS
set -f
while IFS='|' read -r wanted message arguments; do
    # shellcheck disable=SC2086
    run "$gdplot" $arguments
    is "$arguments" "$status$err" "${wanted}gdplot: $message"
done <refused
set +f
run "$gdplot" sums --columns "$(seq -s, 101)" wide.csv
is 'too many columns' "$status$err" '6gdplot: --columns: 101 columns; there may be 100'
printf 'x;y\n1,5;2\n2;3\n' >comma.csv
run "$gdplot" train -q --iterations 1 -d comma.csv --decimal comma --lr 1,05 -o comma-out.csv
is 'a rate with a comma is said to be two' "$status$err" \
    "0gdplot: warning: --lr: '1,05' is a list of two rates; --decimal is about FILE, and rates have a decimal point"
run "$gdplot" train -q --iterations 1 -d comma.csv --decimal comma --lr 0.1,05 -o comma-out.csv
is 'but not where one has a point' "$status$err" 0
ok 'no input is touched' test "$(cat all.sums)" = "$sums"

# A recipe is a stranger's word: what looks like a pattern or a list there is a name.
mkdir trap
cp all.csv trap/one.csv
"$gdplot" loss -q --lr 1e-17 -d trap/one.csv -o trap/f.svg
for name in '*.csv' '@list' '../all.csv'; do
    sed -e "s|^data: one.csv|data: \&quot;$name\&quot;|" -e '/^n: /d' -e '/^mean_/d' -e '/^sxx/d' -e '/^least/d' -e '/^residual/d' \
        trap/f.svg >trap/g.svg
    run "$gdplot" redo trap/g.svg -o trap/new.svg
    is "a recipe with $name reads nothing" "$status$(ls trap/new.svg 2>/dev/null)" "$status"
    ok 'and is refused' test "$status" -ge 3
done

run "$gdplot" manual columns left.sums
is 'the columns of sums are completed' "$status$out" "0$(printf 'a\nb')"

# A report takes a pattern, beside its spec.
printf 'data: "7/*.sums"\nlr: 1.0e-17\nformats: [svg]\ndocuments: [markdown]\nfigures: [{kind: loss}]\n' >report.yaml
run "$gdplot" report -q report.yaml -o made
is 'a report of a pattern' "$status$err" 0
ok 'its page names each file' grep -q -e '--data 7/aa.sums --data 7/ab.sums' made/report.md
run "$gdplot" report --check -q report.yaml -o made
is 'and it can be checked' "$status$err" 0
echo 'root:x:0:0' >secret
sed 's|"7/.*"|"@secret"|' report.yaml >list.yaml
run "$gdplot" report -q list.yaml -o list
is 'and no list, whose lines messages would tell' "$status$err" "4gdplot: list.yaml:5: figure 'loss': @secret: cannot read: No such file or directory"
sed 's|7/\*|*/*|' report.yaml >wide.yaml
run "$gdplot" report -q wide.yaml -o wide
is 'a report looks through one folder' "$status$err" \
    '3gdplot: wide.yaml:5: data: */*.sums: a pattern may stand in the last name alone'
done_testing
