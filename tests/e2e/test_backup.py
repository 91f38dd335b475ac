# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is made, what restoring it would change is shown first, and restoring is a change like any other."""
import unittest

from scenario import Scenario, _


class Backup(Scenario):
    def test_restore_with_preview(self):
        with self.window(self.make_register()) as app:
            app.go_to(_('Staff'))
            app.wait_for('111 người', 'label')
            app.menu(_('Main menu'), _('_Back Up Now'))
            app.wait_for(_('Backed up; the backup was checked and can be restored'), 'label')

            # Something goes wrong after it.
            app.click(app.wait_for('Kiều Như Ái', 'label', within=app.table()))
            app.key('ctrl+a')
            ticked = app.wait_for('Đã chọn 111 người', 'label')
            app.press(_('_Archive'), within=ticked.parent)
            app.wait_for('0 người', 'label')

            app.menu(_('Main menu'), _('Backups and _Restoring…'))
            app.wait_for(_('Backups'))
            app.shot('backup-list')
            app.press(_('_Restore…'))
            app.wait_for(_('Restore This Backup?'), 'label')
            app.shot('backup-preview')
            app.press(_('_Restore'))
            app.wait_for('111 người', 'label')

            app.key('ctrl+z')
            app.wait_for('0 người', 'label')
            app.key('ctrl+shift+z')
            app.wait_for('111 người', 'label')
            app.quit()


if __name__ == '__main__':
    unittest.main()
