# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's pictures, from the real program on the sample register: make_pictures.py FOLDER, which
build-aux/screenshots.sh calls.  The environment is the scenarios', see scenario.py."""
import os
import re
import subprocess
import sys

from scenario import ASSESSMENTS, CORRECTIONS, PROGRAM, STAFF_LIST, YEAR, Window, _

AUTHOR = 'Văn phòng Sở'


def make_register(path):
    def command(*argv):
        subprocess.run([PROGRAM, *argv, '--author', AUTHOR], check=True, stdout=subprocess.DEVNULL)
    command('new', path, '--governing', 'UBND tỉnh Khánh Hòa', '--department', 'Sở Tư pháp',
            '--place', 'Khánh Hòa', '--sample')
    command('import', path, 'staff', STAFF_LIST)
    command('import', path, 'self-assessment', ASSESSMENTS, '--year', YEAR)


class Pictures:
    def __init__(self, folder):
        self.folder = folder
        self.register = os.path.join(os.environ['HOME'], 'So-Tu-phap-2026.thidua')

    def window(self, *argv, **options):
        return Window([PROGRAM, *argv], size=(1366, 768), env={'THIDUA_NON_UNIQUE': '1'}, timeout=60, **options)

    def shoot(self, app, name):
        path = os.path.join(self.folder, name + '.png')
        app.wait_idle(0.5)
        app.sh('import', '-silent', '-window', 'root', '-strip', f'png24:{path}')
        print(path)

    def first_run(self):
        with self.window() as app:
            app.fill(_('Governing body'), 'UBND tỉnh Khánh Hòa')
            app.fill(_('Department'), 'Sở Tư pháp')
            app.fill(_('Place, as written before dates'), 'Khánh Hòa')
            app.fill(_('Director'), 'Đinh Gia Tuấn')
            self.shoot(app, 'lan-dau')

    def pages(self):
        with self.window(self.register) as app:
            app.go_to(_('Units'))
            app.click(app.wait_for('Phòng Hành chính tư pháp', 'label'))
            app.key('Return')
            self.shoot(app, 'don-vi')

            app.go_to(_('Staff'))
            self.show_person(app)
            self.shoot(app, 'can-bo')

            app.go_to(_('Annual Classification'))
            board = app.wait_for(_('People by group'), 'list')
            self.shoot(app, 'xep-loai-nam')
            app.click(app.wait_for('Cao Xuân Đạt', 'label', within=board))
            app.wait_for(app.is_pane)
            self.shoot(app, 'vi-sao')

            # A change of one value, to be read in the history.
            app.go_to(_('Staff'))
            self.show_person(app)
            app.edit(_('Post'), 'Văn thư, lưu trữ')
            app.wait_rows(lambda rows: rows[0][_('Post')] == 'Văn thư, lưu trữ', 'the new post')
            app.go_to(_('History'))
            app.click(app.wait_for(re.compile('Kiều Như Ái'), 'label', within=app.table(_('History'))))
            app.key('Return')
            self.shoot(app, 'lich-su')

    def show_person(self, app):
        app.click(app.wait_for('Kiều Như Ái', 'label', within=app.table()))
        app.key('Return')
        app.wait_for(app.is_pane)

    def staff_in_the_dark(self):
        with self.window(self.register, dark=True) as app:
            app.go_to(_('Staff'))
            self.show_person(app)
            self.shoot(app, 'can-bo-toi')

    def check_of_a_list(self):
        with self.window(self.register) as app:
            app.go_to(_('Staff'))
            app.press(_('Import from Excel'))
            app.press(_('_Choose a File…'))
            app.choose_file(_('Choose a List'), CORRECTIONS)
            app.press(_('_Next: %s') % _('Header, columns'))
            app.press(_('_Next: %s') % _('Check rows'))
            app.wait_for(re.compile('dòng đã đọc'), 'label')
            self.shoot(app, 'nhap-excel')


def main():
    pictures = Pictures(sys.argv[1])
    pictures.first_run()
    make_register(pictures.register)
    pictures.staff_in_the_dark()
    pictures.check_of_a_list()
    pictures.pages()


if __name__ == '__main__':
    main()
