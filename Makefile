# The two commands of the project: `make run` and `make check`.
# Everything else is Meson's: see README.md.

BUILD    ?= build
BUILD_SAN = build-sanitize
BUILD_FUZZ = build-fuzz
BUILD_WINDOWS = build-windows
BUILD_DEB = build-deb
PREFIX   ?= $(CURDIR)/$(BUILD)/install

.PHONY: run build check bench windows check-windows deb clean deps deps-check screenshots

## run: install what is missing, build, make the demonstration, open the window
run: deps build
	@build-aux/demo.sh "$(PREFIX)/bin/thidua" "$(BUILD)/demo"

build: deps
	@[ -f $(BUILD)/build.ninja ] || meson setup $(BUILD) --prefix="$(PREFIX)"
	@meson install -C $(BUILD) --quiet

## check: install what the tests need, build, run every suite, end with the counts
check: deps-check
	@build-aux/check.sh $(BUILD) $(BUILD_SAN) $(BUILD_FUZZ) "$(PREFIX)"

## bench: the benchmarks beside their floor programs
bench: deps-check
	@[ -f $(BUILD)/build.ninja ] || meson setup $(BUILD) --prefix="$(PREFIX)"
	@meson test -C $(BUILD) --benchmark --verbose

## windows: cross-build for Windows and make the installer, see windows/README.md
windows:
	@build-aux/install-packages.sh build windows
	@windows/build.sh $(BUILD_WINDOWS)

## check-windows: what was built for Windows, under Wine
check-windows: windows build
	@build-aux/install-packages.sh build check windows
	@windows/check.sh $(BUILD_WINDOWS) $(BUILD)/src/thidua

## deb: the package for Debian and Ubuntu
deb:
	@build-aux/install-packages.sh build deb
	@build-aux/deb.sh $(BUILD_DEB)

## screenshots: the README's pictures, from the real program
screenshots: build
	@build-aux/screenshots.sh "$(PREFIX)/bin/thidua"

deps:
	@build-aux/install-packages.sh build

deps-check:
	@build-aux/install-packages.sh build check

clean:
	rm -rf $(BUILD) $(BUILD_SAN) $(BUILD_FUZZ) $(BUILD_WINDOWS) $(BUILD_DEB)
