# SPDX-License-Identifier: GPL-3.0-or-later
"""What sheets come to, reckoned apart from the program: from what its documents say of
points, totals, classes and ranks, in fractions, rounded to thousandths once."""
from fractions import Fraction

OPEN, LEFT_OUT = 'open', 'left out'
LAYERS = ('self', 'appraised', 'council')


def thousandths(value):
    """Half away from zero."""
    sign = -1 if value < 0 else 1
    return sign * Fraction(int(abs(value) * 1000 + Fraction(1, 2)), 1000)


class Criterion:
    def __init__(self, code, rule, maximum, parent=None, role='base', unit=None, grades=(), mandatory=False,
                 passed=None, bound=None):
        self.code, self.rule, self.max, self.parent, self.role = code, rule, maximum, parent, role
        self.unit, self.grades, self.mandatory, self.passed, self.bound = unit, grades, mandatory, passed, bound

    def grade(self, wanted):
        return next(points for label, points, _ in self.grades if label == wanted)

    def points(self, value):
        """Of what was entered, in the rule's own terms."""
        if value in (OPEN, LEFT_OUT):
            return value
        if self.rule == 'points':
            return Fraction(value)
        if self.rule == 'yes':
            return self.max if value else Fraction(0)
        if self.rule == 'ratio':
            return thousandths(self.max * Fraction(*value))
        if self.rule == 'count':
            return min(thousandths(self.unit * Fraction(value)), self.max)
        if self.rule == 'graded':
            return min(self.grade(value), self.max)
        if self.rule == 'edges':
            reached = [points for _, points, edge in self.grades if edge <= value]
            return min(reached[-1], self.max)
        if self.rule == 'tally':
            best = max(points for _, points, _ in self.grades)
            total = sum(times * grade[1] for times, grade in zip(value, self.grades))
            return thousandths(self.max * total / (sum(value) * best))
        if self.rule == 'worst':
            return min(self.grade(value), self.max)
        raise ValueError(self.rule)


