/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-ranking.h"

#include "td-data-table.h"
#include "td-score-rank-row.h"
#include "td-view-load.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/**
 * TdScoreRanking:
 * @previous: id of the round before, 0: none
 * @before: that round, once it was read
 * @subjects: its subjects
 */
struct _TdScoreRanking
{
  GtkWidget          parent_instance;

  TdStore           *store;
  TdScoreBook       *book;
  gint64             previous;
  TdScoreBook       *before;
  GHashTable        *subjects;
  TdViewLoad         load;
  TdScoreGridFilter  filter;
  gpointer           filter_data;
  TdScoreScope       scope;
  GListStore        *rows;

  GtkWidget         *scopes[TD_N_SCOPES];
  GtkWidget         *rule_label;
  GtkWidget         *before_label;
  TdDataTable       *table;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdScoreRanking, td_score_ranking, GTK_TYPE_WIDGET)

/* --- the list --- */

static void
fill_rows (TdScoreRanking *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = self->book != NULL ? td_score_book_get_n_sheets (self->book) : 0;
  gboolean has_units = FALSE;

  for (guint i = 0; i < n; i++)
    if (self->filter == NULL || self->filter (self->book, i, self->filter_data))
      {
        TdScoreRankRow *row = td_score_rank_row_new (self->book, i, self->scope, self->before,
                                                     self->subjects, places);

        has_units |= row->unit != NULL;
        g_ptr_array_add (rows, row);
      }
  td_data_table_set_column_empty (self->table, "unit", !has_units);
  td_score_rank_rows_align (rows);
  g_ptr_array_sort (rows, td_score_rank_row_compare);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

/* --- what is said above it --- */

static const char *
describe_tie_break (TdTieBreak tie_break)
{
  switch (tie_break)
    {
    case TD_TIE_DEDUCTION:
      return _("Equal scores: who has less deducted is ahead.");
    case TD_TIE_BONUS_LESS:
      return _("Equal scores: who needs less bonus is ahead.");
    case TD_TIE_GROUP:
      return NULL;
    case TD_TIE_SHARED:
    default:
      return _("Equal scores share a rank (=), and the next one is skipped.");
    }
}

static void
show_rule (TdScoreRanking *self)
{
  const TdRoundRule *rule = self->book != NULL ? td_score_book_get_rule (self->book) : NULL;
  g_autofree char *text = NULL;

  if (rule == NULL)
    return;
  if (rule->tie_break == TD_TIE_GROUP)
    /* Translators: %s is the code of a group of criteria. */
    text = g_strdup_printf (_("Equal scores: who has more points in group %s is ahead."),
                            rule->tie_group);
  gtk_label_set_text (GTK_LABEL (self->rule_label),
                      text != NULL ? text : describe_tie_break (rule->tie_break));
}

static void
show_before (TdScoreRanking *self)
{
  g_autofree char *text = NULL;

  if (self->before != NULL)
    /* Translators: %s is the name of a round. */
    text = g_strdup_printf (_("Compared with %s"),
                            td_record_get_title (td_score_book_get_record (self->before)));
  gtk_label_set_text (GTK_LABEL (self->before_label),
                      text != NULL ? text : _("There is no round before this one."));
  gtk_widget_set_visible (self->before_label, self->book != NULL);
  td_data_table_set_column_empty (self->table, "before", self->before == NULL);
}

static void
show_scopes (TdScoreRanking *self)
{
  gboolean people = self->book != NULL && td_score_book_get_set (self->book)->for_people;

  gtk_widget_set_visible (self->scopes[TD_SCOPE_UNIT], people);
  for (guint i = 0; i < TD_N_SCOPES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scopes[i]), i == self->scope);
}

static void
refresh (TdScoreRanking *self)
{
  show_rule (self);
  show_before (self);
  fill_rows (self);
}

/* --- the round before --- */

static void
before_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdScoreRanking) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdScoreBook) before = td_score_book_new_finish (result, &error);

  if (!td_view_load_finish (&self->load, result) || before == NULL)
    return;
  g_set_object (&self->before, before);
  self->subjects = td_score_rank_index (before);
  refresh (self);
}

static void
forget_before (TdScoreRanking *self)
{
  td_view_load_stop (&self->load);
  g_clear_object (&self->before);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  self->previous = 0;
}

static void
read_before (TdScoreRanking *self)
{
  gint64 previous = self->book == NULL ? 0
                    : td_round_find_previous (td_store_get_reader (self->store),
                                              td_score_book_get_round (self->book));

  if (previous == self->previous)
    return;
  forget_before (self);
  self->previous = previous;
  if (previous == 0)
    return;
  td_view_load_begin (&self->load, NULL, NULL);
  td_score_book_new_async (self->store, previous, self->load.cancellable, before_read_cb,
                           g_object_ref (self));
}

void
td_score_ranking_show (TdScoreRanking *self, TdStore *store, TdScoreBook *book,
                       TdScoreGridFilter filter, gpointer filter_data)
{
  g_set_object (&self->store, store);
  g_set_object (&self->book, book);
  self->filter = filter;
  self->filter_data = filter_data;
  read_before (self);
  show_scopes (self);
  refresh (self);
}

