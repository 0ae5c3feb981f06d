#!/bin/sh
# gdplot-mpi on one host and on two: what it writes is what gdplot writes, and whatever fails ends the job with one message.
# The hosts are two network namespaces with a cable between them.
. "$(dirname "$0")/../lib.sh"
root=$(dirname "$root")
cd "$scratch" || exit 1
mpi=$build/gdplot-mpi
agent=$root/tests/mpi/agent
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

skip_all() {
    echo "1..0 # SKIP $1: gdplot-mpi is NOT tested"
    exit 0
}
mpirun --version >/dev/null 2>&1 || skip_all 'no mpirun here (make deps-mpi)'
test "$(id -u)" = 0 || skip_all 'hosts are made by root alone'
net=10.77.$(($$ % 200))
one=$net.1 two=$net.2
remove_hosts() {
    ip netns del "gdplot-$one" 2>/dev/null
    ip netns del "gdplot-$two" 2>/dev/null
    umount "$scratch/small" 2>/dev/null
    finish
}
trap remove_hosts EXIT
make_hosts() {
    ip netns add "gdplot-$one" && ip netns add "gdplot-$two" &&
        ip link add gdplot1 netns "gdplot-$one" type veth peer name gdplot2 netns "gdplot-$two" &&
        ip -n "gdplot-$one" addr add "$one/24" dev gdplot1 && ip -n "gdplot-$one" link set gdplot1 up &&
        ip -n "gdplot-$two" addr add "$two/24" dev gdplot2 && ip -n "gdplot-$two" link set gdplot2 up &&
        ip -n "gdplot-$one" link set lo up && ip -n "gdplot-$two" link set lo up && "$agent" "$two" true
}
make_hosts >.hosts 2>&1 || skip_all "no network namespaces here ($(tail -n 1 .hosts))"

# here RANKS ARGUMENTS..., there ARGUMENTS...: on this host, and on the two.
here() {
    ranks=$1
    shift
    run timeout -k 5 60 mpirun --oversubscribe --bind-to none --quiet -n "$ranks" "$mpi" "$@" </dev/null
}
# As with ssh, what is to be started goes through a shell: each word is quoted for it.
quoted() {
    for word; do
        printf "'%s' " "$(printf '%s' "$word" | sed "s/'/'\\\\''/g")"
    done
}
on_two() {
    timeout -k 5 60 "$agent" "$one" "timeout -k 5 60 mpirun --bind-to none --quiet --mca plm_rsh_agent $agent --mca btl tcp,self \
        --mca btl_tcp_if_include $net.0/24 --mca oob_tcp_if_include $net.0/24 -H $one:1,$two:1 -n 2 $(quoted "$@")" </dev/null
}
there() {
    run on_two "$mpi" "$@"
}
# What gdplot itself says: the launcher's notices are left out.
messages() {
    echo "$err" | grep '^gdplot: '
}
came() {
    echo "$status$(messages)$(cmp "$1" "$2" 2>&1)"
}

