# Sourced by every shell test: a pinned environment, a scratch folder, and TAP.
#
#   run COMMAND...        runs it; $status, $out and $err then hold what came of it
#   ok NAME COMMAND...    passes where the command succeeds
#   is NAME GOT WANTED    passes where the two texts are equal
#   skip NAME REASON      a test that cannot be made here
#   start_slow            a run, $job, that is writing big.csv until its reader goes: exec 3<&-
#   done_testing          prints the plan; the last line of every test

set -u
export LC_ALL=C TZ=UTC
unset CDPATH SOURCE_DATE_EPOCH MAKEFLAGS MAKELEVEL MFLAGS
root=$(cd "$(dirname "$0")/.." && pwd)
gdplot=${GDPLOT:-$root/build/gdplot}
build=${BUILD:-$root/build}
scratch=$(mktemp -d)

# What runs in the background does not outlive a test, also one that is ended by a signal.
finish() {
    jobs -p >"$scratch/.jobs"
    kill $(cat "$scratch/.jobs") 2>/dev/null
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
HOME=$scratch
export HOME
tests_run=0

run() {
    status=0
    "$@" >"$scratch/.out" 2>"$scratch/.err" || status=$?
    out=$(cat "$scratch/.out")
    err=$(cat "$scratch/.err")
}

report() {
    tests_run=$((tests_run + 1))
    if [ "$1" = 0 ]; then
        echo "ok $tests_run - $2"
    else
        echo "not ok $tests_run - $2"
    fi
}

ok() {
    ok_name=$1
    shift
    if "$@" >"$scratch/.ok" 2>&1; then
        report 0 "$ok_name"
    else
        report 1 "$ok_name"
        sed 's/^/# /' "$scratch/.ok"
    fi
}

is() {
    if [ "$2" = "$3" ]; then
        report 0 "$1"
    else
        report 1 "$1"
        printf '%s\n' "got: $2" "wanted: $3" | sed 's/^/# /'
    fi
}

skip() {
    tests_run=$((tests_run + 1))
    echo "ok $tests_run - $1 # SKIP $2"
}

# It writes ten thousand times what a pipe holds.
start_slow() {
    mkfifo slow.csv
    "$gdplot" train -q --iterations 200000 -o big.csv -o slow.csv &
    job=$!
    exec 3<>slow.csv # opened also where the run has failed
    for try in $(seq 100); do
        ls -A | grep -q '^.gdplot-' && break
        sleep 0.1
    done
}

done_testing() {
    echo "1..$tests_run"
}
