#!/bin/sh
# The arrows of src/DESIGN.md that the compiler cannot check, since system
# headers lie where everybody sees them; and that no storey reaches up.
set -u
cd "$1" || exit 2
failed=0
refuse() { # pattern, what, folders
  pattern=$1 what=$2
  shift 2
  found=$(grep -rnE "$pattern" "$@" --include='*.c' --include='*.h' 2>/dev/null)
  if [ -n "$found" ]; then
    echo "$what:"
    echo "$found"
    failed=1
  fi
}
refuse '#include <(gtk|gdk|adwaita)' 'GTK below views' src/rules src/model src/excel src/cli
refuse '#include <sqlite3' 'SQLite outside the model' src/rules src/excel src/cli src/views
refuse '#include <(xlsxwriter|expat|minizip)' 'Workbook libraries outside excel' src/rules src/model src/cli src/views
refuse '\bSELECT .* FROM\b|\bINSERT INTO\b|\bUPDATE .* SET\b' 'SQL outside the model' src/rules src/excel src/cli src/views
refuse '#include "(td-(db|sql|record|query|store|worker)[a-z-]*-private)\.h"' 'Private headers of the model used above it' src/excel src/cli src/views
refuse '\b(TODO|FIXME|XXX)\b' 'Marks of unfinished work' src
for lower in rules model excel; do
  for header in src/views/*.h src/cli/*.h; do
    [ -e "$header" ] || continue
    refuse "#include \"$(basename "$header")\"" "$lower includes from above" "src/$lower"
  done
done
exit $failed
