# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks and their outcome: one line each, and the counts."""
import time
import traceback


class Skipped(Exception):
    """Raised by a check that cannot be made here; it says why."""


class Failed(Exception):
    """Raised by a check; it says what is wrong."""


class Report:
    def __init__(self):
        self.counts = {'passed': 0, 'failed': 0, 'skipped': 0}

    def check(self, name, function):
        """Makes one check: what it returns, if anything, is told beside its name."""
        begin = time.monotonic()
        try:
            detail = function()
            self.note('passed', name, detail, time.monotonic() - begin)
            return True
        except Skipped as reason:
            self.skip(name, str(reason))
        except Failed as reason:
            self.note('failed', name, str(reason), time.monotonic() - begin)
        except Exception:
            self.note('failed', name, traceback.format_exc(limit=-3), time.monotonic() - begin)
        return False

    def skip(self, name, reason):
        self.note('skipped', name, reason)

    def note(self, outcome, name, detail=None, seconds=None):
        self.counts[outcome] += 1
        words = {'passed': 'ok', 'failed': 'FAILED', 'skipped': 'skipped'}
        line = f'{words[outcome]:8}{name}'
        if seconds is not None:
            line += f' ({seconds:.0f} s)'
        print(line + (f': {detail}' if detail else ''), flush=True)

    def finish(self):
        print(', '.join(f'{count} {outcome}' for outcome, count in self.counts.items()))
        return 1 if self.counts['failed'] else 0


class Checks:
    """A group of checks: each method whose name begins with check_ is one, made in the order they are written.
    The first line of what it says of itself is its name."""

    def __init__(self, report, wine, program):
        self.report, self.wine, self.program = report, wine, program

    def set_up(self):
        pass

    def tear_down(self):
        pass

    def run(self):
        try:
            if not self.report.check(f'{type(self).__doc__}: ready', self.set_up):
                return
            for name, function in vars(type(self)).items():
                if name.startswith('check_'):
                    self.report.check(function.__doc__.split('\n')[0], getattr(self, name))
        finally:
            self.tear_down()


def expect(condition, message):
    if not condition:
        raise Failed(message)


def until(find, what, seconds=120, pause=0.1):
    """What @find returns once that is true; Failed after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        found = find()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f'waited {seconds} s for {what}')
        time.sleep(pause)
