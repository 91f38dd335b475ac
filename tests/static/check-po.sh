#!/bin/sh
# po/POTFILES names every file with texts, and po/vi.po translates them all.
set -u
cd "$1" || exit 2
failed=0
listed=$(grep -v '^#' po/POTFILES | LC_ALL=C sort)
having=$({ grep -lE '\b_ ?\("|N_ ?\("|ngettext ?\(' -r src --include='*.c'; grep -l 'translatable="yes"' -r src --include='*.ui'; ls data/*.in; } | LC_ALL=C sort -u)
if [ "$listed" != "$having" ]; then
  echo "po/POTFILES differs from the files with texts (< listed, > having):"
  printf '%s\n' "$listed" > "${TMPDIR:-/tmp}/potfiles.$$"
  printf '%s\n' "$having" | diff "${TMPDIR:-/tmp}/potfiles.$$" -
  rm -f "${TMPDIR:-/tmp}/potfiles.$$"
  failed=1
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=g_dngettext:2,3 --keyword=ngettext:1,2 \
  --add-comments=Translators -o "$work/all.pot" $(printf '%s\n' "$listed" | grep -E '\.(c|ui)$') 2>"$work/log" || { cat "$work/log"; exit 1; }
msgmerge --quiet --no-fuzzy-matching -o "$work/vi.po" po/vi.po "$work/all.pot" || exit 1
statistics=$(LC_ALL=C msgfmt --check --statistics -o /dev/null "$work/vi.po" 2>&1) || { echo "$statistics"; exit 1; }
echo "$statistics"
case $statistics in
  *untranslated*|*fuzzy*)
    msgattrib --untranslated --no-obsolete "$work/vi.po" | grep -A3 '^#:' | head -80
    failed=1;;
esac
exit $failed
