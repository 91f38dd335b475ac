# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py FOLDER PROGRAM [PART …]: see check.sh.  PART is one of suites, command, scores, install, window."""
import os
import sys

from check_command import CommandChecks
from check_install import InstallChecks
from check_report import Report
from check_scores import ScoreChecks
from check_suites import SuiteChecks
from check_window import WindowChecks
from check_wine import Wine, missing_tools

PARTS = {'suites': SuiteChecks, 'command': CommandChecks, 'scores': ScoreChecks, 'install': InstallChecks, 'window': WindowChecks}


def main():
    if len(sys.argv) < 3 or any(part not in PARTS for part in sys.argv[3:]):
        print(__doc__, file=sys.stderr)
        return 2
    folder, program = map(os.path.abspath, sys.argv[1:3])
    report = Report()
    missing = missing_tools()
    if missing:
        report.skip('everything under Wine', 'not installed: ' + ', '.join(missing))
        return report.finish()
    with Wine(folder) as wine:
        for part in sys.argv[3:] or PARTS:
            PARTS[part](report, wine, program).run()
    return report.finish()


if __name__ == '__main__':
    sys.exit(main())
