#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills forms in with openpyxl as a unit would, re-saves them with LibreOffice, spoils
them in every way that is to be noticed, and receives them: check-forms.py MAKE-FORMS"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

from check_workbooks import openpyxl, same
from openpyxl.utils import get_column_letter

UNITS = "don-vi"
PEOPLE = "ca-nhan"
RETURNS = "tra-lai"
TABLE = "Phiếu chấm"
HIDDEN = "_td"
CODES = ["I.1", "I.2", "I.3", "I.4", "II.1", "II.2", "II.3", "II.4", "III"]
# What somebody types, and what the register makes of it.
ANSWERS = {"I.1": (8.5, "8,5"), "I.2": ("Khá, có cố gắng", "Khá, có cố gắng"),
           "I.3": ("Đạt", "Đạt"), "I.4": (120, "120"), "II.1": ("45/47", "45/47"),
           "II.2": ("12", "12"), "II.3": ("5; 1; 0", "5; 1; 0"), "II.4": ("Không có", "Không có"),
           "III": ("Không áp dụng", "không áp dụng")}
SCORE, REASON = 6, 7       # of a form of one unit
FIRST_ROW, FIRST_COLUMN = 9, 4  # of a form of people


class Forms:
    """A register with its forms, and a folder for what comes back."""

    def __init__(self, command, folder):
        self.command = command
        self.folder = folder
        self.environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"))
        os.mkdir(self.environment["XDG_CACHE_HOME"])
        os.mkdir(self.path("back"))
        self.run("new")

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def run(self, what, *args):
        output = subprocess.run([*self.command, what, self.folder, *args], check=True,
                                env=self.environment, capture_output=True, text=True).stdout
        return [line.split("\t") for line in output.splitlines()]

    def form(self, kind, number=0):
        folder = self.path(kind)
        return os.path.join(folder, sorted(os.listdir(folder))[number])

    def back(self, name, workbook):
        path = self.path("back", name)
        workbook.save(path)
        return path


def row_of(sheet, code):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == code)


def fill_unit(path, reasons=True):
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[TABLE]
    for code, (typed, _) in ANSWERS.items():
        sheet.cell(row_of(sheet, code), SCORE).value = typed
    if reasons:
        sheet.cell(row_of(sheet, "I.1"), REASON).value = "Báo cáo số 12/BC-HCTP"
    return workbook


