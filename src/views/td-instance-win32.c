/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-instance.h"

#include <string.h>
#include <windows.h>

#define INSTANCE_NAME L"io.github.thidua.ThiDua"
/* Tells our messages from those that any other program may send. */
#define OPEN_MESSAGE 0x54444f50
#define ANSWER_MS 10000

/* Held from looking for the other until this one can be found, so that of two that
 * start together one is found by the other. */
static HANDLE starting;

/* --- to the one that runs --- */

/* Their addresses one after the other, each with its closing zero. */
static GByteArray *
write_files (GStrv arguments)
{
  GByteArray *message = g_byte_array_new ();

  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[i]);
      g_autofree char *uri = g_file_get_uri (file);

      g_byte_array_append (message, (const guint8 *) uri, (guint) strlen (uri) + 1);
    }
  return message;
}

static gboolean
send_files (HWND window, GStrv arguments)
{
  g_autoptr (GByteArray) message = write_files (arguments);
  COPYDATASTRUCT data = { OPEN_MESSAGE, message->len, message->data };
  DWORD_PTR answer = FALSE;
  DWORD process;

  /* Who was started by the person may come to the front, and may pass that on. */
  if (GetWindowThreadProcessId (window, &process) != 0)
    AllowSetForegroundWindow (process);
  /* One that is busy is waited for: Windows takes it to hang after half of that time. */
  return SendMessageTimeoutW (window, WM_COPYDATA, 0, (LPARAM) &data, SMTO_NORMAL, ANSWER_MS,
                              &answer) != 0
         && answer == TRUE;
}

gboolean
td_instance_hand_over (GStrv arguments)
{
  HWND window;

  starting = CreateMutexW (NULL, FALSE, INSTANCE_NAME);
  if (starting != NULL)
    WaitForSingleObject (starting, ANSWER_MS);
  window = FindWindowExW (HWND_MESSAGE, NULL, INSTANCE_NAME, NULL);
  return window != NULL && send_files (window, arguments);
}

/* --- from the others --- */

static gboolean
open_cb (gpointer user_data)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gsize size;
  const char *uri = g_bytes_get_data (user_data, &size);

  for (gsize at = 0; at < size; at += strlen (uri + at) + 1)
    g_ptr_array_add (files, g_file_new_for_uri (uri + at));
  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  else
    g_application_activate (application);
  return G_SOURCE_REMOVE;
}

/* Answers at once: opening may take longer than the other waits. */
static LRESULT CALLBACK
receive_cb (HWND window, UINT message, WPARAM wparam, LPARAM lparam)
{
  const COPYDATASTRUCT *data = (const COPYDATASTRUCT *) lparam;
  const char *text;

  if (message != WM_COPYDATA || data->dwData != OPEN_MESSAGE)
    return DefWindowProcW (window, message, wparam, lparam);
  text = data->lpData;
  if (data->cbData > 0 && text[data->cbData - 1] != '\0')
    return FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT, open_cb, g_bytes_new (text, data->cbData),
                   (GDestroyNotify) g_bytes_unref);
  return TRUE;
}

void
td_instance_listen (void)
{
  WNDCLASSW window_class = {
    .lpfnWndProc = receive_cb,
    .hInstance = GetModuleHandleW (NULL),
    .lpszClassName = INSTANCE_NAME,
  };

  RegisterClassW (&window_class);
  CreateWindowExW (0, INSTANCE_NAME, NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL,
                   window_class.hInstance, NULL);
  if (starting != NULL)
    ReleaseMutex (starting);
}
