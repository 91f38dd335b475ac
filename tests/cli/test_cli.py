# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, used as a person uses it: real files, real process, JSON read back."""
import json
import os
import re
import subprocess
import tempfile
import unicodedata
import unittest

PROGRAM = os.environ['TD_PROGRAM']
DATA = os.environ['TD_TEST_DATA']
LIST = os.path.join(DATA, 'ds-cbccvc-so-tu-phap-2026.xlsx')
FAULTS = os.path.join(DATA, 'ds-bo-sung-co-loi.xlsx')
ASSESSMENT = os.path.join(DATA, 'tu-danh-gia-2026-so-tu-phap.xlsx')
OLD_LIST = os.path.join(DATA, 'trich-ngang-so-ldtbxh-2021.xls')
OLD_FONT = os.path.join(DATA, 'ds-font-cu-tcvn3.xls')

LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
TONES = '\u0300\u0309\u0303\u0301\u0323'   # huyền, hỏi, ngã, sắc, nặng


def letters_and_tones(text):
    letters, tones = [], []
    for c in unicodedata.normalize('NFD', text.lower()):
        if c in TONES:
            tones[-1] = 1 + TONES.index(c)
        elif unicodedata.combining(c):
            letters[-1] = LETTERS.index(unicodedata.normalize('NFC', LETTERS[letters[-1]] + c))
        elif c in LETTERS:
            letters.append(LETTERS.index(c))
            tones.append(0)
        else:
            letters.append(-1)
            tones.append(0)
    return letters, tones


def vietnamese_key(name):
    """Given name first; letters before tones: written apart from the program's own."""
    *rest, given = name.split()
    return letters_and_tones(given), letters_and_tones(' '.join(rest))


class Base(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='thidua sổ ')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.register = self.path('Sở Tư pháp.thidua')

    def path(self, name):
        return os.path.join(self.folder, name)

    def environment(self):
        env = {k: v for k, v in os.environ.items() if k != 'DISPLAY' and not k.startswith(('LC_', 'LANG'))}
        env.update(XDG_CONFIG_HOME=self.path('config'), XDG_DATA_HOME=self.path('data'))
        return env

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], env=self.environment(), capture_output=True, text=True, timeout=300)

    def ok(self, *arguments):
        done = self.run_program(*arguments, '--json')
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def fails(self, *arguments):
        done = self.run_program(*arguments)
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertTrue(done.stderr.startswith('thidua: '))
        return done.stderr

    def new(self):
        return self.ok('new', self.register, '--governing', 'UBND tỉnh Khánh Hòa', '--department', 'Sở Tư pháp',
                       '--place', 'Khánh Hòa')

    def new_with_list(self):
        self.new()
        return self.ok('import', self.register, 'staff', LIST)

    def assert_adds_up(self, answer):
        self.assertEqual(answer['added'] + answer['changed'] + answer['same'] + answer['refused'], answer['read'])


