# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of exported workbooks share.  They need openpyxl, so that the
workbooks are read by something that is not ours; without it they are skipped."""

import functools
import os
import subprocess
import sys
import tempfile

SKIPPED = 77

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed")
    sys.exit(SKIPPED)


class Folder:
    """A folder with every export of the invented office, gone afterwards."""

    def __init__(self, command):
        self.command = command
        self.temporary = tempfile.TemporaryDirectory(prefix="td-exports-")

    def __enter__(self):
        self.path = self.temporary.__enter__()
        environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(self.path, "cache"))
        os.mkdir(environment["XDG_CACHE_HOME"])
        subprocess.run([*self.command, self.path], check=True, env=environment)
        return self

    def __exit__(self, *args):
        return self.temporary.__exit__(*args)

    def workbooks(self):
        return sorted(name for name in os.listdir(self.path) if name.endswith(".xlsx"))

    def file(self, name):
        return os.path.join(self.path, name)

    @functools.lru_cache(maxsize=None)
    def load(self, name, values=False):
        return openpyxl.load_workbook(self.file(name), data_only=values)


def rows(sheet):
    """The sheet as lists of values."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def find(sheet, text):
    """The first cell that holds exactly this text."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == text:
                return cell
    raise AssertionError(f"{sheet.title}: no cell “{text}”")


def has(sheet, text):
    """Whether some cell contains this text."""
    return any(isinstance(value, str) and text in value for row in rows(sheet) for value in row)


def same(actual, expected, what):
    assert actual == expected, f"{what}: {actual!r}, not {expected!r}"
