/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assistant-private.h"

#include "td-error.h"
#include "td-import-step-columns.h"
#include "td-import-step-diff.h"
#include "td-import-step-file.h"
#include "td-import-step-rows.h"
#include "td-import-step-summary.h"
#include "td-import-style.h"
#include "td-shell.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdImportAssistant, td_import_assistant, GTK_TYPE_WIDGET)

/* --- steps --- */

void
td_import_assistant_focus_page (TdImportAssistant *self)
{
  if (!gtk_widget_grab_focus (self->step_pages[self->step]))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

void
td_import_assistant_show_step (TdImportAssistant *self, TdImportStep step)
{
  self->step = step;
  td_import_steps_set_current (self->steps, step);
  td_import_steps_set_done (self->steps, self->is_written);
  td_import_assistant_update_foot (self);
  td_import_assistant_update_title (self);
  if (self->patience == 0 && td_import_session_is_busy (self->session))
    return;
  gtk_stack_set_visible_child (self->pages, self->step_pages[step]);
  td_import_assistant_focus_page (self);
}

static void
step_chosen_cb (TdImportAssistant *self, int step)
{
  if (!td_import_session_is_busy (self->session))
    td_import_assistant_show_step (self, (TdImportStep) step);
}

/* --- what goes on --- */

/* A list was opened: on with it, unless the year is still to be said. */
static void
focus_next (TdImportAssistant *self)
{
  if (self->step != TD_IMPORT_AT_FILE || td_import_session_get_import (self->session) == NULL)
    return;
  if (td_import_assistant_can_go_on (self, NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else
    td_import_assistant_focus_page (self);
}

static void
activity_cb (TdImportAssistant *self)
{
  TdImportActivity activity = td_import_session_get_activity (self->session);

  if (activity == TD_IMPORT_CHECKING)
    self->was_checking = TRUE;
  if (activity == TD_IMPORT_RESTING)
    td_import_assistant_end_waiting (self);
  else
    td_import_assistant_begin_waiting (self);
  td_import_assistant_update_foot (self);
  if (activity == TD_IMPORT_RESTING)
    focus_next (self);
}

/* --- what the session says --- */

static void
error_cb (TdImportAssistant *self)
{
  const GError *error = td_import_session_get_error (self->session);

  if (error != NULL)
    gtk_label_set_text (self->error_label, error->message);
  gtk_widget_set_visible (self->again_button,
                          g_error_matches (error, TD_ERROR, TD_ERROR_CONFLICT) &&
                          td_import_session_is_ready (self->session, NULL) &&
                          td_import_session_get_change (self->session) == 0);
  gtk_revealer_set_reveal_child (self->banner, error != NULL);
  td_import_assistant_update_foot (self);
}

/* Another list: what was reached with the one before does not count. */
static void
opened_cb (TdImportAssistant *self)
{
  self->is_written = self->is_reverted = FALSE;
  if (self->step > TD_IMPORT_AT_COLUMNS && td_import_session_get_n_steps (self->session) == 0)
    td_import_assistant_show_step (self, TD_IMPORT_AT_COLUMNS);
  td_import_steps_set_done (self->steps, FALSE);
  td_import_assistant_update_title (self);
  td_import_assistant_update_foot (self);
}

static void
mapped_cb (TdImportAssistant *self)
{
  td_import_assistant_update_title (self);
  td_import_assistant_update_foot (self);
}

/* A check has ended: with rows, or with what stands in the way. */
static void
end_check (TdImportAssistant *self, gboolean is_checked)
{
  TdImportStep wanted = self->wanted;

  self->was_checking = FALSE;
  self->wanted = TD_IMPORT_AT_FILE;
  if (is_checked)
    {
      self->is_written = self->is_reverted = FALSE;
      if (wanted != TD_IMPORT_AT_FILE)
        td_import_assistant_show_step (self, wanted);
    }
  else if (self->step > TD_IMPORT_AT_COLUMNS)
    td_import_assistant_show_step (self, TD_IMPORT_AT_COLUMNS);
}

static void
checked_cb (TdImportAssistant *self, gboolean whole)
{
  if (whole && self->was_checking && !td_import_session_is_busy (self->session))
    end_check (self, td_import_session_is_checked (self->session));
  td_import_assistant_update_foot (self);
}

static void
unmapped_cb (TdImportAssistant *self)
{
  td_import_assistant_show_step (self, TD_IMPORT_AT_COLUMNS);
}

static void
written_cb (TdImportAssistant *self)
{
  self->is_written = TRUE;
  self->is_reverted = FALSE;
  td_import_assistant_show_step (self, TD_IMPORT_AT_SUMMARY);
}

static void
reverted_cb (TdImportAssistant *self)
{
  self->is_reverted = TRUE;
  td_import_assistant_show_step (self, TD_IMPORT_AT_SUMMARY);
}

/* Keys of the window that would do something behind the assistant. */
static gboolean
key_left_cb (TdImportAssistant *self, guint keyval, guint keycode, GdkModifierType state)
{
  static const guint keys[] = {
    GDK_KEY_Z, GDK_KEY_y, GDK_KEY_f, GDK_KEY_n, GDK_KEY_e,
  };
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK);

  if (held == GDK_ALT_MASK)
    return keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9;
  for (guint i = 0; held == GDK_CONTROL_MASK && i < G_N_ELEMENTS (keys); i++)
    {
      if (keyval == keys[i])
        return TRUE;
    }
  return FALSE;
}

/* --- class --- */

static void
narrow_cb (TdImportAssistant *self)
{
  gboolean narrow = td_adaptive_bin_is_narrow (self->area);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), narrow ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !narrow);
  for (int i = TD_IMPORT_AT_COLUMNS; i < TD_N_IMPORT_STEPS; i++)
    {
      if (self->step_pages[i] != NULL)
        g_object_set (self->step_pages[i], "narrow", narrow, NULL);
    }
}

