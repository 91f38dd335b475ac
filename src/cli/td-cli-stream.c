/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-stream.h"

#include <stdio.h>

#ifdef G_OS_WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>

/* A program of the windows subsystem has no standard streams of its own unless
 * they were redirected: those of the console it was started from serve. */
static void
open_stream (FILE *stream, DWORD which)
{
  HANDLE handle = GetStdHandle (which);

  if (handle == NULL || handle == INVALID_HANDLE_VALUE)
    {
      if (AttachConsole (ATTACH_PARENT_PROCESS) || GetLastError () == ERROR_ACCESS_DENIED)
        freopen ("CONOUT$", "w", stream);
    }
  _setmode (_fileno (stream), _O_BINARY);
}
#endif

static void
print_cb (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
  fflush (stderr);
}

void
td_cli_stream_init (void)
{
#ifdef G_OS_WIN32
  open_stream (stdout, STD_OUTPUT_HANDLE);
  open_stream (stderr, STD_ERROR_HANDLE);
  SetConsoleOutputCP (CP_UTF8);
#endif
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}
