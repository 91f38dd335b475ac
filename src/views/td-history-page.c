/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history-page.h"

#include "td-button-content.h"
#include "td-confirm.h"
#include "td-history-model.h"
#include "td-history-pane.h"
#include "td-number.h"
#include "td-shell.h"
#include "td-time.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdHistoryPage
{
  TdListPage      parent_instance;

  TdHistoryModel *model;
  GtkWidget      *pane;
  GtkWidget      *notice;
};

G_DEFINE_FINAL_TYPE (TdHistoryPage, td_history_page, TD_TYPE_LIST_PAGE)

/* --- columns --- */

static char *
dup_time (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_time_dup_full (td_history_item_get (item)->at);
}

static char *
dup_label (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_history_item_get (item)->label);
}

static char *
dup_who (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_history_item_get (item)->who);
}

static char *
dup_records (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_integer_to_text (td_history_item_get (item)->n_records);
}

static char *
dup_state (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_history_item_get (item)->undone_by != 0 ? _("Undone") : "");
}

static void
add_columns (TdDataTable *table)
{
  struct
  {
    const char     *key;
    const char     *title;
    int             width;
    TdCellTextFunc  text;
    float           xalign;
    gboolean        expand;
    guint           rank;
  } columns[] = {
    { "at", _("When"), 130, dup_time, 1, FALSE, 0 },
    { "label", _("What was done"), 250, dup_label, 0, TRUE, 0 },
    { "who", _("Who"), 150, dup_who, 0, FALSE, 1 },
    { "records", _("Records"), 72, dup_records, 1, FALSE, 3 },
    { "state", _("State"), 104, dup_state, 0, FALSE, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      TdTableColumn *column = td_table_column_new (columns[i].key, columns[i].title,
                                                   columns[i].width, columns[i].text, NULL, NULL);

      td_table_column_set_xalign (column, columns[i].xalign);
      td_table_column_set_expand (column, columns[i].expand);
      td_table_column_set_rank (column, columns[i].rank);
      td_table_column_set_sortable (column, FALSE);
      td_data_table_append_column (table, column);
    }
}

/* An entry that was undone is there, but no longer counts. */
static void
row_changed_cb (TdHistoryPage *self, GtkWidget *row, GObject *item)
{
  td_widget_set_css_class (row, "td-undone",
                           td_history_item_get (TD_HISTORY_ITEM (item))->undone_by != 0);
}

/* --- the page --- */

static void
n_items_cb (TdHistoryPage *self)
{
  td_list_page_set_counts (TD_LIST_PAGE (self),
                           g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                           td_history_model_get_total (self->model));
}

/* Whether undoing would undo this one: the newest of those that stand. */
static gboolean
can_undo (TdHistoryPage *self, const TdChangeEntry *entry)
{
  TdStore *store = td_page_get_store (TD_PAGE (self));
  g_autofree char *label = td_store_is_read_only (store) ? NULL : td_store_dup_undo_label (store);
  guint n = MIN (td_history_model_get_total (self->model), 50);

  if (label == NULL || entry->undone_by != 0 || g_strcmp0 (label, entry->label) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      const TdChangeEntry *newer = item ? td_history_item_get (item) : NULL;

      if (newer != NULL && newer->undone_by == 0 && g_strcmp0 (newer->label, label) == 0)
        return newer->id == entry->id;
    }
  return FALSE;
}

static void
td_history_page_show_details (TdListPage *page, gint64 id)
{
  TdHistoryPage *self = TD_HISTORY_PAGE (page);
  TdDetailsPane *pane = td_list_page_get_pane (page);
  g_autoptr (TdHistoryItem) item = NULL;
  const TdChangeEntry *entry;
  guint position;

  if (self->pane == NULL)
    {
      self->pane = td_history_pane_new (td_page_get_store (TD_PAGE (self)),
                                        td_page_get_preferences (TD_PAGE (self)));
      td_details_pane_set_child (pane, self->pane);
    }
  if (id != 0 && td_id_funcs_of_history.find (G_LIST_MODEL (self->model), id, &position))
    item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  entry = item ? td_history_item_get (item) : NULL;
  td_details_pane_set_title (pane, entry ? entry->label : "", NULL);
  td_history_pane_show (TD_HISTORY_PANE (self->pane), entry, entry && can_undo (self, entry));
  td_details_pane_scroll_to_top (pane);
}

static void
store_changed_cb (TdHistoryPage *self)
{
  TdListPage *page = TD_LIST_PAGE (self);

  n_items_cb (self);
  if (td_list_page_shows_details (page))
    td_history_page_show_details (page, td_data_table_get_current (td_list_page_get_table (page)));
}

/* --- whose name the changes carry --- */

static void
show_notice_cb (TdHistoryPage *self)
{
  TdStore *store = td_page_get_store (TD_PAGE (self));
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->notice, !td_store_is_read_only (store) &&
                          td_preferences_get_author (td_page_get_preferences (TD_PAGE (self))) ==
                          NULL);
  /* Translators: the name that a person logs in to the computer with. */
  text = g_strdup_printf (_("Your changes are recorded under the login name “%s”."),
                          td_store_get_author (store));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self->notice)), text);
}

