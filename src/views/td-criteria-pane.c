/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-pane-private.h"

#include "td-criteria-columns.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdCriteriaPane, td_criteria_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define VIEW_KEY "td-view"
#define N_VIEWS 3

/* --- saving --- */

typedef struct
{
  TdCriteriaPane       *pane;
  gint64                id;
  const char           *key;
  TdCriteriaPaneFailed  failed;
} Save;

static gboolean
is_shown (TdCriteriaPane *self, gint64 id)
{
  return (self->record != NULL && td_record_get_id (self->record) == id) ||
         (self->set != NULL && self->set->id == id);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  g_autoptr (TdCriteriaPane) self = save->pane;
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0 &&
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      if (is_shown (self, save->id))
        save->failed (self, save->key, error->message);
      else
        td_shell_report_error (GTK_WIDGET (self), error);
    }
  g_free (save);
}

void
td_criteria_pane_run (TdCriteriaPane *self, TdAction *action, gint64 id, const char *key,
                      TdCriteriaPaneFailed failed)
{
  Save *save = g_new0 (Save, 1);

  save->pane = g_object_ref (self);
  save->id = id;
  save->key = key;
  save->failed = failed;
  td_action_run_async (action, self->store, NULL, saved_cb, save);
}

/* --- what is shown --- */

const TdCriterion *
td_criteria_pane_get_criterion (TdCriteriaPane *self)
{
  int index = self->set ? td_criteria_set_find_id (self->set, self->criterion) : -1;

  return index >= 0 ? td_criteria_set_get (self->set, (guint) index) : NULL;
}

static char *
dup_title (TdCriteriaPane *self)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);

  if (self->set == NULL)
    return NULL;
  if (self->view != TD_CRITERIA_PANE_CRITERION || criterion == NULL)
    return g_strdup (self->set->name);
  /* Translators: the code of a group or criterion, "III.9". */
  return g_strdup_printf (criterion->rule == TD_RULE_GROUP ? _("Group %s") : _("Criterion %s"),
                          criterion->code);
}

static char *
dup_subtitle (TdCriteriaPane *self)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);

  if (self->set == NULL)
    return NULL;
  if (self->view != TD_CRITERIA_PANE_CRITERION || criterion == NULL)
    return g_strdup_printf (_("Version %u"), self->set->version);
  if (criterion->parent < 0)
    return g_strdup (td_criteria_columns_get_role (criterion->role));
  return g_strdup (td_criteria_set_get (self->set, (guint) criterion->parent)->text);
}

static void
notify_titles (TdCriteriaPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
toggled_cb (GtkToggleButton *button, TdCriteriaPane *self)
{
  if (gtk_toggle_button_get_active (button))
    td_criteria_pane_set_view (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button),
                                                                          VIEW_KEY)));
}

/* --- building --- */

static GtkWidget *
make_switcher (TdCriteriaPane *self)
{
  const char *labels[N_VIEWS] = { _("Criterion"), _("The Set"), _("Classes") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (labels[i]);
      gtk_widget_add_css_class (self->buttons[i], "td-compact");
      g_object_set_data (G_OBJECT (self->buttons[i]), VIEW_KEY, GUINT_TO_POINTER (i));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == 0);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  return box;
}

static GtkWidget *
get_page (TdCriteriaPane *self, TdCriteriaPaneView view)
{
  static const char *const names[N_VIEWS] = { "criterion", "set", "bands" };

  return gtk_stack_get_child_by_name (GTK_STACK (self->stack), names[view]);
}

static void
build (TdCriteriaPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 2);
  gtk_widget_set_margin_bottom (self->box, 15);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), td_criteria_pane_make_criterion (self),
                       "criterion");
  gtk_stack_add_named (GTK_STACK (self->stack), td_criteria_pane_make_set (self), "set");
  gtk_stack_add_named (GTK_STACK (self->stack), td_criteria_pane_make_bands (self), "bands");
  gtk_box_append (GTK_BOX (self->box), make_switcher (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* --- class --- */

static void
td_criteria_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdCriteriaPane *self = TD_CRITERIA_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, dup_subtitle (self));
      break;
    case PROP_VIEW:
      g_value_set_uint (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_criteria_pane_dispose (GObject *object)
{
  TdCriteriaPane *self = TD_CRITERIA_PANE (object);

  g_clear_pointer (&self->set, td_criteria_set_unref);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->record);
  g_clear_object (&self->set_record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_criteria_pane_parent_class)->dispose (object);
}

static void
td_criteria_pane_class_init (TdCriteriaPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_criteria_pane_get_property;
  object_class->dispose = td_criteria_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_VIEW] = g_param_spec_uint ("view", NULL, NULL, 0, N_VIEWS - 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_criteria_pane_init (TdCriteriaPane *self)
{
}

GtkWidget *
td_criteria_pane_new (TdStore *store)
{
  TdCriteriaPane *self = g_object_new (TD_TYPE_CRITERIA_PANE, NULL);

  self->store = g_object_ref (store);
  build (self);
  return GTK_WIDGET (self);
}

void
td_criteria_pane_show (TdCriteriaPane *self, TdCriteriaSet *set, gint64 criterion)
{
  g_autoptr (TdCriteriaSet) before = g_steal_pointer (&self->set);

  self->set = set ? td_criteria_set_ref (set) : NULL;
  self->criterion = criterion;
  td_criteria_pane_show_criterion (self);
  td_criteria_pane_show_set (self);
  notify_titles (self);
}

TdCriteriaPaneView
td_criteria_pane_get_view (TdCriteriaPane *self)
{
  return self->view;
}

void
td_criteria_pane_set_view (TdCriteriaPane *self, TdCriteriaPaneView view)
{
  if (self->view == view)
    return;
  self->view = view;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), get_page (self, view));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[view]), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
  notify_titles (self);
}

void
td_criteria_pane_focus_band (TdCriteriaPane *self, guint band)
{
  td_criteria_pane_set_view (self, TD_CRITERIA_PANE_BANDS);
  td_criteria_lines_focus (TD_CRITERIA_LINES (self->bands), band);
}

void
td_criteria_pane_focus_field (TdCriteriaPane *self, const char *key)
{
  td_criteria_pane_set_view (self, TD_CRITERIA_PANE_CRITERION);
  td_criteria_form_focus (TD_CRITERIA_FORM (self->form), key);
}

TdCriteriaForm *
td_criteria_pane_get_form (TdCriteriaPane *self)
{
  return TD_CRITERIA_FORM (self->form);
}

TdCriteriaLines *
td_criteria_pane_get_grades (TdCriteriaPane *self)
{
  return TD_CRITERIA_LINES (self->grades);
}

TdCriteriaForm *
td_criteria_pane_get_set_form (TdCriteriaPane *self)
{
  return TD_CRITERIA_FORM (self->set_form);
}

TdCriteriaLines *
td_criteria_pane_get_bands (TdCriteriaPane *self)
{
  return TD_CRITERIA_LINES (self->bands);
}
