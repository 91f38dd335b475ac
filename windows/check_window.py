# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import gettext
import json
import os
import re
import select
import shutil
import subprocess
import time
import urllib.parse

import openpyxl

from check_command import LETTERHEAD
from check_report import Checks, Failed, expect, until

ACCENT = (0x35, 0x84, 0xe4)
HEADER_BAR = 52
REGISTER = 'Sổ thi đua năm 2026.thidua'
LIST = 'Danh sách bổ sung.csv'
TYPED_IN_CELL = 'Đặng Thị Ngọc Ưởng'
TYPED_IN_FIELD = 'Nguyễn Hữu Phước Ưng'
IN_LIST = 'Lê Văn Sơn'
# As the sidebar has them, with the msgids of their names.
PAGES = ('Units', 'Staff', 'Scoring', 'Criteria Sets', 'Annual Classification', 'History')
STARTS = 5
STARTS_AT_MOST = 20
SLOWER_AT_MOST = 2


class WindowChecks(Checks):
    """Window"""

    def set_up(self):
        self.display = self.wine.use_display()
        self.folder = os.path.join(self.wine.folder, 'check-files', 'Cửa sổ')
        self.home = os.path.join(self.folder, 'home')
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.home)
        self.exe = os.path.join(self.wine.dist, 'bin', 'thidua.exe')
        self.command = os.path.join(self.wine.dist, 'bin', 'thidua-cli.exe')
        self.log = os.path.join(self.folder, 'messages.txt')
        self.catalogues = os.path.join(os.path.dirname(os.path.dirname(self.program)), 'po')
        self.words = gettext.translation('thidua', os.path.join(self.wine.dist, 'share', 'locale'), languages=['vi'])
        self.window = None
        shutil.rmtree(self.local, ignore_errors=True)
        with open(os.path.join(self.folder, LIST), 'w', encoding='utf-8-sig', newline='') as file:
            rows = csv.writer(file)
            rows.writerow(['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Chức vụ', 'Đơn vị', 'Loại'])
            rows.writerow([1, '', '03/04/1985', 'Nữ', 'Chuyên viên', 'Văn phòng Sở', 'Công chức'])
            rows.writerow([2, IN_LIST, '01/02/1980', 'Nam', 'Chuyên viên', 'Văn phòng Sở', 'Công chức'])
        self.tell('new', REGISTER, *LETTERHEAD)
        self.start()

    def tear_down(self):
        if self.window is not None:
            self.wine.end_programs('thidua.exe')

    # --- aids -----------------------------------------------------------------------------------------------

    @property
    def local(self):
        """Where Windows programs keep what is the person's."""
        return os.path.join(self.wine.home, 'AppData', 'Local', 'thidua')

    def tell(self, *argv):
        return self.wine.run(self.command, *argv, cwd=self.folder).stdout

    def staff(self):
        """The names in the register; none if it cannot be read at the moment."""
        done = self.wine.run(self.command, 'list', REGISTER, 'staff', '--json', cwd=self.folder, expected=None)
        return {person['name'] for person in json.loads(done.stdout)['staff']} if done.returncode == 0 else set()

    def await_names(self, there=(), gone=()):
        def is_so():
            names = self.staff()
            return names and names.issuperset(there) and names.isdisjoint(gone)
        until(is_so, f'the register to have {there}, not {gone}; it has {self.staff()}', 30, 1)

    def start(self):
        with open(self.log, 'ab') as log:
            self.window = self.wine.start(self.exe, REGISTER, cwd=self.folder, stdout=log, stderr=log)
        self.display.await_title(lambda title: 'Thi Đua' in title, 'the window')
        self.display.settle()

    def end(self):
        self.display.key('ctrl+q')
        until(lambda: self.window.poll() is not None, 'the program to end', 60)
        expect(self.window.returncode == 0, f'it ended with {self.window.returncode}')
        self.window = None

    def mnemonic(self, msgid):
        """Alt with the letter that is underlined in Vietnamese."""
        mark = re.search(r'_(\w)', self.words.gettext(msgid))
        if not mark:
            raise Failed(f'“{msgid}” has no mnemonic in Vietnamese')
        return f'alt+{mark[1].lower()}'

    def press(self, msgid):
        self.display.key(self.mnemonic(msgid))

    def choose_file(self, name):
        """In the dialog of Windows, by a typed path."""
        main = self.display.title()
        self.display.await_title(lambda title: title and 'Thi Đua' not in title, 'the file dialog')
        self.display.key('ctrl+a')
        self.wine.type_text(self.wine.windows_path(os.path.join(self.folder, name)))
        self.display.shot(f'file-dialog-{"save" if name.endswith(".xlsx") else "open"}')
        self.display.key('Return')
        self.display.await_title(lambda title: 'Thi Đua' in title, f'the dialog to close after “{main}”')
        self.display.settle()

    # --- checks ---------------------------------------------------------------------------------------------

    def check_vietnamese(self):
        """the window opens in Vietnamese"""
        title = self.display.title()
        page = title.split(' — ')[0]
        known = [self.words.gettext(page) for page in PAGES]
        expect(page in known, f'the title is “{title}”')
        self.display.key('alt+2')
        self.display.await_title(lambda title: title.startswith(self.words.gettext('Staff')), 'the staff page')
        self.display.shot('staff-empty')
        return title

    def check_import(self):
        """a list is imported through the file dialog; a name is typed into a cell as UniKey does"""
        button = self.display.find_color(ACCENT, HEADER_BAR)
        expect(button, 'no button for the import is on the page')
        self.display.click((button[0] + button[2]) // 2, (button[1] + button[3]) // 2)
        self.display.shot('import-1-file')
        self.press('_Choose a File…')
        self.choose_file(LIST)
        self.display.shot('import-2-chosen')
        self.press('_Next: %s')
        self.display.shot('import-3-columns')
        self.press('_Next: %s')
        self.display.shot('import-4-rows')
        # The first cell with a fault, the name that is missing, is the current one.
        self.wine.type_text(TYPED_IN_CELL)
        self.display.shot('import-5-typed')
        self.display.key('Return')
        self.display.shot('import-6-mended')
        self.press('_Next: %s')
        self.display.shot('import-7-differences')
        self.press('_Next: %s')
        self.display.shot('import-8-summary')
        # The button has the focus here.
        self.display.key('Return')
        self.display.shot('import-9-done')
        self.await_names({IN_LIST, TYPED_IN_CELL})
        self.press('_Show the List')
        self.display.shot('staff')
        return ', '.join(sorted(self.staff()))

    def check_field(self):
        """a person is added with a name typed as UniKey does; the form lies over the middle of the window"""
        left, top, width, height = self.display.place(lambda title: 'Thi Đua' in title)
        self.display.key('ctrl+n')
        x, y, own_width, own_height = until(
            lambda: self.display.place(lambda title: title and 'Thi Đua' not in title), 'the form', 60)
        expect(abs(2 * x + own_width - 2 * left - width) <= 4 and abs(2 * y + own_height - 2 * top - height) <= 4,
               f'the form is {own_width}x{own_height} at {x},{y}, the window {width}x{height} at {left},{top}')
        self.wine.type_text(TYPED_IN_FIELD)
        self.display.shot('add-person')
        self.press('_Save')
        self.display.shot('person-added')
        self.await_names({TYPED_IN_FIELD})

    def check_shortcuts(self):
        """Ctrl+Z and Ctrl+Y undo and redo"""
        self.display.key('ctrl+z')
        self.await_names(gone={TYPED_IN_FIELD})
        self.display.key('ctrl+y')
        self.await_names({TYPED_IN_FIELD})
        history = json.loads(self.tell('history', REGISTER, '--json'))
        return f'{len(next(iter(history.values())))} entries in the history'

    def check_export(self):
        """Ctrl+F searches, Ctrl+E exports what was found through the file dialog"""
        name = 'Tệp xuất từ cửa sổ.xlsx'
        self.display.key('ctrl+f')
        self.wine.type_text('phước')
        self.display.shot('search')
        self.display.key('ctrl+e')
        self.choose_file(name)
        path = os.path.join(self.folder, name)
        until(lambda: os.path.exists(path), 'the workbook', 60)
        self.display.shot('exported')
        values = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows(values_only=True)
                  for cell in row]
        expect(TYPED_IN_FIELD in values, f'{TYPED_IN_FIELD} is not in the workbook')
        expect(IN_LIST not in values, f'{IN_LIST} was not searched and is in the workbook')

    def check_pages(self):
        """Alt+1 … go to pages, from a field as well"""
        self.display.key('ctrl+f')
        for number, page in enumerate(PAGES, 1):
            self.display.key(f'alt+{number}')
            name = self.words.gettext(page)
            self.display.await_title(lambda title, name=name: title.startswith(name), f'the page {name} by Alt+{number}', 20)
            self.display.shot(f'page-{number}')
        self.display.key('F1')
        self.display.shot('shortcuts')
        self.display.key('Escape')

    def check_one(self):
        """a second start gives its register to the program that runs, and ends"""
        other = 'Sổ của đơn vị khác.thidua'
        self.tell('new', other, *LETTERHEAD)
        for name, windows in ((other, 2), (REGISTER, 2), (other, 2)):
            second = self.wine.start(self.exe, name, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            second.wait(60)
            expect(second.returncode == 0, f'the second start with {name} ended with {second.returncode}')
            until(lambda: self.display.call('xdotool', 'search', '--onlyvisible', '--name', 'Thi Đua').count('\n') + 1
                  == windows, f'{windows} windows after {name}', 30)
            self.display.settle()
        expect(len(self.wine.find_processes('thidua.exe')) == 1, 'more than one program runs')
        self.display.shot('two-registers')
        self.display.key('ctrl+w')

    def check_end(self):
        """Ctrl+Q ends it; settings, recent files and backups lie in the person's own local data"""
        self.end()
        # With changes and no backup one is due soon after opening.
        shutil.rmtree(os.path.join(self.local, 'backups'), ignore_errors=True)
        self.start()
        until(lambda: list_backups(self.local), 'the automatic backup', 60)
        self.end()
        with open(os.path.join(self.local, 'preferences.ini'), encoding='utf-8') as file:
            expect(urllib.parse.quote(REGISTER) in file.read(), 'the register is not among the recent ones')
        backups = list_backups(self.local)
        for name in (REGISTER, *map(self.wine.windows_path, backups)):
            self.tell('check', name)
        return f'{", ".join(sorted(os.listdir(self.local)))}; {len(backups)} backups'

    def check_messages(self):
        """it says nothing that is its own fault; what it says is kept in the person's own local data"""
        with open(self.log, encoding='utf-8', errors='replace') as file:
            lines = [line for line in file.read().splitlines() if re.search('WARNING|CRITICAL|ERROR', line)]
        own = [line for line in lines if not re.search(r'\): (Gdk|Pango)-', line)]
        expect(not own, '\n'.join(own[:10]))
        if not lines:
            return None
        with open(os.path.join(self.local, 'messages.log'), encoding='utf-8') as file:
            kept = [line for line in file.read().splitlines() if re.search('WARNING|CRITICAL|ERROR', line)]
        expect(len(kept) == len(lines), f'{len(lines)} lines on its standard error, {len(kept)} in messages.log')
        return f'{len(lines)} lines of Gdk and Pango about what Wine lacks'

    def check_start(self):
        """it starts within twice the time of Linux; what an empty window takes under Wine is told beside it"""
        env = dict(self.display.env, HOME=self.home, XDG_CONFIG_HOME=self.home, XDG_DATA_HOME=self.home,
                   GDK_BACKEND='x11', GSK_RENDERER='cairo', GTK_A11Y='none', TD_LOCALEDIR=self.catalogues)
        quickest = {}
        floor = os.path.join(self.wine.tools, 'floor.exe')
        libraries = {'WINEPATH': self.wine.windows_path(os.path.join(self.wine.dist, 'bin'))}
        begins = {
            'Linux': lambda: subprocess.Popen([self.program, REGISTER], cwd=self.folder, env=env, stderr=subprocess.DEVNULL),
            'Wine': lambda: self.wine.start(self.exe, REGISTER, cwd=self.folder, stderr=subprocess.DEVNULL),
            'an empty window under Wine': lambda: self.wine.start(floor, env=libraries, stderr=subprocess.DEVNULL),
        }
        # Other work on the machine only ever makes a start slower: the more starts, the nearer is the
        # quickest of each to what it takes by itself.
        starts = 0
        while starts < STARTS or (starts < STARTS_AT_MOST and quickest['Wine'] > SLOWER_AT_MOST * quickest['Linux']):
            for side, begin in begins.items():
                seconds = self.measure(begin)
                quickest[side] = min(seconds, quickest.get(side, seconds))
            starts += 1
        ours, linux, empty = (quickest[side] for side in ('Wine', 'Linux', 'an empty window under Wine'))
        figures = ', '.join(f'{side} {seconds:.2f} s' for side, seconds in quickest.items())
        figures += f': {ours / linux:.2f} of Linux, {ours / empty:.2f} of the empty window; quickest of {starts}'
        expect(ours <= SLOWER_AT_MOST * linux, figures)
        return figures

    def measure(self, begin):
        """Seconds until the window is shown; then it is closed."""
        with subprocess.Popen(['xprop', '-spy', '-root', '_NET_CLIENT_LIST'], env=self.display.env,
                              stdout=subprocess.PIPE, bufsize=0) as watch:
            before = watch.stdout.readline().count(b'0x')
            start = time.monotonic()
            process = begin()
            while select.select([watch.stdout], [], [], 60)[0] and watch.stdout.readline().count(b'0x') <= before:
                pass
            seconds = time.monotonic() - start
            watch.terminate()
        self.display.settle()
        self.display.key('ctrl+q')
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Failed('the window does not close on Ctrl+Q') from None
        return seconds


def list_backups(local):
    return [os.path.join(where, name) for where, _, names in os.walk(os.path.join(local, 'backups')) for name in names
            if name.endswith('.thidua')]