class Import(Base):
    def test_staff_list(self):
        answer = self.new_with_list()
        self.assert_adds_up(answer)
        self.assertEqual((answer['read'], answer['added'], answer['refused']), (111, 111, 0))
        staff = self.ok('list', self.register, 'staff')['staff']
        self.assertEqual(len(staff), 111)
        self.assertEqual(len(self.ok('list', self.register, 'units')['units']), 10)
        person = next(p for p in staff if p['name'] == 'Đinh Gia Tuấn')
        self.assertEqual((person['birth'], person['sex'], person['kind'], person['post'], person['unit'], person['cccd']),
                         ('1976-03-26', 'Nam', 'Công chức', 'Giám đốc', 'Lãnh đạo Sở', '052076660479'))
        # The leading zero that the spreadsheet had dropped.
        self.assertEqual(next(p for p in staff if p['name'] == 'Võ Anh Chiến')['cccd'], '048080537798')

    def test_vietnamese_order(self):
        self.new_with_list()
        names = [p['name'] for p in self.ok('list', self.register, 'staff')['staff']]
        self.assertEqual(names, sorted(names, key=vietnamese_key))

    def test_twice_changes_nothing(self):
        self.new_with_list()
        again = self.ok('import', self.register, 'staff', LIST)
        self.assertEqual((again['added'], again['changed'], again['same'], again['refused']), (0, 0, 111, 0))
        self.assertEqual(again['change'], 0)

    def test_old_excel(self):
        self.new()
        answer = self.ok('import', self.register, 'staff', OLD_LIST)
        self.assert_adds_up(answer)
        self.assertEqual((answer['read'], answer['added']), (260, 260))
        staff = self.ok('list', self.register, 'staff')['staff']
        self.assertEqual(sum(p['sex'] is None for p in staff), 0)
        self.assertIn({'Nam'}, [{p['sex'] for p in staff if p['name'] == 'Võ Quốc Quân'}])
        self.assertEqual(next(p for p in staff if p['name'] == 'Võ Quốc Quân')['birth'], '1989')
        self.assertEqual(next(p for p in staff if p['name'] == 'Huỳnh Thanh Thùy Hà')['coefficient'], 3.99)
        again = self.ok('import', self.register, 'staff', OLD_LIST)
        self.assertEqual((again['added'], again['changed'], again['same']), (0, 0, 260))

    def test_old_font(self):
        self.new()
        answer = self.ok('import', self.register, 'staff', OLD_FONT)
        self.assertEqual((answer['read'], answer['added']), (24, 24))
        names = [p['name'] for p in self.ok('list', self.register, 'staff')['staff']]
        self.assertIn('Bùi Thanh Như Dung', names)

    def test_planted_faults(self):
        self.new_with_list()
        refused = self.path('từ chối.xlsx')
        answer = self.ok('import', self.register, 'staff', FAULTS, '--refused', refused)
        self.assert_adds_up(answer)
        self.assertEqual(answer['read'], 42)
        codes = {}
        for problem in answer['problems']:
            codes.setdefault(problem['row'], set()).add((problem['code'], problem['severity']))
        expected = {
            10: ('date-impossible', 'error'), 12: ('date-month-first', 'warning'),
            14: ('cccd-zero-restored', 'warning'), 16: ('cccd-invalid', 'error'), 18: ('name-missing', 'error'),
            22: ('unit-near', 'warning'), 24: ('unit-unknown', 'error'), 26: ('kind-unknown', 'error'),
            28: ('sex-missing', 'warning'), 34: ('date-year-only-kept', 'warning'),
            44: ('duplicate-in-file', 'error'), 45: ('cccd-taken', 'error'), 47: ('skipped', 'skipped'),
        }
        for row, wanted in expected.items():
            self.assertIn(wanted, codes.get(row, set()), f'row {row}: {codes.get(row)}')
        # Capitals, NFD and extra blanks find the person who is there, and change no name.
        for row in (6, 8, 20, 30):
            self.assertFalse(any(severity == 'error' for _, severity in codes.get(row, ())), row)
        names = [p['name'] for p in self.ok('list', self.register, 'staff')['staff']]
        self.assertIn('Lê Thị Bích Linh', names)
        self.assertEqual(len(names), 111 + answer['added'])
        self.assertTrue(os.path.exists(refused))
        again = self.ok('import', self.register, 'staff', FAULTS)
        self.assertEqual((again['added'], again['changed']), (0, 0))

    def test_dry_run_writes_nothing(self):
        self.new()
        answer = self.ok('import', self.register, 'staff', LIST, '--dry-run')
        self.assertEqual(answer['added'], 111)
        self.assertEqual(self.ok('list', self.register, 'staff')['staff'], [])

    def test_one_undo(self):
        self.new_with_list()
        self.assertIn('111', self.ok('undo', self.register)['undone'])
        self.assertEqual(self.ok('list', self.register, 'staff')['staff'], [])
        self.assertEqual(self.ok('list', self.register, 'units')['units'], [])
        self.ok('redo', self.register)
        self.assertEqual(len(self.ok('list', self.register, 'staff')['staff']), 111)

    def test_map_by_letter_and_heading(self):
        self.new()
        csv = self.path('danh sách.csv')
        with open(csv, 'w', encoding='utf-8') as f:
            f.write('STT;Người;Sinh;Thuộc\n1;Trần Thử;02/03/1980;Phòng Thử\n2;Lê Thử;1981;Phòng Thử\n')
        answer = self.ok('import', self.register, 'staff', csv, '--map', 'name=B', '--map', 'birth=Sinh', '--map', 'unit=Thuộc')
        self.assertEqual((answer['read'], answer['added']), (2, 2))
        self.assertEqual(self.ok('list', self.register, 'staff', '--search', 'tran thu')['staff'][0]['birth'], '1980-03-02')

    def test_errors(self):
        self.new()
        self.assertIn('khong-co.xlsx', self.fails('import', self.register, 'staff', self.path('khong-co.xlsx')))
        broken = self.path('hỏng.xlsx')
        with open(LIST, 'rb') as f, open(broken, 'wb') as g:
            g.write(f.read()[:4000])
        self.fails('import', self.register, 'staff', broken)
        self.fails('import', self.register, 'donations', LIST)
        self.fails('import', self.register, 'staff', LIST, '--sheet', 'Không có')
        self.assertEqual(self.ok('list', self.register, 'staff')['staff'], [])


    def test_what_is_no_list(self):
        """Each is told in one line, in JSON too, and leaves the register as it was."""
        self.new()
        os.mkdir(self.path('thư mục'))
        contents = {'rỗng.xlsx': b'', 'chữ.xlsx': b'xin chao', 'in.xlsx': b'%PDF-1.4\n', 'cắt.xlsx': open(LIST, 'rb').read()[:3000]}
        for name, content in contents.items():
            with open(self.path(name), 'wb') as f:
                f.write(content)
        with open(self.register, 'rb') as f:
            before = f.read()
        for name in [*contents, 'thư mục', 'không có.xlsx']:
            message = self.fails('import', self.register, 'staff', self.path(name))
            done = self.run_program('import', self.register, 'staff', self.path(name), '--json')
            self.assertEqual(json.loads(done.stdout)['message'], message.strip()[len('thidua: '):])
        with open(self.register, 'rb') as f:
            self.assertEqual(f.read(), before)

    def test_refused_rows_need_a_place(self):
        """Nothing is imported when the refused rows could not be written."""
        self.new()
        self.fails('import', self.register, 'staff', LIST, '--refused', self.path('không có/x.xlsx'))
        self.fails('import', self.register, 'staff', LIST, '--refused', self.folder)
        self.assertIn('.xlsx', self.fails('import', self.register, 'staff', LIST, '--refused', self.path('q.pdf')))
        self.assertEqual(self.ok('list', self.register, 'staff')['staff'], [])

    def test_every_sheet_is_named(self):
        """A list that says no unit takes it from its title, and says so."""
        self.new()
        csv = self.path('phòng.csv')
        with open(csv, 'w', encoding='utf-8') as f:
            f.write('Đơn vị: Phòng Hộ tịch;;\nSTT;Họ và tên;Ngày sinh\n1;Trần Thử;2.3.80\n2;;\n')
        answer = self.ok('import', self.register, 'staff', csv)
        self.assert_adds_up(answer)
        self.assertEqual((answer['read'], answer['added']), (1, 1))
        self.assertLessEqual({'unit-from-title', 'date-guessed'}, {p['code'] for p in answer['problems']})
        person = self.ok('list', self.register, 'staff')['staff'][0]
        self.assertEqual((person['unit'], person['birth']), ('Phòng Hộ tịch', '1980-03-02'))


