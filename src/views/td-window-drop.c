/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-application.h"
#include "td-confirm.h"
#include "td-import-file.h"
#include "td-import.h"

#include <glib/gi18n-lib.h>

/* Files that reach the window by other ways than its buttons: dropped onto it,
 * opened from the file manager, chosen where a register was asked for. */

/* Beside the classification of a year lie its self-assessments; elsewhere people. */
static TdImportProfile
guess_profile (TdWindow *self)
{
  TdPage *page = td_window_get_visible_page (self);

  return page != NULL && g_str_equal (td_page_get_page_name (page), "year")
         ? TD_IMPORT_SELF_ASSESSMENT : TD_IMPORT_STAFF;
}

static void
import_list (TdWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "(ss)",
                              td_import_profile_get_name (guess_profile (self)), uri);
}

/* --- a list opened as a register --- */

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdWindow *self = TD_WINDOW (source);
  g_autoptr (GFile) file = user_data;

  if (td_confirm_finish (GTK_WIDGET (self), result) && self->store != NULL)
    import_list (self, file);
}

void
td_window_offer_list (TdWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file, as "Danh sách.xlsx". */
  g_autofree char *heading = g_strdup_printf (_("“%s” is a list, not a register"), name);
  g_autofree char *reg = NULL;
  g_autofree char *body = NULL;

  gtk_window_present (GTK_WINDOW (self));
  if (self->store == NULL)
    {
      td_confirm_tell (GTK_WIDGET (self), heading,
                       _("Registers are files that end in .thidua. Set up a register or open one "
                         "first; then the list can be imported into it."));
      return;
    }
  if (td_store_is_read_only (self->store))
    {
      td_confirm_tell (GTK_WIDGET (self), heading,
                       td_store_get_read_only_reason (self->store));
      return;
    }
  reg = g_file_get_basename (self->file);
  body = g_strdup_printf (
    /* Translators: %s is the name of the file of the open register. */
    _("Registers are files that end in .thidua. The list can be imported into the register "
      "“%s”, which is open; every row is shown before anything is written."), reg);
  td_confirm_async (GTK_WIDGET (self), heading, body, _("_Import the List"), FALSE, offered_cb,
                    g_object_ref (file));
}

/* --- dropped --- */

/* The import has its own place for a list, and asks for nothing else meanwhile. */
static gboolean
take_file (TdWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (td_window_get_cover (self) != NULL)
    return FALSE;
  if (!td_import_is_list (file))
    td_application_open_file (TD_APPLICATION (application), file);
  else if (self->store != NULL && !td_store_is_read_only (self->store))
    import_list (self, file);
  else
    td_window_offer_list (self, file);
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdWindow *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  return files != NULL && take_file (self, files->data);
}

void
td_window_init_drop (TdWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->views), GTK_EVENT_CONTROLLER (drop));
}
