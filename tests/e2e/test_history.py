# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done can be read, one entry a change, with what each value was before; and be undone from there."""
import unittest

from scenario import Scenario


class History(Scenario):
    def test_edit_is_read_and_undone(self):
        register = self.make_register()
        with self.window(register) as app:
            app.go_to('Cán bộ')
            app.click(app.wait_for('Kiều Như Ái', 'label', within=app.table()))
            app.key('Return')
            app.edit('Chức vụ', 'Văn thư, lưu trữ')
            app.wait_rows(lambda rows: rows[0]['Chức vụ'] == 'Văn thư, lưu trữ', 'the new post in the list')

            app.go_to('Lịch sử')
            rows = app.wait_rows(lambda rows: len(rows) >= 2, 'the changes', 'Lịch sử')
            self.assertIn('Kiều Như Ái', rows[0]['Việc đã làm'])
            app.click(app.row(rows[0]['Việc đã làm'], 'Lịch sử'))
            app.key('Return')
            # Old above new, under the field's name.
            app.wait_for('Hoàn tác thay đổi này', 'push button')
            texts = app.texts()
            self.assertLess(texts.index('Văn thư'), texts.index('Văn thư, lưu trữ'))
            app.shot('history')

            app.press('Hoàn tác thay đổi này')
            app.wait_rows(lambda after: after != rows, 'the history to go on', 'Lịch sử')
            app.go_to('Cán bộ')
            app.wait_rows(lambda rows: rows[0]['Chức vụ'] == 'Văn thư', 'the old post again')
            app.quit()


if __name__ == '__main__':
    unittest.main()
