/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-text.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* Everything of the round in one workbook: what Ctrl+E exports. */
#define WHOLE_EXPORT "ho-so-cham-diem"

G_DEFINE_FINAL_TYPE (TdScoresPage, td_scores_page, TD_TYPE_PAGE)

gboolean
td_scores_page_is_editable (TdScoresPage *self)
{
  return self->book != NULL && !td_score_book_is_closed (self->book) &&
         !td_store_is_read_only (td_page_get_store (TD_PAGE (self)));
}

GtkWindow *
td_scores_page_get_window (TdScoresPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

TdScoreBook *
td_scores_page_get_book (TdScoresPage *self)
{
  return self->book;
}

TdScoreGrid *
td_scores_page_get_grid (TdScoresPage *self)
{
  return self->grid;
}

/* --- what is seen --- */

static const char *
choose_page (TdScoresPage *self)
{
  if (self->load.is_slow || (self->book == NULL && self->round != 0))
    return "loading";
  if (self->shows_sheet)
    return "sheet";
  if (self->book != NULL && !g_str_equal (self->view, "year") &&
      td_score_grid_get_n_rows (self->grid) == 0 && td_scores_page_is_filtered (self))
    return "nothing";
  if (self->book != NULL)
    return "round";
  return self->n_sets == 0 ? "no-set" : "no-round";
}

void
td_scores_page_update_stack (TdScoresPage *self)
{
  const char *name = choose_page (self);

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->views, self->view);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
  gtk_widget_set_visible (self->bar, self->rounds->len > 0 && !self->shows_sheet);
  if (!g_str_equal (name, "round") || !g_str_equal (self->view, "grid"))
    td_split_view_set_reveal (self->split, FALSE);
}

/* Only the view that is seen is brought up to date. */
static void
update_view (TdScoresPage *self)
{
  TdStore *store = td_page_get_store (TD_PAGE (self));

  if (g_str_equal (self->view, "ranking"))
    td_score_ranking_show (self->ranking, store, self->book, td_scores_page_shows_sheet,
                           &self->filter);
  else if (g_str_equal (self->view, "chart"))
    td_score_chart_show (self->chart, self->book, td_scores_page_shows_sheet, &self->filter);
  else if (g_str_equal (self->view, "year"))
    td_score_year_show (self->year, store, self->book);
}

void
td_scores_page_update (TdScoresPage *self)
{
  if (self->book != NULL)
    update_view (self);
  td_scores_page_update_title (self);
  td_scores_page_update_bar (self);
  td_scores_page_update_header (self);
  td_scores_page_update_banners (self);
  td_scores_page_update_stack (self);
  td_scores_page_update_pane (self);
  td_scores_page_update_actions (self);
}

void
td_scores_page_update_sheet (TdScoresPage *self)
{
  update_view (self);
  td_scores_page_update_open (self);
  td_scores_page_update_pane (self);
}

/* --- page --- */

static void
store_changed_cb (TdScoresPage *self, TdChanges *changes)
{
  if (!td_changes_touch (changes, &td_entity_round) &&
      !td_changes_touch (changes, &td_entity_round_seal) &&
      !td_changes_touch (changes, &td_entity_criteria_set))
    return;
  td_scores_page_read_rounds (self);
  /* What could not be shown can be, perhaps; what is shown may be gone. */
  td_scores_page_show_some_round (self);
}

static void
td_scores_page_load (TdPage *page)
{
  TdScoresPage *self = TD_SCORES_PAGE (page);

  g_signal_connect_object (td_page_get_store (page), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  td_scores_page_read_rounds (self);
  td_scores_page_show_some_round (self);
}

static void
td_scores_page_search (TdPage *page, const char *text)
{
  TdScoresPage *self = TD_SCORES_PAGE (page);
  g_autofree char *folded = td_text_fold (text);

  g_strfreev (self->filter.words);
  self->filter.words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  td_scores_page_apply_filter (self);
}

static void
td_scores_page_focus_main (TdPage *page)
{
  TdScoresPage *self = TD_SCORES_PAGE (page);

  self->wants_focus = self->book == NULL;
  if (self->book != NULL && !self->shows_sheet && g_str_equal (self->view, "grid"))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
return_focus_cb (gpointer user_data)
{
  TdScoresPage *self = user_data;

  self->focus_idle = 0;
  if (self->book != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    td_page_focus_main (TD_PAGE (self));
  return G_SOURCE_REMOVE;
}

void
td_scores_page_return_focus (TdScoresPage *self)
{
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (return_focus_cb, self);
}

/* A round, one of its sheets, or a score on it. */
static gboolean
td_scores_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  TdScoresPage *self = TD_SCORES_PAGE (page);
  g_autoptr (TdRecord) record = NULL;
  gint64 round = id;
  guint sheet;

  if (entity != &td_entity_round && entity != &td_entity_sheet)
    return FALSE;
  if (entity == &td_entity_sheet)
    {
      record = td_reader_get (td_store_get_reader (td_page_get_store (page)), entity, id, NULL);
      if (record == NULL || !td_record_get_int (record, "round", &round))
        return FALSE;
    }
  if (self->book == NULL || td_score_book_get_round (self->book) != round)
    {
      self->wanted = entity == &td_entity_sheet ? id : 0;
      td_scores_page_show_round (self, round);
    }
  else if (entity == &td_entity_sheet && td_score_book_find_sheet (self->book, id, &sheet))
    {
      td_scores_page_show_sheet (self, sheet);
    }
  return TRUE;
}

static void
td_scores_page_export_view (TdPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "scores.export", "s", WHOLE_EXPORT);
}

static void
td_scores_page_add (TdPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "scores.new-round", NULL);
}

