/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-backup.h"
#include "td-shell.h"
#include "td-time.h"

#include <glib/gi18n-lib.h>

/* How many daily backups stay, besides the last of each month. */
#define KEPT_BACKUPS 30
/* Copying a register is work for the disk: a person who opens one wants to see it
 * first. */
#define BACKUP_DELAY_MS 1500

void
td_window_update_backup (TdWindow *self)
{
  g_autoptr (GFile) folder = td_backup_get_folder (self->store);
  g_autoptr (GPtrArray) backups = td_backup_list (folder, NULL);
  g_autofree char *text = NULL;

  if (backups != NULL && backups->len > 0)
    {
      g_autofree char *at = td_time_dup_friendly (((TdBackup *) backups->pdata[0])->at);

      /* Translators: %s: "07:30 today", "17:02 yesterday", "17:02 on 18/11/2026". */
      text = g_strdup_printf (_("Backed up at %s"), at);
    }
  g_object_set (self->sidebar, "backup-text", text ? text : _("Not backed up yet"), NULL);
}

/**
 * Backup: one that is being made.
 * @asked: the person wants to hear of it; the daily one only speaks of trouble
 */
typedef struct
{
  TdWindow *window;
  TdJob    *job;
  gboolean  asked;
} Backup;

static void
free_backup (Backup *backup)
{
  g_object_unref (backup->window);
  g_object_unref (backup->job);
  g_free (backup);
}

/* An old backup that cannot be removed does no harm. */
static void
prune (GFile *made)
{
  g_autoptr (GFile) folder = g_file_get_parent (made);
  g_autoptr (GError) error = NULL;

  if (!td_backup_prune (folder, KEPT_BACKUPS, &error))
    g_message ("Old backups stay: %s", error->message);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Backup *backup = user_data;
  TdWindow *self = backup->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = td_backup_make_finish (TD_STORE (source), result, &error);

  td_job_finish (backup->job);
  if (file != NULL)
    prune (file);
  if (self->store == TD_STORE (source))
    {
      if (file == NULL)
        td_shell_report_error (GTK_WIDGET (self), error);
      else if (backup->asked)
        td_shell_toast (GTK_WIDGET (self),
                        _("Backed up; the backup was checked and can be restored"));
      td_window_update_backup (self);
    }
  free_backup (backup);
}

static void
back_up (TdWindow *self, gboolean asked)
{
  g_autoptr (GFile) folder = td_backup_get_folder (self->store);
  Backup *backup = g_new0 (Backup, 1);

  backup->window = g_object_ref (self);
  backup->job = td_job_new (_("Backing up the register"));
  backup->asked = asked;
  if (asked)
    td_jobs_button_add (self->jobs, backup->job);
  td_backup_make_async (self->store, folder, td_job_get_cancellable (backup->job), made_cb, backup);
}

static gboolean
back_up_cb (gpointer user_data)
{
  TdWindow *self = user_data;

  self->backup_source = 0;
  if (self->store != NULL && !td_store_is_read_only (self->store) &&
      td_backup_is_due (self->store))
    back_up (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
td_window_back_up_if_due (TdWindow *self)
{
  td_window_cancel_backup (self);
  self->backup_source = g_timeout_add (BACKUP_DELAY_MS, back_up_cb, self);
}

void
td_window_cancel_backup (TdWindow *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
}

void
td_window_back_up_now (TdWindow *self)
{
  if (self->store != NULL)
    back_up (self, TRUE);
}
