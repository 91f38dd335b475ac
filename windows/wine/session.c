/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person's session has and Wine ends with its last window: a desktop.  This
 * window, which is never shown, keeps it. */
#include <windows.h>

int WINAPI
WinMain (HINSTANCE instance, HINSTANCE previous, char *arguments, int show)
{
  MSG message;

  (void) previous;
  (void) arguments;
  (void) show;
  CreateWindowExW (0, L"STATIC", L"", WS_OVERLAPPED, 0, 0, 1, 1, NULL, NULL, instance, NULL);
  while (GetMessageW (&message, NULL, 0, 0) > 0)
    DispatchMessageW (&message);
  return 0;
}
