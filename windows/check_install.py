# SPDX-License-Identifier: GPL-3.0-or-later
import filecmp
import json
import os
import re
import shutil

from check_command import LETTERHEAD
from check_report import Checks, expect, until
from check_wine import ID

LARGEST = 15 * 1000 * 1000
REGISTER = 'Sổ của người dùng.thidua'
UNINSTALL_KEY = f'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{ID}'
KEYS = (f'HKCU\\Software\\Classes\\{ID}', 'HKCU\\Software\\Classes\\.thidua', f'HKCU\\Software\\{ID}', UNINSTALL_KEY)
# What the older version has behind its end: Windows starts it as before, and it is told from the new one.
OLDER = b'older'


class InstallChecks(Checks):
    """Installer"""

    def set_up(self):
        self.display = self.wine.use_display()
        self.documents = os.path.join(self.wine.home, 'Hồ sơ của tôi')
        shutil.rmtree(self.documents, ignore_errors=True)
        os.makedirs(self.documents)
        self.window = None

    def tear_down(self):
        if self.window is not None:
            self.wine.end_programs('thidua.exe')

    # --- aids -----------------------------------------------------------------------------------------------

    @property
    def shortcut(self):
        return os.path.join(self.wine.home, 'AppData', 'Roaming', 'Microsoft', 'Windows', 'Start Menu', 'Programs',
                            'Thi Đua.lnk')

    def path(self, *names):
        return os.path.join(self.wine.installed, *names)

    def open_by(self, argv, what):
        with open(os.devnull, 'wb') as nowhere:
            self.window = self.wine.start(*argv, stdout=nowhere, stderr=nowhere)
        self.display.await_title(lambda title: 'Thi Đua' in title, what)
        self.display.settle()

    def open_register(self, what):
        """What a double click does.  Wine 8 does not know the file types of one user only: so the command is taken
        from the registry here."""
        key = f'{KEYS[0]}\\shell\\open\\command'
        command = re.search(r'REG_SZ\s+"([^"]+)" "%1"', self.wine.registry(key) or '')
        expect(command, f'{key}: {self.wine.registry(key)}')
        self.open_by([command[1], self.wine.windows_path(os.path.join(self.documents, REGISTER))], what)

    def close_window(self):
        self.display.key('ctrl+q')
        until(lambda: not self.wine.find_processes('thidua.exe'), 'the program to end', 60)
        self.window = None

    def expect_same_files(self):
        """What lies in the folder of installation is what was built, and nothing older."""
        wanted, found = set(list_files(self.wine.dist)), set(list_files(self.wine.installed))
        expect(found - wanted == {'uninstall.exe'}, f'too much: {sorted(found - wanted)[:10]}')
        expect(wanted <= found, f'missing: {sorted(wanted - found)[:10]}')
        other = [name for name in wanted if not filecmp.cmp(os.path.join(self.wine.dist, name), self.path(name), False)]
        expect(not other, f'not what was built: {other[:10]}')

    # --- checks ---------------------------------------------------------------------------------------------

    def check_size(self):
        """the installer is smaller than 15 MB"""
        size = os.path.getsize(self.wine.installer)
        expect(size < LARGEST, f'{size} bytes')
        return f'{size / 1e6:.1f} MB'

    def check_silent(self):
        """it installs silently, without administrator rights, all that was built"""
        self.wine.run(self.wine.installer, '/S')
        self.expect_same_files()

    def check_runs(self):
        """the command line runs from the installed folder"""
        said = {name: self.wine.run(self.path('bin', name), '--version').stdout.decode().strip()
                for name in ('thidua.exe', 'thidua-cli.exe')}
        expect(len(set(said.values())) == 1 and said['thidua.exe'], str(said))
        self.wine.run(self.path('bin', 'thidua-cli.exe'), 'new', REGISTER, *LETTERHEAD, cwd=self.documents)
        return said['thidua.exe']

    def check_registry(self):
        """files, start menu and the list of programs know it"""
        association = self.wine.registry(KEYS[0])
        expect(association and 'bin\\thidua.exe" "%1"' in association, f'{KEYS[0]}: {association}')
        expect('thidua.exe,0' in association, 'no icon of the file type')
        expect(ID in (self.wine.registry(KEYS[1]) or ''), f'{KEYS[1]}: {self.wine.registry(KEYS[1])}')
        uninstall = self.wine.registry(UNINSTALL_KEY)
        for name in ('DisplayName', 'DisplayVersion', 'DisplayIcon', 'UninstallString', 'QuietUninstallString', 'EstimatedSize'):
            expect(uninstall and name in uninstall, f'{UNINSTALL_KEY} has no {name}')
        expect(os.path.exists(self.shortcut), 'no entry in the start menu')

    def check_menu(self):
        """the entry of the start menu opens the window"""
        self.open_by(['start', '/unix', self.shortcut], 'the window from the start menu')
        self.display.shot('from-start-menu')
        self.close_window()

    def check_double_click(self):
        """a register opens by the command of its file type"""
        self.open_register('the window from a double click')
        self.display.shot('from-double-click')

    def check_upgrade(self):
        """an older version that is running is replaced and goes on; the next start is the new one"""
        self.close_window()
        for name in ('thidua.exe', 'thidua-cli.exe'):
            with open(self.path('bin', name), 'ab') as file:
                file.write(OLDER)
        with open(self.path('share', 'older.txt'), 'wb') as file:
            file.write(OLDER)
        self.open_register('the older version')
        self.wine.run(self.wine.installer, '/S')
        # It goes on: it still goes to its pages.
        for number, page in ((6, 'Lịch sử'), (2, 'Cán bộ')):
            self.display.key(f'alt+{number}')
            self.display.await_title(lambda title, page=page: title.startswith(page), f'the page {page}', 30)
        self.close_window()
        self.open_register('the new version')
        self.display.shot('after-upgrade')
        self.close_window()
        self.wine.run(self.wine.installer, '/S')
        self.expect_same_files()

    def check_uninstall(self):
        """it uninstalls without remains; registers and backups stay"""
        self.wine.run(self.path('uninstall.exe'), '/S')
        until(lambda: not os.path.exists(self.wine.installed), 'its folder to be gone', 60, 0.5)
        left = [key for key in KEYS if self.wine.registry(key) is not None]
        expect(not left, f'left in the registry: {left}')
        until(lambda: not os.path.exists(self.shortcut), 'the entry of the start menu to be gone', 10)
        expect(os.path.exists(os.path.join(self.documents, REGISTER)), 'the register is gone')
        command = os.path.join(self.wine.dist, 'bin', 'thidua-cli.exe')
        self.wine.run(command, 'check', REGISTER, cwd=self.documents)
        users = os.path.join(self.wine.prefix, 'drive_c')
        remains = [name for name in list_files(users)
                   if ('thidua' in name.lower() or 'thi dua' in name.lower() or 'thi đua' in name.lower())
                   and not name.endswith('.thidua')]
        expect(not remains, f'left on the disk: {remains[:10]}')
        return json.dumps(sorted(name for name in list_files(users) if name.endswith('.thidua'))[:3], ensure_ascii=False)


def list_files(folder):
    for where, _, names in os.walk(folder):
        for name in names:
            yield os.path.relpath(os.path.join(where, name), folder)
