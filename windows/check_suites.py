# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess

from check_report import Checks, Failed

SUITES = ('rules', 'model', 'excel')
TIME_MULTIPLIER = 10


class SuiteChecks(Checks):
    """Suites under Wine"""

    def check_suites(self):
        """suites rules, model and excel"""
        argv = ['meson', 'test', '-C', self.wine.build, '-t', str(TIME_MULTIPLIER), '--print-errorlogs']
        for suite in SUITES:
            argv += ['--suite', suite]
        done = subprocess.run(argv, env=self.wine.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        counts = dict(re.findall(r'^(Ok|Fail|Timeout|Skipped|Expected Fail):\s+(\d+)', done.stdout, re.M))
        summary = ', '.join(f'{name} {count}' for name, count in counts.items())
        if done.returncode != 0:
            bad = re.findall(r'^\s*\d+/\d+ (.*?)\s+(?:FAIL|TIMEOUT|ERROR)\b', done.stdout, re.M)
            raise Failed(f'{summary}; not passed: {", ".join(sorted(set(bad)))}')
        return summary
