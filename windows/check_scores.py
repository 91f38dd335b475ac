# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import random
import re
import shutil
import sys
import time

from check_report import expect
from check_sides import AUTHOR, DATA, LETTERHEAD, REGISTER, STAFF_LIST, SideChecks, compare_books, remove_register
from check_wine import PROJECT

sys.path.append(os.path.join(PROJECT, 'tests', 'cli'))
from score_files import forms_in

SETS = ('thi-dua-so', 'an-toan-ca-nhan')
UNITS, PEOPLE = 'Quý III/2026 – đơn vị', 'Quý III/2026 – cá nhân'
GIVEN, RETURNED = 'Phiếu giao', 'Phiếu trả lại'
# No form is given out after its day.
DEADLINE = (datetime.date.today() + datetime.timedelta(30)).strftime('%d/%m/%Y')
SET_BOOK = 'Bộ tiêu chí của Sở.xlsx'
# One way of scoring each; the last is beyond what the criterion takes.
ENTRIES = {'I.1': '#1', 'I.2': '4', 'I.3': 'Đạt', 'II.5': '100 %', 'II.7': 'Không áp dụng', 'III.8': '45/47',
           'III.9': '5; 4; 0; 2; 2', 'III.11': '98,5 %', 'IV.13': '0', 'IV.14': '4,5', 'V.16': '3', 'VI.19': '1',
           'IV.15': '120 %'}
FILLED = len(ENTRIES) - 1
# Without bonus, deduction, and what does not apply.
SCORED = FILLED - 3
OFFICE = 'Văn phòng Sở'
READING = [('criteria', REGISTER, 'list'), ('round', REGISTER, 'list'), ('scores', REGISTER, '--round', UNITS),
           ('scores', REGISTER, '--round', PEOPLE), ('forms', REGISTER, 'out', '--round', UNITS)]
WRONG = [('criteria', REGISTER), ('criteria', REGISTER, 'adopt', 'không có'), ('criteria', REGISTER, 'import', 'Không có.xlsx'),
         ('criteria', REGISTER, 'export', 'x.xlsx', '--set', 'Ờ'), ('round', REGISTER, 'close'), ('scores', REGISTER),
         ('round', REGISTER, 'new', '--period', 'tết', '--year', '2026'), ('scores', REGISTER, '--round', 'Quý IV'),
         ('round', REGISTER, 'state', '--round', UNITS, '--state', 'bán'), ('forms', REGISTER, 'receive', 'Không có'),
         ('forms', REGISTER, 'issue', '--round', UNITS, '--dir', 'Không có'), ('forms', REGISTER, 'receive'),
         ('forms', REGISTER, 'issue', '--round', UNITS, '--dir', '.', '--unit', 'Phòng Ơ'),
         ('score', REGISTER, '--round', UNITS, '--sheet', OFFICE, '--layer', 'self', 'IV.14=5,5'),
         ('score', REGISTER, '--round', UNITS, '--sheet', 'Phòng Ỷ', '--layer', 'self', 'I.3=Đạt'),
         ('score', REGISTER, '--round', UNITS, '--sheet', OFFICE, '--layer', 'council', 'I.3=Đạt')]
N_KILLS = 6
# What is new with every register: numbers of records, seals, and where it lies.
OWN = re.compile(r'(?<=[":])\d{18}(?=")|(?<="hash": ")[0-9a-f]{64}(?=")|(?<=")[^"]*(/|\\\\)(?=[^"/\\]+\.xlsx")')


