# SPDX-License-Identifier: GPL-3.0-or-later
"""One submission after the other: what a unit sends again, what the office changed
meanwhile, and what the command line says of it."""
import datetime
import json
import os
import shutil
import unittest

from score_files import forms_in, openpyxl
from test_scores import ScoreBase, UNITS


class Again(ScoreBase):
    def prepare(self, *more):
        self.new_with_list()
        self.adopt('thi-dua-so')
        self.new_round(UNITS, 'thi-dua-so', *more)
        self.issue(UNITS, 'giao')
        self.form = forms_in(self.path('giao'))[0]
        self.unit = self.form.unit

    def send(self, name, **entered):
        """The form with these cells, saved under @name."""
        for code, text in entered.items():
            self.form.fill(self.unit, code.replace('_', '.'), text)
        self.form.save(self.path(name))
        return self.path(name)

    def text(self, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def scored(self):
        layer = self.scores(UNITS)[self.unit]['layers']['self']
        return layer['scored'], layer['total']

    def counts(self, answer):
        return {key: answer[key] for key in ('filled', 'changed', 'conflicts', 'refused') if answer[key]}

    def test_second_submission(self):
        """A unit does not contradict itself, and what it empties is open again."""
        self.prepare()
        self.assertEqual(self.counts(self.receive(self.send('1.xlsx', I_2='4', I_3='Đạt', IV_14='4,5'))), {'filled': 3})
        self.assertEqual(self.scored(), (3, 14.5))
        self.assertEqual(self.counts(self.receive(self.send('2.xlsx', I_2='3'))), {'changed': 1})
        self.assertEqual(self.scored(), (3, 13.25))
        path = self.send('3.xlsx', IV_14=None)
        answer = self.text('forms', self.register, 'receive', path, '--dry-run')
        self.assertIn('IV.14', answer)
        self.assertIn('4,5', answer)
        self.assertEqual(self.counts(self.receive(path)), {'changed': 1})
        self.assertEqual(self.scored(), (2, 8.75))
        # Undone, the unit's last word is what it was.
        self.ok('undo', self.register)
        self.assertEqual(self.scored(), (3, 13.25))
        self.assertEqual(self.counts(self.receive(path)), {'changed': 1})
        # What the office changed since stays, and what both changed is a conflict.
        self.score(UNITS, self.unit, 'self', 'I.2=2', 'I.3=Không đạt')
        answer = self.receive(self.send('4.xlsx', I_2='1', II_6='10'))
        self.assertEqual(self.counts(answer), {'filled': 1, 'conflicts': 1})
        cell = next(c for c in answer['received'][0]['cells'] if c['status'] == 'conflict')
        self.assertEqual((cell['criterion'], cell['base'], cell['ours'], cell['theirs']), ('I.2', '3', '2', '1'))
        self.assertEqual(self.scored(), (3, 7.5))
        self.assertTrue(self.ok('check', self.register)['ok'])

    def test_choose_later(self):
        """Receiving the very same file again settles what was left open."""
        for choice, total in (('ours', 2.5), ('theirs', 5)):
            with self.subTest(choice):
                self.setUp()
                self.prepare()
                self.score(UNITS, self.unit, 'self', 'I.2=2')
                path = self.send('1.xlsx', I_2='4')
                lines = self.text('forms', self.register, 'receive', path)
                self.assertIn('I.2', lines)
                self.assertIn('--conflicts theirs', lines)
                again = self.receive(path)
                self.assertEqual((again['conflicts'], again['received'][0]['repeat']), (1, True))
                self.assertEqual(self.scored(), (1, 2.5))
                self.assertEqual(self.receive(path, '--conflicts', choice)['conflicts'], 1)
                self.assertEqual(self.scored(), (1, total))
                self.assertEqual(self.receive(path, '--conflicts', 'theirs')['conflicts'], 0)
                self.assertEqual(self.scored(), (1, total))

    def test_late_draft(self):
        """An earlier save that arrives after a later one takes nothing back."""
        self.prepare()
        self.form.book.properties.modified = datetime.datetime(2026, 1, 5, 8)
        draft = self.send('nháp.xlsx', I_2='1')
        final = self.send('chính thức.xlsx', I_2='4')
        for path, hour in ((draft, 8), (final, 9)):
            stamp(path, f'2026-01-05T{hour:02}:00:00Z')
        os.utime(draft)
        self.receive(final)
        answer = self.receive(draft)
        self.assertTrue(answer['received'][0]['older'])
        self.assertTrue(any('05/01/2026' in remark for remark in answer['received'][0]['remarks']))
        self.assertEqual(self.scored(), (1, 5))
        # The same in one folder, whatever the files' own times are.
        self.ok('undo', self.register)
        self.ok('undo', self.register)
        os.makedirs(self.path('về/đơn vị'))
        shutil.move(final, self.path('về/đơn vị'))
        os.utime(self.path('về/đơn vị/chính thức.xlsx'), (1, 1))
        shutil.move(draft, self.path('về'))
        answer = self.receive(self.path('về'))
        self.assertEqual({form['file']: form['older'] for form in answer['received']}, {'nháp.xlsx': True, 'chính thức.xlsx': False})
        self.assertEqual(self.scored(), (1, 5))

    def test_nothing_taken(self):
        """The exit status tells when nothing could be received; the answer is there all the same."""
        self.prepare()
        stray = self.path('khác.xlsx')
        openpyxl.Workbook().save(stray)
        done = self.run_program('forms', self.register, 'receive', stray, '--json')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(json.loads(done.stdout)['refused_files']), 1)
        self.assertEqual(self.ok('forms', self.register, 'receive', stray, self.send('1.xlsx', I_2='4'))['filled'], 1)
        lines = self.text('forms', self.register, 'receive', stray, self.send('2.xlsx', I_2='3'))
        self.assertRegex(lines.splitlines()[-1], r'2.*1')

    def test_still_out(self):
        """A form that came back as it went out is out; one with something in it is not."""
        self.prepare()
        self.receive(self.send('1.xlsx'))
        self.assertIn(self.unit, self.ok('forms', self.register, 'out', '--round', UNITS)['out'])
        self.receive(self.send('2.xlsx', I_2='3'))
        self.assertNotIn(self.unit, self.ok('forms', self.register, 'out', '--round', UNITS)['out'])

    def test_past_deadline(self):
        """A day that has passed is not printed on what is given out now, unless it is asked for."""
        self.new_with_list()
        self.adopt('thi-dua-so')
        self.new_round(UNITS, 'thi-dua-so', '--deadline', '05/10/2020')
        os.makedirs(self.path('giao'))
        arguments = ('forms', self.register, 'issue', '--round', UNITS, '--dir', self.path('giao'))
        self.assertIn('05/10/2020', self.assert_error('invalid', *arguments))
        self.assertEqual(os.listdir(self.path('giao')), [])
        self.ok(*arguments, '--deadline', '06/10/2020')
        answer = self.receive(self.path('giao'), '--dry-run')
        self.assertGreater(answer['received'][0]['late_days'], 1000)
        days = answer['received'][0]['late_days']
        self.assertIn(str(days), self.text('forms', self.register, 'receive', self.path('giao'), '--dry-run'))


