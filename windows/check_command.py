# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import time

from check_report import Skipped, expect
from check_sides import AUTHOR, DATA, LETTERHEAD, MOMENT, REGISTER, STAFF_LIST, YEAR, SideChecks, compare_books, remove_register

LISTS = {
    'Danh sách cán bộ.xlsx': STAFF_LIST,
    'Bổ sung có lỗi.xlsx': 'ds-bo-sung-co-loi.xlsx',
    'Tự đánh giá.xlsx': 'tu-danh-gia-2026-so-tu-phap.xlsx',
    'Trích ngang năm 2021.xls': 'trich-ngang-so-ldtbxh-2021.xls',
    'Phông chữ cũ.xls': 'ds-font-cu-tcvn3.xls',
}
CSV = 'Danh sách cộng tác viên.csv'
READING = [('list', REGISTER, 'staff'), ('list', REGISTER, 'units'), ('list', REGISTER, 'staff', '--search', 'nguyen thi'),
           ('list', REGISTER, 'staff', '--archived'), ('settings', REGISTER, *YEAR), ('classify', REGISTER, *YEAR),
           ('history', REGISTER), ('check', REGISTER), ('exports',)]
WRONG = [('list', 'Không có.thidua', 'staff'), ('import', REGISTER, 'staff', 'Không có.xlsx'), ('clasify',), ('list',),
         ('list', REGISTER, 'người'), ('list', REGISTER, 'staff', 'thừa'), ('classify', REGISTER),
         ('classify', REGISTER, '--year', '1999'), ('list', REGISTER, '--không-có'), ('list', 'Hỏng.thidua', 'staff'),
         ('import', REGISTER, 'staff', 'Hỏng.xlsx'), ('import', REGISTER, 'staff', 'Danh sách cán bộ.xlsx', '--sheet', 'Ờ'),
         ('export', REGISTER, 'không-có', '-o', 'x.xlsx'), ('reopen', REGISTER, *YEAR),
         ('export', REGISTER, 'danh-sach-can-bo', '-o', os.path.join('Không có', 'x.xlsx')),
         ('classify', REGISTER, *YEAR, '--variant', 'Ấ')]
IMPORTS = [('staff', 'Danh sách cán bộ.xlsx'), ('staff', 'Bổ sung có lỗi.xlsx'), ('staff', 'Trích ngang năm 2021.xls'),
           ('staff', 'Phông chữ cũ.xls'), ('staff', CSV), ('self-assessment', 'Tự đánh giá.xlsx', *YEAR)]
PEOPLE = 111
N_KILLS = 12
HASH = re.compile(r'"hash": "[0-9a-f]{64}"|mã xác thực [0-9a-f]{16}')