def fill_people(path):
    """Everybody gets I.1 by place, so that rows that are mixed up would show."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[TABLE]
    for i in range(4):
        for place, code in enumerate(CODES):
            sheet.cell(FIRST_ROW + i, FIRST_COLUMN + place).value = ANSWERS[code][0]
        sheet.cell(FIRST_ROW + i, FIRST_COLUMN).value = i + 1
    sheet.cell(FIRST_ROW + 2, FIRST_COLUMN + len(CODES)).value = "Nghỉ ốm tháng 2"
    return workbook


def counts(line):
    return dict(part.split("=") for part in line[3:])


def check_filled(lines, what):
    """A form of one unit that is filled in whole."""
    same(lines[0][0], "FORM", what)
    same(counts(lines[0])["filled"], "9", f"{what}: filled")
    cells = {line[2]: line for line in lines if line[0] == "CELL"}
    for code, (_, read) in ANSWERS.items():
        same(cells[code][4], read, f"{what}: {code}")
    same(cells["I.1"][5], "Báo cáo số 12/BC-HCTP", f"{what}: reason")


def check_people(lines, what):
    same(lines[0][0], "FORM", what)
    same(counts(lines[0])["filled"], "36", f"{what}: filled")
    points = {line[1]: line[4] for line in lines if line[0] == "CELL" and line[2] == "I.1"}
    same(points, {"Nguyễn Văn An 1-1": "1", "Nguyễn Văn Bình 1-2": "2",
                  "Nguyễn Văn Cường 1-3": "3", "Nguyễn Văn Dung 1-4": "4"}, what)
    assert ["NOTE", "Nghỉ ốm tháng 2"] in lines, f"{what}: note"


# --- what was given out ---

def check_issued(forms):
    for kind in (UNITS, PEOPLE):
        workbook = openpyxl.load_workbook(forms.form(kind))
        same(workbook.sheetnames[:3], ["Bìa", TABLE, HIDDEN], "sheets")
        same(workbook[HIDDEN].sheet_state, "veryHidden", "hidden sheet")
        sheet = workbook[TABLE]
        assert workbook["Bìa"].protection.sheet and sheet.protection.sheet, "protection"
        assert sheet.column_dimensions["A"].hidden and sheet.row_dimensions[1].hidden, "keys"
        assert sheet.freeze_panes, "frozen panes"
        opened = {cell.coordinate for row in sheet.iter_rows() for cell in row
                  if not cell.protection.locked}
        same(len(opened), 18 if kind == UNITS else 4 * 10, f"{kind}: open cells")
        ruled = set()
        for rule in sheet.data_validations.dataValidation:
            for block in rule.sqref.ranges:
                ruled |= {f"{get_column_letter(c)}{r}" for r, c in block.cells}
            assert rule.prompt and rule.error, f"{kind}: message of {rule.sqref}"
        scores = {c for c in opened if sheet[c].column < (REASON if kind == UNITS else 13)}
        same(scores - ruled, set(), f"{kind}: open cells without a rule")
        notes = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
        same(len(notes), 9, f"{kind}: notes")


# --- spoiling ---

def put(cell, value):
    def spoil(workbook):
        workbook[TABLE][cell].value = value
    return spoil


def hide_put(row, column, value):
    def spoil(workbook):
        workbook[HIDDEN].cell(row, column).value = value
    return spoil


def delete_row(code):
    def spoil(workbook):
        workbook[TABLE].delete_rows(row_of(workbook[TABLE], code))
    return spoil


def copy_key(workbook):
    sheet = workbook[TABLE]
    sheet.cell(row_of(sheet, "I.2"), 1).value = sheet.cell(row_of(sheet, "I.1"), 1).value


def rename(name, other):
    def spoil(workbook):
        workbook[name].title = other
    return spoil


def remove(name):
    def spoil(workbook):
        del workbook[name]
    return spoil


def rehash(hidden):
    parts = [hidden["B2"].value]
    for row in hidden.iter_rows(min_row=3, values_only=True):
        if row[0] == "sheet":
            parts += ["s" + row[1], row[2]]
        elif row[0] == "criterion":
            parts += ["c" + row[1], row[2], row[3], row[4] or ""]
    text = b"".join(f"{len(p.encode())}:".encode() + p.encode() for p in parts)
    hidden.cell(hidden.max_row, 2).value = hashlib.sha256(text).hexdigest()


def new_token(workbook):
    """Token and hash that fit each other, but no form that was given out."""
    workbook[HIDDEN]["B2"].value = "0" * 32
    rehash(workbook[HIDDEN])


def consistent_maximum(workbook):
    """Another maximum everywhere, and a hash that fits."""
    sheet = workbook[TABLE]
    sheet.cell(row_of(sheet, "I.1"), 4).value = 20
    hidden = workbook[HIDDEN]
    for row in hidden.iter_rows():
        if row[0].value == "criterion" and row[2].value == "I.1":
            row[4].value = "20"
    rehash(hidden)

SPOILED = [
    ("text", put("C7", "Không phải đi lại"), "Phiếu chấm, cell C7"),
    ("maximum", put("D8", 100), "“100” stands there instead of “10”"),
    ("code", put("B7", "I.9"), "Phiếu chấm, cell B7"),
    ("row gone", delete_row("II.1"), "“Tỷ lệ tham gia học tập” on the sheet “Phiếu chấm” is gone"),
    ("row twice", copy_key, "is there twice"),
    ("row unknown", put("A20", "c:99"), "was not part of the form"),
    ("column key gone", put("F1", None), "is gone"),
    ("column of maxima gone", put("D1", None), "codes, texts or maxima"),
    ("corner gone", put("A1", None), "hidden row and column"),
    ("table renamed", rename(TABLE, "Bảng điểm"), "was removed or has another name"),
    ("table removed", remove(TABLE), "was removed or has another name"),
    ("hidden sheet removed", remove(HIDDEN), "was removed"),
    ("hidden token", hide_put(2, 2, "f" * 32), "hidden sheet that tells"),
    ("hidden criterion", hide_put(4, 5, "99"), "hidden sheet that tells"),
    ("newer format", hide_put(1, 2, "2"), "newer version"),
    ("unknown form", new_token, "was not given out from this register"),
    ("maximum and hash", consistent_maximum, "are not those that were given out"),
]


def check_spoiled(forms):
    for what, spoil, expected in SPOILED:
        workbook = fill_unit(forms.form(UNITS))
        spoil(workbook)
        path = forms.back(f"{what}.xlsx", workbook)
        lines = forms.run("read", UNITS, path)
        same(len(lines), 1, f"{what}: {lines}")
        same(lines[0][0], "REFUSED", what)
        assert expected in lines[0][1], f"{what}: {lines[0][1]}"
        assert f"{what}.xlsx" in lines[0][1], f"{what}: no file in {lines[0][1]}"
        os.remove(path)


def check_strangers(forms):
    """What is no form at all."""
    plain = openpyxl.Workbook()
    paths = [forms.back("danh sách.xlsx", plain)]
    for name, content in (("chữ.xlsx", b"abc"), ("rỗng.xlsx", b""), ("zip.xlsx", b"PK\3\4....")):
        paths.append(forms.path("back", name))
        with open(paths[-1], "wb") as file:
            file.write(content)
    lines = forms.run("read", UNITS, *paths)
    same([line[0] for line in lines], ["REFUSED"] * 4, "strangers")
    lines = forms.run("read", PEOPLE, forms.form(UNITS))
    assert "of the round “don-vi”, not of “ca-nhan”" in lines[0][1], lines
    for path in paths:
        os.remove(path)


# --- as people work ---

def check_moved(forms):
    """Rows sorted, rows and columns put between others."""
    workbook = fill_people(forms.form(PEOPLE))
    sheet = workbook[TABLE]
    rows = [[sheet.cell(FIRST_ROW + i, c).value for c in range(1, sheet.max_column + 1)]
            for i in range(4)]
    for i, values in enumerate(reversed(rows)):
        for c, value in enumerate(values):
            sheet.cell(FIRST_ROW + i, c + 1).value = value
    check_people(forms.run("read", PEOPLE, forms.back("sắp xếp.xlsx", workbook)), "sorted")

    workbook = fill_unit(forms.form(UNITS))
    sheet = workbook[TABLE]
    for block in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(block))
    sheet.insert_rows(9)
    sheet.insert_cols(1)
    sheet.insert_cols(5)
    check_filled(forms.run("read", UNITS, forms.back("chèn.xlsx", workbook)), "inserted")


def check_added(forms):
    """A row of one's own below the others is told of; the others are taken."""
    workbook = fill_people(forms.form(PEOPLE))
    sheet = workbook[TABLE]
    sheet.cell(FIRST_ROW + 5, FIRST_COLUMN - 1).value = "Trần Thị Mới"
    sheet.cell(FIRST_ROW + 5, FIRST_COLUMN).value = 7
    lines = forms.run("read", PEOPLE, forms.back("thêm người.xlsx", workbook))
    check_people(lines, "row added")
    remarks = [line[1] for line in lines if line[0] == "REMARK"]
    same(len(remarks), 1, "row added: remarks")
    assert f"row {FIRST_ROW + 5}: “Trần Thị Mới”" in remarks[0], remarks
    lines = forms.run("read", PEOPLE, forms.form(PEOPLE))
    same([line for line in lines if line[0] == "REMARK"], [], "remarks of a form as it was")


