/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-actions.h"

#include "td-import-assistant.h"
#include "td-window.h"

/* The one that is under way, or a new one; %NULL where nothing can be imported: no
 * register, or no such kind of list. */
static TdImportAssistant *
begin (GtkWidget *widget, const char *name)
{
  TdStore *store = td_window_get_store (TD_WINDOW (widget));
  GtkWidget *cover = td_window_get_cover (TD_WINDOW (widget));
  TdImportProfile profile;

  if (TD_IS_IMPORT_ASSISTANT (cover))
    return TD_IMPORT_ASSISTANT (cover);
  if (store == NULL || !td_import_profile_from_name (name, &profile))
    return NULL;
  return td_import_assistant_show (widget, store, profile);
}

static void
import_staff_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (widget, td_import_profile_get_name (TD_IMPORT_STAFF));
}

static void
import_assessments_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (widget, td_import_profile_get_name (TD_IMPORT_SELF_ASSESSMENT));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (widget, g_variant_get_string (parameter, NULL));
}

static void
import_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *profile, *text;
  TdImportAssistant *assistant;

  g_variant_get (parameter, "(&s&s)", &profile, &text);
  assistant = begin (widget, profile);
  if (assistant != NULL)
    td_import_assistant_open_text (assistant, text);
}

static void
import_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *profile, *uri;
  TdImportAssistant *assistant;
  g_autoptr (GFile) file = NULL;

  g_variant_get (parameter, "(&s&s)", &profile, &uri);
  file = g_file_new_for_uri (uri);
  assistant = begin (widget, profile);
  if (assistant != NULL)
    td_import_assistant_open_file (assistant, file);
}

void
td_import_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.import-staff", NULL, import_staff_cb);
  gtk_widget_class_install_action (window_class, "win.import-self-assessment", NULL,
                                   import_assessments_cb);
  gtk_widget_class_install_action (window_class, "win.import", "s", import_cb);
  gtk_widget_class_install_action (window_class, "win.import-text", "(ss)", import_text_cb);
  gtk_widget_class_install_action (window_class, "win.import-file", "(ss)", import_file_cb);
}
