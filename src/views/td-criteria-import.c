/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-import.h"

#include "td-criteria-diff.h"
#include "td-criteria-rows.h"
#include "td-criteria-sets.h"
#include "td-criteria-workbook.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdCriteriaImport:
 * @into: id of the set that may be replaced, @old: as it is now
 * @set, @problems: what was read
 * @changes: (element-type TdCriteriaChange): for the chosen target
 */
struct _TdCriteriaImport
{
  AdwWindow        parent_instance;

  TdStore         *store;
  GFile           *file;
  gint64           into;
  TdCriteriaSet   *old;
  TdCriteriaSet   *set;
  GPtrArray       *problems;
  GPtrArray       *changes;
  gint64           id;
  gboolean         is_loading;
  gboolean         is_busy;

  GtkWidget       *take_button;
  GtkStack        *stack;
  AdwStatusPage   *error_page;
  GtkLabel        *file_label;
  GtkWidget       *target_box;
  GtkWidget       *new_check;
  GtkWidget       *over_check;
  GtkLabel        *blocked_label;
  GtkLabel        *problems_label;
  GtkListBox      *problems_list;
  GtkLabel        *changes_label;
  GtkListBox      *changes_list;
};

G_DEFINE_FINAL_TYPE (TdCriteriaImport, td_criteria_import, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  TAKEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- reading, in a thread --- */

typedef struct
{
  TdCriteriaSet *set;
  GPtrArray     *problems;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->set, td_criteria_set_unref);
  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_free (reading);
}

static void
read_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);
  GError *error = NULL;

  reading->set = td_criteria_workbook_read (data, NULL, &reading->problems, &error);
  if (reading->set != NULL)
    {
      g_task_return_pointer (task, reading, free_reading);
      return;
    }
  free_reading (reading);
  g_task_return_error (task, error);
}

/* --- what it has --- */

static void
show_problems (TdCriteriaImport *self)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u Thing to Know", "%u Things to Know",
                                                      self->problems->len), self->problems->len);

  for (guint i = 0; i < self->problems->len; i++)
    td_criteria_rows_add_problem (self->problems_list, self->problems->pdata[i]);
  gtk_label_set_text (self->problems_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), self->problems->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_list), self->problems->len > 0);
}

/* --- what it would do --- */

static gboolean
is_over (TdCriteriaImport *self)
{
  return self->old != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->over_check));
}

static char *
dup_summary (TdCriteriaImport *self)
{
  guint n[3] = { 0, 0, 0 };

  for (guint i = 0; i < self->changes->len; i++)
    n[((const TdCriteriaChange *) self->changes->pdata[i])->kind]++;
  if (self->changes->len == 0)
    return g_strdup (_("Nothing would change: the set is the same already."));
  if (!is_over (self))
    return g_strdup_printf (ngettext ("The new set “%1$s” with %2$u part",
                                      "The new set “%1$s” with %2$u parts", n[TD_CRITERIA_ADDED]),
                            self->set->name ? self->set->name : "", n[TD_CRITERIA_ADDED]);
  /* Translators: three numbers of criteria and classes. */
  return g_strdup_printf (_("%1$u added, %2$u changed, %3$u removed"), n[TD_CRITERIA_ADDED],
                          n[TD_CRITERIA_CHANGED], n[TD_CRITERIA_REMOVED]);
}

/* A set that no sheet could be scored with is not taken. */
static gboolean
has_error (TdCriteriaImport *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      if (((const TdCriteriaProblem *) self->problems->pdata[i])->is_error)
        return TRUE;
    }
  return FALSE;
}

static void
show_changes (TdCriteriaImport *self)
{
  g_autoptr (TdCriteriaSet) nothing = td_criteria_set_new ();
  g_autofree char *summary = NULL;
  gboolean usable = !has_error (self);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = td_criteria_diff (is_over (self) ? self->old : nothing, self->set);
  summary = dup_summary (self);
  td_criteria_rows_clear (self->changes_list);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const TdCriteriaChange *change = self->changes->pdata[i];

      /* Of a new set that its parts are new says enough. */
      if (is_over (self) || change->kind == TD_CRITERIA_ADDED)
        td_criteria_rows_add_change (self->changes_list, change);
    }
  gtk_label_set_text (self->changes_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), self->changes->len > 0);
  gtk_label_set_text (self->blocked_label, _("There are errors, so that it cannot be taken over. "
                                             "Correct the workbook and choose it again."));
  gtk_widget_set_visible (GTK_WIDGET (self->blocked_label), !usable);
  gtk_widget_set_sensitive (self->take_button, usable && !self->is_busy &&
                                               self->changes->len > 0);
}

