#!/bin/sh
# Files appear whole or not at all. What cannot be written is in disk.t.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

echo old >target.svg
chmod 640 target.svg
ln -s target.svg link.svg
"$gdplot" grid -o link.svg
ok 'a symbolic link stays one' test -L link.svg
ok 'and its target is replaced' grep -q '</svg>' target.svg
is 'with the permissions it had' "$(stat -c %a target.svg)" 640
(umask 027 && "$gdplot" grid -o new.svg)
is 'a new file has those of the umask' "$(stat -c %a new.svg)" 640

ok 'a device is written directly' "$gdplot" grid -o /dev/null --format svg
ok 'and stays one' test -c /dev/null
ln -s nothing-yet.svg dangling.svg
"$gdplot" grid -o dangling.svg
ok 'a link to a file that is not there yet stays one' test -L dangling.svg -a -s nothing-yet.svg
mkfifo pipe.svg
"$gdplot" grid -o pipe.svg &
cat pipe.svg >copy.svg
wait
ok 'a FIFO is written directly, and stays' test -p pipe.svg
ok 'with the same bytes' cmp copy.svg target.svg

# A run that is interrupted.
start_slow
ok 'while it runs there is a temporary file' sh -c 'ls -A | grep -q "^.gdplot-"'
kill -TERM "$job"
status=0
wait "$job" 2>/dev/null || status=$?
exec 3<&-
is 'a signal ends it with 128 + its number' "$status" 143
is 'and leaves no temporary file' "$(ls -A | grep -c '^.gdplot-')" 0
ok 'nor a part of its output' test ! -e big.csv
done_testing
