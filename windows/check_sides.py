# SPDX-License-Identifier: GPL-3.0-or-later
"""The same command line on both systems, and what they say and write side by side."""
import json
import os
import re
import shutil
import stat
import subprocess

import openpyxl

from check_report import Checks, Failed, expect
from check_wine import PROJECT

DATA = os.path.join(PROJECT, 'tests', 'data')
REGISTER = 'Sổ thi đua năm 2026.thidua'
YEAR = ('--year', '2026')
LETTERHEAD = ('--governing', 'UBND tỉnh Khánh Hòa', '--department', 'Sở Tư pháp', '--place', 'Khánh Hòa')
AUTHOR = ('--author', 'Văn phòng Sở')
STAFF_LIST = 'ds-cbccvc-so-tu-phap-2026.xlsx'
# The moment of writing: of an export in its cells, of a freeze in its hash.
MOMENT = re.compile(r'\b\d{1,2}(:| giờ |h)\d{2}\b(:\d{2})?')
# Numbers of records, a form's token and hash, in the hidden cells that reading it back goes by.
KEY = re.compile(r'\b(\d{18}|[0-9a-f]{32,64})\b')


class SideChecks(Checks):
    """What the groups of checks of the command line have in common; FOLDER is where a group works."""
    FOLDER = None

    def set_up(self):
        self.folder = os.path.join(self.wine.folder, 'check-files', self.FOLDER)
        self.home = os.path.join(self.folder, 'home')
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.home)
        self.command = os.path.join(self.wine.dist, 'bin', 'thidua-cli.exe')
        self.sides = {'Windows': self.on_windows, 'Linux': self.on_linux}
        self.office = self.make_folder('Hồ sơ năm 2026')
        expect(os.access(self.program, os.X_OK), f'{self.program} is not there: make check builds it')

    def make_folder(self, name):
        folder = os.path.join(self.folder, name)
        os.mkdir(folder)
        return folder

    def own_folders(self):
        """One folder for each system."""
        return {side: os.path.join(self.folder, f'Ghi trên {side}') for side in self.sides}

    def on_windows(self, folder, *argv, expected=0):
        return self.wine.run(self.command, *argv, cwd=folder, expected=expected)

    def on_linux(self, folder, *argv, expected=0):
        catalogues = os.path.join(os.path.dirname(os.path.dirname(self.program)), 'po')
        env = dict(self.wine.env, HOME=self.home, XDG_CONFIG_HOME=self.home, XDG_DATA_HOME=self.home,
                   TD_LOCALEDIR=catalogues)
        done = subprocess.run([self.program, *argv], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False, timeout=300)
        if expected is not None and done.returncode != expected:
            raise Failed(f'on Linux {argv} ended with {done.returncode}: {done.stderr.decode(errors="replace")}')
        return done

    def compare(self, argv, folders=None, expected=None, mask=None):
        """Both systems say the same for @argv: in the register of one folder, or each in its own."""
        answers = {}
        for side, command in self.sides.items():
            done = command(folders[side] if folders else self.office, *argv, expected=expected)
            answers[side] = (done.returncode, *((mask(said) if mask else said) for said in (done.stdout, done.stderr)))
        if answers['Windows'] != answers['Linux']:
            raise Failed(f'{" ".join(argv)}:\n' + '\n'.join(f'  {side}: {first_difference(answers, side)}'
                                                            for side in answers))
        return answers['Windows']

    def staff(self, command, folder):
        return json.loads(command(folder, 'list', REGISTER, 'staff', '--json').stdout)['staff']

    def exports(self, accept):
        """The names of those exports that @accept returns true for."""
        known = json.loads(self.on_linux(self.office, 'exports', '--json').stdout)['exports']
        return [export['name'] for export in known if accept(export)]

    def verify(self, folder, what, name=REGISTER):
        for side, command in self.sides.items():
            done = command(folder, 'check', name, '--json', expected=None)
            expect(done.returncode == 0, f'{what}: check on {side}: {done.stdout.decode()} {done.stderr.decode()}')

    def kill(self, folder, *argv, seconds):
        """Starts a program in @folder, kills it after so many seconds; whether it had to be."""
        process = self.wine.start(*argv, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(seconds)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True


# --- files --------------------------------------------------------------------------------------------------

def remove_register(path):
    folder, name = os.path.split(path)
    for other in os.listdir(folder):
        if other.startswith((name, f'.{name}')):
            target = os.path.join(folder, other)
            os.chmod(target, stat.S_IRUSR | stat.S_IWUSR)
            os.remove(target)


def first_difference(answers, side):
    other = answers['Linux' if side == 'Windows' else 'Windows']
    for mine, theirs in zip(answers[side], other):
        if mine != theirs:
            if isinstance(mine, int):
                return f'status {mine}'
            at = next((i for i, (a, b) in enumerate(zip(mine, theirs)) if a != b), min(len(mine), len(theirs)))
            part = mine[max(0, at - 80):at + 160]
            return f'at {at}: ' + (part.decode(errors='replace') if isinstance(part, bytes) else part)
    return 'the same'


def read_book(path):
    """Sheets with what a person sees of them, and what it lets them write."""
    sheets = {}
    for sheet in openpyxl.load_workbook(path):
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                value = KEY.sub('…', MOMENT.sub('…', cell.value)) if isinstance(cell.value, str) else cell.value
                note = cell.comment.text if cell.comment else None
                cells[cell.coordinate] = (value, cell.number_format, cell.font.name, cell.font.b, cell.alignment.horizontal,
                                          cell.protection.locked, note)
        widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        heights = {number: row.height for number, row in sheet.row_dimensions.items()}
        lists = sorted((str(rule.sqref), rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation)
        sheets[sheet.title] = (cells, widths, heights, sorted(map(str, sheet.merged_cells.ranges)), sheet.print_title_rows,
                               sheet.sheet_state, sheet.protection.sheet, lists)
    return sheets


def compare_books(name, files):
    books = {side: read_book(path) for side, path in files.items()}
    expect(list(books['Windows']) == list(books['Linux']), f'{name}: sheets {list(books["Windows"])}')
    count = 0
    for title, (cells, *rest) in books['Linux'].items():
        other, *other_rest = books['Windows'][title]
        expect(cells.keys() == other.keys(), f'{name}, {title}: another number of cells')
        for at, cell in cells.items():
            expect(cell == other[at], f'{name}, {title}, {at}: {other[at]} is {cell} on Linux')
        expect(rest == other_rest, f'{name}, {title}: widths, heights, merged cells, lists or protection differ')
        count += len(cells)
    return count
