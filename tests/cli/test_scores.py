# SPDX-License-Identifier: GPL-3.0-or-later
"""Criteria, rounds, forms and scores by the command line alone: from the shipped set to the
closed round, figures against a reckoning of its own."""
import glob
import json
import os
import random
import shutil
import subprocess
import time
import unicodedata
import unittest
from fractions import Fraction

from score_files import openpyxl, TABLE, forms_in, has_libreoffice, save_with_libreoffice
from score_reference import LEFT_OUT, OPEN, Criterion, Set, rank, thousandths
from test_cli import Base, PROGRAM

UNITS, PEOPLE = 'Quý III/2026 – đơn vị', 'Quý III/2026 – cá nhân'
COUNTS = ('filled', 'same', 'changed', 'conflicts', 'refused', 'missing')


class ScoreBase(Base):
    def adopt(self, shipped):
        return self.ok('criteria', self.register, 'adopt', shipped)['name']

    def new_round(self, name, set_name, *more):
        return self.ok('round', self.register, 'new', '--name', name, '--set', set_name, '--period', 'quy',
                       '--year', '2026', '--number', '3', *more)

    def issue(self, name, folder, *more):
        os.makedirs(self.path(folder), exist_ok=True)
        return self.ok('forms', self.register, 'issue', '--round', name, '--dir', self.path(folder), *more)

    def receive(self, *paths_and_options, status=0):
        done = self.run_program('forms', self.register, 'receive', *paths_and_options, '--json')
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        answer = json.loads(done.stdout)
        for key in COUNTS:
            self.assertEqual(answer[key], sum(form[key] for form in answer['received']), key)
        return answer

    def scores(self, name):
        answer = self.ok('scores', self.register, '--round', name)
        return {sheet['name']: sheet for sheet in answer['sheets']}

    def score(self, name, sheet, layer, *values, **options):
        more = [part for key, value in options.items() for part in (f'--{key}', value)]
        return self.ok('score', self.register, '--round', name, '--sheet', sheet, '--layer', layer, *more, *values)

    def assert_wrong_use(self, *arguments):
        done = self.run_program(*arguments, '--json')
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertEqual(json.loads(done.stdout)['error'], 'invalid')

    def assert_error(self, name, *arguments):
        done = self.run_program(*arguments, '--json')
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer['error'], name, answer)
        return answer['message']

    def assert_total(self, total, expected, what):
        for key in ('total', 'base', 'bonus', 'deduction', 'max', 'percent'):
            wanted = expected[key] if expected['any'] or key == 'max' else None
            got = None if total[key] is None else Fraction(str(total[key]))
            self.assertEqual(got, wanted, f'{what}: {key}')
        for key in ('scored', 'applicable'):
            self.assertEqual(total[key], expected[key], f'{what}: {key}')


def table_of_100():
    """The shipped set for units, as its file says it, written down a second time."""
    def grades(*points):
        return [(f'#{i + 1}', Fraction(p), None) for i, p in enumerate(points)]

    F = Fraction
    return Set([
        Criterion('I', 'group', F(20)), Criterion('I.1', 'graded', F(5), 'I', grades=grades(5, 4, F('2.5'), 0)),
        Criterion('I.2', 'count', F(5), 'I', unit=F('1.25')), Criterion('I.3', 'yes', F(5), 'I'),
        Criterion('I.4', 'graded', F(5), 'I', grades=grades(5, 3, 0)),
        Criterion('II', 'group', F(15)), Criterion('II.5', 'ratio', F(5), 'II'),
        Criterion('II.6', 'count', F(5), 'II', unit=F('0.5')),
        Criterion('II.7', 'graded', F(5), 'II', grades=grades(5, 3, 0)),
        Criterion('III', 'group', F(45)), Criterion('III.8', 'ratio', F(15), 'III'),
        Criterion('III.9', 'tally', F(10), 'III', grades=grades(2, F('1.5'), 1, F('0.5'), 0)),
        Criterion('III.10', 'ratio', F(10), 'III'), Criterion('III.11', 'ratio', F(5), 'III'),
        Criterion('III.12', 'graded', F(5), 'III', grades=grades(5, 3, 0)),
        Criterion('IV', 'group', F(20)),
        Criterion('IV.13', 'edges', F(10), 'IV', grades=[('', F(10), 0), ('', F(0), 1)], mandatory=True, bound='HTNV'),
        Criterion('IV.14', 'points', F(5), 'IV'), Criterion('IV.15', 'ratio', F(5), 'IV'),
        Criterion('V', 'group', F(10), role='bonus'),
        Criterion('V.16', 'count', F(4), 'V', 'bonus', F(2)), Criterion('V.17', 'count', F(4), 'V', 'bonus', F(2)),
        Criterion('V.18', 'count', F(2), 'V', 'bonus', F(1)),
        Criterion('VI', 'group', F(20), role='deduction'),
        Criterion('VI.19', 'count', F(8), 'VI', 'deduction', F(1)), Criterion('VI.20', 'count', F(6), 'VI', 'deduction', F(2)),
        Criterion('VI.21', 'count', F(6), 'VI', 'deduction', F(3)),
    ], [
        {'code': 'HTXSNV', 'name': 'Hoàn thành xuất sắc nhiệm vụ', 'edge': 90, 'conditions': ['mandatory', ('III', '>=', 80, True)]},
        {'code': 'HTTNV', 'name': 'Hoàn thành tốt nhiệm vụ', 'edge': 70, 'conditions': ['mandatory', ('III', '>=', 60, True)]},
        {'code': 'HTNV', 'name': 'Hoàn thành nhiệm vụ', 'edge': 50, 'conditions': []},
        {'code': 'KHTNV', 'name': 'Không hoàn thành nhiệm vụ', 'edge': 0, 'conditions': []},
    ], maximum=F(100), bonus_cap=F(10), deduction_cap=F(20))