# Rows as they come, in quotes with line ends (some longer than a share), with CR LF, and in several files.
awk 'BEGIN { srand(3); print "x,y"; for (i = 0; i < 80000; i++) printf "%.17g,%.9g\n", rand() * 10 ^ int(rand() * 9 - 4), rand() }' >a.csv
awk 'BEGIN {
    srand(4)
    printf "x,note,y\r\n"
    for (i = 0; i < 4000; i++) {
        printf "%.9g,\"", rand()
        for (lines = i == 1500 ? 9000 : int(rand() * 5); lines > 0; lines--)
            printf rand() < 0.5 ? "1,2,3\r\n" : "a \"\"b\"\"\n"
        printf "\",%.9g\r\n", rand()
    }
}' >quoted.csv
tr '\n' '\r' <a.csv | head -c 300000 >cr.csv
head -n 20000 a.csv | sed '15000s/,/,-/' >b.csv
mkdir parts
split -n l/7 --additional-suffix=.csv a.csv parts/
"$gdplot" sums parts/ac.csv -o parts/ac.sums && rm parts/ac.csv
awk 'NR % 7 == 3 { sub(/,.*/, ",") } { print }' b.csv >left.csv
awk 'BEGIN { srand(8); print "w,\"x,1\",note,y"; for (i = 0; i < 60000; i++) printf "%d,%.17g,\"%d,\n\",%.9g\n", i, rand() * 10 ^ int(rand() * 90 - 45), i, rand() }' >three.csv
"$gdplot" sums three.csv --columns 1,2,4 -o three.sums
# UTF-16 of either order, with quotes, each file larger than a share.
utf16() {
    printf '%b' "$1" && iconv -f UTF-8 -t "UTF-16$2" "$3"
}
head -n 30000 a.csv >c.csv
utf16 '\377\376' LE c.csv >le.csv
utf16 '\376\377' BE c.csv >be.csv
utf16 '\377\376' LE quoted.csv >le-quoted.csv
iconv -f UTF-8 -t UTF-16LE c.csv >le-unmarked.csv
is 'UTF-16 has the sums of UTF-8' "$("$gdplot" sums c.csv | tail -n 1)" "$("$gdplot" sums le.csv | tail -n 1)"
set -f
while read -r name arguments; do
    # shellcheck disable=SC2086
    "$gdplot" sums $arguments -o wanted.sums 2>wanted.err
    for ranks in 1 2 3 5; do
        # shellcheck disable=SC2086
        here "$ranks" sums $arguments -o got.sums
        is "$name, $ranks ranks" "$(came got.sums wanted.sums)" "0$(cat wanted.err)"
        rm -f got.sums
    done
    # shellcheck disable=SC2086
    there sums $arguments -o "$PWD/got.sums"
    is "$name, two hosts" "$(came got.sums wanted.sums)" "0$(cat wanted.err)"
    rm -f got.sums
