# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts in Vietnamese whatever the desktop's language is; it changes over without a restart."""
import unittest

from scenario import Scenario


class Language(Scenario):
    def test_first_page(self):
        with self.window(lang='C.UTF-8') as app:
            app.fill('Cơ quan chủ quản', 'UBND tỉnh Khánh Hòa')
            app.press('English')
            app.wait_for('Set Up a Register', 'label')
            # What was typed stays.
            self.assertEqual(app.wait_for('Governing body', 'text').text(), 'UBND tỉnh Khánh Hòa')
            app.shot('language-first-run-en')
            app.press('Tiếng Việt')
            app.wait_for('Lập sổ thi đua', 'label')
            app.quit()

    def test_register_is_remembered_in_english(self):
        register = self.make_register()
        with self.window(register, env=self.lasting_settings()) as app:
            app.go_to('Lịch sử')
            app.key('ctrl+comma')
            app.shot('language-preferences')
            app.press('English')
            app.wait_for('Pages', 'list')
            # The page is still the one where it was asked for.
            app.until(lambda: any(title.startswith('History') for title in app.windows()), 'the title in English')
            app.key('alt+2')
            app.wait_for('111 people', 'label')
            app.shot('language-staff-en')
            app.quit()
        with self.window(register, env=self.lasting_settings()) as app:
            app.wait_for('Pages', 'list')
            app.key('alt+2')
            app.wait_for('111 people', 'label')
            app.quit()


if __name__ == '__main__':
    unittest.main()