class Set:
    def __init__(self, criteria, bands, lower=False, maximum=None, by_points=False, bonus_cap=None, deduction_cap=None):
        self.criteria, self.lower, self.max, self.by_points = criteria, lower, maximum, by_points
        self.bands = sorted(bands, key=lambda band: -band['edge'])
        self.caps = {'bonus': bonus_cap, 'deduction': deduction_cap}
        self.by_code = {c.code: c for c in criteria}

    def leaves(self, role=None, group=None):
        return [c for c in self.criteria if c.rule != 'group' and (role is None or c.role == role)
                and (group is None or self.is_in(c, group))]

    def is_in(self, criterion, group):
        while criterion is not None:
            if criterion.code == group:
                return True
            criterion = self.by_code.get(criterion.parent)
        return False

    def out_of(self):
        return self.max if self.max is not None else sum(c.max for c in self.leaves('base'))

    def extra(self, marks, role):
        """Bonus or deduction, each group within its own cap, all within the set's."""
        def below(parent):
            total = Fraction(0)
            for c in self.criteria:
                if c.role != role or c.parent != parent:
                    continue
                if c.rule == 'group':
                    points = below(c.code)
                    total += min(points, c.max) if c.max is not None else points
                elif marks[c.code] not in (OPEN, LEFT_OUT):
                    total += marks[c.code]
            return total
        total = below(None)
        return min(total, self.caps[role]) if self.caps[role] is not None else total

    def total(self, marks):
        base = self.leaves('base')
        given = [c for c in base if marks[c.code] not in (OPEN, LEFT_OUT)]
        result = {'base': sum((marks[c.code] for c in given), Fraction(0)),
                  'bonus': self.extra(marks, 'bonus'), 'deduction': self.extra(marks, 'deduction')}
        result['total'] = max(Fraction(0), result['base'] + result['bonus'] - result['deduction'])
        result['max'] = max(Fraction(0), self.out_of() - sum(c.max for c in base if marks[c.code] == LEFT_OUT))
        result['percent'] = thousandths(100 * result['total'] / result['max']) if result['max'] > 0 else None
        result['applicable'] = sum(marks[c.code] != LEFT_OUT for c in base)
        result['scored'] = len(given)
        result['any'] = any(mark not in (OPEN, LEFT_OUT) for mark in marks.values())
        return result

    def is_failed(self, criterion, mark):
        if not criterion.mandatory or mark in (OPEN, LEFT_OUT):
            return False
        if self.lower != (criterion.role == 'deduction'):
            return mark > (criterion.passed if criterion.passed is not None else 0)
        if criterion.passed is not None:
            return mark < criterion.passed
        return mark < criterion.max if criterion.rule == 'yes' else mark <= 0

    def holds(self, condition, marks):
        if condition == 'mandatory':
            return not any(self.is_failed(c, marks[c.code]) for c in self.leaves())
        code, sign, value, is_percent = condition
        inside = [c for c in self.leaves(group=code) if marks[c.code] != LEFT_OUT]
        if not inside:
            return True
        points = sum((marks[c.code] for c in inside if marks[c.code] != OPEN), Fraction(0))
        if is_percent:
            maximum = sum(c.max for c in inside)
            if maximum == 0:
                return True
            points = 100 * points / maximum
        return points >= value if sign == '>=' else points <= value

    def band(self, marks, total):
        value = total['total'] if self.by_points else total['percent']
        # Risk that nobody asked for could only raise it.
        if self.lower and self.max is not None and self.max > sum(c.max for c in self.leaves('base')):
            return None
        if value is None or total['scored'] < total['applicable']:
            return None
        order = list(reversed(self.bands)) if self.lower else self.bands   # the best first
        reached = [band for band in self.bands if band['edge'] <= value]
        if not reached:
            return None
        left = order[order.index(reached[0]):]
        for c in self.leaves():
            if self.is_failed(c, marks[c.code]):
                bound = next((b for b in order if b['code'] == c.bound), order[-1])
                left = [band for band in left if order.index(band) >= order.index(bound)]
        for band in left:
            if all(self.holds(condition, marks) for condition in band['conditions']):
                return band['name']
        return None


def combine(marks, rule):
    """Several raters of one layer, in the order in which they scored."""
    if rule == 'last':
        return marks[-1] if marks else OPEN
    given = sorted(mark for mark in marks if mark not in (OPEN, LEFT_OUT))
    if not given:
        return LEFT_OUT if LEFT_OUT in marks else OPEN
    n = len(given)
    return {'mean': thousandths(sum(given) / n), 'lowest': given[0], 'highest': given[-1],
            'median': thousandths((given[(n - 1) // 2] + given[n // 2]) / 2)}[rule]


def weigh(asked, role):
    """Of [mark, weight] in the order of the layers what counts."""
    spoke = [mark for mark, _ in asked if mark != OPEN]
    if not spoke or (role == 'base' and len(spoke) < len(asked)):
        return OPEN
    if spoke[-1] == LEFT_OUT:
        return LEFT_OUT
    total, follows = Fraction(0), Fraction(0)
    for mark, weight in reversed(asked):
        # Nothing said of bonus and deduction is none; who left it out follows who comes after.
        if mark not in (OPEN, LEFT_OUT):
            follows = mark
        total += weight * (0 if mark == OPEN else follows)
    return thousandths(total / 100)


def decide(layers, deciding, inherits, weights, role='base'):
    """Of one criterion's three marks the one that counts."""
    if deciding == 'weighted':
        return weigh([(mark, weight) for mark, weight in zip(layers, weights) if weight], role)
    index = LAYERS.index(deciding)
    while inherits and index > 0 and layers[index] == OPEN:
        index -= 1
    return layers[index]


def rank(keys):
    """{name: key or None}, the greatest key first; equal ones share a rank."""
    return {name: None if key is None else 1 + sum(other is not None and other > key for other in keys.values())
            for name, key in keys.items()}
