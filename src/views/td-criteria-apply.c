/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-apply.h"

#include "td-criteria-fits.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdCriteriaApply:
 * @rounds: (element-type TdRecord)
 * @changes: (element-type TdFitChange): of the chosen round in the chosen way
 * @previewing: of the preview that is being made
 */
struct _TdCriteriaApply
{
  AdwWindow     parent_instance;

  TdStore      *store;
  GPtrArray    *rounds;
  GPtrArray    *changes;
  GCancellable *previewing;
  gboolean      is_busy;

  GtkWidget    *apply_button;
  GtkDropDown  *round_drop;
  GtkWidget    *keep_check;
  GtkWidget    *clamp_check;
  GtkWidget    *rescale_check;
  GtkLabel     *summary_label;
  GtkWidget    *frame;
  TdDataTable  *table;
};

G_DEFINE_FINAL_TYPE (TdCriteriaApply, td_criteria_apply, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- the preview, in a thread --- */

typedef struct
{
  TdStore   *store;
  gint64     round;
  TdFitMode  mode;
} Preview;

static void
free_preview (gpointer data)
{
  Preview *preview = data;

  g_object_unref (preview->store);
  g_free (preview);
}

static void
preview_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Preview *preview = data;
  GError *error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (preview->store, &error);
  GPtrArray *changes = NULL;

  if (reader != NULL)
    changes = td_round_preview_set (reader, preview->round, preview->mode, &error);
  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static TdFitMode
get_mode (TdCriteriaApply *self)
{
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->clamp_check)))
    return TD_FIT_CLAMP;
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rescale_check)) ? TD_FIT_RESCALE
                                                                              : TD_FIT_KEEP;
}

static TdRecord *
get_round (TdCriteriaApply *self)
{
  return self->rounds->pdata[gtk_drop_down_get_selected (self->round_drop)];
}

static void
show_changes (TdCriteriaApply *self)
{
  g_autoptr (GListModel) model = td_criteria_fits_new (self->changes);
  guint n = self->changes->len;
  g_autofree char *number = td_integer_to_text (n);
  g_autofree char *summary = NULL;

  if (n == 0)
    summary = g_strdup (_("Nothing that is scored changes."));
  else
    summary = g_strdup_printf (ngettext ("%s score changes", "%s scores change", n), number);
  gtk_label_set_text (self->summary_label, summary);
  td_data_table_set_model (self->table, model, &td_id_funcs_by_position);
  gtk_widget_set_visible (self->frame, n > 0);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdCriteriaApply *self = TD_CRITERIA_APPLY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->store == NULL || g_task_get_cancellable (G_TASK (result)) != self->previewing)
    return;
  g_clear_object (&self->previewing);
  if (changes != NULL)
    {
      g_clear_pointer (&self->changes, g_ptr_array_unref);
      self->changes = g_steal_pointer (&changes);
      show_changes (self);
    }
  else
    gtk_label_set_text (self->summary_label, error->message);
  gtk_widget_set_sensitive (self->apply_button, error == NULL && !self->is_busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
preview (TdCriteriaApply *self)
{
  g_autoptr (GTask) task = NULL;
  Preview *data;

  if (self->rounds == NULL ||
      gtk_drop_down_get_selected (self->round_drop) == GTK_INVALID_LIST_POSITION)
    return;
  data = g_new0 (Preview, 1);
  data->store = g_object_ref (self->store);
  data->round = td_record_get_id (get_round (self));
  data->mode = get_mode (self);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  self->previewing = g_cancellable_new ();
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  task = g_task_new (self, self->previewing, previewed_cb, NULL);
  g_task_set_source_tag (task, preview);
  g_task_set_task_data (task, data, free_preview);
  g_task_run_in_thread (task, preview_func);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Once for the one that is on now, not for the one that went off. */
static void
mode_cb (TdCriteriaApply *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    preview (self);
}

/* --- doing it --- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCriteriaApply) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  self->is_busy = FALSE;
  if (self->store == NULL)
    return;
  if (change < 0)
    {
      gtk_widget_set_sensitive (self->apply_button, TRUE);
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  td_shell_toast_change (GTK_WIDGET (self), _("The round works with the new version now"));
  gtk_window_close (GTK_WINDOW (self));
}

void
td_criteria_apply_run (TdCriteriaApply *self)
{
  if (self->is_busy || !gtk_widget_get_sensitive (self->apply_button))
    return;
  self->is_busy = TRUE;
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  td_action_run_async (td_round_take_set (td_record_get_id (get_round (self)), get_mode (self)),
                       self->store, NULL, applied_cb, g_object_ref (self));
}

static void
apply_cb (TdCriteriaApply *self)
{
  td_criteria_apply_run (self);
}

/* --- class --- */

static void
td_criteria_apply_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, td_criteria_apply_is_loading (TD_CRITERIA_APPLY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_criteria_apply_dispose (GObject *object)
{
  TdCriteriaApply *self = TD_CRITERIA_APPLY (object);

  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CRITERIA_APPLY);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  G_OBJECT_CLASS (td_criteria_apply_parent_class)->dispose (object);
}

static void
td_criteria_apply_class_init (TdCriteriaApplyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_criteria_apply_get_property;
  object_class->dispose = td_criteria_apply_dispose;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (TD_TYPE_DATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-criteria-apply.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, round_drop);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, keep_check);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, clamp_check);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, rescale_check);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, frame);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaApply, table);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_criteria_apply_init (TdCriteriaApply *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_criteria_apply_new (GtkWidget *parent, TdStore *store, GPtrArray *rounds)
{
  TdCriteriaApply *self = g_object_new (TD_TYPE_CRITERIA_APPLY, "transient-for",
                                        GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  GtkStringList *names = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < rounds->len; i++)
    gtk_string_list_append (names, td_record_get_title (rounds->pdata[i]));
  td_data_table_set_label (self->table, _("What changes of what is scored"));
  td_criteria_fits_add_columns (self->table);
  gtk_drop_down_set_model (self->round_drop, G_LIST_MODEL (names));
  g_object_unref (names);
  self->rounds = g_ptr_array_ref (rounds);
  preview (self);
  return GTK_WIDGET (self);
}

void
td_criteria_apply_set_mode (TdCriteriaApply *self, TdFitMode mode)
{
  GtkWidget *checks[] = { self->keep_check, self->clamp_check, self->rescale_check };

  gtk_check_button_set_active (GTK_CHECK_BUTTON (checks[mode]), TRUE);
}

gboolean
td_criteria_apply_is_loading (TdCriteriaApply *self)
{
  return self->previewing != NULL;
}

guint
td_criteria_apply_get_n_changes (TdCriteriaApply *self)
{
  return self->changes ? self->changes->len : 0;
}
