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
ln -s unwritten.csv dangling.csv
run sh -c "ulimit -S -f 4; exec '$gdplot' train -q --iterations 1000 -o dangling.csv"
is 'through such a link, too, a file is there as a whole or not at all' "$status $(ls -A | grep -c -e unwritten -e '^.gdplot-')" '4 0'
mkdir away
ln -s away/../away/made.svg chain-end
ln -s chain-end chain.svg
"$gdplot" grid -o chain.svg
ok 'links to links are followed' cmp away/made.svg target.svg
is 'and stay' "$(readlink chain.svg chain-end | tr '\n' ' ')" 'chain-end away/../away/made.svg '
mkfifo pipe.svg
"$gdplot" grid -o pipe.svg &
timeout 120 cat pipe.svg >copy.svg
wait
ok 'a FIFO is written directly, and stays' test -p pipe.svg
ok 'with the same bytes' cmp copy.svg target.svg

# A file that is a mount of its own, as containers have them: it cannot be renamed over. `tight` lies on a disk of
# 64 KiB of which 12 are free.
mkdir disk
echo longer than nothing >mounted.svg
cat >mounts <<'END'
mount -t tmpfs -o size=64k none disk || exit 99
dd if=/dev/zero of=disk/fill bs=1024 count=44 2>/dev/null
echo old >disk/tight.csv
echo old >small.svg
seq 5000 >large.svg
for name in small large; do
    mount --bind $name.svg mounted.svg || exit 99
    "$1" grid -q -o mounted.svg
    echo "$? $(cmp $name.svg target.svg && echo the same bytes)"
    umount mounted.svg
done
touch tight.csv
mount --bind disk/tight.csv tight.csv || exit 99
"$1" train -q --iterations 1000 -o tight.csv
echo "$? $(cat tight.csv)"
ln -s tight.csv to-tight.csv
"$1" train -q --iterations 1 -o to-tight.csv
echo "$? $(grep -c , tight.csv)"
ls -A | grep '^.gdplot-'
END
run unshare --mount --map-root-user sh mounts "$gdplot"
if [ "$status" = 99 ] || ! [ "$out" ]; then
    skip 'a mounted file' 'nothing may be mounted here'
else
    is 'a mounted file is copied into, but not where there is no room for all of it' "$out" '0 the same bytes
0 the same bytes
4 old
0 3'
    is 'of which it is told' "$err" 'gdplot: tight.csv: cannot write: No space left on device'
fi

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