# What a unit writes, and what that is to the reckoning.
GOOD = {'I.1': ('#1', '#1'), 'I.2': ('4', 4), 'I.3': ('Đạt', True), 'I.4': ('#1', '#1'), 'II.5': ('100 %', (100, 100)),
        'II.6': ('12', 12), 'II.7': ('Không áp dụng', LEFT_OUT), 'III.8': ('45/47', (45, 47)), 'III.9': ('5; 4; 0; 2; 2', (5, 4, 0, 2, 2)),
        'III.10': ('100 %', (100, 100)), 'III.11': ('98,5 %', (985, 1000)), 'III.12': ('kad', LEFT_OUT), 'IV.13': ('0', 0),
        'IV.14': ('4,5', '4.5'), 'IV.15': ('3/4', (3, 4)), 'V.16': ('3', 3), 'VI.19': ('1', 1)}
POOR = dict(GOOD, **{'I.1': ('#4', '#4'), 'I.3': ('Không đạt', False), 'III.8': ('50 %', (50, 100)), 'III.10': ('40 %', (40, 100)),
                     'V.16': ('', OPEN), 'VI.20': ('9', 9), 'VI.19': ('', OPEN)})
FAILED = dict(GOOD, **{'IV.13': ('1', 1), 'V.17': ('9', 9), 'V.18': ('9', 9)})


def marks_of(criteria, entered):
    return {c.code: c.points(entered.get(c.code, ('', OPEN))[1]) for c in criteria.leaves()}


