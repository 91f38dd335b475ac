#!/bin/sh
# The demonstration behind `make run`: a register of the sample department
# (fictional people), its lists imported, its year classified, its workbooks
# written; then the window, where there is a display.
set -eu
thidua=$1
out=$2
here=$(cd "$(dirname "$0")/.." && pwd)
samples=$here/tests/data
mkdir -p "$out"
out=$(cd "$out" && pwd)
register="$out/So-Tu-phap-mau.thidua"
year=2026

rm -f "$register" "$register"-wal "$register"-shm "$out"/*.xlsx
"$thidua" new "$register" --governing "UBND tỉnh Khánh Hòa" --department "Sở Tư pháp" --place "Khánh Hòa" --sample
"$thidua" import "$register" staff "$samples/ds-cbccvc-so-tu-phap-2026.xlsx"
"$thidua" import "$register" self-assessment "$samples/tu-danh-gia-2026-so-tu-phap.xlsx" --year $year
"$thidua" classify "$register" --year $year
for name in $("$thidua" exports --names); do
  "$thidua" export "$register" "$name" --year $year -o "$out/$name-$year.xlsx"
done
echo
echo "Register: $register"
for file in "$out"/*.xlsx; do echo "Workbook: $file"; done

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$thidua" "$register"
else
  echo "There is no display here, so the window is not opened. On a desktop: $thidua \"$register\""
fi
