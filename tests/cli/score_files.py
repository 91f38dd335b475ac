# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as a unit and an office fill them in, with openpyxl and LibreOffice."""
import glob
import os
import pathlib
import shutil
import subprocess
import sys

try:
    import openpyxl
except ImportError:
    print('openpyxl is not installed')
    sys.exit(77)

TABLE = 'Phiếu chấm'
HEADINGS = ['Mã', 'Tiêu chí', 'Cách chấm', 'Loại điểm', 'Điểm tối đa', 'Điểm mỗi lần', 'Các bậc điểm', 'Bắt buộc (điểm liệt)',
            'Đạt từ điểm', 'Không đạt thì cao nhất', 'Thuộc nhóm']


class Form:
    """A form that was given out: its cells by whose they are and by the criterion's code."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[TABLE]
        rows = list(self.sheet.iter_rows())
        across = {cell.column: str(cell.value) for cell in rows[0] if cell.value is not None}
        down = {row[0].row: str(row[0].value) for row in rows if row[0].value is not None}
        self.cells = {}
        self.reasons = {}
        if any(key.startswith('s:') for key in across.values()):
            column = next(c for c, key in across.items() if key.startswith('s:'))
            self.unit = self.sheet.cell(3, 2).value
            for row, key in down.items():
                if key.startswith('c:'):
                    self.cells[self.unit, self.sheet.cell(row, 2).value] = self.sheet.cell(row, column)
                    self.reasons[self.unit, self.sheet.cell(row, 2).value] = self.sheet.cell(row, column + 1)
        else:
            self.unit = self.sheet.cell(3, 2).value
            codes = next(row for row, key in down.items() if key == 'code')
            names = next(c for c, key in across.items() if key == 'name')
            for row, key in down.items():
                for column, other in across.items():
                    if key.startswith('s:') and other.startswith('c:'):
                        self.cells[self.sheet.cell(row, names).value, self.sheet.cell(codes, column).value] = \
                            self.sheet.cell(row, column)

    def names(self):
        return sorted({name for name, _ in self.cells})

    def is_open(self, name, code):
        return not self.cells[name, code].protection.locked

    def fill(self, name, code, value):
        self.cells[name, code].value = value

    def save(self, path=None):
        self.book.save(path or self.path)


def forms_in(folder):
    return [Form(path) for path in sorted(glob.glob(os.path.join(glob.escape(folder), '*.xlsx')))]


def has_libreoffice():
    return shutil.which('soffice') is not None


def save_with_libreoffice(path, profile):
    """Opens and saves it again, as somebody does who has no Excel."""
    folder = os.path.dirname(path)
    out = os.path.join(folder, 'lưu lại')
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation={pathlib.Path(profile).as_uri()}', '--convert-to',
                    'xlsx:Calc MS Excel 2007 XML', '--outdir', out, path], check=True, timeout=240,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.replace(os.path.join(out, os.path.basename(path)), path)
    os.rmdir(out)


def write_set(path, name, rows, bands, for_people=False, lower=False, maximum=None, by_points=False,
              bonus_cap=None, deduction_cap=None, headings=None):
    """A criteria workbook as somebody writes it by hand; @rows are dicts by heading."""
    book = openpyxl.Workbook()
    head = book.active
    head.title = 'Bộ tiêu chí'
    for line in [('Tên bộ tiêu chí', name), ('Đối tượng', 'Cá nhân' if for_people else 'Tập thể'),
                 ('Chiều điểm', 'Điểm thấp là tốt' if lower else 'Điểm cao là tốt'), ('Tổng điểm tối đa', maximum),
                 ('Xếp loại theo', 'Số điểm' if by_points else 'Tỷ lệ % điểm tối đa'),
                 ('Điểm thưởng tối đa', bonus_cap), ('Điểm trừ tối đa', deduction_cap)]:
        head.append(line)
    table = book.create_sheet('Tiêu chí')
    headings = headings or HEADINGS
    table.append(headings)
    for row in rows:
        table.append([row.get(heading) for heading in headings])
    classes = book.create_sheet('Mức xếp loại')
    classes.append(['Mã', 'Mức', 'Từ', 'Điều kiện'])
    for band in bands:
        classes.append(band)
    book.save(path)
