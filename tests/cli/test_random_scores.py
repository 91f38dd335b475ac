# SPDX-License-Identifier: GPL-3.0-or-later
"""Criteria sets of every kind, drawn at random, written as workbooks, scored by forms and
the command line, and compared with a reckoning of its own.  TD_SCORE_SEEDS=100 draws more,
TD_SCORE_SEED=7 one of them."""
import os
import random
import unittest
from fractions import Fraction

from score_files import forms_in, write_set, HEADINGS
from score_reference import LAYERS, LEFT_OUT, OPEN, Criterion, Set, combine, decide, rank
from test_scores import ScoreBase

UNITS = ['Phòng Một', 'Phòng Hai', 'Chi cục Ba', 'Trung tâm Bốn', 'Ban Năm']
RULES = {'points': 'Cho điểm', 'yes': 'Đạt/không đạt', 'ratio': 'Tỷ lệ %', 'count': 'Số lần', 'graded': 'Bậc điểm',
         'edges': 'Bậc điểm', 'tally': 'Đếm theo bậc', 'worst': 'Người kém nhất', 'group': 'Nhóm'}
ROLES = {'base': 'Điểm chuẩn', 'bonus': 'Điểm thưởng', 'deduction': 'Điểm trừ'}
ROUND = 'Kỳ ngẫu nhiên'


def written(number):
    """As an office writes a decimal."""
    return None if number is None else f'{float(number):.3f}'.rstrip('0').rstrip('.').replace('.', ',')


def number(value):
    return None if value is None else float(value)


