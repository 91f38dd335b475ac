/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-list.h"

#include "td-criteria-entry.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdCriteriaList
{
  GtkWidget  parent_instance;

  TdStore   *store;
  GPtrArray *entries; /* TdCriteriaEntry, as the rows */
  guint      n;
  guint      total;
  gint64     selected;
  gboolean   filling;

  GtkWidget *list;
  GtkWidget *archived_button;
};

G_DEFINE_FINAL_TYPE (TdCriteriaList, td_criteria_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- rows --- */

static const TdCriteriaEntry *
find_entry (TdCriteriaList *self, gint64 set, guint *position)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TdCriteriaEntry *entry = self->entries->pdata[i];

      if (entry->id != set)
        continue;
      if (position != NULL)
        *position = i;
      return entry;
    }
  return NULL;
}

static gboolean
shows_archived (TdCriteriaList *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->archived_button));
}

static void
fill (TdCriteriaList *self, GPtrArray *entries)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_ptr_array_set_size (self->entries, 0);
  self->n = 0;
  self->total = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      TdCriteriaEntry *entry = entries->pdata[i];

      self->n += !entry->is_archived;
      if (entry->is_archived && !shows_archived (self))
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->list), td_criteria_entry_make_row (entry));
      g_ptr_array_add (self->entries, entry);
      entries->pdata[i] = NULL;
    }
  gtk_widget_set_visible (self->archived_button, self->n < self->total);
  self->filling = FALSE;
}

static void
set_selected (TdCriteriaList *self, gint64 set)
{
  if (self->selected == set)
    return;
  self->selected = set;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_selected (TdCriteriaList *self)
{
  guint position = 0;
  const TdCriteriaEntry *entry = find_entry (self, self->selected, &position);
  gint64 id = 0;

  if (entry == NULL)
    entry = self->entries->len > 0 ? self->entries->pdata[0] : NULL;
  if (entry != NULL)
    id = entry->id;
  self->filling = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                          (int) position));
  self->filling = FALSE;
  set_selected (self, id);
}

static void
row_selected_cb (TdCriteriaList *self, GtkListBoxRow *row)
{
  const TdCriteriaEntry *entry;

  if (self->filling || row == NULL)
    return;
  entry = self->entries->pdata[gtk_list_box_row_get_index (row)];
  set_selected (self, entry->id);
}

static void
row_activated_cb (TdCriteriaList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
archived_toggled_cb (TdCriteriaList *self)
{
  td_criteria_list_reload (self, NULL);
}

/* --- class --- */

static void
td_criteria_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_int64 (value, TD_CRITERIA_LIST (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_criteria_list_dispose (GObject *object)
{
  TdCriteriaList *self = TD_CRITERIA_LIST (object);

  self->filling = TRUE;
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_criteria_list_parent_class)->dispose (object);
}

static void
td_criteria_list_finalize (GObject *object)
{
  g_ptr_array_unref (TD_CRITERIA_LIST (object)->entries);
  G_OBJECT_CLASS (td_criteria_list_parent_class)->finalize (object);
}

static void
td_criteria_list_class_init (TdCriteriaListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_criteria_list_get_property;
  object_class->dispose = td_criteria_list_dispose;
  object_class->finalize = td_criteria_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_CRITERIA_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_criteria_list_init (TdCriteriaList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entries = g_ptr_array_new_with_free_func (td_criteria_entry_free);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  td_widget_set_label (self->list, _("Criteria Sets"));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->archived_button = gtk_toggle_button_new_with_label (_("Archived Too"));
  gtk_widget_set_tooltip_text (self->archived_button, _("Show the sets that were archived"));
  gtk_widget_add_css_class (self->archived_button, "chip");
  gtk_widget_set_halign (self->archived_button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->archived_button, 9);
  gtk_widget_set_margin_bottom (self->archived_button, 9);
  gtk_widget_set_margin_top (self->archived_button, 6);
  gtk_widget_set_visible (self->archived_button, FALSE);
  g_signal_connect_object (self->archived_button, "toggled", G_CALLBACK (archived_toggled_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->archived_button);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "td-sets");
}

GtkWidget *
td_criteria_list_new (TdStore *store)
{
  TdCriteriaList *self = g_object_new (TD_TYPE_CRITERIA_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

gboolean
td_criteria_list_reload (TdCriteriaList *self, GError **error)
{
  g_autoptr (GPtrArray) entries = td_criteria_entries_read (td_store_get_reader (self->store),
                                                            error);

  if (entries == NULL)
    return FALSE;
  fill (self, entries);
  show_selected (self);
  return TRUE;
}

gint64
td_criteria_list_get_selected (TdCriteriaList *self)
{
  return self->selected;
}

gboolean
td_criteria_list_select (TdCriteriaList *self, gint64 set)
{
  if (find_entry (self, set, NULL) == NULL && !shows_archived (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->archived_button), TRUE);
  if (find_entry (self, set, NULL) == NULL)
    return FALSE;
  set_selected (self, set);
  show_selected (self);
  return TRUE;
}

guint
td_criteria_list_get_n (TdCriteriaList *self)
{
  return self->n;
}

guint
td_criteria_list_get_total (TdCriteriaList *self)
{
  return self->total;
}

guint
td_criteria_list_get_n_rounds (TdCriteriaList *self)
{
  const TdCriteriaEntry *entry = find_entry (self, self->selected, NULL);

  return entry ? entry->n_rounds : 0;
}
