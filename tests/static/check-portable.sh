#!/bin/sh
# check-portable.sh ROOT: no call that Windows lacks, or has another meaning for, in
# what is compiled for Windows: files, processes, locks and time go through GLib, or
# through a branch of #ifdef G_OS_WIN32.
set -u
cd "$1" || exit 2

find src -name '*.c' -exec awk '
  BEGIN {
    names = "access chdir chmod chown close creat dlopen dlsym dup dup2 execv execve execvp fchmod fcntl flock fork " \
            "fstat fsync ftruncate getcwd getdtablesize getegid geteuid getgid gethostname getlogin getpid getppid " \
            "getpwuid gettimeofday getuid glob gmtime gmtime_r isatty kill link localtime localtime_r lockf lseek " \
            "lstat mkdir mkdtemp mkstemp mmap munmap nanosleep nl_langinfo open opendir pathconf pipe poll popen " \
            "pread pselect pthread_create putenv pwrite read readdir readlink realpath rename rmdir select " \
            "setenv sigaction sleep stat statvfs strcasecmp strncasecmp strptime strsep symlink sync sysconf system " \
            "timegm tmpfile tmpnam truncate ttyname umask uname unlink unsetenv usleep utime utimes vfork waitpid " \
            "write fopen strndup strtok_r strsignal strerror_r"
    n = split (names, list, " ")
    for (i = 1; i <= n; i++) posix[list[i]] = 1
  }
  FNR == 1 { depth = 0 }
  /^ *# *if/ {
    other[++depth] = /ifndef G_OS_WIN32|ifdef G_OS_UNIX|! *defined \(G_OS_WIN32\)|defined \(__linux__\)/ ? 1 : 0
    windows[depth] = /ifdef G_OS_WIN32|if defined \(G_OS_WIN32\)/ ? 1 : 0
    next
  }
  /^ *# *el/ { was = other[depth]; other[depth] = windows[depth]; windows[depth] = was; if (/elif/) windows[depth] = 0; next }
  /^ *# *endif/ { depth--; next }
  {
    for (i = 1; i <= depth; i++) if (other[i]) next
    line = $0
    gsub (/"([^"\\]|\\.)*"/, "\"\"", line)
    sub (/\/\*.*/, "", line)
    if (line ~ /^ *\* /) next
    while (match (line, /[A-Za-z_][A-Za-z0-9_]* \(/)) {
      name = substr (line, RSTART, RLENGTH - 2)
      before = RSTART > 1 ? substr (line, RSTART - 1, 1) : ""
      line = substr (line, RSTART + RLENGTH)
      if (name in posix && before != "." && before != ">") {
        printf "%s:%d: %s() is not for Windows: GLib has a portable one, or it belongs into a branch\n", FILENAME, FNR, name
        bad = 1
      }
    }
  }
  END { exit bad }
' {} + || exit 1
