# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from end to end, as the office does it: set up a register, import the staff list, a list of
corrections with one of its faults mended, and the year's self-assessments; look at the board, move one person
across the line, ask why, export the year's workbook; take the last step back; leave."""
import os
import re
import unittest

import openpyxl

from scenario import ASSESSMENTS, CORRECTIONS, STAFF_LIST, Scenario, _

GROUP = 'Cơ quan Sở · Lãnh đạo, quản lý'
EXCELLENT = 'Hoàn thành xuất sắc'
GOOD = 'Hoàn thành tốt'


class MainJob(Scenario):
    def choose_list(self, app, path):
        app.wait_for(_('_Choose a File…'), 'push button')
        app.key('ctrl+o')
        app.choose_file(_('Choose a List'), path)
        app.wait_for(os.path.basename(path), 'label')

    def go_on(self, app, step):
        """By the key, whatever has the focus, once the button says that it goes there."""
        label = _('_Next: %s') % _(step)
        app.await_one(lambda: 'sensitive' in app.wait_for(label, 'push button').states, f'the way on to {step}')
        app.key('ctrl+Next')

    def counts(self, app):
        """Added, changed, same, refused, read: they add up at every moment."""
        text = app.wait_for(re.compile(r'\d+ \+ \d+ \+ \d+ \+ \d+ = \d+ dòng đã đọc'), 'label').text()
        counts = [int(number) for number in re.findall(r'\d+', text)]
        self.assertEqual(sum(counts[:4]), counts[4])
        return counts

    def write_list(self, app, rows):
        app.press(f'Nhập {rows} dòng')
        app.wait_for(re.compile('^Đã nhập '), 'label')

    def set_up(self, app, register):
        app.fill(_('Governing body'), 'UBND tỉnh Khánh Hòa')
        app.fill(_('Department'), 'Sở Tư pháp')
        app.fill(_('Place, as written before dates'), 'Khánh Hòa')
        app.fill(_('Director'), 'Đinh Gia Tuấn')
        app.shot('main-1-first-run')
        app.press(_('_Change…'))
        app.choose_file(_('Where to Keep the Register'), register, save=True)
        app.press(_('_Set Up'))
        app.wait_for('Các trang', 'list')
        self.assertTrue(os.path.exists(register))

    def import_staff(self, app):
        app.go_to(_('Staff'))
        app.press(_('Import from Excel'))
        self.choose_list(app, STAFF_LIST)
        for step in ('Header, columns', 'Check rows', 'Differences', 'Summary'):
            self.go_on(app, step)
        self.assertEqual(self.counts(app), [111, 0, 0, 0, 111])
        self.write_list(app, 111)
        app.press(_('_Show the List'))
        app.wait_for('111 người', 'label')

    def import_corrections(self, app):
        app.press(_('Import from Excel'))
        self.choose_list(app, CORRECTIONS)
        self.go_on(app, 'Header, columns')
        self.go_on(app, 'Check rows')
        # "Biên chế" is none of the four kinds: the program asks, and is told in the cell.
        unknown = app.wait_for(re.compile('^Không rõ loại cán bộ: 1$'), 'list item')
        app.shot('main-2-check-rows')
        app.click(unknown)
        cell = app.wait_for(re.compile('^Biên chế'), 'table cell')
        app.click(cell)
        app.type_text('Công chức')
        app.key('Return')
        app.wait_gone(re.compile('^Không rõ loại cán bộ'), 'list item')
        self.go_on(app, 'Differences')
        app.shot('main-3-differences')
        self.go_on(app, 'Summary')
        added, changed, same, refused, read = self.counts(app)
        self.assertEqual(read, 42)
        self.assertGreater(refused, 0)
        app.shot('main-4-summary')
        self.write_list(app, added + changed)
        app.press(_('_Show the List'))
        app.wait_for(f'{111 + added} người', 'label')

    def import_assessments(self, app):
        app.go_to(_('Annual Classification'))
        app.press(_('Import Self-Assessments…'))
        self.choose_list(app, ASSESSMENTS)
        for step in ('Header, columns', 'Check rows', 'Differences', 'Summary'):
            self.go_on(app, step)
        added, changed, same, refused, read = self.counts(app)
        self.assertEqual(read, 111)
        self.write_list(app, added + changed)
        app.press(_('_Show the List'))
        app.wait_for(_('People by group'), 'list')
        app.wait_idle()
        app.key('Home')

    def group(self, app):
        """Rated, cap and used of the leaders of the department's own body."""
        head = re.compile('^' + re.escape(GROUP) + r': (\d+) người xếp loại · trần (\d+) · đang (\d+)')
        return [int(number) for number in head.match(app.wait_for(head, 'list item').name).groups()]

    def people(self, app, final):
        """Those in view whom the board gives that class, in its order."""
        found = app.find_all(re.compile(r'^(= )?\d+, .*, ' + final + r'\.'), 'list item')
        return [re.match(r'(?:= )?\d+, ([^,]+),', item.name)[1] for item in found]

    def move_line(self, app):
        rated, cap, used = self.group(app)
        self.assertEqual(used, cap)
        mover = self.people(app, GOOD)[0]
        app.shot('main-5-board')
        # The current row is the head of the group: Ctrl+↓ moves the group's line.
        app.key('ctrl+Down')
        app.until(lambda: self.group(app) == [rated, cap, used + 1], 'one more above the line')
        self.assertIn(mover, self.people(app, EXCELLENT))
        app.wait_for(re.compile(f'^{re.escape(GROUP)}: .*, Vượt 1$'), 'list item')
        app.shot('main-6-line-moved')
        return mover, [rated, cap, used]

    def ask_why(self, app, person):
        item = app.wait_for(re.compile(r'^(= )?\d+, ' + person), 'list item')
        app.click(next(n for n in item.walk() if n.role == 'label' and n.name == person))
        pane = app.wait_for(app.is_pane)
        app.wait_for(person, 'label', within=pane)
        app.until(lambda: any('335/2025' in text or '90/2020' in text or '233/2026' in text
                              for text in (n.text() for n in app.find_all(role='label', within=pane))),
                  'the decree to be named')
        app.shot('main-7-why')
        app.key('Escape')

    def export(self, app, person, path):
        name = _('Annual classification, all tables')
        app.menu(_('Export to Excel'), name + '…')
        app.choose_file(name, path, save=True)
        app.wait_for(f'Đã ghi “{os.path.basename(path)}”', 'label')
        book = openpyxl.load_workbook(path, data_only=True)
        rows = [[str(cell) for cell in row if cell is not None]
                for sheet in book for row in sheet.iter_rows(values_only=True)]
        about = [row for row in rows if person in row]
        self.assertTrue(about, f'{person} in the workbook')
        self.assertTrue(any('xuất sắc' in cell.lower() for row in about for cell in row), about)
        self.assertTrue(any('SỞ TƯ PHÁP' in row for row in rows), 'the letterhead')

    def test_main_job(self):
        register = self.path('Sổ thi đua năm 2026.thidua')
        with self.window() as app:
            self.set_up(app, register)
            self.import_staff(app)
            self.import_corrections(app)
            self.import_assessments(app)
            person, before = self.move_line(app)
            self.ask_why(app, person)
            self.export(app, person, self.path('Hồ sơ xếp loại 2026.xlsx'))
            app.key('ctrl+z')
            app.until(lambda: self.group(app) == before, 'the line where it was')
            self.assertIn(person, self.people(app, GOOD))
            app.quit()


if __name__ == '__main__':
    unittest.main()
