#!/usr/bin/env bash
# Runs every kernel under Oclgrind, which checks for accesses out of bounds and, with its race
# detector, for data races. Needs oclgrind, a TornadoVM SDK with OpenCL and a built project.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)"
sdk="${TORNADOVM_HOME:-$HOME/.sdkman/candidates/tornadovm/current}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
log="${1:-$root/tornado-kernels/target/oclgrind.log}"

if ! command -v oclgrind >/dev/null; then
  echo "oclgrind is not installed (Debian: apt-get install oclgrind)" >&2
  exit 2
fi
if [ ! -r "$sdk/tornado-argfile" ]; then
  echo "no TornadoVM SDK in $sdk: set TORNADOVM_HOME" >&2
  exit 2
fi
classes="$root/tornado-kernels/target/classes:$root/tornado-kernels/target/test-classes"
mkdir -p "$(dirname "$log")"
rm -f "$log"
oclgrind --data-races --uniform-writes --log "$log" \
  "$java" @"$sdk/tornado-argfile" --add-modules=jdk.incubator.vector \
  -Dtornado.recover.bailout=False -Ddynconv.tornado.device="${DEVICE:-0:0}" \
  -cp "$classes:$root/experiments/target/lib/*" org.dynconv.tornado.EveryKernel
if [ -s "$log" ]; then
  echo "Oclgrind found something; see $log" >&2
  exit 1
fi
echo "Oclgrind found nothing."
