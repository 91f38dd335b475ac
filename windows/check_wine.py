# SPDX-License-Identifier: GPL-3.0-or-later
"""A Windows of our own under Wine: made afresh in FOLDER/check-wine, with what every Windows has and Wine lacks."""
import os
import re
import shutil
import signal
import struct
import subprocess
import tempfile

from check_display import Display
from check_report import Failed, until

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(HERE)
COMPILER = 'x86_64-w64-mingw32-gcc-posix'
ID = 'io.github.thidua.ThiDua'
WINDOW_FONTS = ('CaptionFont', 'SmCaptionFont', 'MenuFont', 'StatusFont', 'MessageFont', 'IconFont')
CALL_SECONDS = 120


def missing_tools():
    return [tool for tool in ('wine', 'wineserver', COMPILER, 'meson') if not shutil.which(tool)]


def logfont(face):
    """LOGFONTW of Windows: 12 pixels high, of normal weight."""
    return struct.pack('<5i8B64s', -12, 0, 0, 0, 400, 0, 0, 0, 1, 0, 0, 5, 0, face.encode('utf-16-le'))


class Wine:
    def __init__(self, folder):
        self.folder = folder
        self.prefix = os.path.join(folder, 'check-wine')
        self.tools = os.path.join(folder, 'check-tools')
        self.shots = os.path.join(folder, 'shots')
        self.sdk = os.path.join(folder, 'sdk')
        self.build = os.path.join(folder, 'build')
        self.dist = os.path.join(folder, 'dist')
        self.display = None
        self.session = None
        self.env = {name: value for name, value in os.environ.items()
                    if not re.match('WINE|LC_|LANG|DISPLAY|WAYLAND|XDG_|GTK_|GDK_|GSK_|ADW_|TD_', name)}
        # LANG is Wine's: it makes names of files UTF-8.
        self.env.update(WINEPREFIX=self.prefix, WINEDEBUG='-all', WINEDLLOVERRIDES='mscoree,mshtml=d',
                        LANG='C.UTF-8', GSK_RENDERER='cairo')

    def __enter__(self):
        for path in (self.prefix, self.tools, self.shots):
            shutil.rmtree(path, ignore_errors=True)
        os.makedirs(self.tools)
        os.makedirs(self.shots)
        self.run('wineboot', '-i')
        self.make_tools()
        self.keep_server()
        return self

    def __exit__(self, *_):
        self.stop()
        if self.display is not None:
            self.display.close()

    def make_tools(self):
        wine = os.path.join(HERE, 'wine')
        keyboard = os.path.join(self.prefix, 'drive_c', 'windows', 'system32', 'kbdus.dll')
        flags = [COMPILER, '-O2', '-Wall', '-Wextra', '-Werror']
        subprocess.run([*flags, '-shared', '-o', keyboard, os.path.join(wine, 'keyboard.c')], check=True)
        subprocess.run([*flags, '-o', os.path.join(self.tools, 'typing.exe'), os.path.join(wine, 'typing.c'),
                        '-lshell32'], check=True)
        subprocess.run([*flags, '-mwindows', '-o', os.path.join(self.tools, 'session.exe'),
                        os.path.join(wine, 'session.c')], check=True)
        libraries = subprocess.run(['pkg-config', '--define-prefix', '--cflags', '--libs', 'libadwaita-1'], check=True,
                                   env=dict(os.environ, PKG_CONFIG_LIBDIR=os.path.join(self.sdk, 'lib', 'pkgconfig')),
                                   capture_output=True, text=True).stdout.split()
        subprocess.run([*flags, '-mwindows', '-o', os.path.join(self.tools, 'floor.exe'),
                        os.path.join(wine, 'floor.c'), *libraries], check=True)
        fonts = os.path.join(self.tools, 'fonts.reg')
        with open(fonts, 'w', encoding='ascii') as file:
            file.write('REGEDIT4\n\n[HKEY_CURRENT_USER\\Control Panel\\Desktop\\WindowMetrics]\n')
            for name in WINDOW_FONTS:
                file.write(f'"{name}"=hex:{logfont("DejaVu Sans").hex(",")}\n')
        for path in (os.path.join(wine, 'wine.reg'), fonts):
            self.run('regedit', '/S', self.windows_path(path))

    def use_display(self):
        """From now on programs have a display.  Wine's desktop is made for the first program that starts and stays
        as it is: it has to start anew."""
        if self.display is None:
            self.stop()
            self.display = Display(self.shots)
            self.env['DISPLAY'] = self.display.name
            self.keep_server()
        return self.display

    def keep_server(self):
        """Wine's server and services stay until the end, and the desktop where there is one, as in a person's
        session: starting them for each program takes longer than the program."""
        subprocess.run(['wineserver', '-p'], env=self.env, check=False, stderr=subprocess.DEVNULL)
        # Whatever is started on demand keeps the output of the program that wanted it: this one has none.
        self.run('net', 'start', 'rpcss', expected=None)
        if self.display is not None:
            with open(os.devnull, 'wb') as nowhere:
                self.session = self.start(os.path.join(self.tools, 'session.exe'), stdout=nowhere, stderr=nowhere)
            until(lambda: self.find_processes('session.exe') and self.find_processes('explorer.exe'), 'the desktop', 60)

    def stop(self):
        subprocess.run(['wineserver', '-k'], env=self.env, check=False, stderr=subprocess.DEVNULL)
        subprocess.run(['wineserver', '-w'], env=self.env, check=False, stderr=subprocess.DEVNULL, timeout=60)
        if self.session is not None:
            self.session.wait(60)
            self.session = None

    # --- names of files -------------------------------------------------------------------------------------

    @staticmethod
    def windows_path(path):
        return 'Z:' + os.path.abspath(path).replace('/', '\\')

    @property
    def home(self):
        users = os.path.join(self.prefix, 'drive_c', 'users')
        return os.path.join(users, next(name for name in os.listdir(users) if name != 'Public'))

    @property
    def installed(self):
        return os.path.join(self.home, 'AppData', 'Local', 'Programs', 'Thi Dua')

    @property
    def installer(self):
        found = [name for name in os.listdir(self.folder) if re.fullmatch(r'thidua-.*-setup\.exe', name)]
        if len(found) != 1:
            raise Failed(f'one installer is expected in {self.folder}, not {found}')
        return os.path.join(self.folder, found[0])

    # --- programs -------------------------------------------------------------------------------------------

    def start(self, *argv, **options):
        env = dict(self.env, **options.pop('env', {}))
        return subprocess.Popen(['wine', *argv], env=env, stdin=subprocess.DEVNULL, **options)

    def run(self, *argv, expected=0, **options):
        """Its outcome; standard output and error are bytes.  They go through files: a pipe would stay open for as
        long as any process of Wine that was started meanwhile."""
        env = dict(self.env, **options.pop('env', {}))
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as error:
            try:
                done = subprocess.run(['wine', *argv], env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=error,
                                      timeout=CALL_SECONDS, check=False, **options)
            except subprocess.TimeoutExpired:
                raise Failed(f'{argv} did not end within {CALL_SECONDS} s') from None
            output.seek(0)
            error.seek(0)
            done.stdout, done.stderr = output.read(), error.read()
        if expected is not None and done.returncode != expected:
            raise Failed(f'{argv} ended with {done.returncode}: {done.stderr.decode(errors="replace")}')
        return done

    def find_processes(self, name):
        """Process ids of this prefix's programs of that name."""
        found = []
        mark = f'WINEPREFIX={self.prefix}'.encode()
        for pid in filter(str.isdigit, os.listdir('/proc')):
            try:
                with open(f'/proc/{pid}/comm', encoding='utf-8') as file:
                    if file.read().strip() != name[:15]:
                        continue
                with open(f'/proc/{pid}/environ', 'rb') as file:
                    if mark in file.read().split(b'\0'):
                        found.append(int(pid))
            except OSError:
                continue
        return found

    def end_programs(self, *names):
        for name in names:
            for pid in self.find_processes(name):
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass
            until(lambda name=name: not self.find_processes(name), f'{name} to end', 30)

    def type_text(self, text):
        """Into the active window, as UniKey does."""
        self.run(os.path.join(self.tools, 'typing.exe'), text)
        self.display.settle()

    # --- registry -------------------------------------------------------------------------------------------

    def registry(self, key):
        """A key with what lies below, as text; None where it is not there."""
        done = self.run('reg', 'query', key, '/s', expected=None)
        return done.stdout.decode(errors='replace') if done.returncode == 0 else None