void
td_score_ranking_set_scope (TdScoreRanking *self, TdScoreScope scope)
{
  self->scope = scope;
  show_scopes (self);
  fill_rows (self);
}

char *
td_score_ranking_dup_text (TdScoreRanking *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TdScoreRankRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\n",
                              row->rank_words ? row->rank_words : "", row->name,
                              row->total ? row->total : "", row->percent ? row->percent : "",
                              row->class_words ? row->class_words : "",
                              row->before ? row->before : "");
    }
  return g_string_free (text, FALSE);
}

/* --- the table --- */

static char *
dup_text (TdTableColumn *column, gpointer item, gpointer offset)
{
  return g_strdup (G_STRUCT_MEMBER (char *, item, GPOINTER_TO_SIZE (offset)));
}

static void
add_column (TdScoreRanking *self, const char *key, const char *title, int width, float xalign,
            gsize offset, guint rank)
{
  TdTableColumn *column = td_table_column_new (key, title, width, dup_text,
                                               GSIZE_TO_POINTER (offset), NULL);

  td_table_column_set_xalign (column, xalign);
  td_table_column_set_sortable (column, FALSE);
  td_table_column_set_rank (column, rank);
  td_table_column_set_expand (column, g_str_equal (key, "name") || g_str_equal (key, "class"));
  td_data_table_append_column (self->table, column);
}

static void
add_columns (TdScoreRanking *self)
{
  add_column (self, "rank", _("Rank"), 56, 1, offsetof (TdScoreRankRow, rank_words), 0);
  add_column (self, "name", C_("score sheet", "Whose"), 200, 0, offsetof (TdScoreRankRow, name),
              0);
  add_column (self, "unit", _("Unit, Cluster"), 170, 0, offsetof (TdScoreRankRow, unit), 5);
  add_column (self, "total", _("Total"), 84, 1, offsetof (TdScoreRankRow, total), 0);
  add_column (self, "max", _("Maximum"), 92, 1, offsetof (TdScoreRankRow, max), 4);
  add_column (self, "percent", _("Share"), 80, 1, offsetof (TdScoreRankRow, percent), 3);
  add_column (self, "scored", _("Scored"), 72, 1, offsetof (TdScoreRankRow, scored), 2);
  add_column (self, "class", _("Class"), 180, 0, offsetof (TdScoreRankRow, class_words), 1);
  add_column (self, "before", _("Round Before"), 90, 1, offsetof (TdScoreRankRow, before), 6);
}

static void
row_changed_cb (TdScoreRanking *self, GtkWidget *widget, GObject *item)
{
  td_widget_set_css_class (widget, "td-muted",
                           item != NULL && !TD_SCORE_RANK_ROW (item)->is_complete);
}

static void
table_activated_cb (TdScoreRanking *self, gint64 id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* --- construction --- */

static void
scope_clicked_cb (GtkWidget *button, TdScoreRanking *self)
{
  for (guint i = 0; i < TD_N_SCOPES; i++)
    if (button == self->scopes[i] && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) &&
        self->scope != (TdScoreScope) i)
      td_score_ranking_set_scope (self, (TdScoreScope) i);
}

static GtkWidget *
make_scopes (TdScoreRanking *self)
{
  const char *const labels[] = { _("Whole Department"), _("By Cluster"), _("By Unit"),
                                 _("By Kind") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < TD_N_SCOPES; i++)
    {
      self->scopes[i] = gtk_toggle_button_new_with_label (labels[i]);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->scopes[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->scopes[0]) : NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scopes[i]), i == 0);
      gtk_widget_add_css_class (self->scopes[i], "td-compact");
      g_signal_connect_object (self->scopes[i], "toggled", G_CALLBACK (scope_clicked_cb), self, 0);
      gtk_box_append (GTK_BOX (box), self->scopes[i]);
    }
  return box;
}

static GtkWidget *
make_note (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_head (TdScoreRanking *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->rule_label = make_note ("td-muted");
  self->before_label = make_note ("td-muted");
  gtk_widget_set_hexpand (self->rule_label, TRUE);
  gtk_box_append (GTK_BOX (box), make_scopes (self));
  gtk_box_append (GTK_BOX (box), self->rule_label);
  gtk_box_append (GTK_BOX (box), self->before_label);
  gtk_widget_add_css_class (box, "score-view-head");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
td_score_ranking_dispose (GObject *object)
{
  TdScoreRanking *self = TD_SCORE_RANKING (object);

  forget_before (self);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  g_clear_object (&self->rows);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_score_ranking_parent_class)->dispose (object);
}

static void
td_score_ranking_class_init (TdScoreRankingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_score_ranking_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_score_ranking_init (TdScoreRanking *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->rows = g_list_store_new (TD_TYPE_SCORE_RANK_ROW);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->table = TD_DATA_TABLE (td_data_table_new ());
  g_object_set (self->table, "ticks", FALSE, "vexpand", TRUE, NULL);
  td_data_table_set_label (self->table, _("Ranking"));
  add_columns (self);
  td_data_table_set_model (self->table, G_LIST_MODEL (self->rows), &td_score_rank_row_funcs);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (table_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-changed", G_CALLBACK (row_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
}
