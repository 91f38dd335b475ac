# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: the program in a window of its own, registers to open in it, and what every
scenario asks of its end.  Needs Xvfb and what gui_driver.py names; skipped (exit 77) where that is missing.

TD_PROGRAM: the program · TD_LOCALEDIR: its catalogues · TD_TEST_DATA: tests/data · TD_SHOTS: where pictures go"""
import csv
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77
TOOLS = ('Xvfb', 'openbox', 'xcompmgr', 'xdotool', 'xprop', 'xkbcomp', 'import', 'dbus-daemon', 'localedef')

sys.dont_write_bytecode = True
missing = [tool for tool in TOOLS if not shutil.which(tool)]
if missing:
    print('not installed:', ', '.join(missing))
    sys.exit(SKIPPED)
try:
    from gi.repository import GLib
    from gui_driver import App, NS, PROPS, ROOT
except ImportError as error:
    print(error)
    sys.exit(SKIPPED)

PROGRAM = os.environ['TD_PROGRAM']
DATA = os.environ['TD_TEST_DATA']
STAFF_LIST = os.path.join(DATA, 'ds-cbccvc-so-tu-phap-2026.xlsx')
CORRECTIONS = os.path.join(DATA, 'ds-bo-sung-co-loi.xlsx')
ASSESSMENTS = os.path.join(DATA, 'tu-danh-gia-2026-so-tu-phap.xlsx')
SHOTS = os.environ.get('TD_SHOTS') or tempfile.mkdtemp(prefix='td-shots-')
YEAR = '2026'
TROUBLE = re.compile(r'^\(thidua:.*(?:WARNING|CRITICAL|ERROR).*$|^.*Bail out!.*$|^.*Sanitizer.*$', re.M)

catalogue = gettext.translation('thidua', os.environ['TD_LOCALEDIR'], languages=['vi'])


def _(msgid):
    """What the window says for it in Vietnamese: without the mark of the mnemonic."""
    return re.sub(r'_(?=\w)', '', catalogue.gettext(msgid))


class Scenario(unittest.TestCase):
    def setUp(self):
        os.makedirs(SHOTS, exist_ok=True)
        os.environ['GUI_SHOTS'] = SHOTS
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix='Hồ sơ thi đua '))
        self.home = os.path.join(self.folder, 'nhà')
        os.mkdir(self.home)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def lasting_settings(self):
        """An environment for windows that are to remember what an earlier one of this scenario was told."""
        config = self.path('cấu hình')
        os.makedirs(os.path.join(config, 'gtk-4.0'), exist_ok=True)
        with open(os.path.join(config, 'gtk-4.0', 'settings.ini'), 'w') as file:
            file.write('[Settings]\ngtk-font-name=Cantarell 11\ngtk-cursor-blink=false\n'
                       'gtk-enable-animations=false\ngtk-dialogs-use-header=true\n')
        return {'XDG_CONFIG_HOME': config}

    # --- the program without its window: setting up ---------------------------------------------------------

    def command(self, *argv):
        environment = dict(os.environ, HOME=self.home, XDG_CONFIG_HOME=self.path('cấu hình'))
        run = subprocess.run([PROGRAM, *argv], env=environment, capture_output=True, text=True, timeout=240)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def make_register(self, name='Sở Tư pháp.thidua', staff=True, assessments=False):
        path = self.path(name)
        self.command('new', path, '--governing', 'UBND tỉnh Khánh Hòa', '--department', 'Sở Tư pháp',
                     '--place', 'Khánh Hòa')
        if staff:
            self.command('import', path, 'staff', STAFF_LIST)
        if assessments:
            self.command('import', path, 'self-assessment', ASSESSMENTS, '--year', YEAR)
        return path

    def make_big_register(self, people, name='Rất đông.thidua'):
        """Invented people who sort as they are numbered: Nguyễn Văn A000000, …"""
        path = self.make_register(name, staff=False)
        listed = self.path('đông người.csv')
        with open(listed, 'w', newline='', encoding='utf-8') as file:
            rows = csv.writer(file)
            rows.writerow(['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Loại'])
            for i in range(people):
                rows.writerow([i + 1, f'Nguyễn Văn A{i:06}', f'{1 + i % 28:02}/{1 + i % 12:02}/{1966 + i % 34}',
                               'Chuyên viên', f'Phòng số {i % 20 + 1}', 'Công chức'])
        self.command('import', path, 'staff', listed)
        return path

    # --- the window -----------------------------------------------------------------------------------------

    def window(self, *argv, **options):
        """The program with its window, 1366x768, in Vietnamese; to be used in a `with`."""
        env = dict({'HOME': self.home, 'THIDUA_NON_UNIQUE': '1'}, **options.pop('env', {}))
        options.setdefault('size', (1366, 768))
        options.setdefault('timeout', 40)
        app = Window([PROGRAM, *argv], env=env, **options)
        app.test = self
        return app


class Window(App):
    """gui_driver's App with the words of this program."""

    def key(self, *keys):
        """Presses them, and comes back when the program has dealt with them: what it says next is said after."""
        super().key(*keys)
        self.heed(4 * len(keys) + 4)

    def type_text(self, s, delay=8):
        super().type_text(s, delay)
        self.heed(4 * len(s) + 4)

    def heed(self, events):
        """Until so many events are dealt with that the display had for the program.  In each turn of its main loop
        it takes one of them and answers one question, so after as many answers as events none is left."""
        dest = next((node.dest for node in self._nodes.values()), None)
        try:
            for _event in range(events if dest else 0):
                self._call(dest, ROOT, PROPS, 'Get', '(ss)', NS + 'Accessible', 'Name')
        except GLib.Error:
            pass    # a key ended the program

    def shot(self, name):
        self.screenshot(os.path.join(SHOTS, name + '.png'))

    def go_to(self, page):
        """To a page of the sidebar, by a click on its name."""
        pages = self.wait_for('Các trang', 'list')
        self.click(self.wait_for(page, 'label', within=pages))
        self.until(lambda: any(title.startswith(page) for title in self.windows()), f'the page {page}')

    def await_one(self, find, what):
        """What find() finds in the end; else the test fails, with all that is on the screen."""
        try:
            return self.until(find, what)
        except AssertionError as error:
            raise AssertionError(f'{error}\non the screen: {self.texts()}') from None

    def press(self, name, **where):
        """A button, once it is there and can be pressed."""
        def find():
            return next((n for n in self.find_all(name, 'push button', **where)
                         if 'sensitive' in n.states and 'click' in n.actions()), None)
        self.click(self.await_one(find, f'the button {name}'))

    def menu(self, button, item):
        self.press(button)
        self.click(self.wait_for(item, 'menu item'))
        self.wait_gone(item, 'menu item')

    def fill(self, row, text):
        """A line of a form: its old text goes, the new one is typed."""
        entry = self.wait_for(row, 'text')
        self.click(entry)
        self.key('ctrl+a', 'BackSpace')
        self.until(lambda: entry.text() == '', f'{row} to be empty, not {entry.text()}')
        self.type_text(text)
        self.until(lambda: entry.text() == text, f'{row} to be {text}, not {entry.text()}')

    def edit(self, label, text):
        """A field of the details pane, which is written where it is read: found by its name, ended by Enter."""
        entry = self.pane_field(label)
        self.click(entry)
        self.key('ctrl+a')
        self.type_text(text)
        self.until(lambda: entry.text() == text, f'{label} to be {text}, not {entry.text()}')
        self.key('Return')

    def pane_field(self, label):
        """The entry of that name in the details pane, as a screen reader finds it."""
        return self.wait_for(label, 'text', within=self.wait_for(self.is_pane))

    def drag_bar(self, table, part):
        """The scroll bar right of @table, from its top so far down."""
        bar = self.wait_for(lambda n: n.role == 'scroll bar' and n.on_screen() and n.extents()[3] > n.extents()[2])
        x, y = self.middle(bar)
        top = y - bar.extents()[3] // 2
        self.wait_idle(0.1, 3)
        self.sh('xdotool', 'mousemove', str(x), str(top + 8), 'sleep', '0.05', 'mousedown', '1', 'sleep', '0.05',
                'mousemove', str(x), str(top + 40), 'sleep', '0.05',
                'mousemove', str(x), str(top + int(bar.extents()[3] * part)), 'sleep', '0.05', 'mouseup', '1')
        self.wait_idle(0.1, 3)

    @staticmethod
    def is_pane(node):
        return node.raw_name == 'TdDetailsPane' and node.on_screen()

    def again(self, node):
        return self.find(lambda n: n.path == node.path) or node

    def choose_file(self, title, path, save=False):
        """GTK's own file chooser, with the path typed."""
        self.wait_for(lambda n: n.name == title and n.parent and n.parent.role == 'application')
        self.wait_idle()
        if save:
            self.key('ctrl+a')
        else:
            self.key('ctrl+l')
            self.wait_idle()
        entry = self.wait_for(lambda n: n.role == 'text' and 'focused' in n.states)
        self.type_text(path)
        self.until(lambda: entry.text() == path, f'the path to be {path}, not {entry.text()}')
        # The list of completions, which comes when it likes, takes the first Return.
        for attempt in range(5):
            self.wait_idle()
            self.key('Return')
            try:
                return self.until(lambda: title not in self.windows(), f'“{title}” to close', 3)
            except AssertionError:
                pass
        raise AssertionError(f'“{title}” does not close')

    def press_toast(self, text, button):
        """The button of the toast that says so, which is there for some seconds only."""
        def find():
            for label in self.find_all(text, 'label'):
                toast = next((n for n in label.up() if n.raw_name == 'AdwToastWidget'), None)
                buttons = [n for n in toast.walk() if n.name == button and 'click' in n.actions()] if toast else []
                if buttons:
                    return buttons[0]
        self.click(self.await_one(find, f'the toast {text}'))

    def table(self, name='Cán bộ'):
        return self.wait_for(name, 'tree table')

    def rows(self, name='Cán bộ'):
        return self.read_table(self.table(name))

    def row(self, text, name='Cán bộ'):
        """The row of a table in which a cell says exactly that."""
        label = self.wait_for(text, 'label', within=self.table(name))
        return next(n for n in label.up() if n.role == 'table row')

    def wait_rows(self, condition, what, name='Cán bộ'):
        def fulfilled():
            rows = self.rows(name)
            return rows if condition(rows) else None
        try:
            return self.until(fulfilled, what)
        except AssertionError as error:
            raise AssertionError(f'{error}; the rows are {[dict(row) for row in self.rows(name)]}') from None

    def quit(self):
        """Leaves as a person does, and nothing was wrong on the way."""
        self.wait_idle()
        self.key('ctrl+q')
        self.test.assertEqual(self.proc.wait(30), 0, self.output()[-2000:])
        self.test.assertEqual(TROUBLE.findall(self.output()), [])


if __name__ == '__main__':
    sys.exit('the scenarios are in test_*.py')