static void
td_import_assistant_dispose (GObject *object)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->session != NULL)
    td_import_session_cancel (self->session);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_IMPORT_ASSISTANT);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_import_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, frame);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, area);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, banner);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, error_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, again_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, pages);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, job_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, progress);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, stop_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, bar);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, sum);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, note_label);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, TdImportAssistant, next_button);
}

static void
td_import_assistant_class_init (TdImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_assistant_dispose;

  td_import_style_ensure ();
  g_type_ensure (ADW_TYPE_HEADER_BAR);
  g_type_ensure (TD_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TD_TYPE_IMPORT_STEPS);
  g_type_ensure (TD_TYPE_IMPORT_SUM);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-import-assistant.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
  td_import_assistant_install_actions (widget_class);
}

static void
td_import_assistant_init (TdImportAssistant *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  td_import_assistant_add_step_keys (self);
}

static void
connect_session (TdImportAssistant *self)
{
  static const struct
  {
    const char *name;
    GCallback   callback;
  } handlers[] = {
    { "activity", G_CALLBACK (activity_cb) }, { "error", G_CALLBACK (error_cb) },
    { "opened", G_CALLBACK (opened_cb) }, { "mapped", G_CALLBACK (mapped_cb) },
    { "checked", G_CALLBACK (checked_cb) }, { "written", G_CALLBACK (written_cb) },
    { "reverted", G_CALLBACK (reverted_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->session, handlers[i].name, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

GtkWidget *
td_import_assistant_new (TdStore *store, TdImportProfile profile)
{
  TdImportAssistant *self = g_object_new (TD_TYPE_IMPORT_ASSISTANT, NULL);
  TdImportSession *session = td_import_session_new (store, profile);

  self->session = session;
  self->step_pages[TD_IMPORT_AT_FILE] = td_import_step_file_new (session);
  self->step_pages[TD_IMPORT_AT_COLUMNS] = td_import_step_columns_new (session);
  self->step_pages[TD_IMPORT_AT_ROWS] = td_import_step_rows_new (session);
  self->step_pages[TD_IMPORT_AT_DIFFERENCES] = td_import_step_diff_new (session);
  self->step_pages[TD_IMPORT_AT_SUMMARY] = td_import_step_summary_new (session);
  for (int i = 0; i < TD_N_IMPORT_STEPS; i++)
    gtk_stack_add_child (self->pages, self->step_pages[i]);
  g_signal_connect_object (self->step_pages[TD_IMPORT_AT_ROWS], "unmapped",
                           G_CALLBACK (unmapped_cb), self, G_CONNECT_SWAPPED);
  connect_session (self);
  td_import_assistant_show_step (self, TD_IMPORT_AT_FILE);
  return GTK_WIDGET (self);
}

TdImportAssistant *
td_import_assistant_show (GtkWidget *parent, TdStore *store, TdImportProfile profile)
{
  TdImportAssistant *self = TD_IMPORT_ASSISTANT (td_import_assistant_new (store, profile));

  td_shell_show_view (parent, GTK_WIDGET (self));
  td_import_assistant_focus_page (self);
  return self;
}

void
td_import_assistant_open_file (TdImportAssistant *self, GFile *file)
{
  td_import_session_open_file (self->session, file);
}

void
td_import_assistant_open_text (TdImportAssistant *self, const char *text)
{
  td_import_session_open_text (self->session, text);
}

TdImportSession *
td_import_assistant_get_session (TdImportAssistant *self)
{
  return self->session;
}

TdImportStep
td_import_assistant_get_step (TdImportAssistant *self)
{
  return self->step;
}

GtkWidget *
td_import_assistant_get_page (TdImportAssistant *self, TdImportStep step)
{
  return self->step_pages[step];
}