def check_typed(forms):
    """Numbers as text, a formula, what is refused, and what was not to be filled in."""
    workbook = fill_unit(forms.form(UNITS))
    sheet = workbook[TABLE]
    sheet.cell(row_of(sheet, "I.1"), SCORE).value = "8,5 "
    sheet.cell(row_of(sheet, "I.2"), SCORE).value = "=1+2"
    sheet.cell(row_of(sheet, "I.3"), SCORE).value = "tạm được"
    sheet.cell(row_of(sheet, "I.4"), SCORE).value = None
    sheet.cell(row_of(sheet, "II.1"), SCORE).value = 0.95
    lines = forms.run("read", UNITS, forms.back("gõ.xlsx", workbook))
    cells = {line[2]: line for line in lines if line[0] == "CELL"}
    same(cells["I.1"][3:5], ["filled", "8,5"], "number as text")
    same(cells["I.2"][3], "refused", "formula without a value")
    assert "formula" in cells["I.2"][6], cells["I.2"]
    same(cells["I.3"][3], "refused", "words")
    same(cells["II.1"][3], "refused", "share or percentage")
    same(counts(lines[0])["missing"], "1", "missing")


def check_percent(forms):
    """85 % typed into a cell that Excel then formats as a percentage is 0.85 there."""
    for shown, value, number_format, read in ((85, 0.85, "0%", "85 %"), (100, 1, "0.00%", "100 %"),
                                              (0, 0, "0%", "0 %"), (95.7, 0.957, "0.0%", "95,7 %")):
        workbook = fill_unit(forms.form(UNITS))
        sheet = workbook[TABLE]
        cell = sheet.cell(row_of(sheet, "II.1"), SCORE)
        cell.value = value
        cell.number_format = number_format
        path = forms.back("phần trăm.xlsx", workbook)
        paths = [path]
        if shutil.which("soffice") is not None and shown == 85:
            paths += [resave(forms, path, "xlsx"), resave(forms, path, "xls")]
        for again in paths:
            lines = forms.run("read", UNITS, again)
            cells = {line[2]: line for line in lines if line[0] == "CELL"}
            same(cells["II.1"][3:5], ["filled", read], f"{shown} % of {again}")
    # It is read as it is seen: where figures may be percentages it is one, and points are none.
    workbook = fill_unit(forms.form(UNITS))
    sheet = workbook[TABLE]
    for code in ("I.1", "I.4"):
        cell = sheet.cell(row_of(sheet, code), SCORE)
        cell.value = 0.85
        cell.number_format = "0%"
    lines = forms.run("read", UNITS, forms.back("phần trăm.xlsx", workbook))
    cells = {line[2]: line for line in lines if line[0] == "CELL"}
    same(cells["I.1"][3:5], ["refused", "85 %"], "percentage for points")
    same(cells["I.4"][3:5], ["filled", "85"], "percentage for a figure")


