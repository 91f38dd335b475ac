/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-related-list.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdRelatedList
{
  GtkWidget          parent_instance;

  TdStore           *store;
  const TdEntity    *entity;
  char              *parent_key;
  char              *sort_key;
  gint64             parent;
  char              *nothing;
  TdRelatedLineFunc  func;
  GtkWidget         *list;
};

G_DEFINE_FINAL_TYPE (TdRelatedList, td_related_list, GTK_TYPE_WIDGET)

enum
{
  ADD,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *style, gboolean muted)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, style);
  td_widget_set_css_class (label, "td-muted", muted);
  return label;
}

GtkWidget *
td_section_new (const char *title, GtkWidget *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "td-section");
  gtk_box_append (GTK_BOX (box), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_start (box, 3);
  gtk_widget_set_size_request (box, -1, 24);
  return box;
}

GtkWidget *
td_line_new (const char *when, const char *text, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (td_has_text (when))
    {
      GtkWidget *time = make_label (when, "td-small", TRUE);

      gtk_widget_add_css_class (time, "numeric");
      gtk_widget_set_size_request (time, 84, -1);
      gtk_widget_set_valign (time, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), time);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (text ? text : "", "td-small", FALSE));
  if (td_has_text (detail))
    gtk_box_append (GTK_BOX (texts), make_label (detail, "td-small", TRUE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
append_record (TdRelatedList *self, TdRecord *record)
{
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *row;

  self->func (record, &when, &text, &detail);
  row = td_line_new (when, text, detail);
  g_object_set_data_full (G_OBJECT (row), "td-record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
append_nothing (TdRelatedList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (self->nothing, "td-small", TRUE));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill (TdRelatedList *self)
{
  g_autoptr (TdQuery) query = td_query_new (self->entity);
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->parent == 0)
    return;
  td_query_filter_int (query, self->parent_key, TD_FILTER_IS, self->parent);
  td_query_set_sort (query, self->sort_key, TRUE);
  records = td_reader_list (td_store_get_reader (self->store), query, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    append_record (self, records->pdata[i]);
  if (records != NULL && records->len == 0)
    append_nothing (self);
}

static void
store_changed_cb (TdRelatedList *self, TdChanges *changes)
{
  if (self->parent != 0 && td_changes_touch (changes, self->entity))
    fill (self);
}

static void
row_activated_cb (TdRelatedList *self, GtkListBoxRow *row)
{
  TdRecord *record = g_object_get_data (G_OBJECT (row), "td-record");

  if (record != NULL)
    g_signal_emit (self, signals[EDIT], 0, record);
}

static void
add_clicked_cb (TdRelatedList *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static GtkWidget *
make_add_button (TdRelatedList *self, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_sensitive (button, !td_store_is_read_only (self->store));
  td_widget_set_label (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
td_related_list_dispose (GObject *object)
{
  TdRelatedList *self = TD_RELATED_LIST (object);

  td_widget_dispose_children (GTK_WIDGET (self));
  self->parent = 0;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_related_list_parent_class)->dispose (object);
}

static void
td_related_list_finalize (GObject *object)
{
  TdRelatedList *self = TD_RELATED_LIST (object);

  g_free (self->parent_key);
  g_free (self->sort_key);
  g_free (self->nothing);
  G_OBJECT_CLASS (td_related_list_parent_class)->finalize (object);
}

static void
td_related_list_class_init (TdRelatedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_related_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_related_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, TD_TYPE_RECORD);
}

static void
td_related_list_init (TdRelatedList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-lines");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
td_related_list_new (TdStore *store, const TdEntity *entity, const char *parent_key,
                     const char *sort_key, const char *title, const char *add_label,
                     const char *nothing, TdRelatedLineFunc func)
{
  TdRelatedList *self = g_object_new (TD_TYPE_RELATED_LIST, NULL);
  GtkWidget *button;

  self->store = g_object_ref (store);
  self->entity = entity;
  self->parent_key = g_strdup (parent_key);
  self->sort_key = g_strdup (sort_key);
  self->nothing = g_strdup (nothing);
  self->func = func;
  button = add_label ? make_add_button (self, add_label) : NULL;
  gtk_widget_set_parent (td_section_new (title, button), GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  td_widget_set_label (self->list, title);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
td_related_list_set_parent (TdRelatedList *self, gint64 parent)
{
  self->parent = parent;
  fill (self);
}