static GtkWidget *
make_notice (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Enter Your Name…"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  gtk_widget_add_css_class (button, "td-compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "td-banner");
  return box;
}

static void
add_notice (TdHistoryPage *self)
{
  self->notice = make_notice ();
  td_list_page_set_notice (TD_LIST_PAGE (self), self->notice);
  g_signal_connect_object (td_page_get_preferences (TD_PAGE (self)), "notify::author",
                           G_CALLBACK (show_notice_cb), self, G_CONNECT_SWAPPED);
  show_notice_cb (self);
}

static void
td_history_page_load (TdPage *page)
{
  TdHistoryPage *self = TD_HISTORY_PAGE (page);
  TdDataTable *table = td_list_page_get_table (TD_LIST_PAGE (page));
  TdStore *store = td_page_get_store (page);

  self->model = td_history_model_new (store);
  add_notice (self);
  add_columns (table);
  td_data_table_set_label (table, _("History"));
  td_data_table_set_preferences (table, td_page_get_preferences (page), "history");
  td_data_table_set_model (table, G_LIST_MODEL (self->model), &td_id_funcs_of_history);
  g_signal_connect_object (table, "row-changed", G_CALLBACK (row_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-items", G_CALLBACK (n_items_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  td_history_model_set_search (self->model, td_page_get_search_text (page));
  n_items_cb (self);
}

static void
td_history_page_search (TdPage *page, const char *text)
{
  TdHistoryPage *self = TD_HISTORY_PAGE (page);

  td_data_table_forget_place (td_list_page_get_table (TD_LIST_PAGE (page)));
  td_history_model_set_search (self->model, text);
  n_items_cb (self);
}

static gboolean
td_history_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  return FALSE;
}

static char *
td_history_page_dup_count (TdListPage *page, guint shown, guint total)
{
  g_autofree char *shown_text = td_integer_to_text (shown);
  g_autofree char *total_text = td_integer_to_text (total);

  if (shown == total)
    return g_strdup_printf (ngettext ("%s change", "%s changes", total), total_text);
  /* Translators: "12 of 340 changes". */
  return g_strdup_printf (ngettext ("%1$s of %2$s change", "%1$s of %2$s changes", total),
                          shown_text, total_text);
}

/* --- verifying, in a thread --- */

static void
verify_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (task_data, &error);
  gint64 n_entries = 0;

  if (reader != NULL && td_history_verify (reader, &n_entries, &error))
    g_task_return_int (task, n_entries);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (TdJob) job = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n_entries = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *n = NULL;
  g_autofree char *text = NULL;

  td_job_finish (job);
  if (error != NULL)
    {
      td_confirm_tell (widget, _("The history does not hold together"), error->message);
      return;
    }
  n = td_integer_to_text (n_entries);
  text = g_strdup_printf (ngettext ("The history is whole: %s entry checked",
                                    "The history is whole: %s entries checked", (gulong) n_entries),
                          n);
  td_shell_toast (widget, text);
}

static void
verify_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdJob *job = td_job_new (_("Checking the history"));
  g_autoptr (GTask) task = g_task_new (widget, NULL, verified_cb, job);

  g_task_set_source_tag (task, verify_cb);
  g_task_set_task_data (task, g_object_ref (td_page_get_store (TD_PAGE (widget))), g_object_unref);
  td_shell_add_job (widget, job);
  g_task_run_in_thread (task, verify_thread);
}

static void
td_history_page_dispose (GObject *object)
{
  TdHistoryPage *self = TD_HISTORY_PAGE (object);

  G_OBJECT_CLASS (td_history_page_parent_class)->dispose (object);
  g_clear_object (&self->model);
}

static void
td_history_page_class_init (TdHistoryPageClass *klass)
{
  TdPageClass *page_class = TD_PAGE_CLASS (klass);
  TdListPageClass *list_class = TD_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_history_page_dispose;
  page_class->load = td_history_page_load;
  page_class->search = td_history_page_search;
  page_class->show_record = td_history_page_show_record;
  list_class->show_details = td_history_page_show_details;
  list_class->dup_count = td_history_page_dup_count;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "history.verify", NULL, verify_cb);
}

static void
verify_clicked_cb (TdHistoryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "history.verify", NULL);
}

static GtkWidget *
make_verify_button (TdHistoryPage *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = td_button_content_new ("td-verify-symbolic", _("Check"));

  g_object_bind_property (self, "narrow", content, "narrow", G_BINDING_SYNC_CREATE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "td-word");
  gtk_widget_set_tooltip_text (button, _("Check that nobody changed the history from outside"));
  td_widget_set_label (button, _("Check the history"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (verify_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
td_history_page_init (TdHistoryPage *self)
{
  g_object_set (td_list_page_get_table (TD_LIST_PAGE (self)), "ticks", FALSE, NULL);
  g_object_set (self,
                "title", _("History"),
                "icon-name", "td-history-symbolic",
                "page-name", "history",
                "search-placeholder", _("Search in the history… (Ctrl+F)"),
                "header-end", make_verify_button (self),
                NULL);
}