def resave(forms, path, target):
    out = forms.path("office")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{forms.path('profile')}",
                    "--headless", "--convert-to", target, "--outdir", out, path], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return os.path.join(out, os.path.basename(path).rsplit(".", 1)[0] + "." + target.split(":")[0])


def check_resaved(forms):
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed: nothing re-saved")
        return
    workbook = fill_unit(forms.form(UNITS))
    unit = forms.back("đơn vị.xlsx", workbook)
    people = forms.back("cá nhân.xlsx", fill_people(forms.form(PEOPLE)))
    for target in ("xlsx", "xls"):
        check_filled(forms.run("read", UNITS, resave(forms, unit, target)), f"re-saved .{target}")
        check_people(forms.run("read", PEOPLE, resave(forms, people, target)),
                     f"people re-saved .{target}")
    lines = forms.run("read", UNITS, resave(forms, unit, "ods"))
    assert "OpenDocument" in lines[0][1], lines
    # As it was given out, without a detour by openpyxl.
    lines = forms.run("read", UNITS, resave(forms, forms.form(UNITS), "xlsx"))
    same(counts(lines[0])["missing"], "8", "re-saved and empty")
    sheet = workbook[TABLE]
    sheet.cell(row_of(sheet, "I.1"), SCORE).value = "=4+4.5"
    lines = forms.run("read", UNITS, resave(forms, forms.back("công thức.xlsx", workbook), "xlsx"))
    cells = {line[2]: line for line in lines if line[0] == "CELL"}
    same(cells["I.1"][3:5], ["filled", "8,5"], "formula with a value")
    assert "formula" in cells["I.1"][6], cells["I.1"]


# --- receiving ---

