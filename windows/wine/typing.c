/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * typing.exe TEXT: types it into the active window as UniKey and EVKey do.  A
 * letter of the keyboard is pressed as a key; for any other one the key of the
 * letter that it is built on is pressed, taken back with BackSpace, and the
 * whole letter is sent as an event without a key (KEYEVENTF_UNICODE).
 */
#include <windows.h>

#include <shellapi.h>
#include <wctype.h>

#define PAUSE 40

static void
send_key (WORD virtual_key, WCHAR letter, DWORD flags)
{
  INPUT input = { .type = INPUT_KEYBOARD };

  input.ki.wVk = virtual_key;
  input.ki.wScan = letter != 0 ? letter : (WORD) MapVirtualKeyW (virtual_key, MAPVK_VK_TO_VSC);
  input.ki.dwFlags = flags;
  SendInput (1, &input, sizeof input);
}

static void
press_key (WORD virtual_key, BOOL with_shift)
{
  if (with_shift)
    send_key (VK_SHIFT, 0, 0);
  send_key (virtual_key, 0, 0);
  send_key (virtual_key, 0, KEYEVENTF_KEYUP);
  if (with_shift)
    send_key (VK_SHIFT, 0, KEYEVENTF_KEYUP);
  Sleep (PAUSE);
}

static void
send_letter (WCHAR letter)
{
  send_key (0, letter, KEYEVENTF_UNICODE);
  send_key (0, letter, KEYEVENTF_UNICODE | KEYEVENTF_KEYUP);
  Sleep (PAUSE);
}

/* The letter without its marks: ế is built on e, Đ on D. */
static WCHAR
find_base (WCHAR letter)
{
  WCHAR parts[8];

  if (letter == L'đ')
    return L'd';
  if (letter == L'Đ')
    return L'D';
  return FoldStringW (MAP_COMPOSITE, &letter, 1, parts, 8) > 0 ? parts[0] : letter;
}

static BOOL
is_plain (WCHAR letter)
{
  return (letter >= L'a' && letter <= L'z') || (letter >= L'A' && letter <= L'Z') || (letter >= L'0' && letter <= L'9');
}

static void
type_letter (WCHAR letter)
{
  WCHAR base = find_base (letter);

  if (letter == L' ')
    {
      press_key (VK_SPACE, FALSE);
      return;
    }
  if (is_plain (base))
    {
      press_key ((WORD) towupper (base), base >= L'A' && base <= L'Z');
      if (letter == base)
        return;
      press_key (VK_BACK, FALSE);
    }
  send_letter (letter);
}

int
main (void)
{
  int n_arguments;
  WCHAR **arguments = CommandLineToArgvW (GetCommandLineW (), &n_arguments);

  if (arguments == NULL || n_arguments != 2)
    return 2;
  for (const WCHAR *letter = arguments[1]; *letter != 0; letter++)
    type_letter (*letter);
  LocalFree (arguments);
  return 0;
}