class Classify(Base):
    def prepare(self):
        self.new_with_list()
        answer = self.ok('import', self.register, 'self-assessment', ASSESSMENT, '--year', '2026')
        self.assert_adds_up(answer)
        self.assertEqual((answer['read'], answer['refused']), (111, 0))
        return answer

    def test_figures(self):
        self.prepare()
        answer = self.ok('classify', self.register, '--year', '2026')
        people = {p['name']: p for p in answer['people']}
        self.assertEqual(len(answer['people']), 111)
        self.assertEqual(sum(answer['counts'].values()), 111)
        self.assertEqual({p['id'] for p in answer['packs']}, {'nd335-2025', 'nd233-2026'})
        # Edges: exactly 90, and a reprimand for a violation of duty.
        self.assertEqual(people['Võ Bích Bích An']['by_score'], 'HTXSNV')
        self.assertEqual(people['Dương Bá Mạnh']['proposed'], 'KHTNV')
        # Not enough data is no class; contract workers wait for the office's choice.
        self.assertEqual(people['Châu Thanh Quang Thuý']['proposed'], 'none')
        self.assertEqual(people['Ngô Mỹ Lan']['proposed'], 'none')
        self.assertTrue(people['Ngô Mỹ Lan']['missing'])
        for person in answer['people']:
            self.assertTrue(person['reasons'], person['name'])
        for group in answer['groups']:
            excellent = group['used']
            self.assertLessEqual(excellent, group['cap'])
            good = group['good_or_better'] - excellent
            self.assertLessEqual(excellent * 100, 20 * good)
            if group['cap'] < group['good_or_better']:
                over = group['cap'] + 1
                self.assertGreater(over * 100, 20 * (group['good_or_better'] - over))

    def test_workers_by_choice(self):
        self.prepare()
        self.ok('settings', self.register, '--year', '2026', '--workers', 'as_civil_servants')
        people = {p['name']: p for p in self.ok('classify', self.register, '--year', '2026')['people']}
        self.assertEqual(people['Vũ Minh Khoa']['by_score'], 'HTTNV')   # exactly 70
        self.assertEqual(people['Đỗ Như Dung']['by_score'], 'HTNV')     # 69,9

    def test_year_2025_uses_the_old_decree(self):
        self.new_with_list()
        self.ok('import', self.register, 'self-assessment', ASSESSMENT, '--year', '2025')
        answer = self.ok('classify', self.register, '--year', '2025')
        people = {p['name']: p for p in answer['people']}
        self.assertEqual({p['id'] for p in answer['packs']}, {'nd90-2020'})
        self.assertEqual(people['Trịnh Phương Thanh Hạnh']['proposed'], 'none')   # 4 months
        self.assertEqual(people['Dương Đình Kiên']['by_score'], 'HTNV')           # absent 4 months

    def test_freeze_and_reopen(self):
        self.prepare()
        frozen = self.ok('classify', self.register, '--year', '2026', '--freeze')
        self.assertTrue(frozen['frozen'])
        self.assertRegex(frozen['hash'], '^[0-9a-f]{64}$')
        self.assertIn('2026', self.fails('import', self.register, 'self-assessment', ASSESSMENT, '--year', '2026'))
        self.fails('reopen', self.register, '--year', '2026')
        self.ok('reopen', self.register, '--year', '2026', '--reason', 'Bổ sung điểm Hội đồng')
        self.assertFalse(self.ok('classify', self.register, '--year', '2026')['frozen'])

    def test_missing_people_are_named(self):
        self.new_with_list()
        self.ok('import', self.register, 'staff', FAULTS)
        answer = self.ok('import', self.register, 'self-assessment', ASSESSMENT, '--year', '2026', '--dry-run')
        staff = {p['name'] for p in self.ok('list', self.register, 'staff')['staff']}
        missing = [p for p in answer['problems'] if p['code'] == 'not-in-list']
        self.assertEqual(len(missing), len(staff) - (answer['read'] - answer['refused']))

    def test_year_without_decree(self):
        self.new_with_list()
        self.assertIn('2015', self.fails('classify', self.register, '--year', '2015'))
        self.fails('classify', self.register)


