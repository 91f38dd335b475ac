# SPDX-License-Identifier: GPL-3.0-or-later
"""100,000 people scroll truly: by wheel, page and end the list is where it should be, and never jumps."""
import re
import unittest

from scenario import Scenario, _

PEOPLE = 100000


class LongList(Scenario):
    def places(self, app):
        """The numbers of the people in view; they are always in a row."""
        names = [row['Họ và tên'] for row in app.rows()]
        places = [int(re.fullmatch(r'Nguyễn Văn A(\d{6})', name)[1]) for name in names]
        self.assertEqual(places, list(range(places[0], places[0] + len(places))))
        return places

    def wait_first(self, app, wanted):
        app.until(lambda: self.places(app)[0] == wanted, f'row {wanted} at the top')

    def test_wheel_keys_and_end(self):
        with self.window(self.make_big_register(PEOPLE), timeout=60) as app:
            app.go_to(_('Staff'))
            app.wait_for('100.000 người', 'label')
            self.assertEqual(self.places(app)[0], 0)

            # Each notch of the wheel is the same number of rows, down and up.
            table = app.table()
            app.scroll(table, 1)
            app.until(lambda: self.places(app)[0] > 0, 'the wheel to turn the list')
            notch = self.places(app)[0]
            app.scroll(table, 40)
            self.wait_first(app, 41 * notch)
            app.scroll(table, -20)
            self.wait_first(app, 21 * notch)

            # A page down, then another, then back.
            first = self.places(app)[2]
            app.click(app.wait_for(f'Nguyễn Văn A{first:06}', 'label', within=table))
            app.key('Next')
            app.until(lambda: self.places(app)[0] > 21 * notch, 'the next page')
            one = self.places(app)[0]
            app.key('Next')
            app.until(lambda: self.places(app)[0] > one, 'the page after it')
            two = self.places(app)[0]
            self.assertLess(two - one, len(self.places(app)) + 1)
            app.key('Prior', 'Prior')
            app.until(lambda: first in self.places(app), 'the row where it began')

            # The end, and from there upwards: where GTK's own lists jump.
            app.key('End')
            app.until(lambda: self.places(app)[-1] == PEOPLE - 1, 'the last person')
            last = self.places(app)[0]
            app.shot('long-list-end')
            app.scroll(table, -30)
            app.until(lambda: self.places(app)[0] == last - 30 * notch, 'thirty notches up')
            app.key('Home')
            self.wait_first(app, 0)

            # The bar, held and drawn down: further down the longer, and rows without a gap.
            app.drag_bar(table, 0.5)
            middle = self.places(app)[0]
            self.assertGreater(middle, PEOPLE * 0.3)
            self.assertLess(middle, PEOPLE * 0.7)
            app.key('Home')
            self.wait_first(app, 0)

            # A search over all of them.
            app.key('ctrl+f')
            app.type_text('a054321')
            app.until(lambda: [row['Họ và tên'] for row in app.rows()] == ['Nguyễn Văn A054321'], 'one of them')
            app.quit()


if __name__ == '__main__':
    unittest.main()
