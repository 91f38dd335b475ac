/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-differences.h"

#include "td-board-badge.h"
#include "td-board-words.h"
#include "td-data-table.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- one person who differs --- */

#define TD_TYPE_BOARD_DIFFERENT (td_board_different_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardDifferent, td_board_different, TD, BOARD_DIFFERENT, GObject)

struct _TdBoardDifferent
{
  GObject  parent_instance;

  gint64   staff;
  char    *name;
  char    *post;
  char    *score;
  TdClass  classes[2];
};

G_DEFINE_FINAL_TYPE (TdBoardDifferent, td_board_different, G_TYPE_OBJECT)

static void
td_board_different_finalize (GObject *object)
{
  TdBoardDifferent *self = TD_BOARD_DIFFERENT (object);

  g_free (self->name);
  g_free (self->post);
  g_free (self->score);
  G_OBJECT_CLASS (td_board_different_parent_class)->finalize (object);
}

static void
td_board_different_class_init (TdBoardDifferentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_board_different_finalize;
}

static void
td_board_different_init (TdBoardDifferent *self)
{
}

/* --- the list --- */

struct _TdBoardDifferences
{
  GtkWidget   parent_instance;

  GtkWidget  *table; /* %NULL until there are titles */
  GListStore *people;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardDifferences, td_board_differences, GTK_TYPE_WIDGET)

static char *
dup_name (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->name);
}

static char *
dup_post (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->post);
}

static char *
dup_score (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (TD_BOARD_DIFFERENT (item)->score);
}

static char *
dup_class (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_board_class_label (
    TD_BOARD_DIFFERENT (item)->classes[GPOINTER_TO_UINT (user_data)]));
}

static GtkWidget *
make_badge (TdTableColumn *column, gpointer user_data)
{
  return td_board_badge_new ();
}

static void
update_badge (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  TdBoardDifferent *different = item;

  td_board_badge_show_class (TD_BOARD_BADGE (cell),
                             different->classes[GPOINTER_TO_UINT (user_data)], FALSE);
}

static void
activated_cb (TdBoardDifferences *self, gint64 id)
{
  g_autoptr (TdBoardDifferent) item = g_list_model_get_item (G_LIST_MODEL (self->people),
                                                             (guint) id - 1);

  if (item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item->staff);
}

static TdTableColumn *
add_column (TdDataTable *table, const char *key, const char *title, int width,
            TdCellTextFunc text, gpointer user_data)
{
  TdTableColumn *column = td_table_column_new (key, title, width, text, user_data, NULL);

  td_table_column_set_sortable (column, FALSE);
  td_data_table_append_column (table, column);
  return column;
}

/* --- class --- */

static void
td_board_differences_dispose (GObject *object)
{
  TdBoardDifferences *self = TD_BOARD_DIFFERENCES (object);

  td_widget_dispose_children (GTK_WIDGET (object));
  self->table = NULL;
  g_clear_object (&self->people);
  G_OBJECT_CLASS (td_board_differences_parent_class)->dispose (object);
}

static void
td_board_differences_class_init (TdBoardDifferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_board_differences_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_BOARD_DIFFERENCES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
td_board_differences_init (TdBoardDifferences *self)
{
  self->people = g_list_store_new (TD_TYPE_BOARD_DIFFERENT);
}

/* Titles of columns cannot change: a table with other ones. */
void
td_board_differences_set_titles (TdBoardDifferences *self, const char *first, const char *second)
{
  const char *const titles[2] = { first, second };
  static const char *const keys[2] = { "first", "second" };
  TdDataTable *table = TD_DATA_TABLE (td_data_table_new ());
  TdTableColumn *column;

  g_object_set (table, "ticks", FALSE, NULL);
  add_column (table, "name", _("Full Name"), 160, dup_name, NULL);
  column = add_column (table, "post", _("Post, Unit"), 140, dup_post, NULL);
  td_table_column_set_expand (column, TRUE);
  column = add_column (table, "score", _("Score"), 62, dup_score, NULL);
  td_table_column_set_xalign (column, 1);
  for (guint i = 0; i < 2; i++)
    {
      column = add_column (table, keys[i], titles[i], 160, dup_class, GUINT_TO_POINTER (i));
      td_table_column_set_cell (column, make_badge, update_badge);
    }
  td_data_table_set_label (table, _("People whose class differs"));
  td_data_table_set_model (table, G_LIST_MODEL (self->people), &td_id_funcs_by_position);
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  self->table = GTK_WIDGET (table);
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
}

static TdBoardDifferent *
make_different (TdBoard *board, const TdBoardDifference *difference)
{
  const TdBoardPerson *person = td_board_get_person (board, difference->index_a);
  TdBoardDifferent *self = g_object_new (TD_TYPE_BOARD_DIFFERENT, NULL);

  self->staff = difference->staff;
  self->name = g_strdup (difference->name);
  self->post = td_board_post_words (person);
  self->score = td_board_score_words (person->rating->score);
  self->classes[0] = difference->a;
  self->classes[1] = difference->b;
  return self;
}

void
td_board_differences_show (TdBoardDifferences *self, TdBoard *first, TdBoard *second)
{
  g_autoptr (GPtrArray) differences = td_board_compare (first, second);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (items, make_different (first, differences->pdata[i]));
  g_list_store_splice (self->people, 0, td_board_differences_get_n (self), items->pdata,
                       items->len);
}

guint
td_board_differences_get_n (TdBoardDifferences *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->people));
}
