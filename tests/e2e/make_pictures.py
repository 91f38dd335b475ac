# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's pictures, from the real program on the sample register: make_pictures.py FOLDER, which
build-aux/screenshots.sh calls.  The environment is the scenarios', see scenario.py."""
import os
import re
import subprocess
import sys

from scenario import ASSESSMENTS, CORRECTIONS, PROGRAM, STAFF_LIST, YEAR, Window, _
from scores import GRID, SET, Cells, ScoresScenario

AUTHOR = 'Văn phòng Sở'
ROUND = f'Quý III/{YEAR}'
# What the units give themselves, one after the other, by criterion.
ANSWERS = {
    'I.1': [5, 5, 4], 'I.2': [4, 3, 4, 2], 'I.3': ['Đạt'], 'I.4': [5, 3], 'II.5': ['100 %', '45/47', '38/40'],
    'II.6': [10, 8, 6, 9, 7], 'II.7': [5, 'Không áp dụng', 3], 'III.8': ['100 %', '95 %', '92 %', '97 %'],
    'III.9': ['13; 0; 0; 0; 0', '11; 2; 0; 0; 0', '10; 2; 1; 0; 0'], 'III.10': ['5/5', '4/5', '8/10'],
    'III.11': ['100 %', '98 %'], 'III.12': [5, 4, 'Không áp dụng'], 'IV.13': [0], 'IV.14': [5, 4.5],
    'IV.15': ['4/4', '3/4'], 'V.16': [1, None, None], 'VI.19': [None, None, 1],
}
# What a colleague brings as a block from Excel: three criteria from II.5 on, five units down.
BLOCK = '\r\n'.join(['44/47\t9\t5', '38/40\t8\t3', '45/47\t6\tKhông áp dụng', '100 %\t10\t5', '9/10\t7\t3', ''])


def command(*argv):
    subprocess.run([PROGRAM, *argv, '--author', AUTHOR], check=True, stdout=subprocess.DEVNULL)


def make_register(path):
    command('new', path, '--governing', 'UBND tỉnh Khánh Hòa', '--department', 'Sở Tư pháp',
            '--place', 'Khánh Hòa', '--sample')
    command('import', path, 'staff', STAFF_LIST)
    command('import', path, 'self-assessment', ASSESSMENTS, '--year', YEAR)
    make_round(path)


def make_round(path):
    """The units' scores of a quarter, as they come back in their forms."""
    scenario = ScoresScenario()
    scenario.home = os.environ['HOME']
    sent = os.path.join(scenario.home, 'Phiếu giao')
    command('criteria', path, 'adopt', 'thi-dua-so')
    command('round', path, 'new', '--set', SET, '--name', ROUND, '--period', 'quy', '--year', YEAR, '--number', '3')
    os.mkdir(sent)
    command('forms', path, 'issue', '--round', ROUND, '--dir', sent)
    for i, name in enumerate(sorted(os.listdir(sent))):
        form = os.path.join(sent, name)
        answers = {code: values[i % len(values)] for code, values in ANSWERS.items()}
        scenario.fill_form(form, form, {code: value for code, value in answers.items() if value is not None})
    command('forms', path, 'receive', sent)


class Pictures:
    def __init__(self, folder):
        self.folder = folder
        self.register = os.path.join(os.environ['HOME'], 'So-Tu-phap-2026.thidua')

    def window(self, *argv, **options):
        return Window([PROGRAM, *argv], size=(1366, 768), env={'THIDUA_NON_UNIQUE': '1'}, timeout=60, **options)

    def shoot(self, app, name):
        path = os.path.join(self.folder, name + '.png')
        # Away from whatever would show a tooltip.
        app.sh('xdotool', 'mousemove', '1365', '767')
        app.wait_idle(0.5)
        app.wait_gone(lambda node: node.raw_name == 'AdwToastWidget')
        app.wait_idle()
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

    def scores(self):
        """The office's layer with a block from Excel that is not taken yet, and one unit's sheet."""
        scenario = ScoresScenario()
        with self.window(self.register) as app:
            app.go_to(_('Scoring'))
            app.press(_('Appraised'))
            scenario.open_menu(app, _('Several Sheets'), _('Fill Open Cells from the Layer Before'), 1)
            cells = Cells(app, GRID)
            cells.focus()
            cells.go(3, 'II.5', '')
            scenario.tell_clipboard(app, BLOCK)
            app.key('ctrl+v')
            app.wait_for(re.compile('^Dán từ Excel, 5 hàng × 3 cột'), 'label')
            self.shoot(app, 'luoi-diem')
            app.key('ctrl+Return', 'alt+Return')
            app.wait_for(_('Return…'), 'push button')
            self.shoot(app, 'phieu-cham')
        scenario.doCleanups()


def main():
    pictures = Pictures(sys.argv[1])
    pictures.first_run()
    make_register(pictures.register)
    pictures.staff_in_the_dark()
    pictures.check_of_a_list()
    pictures.pages()
    pictures.scores()


if __name__ == '__main__':
    main()
