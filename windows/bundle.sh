#!/bin/sh
# bundle.sh SDK BUILD OUT: what is installed on a desktop: the two programs, every
# library they need, the data of GTK, the icons, the catalogues.
set -eu
sdk=$1 build=$2 out=$3
here=$(cd "$(dirname "$0")/.." && pwd)
host=x86_64-w64-mingw32

rm -rf "$out"
mkdir -p "$out/bin" "$out/share/glib-2.0/schemas" "$out/share/icons" "$out/share/locale"
cp "$build/src/thidua.exe" "$build/src/thidua-cli.exe" "$out/bin/"
# Starting other programs (the folder of an export) needs these.
cp "$sdk/bin/gspawn-win64-helper.exe" "$sdk/bin/gspawn-win64-helper-console.exe" "$out/bin/"

# find_library NAME: where one of ours lies; nothing for one of Windows.
find_library() {
  for candidate in "$sdk/bin/$1" "$($host-gcc-posix -print-file-name="$1")" "/usr/$host/lib/$1"; do
    case $candidate in */*) [ ! -f "$candidate" ] || { echo "$candidate"; return; } ;; esac
  done
}

found=1
while [ $found = 1 ]; do
  found=0
  for name in $($host-objdump -p "$out"/bin/*.exe "$out"/bin/*.dll 2>/dev/null | awk '/DLL Name:/ {print $3}' | sort -u); do
    [ ! -f "$out/bin/$name" ] || continue
    library=$(find_library "$name")
    [ -z "$library" ] || { cp "$library" "$out/bin/"; found=1; }
  done
done
chmod u+w "$out"/bin/*
# Sections that begin at pages are mapped as they lie in the file.
for file in "$out"/bin/*.dll "$out"/bin/*.exe; do
  $host-objcopy --strip-unneeded --file-alignment 4096 "$file"
done

cp "$sdk"/share/glib-2.0/schemas/*.xml "$out/share/glib-2.0/schemas/"
glib-compile-schemas "$out/share/glib-2.0/schemas"
rm "$out"/share/glib-2.0/schemas/*.xml

# Adwaita's symbolic icons are there as pictures, so that no loader of SVG is needed;
# only those that the program, GTK or libadwaita name.
adwaita=/usr/share/icons/Adwaita
mkdir -p "$out/share/icons/Adwaita" "$out/share/icons/hicolor"
(cd $adwaita && find 16x16 -name '*.symbolic.png') | sed 's#.*/\(.*\)\.symbolic\.png#\1#' | sort -u > "$out/icons"
grep -rhoaFwf "$out/icons" "$here/src" "$out/bin/libgtk-4-1.dll" "$out/bin/libadwaita-1-0.dll" | sort -u > "$out/named"
(cd $adwaita && find 16x16 32x32 -name '*.symbolic.png') | while read -r icon; do
  grep -qxF "$(basename "$icon" .symbolic.png)" "$out/named" || continue
  mkdir -p "$out/share/icons/Adwaita/$(dirname "$icon")"
  cp "$adwaita/$icon" "$out/share/icons/Adwaita/$icon"
done
rm "$out/icons" "$out/named"
# libadwaita's own are drawings inside its library: drawn here once and for all.
library=$(find /usr/lib -name 'libadwaita-1.so.0' | head -n 1)
for name in $(gresource list "$library" | grep '/icons/.*-symbolic\.svg$'); do
  base=$(basename "$name" .svg)
  gresource extract "$library" "$name" > "$out/$base.svg"
  for size in 16 32; do
    gtk4-encode-symbolic-svg -o "$out/share/icons/Adwaita/${size}x$size/ui" "$out/$base.svg" ${size}x$size
  done
  rm "$out/$base.svg"
done
for size in 16 32 48 128; do
  mkdir -p "$out/share/icons/hicolor/${size}x$size/apps"
  rsvg-convert -w $size -h $size "$here/data/icons/io.github.thidua.ThiDua.svg" \
    -o "$out/share/icons/hicolor/${size}x$size/apps/io.github.thidua.ThiDua.png"
done

# Only the folders that are there, or among the resources of GTK and of the program:
# GTK looks into every one that a theme names.
library=$(find /usr/lib -name 'libgtk-4.so.1' | head -n 1)
for theme in Adwaita hicolor; do
  folders=$({
    (cd "$out/share/icons/$theme" && find . -mindepth 2 -type d | sed 's#^\./##')
    [ $theme = Adwaita ] || echo 32x32/actions
    [ $theme = Adwaita ] || gresource list "$library" | sed -n 's#^/org/gtk/libgtk/icons/\([0-9x]*/[a-z]*\)/.*#\1#p'
  } | sort -u)
  awk -v folders="$folders" '
    BEGIN { n = split(folders, list, "\n"); for (i = 1; i <= n; i++) { there[list[i]] = 1; all = all (i > 1 ? "," : "") list[i] } }
    /^\[/ { section = substr($0, 2, length($0) - 2); print_it = section == "Icon Theme" || section in there; if (print_it) print ""; }
    /^(Directories|ScaledDirectories)=/ { if (/^D/) print "Directories=" all; next }
    print_it && NF && (section != "Icon Theme" || /^(\[|Name=|Inherits=|Hidden=)/)
  ' "/usr/share/icons/$theme/index.theme" > "$out/share/icons/$theme/index.theme"
done

# libadwaita brings its own style: GTK's would be read first and then be thrown away.
mkdir -p "$out/etc/gtk-4.0"
printf '[Settings]\ngtk-theme-name=Adwaita-empty\n' > "$out/etc/gtk-4.0/settings.ini"

for domain in gtk40 glib20 libadwaita; do
  catalogue=share/locale/vi/LC_MESSAGES/$domain.mo
  [ ! -f "$sdk/$catalogue" ] || install -D -m 644 "$sdk/$catalogue" "$out/$catalogue"
done
install -D -m 644 "$build/po/vi/LC_MESSAGES/thidua.mo" "$out/share/locale/vi/LC_MESSAGES/thidua.mo"
install -m 644 "$here/COPYING" "$out/COPYING.txt" 2>/dev/null || true
find "$out" -type f | wc -l
du -sh "$out" | cut -f 1
