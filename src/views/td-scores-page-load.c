/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-rounds.h"

/* --- the rounds --- */

static void
read_closed (TdScoresPage *self, TdReader *reader)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_round_seal);
  g_autoptr (GPtrArray) seals = NULL;

  g_hash_table_remove_all (self->closed);
  td_query_filter_text (query, "reopened_at", TD_FILTER_LACKS, NULL);
  seals = td_reader_list (reader, query, NULL);
  for (guint i = 0; seals != NULL && i < seals->len; i++)
    {
      gint64 *id = g_new (gint64, 1);

      *id = td_record_get_int_or (seals->pdata[i], "round", 0);
      g_hash_table_add (self->closed, id);
    }
}

void
td_scores_page_read_rounds (TdScoresPage *self)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (self)));
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (TdQuery) sets = td_criteria_set_query ();
  g_autoptr (GPtrArray) rounds = td_reader_list (reader, query, NULL);

  self->n_sets = MAX (td_reader_count (reader, sets, NULL), 0);
  g_ptr_array_set_size (self->rounds, 0);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    g_ptr_array_add (self->rounds, g_object_ref (rounds->pdata[i]));
  read_closed (self, reader);
}

static gboolean
has_round (TdScoresPage *self, gint64 round)
{
  for (guint i = 0; i < self->rounds->len; i++)
    if (td_record_get_id (self->rounds->pdata[i]) == round)
      return TRUE;
  return FALSE;
}

void
td_scores_page_show_some_round (TdScoresPage *self)
{
  gint64 round = self->round;

  if (round == 0 || !has_round (self, round))
    round = self->rounds->len > 0 ? td_record_get_id (self->rounds->pdata[0]) : 0;
  if (round == 0)
    {
      td_view_load_stop (&self->load);
      td_scores_page_drop_book (self);
      self->round = 0;
    }
  if (round != 0 && self->load.cancellable == NULL &&
      (self->book == NULL || td_score_book_get_round (self->book) != round))
    td_scores_page_show_round (self, round);
  else
    td_scores_page_update (self);
}

/* --- one round --- */

static void
book_changed_cb (TdScoresPage *self, guint sheet)
{
  if (sheet == TD_BOOK_ALL)
    td_scores_page_update (self);
  else
    td_scores_page_update_sheet (self);
}

void
td_scores_page_drop_book (TdScoresPage *self)
{
  if (self->book == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->book, book_changed_cb, self);
  self->wants_focus |= self->shows_sheet;
  td_scores_page_forget_sheet (self);
  td_score_grid_set_book (self->grid, NULL, NULL);
  td_score_ranking_show (self->ranking, NULL, NULL, NULL, NULL);
  td_score_chart_show (self->chart, NULL, NULL, NULL);
  td_score_year_show (self->year, NULL, NULL);
  g_clear_object (&self->book);
}

/* Where most sheets stand: the units' own scores until they came, then the office's,
 * then the council's. */
static TdLayer
choose_layer (TdScoreBook *book)
{
  guint counts[TD_N_LAYERS] = { 0 };
  guint n = td_score_book_get_n_sheets (book);

  for (guint i = 0; i < n; i++)
    {
      TdSheetState state = td_score_book_get_sheet (book, i)->state;

      if (state == TD_SHEET_NOT_SENT || state == TD_SHEET_SELF)
        counts[TD_LAYER_SELF]++;
      else if (state == TD_SHEET_COUNCIL || state == TD_SHEET_CLOSED)
        counts[TD_LAYER_COUNCIL]++;
      else
        counts[TD_LAYER_APPRAISED]++;
    }
  if (counts[TD_LAYER_COUNCIL] * 2 > n)
    return TD_LAYER_COUNCIL;
  return counts[TD_LAYER_SELF] * 2 > n ? TD_LAYER_SELF : TD_LAYER_APPRAISED;
}

static void
show_wanted (TdScoresPage *self)
{
  guint sheet;

  if (self->wanted != 0 && td_score_book_find_sheet (self->book, self->wanted, &sheet))
    td_scores_page_show_sheet (self, sheet);
  else if (self->wants_focus)
    td_page_focus_main (TD_PAGE (self));
  self->wanted = 0;
}

static void
take_book (TdScoresPage *self, TdScoreBook *book)
{
  td_scores_page_drop_book (self);
  self->book = g_object_ref (book);
  if (!self->has_layer)
    self->filter.layer = choose_layer (book);
  if (g_str_equal (self->view, "year") &&
      !g_strcmp0 (td_record_get_text (td_score_book_get_record (book), "rollup"), "none"))
    self->view = "grid";
  td_score_grid_set_layer (self->grid, self->filter.layer);
  td_score_grid_set_book (self->grid, td_page_get_store (TD_PAGE (self)), book);
  td_scores_page_update_filter (self);
  /* After the grid's own handler: what is counted of its rows is right by then. */
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  td_scores_page_update (self);
  show_wanted (self);
}

static void
show_failure (TdScoresPage *self, const GError *error)
{
  td_scores_page_drop_book (self);
  td_scores_page_update (self);
  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* The round of before gives way to the spinner, but not for an instant. */
static void
slow_cb (gpointer page)
{
  td_scores_page_update_stack (page);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdScoresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdScoreBook) book = td_score_book_new_finish (result, &error);

  if (!td_view_load_finish (&self->load, result))
    return;
  if (book != NULL)
    take_book (self, book);
  else
    show_failure (self, error);
}

void
td_scores_page_show_round (TdScoresPage *self, gint64 round)
{
  td_view_load_begin (&self->load, self->book != NULL ? slow_cb : NULL, self);
  self->round = round;
  if (self->book == NULL)
    td_scores_page_update_stack (self);
  td_score_book_new_async (td_page_get_store (TD_PAGE (self)), round, self->load.cancellable,
                           loaded_cb, g_object_ref (self));
}
