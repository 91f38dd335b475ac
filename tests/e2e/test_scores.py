# SPDX-License-Identifier: GPL-3.0-or-later
"""A quarter's scoring, as the office works it: a criteria set of the program's, a round of three units, forms given
out, filled in with another program (one of them saved by LibreOffice) and received, appraised in the grid with a
block from Excel, one criterion returned and answered, brought before the council, closed, exported, opened again
with a reason."""
import os
import re
import unittest

import openpyxl

from scenario import _
from scores import CODES, GRID, SET, Cells, ScoresScenario

JUSTICE = 'Phòng Hành chính tư pháp'
NOTARY = 'Phòng Công chứng số 1'
INSPECTION = 'Thanh tra Sở'
UNITS = [INSPECTION, JUSTICE, NOTARY]
MOVE_ON = _('Move On to “%s”')
ASKED = 'Đoàn kết nội bộ, thực hiện quy chế dân chủ'
QUESTION = 'Đơn thư nội bộ đã kết luận chưa?'
ANSWER = 'Đã kết luận, đúng một phần'
REASON = 'Bổ sung kết luận kiểm tra quý IV'

ANSWERS = {
    'I.1': 'Có kế hoạch và bản cam kết, đúng hạn', 'I.2': 4, 'I.3': 'Đạt', 'I.4': 'Chỉ sơ kết hoặc chỉ tổng kết',
    'II.5': '45/47', 'II.6': 9, 'II.7': 'Không áp dụng',
    'III.8': '95 %', 'III.9': '13; 0; 0; 0; 0', 'III.10': '8/10', 'III.11': '100 %',
    'III.12': 'Hoàn thành từ 80 % kế hoạch',
    'IV.13': 0, 'IV.14': (4.5, 'Còn một đơn thư nội bộ'), 'IV.15': '3/4', 'V.16': 1,
}
# What they come to: 5 + 5 + 5 + 3, 4.787 + 4.5, 14.25 + 10 + 8 + 5 + 4, 10 + 4.5 + 3.75, of 95; and 2 on top.
JUSTICE_SELF = 88.787
# The office gives 1.25 less for I.2 and, after its question, 0.5 less for IV.14.
JUSTICE_TOTAL = 87.037
# 4 + 3.75 + 5 + 3, 4.787 + 4.5 + 5, 14.25 + 10 + 8 + 5 + 4, 10 + 5 + 3.75, of 100; the 4 is the council's.
NOTARY_TOTAL = 90.037