def check_received(forms):
    """A folder at once: an older save of one unit, one that is spoiled, what is passed over."""
    folder = forms.path("nhận")
    os.mkdir(folder)
    first = fill_unit(forms.form(UNITS))
    first[TABLE].cell(row_of(first[TABLE], "I.1"), SCORE).value = 1
    first.save(os.path.join(folder, "bản đầu.xlsx"))
    fill_unit(forms.form(UNITS)).save(os.path.join(folder, "bản sau.xlsx"))
    os.utime(os.path.join(folder, "bản đầu.xlsx"), (1, 1))
    spoiled = fill_unit(forms.form(UNITS, 1))
    spoiled[TABLE]["D7"].value = 99
    spoiled.save(os.path.join(folder, "hỏng.xlsx"))
    shutil.copy(os.path.join(folder, "bản đầu.xlsx"), os.path.join(folder, "~$bản đầu.xlsx"))
    # The same file twice more, once in a folder of the unit's own, and one that is refused.
    os.mkdir(os.path.join(folder, "Phòng Hành chính"))
    shutil.copy(os.path.join(folder, "bản sau.xlsx"), os.path.join(folder, "bản sau (1).xlsx"))
    shutil.copy(os.path.join(folder, "bản sau.xlsx"), os.path.join(folder, "Phòng Hành chính"))
    shutil.copy(os.path.join(folder, "hỏng.xlsx"), os.path.join(folder, "hỏng lại.xlsx"))
    os.mkdir(os.path.join(folder, ".ẩn"))
    shutil.copy(os.path.join(folder, "bản sau.xlsx"), os.path.join(folder, ".ẩn", "thừa.xlsx"))
    with open(os.path.join(folder, "ghi chú.txt"), "w", encoding="utf-8") as file:
        file.write("đọc sau")
    lines = forms.run("receive", UNITS, folder)
    same(sorted(line[0] for line in lines if line[0] in ("REFUSED", "FORM")),
         ["FORM", "FORM", "REFUSED"], "folder")
    older = {line[1]: counts(line)["older"] for line in lines if line[0] == "FORM"}
    same(older, {"bản đầu.xlsx": "1", "bản sau.xlsx": "0"}, "order")
    copies = sorted(line[1] for line in lines if line[0] == "COPY")
    same(len(copies), 3, "copies")
    for line, original in zip(copies, ("bản sau.xlsx", "bản sau.xlsx", "hỏng.xlsx")):
        assert f"the same file as “{original}”" in line, line
    sheets = {line[1]: line[2:] for line in lines if line[0] == "SHEET"}
    same(sheets["Phòng Hành chính/Tư pháp"],
         ["submitted"] + [ANSWERS[code][1] for code in CODES], "received")
    same(sheets["Phòng Nghiệp vụ 1"][0], "self", "not received")
    lines = forms.run("read", UNITS, folder)
    same({line[1]: counts(line)["repeat"] for line in lines if line[0] == "FORM"},
         {"bản đầu.xlsx": "1", "bản sau.xlsx": "1"}, "repeated")


def check_returned(forms):
    """The slip opens nothing but what is asked for; its answer comes back."""
    forms.run("return")
    path = forms.form(RETURNS)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[TABLE]
    row = row_of(sheet, "II.2")
    opened = {cell.coordinate for line in sheet.iter_rows() for cell in line
              if not cell.protection.locked}
    same(opened, {f"F{row}", f"G{row}"}, "open cells of the slip")
    assert "danh sách tin, bài" in sheet.cell(row, SCORE).comment.text, "question"
    assert any("danh sách tin, bài" in str(cell.value) for line in workbook["Bìa"].iter_rows()
               for cell in line), "question on the cover"
    sheet.cell(row, SCORE).value = 10
    sheet.cell(row, REASON).value = "Kèm danh sách 10 tin, bài"
    answer = forms.back("trả lời.xlsx", workbook)
    # The form from before comes once more, saved later than the slip: it is the older all the
    # same, in whichever order they are named, and nothing of it is taken.
    first = fill_unit(forms.form(UNITS))
    first[TABLE].cell(row_of(first[TABLE], "I.1"), SCORE).value = 2
    first = forms.back("phiếu cũ.xlsx", first)
    os.utime(answer, (1, 1))
    for paths in ((answer, first), (first, answer)):
        lines = forms.run("read", UNITS, *paths)
        same({line[1]: counts(line)["older"] for line in lines if line[0] == "FORM"},
             {"trả lời.xlsx": "0", "phiếu cũ.xlsx": "1"}, "slip and form")
    os.remove(first)
    lines = forms.run("receive", UNITS, answer)
    same(counts(lines[0])["changed"], "1", "answer")
    sheets = {line[1]: line[2:] for line in lines if line[0] == "SHEET"}
    same(sheets["Phòng Hành chính/Tư pháp"][0], "submitted", "state after the answer")
    same(sheets["Phòng Hành chính/Tư pháp"][6], "10", "score after the answer")


def main():
    with tempfile.TemporaryDirectory(prefix="td-forms-") as folder:
        forms = Forms(sys.argv[1:], folder)
        check_issued(forms)
        check_filled(forms.run("read", UNITS, forms.back("đủ.xlsx",
                                                         fill_unit(forms.form(UNITS)))), "filled")
        check_people(forms.run("read", PEOPLE, forms.back("đủ người.xlsx",
                                                          fill_people(forms.form(PEOPLE)))),
                     "filled people")
        check_spoiled(forms)
        check_strangers(forms)
        check_moved(forms)
        check_added(forms)
        check_typed(forms)
        check_percent(forms)
        check_resaved(forms)
        check_received(forms)
        check_returned(forms)


main()
