/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-run.h"

#include "td-shell.h"

typedef struct
{
  GWeakRef   widget;
  char      *label;
  gboolean   is_undoable;
  void     (*done) (GtkWidget *widget, gboolean good);
} Run;

static void
free_run (Run *run)
{
  g_weak_ref_clear (&run->widget);
  g_free (run->label);
  g_free (run);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&run->widget);
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (widget != NULL)
    {
      if (change < 0)
        td_shell_report_error (widget, error);
      else if (change > 0 && run->is_undoable)
        td_shell_toast_change (widget, run->label);
      else if (change > 0)
        td_shell_toast (widget, run->label);
      if (run->done != NULL)
        run->done (widget, change >= 0);
    }
  free_run (run);
}

/* @text: said of it; %NULL: its label. */
static void
start_run (GtkWidget *widget, TdStore *store, TdAction *action, GError *error, const char *text,
           gboolean is_undoable, void (*done) (GtkWidget *widget, gboolean good))
{
  Run *run;

  if (action == NULL)
    {
      td_shell_report_error (widget, error);
      g_error_free (error);
      if (done != NULL)
        done (widget, FALSE);
      return;
    }
  run = g_new0 (Run, 1);
  g_weak_ref_init (&run->widget, widget);
  run->label = g_strdup (text != NULL ? text : td_action_get_label (action));
  run->is_undoable = is_undoable;
  run->done = done;
  td_action_run_async (action, store, NULL, done_cb, run);
}

void
td_board_run_then (GtkWidget *widget, TdStore *store, TdAction *action, GError *error,
                   gboolean is_undoable, void (*done) (GtkWidget *widget, gboolean good))
{
  start_run (widget, store, action, error, NULL, is_undoable, done);
}

void
td_board_run_telling (GtkWidget *widget, TdStore *store, TdAction *action, GError *error,
                      const char *text)
{
  start_run (widget, store, action, error, text, TRUE, NULL);
}

void
td_board_run (GtkWidget *widget, TdStore *store, TdAction *action, GError *error)
{
  start_run (widget, store, action, error, NULL, TRUE, NULL);
}