/* What nobody waits for any more is not read to its end; coming back asks again. */
static void
td_scores_page_unmap (GtkWidget *widget)
{
  td_view_load_stop (&TD_SCORES_PAGE (widget)->load);
  GTK_WIDGET_CLASS (td_scores_page_parent_class)->unmap (widget);
}

static void
td_scores_page_map (GtkWidget *widget)
{
  TdScoresPage *self = TD_SCORES_PAGE (widget);

  GTK_WIDGET_CLASS (td_scores_page_parent_class)->map (widget);
  td_scores_page_show_some_round (self);
}

static void
td_scores_page_dispose (GObject *object)
{
  TdScoresPage *self = TD_SCORES_PAGE (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  td_view_load_stop (&self->load);
  if (self->grid != NULL)
    td_scores_page_drop_book (self);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SCORES_PAGE);
  G_OBJECT_CLASS (td_scores_page_parent_class)->dispose (object);
}

static void
td_scores_page_finalize (GObject *object)
{
  TdScoresPage *self = TD_SCORES_PAGE (object);

  g_ptr_array_unref (self->rounds);
  g_hash_table_unref (self->closed);
  g_strfreev (self->filter.words);
  g_free (self->filter.cluster);
  G_OBJECT_CLASS (td_scores_page_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (TD_TYPE_BOARD_TEXT);
  g_type_ensure (TD_TYPE_BUTTON_CONTENT);
  g_type_ensure (TD_TYPE_DETAILS_PANE);
  g_type_ensure (TD_TYPE_EXPLAIN_VIEW);
  g_type_ensure (TD_TYPE_SCORE_BAR);
  g_type_ensure (TD_TYPE_SCORE_CHART);
  g_type_ensure (TD_TYPE_SCORE_FOOT);
  g_type_ensure (TD_TYPE_SCORE_GRID);
  g_type_ensure (TD_TYPE_SCORE_RANKING);
  g_type_ensure (TD_TYPE_SCORE_YEAR);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
}

static void
td_scores_page_class_init (TdScoresPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  object_class->dispose = td_scores_page_dispose;
  object_class->finalize = td_scores_page_finalize;
  widget_class->map = td_scores_page_map;
  widget_class->unmap = td_scores_page_unmap;
  page_class->load = td_scores_page_load;
  page_class->search = td_scores_page_search;
  page_class->focus_main = td_scores_page_focus_main;
  page_class->show_record = td_scores_page_show_record;
  page_class->export_view = td_scores_page_export_view;
  page_class->add = td_scores_page_add;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-scores-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, views);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, score_bar);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, score_foot);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, ranking);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, year);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, failed_page);
  td_scores_page_class_bind_bar (widget_class);
  td_scores_page_class_bind_banners (widget_class);
  td_scores_page_class_bind_pane (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "scores.toggle-pane", NULL);
}

static void
td_scores_page_init (TdScoresPage *self)
{
  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  self->closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter.state = -1;
  self->view = "grid";
  gtk_widget_init_template (GTK_WIDGET (self));
  td_scores_page_init_actions (self);
  td_scores_page_make_header (self);
  td_scores_page_make_sheet (self);
  g_object_set (self,
                "title", _("Scoring"),
                "icon-name", "td-scores-symbolic",
                "page-name", "scores",
                "search-placeholder", _("Find unit or person… (Ctrl+F)"),
                "header-start", self->header_start,
                "header-end", self->header_end,
                NULL);
  td_scores_page_update_header (self);
}