class WholePath(ScoreBase):
    """A round for units and one for people, from the empty register to the sealed workbook."""

    def prepare(self):
        self.new_with_list()
        self.units = [u['name'] for u in self.ok('list', self.register, 'units')['units']]
        self.set = self.adopt('thi-dua-so')
        self.new_round(UNITS, self.set)
        self.issue(UNITS, 'giao', '--deadline', '05/10/2026')
        self.forms = {form.unit: form for form in forms_in(self.path('giao'))}
        self.assertEqual(sorted(self.forms), sorted(self.units))

    def fill(self, unit, entered):
        form = self.forms[unit]
        for code, (text, _) in entered.items():
            if not form.is_open(unit, code):
                self.fail(f'{code} is locked')
            form.fill(unit, code, text or None)
        form.save()
        return form

    def compare(self, unit, sheet, entered):
        criteria = table_of_100()
        marks = marks_of(criteria, entered)
        total = criteria.total(marks)
        self.assert_total(sheet['layers']['self'], total, unit)
        self.assertEqual(sheet['class'], criteria.band(marks, total), unit)
        return total

    def test_units_from_form_to_seal(self):
        self.prepare()
        first, second, third, *rest = self.units
        given = {first: GOOD, second: POOR, third: FAILED}
        for unit, entered in given.items():
            self.fill(unit, entered)
        if has_libreoffice():
            save_with_libreoffice(self.forms[second].path, self.path('lo'))
        else:
            print('no LibreOffice: no form is saved again by it')

        dry = self.receive(self.path('giao'), '--dry-run')
        self.assertTrue(all(sheet['total'] is None for sheet in self.scores(UNITS).values()))
        answer = self.receive(self.path('giao'))
        self.assertEqual([dry[key] for key in COUNTS], [answer[key] for key in COUNTS])
        self.assertEqual(answer['filled'], sum(text != '' for e in given.values() for text, _ in e.values()))
        self.assertEqual((answer['files'], answer['conflicts'], answer['refused']), (len(self.units), 0, 0))
        for form in answer['received']:
            self.assertEqual(sum(form[key] for key in COUNTS), 21, form['unit'])
        self.assertEqual(answer['refused_files'], [])

        sheets = self.scores(UNITS)
        totals = {unit: self.compare(unit, sheets[unit], entered) for unit, entered in given.items()}
        for unit in given:
            self.assertEqual(sheets[unit]['state'], 'submitted')
            self.assertTrue(sheets[unit]['complete'])
        ranks = rank({unit: totals[unit]['percent'] if unit in totals else None for unit in self.units})
        self.assertEqual({unit: sheets[unit]['rank'] for unit in self.units}, ranks)
        self.assertEqual(sheets[rest[0]]['total'], None)

        # A file that is named by itself and by its folder came once.
        named = self.receive('--dry-run', self.forms[first].path, self.path('giao'), self.path('giao/../giao'))
        self.assertEqual(named['files'], len(self.units))
        # Received twice: nothing new, and one undo takes everything of it back.
        again = self.receive(self.path('giao'))
        self.assertTrue(all(form['repeat'] for form in again['received']))
        self.ok('undo', self.register)
        self.assertTrue(all(sheet['total'] is None for sheet in self.scores(UNITS).values()))
        self.ok('redo', self.register)
        self.assertEqual(self.scores(UNITS), sheets)
        self.finish(first, rest)

    def finish(self, first, rest):
        """Appraised, returned, closed, written, reopened."""
        sheets = self.scores(UNITS)
        self.score(UNITS, first, 'appraised', 'III.8=90 %', reason='Ba hồ sơ quá hạn')
        criteria = table_of_100()
        marks = marks_of(criteria, dict(GOOD, **{'III.8': ('', (90, 100))}))
        total = criteria.total(marks)
        sheet = self.scores(UNITS)[first]
        self.assertEqual(Fraction(str(sheet['total'])), total['total'])
        self.assertEqual(sheet['state'], 'appraised')
        self.assertIn('Ba hồ sơ quá hạn', json.dumps(sheet['explanation'], ensure_ascii=False))
        # The unit's own figure stays beside it.
        self.assertEqual(sheet['layers']['self'], sheets[first]['layers']['self'])

        self.ok('round', self.register, 'return', '--round', UNITS, '--sheet', first, '--question', 'iii.10=Minh chứng ở đâu?')
        self.assertEqual(self.scores(UNITS)[first]['state'], 'returned')
        self.assert_error('conflict', 'round', self.register, 'close', '--round', UNITS)
        self.issue(UNITS, 'trả', '--returns')
        slip = forms_in(self.path('trả'))[0]
        self.assertEqual([code for (_, code) in slip.cells if slip.is_open(first, code)], ['III.10'])
        slip.fill(first, 'III.10', '80 %')
        slip.save()
        answer = self.receive(self.path('trả'))
        self.assertEqual((answer['changed'], answer['refused']), (1, 0), answer)
        self.assertEqual(self.scores(UNITS)[first]['state'], 'submitted')

        message = self.assert_error('conflict', 'round', self.register, 'close', '--round', UNITS)
        self.assertIn(rest[0], message)
        self.ok('round', self.register, 'state', '--round', UNITS, '--state', 'council',
                *[part for unit in self.units for part in ('--sheet', unit)])
        closed = self.ok('round', self.register, 'close', '--round', UNITS)
        self.assertTrue(closed['closed'])
        self.assertRegex(closed['hash'], '^[0-9a-f]{64}$')
        sealed = self.scores(UNITS)
        self.check_exports(first, closed['hash'])
        self.assert_error('conflict', 'score', self.register, '--round', UNITS, '--sheet', first, '--layer', 'council', 'IV.14=1')
        self.assert_error('invalid', 'round', self.register, 'reopen', '--round', UNITS)
        self.ok('round', self.register, 'reopen', '--round', UNITS, '--reason', 'Hội đồng xem lại nhóm III')
        self.assertEqual({s['state'] for s in self.scores(UNITS).values()}, {'council'})
        self.ok('undo', self.register)
        self.assertEqual(self.scores(UNITS), sealed)
        self.ok('redo', self.register)
        self.assertTrue(self.ok('check', self.register)['ok'])

    def check_exports(self, sheet, seal):
        for export in self.ok('exports')['exports']:
            if not export['needs_round'] and not export['needs_set']:
                continue
            out = self.path(export['name'] + '.xlsx')
            more = ['--sheet', sheet] if export['needs_sheet'] else []
            more += ['--round', UNITS] if export['needs_round'] else []
            more += ['--set', self.set] if export['needs_set'] else []
            self.ok('export', self.register, export['name'], '-o', out, *more)
            book = openpyxl.load_workbook(out)
            texts = {str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value is not None}
            self.assertGreater(len(texts), 10, export['name'])
            if 'Xác thực' in book.sheetnames:
                self.assertTrue(any(seal in text for text in texts), export['name'])

    def test_people(self):
        self.new_with_list()
        name = self.adopt('an-toan-ca-nhan')
        made = self.new_round(PEOPLE, name)
        self.assertEqual(made['sheets'], 111)
        self.issue(PEOPLE, 'giao')
        forms = forms_in(self.path('giao'))
        self.assertEqual(sum(len(form.names()) for form in forms), 111)
        form = max(forms, key=lambda f: len(f.names()))
        person = form.names()[0]
        for code, text in (('I.1', 'Chấp hành đầy đủ, kịp thời'), ('I.2', '8/8'), ('I.3', 'Đạt'), ('II.1.a', '#2')):
            form.fill(person, code, text)
        form.save()
        answer = self.receive(self.path('giao'))
        self.assertEqual((answer['filled'], answer['refused'], answer['files']), (4, 0, len(forms)))
        self.assertEqual(sum(answer[key] for key in COUNTS), sum(len(f.cells) for f in forms))
        sheet = self.scores(PEOPLE)[person]
        self.assertEqual(sheet['layers']['self']['scored'], 4)
        self.assertFalse(sheet['complete'])
        self.assertIsNone(sheet['rank'])

    def test_files_of_several_rounds(self):
        """Each goes into its own round, what is no form is refused, and each round is one undo."""
        self.prepare()
        self.new_round(PEOPLE, self.adopt('an-toan-ca-nhan'))
        self.issue(PEOPLE, 'giao')
        person_form = next(f for f in forms_in(self.path('giao')) if (f.names()[0], 'II.1.a') in f.cells)
        person = person_form.names()[0]
        person_form.fill(person, 'II.1.a', 'Thực hiện đầy đủ')
        person_form.save()
        self.fill(self.units[0], {'I.3': ('Đạt', True)})
        openpyxl.Workbook().save(self.path('giao/không phải phiếu.xlsx'))
        answer = self.receive(self.path('giao'))
        self.assertEqual(answer['filled'], 2)
        self.assertEqual({form['round'] for form in answer['received']}, {UNITS, PEOPLE})
        self.assertEqual(len(answer['refused_files']), 1)
        self.assertIn('không phải phiếu', answer['refused_files'][0]['reason'])
        self.assertEqual(answer['files'], len(answer['received']) + 1)
        self.ok('undo', self.register)
        self.ok('undo', self.register)
        self.assertEqual(self.scores(UNITS)[self.units[0]]['layers']['self']['scored'], 0)
        # With --round the others are refused, and the message says where they belong.
        answer = self.receive(self.path('giao'), '--round', UNITS)
        self.assertEqual({form['round'] for form in answer['received']}, {UNITS})
        self.assertTrue(any(PEOPLE in refused['reason'] for refused in answer['refused_files']))

    def test_closed_round_in_the_folder(self):
        """What is new for a closed round is refused with all that came with it; what was
        received before it was closed may lie there."""
        self.prepare()
        unit = self.units[0]
        self.fill(unit, {'I.3': ('Đạt', True)})
        self.receive(self.path('giao'))
        self.ok('round', self.register, 'state', '--round', UNITS, '--state', 'council')
        self.ok('round', self.register, 'close', '--round', UNITS)
        sealed = self.scores(UNITS)
        self.new_round('Quý sau', self.set, '--number', '4')
        self.issue('Quý sau', 'giao')
        form = next(f for f in forms_in(self.path('giao')) if 'Quý sau' in f.path and f.unit == unit)
        form.fill(unit, 'I.2', 2)
        form.save()
        self.assertEqual(self.receive(self.path('giao'))['filled'], 1)
        self.assertEqual(self.scores('Quý sau')[unit]['total'], 2.5)
        form.fill(unit, 'I.3', 'Đạt')
        form.save()
        self.fill(unit, {'I.2': ('4', 4)})
        self.assertIn(UNITS, self.assert_error('conflict', 'forms', self.register, 'receive', self.path('giao')))
        self.assertEqual(self.scores('Quý sau')[unit]['total'], 2.5)
        self.assertEqual(self.scores(UNITS), sealed)

    def test_year_from_its_rounds(self):
        """The mean of what there is becomes the score of the year's classification."""
        self.new_with_list()
        self.adopt('an-toan-ca-nhan')
        person = 'Đinh Gia Tuấn'
        percents = []
        for number, worth in (('1', 'Đạt'), ('2', 'Không đạt')):
            self.ok('round', self.register, 'new', '--set', 'an-toan-ca-nhan', '--period', 'quy', '--year', '2026',
                    '--number', number, '--rollup', 'mean', '--name', f'Quý {number}')
            codes = {'I.1': '#1', 'I.2': '8/8', 'I.3': worth, 'II.1.a': '#1', 'II.1.b': '#1', 'II.1.c': '#1', 'II.1.d': '#1',
                     'II.1.đ': 'kad', 'II.2': 'kad', 'II.3': 'kad', 'III.1': 'kad', 'III.2': 'kad', 'III.3': 'kad'}
            self.score(f'Quý {number}', person, 'self', *(f'{code}={text}' for code, text in codes.items()))
            sheet = self.scores(f'Quý {number}')[person]
            self.assertTrue(sheet['complete'], sheet)
            percents.append(Fraction(str(sheet['percent'])))
        self.assertEqual(percents[0], 100)
        self.assertEqual(self.ok('round', self.register, 'feed', '--round', 'Quý 1')['written'], 1)
        people = {p['name']: p for p in self.ok('classify', self.register, '--year', '2026')['people']}
        self.assertEqual(Fraction(str(people[person]['score'])), thousandths(sum(percents) / 2))
        self.assertEqual([p for p in people.values() if p['name'] != person and p['score'] is not None], [])

    def test_year_takes_back_what_it_gave(self):
        """Where the rounds give nothing any more, the next feed takes away what the first one gave."""
        self.new_with_list()
        self.adopt('an-toan-ca-nhan')
        person = 'Đinh Gia Tuấn'
        self.ok('round', self.register, 'new', '--set', 'an-toan-ca-nhan', '--period', 'quy', '--year', '2026',
                '--number', '1', '--rollup', 'mean', '--name', 'Quý 1')
        codes = {'I.1': '#1', 'I.2': '8/8', 'I.3': 'Đạt', 'II.1.a': '#1', 'II.1.b': '#1', 'II.1.c': '#1', 'II.1.d': '#1',
                 'II.1.đ': 'kad', 'II.2': 'kad', 'II.3': 'kad', 'III.1': 'kad', 'III.2': 'kad', 'III.3': 'kad'}
        self.score('Quý 1', person, 'self', *(f'{code}={text}' for code, text in codes.items()))
        feed = ('round', self.register, 'feed', '--round', 'Quý 1')
        answer = self.ok(*feed)
        self.assertEqual((answer['written'], answer['cleared'], answer['kept']), (1, [], []))
        self.score('Quý 1', person, 'self', 'I.3=')
        for options in (['--dry-run'], []):
            answer = self.ok(*feed, *options)
            self.assertEqual((answer['cleared'], answer['kept']), ([person], []))
        self.assertEqual(answer['written'], 0)
        people = {p['name']: p for p in self.ok('classify', self.register, '--year', '2026')['people']}
        self.assertIsNone(people[person]['score'])
        self.assertEqual(self.ok(*feed)['cleared'], [])

    def test_conflicts(self):
        for choice, expected in ((None, 5), ('ours', 5), ('theirs', 0)):
            with self.subTest(choice):
                self.setUp()
                self.prepare()
                unit = self.units[0]
                self.score(UNITS, unit, 'self', 'I.3=Đạt')
                self.fill(unit, {'I.3': ('Không đạt', False), 'I.2': ('2', 2)})
                options = ['--conflicts', choice] if choice else []
                answer = self.receive(self.forms[unit].path, *options)
                self.assertEqual((answer['conflicts'], answer['filled']), (1, 1))
                cell = next(c for c in answer['received'][0]['cells'] if c['status'] == 'conflict')
                self.assertEqual((cell['criterion'], cell['ours'], cell['theirs']), ('I.3', 'Đạt', 'Không đạt'))
                self.assertEqual(cell['taken'], choice == 'theirs')
                total = self.scores(UNITS)[unit]['layers']['self']
                self.assertEqual(Fraction(str(total['base'])), Fraction('2.5') + expected)

    def test_tampered(self):
        self.prepare()
        path = self.forms[self.units[0]].path
        for name, change in {
            'điểm tối đa': lambda book: book[TABLE].__setitem__('D7', 50),
            'nội dung': lambda book: book[TABLE].__setitem__('C7', 'Dễ hơn'),
            'thiếu tờ': lambda book: book.remove(book[TABLE]),
            'thiếu khóa': lambda book: book[TABLE].delete_cols(1),
            'mã số': lambda book: book['_td'].__setitem__('B2', '0' * 32),
        }.items():
            with self.subTest(name):
                book = openpyxl.load_workbook(path)
                change(book)
                out = self.path(f'{name}.xlsx')
                book.save(out)
                answer = self.receive(out, status=1)
                self.assertEqual(answer['received'], [])
                self.assertEqual(len(answer['refused_files']), 1)
                self.assertIn(name, answer['refused_files'][0]['reason'])
        # What a criterion does not take is refused by its cell; the others are taken.
        self.fill(self.units[0], {'IV.14': ('7', 7), 'I.2': ('3', 3)})
        answer = self.receive(path)
        self.assertEqual((answer['refused'], answer['filled']), (1, 1))
        cell = next(c for c in answer['received'][0]['cells'] if c['status'] == 'refused')
        self.assertEqual((cell['criterion'], cell['theirs']), ('IV.14', '7'))
        self.assertIn(TABLE, cell['place'])
        self.assertTrue(cell['message'])

    def test_criteria_workbook(self):
        """Out, edited in Excel, in again: the next version of the same set."""
        self.new_with_list()
        name = self.adopt('thi-dua-so')
        out = self.path('bộ.xlsx')
        self.ok('criteria', self.register, 'export', out, '--set', name)
        same = self.ok('criteria', self.register, 'import', out)
        self.assertEqual((same['version'], same['criteria']), (1, 15))
        self.new_round(UNITS, name)
        book = openpyxl.load_workbook(out)
        table = book['Tiêu chí']
        row = next(r for r in table.iter_rows() if r[0].value == 'I.2')
        row[1].value = 'Lãnh đạo trực tiếp kiểm tra'
        row[5].value = 2.5
        book.save(out)
        changed = self.ok('criteria', self.register, 'import', out)
        self.assertEqual((changed['name'], changed['version'], changed['criteria']), (name, 2, 15))
        self.assertEqual(len(self.ok('criteria', self.register, 'list')['sets']), 1)
        # The round keeps its own copy.
        self.score(UNITS, self.ok('list', self.register, 'units')['units'][0]['name'], 'self', 'I.2=1')
        self.assertEqual(sorted(str(s['total']) for s in self.scores(UNITS).values() if s['total'] is not None), ['1.25'])
        # What cannot be read is named by its cell, and nothing is taken.
        row[4].value = 'năm'
        book.save(out)
        message = self.assert_error('invalid', 'criteria', self.register, 'import', out)
        self.assertIn('E', message)
        self.assertEqual(self.ok('criteria', self.register, 'list')['sets'][0]['version'], 2)


