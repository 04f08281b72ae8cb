#!/usr/bin/env bash
# Kills a sweep with SIGKILL at random moments, twenty times, starting it again each time, and
# compares what it comes to with an uninterrupted sweep: weights bit for bit, metrics and test
# results digit for digit (times and speeds aside). Usage, from anywhere:
#
#   experiments/src/test/scripts/kill-sweep.sh [KILLS [FOLDER]]
#
# Takes some minutes on two cores. The moments come from bash's RANDOM; SEED=n sets them.
set -euo pipefail

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)"
kills="${1:-20}"
work="${2:-$(mktemp -d)}"
RANDOM="${SEED:-$$}"
mkdir -p "$work"

cat >"$work/killed.yaml" <<'YAML'
title: A small sweep to be killed
reproduces: nothing
dataset: shapes
shapes:
  train: 400
  test: 100
arch: resnet8-cifar
budget: [0.5]
epochs: 6
batch: 50
checkpoint-every: 2
schedule: one-cycle
report: best
gallery: 2
grid:
  budget: [dense, 0.4]
  seed: [0, 1]
YAML

sweep() {
  "$home/dynconv" sweep "$work/killed.yaml" --jobs 2 --runs "$work/$1"
}

# What must be equal: per configuration the weights' sums, the epochs and the results.
essence() {
  local record run
  for record in "$work/$1"/killed/*/record.json; do
    run="$(dirname "$record")"
    echo "configuration $(sed -n 's/^  "configurationHash" : //p' "$record")"
    (cd "$run" && sha256sum models/*/weights.safetensors)
    sed -E 's/"(imagesPerSecond|seconds)":[^,}]*//g' "$run/metrics.jsonl"
    sed -nE '/^  "results"/,/^  \]/p' "$record" | grep -vE '"(train|evaluation)" :'
  done
}

# One block a configuration, in the configurations' order: folders are named after times.
sorted_essence() {
  essence "$1" | awk '/^configuration/ { key = $2 } { print key "\t" NR "\t" $0 }' |
    sort -t "$(printf '\t')" -k1,1 -k2,2n | cut -f3-
}

echo "An uninterrupted sweep ..."
sweep whole >"$work/whole.log" 2>&1

checkpoints() {
  find "$work/cut" -name checkpoint.safetensors -newer "$work/marker" 2>/dev/null | wc -l
}

# One time in four at a random moment from the start, else soon after the next checkpoint: later
# ones would let the sweep come to its end before it was killed often.
moment() {
  touch "$work/marker"
  if [ $((RANDOM % 4)) -eq 0 ]; then
    sleep "$((RANDOM % 4)).$((RANDOM % 10))"
  else
    while kill -0 "$1" 2>/dev/null && [ "$(checkpoints)" -eq 0 ]; do
      sleep 0.05
    done
    sleep "0.$((RANDOM % 8))"
  fi
}

echo "The same sweep, killed up to $kills times ..."
mkdir -p "$work/cut"
killed=0
while [ "$killed" -lt "$kills" ]; do
  setsid "$home/dynconv" sweep "$work/killed.yaml" --jobs 2 --runs "$work/cut" \
    >>"$work/cut.log" 2>&1 &
  pid=$!
  moment "$pid"
  if ! kill -KILL "$pid" 2>/dev/null; then
    echo "  it came to its end after $killed kills; more would hit nothing"
    break
  fi
  wait "$pid" 2>/dev/null || true
  killed=$((killed + 1))
  echo "  kill $killed: $(grep -l '"status" : "DONE"' "$work"/cut/killed/*/record.json 2>/dev/null | wc -l) of 4 runs done"
done
sweep cut >>"$work/cut.log" 2>&1

sorted_essence whole >"$work/whole.txt"
sorted_essence cut >"$work/cut.txt"
if diff "$work/whole.txt" "$work/cut.txt"; then
  echo "Equal after $killed kills: $(grep -c '^configuration' "$work/whole.txt") runs, $(grep -c safetensors "$work/whole.txt") models' weights, $(grep -c '"epoch"' "$work/whole.txt") epochs."
else
  echo "They differ (see above); everything is in $work." >&2
  exit 1
fi
