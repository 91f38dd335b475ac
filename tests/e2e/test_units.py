# SPDX-License-Identifier: GPL-3.0-or-later
"""The units by keyboard alone: moved in the tree, renamed, added, archived, and each of it undone."""
import re
import unittest

from scenario import Scenario, _

ABOVE = 'Phòng Xây dựng, kiểm tra và theo dõi thi hành pháp luật'
MOVED = 'Phòng Phổ biến, giáo dục pháp luật'


class Units(Scenario):
    def rows(self, app, what, wanted):
        return app.wait_rows(wanted, what, _('Units'))

    def people(self, rows, unit):
        return next((row['Người'] for row in rows if row['Đơn vị'] == unit), None)

    def names(self, rows):
        return [row['Đơn vị'] for row in rows]

    def test_by_keyboard(self):
        with self.window(self.make_register()) as app:
            app.key('alt+1')
            rows = self.rows(app, 'the units', lambda rows: len(rows) == 10 and self.people(rows, ABOVE) == '11')
            order = self.names(rows)
            self.assertEqual(order.index(MOVED), order.index(ABOVE) + 1)

            # Part of the unit above, whose people it then adds to; and out again.
            app.key('Home', *['Down'] * order.index(MOVED))
            app.key('alt+Right')
            self.rows(app, 'both together', lambda rows: self.people(rows, ABOVE) == '20')
            app.shot('units-nested')
            app.key('alt+Left')
            self.rows(app, 'each by itself', lambda rows: self.people(rows, ABOVE) == '11')

            # Up over the other one, and back.
            app.key('alt+Up')
            self.rows(app, 'the unit moved up',
                      lambda rows: self.names(rows).index(MOVED) + 1 == self.names(rows).index(ABOVE))
            app.key('alt+Down')
            self.rows(app, 'the old order', lambda rows: self.names(rows) == order)

            # Another name, where it is read.
            app.key('Return')
            app.edit('Tên đơn vị', 'Phòng Tuyên truyền pháp luật')
            self.rows(app, 'the new name', lambda rows: 'Phòng Tuyên truyền pháp luật' in self.names(rows))
            app.key('ctrl+z')
            self.rows(app, 'the old name', lambda rows: self.names(rows) == order)

            # A new one.
            app.key('ctrl+n')
            app.wait_for(_('Add a Unit'), 'label')
            app.type_text('Đội Tuyên truyền lưu động')
            app.key('ctrl+Return')
            self.rows(app, 'eleven units', lambda rows: len(rows) == 11)
            app.key('ctrl+z')
            self.rows(app, 'ten units', lambda rows: self.names(rows) == order)
            app.quit()

    def test_archive_is_refused_while_people_work_there(self):
        with self.window(self.make_register()) as app:
            app.key('alt+1')
            rows = self.rows(app, 'the units', lambda rows: len(rows) == 10)
            app.click(app.wait_for(MOVED, 'label', within=app.table(_('Units'))))
            app.key('space')
            ticked = app.wait_for('Đã chọn 1 đơn vị', 'label')
            app.press(_('_Archive'), within=ticked.parent)
            app.wait_for(re.compile(f'{MOVED}.*9'), 'label')
            app.shot('units-archive-refused')
            app.press(_('_Show These People'))
            app.wait_for('Cán bộ (9)', 'label')
            self.assertEqual(self.names(app.rows(_('Units'))), self.names(rows))
            app.quit()


if __name__ == '__main__':
    unittest.main()