class CommandChecks(SideChecks):
    """Command line"""
    FOLDER = 'Dòng lệnh'

    def set_up(self):
        super().set_up()
        for side, folder in self.own_folders().items():
            self.make_folder(os.path.basename(folder))
            self.sides[side](folder, 'new', REGISTER, *LETTERHEAD)
        self.on_linux(self.office, 'new', REGISTER, *LETTERHEAD)
        self.on_linux(self.office, 'import', REGISTER, 'staff', 'Danh sách cán bộ.xlsx', *AUTHOR)
        self.on_windows(self.office, 'import', REGISTER, 'self-assessment', 'Tự đánh giá.xlsx', *YEAR, *AUTHOR)

    def make_folder(self, name):
        folder = super().make_folder(name)
        for target, source in LISTS.items():
            shutil.copyfile(os.path.join(DATA, source), os.path.join(folder, target))
        with open(os.path.join(folder, CSV), 'w', encoding='utf-8-sig', newline='') as file:
            rows = csv.writer(file, delimiter=';')
            rows.writerow(['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Chức vụ', 'Đơn vị', 'Loại'])
            for i, name in enumerate(('Đỗ Thị Ngọc Ánh', 'Nguyễn Hữu Phước', 'Ưng Thị Ỷ Lan')):
                rows.writerow([i + 1, name, f'0{i + 1}/02/199{i}', 'Nữ', 'Chuyên viên', 'Văn phòng Sở', 'Công chức'])
        for name in ('Hỏng.thidua', 'Hỏng.xlsx'):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write('Đây không phải là tệp cần tìm.\n' * 200)
        return folder

    # --- checks ---------------------------------------------------------------------------------------------

    def check_reading(self):
        """the same register is read byte for byte the same"""
        size = 0
        for argv in READING:
            size += len(self.compare((*argv, '--json'), expected=0)[1])
            size += len(self.compare(argv, expected=0)[1])
        return f'{len(READING)} commands as text and as JSON, {size // 1024} KiB'

    def check_imports(self):
        """imports say the same, and what they refuse is the same workbook"""
        for kind, *argv in IMPORTS:
            refused = f'Từ chối {argv[0]}.xlsx'
            self.compare(('import', REGISTER, kind, *argv, '--create-units', '--refused', refused, *AUTHOR, '--json'),
                         self.own_folders(), expected=0)
            files = {side: os.path.join(folder, refused) for side, folder in self.own_folders().items()}
            expect(len(set(map(os.path.exists, files.values()))) == 1, f'{refused} is written on one system only')
            if os.path.exists(files['Linux']):
                compare_books(refused, files)
        people = {side: len(self.staff(command, self.own_folders()[side])) for side, command in self.sides.items()}
        expect(people['Windows'] == people['Linux'] > PEOPLE, f'people: {people}')
        self.compare(('list', REGISTER, 'staff', '--json'), self.own_folders(), expected=0)
        return f'{len(IMPORTS)} files (.xlsx, .xls, .csv), {people["Windows"]} people'

    def check_wrong_use(self):
        """wrong inputs are refused with the same words and status"""
        for argv in WRONG:
            for more in ((), ('--json',)):
                status, _, said = self.compare((*argv, *more))
                expect(status in (1, 2) and said.startswith(b'thidua: ') and said.count(b'\n') == 1,
                       f'{argv}: status {status}, {said.decode()}')
        return f'{len(WRONG)} of them'

    def check_exports(self):
        """exported workbooks have the same cells"""
        names = self.exports(lambda export: not (export['needs_round'] or export['needs_set']))
        cells = 0
        for name in names:
            files = {side: os.path.join(self.office, f'Tệp xuất {name} {side}.xlsx') for side in self.sides}
            for side, command in self.sides.items():
                command(self.office, 'export', REGISTER, name, *YEAR, '--date', '30/11/2026',
                        '-o', os.path.basename(files[side]))
            cells += compare_books(name, files)
        return f'{len(names)} workbooks, {cells} cells'

    def check_both_ways(self):
        """a register written on one system opens on the other"""
        for side, folder in self.own_folders().items():
            self.verify(folder, f'written on {side}')
            expect(self.staff(self.on_windows, folder) == self.staff(self.on_linux, folder), f'lists, written on {side}')
        folder = self.make_folder('Hai hệ thống')
        shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(folder, REGISTER))
        before = self.staff(self.on_linux, folder)
        self.on_windows(folder, 'import', REGISTER, 'staff', CSV, *AUTHOR)
        expect(len(self.staff(self.on_linux, folder)) == len(before) + 3, 'added on Windows, seen on Linux')
        self.on_linux(folder, 'undo', REGISTER)
        expect(self.staff(self.on_windows, folder) == before, 'undone on Linux, seen on Windows')
        self.on_windows(folder, 'redo', REGISTER)
        self.on_linux(folder, 'classify', REGISTER, *YEAR, '--freeze', *AUTHOR)
        done = self.on_windows(folder, 'classify', REGISTER, *YEAR, '--json')
        expect(json.loads(done.stdout)['frozen'], 'frozen on Linux, seen on Windows')
        self.on_windows(folder, 'reopen', REGISTER, *YEAR, '--reason', 'Chấm lại một người', *AUTHOR)
        self.verify(folder, 'edited on both')

    def check_freeze(self):
        """a year is frozen with the same figures"""
        for folder in self.own_folders().values():
            shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(folder, 'Chốt.thidua'))
        self.compare(('classify', 'Chốt.thidua', *YEAR, '--freeze', *AUTHOR, '--json'), self.own_folders(), expected=0,
                     mask=lambda said: MOMENT.sub('…', HASH.sub('…', said.decode())))

    def check_backup(self):
        """a backup is written and restored"""
        folder = self.make_folder('Sao lưu')
        shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(folder, REGISTER))
        before = self.staff(self.on_linux, folder)
        done = self.on_windows(folder, 'backup', REGISTER, 'Bản sao lưu', '--json')
        backup = json.loads(done.stdout)['backup']
        self.on_windows(folder, 'import', REGISTER, 'staff', CSV, *AUTHOR)
        expect(self.staff(self.on_windows, folder) != before, 'the import changed the list')
        self.on_windows(folder, 'restore', REGISTER, backup)
        expect(self.staff(self.on_linux, folder) == before, 'the list is as it was')
        self.verify(folder, 'restored')

    def check_killed_imports(self):
        """killed in the middle of an import, the register is whole"""
        folder = self.make_folder('Dừng giữa chừng')
        path = os.path.join(folder, REGISTER)
        empty = os.path.join(folder, 'Trống.thidua')
        self.on_windows(folder, 'new', 'Trống.thidua', *LETTERHEAD)
        shutil.copyfile(empty, path)
        begin = time.monotonic()
        self.on_windows(folder, 'import', REGISTER, 'staff', 'Danh sách cán bộ.xlsx')
        whole = time.monotonic() - begin
        outcomes = {'killed': 0, 'nobody in it': 0, 'all in it': 0}
        for _ in range(N_KILLS):
            remove_register(path)
            shutil.copyfile(empty, path)
            outcomes['killed'] += self.kill(folder, self.command, 'import', REGISTER, 'staff', 'Danh sách cán bộ.xlsx',
                                            seconds=random.uniform(whole * 0.2, whole))
            self.verify(folder, 'killed in an import')
            people = len(self.staff(self.on_linux, folder))
            expect(people in (0, PEOPLE), f'an import left {people} people')
            outcomes['all in it' if people else 'nobody in it'] += 1
            # Whoever comes next can go on.
            self.on_windows(folder, 'import', REGISTER, 'staff', 'Danh sách cán bộ.xlsx')
            expect(len(self.staff(self.on_windows, folder)) == PEOPLE, 'the next import')
        return ', '.join(f'{count} {outcome}' for outcome, count in outcomes.items())

    def check_killed_edits(self):
        """killed in the middle of edits, what was committed is there"""
        loop = os.path.join(self.wine.build, 'tests', 'cli', 'td-edit-loop.exe')
        if not os.path.exists(loop):
            raise Skipped('td-edit-loop.exe is not built')
        folder = self.make_folder('Sửa dở dang')
        # The program of the test takes its argument in the system's own code page.
        name = 'So.thidua'
        path = os.path.join(folder, name)
        shutil.copyfile(os.path.join(self.office, REGISTER), path)
        libraries = {'WINEPATH': self.wine.windows_path(os.path.join(self.wine.dist, 'bin'))}
        edits = 0
        for _ in range(N_KILLS):
            process = self.wine.start(loop, name, cwd=folder, env=libraries, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
            said = [process.stdout.readline() for _ in range(random.randint(1, 15))]
            time.sleep(random.uniform(0, 0.01))
            process.kill()
            rest, error = process.communicate()
            said = [int(line) for line in b''.join([*said, rest]).split(b'\n')[:-1]]
            expect(said, f'the program that edits ended: {error.decode(errors="replace")}')
            self.verify(folder, 'killed in an edit', name)
            expect(said[-1] <= stored_note(path) <= said[-1] + 1, f'{said[-1]} was committed, {stored_note(path)} is there')
            edits += said[-1]
        return f'{N_KILLS} kills, {edits} edits'

    def check_places(self):
        """a drive letter, a UNC path and a long path open"""
        devices = os.path.join(self.wine.prefix, 'dosdevices')
        link(self.office, os.path.join(devices, 'x:'))
        link(self.office, os.path.join(devices, 'unc', 'may-chu', 'Dùng chung'))
        deep = os.path.join(self.folder, *(f'Thư mục lưu hồ sơ thi đua khen thưởng số {i}' for i in range(1, 9)))
        os.makedirs(deep)
        shutil.copyfile(os.path.join(self.office, REGISTER), os.path.join(deep, REGISTER))
        wanted = self.on_linux(self.office, 'list', REGISTER, 'staff', '--json').stdout
        places = {'drive letter': f'X:\\{REGISTER}', 'UNC': f'\\\\may-chu\\Dùng chung\\{REGISTER}',
                  'long': self.wine.windows_path(os.path.join(deep, REGISTER))}
        for place, path in places.items():
            done = self.on_windows(self.folder, 'list', path, 'staff', '--json')
            expect(done.stdout == wanted, f'{place}: {path} reads differently')
            self.on_windows(self.folder, 'undo', path)
            self.on_windows(self.folder, 'redo', path)
            self.on_windows(self.folder, 'check', path)
            folder = path[:path.rindex('\\')]
            self.on_windows(self.folder, 'backup', path, f'{folder}\\Sao lưu')
            self.on_windows(self.folder, 'export', path, 'danh-sach-can-bo', '-o', f'{folder}\\Tệp xuất.xlsx')
        return f'read, written, backed up, exported; the long one has {len(places["long"])} letters'

    def check_bare(self):
        """it runs without a console and without a locale in the environment"""
        done = self.wine.run(self.command, 'list', 'Khong co.thidua', 'staff', cwd=self.wine.tools, env={'LANG': ''}, expected=1)
        expect(done.stderr.startswith(b'thidua: ') and done.stderr.count(b'\n') == 1, done.stderr.decode(errors='replace'))
        return done.stderr.decode().strip()

    def check_settings(self):
        """the command line leaves nothing beside the registers but backups"""
        for folder in (self.office, *self.own_folders().values()):
            known = {REGISTER, 'Chốt.thidua', *LISTS, CSV, 'Hỏng.thidua', 'Hỏng.xlsx'}
            extra = [name for name in os.listdir(folder)
                     if name not in known and not name.startswith(('Từ chối ', 'Tệp xuất', 'Sao lưu'))]
            expect(not extra, f'{folder}: {extra}')


# --- files --------------------------------------------------------------------------------------------------

def link(target, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.islink(path):
        os.unlink(path)
    os.symlink(target, path)


def stored_note(path):
    """What td-edit-loop wrote last: it edits the same person's note again and again."""
    connection = sqlite3.connect(path)
    try:
        return max(int(note) for (note,) in connection.execute('SELECT note FROM staff WHERE note IS NOT NULL')
                   if note.isdigit())
    finally:
        connection.close()