done <<'END_OF_ROWS'
rows a.csv
quotes quoted.csv --columns x,y
CR cr.csv
files parts/*.csv parts/ac.sums b.csv
sums parts/ac.sums
columns three.csv --columns w,2,y,2
columns-of-both three.csv three.sums --columns y,w
left-out left.csv a.csv --missing skip
UTF-16LE le.csv
UTF-16BE be.csv
UTF-16-quotes le-quoted.csv --columns x,y
UTF-16-unmarked le-unmarked.csv
UTF-16-among-others b.csv le.csv a.csv be.csv parts/ac.sums
END_OF_ROWS
set +f

# Results, to the byte; of a single file of rows its identity alone is another.
"$gdplot" sums -q -d a.csv -d b.csv -o ab.sums
for command in 'train --lr 1e-9 --bias train -o %.csv' 'sweep -o %.svg' 'sweep -o %.csv' 'loss --lr 1e-9 --path -o %.png'; do
    for data in '-d ab.sums' '-d a.csv -d b.csv'; do
        file=$(echo "${command##* }" | tr -d '%')
        # shellcheck disable=SC2086
        "$gdplot" ${command%-o*} -q $data -o "wanted$file"
        # shellcheck disable=SC2086
        here 3 ${command%-o*} -q $data -o "got$file"
        is "$command $data, 3 ranks" "$(came "wanted$file" "got$file")" 0
        rm "got$file"
        # shellcheck disable=SC2086
        there ${command%-o*} -q $data -o "$PWD/got$file"
        is "$command $data, two hosts" "$(came "wanted$file" "got$file")" 0
        rm "got$file"
    done
done
"$gdplot" sweep -q -f 'sin(x)+x^2/10' --start 7 --lr 0.001:1.2:1001 -o wanted.csv
here 5 sweep -q -f 'sin(x)+x^2/10' --start 7 --lr 0.001:1.2:1001 -o got.csv
is 'a sweep of a function' "$(came wanted.csv got.csv)" 0
while read -r show; do
    map="map -q -f sin(x)+x^2/10 --over lr=0.01:1.2:61 $show"
    # shellcheck disable=SC2086
    "$gdplot" $map -o wanted.csv -o wanted.svg
    # shellcheck disable=SC2086
    here 3 $map -o got.csv -o got.svg
    is "a map of $show" "$(came wanted.csv got.csv)$(cmp wanted.svg got.svg 2>&1)" 0
    # shellcheck disable=SC2086
    there $map -o "$PWD/got.csv"
    is "a map of $show, two hosts" "$(came wanted.csv got.csv)" 0
    rm got.csv got.svg
done <<'END_OF_ROWS'
--over start=-7:7:43 --show zone
--over start=-7:7:43 --show minimum
--over start=-7:7:43 --show iterations
--over momentum.beta=0:0.98:43 --start 7
--over start=-7:7:43 --optimizer adam
END_OF_ROWS
"$gdplot" train --lr 1e-9 -d ab.sums >wanted
here 3 train --lr 1e-9 -d ab.sums
is 'progress is printed once' "$status$out" "0$(cat wanted)"

# Failures: our status, one message; what was there stays.
echo old >old.sums
sed '70000s/,/,z/' a.csv >bad.csv
here 4 sums bad.csv -o old.sums
is 'a row that is none' "$status$(messages | sed 's/ on [^:]*:/:/')" \
    "3gdplot: rank 3: $("$gdplot" sums bad.csv 2>&1 | sed 's/^gdplot: //')"
sed 's/x,y/p,q/' b.csv >other.csv
here 3 sums a.csv other.csv
is 'other columns' "$status$(messages | sed 's/rank . on [^:]*: //')" \
    "3gdplot: other.csv: its columns are p,q, where a.csv has x,y; --columns says which are meant"
here 3 sums -o x.csv a.csv
is 'wrong usage' "$status$(messages)" '2gdplot: --output: x.csv: call it something.sums'
here 2 redo old.sums
is 'a command for one process' "$status$(messages)" '2gdplot: redo is done by one process; start gdplot without MPI'
here 3 train -d ab.sums --lr 1e-9 --expect diverging -o kept.csv
is 'an expectation that is not met' "$status$(test -s kept.csv && echo kept)" 1kept
mkdir only
cp a.csv only/a.csv
GDPLOT_HIDDEN=$PWD/only
export GDPLOT_HIDDEN
there sums "$PWD/only/a.csv" -o "$PWD/old.sums"
unset GDPLOT_HIDDEN
is 'a file that one host has not' "$status$(messages)" \
    "4gdplot: rank 1 on host-$two: $PWD/only/a.csv: cannot read: No such file or directory"
mkdir small
if mount -t tmpfs -o size=64k none small 2>/dev/null; then
    echo old >small/run.csv
    here 2 train -q -d ab.sums --lr 1e-9 --iterations 20000 -o small/run.csv
    is 'a disk that fills' "$status$(cat small/run.csv)" 4old
    ok 'is told' test "$(messages | grep -c 'No space left')" = 1
    is 'nothing is left' "$(ls -A small)" run.csv
    umount small
fi
is 'the old output stays' "$(cat old.sums)" old
run timeout 60 mpirun --quiet --oversubscribe -n 2 sh -c \
    "test \$OMPI_COMM_WORLD_RANK = 0 || ulimit -v 400000; exec $mpi train -q --lr 1e-9 --iterations 9999999" </dev/null
is 'a rank without memory ends the job' "$status$(messages | sed 's/ on [^:]*:/:/')" \
    '6gdplot: rank 1: out of memory; ask for fewer states or a smaller figure'

# A rank is killed, at any instant of its work.
for i in 1 2 3 4 5 6 7 8; do cat a.csv; done | awk 'NR == 1 || !/x/' >long.csv
"$gdplot" sums long.csv -o wanted.sums
ended=0 broken=0 hung=0
for instant in $(seq 20); do
    echo old >killed.sums
    rm -f pid.*
    on_two sh -c "echo \$\$ >$PWD/pid.\$OMPI_COMM_WORLD_RANK; exec $mpi sums $PWD/long.csv -o $PWD/killed.sums" >.job 2>&1 &
    job=$!
    began=$(date +%s)
    for try in $(seq 200); do
        test -s "pid.$((instant % 2))" && break
        sleep 0.05
    done
    sleep "0.$(((instant * 37 + 11) % 50 + 10))"
    kill -9 "$(cat "pid.$((instant % 2))" 2>/dev/null)" 2>/dev/null
    wait "$job"
    test $(($(date +%s) - began)) -lt 55 || hung=$((hung + 1))
    test "$(cat killed.sums)" = old && ended=$((ended + 1))
    test "$(cat killed.sums)" = old || cmp -s killed.sums wanted.sums || broken=$((broken + 1))
done
echo "# 20 ranks killed: $ended jobs left the old file"
is 'no job hangs, and no file is broken' "$hung $broken" '0 0'
done_testing
