/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assistant-private.h"

#include <glib/gi18n-lib.h>

/* While a list is opened, checked or written: how far it is, and a button to stop. */

/* What goes on is shown when it takes longer than this, in ms. */
#define PATIENCE 300
#define PULSE 120

static gboolean
pulse_cb (gpointer user_data)
{
  TdImportAssistant *self = user_data;
  TdJob *job = td_import_session_get_job (self->session);

  if (job == NULL || td_job_get_fraction (job) < 0)
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
job_changed_cb (TdImportAssistant *self)
{
  TdJob *job = td_import_session_get_job (self->session);

  if (job == NULL)
    return;
  if (td_job_get_fraction (job) >= 0)
    gtk_progress_bar_set_fraction (self->progress, td_job_get_fraction (job));
  gtk_label_set_text (self->detail_label, td_job_get_detail (job));
}

static gboolean
patience_cb (gpointer user_data)
{
  TdImportAssistant *self = user_data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->pages, "busy");
  gtk_widget_grab_focus (self->stop_button);
  return G_SOURCE_REMOVE;
}

void
td_import_assistant_begin_waiting (TdImportAssistant *self)
{
  TdJob *job = td_import_session_get_job (self->session);
  TdImportActivity activity = td_import_session_get_activity (self->session);
  const char *title = activity == TD_IMPORT_REVERTING ? _("Undoing the import")
                                                      : _("Opening the list");

  gtk_label_set_text (self->job_label, job != NULL ? td_job_get_title (job) : title);
  gtk_label_set_text (self->detail_label, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->stop_button, activity != TD_IMPORT_REVERTING);
  if (job != NULL)
    g_signal_connect_object (job, "notify", G_CALLBACK (job_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  if (self->pulse == 0)
    self->pulse = g_timeout_add (PULSE, pulse_cb, self);
}

void
td_import_assistant_end_waiting (TdImportAssistant *self)
{
  gboolean was_shown = self->patience == 0;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (was_shown)
    td_import_assistant_show_step (self, self->step);
}
