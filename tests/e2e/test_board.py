# SPDX-License-Identifier: GPL-3.0-or-later
"""December on the board of the annual classification: contract workers, missing facts, grouping and quota, the
line and one person by the keyboard, why, two variants side by side."""
import re
import unittest

from board import EXCELLENT, GOOD, LEADERS, BoardScenario
from scenario import _


class Board(BoardScenario):
    def look(self, app):
        """It begins with its first group, whose line is there for a screen reader too."""
        app.wait_for(re.compile('^Vạch xuất sắc: 3 người, bằng trần$'), 'list item')
        self.assertEqual(self.head(app, LEADERS), [22, 3, 3])
        app.shot('board-1')

    def settle_workers(self, app):
        app.press(_('Not Classified'))
        app.wait_gone(re.compile('^Chưa chọn cách xếp loại'), 'label')

    def fill_in(self, app):
        """What is missing of the one who is left is entered where it is named: the field has the focus."""
        app.click(app.wait_for('1 người chưa đủ dữ liệu', 'label'))
        app.press(_('All Facts of the Year…'))
        app.wait_for('Số liệu năm 2026', 'label')
        app.wait_idle()
        app.shot('board-2-facts')
        app.key('space')
        self.pick(app, 'Không')
        app.key('ctrl+Return')
        app.wait_gone('1 người chưa đủ dữ liệu', 'label')
        app.key('Escape', 'Home')

    def change_groups(self, app):
        app.click(app.wait_for(_('How people are grouped'), 'combo box'))
        self.pick(app, 'Nhóm: đơn vị')
        app.wait_for(re.compile('^Phòng Bổ trợ tư pháp: '), 'list item')
        app.shot('board-3-units')
        self.undo(app)
        self.await_head(app, LEADERS, [22, 3, 3])

    def change_quota(self, app):
        """20 % of all who are classified, rounded up: 22 leaders have 5 places, not 3."""
        app.click(app.wait_for('2 bộ quy tắc', 'label'))
        app.click(app.wait_for(_('Percentage _taken of'), 'combo box'))
        self.pick(app, _('all who are classified'))
        app.click(app.wait_for(_('_Rounded'), 'combo box'))
        self.pick(app, _('up'))
        app.shot('board-4-quota')
        app.press(_('_Apply'))
        app.until(lambda: (self.head(app, LEADERS) or [0, 0])[1] == 5, 'five places')
        app.wait_for(re.compile('20 % số được xếp loại, làm tròn lên'), 'label')
        self.undo(app)
        self.await_head(app, LEADERS, [22, 3, 3])

    def shift(self, app, keys, text):
        """The current person a class higher or lower, with the reason that is asked for."""
        app.key(keys)
        reason = app.wait_for(lambda n: n.role == 'text' and 'focused' in n.states and 'editable' in n.states)
        app.type_text(text)
        app.until(lambda: reason.text().endswith(text), 'the reason')
        app.shot('board-5-person')
        app.key('ctrl+Return')

    def move(self, app):
        """The line by two, one person with a reason; each step is taken back by itself."""
        app.click(self.person_label(app, 'Võ Quang Chiến'))
        app.key('Escape')
        app.key('ctrl+Down')
        self.await_head(app, LEADERS, [22, 3, 4])
        self.await_class(app, 'Cao Xuân Đạt', EXCELLENT)
        app.key('ctrl+Up')
        self.await_head(app, LEADERS, [22, 3, 3])
        self.shift(app, 'ctrl+shift+Up', 'Chủ trì đề án hộ tịch, Hội đồng thống nhất')
        self.await_class(app, 'Võ Quang Chiến', EXCELLENT)
        self.await_head(app, LEADERS, [22, 3, 4])
        app.until(lambda: 'Võ Quang Chiến' in app.focused().name, 'the focus on the person again')

    def explain(self, app):
        """Enter shows why, Enter once more leads there, Escape back."""
        app.key('Return')
        app.until(lambda: app.focused().name.startswith('Đề xuất') or app.focused().name.startswith('Bộ quy tắc'),
                  f'the first step, not {app.focused()}')
        app.key('Escape')
        app.until(lambda: 'Võ Quang Chiến' in app.focused().name, 'the focus on the person again')

    def compare(self, app):
        """B is A as it stands; there the person is put back, for another reason."""
        app.press(_('Another variant'))
        app.press(_('Save'))
        app.wait_for('Phương án B', 'push button')
        self.await_class(app, 'Võ Quang Chiến', EXCELLENT)
        app.click(self.person_label(app, 'Võ Quang Chiến'))
        self.shift(app, 'ctrl+shift+Down', 'Phương án thận trọng')
        self.await_class(app, 'Võ Quang Chiến', GOOD)
        app.press(_('Compare'))
        app.wait_for('1 người khác nhau', 'label')
        app.wait_for('So sánh phương án B với:', 'label')
        app.shot('board-6-compare')
        app.press(_('Compare'))
        app.press('Phương án A')
        self.await_class(app, 'Võ Quang Chiến', EXCELLENT)

    def test_december(self):
        register = self.make_register(assessments=True)
        with self.window(register) as app:
            self.open_board(app)
            self.look(app)
            self.settle_workers(app)
            self.fill_in(app)
            self.change_groups(app)
            self.change_quota(app)
            self.move(app)
            self.explain(app)
            self.compare(app)
            app.quit()


if __name__ == '__main__':
    unittest.main()
