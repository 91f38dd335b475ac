/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-run.h"

#include "td-confirm.h"
#include "td-error.h"
#include "td-file-picker.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".xlsx"

/* No file has these in its name on Windows. */
#define FORBIDDEN "<>:\"/\\|?*"

/* One export on its way: owns what its parameters borrow. */
typedef struct
{
  GtkWidget      *widget;
  TdStore        *store;
  const char     *name;
  TdExportParams  params;
  TdQuery        *query;
  GStrv           columns;
  char           *variant;
  char           *attached;
  GFile          *destination;
  TdJob          *job;
} Run;

static void
free_run (Run *run)
{
  g_object_unref (run->widget);
  g_object_unref (run->store);
  g_clear_pointer (&run->query, td_query_free);
  g_strfreev (run->columns);
  g_free (run->variant);
  g_free (run->attached);
  g_clear_object (&run->destination);
  g_clear_object (&run->job);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static Run *
make_run (GtkWidget *widget, TdStore *store, const char *name, const TdExportParams *params)
{
  Run *run = g_new0 (Run, 1);

  run->widget = g_object_ref (widget);
  run->store = g_object_ref (store);
  run->name = td_export_find (name)->name;
  run->params = *params;
  run->query = params->query ? td_query_copy (params->query) : NULL;
  run->columns = g_strdupv ((char **) params->columns);
  run->variant = g_strdup (params->variant);
  run->attached = g_strdup (params->attached);
  run->params.query = run->query;
  run->params.columns = (const char *const *) run->columns;
  run->params.variant = run->variant;
  run->params.attached = run->attached;
  return run;
}

static void ask (Run *run, GFile *folder, const char *name);

/* "Danh sách.xlsx" becomes "Danh sách (2).xlsx". */
static char *
dup_other_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_strconcat (name, " (2)", SUFFIX, NULL);
}

static void
other_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GFile) folder = g_file_get_parent (run->destination);
  g_autofree char *name = dup_other_name (run->destination);

  if (td_confirm_finish (GTK_WIDGET (source), result))
    ask (g_steal_pointer (&run), folder, name);
}

static void
show_outcome (Run *run, gboolean written, const GError *error)
{
  g_autofree char *name = g_file_get_basename (run->destination);
  g_autofree char *uri = g_file_get_uri (run->destination);
  g_autofree char *text = NULL;

  if (!written)
    {
      td_shell_report_error (run->widget, error);
      return;
    }
  /* Translators: %s is a file. */
  text = g_strdup_printf (_("“%s” was written"), name);
  td_shell_toast_action (run->widget, text, _("Open"), "win.open-file", g_variant_new_string (uri));
}

/* What another name or another folder helps against; %NULL: nothing of that kind. */
static const char *
get_obstacle (const GError *error)
{
  if (g_error_matches (error, TD_ERROR, TD_ERROR_BUSY))
    return _("The file is open in another program");
  if (g_error_matches (error, TD_ERROR, TD_ERROR_READ_ONLY) ||
      g_error_matches (error, TD_ERROR, TD_ERROR_NO_SPACE))
    return _("The file cannot be written there");
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = td_export_write_finish (run->store, result, &error);
  const char *heading;

  td_job_finish (run->job);
  heading = get_obstacle (error);
  if (heading != NULL)
    {
      GtkWidget *widget = run->widget;

      td_confirm_async (widget, heading, error->message, _("_Save Another Copy…"), FALSE, other_cb,
                        g_steal_pointer (&run));
      return;
    }
  show_outcome (run, written, error);
}

static void
start (Run *run)
{
  const TdExportInfo *info = td_export_find (run->name);

  g_clear_object (&run->job);
  run->job = td_job_new (_(info->label));
  td_shell_add_job (run->widget, run->job);
  td_export_write_async (run->name, run->store, &run->params, run->destination, run->job,
                         written_cb, run);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (source), result);

  if (file == NULL)
    return;
  g_clear_object (&run->destination);
  run->destination = td_file_picker_with_suffix (file, SUFFIX);
  start (g_steal_pointer (&run));
}

static void
ask (Run *run, GFile *folder, const char *name)
{
  td_file_picker_save_async (run->widget, _(td_export_find (run->name)->label),
                             TD_FILE_WORKBOOK, folder, name, picked_cb, run);
}

void
td_export_run (GtkWidget *widget, TdStore *store, const char *name, const TdExportParams *params)
{
  const TdExportInfo *info = td_export_find (name);
  g_autofree char *file = NULL;

  g_return_if_fail (info != NULL);

  if (params->year > 0)
    file = g_strdup_printf ("%s %u" SUFFIX, info->title, params->year);
  else
    file = g_strconcat (info->title, SUFFIX, NULL);
  ask (make_run (widget, store, name, params), NULL, file);
}

void
td_export_run_of (GtkWidget *widget, TdStore *store, const char *name, const char *subject,
                  const TdExportParams *params)
{
  const TdExportInfo *info = td_export_find (name);
  g_autofree char *clean = g_strdelimit (g_strdup (subject), FORBIDDEN, '-');
  g_autofree char *file = NULL;

  g_return_if_fail (info != NULL && subject != NULL);

  file = g_strdup_printf ("%s - %s" SUFFIX, info->title, clean);
  ask (make_run (widget, store, name, params), NULL, file);
}

void
td_export_run_to (GtkWidget *widget, TdStore *store, const char *name,
                  const TdExportParams *params, GFile *destination)
{
  Run *run = make_run (widget, store, name, params);

  run->destination = g_object_ref (destination);
  start (run);
}
