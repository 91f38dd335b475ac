#!/bin/sh
# Every suite: with warnings as errors, then all but the static checks again
# under ASan and UBSan, where the scenarios of the window (e2e) run too, then the
# fuzzers for a minute each; the counts at the end.  A failing suite does not keep
# the next ones from running.
set -u
build=$1 sanitize=$2 fuzz=$3 prefix=$4
passed=0 failed=0 skipped=0

# count FILE: adds up what `meson test` says at its end.
count() {
  ok=$(sed -n 's/^Ok: *\([0-9]*\).*/\1/p' "$1" | tail -n 1)
  bad=$(sed -n 's/^\(Fail\|Timeout\|Unexpected Pass\): *\([0-9]*\).*/\2/p' "$1" | awk '{s += $1} END {print s + 0}')
  skip=$(sed -n 's/^Skipped: *\([0-9]*\).*/\1/p' "$1" | tail -n 1)
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  skipped=$((skipped + ${skip:-0}))
}

# run FOLDER ARGUMENT…: `meson test` there, output shown and counted.
run() {
  folder=$1
  shift
  log=$folder/check.log
  meson test -C "$folder" --print-errorlogs "$@" > "$log" 2>&1
  status=$?
  cat "$log"
  before=$failed
  count "$log"
  [ $status -eq 0 ] || [ "$failed" -gt "$before" ] || failed=$((failed + 1))
}

# setup FOLDER TARGET ARGUMENT…: configures once, builds.
setup() {
  folder=$1
  target=$2
  shift 2
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" || return 1
  ninja -C "$folder" "$target" || return 1
}

echo "== build, with warnings as errors"
# A folder that `make run` made is turned to the same setting.
[ ! -f "$build/build.ninja" ] || meson configure "$build" -Dwerror=true
if setup "$build" all --prefix="$prefix" -Dwerror=true && meson install -C "$build" --quiet; then
  run "$build" --no-suite e2e
else
  failed=$((failed + 1))
fi

echo "== the suites under ASan and UBSan"
# Less optimised, with lines but no variables in the debug data, and GTK's headers read once: half the time.
if setup "$sanitize" all -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=true -Doptimization=1 -Dc_args=-g1 \
  -Db_pch=true --prefix="$PWD/$sanitize/install"; then
  ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    run "$sanitize" --suite rules --suite model --suite excel --suite cli --suite views --suite e2e -t 5
else
  failed=$((failed + 1))
fi

echo "== fuzzers, a minute each"
if setup "$fuzz" fuzzers --native-file build-aux/clang.ini -Dfuzz=true -Dgui=false -Dtests=true -Db_lundef=false \
  -Doptimization=1 -Dc_args=-g1; then
  run "$fuzz" --no-rebuild --suite fuzz
else
  failed=$((failed + 1))
fi

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