class Scores(ScoresScenario):
    def take_set(self, app):
        """From the empty page of scoring to a set that comes with the program."""
        app.go_to(_('Scoring'))
        app.press(_('Go to Criteria Sets'))
        app.press(_('_New Criteria Set…'))
        app.click(self.scroll_to(app, app.wait_for(_('An Empty Set'), 'label'), SET))
        app.press(_('C_reate'))
        app.wait_for('Cộng 100, đúng như khai', 'label')
        app.shot('scores-1-set')

    def make_round(self, app):
        """Of the quarter that is offered, for three units."""
        app.go_to(_('Scoring'))
        app.press(_('New Round…'))
        self.round = app.wait_for(_('Name of the round'), 'text').text()
        self.assertRegex(self.round, r'^Quý [IV]+/\d{4}$')
        self.pick_units(app)
        app.press(_('_Begin'))
        app.wait_for(re.compile('^3 đơn vị · 21 tiêu chí'), 'label')

    def pick_units(self, app):
        row = self.scroll_to(app, app.wait_for(_('What Is Scored'), 'label'), _('Only certain units'), 'list item')
        app.click(next(n for n in row.walk() if n.role == 'check box'))
        for unit in UNITS:
            box = self.scroll_to(app, row, unit)
            app.click(box)
            app.until(lambda: 'checked' in app.again(box).states, f'{unit} to be ticked')
        app.shot('scores-2-round')

    def issue_forms(self, app, folder):
        os.mkdir(folder)
        self.open_menu(app, _('Give Out Forms'), _('Forms to Be Filled In…'))
        self.choose_folder(app, _('_Choose…'), _('Where to Write the Forms'), folder)
        app.wait_for(re.compile('^Sẽ ghi 3 phiếu, 63 ô để điền'), 'label')
        app.shot('scores-3-issue')
        app.press(_('_Write Forms'))
        app.until(lambda: len(app.windows()) == 1, 'the dialog to close')
        self.assertEqual(len(os.listdir(folder)), 3)

    def fill_forms(self, sent, back):
        """One whole; one that lacks a criterion and was saved by another program; the third does not come."""
        os.mkdir(back)
        form = self.form(sent, JUSTICE)
        self.fill_form(form, os.path.join(back, os.path.basename(form)), ANSWERS)
        answers = dict(ANSWERS, **{'I.2': 3, 'II.7': 'Có chương trình, có kết quả rõ', 'IV.14': 5})
        del answers['IV.15'], answers['V.16']
        form = self.form(sent, NOTARY)
        filled = self.path(os.path.basename(form))
        self.fill_form(form, filled, answers)
        self.save_again(filled, back)

    def receive(self, app, folder):
        app.press(_('Receive Forms…'))
        self.choose_folder(app, _('Choose a F_older…'), _('Folder of Workbooks That Came Back'), folder)
        for text in ('Đọc được 2 phiếu', 'mới điền 16', 'giống 5', 'mới điền 14', 'thiếu 1', 'Còn 1 phiếu chưa về'):
            app.wait_for(text, 'label')
        app.shot('scores-4-receive')
        app.press('Nhận 30 ô')
        app.wait_for(_('Not Scored %u') % 2, 'label')

    def complete(self, app):
        """What the form lacked is asked for and typed; then the sheet counts as submitted."""
        cells = Cells(app, GRID)
        cells.focus()
        cells.go(2, 'IV.15', f'{NOTARY}, 15. ')
        cells.type(2, 'IV.15', '3/4', ': 3,75 ')
        self.open_menu(app, _('Several Sheets'), MOVE_ON % 'Đã nộp')
        cells.expect(f'{NOTARY}, 15. ', ': 3,75 ', 'Phiếu đã nộp')

    def appraise(self, app):
        """Two values typed, a block from Excel of which one cell is amended before it is taken, the rest as the
        units have it."""
        app.press(_('Appraised'))
        cells = Cells(app, GRID)
        cells.focus()
        cells.go(1, 'I.1', f'{JUSTICE}, 1. ')
        app.type_text('5')
        app.key('Tab')
        cells.expect(f'{JUSTICE}, 2. ')
        app.type_text('3')
        app.key('Tab', 'Left')
        cells.expect(f'{JUSTICE}, 2. ', ': 3,75 ')
        cells.go(2, 'I.1', f'{NOTARY}, 1. ')
        self.tell_clipboard(app, '4\t3\tđạt\t3\t45/47\r\n')
        app.key('ctrl+v')
        app.wait_for('Dán từ Excel, 1 hàng × 5 cột', 'label')
        app.wait_for('thêm 5 ô', 'label')
        app.type_text('2,5')
        app.key('Return')
        cells.expect(f'{NOTARY}, 1. ', 'dán: 2,5')
        app.shot('scores-5-paste')
        app.key('ctrl+Return')
        cells.expect(f'{NOTARY}, 1. ', ': 2,5 ')
        self.open_menu(app, _('Several Sheets'), _('Fill Open Cells from the Layer Before'), 1)
        app.wait_for(_('Not Scored %u') % 1, 'label')

    def open_sheet(self, app):
        cells = Cells(app, GRID)
        cells.focus()
        cells.go(1, 'I.1', f'{JUSTICE}, 1. ')
        app.key('alt+Return')
        app.wait_for(_('Return…'), 'push button')
        app.shot('scores-6-sheet')

    def return_criterion(self, app):
        """One question on one criterion: the one that the sheet stands on."""
        cells = Cells(app, 'TdSheetTable')
        app.click(app.wait_for(ASKED, 'label', within=cells.table))
        cells.expect('14. ')
        app.press(_('Return…'))
        dialog = app.wait_for(re.compile('^Trả lại phiếu của '), 'frame')
        app.wait_idle()
        ticks = [n for n in app.again(dialog).walk() if n.role == 'check box']
        self.assertEqual(len(ticks), len(CODES))
        self.assertEqual([code for code, tick in zip(CODES, ticks) if 'checked' in tick.states], ['IV.14'])
        app.key('ctrl+a')
        app.type_text(QUESTION)
        app.shot('scores-7-return')
        app.press(_('_Return'))
        app.wait_gone(re.compile('^Trả lại phiếu của '), 'frame')

    def answer(self, app):
        """The unit gives itself less and answers, which submits the sheet again; the office follows."""
        cells = Cells(app, 'TdSheetTable')
        app.click(app.wait_for(ASKED, 'label', within=cells.table))
        cells.expect('14. ')
        cells.seek('Left', f'14. {ASKED}, {_("Self-scored")}: 4,5')
        cells.enter('4', '15. ')
        cells.seek('Up', '14. ')
        cells.expect('14. ', ': 4,0')
        app.wait_for(QUESTION, 'label')
        app.fill(_("The unit's answer"), ANSWER)
        app.key('Return')
        app.wait_for(f'Trả lời: {ANSWER}', 'label')
        cells.seek('Right', f'14. {ASKED}, {_("Appraised")}: 4,5')
        cells.enter('4', '15. ')
        cells.seek('Up', '14. ')
        cells.expect('14. ', ': 4,0')
        app.shot('scores-8-answer')
        app.press(_('Back to the round'))

    def decide(self, app):
        """Before the council, which raises one figure; the sheet that never came is told of, not in the way."""
        self.open_menu(app, _('Several Sheets'), MOVE_ON % 'Hội đồng', 1)
        app.press(_('Council'))
        cells = Cells(app, GRID)
        cells.focus()
        cells.go(2, 'I.1', f'{NOTARY}, 1. ')
        app.until(lambda: 'Phiếu' not in cells.says(), 'the sheet to be before the council')
        cells.type(2, 'I.1', '4', ': 4,0 ')

    def close(self, app):
        app.press(_('Close Round…'))
        app.wait_for(re.compile(f'^1 phiếu chưa chấm đủ, .*{INSPECTION}'), 'label')
        app.shot('scores-9-close')
        app.press(_('_Close Round'))
        app.wait_for(re.compile('^Đã chốt, lần 1, '), 'label')

    def export(self, app, path):
        name = _('Scoring round, all tables')
        app.key('ctrl+e')
        app.choose_file(name, path, save=True)
        app.wait_for(f'Đã ghi “{os.path.basename(path)}”', 'label')

    def reopen(self, app):
        app.press(_('Reopen…'))
        reason = app.wait_for(lambda n: n.role == 'text' and 'focused' in n.states)
        app.type_text(REASON)
        app.until(lambda: reason.text() == REASON, 'the reason')
        app.shot('scores-10-reopen')
        app.press(_('_Reopen'))
        app.wait_for(_('Close Round…'), 'push button')

    def compare(self, register, path):
        """What the workbook says of each unit is what the command line says."""
        told, sheets = self.scores(register, self.round)
        self.assertFalse(told['closed'])
        self.assertEqual({unit: sheets[unit]['total'] for unit in UNITS},
                         {JUSTICE: JUSTICE_TOTAL, NOTARY: NOTARY_TOTAL, INSPECTION: None})
        self.assertEqual(sheets[JUSTICE]['layers']['self']['total'], JUSTICE_SELF - 0.5)
        book = openpyxl.load_workbook(path, data_only=True)
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
        for unit in (JUSTICE, NOTARY):
            sheet = sheets[unit]
            wanted = {sheet['total'], sheet['rank'], sheet['class'], unit}
            self.assertTrue(any(wanted <= {round(c, 3) if isinstance(c, float) else c for c in row} for row in rows),
                            f'{wanted} in {[row for row in rows if unit in row]}')
        self.assertTrue(any('XÁC THỰC' in str(cell).upper() for row in rows for cell in row), 'the seal')
        self.assertIn(f'Mở lại kỳ chấm “{self.round}”', self.command('history', register))

    def test_quarter(self):
        register = self.make_register()
        with self.window(register) as app:
            self.take_set(app)
            self.make_round(app)
            self.issue_forms(app, self.path('Phiếu giao'))
            self.fill_forms(self.path('Phiếu giao'), self.path('Phiếu nhận'))
            self.receive(app, self.path('Phiếu nhận'))
            self.complete(app)
            self.appraise(app)
            self.open_sheet(app)
            self.return_criterion(app)
            self.answer(app)
            self.decide(app)
            self.close(app)
            self.export(app, self.path('Hồ sơ chấm điểm.xlsx'))
            self.reopen(app)
            app.quit()
        self.compare(register, self.path('Hồ sơ chấm điểm.xlsx'))
        self.command('check', register)


if __name__ == '__main__':
    unittest.main()
