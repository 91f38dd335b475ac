# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of the year: freezing with a basis for what is over its cap, the sealed board, its workbook, reopening with
a reason, freezing again as the second version."""
import os
import re
import unittest

import openpyxl

from board import LEADERS, BoardScenario
from scenario import YEAR, _


class Freeze(BoardScenario):
    def move_over(self, app):
        """One more leader than the cap allows."""
        app.click(self.person_label(app, 'Cao Xuân Đạt'))
        app.key('ctrl+Down')
        self.await_head(app, LEADERS, [22, 3, 4])

    def freeze(self, app, version):
        """What stands in the way comes first: the group over its cap needs a basis."""
        app.press(_('Freeze the year'))
        app.wait_for(_('Stands in the Way'), 'label')
        app.wait_for(re.compile('^' + LEADERS + ': 4 xuất sắc, trần là 3'), 'label')
        app.shot(f'board-7-freeze-{version}')
        self.assertNotIn('sensitive', app.wait_for(_('_Freeze'), 'push button').states)
        app.click(app.wait_for(_('_Basis for being over a cap'), 'text'))
        app.type_text('Công văn số 123/UBND-NC ngày 10/12/2026')
        app.press(_('_Freeze'))
        app.wait_for(re.compile(f'^Đã chốt lần {version}, '), 'label')
        app.wait_gone(_('Freeze the year'), 'push button')
        app.shot(f'board-8-frozen-{version}')

    def look_sealed(self, app):
        """Figures and their basis are as they were, and nothing can be changed."""
        app.click(self.person_label(app, 'Đỗ Trọng Hùng'))
        pane = app.wait_for(app.is_pane)
        app.wait_for(re.compile(r'^người thứ \d+: trên vạch$'), 'label', within=pane)
        app.shot('board-9-sealed')
        self.assertFalse(app.find_all(_('Record _Opinion'), 'push button'))
        app.key('Escape')
        app.key('ctrl+Down')
        app.wait_idle()
        self.assertEqual(self.head(app, LEADERS), [22, 3, 4])

    def export(self, app, path):
        """The basis is printed."""
        name = _('Annual classification, all tables')
        app.menu(_('Export to Excel'), name + '…')
        app.choose_file(name, path, save=True)
        app.wait_for(f'Đã ghi “{os.path.basename(path)}”', 'label')
        book = openpyxl.load_workbook(path, data_only=True)
        text = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
                if cell is not None]
        self.assertTrue(any('Công văn số 123/UBND-NC' in cell for cell in text), 'the basis')

    def reopen(self, app):
        app.press(_('_Reopen…'))
        app.wait_for('Mở lại năm 2026', 'label')
        self.assertNotIn('sensitive', app.wait_for(_('_Reopen'), 'push button').states)
        app.click(app.wait_for(_('_Reason (required, kept with the seal)'), 'text'))
        app.type_text('Bổ sung kết quả kiểm điểm')
        app.press(_('_Reopen'))
        app.wait_gone(re.compile('^Đã chốt lần 1, '), 'label')
        app.wait_for(_('Freeze the year'), 'push button')

    def test_freeze(self):
        register = self.make_register(assessments=True)
        self.command('settings', register, '--year', YEAR, '--workers=not_rated')
        with self.window(register) as app:
            self.open_board(app)
            self.move_over(app)
            self.freeze(app, 1)
            self.look_sealed(app)
            self.export(app, self.path('Xếp loại 2026.xlsx'))
            self.reopen(app)
            self.freeze(app, 2)
            app.quit()


if __name__ == '__main__':
    unittest.main()
