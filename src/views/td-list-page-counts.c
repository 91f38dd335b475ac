/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-page-private.h"

#include "td-count.h"
#include "td-number.h"

#include <glib/gi18n-lib.h>

static gboolean
is_narrowed (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  return td_filter_bar_is_active (priv->filters) ||
         *td_page_get_search_text (TD_PAGE (self)) != '\0';
}

void
td_list_page_show_counts (TdListPage *self, guint shown)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);
  gboolean narrowed = is_narrowed (self);
  guint total = narrowed ? MAX (priv->total, shown) : shown;
  g_autofree char *count = TD_LIST_PAGE_GET_CLASS (self)->dup_count (self, shown, total);
  const char *child = shown > 0 ? "table" : narrowed ? "nothing" : "empty";

  /* A page that has nothing to say about emptiness shows an empty table. */
  if (shown == 0 && !narrowed && adw_bin_get_child (priv->empty) == NULL)
    child = "table";
  td_page_set_subtitle (TD_PAGE (self), count);
  gtk_stack_set_visible_child_name (priv->stack, child);
  gtk_widget_set_visible (priv->clear_button, narrowed);
  gtk_widget_set_visible (priv->chips,
                          (shown > 0 || narrowed) &&
                          gtk_widget_get_first_child (GTK_WIDGET (priv->filters)) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.clear-filters", narrowed);
}

void
td_list_page_set_counts (TdListPage *self, guint shown, guint total)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  priv->total = total;
  td_list_page_show_counts (self, shown);
}

char *
td_list_page_dup_count (TdListPage *self, guint shown, guint total)
{
  g_autofree char *shown_text = td_integer_to_text (shown);
  g_autofree char *total_text = td_integer_to_text (total);

  if (shown == total)
    return g_steal_pointer (&shown_text);
  /* Translators: "157 of 184", records shown and records in all. */
  return g_strdup_printf (_("%1$s of %2$s"), shown_text, total_text);
}

char *
td_list_page_dup_selection (TdListPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u ticked", "%u ticked", n), n);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdListPage) self = user_data;
  TdListPagePrivate *priv = td_list_page_get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = td_count_finish (TD_STORE (source), result, &error);

  if (counts == NULL || g_task_get_cancellable (G_TASK (result)) != priv->counting)
    return;
  g_clear_object (&priv->counting);
  priv->total = (guint) g_array_index (counts, gint64, 0);
  td_filter_bar_show_counts (priv->filters, &g_array_index (counts, gint64, 1), counts->len - 1);
  td_list_page_show_counts (self, g_list_model_get_n_items (G_LIST_MODEL (priv->model)));
}

static gboolean
count_cb (gpointer user_data)
{
  TdListPage *self = user_data;
  TdListPagePrivate *priv = td_list_page_get_private (self);
  g_autoptr (TdQuery) base = td_query_new (priv->entity);
  GPtrArray *queries = td_filter_bar_dup_queries (priv->filters, base);

  priv->count_source = 0;
  g_cancellable_cancel (priv->counting);
  g_clear_object (&priv->counting);
  priv->counting = g_cancellable_new ();
  g_ptr_array_insert (queries, 0, td_query_copy (base));
  td_count_async (td_page_get_store (TD_PAGE (self)), queries, priv->counting, counted_cb,
                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* After what is on the screen was drawn: the numbers can wait, the list cannot. */
void
td_list_page_count_soon (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  if (priv->count_source == 0)
    priv->count_source = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

void
td_list_page_stop_counting (TdListPage *self)
{
  TdListPagePrivate *priv = td_list_page_get_private (self);

  g_clear_handle_id (&priv->count_source, g_source_remove);
  g_cancellable_cancel (priv->counting);
  g_clear_object (&priv->counting);
}
