/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-error.h"
#include "td-export-run.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* --- what is seen --- */

static void
round_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TdScoresPage *self = user_data;
  gint64 round = g_variant_get_int64 (state);

  if (round != self->round)
    {
      td_scores_page_show_round (self, round);
      self->wants_focus = TRUE;
    }
  else
    {
      td_scores_page_return_focus (self);
    }
}

static void
layer_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (!td_layer_read (g_variant_get_string (state, NULL), &self->filter.layer))
    return;
  self->has_layer = TRUE;
  td_score_grid_set_layer (self->grid, self->filter.layer);
  td_scores_page_apply_filter (self);
  td_scores_page_return_focus (self);
}

static void
view_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TdScoresPage *self = user_data;

  self->view = g_intern_string (g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
  td_scores_page_update (self);
}

static void
filter_state_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TdScoresPage *self = user_data;
  TdSheetState state;

  self->filter.state = td_sheet_state_read (g_variant_get_string (value, NULL), &state)
                       ? (int) state : -1;
  td_scores_page_apply_filter (self);
  td_scores_page_return_focus (self);
}

static void
filter_cluster_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TdScoresPage *self = user_data;
  const char *cluster = g_variant_get_string (value, NULL);

  g_free (self->filter.cluster);
  self->filter.cluster = *cluster == '=' ? g_strdup (cluster + 1) : NULL;
  td_scores_page_apply_filter (self);
  td_scores_page_return_focus (self);
}

static void
open_only_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  TdScoresPage *self = user_data;

  self->filter.open_only = g_variant_get_boolean (value);
  td_scores_page_apply_filter (self);
  td_scores_page_return_focus (self);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  self->filter.state = -1;
  self->filter.open_only = FALSE;
  g_clear_pointer (&self->filter.cluster, g_free);
  td_page_set_search_text (TD_PAGE (self), "");
  td_scores_page_apply_filter (self);
  td_scores_page_return_focus (self);
}

static void
go_to_open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (!td_score_grid_go_to_open (self->grid))
    td_shell_toast (GTK_WIDGET (self), _("No cell that could be scored is open in this layer."));
}

/* --- the rest --- */

static void
why_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_scores_page_explain (user_data);
}

static void
toggle_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_scores_page_toggle_pane (user_data);
}

static void
close_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_scores_page_close_pane (user_data);
}

/* An export of one sheet is of the current one. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  const TdExportInfo *info = td_export_find (name);
  TdExportParams params = { 0 };
  guint sheet;
  guint criterion;

  if (self->book == NULL || info == NULL)
    return;
  params.round = td_score_book_get_round (self->book);
  params.date = td_date_today ();
  if ((info->needs & TD_EXPORT_NEEDS_SHEET) != 0)
    {
      if (!td_score_grid_get_current (self->grid, &sheet, &criterion))
        {
          td_shell_toast (GTK_WIDGET (self),
                          _("Choose the unit or the person in the table first."));
          return;
        }
      params.sheet = td_score_book_get_sheet (self->book, sheet)->id;
    }
  td_export_run (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), name, &params);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  td_scores_page_read_rounds (self);
  if (self->round != 0)
    td_scores_page_show_round (self, self->round);
}

static const GActionEntry entries[] = {
  { "round", NULL, "x", "int64 0", round_cb },
  { "layer", NULL, "s", "'self'", layer_cb },
  { "view", NULL, "s", "'grid'", view_cb },
  { "filter-state", NULL, "s", "''", filter_state_cb },
  { "filter-cluster", NULL, "s", "''", filter_cluster_cb },
  { "open-only", NULL, NULL, "false", open_only_cb },
  { "clear-filters", clear_filters_cb },
  { "go-to-open", go_to_open_cb },
  { "why", why_cb },
  { "toggle-pane", toggle_pane_cb },
  { "close-pane", close_pane_cb },
  { "export", export_cb, "s" },
  { "reload", reload_cb },
};

void
td_scores_page_init_actions (TdScoresPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  td_scores_page_add_sheet_actions (self);
  td_scores_page_add_round_actions (self);
  td_scores_page_add_form_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scores", G_ACTION_GROUP (self->actions));
}

void
td_scores_page_set_enabled (TdScoresPage *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), action)), enabled);
}

static void
set_action_state (TdScoresPage *self, const char *action, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (
                               G_ACTION_MAP (self->actions), action)), state);
}

void
td_scores_page_update_actions (TdScoresPage *self)
{
  static const char *const edits[] = {
    "edit-round", "refresh-subjects", "take-set", "remove-round", "set-state",
    "set-state-of-all", "take-over", "take-over-all", "set-cluster", "set-cluster-of-all",
    "issue", "issue-returns", "receive", "close",
  };
  static const char *const views[] = {
    "layer", "view", "filter-state", "filter-cluster", "open-only", "go-to-open", "why",
    "toggle-pane", "export",
  };
  gboolean writable = !td_store_is_read_only (td_page_get_store (TD_PAGE (self)));
  gboolean closed = self->book != NULL && td_score_book_is_closed (self->book);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    td_scores_page_set_enabled (self, edits[i], td_scores_page_is_editable (self));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    td_scores_page_set_enabled (self, views[i], self->book != NULL);
  td_scores_page_set_enabled (self, "new-round", writable && self->n_sets > 0);
  td_scores_page_set_enabled (self, "reopen", writable && closed);
  td_scores_page_set_enabled (self, "verify", closed);
  td_scores_page_set_enabled (self, "feed-year", writable && self->book != NULL);
  set_action_state (self, "round", g_variant_new_int64 (self->round));
  set_action_state (self, "view", g_variant_new_string (self->view));
  set_action_state (self, "layer", g_variant_new_string (td_layer_code (self->filter.layer)));
}
