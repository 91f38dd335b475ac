# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios of the annual classification share: reading its board, going to its people."""
import re

from scenario import Scenario, _

LEADERS = 'Cơ quan Sở · Lãnh đạo, quản lý'
EXCELLENT = 'Hoàn thành xuất sắc'
GOOD = 'Hoàn thành tốt'


class BoardScenario(Scenario):
    def open_board(self, app):
        app.go_to(_('Annual Classification'))
        app.wait_for(_('People by group'), 'list')
        app.wait_idle()

    def head(self, app, group):
        """Rated, cap and used of a group, as its head says; None when its head is not seen."""
        head = re.compile('^' + re.escape(group) + r': (\d+) người xếp loại · trần (\d+) · đang (\d+)')
        found = app.find(head, 'list item')
        return [int(number) for number in head.match(found.name).groups()] if found else None

    def await_head(self, app, group, figures):
        app.until(lambda: self.head(app, group) == figures, f'{group} to be {figures}, not {self.head(app, group)}')

    def person(self, app, name):
        return app.wait_for(re.compile(r'^(= )?\d+, ' + name), 'list item')

    def await_class(self, app, name, final):
        app.until(lambda: f', {final}.' in self.person(app, name).name, f'{name} to be {final}')

    def person_label(self, app, name):
        return next(n for n in self.person(app, name).walk() if n.role == 'label' and n.name == name)

    def undo(self, app):
        app.press(_('Undo'))

    def pick(self, app, item):
        """An item of the drop-down that has the focus or was opened."""
        app.click(app.until(lambda: next((n for n in app.find_all(item, 'label') if app._popover(n)), None), item))
        app.wait_idle()