class Exports(Base):
    def test_every_export_is_written(self):
        Classify.prepare(self)
        answer = self.ok('exports')
        self.assertGreaterEqual(len(answer['exports']), 6)
        for export in answer['exports']:
            # Those of a round are written in test_scores.py.
            if export['needs_round'] or export['needs_set']:
                continue
            out = self.path(export['name'] + ' năm 2026.xlsx')
            self.ok('export', self.register, export['name'], '--year', '2026', '-o', out)
            with open(out, 'rb') as f:
                self.assertEqual(f.read(2), b'PK')
        self.fails('export', self.register, 'khong-co', '--year', '2026', '-o', self.path('x.xlsx'))

    def test_workbooks_are_called_xlsx(self):
        """What opens nowhere is not written; a name without an ending gets one."""
        self.new_with_list()
        export = ('export', self.register, 'danh-sach-can-bo', '-o')
        for name in 'q.pdf', 'q.xls', 'q.XLSX.bak':
            self.assertIn('.xlsx', self.fails(*export, self.path(name)))
        self.assertIn('thư mục', self.fails(*export, self.folder))
        os.mkdir(self.path('để đây'))
        for name, written in (('a', 'a.xlsx'), ('B.XLSX', 'B.XLSX'), ('Quý III.2026', 'Quý III.2026.xlsx'),
                              ('Biểu 1. Danh sách', 'Biểu 1. Danh sách.xlsx'), ('để đây/x', 'để đây/x.xlsx')):
            self.assertEqual(self.ok(*export, self.path(name))['file'], self.path(written))
            self.assertTrue(os.path.exists(self.path(written)))
        self.assertIn(self.path('nơi khác'), self.fails(*export, self.path('nơi khác/x')))
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith('q')], [])