static void
target_cb (TdCriteriaImport *self)
{
  if (self->set != NULL)
    show_changes (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdCriteriaImport *self = TD_CRITERIA_IMPORT (source);
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->store == NULL)
    {
      g_clear_pointer (&reading, free_reading);
      return;
    }
  self->is_loading = FALSE;
  if (reading == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else
    {
      self->set = g_steal_pointer (&reading->set);
      self->problems = g_steal_pointer (&reading->problems);
      free_reading (reading);
      show_problems (self);
      show_changes (self);
      gtk_stack_set_visible_child_name (self->stack, "preview");
      gtk_widget_grab_focus (self->take_button);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- doing it --- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCriteriaImport) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  self->is_busy = FALSE;
  if (self->store == NULL)
    return;
  if (change < 0)
    {
      show_changes (self);
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, signals[TAKEN], 0, self->id);
  gtk_window_close (GTK_WINDOW (self));
}

void
td_criteria_import_take (TdCriteriaImport *self)
{
  g_autoptr (GError) error = NULL;
  TdAction *action;

  if (self->is_busy || self->set == NULL || !gtk_widget_get_sensitive (self->take_button))
    return;
  self->id = is_over (self) ? self->into : 0;
  action = td_criteria_set_store (self->set, self->id, &self->id, &error);
  if (action == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->is_busy = TRUE;
  gtk_widget_set_sensitive (self->take_button, FALSE);
  td_action_run_async (action, self->store, NULL, taken_cb, g_object_ref (self));
}

static void
take_cb (TdCriteriaImport *self)
{
  td_criteria_import_take (self);
}

/* --- class --- */

static void
td_criteria_import_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, TD_CRITERIA_IMPORT (object)->is_loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_criteria_import_dispose (GObject *object)
{
  TdCriteriaImport *self = TD_CRITERIA_IMPORT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_pointer (&self->old, td_criteria_set_unref);
  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CRITERIA_IMPORT);
  G_OBJECT_CLASS (td_criteria_import_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-criteria-import.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, take_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, stack);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, error_page);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, file_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, target_box);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, new_check);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, over_check);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, blocked_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, problems_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, problems_list);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, changes_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaImport, changes_list);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
}

static void
td_criteria_import_class_init (TdCriteriaImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_criteria_import_get_property;
  object_class->dispose = td_criteria_import_dispose;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[TAKEN] = g_signal_new ("taken", TD_TYPE_CRITERIA_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_criteria_import_init (TdCriteriaImport *self)
{
  self->is_loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_target (TdCriteriaImport *self, gboolean over)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *label = NULL;

  gtk_label_set_text (self->file_label, name);
  gtk_widget_set_visible (self->target_box, self->old != NULL);
  if (self->old == NULL)
    return;
  /* Translators: the name of a criteria set. */
  label = g_strdup_printf (_("In place of “%s”: rounds keep their copies"), self->old->name);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->over_check),
                              td_criteria_rows_label (label, NULL));
  td_widget_set_label (self->over_check, label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (over ? self->over_check : self->new_check), TRUE);
}

GtkWidget *
td_criteria_import_new (GtkWidget *parent, TdStore *store, GFile *file, gint64 into, gboolean over)
{
  TdCriteriaImport *self = g_object_new (TD_TYPE_CRITERIA_IMPORT, "transient-for",
                                         GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  g_autoptr (GTask) task = NULL;

  self->store = g_object_ref (store);
  self->file = g_object_ref (file);
  self->into = into;
  if (into != 0)
    self->old = td_criteria_set_load (td_store_get_reader (store), into, NULL);
  show_target (self, over);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, td_criteria_import_new);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_func);
  return GTK_WIDGET (self);
}

gboolean
td_criteria_import_is_loading (TdCriteriaImport *self)
{
  return self->is_loading;
}

char *
td_criteria_import_dup_changes (TdCriteriaImport *self)
{
  static const char marks[] = "+~-";
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const TdCriteriaChange *change = self->changes->pdata[i];

      g_string_append_printf (text, "%s%c%s %s", i > 0 ? "\n" : "", marks[change->kind],
                              change->code ? change->code : "", change->text);
    }
  return g_string_free (text, FALSE);
}
