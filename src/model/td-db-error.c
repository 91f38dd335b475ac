/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-db-private.h"

#include "td-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* A disk quota and a limit of the file's size are full disks to a person. */
static gboolean
is_no_space (int system_errno)
{
#ifdef EDQUOT
  if (system_errno == EDQUOT)
    return TRUE;
#endif
  return system_errno == ENOSPC || system_errno == EFBIG;
}

static void
set_io_error (const char *name,
              int         system_errno,
              GError    **error)
{
  if (system_errno != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                 /* Translators: %1$s is a file, %2$s the system's reason. */
                 _("“%1$s” could not be read or written: %2$s. Check the disk or the network, then "
                   "try again."),
                 name, g_strerror (system_errno));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                 _("“%s” could not be read or written. Check the disk or the network, then try "
                   "again."),
                 name);
}

static void
set_no_space_error (const char *name,
                    GError    **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_NO_SPACE,
               _("The disk is full: “%s” could not be written, and nothing was changed. Free some "
                 "space on its disk and try again."), name);
}

static void
set_constraint_error (const char *name,
                      int         code,
                      GError    **error)
{
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_TRIGGER)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _("“%s”: a record names another one that is not there, or is still named by "
                   "another one. Nothing was changed."),
                 name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _("“%s”: a record does not fit the register's rules (code %d). Nothing was "
                   "changed."),
                 name, code);
}

void
td_db_set_error_code (const char *path,
                      int         code,
                      int         system_errno,
                      GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      set_no_space_error (name, error);
      break;
    case SQLITE_IOERR:
      if (is_no_space (system_errno))
        set_no_space_error (name, error);
      else
        set_io_error (name, system_errno, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                   _("“%s” cannot be written: the file or its folder is read-only. Copy it to a "
                     "folder of your own and open the copy."), name);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                   _("“%s” cannot be opened: the file or its folder does not allow it. Copy it to "
                     "a folder of your own and open the copy."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _("“%s” is damaged. Restore the newest backup; the damaged file is kept."),
                   name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _("“%s” is not a register of this program, or is badly damaged."), name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      g_set_error (error, TD_ERROR, TD_ERROR_BUSY,
                   _("“%s” is in use by another program. Close it there and try again."), name);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_CONSTRAINT:
      set_constraint_error (name, code, error);
      break;
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   /* Translators: %1$s is a file, %2$s a technical reason in English. */
                   _("“%1$s” could not be read or written: %2$s."), name, sqlite3_errstr (code));
      break;
    }
}