class Rounds(ScoreBase):
    def prepare(self):
        self.new_with_list()
        self.adopt('thi-dua-so')

    def made_by(self, *more):
        return ('round', self.register, 'new', '--set', 'thi-dua-so', *more)

    def test_new_refused(self):
        self.prepare()
        for arguments, word in ((('--period', 'quy', '--year', '2026'), '--number'),
                                (('--period', 'quy', '--year', '2026', '--number', '5'), '4'),
                                (('--year', '2026',), '--period'),
                                (('--period', 'dot', '--year', '2026', '--from', '01/01/2026'), '--to'),
                                (('--period', 'nam', '--year', '2026', '--deciding', 'council', '--weights', '20,30,50'), '--weights'),
                                (('--period', 'thang', '--year', '2026', '--number', '9', '--from', '01/01/2026', '--to', '31/01/2026'),
                                 '--from')):
            done = self.run_program(*self.made_by(*arguments), '--json')
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, json.loads(done.stdout)['message'])
        self.assertEqual(self.ok('round', self.register, 'list')['rounds'], [])
        self.assertIn('round', self.run_program('round', self.register, 'list').stdout)
        # An office that reports from the 15th on.
        self.ok(*self.made_by('--period', 'thang', '--year', '2026', '--number', '9', '--from', '15/08/2026', '--to', '14/09/2026'))

    def test_new_twice(self):
        self.prepare()
        arguments = self.made_by('--period', 'quy', '--year', '2026', '--number', '3')
        self.ok(*arguments)
        self.assertIn('--name', self.assert_error('conflict', *arguments))
        self.assertEqual(len(self.ok('round', self.register, 'list')['rounds']), 1)
        # Nobody is scored twice for one period, whatever the second round is called.
        self.assertIn('Quý III/2026', self.assert_error('conflict', *arguments, '--name', 'Quý III bổ sung'))
        self.ok(*self.made_by('--period', 'quy', '--year', '2026', '--number', '4'))

    def test_layer(self):
        self.prepare()
        self.new_round(UNITS, 'thi-dua-so')
        done = self.run_program('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'hoidong', 'I.2=1')
        self.assertEqual(done.returncode, 2)
        self.assertIn('hoidong', done.stderr)

    def test_take_set(self):
        """A workbook that replaces a set says which rounds keep the old one, and they can take it."""
        self.prepare()
        self.new_round(UNITS, 'thi-dua-so')
        name = self.ok('criteria', self.register, 'list')['sets'][0]['name']
        unit = self.ok('list', self.register, 'units')['units'][0]['name']
        self.score(UNITS, unit, 'self', 'IV.14=5')
        out = self.path('bộ.xlsx')
        self.ok('criteria', self.register, 'export', out, '--set', name)
        book = openpyxl.load_workbook(out)
        for page in book:
            for row in page.iter_rows():
                if row[0].value == 'IV.14':
                    row[4].value = 4
        book.save(out)
        answer = self.ok('criteria', self.register, 'import', out)
        self.assertEqual((answer['replaced'], answer['version'], answer['rounds_before']), (1, 2, [UNITS]))
        copy = self.path('bản của kỳ.xlsx')
        self.ok('export', self.register, 'bo-tieu-chi', '-o', copy, '--round', UNITS)
        points = [row[4].value for page in openpyxl.load_workbook(copy) for row in page.iter_rows() if row[0].value == 'IV.14']
        self.assertEqual(points, [5])
        before = self.scores(UNITS)
        take = ('round', self.register, 'take-set', '--round', UNITS)
        dry = self.ok(*take, '--fit', 'clamp', '--dry-run')
        self.assertEqual((dry['newer'], dry['taken'], len(dry['changes'])), (True, False, 1))
        self.assertEqual((dry['changes'][0]['before'], dry['changes'][0]['after']), (5, 4))
        self.assertEqual(self.scores(UNITS), before)
        self.assertTrue(self.ok(*take, '--fit', 'clamp')['taken'])
        self.assertEqual(self.scores(UNITS)[unit]['layers']['self']['total'], 4)
        self.assertFalse(self.ok(*take)['newer'])
        self.assert_wrong_use(*take, '--fit', 'stretch')
        self.assert_wrong_use('round', self.register, 'close', '--round', UNITS, '--dry-run')

    def test_year(self):
        """What the year comes to is seen before it is fed, with what it lacks."""
        self.new_with_list()
        self.adopt('an-toan-ca-nhan')
        person = 'Đinh Gia Tuấn'
        for number in ('1', '2'):
            self.ok('round', self.register, 'new', '--set', 'an-toan-ca-nhan', '--period', 'thang', '--year', '2026',
                    '--number', number, '--rollup', 'mean')
        codes = {'I.1': '#1', 'I.2': '8/8', 'I.3': 'Đạt', 'II.1.a': '#1', 'II.1.b': '#1', 'II.1.c': '#1', 'II.1.d': '#1',
                 'II.1.đ': 'kad', 'II.2': 'kad', 'II.3': 'kad', 'III.1': 'kad', 'III.2': 'kad', 'III.3': 'kad'}
        self.score('Tháng 1/2026', person, 'self', *(f'{code}={text}' for code, text in codes.items()))
        shown = self.ok('round', self.register, 'year', '--round', 'Tháng 1/2026')
        self.assertEqual((shown['rule'], shown['periods']), ('mean', 12))
        self.assertEqual([(r['number'], r['closed']) for r in shown['rounds']], [(1, False), (2, False)])
        row = next(s for s in shown['subjects'] if s['name'] == person)
        self.assertEqual((row['figure'], row['present'], row['values'][:2]), (100, 1, [100, None]))
        self.assertEqual(len(shown['without']), len(shown['subjects']) - 1)
        self.assertNotIn('written', shown)
        lines = self.run_program('round', self.register, 'feed', '--round', 'Tháng 1/2026', '--dry-run').stdout
        for text in ('Tháng 1/2026, Tháng 2/2026', '12', str(len(shown['without']))):
            self.assertIn(text, lines)
        people = {p['name']: p['score'] for p in self.ok('classify', self.register, '--year', '2026')['people']}
        self.assertIsNone(people[person])
        fed = self.ok('round', self.register, 'feed', '--round', 'Tháng 1/2026')
        self.assertEqual((fed['written'], fed['subjects']), (1, shown['subjects']))
        people = {p['name']: p['score'] for p in self.ok('classify', self.register, '--year', '2026')['people']}
        self.assertEqual(people[person], 100)


def stamp(path, when):
    """Says of a workbook that it was saved then."""
    import re
    import zipfile
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    core = parts['docProps/core.xml'].decode()
    parts['docProps/core.xml'] = re.sub(r'(<dcterms:modified[^>]*>)[^<]*', rf'\g<1>{when}', core).encode()
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


if __name__ == '__main__':
    unittest.main(verbosity=2)
