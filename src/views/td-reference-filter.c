/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reference-filter.h"

#include "td-text.h"
#include "td-unit-tree.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 18

struct _TdReferenceFilter
{
  GtkWidget    parent_instance;

  TdFilterBar *bar; /* unowned: the parent */
  TdStore     *store;
  char        *name;
  char        *key;
  GHashTable  *ticked; /* of gint64 */

  GtkWidget   *button;
  GtkWidget   *label;
  GtkWidget   *search;
  GtkWidget   *list;
};

G_DEFINE_FINAL_TYPE (TdReferenceFilter, td_reference_filter, GTK_TYPE_WIDGET)

static TdUnitTree *
load_tree (TdReferenceFilter *self)
{
  return td_unit_tree_new (td_store_get_reader (self->store), NULL);
}

static void
show_label (TdReferenceFilter *self)
{
  guint n = g_hash_table_size (self->ticked);
  g_autofree char *text = NULL;

  if (n == 1)
    {
      g_autoptr (TdUnitTree) tree = load_tree (self);
      g_autoptr (GList) ids = g_hash_table_get_keys (self->ticked);
      const TdUnitNode *node = tree ? td_unit_tree_get (tree, *(gint64 *) ids->data) : NULL;

      if (node != NULL)
        text = g_strdup (node->short_name ? node->short_name : node->name);
    }
  if (text == NULL && n > 0)
    /* Translators: name of a filter and how many are ticked: "Unit: 3". */
    text = g_strdup_printf (_("%1$s: %2$u"), self->name, n);
  gtk_label_set_text (GTK_LABEL (self->label), text ? text : self->name);
  td_widget_set_css_class (self->button, "active", n > 0);
}

static void
toggled_cb (TdReferenceFilter *self, GtkCheckButton *check)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "td-id");

  td_reference_filter_set (self, *id, gtk_check_button_get_active (check));
}

static void
append (TdReferenceFilter *self, const TdUnitNode *node, gboolean indented)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (node->name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->ticked, &node->id));
  gtk_widget_set_margin_start (check, indented ? (int) node->depth * INDENT : 0);
  g_object_set_data_full (G_OBJECT (check), "td-id", g_memdup2 (&node->id, sizeof node->id),
                          g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), check);
}

static void
fill (TdReferenceFilter *self)
{
  g_autoptr (TdUnitTree) tree = load_tree (self);
  g_autofree char *wanted = td_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; tree != NULL && i < td_unit_tree_get_n (tree); i++)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);
      g_autofree char *folded = td_text_fold (node->name);

      if (!node->archived && strstr (folded, wanted) != NULL)
        append (self, node, *wanted == '\0');
    }
}

static void
shown_cb (TdReferenceFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
}

static void
apply (TdQuery *query, gpointer user_data)
{
  TdReferenceFilter *self = user_data;
  g_autoptr (TdUnitTree) tree = load_tree (self);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      td_query_filter_int (query, self->key, TD_FILTER_IS, *(gint64 *) key);
      for (guint i = 0; tree != NULL && i < td_unit_tree_get_n (tree); i++)
        {
          gint64 id = td_unit_tree_get_nth (tree, i)->id;

          if (id != *(gint64 *) key && td_unit_tree_is_within (tree, id, *(gint64 *) key))
            td_query_filter_int (query, self->key, TD_FILTER_IS, id);
        }
    }
}

static gboolean
is_active (gpointer user_data)
{
  return g_hash_table_size (TD_REFERENCE_FILTER (user_data)->ticked) > 0;
}

static void
clear (gpointer user_data)
{
  TdReferenceFilter *self = user_data;

  g_hash_table_remove_all (self->ticked);
  show_label (self);
}

static GtkWidget *
make_popover (TdReferenceFilter *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  td_widget_set_label (self->search, _("Search"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
td_reference_filter_dispose (GObject *object)
{
  TdReferenceFilter *self = TD_REFERENCE_FILTER (object);

  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_reference_filter_parent_class)->dispose (object);
}

static void
td_reference_filter_finalize (GObject *object)
{
  TdReferenceFilter *self = TD_REFERENCE_FILTER (object);

  g_hash_table_unref (self->ticked);
  g_free (self->name);
  g_free (self->key);
  G_OBJECT_CLASS (td_reference_filter_parent_class)->finalize (object);
}

static void
td_reference_filter_class_init (TdReferenceFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_reference_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_reference_filter_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_reference_filter_init (TdReferenceFilter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_add_css_class (self->button, "chip");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
td_reference_filter_add (TdFilterBar *bar, TdStore *store, const char *label, const char *key)
{
  TdReferenceFilter *self = g_object_new (TD_TYPE_REFERENCE_FILTER, NULL);

  self->bar = bar;
  self->store = g_object_ref (store);
  self->name = g_strdup (label);
  self->key = g_strdup (key);
  td_widget_set_label (self->button, label);
  show_label (self);
  td_filter_bar_add_widget (bar, GTK_WIDGET (self), apply, is_active, clear, self);
  return GTK_WIDGET (self);
}

void
td_reference_filter_set (TdReferenceFilter *self, gint64 id, gboolean ticked)
{
  if (td_reference_filter_has (self, id) == !!ticked)
    return;
  if (ticked)
    g_hash_table_add (self->ticked, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ticked, &id);
  show_label (self);
  td_filter_bar_changed (self->bar);
}

gboolean
td_reference_filter_has (TdReferenceFilter *self, gint64 id)
{
  return g_hash_table_contains (self->ticked, &id);
}
