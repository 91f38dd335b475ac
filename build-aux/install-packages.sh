#!/bin/sh
# Installs what is missing with the system's package manager: the libraries the
# program is built with ("build"), and what its tests need ("check").
set -eu

debian_build="gcc libc6-dev pkg-config meson ninja-build gettext git libglib2.0-dev-bin \
 libgtk-4-dev libgtk-4-bin libadwaita-1-dev libsqlite3-dev libxlsxwriter-dev libminizip-dev libexpat1-dev \
 desktop-file-utils adwaita-icon-theme librsvg2-common fonts-cantarell fonts-liberation2"
debian_check="appstream xvfb openbox xcompmgr xdotool x11-utils x11-xkb-utils imagemagick \
 dbus dbus-daemon at-spi2-core python3 python3-gi python3-openpyxl libreoffice-calc-nogui poppler-utils \
 sqlite3 locales clang libclang-rt-14-dev util-linux"
# Cross-building for Windows and running the outcome under Wine.
debian_windows="gcc-mingw-w64-x86-64-posix binutils-mingw-w64-x86-64 nsis wine wine64 librsvg2-bin xz-utils"
fedora_windows=
# Packaging for Debian and Ubuntu.
debian_deb="debhelper dpkg-dev fakeroot lintian"
fedora_deb=
fedora_build="gcc pkgconf-pkg-config meson ninja-build gettext git gtk4-devel libadwaita-devel sqlite-devel \
 libxlsxwriter-devel minizip-ng-compat-devel expat-devel desktop-file-utils"
fedora_check="appstream xorg-x11-server-Xvfb openbox xcompmgr xdotool xprop xkbcomp ImageMagick \
 dbus-daemon at-spi2-core python3 python3-gobject python3-openpyxl libreoffice-calc poppler-utils \
 sqlite clang compiler-rt util-linux"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else
    echo "These packages are missing and need root or sudo to install:$missing" >&2
    exit 1
  fi
}

wanted=
for part in "$@"; do
  if command -v apt-get >/dev/null 2>&1; then eval "wanted=\"\$wanted \$debian_$part\""
  elif command -v dnf >/dev/null 2>&1; then eval "wanted=\"\$wanted \$fedora_$part\""
  else
    echo "No apt-get and no dnf here: install what README.md lists, then run meson." >&2
    exit 0
  fi
done

missing=
for package in $wanted; do
  if command -v apt-get >/dev/null 2>&1; then
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  else
    rpm -q "$package" >/dev/null 2>&1 || missing="$missing $package"
  fi
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
if command -v apt-get >/dev/null 2>&1; then
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
else
  # shellcheck disable=SC2086
  as_root dnf install -y $missing
fi