class Draw:
    """One set and what is entered into it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lower = self.random.random() < 0.3
        self.criteria = []
        for i in range(self.random.randint(1, 4)):
            self.add_group(f'{"I" * (i + 1)}' if i < 3 else 'IV', None, 'base', 0)
        for code, role in (('T', 'bonus'), ('R', 'deduction')):
            if self.random.random() < 0.6:
                self.add_group(code, None, role, 0)
        if not any(c.role == 'base' and c.rule != 'group' for c in self.criteria):
            self.add_criterion('I.9', 'I', 'base')
        leaves = [c for c in self.criteria if c.rule != 'group' and c.role == 'base']
        self.total = sum(c.max for c in leaves)
        declared = None if self.random.random() < 0.5 else self.total + self.random.choice([0, 0, 0, 10])
        by_points = self.random.random() < 0.3
        self.set = Set(self.criteria, self.draw_bands(by_points), self.lower, declared, by_points,
                       self.random.choice([None, Fraction(2), Fraction(5)]), self.random.choice([None, Fraction(3)]))
        codes = [band['code'] for band in self.set.bands]
        for c in self.criteria:
            if c.mandatory and self.random.random() < 0.5:
                c.bound = self.random.choice(codes)

    def points(self, most):
        return Fraction(self.random.randint(1, int(most * 4)), 4)

    def add_group(self, code, parent, role, depth):
        cap = None if role == 'base' or self.random.random() < 0.5 else self.points(6)
        self.criteria.append(Criterion(code, 'group', cap, parent, role))
        for i in range(self.random.randint(1, 4)):
            inner = f'{code}.{i + 1}'
            if depth < 2 and self.random.random() < 0.2:
                self.add_group(inner, code, role, depth + 1)
            else:
                self.add_criterion(inner, code, role)

    def add_criterion(self, code, parent, role):
        c = Criterion(code, self.random.choice([r for r in RULES if r != 'group']), self.points(20), parent, role)
        against = self.lower != (role == 'deduction')
        if c.rule == 'count':
            c.unit = min(self.points(3), c.max)
        if c.rule in ('graded', 'edges', 'tally', 'worst'):
            points = sorted({Fraction(self.random.randint(0, int(c.max * 4)), 4) for _ in range(4)} | {c.max}, reverse=not against)
            edges = sorted(self.random.sample(range(1, 30), len(points) - 1))
            c.grades = [(f'Bậc {chr(65 + i)}', p, ([0] + edges)[i] if c.rule == 'edges' else None) for i, p in enumerate(points)]
        if role != 'bonus' and self.random.random() < 0.25:
            c.mandatory = True
            if self.random.random() < 0.5:
                c.passed = min(self.points(c.max), c.max)
        self.criteria.append(c)

    def draw_bands(self, by_points):
        most = int(self.total) if by_points else 100
        edges = {0 if self.random.random() < 0.8 else 1} | {self.random.randint(2, max(most, 3)) for _ in range(3)}
        bands = []
        for i, edge in enumerate(sorted(edges)):
            conditions = []
            if self.random.random() < 0.3 and any(c.mandatory for c in self.criteria):
                conditions.append('mandatory')
            if self.random.random() < 0.4:
                group = self.random.choice([c for c in self.criteria if c.role == 'base'])
                inside = sum(c.max for c in self.criteria if c.rule != 'group' and (c.code + '.').startswith(group.code + '.'))
                percent = self.random.random() < 0.5
                conditions.append((group.code, self.random.choice(['>=', '<=']),
                                   Fraction(self.random.randint(1, 99) if percent else self.random.randint(1, max(1, int(inside)))), percent))
            bands.append({'code': f'M{i}', 'name': f'Mức {i}', 'edge': edge, 'conditions': conditions})
        return bands

    def write(self, path):
        rows = []
        for c in self.criteria:
            grades = '; '.join(f'{label} [{edge}]: {written(p)}' if edge is not None else f'{label}: {written(p)}'
                               for label, p, edge in c.grades)
            rows.append({'Mã': c.code, 'Tiêu chí': f'Nội dung {c.code}', 'Cách chấm': RULES[c.rule], 'Loại điểm': ROLES[c.role],
                         'Điểm tối đa': number(c.max), 'Điểm mỗi lần': number(c.unit), 'Các bậc điểm': grades or None,
                         'Bắt buộc (điểm liệt)': 'x' if c.mandatory else None, 'Đạt từ điểm': number(c.passed),
                         'Không đạt thì cao nhất': c.bound, 'Thuộc nhóm': c.parent or '–'})
        bands = []
        for band in self.set.bands:
            texts = ['bắt buộc đạt' if x == 'mandatory' else f'{x[0]} {x[1]} {written(x[2])}{" %" if x[3] else ""}'
                     for x in band['conditions']]
            bands.append([band['code'], band['name'], band['edge'], '; '.join(texts) or None])
        headings = HEADINGS[:]
        self.random.shuffle(headings)
        write_set(path, 'Bộ ngẫu nhiên', rows, bands, lower=self.lower, maximum=number(self.set.max), by_points=self.set.by_points,
                  bonus_cap=number(self.set.caps['bonus']), deduction_cap=number(self.set.caps['deduction']), headings=headings)

    def value(self, c):
        """What is typed, and what that is."""
        draw = self.random
        if draw.random() < 0.1:
            return draw.choice(['không áp dụng', 'kad']), LEFT_OUT
        if c.rule == 'points':
            value = Fraction(draw.randint(0, int(c.max * 1000)), 1000)
            return written(value), value
        if c.rule == 'yes':
            yes = draw.random() < 0.8
            return ('Đạt' if yes else 'Không đạt'), yes
        if c.rule == 'ratio':
            out_of = draw.randint(1, 60)
            part = draw.randint(0, out_of)
            return f'{part}/{out_of}', (part, out_of)
        if c.rule == 'count':
            return (lambda n: (str(n), n))(draw.randint(0, 12))
        if c.rule == 'edges':
            return (lambda n: (str(n), n))(draw.randint(0, 35))
        if c.rule == 'tally':
            times = [draw.randint(0, 5) for _ in c.grades]
            times[draw.randrange(len(times))] += 1
            return '; '.join(map(str, times)), tuple(times)
        label = draw.choice(c.grades)[0]
        return label, label

    def sheet(self, completeness):
        return {c.code: self.value(c) for c in self.set.leaves() if self.random.random() < completeness}


class Random(ScoreBase):
    def prepare(self, draw):
        self.new()
        staff = self.path('người.csv')
        with open(staff, 'w', encoding='utf-8') as f:
            f.write('STT;Họ và tên;Ngày sinh;Đơn vị\n')
            for i, unit in enumerate(UNITS):
                f.write(f'{i + 1};Nguyễn Văn {chr(65 + i)};0{i + 1}/02/1980;{unit}\n')
        self.ok('import', self.register, 'staff', staff)
        draw.write(self.path('bộ.xlsx'))
        made = self.ok('criteria', self.register, 'import', self.path('bộ.xlsx'))
        self.assertEqual(made['criteria'], len(draw.set.leaves('base')))

    def options(self, draw):
        pick = draw.random.choice
        self.deciding, self.weights, self.inherits = pick(['self', 'appraised', 'council', 'weighted']), None, draw.random.random() < 0.7
        self.raters = pick(['last', 'mean', 'median', 'lowest', 'highest'])
        self.tie = pick(['shared', 'deduction', 'bonus_less', 'group'])
        more = ['--raters', self.raters, '--tie-break', self.tie]
        if self.deciding == 'weighted':
            self.weights = pick([(20, 30, 50), (50, 50, 0), (0, 100, 0), (33, 33, 34)])
            more += ['--weights', ','.join(map(str, self.weights))]
        else:
            more += ['--deciding', self.deciding]
        if not self.inherits:
            more.append('--strict')
        if self.tie == 'group':
            self.group = pick([c.code for c in draw.criteria if c.rule == 'group' and c.role == 'base'])
            more += ['--tie-group', self.group]
        return more

    def enter(self, draw):
        """Layer by layer: {unit: {code: [marks of each rater]}}."""
        layers = {layer: {unit: {} for unit in UNITS} for layer in LAYERS}
        self.issue(ROUND, 'giao')
        for form in forms_in(self.path('giao')):
            for code, (text, value) in draw.sheet(draw.random.choice([1, 1, 0.8])).items():
                form.fill(form.unit, code, text)
                layers['self'][form.unit][code] = [draw.set.by_code[code].points(value)]
            form.save()
        answer = self.receive(self.path('giao'))
        self.assertEqual((answer['refused'], answer['conflicts'], answer['changed']), (0, 0, 0), answer)
        self.assertEqual(answer['filled'], sum(len(codes) for codes in layers['self'].values()))
        late = [part for unit, sheet in self.scores(ROUND).items() if sheet['state'] == 'self' for part in ('--sheet', unit)]
        if late:
            self.ok('round', self.register, 'state', '--round', ROUND, '--state', 'submitted', *late)
        for layer in LAYERS[1:]:
            self.ok('round', self.register, 'state', '--round', ROUND, '--state', layer)
            for unit in UNITS:
                for author in draw.random.sample(['An', 'Bình', 'Chi'], draw.random.randint(0, 3)):
                    entered = draw.sheet(draw.random.choice([1, 0.5]))
                    if entered:
                        self.score(ROUND, unit, layer, *(f'{code}={text}' for code, (text, _) in entered.items()), author=author)
                    for code, (_, value) in entered.items():
                        layers[layer][unit].setdefault(code, []).append(draw.set.by_code[code].points(value))
        return layers

    def tie_key(self, draw, total, marks):
        better = -1 if draw.lower else 1
        if self.tie == 'deduction':
            return -total['deduction']
        if self.tie == 'bonus_less':
            return better * total['base']
        if self.tie == 'group':
            inside = [marks[c.code] for c in draw.set.leaves(group=self.group) if marks[c.code] not in (OPEN, LEFT_OUT)]
            return better * sum(inside, Fraction(0))
        return Fraction(0)

    def compare(self, draw, layers):
        sheets = self.scores(ROUND)
        keys = {}
        for unit in UNITS:
            marks = {layer: {c.code: combine(layers[layer][unit].get(c.code, []), self.raters if layer != 'self' else 'last')
                             for c in draw.set.leaves()} for layer in LAYERS}
            for layer in LAYERS:
                self.assert_total(sheets[unit]['layers'][layer], draw.set.total(marks[layer]), f'{unit}, {layer}')
            decided = {c.code: decide([marks[layer][c.code] for layer in LAYERS], self.deciding, self.inherits, self.weights,
                                      c.role)
                       for c in draw.set.leaves()}
            total = draw.set.total(decided)
            got = sheets[unit]
            self.assertEqual(got['total'] is None, not total['any'], unit)
            if total['any']:
                self.assertEqual(Fraction(str(got['total'])), total['total'], f'{unit}, decided')
            self.assertEqual((got['scored'], got['applicable']), (total['scored'], total['applicable']), unit)
            complete = total['scored'] == total['applicable']
            self.assertEqual(got['class'], draw.set.band(decided, total), f'{unit}, class')
            value = total['total'] if draw.set.by_points else total['percent']
            keys[unit] = (-value if draw.lower else value, self.tie_key(draw, total, decided)) \
                if complete and value is not None else None
        self.assertEqual({unit: sheets[unit]['rank'] for unit in UNITS}, rank(keys))

    def test_against_reference(self):
        seeds = [int(os.environ['TD_SCORE_SEED'])] if 'TD_SCORE_SEED' in os.environ else \
            range(int(os.environ.get('TD_SCORE_SEEDS', '8')))
        for seed in seeds:
            with self.subTest(seed=seed):
                self.setUp()
                draw = Draw(seed)
                self.prepare(draw)
                self.new_round(ROUND, 'Bộ ngẫu nhiên', *self.options(draw))
                layers = self.enter(draw)
                self.compare(draw, layers)
                self.assertTrue(self.ok('check', self.register)['ok'])


if __name__ == '__main__':
    unittest.main(verbosity=2)