class Register(Base):
    def test_check_history_backup_restore(self):
        self.new_with_list()
        self.assertTrue(self.ok('check', self.register)['ok'])
        history = self.ok('history', self.register)['history']
        self.assertTrue(history and re.match(r'\d{4}-\d\d-\d\dT', history[0]['at']))
        backup = self.ok('backup', self.register, self.path('sao lưu'))['backup']
        self.ok('import', self.register, 'staff', FAULTS)
        changed = self.ok('list', self.register, 'staff')
        self.ok('restore', self.register, backup)
        self.assertEqual(len(self.ok('list', self.register, 'staff')['staff']), 111)
        self.ok('undo', self.register)
        self.assertEqual(self.ok('list', self.register, 'staff'), changed)
        self.assertTrue(self.ok('check', self.register)['ok'])

    def test_damaged_register_is_refused_and_replaced(self):
        self.new_with_list()
        backup = self.ok('backup', self.register, self.path('sao lưu'))['backup']
        with open(self.register, 'r+b') as f:
            f.truncate(os.path.getsize(self.register) // 2)
        self.fails('check', self.register)
        self.ok('restore', self.register, backup)
        self.assertEqual(len(self.ok('list', self.register, 'staff')['staff']), 111)

    def test_not_a_register(self):
        for content in (b'', b'hello', b'SQLite format 3\0' + b'x' * 5000):
            path = self.path('x.thidua')
            with open(path, 'wb') as f:
                f.write(content)
            self.fails('list', path, 'staff')
            with open(path, 'rb') as f:
                self.assertEqual(f.read(), content)

    def test_new_never_overwrites(self):
        self.new()
        self.fails('new', self.register, '--governing', 'A', '--department', 'B', '--place', 'C')
        self.fails('new', self.path('y.thidua'), '--governing', 'A')
        self.assertIn('không có', self.fails('new', self.path('không có/y.thidua'), '--governing', 'A', '--department', 'B', '--place', 'C'))

    def test_backup_into_a_file(self):
        self.new()
        with open(self.path('tệp'), 'wb') as f:
            f.write(b'x')
        self.assertIn('tệp', self.fails('backup', self.register, self.path('tệp')))

    def test_wrong_use(self):
        self.assertEqual(self.run_program('import').returncode, 2)
        self.assertEqual(self.run_program('list', self.register, 'donations').returncode, 2)
        self.assertEqual(self.run_program('--help').returncode, 0)
        self.assertEqual(self.run_program('clasify', self.register).returncode, 2)
        # A name with blanks that was not quoted.
        self.assertEqual(self.run_program('import', self.register, 'staff', 'danh', 'sách.xlsx').returncode, 2)
        for arguments in (('clasify',), ('import',), ('export', self.register, 'giai-trinh', '--year', 'x')):
            done = self.run_program(*arguments, '--json')
            self.assertEqual(done.returncode, 2)
            self.assertEqual(json.loads(done.stdout)['error'], 'invalid')
        self.assertIn('thidua import', self.run_program('import', '--help').stdout)

    def test_language(self):
        vietnamese = self.run_program('--help').stdout
        english = self.run_program('--lang', 'en', '--help').stdout
        self.assertIn('make a new register', english)
        self.assertNotIn('make a new register', vietnamese)


if __name__ == '__main__':
    unittest.main(verbosity=2)
