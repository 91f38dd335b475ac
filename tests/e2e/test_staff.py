# SPDX-License-Identifier: GPL-3.0-or-later
"""The staff page: found without marks, edited in place, undone; identity numbers behind a mask; the archive."""
import re
import unittest

from scenario import Scenario, _


class Staff(Scenario):
    def test_find_edit_undo(self):
        with self.window(self.make_register()) as app:
            app.go_to(_('Staff'))
            app.wait_for('111 người', 'label')
            app.shot('staff')

            # Given names first, by the Vietnamese alphabet.
            names = [row['Họ và tên'] for row in app.rows()]
            self.assertEqual(names[:3], ['Kiều Như Ái', 'Trần Xuân An', 'Võ Bích Bích An'])

            # Without marks, without the case.
            app.key('ctrl+f')
            app.type_text('vo bich bich')
            app.wait_rows(lambda rows: [row['Họ và tên'] for row in rows] == ['Võ Bích Bích An'], 'one person')
            app.wait_for('1 trong 111 người', 'label')

            # In place, in the pane at the right.
            app.click(app.wait_for('Võ Bích Bích An', 'label', within=app.table()))
            app.key('Return')
            app.edit(_('Post'), 'Chánh Văn phòng')
            app.wait_rows(lambda rows: rows[0]['Chức vụ'] == 'Chánh Văn phòng', 'the new post')
            app.shot('staff-edited')

            # And back.
            app.press(_('Undo'))
            app.wait_rows(lambda rows: rows[0]['Chức vụ'] == 'Phó Chánh Văn phòng', 'the old post')

            app.key('ctrl+f', 'ctrl+a', 'BackSpace')
            app.wait_for('111 người', 'label')
            app.quit()

    def test_identity_number_is_masked(self):
        with self.window(self.make_register()) as app:
            app.go_to(_('Staff'))
            row = app.wait_rows(lambda rows: len(rows) > 3, 'people')[0]
            self.assertRegex(row['CCCD'], r'^\d{3} ••• \d{3}$')
            self.assertNotRegex(' '.join(app.texts()), r'\b\d{12}\b')

            # The number of one person, when asked for, in the details only.
            app.click(app.wait_for(row['Họ và tên'], 'label', within=app.table()))
            app.key('Return')
            app.press(_('Show the number'))
            app.wait_for(_('Hide the number'), 'push button')
            app.shot('staff-number-shown')
            number = app.pane_field(_('Identity number (CCCD)'))
            app.until(lambda: re.fullmatch(r'\d{12}', number.text()), 'the whole number')
            self.assertEqual(number.text()[-3:], row['CCCD'][-3:])
            app.key('F9')
            row = app.wait_rows(lambda rows: 'CCCD' in rows[0], 'the column of numbers again')[0]
            self.assertRegex(row['CCCD'], r'^\d{3} ••• \d{3}$')

            # All of them, by the preference.
            app.key('ctrl+comma')
            app.click(app.wait_for(_('Show identity numbers in lists'), 'label'))
            app.key('Escape')
            shown = app.wait_rows(lambda rows: '•' not in rows[0]['CCCD'], 'whole numbers')
            self.assertRegex(shown[0]['CCCD'].replace(' ', ''), r'^\d{12}$')
            self.assertEqual(shown[0]['CCCD'].replace(' ', '')[-3:], row['CCCD'][-3:])
            app.quit()

    def test_add_by_keyboard(self):
        """A new person with nothing but the keyboard; a date that does not exist is said and kept, then mended."""
        with self.window(self.make_register()) as app:
            app.key('alt+2', 'ctrl+n')
            name = app.wait_for(_('Full name'), 'text', within=app.wait_for(self.is_dialog))
            app.until(lambda: 'focused' in name.states, 'the name to have the focus')
            app.type_text('Đặng Thị Ánh Tuyết')
            app.key('Tab')
            app.type_text('31/02/1990')
            app.key('ctrl+Return')
            app.wait_for(re.compile('31/02/1990.*' + re.escape('18/08/1985')), 'label')
            app.shot('staff-add-refused')
            birth = app.wait_for(_('Date of birth'), 'text', within=app.wait_for(self.is_dialog))
            self.assertEqual(birth.text(), '31/02/1990')
            self.assertEqual(name.text(), 'Đặng Thị Ánh Tuyết')
            app.key('ctrl+a')
            app.type_text('8.2.1990')
            app.key('ctrl+Return')
            app.wait_for('112 người', 'label')
            # Shown at once, in the list and beside it.
            app.until(lambda: app.pane_field(_('Full name')).text() == 'Đặng Thị Ánh Tuyết', 'her in the pane')
            self.assertEqual(app.pane_field(_('Date of birth')).text(), '08/02/1990')
            app.key('ctrl+z')
            app.wait_for('111 người', 'label')
            app.quit()

    @staticmethod
    def is_dialog(node):
        return node.raw_name == 'TdRecordDialog' or node.name == _('Add a Person')

    def test_ticks_that_a_search_hides(self):
        with self.window(self.make_register()) as app:
            app.go_to(_('Staff'))
            names = [row['Họ và tên'] for row in app.wait_rows(lambda rows: len(rows) > 5, 'people')]
            app.click(app.wait_for(names[0], 'label', within=app.table()))
            app.key('space', 'Down', 'space')
            app.wait_for('Đã chọn 2 người', 'label')
            app.key('ctrl+f')
            app.type_text(names[0])
            app.wait_rows(lambda rows: [row['Họ và tên'] for row in rows] == [names[0]], 'one person')
            # Both are still ticked, which is said, and can be taken back.
            app.wait_for('Đã chọn 2 người', 'label')
            app.shot('staff-hidden-ticks')
            app.press('Bỏ chọn 1 dòng đang ẩn')
            app.wait_for('Đã chọn 1 người', 'label')
            app.quit()

    def test_archive_several_at_once(self):
        with self.window(self.make_register()) as app:
            app.go_to(_('Staff'))
            names = [row['Họ và tên'] for row in app.wait_rows(lambda rows: len(rows) > 5, 'people')]
            app.click(app.wait_for(names[0], 'label', within=app.table()))
            app.key('space', 'Down', 'space', 'Down', 'space')
            ticked = app.wait_for('Đã chọn 3 người', 'label')
            app.press(_('_Archive'), within=ticked.parent)
            app.press_toast(re.compile('3 người'), _('Undo'))
            app.wait_for('111 người', 'label')

            # Done again, to look into the archive.
            app.key('ctrl+shift+z')
            app.wait_for('108 người', 'label')
            self.assertEqual(app.rows()[0]['Họ và tên'], names[3])

            # They are there, in the archive, and come back as one change.
            app.click(app.wait_for(_('Archived'), 'push button'))
            app.wait_rows(lambda rows: [row['Họ và tên'] for row in rows] == names[:3], 'three in the archive')
            app.shot('staff-archive')
            app.click(app.wait_for(_('Archived'), 'push button'))
            app.wait_rows(lambda rows: rows[0]['Họ và tên'] == names[3], 'the others')
            app.key('ctrl+z')
            app.wait_for('111 người', 'label')
            app.quit()


if __name__ == '__main__':
    unittest.main()
