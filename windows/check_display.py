# SPDX-License-Identifier: GPL-3.0-or-later
"""A display of our own with a window manager; keys, clicks and pictures."""
import os
import shutil
import subprocess
import tempfile

from check_report import Failed, Skipped, until

TOOLS = ('Xvfb', 'openbox', 'xdotool', 'xprop', 'import')
SIZE = (1366, 768)
OPENBOX = '''<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>
<placement><policy>Smart</policy><center>yes</center></placement></openbox_config>'''


class Display:
    def __init__(self, shots):
        missing = [tool for tool in TOOLS if not shutil.which(tool)]
        if missing:
            raise Skipped('not installed: ' + ', '.join(missing))
        self.shots = shots
        self.folder = tempfile.mkdtemp(prefix='thidua-display-')
        self.processes = []
        self.env = dict(os.environ)
        read, write = os.pipe()
        self.start('Xvfb', '-displayfd', str(write), '-screen', '0', f'{SIZE[0]}x{SIZE[1]}x24', '-dpi', '96',
                   '-nolisten', 'tcp', '-noreset', '-r', pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ':' + answer.readline().strip()
        if self.name == ':':
            raise Failed('Xvfb does not start')
        self.env['DISPLAY'] = self.name
        # Every desktop sets these; where none are set, Xlib looks for a file at each text that Wine draws.
        self.call('xprop', '-root', '-format', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', 'Xft.dpi: 96\n')
        config = os.path.join(self.folder, 'rc.xml')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(OPENBOX)
        self.start('openbox', '--config-file', config)
        until(lambda: self.call('xdotool', 'get_desktop') != '', 'the window manager', 30)

    def start(self, *argv, **options):
        self.processes.append(subprocess.Popen(argv, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL, start_new_session=True, **options))

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, *argv):
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, check=False).stdout.strip()

    # --- what is there --------------------------------------------------------------------------------------

    def titles(self):
        """Of the windows that are shown."""
        ids = self.call('xdotool', 'search', '--onlyvisible', '--name', '.').split()
        return [title for title in (self.call('xdotool', 'getwindowname', number) for number in ids) if title]

    def title(self):
        """Of the window that is typed into."""
        return self.call('xdotool', 'getactivewindow', 'getwindowname')

    def place(self, accept):
        """Left, top, width and height of the window that is shown with such a title; None if there is none."""
        for number in self.call('xdotool', 'search', '--onlyvisible', '--name', '.').split():
            if accept(self.call('xdotool', 'getwindowname', number)):
                said = self.call('xdotool', 'getwindowgeometry', '--shell', number)
                values = dict(line.split('=') for line in said.splitlines())
                return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))
        return None

    def await_title(self, accept, what, seconds=60):
        return until(lambda: accept(self.title()) and self.title(), f'{what}; the window is “{self.title()}”', seconds)

    def pixels(self):
        """The screen, three bytes a pixel."""
        done = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'], env=self.env,
                              capture_output=True, check=True)
        return done.stdout

    def settle(self, seconds=60):
        """Until nothing has moved for three looks.  A blinking cursor moves: two pictures may take turns."""
        seen = []

        def is_still():
            seen.append(self.pixels())
            return len(seen) >= 4 and len(set(seen[-4:])) <= 2 and seen[-1] in seen[-4:-1]
        until(is_still, 'the screen to be still', seconds, 0.25)

    def shot(self, name):
        self.settle()
        self.call('import', '-silent', '-window', 'root', '-strip', f'png24:{os.path.join(self.shots, name)}.png')

    def find_color(self, color, bottom=SIZE[1]):
        """Left, top, right, bottom of what has exactly that color, above @bottom."""
        pixels, wanted, found = self.pixels(), bytes(color), []
        at = pixels.find(wanted)
        while at >= 0:
            if at % 3 == 0:
                y, x = divmod(at // 3, SIZE[0])
                if y < bottom:
                    found.append((x, y))
            at = pixels.find(wanted, at + 1)
        if not found:
            return None
        xs, ys = zip(*found)
        return min(xs), min(ys), max(xs), max(ys)

    # --- what is done ---------------------------------------------------------------------------------------

    def key(self, *keys):
        for key in keys:
            self.call('xdotool', 'key', '--clearmodifiers', '--delay', '40', key)
            self.settle()

    def click(self, x, y):
        self.call('xdotool', 'mousemove', str(x), str(y), 'sleep', '0.1', 'mousedown', '1', 'sleep', '0.1', 'mouseup', '1')
        self.settle()
