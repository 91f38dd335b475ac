# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios of scoring share: cells of a grid as a screen reader says them, blocks as Excel copies them,
forms filled in as a unit does."""
import json
import os
import shutil
import subprocess
import sys

import openpyxl

from gui_driver import NS, PROPS, clean
from scenario import Scenario, _

SET = 'Thi đua hằng năm của các đơn vị thuộc Sở (thang 100 điểm)'
GRID = 'Điểm'
CODES = ['I.1', 'I.2', 'I.3', 'I.4', 'II.5', 'II.6', 'II.7', 'III.8', 'III.9', 'III.10', 'III.11', 'III.12', 'IV.13',
         'IV.14', 'IV.15', 'V.16', 'V.17', 'V.18', 'VI.19', 'VI.20', 'VI.21']

# Holds a text on the clipboard until it is ended, as another program does.
CLIPBOARD = """
import sys
import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
text = GLib.Bytes.new(sys.argv[1].encode())
Gdk.Display.get_default().get_clipboard().set_content(
    Gdk.ContentProvider.new_for_bytes('text/plain;charset=utf-8', text))
print('held', flush=True)
GLib.MainLoop().run()
"""


class Cells:
    """The current cell of a table of scores.  Its name is asked of the one widget that has the focus, which is
    much quicker than reading the whole window."""

    def __init__(self, app, widget):
        self.app = app
        self.table = app.wait_for(lambda n: n.raw_name == widget or n.role == 'table' and n.name == widget)
        self.editor = app.wait_for(lambda n: n.role == 'text' and n.parent and n.parent.path == self.table.path)

    def says(self):
        name = self.app._call(self.editor.dest, self.editor.path, PROPS, 'Get', '(ss)', NS + 'Accessible', 'Name')[0]
        return clean(name)

    def focus(self):
        """From wherever the focus is, by the keyboard alone."""
        self.app.key('ctrl+f')
        self.app.until(lambda: self.app.focused().role == 'entry', 'the focus in the search')
        self.app.key('Escape')
        self.app.until(lambda: self.app.focused().path == self.editor.path, f'the focus in {self.table}')

    def expect(self, start, *parts):
        def said():
            text = self.says()
            return text.startswith(start) and all(part in text for part in parts)
        try:
            self.app.until(said, f'the cell to be {start} … {parts}')
        except AssertionError as error:
            raise AssertionError(f'{error}; it says “{self.says()}”') from None

    def seek(self, key, start):
        """With one key, again and again, until the cell says @start."""
        while not self.says().startswith(start):
            before = self.says()
            self.app.key(key)
            self.app.until(lambda: self.says() != before, f'{key} to lead from “{before}” to “{start}”')

    def enter(self, text, below):
        """Into the current cell; Return leads to the one below, which says that at its start."""
        self.app.type_text(text)
        self.app.key('Return')
        self.expect(below)

    def type(self, row, code, text, *parts):
        """Into the current cell, which is that one of @row and @code, and what it says in the end."""
        start = self.says().partition(':')[0]
        self.app.type_text(text)
        self.app.key('Return')
        self.go(row, code, start)
        self.expect(start, *parts)

    def go(self, row, code, start):
        """To a row and a criterion, whose cell says @start then."""
        self.app.key('ctrl+Home', *['Down'] * row, *['Right'] * CODES.index(code))
        self.expect(start)


class ScoresScenario(Scenario):
    def open_menu(self, app, button, item, nth=0):
        """An item of a menu button; the nth of those that are named alike."""
        app.click(app.wait_for(button, 'label'))
        app.click(app.await_one(lambda: app.find_all(item, 'menu item')[nth:], item)[0])

    def tell_clipboard(self, app, text):
        holder = subprocess.Popen([sys.executable, '-c', CLIPBOARD, text], env=app.env, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(holder.stdout.close)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.kill)
        self.assertEqual(holder.stdout.readline(), 'held\n', 'no clipboard: gir1.2-gtk-4.0 is missing')

    def scores(self, register, round_name):
        """Each sheet of the round as the command line tells it, by its name."""
        told = json.loads(self.command('scores', register, '--round', round_name, '--json'))
        return told, {sheet['name']: sheet for sheet in told['sheets']}

    # --- forms ----------------------------------------------------------------------------------------------

    def form(self, folder, unit):
        return next(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(f'- {unit}.xlsx'))

    def fill_form(self, source, target, answers):
        """What a unit writes into the yellow cells: a value, or a value and its reason, by the criterion's code."""
        book = openpyxl.load_workbook(source)
        sheet = book['Phiếu chấm']
        head = next(row for row in sheet.iter_rows() if any(cell.value == 'Mã' for cell in row))
        columns = {cell.value: cell.column for cell in head}
        left = dict(answers)
        for row in range(head[0].row + 1, sheet.max_row + 1):
            value = left.pop(sheet.cell(row, columns['Mã']).value, None)
            if value is None:
                continue
            value, reason = value if isinstance(value, tuple) else (value, None)
            for column, text in (('Tự chấm', value), ('Lý do, minh chứng', reason)):
                cell = sheet.cell(row, columns[column])
                self.assertFalse(cell.protection.locked, cell.coordinate)
                cell.value = text if text is not None else cell.value
        self.assertEqual(left, {}, 'criteria that the form does not have')
        book.save(target)

    def save_again(self, source, folder):
        """As an office that has LibreOffice saves it; as it is where there is none."""
        office = shutil.which('soffice') or shutil.which('libreoffice')
        if not office:
            print('LibreOffice is not installed: the form comes back as openpyxl wrote it', file=sys.stderr)
            shutil.copy(source, folder)
            return
        profile = 'file://' + os.path.join(self.home, 'libreoffice').replace(' ', '%20')
        subprocess.run([office, f'-env:UserInstallation={profile}', '--headless', '--convert-to',
                        'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, source],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        with open(os.path.join(folder, os.path.basename(source)), 'rb') as saved, open(source, 'rb') as sent:
            self.assertNotEqual(saved.read(), sent.read(), 'LibreOffice wrote it anew')

    def scroll_to(self, app, inside, name, role='check box'):
        """What stands further down in the dialog that @inside lies in, once the wheel brought it into view."""
        dialog = app._toplevel(inside)

        def find():
            found = app.find(name, role)
            if not found:
                app.scroll(dialog, 5)
                app.wait_idle(0.1, 3)
            return found
        return app.await_one(find, name)

    def choose_folder(self, app, button, title, folder):
        app.press(button)
        app.choose_file(title, folder)
