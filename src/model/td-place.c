/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-place.h"

#include <string.h>

#ifdef G_OS_WIN32
#include <windows.h>
#else
#include <errno.h>
#include <signal.h>
#include <unistd.h>
#endif

#define MAX_LINKS 16

/* GIO's names of file systems that other computers reach, and "fuse", which
 * hides what it is. */
static const char *const remote_types[] = {
  "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncp", "ncpfs", "afs", "coda",
  "9p", "v9fs", "ceph", "lustre", "gfs2", "ocfs2", "fuse", NULL,
};

#ifdef G_OS_WIN32
static gboolean
drive_is_remote (const char *path)
{
  char root[] = "X:\\";

  if (g_str_has_prefix (path, "\\\\") || g_str_has_prefix (path, "//"))
    return TRUE;
  if (!g_ascii_isalpha (path[0]) || path[1] != ':')
    return FALSE;
  root[0] = path[0];
  return GetDriveTypeA (root) == DRIVE_REMOTE;
}
#endif

gboolean
td_place_is_network (GFile *file)
{
  g_autoptr (GFile) resolved = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFileInfo) info = NULL;
  const char *type;

  g_return_val_if_fail (G_IS_FILE (file), TRUE);

  if (g_file_peek_path (file) == NULL)
    return TRUE;
#ifdef G_OS_WIN32
  if (drive_is_remote (g_file_peek_path (file)))
    return TRUE;
#endif

  resolved = td_place_resolve (file);
  folder = g_file_get_parent (resolved);
  info = g_file_query_filesystem_info (folder != NULL ? folder : resolved,
                                       G_FILE_ATTRIBUTE_FILESYSTEM_TYPE ","
                                       G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  if (info == NULL)
    return FALSE;
  type = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);
  return g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE) ||
         (type != NULL && g_strv_contains (remote_types, type));
}

GFile *
td_place_resolve (GFile *file)
{
  g_autoptr (GFile) current = g_object_ref (file);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autoptr (GFileInfo) info =
        g_file_query_info (current, G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK ","
                           G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET,
                           G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
      g_autoptr (GFile) folder = NULL;
      const char *target;

      if (info == NULL || !g_file_info_get_is_symlink (info))
        break;
      target = g_file_info_get_symlink_target (info);
      folder = g_file_get_parent (current);
      if (target == NULL || folder == NULL)
        break;
      g_object_unref (current);
      current = g_file_resolve_relative_path (folder, target);
    }
  return g_steal_pointer (&current);
}

gint64
td_process_get_own_id (void)
{
#ifdef G_OS_WIN32
  return GetCurrentProcessId ();
#else
  return getpid ();
#endif
}

gboolean
td_process_is_alive (gint64 pid)
{
#ifdef G_OS_WIN32
  HANDLE process;
  gboolean alive;

  if (pid <= 0 || pid > G_MAXUINT32)
    return FALSE;
  process = OpenProcess (SYNCHRONIZE, FALSE, (DWORD) pid);
  if (process == NULL)
    return GetLastError () == ERROR_ACCESS_DENIED;
  alive = WaitForSingleObject (process, 0) == WAIT_TIMEOUT;
  CloseHandle (process);
  return alive;
#else
  if (pid <= 0 || pid > G_MAXINT32)
    return FALSE;
  return kill ((pid_t) pid, 0) == 0 || errno == EPERM;
#endif
}

char *
td_process_identify (gint64 pid)
{
#if defined (G_OS_WIN32)
  FILETIME created, exited, kernel, user;
  HANDLE process = OpenProcess (PROCESS_QUERY_LIMITED_INFORMATION, FALSE, (DWORD) pid);
  gboolean found;

  if (process == NULL)
    return NULL;
  found = GetProcessTimes (process, &created, &exited, &kernel, &user);
  CloseHandle (process);
  return found ? g_strdup_printf ("%lx-%lx", created.dwHighDateTime, created.dwLowDateTime) : NULL;
#elif defined (__linux__)
  /* proc(5): the 22nd field is the start in ticks since boot.  The second is
   * the program's name in brackets, and may itself hold blanks and brackets. */
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *rest;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return NULL;
  rest = strrchr (stat, ')');
  if (rest == NULL)
    return NULL;
  fields = g_strsplit (rest, " ", -1);
  return g_strv_length (fields) > 20 ? g_strdup (fields[20]) : NULL;
#else
  return NULL;
#endif
}

char *
td_process_get_space (void)
{
#ifdef __linux__
  g_autofree char *names = g_file_read_link ("/proc/self/ns/pid", NULL);
  g_autofree char *machine = NULL;

  g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL);
  return g_strconcat (g_get_host_name (), " ", machine != NULL ? g_strstrip (machine) : "", " ",
                      names != NULL ? names : "", NULL);
#else
  return g_strdup (g_get_host_name ());
#endif
}
