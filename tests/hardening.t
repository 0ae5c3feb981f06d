#!/bin/sh
# The program is linked and compiled so that mistakes in it are hard to make use of.
. "$(dirname "$0")/lib.sh"

readelf -hldW "$gdplot" >"$scratch/elf" 2>/dev/null
nm -D "$gdplot" >"$scratch/symbols" 2>/dev/null
if nm "$gdplot" 2>/dev/null | grep -q '__asan_init\|__gcov_'; then
    echo '1..0 # SKIP built with sanitizers or to count lines'
    exit 0
fi
ok 'it is position independent' grep -q 'Type: *DYN' "$scratch/elf"
ok 'relocations are read-only' grep -q GNU_RELRO "$scratch/elf"
ok 'all of them from the start' grep -q 'BIND_NOW' "$scratch/elf"
ok 'the stack is not executable' grep -q 'GNU_STACK.* RW ' "$scratch/elf"
ok 'stacks are guarded' grep -q '__stack_chk_fail' "$scratch/symbols"
ok 'copies are checked' grep -q '__memcpy_chk\|__snprintf_chk' "$scratch/symbols"
done_testing