class Interrupted(ScoreBase):
    """Whatever happens meanwhile, all of what came is in the register or nothing of it."""

    def prepare(self):
        self.new_with_list()
        self.adopt('an-toan-ca-nhan')
        self.new_round(PEOPLE, 'an-toan-ca-nhan')
        self.issue(PEOPLE, 'giao')
        self.filled = 0
        for form in forms_in(self.path('giao')):
            for person in form.names():
                form.fill(person, 'I.3', 'Đạt')
                self.filled += 1
            form.save()

    def count(self):
        return sum(sheet['layers']['self']['scored'] for sheet in self.scores(PEOPLE).values())

    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, *arguments], env=self.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_killed_while_receiving(self):
        self.prepare()
        empty = self.path('trước.thidua')
        shutil.copy(self.register, empty)
        begin = time.monotonic()
        self.receive(self.path('giao'))
        whole = time.monotonic() - begin
        self.assertEqual(self.count(), self.filled)
        outcomes = []
        for i in range(20):
            for name in glob.glob(glob.escape(self.register) + '*'):
                os.remove(name)
            shutil.copy(empty, self.register)
            process = self.start('forms', self.register, 'receive', self.path('giao'))
            try:
                process.wait(whole * (0.5 + 0.6 * random.random()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            self.assertTrue(self.ok('check', self.register)['ok'])
            outcomes.append(self.count())
            self.assertIn(outcomes[-1], (0, self.filled))
            self.receive(self.path('giao'))
            self.assertEqual(self.count(), self.filled)
        print(f'{outcomes.count(0)} times before the change, {len(outcomes) - outcomes.count(0)} after it')

    @unittest.skipUnless('TD_EDIT_LOOP' in os.environ, 'no program that keeps the register open')
    def test_open_elsewhere(self):
        self.prepare()
        with subprocess.Popen([os.environ['TD_EDIT_LOOP'], self.register], stdout=subprocess.PIPE, env=self.environment()) as other:
            other.stdout.readline()
            for arguments in (('forms', self.register, 'receive', self.path('giao')),
                              ('round', self.register, 'close', '--round', PEOPLE),
                              ('score', self.register, '--round', PEOPLE, '--sheet', '1', '--layer', 'self', 'I.3=Đạt')):
                self.assert_error('read-only', *arguments)
            # Looking at it goes on.
            self.assertEqual(self.count(), 0)
            other.kill()
        self.receive(self.path('giao'))
        self.assertEqual(self.count(), self.filled)

    def test_folders_that_cannot_be_written(self):
        """Forms that could not all be written are not given out."""
        self.prepare()
        before = self.ok('history', self.register)
        with open(self.path('tệp'), 'w', encoding='utf-8') as f:
            f.write('x')
        for folder in (self.path('không có'), self.path('tệp'), '/proc'):
            self.assertIn(folder, self.fails('forms', self.register, 'issue', '--round', PEOPLE, '--dir', folder))
        self.assertEqual(self.ok('history', self.register), before)


class Names(ScoreBase):
    def test_found_as_people_write_them(self):
        self.new_with_list()
        self.adopt('thi-dua-so')
        self.new_round(UNITS, 'THI-DUA-SO')
        for name in (UNITS, UNITS.upper(), unicodedata.normalize('NFD', UNITS), f'  {UNITS} ', 'quy iii 2026 don vi'):
            self.assertEqual(len(self.scores(name)), 10, name)
        criteria = self.ok('scores', self.register, '--round', UNITS)['criteria']
        self.assertEqual([c['code'] for c in criteria], [c.code for c in table_of_100().leaves()])
        self.assertTrue(all(c['text'] and c['takes'] for c in criteria))
        number = self.ok('round', self.register, 'list')['rounds'][0]['id']
        self.assertEqual(len(self.scores(number)), 10)
        for sheet in ('phòng HÀNH CHÍNH tư pháp', unicodedata.normalize('NFD', 'Phòng Hành chính tư pháp'), 'phong hanh chinh tu phap'):
            self.score(UNITS, sheet, 'self', 'i.3=Đạt')
        self.assertIn(UNITS, self.assert_error('not-found', 'scores', self.register, '--round', 'Quý IV'))
        self.assert_error('not-found', 'score', self.register, '--round', UNITS, '--sheet', 'Phòng Z', '--layer', 'self', 'I.3=Đạt')
        self.assert_error('not-found', 'score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'self', 'X=Đạt')

    def test_one_name_for_two_rounds(self):
        """Refused with the number of each, never the one or the other by chance."""
        self.new_with_list()
        self.adopt('thi-dua-so')
        self.adopt('an-toan-ca-nhan')
        self.new_round('Quý III/2026', 'thi-dua-so')
        self.new_round('Quý III/2026', 'an-toan-ca-nhan')
        message = self.assert_error('conflict', 'scores', self.register, '--round', 'Quý III/2026')
        for found in self.ok('round', self.register, 'list')['rounds']:
            self.assertIn(found['id'], message)
            self.assertEqual(len(self.scores(found['id'])), found['sheets'])

    def test_a_set_is_replaced_by_its_own_name_only(self):
        self.new_with_list()
        self.adopt('thi-dua-so')
        out = self.path('bộ.xlsx')
        self.ok('criteria', self.register, 'export', out, '--set', 'thi-dua-so')
        def name_it(name):
            book = openpyxl.load_workbook(out)
            head = book['Bộ tiêu chí']
            cell = next(c for row in head.iter_rows() for c in row if c.value == 'Tên bộ tiêu chí')
            head.cell(cell.row, 2).value = name
            book.save(self.path('khác.xlsx'))
            return self.path('khác.xlsx')

        # Its id names the shipped one on the command line; a workbook of that name is another.
        for name in ('Thi đua Tổ', 'thi-dua-so', 'THI ĐUA TỔ'):
            self.ok('criteria', self.register, 'import', name_it(name))
        self.assertEqual(len(self.ok('criteria', self.register, 'list')['sets']), 3)
        # Too near to tell apart: refused, and nothing is replaced.
        self.assertIn('THI ĐUA TỔ', self.assert_error('invalid', 'criteria', self.register, 'import', name_it('Thi đua tô')))
        self.assertEqual(len(self.ok('criteria', self.register, 'list')['sets']), 3)


class WrongUse(ScoreBase):
    def test_exit_status(self):
        self.new_with_list()
        self.adopt('thi-dua-so')
        self.new_round(UNITS, 'thi-dua-so')
        for arguments in (('criteria',), ('criteria', self.register), ('criteria', self.register, 'burn'),
                          ('criteria', self.register, 'export', 'x.xlsx'), ('round', self.register), ('round', self.register, 'burn'),
                          ('round', self.register, 'close'), ('round', self.register, 'new', '--period', 'tết', '--year', '2026'),
                          ('round', self.register, 'state', '--round', UNITS, '--state', 'bán'),
                          ('round', self.register, 'new', '--period', 'quy', '--year', '2026', '--number', '5'),
                          ('round', self.register, 'return', '--round', UNITS, '--sheet', 'Thanh tra Sở', '--question', 'III.9'),
                          ('forms', self.register), ('forms', self.register, 'issue', '--round', UNITS), ('forms', self.register, 'receive'),
                          ('forms', self.register, 'receive', 'x', '--conflicts', 'mine'), ('scores', self.register),
                          ('score', self.register, '--round', UNITS), ('score', self.register, '--round', UNITS, 'I.3=Đạt'),
                          ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', 'I.3=Đạt'),
                          ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'self', 'I.3'),
                          ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'self', 'I.2=1', 'i.2=2')):
            self.assert_wrong_use(*arguments)
        before = self.scores(UNITS)
        for name, arguments in (
                ('not-found', ('criteria', self.register, 'adopt', 'không có')),
                ('not-found', ('criteria', self.register, 'import', self.path('không có.xlsx'))),
                ('not-found', ('forms', self.register, 'receive', self.path('không có'))),
                ('invalid', ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'self', 'IV.14=5,5')),
                ('invalid', ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'self', 'I=5')),
                ('conflict', ('score', self.register, '--round', UNITS, '--sheet', 'Thanh tra Sở', '--layer', 'council', 'I.3=Đạt')),
                ('not-found', ('forms', self.register, 'issue', '--round', UNITS, '--dir', self.folder, '--unit', 'Phòng Z')),
                ('invalid', ('forms', self.register, 'issue', '--round', UNITS, '--dir', self.folder, '--returns'))):
            with self.subTest(arguments):
                self.assert_error(name, *arguments)
        self.assertIn('Tên kỳ chấm', self.assert_error('invalid', 'round', self.register, 'new', '--set', 'thi-dua-so', '--period', 'nam',
                                                        '--year', '2026', '--name', '  '))
        self.assertEqual(self.scores(UNITS), before)
        self.assertTrue(self.ok('check', self.register)['ok'])

    def test_help_in_vietnamese(self):
        for command in ('criteria', 'round', 'forms', 'score', 'scores'):
            self.assertRegex(self.run_program('--help').stdout, rf'(?m)^  {command} ')
            vietnamese = self.run_program(command, '--help').stdout
            english = self.run_program('--lang', 'en', command, '--help').stdout
            self.assertEqual(len(vietnamese.splitlines()), len(english.splitlines()))
            options = [line for line in vietnamese.splitlines() if line.startswith('  --') and '--json' not in line]
            for line in options:
                words = line.split('  ')[-1].strip()
                self.assertNotIn(words, english, f'{command}: {line}')


if __name__ == '__main__':
    unittest.main(verbosity=2)
