# SPDX-License-Identifier: GPL-3.0-or-later
"""Who opens a register second may read it, and is told who has it open; and may write once it is free."""
import getpass
import re
import unittest

from scenario import Scenario, _


class TwoOpeners(Scenario):
    def test_second_reads(self):
        register = self.make_register()
        first = self.window(register)
        with first:
            first.go_to(_('Staff'))
            first.wait_for('111 người', 'label')
            with self.window(register) as second:
                second.go_to(_('Staff'))
                second.wait_for('111 người', 'label')
                told = second.wait_for(re.compile(r'.* đang mở sổ này trên máy .*'), 'label')
                second.shot('two-openers-second')
                self.assertIn(getpass.getuser(), told.text())

                # Nothing to write with.
                self.assertNotIn('sensitive', second.wait_for(_('Add'), 'push button').states)

                first.quit()
                second.press(_('_Try Again'))
                second.wait_gone(told.name, 'label')
                second.until(lambda: 'sensitive' in second.wait_for(_('Add'), 'push button').states, 'to be writable')
                second.quit()


if __name__ == '__main__':
    unittest.main()
