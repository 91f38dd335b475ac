/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assistant-private.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

/* What the title says, and the bar below: what was counted, and whether it can be gone
 * on or why not. */

static guint
count_written (TdImportAssistant *self)
{
  const TdImportCounts *counts;

  counts = td_import_get_counts (td_import_session_get_import (self->session));
  return counts->added + counts->changed;
}

gboolean
td_import_assistant_can_go_on (TdImportAssistant *self, char **why_not)
{
  TdImport *import = td_import_session_get_import (self->session);
  TdStore *store = td_import_session_get_store (self->session);
  const char *read_only = td_store_get_read_only_reason (store);

  if (td_import_session_is_busy (self->session) || import == NULL)
    return FALSE;
  if (self->is_written)
    return TRUE;
  if (self->step == TD_IMPORT_AT_FILE)
    return (td_import_get_profile (import) == TD_IMPORT_STAFF ||
            (td_import_get_year (import) > 0 &&
             !td_import_session_is_year_frozen (self->session))) ||
           td_import_session_is_ready (self->session, why_not);
  if (self->step == TD_IMPORT_AT_COLUMNS)
    return td_import_session_is_ready (self->session, why_not);
  if (self->step == TD_IMPORT_AT_SUMMARY && read_only != NULL)
    {
      if (why_not != NULL)
        *why_not = g_strdup (read_only);
      return FALSE;
    }
  return td_import_session_is_checked (self->session) &&
         (self->step < TD_IMPORT_AT_SUMMARY || count_written (self) > 0);
}

static char *
dup_next_label (TdImportAssistant *self)
{
  guint n;

  if (self->is_written)
    return g_strdup (_("_Close"));
  if (self->step < TD_IMPORT_AT_SUMMARY)
    /* Translators: %s is the title of the next step. */
    return g_strdup_printf (_("_Next: %s"),
                            td_import_step_get_title ((TdImportStep) (self->step + 1)));
  n = count_written (self);
  return g_strdup_printf (ngettext ("_Import %u row", "_Import %u rows", n), n);
}

void
td_import_assistant_update_foot (TdImportAssistant *self)
{
  TdImport *import = td_import_session_get_import (self->session);
  gboolean is_checked = td_import_session_is_checked (self->session);
  g_autofree char *why_not = NULL;
  gboolean can_next = td_import_assistant_can_go_on (self, &why_not);
  g_autofree char *label = dup_next_label (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", can_next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back",
                                 self->step > TD_IMPORT_AT_FILE && !self->is_written &&
                                 !td_import_session_is_busy (self->session));
  gtk_widget_set_visible (self->back_button, self->step > TD_IMPORT_AT_FILE &&
                                             !self->is_written);
  gtk_button_set_label (self->next_button, label);
  td_widget_set_css_class (GTK_WIDGET (self->next_button), "suggested-action", !self->is_written);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), is_checked && !self->is_reverted &&
                                                  self->step >= TD_IMPORT_AT_ROWS);
  if (is_checked)
    td_import_sum_show (self->sum, td_import_get_counts (import));
  if (why_not == NULL && import != NULL && !self->is_written)
    why_not = g_strdup (_("Nothing is written yet"));
  gtk_label_set_text (self->note_label, why_not);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_label), why_not);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next_button),
                               can_next ? _("Go on (Ctrl+Page Down)") : why_not);
}

void
td_import_assistant_update_title (TdImportAssistant *self)
{
  gboolean is_staff = td_import_session_get_profile (self->session) == TD_IMPORT_STAFF;

  gtk_label_set_text (self->title_label, is_staff ? _("Import Staff from Excel")
                                                  : _("Import Self-Assessments"));
  gtk_button_set_label (self->cancel_button, self->is_written ? _("_Close") : _("_Cancel"));
}
