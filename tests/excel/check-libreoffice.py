#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets LibreOffice compute every formula again and compares with the values
written beside them, and prints to PDF on A4: check-libreoffice.py MAKE-EXPORTS"""

import os
import shutil
import subprocess
import sys

from check_workbooks import SKIPPED, Folder, openpyxl

CHECKED = ["xep-loai-nam.xlsx", "danh-sach-can-bo.xlsx", "ho-so-cham-diem.xlsx", "phieu-cham.xlsx"]
# Without this LibreOffice shows what it finds beside the formulas.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(folder, names, target):
    profile = folder.file("profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w",
              encoding="utf-8") as file:
        file.write(PROFILE)
    out = folder.file(target)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless",
                    "--convert-to", target, "--outdir", out] + [folder.file(n) for n in names],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return out


def compare(folder, out, name):
    ours = folder.load(name, values=True)
    formulas = folder.load(name)
    theirs = openpyxl.load_workbook(os.path.join(out, name), data_only=True)
    n = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                mine = ours[sheet.title][cell.coordinate].value
                computed = theirs[sheet.title][cell.coordinate].value
                assert abs(mine - computed) < 1e-9, \
                    f"{name} {sheet.title} {cell.coordinate}: {mine}, computed {computed}"
                n += 1
    return n


def check_pdf(out, name):
    if shutil.which("pdfinfo") is None:
        return
    path = os.path.join(out, name.replace(".xlsx", ".pdf"))
    text = subprocess.run(["pdfinfo", "-l", "-1", path], check=True, capture_output=True,
                          text=True).stdout
    sizes = [line for line in text.splitlines() if " size: " in line and line.startswith("Page ")]
    assert sizes and all("(A4)" in line for line in sizes), f"{name}: {sizes}"


def main():
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed")
        sys.exit(SKIPPED)
    with Folder(sys.argv[1:]) as folder:
        out = convert(folder, CHECKED, "xlsx")
        assert compare(folder, out, CHECKED[0]) > 100
        for name in CHECKED[1:]:
            assert compare(folder, out, name) > 0 or name == "danh-sach-can-bo.xlsx", name
        out = convert(folder, CHECKED, "pdf")
        for name in CHECKED:
            check_pdf(out, name)


main()
