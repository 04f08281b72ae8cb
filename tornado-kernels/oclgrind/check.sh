#!/usr/bin/env bash
# Runs the kernels under Oclgrind, which checks every load and store of the OpenCL code that TornadoVM made of them:
# accesses outside their arrays, and work items that write what another one reads or writes.
#
#   tornado-kernels/oclgrind/check.sh [CASES]
#
# CASES random plans of the conformance suite (21 have every kind of block and of masks) and the golden cases are run.
# Exits with 1 if Oclgrind reports anything, if an output is wrong, or if a kernel of the module was never run (the two that
# are called "convolve" count as one; the golden cases run both).
# Needs Oclgrind, gcc, OpenCL's headers (Debian: oclgrind, gcc, opencl-c-headers) and a TornadoVM SDK for OpenCL.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
module="$(dirname "$here")"
cases="${1:-21}"

for tool in oclgrind gcc mvn; do
  if ! command -v "$tool" >/dev/null; then
    echo "There is no \"$tool\" on the PATH; the check needs it." >&2
    exit 2
  fi
done

work="$module/target/oclgrind"
mkdir -p "$work"
kernels="$work/kernels.txt"
reports="$work/reports.txt"
output="$work/output.txt"
rm -f "$kernels" "$reports" "$output"
gcc -Wall -shared -fPIC -o "$work/one_type.so" "$here/one_type.c" -ldl

# Oclgrind puts its own runtime into LD_PRELOAD; ours goes before it, and asks it.
export ONE_TYPE_LIBRARY="$work/one_type.so" ONE_TYPE_KERNELS="$kernels" CHECKED_CASES="$cases"
passed=yes
(cd "$module/.." && oclgrind --data-races --log "$reports" sh -c '
  LD_PRELOAD="$ONE_TYPE_LIBRARY:$LD_PRELOAD" exec mvn -B -q -Dquick test -pl tornado-kernels -am \
    -Dtest=TornadoConformanceTest#randomPlans+singleBlocks+golden -Dsurefire.failIfNoSpecifiedTests=false -Ddynconv.tornado.cases="$CHECKED_CASES"
  ') >"$output" 2>&1 || passed=no

if ! grep -q 'TornadoVM: tested on .*Oclgrind' "$output"; then
  tail -20 "$output" >&2
  echo "The kernels did not run on Oclgrind's device; all output is in $output." >&2
  exit 2
fi
failed=no
if [ "$passed" = no ]; then
  echo "FAILED: a case; see $output."
  failed=yes
fi
for kernel in $(sed -n 's/^  static void \([A-Za-z0-9]*\)(.*/\1/p' "$module"/src/main/java/org/dynconv/tornado/*Kernels.java); do
  if ! grep -qx "$kernel" "$kernels"; then
    echo "FAILED: the kernel $kernel was never run."
    failed=yes
  fi
done
if [ -s "$reports" ]; then
  echo "FAILED: Oclgrind reports"
  # Address by address there would be thousands: kinds and kernels are counted.
  grep -A1 -E '^[A-Z]' "$reports" | grep -v '^--' | sed 's/ at [a-z]* memory address .*//' | paste - - |
    sort | uniq -c | sort -rn
  echo "All reports are in $reports."
  failed=yes
fi
if [ "$failed" = yes ]; then
  exit 1
fi
echo "Oclgrind reports nothing: $cases random plans and the golden cases, $(sort -u "$kernels" | wc -l) kernels compiled $(wc -l <"$kernels") times."