class ScoreChecks(SideChecks):
    """Scoring"""
    FOLDER = 'Chấm điểm'

    def set_up(self):
        super().set_up()
        self.on_linux(self.office, 'new', REGISTER, *LETTERHEAD)
        self.on_linux(self.office, 'import', REGISTER, 'staff', os.path.join(DATA, STAFF_LIST), '--create-units', *AUTHOR)
        for folder in self.own_folders().values():
            self.make_folder(os.path.basename(folder))
            shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(folder, REGISTER))

    # --- aids -----------------------------------------------------------------------------------------------

    def do(self, *argv):
        """The same on both systems, each in its own folder; what they say, as JSON, is the same."""
        return json.loads(self.compare((*argv, '--json'), self.own_folders(), expected=0, mask=hide_own)[1])

    def compare_files(self, *names):
        """What both wrote under that name; the number of cells."""
        folders = self.own_folders()
        if len(names) == 1 and os.path.isdir(os.path.join(folders['Linux'], *names)):
            found = {side: sorted(os.listdir(os.path.join(folder, *names))) for side, folder in folders.items()}
            expect(found['Windows'] == found['Linux'] != [], f'{names}: {found}')
            return sum(self.compare_files(*names, name) for name in found['Linux'])
        return compare_books(names[-1], {side: os.path.join(folder, *names) for side, folder in folders.items()})

    def fill(self, folder, wanted, entries):
        """Writes @entries into the forms of the @wanted in @folder, as a unit does; how many forms that were."""
        forms = [form for form in forms_in(folder) if form.unit in wanted and form.names() == [form.unit]]
        for form in forms:
            for code, text in entries.items():
                form.fill(form.unit, code, text)
            form.save()
        # Forms are received in the order they were written in.
        for number, name in enumerate(sorted(os.listdir(folder))):
            os.utime(os.path.join(folder, name), (1.8e9 + number, 1.8e9 + number))
        return len(forms)

    def scored(self, command, folder, name=REGISTER):
        sheets = json.loads(command(folder, 'scores', name, '--round', UNITS, '--json').stdout)['sheets']
        return sum(sheet['layers']['self']['scored'] for sheet in sheets)

    # --- checks ---------------------------------------------------------------------------------------------

    def check_criteria(self):
        """criteria sets are adopted, exported and imported: the same JSON and cells"""
        cells = 0
        for name in SETS:
            self.do('criteria', REGISTER, 'adopt', name)
            self.do('criteria', REGISTER, 'export', f'{name}.xlsx', '--set', name)
            cells += self.compare_files(f'{name}.xlsx')
        for side, folder in self.own_folders().items():
            # The one that the other system wrote.
            other = next(path for name, path in self.own_folders().items() if name != side)
            shutil.copyfile(os.path.join(other, f'{SETS[0]}.xlsx'), os.path.join(folder, SET_BOOK))
        self.do('criteria', REGISTER, 'import', SET_BOOK)
        self.do('criteria', REGISTER, 'list')
        return f'{len(SETS)} workbooks, {cells} cells'

    def check_forms(self):
        """rounds are set up, forms given out and received: the same JSON and cells"""
        for name, used in ((UNITS, SETS[0]), (PEOPLE, SETS[1])):
            self.do('round', REGISTER, 'new', '--name', name, '--set', used, '--period', 'quy', '--year', '2026',
                    '--number', '3', '--deadline', DEADLINE)
        for folder in self.own_folders().values():
            os.mkdir(os.path.join(folder, GIVEN))
            os.mkdir(os.path.join(folder, RETURNED))
        issued = sum(self.do('forms', REGISTER, 'issue', '--round', name, '--dir', GIVEN)['issued']
                     for name in (UNITS, PEOPLE))
        cells = self.compare_files(GIVEN)
        for folder in self.own_folders().values():
            self.fill(os.path.join(folder, GIVEN), (OFFICE, 'Thanh tra Sở'), ENTRIES)
        dry = self.do('forms', REGISTER, 'receive', GIVEN, '--round', UNITS, '--dry-run')
        received = self.do('forms', REGISTER, 'receive', GIVEN, '--round', UNITS)
        for answer in (dry, received):
            counts = {key: answer[key] for key in ('filled', 'refused', 'conflicts')}
            expect(counts == {'filled': 2 * FILLED, 'refused': 2, 'conflicts': 0}, str(counts))
        again = self.do('forms', REGISTER, 'receive', GIVEN, '--round', UNITS)
        expect(all(form['repeat'] for form in again['received']), 'received twice')
        return f'{issued} forms with {cells} cells; {received["filled"]} cells filled in, {received["refused"]} refused'

    def check_rounds(self):
        """sheets are appraised, returned, closed and reopened: the same JSON"""
        one = ('--round', UNITS, '--sheet', OFFICE)
        # With a cell that was refused it is still the unit's.
        self.do('round', REGISTER, 'state', *one, '--state', 'submitted')
        self.do('score', REGISTER, *one, '--layer', 'appraised', 'III.8=80 %', '--reason', 'Ba hồ sơ quá hạn')
        self.do('round', REGISTER, 'return', *one, '--question', 'III.10=Minh chứng ở đâu?')
        self.do('forms', REGISTER, 'issue', '--round', UNITS, '--dir', RETURNED, '--returns')
        self.compare_files(RETURNED)
        for folder in self.own_folders().values():
            expect(self.fill(os.path.join(folder, RETURNED), (OFFICE,), {'III.10': '80 %'}) == 1, 'one form is returned')
        answer = self.do('forms', REGISTER, 'receive', RETURNED)
        expect((answer['filled'], answer['refused']) == (1, 0), str(answer))
        self.do('score', REGISTER, '--round', PEOPLE, '--sheet', 'Đinh Gia Tuấn', '--layer', 'self', 'I.1=#1', 'I.2=8/8')
        self.do('round', REGISTER, 'state', '--round', UNITS, '--state', 'council')
        expect(self.do('round', REGISTER, 'close', '--round', UNITS)['closed'], 'closed')
        self.do('scores', REGISTER, '--round', UNITS)
        self.do('round', REGISTER, 'reopen', '--round', UNITS, '--reason', 'Hội đồng xem lại nhóm III')
        self.do('undo', REGISTER)
        for side, folder in self.own_folders().items():
            self.verify(folder, f'written on {side}')

    def check_reading(self):
        """scores of one register are read byte for byte the same, whichever system wrote it"""
        size = 0
        for folder in self.own_folders().values():
            for argv in READING:
                for more in ((), ('--json',)):
                    size += len(self.compare((*argv, *more), dict.fromkeys(self.sides, folder), expected=0)[1])
        return f'{len(READING)} commands as text and as JSON, {size // 1024} KiB'

    def check_exports(self):
        """workbooks of criteria and rounds have the same cells"""
        of_sets, of_rounds, of_sheets = (self.exports(lambda export, needs=needs: export[needs])
                                         for needs in ('needs_set', 'needs_round', 'needs_sheet'))
        folder = self.own_folders()['Windows']
        cells = 0
        for name in of_sets + of_rounds:
            files = {side: os.path.join(folder, f'{name} {side}.xlsx') for side in self.sides}
            of_what = ['--round', UNITS] if name in of_rounds else ['--set', SETS[0]]
            if name in of_sheets:
                of_what += ['--sheet', OFFICE]
            for side, command in self.sides.items():
                command(folder, 'export', REGISTER, name, *of_what, '--date', '30/11/2026',
                        '-o', os.path.basename(files[side]))
            cells += compare_books(name, files)
        return f'{len(of_sets + of_rounds)} workbooks, {cells} cells'

    def check_wrong_use(self):
        """wrong use of scoring is refused with the same words and status"""
        folders = dict.fromkeys(self.sides, self.own_folders()['Linux'])
        for argv in WRONG:
            for more in ((), ('--json',)):
                status, _, said = self.compare((*argv, *more), folders, mask=write_alike)
                expect(status in (1, 2) and said.startswith('thidua: ') and said.count('\n') == 1,
                       f'{argv}: status {status}, {said}')
        return f'{len(WRONG)} of them'

    def check_crossing(self):
        """forms given out on one system are received on the other"""
        folder = self.prepare_round('Hai hệ thống')
        self.fill(os.path.join(folder, GIVEN), (OFFICE,), ENTRIES)
        self.on_windows(folder, 'forms', REGISTER, 'receive', GIVEN)
        expect(self.scored(self.on_linux, folder) == SCORED, 'given out on Linux, received on Windows')
        self.on_linux(folder, 'undo', REGISTER)
        expect(self.scored(self.on_windows, folder) == 0, 'undone on Linux')
        self.on_windows(folder, 'forms', REGISTER, 'issue', '--round', UNITS, '--dir', RETURNED)
        self.fill(os.path.join(folder, RETURNED), (OFFICE, 'Thanh tra Sở'), ENTRIES)
        self.on_linux(folder, 'forms', REGISTER, 'receive', RETURNED)
        expect(self.scored(self.on_windows, folder) == 2 * SCORED, 'given out on Windows, received on Linux')
        self.verify(folder, 'forms on both')

    def prepare_round(self, name):
        """A folder with a register of one round whose forms are out."""
        folder = self.make_folder(name)
        shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(folder, REGISTER))
        for inner in (GIVEN, RETURNED):
            os.mkdir(os.path.join(folder, inner))
        self.on_linux(folder, 'criteria', REGISTER, 'adopt', SETS[0])
        self.on_linux(folder, 'round', REGISTER, 'new', '--name', UNITS, '--set', SETS[0], '--period', 'quy',
                      '--year', '2026', '--number', '3')
        self.on_linux(folder, 'forms', REGISTER, 'issue', '--round', UNITS, '--dir', GIVEN)
        return folder

    def check_killed(self):
        """killed while it receives forms, the register is whole"""
        folder = self.prepare_round('Dừng khi nhận')
        forms = os.path.join(folder, GIVEN)
        count = SCORED * self.fill(forms, {form.unit for form in forms_in(forms)}, ENTRIES)
        path, before = os.path.join(folder, REGISTER), os.path.join(folder, 'Trước.thidua')
        shutil.copyfile(path, before)
        begin = time.monotonic()
        self.on_windows(folder, 'forms', REGISTER, 'receive', GIVEN)
        whole = time.monotonic() - begin
        outcomes = {'killed': 0, 'none in it': 0, 'all in it': 0}
        for _ in range(N_KILLS):
            remove_register(path)
            shutil.copyfile(before, path)
            outcomes['killed'] += self.kill(folder, self.command, 'forms', REGISTER, 'receive', GIVEN,
                                            seconds=random.uniform(whole * 0.1, whole * 0.7))
            self.verify(folder, 'killed while it receives')
            scored = self.scored(self.on_linux, folder)
            expect(scored in (0, count), f'{scored} of {count} scores')
            outcomes['all in it' if scored else 'none in it'] += 1
            self.on_windows(folder, 'forms', REGISTER, 'receive', GIVEN)
            expect(self.scored(self.on_windows, folder) == count, 'received again')
        return ', '.join(f'{number} {outcome}' for outcome, number in outcomes.items())


def hide_own(said):
    return OWN.sub('…', said.decode())


def write_alike(said):
    """With names of files as Linux writes them."""
    return re.sub(r'\\+', '/', said.decode()).replace('Z:/', '/')
